import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { expect, onTestFinished, test } from "vitest";
import { packageRoot } from "../../src/store/package-root.ts";
import { letters } from "../../src/store/schema.ts";
import { sweep } from "../../src/usecases/sweep.ts";
import { verifyTimeline } from "../../src/usecases/verify-timeline.ts";
import { freshDatabase } from "../kit/db.ts";
import { wordsOf } from "../kit/house.ts";
import { openPosting, waitingCard } from "../usecases/letters-kit.ts";

// Books that an earlier version kept, brought up to date: nothing is lost, and what it had left goes on.

type Journal = { entries: { idx: number; tag: string }[] };

/** The migrations up to and with the one of this name, as a folder. */
function migrationsUpTo(tag: string): string {
  const folder = mkdtempSync(join(tmpdir(), "dunlin-migrations-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(join(packageRoot(), "drizzle"), folder, { recursive: true });
  const file = join(folder, "meta", "_journal.json");
  const journal: Journal = JSON.parse(readFileSync(file, "utf8"));
  const last = journal.entries.findIndex((entry) => entry.tag === tag);
  writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, last + 1) }));
  return folder;
}

/** A database as the version had it whose last migration this was. */
async function oldDatabase(tag: string) {
  const { url, database } = await freshDatabase();
  const client = postgres(url, { max: 1, onnotice: () => {} });
  onTestFinished(() => client.end({ timeout: 5 }));
  await database.db.execute(sql`drop schema public cascade`);
  await database.db.execute(sql`drop schema drizzle cascade`);
  await database.db.execute(sql`create schema public`);
  await migrate(drizzle({ client }), { migrationsFolder: migrationsUpTo(tag) });
  return { database, client };
}

/** Writes all rows into the tables and columns that the older database has. */
async function copyBooks(from: postgres.Sql, to: postgres.Sql): Promise<void> {
  const tables = await to<{ name: string; columns: string[] }[]>`
    select table_name as name, array_agg(column_name::text) as columns
    from information_schema.columns where table_schema = 'public' group by 1`;
  await to.begin(async (tx) => {
    await tx`set local session_replication_role = replica`; // in any order
    for (const { name, columns } of tables) {
      const [all] = await from<{ rows: string }[]>`
        select coalesce(json_agg(t), '[]')::text as rows from ${from(name)} t`;
      await tx`
        insert into ${tx(name)} (${tx(columns)})
        select ${tx(columns)} from json_populate_recordset(null::${tx(name)}, ${all!.rows}::text::json)`;
    }
  });
}

test("books from before the ladder had all its rungs go on where they stood", async () => {
  const newer = await freshDatabase();
  const before = await openPosting(newer.database.db, { now: "2026-10-23T10:00:00Z" });
  await before.say("/invoice add Acme 1200 issued 2026-10-01 due 2026-10-20 email pay@acme.example");
  await sweep(before.desk);
  await before.press(await waitingCard(before), "Approve & send");
  before.clock.set("2026-10-30T10:00:00Z");
  await sweep(before.desk);
  await before.press(await waitingCard(before), "Approve & send");
  await before.say("/invoice add Gull 300 issued 2026-10-01 due 2026-10-26 email pay@gull.example");
  await sweep(before.desk);

  const { database, client } = await oldDatabase("0003_agreements");
  const source = postgres(newer.url, { max: 1 });
  onTestFinished(() => source.end({ timeout: 5 }));
  await copyBooks(source, client);
  const used = "the reminders are used up: call the client, or decide what follows";
  await client`
    update invoices set next_look_at = '2026-11-30', next_look_why = ${used} where number = 'INV-0001'`;
  await database.migrate();

  const after = await openPosting(database.db, { now: "2026-11-06T10:00:00Z" });
  expect(after.workspace).toEqual(before.workspace);
  expect(await verifyTimeline(database.db, after.workspace.id)).toMatchObject({ kind: "intact" });
  expect((await database.db.select().from(letters)).every(({ byLadder }) => byLadder)).toBe(true);
  // The old ladder had ended; the call that comes after its last reminder does not wait for weeks.
  expect((await sweep(after.desk)).map(({ invoice, step, did }) => `${invoice} ${step} ${did}`)).toEqual([
    "INV-0001 call asked",
  ]);
  // What waited for approval still does, and what is approved goes out.
  const card = await waitingCard(after);
  expect(wordsOf(card)).toContain("Gull");
  await after.press(card, "Approve & send");
  expect(after.mails).toHaveLength(1);
  expect(after.faults).toEqual([]);
});

test("a letter from before texts had a tone of their own keeps its letter's", async () => {
  const newer = await freshDatabase();
  const before = await openPosting(newer.database.db, { now: "2026-11-24T10:00:00Z" });
  await before.say("/invoice add Acme 1200 issued 2026-10-01 due 2026-10-20 email pay@acme.example");
  await before.say("/invoice remind 1 tone firm");

  const { database, client } = await oldDatabase("0004_ladder");
  const source = postgres(newer.url, { max: 1 });
  onTestFinished(() => source.end({ timeout: 5 }));
  await copyBooks(source, client);
  await database.migrate();

  const after = await openPosting(database.db, { now: "2026-11-25T10:00:00Z" });
  const menu = await after.press(await after.say("/receivables drafts"), "Rewrite");
  expect(wordsOf(menu)).toContain("It is firm, in English.");
  await after.say('/invoice reason 1 "We paid it on Monday."');
  for (const rewrite of [
    "update letter_versions set tone = 'gentle'",
    "update client_replies set text = 'x'",
  ]) {
    await expect(client.unsafe(rewrite)).rejects.toThrow("append-only");
  }
});
