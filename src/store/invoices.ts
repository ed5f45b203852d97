import { and, asc, eq, like, lte, type SQL, sql } from "drizzle-orm";
import type { LocalDate } from "../domain/calendar.ts";
import type { Pause } from "../domain/client.ts";
import type { ClientId, InvoiceId, MilestoneId, ProjectId, WorkspaceId } from "../domain/ids.ts";
import type { Entry, Invoice, InvoiceKind, Line } from "../domain/invoice.ts";
import type { LateReason } from "../domain/ladder.ts";
import type { LiveAgreements } from "../domain/live-agreements.ts";
import { type Currency, money } from "../domain/money.ts";
import { liveAgreementsOf } from "./agreements.ts";
import { among } from "./among.ts";
import { defined, likeText, toPause } from "./clients.ts";
import type { Db } from "./db.ts";
import { entriesOf } from "./entries.ts";
import { numberKey } from "./numbers.ts";
import { qualified } from "./qualified.ts";
import { entries, invoiceLines, invoices } from "./schema.ts";

/**
 * An invoice with everything booked against it, in the order of booking, and what is agreed or argued about it
 * now.
 */
export type LedgerInvoice = LiveAgreements & { invoice: Invoice; entries: readonly Entry[] };

type Row = typeof invoices.$inferSelect;

export async function insertInvoice(
  tx: Db,
  ws: WorkspaceId,
  invoice: Invoice,
  lines: readonly Line[],
  createdAt: Date,
): Promise<void> {
  await tx.insert(invoices).values({
    workspaceId: ws,
    id: invoice.id,
    clientId: invoice.client,
    number: invoice.number,
    numberKey: numberKey(invoice.number),
    kind: invoice.kind,
    currency: invoice.currency,
    totalMinor: invoice.total.minor,
    issuedOn: invoice.issuedOn,
    dueOn: invoice.dueOn,
    terms: invoice.terms ?? null,
    draft: invoice.draft,
    suppliedOn: invoice.suppliedOn ?? null,
    purchaseOrder: invoice.purchaseOrder ?? null,
    taxNote: invoice.taxNote ?? null,
    note: invoice.note ?? null,
    lateFee: invoice.lateFee ?? null,
    projectId: invoice.project ?? null,
    milestoneId: invoice.milestone ?? null,
    createdAt,
  });
  await tx.insert(invoiceLines).values(
    lines.map((line, position) => ({
      workspaceId: ws,
      invoiceId: invoice.id,
      position,
      description: line.description,
      quantity: line.quantity,
      unitPriceMinor: line.unitPrice.minor,
      taxRate: line.taxRate,
    })),
  );
}

/** The invoices with these ids, with their entries; ids of other workspaces find nothing. */
export async function findInvoices(
  tx: Db,
  ws: WorkspaceId,
  ids: readonly InvoiceId[],
): Promise<LedgerInvoice[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select()
    .from(invoices)
    .where(and(eq(invoices.workspaceId, ws), among(invoices.id, ids)))
    .orderBy(asc(invoices.dueOn), asc(invoices.numberKey));
  return withEntries(tx, ws, rows);
}

export async function findInvoice(
  tx: Db,
  ws: WorkspaceId,
  id: InvoiceId,
): Promise<LedgerInvoice | undefined> {
  return (await findInvoices(tx, ws, [id]))[0];
}

export async function findInvoiceByNumber(
  tx: Db,
  ws: WorkspaceId,
  number: string,
): Promise<LedgerInvoice | undefined> {
  const rows = await tx
    .select()
    .from(invoices)
    .where(and(eq(invoices.workspaceId, ws), eq(invoices.numberKey, numberKey(number))));
  return (await withEntries(tx, ws, rows))[0];
}

/**
 * Invoices meant by a number given in part, nearest meaning first: the number itself, else those whose
 * running number is that ("7" is INV-0007), else those that hold the text. At most `limit`.
 */
export async function searchInvoices(
  tx: Db,
  ws: WorkspaceId,
  part: string,
  limit: number,
): Promise<LedgerInvoice[]> {
  const key = numberKey(part);
  const meanings: SQL[] = [eq(invoices.numberKey, key)];
  const running = /^(.*?)0*(\d+)$/.exec(key);
  if (running) {
    const prefix = running[1]!.replace(/[^\p{L}\p{N}]+$/u, "");
    const pattern = `^${prefix ? `${escapeRegex(prefix)}[^a-z0-9]*` : "(.*[^0-9])?"}0*${running[2]}$`;
    meanings.push(sql`${invoices.numberKey} ~ ${pattern}`);
  }
  if (key.length > 0) meanings.push(like(invoices.numberKey, `%${likeText(key)}%`));
  for (const meaning of meanings) {
    const rows = await tx
      .select()
      .from(invoices)
      .where(and(eq(invoices.workspaceId, ws), meaning))
      .orderBy(asc(invoices.numberKey))
      .limit(limit);
    if (rows.length > 0) return withEntries(tx, ws, rows);
  }
  return [];
}

/** A client's invoices that still have a balance, oldest due first; drafts are left out. */
export async function openInvoicesOf(tx: Db, ws: WorkspaceId, client: ClientId): Promise<LedgerInvoice[]> {
  return openInvoicesOfClients(tx, ws, [client]);
}

export async function openInvoicesOfClients(
  tx: Db,
  ws: WorkspaceId,
  ids: readonly ClientId[],
): Promise<LedgerInvoice[]> {
  const rows = await tx
    .select()
    .from(invoices)
    .where(
      and(
        eq(invoices.workspaceId, ws),
        among(invoices.clientId, ids),
        eq(invoices.draft, false),
        sql`${balanceMinor} > 0`,
      ),
    )
    .orderBy(asc(invoices.dueOn), asc(invoices.numberKey));
  return withEntries(tx, ws, rows);
}

/** Those of these clients' open invoices whose next look is due at `now`. */
export async function dueInvoicesOfClients(
  tx: Db,
  ws: WorkspaceId,
  ids: readonly ClientId[],
  now: Date,
): Promise<LedgerInvoice[]> {
  const rows = await tx
    .select()
    .from(invoices)
    .where(
      and(
        eq(invoices.workspaceId, ws),
        among(invoices.clientId, ids),
        lte(invoices.nextLookAt, now),
        eq(invoices.draft, false),
        sql`${balanceMinor} > 0`,
      ),
    )
    .orderBy(asc(invoices.dueOn), asc(invoices.numberKey));
  return withEntries(tx, ws, rows);
}

/** What is open on the row's invoice, as SQL: face amount and everything booked. */
export const balanceMinor = sql<bigint>`(${qualified(invoices.totalMinor)} + coalesce((
  select sum(${entries.effectMinor}) from ${entries}
  where ${qualified(entries.workspaceId)} = ${qualified(invoices.workspaceId)}
    and ${qualified(entries.invoiceId)} = ${qualified(invoices.id)}
), 0))`;

export async function linesOf(tx: Db, ws: WorkspaceId, invoice: Invoice): Promise<Line[]> {
  return (await linesOfEach(tx, ws, [invoice])).get(invoice.id) ?? [];
}

/** The lines of each of these invoices, by one query; an invoice without any is left out. */
export async function linesOfEach(
  tx: Db,
  ws: WorkspaceId,
  of: readonly Pick<Invoice, "id" | "currency">[],
): Promise<Map<InvoiceId, Line[]>> {
  const currencies = new Map<string, Currency>(of.map(({ id, currency }) => [id, currency]));
  const rows = await tx
    .select()
    .from(invoiceLines)
    .where(and(eq(invoiceLines.workspaceId, ws), among(invoiceLines.invoiceId, [...currencies.keys()])))
    .orderBy(asc(invoiceLines.position));
  const byInvoice = Map.groupBy(rows, (row) => row.invoiceId as InvoiceId);
  return new Map(
    [...byInvoice].map(([id, lines]) => [id, lines.map((row) => toLine(row, currencies.get(id)!))]),
  );
}

function toLine(row: typeof invoiceLines.$inferSelect, currency: Currency): Line {
  return {
    description: row.description,
    quantity: row.quantity,
    unitPrice: money(row.unitPriceMinor, currency),
    taxRate: row.taxRate,
  };
}

/** Notes why an invoice is late, as far as the team knows; `undefined` forgets it. */
export async function setLateReason(
  tx: Db,
  ws: WorkspaceId,
  id: InvoiceId,
  known: Invoice["lateReason"],
): Promise<void> {
  await tx
    .update(invoices)
    .set({ lateReason: known?.reason ?? null, lateReasonNote: known?.note ?? null })
    .where(and(eq(invoices.workspaceId, ws), eq(invoices.id, id)));
}

/** Turns a draft into an issued invoice, with the dates it goes out with. */
export async function issueInvoice(
  tx: Db,
  ws: WorkspaceId,
  id: InvoiceId,
  dates: { issuedOn: LocalDate; dueOn: LocalDate },
): Promise<void> {
  await tx
    .update(invoices)
    .set({ draft: false, ...dates })
    .where(and(eq(invoices.workspaceId, ws), eq(invoices.id, id)));
}

export async function setInvoicePause(
  tx: Db,
  ws: WorkspaceId,
  id: InvoiceId,
  pause: Pause | undefined,
): Promise<void> {
  await tx
    .update(invoices)
    .set({ pausedOn: pause?.on ?? null, pausedUntil: pause?.until ?? null })
    .where(and(eq(invoices.workspaceId, ws), eq(invoices.id, id)));
}

/**
 * Writes when the ladder looks at the clients' invoices again, and why then; those without a look have none
 * left. With `dueBy`, of those alone that were due to be looked at by then. One statement, which touches only what
 * changes: a client may have thousands of invoices.
 */
export async function setNextLooks(
  tx: Db,
  ws: WorkspaceId,
  ids: readonly ClientId[],
  looks: readonly { invoice: InvoiceId; at: Date; why: string }[],
  dueBy?: Date,
): Promise<void> {
  const rows = JSON.stringify(looks.map(({ invoice, at, why }) => ({ id: invoice, at, why })));
  const wasDue = dueBy ? sql`and i.next_look_at <= ${dueBy.toISOString()}::timestamptz` : sql``;
  await tx.execute(sql`
    update invoices set next_look_at = l.at, next_look_why = l.why
    from (
      select i.id, r.at, r.why from invoices i
      left join jsonb_to_recordset(${rows}::text::jsonb) as r(id uuid, at timestamptz, why text) on r.id = i.id
      where i.workspace_id = ${ws}::uuid and i.client_id = any((select string_to_array(${ids.join(",")}, ',')::uuid[])::uuid[])
        ${wasDue}
    ) l
    where invoices.workspace_id = ${ws}::uuid and invoices.id = l.id
      and (invoices.next_look_at, invoices.next_look_why) is distinct from (l.at, l.why)`);
}

export async function nextLookOf(
  tx: Db,
  ws: WorkspaceId,
  id: InvoiceId,
): Promise<{ at: Date; why: string } | undefined> {
  const [row] = await tx
    .select({ at: invoices.nextLookAt, why: invoices.nextLookWhy })
    .from(invoices)
    .where(and(eq(invoices.workspaceId, ws), eq(invoices.id, id)));
  return row?.at ? { at: row.at, why: row.why ?? "" } : undefined;
}

async function withEntries(tx: Db, ws: WorkspaceId, rows: Row[]): Promise<LedgerInvoice[]> {
  const ids = rows.map((row) => row.id as InvoiceId);
  const booked = await entriesOf(tx, ws, ids);
  const live = await liveAgreementsOf(tx, ws, ids);
  return rows.map((row) => ({
    invoice: toInvoice(row),
    entries: booked.get(row.id as InvoiceId) ?? [],
    ...live.get(row.id as InvoiceId),
  }));
}

export function toInvoice(row: Row): Invoice {
  const currency = row.currency as Currency;
  return {
    id: row.id as InvoiceId,
    client: row.clientId as ClientId,
    number: row.number,
    kind: row.kind as InvoiceKind,
    currency,
    total: money(row.totalMinor, currency),
    issuedOn: row.issuedOn as LocalDate,
    dueOn: row.dueOn as LocalDate,
    draft: row.draft,
    ...defined({
      terms: row.terms,
      suppliedOn: row.suppliedOn as LocalDate | null,
      purchaseOrder: row.purchaseOrder,
      taxNote: row.taxNote,
      note: row.note,
      lateFee: row.lateFee,
      project: row.projectId as ProjectId | null,
      milestone: row.milestoneId as MilestoneId | null,
    }),
    ...toPause(row),
    ...toLateReason(row),
  };
}

function toLateReason({ lateReason, lateReasonNote }: Row): Pick<Invoice, "lateReason"> {
  if (lateReason === null) return {};
  const reason = lateReason as LateReason;
  return { lateReason: lateReasonNote === null ? { reason } : { reason, note: lateReasonNote } };
}

function escapeRegex(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
