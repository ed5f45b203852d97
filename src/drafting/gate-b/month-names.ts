import type { ReadingWords } from "./languages/reading-words.ts";

type Names = ReadonlyMap<string, number>;

/** Month names of a language in lower case, long and short, in the forms it uses within a date: 1 is January. */
export function monthNames(words: ReadingWords): Names {
  return kept(MONTHS, words, () => {
    const names = new Map<string, number>(Object.entries(words.dates.months));
    for (const month of ["long", "short"] as const) {
      for (const day of ["numeric", undefined] as const) {
        const format = new Intl.DateTimeFormat(words.language, {
          month,
          ...(day && { day }),
          timeZone: "UTC",
        });
        for (let m = 1; m <= 12; m++) add(names, format, "month", new Date(Date.UTC(2024, m - 1, 15)), m);
      }
    }
    return names;
  });
}

/** Weekday names of a language in lower case, long and short: 1 is Monday. */
export function weekdayNames(words: ReadingWords): Names {
  return kept(WEEKDAYS, words, () => {
    const names = new Map<string, number>(Object.entries(words.dates.weekdays));
    for (const weekday of ["long", "short"] as const) {
      const format = new Intl.DateTimeFormat(words.language, { weekday, timeZone: "UTC" });
      // 1 January 2024 was a Monday.
      for (let d = 1; d <= 7; d++) add(names, format, "weekday", new Date(Date.UTC(2024, 0, d)), d);
    }
    return names;
  });
}

const MONTHS = new WeakMap<ReadingWords, Names>();
const WEEKDAYS = new WeakMap<ReadingWords, Names>();

function kept(made: WeakMap<ReadingWords, Names>, words: ReadingWords, make: () => Names): Names {
  const names = made.get(words) ?? make();
  made.set(words, names);
  return names;
}

function add(
  names: Map<string, number>,
  format: Intl.DateTimeFormat,
  type: "month" | "weekday",
  date: Date,
  value: number,
): void {
  const name = format.formatToParts(date).find((part) => part.type === type)?.value;
  const plain = name?.toLowerCase().replace(/\.$/, "");
  if (plain && /^\p{L}+$/u.test(plain)) names.set(plain, value);
}
