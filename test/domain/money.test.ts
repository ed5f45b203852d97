import fc from "fast-check";
import { expect, test } from "vitest";
import {
  add,
  allCurrencies,
  type Currency,
  decimalsOf,
  evenLocale,
  formatMoney,
  fromDecimal,
  least,
  money,
  readCurrency,
  split,
  subtract,
  sum,
  times,
  toDecimal,
  zero,
} from "../../src/domain/money.ts";

const [EUR, JPY, KWD] = ["EUR", "JPY", "KWD"] as Currency[] as [Currency, Currency, Currency];
const anyCurrency = fc.constantFrom(...allCurrencies());
const anyMinor = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
const anyMoney = fc.record({ minor: anyMinor, currency: anyCurrency });

test.each([
  ["EUR", 2],
  ["JPY", 0],
  ["KWD", 3],
  ["CLF", 4],
  ["MRU", 2],
  ["MGA", 2],
])("%s has %i decimals", (code, decimals) => {
  expect(decimalsOf(readCurrency(code)!)).toBe(decimals);
});

test.each([
  ["eur ", "EUR"],
  ["EURO", undefined],
  ["ABC", undefined],
  ["", undefined],
])("readCurrency(%j) is %j", (text, code) => {
  expect(readCurrency(text)).toBe(code);
});

test.each([
  [1250n, EUR, "12.50"],
  [5n, EUR, "0.05"],
  [-5n, EUR, "-0.05"],
  [1250n, JPY, "1250"],
  [125n, KWD, "0.125"],
])("%i minor units of %s are %s", (minor, currency, text) => {
  expect(toDecimal(money(minor, currency))).toBe(text);
});

test.each(["1,5", "1.999", "", "-", "1.", ".5", "1e3", " 1", "١"])(
  "fromDecimal refuses %j as EUR",
  (text) => {
    expect(fromDecimal(text, EUR)).toBeUndefined();
  },
);

test("toDecimal is read back by fromDecimal, in every currency", () => {
  fc.assert(
    fc.property(anyMoney, (amount) => {
      expect(fromDecimal(toDecimal(amount), amount.currency)).toEqual(amount);
    }),
  );
});

test.each([
  ["half a cent goes up", 1n, "0.5", 1n],
  ["and for a credit down, its exact mirror", -1n, "0.5", -1n],
  ["less than half is dropped", 149n, "0.01", 1n],
  ["19 % of 99.99", 9999n, "0.19", 1900n],
  ["a negative factor", 100n, "-0.255", -26n],
  ["more factor decimals than the currency has", 10_000n, "0.123456", 1235n],
])("times: %s", (_, minor, factor, expected) => {
  expect(times(money(minor, EUR), factor)).toEqual(money(expected, EUR));
});

test("times rounds the exact product half away from zero, in every currency", () => {
  const factor = fc.record({
    digits: fc.bigInt({ min: 0n, max: 10n ** 7n }),
    scale: fc.integer({ min: 0, max: 6 }),
  });
  fc.assert(
    fc.property(anyMoney, factor, (amount, { digits, scale }) => {
      const text = digits.toString().padStart(scale + 1, "0");
      const decimal = scale === 0 ? text : `${text.slice(0, -scale)}.${text.slice(-scale)}`;
      const unit = 10n ** BigInt(scale);
      const off = times(amount, decimal).minor * unit - amount.minor * digits;
      const twice = off < 0n ? -off * 2n : off * 2n;
      expect(twice).toBeLessThanOrEqual(unit);
      if (twice === unit) expect(off < 0n).toBe(amount.minor < 0n);
    }),
  );
});

test.each(["", "1,5", "half", "1e2", ".5"])("times throws for the factor %j", (factor) => {
  expect(() => times(money(100n, EUR), factor)).toThrow(RangeError);
});

test.each([
  ["en-FR", "en-GB"],
  ["en-DE", "en-GB"],
  ["en-IT", "en-GB"],
  ["en-CH", "en-CH"],
  ["en-US", "en-US"],
  ["en-JP", "en-JP"],
  ["de-AT", "de-AT"],
])("%s: figures that agree with one another are those of %s", (locale, even) => {
  expect(evenLocale(locale)).toBe(even);
});

test("split gives the odd cents to the first parts", () => {
  expect(split(money(10_000n, EUR), 3).map((part) => part.minor)).toEqual([3334n, 3333n, 3333n]);
  expect(split(money(-100n, EUR), 3).map((part) => part.minor)).toEqual([-34n, -33n, -33n]);
});

test("split loses and invents no unit, and no part exceeds another by more than one", () => {
  fc.assert(
    fc.property(anyMoney, fc.integer({ min: 1, max: 60 }), (total, parts) => {
      const shares = split(total, parts);
      expect(shares).toHaveLength(parts);
      expect(sum(shares, total.currency)).toEqual(total);
      const minors = shares.map(({ minor }) => (minor < 0n ? -minor : minor));
      expect(minors[0]! - minors.at(-1)!).toBeLessThanOrEqual(1n);
    }),
  );
});

test("amounts in two currencies are never added", () => {
  expect(() => add(money(1n, EUR), money(1n, JPY))).toThrow(RangeError);
  expect(() => subtract(money(1n, EUR), money(1n, JPY))).toThrow("EUR + JPY");
  expect(sum([], KWD)).toEqual(zero(KWD));
});

test("least is the smaller of two", () => {
  expect(least(money(5n, EUR), money(3n, EUR))).toEqual(money(3n, EUR));
  expect(least(money(-5n, EUR), money(3n, EUR))).toEqual(money(-5n, EUR));
});

test.each([
  [125050n, EUR, "en-GB", "€1,250.50"],
  [125050n, EUR, "de-DE", "1.250,50\u00a0€"],
  [125050n, EUR, "fr-FR", "1\u00a0250,50\u00a0€"],
  [120000n, JPY, "en-GB", "JP¥120,000"],
  [9007199254740993n, EUR, "en-GB", "€90,071,992,547,409.93"],
])("formatMoney: %i %s in %s is %s", (minor, currency, locale, text) => {
  expect(formatMoney(money(minor, currency), locale)).toBe(text);
});
