import { type Band, bandOf } from "./bands.ts";
import type { LocalDate } from "./calendar.ts";
import { by, decimal, type Fraction, NONE, plus, rounded, whole } from "./fraction.ts";
import { type Currency, fromDecimal, type Money, money } from "./money.ts";

/** The fixed sum that a law adds to each late debt; sums and borders are decimal texts. */
export type CompensationRule = { currency: Currency; debtCurrency?: Currency | undefined } & (
  | { kind: "fixed"; sum: string }
  | { kind: "bands"; bands: readonly (Band & { sum: string })[] }
  /** Shares of one slice after the other; the last slice has no width. */
  | {
      kind: "scale";
      steps: readonly { width?: string | undefined; percent: string }[];
      least: string;
      most: string;
    }
  /** The sum of the half-year in which the debt falls late. */
  | { kind: "by-half-year"; rows: readonly { from: LocalDate; sum: string }[] }
);

/**
 * Compensation for one late debt of `debt`, late from `firstDay`. For each invoice by itself: two invoices
 * have two sums. `undefined` where the rule has none for that day, or reads debts in another currency.
 */
export function compensationFor(rule: CompensationRule, debt: Money, firstDay: LocalDate): Money | undefined {
  const inDebtCurrency = debt.currency === (rule.debtCurrency ?? rule.currency);
  switch (rule.kind) {
    case "fixed":
      return amountOf(rule.sum, rule.currency);
    case "bands":
      return inDebtCurrency ? amountOf(bandOf(debt, rule.bands)?.sum, rule.currency) : undefined;
    case "scale":
      return inDebtCurrency ? onScale(rule, debt) : undefined;
    case "by-half-year":
      return amountOf(rule.rows.find(({ from }) => sameHalfYear(from, firstDay))?.sum, rule.currency);
  }
}

/** Whether two days are both in the first or both in the second half of one year. */
export function sameHalfYear(a: LocalDate, b: LocalDate): boolean {
  return a.slice(0, 4) === b.slice(0, 4) && a.slice(5, 7) < "07" === b.slice(5, 7) < "07";
}

function onScale(rule: Extract<CompensationRule, { kind: "scale" }>, debt: Money): Money {
  let [rest, share] = [debt.minor, NONE];
  for (const { width, percent } of rule.steps) {
    const slice = width === undefined ? rest : least(rest, amountOf(width, debt.currency)!.minor);
    share = plus(share, percentOf(slice, percent));
    rest -= slice;
  }
  const [floor, ceiling] = [amountOf(rule.least, debt.currency)!, amountOf(rule.most, debt.currency)!];
  const sum = rounded(share);
  return money(least(sum > floor.minor ? sum : floor.minor, ceiling.minor), debt.currency);
}

function percentOf(minor: bigint, percent: string): Fraction {
  return by(whole(minor), by(decimal(percent), decimal("0.01")));
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function amountOf(sum: string | undefined, currency: Currency): Money | undefined {
  return sum === undefined ? undefined : fromDecimal(sum, currency);
}
