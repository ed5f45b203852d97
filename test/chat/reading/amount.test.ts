import fc from "fast-check";
import { expect, test } from "vitest";
import { readAmount } from "../../../src/chat/read-text.ts";
import { looksLikeAmount } from "../../../src/chat/reading/amount.ts";
import { type Currency, formatMoney, money, readCurrency, toDecimal } from "../../../src/domain/money.ts";

type Case = { text: string; currency: string; locale: string | undefined };

/** "1250.00 EUR", or the refusal's kind. */
function read({ text, currency, locale }: Case): string {
  const amount = readAmount(text, placeOf(currency, locale));
  return amount.ok ? `${toDecimal(amount.value)} ${amount.value.currency}` : amount.refusal.kind;
}

function placeOf(currency: string, locale?: string) {
  return { currency: currency as Currency, ...(locale === undefined ? {} : { locale }) };
}

const table: [text: string, expected: string, currency?: string, locale?: string][] = [
  ["1250", "1250.00 EUR"],
  ["  1250 ", "1250.00 EUR"],
  ["1,250.00", "1250.00 EUR"],
  ["1.250,00 EUR", "1250.00 EUR"],
  ["1.250,00 EUR", "1250.00 EUR", "USD", "en-GB"],
  ["1,250.00", "1250.00 EUR", "EUR", "de-DE"],
  ["$1,250", "1250.00 USD", "EUR", "en-US"],
  ["£1,250", "1250.00 GBP", "GBP", "en"],
  ["CHF 1'250.50", "1250.50 CHF"],
  ["CHF 1’250.50", "1250.50 CHF"],
  ["1250.- CHF", "1250.00 CHF"],
  ["¥120000", "120000 JPY"],
  ["￥120000", "120000 JPY"],
  ["EUR 1 250,50", "1250.50 EUR"],
  ["1\u00a0250,50 €", "1250.50 EUR", "USD"],
  ["1\u202f250,50", "1250.50 EUR"],
  ["1\u2009250,50", "1250.50 EUR"],
  ["1250,-", "1250.00 EUR"],
  ["1.250,–", "1250.00 EUR", "EUR", "de-DE"],
  ["1250 euros", "1250.00 EUR", "GBP"],
  ["20 pounds", "20.00 GBP"],
  ["1,25,000", "125000.00 INR", "INR"],
  ["12,34,567.50", "1234567.50 INR", "INR"],
  ["1,250,000", "1250000.00 EUR"],
  ["12,5", "12.50 EUR", "EUR", "en-US"],
  ["0.50", "0.50 EUR"],
  ["1250.00 JPY", "1250 JPY"],
  ["eur 5", "5.00 EUR", "USD"],
  ["500zł", "500.00 PLN"],
  ["500 ALL", "500.00 ALL"],
];
test.each(table)("%j is %s", (text, expected, currency = "EUR", locale = undefined) => {
  expect(read({ text, currency, locale })).toBe(expected);
});

const settled: [text: string, currency: string, locale: string | undefined, expected: string][] = [
  ["1.250", "EUR", undefined, "ambiguous"],
  ["1,250", "EUR", undefined, "ambiguous"],
  ["€1.250", "EUR", undefined, "ambiguous"],
  ["1,250", "EUR", "en", "1250.00 EUR"],
  ["1.250", "EUR", "de", "1250.00 EUR"],
  ["1.250", "EUR", "de-AT", "1250.00 EUR"],
  // No one means 1.250 as 1.25 for sure, and no one writes it so for 1250 in English.
  ["1.250", "EUR", "en", "ambiguous"],
  ["1,250", "EUR", "de", "ambiguous"],
  ["1,250", "EUR", "fr-CH", "ambiguous"],
  ["¥1.250", "EUR", undefined, "1250 JPY"],
  ["1.250", "KWD", "en", "1.250 KWD"],
  ["1,250", "KWD", "en", "1250.000 KWD"],
  ["1.250", "KWD", undefined, "ambiguous"],
  ["1.250", "EUR", "not a locale", "ambiguous"],
];
test.each(settled)("%j in %s with locale %s is %s", (text, currency, locale, expected) => {
  expect(read({ text, currency, locale })).toBe(expected);
});

const signs: [text: string, currency: string, expected: string][] = [
  ["$5", "EUR", "5.00 USD"],
  ["$5", "CAD", "5.00 CAD"],
  ["$5", "MXN", "5.00 MXN"],
  ["$5 CAD", "EUR", "5.00 CAD"],
  ["US$5", "CAD", "5.00 USD"],
  ["5 dollars", "AUD", "5.00 AUD"],
  ["¥5", "CNY", "5.00 CNY"],
  ["¥5", "EUR", "5 JPY"],
  ["5 kr", "SEK", "5.00 SEK"],
  ["kr. 5", "DKK", "5.00 DKK"],
  ["5 kr", "EUR", "ambiguous"],
  ["R5", "ZAR", "5.00 ZAR"],
  ["K5", "EUR", "unreadable"],
  ["€5 USD", "EUR", "unreadable"],
  ["5 all", "EUR", "unreadable"],
];
test.each(signs)("%j in a workspace that keeps %s is %s", (text, currency, expected) => {
  expect(read({ text, currency, locale: undefined })).toBe(expected);
});

const refused: [text: string, kind: string, because: string | undefined][] = [
  ["0", "not-positive", undefined],
  ["0.00", "not-positive", undefined],
  ["-50", "not-positive", undefined],
  ["−50", "not-positive", undefined],
  ["€ -50", "not-positive", undefined],
  ["-€50", "not-positive", undefined],
  ["1.25k", "unreadable", '"k" is not a currency'],
  ["7th", "unreadable", '"th" is not a currency'],
  ["12.345", "unreadable", "EUR has 2 decimals, so I do not know if it is 12345.00 EUR"],
  ["1250.555", "unreadable", "EUR has 2 decimals"],
  ["1.5 JPY", "unreadable", "JPY has no decimals"],
  ["12.50.30", "unreadable", 'the figures "12.50.30" are not one number'],
  ["1 25", "unreadable", 'the figures "1 25" are not one number'],
  ["0042", "unreadable", 'the figures "0042" are not one number'],
  ["10000000000000000.00", "unreadable", "it is larger than any invoice"],
  ["9".repeat(50), "unreadable", "it is larger than any invoice"],
  ["１２５０", "unreadable", undefined],
  ["١٢٥٠", "unreadable", undefined],
  ["12a50", "unreadable", undefined],
  ["twelve", "unreadable", undefined],
  ["", "unreadable", undefined],
  ["5".repeat(10_000), "unreadable", undefined],
];
test.each(refused)("%.20j is refused: %s, %s", (text, kind, because) => {
  const amount = readAmount(text, placeOf("EUR"));
  if (amount.ok) throw new RangeError("was read");
  const told = "because" in amount.refusal ? amount.refusal.because : undefined;
  expect([amount.refusal.kind, told]).toEqual([kind, because]);
});

test("1.999 is a slip where the point begins decimals", () => {
  const amount = readAmount("1.999 EUR", placeOf("EUR", "en"));
  expect(amount).toMatchObject({ ok: false, refusal: { kind: "unreadable", because: "EUR has 2 decimals" } });
});

test("the question names both amounts, and what to type for each", () => {
  const amount = readAmount("1.250", { ...placeOf("EUR"), what: "payment" });
  expect(amount).toEqual({
    ok: false,
    refusal: {
      kind: "ambiguous",
      what: "payment",
      text: "1.250",
      readings: [
        { label: "€1,250.00", text: "1250.00 EUR" },
        { label: "€1.25", text: "1.25 EUR" },
      ],
    },
  });
});

const anyLocale = fc.constantFrom(undefined, "en-GB", "de-DE", "fr-FR", "de-CH", "en-IN", "da-DK", "ja-JP");
const anyCurrency = fc.constantFrom(
  ...["EUR", "USD", "JPY", "KWD", "SEK", "CLF", "ZAR"].map((code) => readCurrency(code)!),
);

test("the answer to a question is never asked again", () => {
  const figures = fc.tuple(
    fc.integer({ min: 1, max: 999 }),
    fc.constantFrom(".", ","),
    fc.integer({ min: 100, max: 999 }),
  );
  const sign = fc.constantFrom("", "€", "kr ", "$");
  fc.assert(
    fc.property(figures, sign, anyCurrency, anyLocale, ([head, separator, tail], mark, currency, locale) => {
      const amount = readAmount(`${mark}${head}${separator}${tail}`, placeOf(currency, locale));
      if (amount.ok || amount.refusal.kind !== "ambiguous" || mark === "kr ") return;
      for (const reading of amount.refusal.readings) {
        for (const other of [undefined, "en-US", "de-DE"]) {
          expect(readAmount(reading.text, placeOf("EUR", other)).ok).toBe(true);
        }
      }
    }),
  );
});

const LOCALES =
  "en-US en-GB en-IN en-ZA en-CA de-DE de-CH de-AT fr-FR fr-CH fr-CA es-ES es-MX pt-BR it-IT nl-NL sv-SE nb-NO da-DK fi-FI pl-PL cs-CZ hu-HU ro-RO tr-TR ja-JP zh-CN ko-KR vi-VN id-ID uk-UA".split(
    " ",
  );
const TRADED = "EUR USD GBP JPY CHF SEK NOK DKK CAD AUD MXN BRL INR KWD PLN CZK TRY ZAR CNY KRW".split(" ");

test("what formatMoney writes is read back there as the same amount", () => {
  const amount = fc.record({
    minor: fc.bigInt({ min: 1n, max: 10n ** 15n }),
    currency: fc.constantFrom(...(TRADED as Currency[])),
  });
  fc.assert(
    fc.property(amount, fc.constantFrom(...LOCALES), ({ minor, currency }, locale) => {
      const text = formatMoney(money(minor, currency), locale);
      expect({ text, ...readAmount(text, { currency, locale }) }).toEqual({
        text,
        ok: true,
        value: { minor, currency },
      });
    }),
    { numRuns: 500 },
  );
});

test("whatever is typed is read or refused, and an amount read is above zero", () => {
  const unit = fc.constantFrom(..."0123456789.,' -€$kr£EURCHF\u00a0");
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 70 }), anyCurrency, anyLocale, (text, currency, locale) => {
      const amount = readAmount(text, placeOf(currency, locale));
      if (amount.ok) expect(amount.value.minor > 0n).toBe(true);
      else expect(["unreadable", "ambiguous", "not-positive"]).toContain(amount.refusal.kind);
    }),
    { numRuns: 500 },
  );
});

test("what is read as an amount has the look of one", () => {
  const unit = fc.constantFrom(..."0123456789., €$");
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 12 }), (text) => {
      const place = placeOf("EUR", "en-GB");
      if (readAmount(text, place).ok) expect(looksLikeAmount(text, place)).toBe(true);
    }),
    { numRuns: 500 },
  );
});
