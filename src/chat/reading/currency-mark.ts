import { allCurrencies, type Currency, readCurrency } from "../../domain/money.ts";
import { onFirstUse } from "../../domain/on-first-use.ts";

/** Where an amount is read: the currency it is in if none is named, and the reader's BCP 47 tag. */
export type MoneyPlace = { currency?: Currency; locale?: string };

/** Codes that people also type in small letters. The rest have words among them: all, try, top, bob. */
const SMALL_TOO = new Set(
  "EUR USD GBP CHF JPY CAD AUD NZD SEK NOK DKK PLN CZK HUF INR CNY BRL ZAR MXN SGD HKD".split(" "),
);

/** Codes that are words in capitals too, so that before a figure they may end a name: "HARD TOP 500". */
const EVERYDAY = new Set("ALL BAM BOB COP CUP GEL MAD MOP PEN RON RUB SOS TOP TRY".split(" "));

/** Written-out names and usual short forms, with the code or sign they stand for. */
const WORDS = new Map<string, string>([
  ["euro", "€"],
  ["euros", "€"],
  ["dollar", "$"],
  ["dollars", "$"],
  ["pound", "£"],
  ["pounds", "£"],
  ["yen", "JPY"],
  ["円", "JPY"],
  ["ユーロ", "€"],
  ["franc", "CHF"],
  ["francs", "CHF"],
  ["franken", "CHF"],
  ["fr", "CHF"],
  ["sfr", "CHF"],
  ["rupee", "₹"],
  ["rupees", "₹"],
  ["kr", "kr"],
  ["c$", "CAD"],
  ["s$", "SGD"],
]);

/** Whose sign it is when nothing nearer claims it. */
const HOME = new Map<string, string>([
  ["$", "USD"],
  ["£", "GBP"],
  ["¥", "JPY"],
]);

type Signs = ReadonlyMap<string, readonly Currency[]>;

function signsIn(locale: string, currencyDisplay: "symbol" | "narrowSymbol"): Signs {
  const signs = new Map<string, Currency[]>();
  for (const currency of allCurrencies()) {
    const format = new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay });
    const sign = plain(format.formatToParts(1).find((part) => part.type === "currency")?.value ?? "");
    if (sign === currency || sign === "") continue;
    signs.set(sign, [...(signs.get(sign) ?? []), currency]);
  }
  return signs;
}

// A locale's signs are worked out once, and not before they are needed: 166 formats, some milliseconds.
const narrowSigns = onFirstUse(() => signsIn("en", "narrowSymbol"));
const usualSigns = onFirstUse(() => signsIn("en-GB", "symbol"));
const byLocale = new Map<string, Signs>();

function localSigns(locale: string | undefined): Signs {
  if (locale === undefined) return usualSigns();
  const known = byLocale.get(locale);
  if (known) return known;
  const signs = isLocale(locale) ? signsIn(locale, "symbol") : usualSigns();
  byLocale.set(locale, signs);
  return signs;
}

/** Whether the text is a well-formed BCP 47 tag. */
export function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/**
 * The currencies that a code, sign or word beside a figure may stand for: none when it is no such mark,
 * several when it does not say which ("kr"). The currency of the place wins, then its locale, then
 * the sign's usual home ("$" in a workspace that keeps euros is USD).
 */
export function currenciesOf(mark: string, place: MoneyPlace): readonly Currency[] {
  const code = codeOf(mark);
  if (code) return [code];
  const sign = plain(mark);
  const word = WORDS.get(sign.toLowerCase().replace(/\.$/, ""));
  const named = word && readCurrency(word);
  return named ? [named] : bySign(word ?? sign, place);
}

function bySign(sign: string, place: MoneyPlace): readonly Currency[] {
  const local = localSigns(place.locale).get(sign) ?? [];
  const all = [...new Set([...local, ...(usualSigns().get(sign) ?? []), ...(narrowSigns().get(sign) ?? [])])];
  if (place.currency && all.includes(place.currency)) return [place.currency];
  // One letter is a sign only for those who keep that currency: K2 Sports does not sell in kwacha.
  if (/^[A-Za-z]$/.test(sign)) return local.length === 1 ? local : [];
  if (local.length === 1) return local;
  const home = HOME.get(sign);
  return home ? [home as Currency] : all;
}

/** Whether the mark, standing before a figure, may as well be the last word of a name. */
export function mayEndName(mark: string, place: MoneyPlace): boolean {
  return EVERYDAY.has(mark) && mark !== place.currency;
}

function codeOf(mark: string): Currency | undefined {
  if (!/^[A-Za-z]{3}$/.test(mark)) return undefined;
  const upper = mark.toUpperCase();
  return upper === mark || SMALL_TOO.has(upper) ? readCurrency(upper) : undefined;
}

/** A sign without the spaces and marks of direction that formats put inside, and with the narrow yen. */
function plain(sign: string): string {
  return sign.replace(/[\s\u200e\u200f]/g, "").replace("￥", "¥");
}
