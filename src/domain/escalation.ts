import type { Ask, AskKind } from "./ask.ts";
import { addDays, type BusinessDays, formatShortDate, type LocalDate, nextBusinessDay } from "./calendar.ts";
import { isPaused, type Pause } from "./client.ts";
import type { InvoiceState } from "./invoice.ts";
import type { Ladder, LateReason, Step, StepId } from "./ladder.ts";
import type { LetterKind } from "./letter.ts";
import type { Money } from "./money.ts";
import { LOOK_AGAIN_DAYS, nextStep, reachesClient, stepAfter } from "./next-step.ts";
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
  /** But for those that something else made needless. */
  asks: readonly PastAsk[];
  lateReason?: LateReason;
  /** Whether a late fee was agreed that may be charged by now. */
  feeDue: boolean;
  /** Whether a payment plan is or was offered for it. */
  planTried: boolean;
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
  /** The day on which a message that is approved now would leave; today if left out. */
  leavesOn?: LocalDate;
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
  | { kind: "draft"; step: Step; letter: LetterKind; rule: StepRule; because: string }
  | { kind: "ask"; ask: AskKind; step?: Step; rule: StepRule | HoldRule; because: string }
  | { kind: "wait"; until: LocalDate; rule: WaitRule; because: string; next?: Step }
  | { kind: "rest"; rule: Exclude<InvoiceState["kind"], "open">; because: string };

type StepRule = `step ${StepId}`;

/** What keeps an invoice out of the chase, in the order in which it is looked at. */
export type HoldRule =
  | "do-not-chase"
  | "paused"
  | "disputed"
  | "promised"
  | PlanHold["rule"]
  | "tolerance"
  | "unapplied-credit"
  | "draft-waits";

/**
 * What keeps the next rung back: its day, a message that went out lately, the time that a formal letter gave, a
 * question that the team has not answered; or there is none.
 */
export type WaitRule = HoldRule | "not-yet" | "contact-gap" | "deadline" | "asked" | "ladder-done";

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
  const hold = (until: LocalDate, rule: HoldRule, because: string): Decision => ({
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
  const step = stepAfter(facts);
  if (!waiting || (step && !reachesClient(step, facts))) return undefined;
  const until =
    waiting.snoozedUntil && waiting.snoozedUntil > today ? waiting.snoozedUntil : addDays(today, 1);
  const because = waiting.approved
    ? "a letter to this client is approved and on its way"
    : `a draft to this client has waited since ${said(waiting.since, facts)}`;
  return hold(notPastDue(until, step, facts), "draft-waits", because);
}

/** A heads-up that is kept back is over with the due date: then a check may be next, which neither holds back. */
function notPastDue(until: LocalDate, step: Step | undefined, { dueOn, today }: ChaseFacts): LocalDate {
  const after = addDays(dueOn, 1);
  return step?.rung === "heads-up" && today < after && after < until ? after : until;
}

/** So little is left that asking for it costs more: the team is asked once whether to write it off. */
function tooSmall(facts: ChaseFacts, later: LocalDate): Decision | undefined {
  const { state, chased, tolerance, dispute, today, dueOn, isBusinessDay, asks } = facts;
  if (state.kind !== "open" || chased.minor > tolerance.minor) return undefined;
  const rule = "tolerance";
  const wait = (until: LocalDate, because: string): Decision => ({
    kind: "wait",
    until: nextBusinessDay(until, isBusinessDay),
    rule,
    because,
  });
  if (dispute) return wait(later, "what is left beside the dispute is too little to chase");
  const because = "what is left is too little to chase; it can be written off";
  if (asks.some((ask) => ask.kind === rule)) return wait(later, because);
  if (state.due !== "overdue") return wait(addDays(dueOn, 1), because);
  return isBusinessDay(today) ? { kind: "ask", ask: rule, rule, because } : wait(today, because);
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
  const step = next.kind === "rest" ? undefined : next.kind === "wait" ? next.next : next.step;
  if (step && !reachesClient(step, facts)) return undefined;
  const about = asks.filter((ask) => ask.kind === "credit" && (ask.open || ask.step === step?.id));
  const isAnswered = about.length > 0 && !about.some((ask) => ask.open);
  if (isAnswered) return undefined;
  if (step && next.kind !== "wait" && about.length === 0)
    return { kind: "ask", ask: "credit", step, rule, because };
  const until = next.kind === "wait" ? next.until : addDays(today, 7);
  return {
    kind: "wait",
    until: nextBusinessDay(notPastDue(until, step, facts), isBusinessDay),
    rule,
    because,
  };
}

/** What was argued or agreed with the client: it holds the chase of the one invoice that it is about. */
function heldByWord(facts: ChaseFacts): { rule: HoldRule; because: string; until?: LocalDate } | undefined {
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

function said(date: LocalDate, { locale }: ChaseFacts): string {
  return formatShortDate(date, locale);
}
