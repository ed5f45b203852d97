import type { LocalDate } from "./calendar.ts";
import { type Fraction, NONE, plus } from "./fraction.ts";
import type { Debt } from "./interest.ts";
import { type Component, type Entry, type EntryKind, type Invoice, netOf } from "./invoice.ts";
import { least, type Money, money, negate, subtract, toDecimal, zero } from "./money.ts";

/**
 * How a charge was worked out, frozen when it was applied: what invoice, notice and evidence show line by line.
 * Amounts are decimal texts in the invoice's currency, rates percent as decimal text. The lines sum to all that
 * was due by then; what was charged before is taken off, and the entry is the rest.
 */
export type ChargeWorking = {
  /** The clause or the statute, in one line for people, in English. */
  rule: string;
  /** The same for letters in other languages: the clause as `formatFeeClause` writes it, or the law's name. */
  clause?: string;
  law?: string;
  /** One period after the other. `base` is the principal open in it; `rate` is a year's for interest. */
  periods: readonly {
    from: LocalDate;
    until: LocalDate;
    days: number;
    base: string;
    rate?: string;
    amount: string;
  }[];
  /** What earlier entries had charged of the sum of the lines; absent where nothing. */
  chargedBefore?: string;
  source?: string;
  asOf?: string;
  confidence?: "high" | "medium" | "low";
};

/** What a debt grows by when it is late; each is charged by entries of its own kind. */
export type ChargePart = Exclude<Component, "principal">;

export const CHARGE_PARTS: readonly ChargePart[] = ["fee", "interest", "costs"];

export const CHARGED_AS: Record<ChargePart, EntryKind> = {
  fee: "late-fee",
  interest: "interest",
  costs: "compensation",
};

/** Days with one base and one rate, and what they add to the sum; the amounts of all lines are the sum. */
export type ChargeLine = {
  from: LocalDate;
  until: LocalDate;
  days: number;
  base: Money;
  percent?: string;
  amount: Money;
};

/** All that is due by a day, whatever of it was charged before. */
export type ChargeDue = { amount: Money; lines: readonly ChargeLine[] };

/**
 * The principal of an invoice and how it changed, by value dates: what fees and interest are counted on. What a
 * credit memo takes off was billed wrongly and never owed, whenever that was noticed: it bears no charge.
 */
export function debtOf(invoice: Invoice, entries: readonly Entry[]): Debt {
  const payments = entries
    .filter((entry) => entry.component === undefined)
    .map(({ kind, on, effect }) => {
      const isCredit = kind === "credit-memo" || kind === "credit-memo-cancelled";
      return { on: isCredit && on > invoice.dueOn ? invoice.dueOn : on, amount: negate(effect) };
    });
  return { principal: invoice.total, dueOn: invoice.dueOn, payments };
}

/**
 * Lines with their amounts, which add up to what `limit` makes of the whole: each is the step from the limited
 * sum before it to the one after it, so that rounding, cap and minimum are in the lines too.
 */
export function addUp(
  exact: readonly (Omit<ChargeLine, "amount"> & { exact: Fraction })[],
  limit: (sum: Fraction) => bigint,
  currency: Money["currency"],
): ChargeDue {
  let sum = NONE;
  let shown = 0n;
  const lines = exact.map(({ exact: share, ...line }) => {
    sum = plus(sum, share);
    const before = shown;
    shown = limit(sum);
    return { ...line, amount: money(shown - before, currency) };
  });
  return { amount: money(shown, currency), lines };
}

/** What was charged of a part so far. A waiver does not undo the charge: what was waived is not charged again. */
export function chargedOf(
  part: ChargePart,
  { currency }: Pick<Invoice, "currency">,
  entries: readonly Entry[],
): Money {
  return netOf(entries, currency, [CHARGED_AS[part]]);
}

/** What was charged of a part and not waived, paid or not. */
export function keptOf(
  part: ChargePart,
  { currency }: Pick<Invoice, "currency">,
  entries: readonly Entry[],
): Money {
  const own = entries.filter(({ component }) => component === part);
  return netOf(own, currency, [CHARGED_AS[part], "charge-waived"]);
}

/**
 * What charging `due` means where `charged` was charged and `open` is open of it: the rest, or the excess that a
 * payment booked late has shown. No more of an excess is given back here than is still open.
 */
export function compareCharge(due: Money, charged: Money, open: Money): { fresh: Money; excess: Money } {
  const none = zero(due.currency);
  const fresh = subtract(due, charged);
  const excess = least(negate(fresh), open);
  return { fresh: fresh.minor > 0n ? fresh : none, excess: excess.minor > 0n ? excess : none };
}

/** The lines as they are kept with the entry. */
export function keptLines(lines: readonly ChargeLine[]): ChargeWorking["periods"] {
  return lines.map(({ base, percent, amount, ...days }) => ({
    ...days,
    base: toDecimal(base),
    ...(percent === undefined ? {} : { rate: percent }),
    amount: toDecimal(amount),
  }));
}
