import { createRequire } from "node:module";
import type { default as Holidays, HolidaysTypes } from "date-holidays";
import { addDays, type BusinessDays, type LocalDate, readIsoDate, weekdayOf } from "../domain/calendar.ts";
import { onFirstUse } from "../domain/on-first-use.ts";

// Holidays come from the package date-holidays (its data is under CC BY 3.0, see the README), weekends from the
// machine's own locale data (Unicode CLDR). The package is large and slow to load, so that it is loaded at the
// first question about a weekday in a country: a program that never asks is spared of it.
const loadPackage = onFirstUse(() => createRequire(import.meta.url)("date-holidays") as typeof Holidays);

/** National holidays alone: in which state or province somebody works is not known. */
const KINDS: HolidaysTypes.HolidayType[] = ["public", "bank"];
/** Years for which the package works out holidays; outside of them a country has its weekends. */
const [FIRST_YEAR, LAST_YEAR] = [1990, 2100];
/** What CLDR and we call a place that nobody has named. */
const UNKNOWN = "ZZ";
const SATURDAY_AND_SUNDAY: ReadonlySet<number> = new Set([6, 7]);

/**
 * Business days of all the places at once: of the one who writes and of the one who reads. `countries` are ISO
 * 3166 alpha-2; one that no calendar is known for, as "ZZ", has Saturday and Sunday off and nothing else, and
 * so it is where no country is named at all. Holidays are those of the whole country that leave no part of the
 * day to work in.
 */
export function businessDaysOf(countries: readonly (string | undefined)[]): BusinessDays {
  const named = [...new Set(countries.filter((country) => country !== undefined))];
  const places = (named.length > 0 ? named : [UNKNOWN]).map(calendarOf);
  return (date) => places.every((works) => works(date));
}

// A sweep asks for the same few days a thousand times: years, countries and days are worked out once.
const calendars = new Map<string, BusinessDays>();

function calendarOf(country: string): BusinessDays {
  // What is no code of a country shares one calendar, so that odd texts do not pile up here.
  const code = /^[A-Z]{2}$/i.test(country) ? country.toUpperCase() : UNKNOWN;
  const known = calendars.get(code);
  if (known) return known;
  const made = remembered(code);
  calendars.set(code, made);
  return made;
}

function remembered(code: string): BusinessDays {
  const weekend = weekendOf(code);
  const answers = new Map<LocalDate, boolean>();
  return (date) => {
    const known = answers.get(date);
    if (known !== undefined) return known;
    const year = Number(date.slice(0, 4));
    const inRange = year >= FIRST_YEAR && year <= LAST_YEAR;
    const works = !weekend.has(weekdayOf(date)) && !(inRange && isHoliday(code, year, date));
    if (inRange) answers.set(date, works);
    return works;
  };
}

function weekendOf(code: string): ReadonlySet<number> {
  const { weekend } = new Intl.Locale("und", { region: code }).getWeekInfo();
  return weekend.length > 0 ? new Set(weekend) : SATURDAY_AND_SUNDAY;
}

function isHoliday(code: string, year: number, date: LocalDate): boolean {
  if (code === UNKNOWN) return false;
  // Several days may begin in December and end in January.
  const before = date.slice(5, 7) === "01" && holidaysOf(code, year - 1).has(date);
  return before || holidaysOf(code, year).has(date);
}

const years = new Map<string, ReadonlySet<LocalDate>>();

function holidaysOf(code: string, year: number): ReadonlySet<LocalDate> {
  const key = `${code} ${year}`;
  const known = years.get(key);
  if (known) return known;
  const days = new Set(
    new (loadPackage())(code, { types: KINDS }).getHolidays(year).flatMap((holiday) => wholeDays(holiday)),
  );
  years.set(key, days);
  return days;
}

const HOUR_MS = 3_600_000;
/** A day on which the clocks go forward has an hour or two less. */
const MOST_HOURS_MISSING = 2;

/** A holiday that begins in the afternoon leaves a morning to work in, and does not count. */
function wholeDays({ date, start, end }: HolidaysTypes.Holiday): LocalDate[] {
  const first = readIsoDate(date.slice(0, 10));
  const hours = (end.getTime() - start.getTime()) / HOUR_MS;
  const length = Math.floor((hours + MOST_HOURS_MISSING) / 24);
  return first ? Array.from({ length }, (_, i) => addDays(first, i)) : [];
}
