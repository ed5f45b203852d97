import type { LocalDate } from "../domain/calendar.ts";
import type { Client } from "../domain/client.ts";
import { type ClientId, newId } from "../domain/ids.ts";
import { type Invoice, type Line, singleLine, totalsOf } from "../domain/invoice.ts";
import { type Currency, type Money, toDecimal } from "../domain/money.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import { NO_CLIENT } from "../domain/refusal.ts";
import { dueDate, readTerms } from "../domain/terms.ts";
import { findClient, findClients, insertContacts } from "../store/clients.ts";
import { findInvoiceByNumber, insertInvoice, openInvoicesOf } from "../store/invoices.ts";
import { takeNumber } from "../store/numbers.ts";
import { createClient } from "./add-client.ts";
import { change, type Ledger, type Who } from "./change.ts";
import type { Desk } from "./desk.ts";
import { keepEomReading } from "./keep-eom-reading.ts";
import { planClient } from "./plan-client.ts";
import { type ClientHabit, habitOfClient } from "./show-client.ts";

export type NewInvoice = {
  /** A client on the books, or the name of one to be made. */
  client: { id: ClientId } | { name: string };
  /** Either the sum alone, tax included, or the lines. */
  amount?: Money;
  lines?: readonly Line[];
  currency: Currency;
  description?: string;
  /** The due date itself, or the terms it follows from; neither: the client's terms or the workspace's. */
  due?: LocalDate;
  terms?: string;
  issued?: LocalDate;
  suppliedOn?: LocalDate;
  number?: string;
  email?: string;
  draft?: boolean;
  /** Says that it is another invoice, although one just like it is on the books. */
  again?: boolean;
  purchaseOrder?: string;
  /** The late-fee clause agreed for it alone, in the short form of domain/late-fee.ts. */
  lateFee?: string;
  taxNote?: string;
  note?: string;
};

export type Added = {
  invoice: Invoice;
  client: Client;
  newClient: boolean;
  /** Present where the client pays late: what may be done, and why. */
  late?: Required<ClientHabit>;
};

/**
 * Puts an invoice on the books. It counts as issued on its issue date, since most have gone out from
 * elsewhere; a draft goes out by `/invoice send`.
 */
export function addInvoice(
  desk: Pick<Desk, "db" | "clock">,
  who: Who,
  input: NewInvoice,
): Promise<Outcome<Added>> {
  return change(desk, who, async (ledger) => {
    const { tx, ws } = ledger;
    const issuedOn = input.issued ?? ledger.today;
    const lines = input.lines ?? [singleLine(input.description ?? "Services", input.amount!)];
    const total = totalsOf(lines, input.currency).total;
    if (total.minor <= 0n) return refuse({ kind: "not-positive", what: "An invoice's total" });
    if (input.due && input.due < issuedOn) {
      return refuse({ kind: "due-before-issue", due: input.due, issued: issuedOn });
    }
    const taken = input.number && (await findInvoiceByNumber(tx, ws, input.number));
    if (taken) return refuse(await numberTaken(ledger, taken.invoice));
    const found = await clientFor(ledger, input);
    if (!found.ok) return found;
    const { client, made } = found.value;
    const invoice = await newInvoice(ledger, input, client, issuedOn, total);
    const twin = input.again || input.number ? undefined : await twinOf(ledger, invoice);
    if (twin) return refuse({ kind: "same-invoice", invoice: twin.number, client: client.name });
    await insertInvoice(tx, ws, invoice, lines, ledger.now);
    await keepEomReading(ledger, input.terms);
    recordAdded(ledger, invoice);
    await planClient(ledger, client.id);
    const known = made ? undefined : await habitOfClient(tx, ledger.workspace, client, ledger.today);
    const late = known?.advice && { habit: known.habit, advice: known.advice };
    return done({ invoice, client, newClient: made, ...(late ? { late } : {}) });
  });
}

async function numberTaken({ tx, ws }: Ledger, invoice: Invoice) {
  const [client] = await findClients(tx, ws, [invoice.client]);
  return { kind: "number-taken" as const, number: invoice.number, client: client?.name ?? "" };
}

async function clientFor(
  ledger: Ledger,
  input: NewInvoice,
): Promise<Outcome<{ client: Client; made: boolean }>> {
  const { tx, ws } = ledger;
  if ("name" in input.client) {
    const made = await createClient(ledger, {
      name: input.client.name,
      ...(input.email ? { email: input.email } : {}),
    });
    return made.ok ? done({ client: made.value, made: true }) : made;
  }
  const client = await findClient(tx, ws, input.client.id);
  if (!client) return refuse(NO_CLIENT);
  const { email } = input;
  if (!email || client.contacts.some((c) => c.email.toLowerCase() === email.toLowerCase())) {
    return done({ client, made: false });
  }
  const contact = { id: newId<Client["contacts"][number]["id"]>(), email, getsReminders: true };
  await insertContacts(tx, ws, client.id, [contact], client.contacts.length);
  return done({ client: { ...client, contacts: [...client.contacts, contact] }, made: false });
}

async function newInvoice(
  ledger: Ledger,
  input: NewInvoice,
  client: Client,
  issuedOn: LocalDate,
  total: Money,
): Promise<Invoice> {
  const terms = input.due ? undefined : (input.terms ?? client.terms ?? ledger.workspace.terms);
  const read = terms === undefined ? undefined : readTerms(terms);
  if (read && !read.ok) throw new Error("terms on the books that cannot be read");
  const dueOn = input.due ?? dueDate(read!.value, issuedOn);
  return {
    id: newId(),
    client: client.id,
    number: input.number ?? (await takeNumber(ledger.tx, ledger.ws, "INV")),
    kind: "standard",
    currency: input.currency,
    total,
    issuedOn,
    dueOn: dueOn < issuedOn ? issuedOn : dueOn,
    draft: input.draft ?? false,
    ...(terms === undefined ? {} : { terms }),
    ...(input.suppliedOn ? { suppliedOn: input.suppliedOn } : {}),
    ...(input.purchaseOrder ? { purchaseOrder: input.purchaseOrder } : {}),
    ...(input.lateFee ? { lateFee: input.lateFee } : {}),
    ...(input.taxNote ? { taxNote: input.taxNote } : {}),
    ...(input.note ? { note: input.note } : {}),
  };
}

/** An open invoice of the same amount and dates: more often typed twice than owed twice. */
async function twinOf({ tx, ws }: Ledger, invoice: Invoice): Promise<Invoice | undefined> {
  const open = await openInvoicesOf(tx, ws, invoice.client);
  return open
    .map((o) => o.invoice)
    .find(
      (o) =>
        o.total.minor === invoice.total.minor &&
        o.currency === invoice.currency &&
        o.issuedOn === invoice.issuedOn &&
        o.dueOn === invoice.dueOn,
    );
}

/** `more`: what else the timeline keeps of an invoice that belongs to something. */
export function recordAdded(ledger: Ledger, invoice: Invoice, more: Record<string, string> = {}): void {
  ledger.record({
    kind: invoice.draft ? "invoice-drafted" : "invoice-added",
    client: invoice.client,
    invoice: invoice.id,
    data: {
      number: invoice.number,
      total: toDecimal(invoice.total),
      currency: invoice.currency,
      issued: invoice.issuedOn,
      due: invoice.dueOn,
      terms: invoice.terms ?? null,
      ...more,
    },
  });
}
