import { formatShortDate, weekdays } from "../domain/calendar.ts";
import type { ClientId, InvoiceId } from "../domain/ids.ts";
import { balanceOf, type Invoice } from "../domain/invoice.ts";
import { formatMoney, type Money, toDecimal } from "../domain/money.ts";
import {
  lastDayOf,
  type PromiseEnding,
  type PromiseStanding,
  type PromiseToPay,
  standingOf,
} from "../domain/promise-to-pay.ts";
import { agreedInvoicesOf, endPromise } from "../store/agreements.ts";
import { findClient } from "../store/clients.ts";
import { findInvoices, type LedgerInvoice } from "../store/invoices.ts";
import type { Ledger } from "./change.ts";
import { localeOf } from "./invoice-document.ts";
import { isPlanPaid, judgePlan } from "./judge-plan.ts";
import type { News } from "./news.ts";

/**
 * Holds all that a client has promised or agreed on against what has come in, writes what has come of it, and
 * gives back what the team is told of. Each outcome is written when it is given, so that a second process, or
 * the next look, gives nothing. To be followed by `planClient`.
 */
export async function judgeAgreements(ledger: Ledger, client: ClientId): Promise<News[]> {
  const agreed = await agreedInvoicesOf(ledger.tx, ledger.ws, client);
  return judgeEach(ledger, await findInvoices(ledger.tx, ledger.ws, agreed));
}

/**
 * The same for invoices on which something was just booked: what that has settled is told at once. What only
 * time decides is left to the morning's look, which tells the team, unless there will be none.
 */
export async function judgeBooked(ledger: Ledger, booked: readonly InvoiceId[]): Promise<News[]> {
  const found = await findInvoices(ledger.tx, ledger.ws, booked);
  return judgeEach(
    ledger,
    found.filter((f) => isClosed(f) || isPlanPaid(ledger, f) || promiseStanding(ledger, f)?.kind === "kept"),
  );
}

async function judgeEach(ledger: Ledger, found: readonly LedgerInvoice[]): Promise<News[]> {
  const news: News[] = [];
  for (const each of found) {
    const promise = await judgePromise(ledger, each);
    if (promise) news.push(promise);
    const { id, number } = each.invoice;
    for (const sentence of await judgePlan(ledger, each)) {
      news.push({ invoice: id, number, what: "payment-plan", sentence });
    }
  }
  return news;
}

function isClosed({ invoice, entries }: LedgerInvoice): boolean {
  return balanceOf(invoice, entries).minor <= 0n;
}

/** How the live promise stands by now; `undefined` where there is none. */
function promiseStanding(
  { today }: Pick<Ledger, "today">,
  found: LedgerInvoice,
): PromiseStanding | undefined {
  return found.promise && standingOf(found.promise, found, today, weekdays);
}

/** Ends a promise that has come out by now; one that still runs is left alone. */
export async function judgePromise(ledger: Ledger, found: LedgerInvoice): Promise<News | undefined> {
  const { invoice, promise } = found;
  const standing = promiseStanding(ledger, found);
  if (!promise || !standing || standing.kind === "running") return undefined;
  if (standing.kind === "void") {
    await closePromise(ledger, invoice, promise, "withdrawn", { why: "nothing of it is owed any more" });
    return undefined;
  }
  const { kind, promised, received } = standing;
  const data = { promised: toDecimal(promised), received: toDecimal(received) };
  await closePromise(ledger, invoice, promise, kind, data);
  const name = (await findClient(ledger.tx, ledger.ws, invoice.client))?.name ?? "The client";
  const sentence = sentenceFor(ledger, name, found, promise, standing);
  return { invoice: invoice.id, number: invoice.number, what: `promise-${kind}`, sentence };
}

/** Writes how a promise ended, once, and that it did into the timeline. */
export async function closePromise(
  ledger: Ledger,
  invoice: Invoice,
  promise: PromiseToPay,
  ending: PromiseEnding,
  data: Record<string, string> = {},
): Promise<void> {
  await endPromise(ledger.tx, ledger.ws, promise.id, { on: ledger.today, ending });
  ledger.record({
    kind: `promise-${ending}`,
    client: invoice.client,
    invoice: invoice.id,
    data: {
      amount: toDecimal(promise.amount),
      currency: promise.amount.currency,
      on: promise.promisedFor,
      ...data,
    },
  });
}

function sentenceFor(
  { workspace }: Ledger,
  name: string,
  { invoice, entries }: LedgerInvoice,
  promise: PromiseToPay,
  { kind, promised, received }: PromiseStanding,
): string {
  const locale = localeOf(workspace.language, workspace.country);
  const money = (amount: Money) => formatMoney(amount, locale);
  const { number } = invoice;
  const balance = balanceOf(invoice, entries);
  const left = balance.minor > 0n ? `${money(balance)} is open.` : "Nothing is open any more.";
  if (kind === "kept") return `${name} kept the promise for ${number}: ${money(received)} came in. ${left}`;
  const last = formatShortDate(lastDayOf(promise, weekdays), locale);
  const what = `${money(promised)} for ${number} by ${formatShortDate(promise.promisedFor, locale)}`;
  return kind === "broken"
    ? `${name} promised ${what}, and nothing had come by ${last}. ${left}`
    : `${name} promised ${what}, and ${money(received)} of it had come by ${last}. ${left}`;
}
