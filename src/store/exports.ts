import { and, asc, eq, gt, gte, inArray, or, type SQL } from "drizzle-orm";
import { getTableConfig, type PgColumn, type PgTable } from "drizzle-orm/pg-core";
import type { ClientId, InvoiceId, WorkspaceId } from "../domain/ids.ts";
import type { Entry, Invoice } from "../domain/invoice.ts";
import { type Currency, type Money, money, toDecimal } from "../domain/money.ts";
import type { Db } from "./db.ts";
import { entriesOf } from "./entries.ts";
import { receivedOn } from "./imports.ts";
import { toInvoice } from "./invoices.ts";
import * as schema from "./schema.ts";

const { clients, contacts, creditMemos, entries, invoiceLines, invoices, payments } = schema;

/** Rows a page: an export walks through the books page by page, so that they need not fit in memory. */
const PAGE = 1000;

export type ExportedInvoice = {
  invoice: Invoice;
  client: string;
  emails: readonly string[];
  entries: readonly Entry[];
  /** Received on it, over-payment included. */
  received: Money;
  descriptions: readonly string[];
};

/** All invoices by number, in pages. */
export async function* invoicePages(tx: Db, ws: WorkspaceId): AsyncGenerator<ExportedInvoice[]> {
  for (let after = ""; ; ) {
    const rows = await tx
      .select({ invoice: invoices, client: clients.name })
      .from(invoices)
      .innerJoin(
        clients,
        and(eq(clients.workspaceId, invoices.workspaceId), eq(clients.id, invoices.clientId)),
      )
      .where(and(eq(invoices.workspaceId, ws), gt(invoices.numberKey, after)))
      .orderBy(asc(invoices.numberKey))
      .limit(PAGE);
    const last = rows.at(-1);
    if (!last) return;
    after = last.invoice.numberKey;
    yield await withBookings(tx, ws, rows);
  }
}

async function withBookings(
  tx: Db,
  ws: WorkspaceId,
  rows: readonly { invoice: typeof invoices.$inferSelect; client: string }[],
): Promise<ExportedInvoice[]> {
  const ids = rows.map((row) => row.invoice.id as InvoiceId);
  const booked = await entriesOf(tx, ws, ids);
  const received = await receivedOn(tx, ws, ids);
  const described = await descriptionsOf(tx, ws, ids);
  const emails = await emailsOf(tx, ws, [...new Set(rows.map((row) => row.invoice.clientId as ClientId))]);
  return rows.map((row) => {
    const invoice = toInvoice(row.invoice);
    return {
      invoice,
      client: row.client,
      emails: emails.get(invoice.client) ?? [],
      entries: booked.get(invoice.id) ?? [],
      received: money(received.get(invoice.id) ?? 0n, invoice.currency),
      descriptions: described.get(invoice.id) ?? [],
    };
  });
}

async function descriptionsOf(
  tx: Db,
  ws: WorkspaceId,
  ids: readonly InvoiceId[],
): Promise<Map<string, string[]>> {
  const rows = await tx
    .select({ id: invoiceLines.invoiceId, text: invoiceLines.description })
    .from(invoiceLines)
    .where(and(eq(invoiceLines.workspaceId, ws), inArray(invoiceLines.invoiceId, [...ids])))
    .orderBy(asc(invoiceLines.position));
  return grouped(rows);
}

async function emailsOf(tx: Db, ws: WorkspaceId, ids: readonly ClientId[]): Promise<Map<string, string[]>> {
  const rows = await tx
    .select({ id: contacts.clientId, text: contacts.email })
    .from(contacts)
    .where(and(eq(contacts.workspaceId, ws), inArray(contacts.clientId, [...ids])))
    .orderBy(asc(contacts.position), asc(contacts.id));
  return grouped(rows);
}

function grouped(rows: readonly { id: string; text: string }[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { id, text } of rows) {
    const group = groups.get(id);
    if (group) group.push(text);
    else groups.set(id, [text]);
  }
  return groups;
}

export type ExportedPayment = {
  id: string;
  client: string;
  amount: Money;
  receivedOn: string;
  reference: string | null;
  reversedOn: string | null;
  /** Numbers of the invoices it was booked on. */
  invoices: readonly string[];
};

/** All payments in the order in which they were recorded, in pages. */
export async function* paymentPages(tx: Db, ws: WorkspaceId): AsyncGenerator<ExportedPayment[]> {
  const columns = { payment: payments, client: clients.name };
  const ofClient = and(eq(clients.workspaceId, payments.workspaceId), eq(clients.id, payments.clientId));
  for (let after: string | undefined; ; ) {
    const rows = await tx
      .select(columns)
      .from(payments)
      .innerJoin(clients, ofClient)
      .where(and(eq(payments.workspaceId, ws), after === undefined ? undefined : gt(payments.id, after)))
      .orderBy(asc(payments.id))
      .limit(PAGE);
    const last = rows.at(-1);
    if (!last) return;
    after = last.payment.id;
    const numbers = await invoicesPaidBy(
      tx,
      ws,
      rows.map((row) => row.payment.id),
    );
    yield rows.map(({ payment, client }) => ({
      id: payment.id,
      client,
      amount: money(payment.amountMinor, payment.currency as Currency),
      receivedOn: payment.receivedOn,
      reference: payment.reference,
      reversedOn: payment.reversedOn,
      invoices: [...new Set(numbers.get(payment.id))],
    }));
  }
}

async function invoicesPaidBy(
  tx: Db,
  ws: WorkspaceId,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await tx
    .select({ id: entries.paymentId, text: invoices.number })
    .from(entries)
    .innerJoin(
      invoices,
      and(eq(invoices.workspaceId, entries.workspaceId), eq(invoices.id, entries.invoiceId)),
    )
    .where(and(eq(entries.workspaceId, ws), inArray(entries.paymentId, [...ids])))
    .orderBy(asc(entries.id));
  return grouped(rows.map(({ id, text }) => ({ id: id ?? "", text })));
}

export type ExportedCreditMemo = {
  number: string;
  invoice: string;
  client: string;
  amount: Money;
  issuedOn: string;
  reason: string;
  cancelledOn?: string;
};

/** All credit memos by number, in pages. */
export async function* creditMemoPages(tx: Db, ws: WorkspaceId): AsyncGenerator<ExportedCreditMemo[]> {
  for (let after = ""; ; ) {
    const rows = await tx
      .select({ memo: creditMemos, invoice: invoices.number, client: clients.name })
      .from(creditMemos)
      .innerJoin(
        invoices,
        and(eq(invoices.workspaceId, creditMemos.workspaceId), eq(invoices.id, creditMemos.invoiceId)),
      )
      .innerJoin(
        clients,
        and(eq(clients.workspaceId, invoices.workspaceId), eq(clients.id, invoices.clientId)),
      )
      .where(and(eq(creditMemos.workspaceId, ws), gt(creditMemos.number, after)))
      .orderBy(asc(creditMemos.number))
      .limit(PAGE);
    const last = rows.at(-1);
    if (!last) return;
    after = last.memo.number;
    yield rows.map(({ memo, invoice, client }) => ({
      number: memo.number,
      invoice,
      client,
      amount: money(memo.amountMinor, memo.currency as Currency),
      issuedOn: memo.issuedOn,
      reason: memo.reason,
      ...(memo.cancelledOn === null ? {} : { cancelledOn: memo.cancelledOn }),
    }));
  }
}

/** Every table that carries a workspace, by its name in the schema: what an export of everything has to hold. */
export const WORKSPACE_TABLES: readonly (readonly [name: string, table: PgTable])[] = Object.entries(
  schema,
).filter(([name, table]) => name !== "workspaces" && "workspaceId" in table);

/** One row as JSON holds it: amounts as decimal strings, instants as ISO 8601, no workspace id. */
export type PlainRow = Readonly<Record<string, unknown>>;

/** The workspace's own row. */
export async function plainWorkspace(tx: Db, ws: WorkspaceId): Promise<PlainRow | undefined> {
  const [row] = await tx.select().from(schema.workspaces).where(eq(schema.workspaces.id, ws));
  return row && plainRow(row, row.currency as Currency);
}

/** All rows of one table in the order of its key, in pages. */
export async function* tablePages(tx: Db, ws: WorkspaceId, table: PgTable): AsyncGenerator<PlainRow[]> {
  const columns = table as unknown as Record<string, PgColumn>;
  const workspace = columns["workspaceId"]!;
  const key = keyOf(table, columns);
  for (let after: readonly unknown[] | undefined; ; ) {
    const rows: Record<string, unknown>[] = await tx
      .select()
      .from(table)
      .where(
        and(
          eq(workspace, ws),
          after &&
            isBehind(
              key.map(([, column]) => column),
              after,
            ),
        ),
      )
      .orderBy(...key.map(([, column]) => asc(column)))
      .limit(PAGE);
    const last = rows.at(-1);
    if (!last) return;
    after = key.map(([name]) => last[name]);
    const owned = OWNED.find((each) => each.table === table);
    const currencies = owned && (await currenciesOf(tx, ws, owned, rows));
    yield rows.map((row) => {
      const currency = row["currency"] ?? (owned && currencies?.get(row[owned.by] as string));
      return plainRow(row, currency as Currency | undefined);
    });
  }
}

function keyOf(table: PgTable, columns: Record<string, PgColumn>): [name: string, column: PgColumn][] {
  const primary = getTableConfig(table).primaryKeys[0]!.columns.map((column) => column.name);
  return Object.entries(columns).filter(
    ([, column]) => primary.includes(column?.name) && column.name !== "workspace_id",
  );
}

/** Later in the order of the key than `after`; the first condition alone lets the index be used. */
function isBehind(key: readonly PgColumn[], after: readonly unknown[]): SQL | undefined {
  const [column, ...rest] = key;
  if (!column) return undefined;
  if (rest.length === 0) return gt(column, after[0]);
  const same = and(eq(column, after[0]), isBehind(rest, after.slice(1)));
  return and(gte(column, after[0]), or(gt(column, after[0]), same));
}

/** Tables whose amounts are in the currency of the row that they belong to. */
const OWNED: readonly { table: PgTable; by: string; owner: Owner }[] = [
  { table: invoiceLines, by: "invoiceId", owner: invoices },
  { table: schema.instalments, by: "planId", owner: schema.paymentPlans },
  { table: schema.milestones, by: "projectId", owner: schema.projects },
];

type Owner = typeof invoices | typeof schema.paymentPlans | typeof schema.projects;

async function currenciesOf(
  tx: Db,
  ws: WorkspaceId,
  { by, owner }: (typeof OWNED)[number],
  rows: readonly PlainRow[],
): Promise<Map<string, string>> {
  const ids = [...new Set(rows.map((row) => row[by] as string))];
  const found = await tx
    .select({ id: owner.id, currency: owner.currency })
    .from(owner as typeof invoices)
    .where(and(eq(owner.workspaceId, ws), inArray(owner.id, ids)));
  return new Map(found.map((row) => [row.id, row.currency]));
}

/** `totalMinor: 125000n` becomes `total: "1250.00"`; other big numbers are counts and become text. */
function plainRow(row: Record<string, unknown>, currency: Currency | undefined): PlainRow {
  const fields = Object.entries(row).filter(([name]) => name !== "workspaceId");
  return Object.fromEntries(
    fields.map(([name, value]) => {
      if (typeof value !== "bigint") return [name, value instanceof Date ? value.toISOString() : value];
      if (!name.endsWith("Minor") || !currency) return [name, value.toString()];
      return [name.slice(0, -"Minor".length), toDecimal(money(value, currency))];
    }),
  );
}
