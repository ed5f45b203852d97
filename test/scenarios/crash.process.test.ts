import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as passes } from "node:timers/promises";
import { count, eq, isNull, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { WorkspaceId } from "../../src/domain/ids.ts";
import type { Db } from "../../src/store/db.ts";
import * as schema from "../../src/store/schema.ts";
import { listWorkspaces } from "../../src/store/workspaces.ts";
import { type Place, place } from "../kit/place.ts";
import { runDunlin, startDunlin } from "../kit/process.ts";
import { bookingsOf, expectPaymentsAddUp } from "../usecases/ledger-invariants.ts";

/** How often a process is killed on each database: every day a little, with 1000 it is a night's work. */
const ROUNDS = Number(process.env["CRASH_ROUNDS"] ?? 6);
const NOW = ["--now", "2026-11-23T10:00:00Z"];
const ROWS = 450;

/** What somebody types who is in a hurry: invoices, payments in part and in excess, and one taken back. */
function typed(round: number): string {
  const lines = Array.from({ length: 60 }, (_, i) => [
    `/invoice add "Client ${i % 3}" ${100 + i} issued 2026-11-01 number R${round}-${i} again`,
    `/invoice add "Client ${i % 3}" ${100 + i} issued 2026-11-01 again`,
    `/invoice paid R${round}-${i} 40`,
    `/invoice paid R${round}-${i} ${200 + i} rest credit`,
    `/invoice reverse R${round}-${i}`,
    "1",
  ]);
  return `${lines.flat().join("\n")}\n`;
}

/** Invoices to import: with a number and without, open, paid, paid in part, paid twice. */
function rowsOf(round: number): string[] {
  return Array.from({ length: ROWS }, (_, i) => {
    const number = i % 3 === 0 ? "" : `F${round}-${i}`;
    const paid = [0, 100, 40, 200][i % 4];
    return `${number},Firm ${round}-${i % 50},100.00,2026-10-01,2026-10-${10 + (i % 20)},${paid}.00,Work ${round}-${i}`;
  });
}
const HEADER = "number,client,amount,issued,due,paid,description";

async function writeRows(folder: string, name: string, rows: readonly string[]): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, `${[HEADER, ...rows].join("\n")}\n`);
  return file;
}

/** Kills a conversation after some of its answers. */
async function killWhileTyping({ env }: Place, round: number): Promise<void> {
  const chat = startDunlin(["chat", ...NOW], { env });
  chat.write(typed(round));
  const reached = Math.floor(Math.random() * 8);
  await chat.waitFor(new RegExp(`\\bR${round}-${reached}\\b`));
  await passes(Math.random() * 50);
  chat.kill("SIGKILL");
  expect((await chat.exited).signal).toBe("SIGKILL");
}

/** Kills an import somewhere between its preview and its end; false when it was done by then. */
async function killWhileImporting({ env, folder }: Place, round: number): Promise<boolean> {
  const file = await writeRows(folder, `${round}.csv`, rowsOf(round));
  const running = startDunlin(["import", file, "--yes", ...NOW], { env, input: "" });
  await running.waitFor(/\S/);
  await passes(Math.random() * (round === 3 ? 100 : 400)); // the first one is broken off for certain
  running.kill("SIGKILL");
  return (await running.exited).signal === "SIGKILL";
}

async function expectVerified({ env }: Place): Promise<void> {
  const verified = await runDunlin(["verify"], { env });
  expect(verified, verified.stdout + verified.stderr).toMatchObject({ code: 0 });
}

/** No change is there by half: not an invoice without lines or event, not a payment without its parts. */
async function expectNothingTorn(db: Db): Promise<void> {
  const { events, invoiceLines, invoices } = schema;
  const bare = async (table: typeof invoiceLines | typeof events) =>
    db
      .selectDistinct({ number: invoices.number })
      .from(invoices)
      .leftJoin(table, eq(table.invoiceId, invoices.id))
      .where(isNull(table.invoiceId));
  expect(await bare(invoiceLines)).toEqual([]);
  expect(await bare(events)).toEqual([]);
  const [ws] = (await listWorkspaces(db)) as [WorkspaceId];
  expectPaymentsAddUp(await bookingsOf(db, ws));
}

/** The numbers that we gave out, which must be a run without a gap. */
async function expectGapless(db: Db): Promise<void> {
  const { invoices } = schema;
  const [row] = await db
    .select({ n: count(), most: sql<string>`coalesce(max(substr(${invoices.number}, 5)::int), 0)` })
    .from(invoices)
    .where(sql`${invoices.number} like 'INV-%'`);
  expect(Number(row!.n)).toBeGreaterThan(0);
  expect(Number(row!.most)).toBe(Number(row!.n));
}

async function imported(db: Db): Promise<number> {
  const rows = await db
    .select({ text: schema.invoiceLines.description })
    .from(schema.invoiceLines)
    .where(sql`${schema.invoiceLines.description} like 'Work %'`);
  expect(new Set(rows.map((row) => row.text)).size).toBe(rows.length);
  return rows.length;
}

/** Kills it again and again, and looks at what is left; then imports the rest of all that was broken off. */
async function liveThrough(kind: "embedded" | "PostgreSQL"): Promise<void> {
  const here = await place(kind);
  const rows: string[] = [];
  let brokenOff = 0;
  for (let round = 1; round <= ROUNDS; round++) {
    if (round % 3 === 0) {
      rows.push(...rowsOf(round));
      brokenOff += (await killWhileImporting(here, round)) ? 1 : 0;
    } else await killWhileTyping(here, round);
    if (round % 20 === 0) await expectVerified(here);
  }
  expect(brokenOff).toBeGreaterThan(0);
  await expectVerified(here);
  await here.look(async (db) => {
    await expectNothingTorn(db);
    await expectGapless(db);
    expect(await imported(db)).toBeLessThan(rows.length);
  });
  const all = await writeRows(here.folder, "all.csv", rows);
  for (const again of ["goes on", "changes nothing"]) {
    const { code, stdout } = await runDunlin(["import", all, "--yes", ...NOW], { env: here.env });
    expect(code, `${again}: ${stdout}`).toBe(0);
  }
  await expectVerified(here);
  await here.look(async (db) => {
    expect(await imported(db)).toBe(rows.length);
    await expectNothingTorn(db);
    await expectGapless(db);
  });
}

test(
  "killed at any moment, the books are whole in both databases, and an import goes on where it was",
  async () => {
    // At the same time, since either waits for its own processes most of the time.
    await Promise.all([liveThrough("embedded"), liveThrough("PostgreSQL")]);
  },
  120_000 + ROUNDS * 20_000,
);
