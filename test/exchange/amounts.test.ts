import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Currency } from "../../src/domain/money.ts";
import {
  bareAmount,
  currenciesOfSign,
  type Decimal,
  decimalEvidence,
  plainDecimal,
  toMoney,
} from "../../src/exchange/amounts.ts";

const EUR = "EUR" as Currency;

describe("an amount's text taken apart", () => {
  const table: [text: string, figures: string, negative: boolean, sign: string | undefined][] = [
    ["1250", "1250", false, undefined],
    ["1,250.50", "1,250.50", false, undefined],
    ["€ 1.250,50", "1.250,50", false, "€"],
    ["1 250,50 €", "1250,50", false, "€"],
    ["1\u202f250,50\u00a0EUR", "1250,50", false, "EUR"],
    ["1'250.50", "1250.50", false, undefined],
    ["CHF 1’250.50", "1250.50", false, "CHF"],
    ["$1,000.00", "1,000.00", false, "$"],
    ["US$12", "12", false, "US$"],
    ["-$5.00", "5.00", true, "$"],
    ["$-5.00", "5.00", true, "$"],
    ["(1,250.00)", "1,250.00", true, undefined],
    ["$(250.00)", "250.00", true, "$"],
    ["120-", "120", true, undefined],
    ["\u2212120", "120", true, undefined],
    ["120,-", "120", false, undefined],
    [".50", ".50", false, undefined],
  ];
  test.each(table)("%s", (text, figures, negative, sign) => {
    expect(bareAmount(text)).toEqual({ figures, negative, ...(sign === undefined ? {} : { sign }) });
  });

  test.each(["", "-", "abc", "12x4", "1..2", "12,", "(12", "€12 EUR", "1e5", "=1+1", "5".repeat(61)])(
    "%s is no amount",
    (text) => {
      expect(bareAmount(text)).toBeUndefined();
    },
  );
});

describe("what one amount says about the column", () => {
  const table: [figures: string, evidence: ReturnType<typeof decimalEvidence>][] = [
    ["1250", "none"],
    ["1250.5", "point"],
    ["1250,50", "comma"],
    ["1,250.50", "point"],
    ["1.250,50", "comma"],
    ["1,250,000", "point"],
    ["1.250.000", "comma"],
    ["1.250", "unclear"],
    ["1,250", "unclear"],
    ["0.125", "point"],
    ["0,125", "comma"],
    ["1250.125", "point"],
  ];
  test.each(table)("%s: %s", (figures, evidence) => {
    expect(decimalEvidence(figures)).toBe(evidence);
  });
});

describe("figures as a plain decimal", () => {
  const table: [figures: string, decimal: Decimal, plain: string | undefined][] = [
    ["1,250.50", "point", "1250.50"],
    ["1.250,50", "comma", "1250.50"],
    ["1.250", "comma", "1250"],
    ["1.250", "point", "1.250"],
    ["1,00,000.00", "point", "100000.00"],
    ["1,25.00", "point", undefined],
    ["12,5", "point", undefined],
    ["1.250,50", "point", undefined],
    ["1,2500,000", "point", undefined],
    [".50", "point", "0.50"],
  ];
  test.each(table)("%s with a decimal %s is %s", (figures, decimal, plain) => {
    expect(plainDecimal(figures, decimal)).toBe(plain);
  });
});

test("every amount comes back from the form that a spreadsheet in its country gives it", () => {
  const locales = fc.constantFrom<[string, Decimal]>(
    ["en-GB", "point"],
    ["de-DE", "comma"],
    ["fr-FR", "comma"],
    ["de-CH", "point"],
    ["en-IN", "point"],
    ["pl-PL", "comma"],
  );
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), locales, (minor, [locale, decimal]) => {
      const digits = (minor < 0n ? -minor : minor).toString().padStart(3, "0");
      const plain = `${digits.slice(0, -2)}.${digits.slice(-2)}` as Intl.StringNumericLiteral;
      const text = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(plain);
      const bare = bareAmount(minor < 0n ? `-${text}` : text)!;
      expect(["none", decimal]).toContain(decimalEvidence(bare.figures));
      expect(toMoney(plainDecimal(bare.figures, decimal)!, bare.negative, EUR)).toEqual({
        minor,
        currency: EUR,
      });
    }),
  );
});

describe("the currency's decimals", () => {
  test("zeros behind the last one do not matter", () => {
    expect(toMoney("12.3400", false, EUR)).toEqual({ minor: 1234n, currency: EUR });
    expect(toMoney("500.00", false, "JPY" as Currency)).toEqual({ minor: 500n, currency: "JPY" });
    expect(toMoney("1.250", false, "KWD" as Currency)).toEqual({ minor: 1250n, currency: "KWD" });
  });
  test("figures there are too many", () => {
    expect(toMoney("12.345", false, EUR)).toEqual({ wrong: "has more decimals than EUR (2)" });
    expect(toMoney("0.5", false, "JPY" as Currency)).toEqual({ wrong: "has more decimals than JPY (0)" });
  });
  test("no invoice is a quadrillion", () => {
    expect(toMoney(`1${"0".repeat(15)}`, false, EUR)).toEqual({ wrong: "is larger than any invoice" });
  });
});

test("a dollar sign alone may be several currencies, a euro sign one", () => {
  expect(currenciesOfSign("$")).toContain("AUD");
  expect(currenciesOfSign("€")).toEqual(["EUR"]);
  expect(currenciesOfSign("chf")).toEqual(["CHF"]);
  expect(currenciesOfSign("✪")).toEqual([]);
});
