import { formatDate, readIsoDate } from "../domain/calendar.ts";
import { formatMoney, fromDecimal, type Money, readCurrency } from "../domain/money.ts";

/** @throws Error when the sheet holds something that is no amount: a bug in what made it. */
export function readAmount(value: string, currency: string): Money {
  const code = readCurrency(currency);
  const amount = code && fromDecimal(value, code);
  if (!amount) throw new Error(`no amount: ${value} ${currency}`);
  return amount;
}

/** An amount of the sheet as the letter shows it. */
export function showAmount(value: string, currency: string, locale: string): string {
  return formatMoney(readAmount(value, currency), locale);
}

/** A day of the sheet with its month spelled out. */
export function showDate(iso: string, locale: string): string {
  const date = readIsoDate(iso);
  if (!date) throw new Error(`no date: ${iso}`);
  return formatDate(date, locale);
}

/** A rate in percent, given as decimal text. */
export function showRate(rate: string, locale: string): string {
  const style = { style: "unit", unit: "percent", maximumFractionDigits: 20 } as const;
  return new Intl.NumberFormat(locale, style).format(rate as Intl.StringNumericLiteral);
}
