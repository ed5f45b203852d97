import { addBusinessDays, addDays, type BusinessDays, type LocalDate } from "./calendar.ts";
import { type Disputable, disputedBalance } from "./dispute.ts";
import type { InvoiceId, PromiseId } from "./ids.ts";
import { balanceOf, type Entry, type Invoice, netOf, writtenOff } from "./invoice.ts";
import { add, least, type Money, negate, subtract, sum } from "./money.ts";

/** `replaced`: a later promise took its place. `withdrawn`: it was noted by mistake, or taken back. */
export type PromiseEnding = "kept" | "kept-in-part" | "broken" | "replaced" | "withdrawn";

/** What a client has said they will pay, and by when. */
export type PromiseToPay = {
  id: PromiseId;
  invoice: InvoiceId;
  madeOn: LocalDate;
  promisedFor: LocalDate;
  amount: Money;
  /** Set once, when the team was told how it came out. */
  ended?: { on: LocalDate; ending: PromiseEnding };
};

/**
 * How a promise stands. `promised` is what is left to be promised: what was said, but no more than is owed
 * without what is argued about. `received` came in since it was made, with a value date in time.
 */
export type PromiseStanding = { promised: Money; received: Money } & (
  | { kind: "running" }
  | { kind: "kept" | "kept-in-part" | "broken" }
  /** Nothing is owed any more that could be paid: it was credited or given up. */
  | { kind: "void" }
);

/** The last value date that is in time: the day itself, and one business day more for the bank. */
export function lastDayOf({ promisedFor }: Pick<PromiseToPay, "promisedFor">, isBusinessDay: BusinessDays) {
  return addBusinessDays(promisedFor, 1, isBusinessDay);
}

/** The day on whose morning it is judged, if it was not kept before: the one after the last day in time. */
export function judgedOn(promise: Pick<PromiseToPay, "promisedFor">, isBusinessDay: BusinessDays): LocalDate {
  return addDays(lastDayOf(promise, isBusinessDay), 1);
}

/**
 * How a promise has come out by `today`. Kept as soon as all of it is in; else it runs to the end of its last
 * day in time. Value dates count, so that a payment which is typed late is not late. Pure.
 */
export function standingOf(
  promise: PromiseToPay,
  found: Disputable & { invoice: Invoice; entries: readonly Entry[] },
  today: LocalDate,
  isBusinessDay: BusinessDays,
): PromiseStanding {
  const { invoice, entries } = found;
  const last = lastDayOf(promise, isBusinessDay);
  const received = cameSince(promise, entries, last);
  const balance = balanceOf(invoice, entries);
  // What is given up is still owed, and what came too late was owed until it came.
  const owed = add(subtract(balance, disputedBalance(found)), writtenOff(invoice, entries));
  const promised = least(promise.amount, add(owed, cameSince(promise, entries)));
  if (promised.minor <= 0n) return { kind: "void", promised, received };
  if (received.minor >= promised.minor) return { kind: "kept", promised, received };
  if (today <= last) return { kind: balance.minor > 0n ? "running" : "void", promised, received };
  return { kind: received.minor > 0n ? "kept-in-part" : "broken", promised, received };
}

/** Whether all that was promised has come in since, in time or late. */
export function hasCome(promise: PromiseToPay, entries: readonly Entry[]): boolean {
  return cameSince(promise, entries).minor >= promise.amount.minor;
}

/**
 * What came in after the promise was made, with a value date up to `until`; money that had come before and
 * was only typed after it is not what was promised. A payment that bounced is not in, whenever it bounced.
 */
function cameSince(promise: PromiseToPay, entries: readonly Entry[], until?: LocalDate): Money {
  const since = entries.filter((e) => e.id > (promise.id as string));
  const inTime = since.filter((e) => e.on >= promise.madeOn && (until === undefined || e.on <= until));
  const { currency } = promise.amount;
  const paid = inTime.filter((e) => e.kind === "payment");
  const bounced = since.filter(
    (e) => e.kind === "payment-reversal" && paid.some((p) => p.payment === e.payment),
  );
  const used = negate(netOf(inTime, currency, ["credit-used"]));
  // All credit of an invoice is given back at once, that from before the promise with it.
  const usedStill = subtract(used, least(used, netOf(since, currency, ["credit-returned"])));
  const effects = [...paid, ...bounced].map((e) => e.effect);
  return add(negate(sum(effects, currency)), usedStill);
}
