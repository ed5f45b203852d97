import { daysBetween, formatDate, type LocalDate, readIsoDate, weekdayOf } from "../../domain/calendar.ts";
import type { LetterFacts } from "../letter-facts.ts";
import type { Fault } from "./fault.ts";
import { monthNames, weekdayNames } from "./month-names.ts";
import { conventionsOf } from "./number-format.ts";
import { cover, type Reading, type Sheet } from "./reading.ts";
import { remember } from "./remember.ts";

/**
 * A date that stands in the letter. `date` is absent when there is no such day; without a year in the
 * text it is the sheet's day of that month, or none.
 */
export type FoundDate = { start: number; length: number; text: string; date?: LocalDate; weekday?: number };

type Parts = { day?: string; month?: string; year?: string };

/** Every date in words or figures, as the letter's language and locale write it. */
export function readDates(reading: Reading, sheet: Sheet): { dates: FoundDate[]; reading: Reading } {
  let left = reading;
  const dates: FoundDate[] = [];
  const known = knownDates(sheet.facts);
  for (const { pattern, parts } of formsOf(sheet)) {
    for (const match of left.rest.matchAll(pattern)) {
      const weekday = weekdayNames(sheet.setting.language).get(
        match.groups?.["weekday"]?.toLowerCase() ?? "",
      );
      const date = toDate(parts(match.groups ?? {}), sheet.setting.language, known);
      const text = match[0];
      dates.push({
        start: match.index,
        length: text.length,
        text,
        ...(date && { date }),
        ...(weekday && { weekday }),
      });
      left = cover(left, match.index, text.length, "date");
    }
  }
  return { dates, reading: left };
}

type Form = { pattern: RegExp; parts: (groups: Record<string, string | undefined>) => Parts };

/** From the fullest form to the barest, so that "3 December 2026" is not read as "3 December". */
function formsOf({ setting, facts }: Sheet): readonly Form[] {
  return forms(setting.language, orderOf(setting.locale, facts));
}

const forms = remember((language: string, order: string): readonly Form[] => {
  const month = `(?<month>${[...monthNames(language).keys()].sort((a, b) => b.length - a.length).join("|")})\\.?`;
  const names = [...weekdayNames(language).keys()].sort((a, b) => b.length - a.length).join("|");
  const weekday = `(?:(?<![\\p{L}])(?<weekday>${names})\\.?,?\\s(?:the\\s|den\\s)?)?`;
  const day = "(?<day>\\d{1,2})(?:st|nd|rd|th|\\.)?";
  const year = "(?<year>\\d{4})";
  const edge = "(?<![\\p{L}\\p{N}.,/-])";
  const end = "(?![\\p{L}\\p{N}])";
  const words = (source: string): Form => ({
    pattern: new RegExp(`${weekday}${edge}${source}${end}`, "giu"),
    parts: (groups) => groups,
  });
  const figures = (source: string): Form => ({
    pattern: new RegExp(`${weekday}${edge}${source}(?![\\p{N}]|[./-]\\p{N})`, "giu"),
    parts: (groups) => inOrder(groups, order),
  });
  return [
    words(`${day}(?:\\sof)?[\\s-]?${month}[\\s,-]*${year}`),
    words(`${month}\\s${day},?\\s${year}`),
    figures("(?<year>\\d{4})(?<sep>[-/.])(?<month>\\d{1,2})\\k<sep>(?<day>\\d{1,2})"),
    figures("(?<first>\\d{1,2})(?<sep>[-/.])(?<second>\\d{1,2})\\k<sep>(?<year>\\d{4}|\\d{2})"),
    words(`${day}(?:\\sof)?[\\s-]?${month}`),
    words(`${month}\\s${day}`),
    words(`${month}\\s${year}`),
    // "3.12." without a year; behind a currency it is an amount at the end of a sentence.
    figures("(?<![\\p{Sc}A-Z]\\s?)(?<first>0?[1-9]|[12]\\d|3[01])(?<sep>\\.)(?<second>0?[1-9]|1[0-2])\\."),
    figures("(?<first>\\d{1,2})(?<sep>/)(?<second>\\d{1,2})"),
  ];
});

/** English without a region says the month first where the money is American. */
function orderOf(locale: string, facts: LetterFacts): "day-month" | "month-day" {
  const region = new Intl.Locale(locale).region;
  if (locale.startsWith("en") && !region) return facts.currency === "USD" ? "month-day" : "day-month";
  return conventionsOf(locale).order;
}

/** Dots always say the day first; slashes and dashes go by the locale. */
function inOrder(groups: Record<string, string | undefined>, order: string): Parts {
  const { first, second, year, sep } = groups;
  if (first === undefined || second === undefined) return groups;
  const dayFirst = order === "day-month" || sep === ".";
  const [day, month] = dayFirst ? [first, second] : [second, first];
  return { day, month, ...(year && { year: year.length === 2 ? `20${year}` : year }) };
}

function toDate(
  { day, month, year }: Parts,
  language: string,
  known: readonly LocalDate[],
): LocalDate | undefined {
  const name = month?.toLowerCase() ?? "";
  const number = /^\d+$/.test(name) ? Number(name) : monthNames(language).get(name);
  if (!number) return undefined;
  const mm = String(number).padStart(2, "0");
  if (day === undefined) return known.find((d) => d.startsWith(`${year}-${mm}`));
  const dd = day.padStart(2, "0");
  if (year !== undefined) return readIsoDate(`${year}-${mm}-${dd}`);
  return known.find((d) => d.endsWith(`-${mm}-${dd}`));
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
