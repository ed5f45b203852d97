import { dateIn, instantAt, type LocalDate, weekdays } from "../domain/calendar.ts";
import type { Client } from "../domain/client.ts";
import { type ChaseFacts, type Decision, decideNudge, type StepId } from "../domain/escalation.ts";
import type { ClientId, InvoiceId } from "../domain/ids.ts";
import { stateOf } from "../domain/invoice.ts";
import type { Letter } from "../domain/letter.ts";
import { type Money, sameFigure, zero } from "../domain/money.ts";
import type { Workspace } from "../domain/workspace.ts";
import { findClient } from "../store/clients.ts";
import { creditOf } from "../store/entries.ts";
import { type LedgerInvoice, openInvoicesOf, setNextLooks } from "../store/invoices.ts";
import { lettersOfClient } from "../store/letters.ts";
import { paymentHabit } from "../store/reports.ts";
import type { Ledger } from "./change.ts";

/** Nudges and drafts come at this hour of the workspace's morning. */
export const MORNING_HOUR = 9;

/** Where one open invoice stands, and what the ladder says about it. */
export type Standing = { ledgerInvoice: LedgerInvoice; facts: ChaseFacts; decision: Decision };

/** What there is to know about a client when deciding; read in the transaction that decides. */
type ClientHistory = {
  client: Client;
  waiting: ChaseFacts["waiting"];
  lastContactOn: LocalDate | undefined;
  usedSteps: ReadonlyMap<InvoiceId, ChaseFacts["used"]>;
  credit: readonly Money[];
  paysOnTime: boolean;
};

/** What the ladder says, as of now, about each open invoice of a client. */
export async function standingsOf(
  ledger: Pick<Ledger, "tx" | "ws" | "workspace" | "today">,
  id: ClientId,
): Promise<Standing[]> {
  const { tx, ws } = ledger;
  const client = await findClient(tx, ws, id);
  if (!client) return [];
  const open = await openInvoicesOf(tx, ws, id);
  if (open.length === 0) return [];
  const habit = await paymentHabit(tx, ws, id);
  const letters = await lettersOfClient(tx, ws, id);
  const day = (at: Date) => dateIn(ledger.workspace.zone, at);
  const history: ClientHistory = {
    client,
    waiting: waitingLetter(letters, day),
    lastContactOn: lastContact(letters, day),
    usedSteps: usedSteps(letters, day),
    credit: await creditOf(tx, ws, id),
    paysOnTime: habit.paid >= 3 && habit.paidLate === 0,
  };
  return open.map((ledgerInvoice) => {
    const facts = chaseFacts(ledger, history, ledgerInvoice);
    return { ledgerInvoice, facts, decision: decideNudge(facts) };
  });
}

/**
 * Works out for each open invoice of a client when it is looked at next, and writes it. An open invoice
 * always has such a day; a closed one has none.
 */
export async function planClient(ledger: Ledger, id: ClientId): Promise<void> {
  const { tx, ws, workspace, now } = ledger;
  const standings = await standingsOf(ledger, id);
  const looks = standings.flatMap(({ ledgerInvoice, decision }) => {
    const look = nextLook(decision, workspace, now);
    return look ? [{ invoice: ledgerInvoice.invoice.id, ...look }] : [];
  });
  await setNextLooks(tx, ws, id, looks);
}

/** The instant at which a decision asks for the next look. */
export function nextLook(
  decision: Decision,
  workspace: Pick<Workspace, "zone">,
  now: Date,
): { at: Date; why: string } | undefined {
  if (decision.kind === "rest") return undefined;
  if (decision.kind === "draft") {
    const opens = instantAt(workspace.zone, dateIn(workspace.zone, now), MORNING_HOUR);
    return { at: opens > now ? opens : now, why: decision.because };
  }
  const why = decision.next?.name ?? decision.because;
  return { at: instantAt(workspace.zone, decision.until, MORNING_HOUR), why };
}

function chaseFacts(
  { workspace, today }: Pick<Ledger, "workspace" | "today">,
  { client, waiting, lastContactOn, usedSteps, credit, paysOnTime }: ClientHistory,
  { invoice, entries }: LedgerInvoice,
): ChaseFacts {
  return {
    today,
    state: stateOf(invoice, entries, today),
    dueOn: invoice.dueOn,
    used: usedSteps.get(invoice.id) ?? [],
    ...(waiting ? { waiting } : {}),
    ...(invoice.pause ? { invoicePause: invoice.pause } : {}),
    ...(client.pause ? { clientPause: client.pause } : {}),
    doNotChase: client.doNotChase,
    tolerance: sameFigure(workspace.tolerance, invoice.currency),
    credit: credit.find((m) => m.currency === invoice.currency) ?? zero(invoice.currency),
    ...(lastContactOn ? { lastContactOn } : {}),
    contactGapDays: workspace.contactGapDays,
    paysOnTime,
    isBusinessDay: weekdays,
  };
}

type DayOf = (at: Date) => LocalDate;

/** The letter to the client that nobody has dealt with yet. */
function waitingLetter(letters: readonly Letter[], day: DayOf): ChaseFacts["waiting"] {
  const waiting = letters.find((l) => !l.outcome && l.invoices.some((about) => about.step));
  if (!waiting) return undefined;
  return {
    since: day(waiting.createdAt),
    approved: waiting.approved !== undefined,
    ...(waiting.snoozedUntil ? { snoozedUntil: waiting.snoozedUntil } : {}),
  };
}

/** Rungs that letters took, by invoice: gone out by us or by hand, or skipped by a person. */
function usedSteps(letters: readonly Letter[], day: DayOf): ClientHistory["usedSteps"] {
  const used = new Map<InvoiceId, { step: StepId; on: LocalDate }[]>();
  for (const { outcome, invoices } of letters) {
    if (!outcome || !["sent", "handed-over", "skipped"].includes(outcome.kind)) continue;
    const on = day(outcome.at);
    for (const { invoice, step } of invoices) {
      if (step) used.set(invoice, [...(used.get(invoice) ?? []), { step, on }]);
    }
  }
  return used;
}

/** The day of the last message to the client, whatever it was about. */
function lastContact(letters: readonly Letter[], day: DayOf): LocalDate | undefined {
  return letters
    .flatMap(({ outcome }) =>
      outcome && (outcome.kind === "sent" || outcome.kind === "handed-over") ? [day(outcome.at)] : [],
    )
    .sort()
    .at(-1);
}
