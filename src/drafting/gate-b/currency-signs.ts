import { type Currency, readCurrency } from "../../domain/money.ts";
import type { LetterFacts } from "../letter-facts.ts";
import { anyCase, escapeRegExp, letters } from "./patterns.ts";
import type { Sheet } from "./reading.ts";
import { remember } from "./remember.ts";

const DOLLARS = "USD CAD AUD NZD SGD HKD MXN BRL ARS CLP COP TWD BBD JMD BSD FJD";

/**
 * What people write for a currency in any language, with the currencies it may stand for; the likeliest first. What
 * it is called in words is the language's own.
 */
const SIGNS: readonly [sign: string, currencies: string][] = [
  ["€", "EUR"],
  ["£", "GBP EGP LBP GIP FKP"],
  ["$", DOLLARS],
  ["US$", "USD"],
  ["CA$", "CAD"],
  ["C$", "CAD NIO"],
  ["A$", "AUD"],
  ["AU$", "AUD"],
  ["NZ$", "NZD"],
  ["S$", "SGD"],
  ["HK$", "HKD"],
  ["MX$", "MXN"],
  ["NT$", "TWD"],
  ["R$", "BRL"],
  ["¥", "JPY CNY"],
  ["JP¥", "JPY"],
  ["CN¥", "CNY"],
  ["円", "JPY"],
  ["₹", "INR"],
  ["Rs.", "INR PKR LKR"],
  ["₩", "KRW"],
  ["₽", "RUB"],
  ["₺", "TRY"],
  ["₪", "ILS"],
  ["₴", "UAH"],
  ["₫", "VND"],
  ["₱", "PHP"],
  ["฿", "THB"],
  ["₦", "NGN"],
  ["R", "ZAR"],
  ["Fr.", "CHF"],
  ["SFr.", "CHF"],
  ["zł", "PLN"],
  ["Kč", "CZK"],
  ["Ft", "HUF"],
  ["lei", "RON"],
  ["kr", "SEK NOK DKK ISK"],
  ["kr.", "DKK SEK NOK ISK"],
  ["KD", "KWD"],
  ["Dhs", "AED"],
  ["RM", "MYR"],
  ["лв", "BGN"],
];

/** Codes that are words in capitals as well; a wrong one is still caught as an amount without currency. */
const WORDS = new Set(["ALL", "TRY", "TOP", "MAD", "CUP", "BAM", "ANG"]);

export function currenciesOf(facts: LetterFacts): Currency[] {
  const codes = [
    facts.currency,
    ...facts.amounts.map((a) => a.currency),
    ...facts.totals.map((t) => t.currency),
    ...facts.invoices.map((i) => i.currency),
  ];
  return [...new Set(codes)].flatMap((code) => readCurrency(code ?? "") ?? []);
}

/** How the letter's locale writes them: "CA$" for CAD in the United States, "$" in Canada. */
function localeSigns(inUse: readonly Currency[], locale: string): Map<string, Currency> {
  return new Map(
    inUse.map((currency) => {
      const parts = new Intl.NumberFormat(locale, { style: "currency", currency }).formatToParts(1);
      return [parts.find((part) => part.type === "currency")?.value ?? currency, currency];
    }),
  );
}

/** Says which currency a sign in this letter stands for; `undefined` when it is none. */
export type ReadSign = (sign: string) => Currency | undefined;

/** The regular expression source for any sign, and its reader. */
export type CurrencySigns = { pattern: string; read: ReadSign };

export function currencySigns({ facts, setting, words }: Sheet): CurrencySigns {
  const named = Object.entries(words.currencies).map(([code, source]) => `${code} ${source}`);
  return signsFor(setting.locale, letters(words), named.join("\n"), ...currenciesOf(facts));
}

const signsFor = remember(
  (locale: string, letter: string, names: string, ...codes: string[]): CurrencySigns => {
    const inUse = codes as Currency[];
    const named = names.split("\n").map((line) => ({
      currency: readCurrency(line.slice(0, 3)),
      pattern: anyCase(line.slice(4)),
    }));
    const own = localeSigns(inUse, locale);
    const known = new Map(SIGNS);
    const written = [...new Set([...own.keys(), ...known.keys()])].filter((s) => !/^[A-Z]{3}$/.test(s));
    const signs = written.sort((a, b) => b.length - a.length).map((sign) => bounded(sign, letter));
    const words = named.map(({ pattern }) => `(?<![${letter}])(?:${pattern})(?![${letter}])`);
    const read: ReadSign = (sign) => {
      const code = /^[A-Z]{3}$/.test(sign) && !WORDS.has(sign) ? readCurrency(sign) : undefined;
      if (code) return code;
      const exact = own.get(sign);
      if (exact) return exact;
      const name = named.filter(({ pattern }) => new RegExp(`^(?:${pattern})$`, "u").test(sign));
      const fit = name.find(({ currency }) => currency && inUse.includes(currency)) ?? name[0];
      if (fit) return fit.currency;
      const candidates = known.get(sign)?.split(" ") ?? [];
      const fitting = inUse.filter((currency) => candidates.includes(currency));
      return fitting.length === 1 ? fitting[0] : readCurrency(candidates[0] ?? "");
    };
    const code = `(?<![${letter}])[A-Z]{3}(?![${letter}])`;
    return { pattern: `(?:${[...words, ...signs, code].join("|")})`, read };
  },
);

/** A sign of letters may not touch other letters, unless they are of a script that knows no spaces. */
function bounded(sign: string, letter: string): string {
  const isLetter = new RegExp(`[${letter}]`, "u");
  const before = isLetter.test(sign[0]!) ? `(?<![${letter}])` : "";
  const after = isLetter.test(sign.at(-1)!) ? `(?![${letter}])` : "";
  return `${before}${escapeRegExp(sign)}${after}`;
}
