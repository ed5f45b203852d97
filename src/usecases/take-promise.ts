import { daysBetween, type LocalDate, nextBusinessDay } from "../domain/calendar.ts";
import { chasedBalance } from "../domain/dispute.ts";
import { type InvoiceId, newId } from "../domain/ids.ts";
import type { Invoice } from "../domain/invoice.ts";
import { type Money, subtract, toDecimal } from "../domain/money.ts";
import { openState, whyNoSum } from "../domain/open-invoice.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import { judgedOn, type PromiseToPay } from "../domain/promise-to-pay.ts";
import { NO_INVOICE, type Refusal } from "../domain/refusal.ts";
import { insertPromise } from "../store/agreements.ts";
import { findClient } from "../store/clients.ts";
import { findInvoice, type LedgerInvoice } from "../store/invoices.ts";
import { businessDaysFor } from "./business-days.ts";
import { change, type Ledger, type Who } from "./change.ts";
import type { Desk } from "./desk.ts";
import { closePromise, judgePromise } from "./judge-agreements.ts";
import { ledgerChanged } from "./ledger-changed.ts";

export type PromiseAsked = {
  invoice: InvoiceId;
  on: LocalDate;
  /** Left out: all that may be asked for. */
  amount?: Money;
  /** Says that a day far away is meant. */
  agreed?: boolean;
};

export type PromiseNoted = {
  invoice: Invoice;
  promise: PromiseToPay;
  /** What is open beside it, on which nothing is said until the day has passed either. */
  rest: Money;
  /** The morning on which the team is told how it came out, if it was not kept before. */
  toldOn: LocalDate;
  /** The promise that this one takes the place of. */
  replaced?: PromiseToPay;
};

/**
 * A promise silences the chase until its day. That may well be two months; beyond it a slip of the year or the
 * month is as likely, or what is meant are new terms, so a person says once that it is meant.
 */
const FAR_DAYS = 60;

/**
 * Notes what a client has said they will pay, and by when. A new promise takes the place of the one before.
 * The same one again changes nothing, so that what has come in since goes on counting.
 */
export function takePromise(
  desk: Pick<Desk, "db" | "clock">,
  who: Who,
  asked: PromiseAsked,
): Promise<Outcome<PromiseNoted>> {
  return change(desk, who, (ledger) => bookPromise(ledger, asked));
}

/** The same, as a part of another change. */
export async function bookPromise(ledger: Ledger, asked: PromiseAsked): Promise<Outcome<PromiseNoted>> {
  const found = await findInvoice(ledger.tx, ledger.ws, asked.invoice);
  if (!found) return refuse(NO_INVOICE);
  const unfit = whyNotPromised(found, asked, ledger);
  if (unfit) return refuse(unfit);
  const open = chasedBalance(found);
  const amount = asked.amount ?? open;
  const rest = subtract(open, amount);
  const { invoice, promise: before } = found;
  const client = await findClient(ledger.tx, ledger.ws, invoice.client);
  if (!client) throw new Error("an invoice without a client");
  const isBusinessDay = businessDaysFor(ledger.workspace, client);
  const toldOn = nextBusinessDay(judgedOn({ promisedFor: asked.on }, isBusinessDay), isBusinessDay);
  const told = await judgePromise(ledger, found, client);
  if (told) ledger.tell(told);
  if (before && !told && before.promisedFor === asked.on && before.amount.minor === amount.minor) {
    return done({ invoice, promise: before, rest, toldOn });
  }
  const replaced = told ? undefined : before;
  if (replaced) await closePromise(ledger, invoice, replaced, "replaced", { by: asked.on });
  const promise = await note(ledger, invoice, asked.on, amount);
  await ledgerChanged(ledger, invoice.client, [invoice.id], `${invoice.number} was promised`);
  return done({ invoice, promise, rest, toldOn, ...(replaced ? { replaced } : {}) });
}

function whyNotPromised(
  found: LedgerInvoice,
  { on, amount, agreed }: PromiseAsked,
  { today }: Ledger,
): Refusal | undefined {
  const state = openState(found, today);
  if (!state.ok) return state.refusal;
  const { invoice, dispute, plan } = found;
  const { number } = invoice;
  const open = chasedBalance(found);
  if (dispute && open.minor <= 0n) {
    return { kind: "agreement", no: { kind: "in-dispute", invoice: number, since: dispute.openedOn } };
  }
  if (plan?.acceptedOn) return { kind: "agreement", no: { kind: "plan-runs", invoice: number } };
  if (on < today) return { kind: "agreement", no: { kind: "promise-in-past", invoice: number, on } };
  const days = daysBetween(today, on);
  if (days > FAR_DAYS && !agreed) {
    return { kind: "agreement", no: { kind: "promise-far", invoice: number, on, days } };
  }
  return amount && whyNotThatMuch(invoice, open, amount);
}

function whyNotThatMuch(invoice: Invoice, open: Money, offered: Money): Refusal | undefined {
  const noSum = whyNoSum(invoice, offered, "A promise");
  if (noSum || offered.minor <= open.minor) return noSum;
  return { kind: "agreement", no: { kind: "promised-above-open", invoice: invoice.number, open, offered } };
}

async function note(
  ledger: Ledger,
  invoice: Invoice,
  promisedFor: LocalDate,
  amount: Money,
): Promise<PromiseToPay> {
  const { tx, ws, today, now } = ledger;
  const promise: PromiseToPay = { id: newId(), invoice: invoice.id, madeOn: today, promisedFor, amount };
  await insertPromise(tx, ws, promise, now);
  ledger.record({
    kind: "promise-made",
    client: invoice.client,
    invoice: invoice.id,
    data: { amount: toDecimal(amount), currency: amount.currency, on: promisedFor },
  });
  return promise;
}

/** Takes a promise back that was noted by mistake, or that the client no longer stands by. */
export function withdrawPromise(
  desk: Pick<Desk, "db" | "clock">,
  who: Who,
  id: InvoiceId,
): Promise<Outcome<{ invoice: Invoice; promise: PromiseToPay }>> {
  return change(desk, who, async (ledger) => {
    const found = await findInvoice(ledger.tx, ledger.ws, id);
    if (!found) return refuse(NO_INVOICE);
    const { invoice, promise } = found;
    if (!promise) return refuse({ kind: "agreement", no: { kind: "no-promise", invoice: invoice.number } });
    await closePromise(ledger, invoice, promise, "withdrawn");
    await ledgerChanged(ledger, invoice.client, [], `the promise for ${invoice.number} was withdrawn`);
    return done({ invoice, promise });
  });
}
