import { dateIn, instantAt, type LocalDate, nextBusinessDay, weekdays } from "../domain/calendar.ts";
import type { Client } from "../domain/client.ts";
import { chasedBalance } from "../domain/dispute.ts";
import { type ChaseFacts, type Decision, decideNudge, type StepId } from "../domain/escalation.ts";
import { habitOf, paysOnTime } from "../domain/habit.ts";
import type { ClientId, InvoiceId, PlanId } from "../domain/ids.ts";
import { stateOf } from "../domain/invoice.ts";
import type { Letter } from "../domain/letter.ts";
import { type Money, sameFigure, zero } from "../domain/money.ts";
import { planHold } from "../domain/payment-plan.ts";
import { judgedOn } from "../domain/promise-to-pay.ts";
import type { Workspace } from "../domain/workspace.ts";
import { clientIdsAfter, findClients } from "../store/clients.ts";
import { creditsOf } from "../store/entries.ts";
import { paymentHabitsOf } from "../store/habits.ts";
import { type LedgerInvoice, openInvoicesOfClients, setNextLooks } from "../store/invoices.ts";
import { lettersOfClients } from "../store/letters.ts";
import type { Ledger } from "./change.ts";
import { localeOf } from "./invoice-document.ts";

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
  /** The days on which offers of payment plans went out. */
  offersSent: ReadonlyMap<PlanId, LocalDate>;
  credit: readonly Money[];
  paysOnTime: boolean;
};

/** The books as they are read to decide; a change under way has them, and a mere look makes them. */
type Books = Pick<Ledger, "tx" | "ws" | "workspace" | "today">;

/** What the ladder says, as of now, about each open invoice of a client. */
export async function standingsOf(ledger: Books, id: ClientId): Promise<Standing[]> {
  return standingsOfClients(ledger, [id]);
}

async function standingsOfClients(ledger: Books, ids: readonly ClientId[]): Promise<Standing[]> {
  const open = await openInvoicesOfClients(ledger.tx, ledger.ws, ids);
  const debtors = [...new Set(open.map(({ invoice }) => invoice.client))];
  if (debtors.length === 0) return [];
  const histories = await historiesOf(ledger, debtors);
  return open.map((ledgerInvoice) => {
    const facts = chaseFacts(ledger, histories.get(ledgerInvoice.invoice.client)!, ledgerInvoice);
    return { ledgerInvoice, facts, decision: decideNudge(facts) };
  });
}

/** As many queries for a hundred clients as for one. */
async function historiesOf(
  { tx, ws, workspace }: Books,
  ids: readonly ClientId[],
): Promise<Map<ClientId, ClientHistory>> {
  const clients = await findClients(tx, ws, ids);
  const habits = await paymentHabitsOf(tx, ws, ids);
  const letters = Map.groupBy(await lettersOfClients(tx, ws, ids), (letter) => letter.client);
  const credits = Map.groupBy(await creditsOf(tx, ws, ids), ({ client }) => client);
  const day = (at: Date) => dateIn(workspace.zone, at);
  const history = (client: Client): ClientHistory => {
    const written = letters.get(client.id) ?? [];
    return {
      client,
      waiting: waitingLetter(written, day),
      lastContactOn: lastContact(written, day),
      usedSteps: usedSteps(written, day),
      offersSent: offersSent(written, day),
      credit: (credits.get(client.id) ?? []).map(({ credit }) => credit),
      paysOnTime: paysOnTime(habits.get(client.id) ?? habitOf([])),
    };
  };
  return new Map(clients.map((client) => [client.id, history(client)]));
}

/**
 * Works out for each open invoice of a client when it is looked at next, and writes it. An open invoice
 * always has such a day; a closed one has none.
 */
export async function planClient(ledger: Ledger, id: ClientId): Promise<void> {
  return planClients(ledger, [id]);
}

/** Clients that are planned at once; each batch is read by a handful of queries and written by one. */
const BATCH = 500;

/** The same for every client: after a change of what all decisions rest on, as the zone. */
export async function planEverything(ledger: Ledger): Promise<void> {
  const { tx, ws } = ledger;
  let ids = await clientIdsAfter(tx, ws, undefined, BATCH);
  while (ids.length > 0) {
    await planClients(ledger, ids);
    ids = await clientIdsAfter(tx, ws, ids.at(-1), BATCH);
  }
}

async function planClients(ledger: Ledger, ids: readonly ClientId[]): Promise<void> {
  const { tx, ws, workspace, now } = ledger;
  const standings = await standingsOfClients(ledger, ids);
  const looks = standings.flatMap(({ ledgerInvoice, facts, decision }) => {
    const judged = soonest(judgement(ledgerInvoice, workspace), planJudgement(facts, workspace));
    const look = soonest(nextLook(decision, workspace, now), judged);
    return look ? [{ invoice: ledgerInvoice.invoice.id, ...look }] : [];
  });
  await setNextLooks(tx, ws, ids, looks);
}

type Look = { at: Date; why: string };

/** The morning on which the team is told how a promise came out, whatever else holds the chase. */
function judgement({ promise }: LedgerInvoice, { zone }: Pick<Workspace, "zone">): Look | undefined {
  if (!promise) return undefined;
  const on = nextBusinessDay(judgedOn(promise, weekdays), weekdays);
  return { at: instantAt(zone, on, MORNING_HOUR), why: "the promise to pay is looked at" };
}

/** The morning on which the next instalment of a plan is missed or not, whatever else holds the chase. */
function planJudgement({ plan }: ChaseFacts, { zone }: Pick<Workspace, "zone">): Look | undefined {
  if (plan?.rule !== "on-plan") return undefined;
  const on = nextBusinessDay(plan.until, weekdays);
  return { at: instantAt(zone, on, MORNING_HOUR), why: "the payment plan is looked at" };
}

function soonest(a: Look | undefined, b: Look | undefined): Look | undefined {
  return a && b ? (b.at < a.at ? b : a) : (a ?? b);
}

/** The instant at which a decision asks for the next look. */
export function nextLook(
  decision: Decision,
  workspace: Pick<Workspace, "zone">,
  now: Date,
): Look | undefined {
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
  { client, waiting, lastContactOn, usedSteps, offersSent, credit, paysOnTime }: ClientHistory,
  found: LedgerInvoice,
): ChaseFacts {
  const { invoice, entries, dispute, promise, plan } = found;
  const sentOn = plan && offersSent.get(plan.id);
  const planned =
    plan &&
    planHold(plan, { invoice, entries }, { today, isBusinessDay: weekdays, ...(sentOn ? { sentOn } : {}) });
  return {
    today,
    state: stateOf(invoice, entries, today),
    dueOn: invoice.dueOn,
    used: usedSteps.get(invoice.id) ?? [],
    ...(waiting ? { waiting } : {}),
    ...(invoice.pause ? { invoicePause: invoice.pause } : {}),
    ...(client.pause ? { clientPause: client.pause } : {}),
    doNotChase: client.doNotChase,
    chased: chasedBalance(found),
    ...(dispute ? { dispute: { since: dispute.openedOn, reason: dispute.reason } } : {}),
    ...(promise ? { promise: { promisedFor: promise.promisedFor, until: judgedOn(promise, weekdays) } } : {}),
    ...(planned ? { plan: planned } : {}),
    tolerance: sameFigure(workspace.tolerance, invoice.currency),
    credit: credit.find((m) => m.currency === invoice.currency) ?? zero(invoice.currency),
    ...(lastContactOn ? { lastContactOn } : {}),
    contactGapDays: workspace.contactGapDays,
    paysOnTime,
    isBusinessDay: weekdays,
    locale: localeOf(workspace.language, workspace.country),
  };
}

type DayOf = (at: Date) => LocalDate;

/** The letter to the client that nobody has dealt with yet. */
function waitingLetter(letters: readonly Letter[], day: DayOf): ChaseFacts["waiting"] {
  const waiting = letters.find(
    (l) =>
      !l.outcome && (isOffer(l) || l.kind === "late-fee-notice" || l.invoices.some((about) => about.step)),
  );
  if (!waiting) return undefined;
  return {
    since: day(waiting.createdAt),
    approved: waiting.approved !== undefined,
    ...(waiting.snoozedUntil ? { snoozedUntil: waiting.snoozedUntil } : {}),
  };
}

function isOffer({ kind }: Letter): boolean {
  return kind === "payment-plan-offer";
}

/** The days on which offers of payment plans went out, by plan. */
export function offersSent(letters: readonly Letter[], day: DayOf): ReadonlyMap<PlanId, LocalDate> {
  return new Map(
    letters.filter(isOffer).flatMap(({ plan, outcome }) => {
      const gone = outcome && (outcome.kind === "sent" || outcome.kind === "handed-over");
      return plan && gone ? [[plan, day(outcome.at)]] : [];
    }),
  );
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
