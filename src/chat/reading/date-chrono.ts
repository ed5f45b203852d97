import { createRequire } from "node:module";
import type * as Chrono from "chrono-node";
import { daysBetween, type LocalDate, readIsoDate } from "../../domain/calendar.ts";

/** Words without a figure are believed this near to today (tomorrow, vorgestern), not as "next week". */
const NEAR_DAYS = 2;

type Reader = { parse(text: string, from: Date, options: { forwardDate: boolean }): Chrono.ParsedResult[] };

const LANGUAGES = ["de", "en", "es", "fr", "it", "ja", "nl", "pt", "ru", "sv", "uk"] as const;

// A tenth of a second to load, and hardly a date needs it: required when the first one does.
const load = createRequire(import.meta.url);

function readerFor(language: string | undefined): Reader | undefined {
  const known = LANGUAGES.find((each) => each === language);
  return known && (load("chrono-node") as typeof Chrono)[known];
}

/**
 * The day that chrono-node reads from the whole text in the locale's language or in English: only if it is
 * sure of day, month and year, and no time of day or range is in it. It guesses freely otherwise.
 */
export function dateByChrono(
  text: string,
  today: LocalDate,
  locale: string | undefined,
): LocalDate | undefined {
  const language = locale?.split("-")[0]?.toLowerCase() ?? "en";
  for (const reader of new Set([readerFor(language), readerFor("en")])) {
    const date = reader && certainDate(reader, text, today);
    if (date) return date;
  }
  return undefined;
}

function certainDate(reader: Reader, text: string, today: LocalDate): LocalDate | undefined {
  const [found, ...others] = reader.parse(text, new Date(`${today}T12:00:00`), { forwardDate: false });
  if (!found || others.length > 0 || found.end || found.text !== text) return undefined;
  const { start } = found;
  if (!start.isCertain("day") || !start.isCertain("month") || !start.isCertain("year")) return undefined;
  if (start.isCertain("hour") || /^(?:next|last|past|this)\b/.test(text)) return undefined;
  const [year, month, day] = [start.get("year"), start.get("month"), start.get("day")].map((n) =>
    String(n ?? ""),
  );
  const date = readIsoDate(`${year}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}`);
  if (!date) return undefined;
  return /\d/.test(text) || Math.abs(daysBetween(today, date)) <= NEAR_DAYS ? date : undefined;
}
