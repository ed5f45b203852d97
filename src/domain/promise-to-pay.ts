import type { LocalDate } from "./calendar.ts";
import type { InvoiceId, PromiseId } from "./ids.ts";
import type { Money } from "./money.ts";

/** `replaced`: a later promise took its place. `withdrawn`: it was noted by mistake, or taken back. */
export type PromiseEnding = "kept" | "kept-in-part" | "broken" | "replaced" | "withdrawn";

/** What a client has said they will pay, and by when. */
export type PromiseToPay = {
  id: PromiseId;
  invoice: InvoiceId;
  madeOn: LocalDate;
  promisedFor: LocalDate;
  amount: Money;
  /** Set once, when the team was told how it came out. */
  ended?: { on: LocalDate; ending: PromiseEnding };
};
