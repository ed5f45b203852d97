import type { Invoice } from "../../domain/invoice.ts";
import { LATE_REASONS, type LateReason } from "../../domain/ladder.ts";
import type { Button } from "../card.ts";
import { REASON_WORDS } from "../words.ts";

/** A row of a card: why it is late, as far as the team knows. */
export function reasonRows({ lateReason }: Pick<Invoice, "lateReason">): [string, string][] {
  if (!lateReason) return [];
  const { reason, note } = lateReason;
  return [["Late because", `${REASON_WORDS[reason]}${note ? `: ${note}` : ""}`]];
}

const LABELS: Record<LateReason, string> = {
  oversight: "They forgot it",
  "cash-flow": "They are short of cash",
  dissatisfied: "They are not satisfied",
  procedure: "Their paperwork holds it up",
};

/** A button for each reason that is not noted already. */
export function reasonButtons({ id, lateReason }: Pick<Invoice, "id" | "lateReason">): Button[] {
  return LATE_REASONS.filter((reason) => reason !== lateReason?.reason).map((reason) => ({
    label: LABELS[reason],
    action: { name: "reason.note", args: { invoice: id, reason } },
  }));
}
