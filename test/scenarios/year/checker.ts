import type { Ask } from "../../../src/domain/ask.ts";
import type { Letter } from "../../../src/domain/letter.ts";
import { isOpen, isoOf, isWorkday, type Moment, opensOn, shownIn } from "./days.ts";
import {
  type Debtor,
  monthsAfter,
  NEVER,
  type OwnAsk,
  type OwnBill,
  type OwnLetter,
  placeOf,
  whyHeld,
  whyQuiet,
} from "./own-books.ts";
import {
  type AskedKind,
  broughtBy,
  expectedOf,
  GAP_DAYS,
  lettersFor,
  type Rung,
  turnOf,
  type Written,
  whyNeedless,
} from "./own-ladder.ts";

export type Checker = {
  debtors: Debtor[];
  bills: Map<string, OwnBill>;
  /** In Berlin: the checker is told it and asks no clock. */
  now: Moment;
  /** What was found wrong, in the order of the year. */
  faults: string[];
  /** Letters that a person or a booking asked for and that have not shown up yet: kind and number. */
  asked: string[];
  mailed: Set<string>;
  /** Letters and questions that are over: none of them may wait again, or go out. */
  ended: Set<string>;
  /** The last day with a look in business hours: on some the machine sleeps. */
  lookedOn: number;
  /** The last day with a look at the morning's list. */
  morning: number;
  /** The last day that had one. */
  listed: number;
  /** What was just written or asked, for what the team is told of it. */
  fresh: { letters: string[]; asks: string[] };
  /** What came out, so that a year in which nothing happened does not pass. */
  seen: Record<string, number>;
};

export function newChecker(debtors: Debtor[]): Checker {
  return {
    ...{ debtors, bills: new Map(), now: { day: 0, time: "00:00" }, faults: [], asked: [] },
    ...{ mailed: new Set(), ended: new Set(), lookedOn: NEVER, morning: NEVER, listed: NEVER, seen: {} },
    fresh: { letters: [], asks: [] },
  };
}

export function fault(checker: Checker, what: string): void {
  checker.faults.push(`${isoOf(checker.now.day)} ${checker.now.time} ${what}`);
}

export function count(checker: Checker, what: string, n = 1): void {
  checker.seen[what] = (checker.seen[what] ?? 0) + n;
}

/** What has to come of a look: no more, and no less. */
export type Expected = {
  asks: { bill: OwnBill; ask: AskedKind; step?: Rung }[];
  /** By client: the letters of which one is to be written. */
  letters: Map<Debtor, ReturnType<typeof lettersFor>>;
  /** Approved letters that have to leave. */
  leaving: OwnLetter[];
};

export function expectNothing(): Expected {
  return { asks: [], letters: new Map(), leaving: [] };
}

export function expectedNow(checker: Checker): Expected {
  const { debtors, now } = checker;
  const expected = expectNothing();
  const { minute } = shownIn("Europe/Berlin", now);
  const isDesk = minute >= 540 && minute < 1020;
  if (isDesk) checker.lookedOn = now.day;
  for (const debtor of debtors) {
    expected.leaving.push(...[...debtor.letters.values()].filter((letter) => mayLeave(letter, now)));
    if (!isDesk) continue;
    const due: Written[] = [];
    for (const bill of debtor.bills) {
      const next = bill.open > 0n ? expectedOf(bill, now) : undefined;
      if (next && "ask" in next) expected.asks.push({ bill, ...next });
      else if (next) due.push({ bill, ...next });
    }
    if (due.length > 0) expected.letters.set(debtor, lettersFor(due));
  }
  return expected;
}

/** Approved, in the client's hours, and where the ladder asked for it not too soon after something else. */
function mayLeave(letter: OwnLetter, now: Moment): boolean {
  const { debtor } = letter.about[0]!.bill;
  if (!letter.approved || !isOpen(placeOf(debtor), debtor.countries, now)) return false;
  return !isReminder(letter) || now.day >= debtor.lastContact + GAP_DAYS;
}

export function isReminder({ about }: OwnLetter): boolean {
  return about.some(({ step }) => step !== undefined);
}

/** Holds the questions that are open, and those just asked, against what had to be asked. */
export function compareAsks(
  checker: Checker,
  theirs: readonly Ask[],
  { asks: expected }: Expected,
  numberOf: (id: string) => string,
): void {
  const { day: today } = checker.now;
  const open = new Set(theirs.filter(({ done }) => !done).map(({ id }) => String(id)));
  for (const ask of checker.debtors.flatMap((d) => [...d.asks.values()])) {
    const needless = whyNeedless(ask, checker.now);
    if (needless) {
      // A question about credit may go over to the next rung, which it holds as well.
      const mayStay = needless.looked && (ask.kind === "credit" || !hasLooked(checker, ask.bill));
      if (!mayStay || !open.has(ask.id)) endAsk(checker, ask);
    } else if (!open.has(ask.id)) {
      fault(
        checker,
        `a question is gone without a word: ${ask.kind} about ${ask.bill.number} (${stateOf(ask.bill, today)})`,
      );
      endAsk(checker, ask);
    }
  }
  const missing = new Set(expected);
  for (const each of theirs) {
    const bill = checker.bills.get(numberOf(each.invoice))!;
    if (bill.debtor.asks.has(each.id)) continue;
    const named = `${each.kind} about ${bill.number}`;
    if (checker.ended.has(each.id)) {
      if (!each.done)
        fault(checker, `still asked, and had to go: ${named} at ${each.step} (${stateOf(bill, today)})`);
      continue;
    }
    const wanted = [...missing].find((e) => e.bill === bill && e.ask === each.kind && e.step === each.step);
    if (wanted) missing.delete(wanted);
    else fault(checker, `asked, and should not be: ${named} at ${each.step} (${stateOf(bill, today)})`);
    takeInAsk(checker, bill, each);
  }
  for (const { bill, ask, step } of missing) {
    fault(checker, `not asked: ${ask} about ${bill.number} at ${step} (${stateOf(bill, today)})`);
  }
}

/** On a working day Dunlin has looked at what is late; what passes before the due date it may find later. */
function hasLooked({ now, lookedOn }: Checker, { due, debtor }: OwnBill): boolean {
  return lookedOn === now.day && now.day > due && isWorkday(now.day, debtor.countries);
}

function takeInAsk(checker: Checker, bill: OwnBill, { id, kind, step, done }: Ask): void {
  const { day: since } = checker.now;
  count(checker, `ask ${kind}`);
  checker.fresh.asks.push(id);
  if (kind === "check") {
    bill.steps.push({ name: "check", on: since, reached: false });
    if (!done) fault(checker, `a check waits for an answer: ${bill.number}`);
    return;
  }
  const waits = { since, nudged: NEVER, snoozedUntil: NEVER };
  bill.debtor.asks.set(id, { id, kind, bill, ...waits, ...(step ? { step: step as Rung } : {}) });
}

/** A person has answered, or there is nothing to answer any more. */
export function endAsk(checker: Checker, { id, bill }: OwnAsk): void {
  bill.debtor.asks.delete(id);
  checker.ended.add(id);
}

/** Answered or left out by a person: its rung is behind the invoice, or credit does not hold it any more. */
export function answered(checker: Checker, ask: OwnAsk): void {
  const { bill, kind, step } = ask;
  endAsk(checker, ask);
  if (kind === "tolerance") bill.trifleAnswered = true;
  else if (kind === "credit" && step) bill.creditNotFor.add(step);
  else if (step) bill.steps.push({ name: step, on: checker.now.day, reached: kind === "call" });
}

export function stateOf(bill: OwnBill, today: number): string {
  const { debtor, steps } = bill;
  const had = steps.map(({ name, on }) => `${name} ${isoOf(on)}`).join(", ");
  const last = debtor.lastContact > 0 ? isoOf(debtor.lastContact) : "never";
  const turn = turnOf(bill, today);
  const next = turn ? `next ${turn.step} from ${isoOf(turn.on)}` : "no more rungs";
  const waits = [...debtor.letters.values()].map(namesIn).join("; ");
  return `due ${isoOf(bill.due)}; ${whyQuiet(bill, today) ?? "nothing holds it"}; had ${had || "nothing"}; ${next}; last contact ${last}; waits: ${waits || "nothing"}`;
}

/** Holds the letters that wait against those that have to: each of ours is there, and no other. */
export function compareLetters(
  checker: Checker,
  waiting: readonly Letter[],
  { letters: expected }: Expected,
  numberOf: (id: string) => string,
): OwnLetter[] {
  const theirs = new Set(waiting.map(({ id }) => String(id)));
  for (const letter of checker.debtors.flatMap(({ letters }) => [...letters.values()])) {
    if (theirs.has(letter.id)) continue;
    // What confirms a plan goes with it.
    const isOver = letter.kind === "plan-confirmation" && letter.about.every(({ bill }) => !bill.plan);
    if (!isOver) fault(checker, `gone without a word: ${namesIn(letter)}`);
    endLetter(checker, letter);
  }
  const ours = new Set(checker.debtors.flatMap(({ letters }) => [...letters.keys()]));
  const fresh = waiting
    .filter(({ id }) => !ours.has(id))
    .flatMap((letter) => takeIn(checker, letter, numberOf));
  compareWritten(checker, fresh.filter(isReminder), expected);
  return fresh;
}

/** To each client that is to be written to one letter, and it is one of those that may be. */
function compareWritten(
  checker: Checker,
  written: readonly OwnLetter[],
  expected: Expected["letters"],
): void {
  const byDebtor = Map.groupBy(written, (letter) => letter.about[0]!.bill.debtor);
  for (const debtor of new Set([...expected.keys(), ...byDebtor.keys()])) {
    const mine = (expected.get(debtor) ?? []).map(({ kind, about }) =>
      told(
        kind,
        about.map(({ bill, step }) => ({ bill, step })),
      ),
    );
    const theirs = (byDebtor.get(debtor) ?? []).map(({ kind, about }) => told(kind, about));
    if (theirs.length === Math.min(mine.length, 1) && (mine.length === 0 || mine.includes(theirs[0]!)))
      continue;
    const bills = new Set([
      ...(byDebtor.get(debtor) ?? []).flatMap(({ about }) => about.map(({ bill }) => bill)),
      ...(expected.get(debtor) ?? []).flatMap(({ about }) => about.map(({ bill }) => bill)),
    ]);
    const states = [...bills].map((bill) => `${bill.number}: ${stateOf(bill, checker.now.day)}`).join("\n  ");
    fault(
      checker,
      `written: ${theirs.join(" and ") || "nothing"}; to be written: ${mine.join(" or ") || "nothing"}\n  ${states}`,
    );
  }
}

function told(kind: string, about: readonly { bill: OwnBill; step?: Rung }[]): string {
  const parts = about.map(({ bill, step }) => `${bill.number} ${step}`);
  return `${kind} (${parts.sort().join(", ")})`;
}

function takeIn(checker: Checker, letter: Letter, numberOf: (id: string) => string): OwnLetter[] {
  const { day: since } = checker.now;
  const about = letter.invoices.map(({ invoice, step }) => ({
    bill: checker.bills.get(numberOf(invoice))!,
    ...(step ? { step: step as Rung } : {}),
  }));
  const waits = { since, nudged: NEVER, snoozedUntil: NEVER };
  const own: OwnLetter = { id: letter.id, kind: letter.kind, about, ...waits };
  const named = namesIn(own);
  const { debtor } = about[0]!.bill;
  if (checker.ended.has(letter.id)) {
    fault(checker, `still waits, and had to go: ${named}`);
    return [];
  }
  if (about.some(({ bill }) => bill.debtor !== debtor)) fault(checker, `a letter to two clients: ${named}`);
  if (isReminder(own)) {
    count(checker, letter.kind);
    checker.fresh.letters.push(letter.id);
    offerBy(own, since);
  } else {
    const wanted = checker.asked.indexOf(named);
    if (wanted < 0) fault(checker, `nobody asked for ${named}`);
    else checker.asked.splice(wanted, 1);
  }
  debtor.letters.set(letter.id, own);
  return [own];
}

/** A plan that the ladder offers is three instalments, a month apart, the first in a month. */
function offerBy({ id, kind, about }: OwnLetter, today: number): void {
  const { bill } = about[0]!;
  if (kind !== "payment-plan-offer") return;
  bill.plan = {
    offered: today,
    accepted: false,
    parts: inMonths(bill.open, monthsAfter(today, 1), 3),
    paid: [],
    letter: id,
  };
}

export function inMonths(open: bigint, first: number, n: number): { due: number; amount: bigint }[] {
  return Array.from({ length: n }, (_, i) => ({
    due: monthsAfter(first, i),
    amount: open / BigInt(n) + (BigInt(i) < open % BigInt(n) ? 1n : 0n),
  }));
}

export function namesIn({ kind, about }: OwnLetter): string {
  return `${kind} about ${about.map(({ bill }) => bill.number).join(", ")}`;
}

/** Something was booked or noted about an invoice: reminders that speak of it must not wait any longer. */
export function touched(checker: Checker, bill: OwnBill): void {
  for (const letter of bill.debtor.letters.values()) {
    const speaksOfIt = letter.about.some((about) => about.bill === bill && about.step);
    if (speaksOfIt) endLetter(checker, letter);
  }
}

/** The reason has become another one: what fitted the old one does not wait any longer. */
export function reasonChanged(checker: Checker, bill: OwnBill): void {
  for (const letter of bill.debtor.letters.values()) {
    const about = letter.about.find((a) => a.bill === bill && a.step === "by-reason");
    if (!about) continue;
    const brings = broughtBy("by-reason", withoutPlan(bill), checker.now.day);
    if (!("letter" in brings) || brings.letter !== letter.kind) endLetter(checker, letter);
  }
}

function withoutPlan({ plan: _, ...bill }: OwnBill): OwnBill {
  return bill;
}

/** A letter is over without having gone out; a plan that it was to offer goes with it. */
export function endLetter(checker: Checker, letter: OwnLetter): void {
  const { bill } = letter.about[0]!;
  if (bill.plan?.letter === letter.id && !bill.plan.sent && !bill.plan.accepted) delete bill.plan;
  bill.debtor.letters.delete(letter.id);
  checker.ended.add(letter.id);
}

/** Dunlin took a letter back when a person wanted to approve it, or at the moment of sending. */
export function takenBack(checker: Checker, letter: OwnLetter, because = ""): void {
  const { kind, about } = letter;
  const { debtor } = about[0]!.bill;
  // What is approved outside of the client's hours, or too soon after a contact, is read for the day it leaves on.
  const free = { day: debtor.lastContact + GAP_DAYS, time: "00:00" };
  const from = isReminder(letter) && free.day > checker.now.day ? free : checker.now;
  const day = letter.approved ? checker.now.day : opensOn(placeOf(debtor), debtor.countries, from);
  const held = about.some(({ bill, step }) => step && (whyQuiet(bill, day, step) || isPast(bill, step, day)));
  const late = kind === "heads-up" && about.some(({ bill }) => bill.due < day);
  const early = kind !== "heads-up" && about.every(({ bill }) => bill.due >= day);
  const noPlan = kind.includes("plan") && about.every(({ bill }) => !bill.plan);
  const noFee =
    kind === "late-fee-notice" && about.some(({ bill }) => bill.feeOpen <= 0n || whyHeld(bill, day));
  if (letter.approved && !held && !late && !early) count(checker, "words out of date");
  else if (!held && !late && !early && !noPlan && !noFee)
    fault(
      checker,
      `taken back without need: ${namesIn(letter)}: ${because} (${about.map(({ bill }) => stateOf(bill, day)).join("; ")})`,
    );
  count(checker, "taken back");
  endLetter(checker, letter);
}

/** Its rung has lost its sense while it waited, so that credit it was not meant for holds the next one. */
function isPast(bill: OwnBill, step: Rung, day: number): boolean {
  return bill.debtor.credit[bill.currency] > 0n && turnOf(bill, day)?.step !== step;
}

/** Skipped by a person, or sent: the step is behind the invoice. */
export function useSteps(checker: Checker, letter: OwnLetter, deadline?: number): void {
  if (letter.kind === "payment-plan-offer") letter.about[0]!.bill.planTried = true;
  for (const { bill, step } of letter.about) {
    if (!step) continue;
    if (bill.steps.some(({ name }) => name === step)) fault(checker, `${bill.number} had ${step} twice`);
    bill.steps.push({ name: step, on: checker.now.day, reached: true, ...(deadline ? { deadline } : {}) });
  }
}
