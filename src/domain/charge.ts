import type { LocalDate } from "./calendar.ts";

/**
 * How a charge was worked out, frozen when it was applied: what invoice, notice and evidence show line by line.
 * Amounts are decimal texts in the invoice's currency, rates percent as decimal text.
 */
export type ChargeWorking = {
  /** The clause or the statute, in one line for people. */
  rule: string;
  /** One period after the other. `base` is the principal open in it; `rate` is a year's for interest. */
  periods: readonly {
    from: LocalDate;
    until: LocalDate;
    days: number;
    base: string;
    rate?: string;
    amount: string;
  }[];
  source?: string;
  asOf?: string;
  confidence?: "high" | "medium" | "low";
};
