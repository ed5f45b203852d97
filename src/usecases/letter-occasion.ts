import { dateIn, type LocalDate } from "../domain/calendar.ts";
import type { ClientId, InvoiceId } from "../domain/ids.ts";
import { REMINDERS } from "../domain/ladder.ts";
import type { Letter } from "../domain/letter.ts";
import { hasCome, type PromiseToPay } from "../domain/promise-to-pay.ts";
import type { FactsInput } from "../drafting/build-facts.ts";
import { brokenPromisesOf, findDispute, findPlan } from "../store/agreements.ts";
import { findCreditMemo, findPayment } from "../store/entries.ts";
import type { LedgerInvoice } from "../store/invoices.ts";
import { lettersOfClient } from "../store/letters.ts";
import type { Books } from "./letter-content.ts";

/** What a letter was asked for about, besides its invoices. */
export type Occasion = Pick<
  FactsInput,
  "creditMemo" | "payment" | "plan" | "dispute" | "reminded" | "broken"
>;

/** Reads it from the ledger, as of now. `found` are the letter's invoices. */
export async function occasionOf(
  books: Books,
  letter: Letter,
  found: readonly LedgerInvoice[],
): Promise<Occasion> {
  const { tx, ws } = books;
  const memo = letter.creditMemo && (await findCreditMemo(tx, ws, letter.creditMemo));
  const payment = letter.payment && (await findPayment(tx, ws, letter.payment));
  const plan = letter.plan && (await findPlan(tx, ws, letter.plan));
  const dispute = letter.dispute && (await findDispute(tx, ws, letter.dispute));
  return {
    ...(memo && !dispute ? { creditMemo: { ...memo, invoice: found[0]!.invoice.number } } : {}),
    ...(dispute ? { dispute: { dispute, ...(memo ? { credit: memo.amount } : {}) } } : {}),
    ...(payment ? { payment } : {}),
    ...(plan ? { plan } : {}),
    ...(await pastOf(books, letter, found)),
  };
}

/** What went before a reminder or a final notice. */
async function pastOf(
  books: Books,
  { kind, client }: Letter,
  found: readonly LedgerInvoice[],
): Promise<Pick<Occasion, "reminded" | "broken">> {
  if (kind !== "non-payment-letter" && !REMINDERS.includes(kind)) return {};
  const reminded = await remindersTo(books, client);
  if (kind === "non-payment-letter") return { reminded };
  return { broken: await brokenSince(books, found, reminded) };
}

/** The days on which reminders went out to a client, by the invoices that they spoke of. */
async function remindersTo(
  { tx, ws, workspace }: Books,
  client: ClientId,
): Promise<ReadonlyMap<InvoiceId, readonly LocalDate[]>> {
  const reminded = new Map<InvoiceId, LocalDate[]>();
  for (const { kind, outcome, invoices } of await lettersOfClient(tx, ws, client)) {
    const isOut = outcome?.kind === "sent" || outcome?.kind === "handed-over";
    if (!isOut || !REMINDERS.includes(kind)) continue;
    const on = dateIn(workspace.zone, outcome.at);
    for (const { invoice } of invoices) {
      reminded.set(invoice, [...new Set([...(reminded.get(invoice) ?? []), on])].sort());
    }
  }
  return reminded;
}

/**
 * The promises that were made since the last reminder, have come out, and were neither kept nor made good later. One
 * from before it was spoken of there: while it ran, nobody was reminded.
 */
async function brokenSince(
  { tx, ws }: Books,
  found: readonly LedgerInvoice[],
  reminded: ReadonlyMap<InvoiceId, readonly LocalDate[]>,
): Promise<ReadonlyMap<InvoiceId, PromiseToPay>> {
  const ids = found.map(({ invoice }) => invoice.id);
  const entries = new Map(found.map((f) => [f.invoice.id, f.entries]));
  const broken = (await brokenPromisesOf(tx, ws, ids)).filter((promise) => {
    const last = reminded.get(promise.invoice)?.at(-1);
    return (!last || promise.madeOn >= last) && !hasCome(promise, entries.get(promise.invoice) ?? []);
  });
  return new Map(broken.map((promise) => [promise.invoice, promise]));
}
