import { remember } from "./remember.ts";

/** Spellings that the locale data does not have. */
const MORE_MONTHS: Record<string, readonly [name: string, month: number][]> = {
  en: [["sept", 9]],
  de: [
    ["jänner", 1],
    ["jän", 1],
    ["feber", 2],
    ["mär", 3],
    ["mrz", 3],
    ["sep", 9],
  ],
};

/** Month names of a language in lower case, long and short, in the forms it uses within a date: 1 is January. */
export const monthNames = remember((language: string): ReadonlyMap<string, number> => {
  const names = new Map<string, number>(MORE_MONTHS[language] ?? []);
  for (const month of ["long", "short"] as const) {
    for (const day of ["numeric", undefined] as const) {
      const format = new Intl.DateTimeFormat(language, { month, ...(day && { day }), timeZone: "UTC" });
      for (let m = 1; m <= 12; m++) add(names, format, "month", new Date(Date.UTC(2024, m - 1, 15)), m);
    }
  }
  return names;
});

/** Weekday names of a language in lower case, long and short: 1 is Monday. */
export const weekdayNames = remember((language: string): ReadonlyMap<string, number> => {
  const names = new Map<string, number>();
  for (const weekday of ["long", "short"] as const) {
    const format = new Intl.DateTimeFormat(language, { weekday, timeZone: "UTC" });
    // 1 January 2024 was a Monday.
    for (let d = 1; d <= 7; d++) add(names, format, "weekday", new Date(Date.UTC(2024, 0, d)), d);
  }
  return names;
});

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
