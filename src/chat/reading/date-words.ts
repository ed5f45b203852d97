import { isLocale } from "./currency-mark.ts";

/** Names in lower case, each with its number: months 1 to 12, weekdays 1 (Monday) to 7. */
export type DateWords = { months: ReadonlyMap<string, number>; weekdays: ReadonlyMap<string, number> };

const byLocale = new Map<string, DateWords>();

/** The names of months and weekdays, long and short, in English and in the language of `locale`. */
export function dateWords(locale: string | undefined): DateWords {
  const key = locale !== undefined && isLocale(locale) ? locale : "en-GB";
  const known = byLocale.get(key);
  if (known) return known;
  const months = new Map<string, number>([["sept", 9]]);
  const weekdays = new Map<string, number>([
    ["tues", 2],
    ["weds", 3],
    ["thur", 4],
    ["thurs", 4],
  ]);
  // The locale comes last: its own names win over English ones.
  for (const language of ["en-US", "en-GB", key]) {
    const namesOfMonth = namesIn(language, "month");
    for (let month = 1; month <= 12; month++) {
      for (const name of namesOfMonth(new Date(Date.UTC(2026, month - 1, 15)))) months.set(name, month);
    }
    const namesOfWeekday = namesIn(language, "weekday");
    for (let weekday = 1; weekday <= 7; weekday++) {
      // 5 January 2026 is a Monday.
      for (const name of namesOfWeekday(new Date(Date.UTC(2026, 0, 4 + weekday)))) {
        weekdays.set(name, weekday);
      }
    }
  }
  const words = { months, weekdays };
  byLocale.set(key, words);
  return words;
}

/** Cases change with what stands beside the name: "grudzień", but "3 grudnia". */
function namesIn(locale: string, part: "month" | "weekday"): (date: Date) => string[] {
  const forms: Intl.DateTimeFormatOptions[] = (["long", "short"] as const).flatMap((width) => [
    { [part]: width },
    { [part]: width, day: "numeric" },
    { [part]: width, ...(part === "weekday" ? { month: "long" } : {}), day: "numeric", year: "numeric" },
  ]);
  const formats = forms.map(
    (form) => new Intl.DateTimeFormat(locale, { ...form, timeZone: "UTC", calendar: "gregory" }),
  );
  return (date) =>
    formats.flatMap((format) => {
      const name = format.formatToParts(date).find(({ type }) => type === part)?.value ?? "";
      const folded = foldWord(name);
      return /\p{L}/u.test(folded) ? [folded] : [];
    });
}

/** A word of a date as it is looked up: lower case, composed, without its full stop. */
export function foldWord(word: string): string {
  return word.normalize("NFC").toLowerCase().replace(/\.$/, "");
}

/**
 * Which of day and month comes first in 03/04/2026; `undefined` where that is not settled: English
 * without a country, and places that put the year first or have both habits.
 */
export function dayMonthOrder(
  locale: string | undefined,
  country: string | undefined,
): "day" | "month" | undefined {
  const tag = locale !== undefined && isLocale(locale) ? new Intl.Locale(locale) : undefined;
  if (tag && (tag.region || tag.language !== "en")) return orderIn(tag);
  if (country === undefined || !/^[A-Za-z]{2}$/.test(country)) return undefined;
  return orderIn(new Intl.Locale(`und-${country}`).maximize());
}

function orderIn({ language, region }: Intl.Locale): "day" | "month" | undefined {
  // Without the script: "en-Latn-GB" is looked up as plain English, which puts the month first.
  const tag = region ? `${language}-${region}` : language;
  const format = new Intl.DateTimeFormat(tag, { dateStyle: "short", calendar: "gregory" });
  // A country whose English this machine does not know would get the habits of the United States.
  if (language === "en" && !new Intl.Locale(format.resolvedOptions().locale).region) return undefined;
  const order = format.formatToParts().map(({ type }) => type);
  const [first, , third] = order.filter((type) => type === "day" || type === "month" || type === "year");
  if (third !== "year") return undefined;
  return first === "day" ? "day" : "month";
}
