import { and, asc, eq, gt, inArray, lte, sql } from "drizzle-orm";
import type { LetterId, OutboxId, WorkspaceId } from "../domain/ids.ts";
import { among } from "./among.ts";
import { defined } from "./clients.ts";
import type { Db } from "./db.ts";
import { outbox } from "./schema.ts";

/**
 * `sending` with a lease that ran out means that a process died between handing a mail over and
 * marking it: it becomes `uncertain`, and a person is asked. It is never sent again by itself.
 */
export type OutboxState = "waiting" | "sending" | "sent" | "uncertain" | "refused" | "withdrawn";

export type OutboxRow = {
  workspace: WorkspaceId;
  id: OutboxId;
  key: string;
  letter: LetterId;
  version: number;
  messageId: string;
  state: OutboxState;
  attempts: number;
  nextTryAt: Date;
  leaseUntil?: Date;
  why: string;
  lastError?: string;
};

type NewRow = Pick<OutboxRow, "id" | "key" | "letter" | "version" | "messageId" | "why"> & { at: Date };

/** Writes what is to leave. False when the very same is there already: it will leave once. */
export async function insertOutbox(tx: Db, ws: WorkspaceId, row: NewRow): Promise<boolean> {
  const inserted = await tx
    .insert(outbox)
    .values({
      workspaceId: ws,
      id: row.id,
      key: row.key,
      letterId: row.letter,
      letterVersion: row.version,
      messageId: row.messageId,
      nextTryAt: row.at,
      why: row.why,
      createdAt: row.at,
    })
    .onConflictDoNothing({ target: [outbox.workspaceId, outbox.key] })
    .returning({ id: outbox.id });
  return inserted.length === 1;
}

/**
 * Rows of any workspace that are due at `now`, longest due first: those to be sent, and those whose
 * sender's lease has run out. Only a hint of what to look at; `lockOutboxRow` decides.
 */
export async function dueOutbox(
  tx: Db,
  now: Date,
  limit: number,
): Promise<{ ws: WorkspaceId; id: OutboxId }[]> {
  const rows = await tx
    .select({ ws: outbox.workspaceId, id: outbox.id })
    .from(outbox)
    .where(and(sql`${outbox.state} in ('waiting', 'sending')`, lte(outbox.nextTryAt, now)))
    .orderBy(asc(outbox.nextTryAt))
    .limit(limit);
  return rows.map((row) => ({ ws: row.ws as WorkspaceId, id: row.id as OutboxId }));
}

/** Locks one row until the transaction ends; `undefined` when another sender holds it. */
export async function lockOutboxRow(tx: Db, ws: WorkspaceId, id: OutboxId): Promise<OutboxRow | undefined> {
  const [row] = await tx
    .select()
    .from(outbox)
    .where(and(eq(outbox.workspaceId, ws), eq(outbox.id, id)))
    .for("update", { skipLocked: true });
  return row && toRow(row);
}

/** The rows of a letter, whatever their state, oldest first. */
export async function outboxOfLetter(tx: Db, ws: WorkspaceId, letter: LetterId): Promise<OutboxRow[]> {
  return (await outboxOfLetters(tx, ws, [letter])).get(letter) ?? [];
}

/** The same of several letters, by letter; one that has no row is not in it. */
export async function outboxOfLetters(
  tx: Db,
  ws: WorkspaceId,
  ids: readonly LetterId[],
): Promise<Map<LetterId, OutboxRow[]>> {
  const rows = await tx
    .select()
    .from(outbox)
    .where(and(eq(outbox.workspaceId, ws), among(outbox.letterId, ids)))
    .orderBy(asc(outbox.id));
  return Map.groupBy(rows.map(toRow), (row) => row.letter);
}

type Change = {
  state: OutboxState;
  attempts?: number;
  nextTryAt?: Date;
  leaseUntil?: Date;
  lastError?: string;
  doneAt?: Date;
};

export async function updateOutbox(tx: Db, ws: WorkspaceId, id: OutboxId, change: Change): Promise<void> {
  await tx
    .update(outbox)
    .set({ ...change, leaseUntil: change.leaseUntil ?? null })
    .where(and(eq(outbox.workspaceId, ws), eq(outbox.id, id)));
}

/** Takes back what has not been handed to anybody yet. */
export async function withdrawOutbox(
  tx: Db,
  ws: WorkspaceId,
  letters: readonly LetterId[],
  why: string,
): Promise<void> {
  if (letters.length === 0) return;
  await tx
    .update(outbox)
    .set({ state: "withdrawn", lastError: why, leaseUntil: null })
    .where(
      and(
        eq(outbox.workspaceId, ws),
        inArray(outbox.letterId, [...letters]),
        sql`${outbox.state} in ('waiting', 'refused')`,
      ),
    );
}

function toRow(row: typeof outbox.$inferSelect): OutboxRow {
  return {
    workspace: row.workspaceId as WorkspaceId,
    id: row.id as OutboxId,
    key: row.key,
    letter: row.letterId as LetterId,
    version: row.letterVersion,
    messageId: row.messageId,
    state: row.state as OutboxState,
    attempts: row.attempts,
    nextTryAt: row.nextTryAt,
    why: row.why,
    ...defined({ leaseUntil: row.leaseUntil, lastError: row.lastError }),
  };
}

/** Looks at `now` at all that a clock that was wrong has put off until later. */
export async function recallFutureOutbox(tx: Db, now: Date): Promise<void> {
  await tx
    .update(outbox)
    .set({ nextTryAt: now })
    .where(and(eq(outbox.state, "waiting"), gt(outbox.nextTryAt, now)));
}
