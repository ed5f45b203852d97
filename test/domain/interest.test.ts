import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, day, type LocalDate } from "../../src/domain/calendar.ts";
import { NONE, plus } from "../../src/domain/fraction.ts";
import {
  type Debt,
  daysIn,
  type Interest,
  type InterestRule,
  lateInterest,
  type RateSpan,
} from "../../src/domain/interest.ts";
import { type Currency, fromDecimal, money, toDecimal } from "../../src/domain/money.ts";

const usd = "USD" as Currency;
const sum = (text: string) => fromDecimal(text, usd)!;

function at(percent: string): RateSpan[] {
  return [{ from: day("0001-01-01"), until: day("9999-12-31"), percent }];
}

const halfYears: RateSpan[] = [
  { from: day("2025-07-01"), until: day("2025-12-31"), percent: "12" },
  { from: day("2026-01-01"), until: day("2026-06-30"), percent: "10" },
  { from: day("2026-07-01"), until: day("2026-12-31"), percent: "11" },
];
const simple: InterestRule = {
  rates: halfYears,
  rateOn: "first-day",
  dayCount: "actual/365",
  compounding: "simple",
};
const monthly: InterestRule = { ...simple, compounding: "monthly-rests", rateOn: "each-rest" };

type Case = {
  principal: string;
  due: string;
  until: string;
  rule: InterestRule;
  paid: [on: string, amount: string][];
};
const ordinary: Case = { principal: "3650", due: "2026-03-01", until: "2026-03-31", rule: simple, paid: [] };

function work(changes: Partial<Case>): Interest {
  const { principal, due, until, rule, paid } = { ...ordinary, ...changes };
  const payments = paid.map(([on, amount]) => ({ on: day(on), amount: sum(amount) }));
  const found = lateInterest({ principal: sum(principal), dueOn: day(due), payments }, day(until), rule);
  if (!found.ok) throw new Error(`no rate for ${found.missing}`);
  return found.value;
}

const floating: InterestRule = { ...simple, rateOn: "each-day" };
const table: [title: string, changes: Partial<Case>, days: number, interest: string][] = [
  ["a rate of 10 % makes 1.00 a day", {}, 30, "30.00"],
  ["due today is not late", { until: "2026-03-01" }, 0, "0.00"],
  ["interest starts the day after the due date", { until: "2026-03-02" }, 1, "1.00"],
  ["a fixed rate stays through later half-years", { due: "2026-06-20", until: "2026-07-10" }, 20, "20.00"],
  [
    "a floating rate changes after 30 June",
    { due: "2026-06-20", until: "2026-07-10", rule: floating },
    20,
    "21.00",
  ],
  [
    "a floating rate changes after 31 December",
    { due: "2025-12-21", until: "2026-01-10", rule: floating },
    20,
    "22.00",
  ],
  ["the first late day picks the rate", { due: "2026-06-30", until: "2026-07-10" }, 10, "11.00"],
  [
    "or the due date does",
    { due: "2026-06-30", until: "2026-07-10", rule: { ...simple, rateOn: "due-date" } },
    10,
    "10.00",
  ],
  ["the day of a part payment still counts on the whole", { paid: [["2026-03-11", "1825"]] }, 30, "20.00"],
  [
    "two part payments on one day count together",
    {
      paid: [
        ["2026-03-11", "1000"],
        ["2026-03-11", "825"],
      ],
    },
    30,
    "20.00",
  ],
  ["a payment by the due date lowers all of it", { paid: [["2026-03-01", "1825"]] }, 30, "15.00"],
  ["a payment after the last day changes nothing", { paid: [["2026-04-01", "1825"]] }, 30, "30.00"],
  ["interest ends when all is paid", { paid: [["2026-03-11", "3650"]] }, 10, "10.00"],
  ["an overpayment earns none", { paid: [["2026-03-11", "5000"]] }, 10, "10.00"],
  [
    "365 days also in a leap year",
    { due: "2026-01-01", until: "2026-12-31", rule: { ...simple, rates: at("10") } },
    364,
    "364.00",
  ],
  [
    "the leap day is a day",
    { due: "2028-02-28", until: "2028-03-01", rule: { ...simple, rates: at("10") } },
    2,
    "2.00",
  ],
  [
    "due on the leap day",
    { due: "2028-02-29", until: "2028-03-01", rule: { ...simple, rates: at("10") } },
    1,
    "1.00",
  ],
  [
    "30/360: February has 30 days",
    { due: "2026-01-31", until: "2026-02-28", rule: { ...simple, dayCount: "30/360" } },
    28,
    "28.39",
  ],
  ["rounded once, half up", { principal: "100", until: "2026-03-11" }, 10, "0.27"],
  [
    "never above the principal where the law stops there",
    { until: "2046-03-01", rule: { ...simple, neverAbovePrincipal: true } },
    7305,
    "3650.00",
  ],
];
test.each(table)("%s", (_, changes, days, interest) => {
  const found = work(changes);
  expect([found.days, toDecimal(found.interest)]).toEqual([days, interest]);
});

describe("compounding by the month", () => {
  const rows: [title: string, changes: Partial<Case>, interest: string][] = [
    ["a whole month is a twelfth, however long", { principal: "1200", until: "2026-04-01" }, "10.00"],
    ["the second month has interest on the first", { principal: "1200", until: "2026-05-01" }, "20.08"],
    ["part months count by days, on what has grown", { principal: "1200", until: "2026-04-11" }, "13.32"],
    ["each rest has its own rate", { principal: "1200", due: "2026-06-15", until: "2026-08-15" }, "21.09"],
    [
      "a payment in the month lowers the rest of it",
      { principal: "1200", until: "2026-04-01", paid: [["2026-03-01", "600"]] },
      "5.00",
    ],
  ];
  test.each(rows)("%s", (_, changes, interest) => {
    expect(toDecimal(work({ rule: monthly, ...changes }).interest)).toBe(interest);
  });
});

describe("official examples, to the cent and by their own method", () => {
  const treasury: InterestRule = { ...simple, dayCount: "actual/360", compounding: "monthly-after-30-days" };

  test("5 CFR 1315.17: 1,500.00 ten days late at 6.5 % is 2.71", () => {
    const rule = { ...treasury, rates: at("6.5") };
    expect(
      toDecimal(work({ principal: "1500", due: "2026-04-01", until: "2026-04-11", rule }).interest),
    ).toBe("2.71");
  });

  test("5 CFR 1315.17: 1,500.00 two months and 15 days late at 6 % is 18.83", () => {
    const rule = { ...treasury, rates: at("6") };
    expect(
      toDecimal(work({ principal: "1500", due: "2026-03-31", until: "2026-06-15", rule }).interest),
    ).toBe("18.83");
  });

  test("30 days late is still by the day, 31 are by the month", () => {
    const rule = { ...treasury, rates: at("12") };
    expect(
      toDecimal(work({ principal: "1200", due: "2026-03-01", until: "2026-03-31", rule }).interest),
    ).toBe("12.00");
    expect(
      toDecimal(work({ principal: "1200", due: "2026-02-01", until: "2026-03-01", rule }).interest),
    ).toBe("11.20");
    expect(
      toDecimal(work({ principal: "1200", due: "2026-02-01", until: "2026-03-03", rule }).interest),
    ).toBe("12.00");
    expect(
      toDecimal(work({ principal: "1200", due: "2026-03-01", until: "2026-04-01", rule }).interest),
    ).toBe("12.00");
    expect(
      toDecimal(work({ principal: "1200", due: "2026-03-01", until: "2026-04-02", rule }).interest),
    ).toBe("12.40");
  });

  test("GOV.UK: 1,000.00 at 8.5 % is 23 pence a day, 11.50 after 50 days; rounded once it is 11.64", () => {
    const found = work({
      principal: "1000",
      due: "2016-01-01",
      until: "2016-02-20",
      rule: { ...simple, rates: at("8.5") },
    });
    expect([found.daily, found.byRoundedDay, found.interest].map(toDecimal)).toEqual([
      "0.23",
      "11.50",
      "11.64",
    ]);
  });

  test("5,000.00, 101 days, 12.25 %: 169.68 by the rounded day, 169.49 rounded once", () => {
    const found = work({
      principal: "5000",
      due: "2025-01-01",
      until: "2025-04-12",
      rule: { ...simple, rates: at("12.25") },
    });
    expect(found.days).toBe(101);
    expect([found.byRoundedDay, found.interest].map(toDecimal)).toEqual(["169.68", "169.49"]);
  });
});

describe("a rate that is not known", () => {
  const rows: [title: string, due: string, until: string, rule: InterestRule, missing: string][] = [
    ["after the last", "2026-12-31", "2027-01-05", simple, "2027-01-01"],
    ["before the first", "2025-06-01", "2025-07-05", simple, "2025-06-02"],
    ["a floating one in the middle of the debt", "2026-12-01", "2027-01-05", floating, "2027-01-01"],
    ["of the due date", "2025-06-30", "2025-07-05", { ...simple, rateOn: "due-date" }, "2025-06-30"],
    ["of a rest", "2026-12-15", "2027-02-01", monthly, "2027-01-16"],
  ];
  test.each(rows)("is never guessed: %s", (_, due, until, rule, missing) => {
    expect(lateInterest({ principal: sum("100"), dueOn: day(due) }, day(until), rule)).toEqual({
      ok: false,
      missing,
    });
  });

  test("does not matter once all is paid", () => {
    const paid: [string, string][] = [["2026-12-20", "3650"]];
    expect(work({ due: "2026-12-10", until: "2027-01-05", rule: floating, paid }).days).toBe(10);
  });
});

test("a last day before the due date is a bug of the caller's", () => {
  expect(() => work({ until: "2026-02-28" })).toThrow(RangeError);
});

test("the daily figure is that of the last day", () => {
  const paid: [string, string][] = [["2026-03-11", "1825"]];
  expect(toDecimal(work({ paid }).daily)).toBe("0.50");
  expect(work({ due: "2026-06-20", until: "2026-07-10", rule: floating }).percent).toBe("11");
});

describe("for any debt", () => {
  const anyDebt = fc.record({
    principal: fc.bigInt(1n, 10n ** 10n).map((minor) => money(minor, usd)),
    dueOn: fc.integer({ min: 0, max: 200 }).map((n) => addDays(day("2026-01-10"), n)),
  });
  const anyDays = fc.integer({ min: 0, max: 140 });
  const exact = (debt: Debt, until: LocalDate, rule: InterestRule) => {
    const found = lateInterest(debt, until, rule);
    if (!found.ok) throw new Error(found.missing);
    return found.value.periods.reduce((total, { interest }) => plus(total, interest), NONE);
  };

  test.each(["actual/365", "30/360"] as const)(
    "interest over [a, c] is [a, b] and [b, c] (%s)",
    (dayCount) => {
      const rule = { ...floating, dayCount };
      fc.assert(
        fc.property(anyDebt, anyDays, anyDays, (debt, first, second) => {
          const b = addDays(debt.dueOn, first);
          const c = day([addDays(b, second), "2026-12-31"].sort()[0]!);
          fc.pre(b <= c);
          const parts = plus(exact(debt, b, rule), exact({ ...debt, dueOn: b }, c, rule));
          expect(exact(debt, c, rule)).toEqual(parts);
          expect(daysIn(dayCount, debt.dueOn, c)).toBe(
            daysIn(dayCount, debt.dueOn, b) + daysIn(dayCount, b, c),
          );
        }),
      );
    },
  );

  test.each([simple, floating, monthly])(
    "a day or a cent more never costs less ($rateOn, $compounding)",
    (rule) => {
      fc.assert(
        fc.property(anyDebt, anyDays, (debt, days) => {
          const cost = (each: Debt, n: number) => {
            const found = lateInterest(each, addDays(each.dueOn, n), rule);
            return found.ok ? found.value.interest.minor : 0n;
          };
          const more = { ...debt, principal: money(debt.principal.minor + 1n, usd) };
          fc.pre(lateInterest(debt, addDays(debt.dueOn, days + 1), rule).ok);
          expect(cost(debt, days + 1)).toBeGreaterThanOrEqual(cost(debt, days));
          expect(cost(more, days)).toBeGreaterThanOrEqual(cost(debt, days));
        }),
      );
    },
  );

  test("a part payment saves what its sum would have cost from the next day on", () => {
    fc.assert(
      fc.property(
        anyDebt,
        fc.integer({ min: 1, max: 60 }),
        fc.bigInt(1n, 10n ** 9n),
        (debt, paidAfter, paid) => {
          fc.pre(paid < debt.principal.minor);
          const until = addDays(debt.dueOn, 80);
          const on = addDays(debt.dueOn, paidAfter);
          const amount = money(paid, usd);
          const saved = exact({ principal: amount, dueOn: on }, until, floating);
          const left = exact({ ...debt, payments: [{ on, amount }] }, until, floating);
          expect(plus(left, saved)).toEqual(exact(debt, until, floating));
        },
      ),
    );
  });
});
