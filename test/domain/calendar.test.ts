import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addBusinessDays,
  addDays,
  addMonths,
  dateIn,
  day,
  dayOfMonth,
  daysBetween,
  endOfMonth,
  formatDate,
  formatShortDate,
  instantAt,
  type LocalDate,
  minuteIn,
  nextBusinessDay,
  readIsoDate,
  readZone,
  turnsOf,
  weekdayOf,
  weekdays,
} from "../../src/domain/calendar.ts";

const anyDay = fc
  .date({ min: new Date("2000-01-01"), max: new Date("2100-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10) as LocalDate);
const zone = (name: string) => readZone(name)!;

test.each([
  "2026-02-29",
  "2026-13-01",
  "2026-1-5",
  "26-01-05",
  "2026-01-05T00:00",
  " 2026-01-05",
  "2026-00-10",
  "",
])("%j is no ISO date", (text) => {
  expect(readIsoDate(text)).toBeUndefined();
  expect(() => day(text)).toThrow(RangeError);
});

test("every day that exists is read as itself", () => {
  fc.assert(
    fc.property(anyDay, (date) => {
      expect(readIsoDate(date)).toBe(date);
    }),
  );
});

test.each([
  ["europe/berlin", "Europe/Berlin"],
  [" UTC ", "UTC"],
  ["+01:00", undefined],
  ["Europe/Atlantis", undefined],
  ["", undefined],
])("readZone(%j) is %j", (text, expected) => {
  expect(readZone(text)).toBe(expected);
});

test.each([
  ["Pacific/Auckland", "2026-11-23T12:00:00Z", "2026-11-24", 60],
  ["America/Los_Angeles", "2026-11-23T05:00:00Z", "2026-11-22", 21 * 60],
  ["Asia/Kolkata", "2026-11-22T18:29:59Z", "2026-11-22", 23 * 60 + 59],
  ["Asia/Kolkata", "2026-11-22T18:30:00Z", "2026-11-23", 0],
])("in %s at %s it is %s, minute %i of the day", (name, instant, date, minute) => {
  expect(dateIn(zone(name), new Date(instant))).toBe(date);
  expect(minuteIn(zone(name), new Date(instant))).toBe(minute);
});

test.each([
  ["an ordinary morning", "Europe/Berlin", "2026-11-23", 9, "2026-11-23T08:00:00.000Z"],
  [
    "an hour that the spring change leaves out: the one after it",
    "Europe/Berlin",
    "2026-03-29",
    2,
    "2026-03-29T01:00:00.000Z",
  ],
  [
    "an hour that comes twice in autumn: the first",
    "Europe/Berlin",
    "2026-10-25",
    2,
    "2026-10-25T00:00:00.000Z",
  ],
])("instantAt: %s", (_, name, date, hour, expected) => {
  expect(instantAt(zone(name), day(date), hour).toISOString()).toBe(expected);
});

test.each([
  ["Asia/Kathmandu", "2026-11-22T18:14:59Z", 1439],
  ["Asia/Kathmandu", "2026-11-22T18:15:00Z", 0],
  ["America/St_Johns", "2026-11-23T12:31:00Z", 541],
  ["Australia/Lord_Howe", "2026-04-04T15:00:00Z", 90], // 2:00 is 1:30 again
])("in %s at %s it is minute %i of the day", (name, instant, minute) => {
  expect(minuteIn(zone(name), new Date(instant))).toBe(minute);
});

test.each([
  [
    "an ordinary day: its begin, and the minute",
    "Europe/Berlin",
    "2026-11-23",
    540,
    ["11-22T23:00", "11-23T08:00"],
  ],
  ["midnight is one of both", "Europe/Berlin", "2026-11-23", 0, ["11-22T23:00"]],
  [
    "the minute comes twice, and the change between",
    "Europe/Berlin",
    "2026-10-25",
    165,
    ["10-24T22:00", "10-25T00:45", "10-25T01:00", "10-25T01:45"],
  ],
  [
    "the minute is left out: the change alone",
    "Europe/Berlin",
    "2026-03-29",
    150,
    ["03-28T23:00", "03-29T01:00"],
  ],
  ["the day begins with the change", "Africa/Cairo", "2026-04-24", 30, ["04-23T22:00"]],
])("turnsOf: %s", (_, name, date, minute, expected) => {
  expect(turnsOf(zone(name), day(date), minute).map((at) => at.toISOString().slice(5, 16))).toEqual(expected);
});

test("a business hour at instantAt is that day and hour on the clocks there", () => {
  const zones = fc.constantFrom("Europe/Berlin", "America/New_York", "Asia/Tokyo", "Australia/Lord_Howe");
  fc.assert(
    fc.property(zones, anyDay, fc.integer({ min: 4, max: 23 }), (name, date, hour) => {
      const instant = instantAt(zone(name), date, hour);
      expect([dateIn(zone(name), instant), minuteIn(zone(name), instant)]).toEqual([date, hour * 60]);
    }),
  );
});

test.each([
  ["2027-01-31", 1, "2027-02-28"],
  ["2028-01-31", 1, "2028-02-29"],
  ["2026-12-15", 1, "2027-01-15"],
  ["2026-03-31", -1, "2026-02-28"],
  ["2028-03-31", -1, "2028-02-29"],
  ["2028-02-29", 1, "2028-03-29"],
  ["2028-02-29", 12, "2029-02-28"],
  ["2028-02-29", 48, "2032-02-29"],
  ["2026-10-31", 1, "2026-11-30"],
])("%s and %i months is %s", (date, months, expected) => {
  expect(addMonths(day(date), months)).toBe(expected);
});

test("daysBetween takes back what addDays adds", () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -3000, max: 3000 }), (date, days) => {
      expect(daysBetween(date, addDays(date, days))).toBe(days);
    }),
  );
});

test("endOfMonth is the last day of the same month", () => {
  fc.assert(
    fc.property(anyDay, (date) => {
      const end = endOfMonth(date);
      expect(end.slice(0, 7)).toBe(date.slice(0, 7));
      expect(addDays(end, 1).slice(8)).toBe("01");
      expect(dayOfMonth(date, 31)).toBe(end);
    }),
  );
});

test.each([
  ["2026-11-23", 1],
  ["2026-11-29", 7],
])("%s is weekday %i", (date, expected) => {
  expect(weekdayOf(day(date))).toBe(expected);
});

test("a due date on a Saturday is chased from Monday, or Tuesday where Monday is a holiday", () => {
  expect(nextBusinessDay(day("2026-11-28"), weekdays)).toBe("2026-11-30");
  expect(nextBusinessDay(day("2026-11-27"), weekdays)).toBe("2026-11-27");
  const holiday = (date: LocalDate) => weekdays(date) && date !== "2026-11-30";
  expect(nextBusinessDay(day("2026-11-28"), holiday)).toBe("2026-12-01");
});

test.each([
  ["2026-11-27", 0, "2026-11-27"],
  ["2026-11-27", 1, "2026-11-30"],
  ["2026-11-23", 5, "2026-11-30"],
  ["2028-02-28", 1, "2028-02-29"],
  ["2028-02-28", 2, "2028-03-01"],
  ["2028-02-26", 1, "2028-02-28"],
])("%s and %i business days is %s", (date, n, expected) => {
  expect(addBusinessDays(day(date), n, weekdays)).toBe(expected);
});

test("a place where nobody ever works keeps nothing waiting for ever", () => {
  expect(nextBusinessDay(day("2026-11-28"), () => false)).toBe("2026-11-28");
  expect(addBusinessDays(day("2026-11-28"), 2, () => false)).toBe("2026-11-30");
});

test.each([
  ["en-GB", "3 December 2026"],
  ["en-US", "December 3, 2026"],
  ["de-DE", "3. Dezember 2026"],
])("formatDate in %s: %s", (locale, text) => {
  expect(formatDate(day("2026-12-03"), locale)).toBe(text);
});

test("French counts the first of a month, and no other day", () => {
  expect(formatDate(day("2026-12-01"), "fr-CA")).toBe("1er décembre 2026");
  expect(formatShortDate(day("2026-12-01"), "fr-FR")).toMatch(/^1er /);
  expect(formatDate(day("2026-12-11"), "fr-FR")).toBe("11 décembre 2026");
  expect(formatDate(day("2026-12-01"), "es-ES")).toBe("1 de diciembre de 2026");
});

test.each(["th-TH", "fa-IR-u-nu-latn", "ar-SA-u-nu-latn", "ja-JP"])(
  "in %s the year is the ledger's",
  (locale) => {
    expect(formatDate(day("2026-12-03"), locale)).toContain("2026");
    expect(formatShortDate(day("2026-12-03"), locale)).toContain("2026");
  },
);
