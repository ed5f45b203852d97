// A calendar of our own, so that a mistake in the engine's cannot hide in the test that looks for it.

/** Days since 1 January 1970, which was a Thursday. */
export type Day = number;

export function dayOf(iso: string): Day {
  return Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
}

export function isoOf(day: Day): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/** Bank holidays of 2026 in the United Kingdom (gov.uk/bank-holidays) that are not those of one part of it alone. */
const HOLIDAYS = new Set(
  ["01-01", "04-03", "04-06", "05-04", "05-25", "12-25", "12-28"].map((on) => dayOf(`2026-${on}`)),
);

/** 0 is Sunday, 6 is Saturday. */
export function isWorkday(day: Day): boolean {
  const weekday = (day + 4) % 7;
  return weekday !== 0 && weekday !== 6 && !HOLIDAYS.has(day);
}

/** The day itself, or the first one after it on which people work. */
export function workdayFrom(day: Day): Day {
  return isWorkday(day) ? day : workdayFrom(day + 1);
}

/** The last day of summer time is not part of it: its clocks are back by the morning. */
const SUMMER_2026 = { from: dayOf("2026-03-29"), until: dayOf("2026-10-25") };

/** The instant at which the clocks in Berlin show `time` ("08:55") on a day of 2026, as ISO text. */
export function inBerlin(day: Day, time: string): string {
  const summer = day >= SUMMER_2026.from && day < SUMMER_2026.until;
  return `${isoOf(day)}T${time}:00${summer ? "+02:00" : "+01:00"}`;
}
