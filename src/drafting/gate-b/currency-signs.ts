import { type Currency, readCurrency } from "../../domain/money.ts";
import type { LetterFacts } from "../letter-facts.ts";
import { escapeRegExp, type Sheet } from "./reading.ts";
import { remember } from "./remember.ts";

const DOLLARS = "USD CAD AUD NZD SGD HKD MXN BRL ARS CLP COP TWD BBD JMD BSD FJD";

/** What people write for a currency, with the currencies it may stand for; the likeliest first. */
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
  ["euro", "EUR"],
  ["euros", "EUR"],
  ["Euro", "EUR"],
  ["EURO", "EUR"],
  ["dollars", DOLLARS],
  ["dollar", DOLLARS],
  ["Dollar", DOLLARS],
  ["pounds", "GBP EGP LBP"],
  ["Pfund", "GBP"],
  ["francs", "CHF"],
  ["Franken", "CHF"],
  ["yen", "JPY"],
  ["Yen", "JPY"],
  ["rupees", "INR PKR LKR"],
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

export function currencySigns({ facts, setting }: Sheet): CurrencySigns {
  return signsFor(setting.locale, ...currenciesOf(facts));
}

const signsFor = remember((locale: string, ...codes: string[]): CurrencySigns => {
  const inUse = codes as Currency[];
  const own = localeSigns(inUse, locale);
  const known = new Map(SIGNS);
  const written = [...new Set([...own.keys(), ...known.keys()])].filter((s) => !/^[A-Z]{3}$/.test(s));
  const signs = written.sort((a, b) => b.length - a.length).map(bounded);
  const read: ReadSign = (sign) => {
    const code = /^[A-Z]{3}$/.test(sign) && !WORDS.has(sign) ? readCurrency(sign) : undefined;
    if (code) return code;
    const exact = own.get(sign);
    if (exact) return exact;
    const candidates = known.get(sign)?.split(" ") ?? [];
    const fitting = inUse.filter((currency) => candidates.includes(currency));
    return fitting.length === 1 ? fitting[0] : readCurrency(candidates[0] ?? "");
  };
  return { pattern: `(?:${signs.join("|")}|(?<!\\p{L})[A-Z]{3}(?!\\p{L}))`, read };
});

function bounded(sign: string): string {
  const before = /^\p{L}/u.test(sign) ? "(?<!\\p{L})" : "";
  const after = /\p{L}$/u.test(sign) ? "(?!\\p{L})" : "";
  return `${before}${escapeRegExp(sign)}${after}`;
}
