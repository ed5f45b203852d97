import { formatMoney } from "../../domain/money.ts";
import { CELL } from "../cell.ts";
import type { InvoiceFacts, LetterFacts, PeriodFacts } from "../letter-facts.ts";
import type { FoundDate } from "./dates-in-text.ts";
import type { Fault } from "./fault.ts";
import { type FoundAmount, readFact, same } from "./money-in-text.ts";
import { type Count, readCounts } from "./numbers-in-text.ts";
import { COVER, type Reading, type Sheet } from "./reading.ts";

type Found = { amounts: readonly FoundAmount[]; dates: readonly FoundDate[] };

/**
 * Reads the rows back that show how a charge was worked out: days, rate, base and sum of each must be those of
 * the period that its dates name.
 */
export function judgeChargeRows(masked: Reading, bare: Reading, found: Found, sheet: Sheet): Fault[] {
  const periods = sheet.facts.invoices.flatMap((invoice) =>
    (invoice.charges ?? []).flatMap((charge) => charge.periods.map((period) => ({ invoice, period }))),
  );
  if (periods.length === 0) return [];
  return [...masked.text.matchAll(/[^\n]+/g)].flatMap(({ index: start, 0: text }): Fault[] => {
    // A row that names an invoice is of the table of invoices.
    const isOfInvoice = masked.rest.slice(start, start + text.length).includes(COVER.reference);
    if (!text.includes(CELL) || isOfInvoice) return [];
    const within = (item: { start: number }) => item.start >= start && item.start < start + text.length;
    const dates = found.dates.filter(within).map((d) => d.date);
    const amounts = found.amounts.filter(within);
    if (amounts.length === 0 || !isAboutPeriod(dates, periods)) return [];
    const counts = readCounts({ ...bare, rest: bare.rest.slice(start, start + text.length) }, sheet);
    const fits = periods.some((p) => isRowOf(p, { dates, amounts, counts }, sheet.facts));
    if (fits) return [];
    const nearest = periods.find(({ period }) => dates.some((date) => date === period.from)) ?? periods[0]!;
    return [
      { code: "wrong-charge", where: masked.where, found: text.trim(), expected: shown(nearest, sheet) },
    ];
  });
}

type Period = { invoice: InvoiceFacts; period: PeriodFacts };
type Row = { dates: readonly FoundDate["date"][]; amounts: readonly FoundAmount[]; counts: readonly Count[] };

function isAboutPeriod(dates: Row["dates"], periods: readonly Period[]): boolean {
  return dates.some((date) => periods.some(({ period }) => period.from === date || period.until === date));
}

function isRowOf({ invoice, period }: Period, { dates, amounts, counts }: Row, facts: LetterFacts): boolean {
  const { from, until, days, rate, base, amount } = period;
  const own = (value: string) => readFact(value, invoice.currency ?? facts.currency);
  const expected = rate === undefined ? [own(amount)] : [own(base), own(amount)];
  const has = (unit: Count["unit"], value: number) =>
    counts.filter((count) => count.unit === unit).every((count) => count.value === value);
  return (
    dates[0] === from &&
    dates.at(-1) === until &&
    amounts.length === expected.length &&
    expected.every((money, i) => amounts[i]?.money && same(amounts[i].money, money)) &&
    has("days", days) &&
    (rate === undefined || has("percent", Number(rate)))
  );
}

function shown({ invoice, period }: Period, { facts, setting }: Sheet): string {
  const money = (value: string) =>
    formatMoney(readFact(value, invoice.currency ?? facts.currency), setting.locale);
  const rate = period.rate === undefined ? "" : ` ${period.rate}% ${money(period.base)}`;
  return `${period.days} days${rate} ${money(period.amount)}`;
}
