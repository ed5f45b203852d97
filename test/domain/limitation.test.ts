import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, day } from "../../src/domain/calendar.ts";
import { type LimitationRule, limitationOf } from "../../src/domain/limitation.ts";

const due = day("2023-05-01");
const today = day("2026-11-23");

const table: [title: string, rule: LimitationRule, paidOn: string[], from: string, lastDay: string][] = [
  [
    "from the day after the due date, which counts",
    { years: "6", from: "day-after-due" },
    [],
    "2023-05-02",
    "2029-05-01",
  ],
  ["from the end of the year in Germany", { years: "3", from: "year-end" }, [], "2024-01-01", "2026-12-31"],
  ["no day known: the earliest it can be", { years: "5" }, [], "2023-05-02", "2028-05-01"],
  [
    "discovery is not before the day it is late",
    { years: "2", from: "discovery" },
    [],
    "2023-05-02",
    "2025-05-01",
  ],
  [
    "half years are counted in months",
    { years: "2.5", from: "day-after-due" },
    [],
    "2023-05-02",
    "2025-11-01",
  ],
  [
    "a part payment that restarts nothing there",
    { years: "6", from: "day-after-due" },
    ["2024-02-10"],
    "2023-05-02",
    "2029-05-01",
  ],
];
test.each(table)("%s", (_, rule, paidOn, from, lastDay) => {
  const found = limitationOf(rule, due, paidOn.map(day), today);
  expect(found).toMatchObject({ from, lastDay });
  expect(found.restarted).toBeUndefined();
});

test("Germany counts from the year's end, never from the due date: due on 31 December or 1 January is a year apart", () => {
  const rule: LimitationRule = { years: "3", from: "year-end" };
  expect(limitationOf(rule, day("2022-12-31"), [], today).lastDay).toBe("2025-12-31");
  expect(limitationOf(rule, day("2023-01-01"), [], today).lastDay).toBe("2026-12-31");
});

const restarting: LimitationRule = { years: "6", from: "day-after-due", restartsOnPayment: true };
const paid: [title: string, paidOn: string[], restarted: { on: string; lastDay: string } | undefined][] = [
  [
    "the last part payment starts it anew",
    ["2024-02-10", "2025-06-30"],
    { on: "2025-06-30", lastDay: "2031-06-29" },
  ],
  [
    "in whatever order they were booked",
    ["2025-06-30", "2024-02-10"],
    { on: "2025-06-30", lastDay: "2031-06-29" },
  ],
  ["one on the due date starts nothing anew", ["2023-05-01"], undefined],
  ["one after the last day revives nothing", ["2029-05-02"], undefined],
  ["one on the last day does", ["2029-05-01"], { on: "2029-05-01", lastDay: "2035-04-30" }],
  [
    "one within the time that an earlier one began does",
    ["2028-12-01", "2033-01-01"],
    { on: "2033-01-01", lastDay: "2038-12-31" },
  ],
];
test.each(paid)("%s", (_, paidOn, restarted) => {
  expect(limitationOf(restarting, due, paidOn.map(day), today).restarted).toEqual(restarted);
});

test("what is left ends on the last day, a restart counted", () => {
  expect(limitationOf(restarting, due, [], day("2029-05-01")).daysLeft).toBe(0);
  expect(limitationOf(restarting, due, [], day("2029-05-02")).daysLeft).toBe(-1);
  expect(limitationOf(restarting, due, [day("2029-04-30")], day("2029-05-02")).daysLeft).toBeGreaterThan(
    2000,
  );
});

test("only a rule that names its day is known to start on it", () => {
  const known = (from?: LimitationRule["from"]) =>
    limitationOf({ years: "3", ...(from ? { from } : {}) }, due, [], today).fromIsKnown;
  expect([known("day-after-due"), known("year-end"), known("discovery"), known()]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test("a later due date never ends sooner, and a payment never shortens the time", () => {
  const dates = fc.integer({ min: 0, max: 9000 }).map((n) => addDays(day("2010-01-01"), n));
  const rules = fc.constantFrom<LimitationRule["from"]>("day-after-due", "year-end", "discovery");
  fc.assert(
    fc.property(
      dates,
      fc.nat(400),
      dates,
      rules,
      fc.integer({ min: 1, max: 20 }),
      (a, more, on, from, years) => {
        const rule: LimitationRule = { years: String(years), from: from!, restartsOnPayment: true };
        const [early, late] = [a, addDays(a, more)].map((dueOn) => limitationOf(rule, dueOn, [], today));
        expect(early!.lastDay <= late!.lastDay).toBe(true);
        expect(early!.from > a).toBe(true);
        expect(limitationOf(rule, a, [on], today).daysLeft).toBeGreaterThanOrEqual(early!.daysLeft);
      },
    ),
  );
});
