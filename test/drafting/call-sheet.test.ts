import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { day } from "../../src/domain/calendar.ts";
import { LATE_REASONS } from "../../src/domain/ladder.ts";
import { type Currency, money } from "../../src/domain/money.ts";
import { type CallFacts, callSheet } from "../../src/drafting/call-sheet.ts";

const EUR = "EUR" as Currency;
const LANGUAGES = ["en", "de", "ja", "nl", "pl", "fr", "es"];

function facts(over: Partial<CallFacts> = {}): CallFacts {
  return {
    caller: "Jo",
    business: "Studio Kite",
    invoices: [{ number: "INV-0007", dueOn: day("2026-10-15"), isLate: true }],
    totals: [money(200000n, EUR)],
    proposedDay: day("2026-12-01"),
    hasBrokenWord: false,
    locale: "en-GB",
    ...over,
  };
}

const two = [
  { number: "INV-0007", dueOn: day("2026-10-15"), isLate: true },
  { number: "INV-0008", dueOn: day("2026-10-20"), isLate: true },
];

describe("the opening says who calls, about what, and asks for leave", () => {
  test.each<[string, Partial<CallFacts>, string, string]>([
    [
      "one that is late",
      {},
      "en",
      "Hello, this is Jo from Studio Kite. I am calling about our invoice INV-0007 for €2,000.00, which was due on 15 October 2026. Do you have two minutes?",
    ],
    [
      "one that is not due yet",
      { invoices: [{ number: "INV-0007", dueOn: day("2026-12-24"), isLate: false }] },
      "en",
      "Hello, this is Jo from Studio Kite. I am calling about our invoice INV-0007 for €2,000.00, which is due on 24 December 2026. Do you have two minutes?",
    ],
    [
      "several, in two currencies with none and three decimals, by a business without a name",
      {
        invoices: two,
        totals: [money(120000n, "JPY" as Currency), money(1500n, "KWD" as Currency)],
        business: undefined as never,
      },
      "en",
      "Hello, this is Jo. I am calling about 2 invoices that are open: INV-0007, INV-0008, JP¥120,000 and KWD 1.500 in all. Do you have two minutes?",
    ],
    [
      "in German",
      { locale: "de-DE" },
      "de",
      "Guten Tag, hier ist Jo von Studio Kite. Ich rufe wegen unserer Rechnung INV-0007 über 2.000,00 €, die am 15. Oktober 2026 fällig war, an. Haben Sie zwei Minuten?",
    ],
    [
      "several in German",
      { locale: "de-DE", invoices: two },
      "de",
      "Guten Tag, hier ist Jo von Studio Kite. Ich rufe wegen 2 offenen Rechnungen: INV-0007, INV-0008, zusammen 2.000,00 €, an. Haben Sie zwei Minuten?",
    ],
    [
      "in Japanese",
      { locale: "ja-JP", totals: [money(120000n, "JPY" as Currency)] },
      "ja",
      "いつもお世話になっております。Studio KiteのJoと申します。請求書INV-0007（金額￥120,000、お支払期限2026年10月15日）の件でお電話いたしました。今、2分ほどよろしいでしょうか。",
    ],
  ])("%s", (_, over, language, opening) => {
    expect(callSheet(facts(over), language).opening.replaceAll("\u00a0", " ")).toBe(opening);
  });
});

test("a language without words of its own gets the English ones", () => {
  expect(callSheet(facts(), "it")).toEqual(callSheet(facts(), "en"));
});

test.each(LANGUAGES)(
  "%s: there is an answer for each reason, and those of the known one come first",
  (language) => {
    const answers = callSheet(facts(), language).answers;
    for (const reason of LATE_REASONS) {
      const known = answers.filter((answer) => answer.reason === reason);
      const sorted = callSheet(facts({ reason }), language).answers;
      expect(known.length).toBeGreaterThan(0);
      expect(sorted.slice(0, known.length)).toEqual(known);
      expect(sorted).toHaveLength(answers.length);
    }
  },
);

test.each(LANGUAGES)("%s: the likeliest excuses have an answer each, and no two are alike", (language) => {
  const { answers } = callSheet(facts(), language);
  expect(answers.length).toBeGreaterThanOrEqual(10);
  expect(new Set(answers.map(({ they }) => they)).size).toBe(answers.length);
  expect(new Set(answers.map(({ you }) => you)).size).toBe(answers.length);
});

describe("it ends with a day", () => {
  const both = {
    totals: [money(120000n, "JPY" as Currency), money(1500n, "KWD" as Currency)],
    invoices: two,
  };
  test.each<[language: string, over: Partial<CallFacts>, closing: string]>([
    ["en", {}, "So I note that you pay €2,000.00 on …, and I write to you to confirm it."],
    ["en", both, "So I note that you pay JP¥120,000 and KWD 1.500 on …, and I write to you to confirm it."],
    ["de", { locale: "de-DE" }, "Dann halte ich fest: Sie zahlen 2.000,00 € am …, und ich bestätige es"],
  ])("%s %o", (language, over, closing) => {
    expect(callSheet(facts(over), language).closing.replaceAll("\u00a0", " ")).toContain(closing);
  });

  test.each([
    ["en", "en-GB", "would 1 December 2026 suit you?"],
    ["de", "de-DE", "Passt Ihnen der 1. Dezember 2026?"],
    ["ja", "ja-JP", "2026年12月1日ではいかがでしょうか。"],
  ])("%s: which is proposed to a client who names none", (language, locale, words) => {
    const answers = callSheet(facts({ locale }), language).answers.map(({ you }) => you);
    expect(answers.filter((you) => you.includes(words))).toHaveLength(1);
  });
});

test.each(LANGUAGES)("%s: a broken word is asked about, and only then", (language) => {
  const asks = (hasBrokenWord: boolean) => callSheet(facts({ hasBrokenWord }), language).questions.length;
  expect(asks(true)).toBe(asks(false) + 1);
});

test.each(LANGUAGES)("%s: who else answers hears nothing about money", (language) => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 12n }), (minor) => {
      const { message } = callSheet(facts({ totals: [money(minor, EUR)] }), language);
      expect(message).not.toMatch(/INV-|€|\d|invoice|rechnung|owe|schuld|pay|zahl|請求|支払|未払/i);
    }),
  );
});
