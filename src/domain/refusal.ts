import type { LocalDate } from "./calendar.ts";
import type { Money } from "./money.ts";
import type { AgreementRefusal } from "./refusals/agreements.ts";
import type { AskRefusal } from "./refusals/asks.ts";
import type { BookingRefusal } from "./refusals/bookings.ts";
import type { ChargeRefusal } from "./refusals/charges.ts";
import type { CoverRefusal } from "./refusals/covers.ts";
import type { LadderRefusal } from "./refusals/ladder.ts";
import type { PlanRefusal } from "./refusals/plans.ts";
import type { ProjectRefusal } from "./refusals/projects.ts";

/** One way in which unclear input could be meant, with the text that would have said it clearly. */
export type Reading = { label: string; text: string };

/**
 * Every expected "no". A refusal holds the facts; chat/refusal-card.ts has the sentence. Nothing was
 * changed when a refusal comes back.
 */
export type Refusal =
  | { kind: "unreadable"; what: string; text: string; because?: string; example: string }
  | { kind: "ambiguous"; what: string; text: string; readings: readonly Reading[]; note?: string }
  | { kind: "missing"; what: string; example: string }
  | { kind: "unknown-command"; text: string; nearest?: string }
  | { kind: "too-long"; what: string; length: number; limit: number }
  | { kind: "strange-characters"; what: string; found: string }
  | { kind: "not-allowed"; action: string; role: string; needs: string }
  /** `near`: names that have its first letters in them, of which one may be meant. */
  | { kind: "no-such-client"; text: string; near?: readonly string[] }
  | { kind: "no-such-invoice"; text: string }
  | { kind: "no-such-letter" }
  | { kind: "no-such-reply" }
  | { kind: "number-taken"; number: string; client: string }
  | { kind: "same-invoice"; invoice: string; client: string }
  | { kind: "client-exists"; name: string }
  | { kind: "due-before-issue"; due: LocalDate; issued: LocalDate }
  | { kind: "not-positive"; what: string }
  | { kind: "wrong-currency"; invoice: string; expected: string; offered: string }
  | { kind: "more-than-open"; invoice: string; open: Money; offered: Money }
  | { kind: "same-payment"; invoice: string; amount: Money; on: LocalDate }
  | { kind: "several-clients"; invoices: readonly string[] }
  | { kind: "nothing-open"; invoice: string; state: string }
  | { kind: "is-draft"; invoice: string }
  | { kind: "no-payment"; invoice: string }
  | { kind: "credit-in-use"; used: Money }
  | { kind: "no-credit"; invoice: string }
  | { kind: "no-credit-used"; invoice: string }
  | { kind: "more-than-billed"; invoice: string; most: Money; offered: Money }
  | { kind: "in-future"; what: string; on: LocalDate; today: LocalDate }
  | { kind: "in-past"; what: string; on: LocalDate; today: LocalDate }
  | { kind: "accepted-before-delivered"; accepted: LocalDate; delivered: LocalDate }
  | { kind: "no-sender" }
  | { kind: "no-recipient"; client: string }
  | { kind: "already-waiting"; client: string }
  | { kind: "held"; invoice: string; because: string }
  | { kind: "not-overdue"; invoice: string; due: LocalDate }
  /** A non-payment letter has gone out, and its deadline has not passed. */
  | { kind: "demand-runs"; invoice: string; until: LocalDate }
  | { kind: "not-paused"; name: string }
  | { kind: "no-such-member" }
  | { kind: "last-owner"; name: string }
  | { kind: "draft-changed" }
  | { kind: "draft-closed"; outcome: string; because?: string }
  /** `wording`: nothing in it is untrue, and an owner may let it stand, with a reason. */
  | { kind: "letter-contradicts"; faults: readonly string[]; wording?: boolean }
  | { kind: "same-words" }
  /** It speaks as gently or as firmly as a letter of its kind can. */
  | { kind: "tone-ends"; tone: "gentle" | "firm" }
  | { kind: "not-rewritten"; because: string; faults?: readonly string[] }
  | { kind: "cannot-show"; what: string; characters: string }
  | { kind: "unreadable-file"; file: string; because: string }
  | { kind: "import-wrong"; file: string; because: string }
  | { kind: "cannot-write"; where: string; because: string }
  | { kind: "folder-in-use"; folder: string; process?: number }
  | { kind: "cannot-listen"; port: number; because: string }
  | { kind: "unknown-fact"; what: string; text: string; nearest?: string; known: readonly string[] }
  | { kind: "no-statutory-interest"; regime: string; because: string }
  | { kind: "rate-missing"; series: string; on: LocalDate }
  // Families with a file each, here and in chat/refusals/.
  | { kind: "booking"; no: BookingRefusal }
  | { kind: "charge"; no: ChargeRefusal }
  | { kind: "cover"; no: CoverRefusal }
  | { kind: "ladder"; no: LadderRefusal }
  | { kind: "plan"; no: PlanRefusal }
  | { kind: "agreement"; no: AgreementRefusal }
  | { kind: "project"; no: ProjectRefusal }
  | { kind: "ask"; no: AskRefusal };

// What an id was about, as of a button that is pressed late, and that is not on the books: it has no name to tell.
export const NO_CLIENT = { kind: "no-such-client", text: "that client" } as const satisfies Refusal;
export const NO_INVOICE = { kind: "no-such-invoice", text: "that invoice" } as const satisfies Refusal;
export const NO_PAYMENT = { kind: "no-payment", invoice: "that invoice" } as const satisfies Refusal;
export const NO_ASK = { kind: "ask", no: { kind: "no-such-ask" } } as const satisfies Refusal;
export const NO_PLAN = {
  kind: "plan",
  no: { kind: "no-plan", invoice: "that invoice" },
} as const satisfies Refusal;
export const NO_PROJECT = {
  kind: "project",
  no: { kind: "no-such-project", text: "that project" },
} as const satisfies Refusal;
export const NO_MEMO = {
  kind: "booking",
  no: { kind: "no-such-memo", text: "that memo" },
} as const satisfies Refusal;
