import { eq, sql } from "drizzle-orm";
import type { Db } from "./db.ts";
import { clockMarks } from "./schema.ts";

/** The latest time that any process has seen at its sweep, before this one; and keeps `now` in its place. */
export async function markClock(tx: Db, now: Date): Promise<Date | undefined> {
  const [before] = await tx.select({ at: clockMarks.at }).from(clockMarks).where(eq(clockMarks.name, SWEEP));
  await tx
    .insert(clockMarks)
    .values({ name: SWEEP, at: now })
    .onConflictDoUpdate({ target: clockMarks.name, set: { at: sql`excluded.at` } });
  return before?.at;
}

const SWEEP = "sweep";
