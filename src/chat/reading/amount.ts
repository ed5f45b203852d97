import {
  type Currency,
  decimalsOf,
  formatMoney,
  fromDecimal,
  type Money,
  money,
  toDecimal,
} from "../../domain/money.ts";
import { done, type Outcome, refuse } from "../../domain/outcome.ts";
import type { Reading } from "../../domain/refusal.ts";
import { currenciesOf, isLocale, type MoneyPlace, mayEndName } from "./currency-mark.ts";

export type AmountPlace = {
  /** The currency of an amount that names none. */
  currency: Currency;
  /** BCP 47, the workspace's; settles what "1.250" means. Without it such an amount is asked back. */
  locale?: string;
  /** What the refusal calls it; "amount" if left out. */
  what?: string;
};

/** Nobody is owed more than this many cents; beyond it a key was held down. */
export const MOST_MINOR = 10n ** 15n;
const LONGEST = 60;

/** An amount taken apart: marks before and after, and the figures with their separators. */
type Shape = { minus: boolean; before: string; figures: string; after: string };

/** Figures read: either surely whole and fraction, or one separator that may group or begin decimals. */
type Figures = { kind: "clear" | "either"; whole: string; fraction: string; separator: string };

const SHAPE = /^([^\d]*)(\d(?:[\d.,' ]*\d)?)(?:[.,][-–—]{1,2})?([^\d]*)$/;

/**
 * Reads an amount as people write it: "1250", "1,250.00", "1.250,00 EUR", "€1.250", "CHF 1'250.50",
 * "1 250,50", "1250,-", "1,25,000".
 *
 * "ambiguous" when separator or sign could mean two things and the place does not settle it; each
 * reading's text is clear everywhere. "not-positive" for 0 and below; else "unreadable" with why.
 */
export function readAmount(text: string, place: AmountPlace): Outcome<Money> {
  const shape = text.length <= LONGEST ? shapeOf(text) : undefined;
  if (!shape) return unreadable(text, place, undefined);
  const marked = readMarks(text, shape, place);
  if (!marked.ok) return marked;
  const figures = figuresOf(shape.figures);
  if (!figures) return unreadable(text, place, `the figures "${shape.figures}" are not one number`);
  const tooLarge = "it is larger than any invoice";
  if (figures.whole.length > 20) return unreadable(text, place, tooLarge);
  const amount = settle(text, figures, { ...place, currency: marked.value });
  if (!amount.ok) return amount;
  const what = place.what ?? "amount";
  if (shape.minus || amount.value.minor <= 0n) return refuse({ kind: "not-positive", what });
  if (amount.value.minor > MOST_MINOR) return unreadable(text, place, tooLarge);
  return amount;
}

/**
 * Whether the text has the look of an amount: figures, and beside them only known currency marks. What
 * has it may still be refused by `readAmount`; what has it not ("7th", "twelve") is a word.
 * `afterName` asks more of a mark before the figures, for where the words before it are a name.
 */
export function looksLikeAmount(text: string, place: MoneyPlace, afterName = false): boolean {
  const shape = text.length <= LONGEST ? shapeOf(text) : undefined;
  if (!shape || (afterName && mayEndName(shape.before, place))) return false;
  // Words with spaces between are one amount only if their figures group properly: "7 8" is two numbers.
  if (shape.figures.includes(" ") && !figuresOf(shape.figures)) return false;
  return [shape.before, shape.after].every((mark) => mark === "" || currenciesOf(mark, place).length > 0);
}

/** Whether an amount's figures are grouped with plain spaces, which may as well part two numbers. */
export function isSpaced(text: string): boolean {
  return /\d \d/.test(text);
}

function shapeOf(text: string): Shape | undefined {
  const folded = text
    .replace(/[\s\u2009]+/g, " ")
    .replace(/[’‘`´]/g, "'")
    .trim();
  const [, front = "", figures, back = ""] = SHAPE.exec(folded) ?? [];
  if (figures === undefined) return undefined;
  const before = front.trim();
  const mark = before.replace(/^[-−–]|[-−–]$/, "").trim();
  return { minus: mark !== before, before: mark, figures, after: back.trim() };
}

function readMarks(text: string, shape: Shape, place: AmountPlace): Outcome<Currency> {
  const marks = [shape.before, shape.after].filter((mark) => mark !== "");
  const meant = marks.map((mark) => currenciesOf(mark, place));
  const unknown = marks.find((_, i) => meant[i]?.length === 0);
  if (unknown !== undefined) return unreadable(text, place, `"${unknown}" is not a currency`);
  const [first = [place.currency], second = first] = meant;
  const both = first.filter((currency) => second.includes(currency));
  // "$1250 CAD": the sign alone says USD, the code says whose dollar it is.
  const named = both.length > 0 ? both : bySecond(marks, second);
  const [currency, ...others] = named;
  if (!currency) return unreadable(text, place, "it names two currencies");
  if (others.length === 0) return done(currency);
  const readings = named.map((code) => ({
    label: `${shape.figures} ${code}`,
    text: `${shape.figures} ${code}`,
  }));
  return refuse({ kind: "ambiguous", what: place.what ?? "amount", text, readings });
}

/** The currency of the code beside a sign, when the sign is one of that currency's own. */
function bySecond([sign = ""]: string[], codes: readonly Currency[]): Currency[] {
  return codes.filter((currency) => currenciesOf(sign, { currency }).includes(currency));
}

/** @returns undefined when groups are not of three (or, in the Indian way, two) figures. */
function figuresOf(text: string): Figures | undefined {
  const separators = text.replace(/\d/g, "");
  const separator = separators.at(-1) ?? "";
  const cut = separator === "" ? text.length : text.lastIndexOf(separator);
  const [head, tail] = [text.slice(0, cut), text.slice(cut + 1)];
  if (/^0\d/.test(text)) return undefined;
  const alone = separators.indexOf(separator) === separators.length - 1;
  if ((separator === "." || separator === ",") && alone) {
    const whole = ungroup(head);
    const either = /^[1-9]\d{0,2}$/.test(head) && tail.length === 3;
    return whole === undefined
      ? undefined
      : { kind: either ? "either" : "clear", whole, fraction: tail, separator };
  }
  const whole = ungroup(text);
  return whole === undefined ? undefined : { kind: "clear", whole, fraction: "", separator };
}

function ungroup(text: string): string | undefined {
  const grouped = /^(\d+|\d{1,3}([.,' ])\d{3}(?:\2\d{3})*|\d{1,2}(?:,\d{2})+,\d{3})$/;
  return grouped.test(text) ? text.replace(/\D/g, "") : undefined;
}

function settle(text: string, figures: Figures, place: AmountPlace): Outcome<Money> {
  const { currency } = place;
  const asDecimals = withDecimals(figures, currency);
  const decimals = decimalsOf(currency);
  const tooMany = `${currency} has ${decimals === 0 ? "no" : decimals} decimals`;
  if (figures.kind === "clear") return asDecimals ? done(asDecimals) : unreadable(text, place, tooMany);
  const asGroups = withDecimals({ whole: figures.whole + figures.fraction, fraction: "" }, currency);
  if (!asGroups) throw new RangeError(`whole units that ${currency} cannot hold: ${figures.whole}`);
  const local = separatorsOf(place);
  if (decimals === 0 || local?.group === figures.separator) return done(asGroups);
  if (!asDecimals) {
    const because =
      local?.decimal === figures.separator
        ? tooMany
        : `${tooMany}, so I do not know if it is ${clearAmount(asGroups)}`;
    return unreadable(text, place, because);
  }
  if (local?.decimal === figures.separator && decimals >= 3) return done(asDecimals);
  const readings = [asGroups, asDecimals].map((amount) => reading(amount, place.locale));
  return refuse({ kind: "ambiguous", what: place.what ?? "amount", text, readings });
}

/** Surplus zeros are dropped ("1250.00" yen); surplus figures are not an amount in this currency. */
function withDecimals(
  { whole, fraction }: Pick<Figures, "whole" | "fraction">,
  currency: Currency,
): Money | undefined {
  const decimals = decimalsOf(currency);
  const kept = fraction.slice(0, decimals);
  if (/[1-9]/.test(fraction.slice(decimals))) return undefined;
  return fromDecimal(kept ? `${whole}.${kept}` : whole, currency);
}

function separatorsOf({ locale, currency }: AmountPlace): { group: string; decimal: string } | undefined {
  if (locale === undefined || !isLocale(locale)) return undefined;
  const format = new Intl.NumberFormat(locale, { style: "currency", currency, minimumFractionDigits: 2 });
  const part = (type: "group" | "decimal") =>
    format.formatToParts(1234567.5).find((p) => p.type === type)?.value ?? "";
  return { group: part("group"), decimal: part("decimal") };
}

function reading(amount: Money, locale: string | undefined): Reading {
  const label = formatMoney(amount, locale !== undefined && isLocale(locale) ? locale : undefined);
  return { label, text: clearAmount(amount) };
}

/** The amount in a form that reads the same in every locale: no groups, never just three decimals after 1 to 3 figures. */
export function clearAmount(amount: Money): string {
  const plain = toDecimal(amount);
  const clear = /^\d{1,3}\.\d{3}$/.test(plain) ? `${plain}0` : plain;
  return `${clear} ${amount.currency}`;
}

function unreadable(text: string, place: AmountPlace, because: string | undefined): Outcome<never> {
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  const example = clearAmount(money(1250n * 10n ** BigInt(decimalsOf(place.currency)), place.currency));
  const reason = because === undefined ? {} : { because };
  return refuse({ kind: "unreadable", what: place.what ?? "amount", text: shown, ...reason, example });
}
