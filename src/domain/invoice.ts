import { daysBetween, type LocalDate } from "./calendar.ts";
import type { ChargeWorking } from "./charge.ts";
import type { Pause } from "./client.ts";
import type { ClientId, CreditMemoId, EntryId, InvoiceId, MilestoneId, PaymentId, ProjectId } from "./ids.ts";
import type { LateReason } from "./ladder.ts";
import { add, type Currency, type Money, negate, sum, times, zero } from "./money.ts";

export type InvoiceKind = "standard" | "deposit" | "progress" | "final";

/** One line: `unitPrice` before tax, `quantity` and `taxRate` (percent) as decimal text. */
export type Line = { description: string; quantity: string; unitPrice: Money; taxRate: string };

export type Invoice = {
  id: InvoiceId;
  client: ClientId;
  number: string;
  kind: InvoiceKind;
  currency: Currency;
  /** Face amount, tax included. */
  total: Money;
  /** Day of issue; of a draft, the day it would bear if issued as it stands. */
  issuedOn: LocalDate;
  dueOn: LocalDate;
  /** Terms that gave the due date; absent when a person named the date itself. */
  terms?: string;
  draft: boolean;
  suppliedOn?: LocalDate;
  purchaseOrder?: string;
  taxNote?: string;
  note?: string;
  /** The late-fee clause agreed for this invoice alone, as domain/late-fee.ts reads it. */
  lateFee?: string;
  /** Why it is late, as far as the team knows. */
  lateReason?: { reason: LateReason; note?: string };
  project?: ProjectId;
  milestone?: MilestoneId;
  pause?: Pause;
};

export type EntryKind =
  | "payment"
  | "payment-reversal"
  | "credit-used"
  | "credit-returned"
  | "credit-released"
  | "credit-memo"
  | "credit-memo-cancelled"
  | "write-off"
  | "write-off-reversal"
  | "void"
  | "early-discount"
  | "early-discount-lapsed"
  | "late-fee"
  | "interest"
  | "compensation"
  | "charge-waived";

/**
 * The parts of a debt. `principal` is what the invoice billed; `fee` an agreed late fee; `interest` what the
 * law or the contract adds by the day; `costs` the law's compensation for the cost of recovery.
 */
export type Component = "principal" | "fee" | "interest" | "costs";

export const COMPONENTS: readonly Component[] = ["principal", "fee", "interest", "costs"];

/** Something booked against an invoice; `effect` is added to its balance. */
export type Entry = {
  id: EntryId;
  invoice: InvoiceId;
  kind: EntryKind;
  /** Which part of the debt it raises or lowers; the principal where absent. */
  component?: Exclude<Component, "principal">;
  on: LocalDate;
  effect: Money;
  payment?: PaymentId;
  creditMemo?: CreditMemoId;
  reason?: string;
  /** Of a charge: how it was worked out. */
  working?: ChargeWorking;
};

/** What an entry does to the balance, before it has an id, a day and a ground. */
export type Booking = Pick<Entry, "kind" | "effect" | "component">;

/** Worked out from the invoice and its entries, never stored. */
export type InvoiceState =
  | { kind: "draft" }
  | { kind: "open"; balance: Money; due: "not-yet" | "today" | "overdue"; daysPastDue: number }
  | { kind: "paid"; on: LocalDate }
  | { kind: "cancelled"; on: LocalDate }
  | { kind: "written-off"; on: LocalDate };

/** What is still owed: the face amount and everything booked against it. */
export function balanceOf(invoice: Pick<Invoice, "total">, entries: readonly Pick<Entry, "effect">[]): Money {
  return entries.reduce((balance, entry) => add(balance, entry.effect), invoice.total);
}

/** What is open of each part of the debt; they sum to the balance. A part may be below zero only in between. */
export function openParts(
  invoice: Pick<Invoice, "total">,
  entries: readonly Pick<Entry, "effect" | "component">[],
): Record<Component, Money> {
  const none = zero(invoice.total.currency);
  const open = { principal: invoice.total, fee: none, interest: none, costs: none };
  for (const { component = "principal", effect } of entries) open[component] = add(open[component], effect);
  return open;
}

/** What entries of these kinds have added to the balance in all; what was booked back counts against it. */
export function netOf(entries: readonly Entry[], currency: Currency, kinds: readonly EntryKind[]): Money {
  const ofKinds = entries.filter((e) => kinds.includes(e.kind));
  return effectOf(ofKinds, currency);
}

/** What all these entries have added to the balance. */
export function effectOf(entries: readonly Pick<Entry, "effect">[], currency: Currency): Money {
  const effects = entries.map((entry) => entry.effect);
  return sum(effects, currency);
}

/** What is given up as lost and not taken back. */
export function writtenOff({ currency }: Pick<Invoice, "currency">, entries: readonly Entry[]): Money {
  return negate(netOf(entries, currency, ["write-off", "write-off-reversal"]));
}

/** `daysPastDue` is 1 on the day after the due date, 0 on it, negative before. */
export function stateOf(invoice: Invoice, entries: readonly Entry[], today: LocalDate): InvoiceState {
  const last = entries.at(-1);
  if (last?.kind === "void") return { kind: "cancelled", on: last.on };
  if (invoice.draft) return { kind: "draft" };
  const balance = balanceOf(invoice, entries);
  if (balance.minor > 0n) {
    const daysPastDue = daysBetween(invoice.dueOn, today);
    const due = daysPastDue > 0 ? "overdue" : daysPastDue === 0 ? "today" : "not-yet";
    return { kind: "open", balance, due, daysPastDue };
  }
  return closedState(invoice, entries);
}

/**
 * How a balance of nothing came about: given up, credited away, or paid. The principal decides: fees that were
 * given up leave an invoice paid.
 */
function closedState(invoice: Invoice, entries: readonly Entry[]): InvoiceState {
  const on = closedOn(invoice, entries);
  const billed = entries.filter((entry) => entry.component === undefined);
  if (writtenOff(invoice, billed).minor > 0n) return { kind: "written-off", on };
  const credited = -creditedOn(invoice, entries).minor;
  if (credited > 0n && credited === invoice.total.minor) return { kind: "cancelled", on };
  return { kind: "paid", on };
}

/** What credit memos that stand have done to the balance: zero or below. */
export function creditedOn({ currency }: Pick<Invoice, "currency">, entries: readonly Entry[]): Money {
  return netOf(entries, currency, ["credit-memo", "credit-memo-cancelled"]);
}

/** The latest value date of what lowered the balance and was not booked back: from then on nothing was open. */
function closedOn(invoice: Invoice, entries: readonly Entry[]): LocalDate {
  const bounced = new Set(entries.filter((e) => e.kind === "payment-reversal").map((e) => e.payment));
  const cancelled = new Set(
    entries.filter((e) => e.kind === "credit-memo-cancelled").map((e) => e.creditMemo),
  );
  const givenBack = (entry: Entry, i: number) =>
    entries.slice(i + 1).some((e) => e.kind === "credit-returned" && e.component === entry.component);
  const revived = writtenOff(invoice, entries).minor === 0n;
  const stands = (entry: Entry, i: number) =>
    entry.effect.minor < 0n &&
    !(entry.payment && bounced.has(entry.payment)) &&
    !(entry.creditMemo && cancelled.has(entry.creditMemo)) &&
    !(entry.kind === "credit-used" && givenBack(entry, i)) &&
    !(entry.kind === "write-off" && revived) &&
    entry.kind !== "credit-released";
  const days = entries.filter(stands).map((entry) => entry.on);
  return days.sort().at(-1) ?? entries.at(-1)?.on ?? invoice.dueOn;
}

/** Net and tax of the lines that share a rate. */
export type TaxGroup = { rate: string; net: Money; tax: Money };
export type Totals = { net: Money; taxes: TaxGroup[]; total: Money };

/** A line's price before tax, rounded to the currency's smallest unit. */
export function lineNet(line: Line): Money {
  return times(line.unitPrice, line.quantity);
}

/**
 * Totals by tax rate. Tax is worked out once per rate on the sum of its lines, as art. 226 of the VAT
 * directive lists it, so that the printed net times the printed rate gives the printed tax.
 */
export function totalsOf(lines: readonly Line[], currency: Currency): Totals {
  const byRate = new Map<string, Money>();
  for (const line of lines) {
    const rate = plainRate(line.taxRate);
    byRate.set(rate, add(byRate.get(rate) ?? zero(currency), lineNet(line)));
  }
  const taxes = [...byRate]
    .map(([rate, net]) => ({ rate, net, tax: percentOf(net, rate) }))
    .sort((a, b) => Number(b.rate) - Number(a.rate));
  const net = sum(
    taxes.map((t) => t.net),
    currency,
  );
  return {
    net,
    taxes,
    total: add(
      net,
      sum(
        taxes.map((t) => t.tax),
        currency,
      ),
    ),
  };
}

/**
 * Totals of an invoice as it stands on the books. A final invoice takes earlier ones off by lines below zero,
 * each with the tax that it bore then: their tax is worked out line by line, so that all invoices of a project
 * together bear the tax of its price, to the unit.
 */
export function invoiceTotals(kind: InvoiceKind, lines: readonly Line[], currency: Currency): Totals {
  if (kind !== "final") return totalsOf(lines, currency);
  const takesOff = (line: Line) => lineNet(line).minor < 0n;
  const parts = [
    lines.filter((line) => !takesOff(line)),
    ...lines.filter(takesOff).map((line) => [line]),
  ].map((part) => totalsOf(part, currency));
  return {
    net: sum(
      parts.map(({ net }) => net),
      currency,
    ),
    taxes: parts.flatMap(({ taxes }) => taxes),
    total: sum(
      parts.map(({ total }) => total),
      currency,
    ),
  };
}

/** `rate` percent of `amount`, rounded half away from zero to the smallest unit. */
export function percentOf(amount: Money, rate: string): Money {
  const [whole = "0", fraction = ""] = rate.split(".");
  const digits = (whole + fraction).padStart(fraction.length + 3, "0");
  const cut = digits.length - fraction.length - 2;
  return times(amount, `${digits.slice(0, cut)}.${digits.slice(cut)}`);
}

/** "19.00" and "19" are one rate. */
export function plainRate(rate: string): string {
  return rate.includes(".") ? rate.replace(/\.?0+$/, "") : rate;
}

/** One line for an invoice known only by its total. */
export function singleLine(description: string, total: Money): Line {
  return { description, quantity: "1", unitPrice: total, taxRate: "0" };
}
