import { formatDate, type LocalDate, readIsoDate } from "../../domain/calendar.ts";
import { formatMoney, type Money } from "../../domain/money.ts";
import type { PlanRhythm } from "../../domain/payment-plan.ts";
import { CELL } from "../cell.ts";
import type { LetterFacts } from "../letter-facts.ts";
import type { FoundDate } from "./dates-in-text.ts";
import type { Fault } from "./fault.ts";
import { type FoundAmount, readFact, same } from "./money-in-text.ts";
import { cover, type Reading, type Sheet } from "./reading.ts";

type Found = { amounts: readonly FoundAmount[]; dates: readonly FoundDate[] };

/** A line that lays out one instalment: its number where it has one, its day and its sum. */
type Row = {
  start: number;
  text: string;
  ordinal?: { start: number; text: string };
  day: FoundDate;
  sum: FoundAmount;
};

/** "Instalment 2", "2.", "Rate 2" at the start of a line. */
const ORDINAL = /^\s*(?:instal?lment |payment |rate |zahlung )?(\d{1,3})(?=\s*[.):·–—-]|\s)/iu;

/**
 * Reads the table of a payment plan back: each line that has one date and one sum must be an instalment, with
 * its own sum and number; no instalment comes twice, and their days rise. What numbers a line is covered.
 */
export function judgeInstalments(
  undated: Reading,
  found: Found,
  { facts, setting }: Sheet,
): { faults: Fault[]; reading: Reading } {
  if (facts.instalments.length === 0) return { faults: [], reading: undated };
  const rows = rowsOf(undated, found, instalmentsOf(facts));
  const wrong = (text: string, expected?: string): Fault => ({
    code: "wrong-instalment",
    where: undated.where,
    found: text,
    ...(expected && { expected }),
  });
  const faults = rows.flatMap((row, i): Fault[] => {
    const own = instalmentsOf(facts).find(({ due }) => due === row.day.date);
    if (!own) return [wrong(row.day.text)];
    const shown = `${formatDate(own.due, setting.locale)}: ${formatMoney(own.sum, setting.locale)}`;
    if (!row.sum.money || !sumsOf(own, row, facts).some((sum) => same(sum, row.sum.money!)))
      return [wrong(row.sum.text, shown)];
    if (row.ordinal && Number(row.ordinal.text) !== own.n) return [wrong(row.ordinal.text, String(own.n))];
    const before = lineAbove(rows[i - 1], row)?.day.date;
    return before && row.day.date && before >= row.day.date ? [wrong(row.day.text, shown)] : [];
  });
  const reading = rows.reduce(
    (left, { ordinal }) => (ordinal ? cover(left, ordinal.start, ordinal.text.length, "number") : left),
    undated,
  );
  return { faults: [...faults, ...judgeRhythm(undated, { facts, setting })], reading };
}

const RHYTHMS: Record<string, Record<PlanRhythm, RegExp>> = {
  en: {
    week: /\b(?:weekly|every week|a week)\b/giu,
    fortnight: /\b(?:fortnight(?:ly)?|every (?:two|2|other|second) weeks?)\b/giu,
    month: /\b(?:monthly|every month|a month)\b/giu,
  },
  de: {
    week: /(?<!\p{L})(?:wöchentlich\p{L}*|jede woche)(?!\p{L})/giu,
    fortnight: /(?<!\p{L})(?:zweiwöchentlich\p{L}*|(?:alle|von) (?:zwei|2) Wochen)(?!\p{L})/giu,
    month: /(?<!\p{L})(?:monatlich\p{L}*|jeden monat)(?!\p{L})/giu,
  },
};

/** "Monthly" where the plan is weekly. */
function judgeRhythm(reading: Reading, { facts: { plan }, setting }: Sheet): Fault[] {
  const rhythms = RHYTHMS[setting.language];
  if (!plan || !rhythms) return [];
  const others = Object.entries(rhythms).filter(([every]) => every !== plan.every);
  return others.flatMap(([, pattern]) =>
    [...reading.rest.matchAll(pattern)].map(
      ([found]): Fault => ({ code: "wrong-instalment", where: reading.where, found }),
    ),
  );
}

/** What an instalment may be called; outside the table also what is left of the next one. */
function sumsOf({ due, sum }: Instalment, { text }: Row, { plan }: LetterFacts): Money[] {
  const isNext = plan?.next?.due === due && !text.includes(CELL);
  return isNext ? [sum, readFact(plan.next!.amount, plan.currency)] : [sum];
}

/** Days rise within a table; prose may come back to a day. */
function lineAbove(before: Row | undefined, row: Row): Row | undefined {
  return before && before.start + before.text.length + 1 === row.start ? before : undefined;
}

type Instalment = { n: number; due: LocalDate; sum: Money };

function instalmentsOf(facts: LetterFacts): Instalment[] {
  const currency = facts.plan?.currency ?? facts.currency;
  return facts.instalments.flatMap(({ n, due, amount }) => {
    const date = readIsoDate(due);
    return date ? [{ n, due: date, sum: readFact(amount, currency) }] : [];
  });
}

/** Lines with one date and one sum of which the day is an instalment's, or which are numbered and have one's sum. */
function rowsOf(reading: Reading, { amounts, dates }: Found, plan: readonly Instalment[]): Row[] {
  return [...reading.text.matchAll(/[^\n]+/g)].flatMap(({ index: start, 0: text }): Row[] => {
    const within = (item: { start: number }) => item.start >= start && item.start < start + text.length;
    const [day, ...otherDays] = dates.filter(within);
    const [sum, ...otherSums] = amounts.filter(within);
    if (!day || !sum || otherDays.length > 0 || otherSums.length > 0) return [];
    const match = ORDINAL.exec(reading.rest.slice(start, start + text.length));
    const isInstalment = plan.some(({ due }) => due === day.date);
    const isOneOfThem = match && plan.some((own) => sum.money && same(own.sum, sum.money));
    if (!isInstalment && !isOneOfThem) return [];
    const at = match ? start + match[0].length - match[1]!.length : 0;
    return [{ start, text, ...(match ? { ordinal: { start: at, text: match[1]! } } : {}), day, sum }];
  });
}
