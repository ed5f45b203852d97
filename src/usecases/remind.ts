import type { InvoiceId, LetterId, PaymentId } from "../domain/ids.ts";
import { stateOf } from "../domain/invoice.ts";
import { reminderByHand } from "../domain/ladder.ts";
import { bringsInvoice, type Tone } from "../domain/letter.ts";
import { openState } from "../domain/open-invoice.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import { NO_INVOICE, NO_PAYMENT, type Refusal } from "../domain/refusal.ts";
import { findClient } from "../store/clients.ts";
import { entriesOfPayment, findPayment } from "../store/entries.ts";
import { findInvoice, type LedgerInvoice } from "../store/invoices.ts";
import { lettersOfClient } from "../store/letters.ts";
import { overtakeAsks } from "./answer-ask.ts";
import { change, type Ledger, type Who } from "./change.ts";
import type { Desk } from "./desk.ts";
import { planClient, type Standing, standingsOf } from "./plan-client.ts";
import { requestLetter } from "./request-letter.ts";

type DraftDesk = Pick<Desk, "db" | "clock" | "prompts">;

/**
 * Drafts a reminder that a person asks for. It uses up the step of the ladder that it stands for, so
 * that the ladder does not send the same again. Before the due date it is the heads-up.
 */
export function remindByHand(
  desk: DraftDesk,
  who: Who,
  { invoice: id, tone }: { invoice: InvoiceId; tone: Tone | undefined },
): Promise<Outcome<LetterId>> {
  return change(desk, who, async (ledger) => {
    const standing = await chaseableByHand(ledger, id);
    if (!standing.ok) return standing;
    const { facts, ledgerInvoice } = standing.value;
    const early = facts.state.kind === "open" && facts.state.due !== "overdue";
    const used = facts.used.map((u) => u.step);
    const next = early ? HEADS_UP : reminderByHand(facts.ladder, used);
    return done(await draftByHand(ledger, desk, ledgerInvoice, { ...next, tone }));
  });
}

/** Where an invoice stands of which a person asks for a letter; refused where nobody may ask for money now. */
export async function chaseableByHand(ledger: Ledger, id: InvoiceId): Promise<Outcome<Standing>> {
  const found = await findInvoice(ledger.tx, ledger.ws, id);
  if (!found) return refuse(NO_INVOICE);
  const state = openState(found, ledger.today);
  if (!state.ok) return state;
  const standings = await standingsOf(ledger, found.invoice.client);
  const standing = standings.find((s) => s.ledgerInvoice.invoice.id === id)!;
  if (standing.facts.waiting) return refuse(await waitingRefusal(ledger, found));
  const { rule, because } = standing.decision;
  if (rule.startsWith("step ") || PASSING.includes(rule)) return done(standing);
  const { number } = found.invoice;
  return refuse(agreedRefusal(found, rule) ?? { kind: "held", invoice: number, because });
}

const HEADS_UP: ReturnType<typeof reminderByHand> = { step: "heads-up", letter: "heads-up" };

/** What was agreed or is argued about is taken back in its own way, which the refusal names. */
function agreedRefusal({ invoice, promise, dispute }: LedgerInvoice, rule: string): Refusal | undefined {
  const { id, number } = invoice;
  if (rule === "promised" && promise) {
    const on = promise.promisedFor;
    return { kind: "agreement", no: { kind: "promise-runs", invoice: number, id, on } };
  }
  if (rule === "disputed" && dispute) {
    return { kind: "agreement", no: { kind: "in-dispute", invoice: number, since: dispute.openedOn } };
  }
  return undefined;
}

/** What the clock holds back, a person may ask for. */
const PASSING = ["not-yet", "contact-gap", "deadline", "ladder-done", "asked"];

async function waitingRefusal({ tx, ws }: Ledger, { invoice }: LedgerInvoice): Promise<Refusal> {
  return { kind: "already-waiting", client: (await findClient(tx, ws, invoice.client))!.name };
}

/** Drafts the letter that a person asked for, about one invoice and a rung of the ladder that it uses up. */
export async function draftByHand(
  ledger: Ledger,
  desk: Pick<Desk, "prompts">,
  { invoice }: LedgerInvoice,
  { step, letter: kind, tone }: ReturnType<typeof reminderByHand> & { tone: Tone | undefined },
): Promise<LetterId> {
  const letter = await requestLetter(ledger, desk, {
    client: invoice.client,
    kind,
    ...(tone ? { tone } : {}),
    about: [{ invoice: invoice.id, step }],
    why: `asked for by ${ledger.who.name}`,
  });
  await overtakeAsks(ledger, invoice);
  await planClient(ledger, invoice.client);
  return letter;
}

/** Drafts the mail that brings an invoice to its client; of a deposit, the request. Approved, it issues a draft. */
export function sendInvoice(desk: DraftDesk, who: Who, id: InvoiceId): Promise<Outcome<LetterId>> {
  return change(desk, who, async (ledger) => {
    const { tx, ws, today } = ledger;
    const found = await findInvoice(tx, ws, id);
    if (!found) return refuse(NO_INVOICE);
    const { invoice, entries } = found;
    const state = stateOf(invoice, entries, today);
    if (state.kind !== "draft" && state.kind !== "open") {
      return refuse({ kind: "nothing-open", invoice: invoice.number, state: state.kind });
    }
    const twin = (await lettersOfClient(tx, ws, invoice.client)).find(
      (l) => !l.outcome && bringsInvoice(l.kind) && l.invoices.some((about) => about.invoice === id),
    );
    if (twin) return done(twin.id);
    const why = `asked for by ${who.name}`;
    const about = [{ invoice: id }];
    const kind = invoice.kind === "deposit" ? "deposit-request" : "invoice-cover";
    return done(await requestLetter(ledger, desk, { client: invoice.client, kind, about, why }));
  });
}

/** Drafts a thank-you for a payment that has come in. */
export function thankFor(desk: DraftDesk, who: Who, id: PaymentId): Promise<Outcome<LetterId>> {
  return change(desk, who, async (ledger) => {
    const { tx, ws } = ledger;
    const payment = await findPayment(tx, ws, id);
    if (!payment || payment.reversedOn) return refuse(NO_PAYMENT);
    const twin = (await lettersOfClient(tx, ws, payment.client)).find((l) => l.payment === id);
    if (twin && (!twin.outcome || twin.outcome.kind === "sent" || twin.outcome.kind === "handed-over")) {
      return done(twin.id);
    }
    const entries = await entriesOfPayment(tx, ws, id);
    const about = [...new Set(entries.map((e) => e.invoice))].map((invoice) => ({ invoice }));
    const why = `asked for by ${who.name}`;
    return done(
      await requestLetter(ledger, desk, { client: payment.client, kind: "receipt", about, payment: id, why }),
    );
  });
}
