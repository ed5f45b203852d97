import { expect, test } from "vitest";
import { bandOf } from "../../src/domain/bands.ts";
import { day } from "../../src/domain/calendar.ts";
import { type CompensationRule, compensationFor, sameHalfYear } from "../../src/domain/compensation.ts";
import { type Currency, fromDecimal, toDecimal } from "../../src/domain/money.ts";

const eur = "EUR" as Currency;
const amount = (text: string, currency = eur) => fromDecimal(text, currency)!;

const bands = [
  { below: "100", name: "under" },
  { from: "100", upTo: "500", name: "to 500" },
  { above: "500", name: "over" },
];
const borders: [sum: string, band: string][] = [
  ["99.99", "under"],
  ["100", "to 500"],
  ["500", "to 500"],
  ["500.01", "over"],
  ["1000000", "over"],
];
test.each(borders)(
  "%s is in the band “%s”: from and upTo belong to it, above and below do not",
  (sum, band) => {
    expect(bandOf(amount(sum), bands)?.name).toBe(band);
  },
);

test("what no band holds has none", () => {
  expect(bandOf(amount("501"), bands.slice(0, 2))).toBeUndefined();
});

const scale: CompensationRule = {
  kind: "scale",
  currency: eur,
  steps: [
    { width: "2500", percent: "15" },
    { width: "2500", percent: "10" },
    { width: "5000", percent: "5" },
    { width: "190000", percent: "1" },
    { percent: "0.5" },
  ],
  least: "40",
  most: "6775",
};
const costs: [title: string, debt: string, sum: string][] = [
  ["the least sum", "100", "40.00"],
  ["the share passes the least sum", "266.67", "40.00"],
  ["15 % of the first slice", "1000", "150.00"],
  ["the first slice whole", "2500", "375.00"],
  ["10 % of the second", "3500", "475.00"],
  ["5 % of the third", "10000", "875.00"],
  ["1 % of the fourth", "20000", "975.00"],
  ["half a percent of the rest", "300000", "3275.00"],
  ["the most sum", "5000000", "6775.00"],
];
test.each(costs)("%s: %s costs %s", (_, debt, sum) => {
  expect(toDecimal(compensationFor(scale, amount(debt), day("2026-01-01"))!)).toBe(sum);
});

test("bands in another currency than the debt's give no sum; a fixed one is given as it is", () => {
  const usd = amount("500", "USD" as Currency);
  const banded: CompensationRule = { kind: "bands", currency: eur, bands: [{ sum: "40" }] };
  expect(compensationFor(banded, usd, day("2026-01-01"))).toBeUndefined();
  expect(compensationFor({ kind: "fixed", currency: eur, sum: "40" }, usd, day("2026-01-01"))).toEqual(
    amount("40"),
  );
});

test("the sum of a half-year is that of the first late day, and unknown outside the table", () => {
  const rule: CompensationRule = {
    kind: "by-half-year",
    currency: eur,
    rows: [{ from: day("2026-01-01"), sum: "460" }],
  };
  expect(compensationFor(rule, amount("1"), day("2026-06-30"))).toEqual(amount("460"));
  expect(compensationFor(rule, amount("1"), day("2026-07-01"))).toBeUndefined();
  expect(sameHalfYear(day("2025-01-01"), day("2026-01-01"))).toBe(false);
});
