import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  type BusinessDays,
  dateIn,
  day,
  minuteIn,
  readZone,
  weekdays,
} from "../../src/domain/calendar.ts";
import {
  afterQuiet,
  BUSINESS_HOURS,
  type Hours,
  hoursWords,
  nextOpening,
  QUIET_HOURS,
  type QuietHours,
  readHours,
  readQuietHours,
} from "../../src/domain/hours.ts";

const zone = (name: string) => readZone(name)!;
const MINUTE = 60_000;

describe("business hours as people write them", () => {
  test.each([
    ["9-17", "9:00 to 17:00"],
    [" 8:30 - 18 ", "8:30 to 18:00"],
    ["09:00-17:30", "9:00 to 17:30"],
    ["9.30–17", "9:30 to 17:00"],
    ["9am-5pm", "9:00 to 17:00"],
    ["9 a.m. to 5 p.m.", "9:00 to 17:00"],
    ["9AM until 5:30PM", "9:00 to 17:30"],
    ["９-１７", "9:00 to 17:00"],
    ["9-5pm", "9:00 to 17:00"],
    ["9am-5", "9:00 to 17:00"],
    ["12am-12pm", "0:00 to 12:00"],
    ["0-24", "0:00 to 24:00"],
    ["14-0", "14:00 to 24:00"],
    ["8pm-12am", "20:00 to 24:00"],
  ])("%j is %s", (text, expected) => {
    const hours = readHours(text);
    expect(hours.ok ? hoursWords(hours.value) : hours.refusal).toBe(expected);
  });

  test.each([
    ["17-9", "they have to end after they begin"],
    ["9-5", "they have to end after they begin"],
    ["9-9", "they have to end after they begin"],
    ["1-5pm", "it does not say am or pm at both ends"],
    ["25-26", "there is no such time of the day"],
    ["9-24:30", "there is no such time of the day"],
    ["24-25", "there is no such time of the day"],
    ["9:60-10", "there is no such time of the day"],
    ["0am-5pm", "there is no such time of the day"],
    ["13pm-14pm", "there is no such time of the day"],
    ["", "it is not two times of the day"],
    ["9", "it is not two times of the day"],
    ["-9-17", "it is not two times of the day"],
    ["9-17; drop table", "it is not two times of the day"],
    [`9${" ".repeat(100_000)}-17`, "it is not two times of the day"],
  ])("%j: %s", (text, because) => {
    expect(readHours(text)).toEqual({
      ok: false,
      refusal: { kind: "unreadable", what: "business hours", text, because, example: "9-17" },
    });
  });
});

test.each([
  ["20-7", "20:00 to 7:00"],
  ["8pm-7am", "20:00 to 7:00"],
  ["22:30-6", "22:30 to 6:00"],
  ["12-13", "12:00 to 13:00"],
  ["22-0", "22:00 to 24:00"],
  ["20-20", "they have to leave some of the day"],
  ["0-24", "they have to leave some of the day"],
  ["8-7am", "it does not say am or pm at both ends"],
  ["at night", "it is not two times of the day"],
])("quiet hours %j: %s", (text, expected) => {
  const hours = readQuietHours(text);
  expect(hours.ok ? hoursWords(hours.value) : "because" in hours.refusal && hours.refusal.because).toBe(
    expected,
  );
});

test("hours are read from their own words as the same hours", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }), (a, b) => {
      if (a === b) return;
      const hours = { from: Math.min(a, b), to: Math.max(a, b) };
      expect(readHours(hoursWords(hours))).toEqual({ ok: true, value: hours });
    }),
  );
});

describe("the next opening", () => {
  const night: Hours = { from: 90, to: 150 }; // 1:30 to 2:30
  const rows: [title: string, zone: string, at: string, hours: Hours, opens: string][] = [
    [
      "within the hours: now",
      "Europe/Berlin",
      "2026-11-23T10:15:30Z",
      BUSINESS_HOURS,
      "2026-11-23T10:15:30Z",
    ],
    [
      "at the first minute: now",
      "Europe/Berlin",
      "2026-11-23T08:00:00Z",
      BUSINESS_HOURS,
      "2026-11-23T08:00:00Z",
    ],
    [
      "the last second before: the first minute",
      "Europe/Berlin",
      "2026-11-23T07:59:59.999Z",
      BUSINESS_HOURS,
      "2026-11-23T08:00:00Z",
    ],
    [
      "in the early morning: the same day",
      "Europe/Berlin",
      "2026-11-23T03:00:00Z",
      BUSINESS_HOURS,
      "2026-11-23T08:00:00Z",
    ],
    [
      "at closing time: the next day",
      "Europe/Berlin",
      "2026-11-23T16:00:00Z",
      BUSINESS_HOURS,
      "2026-11-24T08:00:00Z",
    ],
    [
      "on a Friday evening: Monday",
      "Europe/Berlin",
      "2026-11-27T18:00:00Z",
      BUSINESS_HOURS,
      "2026-11-30T08:00:00Z",
    ],
    [
      "over the change to summer time",
      "Europe/Berlin",
      "2026-03-27T18:00:00Z",
      BUSINESS_HOURS,
      "2026-03-30T07:00:00Z",
    ],
    [
      "over the change to winter time",
      "Europe/Berlin",
      "2026-10-23T18:00:00Z",
      BUSINESS_HOURS,
      "2026-10-26T08:00:00Z",
    ],
    [
      "three quarters of an hour off",
      "Asia/Kathmandu",
      "2026-11-23T00:00:00Z",
      BUSINESS_HOURS,
      "2026-11-23T03:15:00Z",
    ],
    ["half an hour off", "America/St_Johns", "2026-11-23T00:00:00Z", BUSINESS_HOURS, "2026-11-23T12:30:00Z"],
    [
      "where the clocks change by half an hour",
      "Australia/Lord_Howe",
      "2026-10-02T12:00:00Z",
      BUSINESS_HOURS,
      "2026-10-04T22:00:00Z",
    ],
    [
      "where the day that follows was left out",
      "Pacific/Apia",
      "2011-12-30T08:00:00Z",
      BUSINESS_HOURS,
      "2012-01-01T19:00:00Z",
    ],
    [
      "where summer time ends for Ramadan",
      "Africa/Casablanca",
      "2026-02-13T18:00:00Z",
      BUSINESS_HOURS,
      "2026-02-16T09:00:00Z",
    ],
    [
      "on a day that begins an hour late",
      "Africa/Cairo",
      "2026-04-23T20:00:00Z",
      { from: 0, to: 300 },
      "2026-04-23T22:00:00Z",
    ],
    // 2:00 is 3:00 on that night: what would open at 2:30 opens at 3:00, which is 1:00 UTC.
    [
      "at an hour that is left out: when the clocks have jumped",
      "Europe/Berlin",
      "2026-03-28T23:00:00Z",
      { from: 150, to: 540 },
      "2026-03-29T01:00:00Z",
    ],
    [
      "in an hour that is left out: the next day",
      "Europe/Berlin",
      "2026-03-28T23:00:00Z",
      { from: 125, to: 175 },
      "2026-03-30T00:05:00Z",
    ],
    // 3:00 is 2:00 again on that night: 2:45 comes at 0:45 and 1:45 UTC.
    [
      "at an hour that comes twice: the first",
      "Europe/Berlin",
      "2026-10-24T23:00:00Z",
      { from: 165, to: 170 },
      "2026-10-25T00:45:00Z",
    ],
    [
      "after the first of two: the second",
      "Europe/Berlin",
      "2026-10-25T00:50:00Z",
      { from: 165, to: 170 },
      "2026-10-25T01:45:00Z",
    ],
    [
      "when the clocks go back into the hours",
      "Europe/Berlin",
      "2026-10-25T00:35:00Z",
      night,
      "2026-10-25T01:00:00Z",
    ],
    ["all day long", "Europe/Berlin", "2026-11-23T23:30:00Z", { from: 0, to: 1440 }, "2026-11-23T23:30:00Z"],
  ];
  test.each(rows)("%s", (_, name, at, hours, opens) => {
    const workdays: BusinessDays = (date) => weekdays(date) || hours !== BUSINESS_HOURS;
    expect(nextOpening(new Date(at), zone(name), hours, workdays)).toEqual(new Date(opens));
  });

  test("a client across the date line reads it on a Monday of theirs, which is a Sunday here", () => {
    const at = new Date("2026-11-27T20:00:00Z"); // Friday noon in Los Angeles, Saturday morning in Auckland
    expect(nextOpening(at, zone("America/Los_Angeles"), BUSINESS_HOURS, weekdays)).toEqual(at);
    expect(nextOpening(at, zone("Pacific/Auckland"), BUSINESS_HOURS, weekdays)).toEqual(
      new Date("2026-11-29T20:00:00Z"),
    );
  });

  test("a holiday is passed over", () => {
    const isBusinessDay: BusinessDays = (date) => weekdays(date) && date !== day("2026-11-26");
    const at = new Date("2026-11-25T23:30:00Z");
    expect(nextOpening(at, zone("America/New_York"), BUSINESS_HOURS, isBusinessDay)).toEqual(
      new Date("2026-11-27T14:00:00Z"),
    );
  });

  test("a place that never opens holds nothing back", () => {
    const at = new Date("2026-11-25T23:30:00Z");
    expect(nextOpening(at, zone("UTC"), BUSINESS_HOURS, () => false)).toEqual(at);
  });
});

describe("the end of the quiet hours", () => {
  const rows: [title: string, zone: string, at: string, quiet: QuietHours, ends: string][] = [
    ["by day: now", "Europe/Berlin", "2026-11-23T12:00:00Z", QUIET_HOURS, "2026-11-23T12:00:00Z"],
    [
      "in the evening: the next morning",
      "Europe/Berlin",
      "2026-11-23T19:00:00Z",
      QUIET_HOURS,
      "2026-11-24T06:00:00Z",
    ],
    [
      "after midnight: the same morning",
      "Europe/Berlin",
      "2026-11-23T23:30:00Z",
      QUIET_HOURS,
      "2026-11-24T06:00:00Z",
    ],
    ["at the very end: now", "Europe/Berlin", "2026-11-24T06:00:00Z", QUIET_HOURS, "2026-11-24T06:00:00Z"],
    [
      "on a Saturday too: quiet knows no weekend",
      "Europe/Berlin",
      "2026-11-28T04:00:00Z",
      QUIET_HOURS,
      "2026-11-28T06:00:00Z",
    ],
    [
      "over the change to summer time",
      "Europe/Berlin",
      "2026-03-28T22:00:00Z",
      QUIET_HOURS,
      "2026-03-29T05:00:00Z",
    ],
    [
      "until midnight",
      "Europe/Berlin",
      "2026-11-23T21:30:00Z",
      { from: 1320, to: 1440 },
      "2026-11-23T23:00:00Z",
    ],
    ["at noon", "Asia/Kathmandu", "2026-11-23T06:20:00Z", { from: 720, to: 780 }, "2026-11-23T07:15:00Z"],
    [
      "that end in an hour that is left out",
      "America/New_York",
      "2026-03-08T05:00:00Z",
      { from: 1320, to: 150 },
      "2026-03-08T07:00:00Z",
    ],
    // 2:00 is 1:00 again: what ended at 1:30 was over, and is quiet once more from 1:00 to 1:30.
    [
      "when the clocks go back into them",
      "America/New_York",
      "2026-11-01T06:10:00Z",
      { from: 1320, to: 90 },
      "2026-11-01T06:30:00Z",
    ],
  ];
  test.each(rows)("%s", (_, name, at, quiet, ends) => {
    expect(afterQuiet(new Date(at), zone(name), quiet)).toEqual(new Date(ends));
  });
});

describe("anywhere, on any day", () => {
  // A moment near which the clocks change there, or an ordinary one.
  const places = fc.constantFrom<[zone: string, near: string]>(
    ["Europe/Berlin", "2026-03-29T01:00:00Z"],
    ["Europe/Berlin", "2026-10-25T01:00:00Z"],
    ["America/New_York", "2026-11-01T06:00:00Z"],
    ["America/St_Johns", "2026-03-08T05:30:00Z"],
    ["America/St_Johns", "2010-11-07T02:31:00Z"], // at 0:01, back into the day before
    ["America/Sao_Paulo", "2018-11-04T03:00:00Z"], // at midnight, forward
    ["America/Sao_Paulo", "2019-02-17T02:00:00Z"], // at midnight, back into the day before
    ["Australia/Lord_Howe", "2026-04-04T15:00:00Z"],
    ["Australia/Lord_Howe", "2026-10-03T15:30:00Z"],
    ["Africa/Casablanca", "2026-02-15T02:00:00Z"],
    ["Africa/Casablanca", "2026-03-22T02:00:00Z"],
    ["Pacific/Apia", "2011-12-30T10:00:00Z"], // a day left out
    ["Antarctica/Troll", "2026-03-29T01:00:00Z"], // by two hours
    ["Asia/Kathmandu", "2026-11-23T12:00:00Z"],
  );
  const minutes = fc.integer({ min: -1500, max: 1500 });
  const millis = fc.integer({ min: 0, max: 59_999 });
  const ends = fc.tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }));
  const off = fc.integer({ min: 0, max: 6 });

  /** Every whole minute from `at` up to `until`, and `at` itself. */
  function* momentsBefore(at: Date, until: Date): Generator<Date> {
    if (at < until) yield at;
    const first = Math.ceil(at.getTime() / MINUTE) * MINUTE;
    for (let t = first; t < until.getTime(); t += MINUTE) yield new Date(t);
  }

  test("an opening is the first moment that is within the hours of a business day", () => {
    fc.assert(
      fc.property(places, minutes, millis, ends, off, ([name, near], shift, ms, [a, b], n) => {
        if (a === b) return;
        const hours = { from: Math.min(a, b), to: Math.max(a, b) };
        const at = new Date(Date.parse(near) + shift * MINUTE + ms);
        const closed = addDays(dateIn(zone(name), at), n % 3);
        const isBusinessDay: BusinessDays = (date) => date !== closed;
        const isOpen = (instant: Date) => {
          const minute = minuteIn(zone(name), instant);
          return isBusinessDay(dateIn(zone(name), instant)) && hours.from <= minute && minute < hours.to;
        };
        const opening = nextOpening(at, zone(name), hours, isBusinessDay);
        expect(opening >= at && isOpen(opening)).toBe(true);
        expect(nextOpening(opening, zone(name), hours, isBusinessDay)).toEqual(opening);
        expect([...momentsBefore(at, opening)].find(isOpen)).toBeUndefined();
      }),
      { numRuns: 25 },
    );
  });

  test("quiet hours end at the first moment that is not quiet", () => {
    fc.assert(
      fc.property(places, minutes, millis, ends, ([name, near], shift, ms, [from, to]) => {
        if (from === to % 1440) return;
        const at = new Date(Date.parse(near) + shift * MINUTE + ms);
        const isQuiet = (instant: Date) => {
          const minute = minuteIn(zone(name), instant);
          return from < to ? from <= minute && minute < to : from <= minute || minute < to;
        };
        const end = afterQuiet(at, zone(name), { from, to });
        expect(end >= at && !isQuiet(end)).toBe(true);
        expect([...momentsBefore(at, end)].every(isQuiet)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });
});
