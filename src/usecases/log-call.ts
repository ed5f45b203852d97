import type { Ask, CallResult } from "../domain/ask.ts";
import { addBusinessDays, type LocalDate } from "../domain/calendar.ts";
import { type AskId, type InvoiceId, newId } from "../domain/ids.ts";
import type { Invoice } from "../domain/invoice.ts";
import type { LateReason } from "../domain/ladder.ts";
import { openState } from "../domain/open-invoice.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import { NO_ASK, NO_INVOICE } from "../domain/refusal.ts";
import { callsOfClients, findAsk, insertCall } from "../store/asks.ts";
import { findInvoice, type LedgerInvoice } from "../store/invoices.ts";
import { end, openAsksAbout, putAside, whyEnded } from "./answer-ask.ts";
import { businessDaysFor } from "./business-days.ts";
import { change, type Ledger, type Who } from "./change.ts";
import type { Desk } from "./desk.ts";
import { bookDispute, type DisputeAsked, type Disputed } from "./dispute-invoice.ts";
import { planClient } from "./plan-client.ts";
import { bookReason } from "./set-late-reason.ts";
import { bookPromise, type PromiseAsked, type PromiseNoted } from "./take-promise.ts";

/** A call with a client about an invoice of theirs, and what came of it. */
export type CallAsked = {
  invoice: InvoiceId;
  /** The question of the ladder that it answers, where its card was pressed. */
  ask?: AskId;
  result: CallResult;
  note?: string;
  /** What they said of why they are late. */
  reason?: LateReason;
  promise?: Omit<PromiseAsked, "invoice">;
  dispute?: Omit<DisputeAsked, "invoice">;
};

export type CallLogged = {
  invoice: Invoice;
  result: CallResult;
  promise?: PromiseNoted;
  dispute?: Disputed;
  /** Nobody was reached: the team is asked again on this day. */
  againOn?: LocalDate;
};

/** Business days after which somebody who was not reached is called again. */
const AGAIN_AFTER = 2;

/** A second press within this time is no second call. */
const SAME_CALL_MS = 60_000;

/**
 * Logs a call, with what was promised or found wrong in it. One that reached the client, or left word with them,
 * counts as contact and answers every call that the ladder has asked for with this client; after one that reached
 * nobody the team is asked again. It is all on the books, or none of it.
 */
export function logCall(
  desk: Pick<Desk, "db" | "clock">,
  who: Who,
  asked: CallAsked,
): Promise<Outcome<CallLogged>> {
  return change(desk, who, async (ledger) => {
    const found = await findInvoice(ledger.tx, ledger.ws, asked.invoice);
    if (!found) return refuse(NO_INVOICE);
    const state = openState(found, ledger.today);
    if (!state.ok) return state;
    const unfit = await whyNotLogged(ledger, found.invoice, asked);
    if (unfit) return unfit;
    await book(ledger, found.invoice, asked);
    const againOn = await endCalls(ledger, found.invoice, asked.result);
    const came = await whatCame(ledger, found, asked);
    if (!came.ok) return came;
    await planClient(ledger, found.invoice.client);
    const { result } = asked;
    return done({ invoice: found.invoice, result, ...came.value, ...(againOn ? { againOn } : {}) });
  });
}

async function whyNotLogged(
  { tx, ws, now, who }: Ledger,
  invoice: Invoice,
  { ask: id, result }: CallAsked,
): Promise<Outcome<never> | undefined> {
  const ask = id && (await findAsk(tx, ws, id));
  if (id && (ask?.kind !== "call" || ask.client !== invoice.client)) return refuse(NO_ASK);
  const ended = ask && whyEnded(ask, invoice);
  if (ended) return ended;
  const last = (await callsOfClients(tx, ws, [invoice.client]))
    .filter((call) => call.invoice === invoice.id && call.by === who.name)
    .at(-1);
  const since = last?.result === result ? now.getTime() - last.at.getTime() : SAME_CALL_MS;
  if (since < 0 || since >= SAME_CALL_MS) return undefined;
  return refuse({ kind: "ask", no: { kind: "call-noted", invoice: invoice.number } });
}

async function book(ledger: Ledger, invoice: Invoice, { result, note, reason }: CallAsked): Promise<void> {
  const { tx, ws, now, today, who } = ledger;
  const { id, client } = invoice;
  const call = { id: newId<never>(), client, invoice: id, on: today, result, by: who.name, at: now };
  await insertCall(tx, ws, { ...call, ...(note ? { note } : {}) });
  ledger.record({
    kind: "called",
    client,
    invoice: id,
    data: { result, reason: reason ?? null, note: note ?? null },
  });
}

/** Ends what the ladder asked for by it, or puts it aside where nobody was reached: then until the day given. */
async function endCalls(
  ledger: Ledger,
  invoice: Invoice,
  result: CallResult,
): Promise<LocalDate | undefined> {
  const open: Ask[] = await openAsksAbout(ledger, invoice, ["call"]);
  if (result !== "no-answer") {
    await end(ledger, open, "done");
    return undefined;
  }
  if (open.length === 0) return undefined;
  const until = addBusinessDays(ledger.today, AGAIN_AFTER, businessDaysFor(ledger.workspace));
  await putAside(ledger, open, until);
  return until;
}

async function whatCame(
  ledger: Ledger,
  found: LedgerInvoice,
  { invoice, reason, note, promise, dispute }: CallAsked,
): Promise<Outcome<Pick<CallLogged, "promise" | "dispute">>> {
  if (reason) await bookReason(ledger, found, { reason, ...(note ? { note } : {}) });
  const promised = promise && (await bookPromise(ledger, { ...promise, invoice }));
  if (promised && !promised.ok) return promised;
  const disputed = dispute && (await bookDispute(ledger, { ...dispute, invoice }));
  if (disputed && !disputed.ok) return disputed;
  return done({
    ...(promised ? { promise: promised.value } : {}),
    ...(disputed ? { dispute: disputed.value } : {}),
  });
}
