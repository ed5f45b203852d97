import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, day } from "../../src/domain/calendar.ts";
import { compareCharge } from "../../src/domain/charge.ts";
import type { Debt } from "../../src/domain/interest.ts";
import { type FeeClause, readFeeClause } from "../../src/domain/late-fee.ts";
import { lateFeeDue } from "../../src/domain/late-fee-due.ts";
import {
  type Currency,
  fromDecimal,
  type Money,
  money,
  subtract,
  sum,
  toDecimal,
  zero,
} from "../../src/domain/money.ts";

const EUR = "EUR" as Currency;
const euro = (text: string) => fromDecimal(text, EUR)!;

function clauseOf(text: string, currency = EUR): FeeClause {
  const clause = readFeeClause(text, { currency });
  if (!clause.ok) throw new Error(`no clause: ${text}`);
  return clause.value;
}

type Case = {
  total: string;
  due: string;
  on: string;
  clause: string;
  booked: [on: string, amount: string][];
};
const ordinary: Case = {
  total: "1000",
  due: "2026-01-31",
  on: "2026-03-02",
  clause: "1.5% monthly grace 5",
  booked: [],
};

function dueIn(changes: Partial<Case>) {
  const { total, due, on, clause, booked } = { ...ordinary, ...changes };
  const payments = booked.map(([paid, amount]) => ({ on: day(paid), amount: euro(amount) }));
  return lateFeeDue(clauseOf(clause), { principal: euro(total), dueOn: day(due), payments }, day(on));
}

describe("what a clause makes of 1,000.00 due on 31 January", () => {
  const rows: [title: string, changes: Partial<Case>, fee: string][] = [
    ["two months have begun: two fees", {}, "30.00"],
    ["due today is not late", { on: "2026-01-31", clause: "1.5% monthly" }, "0.00"],
    [
      "the first month begins the day after the due date",
      { on: "2026-02-01", clause: "1.5% monthly" },
      "15.00",
    ],
    ["on the last day of the grace nothing is due", { on: "2026-02-05" }, "0.00"],
    ["the day after the grace the month that has begun is due", { on: "2026-02-06" }, "15.00"],
    ["28 February ends the first month", { on: "2026-02-28" }, "15.00"],
    ["the month end is kept: 31 March ends the second", { on: "2026-03-31" }, "30.00"],
    ["1 April begins the third", { on: "2026-04-01" }, "45.00"],
    ["29 February ends the first month of a leap year", { due: "2028-01-31", on: "2028-02-29" }, "15.00"],
    ["and 1 March begins the second", { due: "2028-01-31", on: "2028-03-01" }, "30.00"],
    ["due on a leap day: to 29 March", { due: "2028-02-29", on: "2028-03-29" }, "15.00"],
    ["due on a leap day: from 30 March", { due: "2028-02-29", on: "2028-03-30" }, "30.00"],
    ["due on a leap day: a year ends on 28 February", { due: "2028-02-29", on: "2029-02-28" }, "180.00"],
    ["due on a leap day: 1 March begins another", { due: "2028-02-29", on: "2029-03-01" }, "195.00"],
    [
      "a grace longer than a month: two fees at its end",
      { on: "2026-03-13", clause: "1.5% monthly grace 40" },
      "30.00",
    ],
    ["a part payment lowers the fees of later months", { booked: [["2026-02-20", "400"]] }, "24.00"],
    [
      "paid on the first day of a month, that month's fee is due",
      { booked: [["2026-03-01", "400"]] },
      "30.00",
    ],
    ["what is paid within the grace bears no fee", { booked: [["2026-02-05", "400"]] }, "18.00"],
    [
      "paid in full within the grace: none, ever",
      { booked: [["2026-02-05", "1000"]], on: "2027-01-01" },
      "0.00",
    ],
    ["paid in full a day later: one", { booked: [["2026-02-06", "1000"]], on: "2027-01-01" }, "15.00"],
    ["paid before it was due: none", { booked: [["2026-01-10", "1000"]], on: "2027-01-01" }, "0.00"],
    [
      "a payment that bounced opens it again from that day",
      {
        booked: [
          ["2026-02-05", "1000"],
          ["2026-02-20", "-1000"],
        ],
        on: "2026-03-01",
      },
      "15.00",
    ],
    ["the cap holds for all fees together", { clause: "1.5% monthly cap 2%" }, "20.00"],
    ["a sum as cap", { clause: "1.5% monthly cap 21.50 EUR" }, "21.50"],
    ["the minimum is charged once anything is", { clause: "1.5% monthly minimum 40 EUR" }, "40.00"],
    ["and not in the grace", { clause: "1.5% monthly grace 50 minimum 40 EUR" }, "0.00"],
    ["the cap wins over the minimum", { clause: "1.5% monthly cap 1% minimum 40 EUR" }, "10.00"],
    ["a sum once", { clause: "40 EUR once grace 5", on: "2026-12-31" }, "40.00"],
    [
      "a percentage once, of what is open after the grace",
      { clause: "5% once grace 5", booked: [["2026-02-03", "500"]] },
      "25.00",
    ],
    [
      "a percentage once does not change with a later payment",
      { clause: "5% once grace 5", booked: [["2026-02-10", "500"]] },
      "50.00",
    ],
    [
      "once, of what a bounced payment opened again",
      {
        clause: "5% once grace 5",
        booked: [
          ["2026-02-05", "1000"],
          ["2026-02-20", "-1000"],
        ],
      },
      "50.00",
    ],
    ["a sum a month", { clause: "10 EUR monthly" }, "20.00"],
    [
      "a sum a day, from the due date once the grace is over",
      { clause: "2 EUR daily grace 5", on: "2026-02-06" },
      "12.00",
    ],
    [
      "a sum a day ends when all is paid",
      { clause: "2 EUR daily", booked: [["2026-02-10", "1000"]] },
      "20.00",
    ],
    ["8 % a year by the day: 30 days of 365", { clause: "8% a year daily" }, "6.58"],
    [
      "the day of a payment counts on the sum before it",
      { clause: "36.5% a year", booked: [["2026-02-10", "500"]] },
      "20.00",
    ],
    ["half a per cent a day", { clause: "0.5% daily", on: "2026-02-10" }, "50.00"],
  ];
  test.each(rows)("%s", (_, changes, fee) => {
    const { amount, lines } = dueIn(changes);
    expect(toDecimal(amount)).toBe(fee);
    expect(
      toDecimal(
        sum(
          lines.map((line) => line.amount),
          EUR,
        ),
      ),
      "the lines add up",
    ).toBe(fee);
  });
});

test("the lines show days, base, rate and amount; months end where they end", () => {
  const { lines } = dueIn({ booked: [["2026-02-20", "400"]] });
  expect(
    lines.map(({ from, until, days, base, percent, amount }) => [
      from,
      until,
      days,
      toDecimal(base),
      percent,
      toDecimal(amount),
    ]),
  ).toEqual([
    ["2026-02-01", "2026-02-28", 28, "1000.00", "1.5", "15.00"],
    ["2026-03-01", "2026-03-31", 31, "600.00", "1.5", "9.00"],
  ]);
});

test("days of one base are one line, also over the end of the grace", () => {
  const { lines } = dueIn({ clause: "8% a year grace 5", on: "2026-02-20", booked: [["2026-02-10", "250"]] });
  expect(lines.map(({ from, until, days }) => [from, until, days])).toEqual([
    ["2026-02-01", "2026-02-10", 10],
    ["2026-02-11", "2026-02-20", 10],
  ]);
});

describe("currencies keep their decimals", () => {
  const rows: [code: string, total: string, clause: string, fee: string][] = [
    ["JPY", "120000", "1.5% monthly", "3600"],
    ["JPY", "333", "1.5% monthly", "10"],
    ["KWD", "100.005", "1.5% monthly", "3.000"],
    ["KWD", "1000", "8% a year", "6.575"],
  ];
  test.each(rows)("%s %s by %s: %s", (code, total, clause, fee) => {
    const currency = code as Currency;
    const debt = { principal: fromDecimal(total, currency)!, dueOn: day("2026-01-31") };
    expect(toDecimal(lateFeeDue(clauseOf(clause, currency), debt, day("2026-03-02")).amount)).toBe(fee);
  });
});

const anyDebt: fc.Arbitrary<Debt> = fc.record({
  principal: fc.bigInt(1n, 10n ** 9n).map((minor) => money(minor, EUR)),
  dueOn: fc.integer({ min: 0, max: 400 }).map((n) => addDays(day("2026-01-01"), n)),
  payments: fc.array(
    fc.record({
      on: fc.integer({ min: -30, max: 500 }).map((n) => addDays(day("2026-01-01"), n)),
      amount: fc.bigInt(-(10n ** 8n), 10n ** 9n).map((minor) => money(minor, EUR)),
    }),
    { maxLength: 4 },
  ),
});
const anyClause = fc
  .tuple(
    fc.constantFrom(
      "1.5% monthly",
      "40 EUR once",
      "7% once",
      "3 EUR monthly",
      "8% a year",
      "0.07% daily",
      "2 EUR daily",
    ),
    fc.integer({ min: 0, max: 70 }),
    fc.constantFrom("", " cap 10%", " cap 55 EUR", " minimum 5 EUR", " cap 9% minimum 2 EUR"),
  )
  .map(([rate, grace, limits]) => clauseOf(`${rate} grace ${grace}${limits}`));
const anyDays = fc.integer({ min: -10, max: 500 });

describe("for any debt and clause", () => {
  test("a day more never costs less, and there is nothing in the grace", () => {
    fc.assert(
      fc.property(anyDebt, anyClause, anyDays, (debt, clause, n) => {
        const on = addDays(debt.dueOn, n);
        const [today, tomorrow] = [on, addDays(on, 1)].map(
          (date) => lateFeeDue(clause, debt, date).amount.minor,
        );
        expect(tomorrow! >= today!).toBe(true);
        if (n <= clause.graceDays) expect(today).toBe(0n);
      }),
    );
  });

  test("charged on any days, or once at the end, it is the same sum", () => {
    fc.assert(
      fc.property(
        anyDebt,
        anyClause,
        fc.array(anyDays, { minLength: 1, maxLength: 12 }),
        (debt, clause, looks) => {
          const days = [...looks].sort((a, b) => a - b).map((n) => addDays(debt.dueOn, n));
          const charge = (charged: Money, on: (typeof days)[number]) => {
            const due = lateFeeDue(clause, debt, on).amount;
            const { fresh, excess } = compareCharge(due, charged, charged);
            expect(excess.minor).toBe(0n);
            return money(charged.minor + fresh.minor, EUR);
          };
          expect(days.reduce(charge, zero(EUR))).toEqual(lateFeeDue(clause, debt, days.at(-1)!).amount);
        },
      ),
    );
  });

  test("no fee is counted on a fee, and no more than the cap is due", () => {
    fc.assert(
      fc.property(anyDebt, anyDays, (debt, n) => {
        const clause = clauseOf("1% daily cap 12%");
        const { amount, lines } = lateFeeDue(clause, debt, addDays(debt.dueOn, n));
        for (const { base } of lines) expect(base.minor <= debt.principal.minor + 4n * 10n ** 8n).toBe(true);
        expect(amount.minor <= (debt.principal.minor * 12n + 50n) / 100n).toBe(true);
      }),
    );
  });
});

describe("charging compares with what was charged before", () => {
  const rows: [title: string, due: string, charged: string, open: string, fresh: string, excess: string][] = [
    ["the first time it is all", "30", "0", "0", "30.00", "0.00"],
    ["then the difference", "45", "30", "30", "15.00", "0.00"],
    ["twice adds nothing", "45", "45", "45", "0.00", "0.00"],
    ["what was waived counts as charged", "45", "45", "0", "0.00", "0.00"],
    ["too much is an excess", "20", "45", "45", "0.00", "25.00"],
    ["no more of it than is open", "20", "45", "10", "0.00", "10.00"],
    ["none of it once all is paid", "20", "45", "0", "0.00", "0.00"],
  ];
  test.each(rows)("%s", (_, due, charged, open, fresh, excess) => {
    const found = compareCharge(euro(due), euro(charged), euro(open));
    expect([toDecimal(found.fresh), toDecimal(found.excess)]).toEqual([fresh, excess]);
    expect(subtract(found.fresh, found.excess).currency).toBe(EUR);
  });
});
