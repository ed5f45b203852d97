import type { AskResult } from "../ask.ts";
import type { LocalDate } from "../calendar.ts";

/** Why an answer to what the team was asked, or a call, is not noted. */
export type AskRefusal =
  | { kind: "no-such-ask" }
  | { kind: "ask-ended"; invoice: string; result: AskResult; on: LocalDate; by: string }
  /** The same person has just logged the same: a second press rather than a second call. */
  | { kind: "call-noted"; invoice: string };
