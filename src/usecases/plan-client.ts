import type { Ask } from "../domain/ask.ts";
import { dateIn, instantAtMinute, type LocalDate, nextBusinessDay } from "../domain/calendar.ts";
import { chasedBalance } from "../domain/dispute.ts";
import { type ChaseFacts, type Decision, decideNudge } from "../domain/escalation.ts";
import { nextOpening } from "../domain/hours.ts";
import type { AskId, ClientId } from "../domain/ids.ts";
import { stateOf } from "../domain/invoice.ts";
import { sameFigure, zero } from "../domain/money.ts";
import { planHold } from "../domain/payment-plan.ts";
import { judgedOn } from "../domain/promise-to-pay.ts";
import type { Workspace } from "../domain/workspace.ts";
import { endAsks, openAsksOfClients } from "../store/asks.ts";
import { clientIdsAfter } from "../store/clients.ts";
import {
  dueInvoicesOfClients,
  type LedgerInvoice,
  openInvoicesOfClients,
  setNextLooks,
} from "../store/invoices.ts";
import { setMorningAt } from "../store/workspaces.ts";
import type { Ledger } from "./change.ts";
import { freshOf } from "./charge-due.ts";
import { agreedFee, feeCharge } from "./charge-late-fee.ts";
import { type ClientHistory, historiesOf, pastAsk } from "./client-history.ts";
import { localeOf } from "./invoice-document.ts";
import { openingAtClient } from "./sending-time.ts";

/** Where one open invoice stands, and what the ladder says about it. */
export type Standing = {
  ledgerInvoice: LedgerInvoice;
  facts: ChaseFacts;
  decision: Decision;
  clientName: string;
  /** What the team was asked about it and has not answered. */
  openAsks: readonly OpenAsk[];
};

type OpenAsk = Pick<Ask, "id" | "invoice" | "kind" | "step">;

/** The books as they are read to decide; a change under way has them, and a mere look makes them. */
type Books = Pick<Ledger, "tx" | "ws" | "workspace" | "today"> & Partial<Pick<Ledger, "now">>;

/** What the ladder says, as of now, about each open invoice of a client. */
export async function standingsOf(ledger: Books, id: ClientId): Promise<Standing[]> {
  return standingsOfClients(ledger, [id]);
}

/** The same of several clients, by as many queries as for one. */
export async function standingsOfClients(ledger: Books, ids: readonly ClientId[]): Promise<Standing[]> {
  return standingsOn(ledger, await openInvoicesOfClients(ledger.tx, ledger.ws, ids));
}

/**
 * The same of those invoices alone that are due to be looked at. Whatever changes how another one stands plans it
 * anew, so that none of the others can be due for anything.
 */
export async function standingsDue(
  ledger: Books & Pick<Ledger, "now">,
  ids: readonly ClientId[],
): Promise<Standing[]> {
  return standingsOn(ledger, await dueInvoicesOfClients(ledger.tx, ledger.ws, ids, ledger.now));
}

async function standingsOn(ledger: Books, open: readonly LedgerInvoice[]): Promise<Standing[]> {
  const debtors = [...new Set(open.map(({ invoice }) => invoice.client))];
  if (debtors.length === 0) return [];
  const histories = await historiesOf(ledger, debtors, {
    // Only before the due date does it matter how somebody has paid so far.
    habitsOf: [
      ...new Set(open.flatMap(({ invoice }) => (invoice.dueOn > ledger.today ? [invoice.client] : []))),
    ],
  });
  const leavesOn = leavingDays(ledger);
  return open.map((ledgerInvoice) => {
    const { invoice } = ledgerInvoice;
    const history = histories.get(invoice.client)!;
    const facts = { ...chaseFacts(ledger, history, ledgerInvoice), ...leavesOn(history, ledgerInvoice) };
    const openAsks = (history.asks.get(invoice.id) ?? []).filter((ask) => !ask.done);
    return { ledgerInvoice, facts, decision: decideNudge(facts), clientName: history.client.name, openAsks };
  });
}

/** The day on which a client could be written to from now on; of interest only before an invoice is due. */
function leavingDays({ workspace, now, today }: Books) {
  const days = new Map<ClientId, LocalDate>();
  return ({ client }: ClientHistory, { invoice }: LedgerInvoice): Pick<ChaseFacts, "leavesOn"> => {
    if (!now || invoice.dueOn <= today) return {};
    const leavesOn = days.get(client.id) ?? dateIn(workspace.zone, openingAtClient(workspace, client, now));
    days.set(client.id, leavesOn);
    return { leavesOn };
  };
}

/**
 * Works out for each open invoice of a client when it is looked at next, and writes it; what the team was asked
 * and nobody has to answer any more is ended. An open invoice always has such a day; a closed one has none.
 */
export async function planClient(ledger: Ledger, id: ClientId): Promise<void> {
  return planClients(ledger, [id]);
}

/** Clients that are planned at once; each batch is read by a handful of queries and written by one. */
const BATCH = 500;

/** The same for every client: after a change of what all decisions rest on, as the zone. */
export async function planEverything(ledger: Ledger): Promise<void> {
  const { tx, ws } = ledger;
  await setMorningAt(tx, ws, null);
  let ids = await clientIdsAfter(tx, ws, undefined, BATCH);
  while (ids.length > 0) {
    await planClients(ledger, ids);
    ids = await clientIdsAfter(tx, ws, ids.at(-1), BATCH);
  }
}

async function planClients(ledger: Ledger, ids: readonly ClientId[]): Promise<void> {
  await writePlans(ledger, ids, await standingsOfClients(ledger, ids));
}

/** Writes what `standings` ask for: all open invoices of these clients, or all of them that were due. */
export async function writePlans(
  ledger: Ledger,
  ids: readonly ClientId[],
  standings: readonly Standing[],
  of: "all" | "due" = "all",
): Promise<void> {
  const { tx, ws, workspace, now } = ledger;
  const looks = standings.flatMap(({ ledgerInvoice, facts, decision }) => {
    const judged = soonest(judgement(ledgerInvoice, facts, workspace), planJudgement(facts, workspace));
    const look = soonest(nextLook(decision, workspace, now), judged);
    return look ? [{ invoice: ledgerInvoice.invoice.id, ...look }] : [];
  });
  await setNextLooks(tx, ws, ids, looks, of === "due" ? now : undefined);
  // Of an invoice that is closed by now there is no standing any more, but there may be a question.
  const asks =
    of === "due" ? standings.flatMap(({ openAsks }) => openAsks) : await openAsksOfClients(tx, ws, ids);
  await endNeedlessAsks(ledger, asks, standings);
}

/** What holds an invoice while a question about it stays open. */
const KEEPS_ASKING = ["asked", "draft-waits", "tolerance", "unapplied-credit"];

async function endNeedlessAsks(
  { tx, ws, today }: Ledger,
  open: readonly OpenAsk[],
  standings: readonly Standing[],
): Promise<void> {
  if (open.length === 0) return;
  const decisions = new Map(standings.map((s) => [s.ledgerInvoice.invoice.id, s.decision]));
  const needless = open.filter(({ invoice, kind, step }) => {
    const decision = decisions.get(invoice);
    if (!decision || decision.kind === "draft") return true;
    // The same at another rung, as after a change of the ladder, is another question.
    if (decision.kind === "ask") return decision.ask !== kind || decision.step?.id !== step;
    const holdAsks = kind === "tolerance" || kind === "credit";
    return holdAsks ? decision.rule !== HOLD_OF[kind] : !KEEPS_ASKING.includes(decision.rule);
  });
  const gone: AskId[] = needless.map(({ id }) => id);
  await endAsks(tx, ws, gone, { on: today, result: "overtaken", by: "Dunlin" });
}

const HOLD_OF = { tolerance: "tolerance", credit: "unapplied-credit" };

type Look = { at: Date; why: string };
type Place = Pick<Workspace, "zone" | "businessHours">;

/** The moment at which a day's work begins. */
function morningOf({ zone, businessHours }: Place, on: LocalDate): Date {
  return instantAtMinute(zone, on, businessHours.from);
}

/** The morning on which the team is told how a promise came out, whatever else holds the chase. */
function judgement(
  { promise }: LedgerInvoice,
  { isBusinessDay }: ChaseFacts,
  place: Place,
): Look | undefined {
  if (!promise) return undefined;
  const on = nextBusinessDay(judgedOn(promise, isBusinessDay), isBusinessDay);
  return { at: morningOf(place, on), why: "the promise to pay is looked at" };
}

/** The morning on which the next instalment of a plan is missed or not, whatever else holds the chase. */
function planJudgement({ plan, isBusinessDay }: ChaseFacts, place: Place): Look | undefined {
  if (plan?.rule !== "on-plan") return undefined;
  const on = nextBusinessDay(plan.until, isBusinessDay);
  return { at: morningOf(place, on), why: "the payment plan is looked at" };
}

function soonest(a: Look | undefined, b: Look | undefined): Look | undefined {
  return a && b ? (b.at < a.at ? b : a) : (a ?? b);
}

/** The instant at which a decision asks for the next look; what is due now is looked at in business hours. */
export function nextLook(decision: Decision, place: Place, now: Date): Look | undefined {
  switch (decision.kind) {
    case "rest":
      return undefined;
    case "draft":
    case "ask":
      return { at: nextOpening(now, place.zone, place.businessHours, () => true), why: decision.because };
    case "wait":
      return { at: morningOf(place, decision.until), why: decision.next?.name ?? decision.because };
  }
}

function chaseFacts(
  books: Pick<Ledger, "workspace" | "today">,
  history: ClientHistory,
  found: LedgerInvoice,
): ChaseFacts {
  const { workspace, today } = books;
  const { client, ladder, isBusinessDay, waiting, lastContactOn, paysOnTime } = history;
  const { invoice, entries, dispute, promise } = found;
  const planned = heldByPlan(found, history, today);
  return {
    today,
    state: stateOf(invoice, entries, today),
    dueOn: invoice.dueOn,
    ladder,
    used: history.usedSteps.get(invoice.id) ?? [],
    asks: (history.asks.get(invoice.id) ?? []).filter(counts).map(pastAsk),
    ...(invoice.lateReason ? { lateReason: invoice.lateReason.reason } : {}),
    feeDue: isFeeDue(books, history, found),
    planTried:
      history.offered.has(invoice.id) || (found.plan && !history.offering.has(found.plan.id)) === true,
    ...(waiting ? { waiting } : {}),
    ...(invoice.pause ? { invoicePause: invoice.pause } : {}),
    ...(client.pause ? { clientPause: client.pause } : {}),
    doNotChase: client.doNotChase,
    chased: chasedBalance(found),
    ...(dispute ? { dispute: { since: dispute.openedOn, reason: dispute.reason } } : {}),
    ...(promise
      ? { promise: { promisedFor: promise.promisedFor, until: judgedOn(promise, isBusinessDay) } }
      : {}),
    ...(planned ? { plan: planned } : {}),
    tolerance: sameFigure(workspace.tolerance, invoice.currency),
    credit: history.credit.find((m) => m.currency === invoice.currency) ?? zero(invoice.currency),
    ...(lastContactOn ? { lastContactOn } : {}),
    contactGapDays: workspace.contactGapDays,
    paysOnTime,
    isBusinessDay,
    locale: localeOf(workspace.language, workspace.country),
  };
}

/** What something else made needless is as if nobody had asked. */
function counts({ done }: Ask): boolean {
  return done?.result !== "overtaken";
}

function heldByPlan(
  { plan, invoice, entries }: LedgerInvoice,
  { offersSent, isBusinessDay }: ClientHistory,
  today: LocalDate,
): ChaseFacts["plan"] {
  if (!plan) return undefined;
  const sentOn = offersSent.get(plan.id);
  return planHold(plan, { invoice, entries }, { today, isBusinessDay, ...(sentOn ? { sentOn } : {}) });
}

/** Whether a late fee was agreed, and something of it may be charged by today. */
function isFeeDue(
  { workspace, today }: Pick<Ledger, "workspace" | "today">,
  { client }: ClientHistory,
  found: LedgerInvoice,
): boolean {
  if (found.invoice.dueOn >= today || !agreedFee(found.invoice, client)) return false;
  const charge = feeCharge({ workspace, found, client, today, until: today });
  return charge.ok && charge.value.mayCharge && freshOf(charge.value).minor > 0n;
}
