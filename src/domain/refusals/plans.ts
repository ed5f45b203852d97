import type { LocalDate } from "../calendar.ts";
import type { PlanId } from "../ids.ts";
import type { Money } from "../money.ts";

/** Why a payment plan is not offered, accepted or changed. */
export type PlanRefusal =
  | { kind: "no-plan"; invoice: string }
  | { kind: "how-many"; fewest: number; most: number }
  | { kind: "no-number"; invoice: string }
  | { kind: "first-day"; first: LocalDate; latest: LocalDate }
  | { kind: "deposit-too-large"; invoice: string; open: Money; deposit: Money }
  | { kind: "too-small"; invoice: string; open: Money; count: number }
  | { kind: "in-dispute"; invoice: string }
  /** One plan at a time: this one is offered or accepted and has not ended. */
  | { kind: "plan-lives"; invoice: string; accepted: boolean }
  | { kind: "answered"; invoice: string; answer: "accepted" | "declined" | "withdrawn" | "broken" | "kept" }
  /** `plan` is the one that can be offered anew. */
  | { kind: "balance-changed"; plan: PlanId; invoice: string; total: Money; open: Money }
  | { kind: "first-day-passed"; plan: PlanId; invoice: string; first: LocalDate }
  | { kind: "still-good"; invoice: string };
