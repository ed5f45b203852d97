import { type BusinessDays, formatShortDate, type LocalDate } from "../domain/calendar.ts";
import type { Client } from "../domain/client.ts";
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
import { findClients } from "../store/clients.ts";
import { findInvoices, type LedgerInvoice } from "../store/invoices.ts";
import { businessDaysFor } from "./business-days.ts";
import type { Ledger } from "./change.ts";
import { localeOf } from "./invoice-document.ts";
import { isPlanPaid, judgePlan } from "./judge-plan.ts";
import type { News } from "./news.ts";

/**
 * Holds all that these clients have promised or agreed on against what has come in, writes what has come of it, and
 * gives back what the team is told of. Each outcome is written when it is given, so that a second process, or
 * the next look, gives nothing. To be followed by `planClient` of each.
 */
export async function judgeAgreements(ledger: Ledger, clients: readonly ClientId[]): Promise<News[]> {
  const agreed = await agreedInvoicesOf(ledger.tx, ledger.ws, clients);
  return judgeEach(ledger, await findInvoices(ledger.tx, ledger.ws, agreed), () => true);
}

/**
 * The same for invoices on which something was just booked: what that has settled is told at once. What only
 * time decides is left to the morning's look, which tells the team, unless there will be none.
 */
export async function judgeBooked(ledger: Ledger, booked: readonly InvoiceId[]): Promise<News[]> {
  const found = await findInvoices(ledger.tx, ledger.ws, booked);
  return judgeEach(ledger, found, (f, isBusinessDay) => {
    const kept = () => promiseStanding(ledger, f, isBusinessDay)?.kind === "kept";
    return isClosed(f) || isPlanPaid(ledger, f, isBusinessDay) || kept();
  });
}

type Due = (found: LedgerInvoice, isBusinessDay: BusinessDays) => boolean;

/** Judges the invoices that something is agreed about and that are `due` for it. */
async function judgeEach(ledger: Ledger, found: readonly LedgerInvoice[], due: Due): Promise<News[]> {
  const agreed = found.filter(({ promise, plan }) => promise || plan);
  if (agreed.length === 0) return [];
  const ids = [...new Set(agreed.map(({ invoice }) => invoice.client))];
  const clients = new Map((await findClients(ledger.tx, ledger.ws, ids)).map((c) => [c.id, c]));
  const news: News[] = [];
  for (const each of agreed) {
    const client = clients.get(each.invoice.client)!;
    const isBusinessDay = businessDaysFor(ledger.workspace, client);
    if (!due(each, isBusinessDay)) continue;
    const promise = await judgePromise(ledger, each, client);
    if (promise) news.push(promise);
    const { id: invoice, number } = each.invoice;
    for (const sentence of await judgePlan(ledger, each, isBusinessDay)) {
      news.push({ invoice, number, client: client.id, what: "payment-plan", sentence });
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
  isBusinessDay: BusinessDays,
): PromiseStanding | undefined {
  return found.promise && standingOf(found.promise, found, today, isBusinessDay);
}

/** Ends a promise that has come out by now; one that still runs is left alone. */
export async function judgePromise(
  ledger: Ledger,
  found: LedgerInvoice,
  client: Client,
): Promise<News | undefined> {
  const { invoice, promise } = found;
  const isBusinessDay = businessDaysFor(ledger.workspace, client);
  const standing = promiseStanding(ledger, found, isBusinessDay);
  if (!promise || !standing || standing.kind === "running") return undefined;
  if (standing.kind === "void") {
    await closePromise(ledger, invoice, promise, "withdrawn", { why: "nothing of it is owed any more" });
    return undefined;
  }
  const { kind, promised, received } = standing;
  const data = { promised: toDecimal(promised), received: toDecimal(received) };
  await closePromise(ledger, invoice, promise, kind, data);
  const lastDay = lastDayOf(promise, isBusinessDay);
  const sentence = sentenceFor(ledger, client.name, { ...found, promise }, { ...standing, lastDay });
  return {
    invoice: invoice.id,
    number: invoice.number,
    client: invoice.client,
    what: `promise-${kind}`,
    sentence,
  };
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
  { invoice, entries, promise }: LedgerInvoice & { promise: PromiseToPay },
  { kind, promised, received, lastDay }: PromiseStanding & { lastDay: LocalDate },
): string {
  const locale = localeOf(workspace.language, workspace.country);
  const money = (amount: Money) => formatMoney(amount, locale);
  const { number } = invoice;
  const balance = balanceOf(invoice, entries);
  const left = balance.minor > 0n ? `${money(balance)} is open.` : "Nothing is open any more.";
  if (kind === "kept") return `${name} kept the promise for ${number}: ${money(received)} came in. ${left}`;
  const last = formatShortDate(lastDay, locale);
  const what = `${money(promised)} for ${number} by ${formatShortDate(promise.promisedFor, locale)}`;
  return kind === "broken"
    ? `${name} promised ${what}, and nothing had come by ${last}. ${left}`
    : `${name} promised ${what}, and ${money(received)} of it had come by ${last}. ${left}`;
}
