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
  const start = Reflect.get(client, key) as (...args: unknown[]) => unknown;
  return (...args: unknown[]) =>
    start(
      ...args.map((arg) =>
        typeof arg === "function" ? (inner: Sql) => (arg as Work)(prepared(inner) as never) : arg,
      ),
    );
}
