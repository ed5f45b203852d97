import type { InvoiceId } from "../domain/ids.ts";
import { toDecimal } from "../domain/money.ts";
import type { PromiseToPay } from "../domain/promise-to-pay.ts";
import type { LetterInvoice } from "./charge-facts.ts";
import { showAmount, showDate } from "./figures.ts";
import type { Figures, InvoiceFacts, LetterFacts } from "./letter-facts.ts";
import type { Words } from "./phrases/words.ts";
import type { WrittenIn } from "./written-in.ts";

/** What the client had promised of an invoice and has not kept. */
export function promiseFacts(
  { invoice }: LetterInvoice,
  broken: ReadonlyMap<InvoiceId, PromiseToPay> | undefined,
): Pick<InvoiceFacts, "broken_promise"> {
  const promise = broken?.get(invoice.id);
  if (!promise) return {};
  return { broken_promise: { date: promise.promisedFor, amount: toDecimal(promise.amount) } };
}

/** Those figures with their roles. */
export function promiseFigures({ currency, broken_promise }: InvoiceFacts): Figures {
  if (!broken_promise) return { amounts: [], dates: [], numbers: [] };
  const { date, amount } = broken_promise;
  return {
    amounts: [{ role: "promised", value: amount, currency }],
    dates: [{ role: "promised_for", value: date }],
    numbers: [],
  };
}

/** One sentence a promise; empty where none was broken since the last letter. */
export function promiseBlock({ invoices }: LetterFacts, words: Words, { locale }: WrittenIn): string {
  return invoices
    .flatMap(({ number, currency, broken_promise }) => {
      if (!broken_promise) return [];
      const amount = showAmount(broken_promise.amount, currency, locale);
      return [words.promised({ amount, number, date: showDate(broken_promise.date, locale) })];
    })
    .join("\n");
}
