import type { InvoiceKind } from "../domain/invoice.ts";
import type { PaperEntryKind } from "./invoice-document.ts";
import { de } from "./words/de.ts";
import { en } from "./words/en.ts";
import { es } from "./words/es.ts";
import { fr } from "./words/fr.ts";
import { ja } from "./words/ja.ts";
import { nl } from "./words/nl.ts";
import { pl } from "./words/pl.ts";

/** The fixed words of a paper in one language. */
export type PaperWords = {
  titles: Record<InvoiceKind, string>;
  /** What a deposit invoice is for; before what a final invoice takes off. */
  deposit: string;
  less: string;
  draft: string;
  billedTo: string;
  issued: string;
  supplied: string;
  due: string;
  terms: string;
  netDays: (days: string) => string;
  order: string;
  vatNumber: string;
  taxNumber: string;
  description: string;
  quantity: string;
  unitPrice: string;
  taxRate: string;
  net: string;
  netTotal: string;
  taxOn: (rate: string, net: string) => string;
  total: string;
  balance: string;
  payBy: (date: string) => string;
  howToPay: string;
  reference: string;
  holder: string;
  account: string;
  bank: string;
  payOnline: string;
  note: string;
  carried: string;
  brought: string;
  /** What was booked on the invoice since it was issued. */
  booked: Record<PaperEntryKind, string>;
  /** How a charge was worked out: a share of a base, a year's rate or a day's. */
  feeRate: (rate: string, base: string) => string;
  yearlyRate: (rate: string, base: string) => string;
  dailyRate: (rate: string, base: string) => string;
  /** What earlier charges had of the sum of the lines. */
  chargedBefore: (amount: string) => string;
  discountOffer: (off: string, until: string, pay: string) => string;
  page: (number: number, of: number) => string;
};

/** Where the tax on sales is not called VAT. */
const enTax: PaperWords = { ...en, taxRate: "Tax", taxOn: (rate, net) => `Tax ${rate} on ${net}` };

const LANGUAGES = new Map(Object.entries({ en, de, fr, es, nl, pl, ja }));
const VAT_IN_ENGLISH = new Set(
  "AT BE BG CY CZ DE DK EE ES FI FR GB GR HR HU IE IT LT LU LV MT NL NO PL PT RO SE SI SK CH ZA AE KE NG".split(
    " ",
  ),
);

/**
 * The words for a BCP 47 locale, and the locale that dates and amounts then follow: where the language has
 * no words here, both are English, so that no paper mixes two languages.
 */
export function wordsFor(locale: string, sellerCountry: string): { words: PaperWords; locale: string } {
  const read = readLocale(locale);
  const words = read && LANGUAGES.get(read.language);
  if (!words) return { words: englishFor(sellerCountry), locale: "en-GB" };
  // The base name leaves out extensions, which could ask for digits or calendars of other scripts.
  return { words: words === en ? englishFor(sellerCountry) : words, locale: read.baseName };
}

function englishFor(sellerCountry: string): PaperWords {
  return VAT_IN_ENGLISH.has(sellerCountry) ? en : enTax;
}

function readLocale(locale: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(locale);
  } catch {
    return undefined;
  }
}
