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
import { findPhrase, letters } from "./patterns.ts";
import { cover, type Reading, type Sheet } from "./reading.ts";

/** An amount that stands in the letter; `money` is absent when its figure cannot be read. */
export type FoundAmount = { start: number; length: number; text: string; money?: Money; clash?: boolean };

/** Every figure or number word with a currency before or behind it. */
export function readAmounts(reading: Reading, sheet: Sheet): { amounts: FoundAmount[]; reading: Reading } {
  const signs = currencySigns(sheet);
  const conventions = moneyConventionsOf(sheet.setting.locale);
  const figures = figuresIn(reading.rest, signs, letters(sheet.words)).flatMap(
    (written) => toAmount(written, signs.read, conventions) ?? [],
  );
  const inWords = amountsInWords(reading.rest, sheet.words, signs);
  // The end of "14万8,500円" looks like an amount of its own.
  const whole = figures.filter(
    (a) => !inWords.some((w) => a.start > w.start && a.start < w.start + w.length),
  );
  const amounts = [...whole, ...inWords].sort((a, b) => a.start - b.start);
  return { amounts, reading: amounts.reduce((r, a) => cover(r, a.start, a.length, "amount"), reading) };
}

/** A figure with what stands right before and behind it. */
type Written = {
  start: number;
  text: string;
  figure: string;
  before?: string;
  after?: string;
  isMinus: boolean;
};

/** Figures first, then what touches them: signs are many, and digits are few. */
function figuresIn(text: string, signs: CurrencySigns, letter: string): Written[] {
  const found: Written[] = [];
  const isLetter = new RegExp(`[${letter}\\p{N}]`, "u");
  let free = 0;
  for (const match of text.matchAll(FIGURE)) {
    const end = match.index + match[0].length;
    const head = text.slice(Math.max(free, match.index - SIGN_REACH), match.index);
    const tail = text.slice(end, end + SIGN_REACH);
    const near = /[-−]$/.test(head) ? head.slice(0, -1) : head;
    const before = signs.before(near) ?? signs.before(head);
    const behind = signs.behind(tail);
    // "1,20O.00" with a letter in it is no figure and must not be read as one up to there.
    const edges = [before ? "" : (near.at(-1) ?? ""), text[end + (behind?.length ?? 0)] ?? ""];
    if (edges.some((edge) => isLetter.test(edge)) || /[.,]/.test(edges[0]!)) continue;
    const start = match.index - (before?.length ?? 0) - (head.length - near.length);
    const minus =
      /[-−](?=\s?$)/.test(text.slice(Math.max(free, start - 1), start)) &&
      !isLetter.test(text[start - 2] ?? "");
    found.push({
      start: minus ? start - 1 : start,
      text: text.slice(minus ? start - 1 : start, end + (behind?.length ?? 0)),
      figure: match[0],
      ...(before && { before: before.sign }),
      ...(behind && { after: behind.sign }),
      isMinus: minus || near !== head,
    });
    free = end + (behind?.length ?? 0);
  }
  return found;
}

const FIGURE = new RegExp(NUMBER, "gu");

/** Longer than any sign and what currencies are called. */
const SIGN_REACH = 24;

function isSign(sign: string | undefined, read: ReadSign): boolean {
  return sign !== undefined && read(sign) !== undefined;
}

/** Nothing where no currency stands at it. */
function toAmount(
  { start, text, figure, before, after, isMinus }: Written,
  read: ReadSign,
  conventions: Conventions,
): FoundAmount | undefined {
  if (!isSign(before, read) && !isSign(after, read)) return undefined;
  const [first, second] = [before, after].map((sign) => (sign === undefined ? undefined : read(sign)));
  // "$1,250.00 USD": the code says which dollar the sign means.
  const precise = after && /^[A-Z]{3}$/.test(after) ? (second ?? first) : (first ?? second);
  const trimmed = text.trim();
  const place = { start: start + text.indexOf(trimmed), length: trimmed.length, text: trimmed };
  const value = precise && readNumber(figure, decimalsOf(precise), conventions);
  const money = value && fromDecimal(`${isMinus ? "-" : ""}${value}`, precise);
  const clash = first !== undefined && second !== undefined && first !== second && !bothDollars(before!);
  return { ...place, ...(money ? { money } : {}), ...(clash ? { clash } : {}) };
}

function bothDollars(before: string): boolean {
  return before === "$" || before === "¥" || before === "kr";
}

/** "twelve thousand dollars", "zwölfhundert Euro". */
function amountsInWords(text: string, words: ReadingWords, signs: CurrencySigns): FoundAmount[] {
  return findPhrase(text, words.numbers.pattern, words).flatMap((match) => {
    const end = match.index + match[0].length;
    const whose =
      /^ (?:US|Canadian|Australian)(?= )/.exec(text.slice(end, end + SIGN_REACH))?.[0].length ?? 0;
    const sign = signs.behind(text.slice(end + whose, end + whose + SIGN_REACH));
    const currency = sign && signs.read(sign.sign);
    const value = words.numbers.read(match[0].toLowerCase());
    if (!currency || value === undefined) return [];
    const amount = money(value * 10n ** BigInt(decimalsOf(currency)), currency);
    const length = match[0].length + whose + sign.length;
    return [
      { start: match.index, length, text: text.slice(match.index, match.index + length), money: amount },
    ];
  });
}

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

/** "Please pay € by Friday": a sign that stands at no figure. Call after amounts have been covered. */
export function judgeLoneSigns({ where, rest }: Reading): Fault[] {
  return [...rest.matchAll(/\p{Sc}/gu)].map(([found]) => ({ code: "leftover", where, found }));
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
