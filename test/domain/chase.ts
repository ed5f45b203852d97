import { day, daysBetween, weekdays } from "../../src/domain/calendar.ts";
import type { ChaseFacts, PastAsk } from "../../src/domain/escalation.ts";
import { type Ladder, type Rung, STANDARD_LADDER, type StepId } from "../../src/domain/ladder.ts";
import { money, readCurrency, zero } from "../../src/domain/money.ts";

// One ordinary case of which each row changes one thing, and the words for what is expected of it.

export const EUR = readCurrency("EUR")!;

export type Changes = Partial<Omit<ChaseFacts, "state">> & { balance?: bigint; state?: ChaseFacts["state"] };

export type Row = [title: string, changes: Changes, expected: object];

/** Due on Monday 2 November 2026, looked at on Thursday the 5th: day 3, nothing sent, nothing in the way. */
export function ordinary({ balance = 120_000n, ...changes }: Changes): ChaseFacts {
  const today = changes.today ?? day("2026-11-05");
  const dueOn = changes.dueOn ?? day("2026-11-02");
  const currency = changes.tolerance?.currency ?? EUR;
  const daysPastDue = daysBetween(dueOn, today);
  const due = daysPastDue > 0 ? "overdue" : daysPastDue === 0 ? "today" : "not-yet";
  return {
    today,
    dueOn,
    state: { kind: "open", balance: money(balance, currency), due, daysPastDue },
    ladder: STANDARD_LADDER,
    used: [],
    asks: [],
    feeDue: false,
    planTried: false,
    doNotChase: false,
    chased: money(balance, currency),
    tolerance: money(500n, EUR),
    credit: zero(currency),
    contactGapDays: 5,
    paysOnTime: false,
    isBusinessDay: weekdays,
    ...changes,
  };
}

/** A rung behind it: a letter that went out or was skipped, or a call. */
export const used = (step: StepId, on: string) => ({ step, on: day(on), contact: true });
/** A rung behind it that nobody but the team has seen. */
export const asked = (step: StepId, on: string) => ({ step, on: day(on), contact: false });
/** The rungs below one, all taken on a day. */
export function usedBelow(step: StepId, on: string, ladder: Ladder = STANDARD_LADDER): ChaseFacts["used"] {
  const place = ladder.findIndex(({ id }) => id === step);
  return ladder
    .slice(0, place)
    .map(({ id, rung }) => (TEAM_ONLY.includes(rung) ? asked(id, on) : used(id, on)));
}
const TEAM_ONLY: readonly Rung[] = ["check", "decide"];

/** What the team was asked; it has answered unless it says `open`. */
export const ask = (kind: PastAsk["kind"], askedOn: string, rest: Partial<PastAsk> = {}): PastAsk => ({
  kind,
  askedOn: day(askedOn),
  open: false,
  ...rest,
});

export const draft = (step: StepId, letter: string = step) => ({
  kind: "draft",
  step: { id: step },
  letter,
  rule: `step ${step}`,
});
export const askOf = (kind: PastAsk["kind"], step?: StepId) => ({
  kind: "ask",
  ask: kind,
  ...(step ? { step: { id: step } } : {}),
});
export const wait = (until: string, rule: string) => ({ kind: "wait", until: day(until), rule });
export const next = (until: string, step: StepId, rule = "not-yet") => ({
  ...wait(until, rule),
  next: { id: step },
});
export const rest = (rule: string) => ({ kind: "rest", rule });
