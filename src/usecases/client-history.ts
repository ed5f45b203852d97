import type { Ask, Call } from "../domain/ask.ts";
import { type BusinessDays, dateIn, type LocalDate } from "../domain/calendar.ts";
import type { Client } from "../domain/client.ts";
import type { ChaseFacts, PastAsk } from "../domain/escalation.ts";
import { habitOf, type PaymentHabit, paysOnTime } from "../domain/habit.ts";
import type { ClientId, InvoiceId, PlanId } from "../domain/ids.ts";
import { type Ladder, ladderOf, STANDARD } from "../domain/ladder.ts";
import type { Letter } from "../domain/letter.ts";
import type { Money } from "../domain/money.ts";
import { asksOfClients, callsOfClients } from "../store/asks.ts";
import { findClients } from "../store/clients.ts";
import { creditsOf } from "../store/entries.ts";
import { paymentHabitsOf } from "../store/habits.ts";
import { lettersOfClients } from "../store/letters.ts";
import { businessDaysFor } from "./business-days.ts";
import type { Ledger } from "./change.ts";

type Used = ChaseFacts["used"][number];

/** What there is to know about a client when deciding; read in the transaction that decides. */
export type ClientHistory = {
  client: Client;
  ladder: Ladder;
  isBusinessDay: BusinessDays;
  waiting: ChaseFacts["waiting"];
  lastContactOn: LocalDate | undefined;
  usedSteps: ReadonlyMap<InvoiceId, readonly Used[]>;
  asks: ReadonlyMap<InvoiceId, readonly Ask[]>;
  /** The days on which offers of payment plans went out. */
  offersSent: ReadonlyMap<PlanId, LocalDate>;
  /** Invoices for which the client was offered a payment plan, or a person skipped that. */
  offered: ReadonlySet<InvoiceId>;
  /** Plans that the ladder would offer, by letters that have not gone out. */
  offering: ReadonlySet<PlanId>;
  credit: readonly Money[];
  paysOnTime: boolean;
};

/** As many queries for a hundred clients as for one. `habitsOf`: of whom it matters how they have paid. */
export async function historiesOf(
  { tx, ws, workspace }: Pick<Ledger, "tx" | "ws" | "workspace">,
  ids: readonly ClientId[],
  { habitsOf }: { habitsOf: readonly ClientId[] },
): Promise<Map<ClientId, ClientHistory>> {
  const clients = await findClients(tx, ws, ids);
  const habits =
    habitsOf.length > 0 ? await paymentHabitsOf(tx, ws, habitsOf) : new Map<ClientId, PaymentHabit>();
  const letters = Map.groupBy(await lettersOfClients(tx, ws, ids), (letter) => letter.client);
  const asks = Map.groupBy(await asksOfClients(tx, ws, ids), (ask) => ask.client);
  const calls = Map.groupBy(await callsOfClients(tx, ws, ids), (call) => call.client);
  const credits = Map.groupBy(await creditsOf(tx, ws, ids), ({ client }) => client);
  const day = (at: Date) => dateIn(workspace.zone, at);
  const history = (client: Client): ClientHistory => {
    const written = letters.get(client.id) ?? [];
    const asked = asks.get(client.id) ?? [];
    return {
      client,
      ladder: ladderOf(client.ladder ?? workspace.ladder ?? STANDARD),
      isBusinessDay: businessDaysFor(workspace, client),
      waiting: waitingLetter(written, day),
      lastContactOn: lastContact(written, calls.get(client.id) ?? [], day),
      usedSteps: usedSteps(written, asked, day),
      asks: Map.groupBy(asked, (ask) => ask.invoice),
      offersSent: offersSent(written, day),
      offering: new Set(written.flatMap((l) => (l.byLadder && l.plan && !l.outcome ? [l.plan] : []))),
      offered: new Set(written.filter(isOffered).flatMap((l) => l.invoices.map(({ invoice }) => invoice))),
      credit: (credits.get(client.id) ?? []).map(({ credit }) => credit),
      paysOnTime: paysOnTime(habits.get(client.id) ?? habitOf([])),
    };
  };
  return new Map(clients.map((client) => [client.id, history(client)]));
}

export function pastAsk(ask: Ask): PastAsk {
  const { kind, step, askedOn, snoozedUntil, done } = ask;
  return {
    kind,
    askedOn,
    open: done === undefined,
    ...(step ? { step } : {}),
    ...(snoozedUntil ? { snoozedUntil } : {}),
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

function isOffered(letter: Letter): boolean {
  return isOffer(letter) && /^(sent|handed-over|skipped)$/.test(letter.outcome?.kind ?? "");
}

/** The day on which a letter reached its client, where it did. */
function goneOn({ outcome }: Letter, day: DayOf): LocalDate | undefined {
  return outcome && (outcome.kind === "sent" || outcome.kind === "handed-over") ? day(outcome.at) : undefined;
}

/** The days on which offers of payment plans went out, by plan. */
export function offersSent(letters: readonly Letter[], day: DayOf): ReadonlyMap<PlanId, LocalDate> {
  return new Map(
    letters.filter(isOffer).flatMap((letter) => {
      const on = goneOn(letter, day);
      return letter.plan && on ? [[letter.plan, on]] : [];
    }),
  );
}

/** Rungs behind each invoice: letters gone out by us or by hand, or skipped by a person, and asks dealt with. */
function usedSteps(
  letters: readonly Letter[],
  asks: readonly Ask[],
  day: DayOf,
): ReadonlyMap<InvoiceId, readonly Used[]> {
  const used = new Map<InvoiceId, Used[]>();
  const note = (invoice: InvoiceId, one: Used) => used.set(invoice, [...(used.get(invoice) ?? []), one]);
  for (const letter of letters) {
    const { outcome, invoices, kind, deadline } = letter;
    if (!outcome || !["sent", "handed-over", "skipped"].includes(outcome.kind)) continue;
    const asksBy = kind === "non-payment-letter" && outcome.kind !== "skipped" ? deadline : undefined;
    for (const { invoice, step } of invoices) {
      const one = { on: day(outcome.at), contact: true, ...(asksBy ? { deadline: asksBy } : {}) };
      if (step) note(invoice, { step, ...one });
    }
  }
  for (const { invoice, kind, step, done } of asks) {
    if (!step || !done || done.result === "overtaken" || kind === "credit") continue;
    note(invoice, { step, on: done.on, contact: kind === "call" });
  }
  return used;
}

/**
 * The day of the last message to the client, or of the last call that reached them, whatever it was about. An answer
 * to what they argue about is none: they asked for it, and it asks for nothing.
 */
export function lastContact(
  letters: readonly Letter[],
  calls: readonly Call[],
  day: DayOf,
): LocalDate | undefined {
  const called = calls.filter((call) => call.result !== "no-answer").map((call) => call.on);
  const written = letters.filter(({ kind }) => kind !== "dispute-answer");
  return [...written.map((letter) => goneOn(letter, day)), ...called]
    .filter((on) => on !== undefined)
    .sort()
    .at(-1);
}
