import { addBusinessDays, addDays, type BusinessDays, type LocalDate } from "./calendar.ts";
import type { AskId, CallId, ClientId, InvoiceId } from "./ids.ts";
import type { StepId } from "./ladder.ts";

/**
 * What the team is asked about an invoice. `check`: has money come in, is the contract in order? `call`: call the
 * client. `dispute`: they are dissatisfied, is it a dispute? `fee`: may the late fee be charged? `decide`: what
 * now that the ladder is used up? `credit`: is the client's unused credit meant for it? `tolerance`: shall the
 * little that is left be written off?
 */
export type AskKind = "check" | "call" | "dispute" | "fee" | "decide" | "credit" | "tolerance";

/**
 * How an ask ended. `asked`: it asked for no answer. `done`: what it asked for was done. `skipped`: a person left
 * it out. `overtaken`: something else made it needless.
 */
export type AskResult = "asked" | "done" | "skipped" | "overtaken";

export type Ask = {
  id: AskId;
  client: ClientId;
  invoice: InvoiceId;
  kind: AskKind;
  /** The rung that it uses up when it is done or skipped; absent where a hold asks. */
  step?: StepId;
  askedOn: LocalDate;
  /** The last day on which the team was told of it again. */
  nudgedOn?: LocalDate;
  snoozedUntil?: LocalDate;
  done?: { on: LocalDate; result: AskResult; by: string };
};

/** What was chosen where the ladder is used up: a claim in court, or a collection agency. */
export type Decided = "claim" | "collection";

/** How a phone call with a client came out. */
export type CallResult = "reached" | "left-message" | "no-answer";

export type Call = {
  id: CallId;
  client: ClientId;
  /** The invoice that it was about first. */
  invoice: InvoiceId;
  on: LocalDate;
  result: CallResult;
  note?: string;
  by: string;
  /** When it was logged. */
  at: Date;
};

const NUDGE_AFTER_BUSINESS_DAYS = 3;
const THEN_EVERY_DAYS = 7;

/**
 * The day on which the team is told again of what waits for it, a draft or an ask: 3 business days after it
 * came, then every week, each on a business day. One put aside is told of when it comes back.
 */
export function nextNudge(
  waiting: { since: LocalDate; nudgedOn?: LocalDate; snoozedUntil?: LocalDate },
  isBusinessDay: BusinessDays,
): LocalDate {
  const { since, nudgedOn, snoozedUntil } = waiting;
  const regular = nudgedOn
    ? addDays(nudgedOn, THEN_EVERY_DAYS)
    : addBusinessDays(since, NUDGE_AFTER_BUSINESS_DAYS, isBusinessDay);
  const on = snoozedUntil && (!nudgedOn || snoozedUntil > nudgedOn) ? snoozedUntil : regular;
  return addBusinessDays(addDays(on, -1), 1, isBusinessDay);
}
