import { chasedBalance, type Dispute } from "../domain/dispute.ts";
import { type InvoiceId, newId } from "../domain/ids.ts";
import type { Invoice } from "../domain/invoice.ts";
import { type Money, toDecimal } from "../domain/money.ts";
import { openState, whyNoSum } from "../domain/open-invoice.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import type { PromiseToPay } from "../domain/promise-to-pay.ts";
import { NO_INVOICE, type Refusal } from "../domain/refusal.ts";
import { insertDispute } from "../store/agreements.ts";
import { findInvoice, type LedgerInvoice } from "../store/invoices.ts";
import { endAsksOf } from "./answer-ask.ts";
import { change, type Ledger, type Who } from "./change.ts";
import type { Desk } from "./desk.ts";
import { closePromise } from "./judge-agreements.ts";
import { ledgerChanged } from "./ledger-changed.ts";

export type DisputeAsked = {
  invoice: InvoiceId;
  reason: string;
  /** What of it is argued about; the whole invoice if left out. */
  amount?: Money;
};

export type Disputed = {
  invoice: Invoice;
  dispute: Dispute;
  /** What is still asked for. */
  chased: Money;
  /** The promise to pay that it has overtaken. */
  overtaken?: PromiseToPay;
};

/**
 * Notes that the client says something is wrong with an invoice. What is argued about is out of the chase until
 * that is resolved, and stays in every report; letters that ask for it and have not gone out are withdrawn.
 */
export function disputeInvoice(
  desk: Pick<Desk, "db" | "clock">,
  who: Who,
  asked: DisputeAsked,
): Promise<Outcome<Disputed>> {
  return change(desk, who, (ledger) => bookDispute(ledger, asked));
}

/** The same, as a part of another change. */
export async function bookDispute(ledger: Ledger, asked: DisputeAsked): Promise<Outcome<Disputed>> {
  const { tx, ws, today, now } = ledger;
  const found = await findInvoice(tx, ws, asked.invoice);
  if (!found) return refuse(NO_INVOICE);
  const unfit = whyNotDisputed(found, asked, ledger);
  if (unfit) return refuse(unfit);
  const { invoice } = found;
  const { reason, amount } = asked;
  const dispute: Dispute = {
    id: newId(),
    invoice: invoice.id,
    openedOn: today,
    reason,
    ...(amount ? { amount } : {}),
  };
  await insertDispute(tx, ws, { ...dispute, currency: invoice.currency }, now);
  record(ledger, invoice, dispute);
  await endAsksOf(ledger, invoice, ["dispute"]);
  const chased = chasedBalance({ ...found, dispute });
  const overtaken = await overtakePromise(ledger, found, chased);
  await ledgerChanged(ledger, invoice.client, [invoice.id], `${invoice.number} is in dispute`);
  return done({ invoice, dispute, chased, ...(overtaken ? { overtaken } : {}) });
}

function whyNotDisputed(
  found: LedgerInvoice,
  { amount }: DisputeAsked,
  { today }: Ledger,
): Refusal | undefined {
  const state = openState(found, today);
  if (!state.ok) return state.refusal;
  const { invoice, dispute } = found;
  const { number } = invoice;
  if (dispute) {
    return { kind: "agreement", no: { kind: "in-dispute", invoice: number, since: dispute.openedOn } };
  }
  if (!amount) return undefined;
  const noSum = whyNoSum(invoice, amount, "What is in dispute");
  if (noSum) return noSum;
  const open = state.value.balance;
  if (amount.minor <= open.minor) return undefined;
  return {
    kind: "agreement",
    no: { kind: "disputed-above-open", invoice: number, open, offered: amount },
  };
}

/** Who now argues about all of it will not pay it on the day, which is no broken promise. */
async function overtakePromise(
  ledger: Ledger,
  { invoice, promise }: LedgerInvoice,
  chased: Money,
): Promise<PromiseToPay | undefined> {
  if (!promise || chased.minor > 0n) return undefined;
  await closePromise(ledger, invoice, promise, "withdrawn", { why: "it is in dispute" });
  return promise;
}

function record(ledger: Ledger, { id, client, currency }: Invoice, { reason, amount }: Dispute): void {
  ledger.record({
    kind: "dispute-opened",
    client,
    invoice: id,
    data: { currency, amount: amount ? toDecimal(amount) : null, reason },
  });
}
