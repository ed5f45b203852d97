import { remember } from "./remember.ts";

/** How a locale writes numbers and dates, as far as reading them needs it. */
export type Conventions = { decimal: "." | ","; order: "day-month" | "month-day" };

export const conventionsOf = remember((locale: string): Conventions => {
  const number = new Intl.NumberFormat(locale).formatToParts(1.5);
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "short" }).formatToParts(new Date(0));
  const types = date.map((part) => part.type);
  return {
    decimal: number.find((part) => part.type === "decimal")?.value === "," ? "," : ".",
    order: types.indexOf("month") < types.indexOf("day") ? "month-day" : "day-month",
  };
});

/** How it writes amounts: French in Switzerland writes "10,5 %" and "10.50 CHF". */
export const moneyConventionsOf = remember((locale: string): Conventions => {
  const amount = new Intl.NumberFormat(locale, { style: "currency", currency: "CHF" }).formatToParts(1.5);
  const decimal = amount.find((part) => part.type === "decimal")?.value === "," ? "," : ".";
  return { ...conventionsOf(locale), decimal };
});

/** A number as it stands in a text: digits with any grouping (1,250 · 1.250 · 1'250 · 1 250 · 1,25,000). */
export const NUMBER =
  "(?:\\d{1,3}(?:[ \\u00a0\\u202f]\\d{3})+(?![\\d])(?:[.,]\\d+)?|\\d(?:[\\d.,'’]*\\d)?)(?:[.,/][-–—](?!\\d))?";

/**
 * Reads such a number as plain decimal text ("1250.5"). A separator that occurs once with three digits
 * behind it is the decimal sign only where the number may have three decimals and the locale writes it
 * so; everywhere else it groups. `undefined` when the groups are not well formed.
 */
export function readNumber(raw: string, decimals: number, { decimal }: Conventions): string | undefined {
  const text = raw.replace(/[.,/][-–—]$/, "").replace(/[ \u00a0\u202f'’]/g, "_");
  const point = decimalPoint(text, decimals, decimal);
  const whole = point === -1 ? text : text.slice(0, point);
  const fraction = point === -1 ? "" : text.slice(point + 1);
  if (!/^\d+$/.test(whole) && !wellGrouped(whole)) return undefined;
  if (!/^\d*$/.test(fraction)) return undefined;
  const digits = whole.replace(/\D/g, "");
  return fraction ? `${digits}.${fraction}` : digits;
}

function decimalPoint(text: string, decimals: number, decimal: "." | ","): number {
  const last = Math.max(text.lastIndexOf("."), text.lastIndexOf(","));
  if (last === -1) return -1;
  const sign = text[last]!;
  const others = text.replace(/\d/g, "").replaceAll(sign, "");
  const times = text.split(sign).length - 1;
  const behind = text.length - last - 1;
  if (times > 1) return -1;
  if (others !== "") return last;
  if (behind !== 3) return last;
  return decimals === 3 && sign === decimal ? last : -1;
}

/** Thousands (1,250,000) or Indian (12,50,000) groups with one kind of separator. */
function wellGrouped(whole: string): boolean {
  return /^\d{1,3}([_.,])\d{3}(?:\1\d{3})*$/.test(whole) || /^\d{1,2}(?:,\d{2})*,\d{3}$/.test(whole);
}
