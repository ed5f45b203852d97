import type { LocalDate } from "./calendar.ts";
import type { ClientId, InvoiceId, ReplyId } from "./ids.ts";
import type { LateReason } from "./ladder.ts";
import type { Money } from "./money.ts";

/** What a client can mean by an answer to a letter. */
export const MEANINGS = [
  "has-paid",
  "promises-date",
  "wants-plan",
  "cannot-pay",
  "disputes",
  "needs-copy",
  "procedure",
  "wrong-person",
  "other",
] as const;

export type Meaning = (typeof MEANINGS)[number];

/** One thing that a client means. Nothing follows from it before a person presses a button. */
export type Proposal = {
  means: Meaning;
  /** The client's words that it rests on, exactly as they stand in the text. */
  quote: string;
  /** Read from the quotation, never from what a model says it holds. */
  on?: LocalDate;
  amount?: Money;
  /** What of day and amount stands in the quotation and could mean several things; a person is asked. */
  unclear?: readonly ("day" | "amount")[];
};

/** Who found out what a text means; `because`: why no model did, where one was asked. */
export type ReadBy = { by: "model"; model: string } | { by: "keywords"; because?: string };

export type ReplyReading = { read: ReadBy; proposals: readonly Proposal[] };

/** What a client wrote, word for word but for what nobody sees, and what was read in it. */
export type ClientReply = {
  id: ReplyId;
  client: ClientId;
  invoice: InvoiceId;
  text: string;
  /** The member who brought it. */
  broughtBy: string;
  reading: ReplyReading;
  createdAt: Date;
};

/** Why they are late by what they say, where it says so. */
export const REASON_OF: Partial<Record<Meaning, LateReason>> = {
  "wants-plan": "cash-flow",
  "cannot-pay": "cash-flow",
  disputes: "dissatisfied",
  procedure: "procedure",
};
