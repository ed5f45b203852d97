import { nameKey } from "../domain/client.ts";
import { type ClientId, type InvoiceId, newId, type WorkspaceId } from "../domain/ids.ts";
import type { Invoice } from "../domain/invoice.ts";
import { negate, subtract, toDecimal, zero } from "../domain/money.ts";
import { type Db, transact } from "../store/db.ts";
import { appendEvents, type EventInput } from "../store/events.ts";
import {
  clientsByKey,
  type ImportedInvoice,
  type ImportedPayment,
  insertImportedClients,
  insertImportedContacts,
  insertImportedInvoices,
  insertImportedPayments,
} from "../store/imports.ts";
import { takeNumber } from "../store/numbers.ts";
import { lockWorkspace } from "../store/workspaces.ts";
import type { Keyed, Sorted } from "./compare-import.ts";
import type { Desk } from "./desk.ts";

/** When the ladder first looks at an imported invoice that is open; from the ladder, not from here. */
export type FirstLook = (invoice: Invoice) => { at: Date; why: string } | undefined;

/** One import while it runs. */
export type ImportRun = {
  actor: string;
  cause: string;
  /** Clients (ids) that this run has made: addresses further down in the file are theirs too. */
  madeClients: Set<string>;
  firstLook: FirstLook | undefined;
};

export type Booked = {
  clients: number;
  invoices: number;
  payments: number;
  alreadyThere: number;
  different: number;
  obstacles: number;
};

/** Books one chunk in one transaction; what is new is found out under the lock. */
export async function book(
  desk: Pick<Desk, "db" | "clock">,
  ws: WorkspaceId,
  run: ImportRun,
  sortOut: (tx: Db) => Promise<Sorted>,
): Promise<Booked> {
  return transact(desk.db, async (tx) => {
    await lockWorkspace(tx, ws);
    const now = desk.clock.now();
    const { fresh, alreadyThere, different, obstacles } = await sortOut(tx);
    const { idOf, made } = await bookClients(tx, ws, run, fresh, now);
    const invoices = await toInvoices(tx, ws, fresh, idOf, run.firstLook);
    const payments = fresh.flatMap(({ row }, i) => toPayment(row, invoices[i]!));
    await insertImportedInvoices(tx, ws, invoices, now);
    await insertImportedPayments(tx, ws, payments, now);
    await appendEvents(tx, ws, eventsOf(run, now, made, invoices, payments));
    // Known to the run only from here on: a transaction that fails has made nobody.
    for (const { id } of made) run.madeClients.add(id);
    return {
      clients: made.length,
      invoices: invoices.length,
      payments: payments.length,
      alreadyThere,
      different: different.length,
      obstacles: obstacles.length,
    };
  });
}

type NewClient = { id: ClientId; name: string };

/** Finds the rows' clients, makes those that are new, and gives addresses to those who have none. */
async function bookClients(tx: Db, ws: WorkspaceId, run: ImportRun, fresh: readonly Keyed[], now: Date) {
  const names = new Map(fresh.map(({ row }) => [nameKey(row.client), row.client]));
  const known = await clientsByKey(tx, ws, [...names.keys()]);
  const made: NewClient[] = [];
  const idOf = new Map<string, ClientId>();
  for (const [key, name] of names) {
    const id = known.get(key)?.id ?? newId<ClientId>();
    if (!known.has(key)) made.push({ id, name });
    idOf.set(key, id);
  }
  await insertImportedClients(tx, ws, made, now);
  const takesAddresses = (key: string) => {
    const client = known.get(key);
    return !client?.hasContacts || run.madeClients.has(client.id);
  };
  const contacts = fresh
    .filter(({ row }) => takesAddresses(nameKey(row.client)))
    .flatMap(({ row }) => row.emails.map((email) => ({ client: idOf.get(nameKey(row.client))!, email })));
  const added = distinct(contacts);
  await insertImportedContacts(tx, ws, added);
  return {
    idOf,
    made: made.map(({ id }) => ({ id, contacts: added.filter((c) => c.client === id).length })),
  };
}

function distinct(contacts: readonly { client: ClientId; email: string }[]) {
  const first = new Map<string, { client: ClientId; email: string }>();
  for (const contact of contacts) {
    const key = `${contact.client} ${contact.email.toLowerCase()}`;
    if (!first.has(key)) first.set(key, contact);
  }
  return [...first.values()];
}

async function toInvoices(
  tx: Db,
  ws: WorkspaceId,
  fresh: readonly Keyed[],
  idOf: ReadonlyMap<string, ClientId>,
  firstLook: FirstLook | undefined,
): Promise<ImportedInvoice[]> {
  const invoices: ImportedInvoice[] = [];
  for (const { row, key } of fresh) {
    const number = row.number ?? (await takeNumber(tx, ws, "INV"));
    const invoice: ImportedInvoice = {
      id: newId<InvoiceId>(),
      client: idOf.get(nameKey(row.client))!,
      number,
      ...(row.number === undefined ? { importKey: key } : {}),
      total: row.total,
      issuedOn: row.issued,
      dueOn: row.due,
      draft: row.draft,
      description: row.description ?? `Invoice ${number}`,
      ...(row.purchaseOrder === undefined ? {} : { purchaseOrder: row.purchaseOrder }),
      ...(row.note === undefined ? {} : { note: row.note }),
    };
    const open = !row.draft && row.paid.minor < row.total.minor;
    const look = open ? firstLook?.(asInvoice(invoice)) : undefined;
    invoices.push(look ? { ...invoice, nextLook: look } : invoice);
  }
  return invoices;
}

function asInvoice({ importKey: _, description: __, nextLook: ___, ...invoice }: ImportedInvoice): Invoice {
  return { ...invoice, kind: "standard", currency: invoice.total.currency };
}

function toPayment(row: Keyed["row"], invoice: ImportedInvoice): ImportedPayment[] {
  if (row.paid.minor <= 0n) return [];
  const over = subtract(row.paid, row.total);
  return [
    {
      id: newId(),
      client: invoice.client,
      invoice: invoice.id,
      amount: row.paid,
      over: over.minor > 0n ? over : zero(row.total.currency),
      on: row.paidOn,
    },
  ];
}

function eventsOf(
  run: ImportRun,
  at: Date,
  made: readonly { id: ClientId; contacts: number }[],
  invoices: readonly ImportedInvoice[],
  payments: readonly ImportedPayment[],
): EventInput[] {
  const by = { actor: run.actor, at, cause: run.cause };
  return [
    ...made.map(({ id, contacts }) => ({ ...by, kind: "client-added", client: id, data: { contacts } })),
    ...invoices.map((i) => ({
      ...by,
      kind: "invoice-imported",
      client: i.client,
      invoice: i.id,
      data: {
        number: i.number,
        total: toDecimal(i.total),
        currency: i.total.currency,
        issued: i.issuedOn,
        due: i.dueOn,
        draft: i.draft,
      },
    })),
    ...payments.flatMap((payment) => paymentEvents(by, payment)),
  ];
}

/** As usecases/record-payment.ts tells a payment: what the invoice got, and what became credit. */
function paymentEvents(by: Pick<EventInput, "actor" | "at" | "cause">, p: ImportedPayment): EventInput[] {
  const { currency } = p.amount;
  const applied = subtract(p.amount, p.over);
  const about = { payment: p.id, currency, on: p.on };
  const events: EventInput[] = [];
  if (applied.minor > 0n) {
    const data = {
      ...about,
      amount: toDecimal(applied),
      reference: null,
      effect: toDecimal(negate(applied)),
    };
    events.push({ ...by, kind: "payment-recorded", client: p.client, invoice: p.invoice, data });
  }
  if (p.over.minor > 0n) {
    events.push({
      ...by,
      kind: "credit-added",
      client: p.client,
      data: { ...about, amount: toDecimal(p.over), credit: toDecimal(p.over) },
    });
  }
  return events;
}
