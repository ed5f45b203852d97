import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { type Db, transact } from "../../src/store/db.ts";
import { openPostgres } from "../../src/store/open-database.ts";
import { freshDatabase } from "../kit/db.ts";

/** How many statements that hold `mark` the connection of this transaction keeps. */
async function kept(tx: Db, mark: string): Promise<number> {
  const rows = (await tx.execute(
    sql`select count(*) as n from pg_prepared_statements
      where statement like ${`%${mark}%`} and statement not like '%pg_prepared_statements%'`,
  )) as unknown as { n: bigint }[];
  return Number(rows[0]!.n);
}

const ask = (tx: Db, mark: string, value: number) =>
  tx.execute(sql`${sql.raw(`/* ${mark} */`)} select ${value}::int as v`);

async function onFreshServer(query: string, work: (db: Db) => Promise<void>): Promise<void> {
  const { url, drop } = await freshDatabase();
  const address = new URL(url);
  address.search = query;
  const database = await openPostgres(address.href);
  try {
    await work(database.db);
  } finally {
    await database.close();
    await drop();
  }
}

test("a query is prepared once a connection, in a transaction and in a savepoint of it", async () => {
  await onFreshServer("", (db) =>
    transact(db, async (tx) => {
      for (const value of [1, 2, 3]) await ask(tx, "outer", value);
      expect(await kept(tx, "outer")).toBe(1);
      await transact(tx, async (inner) => {
        for (const value of [1, 2, 3]) expect(await ask(inner, "inner", value)).toMatchObject([{ v: value }]);
      });
      expect(await kept(tx, "inner")).toBe(1);
    }),
  );
});

test("one of thousands of characters is not: each number of rows would be kept for itself", async () => {
  await onFreshServer("", (db) =>
    transact(db, async (tx) => {
      await ask(tx, `long ${"x".repeat(5_000)}`, 1);
      expect(await kept(tx, "long xxx")).toBe(0);
    }),
  );
});

test("an address can turn it off", async () => {
  await onFreshServer("?prepare=false", (db) =>
    transact(db, async (tx) => {
      await ask(tx, "off", 1);
      expect(await kept(tx, "off")).toBe(0);
    }),
  );
});

test("a column that is changed under a prepared query costs one try, and no error", async () => {
  await onFreshServer("", async (db) => {
    await db.execute(sql`create table shifting (a int)`);
    await db.execute(sql`insert into shifting values (1)`);
    const read = () => db.execute(sql`select * from shifting where a = ${1}`);
    for (let i = 0; i < 12; i++) await read();
    await db.execute(sql`alter table shifting add column b text default 'new'`);
    for (let i = 0; i < 12; i++) expect(await read()).toMatchObject([{ a: 1, b: "new" }]);
  });
});
