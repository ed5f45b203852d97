import { describe, expect, test } from "vitest";
import { amountInWords, dayInWords } from "../../../src/chat/reading/in-words.ts";
import { day } from "../../../src/domain/calendar.ts";
import { fromDecimal, readCurrency, toDecimal } from "../../../src/domain/money.ts";

// 24 November 2026 is a Tuesday.
const today = day("2026-11-24");

describe("the day in a sentence", () => {
  const ahead: [sentence: string, day: string][] = [
    ["We will pay on 3 December.", "2026-12-03"],
    ["We will pay on December 3rd, 2026, I promise.", "2026-12-03"],
    ["Payment goes out Friday.", "2026-11-27"],
    ["You will have it tomorrow", "2026-11-25"],
    ["We pay in two weeks.", "2026-12-08"],
    ["at the end of the month", "2026-11-30"],
    ["by 2026-12-03!", "2026-12-03"],
    ["on 13/12/2026", "2026-12-13"],
    ["next Friday, surely", "unclear"],
    ["03/12/2026", "unclear"],
    ["half on 3 December and half on 3 January", "unclear"],
    ["when we can", "none"],
    ["invoice INV-7 of 3 lines, 12 days", "none"],
    ["for the invoice of 3 November 2026 we pay on 3 December 2026", "2026-12-03"],
    ["Wir zahlen am Freitag.", "2026-11-27"],
    ["Wir überweisen am 3. Dezember.", "2026-12-03"],
    ["am 3.12.2026", "2026-12-03"],
    ["übermorgen", "2026-11-26"],
    ["in drei Wochen", "2026-12-15"],
    ["Ende des Monats", "2026-11-30"],
    ["nächsten Freitag", "unclear"],
    ["guten Morgen, wir zahlen", "none"],
    ["Nous paierons le 3 décembre 2026", "2026-12-03"],
    ["après-demain", "2026-11-26"],
    ["dans deux semaines", "2026-12-08"],
    ["vendredi", "2026-11-27"],
    ["el 3 de diciembre", "2026-12-03"],
    ["por la mañana", "none"],
    ["pasado mañana", "2026-11-26"],
    ["dentro de dos semanas", "2026-12-08"],
    ["op 3 december", "2026-12-03"],
    ["over twee weken", "2026-12-08"],
    ["3 grudnia", "2026-12-03"],
    ["do piątku", "2026-11-27"],
    ["za dwa tygodnie", "2026-12-08"],
    ["12月3日に支払います", "2026-12-03"],
    ["2026年12月3日", "2026-12-03"],
    ["金曜日までに", "2026-11-27"],
    ["明日振り込みます", "2026-11-25"],
    ["2週間後", "2026-12-08"],
    ["今月末に", "2026-11-30"],
  ];
  test.each(ahead)("%s", (sentence, expected) => {
    const found = dayInWords(sentence, { today, locale: "en", direction: "future" });
    expect(found.kind === "one" ? found.value : found.kind).toBe(expected);
  });

  const past: [sentence: string, day: string][] = [
    ["We paid yesterday.", "2026-11-23"],
    ["We paid on 20 November.", "2026-11-20"],
    ["paid Friday", "2026-11-20"],
    ["3 days ago", "2026-11-21"],
    ["vor zwei Wochen", "2026-11-10"],
    ["il y a 3 jours", "2026-11-21"],
    ["3日前に", "2026-11-21"],
    ["We paid on 3 December 2026.", "none"],
  ];
  test.each(past)("%s", (sentence, expected) => {
    const found = dayInWords(sentence, { today, locale: "en", direction: "past" });
    expect(found.kind === "one" ? found.value : found.kind).toBe(expected);
  });

  test("is in the order of whoever wrote it", () => {
    const of = (locale: string) => dayInWords("03/12/2026", { today, locale, direction: "future" });
    expect(of("en-GB")).toEqual({ kind: "one", value: "2026-12-03" });
    expect(of("de")).toEqual({ kind: "one", value: "2026-12-03" });
    expect(of("en-US")).toEqual({ kind: "none" });
  });
});

describe("the amount in a sentence", () => {
  const find = (sentence: string, code = "EUR", locale = "en", open = "1200") => {
    const currency = readCurrency(code)!;
    const known = [fromDecimal(open, currency)!];
    const found = amountInWords(sentence, { currency, locale, known });
    return found.kind === "one" ? toDecimal(found.value) : found.kind;
  };
  const table: [sentence: string, amount: string, code?: string, locale?: string, open?: string][] = [
    ["We paid €500.00 yesterday", "500.00"],
    ["we paid EUR 1,200.00", "1200.00"],
    ["500 euros were sent", "500.00"],
    ["we paid 1,200.00 on Monday", "1200.00"],
    ["we paid 1200 on 3 November", "1200.00"],
    ["we paid 700 on 3 November 2026", "none"],
    ["invoice INV-1200 is paid", "none"],
    ["we owe 50 %", "none"],
    ["$500.00 were paid", "unclear"],
    ["€500 now and €700 later", "unclear"],
    ["€1.250 were sent", "unclear"],
    ["Wir haben 1.200,00 € überwiesen", "1200.00", "EUR", "de-DE"],
    ["¥120,000を振り込みました", "120000", "JPY", "ja-JP"],
    ["120000円を振り込みました", "120000", "JPY", "ja-JP"],
    ["we paid KWD 12.500", "12.500", "KWD", "en-GB"],
    ["we paid 12.500", "12.500", "KWD", "en-GB", "12.500"],
    ["zapłaciliśmy 1 200,00 zł", "1200.00", "PLN", "pl-PL"],
  ];
  test.each(table)("%s", (sentence, expected, code, locale, open) => {
    expect(find(sentence, code, locale, open)).toBe(expected);
  });
});
