import type { LocalDate } from "../domain/calendar.ts";
import { formatDate, formatShortDate } from "../domain/calendar.ts";
import type { Totals } from "../domain/invoice.ts";
import { formatMoney, type Money } from "../domain/money.ts";
import type { FontBook } from "./fonts.ts";
import type { InvoiceDocument } from "./invoice-document.ts";
import type { Column, Flow, Line, Style } from "./page.ts";
import type { PaperWords } from "./words.ts";

// The look of papers: one accent colour, greys, seven type sizes.
export const ACCENT = "#1b5e6b";
const INK = "#1c2328";
const GREY = "#5d6970";
export const HAIRLINE = "#dde3e6";
export const TINT = "#f1f6f7";
export const STAMP = "#eef1f2";

export const BODY: Style = { size: 9, weight: "regular", colour: INK };
export const STRONG: Style = { ...BODY, weight: "bold" };
export const SMALL: Style = { size: 8, weight: "regular", colour: GREY };
const ASIDE: Style = { ...SMALL, size: 8.5 };
export const LABEL: Style = { size: 7.5, weight: "bold", colour: ACCENT };
export const FINE: Style = { size: 7, weight: "regular", colour: GREY };
export const NAME: Style = { size: 14, weight: "bold", colour: INK };
export const TITLE: Style = { size: 22, weight: "bold", colour: ACCENT };
export const FIGURE: Style = { size: 15, weight: "bold", colour: INK };

/** One invoice being laid out: the document, its sums, and how its language writes them. */
export type Sheet = {
  doc: InvoiceDocument;
  totals: Totals;
  words: PaperWords;
  amount: (money: Money) => string;
  date: (day: LocalDate) => string;
  shortDate: (day: LocalDate) => string;
  number: (decimal: string, style?: Intl.NumberFormatOptions) => string;
  flow: Flow;
};

/** How `locale` writes amounts, dates and plain numbers; a currency sign that no font has gives way to its code. */
export function writers(
  locale: string,
  fonts: FontBook,
): Pick<Sheet, "amount" | "date" | "shortDate" | "number"> {
  return {
    amount: (money) => {
      const text = formatMoney(money, locale);
      return [...fonts.unshowable(text)].reduce(
        (shown, sign) => shown.replaceAll(sign, money.currency),
        text,
      );
    },
    date: (day) => formatDate(day, locale),
    shortDate: (day) => formatShortDate(day, locale),
    number: (decimal, style = {}) =>
      new Intl.NumberFormat(locale, { maximumFractionDigits: 20, ...style })
        .format(decimal as Intl.StringNumericLiteral)
        .replaceAll("\u202f", "\u00a0"),
  };
}

/** A rate in percent, given as decimal text. */
export function percent(number: Sheet["number"], rate: string): string {
  return number(rate, { style: "unit", unit: "percent" });
}

/** Whether the invoice says anything about tax; if not, its tax column is left out. */
export function bearsTax(doc: InvoiceDocument, totals: Totals): boolean {
  return doc.taxNote !== undefined || totals.taxes.some(({ rate }) => Number(rate) !== 0);
}

export type Pair = { label: string; value: string; href?: string };

/** Labels in grey with their values beside them, `indent` to the right; a value that wraps keeps its indent. */
export function pairs(
  flow: Flow,
  rows: readonly Pair[],
  x: number,
  width: number,
  indent = indentFor(flow, rows, width),
): Column[] {
  const labels: Line[] = [];
  const values: Line[] = [];
  for (const { label, value, href } of rows) {
    const words = flow.wrapped(label, ASIDE, indent - 6);
    const lines = flow.wrapped(value, BODY, width - indent, href ? { href } : {});
    const count = Math.max(words.length, lines.length);
    for (let i = 0; i < count; i++) {
      labels.push(words[i] ?? { text: "", style: BODY });
      values.push(lines[i] ?? { text: "", style: BODY });
    }
  }
  return [
    { x, width: indent, lines: labels },
    { x: x + indent, width: width - indent, lines: values },
  ];
}

/** Room for the longest label, up to half of `width`. */
export function indentFor(flow: Flow, rows: readonly Pair[], width: number): number {
  const measured = rows.map(({ label }) => flow.fonts.width(label, ASIDE.weight, ASIDE.size));
  return Math.min(Math.max(0, ...measured) + 14, width / 2);
}
