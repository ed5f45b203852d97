import { and, eq, gt, isNotNull, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { WorkspaceId } from "../domain/ids.ts";
import type { Db } from "./db.ts";
import { clockMarks, doors, letters, outbox, posts } from "./schema.ts";

const SWEEP = "sweep";

/** The time that the last sweep of any process has seen; `undefined` before the first one. */
export async function clockMark(tx: Db): Promise<Date | undefined> {
  const [mark] = await tx.select({ at: clockMarks.at }).from(clockMarks).where(eq(clockMarks.name, SWEEP));
  return mark?.at;
}

export async function markClock(tx: Db, now: Date): Promise<void> {
  await tx
    .insert(clockMarks)
    .values({ name: SWEEP, at: now })
    .onConflictDoUpdate({ target: clockMarks.name, set: { at: sql`excluded.at` } });
}

/**
 * Cuts short all that a clock that was ahead has put off in this workspace: letters are written and mails looked
 * at `now`, posts are said by `opening`, and whoever is sending something has it until `lease` at most.
 */
export async function cutShort(
  tx: Db,
  ws: WorkspaceId,
  { now, opening, lease }: { now: Date; opening: Date; lease: Date },
): Promise<void> {
  await tx
    .update(outbox)
    .set({ nextTryAt: now, leaseUntil: null })
    .where(and(eq(outbox.workspaceId, ws), eq(outbox.state, "waiting"), gt(outbox.nextTryAt, now)));
  await tx
    .update(outbox)
    .set({ nextTryAt: earlier(outbox.nextTryAt, lease), leaseUntil: lease })
    .where(and(eq(outbox.workspaceId, ws), gt(outbox.leaseUntil, lease)));
  await tx
    .update(posts)
    .set({ nextTryAt: opening })
    .where(and(eq(posts.workspaceId, ws), eq(posts.state, "waiting"), gt(posts.nextTryAt, opening)));
  await tx
    .update(doors)
    .set({ leaseUntil: lease })
    .where(and(eq(doors.workspaceId, ws), gt(doors.leaseUntil, lease)));
  await tx
    .update(letters)
    .set({ writeAt: now })
    .where(and(eq(letters.workspaceId, ws), isNotNull(letters.writeAt), gt(letters.writeAt, now)));
}

function earlier(column: PgColumn, at: Date): SQL {
  return sql`least(${column}, ${at.toISOString()}::timestamptz)`;
}
