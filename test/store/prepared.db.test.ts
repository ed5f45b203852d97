import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { type Db, sqlState, transact } from "../../src/store/db.ts";
import { dbTest, inRollback } from "../kit/db.ts";

type Row = Record<string, unknown>;

/** Both drivers' answers: an array, or an object with one. */
const rowsOf = (answer: unknown): Row[] =>
  Array.isArray(answer) ? answer : (answer as { rows: Row[] }).rows;

const ask = async (tx: Db, query: Parameters<Db["execute"]>[0]) => rowsOf(await tx.execute(query));

/** How many statements that hold `mark` this connection keeps. */
async function kept(tx: Db, mark: string): Promise<unknown> {
  const [row] = await ask(
    tx,
    sql`select count(*) as n from pg_prepared_statements
      where statement like ${`%${mark}%`} and statement not like '%pg_prepared_statements%'`,
  );
  return row?.["n"];
}

const marked = (mark: string, value: number) => sql`${sql.raw(`/* ${mark} */`)} select ${value}::int as v`;

dbTest("a query is prepared once, in a transaction and in a savepoint of it", async (tx) => {
  for (const value of [1, 2, 3]) expect(await ask(tx, marked("plain", value))).toEqual([{ v: value }]);
  await transact(tx, async (inner) => {
    for (const value of [4, 5]) expect(await ask(inner, marked("plain", value))).toEqual([{ v: value }]);
  });
  expect(await kept(tx, "plain")).toBe(1n);
});

dbTest("one of thousands of characters is answered, and not kept", async (tx) => {
  const mark = `long ${"x".repeat(5_000)}`;
  for (const value of [1, 2]) expect(await ask(tx, marked(mark, value))).toEqual([{ v: value }]);
  expect(await kept(tx, "long xxx")).toBe(0n);
});

dbTest("queries asked at the same time get each their own answer", async (tx) => {
  const values = Array.from({ length: 20 }, (_, i) => i);
  const answers = await Promise.all(values.map((value) => ask(tx, marked(`at once ${value % 3}`, value))));
  expect(answers.flat().map((row) => row["v"])).toEqual(values);
});

describe("a query that fails leaves the next one as it was:", () => {
  const faults: [title: string, state: string, query: (value: number) => ReturnType<typeof sql>][] = [
    ["by its words", "42P01", (value) => sql`select ${value}::int from no_such_table`],
    ["by what it is given", "22012", (value) => sql`select 1 / (${value}::int - 7)`],
    ["by a parameter that is no number", "22P02", () => sql`select ${"seven"}::int`],
  ];
  test.each(faults)("%s", (_, state, query) =>
    inRollback(async (tx) => {
      for (let again = 0; again < 2; again++) {
        const failing = transact(tx, (inner) => ask(inner, query(7)));
        await expect(failing.catch((error: unknown) => sqlState(error))).resolves.toBe(state);
        expect(await ask(tx, marked("after a fault", again))).toEqual([{ v: again }]);
      }
    }),
  );
});

const AT = "2026-11-23 10:00:00.123+00";
const values: [title: string, value: unknown, type: string, expected: unknown][] = [
  ["nothing", null, "text", null],
  ["words of any script, a quote and a line's end", "Möwe ' \n 会社 🦆", "text", "Möwe ' \n 会社 🦆"],
  ["a whole number beyond 2^53", 9007199254740993n, "bigint", 9007199254740993n],
  ["truth", true, "boolean", true],
  ["a day", "2026-11-23", "date", "2026-11-23"],
  ["an instant, as text", AT, "timestamptz", expect.stringContaining("2026-11-23 ")],
  ["a structure", JSON.stringify({ a: [1, "x"] }), "jsonb", { a: [1, "x"] }],
];
test.each(values)("%s comes back, the second time too", (_, value, type, expected) =>
  inRollback(async (tx) => {
    const query = sql`select ${value}::${sql.raw(type)} as v`;
    for (let again = 0; again < 3; again++) expect(await ask(tx, query)).toEqual([{ v: expected }]);
  }),
);

dbTest("a change says how many rows it met, and what it returns", async (tx) => {
  await tx.execute(sql`create temporary table pairs (a int, b int) on commit drop`);
  for (let a = 0; a < 3; a++) await tx.execute(sql`insert into pairs values (${a}, 1)`);
  const changed = await ask(tx, sql`update pairs set b = 2 where a > ${0} returning a, b`);
  expect(changed).toEqual([
    { a: 1, b: 2 },
    { a: 2, b: 2 },
  ]);
  const answer = (await tx.execute(sql`delete from pairs where b = ${2}`)) as {
    affectedRows?: number;
    count?: number;
  };
  expect(answer.affectedRows ?? answer.count).toBe(2);
  expect(await ask(tx, sql`select * from pairs where a = ${9}`)).toEqual([]);
});
