import type { LocalDate } from "./calendar.ts";
import type { ClientId, CreditMemoId, DisputeId, InvoiceId, LetterId, PaymentId, PlanId } from "./ids.ts";
import type { StepId } from "./ladder.ts";

/** The kinds of message to a client; each is one file in prompts/. */
export type LetterKind =
  | "invoice-cover"
  | "heads-up"
  | "polite-reminder"
  | "second-reminder"
  | "third-reminder"
  | "resend-invoice"
  | "non-payment-letter"
  | "receipt"
  | "credit-memo-cover"
  | "late-fee-notice"
  | "payment-plan-offer"
  | "plan-confirmation"
  | "billing-policy-cover"
  | "deposit-request"
  | "dispute-answer"
  | "statement-cover";

/** Whether it brings an invoice to its client: approved, it issues one that is a draft. */
export function bringsInvoice(kind: LetterKind): boolean {
  return kind === "invoice-cover" || kind === "deposit-request";
}

/** Whether nobody can be shown it yet: the tick writes what the ladder has asked for, and who opens any other. */
export function isBeingWritten({ unwritten, byLadder }: Pick<Letter, "unwritten" | "byLadder">): boolean {
  return unwritten === true && byLadder === true;
}

/** How it speaks: a real difference in words, never in figures. */
export type Tone = "gentle" | "neutral" | "firm";

/**
 * How a letter ended. `handed-over`: a person sent it by hand. `stopped`: the chase was called off.
 * `withdrawn`: what it said was no longer so.
 */
export type LetterOutcome = "sent" | "handed-over" | "skipped" | "stopped" | "withdrawn";

/** A message to a client, from draft to outcome. */
export type Letter = {
  id: LetterId;
  client: ClientId;
  kind: LetterKind;
  tone: Tone;
  /** The invoices it speaks of, and the step of the ladder that it is for each. */
  invoices: readonly { invoice: InvoiceId; step?: StepId }[];
  /** The rule or the person that asked for it. */
  why: string;
  creditMemo?: CreditMemoId;
  payment?: PaymentId;
  plan?: PlanId;
  dispute?: DisputeId;
  /** ISO 639-1, where a person wants it in another language than the client's. */
  language?: string;
  createdAt: Date;
  /** Asked for by the ladder, and by no person. */
  byLadder?: boolean;
  /** Asked for, and not written yet; then it has no version. */
  unwritten?: boolean;
  /** The day by which it asks to be answered. */
  deadline?: LocalDate;
  /** The last day on which the team was told again that it waits. */
  nudgedOn?: LocalDate;
  approved?: { version: number; by: string; at: Date };
  snoozedUntil?: LocalDate;
  outcome?: { kind: LetterOutcome; at: Date; why?: string };
};

export type Recipient = { name?: string; email: string };

/** A paper that goes along: its values' hash stands for the paper, which is made from nothing else. */
export type LetterEnclosure = { filename: string; invoice: InvoiceId; sha256: string };

/** Words before their `{{slots}}` are filled: what a model wrote, and what is kept of it when the figures move. */
export type SlottedText = { subject: string; body: string };

/** Who wrote what no model and no person wrote. */
export const BUILT_IN = "built-in text";

/** How the words of a version came about: for the card, and for whoever asks later. */
export type Origin =
  | { by: "built-in" /** Why no model wrote it, where one was asked. */; because?: string }
  | { by: "model"; model: string; words: SlottedText; tokens?: { input: number; output: number } }
  | {
      by: "person";
      /** The wording rules that an owner set aside for it, with their reason. */
      override?: { reason: string; codes: readonly string[] };
    };

/** The exact text a person sees. `facts` is the sheet that it was written and checked against. */
export type LetterVersion = {
  n: number;
  /** `BUILT_IN`, a model's name, or the member who edited it. */
  author: string;
  subject: string;
  body: string;
  recipients: readonly Recipient[];
  enclosures: readonly LetterEnclosure[];
  facts: unknown;
  /** Prompt file and the start of its hash. */
  prompt: string;
  /** How it speaks; "softer" and "firmer" move it without moving the letter's kind. */
  tone: Tone;
  origin: Origin;
  hash: string;
  createdAt: Date;
};
