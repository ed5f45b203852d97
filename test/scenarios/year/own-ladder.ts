import { type Day, isWorkday, type Moment, opensOn, workdayFrom } from "./days.ts";
import {
  alwaysPays,
  type Debtor,
  FOR_GOOD,
  hasPlan,
  holdsLadder,
  isTrifle,
  NEVER,
  type OwnAsk,
  type OwnBill,
  placeOf,
  whyHeld,
} from "./own-books.ts";

// The ladder as the manual has it, decided from our own books: no code is shared with the engine.

export type Rung =
  | "heads-up"
  | "check"
  | "polite-reminder"
  | "second-reminder"
  | "third-reminder"
  | "call"
  | "by-reason"
  | "non-payment-letter"
  | "decide";

export type OwnLadder = readonly (readonly [Day, Rung])[];

export const STANDARD: OwnLadder = [
  [-3, "heads-up"],
  [1, "check"],
  [3, "polite-reminder"],
  [10, "second-reminder"],
  [17, "call"],
  [24, "by-reason"],
  [35, "non-payment-letter"],
  [49, "decide"],
];

export const GAP_DAYS = 5;

export type AskedKind = "check" | "call" | "dispute" | "fee" | "decide" | "credit" | "tolerance";
type Letter =
  | "heads-up"
  | "polite-reminder"
  | "second-reminder"
  | "third-reminder"
  | "resend-invoice"
  | "payment-plan-offer"
  | "non-payment-letter";

/** What is to happen next to an invoice, and the day from which. */
export type Turn = { step: Rung; on: Day; place: number } & ({ letter: Letter } | { ask: AskedKind });

/** What a rung brings by today: a letter to the client, or a question to the team. */
export function broughtBy(rung: Rung, bill: OwnBill, today: Day): { letter: Letter } | { ask: AskedKind } {
  if (rung === "check" || rung === "call" || rung === "decide") return { ask: rung };
  if (rung !== "by-reason") return { letter: rung };
  switch (bill.reason) {
    case "cash-flow":
      return { letter: bill.planTried || hasPlan(bill, today) ? "third-reminder" : "payment-plan-offer" };
    case "procedure":
      return { letter: "resend-invoice" };
    case "dissatisfied":
      return bill.disputed === undefined ? { ask: "dispute" } : { letter: "third-reminder" };
    default:
      return bill.fee && !bill.charged && bill.due < today ? { ask: "fee" } : { letter: "third-reminder" };
  }
}

/** Whether it comes to the client: what is between the team and us alone nothing else holds back. */
function reaches(brought: { letter: Letter } | { ask: AskedKind }): boolean {
  return "letter" in brought || brought.ask === "call" || brought.ask === "fee";
}

/** The rung after the highest one behind an invoice; none is jumped over but those that have lost their sense. */
export function turnOf(bill: OwnBill, today: Day, time = "00:00"): Turn | undefined {
  const { debtor, steps, due } = bill;
  const { ladder, countries } = debtor;
  const reached = Math.max(-1, ...steps.map(({ name }) => ladder.findIndex(([, rung]) => rung === name)));
  const lastReached = Math.max(debtor.lastContact, ...steps.filter((s) => s.reached).map(({ on }) => on));
  const deadline = Math.max(NEVER, ...steps.map((s) => s.deadline ?? NEVER));
  const from = ([day, rung]: OwnLadder[number]) => {
    const gap = reaches(broughtBy(rung, bill, today)) ? lastReached + GAP_DAYS : NEVER;
    return workdayFrom(Math.max(due + day, gap, deadline + 1), countries);
  };
  const soonest = (one: OwnLadder[number]) => workdayFrom(Math.max(from(one), today), countries);
  const place = ladder.findIndex((one, i) => {
    if (i <= reached) return false;
    const [, rung] = one;
    if (rung === "heads-up") {
      const leaves = opensOn(placeOf(debtor), countries, { day: today, time });
      return !alwaysPays(debtor) && Math.max(soonest(one), leaves) < due;
    }
    const after = ladder[i + 1];
    return rung !== "check" || !after || from(after) > soonest(one);
  });
  if (place < 0) return undefined;
  const [, step] = ladder[place]!;
  return { step, place, on: from(ladder[place]!), ...broughtBy(step, bill, today) };
}

/** What comes of an invoice when it is looked at in business hours; nothing: all stays as it is. */
export function expectedOf(
  bill: OwnBill,
  { day: today, time }: Moment,
): { ask: AskedKind; step?: Rung } | Turn | undefined {
  const { debtor } = bill;
  if (!isWorkday(today, debtor.countries) || whyHeld(bill, today)) return undefined;
  const asked = (kind: AskedKind) =>
    [...debtor.asks.values()].some((a) => a.bill === bill && a.kind === kind);
  if (isTrifle(bill)) {
    const isNew = !asked("tolerance") && !bill.trifleAnswered;
    return today > bill.due && bill.disputed === undefined && isNew ? { ask: "tolerance" } : undefined;
  }
  const turn = turnOf(bill, today, time);
  if (!turn || turn.on > today || ("ask" in turn && asked(turn.ask))) return undefined;
  if (!reaches(turn)) return turn;
  if (debtor.credit[bill.currency] > 0n) {
    if (asked("credit")) return undefined;
    if (!bill.creditNotFor.has(turn.step)) return { ask: "credit", step: turn.step };
  }
  return [...debtor.letters.values()].some(holdsLadder) ? undefined : turn;
}

/**
 * Why a question is no longer one; nothing: it stays until somebody answers it. `looked`: it is so because time
 * has passed, which Dunlin finds out when it looks.
 */
export function whyNeedless(
  { bill, kind, step }: OwnAsk,
  { day: today, time }: Moment,
): { why: string; looked: boolean } | undefined {
  const held = whyHeld(bill, today);
  if (held) return { why: held, looked: false };
  const isDispute = bill.disputed !== undefined;
  if (kind === "tolerance")
    return isTrifle(bill) && !isDispute ? undefined : { why: "more than a trifle", looked: false };
  if (isTrifle(bill)) return { why: "a trifle", looked: false };
  const turn = turnOf(bill, today, time);
  if (kind === "credit") {
    if (bill.debtor.credit[bill.currency] <= 0n) return { why: "no credit", looked: false };
    return turn && !reaches(turn) ? { why: "nothing is to be written", looked: true } : undefined;
  }
  const stays = turn && turn.step === step && "ask" in turn && turn.ask === kind;
  return stays ? undefined : { why: "another step", looked: true };
}

const SHARED: readonly Letter[] = ["heads-up", "polite-reminder", "second-reminder", "third-reminder"];

export type Written = { bill: OwnBill } & Extract<Turn, { letter: Letter }>;

/**
 * The letters one of which is to be written to a client whose invoices ask for these: reminders go together; the
 * highest rung leads, and where several stand on it, any of them may.
 */
export function lettersFor(due: readonly Written[]): { kind: Letter; about: readonly Written[] }[] {
  const top = Math.max(...due.map(({ place }) => place));
  const leads = due.filter(({ place }) => place === top);
  return leads.map((lead) => {
    const { letter: kind } = lead;
    if (kind === "payment-plan-offer") return { kind, about: [lead] };
    const together = SHARED.includes(kind) ? SHARED : [kind];
    return { kind, about: due.filter(({ letter }) => together.includes(letter)) };
  });
}

/** The day on which the team is told again of what waits: three working days on, then every week. */
export function nudgeOn({
  since,
  nudged,
  snoozedUntil,
}: Pick<OwnAsk, "since" | "nudged" | "snoozedUntil">): Day {
  const here = ["DE"] as const;
  if (snoozedUntil > nudged && snoozedUntil < FOR_GOOD) return workdayFrom(snoozedUntil, here);
  if (nudged > NEVER) return workdayFrom(nudged + 7, here);
  return [1, 2, 3].reduce((day) => workdayFrom(day + 1, here), since);
}

/** A client's things that are to be told of on this morning, whether they are new or wait again. */
export function toTell({ letters, asks }: Debtor, today: Day): { fresh: string[]; again: string[] } {
  const open = [...letters.values()].filter(({ approved }) => !approved);
  const waiting = [...open, ...asks.values()];
  return {
    fresh: waiting.filter(({ since }) => since === today).map(({ id }) => id),
    again: waiting.filter((one) => one.since < today && nudgeOn(one) <= today).map(({ id }) => id),
  };
}
