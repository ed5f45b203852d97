import { Temporal } from "temporal-polyfill";

/** A day without time or zone, ISO 8601: "2026-11-23". Compares with < and >. */
export type LocalDate = string & { readonly __brand: "local-date" };

/** An IANA time zone name that this machine knows: "Europe/Berlin". */
export type Zone = string & { readonly __brand: "zone" };

/** Reads strict ISO ("2026-02-28"); `undefined` for other forms and for days that do not exist. */
export function readIsoDate(text: string): LocalDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" }).toString() as LocalDate;
  } catch {
    return undefined;
  }
}

/** @throws RangeError when the text is no ISO date: for constants and tests. */
export function day(text: string): LocalDate {
  const date = readIsoDate(text);
  if (!date) throw new RangeError(`not an ISO date: ${text}`);
  return date;
}

/** Reads an IANA zone name in any case; `undefined` when this machine does not know it. */
export function readZone(name: string): Zone | undefined {
  // "+01:00" is taken as a zone by the machine, but knows no summer time.
  if (!/^\p{L}/u.test(name.trim())) return undefined;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name.trim() }).resolvedOptions().timeZone as Zone;
  } catch {
    return undefined;
  }
}

/** The calendar day that `instant` falls on in `zone`. */
export function dateIn(zone: Zone, instant: Date): LocalDate {
  return zoned(zone, instant).toPlainDate().toString() as LocalDate;
}

/** Minute of the day (0 to 1439) that the clocks in `zone` show at `instant`. */
export function minuteIn(zone: Zone, instant: Date): number {
  const { hour, minute } = zoned(zone, instant);
  return hour * 60 + minute;
}

/** The instant at which the clocks in `zone` show `hour`:00 on `date`; in a spring gap the hour after it. */
export function instantAt(zone: Zone, date: LocalDate, hour: number): Date {
  return instantAtMinute(zone, date, hour * 60);
}

/** The same for a minute of the day, 0 to 1439. */
export function instantAtMinute(zone: Zone, date: LocalDate, minute: number): Date {
  return instantsAt(zone, date, minute, ["compatible"])[0]!;
}

/**
 * The instants on `date` at which something that goes by the clocks in `zone` can begin: when the day does, when
 * they show `minute` of the day (0 to 1439; twice, where they show it twice), and whenever they are put forward
 * or back. In order of time.
 */
export function turnsOf(zone: Zone, date: LocalDate, minute: number): Date[] {
  const plain = Temporal.PlainDate.from(date);
  const begins = plain.toZonedDateTime(zone);
  const ends = plain.add({ days: 1 }).toZonedDateTime(zone);
  const turns = [begins, ...clockChanges(begins, ends)].map((at) => at.epochMilliseconds);
  const shown = instantsAt(zone, date, minute, ["earlier", "later"]).filter(
    (at) => minuteIn(zone, at) === minute, // not so in a gap that the clocks jump over
  );
  const all = new Set([...turns, ...shown.map((at) => at.getTime())]);
  return [...all].sort((a, b) => a - b).map((ms) => new Date(ms));
}

function clockChanges(begins: Temporal.ZonedDateTime, ends: Temporal.ZonedDateTime) {
  const changes: Temporal.ZonedDateTime[] = [];
  let change = begins.getTimeZoneTransition("next");
  while (change && Temporal.ZonedDateTime.compare(change, ends) < 0) {
    changes.push(change);
    change = change.getTimeZoneTransition("next");
  }
  return changes;
}

function instantsAt(
  zone: Zone,
  date: LocalDate,
  minuteOfDay: number,
  chosen: readonly ("compatible" | "earlier" | "later")[],
): Date[] {
  const time = { hour: Math.floor(minuteOfDay / 60), minute: minuteOfDay % 60 };
  const local = Temporal.PlainDate.from(date).toPlainDateTime(time);
  return chosen.map((disambiguation) => {
    return new Date(local.toZonedDateTime(zone, { disambiguation }).epochMilliseconds);
  });
}

const DAY_MS = 86_400_000;

/**
 * Days are counted in UTC, where each has as many milliseconds: it knows no clock changes, and the zone plays no
 * part. The ladder counts a great many of them.
 */
function midnight(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(midnight(date) + days * DAY_MS).toISOString().slice(0, 10) as LocalDate;
}

/** Same day number `months` later; where it does not exist, the month's last day (31 Jan + 1 is 28 Feb). */
export function addMonths(date: LocalDate, months: number): LocalDate {
  return Temporal.PlainDate.from(date).add({ months }, { overflow: "constrain" }).toString() as LocalDate;
}

/** The last day of the date's month. */
export function endOfMonth(date: LocalDate): LocalDate {
  const plain = Temporal.PlainDate.from(date);
  return plain.with({ day: plain.daysInMonth }).toString() as LocalDate;
}

/** Day `n` of the date's month, clipped to its last day. */
export function dayOfMonth(date: LocalDate, n: number): LocalDate {
  return Temporal.PlainDate.from(date).with({ day: n }, { overflow: "constrain" }).toString() as LocalDate;
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return (midnight(to) - midnight(from)) / DAY_MS;
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: LocalDate): number {
  return new Date(midnight(date)).getUTCDay() || 7;
}

/** Says for a date whether people work on it. The weekend is out by itself; holidays come from a place. */
export type BusinessDays = (date: LocalDate) => boolean;

export const weekdays: BusinessDays = (date) => weekdayOf(date) <= 5;

/** `date` itself or the first business day after it. Looks a year ahead at most. */
export function nextBusinessDay(date: LocalDate, isBusinessDay: BusinessDays): LocalDate {
  let candidate = date;
  for (let i = 0; i < 366; i++) {
    if (isBusinessDay(candidate)) return candidate;
    candidate = addDays(candidate, 1);
  }
  return date;
}

/** The day `n` business days after `date` (n of 0 is `date` itself). */
export function addBusinessDays(date: LocalDate, n: number, isBusinessDay: BusinessDays): LocalDate {
  let candidate = date;
  for (let i = 0; i < n; i++) candidate = nextBusinessDay(addDays(candidate, 1), isBusinessDay);
  return candidate;
}

// The year is the one of the ledger everywhere, also where the usual calendar is another (2569 in Thailand).
const GREGORIAN = { calendar: "gregory", timeZone: "UTC" } as const;
const LONG = { ...GREGORIAN, dateStyle: "long" } as const;
const SHORT = { ...GREGORIAN, day: "numeric", month: "short", year: "numeric" } as const;

// Made once a locale: making one takes a hundred times as long as using it, and lists have many days.
const formats = {
  long: new Map<string, Intl.DateTimeFormat>(),
  short: new Map<string, Intl.DateTimeFormat>(),
};

function formatIn(style: keyof typeof formats, locale: string): Intl.DateTimeFormat {
  const known = formats[style].get(locale);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, style === "long" ? LONG : SHORT);
  formats[style].set(locale, made);
  return made;
}

/** The date with its month spelled out, which no reader can take for another day: "3 December 2026". */
export function formatDate(date: LocalDate, locale = "en-GB"): string {
  return format("long", date, locale);
}

/** Short form for lists: "3 Dec 2026". */
export function formatShortDate(date: LocalDate, locale = "en-GB"): string {
  return format("short", date, locale);
}

/** French counts the first of a month ("1er décembre"), which Intl does not. */
function format(style: keyof typeof formats, date: LocalDate, locale: string): string {
  const text = formatIn(style, locale).format(new Date(`${date}T12:00:00Z`));
  return /^fr\b/.test(locale) ? text.replace(/^1(?= )/, "1er") : text;
}

function zoned(zone: Zone, instant: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
}
