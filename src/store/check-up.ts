import { readFileSync } from "node:fs";
import { join } from "node:path";
import { and, count, eq, isNotNull, isNull, lt, sql } from "drizzle-orm";
import { z } from "zod";
import { type Db, rowsOf, transact } from "./db.ts";
import { balanceMinor } from "./invoices.ts";
import { packageRoot } from "./package-root.ts";
import { clockMarks, invoices, letters, outbox, posts } from "./schema.ts";

/** What the database says of itself. */
export type DatabaseState = { version: string; now: Date; migrationsMissing: number; empty: boolean };

const Answer = z.array(z.object({ version: z.string(), now: z.coerce.date() })).length(1);
const Applied = z.array(z.object({ last: z.coerce.number().nullable() }));
const Journal = z.object({ entries: z.array(z.object({ when: z.number() })) });

export async function databaseState(db: Db): Promise<DatabaseState> {
  const [answer] = Answer.parse(
    rowsOf(
      await db.execute(sql`select current_setting('server_version') as version, clock_timestamp() as now`),
    ),
  );
  const file = join(packageRoot(), "drizzle", "meta", "_journal.json");
  const { entries } = Journal.parse(JSON.parse(readFileSync(file, "utf8")));
  const last = await lastMigration(db);
  return {
    ...answer!,
    migrationsMissing: entries.filter(({ when }) => when > last).length,
    empty: last === 0,
  };
}

async function lastMigration(db: Db): Promise<number> {
  const [known] = rowsOf(
    await db.execute(sql`select to_regclass('drizzle.__drizzle_migrations') is not null as known`),
  ) as [{ known: boolean }];
  if (!known.known) return 0;
  const rows = await db.execute(sql`select max(created_at) as last from drizzle.__drizzle_migrations`);
  return Applied.parse(rowsOf(rows))[0]?.last ?? 0;
}

class TakenBack extends Error {}

/** Writes a row and takes it back. @throws the database's own error where it cannot. */
export async function tryToWrite(db: Db, now: Date): Promise<void> {
  try {
    await transact(db, async (tx) => {
      await tx.insert(clockMarks).values({ name: "doctor", at: now }).onConflictDoNothing();
      throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
}

/** How much lies still that should not, over all workspaces. */
export type Stuck = {
  /** Mails of which nobody knows whether they went out. */
  uncertain: number;
  /** Letters that the mail server refused, and nobody has dealt with since. */
  refused: number;
  /** Mails that should have left an hour ago. */
  lateMails: number;
  /** Posts that a platform will not take. */
  deadPosts: number;
  latePosts: number;
  /** Letters that should have been written an hour ago. */
  unwritten: number;
  /** Open invoices that nobody will ever look at again. */
  forgotten: number;
};

const LATE_MS = 60 * 60_000;

export async function stuckWork(db: Db, now: Date): Promise<Stuck> {
  const late = new Date(now.getTime() - LATE_MS);
  const mailIsLate = and(sql`${outbox.state} in ('waiting', 'sending')`, lt(outbox.nextTryAt, late));
  const postIsLate = and(eq(posts.state, "waiting"), lt(posts.nextTryAt, late));
  // Each failed try puts off when it is tried again, so that this says nothing about how long it has waited.
  const isUnwritten = and(isNotNull(letters.writeAt), lt(letters.createdAt, late));
  const noLook = and(isNull(invoices.nextLookAt), eq(invoices.draft, false), sql`${balanceMinor} > 0`);
  const mails = (state: string) =>
    db
      .select({ n: count() })
      .from(outbox)
      .innerJoin(letters, and(eq(letters.workspaceId, outbox.workspaceId), eq(letters.id, outbox.letterId)))
      .where(and(eq(outbox.state, state), isNull(letters.outcome)));
  return {
    uncertain: await numberOf(mails("uncertain")),
    refused: await numberOf(mails("refused")),
    lateMails: await numberOf(db.select({ n: count() }).from(outbox).where(mailIsLate)),
    deadPosts: await numberOf(db.select({ n: count() }).from(posts).where(eq(posts.state, "dead"))),
    latePosts: await numberOf(db.select({ n: count() }).from(posts).where(postIsLate)),
    unwritten: await numberOf(db.select({ n: count() }).from(letters).where(isUnwritten)),
    forgotten: await numberOf(db.select({ n: count() }).from(invoices).where(noLook)),
  };
}

/** Mails that are approved and have not left. */
export async function mailsWaiting(db: Db): Promise<number> {
  return numberOf(db.select({ n: count() }).from(outbox).where(eq(outbox.state, "waiting")));
}

async function numberOf(query: PromiseLike<{ n: number | bigint }[]>): Promise<number> {
  return Number((await query)[0]?.n ?? 0);
}
