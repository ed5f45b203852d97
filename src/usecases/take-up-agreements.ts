import { type BusinessDays, formatShortDate } from "../domain/calendar.ts";
import type { InvoiceId } from "../domain/ids.ts";
import { stateOf } from "../domain/invoice.ts";
import { toDecimal } from "../domain/money.ts";
import { type PaymentPlan, planProgress } from "../domain/payment-plan.ts";
import { type PromiseToPay, standingOf } from "../domain/promise-to-pay.ts";
import { plansOf, promisesOf, resumePlan, resumePromise } from "../store/agreements.ts";
import { findClient } from "../store/clients.ts";
import { findInvoices, type LedgerInvoice } from "../store/invoices.ts";
import { businessDaysFor } from "./business-days.ts";
import type { Ledger } from "./change.ts";
import { localeOf } from "./invoice-document.ts";

/**
 * Takes up again what had been kept by money or credit that is booked back now: a payment plan or a promise that
 * is not kept any more runs on, as if it had never come, so that nobody is chased over a slip that was undone.
 * What time has decided meanwhile is judged at the next look. To be called after booking back and before
 * `ledgerChanged`. Where something else was agreed since, that stands.
 */
export async function takeUpKept(ledger: Ledger, ids: readonly InvoiceId[]): Promise<void> {
  for (const found of await findInvoices(ledger.tx, ledger.ws, ids)) {
    const { invoice, entries, plan, promise } = found;
    if (plan || promise || stateOf(invoice, entries, ledger.today).kind !== "open") continue;
    const client = await findClient(ledger.tx, ledger.ws, invoice.client);
    const isBusinessDay = businessDaysFor(ledger.workspace, client);
    if (!(await takeUpPlan(ledger, found, isBusinessDay))) await takeUpPromise(ledger, found, isBusinessDay);
  }
}

async function takeUpPlan(
  ledger: Ledger,
  found: LedgerInvoice,
  isBusinessDay: BusinessDays,
): Promise<boolean> {
  const { tx, ws, today } = ledger;
  const { id: invoice, client, number } = found.invoice;
  const [last] = await plansOf(tx, ws, invoice);
  if (last?.ended?.ending !== "kept") return false;
  const { ended: _, ...plan }: PaymentPlan = last;
  if (planProgress(plan, found, today, isBusinessDay).state === "kept") return false;
  await resumePlan(tx, ws, plan.id);
  const data = { plan: plan.id, total: toDecimal(plan.total), currency: plan.total.currency };
  ledger.record({ kind: "plan-taken-up", client, invoice, data });
  const sentence = `${number}: the payment plan is not kept any more and runs on.`;
  ledger.tell({ invoice, number, client, what: "payment-plan", sentence });
  return true;
}

async function takeUpPromise(
  ledger: Ledger,
  found: LedgerInvoice,
  isBusinessDay: BusinessDays,
): Promise<void> {
  const { tx, ws, today, workspace } = ledger;
  const { id: invoice, client, number } = found.invoice;
  const [last] = await promisesOf(tx, ws, invoice);
  if (last?.ended?.ending !== "kept") return;
  const { ended: _, ...promise }: PromiseToPay = last;
  const { kind } = standingOf(promise, found, today, isBusinessDay);
  if (kind === "kept" || kind === "void") return;
  await resumePromise(tx, ws, promise.id);
  const { amount, promisedFor: on } = promise;
  const data = { amount: toDecimal(amount), currency: amount.currency, on };
  ledger.record({ kind: "promise-taken-up", client, invoice, data });
  const day = formatShortDate(on, localeOf(workspace.language, workspace.country));
  const sentence = `${number}: the promise for ${day} is not kept any more and counts again.`;
  ledger.tell({ invoice, number, client, what: "promise-taken-up", sentence });
}
