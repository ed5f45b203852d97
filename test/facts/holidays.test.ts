import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, day, nextBusinessDay, weekdays } from "../../src/domain/calendar.ts";
import { businessDaysOf } from "../../src/facts/holidays.ts";

describe("who works on a day", () => {
  const rows: [title: string, countries: (string | undefined)[], date: string, works: boolean][] = [
    ["an ordinary Monday", ["DE"], "2026-11-23", true],
    ["a Saturday", ["DE"], "2026-11-28", false],
    ["Christmas Day", ["DE"], "2026-12-25", false],
    ["Thanksgiving", ["US"], "2026-11-26", false],
    ["Thanksgiving, elsewhere", ["DE"], "2026-11-26", true],
    ["a holiday of one of two countries", ["DE", "JP"], "2026-11-23", false],
    ["a holiday of the other of two countries", ["DE", "JP"], "2026-05-25", false],
    ["a holiday moved to the Monday after", ["GB"], "2026-12-28", false],
    ["a holiday moved to the Friday before", ["US"], "2026-07-03", false],
    ["a holiday moved into the year before", ["US"], "2027-12-31", false],
    ["a holiday of the banks alone", ["JP"], "2026-12-31", false],
    ["a day that is a holiday only in the afternoon", ["DE"], "2026-12-24", true],
    ["a holiday of a state alone", ["DE"], "2028-01-06", true],
    ["a Friday where the weekend begins with it", ["SA"], "2026-11-27", false],
    ["a Sunday where the week begins with it", ["SA"], "2026-11-29", true],
    ["a Sunday of one of two countries", ["SA", "DE"], "2026-11-29", false],
    ["a Saturday where people work on it", ["IN"], "2026-11-28", true],
    ["the second of several days", ["SA"], "2027-03-11", false],
    ["the last of several days", ["SA"], "2027-03-12", false],
    ["the day after several days, a Sunday at work", ["SA"], "2027-03-14", true],
    // Kurban Bayramı was from 31 December to 3 January.
    ["several days that go on in the new year", ["TR"], "2007-01-02", false],
    ["a holiday on which the clocks go forward: 23 hours", ["IR"], "2022-03-22", false],
    ["a year long past", ["US"], "1998-11-26", false],
    ["a year far ahead", ["US"], "2099-12-25", false],
    ["a year without holidays on file", ["US"], "2101-12-26", true],
    ["a weekend of a year without holidays on file", ["US"], "2101-12-25", false],
    ["a country without a calendar", ["QQ"], "2026-12-25", true],
    ["a place that nobody has named", ["ZZ"], "2026-12-25", true],
    ["a weekend in a place that nobody has named", ["ZZ"], "2026-11-28", false],
    ["a client without a country: the business's calendar", ["SA", undefined], "2026-11-29", true],
    ["no country at all", [undefined], "2026-11-28", false],
    ["small letters", ["de"], "2026-12-25", false],
    ["text that is no country", ["<@here>"], "2026-11-28", false],
    ["text that is a name of objects", ["constructor"], "2026-11-27", true],
  ];
  test.each(rows)("%s", (_, countries, date, works) => {
    expect(businessDaysOf(countries)(day(date))).toBe(works);
  });
});

test("asking again, and for the countries in another order, gives the same", () => {
  const days = Array.from({ length: 365 }, (_, i) => addDays(day("2027-01-01"), i));
  const [once, turned] = [businessDaysOf(["DE", "SA"]), businessDaysOf(["SA", "DE", "SA"])];
  expect(days.filter(once)).toEqual(days.filter(turned));
  expect(days.filter(once)).toEqual(days.filter(once));
});

test("where two work together, both do; and a business day always comes within a month", () => {
  const countries = fc.constantFrom(
    "US",
    "DE",
    "GB",
    "JP",
    "SA",
    "IR",
    "IN",
    "TR",
    "CN",
    "RU",
    "NP",
    "KW",
    "QQ",
  );
  const dates = fc.integer({ min: 0, max: 365 * 20 }).map((days) => addDays(day("2016-01-01"), days));
  fc.assert(
    fc.property(countries, countries, dates, (a, b, date) => {
      const both = businessDaysOf([a, b]);
      expect(both(date)).toBe(businessDaysOf([a])(date) && businessDaysOf([b])(date));
      const next = nextBusinessDay(date, both);
      expect(both(next) && next <= addDays(date, 31)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test("a country without holidays on file has the plain weekdays", () => {
  const days = Array.from({ length: 60 }, (_, i) => addDays(day("2026-12-01"), i));
  expect(days.filter(businessDaysOf(["ZZ"]))).toEqual(days.filter(weekdays));
});
