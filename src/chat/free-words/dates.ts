import { addDays, addMonths, daysBetween, type LocalDate, weekdayOf } from "../../domain/calendar.ts";
import { readDate } from "../read-text.ts";
import { dateWords, foldWord } from "../reading/date-words.ts";
import { fold, type Language } from "./language.ts";

/** "the end of next month", "3rd of december 2026", "il y a 3 jours": no day takes more words. */
const MOST_WORDS = 6;
const FIGURES =
  /^(?:\d{1,4}(?:st|nd|rd|th|er|e|º|ª)?\.?|\d{1,4}[./-]\d{1,2}(?:[./-]\d{0,4})?|\d{4}年\d{1,2}月\d{1,2}日)$/;
/** In a leap year every day is one. */
const SOME_DAY = "2024-01-15" as LocalDate;

const MONTHS = Array.from({ length: 12 }, (_, i) =>
  new Intl.DateTimeFormat("en", { month: "long", timeZone: "UTC" }).format(new Date(Date.UTC(2026, i, 15))),
);
const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/**
 * The day that begins at word `at`, in words of English that the reader of dates knows, and how many words it takes.
 * Whether it is one day or could be two is the reader's to say.
 */
export function dateAt(
  words: readonly string[],
  at: number,
  language: Language,
  locale: string,
): { words: number; text: string } | undefined {
  for (let n = Math.min(MOST_WORDS, words.length - at); n > 0; n--) {
    const text = inEnglish(words.slice(at, at + n), language);
    if (text && isDay(text, locale)) return { words: n, text };
  }
  return undefined;
}

function isDay(text: string, locale: string): boolean {
  if (NEXT.test(text)) return true;
  // Figures and small words alone are no day, and nobody has to be asked about them.
  if (/^(?:(?:in|on|the|of|next|last|ago|\d+\.?) ?)*$/.test(text)) return false;
  const read = readDate(text, { today: SOME_DAY, locale });
  return read.ok || read.refusal.kind === "ambiguous";
}

const NEXT = /^next (week|month)$/;

/** The first day of a coming week or month that words name as a whole; undefined for any other words. */
export function firstDayOf(text: string, today: LocalDate): LocalDate | undefined {
  const [, unit] = NEXT.exec(text) ?? [];
  if (unit === "week") return addDays(today, 8 - weekdayOf(today));
  return unit ? addMonths(`${today.slice(0, 7)}-01` as LocalDate, 1) : undefined;
}

/** Whether a day is surely still to come: said outright, or far nearer ahead than behind. */
export function isAhead(text: string, today: LocalDate): boolean {
  const [next, last] = (["future", "past"] as const).map((direction) =>
    readDate(text, { today, locale: "en-GB", direction }),
  );
  if (!next?.ok || !last?.ok) return false;
  if (next.value === last.value) return next.value > today;
  return daysBetween(today, next.value) * 3 < daysBetween(last.value, today);
}

/** Word by word; undefined when one of them is none of a date. */
function inEnglish(words: readonly string[], language: Language): string | undefined {
  const said: string[] = [];
  for (let i = 0; i < words.length; ) {
    const phrase = longestPhrase(words, i, language);
    const word = phrase?.english ?? oneWord(words[i]!, language);
    if (word === undefined) return undefined;
    said.push(word);
    i += phrase?.words ?? 1;
  }
  return said
    .filter((word) => word !== "")
    .join(" ")
    .replace(/^on /, "")
    .replace(/^ago (.+)$/, "$1 ago")
    .replace(/^(\w+) (next|last)$/, "$2 $1");
}

function longestPhrase(words: readonly string[], at: number, { dateWords: known }: Language) {
  for (let n = Math.min(4, words.length - at); n > 0; n--) {
    const english = foldedKeys(known).get(words.slice(at, at + n).join(" "));
    if (english !== undefined) return { words: n, english };
  }
  return undefined;
}

const folded = new WeakMap<object, ReadonlyMap<string, string>>();

function foldedKeys(known: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const made = folded.get(known) ?? new Map(Object.entries(known).map(([key, word]) => [fold(key), word]));
  folded.set(known, made);
  return made;
}

function oneWord(word: string, language: Language): string | undefined {
  const special = language.dateInEnglish?.(word);
  if (special !== undefined) return special;
  if (FIGURES.test(word)) return word.replace(/(\d)e$/, "$1");
  return nameInEnglish(foldWord(word), language);
}

/** Short weekdays of other languages are everyday words there (so, do, mi, mar): only the long ones count. */
const SHORTEST = 4;

function nameInEnglish(word: string, language: Language): string | undefined {
  const known = namesOf.get(language.code) ?? foldedNames(language);
  namesOf.set(language.code, known);
  return known.get(word);
}

const namesOf = new Map<string, ReadonlyMap<string, string>>();

/** Months and weekdays as the language writes them, folded, each with its English name. */
function foldedNames({ locale, code }: Language): ReadonlyMap<string, string> {
  const { months, weekdays } = dateWords(locale);
  const isLong = (name: string) => code === "en" || name.length >= SHORTEST;
  return new Map([
    ...[...weekdays]
      .map(([name, n]) => [fold(name), WEEKDAYS[n - 1]!] as const)
      .filter(([name]) => isLong(name)),
    ...[...months].map(([name, n]) => [fold(name), MONTHS[n - 1]!.toLowerCase()] as const),
  ]);
}
