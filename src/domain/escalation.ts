import { addDays, type BusinessDays, formatShortDate, type LocalDate, nextBusinessDay } from "./calendar.ts";
import { isPaused, type Pause } from "./client.ts";
import type { InvoiceState } from "./invoice.ts";
import type { LetterKind } from "./letter.ts";
import type { Money } from "./money.ts";
import type { PlanHold } from "./payment-plan.ts";

export type StepId = "heads-up" | "polite-reminder" | "second-reminder";

/** A rung: `day` counts from the due date; day 1 is the day after it. */
export type Step = { id: StepId; day: number; letter: LetterKind; name: string };

/** The standard ladder, lowest rung first. */
export const LADDER: readonly Step[] = [
  { id: "heads-up", day: -3, letter: "heads-up", name: "heads-up" },
  { id: "polite-reminder", day: 3, letter: "polite-reminder", name: "polite reminder" },
  { id: "second-reminder", day: 10, letter: "second-reminder", name: "second reminder" },
];

export function stepOf(id: StepId): Step {
  return LADDER.find((step) => step.id === id)!;
}

/** Everything the decision about one invoice rests on, read just before it is made. */
export type ChaseFacts = {
  today: LocalDate;
  state: InvoiceState;
  dueOn: LocalDate;
  /** Rungs behind it: sent, handed over or skipped by a person. */
  used: readonly { step: StepId; on: LocalDate }[];
  /** A letter to this client that nobody has dealt with yet. */
  waiting?: { since: LocalDate; snoozedUntil?: LocalDate; approved: boolean };
  invoicePause?: Pause;
  clientPause?: Pause;
  doNotChase: boolean;
  /** What of the balance may be asked for: all but what is argued about. */
  chased: Money;
  /** The argument about it that is open; where it covers all that is open, nothing is chased. */
  dispute?: { since: LocalDate; reason: string };
  /** A promise to pay; nothing is asked for before the morning of `until`. */
  promise?: { promisedFor: LocalDate; until: LocalDate };
  /** A payment plan that is offered or runs. */
  plan?: PlanHold;
  /** Balance at or under which nobody is chased, in the invoice's currency. */
  tolerance: Money;
  /** Credit of the client in the invoice's currency that nobody has used. */
  credit: Money;
  /** Day of the last message to this client, whatever it was about. */
  lastContactOn?: LocalDate;
  contactGapDays: number;
  /** Whether the client has paid several invoices and none of them late. */
  paysOnTime: boolean;
  isBusinessDay: BusinessDays;
  /** BCP 47, of the people who read `because`; days are written its way. */
  locale?: string;
};

/**
 * `draft`: the step is due now. `wait`: nothing before `until`, on which it is looked at again.
 * `rest`: nothing is left to chase, ever, unless something is booked. `rule` names the rule for tests,
 * logs and `/invoice why`; `because` says it to people.
 */
export type Decision =
  | { kind: "draft"; step: Step; rule: string; because: string }
  | { kind: "wait"; until: LocalDate; rule: string; because: string; next?: Step }
  | { kind: "rest"; rule: string; because: string };

/** A hold without an end is looked at again after this many days, so that nothing open is forgotten. */
const LOOK_AGAIN_DAYS = 30;

/** What happens next to one invoice. Pure: same facts, same answer. */
export function decideNudge(facts: ChaseFacts): Decision {
  return settled(facts) ?? held(facts) ?? nextStep(facts);
}

function settled({ state }: ChaseFacts): Decision | undefined {
  switch (state.kind) {
    case "open":
      return undefined;
    case "draft":
      return { kind: "rest", rule: "draft", because: "it is a draft and has not gone out" };
    case "paid":
      return { kind: "rest", rule: "paid", because: "it is paid" };
    case "cancelled":
      return { kind: "rest", rule: "cancelled", because: "it is cancelled" };
    case "written-off":
      return { kind: "rest", rule: "written-off", because: "it is written off" };
  }
}

function held(facts: ChaseFacts): Decision | undefined {
  const { today, state, waiting } = facts;
  const hold = (until: LocalDate, rule: string, because: string): Decision => ({
    kind: "wait",
    until: nextBusinessDay(until, facts.isBusinessDay),
    rule,
    because,
  });
  const later = addDays(today, LOOK_AGAIN_DAYS);
  if (facts.doNotChase) return hold(later, "do-not-chase", "the client is marked “do not chase”");
  const pause = [facts.clientPause, facts.invoicePause].find((p) => isPaused(p, today));
  if (pause) {
    const which = pause === facts.clientPause ? "the client is paused" : "it is paused";
    return hold(
      pause.until ?? later,
      "paused",
      pause.until ? `${which} until ${said(pause.until, facts)}` : which,
    );
  }
  const agreed = heldByWord(facts);
  if (agreed) return hold(agreed.until ?? later, agreed.rule, agreed.because);
  if (state.kind === "open" && facts.chased.minor <= facts.tolerance.minor) {
    const because = facts.dispute
      ? "what is left beside the dispute is too little to chase"
      : "what is left is too little to chase; it can be written off";
    return hold(later, "tolerance", because);
  }
  if (facts.credit.minor > 0n) {
    return hold(addDays(today, 1), "unapplied-credit", "the client has credit that nobody has used yet");
  }
  if (waiting) {
    const until =
      waiting.snoozedUntil && waiting.snoozedUntil > today ? waiting.snoozedUntil : addDays(today, 1);
    const because = waiting.approved
      ? "a letter to this client is approved and on its way"
      : `a draft to this client has waited since ${said(waiting.since, facts)}`;
    return hold(until, "draft-waits", because);
  }
  return undefined;
}

/** What was argued or agreed with the client: it holds the chase of the one invoice that it is about. */
function heldByWord(facts: ChaseFacts) {
  const { today, state, chased, dispute, promise, plan } = facts;
  if (dispute && state.kind === "open" && chased.minor <= 0n) {
    const because = `it has been in dispute since ${said(dispute.since, facts)}: ${dispute.reason}`;
    return { rule: "disputed", because };
  }
  if (promise && today < promise.until) {
    const because = `it is promised for ${said(promise.promisedFor, facts)}`;
    return { rule: "promised", because, until: promise.until };
  }
  if (plan) {
    const until = plan.until > today ? plan.until : addDays(today, 1);
    return { rule: plan.rule, because: PLAN_HOLDS[plan.rule], until };
  }
  return undefined;
}

const PLAN_HOLDS: Record<PlanHold["rule"], string> = {
  "on-plan": "it is on a payment plan",
  "plan-offered": "a payment plan is offered, and the client has time to answer",
};

/** The rung after the highest one used; steps are taken in order and never jumped over by the clock. */
function nextStep(facts: ChaseFacts): Decision {
  const { today, isBusinessDay } = facts;
  const step = stepAfter(facts);
  if (!step) {
    const until = nextBusinessDay(addDays(today, 7), isBusinessDay);
    const because = "the reminders are used up: call the client, or decide what follows";
    return { kind: "wait", until, rule: "ladder-done", because };
  }
  const due = dueDayOf(step, facts);
  if (due <= today && isBusinessDay(today)) {
    return { kind: "draft", step, rule: `step ${step.id}`, because: `${step.name}, ${dayWords(step.day)}` };
  }
  const until = due > today ? due : nextBusinessDay(today, isBusinessDay);
  const gap = due > today && due > nextBusinessDay(addDays(facts.dueOn, step.day), isBusinessDay);
  const because = `the ${step.name} is due on ${said(until, facts)}${gap ? `, at least ${facts.contactGapDays} days after the last message` : ""}`;
  return { kind: "wait", until, next: step, rule: gap ? "contact-gap" : "not-yet", because };
}

/**
 * The business day from which a step is due: its day on the ladder, but never too soon after a message,
 * nor after a step that a person has just skipped.
 */
function dueDayOf(step: Step, facts: ChaseFacts): LocalDate {
  const onTheLadder = addDays(facts.dueOn, step.day);
  const latest = [facts.lastContactOn, ...facts.used.map((u) => u.on)]
    .filter((on) => on !== undefined)
    .sort()
    .at(-1);
  const afterGap = latest && addDays(latest, facts.contactGapDays);
  return nextBusinessDay(afterGap && afterGap > onTheLadder ? afterGap : onTheLadder, facts.isBusinessDay);
}

/** A heads-up makes sense only before the due date, and not to somebody who always pays in time. */
function stepAfter(facts: ChaseFacts): Step | undefined {
  const highest = Math.max(-1, ...facts.used.map((u) => LADDER.findIndex((s) => s.id === u.step)));
  const inTime = (step: Step) => {
    const due = dueDayOf(step, facts);
    const earliest = nextBusinessDay(due > facts.today ? due : facts.today, facts.isBusinessDay);
    return !facts.paysOnTime && earliest < facts.dueOn;
  };
  return LADDER.slice(highest + 1).find((step) => step.id !== "heads-up" || inTime(step));
}

/** The reminder that one asked for by hand stands for: the next unused rung, or the highest once more. */
export function stepByHand(used: readonly StepId[]): Step {
  const highest = Math.max(-1, ...used.map((id) => LADDER.findIndex((s) => s.id === id)));
  const next = LADDER.slice(highest + 1).find((step) => step.id !== "heads-up");
  return next ?? LADDER.at(-1)!;
}

function said(date: LocalDate, { locale }: ChaseFacts): string {
  return formatShortDate(date, locale);
}

function dayWords(day: number): string {
  return day < 0 ? `${-day} days before the due date` : `day ${day} after the due date`;
}
