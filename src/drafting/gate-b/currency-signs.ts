import { type Currency, readCurrency } from "../../domain/money.ts";
import type { LetterFacts } from "../letter-facts.ts";
import { anyCase, letters } from "./patterns.ts";
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
  ["$CA", "CAD"],
  ["$ CA", "CAD"],
  ["$US", "USD"],
  ["$ US", "USD"],
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

/** A sign that touches a figure, as long as it is with the gap between. */
export type Touching = { sign: string; length: number };

/** Finds signs at the end of what stands before a figure, or at the start of what stands behind it. */
export type CurrencySigns = {
  before(head: string): Touching | undefined;
  behind(tail: string): Touching | undefined;
  read: ReadSign;
};

export function currencySigns({ facts, setting, words }: Sheet): CurrencySigns {
  const named = Object.entries(words.currencies).map(([code, source]) => `${code} ${source}`);
  return signsFor(setting.locale, letters(words), named.join("\n"), ...currenciesOf(facts));
}

const signsFor = remember(
  (locale: string, letter: string, names: string, ...codes: string[]): CurrencySigns => {
    const inUse = codes as Currency[];
    const own = localeSigns(inUse, locale);
    const named = namesFor(names, letter);
    const signs = [...new Set([...own.keys(), ...KNOWN.keys()])]
      .filter((sign) => !/^[A-Z]{3}$/.test(sign))
      .sort((a, b) => b.length - a.length);
    return {
      ...touching(signs, named, new RegExp(`[${letter}]`, "u")),
      read: reader(own, named.list, inUse),
    };
  },
);

const KNOWN = new Map(SIGNS);

type Named = { list: { currency: Currency | undefined; whole: RegExp }[]; end: RegExp; start: RegExp };

/** What currencies are called in words. */
const namesFor = remember((names: string, letter: string): Named => {
  const lines = names.split("\n").filter(Boolean);
  const any = lines.map((line) => anyCase(line.slice(4))).join("|") || "(?!)";
  return {
    list: lines.map((line) => ({
      currency: readCurrency(line.slice(0, 3)),
      whole: new RegExp(`^(?:${anyCase(line.slice(4))})$`, "u"),
    })),
    end: new RegExp(`(?<![${letter}])(?:${any})$`, "u"),
    start: new RegExp(`^(?:${any})(?![${letter}])`, "u"),
  };
});

/** A sign of letters may touch no other letter, unless they are of a script that knows no spaces. */
function touching(signs: readonly string[], { end, start }: Named, letter: RegExp) {
  const isLetter = (char: string | undefined) => char !== undefined && letter.test(char);
  const before = (head: string): Touching | undefined => {
    const near = /[ \u00a0\u202f]$/.test(head) ? head.slice(0, -1) : head;
    const edge = (sign: string) => isLetter(sign[0]) && isLetter(near[near.length - sign.length - 1]);
    const literal = signs.find((sign) => near.endsWith(sign) && !edge(sign));
    const code = /[A-Z]{3}$/.exec(near)?.[0];
    const alone = code && !isLetter(near.at(-4)) ? code : undefined;
    const sign = end.exec(near)?.[0] ?? literal ?? alone;
    return sign === undefined ? undefined : { sign, length: sign.length + head.length - near.length };
  };
  const behind = (tail: string): Touching | undefined => {
    const near = /^[ \u00a0\u202f]/.test(tail) ? tail.slice(1) : tail;
    const edge = (sign: string) => isLetter(sign.at(-1)) && isLetter(near[sign.length]);
    const literal = signs.find((sign) => near.startsWith(sign) && !edge(sign));
    const code = /^[A-Z]{3}/.exec(near)?.[0];
    const alone = code && !isLetter(near[3]) ? code : undefined;
    const sign = start.exec(near)?.[0] ?? literal ?? alone;
    return sign === undefined ? undefined : { sign, length: sign.length + tail.length - near.length };
  };
  return { before, behind };
}

function reader(
  own: ReadonlyMap<string, Currency>,
  named: Named["list"],
  inUse: readonly Currency[],
): ReadSign {
  return (sign) => {
    const code = /^[A-Z]{3}$/.test(sign) && !WORDS.has(sign) ? readCurrency(sign) : undefined;
    const exact = code ?? own.get(sign);
    if (exact) return exact;
    const names = named.filter(({ whole }) => whole.test(sign));
    const fit = names.find(({ currency }) => currency && inUse.includes(currency)) ?? names[0];
    if (fit) return fit.currency;
    const candidates = KNOWN.get(sign)?.split(" ") ?? [];
    const fitting = inUse.filter((currency) => candidates.includes(currency));
    return fitting.length === 1 ? fitting[0] : readCurrency(candidates[0] ?? "");
  };
}
