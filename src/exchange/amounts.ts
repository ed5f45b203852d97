import { type Currency, decimalsOf, fromDecimal, type Money } from "../domain/money.ts";

/** Which sign stands before the decimals: "1,250.50" or "1.250,50". */
export type Decimal = "point" | "comma";

/** An amount's text taken apart: the figures with their separators, and what stood around them. */
export type BareAmount = {
  negative: boolean;
  /** Digits, points and commas. */
  figures: string;
  /** Currency sign or code beside the figures: "€", "$", "EUR". */
  sign?: string;
};

const AMOUNT =
  /^([-+])?([\p{Sc}\p{L}]{1,4}\p{Sc}?)?([-+])?((?:[.,]?\d)+)(?:[.,]-)?([\p{Sc}\p{L}]{1,4})?(-)?$/u;
/** Book-keepers' minus: "(250.00)", "$(250.00)". */
const BRACKETS = /^([^()]*)\(([^()]*)\)([^()]*)$/;

/** Takes "EUR 1.250,50", "(1,250.50)", "1'250.50-" or "120,-" apart; `undefined` when it is no amount. */
export function bareAmount(text: string): BareAmount | undefined {
  if (text.length > 60) return undefined;
  const compact = text
    .normalize("NFKC")
    .replace(/[\s'’]/gu, "")
    .replace(/[−–—]/g, "-");
  const inner = compact.replace(BRACKETS, "$1$2$3");
  const match = AMOUNT.exec(inner);
  if (!match) return undefined;
  const [, minus, before, innerMinus, figures = "", after, lastMinus] = match;
  if (before && after) return undefined;
  const sign = before ?? after;
  return {
    negative: inner !== compact || minus === "-" || innerMinus === "-" || lastMinus === "-",
    figures,
    ...(sign === undefined ? {} : { sign }),
  };
}

/**
 * What one amount says about the column's decimal sign. "unclear": "1.250" may be a thousand or one and a
 * quarter. "none": whole figures, which read alike either way.
 */
export function decimalEvidence(figures: string): Decimal | "unclear" | "none" {
  const lastPoint = figures.lastIndexOf(".");
  const lastComma = figures.lastIndexOf(",");
  if (lastPoint < 0 && lastComma < 0) return "none";
  if (lastPoint >= 0 && lastComma >= 0) return lastPoint > lastComma ? "point" : "comma";
  const [sign, other] = lastPoint >= 0 ? (["point", "comma"] as const) : (["comma", "point"] as const);
  const [whole = "", fraction = "", more] = figures.split(sign === "point" ? "." : ",");
  if (more !== undefined) return other;
  return fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole) ? "unclear" : sign;
}

/** The figures as a plain decimal ("1250.50"); `undefined` when they do not fit the decimal sign. */
export function plainDecimal(figures: string, decimal: Decimal): string | undefined {
  const [point, group] = decimal === "point" ? [".", ","] : [",", "."];
  const [whole = "", fraction = "", more] = figures.split(point!);
  if (more !== undefined || fraction.includes(group!)) return undefined;
  const groups = whole.split(group!);
  // The first group may be short, the last has three digits; those between have three, in India two.
  const grouped =
    groups.length === 1 ||
    (/^\d{1,3}$/.test(groups[0]!) && groups.slice(1, -1).every(isGroup) && groups.at(-1)!.length === 3);
  if (!grouped) return undefined;
  return `${groups.join("") || "0"}${fraction === "" ? "" : `.${fraction}`}`;
}

function isGroup(digits: string): boolean {
  return digits.length === 2 || digits.length === 3;
}

/** The amount in `currency`, zeros behind its last decimal dropped; the sentence says what is wrong. */
export function toMoney(plain: string, negative: boolean, currency: Currency): Money | { wrong: string } {
  const decimals = decimalsOf(currency);
  const [whole = "0", fraction = ""] = plain.split(".");
  const kept = fraction.slice(0, decimals);
  if (/[1-9]/.test(fraction.slice(decimals)))
    return { wrong: `has more decimals than ${currency} (${decimals})` };
  if (whole.replace(/^0+/, "").length > 15) return { wrong: "is larger than any invoice" };
  const text = kept === "" ? whole : `${whole}.${kept}`;
  const amount = fromDecimal(`${negative ? "-" : ""}${text}`, currency);
  return amount ?? { wrong: "is not an amount" };
}

/** Currencies that a sign may stand for; a sign that many share says nothing by itself. */
const SIGNS: Readonly<Record<string, readonly string[]>> = {
  "€": ["EUR"],
  "£": ["GBP", "EGP", "GIP", "FKP", "SHP"],
  "¥": ["JPY", "CNY"],
  "₹": ["INR"],
  "₺": ["TRY"],
  "₽": ["RUB"],
  "₩": ["KRW"],
  "₪": ["ILS"],
  "₫": ["VND"],
  "₴": ["UAH"],
  zł: ["PLN"],
  kr: ["SEK", "NOK", "DKK", "ISK"],
  Kč: ["CZK"],
  R$: ["BRL"],
  US$: ["USD"],
  CA$: ["CAD"],
  C$: ["CAD", "NIO"],
  A$: ["AUD"],
  AU$: ["AUD"],
  NZ$: ["NZD"],
  HK$: ["HKD"],
  S$: ["SGD"],
  $: [
    "USD",
    "CAD",
    "AUD",
    "NZD",
    "SGD",
    "HKD",
    "MXN",
    "TWD",
    "ARS",
    "CLP",
    "COP",
    "BBD",
    "BSD",
    "JMD",
    "TTD",
    "FJD",
  ],
  Fr: ["CHF"],
  SFr: ["CHF"],
  Rs: ["INR", "PKR", "LKR", "NPR", "MUR"],
};

/** The codes a sign beside an amount may mean; a three-letter sign is a code itself. Empty when unknown. */
export function currenciesOfSign(sign: string): readonly string[] {
  return SIGNS[sign] ?? (/^[A-Za-z]{3}$/.test(sign) ? [sign.toUpperCase()] : []);
}
