import { dateIn, type LocalDate } from "../domain/calendar.ts";
import { decideNudge } from "../domain/escalation.ts";
import { type Invoice, stateOf } from "../domain/invoice.ts";
import { ladderOf, STANDARD } from "../domain/ladder.ts";
import { sameFigure, zero } from "../domain/money.ts";
import { dueDate, readTerms } from "../domain/terms.ts";
import type { Workspace } from "../domain/workspace.ts";
import { businessDaysFor } from "./business-days.ts";
import { nextLook } from "./plan-client.ts";

/**
 * When an imported invoice is looked at first: it has no letters yet, so one that is long overdue starts
 * at the polite reminder. What its client's holds and history say comes in when it is looked at.
 */
export function firstLookAt(workspace: Workspace, now: Date) {
  const today = dateIn(workspace.zone, now);
  return (invoice: Invoice) => {
    const decision = decideNudge({
      today,
      state: stateOf(invoice, [], today),
      dueOn: invoice.dueOn,
      ladder: ladderOf(workspace.ladder ?? STANDARD),
      used: [],
      asks: [],
      feeDue: false,
      planTried: false,
      doNotChase: false,
      chased: invoice.total,
      tolerance: sameFigure(workspace.tolerance, invoice.currency),
      credit: zero(invoice.currency),
      contactGapDays: workspace.contactGapDays,
      paysOnTime: false,
      isBusinessDay: businessDaysFor(workspace),
    });
    return nextLook(decision, workspace, now);
  };
}

/** The due date of an imported invoice whose file has none: by the workspace's terms. */
export function dueByTerms(issued: LocalDate, workspace: Workspace): LocalDate {
  const terms = readTerms(workspace.terms);
  if (!terms.ok) throw new Error("terms on the books that cannot be read");
  return dueDate(terms.value, issued);
}
