import { type Day, isoOf, isWorkday, workdayFrom } from "./days.ts";
import type { Billed, Owing } from "./mix.ts";

// What the checker knows: facts as people noted them, added up in the plainest way. Nothing here is the engine's.

export type StepName = "heads-up" | "polite-reminder" | "second-reminder";

/** The standard ladder as the manual has it: days from the due date. */
export const STEPS: readonly { name: StepName; day: number }[] = [
  { name: "heads-up", day: -3 },
  { name: "polite-reminder", day: 3 },
  { name: "second-reminder", day: 10 },
];

export const GAP_DAYS = 5;
const TOLERANCE = { EUR: 500n, JPY: 5n };
const ANSWER_DAYS = 7;
export const FOR_GOOD: Day = Number.POSITIVE_INFINITY;

export type OwnPlan = {
  offered: Day;
  sent?: Day;
  accepted: boolean;
  parts: { due: Day; amount: bigint }[];
  paid: { on: Day; amount: bigint }[];
};

/** A message to a client, from draft to outcome. */
export type OwnLetter = {
  id: string;
  kind: string;
  about: { bill: OwnBill; step?: StepName }[];
  /** Words that a person approved: these go out, and no others. */
  approved?: { subject: string; text: string };
};

export type OwnBill = Billed & {
  debtor: Debtor;
  open: bigint;
  feeOpen: bigint;
  credited: bigint;
  givenUp: boolean;
  /** Amount of the last credit memo. */
  memo?: bigint;
  payments: { on: Day; amount: bigint }[];
  disputed?: bigint | "all";
  promise?: { last: Day; amount: bigint; got: bigint };
  plan?: OwnPlan;
  pausedUntil: Day;
  steps: { name: StepName; on: Day }[];
};

export type Debtor = Owing & {
  pausedUntil: Day;
  credit: Record<"EUR" | "JPY", bigint>;
  bills: OwnBill[];
  /** Day of the last message, whatever it was about. */
  lastMail: Day;
  lastReminder: Day;
  letters: Map<string, OwnLetter>;
};

export function openDebtor(owing: Owing): Debtor {
  const never = Number.NEGATIVE_INFINITY;
  const credit = { EUR: 0n, JPY: 0n };
  return {
    ...owing,
    pausedUntil: never,
    credit,
    bills: [],
    lastMail: never,
    lastReminder: never,
    letters: new Map(),
  };
}

export function openBill(billed: Billed, debtor: Debtor): OwnBill {
  const { face: open } = billed;
  const nothing = { feeOpen: 0n, credited: 0n, givenUp: false, pausedUntil: Number.NEGATIVE_INFINITY };
  const bill: OwnBill = { ...billed, ...nothing, debtor, open, payments: [], steps: [] };
  debtor.bills.push(bill);
  return bill;
}

/** What may be asked for: all that is open but what is argued about. */
export function askedFor({ open, disputed }: OwnBill): bigint {
  if (open <= 0n || disputed === "all") return 0n;
  return disputed === undefined ? open : open - (disputed < open ? disputed : open);
}

/** Money for an invoice; nothing agreed outlives the debt. */
export function lower(bill: OwnBill, amount: bigint): void {
  bill.open -= amount;
  if (bill.feeOpen > bill.open) bill.feeOpen = bill.open; // what was billed is paid first
  if (bill.promise && bill.promise.got >= bill.promise.amount) delete bill.promise;
  if (bill.open > 0n) return;
  delete bill.promise;
  delete bill.plan;
}

export function receive(bill: OwnBill, amount: bigint, on: Day): void {
  bill.payments.push({ on, amount });
  bill.plan?.paid.push({ on, amount });
  if (bill.promise && on <= bill.promise.last) bill.promise.got += amount;
  lower(bill, amount);
}

/** The day after a day on which people work again: the bank's one business day. */
export function bankDayAfter(day: Day): Day {
  return workdayFrom(day + 1);
}

/** Two instalments that were not there by the end of their day and the bank's break a plan. */
export function isBroken({ parts, paid }: OwnPlan, today: Day): boolean {
  let due = 0n;
  const missed = parts.filter((part) => {
    due += part.amount;
    const last = bankDayAfter(part.due);
    const came = paid.filter(({ on }) => on <= last).reduce((sum, { amount }) => sum + amount, 0n);
    return last < today && came < due;
  });
  return missed.length > 1;
}

/** Why nobody may write to the client about an invoice today; waiting drafts aside. */
export function whyQuiet(bill: OwnBill, today: Day): string | undefined {
  const { debtor, promise, plan } = bill;
  const asked = askedFor(bill);
  if (bill.open <= 0n) return "closed";
  if (debtor.quiet) return "do not chase";
  if (today < debtor.pausedUntil) return "client paused";
  if (today < bill.pausedUntil) return "paused";
  if (asked <= 0n) return "disputed";
  if (promise && today <= promise.last) return "promised";
  if (plan?.accepted && !isBroken(plan, today)) return "on a plan";
  if (plan && !plan.accepted && today < (plan.sent ?? plan.offered) + ANSWER_DAYS) return "plan offered";
  if (asked <= TOLERANCE[bill.currency]) return "a trifle";
  if (debtor.credit[bill.currency] > 0n) return "credit unused";
  return undefined;
}

/** Three invoices paid and none of them late: such a client is not warned before the day. */
function alwaysPays({ bills }: Debtor): boolean {
  const paid = bills.filter(
    (b) => b.open <= 0n && !b.givenUp && b.credited < b.face && b.payments.length > 0,
  );
  const late = paid.some((b) => b.payments.some(({ on }) => on > b.due));
  return paid.length >= 3 && !late;
}

/** The step whose turn it is for an invoice by today, if nothing speaks against it. */
export function stepDue(bill: OwnBill, today: Day): StepName | undefined {
  if (!isWorkday(today) || whyQuiet(bill, today)) return undefined;
  const reached = Math.max(-1, ...bill.steps.map((s) => STEPS.findIndex(({ name }) => name === s.name)));
  const notBefore = Math.max(bill.debtor.lastMail, ...bill.steps.map(({ on }) => on)) + GAP_DAYS;
  const dueOn = (day: number) => workdayFrom(Math.max(bill.due + day, notBefore));
  const next = STEPS.slice(reached + 1).find(
    ({ name, day }) =>
      name !== "heads-up" || (!alwaysPays(bill.debtor) && Math.max(dueOn(day), today) < bill.due),
  );
  return next && dueOn(next.day) <= today ? next.name : undefined;
}

/** Holds the next letter back until a person has dealt with it. */
export function holdsLadder({ kind, about }: OwnLetter): boolean {
  return kind === "payment-plan-offer" || about.some(({ step }) => step !== undefined);
}

/** Months later on the same day of the month, or on its last one. */
export function monthsAfter(day: Day, months: number): Day {
  const date = new Date(day * 86_400_000);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), last)) / 86_400_000;
}

export function figure(minor: bigint, currency: "EUR" | "JPY"): string {
  const digits = String(minor).padStart(3, "0");
  const whole = currency === "JPY" ? String(minor) : digits.slice(0, -2);
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return currency === "JPY" ? `JP¥${grouped}` : `€${grouped}.${digits.slice(-2)}`;
}

export function nameOf(bill: OwnBill, today: Day): string {
  return `${isoOf(today)} ${bill.number} of ${bill.debtor.name}`;
}
