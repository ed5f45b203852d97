import { expect, test } from "vitest";
import { zoneOfCountry } from "../../src/facts/zones.ts";

const rows: [title: string, country: string, at: string, zone: string | undefined][] = [
  ["one zone", "GB", "2026-11-23T10:00:00Z", "Europe/London"],
  ["small letters", "gb", "2026-11-23T10:00:00Z", "Europe/London"],
  ["two zones that show the same time all year", "DE", "2026-11-23T10:00:00Z", "Europe/Berlin"],
  ["three quarters of an hour off", "NP", "2026-11-23T10:00:00Z", "Asia/Katmandu"],
  ["two islands apart from the mainland", "ES", "2026-11-23T10:00:00Z", undefined],
  ["across a continent", "US", "2026-11-23T10:00:00Z", undefined],
  // In winter all of Cyprus shows the same time; 2016 the north stayed on summer time.
  ["parts that have shown the same time again since", "CY", "2026-11-23T10:00:00Z", "Asia/Famagusta"],
  ["parts that will part within the year", "CY", "2016-05-01T10:00:00Z", undefined],
  ["a place that nobody has named", "ZZ", "2026-11-23T10:00:00Z", undefined],
  ["a country that there is not", "QQ", "2026-11-23T10:00:00Z", undefined],
  ["text that is no country", "<@here>", "2026-11-23T10:00:00Z", undefined],
  ["no text", "", "2026-11-23T10:00:00Z", undefined],
  ["on the last day of a leap February", "DE", "2028-02-29T23:59:59Z", "Europe/Berlin"],
];

test.each(rows)("the zone of a country: %s", (_, country, at, zone) => {
  expect(zoneOfCountry(country, new Date(at))).toBe(zone);
});
