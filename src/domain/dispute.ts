import type { LocalDate } from "./calendar.ts";
import type { DisputeId, InvoiceId } from "./ids.ts";
import type { Money } from "./money.ts";

/** How an argument about an invoice ended. */
export type Resolution = "credit" | "rework" | "rejected";

/** What a client says is wrong with an invoice. While it is open, what it covers is not chased. */
export type Dispute = {
  id: DisputeId;
  invoice: InvoiceId;
  openedOn: LocalDate;
  /** What of the invoice it covers; the whole of it where absent. */
  amount?: Money;
  reason: string;
  resolved?: { on: LocalDate; resolution: Resolution; text?: string };
};
