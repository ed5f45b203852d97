import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Ask, AskKind, AskResult, Call, CallResult } from "../domain/ask.ts";
import type { LocalDate } from "../domain/calendar.ts";
import type { AskId, CallId, ClientId, InvoiceId, WorkspaceId } from "../domain/ids.ts";
import { among } from "./among.ts";
import { defined } from "./clients.ts";
import type { Db } from "./db.ts";
import { insertRows } from "./insert-rows.ts";
import { asks, calls } from "./schema.ts";

/** Writes what the team is asked. One that is open already is left as it is. */
export async function insertAsks(
  tx: Db,
  ws: WorkspaceId,
  added: readonly Ask[],
  createdAt: Date,
): Promise<void> {
  const rows = added.map((ask) => askRow(ws, ask, createdAt));
  await insertRows(tx, asks, rows, sql`on conflict do nothing`);
}

function askRow(ws: WorkspaceId, ask: Ask, createdAt: Date): typeof asks.$inferInsert {
  return {
    workspaceId: ws,
    id: ask.id,
    clientId: ask.client,
    invoiceId: ask.invoice,
    kind: ask.kind,
    step: ask.step ?? null,
    askedOn: ask.askedOn,
    doneOn: ask.done?.on ?? null,
    result: ask.done?.result ?? null,
    doneBy: ask.done?.by ?? null,
    createdAt,
  };
}

export async function findAsk(tx: Db, ws: WorkspaceId, id: AskId): Promise<Ask | undefined> {
  return (await findAsks(tx, ws, [id]))[0];
}

/** The asks with these ids, oldest first; ids of other workspaces find nothing. */
export async function findAsks(tx: Db, ws: WorkspaceId, ids: readonly AskId[]): Promise<Ask[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select()
    .from(asks)
    .where(and(eq(asks.workspaceId, ws), among(asks.id, ids)))
    .orderBy(asc(asks.createdAt), asc(asks.id));
  return rows.map(toAsk);
}

/** Every ask about the invoices of these clients, oldest first. */
export async function asksOfClients(tx: Db, ws: WorkspaceId, ids: readonly ClientId[]): Promise<Ask[]> {
  const rows = await tx
    .select()
    .from(asks)
    .where(and(eq(asks.workspaceId, ws), among(asks.clientId, ids)))
    .orderBy(asc(asks.createdAt), asc(asks.id));
  return rows.map(toAsk);
}

/** Asks about the invoices of these clients that nobody has answered yet. */
export async function openAsksOfClients(tx: Db, ws: WorkspaceId, ids: readonly ClientId[]): Promise<Ask[]> {
  const rows = await tx
    .select()
    .from(asks)
    .where(and(eq(asks.workspaceId, ws), among(asks.clientId, ids), isNull(asks.doneOn)));
  return rows.map(toAsk);
}

/** Asks that nobody has answered yet, oldest first. */
export async function openAsks(tx: Db, ws: WorkspaceId): Promise<Ask[]> {
  const rows = await tx
    .select()
    .from(asks)
    .where(and(eq(asks.workspaceId, ws), isNull(asks.doneOn)))
    .orderBy(asc(asks.createdAt), asc(asks.id));
  return rows.map(toAsk);
}

/** Checks that were asked on a day: asked and done at once, they are shown on it. */
export async function checksAskedOn(tx: Db, ws: WorkspaceId, on: LocalDate): Promise<AskId[]> {
  const rows = await tx
    .select({ id: asks.id })
    .from(asks)
    .where(and(eq(asks.workspaceId, ws), eq(asks.kind, "check"), eq(asks.askedOn, on)))
    .orderBy(asc(asks.createdAt), asc(asks.id));
  return rows.map((row) => row.id as AskId);
}

/** Ends asks that are open; one that has ended stays as it ended. */
export async function endAsks(
  tx: Db,
  ws: WorkspaceId,
  ids: readonly AskId[],
  done: NonNullable<Ask["done"]>,
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(asks)
    .set({ doneOn: done.on, result: done.result, doneBy: done.by })
    .where(and(eq(asks.workspaceId, ws), among(asks.id, ids), isNull(asks.doneOn)));
}

/** Notes that the team was told of these again today. */
export async function setAsksNudged(
  tx: Db,
  ws: WorkspaceId,
  ids: readonly AskId[],
  on: LocalDate,
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(asks)
    .set({ nudgedOn: on })
    .where(and(eq(asks.workspaceId, ws), among(asks.id, ids)));
}

/** Puts asks that are open aside until a day. */
export async function setAsksSnoozed(
  tx: Db,
  ws: WorkspaceId,
  ids: readonly AskId[],
  until: LocalDate,
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(asks)
    .set({ snoozedUntil: until })
    .where(and(eq(asks.workspaceId, ws), among(asks.id, ids), isNull(asks.doneOn)));
}

function toAsk(row: typeof asks.$inferSelect): Ask {
  return {
    id: row.id as AskId,
    client: row.clientId as ClientId,
    invoice: row.invoiceId as InvoiceId,
    kind: row.kind as AskKind,
    askedOn: row.askedOn as LocalDate,
    ...defined({
      step: row.step,
      nudgedOn: row.nudgedOn as LocalDate | null,
      snoozedUntil: row.snoozedUntil as LocalDate | null,
    }),
    ...(row.doneOn === null
      ? {}
      : { done: { on: row.doneOn as LocalDate, result: row.result as AskResult, by: row.doneBy ?? "" } }),
  };
}

export async function insertCall(tx: Db, ws: WorkspaceId, call: Call): Promise<void> {
  await tx.insert(calls).values({
    workspaceId: ws,
    id: call.id,
    clientId: call.client,
    invoiceId: call.invoice,
    calledOn: call.on,
    result: call.result,
    note: call.note ?? null,
    calledBy: call.by,
    createdAt: call.at,
  });
}

/** The calls with these clients, oldest first. */
export async function callsOfClients(tx: Db, ws: WorkspaceId, ids: readonly ClientId[]): Promise<Call[]> {
  const rows = await tx
    .select()
    .from(calls)
    .where(and(eq(calls.workspaceId, ws), among(calls.clientId, ids)))
    .orderBy(asc(calls.createdAt), asc(calls.id));
  return rows.map((row) => ({
    id: row.id as CallId,
    client: row.clientId as ClientId,
    invoice: row.invoiceId as InvoiceId,
    on: row.calledOn as LocalDate,
    result: row.result as CallResult,
    by: row.calledBy,
    at: row.createdAt,
    ...defined({ note: row.note }),
  }));
}
