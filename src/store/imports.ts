import { and, eq, inArray, or, sql } from "drizzle-orm";
import type { LocalDate } from "../domain/calendar.ts";
import { nameKey } from "../domain/client.ts";
import { type ClientId, type InvoiceId, newId, type PaymentId, type WorkspaceId } from "../domain/ids.ts";
import { type Currency, type Money, money } from "../domain/money.ts";
import type { Db } from "./db.ts";
import { numberKey } from "./numbers.ts";
import { clients, contacts, creditMovements, entries, invoices } from "./schema.ts";

/** What is on the books under a number or an import key. */
export type BookedInvoice = {
  number: string;
  numberKey: string;
  importKey?: string;
  clientKey: string;
  total: Money;
  issuedOn: LocalDate;
  dueOn: LocalDate;
  /** Received on it, over-payment included. */
  paid: Money;
};

/** The invoices on the books that bear one of these numbers (folded) or import keys. */
export async function bookedInvoices(
  tx: Db,
  ws: WorkspaceId,
  numberKeys: readonly string[],
  importKeys: readonly string[],
): Promise<BookedInvoice[]> {
  if (numberKeys.length + importKeys.length === 0) return [];
  const rows = await tx
    .select({
      id: invoices.id,
      number: invoices.number,
      numberKey: invoices.numberKey,
      importKey: invoices.importKey,
      clientKey: clients.nameKey,
      currency: invoices.currency,
      totalMinor: invoices.totalMinor,
      issuedOn: invoices.issuedOn,
      dueOn: invoices.dueOn,
    })
    .from(invoices)
    .innerJoin(clients, and(eq(clients.workspaceId, invoices.workspaceId), eq(clients.id, invoices.clientId)))
    .where(
      and(
        eq(invoices.workspaceId, ws),
        or(
          numberKeys.length > 0 ? inArray(invoices.numberKey, [...numberKeys]) : undefined,
          importKeys.length > 0 ? inArray(invoices.importKey, [...importKeys]) : undefined,
        ),
      ),
    );
  const paid = await receivedOn(
    tx,
    ws,
    rows.map((row) => row.id as InvoiceId),
  );
  return rows.map((row) => ({
    number: row.number,
    numberKey: row.numberKey,
    ...(row.importKey === null ? {} : { importKey: row.importKey }),
    clientKey: row.clientKey,
    total: money(row.totalMinor, row.currency as Currency),
    issuedOn: row.issuedOn as LocalDate,
    dueOn: row.dueOn as LocalDate,
    paid: money(paid.get(row.id as InvoiceId) ?? 0n, row.currency as Currency),
  }));
}

/** Minor units received on each invoice: payments less reversals, and what of them became credit. */
export async function receivedOn(
  tx: Db,
  ws: WorkspaceId,
  ids: readonly InvoiceId[],
): Promise<Map<InvoiceId, bigint>> {
  const received = new Map<InvoiceId, bigint>();
  if (ids.length === 0) return received;
  const count = (id: string | null, minor: string) => {
    const key = id as InvoiceId;
    received.set(key, (received.get(key) ?? 0n) + BigInt(minor));
  };
  const booked = await tx
    .select({ id: entries.invoiceId, minor: sql<string>`-sum(${entries.effectMinor})` })
    .from(entries)
    .where(
      and(
        eq(entries.workspaceId, ws),
        inArray(entries.invoiceId, [...ids]),
        inArray(entries.kind, ["payment", "payment-reversal"]),
      ),
    )
    .groupBy(entries.invoiceId);
  for (const row of booked) count(row.id, row.minor);
  const over = await tx
    .select({ id: creditMovements.invoiceId, minor: sql<string>`sum(${creditMovements.effectMinor})` })
    .from(creditMovements)
    .where(
      and(
        eq(creditMovements.workspaceId, ws),
        inArray(creditMovements.invoiceId, [...ids]),
        inArray(creditMovements.kind, ["overpayment", "overpayment-reversal"]),
      ),
    )
    .groupBy(creditMovements.invoiceId);
  for (const row of over) count(row.id, row.minor);
  return received;
}

/** Clients on the books by folded name, and whether they have any contact. */
export async function clientsByKey(
  tx: Db,
  ws: WorkspaceId,
  keys: readonly string[],
): Promise<Map<string, { id: ClientId; hasContacts: boolean }>> {
  if (keys.length === 0) return new Map();
  const rows = await tx
    .select({
      id: clients.id,
      key: clients.nameKey,
      hasContacts: sql<boolean>`exists (select 1 from ${contacts} where ${contacts.workspaceId} = ${clients.workspaceId} and ${contacts.clientId} = ${clients.id})`,
    })
    .from(clients)
    .where(and(eq(clients.workspaceId, ws), inArray(clients.nameKey, [...keys])));
  return new Map(rows.map((row) => [row.key, { id: row.id as ClientId, hasContacts: row.hasContacts }]));
}

// One jsonb parameter a table instead of a parameter a value: several times faster, and no limit on how many.

export async function insertImportedClients(
  tx: Db,
  ws: WorkspaceId,
  added: readonly { id: ClientId; name: string }[],
  createdAt: Date,
): Promise<void> {
  await insertAll(
    tx,
    added.map(({ id, name }) => ({ id, name, name_key: nameKey(name) })),
    (rows) => sql`
    insert into clients (workspace_id, id, name, name_key, created_at)
    select ${ws}::uuid, r.id, r.name, r.name_key, ${createdAt.toISOString()}::timestamptz
    from jsonb_to_recordset(${rows}::text::jsonb) as r(id uuid, name text, name_key text)`,
  );
}

/** Adds addresses, in this order, behind those that the client has; one it has in any spelling is left out. */
export async function insertImportedContacts(
  tx: Db,
  ws: WorkspaceId,
  added: readonly { client: ClientId; email: string }[],
): Promise<void> {
  const rows = added.map(({ client, email }, place) => ({ id: newId(), client, email, place }));
  await insertAll(
    tx,
    rows,
    (all) => sql`
    insert into contacts (workspace_id, id, client_id, email, position)
    select ${ws}::uuid, r.id, r.client, r.email,
      r.place + coalesce((select max(t.position) + 1 from contacts t
        where t.workspace_id = ${ws}::uuid and t.client_id = r.client), 0)
    from jsonb_to_recordset(${all}::text::jsonb) as r(id uuid, client uuid, email text, place integer)
    where not exists (select 1 from contacts t
      where t.workspace_id = ${ws}::uuid and t.client_id = r.client and lower(t.email) = lower(r.email))`,
  );
}

export type ImportedInvoice = {
  id: InvoiceId;
  client: ClientId;
  number: string;
  importKey?: string;
  total: Money;
  issuedOn: LocalDate;
  dueOn: LocalDate;
  draft: boolean;
  description: string;
  purchaseOrder?: string;
  note?: string;
  nextLook?: { at: Date; why: string };
};

/** Invoices with their one line: a file tells the total, not what it was made of. */
export async function insertImportedInvoices(
  tx: Db,
  ws: WorkspaceId,
  added: readonly ImportedInvoice[],
  createdAt: Date,
): Promise<void> {
  const rows = added.map((i) => ({
    id: i.id,
    client: i.client,
    number: i.number,
    number_key: numberKey(i.number),
    import_key: i.importKey,
    currency: i.total.currency,
    total: i.total.minor.toString(),
    issued: i.issuedOn,
    due: i.dueOn,
    draft: i.draft,
    description: i.description,
    purchase_order: i.purchaseOrder,
    note: i.note,
    look_at: i.nextLook?.at.toISOString(),
    look_why: i.nextLook?.why,
  }));
  await insertAll(
    tx,
    rows,
    (all) => sql`
    insert into invoices (workspace_id, id, client_id, number, number_key, import_key, currency, total_minor,
      issued_on, due_on, draft, purchase_order, note, next_look_at, next_look_why, created_at)
    select ${ws}::uuid, r.id, r.client, r.number, r.number_key, r.import_key, r.currency, r.total,
      r.issued, r.due, r.draft, r.purchase_order, r.note, r.look_at, r.look_why, ${createdAt.toISOString()}::timestamptz
    from jsonb_to_recordset(${all}::text::jsonb) as r(id uuid, client uuid, number text, number_key text,
      import_key text, currency text, total bigint, issued date, due date, draft boolean, purchase_order text,
      note text, look_at timestamptz, look_why text)`,
  );
  await insertAll(
    tx,
    rows,
    (all) => sql`
    insert into invoice_lines (workspace_id, invoice_id, position, description, quantity, unit_price_minor, tax_rate)
    select ${ws}::uuid, r.id, 0, r.description, 1, r.total, 0
    from jsonb_to_recordset(${all}::text::jsonb) as r(id uuid, description text, total bigint)`,
  );
}

/** What was received on an imported invoice; `over` of it is more than was owed and stays as credit. */
export type ImportedPayment = {
  id: PaymentId;
  client: ClientId;
  invoice: InvoiceId;
  amount: Money;
  over: Money;
  on: LocalDate;
};

export async function insertImportedPayments(
  tx: Db,
  ws: WorkspaceId,
  added: readonly ImportedPayment[],
  createdAt: Date,
): Promise<void> {
  const at = createdAt.toISOString();
  const rows = added.map((p) => ({
    id: p.id,
    entry: newId(),
    movement: newId(),
    client: p.client,
    invoice: p.invoice,
    currency: p.amount.currency,
    amount: p.amount.minor.toString(),
    over: p.over.minor.toString(),
    on: p.on,
  }));
  const shape = sql`r(id uuid, entry uuid, movement uuid, client uuid, invoice uuid, currency text, amount bigint,
    over bigint, "on" date)`;
  await insertAll(
    tx,
    rows,
    (all) => sql`
    insert into payments (workspace_id, id, client_id, currency, amount_minor, received_on, created_at)
    select ${ws}::uuid, r.id, r.client, r.currency, r.amount, r."on", ${at}::timestamptz
    from jsonb_to_recordset(${all}::text::jsonb) as ${shape}`,
  );
  await insertAll(
    tx,
    rows,
    (all) => sql`
    insert into entries (workspace_id, id, invoice_id, kind, booked_on, currency, effect_minor, payment_id, created_at)
    select ${ws}::uuid, r.entry, r.invoice, 'payment', r."on", r.currency, r.over - r.amount, r.id, ${at}::timestamptz
    from jsonb_to_recordset(${all}::text::jsonb) as ${shape}`,
  );
  const over = rows.filter((row) => row.over !== "0");
  await insertAll(
    tx,
    over,
    (all) => sql`
    insert into credit_movements (workspace_id, id, client_id, kind, booked_on, currency, effect_minor, payment_id,
      invoice_id, created_at)
    select ${ws}::uuid, r.movement, r.client, 'overpayment', r."on", r.currency, r.over, r.id, r.invoice,
      ${at}::timestamptz
    from jsonb_to_recordset(${all}::text::jsonb) as ${shape}`,
  );
}

/**
 * Tells the planner how large the tables have become. The checks of foreign keys keep the plan that they were
 * given when the tables were empty, which reads each of them from end to end, and the embedded database has
 * nobody who would do this by itself: without it, 100,000 invoices take hours.
 */
export async function refreshStatistics(db: Db): Promise<void> {
  await db.execute(sql`analyze clients, invoices, payments`);
}

async function insertAll(
  tx: Db,
  rows: readonly object[],
  statement: (json: string) => ReturnType<typeof sql>,
): Promise<void> {
  if (rows.length > 0) await tx.execute(statement(JSON.stringify(rows)));
}
