import { addMonths, dateIn, minuteIn, readZone, type Zone } from "../domain/calendar.ts";

/** Two zones that show the same time in every one of these months, from now on, are taken for one. */
const MONTHS_COMPARED = 12;

/**
 * The time zone of a whole country (ISO 3166 alpha-2), by the machine's own locale data (Unicode CLDR): of one
 * that has a single zone, or several whose clocks all show the same time in the year from `now` on, as Berlin's
 * and Büsingen's. `undefined` for a country across several times, as the US, and for one that is not known.
 */
export function zoneOfCountry(country: string, now: Date): Zone | undefined {
  if (!/^[A-Z]{2}$/i.test(country)) return undefined;
  const names = new Intl.Locale("und", { region: country }).getTimeZones() ?? [];
  const [first, ...others] = names.map(readZone).filter((zone) => zone !== undefined);
  if (!first) return undefined;
  const moments = momentsOfYear(now);
  return others.every((zone) => moments.every((at) => showsSame(first, zone, at))) ? first : undefined;
}

function momentsOfYear(now: Date): Date[] {
  const today = dateIn("UTC" as Zone, now);
  return Array.from(
    { length: MONTHS_COMPARED },
    (_, i) => new Date(`${addMonths(today, i)}T${now.toISOString().slice(11)}`),
  );
}

function showsSame(a: Zone, b: Zone, at: Date): boolean {
  return minuteIn(a, at) === minuteIn(b, at) && dateIn(a, at) === dateIn(b, at);
}
