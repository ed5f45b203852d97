import { addMonths, type LocalDate } from "./calendar.ts";
import type { Client } from "./client.ts";
import { formatTerms, readTerms, type Terms } from "./terms.ts";

/** Of one currency: invoices paid in full, those of them that were late, and their days late in sums. */
export type PaidInCurrency = {
  paid: number;
  paidLate: number;
  /** Each invoice's days late, added up. */
  daysLate: number;
  /** Days late of every amount that came in, weighted by the amount. */
  weightedDaysLate: number;
  worstDaysLate: number;
};

/**
 * How a client has paid. An invoice counts when what it billed is paid, neither credited away nor given up;
 * charges on top of it do not matter. It is late when its last payment came after the due date. Its days late
 * run from the due date to the value date of each payment, weighted by the amounts; early payment counts below
 * zero. Means are absent where nothing was paid.
 */
export type PaymentHabit = {
  paid: number;
  paidLate: number;
  /** Every invoice counts as one. */
  meanDaysLate?: number;
  /** Every amount counts by its size. */
  weightedDaysLate?: number;
  /** Days from the due date to the last payment of the latest of them. */
  worstDaysLate?: number;
};

/** What became of what was agreed with a client, and of what they found wrong. */
export type AgreementHabit = {
  promisesKept: number;
  /** Those that came to their day: kept, kept in part or broken. */
  promisesMade: number;
  /** Those that are settled. */
  disputes: number;
  /** Disputes in which the client was right: they ended in a credit or in work done again. */
  disputesUpheld: number;
  plansKept: number;
  plansBroken: number;
  /** Day on which a promise or plan was broken last. */
  lastBreachOn?: LocalDate;
};

export type Habit = PaymentHabit & AgreementHabit;

/**
 * Takes the currencies together. Amounts of two currencies have no common measure in the books, so that each
 * currency's weighted mean counts by its number of invoices.
 */
export function habitOf(parts: readonly PaidInCurrency[]): PaymentHabit {
  const total = (of: (part: PaidInCurrency) => number) => parts.reduce((n, part) => n + of(part), 0);
  const paid = total((part) => part.paid);
  const paidLate = total((part) => part.paidLate);
  if (paid === 0) return { paid, paidLate };
  return {
    paid,
    paidLate,
    meanDaysLate: total((part) => part.daysLate) / paid,
    weightedDaysLate: total((part) => part.weightedDaysLate * part.paid) / paid,
    worstDaysLate: Math.max(...parts.map((part) => part.worstDaysLate)),
  };
}

/** Whether a client has paid several invoices and none of them late: then a heads-up would only annoy. */
export function paysOnTime({ paid, paidLate }: PaymentHabit): boolean {
  return paid >= ENOUGH_PAID && paidLate === 0;
}

/** What may be done so that the next invoice of a late payer is paid in time. */
export type Advice = {
  because: "late" | "breach";
  /** Terms of their own for new invoices; absent where theirs are short already. */
  shorterTerms?: string;
  /** Whether a late-fee clause is worth agreeing on: there is none on file. */
  feeClause: boolean;
};

/** Fewer paid invoices than this say nothing about a client. */
const ENOUGH_PAID = 3;
/** A mean of more days than this is a habit; a week is the post, the bank, and a holiday. */
const LATE_DAYS = 7;
const BREACH_COUNTS_MONTHS = 12;

/**
 * Advice for a client who pays late: at least three paid invoices that came more than 7 days late on average
 * (each counted as one, or by amount), or a promise or plan broken within the last 12 months.
 */
export function adviceFor(
  habit: Habit,
  client: Pick<Client, "terms" | "contract">,
  { usualTerms, today }: { usualTerms: string; today: LocalDate },
): Advice | undefined {
  const mean = Math.max(habit.meanDaysLate ?? 0, habit.weightedDaysLate ?? 0);
  const isLate = habit.paid >= ENOUGH_PAID && mean > LATE_DAYS;
  const hasBroken =
    habit.lastBreachOn !== undefined && habit.lastBreachOn > addMonths(today, -BREACH_COUNTS_MONTHS);
  if (!isLate && !hasBroken) return undefined;
  const shorter = shorterTerms(client.terms ?? usualTerms);
  return {
    because: isLate ? "late" : "breach",
    ...(shorter ? { shorterTerms: shorter } : {}),
    feeClause: client.contract?.lateFee === undefined,
  };
}

/** The next shorter terms that are usual, as text: net 14, then net 7. Absent where these are short already. */
export function shorterTerms(text: string): string | undefined {
  const terms = readTerms(text);
  const days = terms.ok ? daysOf(terms.value) : 0;
  if (days <= 7) return undefined;
  return formatTerms({ kind: "net", days: days > 14 ? 14 : 7 });
}

/** How long terms give at most, in days. */
function daysOf(terms: Terms): number {
  switch (terms.kind) {
    case "net":
      return terms.days;
    case "net-eom":
      return terms.days + 30;
    case "end-of-month":
      return 30;
    case "net-monthly":
    case "next-month":
      return 60;
    case "on-receipt":
    case "in-advance":
    case "on-delivery":
      return 0;
  }
}
