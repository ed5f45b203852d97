import type { Ask, AskKind } from "./ask.ts";
import { addDays, type BusinessDays, formatShortDate, type LocalDate, nextBusinessDay } from "./calendar.ts";
import { isPaused, type Pause } from "./client.ts";
import type { InvoiceState } from "./invoice.ts";
import type { Ladder, LateReason, Step, StepId } from "./ladder.ts";
import type { LetterKind } from "./letter.ts";
import type { Money } from "./money.ts";
import type { PlanHold } from "./payment-plan.ts";

/** What the team was asked about the invoice; `open`: and has not answered. */
export type PastAsk = Pick<Ask, "kind" | "step" | "askedOn" | "snoozedUntil"> & { open: boolean };

/** Everything the decision about one invoice rests on, read just before it is made. */
export type ChaseFacts = {
  today: LocalDate;
  state: InvoiceState;
  dueOn: LocalDate;
  ladder: Ladder;
  /**
   * Rungs behind it: letters sent, handed over or skipped by a person, and what the team was asked and has done.
   * `contact`: it was to reach the client. `deadline`: the day by which a formal letter asks for the money.
   */
  used: readonly { step: StepId; on: LocalDate; contact: boolean; deadline?: LocalDate }[];
  asks: readonly PastAsk[];
  lateReason?: LateReason;
  /** Whether a late fee was agreed that may be charged by now. */
  feeDue: boolean;
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
 * `draft`: a letter is due now. `ask`: the team is to be asked something now. `wait`: nothing before `until`, on which it is looked at again.
 * `rest`: nothing is left to chase, ever, unless something is booked. `rule` names the rule for tests,
 * logs and `/invoice why`; `because` says it to people.
 */
export type Decision =
  | { kind: "draft"; step: Step; letter: LetterKind; rule: string; because: string }
  | { kind: "ask"; ask: AskKind; step?: Step; rule: string; because: string }
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
  const { today, waiting } = facts;
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
  const small = tooSmall(facts, later);
  if (small) return small;
  const credit = heldByCredit(facts);
  if (credit) return credit;
  if (waiting && stepAfter(facts)?.rung !== "check") {
    const until =
      waiting.snoozedUntil && waiting.snoozedUntil > today ? waiting.snoozedUntil : addDays(today, 1);
    const because = waiting.approved
      ? "a letter to this client is approved and on its way"
      : `a draft to this client has waited since ${said(waiting.since, facts)}`;
    return hold(until, "draft-waits", because);
  }
  return undefined;
}

/** So little is left that asking for it costs more: the team is asked once whether to write it off. */
function tooSmall(facts: ChaseFacts, later: LocalDate): Decision | undefined {
  const { state, chased, tolerance, dispute, today, isBusinessDay, asks } = facts;
  if (state.kind !== "open" || chased.minor > tolerance.minor) return undefined;
  const rule = "tolerance";
  const until = nextBusinessDay(later, isBusinessDay);
  if (dispute) {
    return { kind: "wait", until, rule, because: "what is left beside the dispute is too little to chase" };
  }
  const because = "what is left is too little to chase; it can be written off";
  const asked = asks.some((ask) => ask.kind === rule && addDays(ask.askedOn, LOOK_AGAIN_DAYS) > today);
  if (state.due !== "overdue" || asked) return { kind: "wait", until, rule, because };
  return isBusinessDay(today)
    ? { kind: "ask", ask: rule, rule, because }
    : { kind: "wait", until: nextBusinessDay(today, isBusinessDay), rule, because };
}

/**
 * Money of theirs may be meant for it: before anybody asks for more, the team is asked. Who answers that it is
 * not lets this one rung go on; before the next one it is asked again.
 */
function heldByCredit(facts: ChaseFacts): Decision | undefined {
  const { credit, today, isBusinessDay, asks } = facts;
  if (credit.minor <= 0n) return undefined;
  const rule = "unapplied-credit";
  const because = "the client has credit that nobody has used yet";
  const next = nextStep(facts);
  const step = next.kind === "draft" || next.kind === "ask" ? next.step : undefined;
  const about = asks.filter((ask) => ask.kind === "credit" && (ask.open || ask.step === step?.id));
  if (step && about.length === 0) return { kind: "ask", ask: "credit", step, rule, because };
  if (step && !about.some((ask) => ask.open)) return undefined;
  const until = next.kind === "wait" ? next.until : addDays(today, 7);
  return { kind: "wait", until: nextBusinessDay(until, isBusinessDay), rule, because };
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

/** What a rung asks for, now that it is the next: a letter, or something of the team. */
type Asked = { letter: LetterKind } | { ask: AskKind };

/** The rung after the highest one used; steps are taken in order and never jumped over by the clock. */
function nextStep(facts: ChaseFacts): Decision {
  const { today, isBusinessDay } = facts;
  const step = stepAfter(facts);
  if (!step) {
    const until = nextBusinessDay(addDays(today, LOOK_AGAIN_DAYS), isBusinessDay);
    const because = "the ladder is used up, and what follows is for a person to decide";
    return { kind: "wait", until, rule: "ladder-done", because };
  }
  const asked = askedBy(step, facts);
  const due = dueDayOf(step, facts);
  if (due > today || !isBusinessDay(today)) return notYet(step, due, facts);
  const because = `${nameOf(step, asked)}, ${dayWords(step.day)}`;
  if ("letter" in asked)
    return { kind: "draft", step, letter: asked.letter, rule: `step ${step.id}`, because };
  const open = facts.asks.find((ask) => ask.open && ask.kind === asked.ask);
  return open
    ? waitForTeam(open, facts, step)
    : { kind: "ask", ask: asked.ask, step, rule: `step ${step.id}`, because };
}

function notYet(step: Step, due: LocalDate, facts: ChaseFacts): Decision {
  const { today, isBusinessDay } = facts;
  const until = due > today ? due : nextBusinessDay(today, isBusinessDay);
  const gap = due > today && due > nextBusinessDay(addDays(facts.dueOn, step.day), isBusinessDay);
  const after = isContact(step, facts)
    ? `at least ${facts.contactGapDays} days after the last message`
    : "after the deadline that the last letter named";
  const because = `the ${step.name} is due on ${said(until, facts)}${gap ? `, ${after}` : ""}`;
  return { kind: "wait", until, next: step, rule: gap ? "contact-gap" : "not-yet", because };
}

const ASKED_FOR: Record<AskKind, string> = {
  check: "to check whether money has come in",
  call: "to call the client",
  dispute: "whether it is a dispute",
  fee: "whether the late fee may be charged",
  decide: "what is to follow",
  credit: "whether the client’s credit is meant for it",
  tolerance: "whether to write off what is left",
};

/** The team has been asked and has not answered: the ladder waits with it. */
function waitForTeam(ask: PastAsk, facts: ChaseFacts, next?: Step): Decision {
  const { today, isBusinessDay } = facts;
  const back = ask.snoozedUntil && ask.snoozedUntil > today ? ask.snoozedUntil : addDays(today, 7);
  const because = `the team was asked on ${said(ask.askedOn, facts)} ${ASKED_FOR[ask.kind]}`;
  const until = nextBusinessDay(back, isBusinessDay);
  return { kind: "wait", until, rule: "asked", because, ...(next ? { next } : {}) };
}

function askedBy({ does }: Step, facts: ChaseFacts): Asked {
  switch (does.kind) {
    case "letter":
      return { letter: does.letter };
    case "by-reason":
      return byReason(facts);
    default:
      return { ask: does.kind };
  }
}

/** Each reason for lateness wants another next step; where none is known, an agreed fee, or one more reminder. */
function byReason({ lateReason, feeDue }: ChaseFacts): Asked {
  switch (lateReason) {
    case "cash-flow":
      return { letter: "payment-plan-offer" };
    case "procedure":
      return { letter: "resend-invoice" };
    case "dissatisfied":
      return { ask: "dispute" };
    default:
      return feeDue ? { ask: "fee" } : { letter: "third-reminder" };
  }
}

const NAMES: Partial<Record<LetterKind | AskKind, string>> = {
  "payment-plan-offer": "payment-plan offer",
  "resend-invoice": "invoice sent again to the right contact",
  "third-reminder": "third reminder",
  dispute: "question whether it is a dispute",
  fee: "late fee",
};

function nameOf(step: Step, asked: Asked): string {
  if (step.does.kind !== "by-reason") return step.name;
  return NAMES["letter" in asked ? asked.letter : asked.ask] ?? step.name;
}

/** Whether a rung brings a message to the client; what only the team is asked does not. */
function isContact(step: Step, facts: ChaseFacts): boolean {
  const asked = askedBy(step, facts);
  return "letter" in asked || asked.ask === "call";
}

/**
 * The business day from which a step is due: its day on the ladder. A message never comes too soon after
 * another, nor after one that a person has just skipped; a decision not before the deadline that a letter named.
 */
function dueDayOf(step: Step, facts: ChaseFacts): LocalDate {
  const { dueOn, used, lastContactOn, contactGapDays, isBusinessDay } = facts;
  const onTheLadder = addDays(dueOn, step.day);
  const messages = used.filter((u) => u.contact).map((u) => u.on);
  const latest = latestOf([lastContactOn, ...messages]);
  const afterGap = latest && isContact(step, facts) ? addDays(latest, contactGapDays) : undefined;
  const deadline = latestOf(used.map((u) => u.deadline));
  const afterDeadline = deadline && step.does.kind === "decide" ? addDays(deadline, 1) : undefined;
  return nextBusinessDay(latestOf([onTheLadder, afterGap, afterDeadline])!, isBusinessDay);
}

function latestOf(days: readonly (LocalDate | undefined)[]): LocalDate | undefined {
  return days
    .filter((day) => day !== undefined)
    .reduce<LocalDate | undefined>((a, b) => (a && a > b ? a : b), undefined);
}

/** The rungs above the highest one used. One that has gone from the ladder since counts for nothing. */
function rungsAbove(ladder: Ladder, used: readonly StepId[]): Ladder {
  const highest = Math.max(-1, ...used.map((id) => ladder.findIndex((step) => step.id === id)));
  return ladder.slice(highest + 1);
}

/**
 * A heads-up makes sense only before the due date, and not to somebody who always pays in time. A check that
 * was slept through is left out when the next rung is due too: that one asks the same of who approves it.
 */
function stepAfter(facts: ChaseFacts): Step | undefined {
  const above = rungsAbove(
    facts.ladder,
    facts.used.map((u) => u.step),
  );
  return above.find((step, i) => {
    if (step.rung === "heads-up") return !facts.paysOnTime && earliestOf(step, facts) < facts.dueOn;
    const next = above[i + 1];
    return step.rung !== "check" || !next || dueDayOf(next, facts) > earliestOf(step, facts);
  });
}

/** The first business day, from today on, on which a step can be taken. */
function earliestOf(step: Step, facts: ChaseFacts): LocalDate {
  const due = dueDayOf(step, facts);
  return nextBusinessDay(due > facts.today ? due : facts.today, facts.isBusinessDay);
}

/** Reminders, from the softest to the firmest: what a person may ask for in the ladder's place. */
const REMINDERS: readonly LetterKind[] = ["polite-reminder", "second-reminder", "third-reminder"];

/**
 * The reminder that one asked for by hand stands for, and the rung that it uses up: the next reminder on the
 * ladder, or the last one once more.
 */
export function reminderByHand(
  ladder: Ladder,
  used: readonly StepId[],
): { step: StepId; letter: LetterKind } {
  const ofStep = ({ id, does }: Step) => {
    const letter =
      does.kind === "by-reason" ? "third-reminder" : does.kind === "letter" ? does.letter : undefined;
    return letter && REMINDERS.includes(letter) ? [{ step: id, letter }] : [];
  };
  const next = rungsAbove(ladder, used).flatMap(ofStep)[0];
  return next ?? ladder.flatMap(ofStep).at(-1) ?? { step: "third-reminder", letter: "third-reminder" };
}

function said(date: LocalDate, { locale }: ChaseFacts): string {
  return formatShortDate(date, locale);
}

function dayWords(day: number): string {
  return day < 0 ? `${-day} days before the due date` : `day ${day} after the due date`;
}
