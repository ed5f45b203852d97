import type { Letter } from "../../../src/domain/letter.ts";
import type { Mail } from "../../../src/ports.ts";
import { type Day, isoOf, isWorkday } from "./days.ts";
import {
  askedFor,
  type Debtor,
  figure,
  GAP_DAYS,
  holdsLadder,
  nameOf,
  type OwnBill,
  type OwnLetter,
  type StepName,
  stepDue,
  whyQuiet,
} from "./own-books.ts";

/** A moment in Berlin: the checker is told it and asks no clock. */
export type Moment = { day: Day; time: string };

export type Checker = {
  debtors: Debtor[];
  bills: Map<string, OwnBill>;
  now: Moment;
  /** What was found wrong, in the order of the year. */
  faults: string[];
  /** Letters that a person or a booking asked for and that have not shown up yet: kind and number. */
  asked: string[];
  mailed: Set<string>;
  /** Letters that are over: none of them may wait again, or go out. */
  ended: Set<string>;
  /** What came out, so that a year in which nothing happened does not pass. */
  seen: Record<string, number>;
};

export function newChecker(debtors: Debtor[]): Checker {
  const now = { day: 0, time: "00:00" };
  return {
    debtors,
    bills: new Map(),
    now,
    faults: [],
    asked: [],
    mailed: new Set(),
    ended: new Set(),
    seen: {},
  };
}

export function fault(checker: Checker, what: string): void {
  checker.faults.push(`${isoOf(checker.now.day)} ${checker.now.time} ${what}`);
}

export function count(checker: Checker, what: string, n = 1): void {
  checker.seen[what] = (checker.seen[what] ?? 0) + n;
}

/** The steps that have to be drafted when Dunlin looks at this moment: no more, and no fewer. */
export function stepsDue({ debtors, now }: Checker): string[] {
  if (now.time < "09:00" || !isWorkday(now.day)) return [];
  return debtors
    .filter((debtor) => ![...debtor.letters.values()].some(holdsLadder))
    .flatMap((debtor) => debtor.bills)
    .flatMap((bill) => {
      const step = bill.open > 0n && stepDue(bill, now.day);
      return step ? [`${bill.number} ${step}`] : [];
    })
    .sort();
}

/** Holds what a look has drafted against what it had to. */
export function compareDrafts(
  checker: Checker,
  drafted: readonly string[],
  expected: readonly string[],
): void {
  for (const each of drafted) {
    count(checker, each.split(" ")[1]!);
    if (!expected.includes(each))
      fault(checker, `drafted, and should not be: ${each} (${stateOf(checker, each)})`);
  }
  if (new Set(drafted).size < drafted.length) fault(checker, `drafted twice: ${drafted.join(", ")}`);
  for (const each of expected) {
    if (!drafted.includes(each)) fault(checker, `not drafted: ${each} (${stateOf(checker, each)})`);
  }
}

function stateOf({ bills, now }: Checker, draft: string): string {
  const bill = bills.get(draft.split(" ")[0]!);
  if (!bill) return "unknown";
  const steps = bill.steps.map(({ name, on }) => `${name} ${isoOf(on)}`).join(", ");
  const last = bill.debtor.lastMail > 0 ? isoOf(bill.debtor.lastMail) : "never";
  return `due ${isoOf(bill.due)}; ${whyQuiet(bill, now.day) ?? "nothing holds it"}; had ${steps || "nothing"}; last mail ${last}`;
}

/** Holds the letters that wait against those that have to: each of ours is there, and no other. */
export function compareLetters(
  checker: Checker,
  waiting: readonly Letter[],
  numberOf: (id: string) => string,
): void {
  const theirs = new Set(waiting.map(({ id }) => String(id)));
  for (const debtor of checker.debtors) {
    for (const { id, kind, about } of debtor.letters.values()) {
      const numbers = about.map(({ bill }) => bill.number).join(", ");
      if (!theirs.has(id)) fault(checker, `gone without a word: ${kind} about ${numbers}`);
      if (!theirs.has(id)) debtor.letters.delete(id);
    }
  }
  const ours = new Set(checker.debtors.flatMap(({ letters }) => [...letters.keys()]));
  for (const letter of waiting.filter(({ id }) => !ours.has(id))) takeIn(checker, letter, numberOf);
}

function takeIn(checker: Checker, letter: Letter, numberOf: (id: string) => string): void {
  const about = letter.invoices.map(({ invoice, step }) => ({
    bill: checker.bills.get(numberOf(invoice))!,
    ...(step ? { step: step as StepName } : {}),
  }));
  const own: OwnLetter = { id: letter.id, kind: letter.kind, about };
  const named = namesIn(own);
  const { debtor } = about[0]!.bill;
  if (checker.ended.has(letter.id)) {
    fault(checker, `still waits, and had to go: ${named}`);
    return;
  }
  if (about.some(({ bill }) => bill.debtor !== debtor)) fault(checker, `a letter to two clients: ${named}`);
  if (!about.some(({ step }) => step)) {
    const wanted = checker.asked.indexOf(named);
    if (wanted < 0) fault(checker, `nobody asked for ${named}`);
    else checker.asked.splice(wanted, 1);
  }
  debtor.letters.set(letter.id, own);
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

export function endLetter(checker: Checker, letter: OwnLetter): void {
  letter.about[0]!.bill.debtor.letters.delete(letter.id);
  checker.ended.add(letter.id);
}

/** Dunlin took a letter back when a person wanted to approve it, or at the moment of sending. */
export function takenBack(checker: Checker, letter: OwnLetter): void {
  const { day } = checker.now;
  const held = letter.about.some(({ bill, step }) => step && whyQuiet(bill, day));
  const late = letter.kind === "heads-up" && letter.about.some(({ bill }) => bill.due < day);
  const noPlan = letter.kind.startsWith("p") && letter.about.every(({ bill, step }) => !step && !bill.plan);
  if (!held && !late && !noPlan) fault(checker, `taken back without need: ${namesIn(letter)}`);
  count(checker, "taken back");
  endLetter(checker, letter);
}

/** Skipped by a person, or sent: the step is behind the invoice. */
export function useSteps(checker: Checker, letter: OwnLetter): void {
  for (const { bill, step } of letter.about) {
    if (!step) continue;
    if (bill.steps.some(({ name }) => name === step)) fault(checker, `${bill.number} had ${step} twice`);
    bill.steps.push({ name: step, on: checker.now.day });
  }
}

/** Reads a mail that has gone out as its client would, knowing all that was agreed. */
export function readMail(checker: Checker, mail: Mail): void {
  const { day } = checker.now;
  count(checker, "mails");
  if (checker.mailed.has(mail.messageId)) fault(checker, `a second copy of “${mail.subject}”`);
  checker.mailed.add(mail.messageId);
  const id = mail.messageId.split(".")[0]!;
  const letter = checker.debtors.flatMap(({ letters }) => letters.get(id) ?? [])[0];
  if (!letter?.approved) {
    fault(checker, `nobody approved “${mail.subject}”`);
    return;
  }
  const { debtor } = letter.about[0]!.bill;
  if (letter.approved.subject !== mail.subject || letter.approved.text !== mail.text) {
    fault(checker, `other words than were approved: ${namesIn(letter)}`);
  }
  if (mail.to.map(({ email }) => email).join() !== debtor.email)
    fault(checker, `to somebody else: ${namesIn(letter)}`);
  if (!isWorkday(day) || checker.now.time < "09:00") fault(checker, `out of hours: ${namesIn(letter)}`);
  if (letter.about.some(({ step }) => step)) checkReminder(checker, letter);
  checkFigures(checker, letter, mail.text);
  useSteps(checker, letter);
  endLetter(checker, letter);
  const { plan } = letter.about[0]!.bill;
  if (letter.kind === "payment-plan-offer" && plan) plan.sent = day;
  debtor.lastMail = day;
}

function checkReminder(checker: Checker, letter: OwnLetter): void {
  const { day } = checker.now;
  for (const { bill } of letter.about) {
    const quiet = whyQuiet(bill, day);
    if (quiet) fault(checker, `wrote about ${nameOf(bill, day)}, which is ${quiet}`);
  }
  const { debtor } = letter.about[0]!.bill;
  if (day - debtor.lastReminder < GAP_DAYS)
    fault(checker, `too soon after the last reminder: ${namesIn(letter)}`);
  if (day - debtor.lastMail < GAP_DAYS) count(checker, "reminders close behind another mail");
  debtor.lastReminder = day;
}

const ASKED_FOR = ["heads-up", "polite-reminder", "second-reminder"];

/** Every figure in a reminder is one that our books have; and what is asked for of each invoice is in it. */
function checkFigures(checker: Checker, letter: OwnLetter, text: string): void {
  const found = text.match(/(?:€|JP¥)\d+(?:,\d{3})*(?:\.\d+)?/g) ?? [];
  const bills = letter.about.map(({ bill }) => bill);
  const asked = bills.map((bill) => figure(askedFor(bill), bill.currency));
  for (const [i, wanted] of asked.entries()) {
    if (!ASKED_FOR.includes(letter.kind) && !PLANS.includes(letter.kind)) continue;
    const mine = new RegExp(`\\b${bills[i]!.number}\\b`);
    const place = bills.length === 1 ? [text] : text.split("\n").filter((line) => mine.test(line));
    if (!place.some((line) => line.includes(wanted)))
      fault(checker, `${wanted} is open and not in ${namesIn(letter)}: ${place.join(" / ")}`);
  }
  const known = new Set([...asked, ...bills.flatMap(partsOf), ...totalsOf(bills)]);
  for (const each of found) {
    if (!known.has(each)) fault(checker, `${each} is in ${namesIn(letter)}, and is nothing that we know`);
  }
}

const PLANS = ["payment-plan-offer", "plan-confirmation"];

/** Figures besides what is asked for that a letter may name: what was billed, argued about, credited, agreed. */
function partsOf(bill: OwnBill): string[] {
  const { currency, face, open, feeOpen, plan, memo, fee } = bill;
  const disputed = open - askedFor(bill);
  const parts = plan?.parts.map(({ amount }) => amount) ?? [];
  const amounts = [face, open, disputed, feeOpen, open - feeOpen, fee ?? 0n, memo ?? 0n, ...parts];
  return amounts.map((amount) => figure(amount, currency));
}

function totalsOf(bills: readonly OwnBill[]): string[] {
  const inOne = (currency: OwnBill["currency"]) =>
    bills.filter((b) => b.currency === currency).reduce((sum, b) => sum + askedFor(b), 0n);
  return [figure(inOne("EUR"), "EUR"), figure(inOne("JPY"), "JPY")];
}
