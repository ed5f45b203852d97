import type { LocalDate } from "../calendar.ts";
import type { Money } from "../money.ts";
import type { Reading } from "../refusal.ts";

/** Why a project is not added, changed or billed. */
export type ProjectRefusal =
  | { kind: "no-such-project"; text: string }
  | { kind: "project-exists"; name: string }
  | { kind: "other-currency"; project: string; expected: string; offered: string }
  /** A deposit or milestone that does not fit; sums before tax. */
  | { kind: "more-than-price"; project: string; left: Money; offered: Money }
  /** A price below what deposit and milestones take up. */
  | { kind: "price-too-low"; project: string; planned: Money; offered: Money }
  | { kind: "closed"; project: string; on: LocalDate }
  | { kind: "not-closed"; project: string }
  | { kind: "final-billed"; project: string; invoice: string }
  | { kind: "no-deposit"; project: string }
  | { kind: "stage-billed"; stage: string; invoice: string; draft: boolean }
  /** The milestone's row is named by a cancelled invoice, which stays on the books. */
  | { kind: "was-billed"; stage: string; invoice: string }
  | { kind: "same-milestone"; project: string; name: string; amount: Money }
  | { kind: "draft-first"; project: string; invoice: string }
  /** `readings` are whole lines that say it. */
  | { kind: "which-stage"; project: string; readings: readonly Reading[] }
  | { kind: "no-such-stage"; project: string; text: string; known: readonly string[] }
  | { kind: "nothing-left"; project: string; billed: Money }
  | { kind: "nothing-to-edit" }
  /** A cancelled final invoice that would no longer fit what is billed besides it. */
  | { kind: "changed-since"; project: string; invoice: string }
  /** An earlier invoice that the final one has taken off. */
  | { kind: "taken-off"; invoice: string; final: string; draft: boolean };
