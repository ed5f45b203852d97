import type { LocalDate } from "../../domain/calendar.ts";
import type { Money } from "../../domain/money.ts";
import { chargeFigures } from "../charge-facts.ts";
import { demandFigures } from "../demand-facts.ts";
import { discountFigures } from "../discount-facts.ts";
import type { InvoiceFacts, LetterFacts } from "../letter-facts.ts";
import type { FoundDate } from "./dates-in-text.ts";
import type { Fault } from "./fault.ts";
import { type FoundAmount, readFact, same } from "./money-in-text.ts";
import { COVER, type Reading, type Sheet } from "./reading.ts";

/**
 * A line that names one invoice of several speaks of that invoice: an amount, a date or a count of days
 * that belongs only to another one is in the wrong row.
 */
export function judgeRows(
  reading: Reading,
  found: { amounts: readonly FoundAmount[]; dates: readonly FoundDate[] },
  { facts }: Sheet,
): Fault[] {
  if (facts.invoices.length < 2) return [];
  return linesOf(reading).flatMap(({ start, text, unmasked, references }) => {
    const named = facts.invoices.filter((invoice) => references.includes(invoice.number));
    const [invoice] = named;
    if (!invoice || named.length > 1) return [];
    const within = (item: { start: number }) => item.start >= start && item.start < start + text.length;
    const amounts = found.amounts.filter(within).filter((a) => a.money && !mayStand(a.money, invoice, facts));
    const dates = found.dates.filter(within).filter((d) => d.date && !dateMayStand(d.date, invoice, facts));
    const days = strayDays(unmasked, invoice, facts);
    const stray = [...amounts, ...dates].map((item) => item.text).concat(days);
    return stray.map(
      (item): Fault => ({ code: "wrong-row", where: reading.where, found: item, expected: invoice.number }),
    );
  });
}

/** `unmasked` is the line with names, numbers and links covered: "12 days" in a name counts no days. */
type Line = { start: number; text: string; unmasked: string; references: string[] };

function linesOf({ text, rest }: Reading): Line[] {
  return [...text.matchAll(/[^\n]+/g)].map(({ index: start, 0: line }) => {
    const unmasked = rest.slice(start, start + line.length);
    const covered = unmasked.matchAll(new RegExp(`${COVER.reference}+`, "g"));
    const references = [...covered].map((m) => line.slice(m.index, m.index + m[0].length));
    return { start, text: line, unmasked, references };
  });
}

function amountsOf(invoice: InvoiceFacts, facts: LetterFacts): Money[] {
  const currency = invoice.currency ?? facts.currency;
  const figures = [chargeFigures, discountFigures, demandFigures].flatMap((of) => of(invoice).amounts);
  return [invoice.amount, invoice.balance, ...figures.map((f) => f.value)].map((v) => readFact(v, currency));
}

function mayStand(amount: Money, own: InvoiceFacts, facts: LetterFacts): boolean {
  const isOf = (invoice: InvoiceFacts) => amountsOf(invoice, facts).some((known) => same(known, amount));
  return isOf(own) || !facts.invoices.some(isOf);
}

function dateMayStand(date: LocalDate, own: InvoiceFacts, facts: LetterFacts): boolean {
  const isOf = (invoice: InvoiceFacts) => date === invoice.due || date === invoice.issued;
  const elsewhere = facts.dates.some((d) => d.value === date && d.role !== "due" && d.role !== "issued");
  return isOf(own) || elsewhere || !facts.invoices.some(isOf);
}

function strayDays(line: string, own: InvoiceFacts, facts: LetterFacts): string[] {
  const stated = [...line.matchAll(/(?<!\p{N})(\d+) (?:days?|Tage?n?)(?!\p{L})/gu)];
  const others = facts.invoices.map((i) => Math.abs(i.days_overdue));
  return stated
    .filter(([, n]) => Number(n) !== Math.abs(own.days_overdue) && others.includes(Number(n)))
    .map((match) => match[0]);
}
