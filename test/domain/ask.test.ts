import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextNudge } from "../../src/domain/ask.ts";
import { addBusinessDays, addDays, day, daysBetween, weekdays } from "../../src/domain/calendar.ts";

type Waiting = Parameters<typeof nextNudge>[0];

/** Since Thursday, 5 November 2026. */
const since = day("2026-11-05");
const on = (text: string) => day(text);

const table: [title: string, waiting: Omit<Waiting, "since">, expected: string][] = [
  ["never told of again: 3 business days after it came", {}, "2026-11-10"],
  ["then a week after the last time", { nudgedOn: on("2026-11-10") }, "2026-11-17"],
  ["and another week", { nudgedOn: on("2026-11-17") }, "2026-11-24"],
  ["a week that ends on a holiday: on the business day after", { nudgedOn: on("2026-11-04") }, "2026-11-12"],
  ["put aside: on the day it comes back", { snoozedUntil: on("2026-11-20") }, "2026-11-20"],
  ["put aside until a Saturday: on Monday", { snoozedUntil: on("2026-11-21") }, "2026-11-23"],
  ["put aside for less than the three days: on that day", { snoozedUntil: on("2026-11-06") }, "2026-11-06"],
  [
    "put aside again after it was told of: when it comes back",
    { nudgedOn: on("2026-11-10"), snoozedUntil: on("2026-12-01") },
    "2026-12-01",
  ],
  [
    "told of since it came back: a week later",
    { nudgedOn: on("2026-11-20"), snoozedUntil: on("2026-11-20") },
    "2026-11-27",
  ],
];

/** Weekdays but for Wednesday the 11th. */
const works = (date: string) => weekdays(on(date)) && date !== "2026-11-11";

describe("what waits for the team is told of again", () => {
  test.each(table)("%s", (_, waiting, expected) => {
    expect(nextNudge({ since, ...waiting }, works)).toBe(expected);
  });
});

const aDay = fc.integer({ min: 0, max: 400 }).map((n) => addDays(day("2026-01-01"), n));

test("told of each time that it is due, it is told of on business days, at least 3 business days and then a week apart", () => {
  fc.assert(
    fc.property(aDay, fc.integer({ min: 1, max: 5 }), (since, times) => {
      let nudgedOn = nextNudge({ since }, weekdays);
      expect(nudgedOn).toBe(addBusinessDays(since, 3, weekdays));
      for (let i = 0; i < times; i++) {
        const again = nextNudge({ since, nudgedOn }, weekdays);
        expect(weekdays(again)).toBe(true);
        expect(daysBetween(nudgedOn, again)).toBe(7);
        nudgedOn = again;
      }
    }),
  );
});
