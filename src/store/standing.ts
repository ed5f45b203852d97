import { count, isNotNull, sql } from "drizzle-orm";
import type { Db } from "./db.ts";
import { letters, letterVersions, outbox, posts } from "./schema.ts";

/** How many there are by what became of them, over all workspaces: for whoever watches the process from outside. */
export type Standing = {
  /** By outcome; "open" where there is none yet. */
  letters: ReadonlyMap<string, number>;
  /** Letters that are still to be written. */
  unwritten: number;
  /** Texts by who wrote them: "model", "built-in", "person". */
  texts: ReadonlyMap<string, number>;
  /** By state. */
  mails: ReadonlyMap<string, number>;
  posts: ReadonlyMap<string, number>;
};

/** Counts whole tables: not to be asked with every look. */
export async function standingOf(db: Db): Promise<Standing> {
  const outcome = sql<string>`coalesce(${letters.outcome}, 'open')`;
  const writer = sql<string>`coalesce(${letterVersions.origin} ->> 'by', 'before models')`;
  const unwritten = await db.select({ n: count() }).from(letters).where(isNotNull(letters.writeAt));
  return {
    letters: byName(await db.select({ name: outcome, n: count() }).from(letters).groupBy(sql`1`)),
    unwritten: Number(unwritten[0]?.n ?? 0),
    texts: byName(await db.select({ name: writer, n: count() }).from(letterVersions).groupBy(sql`1`)),
    mails: byName(await db.select({ name: outbox.state, n: count() }).from(outbox).groupBy(outbox.state)),
    posts: byName(await db.select({ name: posts.state, n: count() }).from(posts).groupBy(posts.state)),
  };
}

function byName(rows: readonly { name: string; n: number | bigint }[]): Map<string, number> {
  return new Map(rows.map(({ name, n }) => [name, Number(n)]));
}
