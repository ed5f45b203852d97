import { type Country, type Day, isoOf, type Place, workdayFrom } from "./days.ts";
import type { Billed, Owing, Reason } from "./mix.ts";
import type { AskedKind, Rung } from "./own-ladder.ts";

// What the checker knows: facts as people noted them, added up in the plainest way. Nothing here is the engine's.

const TOLERANCE = { EUR: 500n, JPY: 5n };
const ANSWER_DAYS = 7;
export const NEVER: Day = Number.NEGATIVE_INFINITY;
export const FOR_GOOD: Day = Number.POSITIVE_INFINITY;

export type OwnPlan = {
  offered: Day;
  sent?: Day;
  accepted: boolean;
  parts: { due: Day; amount: bigint }[];
  paid: { on: Day; amount: bigint }[];
  /** The letter of the ladder that offers it. */
  letter?: string;
};

/** What waits for somebody: since when, and when the team was told of it last. */
type Waits = { since: Day; nudged: Day; snoozedUntil: Day };

/** A message to a client, from draft to outcome. */
export type OwnLetter = Waits & {
  id: string;
  kind: string;
  about: { bill: OwnBill; step?: Rung }[];
  /** Words that a person approved: these go out, and no others. */
  approved?: { subject: string; text: string };
};

/** What the team was asked and has not answered. */
export type OwnAsk = Waits & { id: string; kind: AskedKind; bill: OwnBill; step?: Rung };

export type OwnBill = Billed & {
  debtor: Debtor;
  open: bigint;
  feeOpen: bigint;
  charged: boolean;
  credited: bigint;
  givenUp: boolean;
  /** Amount of the last credit memo. */
  memo?: bigint;
  payments: { on: Day; amount: bigint }[];
  disputed?: bigint | "all";
  promise?: { last: Day; amount: bigint; got: bigint };
  plan?: OwnPlan;
  reason?: Reason;
  pausedUntil: Day;
  /** Rungs behind it; `reached`: meant to reach the client. `deadline`: the day that a formal letter named. */
  steps: { name: Rung; on: Day; reached: boolean; deadline?: Day }[];
  /** Rungs that may be taken although there is credit: the team has said that it is not for this. */
  creditNotFor: Set<Rung>;
  trifleAnswered: boolean;
  /** A plan was offered for it, or a person did not want to. */
  planTried: boolean;
};

export type Debtor = Owing & {
  countries: readonly Country[];
  pausedUntil: Day;
  credit: Record<"EUR" | "JPY", bigint>;
  bills: OwnBill[];
  /** Day of the last message or of the last call that got through, whatever it was about. */
  lastContact: Day;
  letters: Map<string, OwnLetter>;
  asks: Map<string, OwnAsk>;
};

export function openDebtor(owing: Owing): Debtor {
  const { country } = owing;
  return {
    ...owing,
    countries: country && country !== "DE" ? ["DE", country] : ["DE"],
    pausedUntil: NEVER,
    credit: { EUR: 0n, JPY: 0n },
    bills: [],
    lastContact: NEVER,
    letters: new Map(),
    asks: new Map(),
  };
}

const PLACES: Partial<Record<Country, Place>> = { GB: "Europe/London", JP: "Asia/Tokyo" };

/** Where the client's clocks hang: where they say, else by their country, else where the business is. */
export function placeOf({ zone, country }: Pick<Owing, "zone" | "country">): Place {
  return zone ?? (country && PLACES[country]) ?? "Europe/Berlin";
}

export function openBill(billed: Billed, debtor: Debtor): OwnBill {
  const bill: OwnBill = {
    ...billed,
    ...{ feeOpen: 0n, charged: false, credited: 0n, givenUp: false, pausedUntil: NEVER },
    ...{ trifleAnswered: false, planTried: false },
    ...{ debtor, open: billed.face, payments: [], steps: [], creditNotFor: new Set() },
  };
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
export function bankDayAfter(day: Day, countries: readonly Country[]): Day {
  return workdayFrom(day + 1, countries);
}

/** Two instalments that were not there by the end of their day and the bank's break a plan. */
export function isBroken({ parts, paid }: OwnPlan, today: Day, countries: readonly Country[]): boolean {
  let due = 0n;
  const missed = parts.filter((part) => {
    due += part.amount;
    const last = bankDayAfter(part.due, countries);
    const came = paid.filter(({ on }) => on <= last).reduce((sum, { amount }) => sum + amount, 0n);
    return last < today && came < due;
  });
  return missed.length > 1;
}

/** A plan that somebody may still agree to, or that is being kept. */
export function hasPlan({ plan, debtor }: OwnBill, today: Day): boolean {
  return plan !== undefined && !(plan.accepted && isBroken(plan, today, debtor.countries));
}

/** Why the chase of an invoice stands still today, whatever is left of it: something was said or agreed. */
export function whyHeld(bill: OwnBill, today: Day): string | undefined {
  const { debtor, promise, plan } = bill;
  if (bill.open <= 0n) return "closed";
  if (debtor.quiet) return "do not chase";
  if (today < debtor.pausedUntil) return "client paused";
  if (today < bill.pausedUntil) return "paused";
  if (askedFor(bill) <= 0n) return "disputed";
  if (promise && today <= promise.last) return "promised";
  if (plan?.accepted && hasPlan(bill, today)) return "on a plan";
  if (plan && !plan.accepted && today < (plan.sent ?? plan.offered) + ANSWER_DAYS) return "plan offered";
  return undefined;
}

export function isTrifle(bill: OwnBill): boolean {
  return askedFor(bill) <= TOLERANCE[bill.currency];
}

/** Why nobody may write to the client about an invoice today, for one of its rungs; waiting drafts aside. */
export function whyQuiet(bill: OwnBill, today: Day, step?: Rung): string | undefined {
  const held = whyHeld(bill, today);
  // An offer that is made by a letter does not hold back that letter.
  if (held && !(held === "plan offered" && step === "by-reason" && !bill.plan?.sent)) return held;
  if (isTrifle(bill)) return "a trifle";
  const cleared = step !== undefined && bill.creditNotFor.has(step);
  if (bill.debtor.credit[bill.currency] > 0n && !cleared) return "credit unused";
  return undefined;
}

/** Three invoices paid and none of them late: such a client is not warned before the day. */
export function alwaysPays({ bills }: Debtor): boolean {
  const paid = bills.filter(
    (b) => b.open <= 0n && !b.givenUp && b.credited < b.face && b.payments.length > 0,
  );
  const late = paid.some((b) => b.payments.some(({ on }) => on > b.due));
  return paid.length >= 3 && !late;
}

/** Holds the next letter back until a person has dealt with it. */
export function holdsLadder({ kind, about }: OwnLetter): boolean {
  return (
    kind === "payment-plan-offer" ||
    kind === "late-fee-notice" ||
    about.some(({ step }) => step !== undefined)
  );
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
  return currency === "JPY" ? `¥${grouped}` : `€${grouped}.${digits.slice(-2)}`;
}

export function nameOf(bill: OwnBill, today: Day): string {
  return `${isoOf(today)} ${bill.number} of ${bill.debtor.name}`;
}
