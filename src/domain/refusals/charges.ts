import type { LocalDate } from "../calendar.ts";
import type { ChargePart } from "../charge.ts";
import type { Money } from "../money.ts";

/** Why a late fee, interest or compensation is not charged or not waived. */
export type ChargeRefusal =
  | { kind: "no-clause"; invoice: string; client: string }
  | { kind: "clause-currency"; invoice: string; expected: string; clause: string }
  | { kind: "above-limit"; invoice: string; clause: string; rule: string; source: string }
  | { kind: "businesses-only"; invoice: string; client: string; law: string }
  | { kind: "no-law"; client: string; country: string }
  | { kind: "disputed"; invoice: string; reason: string }
  | { kind: "not-late"; invoice: string; due: LocalDate }
  | { kind: "agreed-rate"; invoice: string; clause: string; law: string }
  /** The same days bear one of the two, an agreed fee or the law's interest. */
  | { kind: "charged-otherwise"; invoice: string; charged: "fee" | "interest" }
  | { kind: "court-only"; invoice: string }
  | { kind: "other-law"; invoice: string; client: string; law: string }
  | { kind: "nothing-new"; invoice: string; what: "fee" | "interest" }
  | { kind: "figures-changed"; invoice: string; what: "fee" | "interest" }
  | { kind: "nothing-charged"; invoice: string }
  | { kind: "nothing-to-waive"; invoice: string; part: ChargePart }
  | { kind: "more-than-charged"; invoice: string; part: ChargePart; open: Money; offered: Money };
