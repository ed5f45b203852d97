import type { InvoiceId } from "./ids.ts";
import { least, type Money, subtract } from "./money.ts";

/** What an invoice can take: its balance, in the order in which payments go to it. */
export type Payable = { invoice: InvoiceId; balance: Money };

export type Allocation = { parts: { invoice: InvoiceId; amount: Money }[]; rest: Money };

/**
 * Spreads a payment over invoices in the order given, none above its balance. `rest` is what no invoice
 * could take. Parts and rest add up to the payment exactly; parts of nothing are left out.
 */
export function allocate(payment: Money, payables: readonly Payable[]): Allocation {
  let rest = payment;
  const parts: Allocation["parts"] = [];
  for (const { invoice, balance } of payables) {
    if (rest.minor <= 0n) break;
    if (balance.minor <= 0n) continue;
    const amount = least(rest, balance);
    parts.push({ invoice, amount });
    rest = subtract(rest, amount);
  }
  return { parts, rest };
}
