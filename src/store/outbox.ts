import { and, asc, eq, inArray, isNull, lte, or, sql } from "drizzle-orm";
import type { LetterId, OutboxId, WorkspaceId } from "../domain/ids.ts";
import { among } from "./among.ts";
import { defined } from "./clients.ts";
import type { Db } from "./db.ts";
import { qualified } from "./qualified.ts";
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
  /** Not before; while it is being sent, the end of the sender's lease. */
  nextTryAt: Date;
  /** Whether a person wants it out at once, whatever the client's hours are. */
  atOnce: boolean;
  leaseUntil?: Date;
  why: string;
  lastError?: string;
};

/** `due`: not before. */
type NewRow = Pick<OutboxRow, "id" | "key" | "letter" | "version" | "messageId" | "why"> & {
  at: Date;
  due: Date;
  atOnce?: boolean;
};

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
      nextTryAt: row.due,
      atOnce: row.atOnce ?? false,
      why: row.why,
      createdAt: row.at,
    })
    .onConflictDoNothing({ target: [outbox.workspaceId, outbox.key] })
    .returning({ id: outbox.id });
  return inserted.length === 1;
}

export type ClaimedRow = { ws: WorkspaceId; id: OutboxId };

/**
 * Claims rows of any workspace that are due at `now`: those to be sent, and those whose sender's lease has run
 * out. One of each workspace comes before the second of any, and the longest due first, so that nobody's thousands
 * hold up anybody else. Other senders leave them alone until `lease`; nothing else is decided by it, and whoever
 * dies with them leaves them as they were.
 *
 * One statement, which waits for no lock: it may run beside any change of the books.
 */
export async function claimOutbox(tx: Db, now: Date, lease: Date, limit: number): Promise<ClaimedRow[]> {
  const isDue = and(
    sql`${outbox.state} in ('waiting', 'sending')`,
    lte(outbox.nextTryAt, now),
    or(isNull(outbox.leaseUntil), lte(outbox.leaseUntil, now)),
  );
  // Without "materialized" the rows could be picked more than once, and more of them than asked for.
  const picked = sql`
    with due as materialized (
      select workspace_id, id,
        row_number() over (partition by workspace_id order by next_try_at, id) as turn
      from outbox where ${isDue}
    ), picked as materialized (
      select outbox.workspace_id, outbox.id
      from due join outbox on outbox.workspace_id = due.workspace_id and outbox.id = due.id
      where ${isDue}
      order by due.turn, outbox.next_try_at, outbox.id limit ${limit}
      for update of outbox skip locked
    )
    select workspace_id, id from picked`;
  const rows = await tx
    .update(outbox)
    .set({ leaseUntil: lease })
    .where(sql`(${qualified(outbox.workspaceId)}, ${qualified(outbox.id)}) in (${picked})`)
    .returning({ ws: outbox.workspaceId, id: outbox.id, due: outbox.nextTryAt });
  return rows
    .toSorted((a, b) => a.due.getTime() - b.due.getTime() || a.id.localeCompare(b.id))
    .map(({ ws, id }) => ({ ws: ws as WorkspaceId, id: id as OutboxId }));
}

/** Gives back rows that were claimed and not worked on; one that is being sent stays as it is. */
export async function unclaimOutbox(tx: Db, rows: readonly ClaimedRow[]): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  await tx
    .update(outbox)
    .set({ leaseUntil: null })
    .where(and(among(outbox.id, ids), eq(outbox.state, "waiting")));
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
  atOnce?: boolean;
  /** No sender has it where this is left out. */
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
    atOnce: row.atOnce,
    why: row.why,
    ...defined({ leaseUntil: row.leaseUntil, lastError: row.lastError }),
  };
}
