// A calendar of our own, so that a mistake in the engine's cannot hide in the test that looks for it.

/** Days since 1 January 1970, which was a Thursday. */
export type Day = number;

export function dayOf(iso: string): Day {
  return Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
}

export function isoOf(day: Day): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

export type Country = "DE" | "GB" | "JP" | "US";

const dates = (text: string) => new Set(text.split(" ").map((date) => dayOf(`2026-${date}`)));

/**
 * Days of 2026 on which nobody works in the whole of a country, written down by hand. Germany: the nine holidays of
 * all its states; on the days before Christmas and the new year people work until noon. United Kingdom: the bank holidays that
 * England and most of the others share. Japan: its holidays by law with those moved to the next day, and the banks'
 * days off around the new year. United States: federal holidays, with the day on which one on a Saturday is kept.
 */
const HOLIDAYS: Record<Country, ReadonlySet<Day>> = {
  DE: dates("01-01 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26"),
  GB: dates("01-01 04-03 04-06 05-04 05-25 12-25 12-26 12-28"),
  JP: dates(
    "01-01 01-02 01-03 01-12 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23 12-31",
  ),
  US: dates("01-01 01-19 02-16 05-25 06-19 07-03 07-04 09-07 10-12 11-11 11-26 12-25"),
};

const NEW_YEAR_2027 = dayOf("2027-01-01");

/** 0 is Sunday, 6 is Saturday. */
export function isWorkday(day: Day, countries: readonly Country[]): boolean {
  const weekday = (day + 4) % 7;
  if (weekday === 0 || weekday === 6 || day === NEW_YEAR_2027) return false;
  return countries.every((country) => !HOLIDAYS[country].has(day));
}

/** The day itself, or the first one after it on which people work in all these countries. */
export function workdayFrom(day: Day, countries: readonly Country[]): Day {
  return isWorkday(day, countries) ? day : workdayFrom(day + 1, countries);
}

/** Where clocks hang: each with its hours ahead of Greenwich in winter, and the days of 2026 that summer time takes. */
const CLOCKS = {
  "Europe/Berlin": { winter: 1, summer: ["2026-03-29", "2026-10-25"] },
  "Europe/London": { winter: 0, summer: ["2026-03-29", "2026-10-25"] },
  "Asia/Tokyo": { winter: 9, summer: ["2026-01-01", "2026-01-01"] },
  "America/New_York": { winter: -5, summer: ["2026-03-08", "2026-11-01"] },
  "America/Los_Angeles": { winter: -8, summer: ["2026-03-08", "2026-11-01"] },
} as const;

export type Place = keyof typeof CLOCKS;

/** The last day of summer time is not part of it: its clocks are back by the morning. */
function hoursAhead(place: Place, day: Day): number {
  const { winter, summer } = CLOCKS[place];
  return winter + (day >= dayOf(summer[0]) && day < dayOf(summer[1]) ? 1 : 0);
}

/** A moment, as the clocks in Berlin show it: "08:55" on a day. The nights in which they are moved are left alone. */
export type Moment = { day: Day; time: string };

export function instantOf({ day, time }: Moment): string {
  const ahead = hoursAhead("Europe/Berlin", day);
  return `${isoOf(day)}T${time}:00+0${ahead}:00`;
}

/** What the clocks elsewhere show at a moment in Berlin. */
export function shownIn(place: Place, { day, time }: Moment): { day: Day; minute: number } {
  const [hour, minute] = time.split(":").map(Number);
  const there = hour! + hoursAhead(place, day) - hoursAhead("Europe/Berlin", day);
  const shift = Math.floor(there / 24);
  return { day: day + shift, minute: (there - 24 * shift) * 60 + minute! };
}

/** Whether people are at their desks there: nine to five, on a day on which they work here and there. */
export function isOpen(place: Place, countries: readonly Country[], now: Moment): boolean {
  const { day, minute } = shownIn(place, now);
  return minute >= 540 && minute < 1020 && isWorkday(day, countries);
}

/** The day, in Berlin, on which they are at their desks there next, from a moment on. */
export function opensOn(place: Place, countries: readonly Country[], { day, time }: Moment): Day {
  const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, "0")}${time.slice(2)}`);
  const opens = hours.some((at) => at >= time && isOpen(place, countries, { day, time: at }));
  return opens ? day : opensOn(place, countries, { day: day + 1, time: "00:00" });
}
