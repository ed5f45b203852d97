import {
  allocate,
  type Dinero,
  dinero,
  halfUp,
  multiply,
  toSnapshot,
  transformScale,
} from "dinero.js/bigint";
import * as currencies from "dinero.js/bigint/currencies";

/** An ISO 4217 code that this build knows the number of decimals of. */
export type Currency = string & { readonly __brand: "currency" };

/** An amount in one currency; `minor` counts its smallest unit (cents, pence, yen). May be negative. */
export type Money = Readonly<{ minor: bigint; currency: Currency }>;

type Iso = { readonly code: string; readonly base: bigint | readonly bigint[]; readonly exponent: bigint };
const KNOWN = new Map<string, Iso>(
  Object.values(currencies as unknown as Record<string, Iso>)
    .filter((c) => /^[A-Z]{3}$/.test(c.code))
    .map((c) => [c.code, inTens(c)]),
);

/**
 * Ariary and ouguiya divide by five in the street, and by a hundred in ISO 4217 and at every bank: a
 * decimal text of theirs has two decimals, like the others.
 */
function inTens(currency: Iso): Iso {
  return currency.base === 10n ? currency : { ...currency, base: 10n, exponent: 2n };
}

/** Reads an ISO 4217 code in any case; `undefined` when there is no such currency. */
export function readCurrency(code: string): Currency | undefined {
  const upper = code.trim().toUpperCase();
  return KNOWN.has(upper) ? (upper as Currency) : undefined;
}

/** Every code this build knows, sorted. */
export function allCurrencies(): Currency[] {
  return [...KNOWN.keys()].sort() as Currency[];
}

/** How many decimals the currency has: EUR 2, JPY 0, KWD 3. */
export function decimalsOf(currency: Currency): number {
  return Number(KNOWN.get(currency)!.exponent);
}

export function money(minor: bigint, currency: Currency): Money {
  return { minor, currency };
}

export function zero(currency: Currency): Money {
  return money(0n, currency);
}

/** @throws RangeError when the currencies differ: a bug, never a person's mistake. */
export function add(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new RangeError(`${a.currency} + ${b.currency}`);
  return money(a.minor + b.minor, a.currency);
}

/** @throws RangeError when the currencies differ. */
export function subtract(a: Money, b: Money): Money {
  return add(a, negate(b));
}

export function negate(a: Money): Money {
  return money(-a.minor, a.currency);
}

/** Sum of amounts in one currency; the sum of none is zero in `currency`. */
export function sum(amounts: readonly Money[], currency: Currency): Money {
  return amounts.reduce(add, zero(currency));
}

/** One sum for each currency among the amounts, in the order in which they come up. */
export function sumsByCurrency(amounts: readonly Money[]): Money[] {
  return [...Map.groupBy(amounts, ({ currency }) => currency).values()].map((group) => group.reduce(add));
}

/** The smaller of two amounts in one currency. */
export function least(a: Money, b: Money): Money {
  return subtract(a, b).minor <= 0n ? a : b;
}

/**
 * `amount` times a decimal factor given as text ("0.19", "2.5"), rounded half away from zero to the
 * currency's smallest unit, so that a credit is the exact mirror of what it credits.
 */
export function times(amount: Money, factor: string): Money {
  const { digits, scale } = readFactor(factor);
  const sign = amount.minor < 0n !== digits < 0n ? -1n : 1n;
  const raw = toDinero(money(abs(amount.minor), amount.currency));
  const product = multiply(raw, { amount: abs(digits), scale: BigInt(scale) });
  const rounded = transformScale(product, BigInt(decimalsOf(amount.currency)), halfUp);
  return money(sign * toSnapshot(rounded).amount, amount.currency);
}

/** Cuts `total` into `parts` that add up to it exactly; the first parts carry the odd units. */
export function split(total: Money, parts: number): Money[] {
  const shares = allocate(toDinero(money(abs(total.minor), total.currency)), Array<bigint>(parts).fill(1n));
  const sign = total.minor < 0n ? -1n : 1n;
  return shares.map((share) => money(sign * toSnapshot(share).amount, total.currency));
}

/** The amount as a plain decimal string with all its decimals and no grouping: "1250.00", "-3", "0.125". */
export function toDecimal({ minor, currency }: Money): string {
  const decimals = decimalsOf(currency);
  const digits = abs(minor)
    .toString()
    .padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  return `${minor < 0n ? "-" : ""}${whole}${decimals > 0 ? `.${digits.slice(-decimals)}` : ""}`;
}

/**
 * Reads what `toDecimal` writes; fewer decimals are filled up. `undefined` when the text is not a plain
 * decimal number or has more decimals than the currency.
 */
export function fromDecimal(text: string, currency: Currency): Money | undefined {
  const match = /^(-?)(\d{1,30})(?:\.(\d+))?$/.exec(text);
  if (!match) return undefined;
  const [, minus, whole = "", fraction = ""] = match;
  const decimals = decimalsOf(currency);
  if (fraction.length > decimals) return undefined;
  const minor = BigInt(whole + fraction.padEnd(decimals, "0"));
  return money(minus ? -minor : minor, currency);
}

/**
 * The amount as people read it in `locale`, with the currency's code or sign as the locale has it.
 * Group separators are turned into plain or no-break spaces (U+00A0) that every font has.
 */
export function formatMoney(amount: Money, locale = "en-GB"): string {
  const figure = toDecimal(amount) as Intl.StringNumericLiteral;
  return formatterOf(locale, amount.currency).format(figure).replaceAll("\u202f", "\u00a0");
}

/** Making one costs a hundred times what using it does, and there are few: one a locale and currency. */
const formatters = new Map<string, Intl.NumberFormat>();

function formatterOf(locale: string, currency: Currency): Intl.NumberFormat {
  const key = `${locale} ${currency}`;
  const known = formatters.get(key);
  if (known) return known;
  const decimals = decimalsOf(currency);
  const made = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  formatters.set(key, made);
  return made;
}

/**
 * The locale whose figures agree with one another. In English of a country that writes a comma, Intl gives sums
 * a point and all other numbers the comma ("12,15% on €3,400.00" in en-FR); that English is written as in Britain.
 */
export function evenLocale(locale: string): string {
  if (!/^en\b/.test(locale)) return locale;
  const known = evenLocales.get(locale) ?? findEven(locale);
  evenLocales.set(locale, known);
  return known;
}

const evenLocales = new Map<string, string>();

function findEven(locale: string): string {
  const pointOf = (style: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(locale, style).formatToParts(1.5).find(({ type }) => type === "decimal")?.value;
  return pointOf({}) === pointOf({ style: "currency", currency: "EUR" }) ? locale : "en-GB";
}

/** The same figure in another currency, cut where that has fewer decimals: 5.00 EUR is 5.00 USD and 5 JPY. */
export function sameFigure(amount: Money, currency: Currency): Money {
  const shift = decimalsOf(currency) - decimalsOf(amount.currency);
  const minor = shift >= 0 ? amount.minor * 10n ** BigInt(shift) : amount.minor / 10n ** BigInt(-shift);
  return money(minor, currency);
}

function toDinero({ minor, currency }: Money): Dinero<bigint> {
  return dinero({ amount: minor, currency: KNOWN.get(currency)! as never });
}

function readFactor(text: string): { digits: bigint; scale: number } {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) throw new RangeError(`not a decimal factor: ${text}`);
  const [, minus, whole = "", fraction = ""] = match;
  const digits = BigInt(whole + fraction);
  return { digits: minus ? -digits : digits, scale: fraction.length };
}

function abs(n: bigint): bigint {
  return n < 0n ? -n : n;
}
