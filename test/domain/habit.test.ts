import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { day } from "../../src/domain/calendar.ts";
import {
  type Advice,
  adviceFor,
  type Habit,
  habitOf,
  type PaidInCurrency,
  paysOnTime,
  shorterTerms,
} from "../../src/domain/habit.ts";

const part = (changes: Partial<PaidInCurrency> = {}): PaidInCurrency => ({
  paid: 4,
  paidLate: 2,
  daysLate: 20,
  weightedDaysLate: 9,
  worstDaysLate: 15,
  ...changes,
});

describe("habitOf", () => {
  test("of nothing paid has no means", () => {
    expect(habitOf([])).toEqual({ paid: 0, paidLate: 0 });
  });

  test("of one currency takes its figures", () => {
    const figures = { paid: 4, paidLate: 2, meanDaysLate: 5, weightedDaysLate: 9, worstDaysLate: 15 };
    expect(habitOf([part()])).toEqual(figures);
  });

  test("weighs currencies by their number of invoices, not by their figures", () => {
    const yen = part({ paid: 1, paidLate: 1, daysLate: 30, weightedDaysLate: 30, worstDaysLate: 30 });
    expect(habitOf([part(), yen])).toEqual({
      paid: 5,
      paidLate: 3,
      meanDaysLate: 10,
      weightedDaysLate: (9 * 4 + 30) / 5,
      worstDaysLate: 30,
    });
  });

  const anyPart = fc.record({
    paid: fc.integer({ min: 1, max: 1000 }),
    paidLate: fc.constant(0),
    daysLate: fc.integer({ min: -9000, max: 9000 }),
    weightedDaysLate: fc.integer({ min: -90, max: 90 }),
    worstDaysLate: fc.integer({ min: -90, max: 90 }),
  });

  test("a weighted mean lies between those of the currencies, whatever their order", () => {
    fc.assert(
      fc.property(fc.array(anyPart, { minLength: 1, maxLength: 5 }), (parts) => {
        const means = parts.map((each) => each.weightedDaysLate);
        const { weightedDaysLate, meanDaysLate } = habitOf(parts);
        expect(weightedDaysLate).toBeGreaterThanOrEqual(Math.min(...means) - 1e-9);
        expect(weightedDaysLate).toBeLessThanOrEqual(Math.max(...means) + 1e-9);
        expect(habitOf(parts.toReversed()).meanDaysLate).toBeCloseTo(meanDaysLate!, 9);
      }),
    );
  });
});

test.each([
  ["nothing paid", 0, 0, false],
  ["two are too few", 2, 0, false],
  ["three in time", 3, 0, true],
  ["one of ten late", 10, 1, false],
] as const)("paysOnTime: %s", (_, paid, paidLate, expected) => {
  expect(paysOnTime({ paid, paidLate })).toBe(expected);
});

const ordinary: Habit = {
  paid: 3,
  paidLate: 3,
  meanDaysLate: 12,
  weightedDaysLate: 12,
  worstDaysLate: 20,
  promisesKept: 0,
  promisesMade: 0,
  disputes: 0,
  disputesUpheld: 0,
  plansKept: 0,
  plansBroken: 0,
};
const inTime = { paidLate: 0, meanDaysLate: -1, weightedDaysLate: -1 };
const late: Advice = { because: "late", shorterTerms: "net 7", feeClause: true };
const breach: Advice = { ...late, because: "breach" };

const ADVICE: [title: string, changes: Partial<Habit>, expected: Advice | undefined][] = [
  ["three invoices twelve days late", {}, late],
  ["two invoices say too little", { paid: 2 }, undefined],
  ["seven days are not late yet", { meanDaysLate: 7, weightedDaysLate: 7 }, undefined],
  ["a little more than seven are", { meanDaysLate: 7.01, weightedDaysLate: 0 }, late],
  ["large ones late, small ones in time", { meanDaysLate: 2, weightedDaysLate: 8 }, late],
  ["always in time", inTime, undefined],
  ["in time, and broke a promise", { ...inTime, lastBreachOn: day("2026-11-01") }, breach],
  ["new, and broke a promise", { paid: 0, ...inTime, lastBreachOn: day("2026-11-01") }, breach],
  ["a promise broken a year ago", { ...inTime, lastBreachOn: day("2025-11-23") }, undefined],
  ["a promise broken a day less than that", { ...inTime, lastBreachOn: day("2025-11-24") }, breach],
  ["late counts more than broken", { lastBreachOn: day("2026-11-01") }, late],
];

test.each(ADVICE)("adviceFor: %s", (_, changes, expected) => {
  const place = { usualTerms: "net 14", today: day("2026-11-23") };
  expect(adviceFor({ ...ordinary, ...changes }, {}, place)).toEqual(expected);
});

test("adviceFor: what is done already is not advised again", () => {
  const place = { usualTerms: "net 30", today: day("2026-11-23") };
  const client = { terms: "net 7", contract: { lateFee: "1.5% monthly" } };
  expect(adviceFor(ordinary, client, place)).toEqual({ because: "late", feeClause: false });
});

test.each([
  ["net 60", "net 14"],
  ["net 30", "net 14"],
  ["2/10 net 30", "net 14"],
  ["net 15", "net 14"],
  ["net 14", "net 7"],
  ["net 8", "net 7"],
  ["net 7", undefined],
  ["due on receipt", undefined],
  ["CIA", undefined],
  ["COD", undefined],
  ["EOM", "net 14"],
  ["net monthly", "net 14"],
  ["net 30 EOM A", "net 14"],
  ["15 MFI", "net 14"],
  ["terms that nobody knows", undefined],
] as const)("shorterTerms of %s: %s", (terms, expected) => {
  expect(shorterTerms(terms)).toBe(expected);
});
