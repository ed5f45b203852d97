import type { LocalDate } from "../../domain/calendar.ts";
import type { Money } from "../../domain/money.ts";
import { chargeFigures } from "../charge-facts.ts";
import { demandFigures } from "../demand-facts.ts";
import { discountFigures } from "../discount-facts.ts";
import type { InvoiceFacts, LetterFacts } from "../letter-facts.ts";
import type { FoundDate } from "./dates-in-text.ts";
import type { Fault } from "./fault.ts";
import type { ReadingWords } from "./languages/reading-words.ts";
import { type FoundAmount, readFact, same } from "./money-in-text.ts";
import { edged } from "./patterns.ts";
import { COVER, linesOf, type Reading, type Sheet, within } from "./reading.ts";
import { remember } from "./remember.ts";

type Found = { amounts: readonly FoundAmount[]; dates: readonly FoundDate[] };

/**
 * A line, or a piece of one, that names one invoice of several speaks of that invoice: an amount, a date or a count
 * of days that belongs only to another one is in the wrong row.
 */
export function judgeRows(reading: Reading, found: Found, { facts, words }: Sheet): Fault[] {
  if (facts.invoices.length < 2) return [];
  const textOf = ({ start, end }: Span) => reading.rest.slice(start, end);
  return linesOf(reading).flatMap((line) =>
    piecesOf(line, reading, found, facts).flatMap(({ invoice, ...piece }) => {
      const amounts = within(found.amounts, piece).filter(
        (a, _, all) =>
          a.money &&
          (!mayStand(a.money, invoice, facts) ||
            (all.length === 1 &&
              isSumOfAll(a.money, invoice, facts) &&
              !totalWord(words).test(textOf(piece)))),
      );
      const dates = within(found.dates, piece).filter((d) => d.date && !dateMayStand(d.date, invoice, facts));
      const days = strayDays(textOf(piece), invoice, facts, words);
      const stray = [...amounts, ...dates].map((item) => item.text).concat(days);
      return stray.map(
        (item): Fault => ({ code: "wrong-row", where: reading.where, found: item, expected: invoice.number }),
      );
    }),
  );
}

type Span = { start: number; end: number };
type Piece = Span & { invoice: InvoiceFacts };

/**
 * The whole line where it names one invoice. Where it names several with as many amounts, each amount goes with the
 * number before it, or behind it where the line begins with an amount.
 */
function piecesOf(
  line: Span & { rest: string },
  reading: Reading,
  found: Found,
  facts: LetterFacts,
): Piece[] {
  const named = namedIn(line, reading, facts);
  const [only] = named;
  if (!only) return [];
  if (named.every(({ invoice }) => invoice === only.invoice)) return [{ ...line, invoice: only.invoice }];
  const amounts = within(found.amounts, line);
  if (amounts.length !== named.length) return inTurn(named, amounts, line, facts);
  const amountFirst = amounts[0]!.start < only.start;
  return named.map(({ invoice, start, end }, i) =>
    amountFirst
      ? { start: named[i - 1]?.end ?? line.start, end, invoice }
      : { start, end: named[i + 1]?.start ?? line.end, invoice },
  );
}

/** "€900 for INV-1 (€400, due 3 May) and INV-2 (€500, due 9 May), €900 in all": a number, its amount, and a bracket. */
function inTurn(
  named: readonly Piece[],
  amounts: readonly FoundAmount[],
  line: Span & { rest: string },
  facts: LetterFacts,
): Piece[] {
  const total = readFact(facts.total_due, facts.currency);
  const first = amounts.filter(({ start }) => start < named[0]!.start);
  if (first.some(({ money }) => !money || !same(money, total))) return [];
  const pieces = named.map(({ start, invoice }, i) => {
    const next = named[i + 1]?.start ?? line.end;
    const own = amounts.filter((amount) => amount.start > start && amount.start < next);
    const end = own[0] ? own[0].start + own[0].length : start;
    const bracket = /^[^()\n.;]*(?:\([^()\n]*)?\)/.exec(line.rest.slice(end - line.start))?.[0] ?? "";
    return { start, end: Math.min(end + bracket.length, next), invoice, count: own.length };
  });
  const isRegular = pieces.every(({ count }, i) => (i < pieces.length - 1 ? count === 1 : count > 0));
  return isRegular ? pieces.map(({ count: _, ...piece }) => piece) : [];
}

function namedIn(line: Span & { rest: string }, { text }: Reading, facts: LetterFacts): Piece[] {
  return [...line.rest.matchAll(new RegExp(`${COVER.reference}+`, "g"))].flatMap((match) => {
    const start = line.start + match.index;
    const end = start + match[0].length;
    const invoice = facts.invoices.find(({ number }) => number === text.slice(start, end));
    return invoice ? [{ start, end, invoice }] : [];
  });
}

function amountsOf(invoice: InvoiceFacts, facts: LetterFacts): Money[] {
  const currency = invoice.currency ?? facts.currency;
  const figures = [chargeFigures, discountFigures, demandFigures].flatMap(
    (of) => of({ ...invoice, currency }).amounts,
  );
  return [invoice.amount, invoice.balance, ...figures.map((f) => f.value)].map((v) => readFact(v, currency));
}

function mayStand(amount: Money, own: InvoiceFacts, facts: LetterFacts): boolean {
  const isOf = (invoice: InvoiceFacts) => amountsOf(invoice, facts).some((known) => same(known, amount));
  return isOf(own) || !facts.invoices.some(isOf);
}

/** What all come to, beside the number of one, is that one's balance to whoever reads it. */
function isSumOfAll(amount: Money, own: InvoiceFacts, facts: LetterFacts): boolean {
  const isOwn = amountsOf(own, facts).some((known) => same(known, amount));
  return !isOwn && same(amount, readFact(facts.total_due, facts.currency));
}

const totalWord = (words: ReadingWords) => totalPattern(edged(words.amounts.total, words));
const totalPattern = remember((source: string) => new RegExp(source, "iu"));

function dateMayStand(date: LocalDate, own: InvoiceFacts, facts: LetterFacts): boolean {
  const isOf = (invoice: InvoiceFacts) => date === invoice.due || date === invoice.issued;
  const elsewhere = facts.dates.some((d) => d.value === date && !/^(?:due|issued)/.test(d.role));
  return isOf(own) || elsewhere || !facts.invoices.some(isOf);
}

function strayDays(line: string, own: InvoiceFacts, facts: LetterFacts, words: ReadingWords): string[] {
  const stated = [...line.matchAll(daysPattern(words.units.days))];
  const others = facts.invoices.map((i) => Math.abs(i.days_overdue));
  const terms = facts.numbers.filter(({ role }) => role === "terms").map(({ value }) => value);
  return stated
    .filter(([, n]) => Number(n) !== Math.abs(own.days_overdue) && others.includes(Number(n)))
    .filter(([, n]) => !terms.includes(Number(n)))
    .map((match) => match[0]);
}

const daysPattern = remember(
  (days: string) => new RegExp(`(?<!\\p{N})(\\d+) ?(?:${days})(?!\\p{Script=Latin})`, "giu"),
);
