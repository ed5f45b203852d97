import { and, asc, count, desc, eq, gt, lt, lte, type SQL, sql } from "drizzle-orm";
import type { LocalDate } from "../domain/calendar.ts";
import type { ClientId, InvoiceId, WorkspaceId } from "../domain/ids.ts";
import { type Currency, type Money, money } from "../domain/money.ts";
import type { Db } from "./db.ts";
import { balanceMinor, findInvoices, type LedgerInvoice } from "./invoices.ts";
import { qualified } from "./qualified.ts";
import { clients, disputes, entries, invoices } from "./schema.ts";

/**
 * What was booked on the row's invoice: one look at its entries, however often the query asks. As columns of
 * their own each mention would be worked out anew, for every invoice on the books.
 */
function bookedOn(tx: Db) {
  const sumOf = (kinds: SQL) =>
    sql`coalesce(sum(${entries.effectMinor}) filter (where ${entries.component} = 'principal'
      and ${entries.kind} in (${kinds})), 0)`;
  const total = qualified(invoices.totalMinor);
  return tx
    .select({
      balance: sql<string>`${total} + coalesce(sum(${entries.effectMinor}), 0)`.as("balance"),
      /** Closed, and neither given up nor credited away: as `closedState` in domain/invoice.ts has it. */
      paid: sql<boolean>`${total} + coalesce(sum(${entries.effectMinor}), 0) <= 0
        and ${sumOf(sql`'write-off', 'write-off-reversal'`)} = 0
        and ${sumOf(sql`'credit-memo', 'credit-memo-cancelled'`)} + ${total} <> 0`.as("paid"),
    })
    .from(entries)
    .where(and(eq(entries.workspaceId, invoices.workspaceId), eq(entries.invoiceId, invoices.id)))
    .as("booked");
}

type Booked = ReturnType<typeof bookedOn>;

export type InvoiceFilter = "overdue" | "open" | "disputed" | "paid" | "draft" | "all";

export type InvoicePage = {
  rows: (LedgerInvoice & { clientName: string })[];
  /** How many there are in all. */
  total: number;
  /** What is open on all of them, by currency. */
  open: Money[];
};

/**
 * Invoices by filter, longest due first (paid and all: newest first), `limit` from `offset` on. Money is
 * summed over all that match, not over the page.
 */
export async function listInvoices(
  tx: Db,
  ws: WorkspaceId,
  query: { filter: InvoiceFilter; client?: ClientId; today: LocalDate; limit: number; offset: number },
): Promise<InvoicePage> {
  const booked = bookedOn(tx);
  const where = and(
    eq(invoices.workspaceId, ws),
    query.client ? eq(invoices.clientId, query.client) : undefined,
    filterOf(query.filter, query.today, booked),
  );
  const oldestFirst = ["overdue", "open", "disputed"].includes(query.filter);
  const ids = await tx
    .select({ id: invoices.id, clientName: clients.name })
    .from(invoices)
    .innerJoin(clients, and(eq(clients.workspaceId, invoices.workspaceId), eq(clients.id, invoices.clientId)))
    .innerJoinLateral(booked, sql`true`)
    .where(where)
    .orderBy(oldestFirst ? asc(invoices.dueOn) : desc(invoices.dueOn), asc(invoices.numberKey))
    .limit(query.limit)
    .offset(query.offset);
  const sums = await tx
    .select({
      currency: invoices.currency,
      n: count(),
      open: sql<string>`coalesce(sum(case when ${invoices.draft} then 0 else ${booked.balance} end), 0)`,
    })
    .from(invoices)
    .innerJoinLateral(booked, sql`true`)
    .where(where)
    .groupBy(invoices.currency)
    .orderBy(invoices.currency);
  const found = await findInvoices(
    tx,
    ws,
    ids.map((row) => row.id as InvoiceId),
  );
  return {
    rows: ids.map((row) => ({
      ...found.find((f) => f.invoice.id === row.id)!,
      clientName: row.clientName,
    })),
    total: sums.reduce((n, row) => n + row.n, 0),
    open: sums.map((row) => money(BigInt(row.open), row.currency as Currency)),
  };
}

/** Whether something about the row's invoice is argued about now. */
const isDisputed = sql`exists (select 1 from ${disputes}
  where ${qualified(disputes.workspaceId)} = ${qualified(invoices.workspaceId)}
    and ${qualified(disputes.invoiceId)} = ${qualified(invoices.id)} and ${qualified(disputes.resolvedOn)} is null)`;

function filterOf(filter: InvoiceFilter, today: LocalDate, { balance, paid }: Booked): SQL | undefined {
  const open = and(eq(invoices.draft, false), sql`${balance} > 0`);
  switch (filter) {
    case "open":
      return open;
    case "disputed":
      return and(open, isDisputed);
    case "overdue":
      return and(open, sql`${invoices.dueOn} < ${today}`);
    case "paid":
      return and(eq(invoices.draft, false), eq(paid, true));
    case "draft":
      return and(eq(invoices.draft, true), sql`${balance} > 0`);
    case "all":
      return undefined;
  }
}

/**
 * Clients with an open invoice that was due before a day, the longest overdue first; one of them alone where `client`
 * is given.
 */
export async function overdueClients(
  tx: Db,
  ws: WorkspaceId,
  dueBefore: LocalDate,
  client?: ClientId,
): Promise<ClientId[]> {
  const rows = await tx
    .select({ client: invoices.clientId })
    .from(invoices)
    .where(
      and(
        eq(invoices.workspaceId, ws),
        client ? eq(invoices.clientId, client) : undefined,
        eq(invoices.draft, false),
        lt(invoices.dueOn, dueBefore),
        sql`${balanceMinor} > 0`,
      ),
    )
    .groupBy(invoices.clientId)
    .orderBy(sql`min(${invoices.dueOn})`, asc(invoices.clientId));
  return rows.map((row) => row.client as ClientId);
}

export type AgingRow = {
  client: ClientId;
  clientName: string;
  currency: Currency;
  /** Not due, 1-30, 31-60, 61-90, over 90 days past due: balances in minor units. */
  buckets: readonly [bigint, bigint, bigint, bigint, bigint];
};

/** Open balances by client, currency and age on `today`, by name; at most `limit` rows after `offset`. */
export async function agingByClient(
  tx: Db,
  ws: WorkspaceId,
  today: LocalDate,
  page: { limit: number; offset: number },
): Promise<AgingRow[]> {
  const booked = bookedOn(tx);
  const late = sql`(${today}::date - ${invoices.dueOn})`;
  const bucket = (from: number | undefined, to: number | undefined) =>
    sql<string>`coalesce(sum(${booked.balance}) filter (where ${
      from === undefined ? sql`true` : sql`${late} >= ${sql.raw(String(from))}`
    } and ${to === undefined ? sql`true` : sql`${late} <= ${sql.raw(String(to))}`}), 0)`;
  const rows = await tx
    .select({
      client: clients.id,
      clientName: clients.name,
      currency: invoices.currency,
      notDue: bucket(undefined, 0),
      to30: bucket(1, 30),
      to60: bucket(31, 60),
      to90: bucket(61, 90),
      over90: bucket(91, undefined),
    })
    .from(invoices)
    .innerJoin(clients, and(eq(clients.workspaceId, invoices.workspaceId), eq(clients.id, invoices.clientId)))
    .innerJoinLateral(booked, sql`true`)
    .where(and(eq(invoices.workspaceId, ws), eq(invoices.draft, false), sql`${booked.balance} > 0`))
    .groupBy(clients.id, clients.name, invoices.currency)
    .orderBy(asc(clients.name), asc(invoices.currency))
    .limit(page.limit)
    .offset(page.offset);
  return rows.map((row) => ({
    client: row.client as ClientId,
    clientName: row.clientName,
    currency: row.currency as Currency,
    buckets: [row.notDue, row.to30, row.to60, row.to90, row.over90].map(
      BigInt,
    ) as unknown as AgingRow["buckets"],
  }));
}

/** Workspaces with an invoice whose next look is due at `now`, longest due first. */
export async function workspacesDue(tx: Db, now: Date): Promise<WorkspaceId[]> {
  const rows = await tx
    .select({ ws: invoices.workspaceId })
    .from(invoices)
    .where(lte(invoices.nextLookAt, now))
    .groupBy(invoices.workspaceId)
    .orderBy(sql`min(${invoices.nextLookAt})`);
  return rows.map((row) => row.ws as WorkspaceId);
}

/** Clients of this workspace with an invoice whose next look is due at `now`, longest due first. */
export async function clientsDue(tx: Db, ws: WorkspaceId, now: Date, limit: number): Promise<ClientId[]> {
  const rows = await tx
    .select({ client: invoices.clientId })
    .from(invoices)
    .where(and(eq(invoices.workspaceId, ws), lte(invoices.nextLookAt, now)))
    .groupBy(invoices.clientId)
    .orderBy(sql`min(${invoices.nextLookAt})`)
    .limit(limit);
  return rows.map((row) => row.client as ClientId);
}

/** Invoices that come to be looked at between two instants, soonest first. */
export async function upcomingLooks(
  tx: Db,
  ws: WorkspaceId,
  between: { after: Date; until: Date },
  limit: number,
): Promise<{ invoice: InvoiceId; at: Date; why: string }[]> {
  const rows = await tx
    .select({ id: invoices.id, at: invoices.nextLookAt, why: invoices.nextLookWhy })
    .from(invoices)
    .where(
      and(
        eq(invoices.workspaceId, ws),
        gt(invoices.nextLookAt, between.after),
        lte(invoices.nextLookAt, between.until),
      ),
    )
    .orderBy(asc(invoices.nextLookAt))
    .limit(limit);
  return rows.map((row) => ({ invoice: row.id as InvoiceId, at: row.at!, why: row.why ?? "" }));
}

/** Invoices by id after `after`, with their balances in minor units: for `verify`. */
export async function balancesAfter(
  tx: Db,
  ws: WorkspaceId,
  after: InvoiceId | undefined,
  limit: number,
): Promise<{ id: InvoiceId; number: string; balance: bigint }[]> {
  const rows = await tx
    .select({ id: invoices.id, number: invoices.number, balance: balanceMinor })
    .from(invoices)
    .where(and(eq(invoices.workspaceId, ws), after ? gt(invoices.id, after) : undefined))
    .orderBy(asc(invoices.id))
    .limit(limit);
  return rows.map((row) => ({ id: row.id as InvoiceId, number: row.number, balance: BigInt(row.balance) }));
}
