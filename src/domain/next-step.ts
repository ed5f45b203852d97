import type { AskKind } from "./ask.ts";
import { addDays, formatShortDate, type LocalDate, nextBusinessDay } from "./calendar.ts";
import type { ChaseFacts, Decision, PastAsk, WaitRule } from "./escalation.ts";
import { rungsAbove, type Step } from "./ladder.ts";
import type { LetterKind } from "./letter.ts";

// Which rung is next, when it is due, and what it then asks for. Holds are looked at before: see escalation.ts.

/** A hold without an end is looked at again after this many days, so that nothing open is forgotten. */
export const LOOK_AGAIN_DAYS = 30;

/** What a rung asks for, now that it is the next: a letter, or something of the team. */
export type Asked = { letter: LetterKind } | { ask: AskKind };

/** The rung after the highest one used; steps are taken in order and never jumped over by the clock. */
export function nextStep(facts: ChaseFacts): Decision {
  const { today, isBusinessDay } = facts;
  const step = stepAfter(facts);
  if (!step) {
    const until = nextBusinessDay(addDays(today, LOOK_AGAIN_DAYS), isBusinessDay);
    const because = "the ladder is used up, and what follows is for a person to decide";
    return { kind: "wait", until, rule: "ladder-done", because };
  }
  const asked = askedBy(step, facts);
  // Who was asked is not asked again because a letter about something else has gone out since.
  const open = "ask" in asked && addDays(facts.dueOn, step.day) <= today && openAsk(asked.ask, step, facts);
  if (open) return waitForTeam(open, facts, step);
  const { due } = dueDayOf(step, facts);
  if (due > today || !isBusinessDay(today)) return notYet(step, facts);
  const rule = `step ${step.id}` as const;
  const because = `${nameOf(step, asked)}, ${dayWords(step.day)}`;
  return "letter" in asked
    ? { kind: "draft", step, letter: asked.letter, rule, because }
    : { kind: "ask", ask: asked.ask, step, rule, because };
}

function openAsk(kind: AskKind, step: Step, { asks }: ChaseFacts): PastAsk | undefined {
  return asks.find((ask) => ask.open && ask.kind === kind && ask.step === step.id);
}

function notYet(step: Step, facts: ChaseFacts): Decision {
  const { today, isBusinessDay } = facts;
  const { due, rule } = dueDayOf(step, facts);
  const until = due > today ? due : nextBusinessDay(today, isBusinessDay);
  const held = due > today ? rule : "not-yet";
  const because = `the ${step.name} is due on ${formatShortDate(until, facts.locale)}${AFTER[held](facts)}`;
  return { kind: "wait", until, next: step, rule: held, because };
}

type Keeps = Extract<WaitRule, "not-yet" | "contact-gap" | "deadline">;

const AFTER: Record<Keeps, (facts: ChaseFacts) => string> = {
  "not-yet": () => "",
  "contact-gap": ({ contactGapDays: n }) =>
    `, at least ${n === 1 ? "1 day" : `${n} days`} after the last message or step`,
  deadline: () => ", after the day by which the last letter asks for the money",
};

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
function waitForTeam(ask: PastAsk, facts: ChaseFacts, next: Step): Decision {
  const { today, isBusinessDay } = facts;
  const back = ask.snoozedUntil && ask.snoozedUntil > today ? ask.snoozedUntil : addDays(today, 7);
  const on = formatShortDate(ask.askedOn, facts.locale);
  const because = `the team was asked on ${on} ${ASKED_FOR[ask.kind]}`;
  return { kind: "wait", until: nextBusinessDay(back, isBusinessDay), rule: "asked", because, next };
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

/**
 * Each reason for lateness wants another next step; where none is known, or what it wants has been tried, an agreed
 * fee or one more reminder.
 */
export function byReason({
  lateReason,
  feeDue,
  planTried,
  dispute,
}: Pick<ChaseFacts, "lateReason" | "feeDue" | "planTried" | "dispute">): Asked {
  // What is argued about cannot be spread: see `whyNotPlannable` in usecases/offer-payment-plan.ts.
  if (lateReason === "cash-flow")
    return { letter: planTried || dispute ? "third-reminder" : "payment-plan-offer" };
  if (lateReason === "procedure") return { letter: "resend-invoice" };
  if (lateReason === "dissatisfied") return dispute ? { letter: "third-reminder" } : { ask: "dispute" };
  return feeDue ? { ask: "fee" } : { letter: "third-reminder" };
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

/**
 * Whether a rung reaches the client: by a letter, a call, or the notice of a fee. What is for the team alone does
 * not, and nothing that went to the client holds it back.
 */
export function reachesClient(step: Step, facts: ChaseFacts): boolean {
  const asked = askedBy(step, facts);
  return "letter" in asked || asked.ask === "call" || asked.ask === "fee";
}

/**
 * The business day from which a step is due, and what makes it that one: its day on the ladder. A message never
 * comes too soon after another, nor after one that a person has just skipped; nothing follows a formal letter
 * before the day by which it asks for the money has passed.
 */
function dueDayOf(step: Step, facts: ChaseFacts): { due: LocalDate; rule: Keeps } {
  const { dueOn, used, lastContactOn, contactGapDays, isBusinessDay } = facts;
  const latest = latestOf([lastContactOn, ...used.filter((u) => u.contact).map((u) => u.on)]);
  const deadline = latestOf(used.map((u) => u.deadline));
  const days: [Keeps, LocalDate | undefined][] = [
    ["not-yet", addDays(dueOn, step.day)],
    ["contact-gap", latest && reachesClient(step, facts) ? addDays(latest, contactGapDays) : undefined],
    ["deadline", deadline && addDays(deadline, 1)],
  ];
  const due = days.flatMap(([rule, on]) => (on ? [{ rule, due: nextBusinessDay(on, isBusinessDay) }] : []));
  return due.reduce((a, b) => (b.due > a.due ? b : a));
}

function latestOf(days: readonly (LocalDate | undefined)[]): LocalDate | undefined {
  return days
    .filter((day) => day !== undefined)
    .reduce<LocalDate | undefined>((a, b) => (a && a > b ? a : b), undefined);
}

/**
 * The rungs that are left, in order. A heads-up makes sense only where it leaves before the due date, and not to
 * somebody who always pays in time. A check that was slept through is left out when the next rung is due too: that
 * one asks the same of who approves it.
 */
export function stepsAhead(facts: ChaseFacts): readonly Step[] {
  const used = facts.used.map((u) => u.step);
  const above = rungsAbove(facts.ladder, used).filter(
    (step) => step.rung !== "heads-up" || (!facts.paysOnTime && leavesInTime(step, facts)),
  );
  return above.filter((step, i) => {
    const next = above[i + 1];
    return step.rung !== "check" || !next || dueDayOf(next, facts).due > earliestOf(step, facts);
  });
}

export function stepAfter(facts: ChaseFacts): Step | undefined {
  return stepsAhead(facts)[0];
}

/** A mail waits for its client's hours: drafted on a Friday, it may not leave before Tuesday. */
function leavesInTime(step: Step, facts: ChaseFacts): boolean {
  const { dueOn, today, leavesOn = today } = facts;
  return earliestOf(step, facts) < dueOn && leavesOn < dueOn;
}

/** The first business day, from today on, on which a step can be taken. */
function earliestOf(step: Step, facts: ChaseFacts): LocalDate {
  const { due } = dueDayOf(step, facts);
  return nextBusinessDay(due > facts.today ? due : facts.today, facts.isBusinessDay);
}

function dayWords(day: number): string {
  if (day === 0) return "on the due date";
  const days = Math.abs(day) === 1 ? "1 day" : `${Math.abs(day)} days`;
  return day < 0 ? `${days} before the due date` : `day ${day} after the due date`;
}
