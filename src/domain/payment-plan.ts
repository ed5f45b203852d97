import type { LocalDate } from "./calendar.ts";
import type { InvoiceId, PlanId } from "./ids.ts";
import type { Money } from "./money.ts";

export type PlanRhythm = "week" | "fortnight" | "month";

/** `n` counts from 1; a deposit is number 0. */
export type Instalment = { n: number; dueOn: LocalDate; amount: Money; toldMissedOn?: LocalDate };

export type PlanEnding = "declined" | "withdrawn" | "broken" | "kept";

/** An invoice's balance, spread over instalments that sum to it. */
export type PaymentPlan = {
  id: PlanId;
  invoice: InvoiceId;
  total: Money;
  every: PlanRhythm;
  /** In the order of their days. */
  instalments: readonly Instalment[];
  offeredOn: LocalDate;
  acceptedOn?: LocalDate;
  ended?: { on: LocalDate; ending: PlanEnding };
};
