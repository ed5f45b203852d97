import { readFileSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { inject, onTestFinished, TestRunner, test } from "vitest";
import { type Database, type Db, transact } from "../../src/store/db.ts";
import { openPostgres, pgliteDatabase, pgliteParsers } from "../../src/store/open-database.ts";
import { dropDatabase, makeDatabase } from "./postgres.ts";

// With `isolate: false` all test files of a worker share its database; it is kept outside of this module
// so that it stays one even where the module is loaded anew.
const shelf = globalThis as { [key: symbol]: Promise<Database> | undefined };
const SHARED = Symbol.for("dunlin.test.database");

/** This worker's migrated database, on the engine that TEST_DB names. Tests leave it as they found it. */
export function testDatabase(): Promise<Database> {
  shelf[SHARED] ??= process.env["TEST_DB"] === "postgres" ? openSharedPostgres() : loadPglite();
  return shelf[SHARED];
}

async function openSharedPostgres(): Promise<Database> {
  const { url } = await makeDatabase(inject("postgresRun")); // goes with the server, or at the run's end
  return openPostgres(url);
}

async function loadPglite(): Promise<Database> {
  const loadDataDir = new Blob([readFileSync(inject("pgliteDump"))]);
  return pgliteDatabase(await PGlite.create({ loadDataDir, parsers: pgliteParsers }));
}

class RolledBack extends Error {}

/**
 * Runs `work` in a transaction of the worker's database and takes back all that it wrote. `transact` and
 * `transaction` inside become savepoints, so use cases run unchanged. For tables:
 * `test.each(rows)("%s", (_, row) => inRollback(async (db) => { ... }))`.
 */
export async function inRollback<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const { db } = await testDatabase();
  const results: T[] = [];
  try {
    await transact(db, async (tx) => {
      results.push(await work(tx));
      throw new RolledBack();
    });
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error;
  }
  return results[0] as T;
}

/** A test whose database is the worker's, inside a transaction that is rolled back. */
export function dbTest(name: string, work: (db: Db) => Promise<void>): void {
  test(name, () => inRollback(work));
}

export type FreshDatabase = {
  url: string;
  database: Database;
  /** Closes and drops it. Done by itself when it was asked for inside a test. */
  drop(): Promise<void>;
};

/**
 * A migrated PostgreSQL database of one's own, for what needs several real connections or processes. In a
 * test it is dropped when the test ends; asked for outside of one (`beforeAll`), call `drop`.
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  const run = inject("postgresRun");
  const { url, name } = await makeDatabase(run);
  const database = await openPostgres(url);
  let dropped: Promise<void> | undefined;
  const drop = () => {
    dropped ??= database.close().then(() => dropDatabase(run, name));
    return dropped;
  };
  if (TestRunner.getCurrentTest()) onTestFinished(drop);
  return { url, database, drop };
}
