import type { LocalDate } from "./calendar.ts";
import type { DisputeId, InvoiceId } from "./ids.ts";
import { balanceOf, type Entry, type Invoice } from "./invoice.ts";
import { least, type Money, subtract, zero } from "./money.ts";

/** How an argument about an invoice ended. */
export type Resolution = "credit" | "rework" | "rejected";

export const RESOLUTIONS: readonly Resolution[] = ["credit", "rework", "rejected"];

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

/** An invoice with what is booked on it and the dispute that is open about it. */
export type Disputable = {
  invoice: Pick<Invoice, "total">;
  entries: readonly Pick<Entry, "effect">[];
  dispute?: Dispute;
};

/**
 * What of the balance is argued about: all of it, or the part that was named, but never more than is still
 * open. Nothing once the dispute is resolved, or the invoice closed.
 */
export function disputedBalance({ invoice, entries, dispute }: Disputable): Money {
  const balance = balanceOf(invoice, entries);
  if (!dispute || dispute.resolved || balance.minor <= 0n) return zero(balance.currency);
  return dispute.amount ? least(dispute.amount, balance) : balance;
}

/** What may be asked for: the balance without what is argued about. Never below zero. */
export function chasedBalance(found: Disputable): Money {
  const balance = balanceOf(found.invoice, found.entries);
  return balance.minor <= 0n ? zero(balance.currency) : subtract(balance, disputedBalance(found));
}
