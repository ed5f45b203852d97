import { expect, test } from "vitest";
import { habitWords } from "../../src/chat/habit-words.ts";
import type { Habit } from "../../src/domain/habit.ts";

const ordinary: Habit = {
  paid: 11,
  paidLate: 9,
  meanDaysLate: 11.6,
  weightedDaysLate: 17.2,
  worstDaysLate: 40,
  promisesKept: 0,
  promisesMade: 0,
  disputes: 0,
  disputesUpheld: 0,
  plansKept: 0,
  plansBroken: 0,
};
const means = (meanDaysLate: number, weightedDaysLate: number) => ({ meanDaysLate, weightedDaysLate });

const LATE =
  "12 days late on average (9 of 11 invoices late, weighted by amount 17 days late, at worst 40 days)";

test.each<[title: string, changes: Partial<Habit>, words: string]>([
  ["late", {}, LATE],
  ["nothing paid", { paid: 0, paidLate: 0 }, "no invoice paid yet"],
  ["one in time", { paid: 1, paidLate: 0 }, "1 invoice in time"],
  ["one a day late", { paid: 1, paidLate: 1, worstDaysLate: 1 }, "1 invoice, 1 day late"],
  ["all in time", { paidLate: 0 }, "all 11 invoices in time"],
  [
    "early on average",
    { paidLate: 1, ...means(-2, -0.2), worstDaysLate: 3 },
    "2 days early on average (1 of 11 invoices late, weighted by amount on the day, at worst 3 days)",
  ],
  [
    "one mean as good as the other",
    { ...means(12, 12.3) },
    "12 days late on average (9 of 11 invoices late, at worst 40 days)",
  ],
  ["promises", { promisesMade: 3, promisesKept: 1 }, `${LATE}; kept 1 of 3 promises`],
  ["one promise", { promisesMade: 1 }, `${LATE}; kept 0 of 1 promise`],
  ["disputes", { disputes: 2, disputesUpheld: 1 }, `${LATE}; 2 disputes, 1 of them upheld`],
  ["a dispute that was rejected", { disputes: 1 }, `${LATE}; 1 dispute, not upheld`],
  ["plans", { plansKept: 1, plansBroken: 2 }, `${LATE}; kept 1 payment plan and broke 2 payment plans`],
])("%s", (_, changes, words) => {
  expect(habitWords({ ...ordinary, ...changes })).toBe(words);
});
