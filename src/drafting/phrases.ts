import {
  chargeValues,
  discountBlock,
  disputedBlock,
  list,
  openOf,
  openWithCharges,
  planValues,
} from "./blocks.ts";
import { CELL } from "./cell.ts";
import { demandValues, orderBlock } from "./demand-blocks.ts";
import { disputeValues } from "./dispute-facts.ts";
import { readAmount, showAmount, showDate } from "./figures.ts";
import type { LetterFacts, Tone } from "./letter-facts.ts";
import { LANGUAGES } from "./phrases/index.ts";
import type { Words } from "./phrases/words.ts";
import { policyValues } from "./policy-facts.ts";
import { promiseBlock } from "./promise-facts.ts";
import type { WrittenIn } from "./written-in.ts";

/** A value for each slot that the facts can fill; the others are absent. Blocks may be empty. */
export function slotValues(
  facts: LetterFacts,
  tone: Tone,
  into: WrittenIn,
): Record<string, string | undefined> {
  const words = LANGUAGES.get(into.language)!;
  const numbers = facts.invoices.map((i) => i.number);
  const listed = list(numbers, into);
  const kind = facts.invoices[0]?.kind;
  return {
    greeting: words.greeting(facts.client.contact, facts.client.name, tone),
    sender: facts.sender.company,
    signature: signature(facts),
    pay_block: payBlock(facts, words, into),
    statement_date: showDate(facts.today, into.locale),
    ...(facts.invoices.length > 0 && {
      invoice_phrase: words.invoices(numbers, listed, kind),
      invoice_title: words.invoicesTitle(numbers, listed, kind),
      balance: balances(facts, words, into),
      invoice_table: invoiceTable(facts, words, into),
      ...datesOf(facts, words, into),
      ...chargeValues(facts, words, into),
      discount_block: discountBlock(facts, words, into),
      disputed_block: disputedBlock(facts, words, into),
      promise_block: promiseBlock(facts, words, into),
      order_block: orderBlock(facts, words),
    }),
    ...demandValues(facts, words, into),
    ...planValues(facts, words, into),
    ...paymentValues(facts, words, into),
    ...creditValues(facts, words, into),
    ...disputeValues(facts, words, into),
    ...policyValues(facts, words, into),
  };
}

/** Dates of the oldest invoice, which leads the letter. */
function datesOf(facts: LetterFacts, words: Words, { locale }: WrittenIn) {
  const oldest = facts.invoices[0]!;
  const deadline = facts.dates.find((d) => d.role === "deadline")?.value;
  return {
    issued_date: showDate(oldest.issued, locale),
    due_date: showDate(oldest.due, locale),
    overdue_phrase: words.overdue(oldest.days_overdue),
    ...(deadline && { deadline: showDate(deadline, locale) }),
  };
}

function signature({ sender, emails, phones }: LetterFacts): string {
  const names = [sender.person, sender.company].filter((name) => name !== undefined);
  const contact = [...emails, ...phones].join(CELL);
  return [...new Set(names), contact].filter((line) => line !== "").join("\n");
}

/** One invoice: what is open, and of how much if part is paid. Several: the totals by currency. */
function balances(facts: LetterFacts, words: Words, into: WrittenIn): string {
  const [only, ...others] = facts.invoices;
  if (only && others.length === 0) return openOf(only, words, into);
  return list(
    facts.totals.map((t) => showAmount(t.value, t.currency, into.locale)),
    into,
  );
}

function invoiceTable(facts: LetterFacts, words: Words, into: WrittenIn): string {
  const { locale } = into;
  const rows = facts.invoices.map((invoice) =>
    [
      invoice.kind ? `${invoice.number} (${words.kinds[invoice.kind]})` : invoice.number,
      words.due(showDate(invoice.due, locale)),
      words.overdue(invoice.days_overdue),
      openOf(invoice, words, into),
    ].join(CELL),
  );
  const totals = facts.totals.map((t) => words.total(showAmount(t.value, t.currency, locale)));
  return facts.invoices.length === 1 ? rows.join("\n") : `${rows.join("\n")}\n\n${totals.join("\n")}`;
}

function payBlock(facts: LetterFacts, words: Words, into: WrittenIn): string {
  if (facts.pay_lines.length === 0) return "";
  const numbers = facts.invoices.map((i) => i.number);
  const quote = numbers.length > 0 ? [words.quote(list(numbers, into))] : [];
  return [words.howToPay, ...facts.pay_lines, ...quote].join("\n");
}

function paymentValues({ payment, invoices }: LetterFacts, words: Words, into: WrittenIn) {
  if (!payment) return {};
  const { locale } = into;
  const after = invoices.map((i) =>
    readAmount(i.balance, i.currency).minor > 0n
      ? words.remaining(i.number, openWithCharges(i, words, into), showDate(i.due, locale))
      : words.settled(i.number),
  );
  return {
    payment_amount: showAmount(payment.amount, payment.currency, locale),
    payment_date: showDate(payment.received, locale),
    remaining_block: after.join("\n"),
  };
}

function creditValues({ credit_memo, invoices }: LetterFacts, words: Words, into: WrittenIn) {
  if (!credit_memo) return {};
  const { locale } = into;
  const invoice = invoices.find((i) => i.number === credit_memo.invoice);
  const open = invoice && readAmount(invoice.balance, invoice.currency).minor > 0n;
  return {
    credit_number: credit_memo.number,
    credit_amount: showAmount(credit_memo.amount, credit_memo.currency, locale),
    credit_reason: credit_memo.reason,
    credit_invoice: credit_memo.invoice,
    after_credit_block: open
      ? words.afterCredit(
          invoice.number,
          openWithCharges(invoice, words, into),
          showDate(invoice.due, locale),
        )
      : words.nothingAfterCredit(credit_memo.invoice),
  };
}
