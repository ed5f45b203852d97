import type { LocalDate } from "../domain/calendar.ts";
import { balanceOf, type Invoice, type InvoiceState, stateOf } from "../domain/invoice.ts";
import type { LiveAgreements } from "../domain/live-agreements.ts";
import type { Money } from "../domain/money.ts";
import { isLapsed } from "../domain/payment-plan.ts";
import type { LedgerInvoice } from "../store/invoices.ts";

/** An invoice in one line of a list. */
export type ReceivableRow = {
  invoice: Invoice;
  client: string;
  state: InvoiceState;
  balance: Money;
  /** What is argued, promised or planned about it now. */
  agreed: LiveAgreements;
};

export function rowOf(found: LedgerInvoice, client: string, today: LocalDate): ReceivableRow {
  const { invoice, entries, ...agreed } = found;
  const [state, balance] = [stateOf(invoice, entries, today), balanceOf(invoice, entries)];
  return { invoice, client, state, balance, agreed: liveOnly(agreed, today) };
}

function liveOnly({ dispute, promise, plan }: LiveAgreements, today: LocalDate): LiveAgreements {
  // An offer that nobody can accept any more is nothing to wait for.
  return {
    ...(dispute ? { dispute } : {}),
    ...(promise ? { promise } : {}),
    ...(plan && !isLapsed(plan, today) ? { plan } : {}),
  };
}
