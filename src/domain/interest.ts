import { addDays, addMonths, daysBetween, type LocalDate } from "./calendar.ts";
import { addUp, type ChargeDue } from "./charge.ts";
import { by, compare, decimal, type Fraction, NONE, over, plus, rounded, whole } from "./fraction.ts";
import { type Money, money, subtract, zero } from "./money.ts";

/** A yearly rate in percent ("11.75") and the days it is known for, both ends included. */
export type RateSpan = { from: LocalDate; until: LocalDate; percent: string };

export type DayCount = "actual/365" | "actual/360" | "30/360";

/** How late interest is worked out: the data of a law, as values. */
export type InterestRule = {
  rates: readonly RateSpan[];
  /**
   * Which day picks the rate: the first late day or the due date, for the life of the debt; or each day
   * has its own; or the first day of each month that interest runs.
   */
  rateOn: "first-day" | "due-date" | "each-day" | "each-rest";
  dayCount: DayCount;
  /** "monthly-after-30-days": simple for up to 30 days, else by the month, the days that remain simple. */
  compounding: "simple" | "monthly-rests" | "monthly-after-30-days";
  /** Interest ends where it has grown to the principal. */
  neverAbovePrincipal?: boolean;
};

export type PartPayment = { on: LocalDate; amount: Money };

/**
 * `payments` lower the principal; one below zero raises it again, as where a payment bounced. The day of a
 * payment still counts on the sum before it.
 */
export type Debt = { principal: Money; dueOn: LocalDate; payments?: readonly PartPayment[] };

/** Days at one rate on one sum. `interest` is in the currency's smallest unit and not rounded. */
export type InterestPeriod = {
  from: LocalDate;
  until: LocalDate;
  days: number;
  base: Money;
  percent: string;
  /** The first day that the rate is known for, which is its row in the tables. */
  rateFrom: LocalDate;
  interest: Fraction;
};

export type Interest = {
  from: LocalDate;
  until: LocalDate;
  days: number;
  periods: readonly InterestPeriod[];
  /** The rate of the last day. */
  percent: string;
  /** What the last day costs, rounded. */
  daily: Money;
  /** The sum, rounded once, half up. */
  interest: Money;
  /** The same by the way of some official examples: the daily figure rounded first, then times the days. */
  byRoundedDay: Money;
};

/** The interest, or the day that no known rate covers. */
export type InterestFound = { ok: true; value: Interest } | { ok: false; missing: LocalDate };

/**
 * Interest on a late debt from the day after its due date up to and including `until`.
 *
 * @throws RangeError when `until` is before the due date.
 */
export function lateInterest(debt: Debt, until: LocalDate, rule: InterestRule): InterestFound {
  if (until < debt.dueOn) throw new RangeError(`${until} is before ${debt.dueOn}`);
  const from = addDays(debt.dueOn, 1);
  const first = spanOn(rule, rule.rateOn === "due-date" ? debt.dueOn : from);
  if (!first) return { ok: false, missing: rule.rateOn === "due-date" ? debt.dueOn : from };
  const months = rule.compounding === "monthly-rests" || compoundsByNow(debt, until, rule);
  const periods: InterestPeriod[] = [];
  let grown = NONE; // interest that was added to the base at earlier rests
  let accrued = NONE;
  for (const [after, through] of stretches(debt, until, rule, months)) {
    const base = openAfter(debt, after);
    if (base.minor === 0n) continue; // paid for now; a payment that bounces opens it again
    const day = addDays(rateDay(debt, after, rule), 1);
    const span = floats(rule) ? spanOn(rule, day) : first;
    if (!span) return { ok: false, missing: day };
    const month = months ? monthOf(debt.dueOn, after) : undefined;
    const years =
      month && month.end <= until ? shareOfMonth(month, after, through) : yearsOf(rule, after, through);
    const interest = by(by(plus(whole(base.minor), grown), yearly(span.percent)), years);
    periods.push({
      from: addDays(after, 1),
      until: through,
      days: daysIn(rule.dayCount, after, through),
      base,
      percent: span.percent,
      rateFrom: span.from,
      interest,
    });
    accrued = plus(accrued, interest);
    if (month?.end === through) grown = accrued;
  }
  return { ok: true, value: summedUp(debt, { from, until }, periods, rule, first.percent, grown) };
}

type Month = { start: LocalDate; end: LocalDate };

/** Days between two dates by the count: the later one counts, the earlier does not. */
export function daysIn(count: DayCount, after: LocalDate, through: LocalDate): number {
  return count === "30/360" ? thirties(through) - thirties(after) : daysBetween(after, through);
}

function summedUp(
  debt: Debt,
  { from, until }: { from: LocalDate; until: LocalDate },
  periods: readonly InterestPeriod[],
  rule: InterestRule,
  startingAt: string,
  grown: Fraction,
): Interest {
  const { currency } = debt.principal;
  const last = periods.at(-1);
  const percent = last?.percent ?? startingAt;
  const base = plus(whole((last?.base ?? debt.principal).minor), grown);
  const exact = periods.reduce((total, { interest }) => plus(total, interest), NONE);
  const most = whole(debt.principal.minor);
  const capped = rule.neverAbovePrincipal && compare(exact, most) > 0 ? most : exact;
  return {
    from,
    until,
    days: periods.reduce((total, { days }) => total + days, 0),
    periods,
    percent,
    daily: money(rounded(by(by(base, yearly(percent)), perDay(rule))), currency),
    interest: money(rounded(capped), currency),
    byRoundedDay: money(
      periods.reduce((total, period) => total + byDays(period, rule), 0n),
      currency,
    ),
  };
}

function byDays({ base, percent, days }: InterestPeriod, rule: InterestRule): bigint {
  return rounded(by(by(whole(base.minor), yearly(percent)), perDay(rule))) * BigInt(days);
}

/**
 * The days of the debt as stretches with one base and one rate, each without its first and with its last
 * day: cut at part payments, where a floating rate changes, and at the rests of compound interest.
 */
function stretches(
  debt: Debt,
  until: LocalDate,
  rule: InterestRule,
  months: boolean,
): [LocalDate, LocalDate][] {
  const inside = (date: LocalDate) => date > debt.dueOn && date < until;
  const cuts = (debt.payments ?? []).map(({ on }) => on);
  if (rule.rateOn === "each-day") cuts.push(...rule.rates.map((span) => span.until));
  if (months) cuts.push(...restsOf(debt.dueOn, until));
  const ends = [...new Set([...cuts.filter(inside), until])].sort();
  const starts = [debt.dueOn, ...ends];
  return debt.dueOn === until ? [] : ends.map((end, i) => [starts[i]!, end]);
}

function restsOf(dueOn: LocalDate, until: LocalDate): LocalDate[] {
  const rests: LocalDate[] = [];
  for (let n = 1; addMonths(dueOn, n) <= until; n++) rests.push(addMonths(dueOn, n));
  return rests;
}

/** The month, counted from the due date, that the day after `after` is in. */
function monthOf(dueOn: LocalDate, after: LocalDate): Month {
  const [from, to] = [dueOn, after].map((date) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)));
  const apart = to! - from!;
  const n = addMonths(dueOn, apart) <= after ? apart : apart - 1;
  return { start: addMonths(dueOn, n), end: addMonths(dueOn, n + 1) };
}

/** A whole month is a twelfth of a year, however long; a part of it its share by days. */
function shareOfMonth({ start, end }: Month, after: LocalDate, through: LocalDate): Fraction {
  const days = BigInt(daysBetween(after, through));
  return over(whole(days), whole(12n * BigInt(daysBetween(start, end))));
}

function yearsOf(rule: InterestRule, after: LocalDate, through: LocalDate): Fraction {
  return by(whole(BigInt(daysIn(rule.dayCount, after, through))), perDay(rule));
}

function perDay({ dayCount }: InterestRule): Fraction {
  return { n: 1n, d: dayCount === "actual/365" ? 365n : 360n };
}

function yearly(percent: string): Fraction {
  return over(decimal(percent), whole(100n));
}

function compoundsByNow({ dueOn }: Debt, until: LocalDate, { compounding }: InterestRule): boolean {
  return compounding === "monthly-after-30-days" && daysBetween(dueOn, until) > 30;
}

function floats({ rateOn }: InterestRule): boolean {
  return rateOn === "each-day" || rateOn === "each-rest";
}

/** The day before the one that picks the rate of what follows `after`. */
function rateDay({ dueOn }: Debt, after: LocalDate, { rateOn }: InterestRule): LocalDate {
  return rateOn === "each-rest" ? monthOf(dueOn, after).start : after;
}

function spanOn({ rates }: InterestRule, date: LocalDate): RateSpan | undefined {
  return rates.find(({ from, until }) => from <= date && date <= until);
}

/** The interest as a charge: the lines add up to the sum that is rounded once. */
export function interestDue({ periods, interest }: Interest): ChargeDue {
  const lines = periods.map(({ rateFrom: _, interest: exact, ...line }) => ({ ...line, exact }));
  const limit = (sum: Fraction) => (rounded(sum) < interest.minor ? rounded(sum) : interest.minor);
  return addUp(lines, limit, interest.currency);
}

/** What is open once the payments of `day` and before are taken off; never below zero. */
export function openAfter({ principal, payments = [] }: Debt, day: LocalDate): Money {
  const paid = payments.filter(({ on }) => on <= day);
  const open = paid.reduce((rest, { amount }) => subtract(rest, amount), principal);
  return open.minor > 0n ? open : zero(principal.currency);
}

/** Days since year 0 where every month has 30 of them; a 31st counts as a 30th. */
function thirties(date: LocalDate): number {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  return year * 360 + month * 30 + Math.min(day, 30);
}
