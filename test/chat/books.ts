import { sql } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Card } from "../../src/chat/card.ts";
import type { Role } from "../../src/domain/workspace.ts";
import { type Db, transact } from "../../src/store/db.ts";
import * as schema from "../../src/store/schema.ts";
import { inRollback } from "../kit/db.ts";
import { type House, type HouseOptions, openHouse, wordsOf } from "../kit/house.ts";

// Books with a little of everything, and what has to be so of every answer.

const BOOKS = [
  "/invoice add Acme 2000 for website issued 1 oct due 15 oct number INV-0007 email ap@acme.example",
  '/invoice add "Brown & Co" 500 issued 1 nov due 20 dec',
  '/invoice add "Brown Ltd" 80 draft',
  '/invoice add "Tern KK" JPY120000 issued 1 nov due 20 nov',
];

/** Acme owes INV-0007, late; Brown & Co INV-0001, not yet due; Brown Ltd has the draft INV-0002; yen on INV-0003. */
export async function openBooks(db: Db, options: HouseOptions = {}): Promise<House> {
  const house = await openHouse(db, options);
  for (const line of BOOKS) expectAnswer(await house.say(line));
  return house;
}

/** Kim, at the same books, with a role. */
export async function joinAs(house: House, role: Role, options: HouseOptions = {}): Promise<House> {
  const kim = await openHouse(house.desk.db, { ...options, visitor: { user: "kim", name: "Kim" } });
  expectAnswer(await house.say(`/dunlin roles Kim ${role}`));
  return kim;
}

/**
 * Books that are made once for all tests of a `describe` and taken back after the last of them. `aside` runs
 * `work` on them and takes back what it did, so that each test finds them as they were. One a `describe`: a
 * second one would wait for the database that the first one holds.
 */
export function sharedBooks(options: HouseOptions = {}): {
  aside(work: (house: House) => Promise<void>): Promise<void>;
} {
  let books: Db;
  let close = () => {};
  let closed: Promise<unknown> = Promise.resolve();
  beforeAll(async () => {
    const open = new Promise<Db>((resolve, reject) => {
      const kept = new Promise<void>((letGo) => {
        close = letGo;
      });
      closed = inRollback(async (db) => {
        await openBooks(db, options);
        resolve(db);
        await kept;
      }).catch(reject);
    });
    books = await open;
  });
  afterAll(async () => {
    close();
    await closed;
  });
  return { aside: (work) => takenBack(books, async (db) => work(await openHouse(db, options))) };
}

class TakenBack extends Error {}

async function takenBack(db: Db, work: (db: Db) => Promise<void>): Promise<void> {
  const all = transact(db, async (tx) => {
    await work(tx);
    throw new TakenBack();
  });
  await all.catch((error: unknown) => {
    if (!(error instanceof TakenBack)) throw error;
  });
}

export type Row = [title: string, lines: string | readonly string[], says: readonly (string | RegExp)[]];

/** Rows of lines of which the last says what it should; each row finds the books as they were. */
export function answersTo(rows: readonly Row[], options: HouseOptions = {}): void {
  const books = sharedBooks(options);
  test.each(rows)("%s", (_, lines, says) =>
    books.aside(async (house) => {
      const card = await sayAll(house, [lines].flat());
      expectAnswer(card);
      expectWords(card, says);
      expect(house.faults).toEqual([]);
    }),
  );
}

/** Rows of lines of which the last is refused in the house's manner and leaves the database as it was. */
export function refusalsOf(rows: readonly Row[], options: HouseOptions = {}): void {
  const books = sharedBooks(options);
  test.each(rows)("%s", (_, lines, says) =>
    books.aside(async (house) => {
      const all = [lines].flat();
      for (const line of all.slice(0, -1)) expectAnswer(await house.say(line));
      await expectRefused(house, () => house.say(all.at(-1)!), says);
    }),
  );
}

async function sayAll(house: House, lines: readonly string[]): Promise<Card> {
  let card: Card | undefined;
  for (const line of lines) {
    if (card) expectAnswer(card);
    card = await house.say(line);
  }
  return card!;
}

/** The ask is refused, says so well, and nothing in the database is other than before. */
export async function expectRefused(
  house: House,
  ask: () => Promise<Card>,
  says: readonly (string | RegExp)[] = [],
): Promise<Card> {
  const before = await fingerprint(house.desk.db);
  const card = await ask();
  expectRefusal(card);
  expectWords(card, says);
  expect(await fingerprint(house.desk.db), "the database").toBe(before);
  expect(house.faults).toEqual([]);
  return card;
}

export function expectAnswer(card: Card): void {
  if (card.tone === "refusal") throw new Error(`refused: ${wordsOf(card)}`);
  expectNoInsides(card);
}

/** One sentence that says what is wrong, what to type or do, and that nothing happened. */
export function expectRefusal(card: Card): void {
  const words = wordsOf(card);
  expect(card.tone, words).toMatch(/^(refusal|question)$/);
  expect(words).toMatch(/Nothing (was|is) (changed|sent|imported|written)/);
  expect(card.title).toMatch(/^\P{Ll}.*[.?]$/su);
  expect(card.title.length, "a title is one sentence").toBeLessThan(200);
  expectNoInsides(card);
}

/** Ids, SQL, traces and the marks of forgotten values. */
const INSIDES =
  /[0-9a-f]{8}-[0-9a-f]{4}-|\b(select|insert|update|delete) .* (from|into|set|where) |undefined|\bnull\b|\bNaN\b|\[object|\bat .*\.ts:|Error:|Infinity|Invalid Date/i;

export function expectNoInsides(card: Card): void {
  const labels = (card.buttons ?? []).map((button) => button.label);
  expect([wordsOf(card), ...labels].join("\n")).not.toMatch(INSIDES);
}

export function expectWords(card: Card, says: readonly (string | RegExp)[]): void {
  const words = wordsOf(card);
  for (const each of says)
    typeof each === "string" ? expect(words).toContain(each) : expect(words).toMatch(each);
}

/** One value for all that every table holds: the same exactly when no row is other than before. */
export async function fingerprint(db: Db): Promise<string> {
  const tables = Object.values(schema).filter((each) => each instanceof PgTable);
  const sums = tables.map((table) => {
    const name = sql.identifier(getTableConfig(table).name);
    return sql`(select count(*) || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from ${name} t)`;
  });
  const all = sql<string>`concat_ws(' ', ${sql.join(sums, sql`, `)})`;
  const [row] = await db.select({ all }).from(sql`(select 1) as one`);
  return row!.all;
}
