import { formatDate, type LocalDate, readIsoDate } from "../../domain/calendar.ts";
import { formatMoney, type Money } from "../../domain/money.ts";
import { CELL } from "../cell.ts";
import type { LetterFacts } from "../letter-facts.ts";
import type { FoundDate } from "./dates-in-text.ts";
import type { Fault } from "./fault.ts";
import type { ReadingWords } from "./languages/reading-words.ts";
import { type FoundAmount, readFact, same } from "./money-in-text.ts";
import { countOf, findPhrase } from "./patterns.ts";
import { cover, linesOf, type Reading, type Sheet, within } from "./reading.ts";
import { remember } from "./remember.ts";

type Found = { amounts: readonly FoundAmount[]; dates: readonly FoundDate[] };

/** A line that lays out one instalment: its number where it has one, its day and its sum. */
type Row = {
  start: number;
  text: string;
  ordinal?: { start: number; text: string };
  day: FoundDate;
  sum: FoundAmount;
};

/** "Instalment 2", "2.", "2nd", "Rate 2" at the start of a line. */
function ordinalPattern({ units, dates, spaced }: ReadingWords): RegExp {
  return ordinal(units.instalments, spaced ? " " : " ?", dates.ordinal || "(?!)");
}

const ordinal = remember(
  (instalments: string, gap: string, behind: string) =>
    new RegExp(
      `^\\s*(?:(?:${instalments}|n[°ºr]\\.?|no\\.?|第)${gap})?(\\d{1,3})(?=(?:${behind})?(?:\\s*[.):·–—回-]|\\s))`,
      "iu",
    ),
);

/**
 * Reads the table of a payment plan back: each line that has one date and one sum must be an instalment, with
 * its own sum and number; no instalment comes twice, and their days rise. What numbers a line is covered.
 */
export function judgeInstalments(
  undated: Reading,
  found: Found,
  sheet: Sheet,
): { faults: Fault[]; reading: Reading } {
  const { facts, setting, words } = sheet;
  if (facts.instalments.length === 0) return { faults: [], reading: undated };
  const rows = rowsOf(undated, found, instalmentsOf(facts), words);
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
  const numbered = rows.reduce(
    (left, { ordinal }) => (ordinal ? cover(left, ordinal.start, ordinal.text.length, "number") : left),
    undated,
  );
  return {
    faults: [...faults, ...judgePairs(undated, found, sheet), ...judgeRhythm(undated, sheet)],
    reading: coverOrdinals(numbered, sheet),
  };
}

/** "第2回" in a sentence: the plan has so many. */
function coverOrdinals(reading: Reading, { facts, words }: Sheet): Reading {
  const ordinals = findPhrase(reading.rest, words.counts.nth ?? "", words);
  const own = ordinals.filter(({ groups }) =>
    facts.instalments.some(({ n }) => groups.some((group) => group && countOf(group, words) === n)),
  );
  return own.reduce((left, { index, 0: text }) => cover(left, index, text.length, "number"), reading);
}

/** "Monthly" where the plan is weekly. */
function judgeRhythm(reading: Reading, { facts: { plan }, words }: Sheet): Fault[] {
  if (!plan) return [];
  const others = Object.entries(words.rhythms).filter(([every]) => every !== plan.every);
  return others.flatMap(([, source]) =>
    findPhrase(reading.rest, source, words).map(
      ({ 0: found }): Fault => ({ code: "wrong-instalment", where: reading.where, found }),
    ),
  );
}

/** "€625 on 2 June and €625 on 2 July": as many sums as days in one line belong together one by one. */
function judgePairs(reading: Reading, { amounts, dates }: Found, { facts }: Sheet): Fault[] {
  const plan = instalmentsOf(facts);
  return linesOf(reading).flatMap((line): Fault[] => {
    const days = within(dates, line).filter(({ date }) => plan.some(({ due }) => due === date));
    const sums = within(amounts, line).filter(
      ({ money }) => money && plan.some(({ sum }) => same(sum, money)),
    );
    if (days.length < 2 || days.length !== sums.length) return [];
    return days.flatMap(({ date }, i): Fault[] => {
      const own = plan.find(({ due }) => due === date);
      const sum = sums[i]!;
      if (own && sum.money && same(own.sum, sum.money)) return [];
      return [{ code: "wrong-instalment", where: reading.where, found: sum.text }];
    });
  });
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
function rowsOf(
  reading: Reading,
  { amounts, dates }: Found,
  plan: readonly Instalment[],
  words: ReadingWords,
): Row[] {
  return linesOf(reading).flatMap((line): Row[] => {
    const { start, text } = line;
    const [day, ...otherDays] = within(dates, line);
    const [sum, ...otherSums] = within(amounts, line);
    if (!day || !sum || otherDays.length > 0 || otherSums.length > 0) return [];
    const match = ordinalPattern(words).exec(line.rest);
    const isInstalment = plan.some(({ due }) => due === day.date);
    const isOneOfThem = match && plan.some((own) => sum.money && same(own.sum, sum.money));
    if (!isInstalment && !isOneOfThem) return [];
    const at = match ? start + match[0].length - match[1]!.length : 0;
    return [{ start, text, ...(match ? { ordinal: { start: at, text: match[1]! } } : {}), day, sum }];
  });
}
