import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, day } from "../../src/domain/calendar.ts";
import { addUp, chargedOf, debtOf, keptLines, keptOf } from "../../src/domain/charge.ts";
import { over, rounded, whole } from "../../src/domain/fraction.ts";
import { newId } from "../../src/domain/ids.ts";
import { type InterestRule, interestDue, lateInterest, openAfter } from "../../src/domain/interest.ts";
import type { Entry, Invoice } from "../../src/domain/invoice.ts";
import { type Currency, fromDecimal, money, sum, toDecimal } from "../../src/domain/money.ts";

const EUR = "EUR" as Currency;
const euro = (text: string) => fromDecimal(text, EUR)!;
const invoice: Invoice = {
  id: newId(),
  client: newId(),
  number: "INV-0001",
  kind: "standard",
  currency: EUR,
  total: euro("1000"),
  issuedOn: day("2026-01-01"),
  dueOn: day("2026-01-31"),
  draft: false,
};

function entry(kind: Entry["kind"], on: string, effect: string, component?: Entry["component"]): Entry {
  const base: Entry = { id: newId(), invoice: invoice.id, kind, on: day(on), effect: euro(effect) };
  return component ? { ...base, component } : base;
}

const entries = [
  entry("late-fee", "2026-02-10", "15", "fee"),
  entry("payment", "2026-02-12", "-5", "fee"),
  entry("payment", "2026-02-12", "-400"),
  entry("charge-waived", "2026-02-13", "-6", "fee"),
  entry("interest", "2026-02-14", "7", "interest"),
  entry("compensation", "2026-02-14", "40", "costs"),
  entry("payment-reversal", "2026-02-20", "400"),
];

test("the base is the principal alone: no fee, interest or what was paid of them", () => {
  const debt = debtOf(invoice, entries);
  const open = ["2026-02-11", "2026-02-12", "2026-02-19", "2026-02-20"].map((on) => openAfter(debt, day(on)));
  expect(open.map(toDecimal)).toEqual(["1000.00", "600.00", "600.00", "1000.00"]);
});

test("what is credited was never owed, and is owed again where the memo is cancelled", () => {
  const credited = [entry("credit-memo", "2026-03-10", "-300"), entry("payment", "2026-03-12", "-100")];
  const openOn = (all: Entry[], on: string) => toDecimal(openAfter(debtOf(invoice, all), day(on)));
  expect([openOn(credited, "2026-01-31"), openOn(credited, "2026-03-12")]).toEqual(["700.00", "600.00"]);
  const cancelled = [...credited, entry("credit-memo-cancelled", "2026-03-20", "300")];
  expect([openOn(cancelled, "2026-01-31"), openOn(cancelled, "2026-03-12")]).toEqual(["1000.00", "900.00"]);
});

describe("of what was charged", () => {
  const rows: [title: string, more: Entry[], charged: string, kept: string][] = [
    ["a payment and a waiver leave the charge as it is", [], "15.00", "9.00"],
    ["a second charge adds to it", [entry("late-fee", "2026-03-01", "9", "fee")], "24.00", "18.00"],
    ["a correction lowers it", [entry("late-fee", "2026-03-01", "-4", "fee")], "11.00", "5.00"],
    [
      "a waiver of interest is not one of fees",
      [entry("charge-waived", "2026-03-01", "-7", "interest")],
      "15.00",
      "9.00",
    ],
  ];
  test.each(rows)("%s", (_, more, charged, kept) => {
    const all = [...entries, ...more];
    expect(toDecimal(chargedOf("fee", invoice, all))).toBe(charged);
    expect(toDecimal(keptOf("fee", invoice, all))).toBe(kept);
  });
});

test("lines that are rounded one after the other add up to the sum that is rounded once", () => {
  const anyShares = fc.array(fc.tuple(fc.bigInt(0n, 10n ** 6n), fc.bigInt(1n, 999n)), { maxLength: 20 });
  fc.assert(
    fc.property(anyShares, (shares) => {
      const line = { from: day("2026-01-01"), until: day("2026-01-02"), days: 2, base: euro("1") };
      const exact = shares.map(([n, d]) => ({ ...line, exact: over(whole(n), whole(d)) }));
      const { amount, lines } = addUp(exact, rounded, EUR);
      expect(
        sum(
          lines.map((each) => each.amount),
          EUR,
        ),
      ).toEqual(amount);
      for (const [i, { amount: shown }] of lines.entries()) {
        const own = rounded(exact[i]!.exact);
        expect(shown.minor - own <= 1n && own - shown.minor <= 1n, "no line is off by more than a cent").toBe(
          true,
        );
      }
    }),
  );
});

const rule: InterestRule = {
  rates: [
    { from: day("2026-01-01"), until: day("2026-06-30"), percent: "10.27" },
    { from: day("2026-07-01"), until: day("2026-12-31"), percent: "10.52" },
  ],
  rateOn: "each-day",
  dayCount: "actual/365",
  compounding: "simple",
};

test("interest as lines: each half-year and each base, adding up to the cent", () => {
  const debt = debtOf(invoice, [entry("payment", "2026-07-15", "-400")]);
  const found = lateInterest(debt, day("2026-08-01"), rule);
  if (!found.ok) throw new Error(found.missing);
  const { amount, lines } = interestDue(found.value);
  expect(keptLines(lines)).toEqual([
    { from: "2026-02-01", until: "2026-06-30", days: 150, base: "1000.00", rate: "10.27", amount: "42.21" },
    { from: "2026-07-01", until: "2026-07-15", days: 15, base: "1000.00", rate: "10.52", amount: "4.32" },
    { from: "2026-07-16", until: "2026-08-01", days: 17, base: "600.00", rate: "10.52", amount: "2.94" },
  ]);
  expect(amount).toEqual(found.value.interest);
  expect(toDecimal(amount)).toBe("49.47");
});

test("a payment that bounced opens the debt again: no interest in between, and none lost after", () => {
  const paidAndBack = [
    entry("payment", "2026-02-10", "-1000"),
    entry("payment-reversal", "2026-02-20", "1000"),
  ];
  const found = lateInterest(debtOf(invoice, paidAndBack), day("2026-02-25"), rule);
  expect(found.ok && found.value.periods.map(({ from, until }) => [from, until])).toEqual([
    ["2026-02-01", "2026-02-10"],
    ["2026-02-21", "2026-02-25"],
  ]);
});

test("interest charged day by day or once is the same sum", () => {
  const anyDays = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 8 });
  const dueBy = (days: number) => {
    const found = lateInterest(
      { principal: money(123_457n, EUR), dueOn: invoice.dueOn },
      addDays(invoice.dueOn, days),
      rule,
    );
    if (!found.ok) throw new Error(found.missing);
    return interestDue(found.value).amount.minor;
  };
  fc.assert(
    fc.property(anyDays, (days) => {
      const looks = [...days].sort((a, b) => a - b);
      const charged = looks.reduce((all, n) => all + (dueBy(n) - all), 0n);
      expect(charged).toBe(dueBy(looks.at(-1)!));
      for (const [i, n] of looks.entries()) expect(i === 0 || dueBy(n) >= dueBy(looks[i - 1]!)).toBe(true);
    }),
  );
});
