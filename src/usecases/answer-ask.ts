import type { Ask, AskKind, AskResult, Decided } from "../domain/ask.ts";
import type { LocalDate } from "../domain/calendar.ts";
import type { AskId, ClientId } from "../domain/ids.ts";
import type { Invoice } from "../domain/invoice.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import { NO_ASK } from "../domain/refusal.ts";
import { asksOfClients, endAsks, findAsk, setAsksSnoozed } from "../store/asks.ts";
import { findInvoice } from "../store/invoices.ts";
import { change, type Ledger, type Who } from "./change.ts";
import type { Desk } from "./desk.ts";
import { planClient } from "./plan-client.ts";

type AskDesk = Pick<Desk, "db" | "clock">;

/** `skipped`: this rung is left out. What is asked at the end of the ladder may also be answered with a choice. */
export type Answer = "skipped" | Decided;

export type AskAnswered = { ask: Ask; invoice: Invoice };

/**
 * Ends what the team was asked without doing anything else: the rung counts as taken, and the ladder goes on from
 * there. What is answered by a payment, a dispute or a charge is ended where that is booked.
 */
export function answerAsk(
  desk: AskDesk,
  who: Who,
  { ask: id, answer }: { ask: AskId; answer: Answer },
): Promise<Outcome<AskAnswered>> {
  return change(desk, who, async (ledger) => {
    const found = await openAsk(ledger, id);
    if (!found.ok) return found;
    const { ask, invoice } = found.value;
    if (answer !== "skipped" && ask.kind !== "decide") return refuse(NO_ASK);
    const result = answer === "skipped" ? "skipped" : "done";
    await end(ledger, await askedTogether(ledger, ask), result, answer === "skipped" ? undefined : answer);
    await planClient(ledger, ask.client);
    return done({ ask: (await findAsk(ledger.tx, ledger.ws, id))!, invoice });
  });
}

/** Puts what the team was asked aside until a day, on which it is told of it again; the ladder waits with it. */
export function snoozeAsk(
  desk: AskDesk,
  who: Who,
  { ask: id, until }: { ask: AskId; until: LocalDate },
): Promise<Outcome<AskAnswered>> {
  return change(desk, who, async (ledger) => {
    const { today } = ledger;
    const found = await openAsk(ledger, id);
    if (!found.ok) return found;
    if (until <= today) return refuse({ kind: "in-past", what: "a snooze", on: until, today });
    const { ask, invoice } = found.value;
    await putAside(ledger, await askedTogether(ledger, ask), until);
    await planClient(ledger, ask.client);
    return done({ ask: { ...ask, snoozedUntil: until }, invoice });
  });
}

/** An ask that nobody has answered, with the invoice that it is about. */
async function openAsk({ tx, ws }: Ledger, id: AskId): Promise<Outcome<AskAnswered>> {
  const ask = await findAsk(tx, ws, id);
  const found = ask && (await findInvoice(tx, ws, ask.invoice));
  if (!ask || !found) return refuse(NO_ASK);
  const ended = whyEnded(ask, found.invoice);
  return ended ?? done({ ask, invoice: found.invoice });
}

/** The refusal of an answer to what has ended. */
export function whyEnded(
  { done: ended }: Ask,
  { number }: Pick<Invoice, "number">,
): Outcome<never> | undefined {
  return ended && refuse({ kind: "ask", no: { kind: "ask-ended", invoice: number, ...ended } });
}

/** One call speaks of all that a client owes, so that all of their calls are answered at once. */
async function askedTogether(ledger: Ledger, ask: Ask): Promise<Ask[]> {
  return ask.kind === "call" ? openAsksAbout(ledger, ask, ["call"]) : [ask];
}

/** What the team was asked about this client, or about one invoice of theirs, and has not answered. */
export async function openAsksAbout(
  { tx, ws }: Ledger,
  { client }: { client: ClientId },
  kinds: readonly AskKind[],
): Promise<Ask[]> {
  const asks = await asksOfClients(tx, ws, [client]);
  return asks.filter((ask) => !ask.done && kinds.includes(ask.kind));
}

/**
 * To be called where what was asked for is done, before the client is planned anew: the question ends as answered,
 * and its rung counts as taken.
 */
export async function endAsksOf(
  ledger: Ledger,
  invoice: Pick<Invoice, "id" | "client">,
  kinds: readonly AskKind[],
): Promise<void> {
  const about = await openAsksAbout(ledger, invoice, kinds);
  await end(
    ledger,
    about.filter((ask) => ask.invoice === invoice.id),
    "done",
  );
}

/** What a person does instead makes needless what the ladder has asked about an invoice. */
export async function overtakeAsks(ledger: Ledger, invoice: Pick<Invoice, "id" | "client">): Promise<void> {
  const { tx, ws, today, who } = ledger;
  const asked = await openAsksAbout(ledger, invoice, ["call", "dispute", "fee"]);
  const ids = asked.filter((ask) => ask.invoice === invoice.id).map(({ id }) => id);
  await endAsks(tx, ws, ids, { on: today, result: "overtaken", by: who.name });
}

/** Ends asks that are open, with who answered them. */
export async function end(
  ledger: Ledger,
  asks: readonly Ask[],
  result: AskResult,
  choice?: Decided,
): Promise<void> {
  const { tx, ws, today, who } = ledger;
  const ids = asks.map(({ id }) => id);
  await endAsks(tx, ws, ids, { on: today, result, by: who.name });
  for (const { id, client, invoice, kind } of asks) {
    const data = { ask: id, about: kind, result, choice: choice ?? null };
    ledger.record({ kind: "asked-answered", client, invoice, data });
  }
}

/** Puts asks that are open aside until a day. */
export async function putAside(ledger: Ledger, asks: readonly Ask[], until: LocalDate): Promise<void> {
  const ids = asks.map(({ id }) => id);
  await setAsksSnoozed(ledger.tx, ledger.ws, ids, until);
  for (const { id, client, invoice, kind } of asks) {
    ledger.record({ kind: "ask-snoozed", client, invoice, data: { ask: id, about: kind, until } });
  }
}
