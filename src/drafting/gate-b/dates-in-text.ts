import {
  addMonths,
  daysBetween,
  endOfMonth,
  formatDate,
  type LocalDate,
  readIsoDate,
  weekdayOf,
} from "../../domain/calendar.ts";
import type { LetterFacts } from "../letter-facts.ts";
import type { Fault } from "./fault.ts";
import type { ReadingWords } from "./languages/reading-words.ts";
import { monthNames, weekdayNames } from "./month-names.ts";
import { conventionsOf } from "./number-format.ts";
import { countOf, letters } from "./patterns.ts";
import { cover, type Reading, type Sheet } from "./reading.ts";

/**
 * A date that stands in the letter. `date` is absent when there is no such day; without a year in the
 * text it is the sheet's day of that month, or none.
 */
export type FoundDate = { start: number; length: number; text: string; date?: LocalDate; weekday?: number };

type Parts = {
  day?: string;
  month?: string;
  year?: string;
  era?: string;
  relative?: string;
  end?: string;
};

/** Every date in words or figures, as the letter's language and locale write it. */
export function readDates(reading: Reading, sheet: Sheet): { dates: FoundDate[]; reading: Reading } {
  let left = reading;
  const dates: FoundDate[] = [];
  const known = knownDates(sheet.facts);
  for (const { pattern, orders } of formsFor(sheet)) {
    for (const match of left.rest.matchAll(pattern)) {
      const found = toFound(match, orders, sheet.words, known);
      dates.push(found);
      left = cover(left, found.start, found.length, "date");
    }
  }
  return { dates: dates.sort((a, b) => a.start - b.start), reading: left };
}

function toFound(
  match: RegExpExecArray,
  orders: readonly Order[],
  words: ReadingWords,
  known: readonly LocalDate[],
): FoundDate {
  const groups = match.groups ?? {};
  const weekday = weekdayNames(words).get(groups["weekday"]?.toLowerCase() ?? "");
  const readings = orders.flatMap((order) => toDate(inOrder(groups, order), words, known) ?? []);
  const date = readings.find((day) => known.includes(day)) ?? readings[0];
  return {
    start: match.index,
    length: match[0].length,
    text: match[0],
    ...(date && { date }),
    ...(weekday && { weekday }),
  };
}

type Order = "day-month" | "month-day";

/** A way to write a date; `orders` says in which order its figures may stand. */
type Form = { pattern: RegExp; orders: readonly Order[] };

function formsFor({ setting, facts, words }: Sheet): readonly Form[] {
  const orders = ordersOf(setting.locale, facts);
  return formsOf(words).map((form) => ({ ...form, orders: form.isFigures ? orders : [orders[0]!] }));
}

/** From the fullest form to the barest, so that "3 December 2026" is not read as "3 December". */
function formsOf(words: ReadingWords): readonly { pattern: RegExp; isFigures: boolean }[] {
  const known = FORMS.get(words);
  if (known) return known;
  const made = makeForms(words);
  FORMS.set(words, made);
  return made;
}

const FORMS = new WeakMap<ReadingWords, ReturnType<typeof makeForms>>();

function makeForms(words: ReadingWords) {
  const { ordinal, beforeDay, between, afterYear, more } = words.dates;
  const longest = (names: Iterable<string>) =>
    [...names].sort((a, b) => b.length - a.length).join("|") || "(?!)";
  const some = (source: string, gap: string) => (source === "" ? "" : `(?:${gap}(?:${source}))?`);
  const month = `(?<month>${longest(monthNames(words).keys())})\\.?`;
  const before = beforeDay === "" ? "" : `(?:(?:${beforeDay})\\s)?`;
  const weekdayNamed = `(?<weekday>${longest(weekdayNames(words).keys())})`;
  const weekday = `(?:(?<![\\p{L}])${weekdayNamed}\\.?,?\\s${before})?`;
  const day = `(?<day>\\d{1,2})(?:${[ordinal, "\\."].filter(Boolean).join("|")})?`;
  const of = some(between, "\\s");
  const edge = `(?<![${letters(words)}\\p{N}.,/-])`;
  const end = `(?![${letters(words)}\\p{N}])${some(afterYear, "\\s?")}`;
  const named = (source: string) => ({
    pattern: new RegExp(`${weekday}${edge}${source}${end}`, "giu"),
    isFigures: false,
  });
  const figures = (source: string, year = end) => ({
    pattern: new RegExp(`${weekday}${edge}${source}(?![\\p{N}]|[./-]\\p{N})${year}`, "giu"),
    isFigures: true,
  });
  return [
    ...more.map((source) => ({ pattern: new RegExp(source, "giu"), isFigures: false })),
    named(`${day}${of}[\\s/-]?${month}${of}[\\s,/-]*(?<year>\\d{4})`),
    named(`(?<day>\\d{1,2})-${month}-(?<year>\\d{2})`),
    named(`${day}${of}\\s${month}\\s'(?<year>\\d{2})`),
    named(`${month}\\s${day},?\\s(?<year>\\d{4})`),
    figures("(?<year>\\d{4})(?<sep>[-/.])(?<month>\\d{1,2})\\k<sep>(?<day>\\d{1,2})"),
    figures("(?<first>\\d{1,2})(?<sep>[-/.])(?<second>\\d{1,2})\\k<sep>(?<year>\\d{4}|\\d{2})"),
    figures("(?<first>\\d{1,2})(?<sep>\\.)\\s(?<second>\\d{1,2})\\.\\s(?<year>\\d{4})"),
    named(`${day}${of}[\\s-]?${month}`),
    named(`${month}\\s${day}`),
    named(`${month}${of}\\s(?<year>\\d{4})`),
    // "3.12." without a year; behind a currency it is an amount at the end of a sentence.
    figures(
      "(?<![\\p{Sc}A-Z]\\s?)(?<first>0?[1-9]|[12]\\d|3[01])(?<sep>\\.)(?<second>0?[1-9]|1[0-2])\\.",
      "",
    ),
    figures("(?<first>\\d{1,2})(?<sep>/)(?<second>\\d{1,2})", ""),
  ];
}

/**
 * How figures stand in a date. English without a region says the month first where the money is American; in Canada
 * both are written.
 */
function ordersOf(locale: string, facts: LetterFacts): readonly Order[] {
  const region = new Intl.Locale(locale).region;
  if (region === "CA") return ["day-month", "month-day"];
  if (locale.startsWith("en") && !region) return [facts.currency === "USD" ? "month-day" : "day-month"];
  return [conventionsOf(locale).order];
}

/** Dots always say the day first; slashes and dashes go by the locale. */
function inOrder(groups: Record<string, string | undefined>, order: Order): Parts {
  const { first, second, year, sep, era } = groups;
  const full = year && { year: year.length === 2 && !era ? `20${year}` : year, ...(era && { era }) };
  if (first === undefined || second === undefined) return { ...groups, ...full };
  const dayFirst = order === "day-month" || sep === ".";
  const [day, month] = dayFirst ? [first, second] : [second, first];
  return { day, month, ...full };
}

function toDate(parts: Parts, words: ReadingWords, known: readonly LocalDate[]): LocalDate | undefined {
  const { day, month, year: written, era } = parts;
  if (month === undefined) return dayAlone(parts, words, known);
  const name = month.toLowerCase();
  const number = monthNames(words).get(name) ?? countOf(name, words);
  if (!number) return undefined;
  const mm = String(number).padStart(2, "0");
  const year = yearOf(written, era, words);
  if (day === undefined) {
    return known.find((d) => (year === undefined ? d.slice(5, 7) === mm : d.startsWith(`${year}-${mm}`)));
  }
  const dd = String(countOf(day, words)).padStart(2, "0");
  if (year !== undefined) return readIsoDate(`${year}-${mm}-${dd}`);
  return known.find((d) => d.endsWith(`-${mm}-${dd}`));
}

/** "The 10th of last month", "the end of this month", and "the 25th" of any. `known` begins with today. */
function dayAlone(
  { day, relative, end }: Parts,
  words: ReadingWords,
  known: readonly LocalDate[],
): LocalDate | undefined {
  const [today] = known;
  const away = words.dates.relative?.[relative ?? ""];
  const month = today && away !== undefined ? addMonths(today, away) : undefined;
  if (month && end !== undefined) return endOfMonth(month);
  if (day === undefined) return undefined;
  const dd = `-${String(countOf(day, words)).padStart(2, "0")}`;
  return known.find((d) => d.endsWith(dd) && (!month || d.startsWith(month.slice(0, 7))));
}

/** The first year of an era is called 元. */
function yearOf(written: string | undefined, era: string | undefined, words: ReadingWords) {
  if (written === undefined) return undefined;
  const before = era === undefined ? 0 : (words.dates.eras[era] ?? 0);
  return String(before + (written === "元" ? 1 : countOf(written, words)));
}

/** Every day the sheet holds, whatever its role. */
function knownDates(facts: LetterFacts): LocalDate[] {
  const texts = [
    facts.today,
    ...facts.dates.map((d) => d.value),
    ...facts.invoices.flatMap((i) => [i.due, i.issued]),
    ...facts.instalments.map((i) => i.due),
    facts.payment?.received ?? "",
  ];
  return [...new Set(texts)].flatMap((text) => readIsoDate(text) ?? []);
}

export function judgeDates(dates: readonly FoundDate[], { where }: Reading, sheet: Sheet): Fault[] {
  const known = knownDates(sheet.facts);
  return dates.flatMap(({ date, text, weekday }): Fault[] => {
    if (!date || !known.includes(date)) {
      const nearest = nearestDate(date, known);
      return [
        {
          code: "wrong-date",
          where,
          found: text,
          ...(nearest && { expected: formatDate(nearest, sheet.setting.locale) }),
        },
      ];
    }
    if (weekday === undefined || weekday === weekdayOf(date)) return [];
    return [{ code: "wrong-weekday", where, found: text, expected: weekdayName(date, sheet.setting.locale) }];
  });
}

function nearestDate(date: LocalDate | undefined, known: readonly LocalDate[]): LocalDate | undefined {
  if (!date) return undefined;
  return [...known].sort((a, b) => Math.abs(daysBetween(date, a)) - Math.abs(daysBetween(date, b)))[0];
}

function weekdayName(date: LocalDate, locale: string): string {
  return new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(
    new Date(`${date}T12:00:00Z`),
  );
}
