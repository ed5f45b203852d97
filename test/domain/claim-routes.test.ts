import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chanceNeeded, expectedValue, leftAfterShare, type Suit } from "../../src/domain/claim-routes.ts";
import { fromDecimal, type Money, money, readCurrency, toDecimal, zero } from "../../src/domain/money.ts";

const sum = (text: string, code = "GBP"): Money => fromDecimal(text, readCurrency(code)!)!;
const suit: Suit = { debt: sum("1087.06"), fees: sum("203.00") };
const none = zero(suit.debt.currency);

describe("the value of a claim, term by term", () => {
  const rows: [title: string, suit: Suit, win: number, collect: number, value: string][] = [
    ["all of it where both are sure: the fees come back", suit, 100, 100, "1087.06"],
    ["the fees are lost where nothing is won", suit, 0, 100, "-203.00"],
    ["and where nothing is paid", suit, 100, 0, "-203.00"],
    ["0.8 × 0.6 × 1,290.06 − 203", suit, 80, 60, "416.23"],
    [
      "less one's own hours, which nobody pays back",
      { ...suit, ownTime: { hours: "5.5", rate: sum("40") } },
      80,
      60,
      "196.23",
    ],
    ["yen have no cents", { debt: sum("120000", "JPY"), fees: sum("1000", "JPY") }, 33, 33, "12177"],
    [
      "dinars have three decimals",
      { debt: sum("10.005", "KWD"), fees: sum("1.000", "KWD") },
      50,
      100,
      "4.503",
    ],
  ];
  test.each(rows)("%s", (_, given, win, collect, value) => {
    expect(toDecimal(expectedValue(given, { win, collect }))).toBe(value);
  });
});

describe("the chance above which a suit pays", () => {
  const rows: [title: string, suit: Suit, otherwise: Money, needed: number][] = [
    ["203 of 1,290.06 is 15.7 %: above 16", suit, none, 16],
    ["exact percents are not rounded up", { debt: sum("900"), fees: sum("100") }, none, 10],
    ["a free court always pays", { ...suit, fees: none }, none, 0],
    ["an offer has to be beaten", suit, sum("700"), 70],
    ["an offer of more than all never is", suit, sum("1200"), 101],
    ["hours may cost more than the debt", { ...suit, ownTime: { hours: "50", rate: sum("40") } }, none, 101],
    ["nothing owed is worth nothing", { debt: none, fees: none }, sum("1"), 101],
  ];
  test.each(rows)("%s", (_, given, otherwise, needed) => {
    expect(chanceNeeded(given, otherwise)).toBe(needed);
  });

  test("is where the value stops being below nothing", () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 9n), fc.bigInt(0n, 10n ** 8n), (debt, fees) => {
        const given = { debt: money(debt, none.currency), fees: money(fees, none.currency) };
        const needed = chanceNeeded(given, none);
        const at = (win: number) => expectedValue(given, { win, collect: 100 }).minor;
        if (needed <= 100) expect(at(needed)).toBeGreaterThanOrEqual(0n);
        if (needed > 0) expect(at(needed - 1)).toBeLessThanOrEqual(0n);
      }),
    );
  });
});

test("better odds are never worth less", () => {
  const odds = fc.integer({ min: 0, max: 100 });
  fc.assert(
    fc.property(odds, odds, odds, (win, collect, more) => {
      const value = expectedValue(suit, { win, collect }).minor;
      expect(expectedValue(suit, { win: Math.max(win, more), collect }).minor).toBeGreaterThanOrEqual(value);
    }),
  );
});

test("what an agency leaves and what it takes are the whole", () => {
  expect(toDecimal(leftAfterShare(sum("1087.06"), "50"))).toBe("543.53");
  expect(toDecimal(leftAfterShare(sum("1087.06"), "0"))).toBe("1087.06");
  expect(toDecimal(leftAfterShare(sum("99", "JPY"), "10"))).toBe("89");
  expect(() => leftAfterShare(sum("1"), "101")).toThrow(RangeError);
});
