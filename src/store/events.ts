import { createHash } from "node:crypto";
import { and, asc, desc, eq, gt } from "drizzle-orm";
import type { ClientId, InvoiceId, WorkspaceId } from "../domain/ids.ts";
import type { Db } from "./db.ts";
import { insertRows } from "./insert-rows.ts";
import { events, workspaces } from "./schema.ts";

export type EventData = Readonly<Record<string, string | number | boolean | null>>;

/** A change, as the timeline tells it: who did what to whom, when, and on which ground. */
export type EventInput = {
  kind: string;
  actor: string;
  at: Date;
  /** The rule, command or file that led to it. */
  cause: string;
  client?: ClientId;
  invoice?: InvoiceId;
  data: EventData;
};

export type TimelineEvent = EventInput & { seq: bigint; hash: string };

/**
 * Adds events to the workspace's timeline, each carrying the hash of the one before. The caller holds
 * `lockWorkspace`, so that the chain has one writer at a time.
 */
export async function appendEvents(tx: Db, ws: WorkspaceId, inputs: readonly EventInput[]): Promise<void> {
  if (inputs.length === 0) return;
  const [head] = await tx
    .select({ count: workspaces.eventCount, hash: workspaces.eventHash })
    .from(workspaces)
    .where(eq(workspaces.id, ws));
  if (!head) throw new Error("no such workspace");
  let { count, hash } = head;
  const rows = inputs.map((input) => {
    count += 1n;
    hash = eventHash(ws, { ...input, seq: count }, hash);
    return toRow(ws, input, count, hash);
  });
  await insertRows(tx, events, rows);
  await tx.update(workspaces).set({ eventCount: count, eventHash: hash }).where(eq(workspaces.id, ws));
}

function toRow(ws: WorkspaceId, input: EventInput, seq: bigint, hash: string): typeof events.$inferInsert {
  return {
    workspaceId: ws,
    seq,
    at: input.at,
    actor: input.actor,
    kind: input.kind,
    clientId: input.client ?? null,
    invoiceId: input.invoice ?? null,
    cause: input.cause,
    data: input.data,
    hash,
  };
}

/** sha256 over the event's content and the hash of the event before it, keys in a fixed order. */
export function eventHash(ws: WorkspaceId, event: EventInput & { seq: bigint }, before: string): string {
  const data = Object.fromEntries(Object.entries(event.data).sort(([a], [b]) => (a < b ? -1 : 1)));
  const content = [
    ws,
    event.seq.toString(),
    event.at.toISOString(),
    event.actor,
    event.kind,
    event.client ?? null,
    event.invoice ?? null,
    event.cause,
    data,
    before,
  ];
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}

/** An invoice's timeline, newest first. */
export async function eventsOfInvoice(
  tx: Db,
  ws: WorkspaceId,
  invoice: InvoiceId,
  limit: number,
): Promise<TimelineEvent[]> {
  const rows = await tx
    .select()
    .from(events)
    .where(and(eq(events.workspaceId, ws), eq(events.invoiceId, invoice)))
    .orderBy(desc(events.seq))
    .limit(limit);
  return rows.map(toEvent);
}

/** Up to `limit` events after number `after`, in order: for `verify` and the export. */
export async function eventsAfter(
  tx: Db,
  ws: WorkspaceId,
  after: bigint,
  limit: number,
): Promise<TimelineEvent[]> {
  const rows = await tx
    .select()
    .from(events)
    .where(and(eq(events.workspaceId, ws), gt(events.seq, after)))
    .orderBy(asc(events.seq))
    .limit(limit);
  return rows.map(toEvent);
}

/** How many events the chain should have, and the hash of its last one. */
export async function chainHead(
  tx: Db,
  ws: WorkspaceId,
): Promise<{ count: bigint; hash: string } | undefined> {
  const [head] = await tx
    .select({ count: workspaces.eventCount, hash: workspaces.eventHash })
    .from(workspaces)
    .where(eq(workspaces.id, ws));
  return head;
}

function toEvent(row: typeof events.$inferSelect): TimelineEvent {
  return {
    seq: row.seq,
    at: row.at,
    actor: row.actor,
    kind: row.kind,
    cause: row.cause,
    data: row.data as EventData,
    hash: row.hash,
    ...(row.clientId ? { client: row.clientId as ClientId } : {}),
    ...(row.invoiceId ? { invoice: row.invoiceId as InvoiceId } : {}),
  };
}
