import type { LocalDate } from "../../domain/calendar.ts";
import type { Money } from "../../domain/money.ts";
import type { InvoiceFacts, LetterFacts } from "../letter-facts.ts";
import type { FoundDate } from "./dates-in-text.ts";
import type { Fault } from "./fault.ts";
import { type FoundAmount, readFact, same } from "./money-in-text.ts";
import type { Reading, Sheet } from "./reading.ts";

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
  return linesOf(reading.text).flatMap(({ start, text }) => {
    const named = facts.invoices.filter((invoice) => mentions(text, invoice.number));
    const [invoice] = named;
    if (!invoice || named.length > 1) return [];
    const within = (item: { start: number }) => item.start >= start && item.start < start + text.length;
    const amounts = found.amounts.filter(within).filter((a) => a.money && !mayStand(a.money, invoice, facts));
    const dates = found.dates.filter(within).filter((d) => d.date && !dateMayStand(d.date, invoice, facts));
    const days = strayDays(text, invoice, facts);
    const stray = [...amounts, ...dates].map((item) => item.text).concat(days);
    return stray.map(
      (item): Fault => ({ code: "wrong-row", where: reading.where, found: item, expected: invoice.number }),
    );
  });
}

function linesOf(text: string): { start: number; text: string }[] {
  let start = 0;
  return text.split("\n").map((line) => {
    const at = start;
    start += line.length + 1;
    return { start: at, text: line };
  });
}

function mentions(line: string, number: string): boolean {
  const at = line.indexOf(number);
  const next = line[at + number.length] ?? "";
  const previous = at > 0 ? line[at - 1]! : "";
  return at !== -1 && !/[\p{L}\p{N}]/u.test(next) && !/[\p{L}\p{N}]/u.test(previous);
}

function amountsOf(invoice: InvoiceFacts, facts: LetterFacts): Money[] {
  const currency = invoice.currency ?? facts.currency;
  return [readFact(invoice.amount, currency), readFact(invoice.balance, currency)];
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
