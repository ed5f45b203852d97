import postgres from "postgres";
import { openPostgres } from "../../src/store/open-database.ts";
import { stepEverywhere } from "../../src/usecases/sweep.ts";
import { dropDatabase, makeDatabase, type PostgresRun } from "../kit/postgres.ts";
import { type BookSize, fillBooks, NOW, WORKSPACE } from "./books.ts";
import { median, type Row } from "./report.ts";

const ROUNDS = 5;
const DUE = 1000;

/** The tables in which a step leaves rows, in the order in which they can be written. */
const TABLES = ["letters", "letter_invoices", "asks", "posts", "events"] as const;
type Rows = Record<(typeof TABLES)[number], readonly object[]>;

/**
 * A sweep of 1,000 due invoices from claim to outbox rows, among a million open ones and among ten thousand;
 * beside it the same rows claimed and written by plain SQL, a hundred at a time, without looking at anything.
 */
export async function sweepRows(run: PostgresRun): Promise<Row[]> {
  const large = await measure(run, { clients: 100_000, due: DUE });
  const small = await measure(run, { clients: 1_000, due: DUE });
  return [
    {
      what: "sweep: 1,000 due of 1,000,000 open invoices, by plain SQL for the same rows",
      ours: large.ours,
      theirs: large.plain,
      unit: "ms",
      goal: { most: 3 },
    },
    {
      what: "the same sweep, by one over 10,000 open invoices",
      ours: large.ours,
      theirs: small.ours,
      unit: "ms",
      goal: { most: 1.3 },
    },
  ];
}

async function measure(run: PostgresRun, size: BookSize): Promise<{ ours: number; plain: number }> {
  const { url, name } = await makeDatabase(run);
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const database = await openPostgres(url);
  try {
    await fillBooks(sql, size);
    const desk = {
      ...{ db: database.db, clock: { now: () => NOW } },
      log: { info: () => {}, warn: () => {}, error: (fields: object) => console.error(fields) },
      describeError: String,
    };
    const times = { ours: [] as number[], plain: [] as number[] };
    for (let round = -1; round < ROUNDS; round++) {
      const ours = await timed(async () => {
        const swept = await stepEverywhere(desk, () => false);
        if (swept.some(({ did }) => did === "failed")) throw new Error("a client could not be looked at");
      });
      const rows = await rowsWritten(sql);
      await takeBack(sql);
      const plain = await timed(() => writePlainly(sql, rows));
      await takeBack(sql);
      if (round < 0) continue; // the first one fills caches and plans
      times.ours.push(ours);
      times.plain.push(plain);
    }
    return { ours: median(times.ours), plain: median(times.plain) };
  } finally {
    await sql.end();
    await database.close();
    await dropDatabase(run, name);
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const WRITTEN = {
  letters: "created_at = $1",
  letter_invoices: "letter_id in (select id from letters where created_at = $1)",
  asks: "created_at = $1",
  posts: "created_at = $1",
  events: "at = $1",
} as const;

async function rowsWritten(sql: postgres.Sql): Promise<Rows> {
  const rows = {} as Rows;
  for (const table of TABLES) {
    const found = await sql.unsafe(`select to_jsonb(t) as row from ${table} t where ${WRITTEN[table]}`, [
      NOW,
    ]);
    rows[table] = found.map(({ row }) => row as object);
  }
  const letters = rows.letters.length;
  const asks = rows.asks.length;
  if (letters + asks !== DUE) throw new Error(`${letters} letters and ${asks} asks for ${DUE} that were due`);
  return rows;
}

/** Puts the books back to where they were before. */
async function takeBack(sql: postgres.Sql): Promise<void> {
  await sql`alter table events disable trigger user`;
  for (const table of ["letter_invoices", "letters", "asks", "posts", "events"] as const) {
    await sql.unsafe(`delete from ${table} where ${WRITTEN[table]}`, [NOW]);
  }
  await sql`alter table events enable trigger user`;
  await sql`update workspaces set event_count = 0, event_hash = ''`;
  await sql`
    update invoices set next_look_at = '2026-11-24 08:00Z', next_look_why = 'heads-up'
    where due_on in ('2026-11-21', '2026-11-06')`;
  await sql.unsafe("vacuum letters, letter_invoices, asks, posts, events, invoices");
}

const BATCH = 100;

/** What is due is claimed a hundred at a time, and as many of the rows that a sweep leaves are written. */
async function writePlainly(sql: postgres.Sql, rows: Rows): Promise<void> {
  const batches = DUE / BATCH;
  const share = (table: readonly object[], n: number) => {
    const size = Math.ceil(table.length / batches);
    return table.slice(n * size, (n + 1) * size);
  };
  for (let n = 0; n < batches; n++) {
    await sql.begin(async (tx) => {
      const due = await tx<{ id: string }[]>`
        select id from invoices where next_look_at <= ${NOW} order by next_look_at
        limit ${BATCH} for update skip locked`;
      for (const table of TABLES) {
        const some = share(rows[table], n);
        if (some.length === 0) continue;
        await tx.unsafe(
          `insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::text::jsonb)`,
          [JSON.stringify(some)],
        );
      }
      await tx`
        update invoices set next_look_at = '2026-11-25 08:00Z', next_look_why = 'asked'
        where workspace_id = ${WORKSPACE} and id = any(${due.map(({ id }) => id)}::uuid[])`;
    });
  }
}
