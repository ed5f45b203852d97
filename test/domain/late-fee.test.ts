import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  currencyOfClause,
  type FeeClause,
  type FeeRate,
  feeClauseWords,
  formatFeeClause,
  readFeeClause,
  yearlyRateOf,
} from "../../src/domain/late-fee.ts";
import { type Currency, money } from "../../src/domain/money.ts";

const EUR = "EUR" as Currency;
const read = (text: string) => readFeeClause(text, { currency: EUR });
const refusalOf = (text: string) => {
  const clause = read(text);
  return clause.ok ? undefined : clause.refusal;
};

describe("a clause is read as people write it, and has one short form", () => {
  const rows: [written: string, short: string][] = [
    ["1.5% monthly grace 5 cap 10%", "1.5% monthly grace 5 cap 10%"],
    ["40 EUR once grace 7", "40 EUR once grace 7"],
    ["8% a year daily", "8% a year daily"],
    ["8% p.a.", "8% a year daily"],
    ["8 % per annum, by the day", "8% a year daily"],
    ["  1,50 %  a   MONTH ", "1.5% monthly"],
    ["1.5% per month grace 5 days maximum 10% of the invoice", "1.5% monthly grace 5 cap 10%"],
    ["1.5% monthly after 5 days", "1.5% monthly grace 5"],
    [
      "1.5% a month, after 5 days of grace, at least 5 EUR, at most 10% of the invoice",
      "1.5% monthly grace 5 cap 10% minimum 5 EUR",
    ],
    ["5 EUR daily at most 100 EUR", "5 EUR daily cap 100 EUR"],
    ["2% flat at least 12.50 USD", "2% once minimum 12.50 USD"],
    ["2% once minimum 5 eur cap 3%", "2% once cap 3% minimum 5 EUR"],
    ["1.5% monthly = 18% a year", "1.5% monthly = 18% a year"],
    ["1.5% monthly (18% p.a.) grace 3", "1.5% monthly = 18% a year grace 3"],
    ["0.05% a day", "0.05% daily"],
    ["4000 JPY monthly", "4000 JPY monthly"],
    ["2.5 KWD once", "2.500 KWD once"],
    ["40 once", "40 EUR once"],
  ];
  test.each(rows)("%s", (written, short) => {
    const clause = read(written);
    expect(clause.ok && formatFeeClause(clause.value)).toBe(short);
  });
});

describe("what could mean two things is asked, each reading as it would be typed", () => {
  const rows: [written: string, readings: string[]][] = [
    ["1.5% grace 5", ["1.5% once grace 5", "1.5% monthly grace 5", "1.5% a year daily grace 5"]],
    ["40 EUR", ["40 EUR once", "40 EUR monthly"]],
  ];
  test.each(rows)("%s", (written, readings) => {
    const refusal = refusalOf(written);
    expect(refusal?.kind === "ambiguous" && refusal.readings.map(({ text }) => text)).toEqual(readings);
    for (const text of readings) expect(read(text).ok).toBe(true);
  });
});

describe("what is no clause is refused", () => {
  const rows: [written: string, because: RegExp][] = [
    ["soon", /no rate or sum/],
    ["", /no rate or sum/],
    ["monthly", /no rate or sum/],
    ["5 EUR a year", /no rate or sum/],
    ["0% monthly", /above 0%/],
    ["200% once", /at most 100%/],
    ["-5 EUR once", /no amount/],
    ["0 EUR once", /no amount/],
    ["40.005 EUR once", /no amount/],
    ["40 QQQ once", /no amount/],
    ["1.5% monthly = 19% a year", /times the days or months/],
    ["1.5% once = 18% a year", /times the days or months/],
    ["40 EUR once cap 50 USD", /more than one currency/],
    ["2% once minimum 50 EUR cap 40 EUR", /minimum is above its cap/],
    ["2% once grace 5 grace 6", /grace twice/],
    ["2% once cap 5% max 6%", /cap twice/],
    ["2% once grace 400", /at most 365 days/],
    ["2% once grace soon", /at most 365 days/],
    [`2% once ${"x".repeat(200)}`, /too long/],
    ["2% once\u202e", /no rate or sum|no amount|above 0%/],
  ];
  test.each(rows)("%s", (written, because) => {
    expect(refusalOf(written)).toMatchObject({ kind: "unreadable", because: expect.stringMatching(because) });
  });
});

const anyPercent = fc.integer({ min: 1, max: 1_000_000 }).map((n) => String(n / 10_000));
const anySum = fc.bigInt(1n, 10n ** 12n).map((minor) => money(minor, "KWD" as Currency));
const anyRhythm = fc.constantFrom("once" as const, "month" as const, "day" as const);
const anyRate: fc.Arbitrary<FeeRate> = fc.oneof(
  fc.record({ kind: fc.constant("sum" as const), sum: anySum, every: anyRhythm }),
  fc.record({ kind: fc.constant("percent" as const), percent: anyPercent, every: anyRhythm }),
  fc.record({ kind: fc.constant("yearly" as const), percent: anyPercent }),
);
const anyClause: fc.Arbitrary<FeeClause> = fc.record(
  {
    rate: anyRate,
    graceDays: fc.integer({ min: 0, max: 365 }),
    cap: fc.record({ kind: fc.constant("percent" as const), percent: anyPercent }),
    minimum: anySum,
  },
  { requiredKeys: ["rate", "graceDays"] },
);

test("what is written is read back, whatever currency a bare sum would have", () => {
  fc.assert(
    fc.property(anyClause, (clause) => {
      expect(readFeeClause(formatFeeClause(clause), { currency: EUR })).toEqual({ ok: true, value: clause });
    }),
  );
});

test("no text makes it throw", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(typeof read(text).ok).toBe("boolean");
      expect(typeof read(`${text} % monthly cap ${text}`).ok).toBe("boolean");
    }),
  );
});

describe("what follows from a clause", () => {
  const clauseOf = (text: string) => {
    const clause = read(text);
    if (!clause.ok) throw new Error(text);
    return clause.value;
  };
  const yearly: [text: string, rate: string | undefined][] = [
    ["1.5% monthly", "18"],
    ["0.05% daily", "18.25"],
    ["8% a year", "8"],
    ["8% once", undefined],
    ["40 EUR monthly", undefined],
  ];
  test.each(yearly)("%s is %s a year", (text, rate) => {
    expect(yearlyRateOf(clauseOf(text).rate)).toBe(rate);
  });

  test("its currency is that of its sums", () => {
    expect(currencyOfClause(clauseOf("40 USD once"))).toBe("USD");
    expect(currencyOfClause(clauseOf("2% once minimum 5 GBP"))).toBe("GBP");
    expect(currencyOfClause(clauseOf("2% once cap 10%"))).toBeUndefined();
  });

  test("people read it in words", () => {
    expect(feeClauseWords(clauseOf("1.5% monthly grace 1 cap 10%"))).toBe(
      "1.5% of what is open a month, after 1 day of grace, at most 10% of the invoice",
    );
    expect(feeClauseWords(clauseOf("40 EUR once grace 7"))).toBe("€40.00, once, after 7 days of grace");
    expect(feeClauseWords(clauseOf("8% a year minimum 5 EUR"))).toBe("8% a year by the day, at least €5.00");
  });
});
