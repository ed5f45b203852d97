import { addDays, addMonths, daysBetween, type LocalDate } from "./calendar.ts";
import { addUp, type ChargeDue, type ChargeLine } from "./charge.ts";
import { by, decimal, type Fraction, over, rounded, whole } from "./fraction.ts";
import { type Debt, openAfter } from "./interest.ts";
import { percentOf } from "./invoice.ts";
import type { FeeClause, FeeRate } from "./late-fee.ts";
import { least, type Money, zero } from "./money.ts";

type ExactLine = Omit<ChargeLine, "amount"> & { exact: Fraction };

/**
 * The late fees that a clause makes of a debt by the end of the day `on`, all in all.
 *
 * The base is the principal that is open, never a fee. Days count from the day after the due date, as interest
 * does; the day of a payment still counts on the sum before it. Nothing is due to the end of the grace. What is
 * paid within it bears no fee; what is still open after it bears one from the due date on, since the grace puts
 * off the charge and not the delay. A fee by the month is due for each month that has begun, counted from the
 * due date (31 Jan, 28 Feb, 31 Mar); a fee taken once on the first day after the grace on which something is
 * open. By the day the exact sum is rounded once; by the month each fee is rounded, being a charge of its own.
 * Minimum and cap hold for all fees of the invoice together, and the cap wins.
 */
export function lateFeeDue(clause: FeeClause, debt: Debt, on: LocalDate): ChargeDue {
  const { currency } = debt.principal;
  const graceEnd = addDays(debt.dueOn, clause.graceDays);
  if (on <= graceEnd) return { amount: zero(currency), lines: [] };
  return addUp(exactLines(clause.rate, debt, graceEnd, on), (sum) => limited(clause, debt, sum), currency);
}

function exactLines(rate: FeeRate, debt: Debt, graceEnd: LocalDate, on: LocalDate): ExactLine[] {
  if (rate.kind === "yearly" || rate.every === "day") return byTheDay(rate, debt, graceEnd, on);
  return rate.every === "month" ? byTheMonth(rate, debt, graceEnd, on) : takenOnce(rate, debt, graceEnd, on);
}

function byTheDay(rate: FeeRate, debt: Debt, graceEnd: LocalDate, on: LocalDate): ExactLine[] {
  const changes = (debt.payments ?? []).map((payment) => payment.on);
  const inside = [graceEnd, ...changes].filter((date) => date > debt.dueOn && date < on);
  const ends = [...new Set([...inside, on])].sort();
  const lines: ExactLine[] = [];
  for (const [i, until] of ends.entries()) {
    const after = ends[i - 1] ?? debt.dueOn;
    const base =
      until <= graceEnd ? least(openAfter(debt, after), openAfter(debt, graceEnd)) : openAfter(debt, after);
    if (base.minor === 0n) continue;
    const last = lines.at(-1);
    const joins = last && last.base.minor === base.minor && last.until === after;
    const from = joins ? lines.pop()!.from : addDays(after, 1);
    const days = daysBetween(from, until) + 1;
    lines.push({
      from,
      until,
      days,
      base,
      ...percentIn(rate),
      exact: by(aDay(rate, base), whole(BigInt(days))),
    });
  }
  return lines;
}

function byTheMonth(rate: FeeRate, debt: Debt, graceEnd: LocalDate, on: LocalDate): ExactLine[] {
  const lines: ExactLine[] = [];
  for (let n = 0; later(addMonths(debt.dueOn, n), graceEnd) < on; n++) {
    const [before, until] = [addMonths(debt.dueOn, n), addMonths(debt.dueOn, n + 1)];
    const base = openAfter(debt, later(before, graceEnd));
    if (base.minor === 0n) continue;
    const days = daysBetween(before, until);
    lines.push({
      from: addDays(before, 1),
      until,
      days,
      base,
      ...percentIn(rate),
      exact: oneFee(rate, base),
    });
  }
  return lines;
}

function takenOnce(rate: FeeRate, debt: Debt, graceEnd: LocalDate, on: LocalDate): ExactLine[] {
  const changes = (debt.payments ?? []).map((payment) => payment.on).filter((date) => date > graceEnd);
  const before = [graceEnd, ...changes.sort()].find((date) => date < on && openAfter(debt, date).minor > 0n);
  if (before === undefined) return [];
  const base = openAfter(debt, before);
  const until = addDays(before, 1);
  const days = daysBetween(debt.dueOn, until);
  return [{ from: addDays(debt.dueOn, 1), until, days, base, ...percentIn(rate), exact: oneFee(rate, base) }];
}

function limited({ cap, minimum }: FeeClause, { principal }: Debt, sum: Fraction): bigint {
  const due = rounded(sum);
  if (due <= 0n) return 0n;
  const raised = minimum && minimum.minor > due ? minimum.minor : due;
  const most = cap && (cap.kind === "sum" ? cap.sum : percentOf(principal, cap.percent)).minor;
  return most !== undefined && most < raised ? most : raised;
}

function oneFee(rate: FeeRate, base: Money): Fraction {
  return whole(rate.kind === "sum" ? rate.sum.minor : percentOf(base, rate.percent).minor);
}

function aDay(rate: FeeRate, base: Money): Fraction {
  if (rate.kind === "sum") return whole(rate.sum.minor);
  const share = by(whole(base.minor), over(decimal(rate.percent), whole(100n)));
  return rate.kind === "yearly" ? over(share, whole(365n)) : share;
}

function percentIn(rate: FeeRate): { percent?: string } {
  return rate.kind === "sum" ? {} : { percent: rate.percent };
}

function later(a: LocalDate, b: LocalDate): LocalDate {
  return a > b ? a : b;
}
