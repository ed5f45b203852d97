import { AsyncLocalStorage } from "node:async_hooks";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type * as schema from "./schema.ts";

/** Either driver, or a transaction on it: repository functions do not know which. */
export type Db = PgDatabase<PgQueryResultHKT, typeof schema>;

export type Database = {
  db: Db;
  kind: "pglite" | "postgres";
  /** Applies the migrations in drizzle/ under a lock; safe from several processes at once. */
  migrate(): Promise<void>;
  /** One sentence for a query that failed because of the disk or the server; `undefined` for all else. */
  explain(error: unknown): string | undefined;
  close(): Promise<void>;
};

/**
 * Checks to be made before a database's transactions begin. The embedded engine does not end but spins
 * when its disk runs full in the middle, so it has to be asked before.
 */
export const beforeTransaction = new WeakMap<Db, () => void>();

const inTransaction = new AsyncLocalStorage<true>();

/**
 * Runs `work` in one transaction. All that belongs to it must use the `tx` it is given: the embedded
 * database has a single connection, and a query beside an open transaction would wait for ever. A
 * nested call becomes a savepoint when it is given the outer `tx`.
 *
 * @throws Error when called on the database itself inside a running transaction.
 */
export async function transact<T>(db: Db, work: (tx: Db) => Promise<T>): Promise<T> {
  if (inTransaction.getStore() && !isTransaction(db)) {
    throw new Error("a transaction was started beside the one that is running; pass its tx on");
  }
  beforeTransaction.get(db)?.();
  return inTransaction.run(true, () => db.transaction((tx) => work(tx as unknown as Db)));
}

function isTransaction(db: Db): boolean {
  return "rollback" in db;
}

/** What a statement of our own text gave: one driver gives the rows, the other an object that has them. */
export function rowsOf<Row = unknown>(result: unknown): Row[] {
  return Array.isArray(result) ? result : (result as { rows: Row[] }).rows;
}

/** The SQLSTATE of a failed query ("23505"), wherever the driver has put it. */
export function sqlState(error: unknown): string | undefined {
  for (let e = error; e instanceof Error; e = e.cause) {
    const code = (e as { code?: unknown }).code;
    if (typeof code === "string" && /^[0-9A-Z]{5}$/.test(code)) return code;
  }
  return undefined;
}
