import type { Ask } from "../domain/ask.ts";
import { addDays, dateIn, type LocalDate, nextBusinessDay } from "../domain/calendar.ts";
import type { Client } from "../domain/client.ts";
import { type DiscountOffer, discountOffer } from "../domain/early-discount.ts";
import type { Decision } from "../domain/escalation.ts";
import type { InvoiceId } from "../domain/ids.ts";
import { type Entry, type Invoice, type InvoiceState, type Line, stateOf } from "../domain/invoice.ts";
import type { Step, StepId } from "../domain/ladder.ts";
import type { Letter } from "../domain/letter.ts";
import type { LiveAgreements } from "../domain/live-agreements.ts";
import { type Money, zero } from "../domain/money.ts";
import { reachesClient, stepsAhead } from "../domain/next-step.ts";
import type { Outcome } from "../domain/outcome.ts";
import { done, refuse } from "../domain/outcome.ts";
import { type PlanProgress, planProgress } from "../domain/payment-plan.ts";
import type { Project } from "../domain/project.ts";
import { NO_INVOICE } from "../domain/refusal.ts";
import type { Workspace } from "../domain/workspace.ts";
import type { Enclosure } from "../ports.ts";
import { asksOfClients } from "../store/asks.ts";
import { findClient } from "../store/clients.ts";
import { type CreditMemo, creditMemosOf, creditOf, type Payment, paymentsOf } from "../store/entries.ts";
import { eventsOfInvoice, type TimelineEvent } from "../store/events.ts";
import { findInvoice, linesOf, nextLookOf } from "../store/invoices.ts";
import { lettersOfClient } from "../store/letters.ts";
import { outboxOfLetter } from "../store/outbox.ts";
import { findProject } from "../store/projects.ts";
import { businessDaysFor } from "./business-days.ts";
import type { Desk } from "./desk.ts";
import { invoiceDocument, invoiceFilename } from "./invoice-document.ts";
import { type Standing, standingsOf } from "./plan-client.ts";
import { type Leaving, leavingLater } from "./sending-time.ts";
import { usedCredit } from "./use-credit.ts";

/** An event with its day in the workspace's zone. */
export type DatedEvent = TimelineEvent & { on: LocalDate };

/** All there is to say about one invoice. */
export type InvoiceView = {
  invoice: Invoice;
  client: Client;
  state: InvoiceState;
  lines: readonly Line[];
  entries: readonly Entry[];
  /** What is argued, promised or planned about it now. */
  agreed: LiveAgreements;
  /** How the plan about it stands. */
  planned?: PlanProgress;
  payments: readonly Payment[];
  /** The client's unused credit in the invoice's currency. */
  credit: Money;
  /** What of it was used for this invoice and can be given back. */
  creditUsed: Money;
  /** The early-payment discount, while it can be taken. */
  discount?: DiscountOffer;
  /** The project that it bills a part of. */
  project?: Project;
  /** Credit memos that stand. */
  memos: readonly CreditMemo[];
  /** Newest first. */
  timeline: readonly DatedEvent[];
  /** What the ladder says now; absent where nothing is open. */
  decision?: Decision;
  /** The rungs that are left, and the day on which each comes at the earliest, taken one after the other. */
  ahead: readonly { step: Step; on: LocalDate }[];
  nextLook?: { at: Date; on: LocalDate; why: string };
  /** A letter about it that has no outcome yet. */
  openLetter?: Letter;
  /** Why that letter, which is approved, does not leave now. */
  leaving?: Leaving;
  /** What the team was asked about it and has not answered. */
  asks: readonly Ask[];
  today: LocalDate;
};

const TIMELINE_SHOWN = 12;

type ReadDesk = Pick<Desk, "db" | "clock">;

export async function showInvoice(
  { db, clock }: ReadDesk,
  workspace: Workspace,
  id: InvoiceId,
): Promise<Outcome<InvoiceView>> {
  const ws = workspace.id;
  const found = await findInvoice(db, ws, id);
  const client = found && (await findClient(db, ws, found.invoice.client));
  if (!found || !client) return refuse(NO_INVOICE);
  const { invoice, entries, ...agreed } = found;
  const now = clock.now();
  const today = dateIn(workspace.zone, now);
  const standing = (await standingsOf({ tx: db, ws, workspace, now, today }, client.id)).find(
    (s) => s.ledgerInvoice.invoice.id === id,
  );
  const look = await nextLookOf(db, ws, id);
  const letters = await lettersOfClient(db, ws, client.id);
  const openLetter = letters.find((l) => !l.outcome && l.invoices.some((about) => about.invoice === id));
  const aboutIt = openLetter?.invoices.find((about) => about.invoice === id);
  const project = invoice.project && (await findProject(db, ws, invoice.project));
  const isBusinessDay = businessDaysFor(workspace, client);
  const planned = agreed.plan && planProgress(agreed.plan, found, today, isBusinessDay);
  const discount = discountOffer(invoice, entries, today);
  const credit = (await creditOf(db, ws, client.id)).find((m) => m.currency === invoice.currency);
  return done({
    invoice,
    client,
    entries,
    agreed,
    today,
    state: stateOf(invoice, entries, today),
    lines: await linesOf(db, ws, invoice),
    payments: await paymentsOf(db, ws, id),
    credit: credit ?? zero(invoice.currency),
    creditUsed: usedCredit(invoice, entries),
    memos: (await creditMemosOf(db, ws, id)).filter((memo) => !memo.cancelledOn),
    timeline: (await eventsOfInvoice(db, ws, id, TIMELINE_SHOWN)).map((event) => ({
      ...event,
      on: dateIn(workspace.zone, event.at),
    })),
    asks: (await asksOfClients(db, ws, [client.id])).filter((ask) => ask.invoice === id && !ask.done),
    ...(planned ? { planned } : {}),
    ...(discount ? { discount } : {}),
    ...(project ? { project } : {}),
    ...(standing ? { decision: standing.decision } : {}),
    ahead: standing ? aheadOf(standing, aboutIt?.step) : [],
    ...(look ? { nextLook: { ...look, on: dateIn(workspace.zone, look.at) } } : {}),
    ...(openLetter ? { openLetter } : {}),
    ...(openLetter ? await leavingOf({ tx: db, ws, workspace, now }, openLetter, client) : {}),
  });
}

async function leavingOf(
  books: Parameters<typeof leavingLater>[0],
  letter: Letter,
  client: Client,
): Promise<Pick<InvoiceView, "leaving">> {
  const mail = letter.approved && (await outboxOfLetter(books.tx, books.ws, letter.id)).at(-1);
  if (mail?.state !== "waiting" || mail.atOnce) return {};
  const leaving = await leavingLater(books, letter, client);
  return leaving ? { leaving } : {};
}

/** Each rung as if the ones before it were taken at the earliest: what reaches the client keeps its distance. */
function aheadOf({ facts }: Standing, drafted: StepId | undefined): InvoiceView["ahead"] {
  const { today, dueOn, contactGapDays, isBusinessDay } = facts;
  // A letter that waits is taken to leave today.
  let contact = facts.waiting ? today : facts.lastContactOn;
  return stepsAhead(facts).map((step) => {
    const reaches = reachesClient(step, facts);
    const spaced = reaches && contact && step.id !== drafted ? addDays(contact, contactGapDays) : today;
    const day = addDays(dueOn, step.day);
    const on = nextBusinessDay([today, day, spaced].toSorted().at(-1)!, isBusinessDay);
    if (reaches) contact = on;
    return { step, on };
  });
}

/** The invoice as a PDF, as it stands now. */
export async function invoicePaper(
  { db, papers, clock }: Pick<Desk, "db" | "papers" | "clock">,
  workspace: Workspace,
  id: InvoiceId,
): Promise<Outcome<Enclosure>> {
  const found = await findInvoice(db, workspace.id, id);
  const client = found && (await findClient(db, workspace.id, found.invoice.client));
  if (!found || !client) return refuse(NO_INVOICE);
  const today = dateIn(workspace.zone, clock.now());
  const document = await invoiceDocument(db, workspace, client, found, today);
  const pdf = await papers.invoice(document);
  if (!pdf.ok) return pdf;
  const filename = invoiceFilename(document);
  return done({ filename, contentType: "application/pdf", bytes: pdf.value });
}
