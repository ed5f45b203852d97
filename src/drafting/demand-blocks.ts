import { list, openWithCharges } from "./blocks.ts";
import { CELL } from "./cell.ts";
import { showAmount, showDate } from "./figures.ts";
import type { InvoiceFacts, LetterFacts } from "./letter-facts.ts";
import type { Words } from "./phrases/words.ts";
import type { WrittenIn } from "./written-in.ts";

/** Slots of a non-payment letter: who owes whom, what exactly, what went before, what holds. */
export function demandValues(facts: LetterFacts, words: Words, into: WrittenIn) {
  const { demand, totals } = facts;
  if (!demand) return {};
  const shown = totals.map((t) => showAmount(t.value, t.currency, into.locale));
  return {
    parties_block: [words.demand.owedTo(demand.creditor), words.demand.owedBy(demand.debtor)].join("\n"),
    claim_block: `${claimTable(facts, words, into)}\n\n${shown.map(words.total).join("\n")}`,
    total_due: list(shown, into),
    reminded_block: remindedBlock(facts, words, into),
    law_block: demand.law ? words.demand.law(demand.law) : "",
  };
}

/** A row an invoice: number, dates, what was billed, what came in, what is open. Each row has as many cells. */
function claimTable({ invoices }: LetterFacts, words: Words, into: WrittenIn): string {
  const anySettled = invoices.some(({ settled }) => Number(settled ?? 0) !== 0);
  return invoices
    .map((invoice) => {
      const show = (value: string) => showAmount(value, invoice.currency, into.locale);
      const { demand } = words;
      return [
        invoice.kind ? `${invoice.number} (${words.kinds[invoice.kind]})` : invoice.number,
        demand.dated(showDate(invoice.issued, into.locale)),
        words.due(showDate(invoice.due, into.locale)),
        demand.billed(show(invoice.amount)),
        ...(anySettled ? [demand.settled(show(invoice.settled ?? "0"))] : []),
        demand.stillOpen(openWithCharges(invoice, words, into)),
      ].join(CELL);
    })
    .join("\n");
}

function remindedBlock({ invoices }: LetterFacts, words: Words, into: WrittenIn): string {
  const days = ({ reminded = [] }: InvoiceFacts) =>
    list(
      reminded.map((on) => showDate(on, into.locale)),
      into,
    );
  const reminded = invoices.filter((invoice) => days(invoice) !== "");
  const [only, ...others] = invoices;
  if (only && others.length === 0 && reminded.length > 0) return words.demand.remindedOn(days(only));
  return reminded.map((invoice) => words.demand.remindedOf(invoice.number, days(invoice))).join("\n");
}

/** The client's order numbers, or that there is none. */
export function orderBlock({ invoices }: LetterFacts, words: Words): string {
  const known = invoices.flatMap(({ number, order }) => (order ? [{ number, order }] : []));
  const [first] = known;
  if (!first) return words.order.none(invoices.length);
  if (invoices.length === 1) return words.order.one(first.order);
  return known.map(({ number, order }) => words.order.ofSeveral(number, order)).join("\n");
}
