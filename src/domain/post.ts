import type { LocalDate } from "./calendar.ts";
import type { AskId, ClientId, InvoiceId, LetterId, PaymentId, PostId, WorkspaceId } from "./ids.ts";

/**
 * Something to be said to the team, kept as what it is about: its card is made from the ledger when it is
 * delivered, so that it never shows what is no longer so.
 */
export type PostContent =
  /** The list of a working morning: what is new in it, and what is told of again because it still waits. */
  | { kind: "morning"; on: LocalDate; letters: readonly LetterId[]; asks: readonly AskId[] }
  /** A draft that waits for approval; with `mail`, one whose mail needs a person. */
  | { kind: "letter"; letter: LetterId; mail?: MailTrouble }
  | { kind: "ask"; ask: AskId }
  /**
   * What has come out, in one sentence: a promise broken, an instalment missed, a payment; of no invoice where it
   * is about a letter that speaks of none. With `payment` it is so only until that is reversed.
   */
  | { kind: "news"; invoice?: InvoiceId; what: string; sentence: string; payment?: PaymentId };

/**
 * `refused`: the server would not take it. `uncertain`: nobody knows whether it went out. `withdrawn`: what it
 * said was no longer so when its turn came.
 */
export type MailTrouble = "refused" | "uncertain" | "withdrawn";

/**
 * `waiting` as well while a process says it, which has its room on lease: if it dies, the lease runs out, and it is
 * said again under the same key. `dead`: the platform will not take it; a person has to mend something.
 */
export type PostState = "waiting" | "sent" | "dead" | "withdrawn";

/** A room that a workspace can be told things in. */
export type Room = { platform: string; room: string };

export type Post = {
  workspace: WorkspaceId;
  id: PostId;
  at: Room;
  /** What it is, so that it is said once: "morning/2026-11-23". */
  key: string;
  /** Whose thread it belongs to. */
  client?: ClientId;
  content: PostContent;
  state: PostState;
  attempts: number;
  nextTryAt: Date;
  createdAt: Date;
  why: string;
  lastError?: string;
};

/** A name for it that fits where a platform takes 25 characters to know a repeated message by. */
export function platformKey(id: PostId | ClientId): string {
  return BigInt(`0x${id.replaceAll("-", "")}`).toString(36);
}
