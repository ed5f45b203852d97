import {
  type Currency,
  decimalsOf,
  formatMoney,
  fromDecimal,
  type Money,
  money,
  readCurrency,
} from "../../domain/money.ts";
import type { LetterFacts } from "../letter-facts.ts";
import { type CurrencySigns, currencySigns, type ReadSign } from "./currency-signs.ts";
import { closest } from "./distance.ts";
import type { Fault } from "./fault.ts";
import type { ReadingWords } from "./languages/reading-words.ts";
import { type Conventions, moneyConventionsOf, NUMBER, readNumber } from "./number-format.ts";
import { anyCase, letters } from "./patterns.ts";
import { cover, type Reading, type Sheet } from "./reading.ts";
import { remember } from "./remember.ts";

/** An amount that stands in the letter; `money` is absent when its figure cannot be read. */
export type FoundAmount = { start: number; length: number; text: string; money?: Money; clash?: boolean };

/** Every figure or number word with a currency before or behind it. */
export function readAmounts(reading: Reading, sheet: Sheet): { amounts: FoundAmount[]; reading: Reading } {
  const signs = currencySigns(sheet);
  const conventions = moneyConventionsOf(sheet.setting.locale);
  const pattern = amountPattern(signs.pattern, letters(sheet.words));
  const figures = [...reading.rest.matchAll(pattern)]
    .filter(({ groups }) => isSign(groups?.["before"], signs.read) || isSign(groups?.["after"], signs.read))
    .map((match) => toAmount(match, signs.read, conventions));
  const inWords = amountsInWords(reading.rest, sheet.words, signs);
  const amounts = [...figures, ...inWords].sort((a, b) => a.start - b.start);
  return { amounts, reading: amounts.reduce((r, a) => cover(r, a.start, a.length, "amount"), reading) };
}

const amountPattern = remember((sign: string, letter: string) => {
  const gap = "[ \\u00a0\\u202f]?";
  const minus = `(?<minus>(?<![${letter}\\p{N}])[-−])?`;
  const start = `(?:(?<before>${sign})${gap}|(?<![${letter}\\p{N}.,]))`;
  // "1,20O.00" with a letter in it is no figure and must not be read as one up to there.
  const end = `(?:${gap}(?<after>${sign}))?(?![${letter}\\p{N}])`;
  return new RegExp(`${minus}${start}(?<minus2>[-−])?(?<figure>${NUMBER})${end}`, "gu");
});

function isSign(sign: string | undefined, read: ReadSign): boolean {
  return sign !== undefined && read(sign) !== undefined;
}

function toAmount(match: RegExpExecArray, read: ReadSign, conventions: Conventions): FoundAmount {
  const { before, after, figure = "", minus, minus2 } = match.groups ?? {};
  const [first, second] = [before, after].map((sign) => (sign === undefined ? undefined : read(sign)));
  // "$1,250.00 USD": the code says which dollar the sign means.
  const precise = after && /^[A-Z]{3}$/.test(after) ? (second ?? first) : (first ?? second);
  const text = match[0].trim();
  const place = { start: match.index + match[0].indexOf(text), length: text.length, text };
  const value = precise && readNumber(figure, decimalsOf(precise), conventions);
  const money = value && fromDecimal(`${minus || minus2 ? "-" : ""}${value}`, precise);
  const clash = first !== undefined && second !== undefined && first !== second && !bothDollars(before!);
  return { ...place, ...(money ? { money } : {}), ...(clash ? { clash } : {}) };
}

function bothDollars(before: string): boolean {
  return before === "$" || before === "¥" || before === "kr";
}

/** "twelve thousand dollars", "zwölfhundert Euro". */
function amountsInWords(text: string, words: ReadingWords, signs: CurrencySigns): FoundAmount[] {
  const pattern = wordsWithSign(words.numbers.pattern, signs.pattern, letters(words));
  return [...text.matchAll(pattern)].flatMap((match) => {
    const currency = signs.read(match.groups?.["sign"] ?? "");
    const value = words.numbers.read(match.groups?.["words"]?.toLowerCase() ?? "");
    if (!currency || value === undefined) return [];
    const amount = money(value * 10n ** BigInt(decimalsOf(currency)), currency);
    return [{ start: match.index, length: match[0].length, text: match[0], money: amount }];
  });
}

const wordsWithSign = remember((words: string, sign: string, letter: string) => {
  const whose = "(?: (?:US|Canadian|Australian))?";
  return new RegExp(`(?<![${letter}])(?<words>${anyCase(words)})${whose}\\s?(?<sign>${sign})`, "gu");
});

/** Every amount the sheet holds, whatever its role. */
export function knownAmounts(facts: LetterFacts): Money[] {
  const base = facts.currency;
  const pairs: [value: string | undefined, currency: string | undefined][] = [
    [facts.total_due, base],
    ...facts.amounts.map((a): [string, string] => [a.value, a.currency]),
    ...facts.totals.map((t): [string, string] => [t.value, t.currency]),
    ...facts.invoices.flatMap((i): [string, string][] => [
      [i.amount, i.currency ?? base],
      [i.balance, i.currency ?? base],
    ]),
    ...facts.instalments.map((i): [string, string] => [i.amount, base]),
    [facts.payment?.amount, facts.payment?.currency],
    [facts.credit_memo?.amount, facts.credit_memo?.currency],
  ];
  return pairs.flatMap(([value, currency]) => (value && currency ? [readFact(value, currency)] : []));
}

/** @throws Error when the sheet itself cannot be read. */
export function readFact(value: string, currency: string): Money {
  const code = readCurrency(currency);
  const amount = code && fromDecimal(value, code);
  if (!amount) throw new Error(`no amount on the sheet: ${value} ${currency}`);
  return amount;
}

/** The faults of the amounts in one part of the letter. */
export function judgeAmounts(amounts: readonly FoundAmount[], reading: Reading, sheet: Sheet): Fault[] {
  const known = knownAmounts(sheet.facts);
  return amounts.flatMap((amount) => {
    const fault = judge(amount, known);
    if (!fault) return [];
    const nearest = nearestTo(amount, known, sheet.setting.locale);
    return [{ ...fault, where: reading.where, ...(nearest ? { expected: nearest } : {}) }];
  });
}

function judge(
  { money, text, clash }: FoundAmount,
  known: readonly Money[],
): Omit<Fault, "where"> | undefined {
  if (clash) return { code: "wrong-currency", found: text };
  if (!money) return { code: "wrong-amount", found: text };
  if (known.some((k) => same(k, money))) return undefined;
  const elsewhere = known.some((k) => k.minor === money.minor && k.currency !== money.currency);
  const inUse = known.some((k) => k.currency === money.currency);
  return { code: elsewhere || !inUse ? "wrong-currency" : "wrong-amount", found: text };
}

export function same(a: Money, b: Money): boolean {
  return a.minor === b.minor && a.currency === b.currency;
}

function nearestTo(
  { money, text }: FoundAmount,
  known: readonly Money[],
  locale: string,
): string | undefined {
  const inCurrency = (currency: Currency | undefined) => known.filter((k) => k.currency === currency);
  const candidates = inCurrency(money?.currency).length > 0 ? inCurrency(money?.currency) : known;
  return closest(
    money ? formatMoney(money, locale) : text,
    candidates.map((amount) => formatMoney(amount, locale)),
  );
}
