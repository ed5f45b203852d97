import type { Sql } from "postgres";

type Unsafe = Sql["unsafe"];
type Work = (...args: never[]) => unknown;

/**
 * The longest query that is prepared. Inserts of many rows are longer: each number of rows is a text of its
 * own, and the server would keep them all.
 */
export const LONGEST_PREPARED = 4_000;

/**
 * The same client, whose queries the server parses and plans once a connection: drizzle asks for that only
 * where a query has a name, and planning is half of what a short query costs. `?prepare=false` in the address
 * turns it off, for a pooler that hands each transaction another connection.
 */
export function prepared<Client extends Sql>(client: Client): Client {
  return new Proxy(client, {
    get(target, key) {
      if (key === "unsafe") return unsafeOf(target);
      if (key === "begin" || key === "savepoint") return transactionOf(target, key);
      return Reflect.get(target, key);
    },
  });
}

function unsafeOf(client: Sql): Unsafe {
  return (query, parameters, options) =>
    client.unsafe(query, parameters, { ...options, prepare: query.length <= LONGEST_PREPARED });
}

/** `begin` and `savepoint` give their work a client of its own, which is to be such a one too. */
function transactionOf(client: Sql, key: "begin" | "savepoint") {
  const start = Reflect.get(client, key) as (...args: unknown[]) => Promise<unknown>;
  return (...args: unknown[]) => {
    const line = { lost: false };
    const result = start(...args.map((arg) => (typeof arg === "function" ? onLine(arg as Work, line) : arg)));
    result.catch(() => {
      line.lost = true;
    });
    return result;
  };
}

/**
 * The work of a transaction, as long as its line lasts. Once that is cut the driver fails the transaction, and still
 * would write to the line that is gone whatever the work asks next, or its own rollback: which ends the process (seen
 * with postgres 3.4.9). So from then on the work waits for ever, and nobody waits for it any more.
 */
function onLine(work: Work, line: { lost: boolean }) {
  return async (inner: Sql) => {
    const client = new Proxy(prepared(inner), {
      get: (target, key) => (key === "unsafe" && line.lost ? () => never() : Reflect.get(target, key)),
    });
    try {
      return await work(client as never);
    } catch (error) {
      if (line.lost || isLineLost(error)) return never();
      throw error;
    }
  };
}

function never() {
  const waiting = new Promise<never>(() => {});
  return Object.assign(waiting, { values: () => waiting });
}

/** What the driver or the server says when a line breaks off; 57P01 to 57P03: the server goes down. */
const LINE_LOST = /^(?:CONNECTION_(?:CLOSED|ENDED|DESTROYED)|ECONNRESET|EPIPE|57P0[1-3])$/;

function isLineLost(error: unknown): boolean {
  for (let e = error; e instanceof Error; e = e.cause) {
    if (LINE_LOST.test(String((e as { code?: unknown }).code))) return true;
  }
  return false;
}
