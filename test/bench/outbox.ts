import { Logger, makeWorkerUtils, runOnce } from "graphile-worker";
import { PgBoss } from "pg-boss";
import postgres from "postgres";
import { openPostgres } from "../../src/store/open-database.ts";
import { freeRooms, type LeasedRoom, leaseRooms, markClaimed, nextPosts } from "../../src/store/posts.ts";
import { dropDatabase, makeDatabase, type PostgresRun } from "../kit/postgres.ts";
import { NOW } from "./books.ts";
import { median, type Row } from "./report.ts";

const ROUNDS = 5;
const POSTS = 10_000;
const ROOMS = 500;
/** What each of the three takes at once. */
const BATCH = 5000;

/**
 * Ten thousand posts of 500 rooms claimed, handed to a sender that does nothing, and marked; beside it two job
 * libraries that claim as many jobs at once, do nothing, and mark them.
 */
export async function outboxRows(run: PostgresRun): Promise<Row[]> {
  const measured: Record<Queue["name"], number[]> = { posts: [], "graphile-worker": [], "pg-boss": [] };
  for (const open of [ourPosts, graphile, boss]) {
    const { url, name } = await makeDatabase(run);
    const queue = await open(url);
    for (let round = -1; round < ROUNDS; round++) {
      await queue.fill();
      const start = performance.now();
      const handed = await queue.drain();
      const seconds = (performance.now() - start) / 1000;
      if (handed !== POSTS) throw new Error(`${queue.name} handed over ${handed} of ${POSTS}`);
      if (round >= 0) measured[queue.name].push(POSTS / seconds); // the first one fills caches and plans
    }
    await queue.close();
    await dropDatabase(run, name);
  }
  const ours = median(measured.posts);
  return (["graphile-worker", "pg-boss"] as const).map((name) => ({
    what: `outbox: posts claimed, handed to a no-op sender and marked, by jobs of ${name}`,
    ours,
    theirs: median(measured[name]),
    unit: "per second",
    goal: { least: 1 },
  }));
}

type Queue = {
  name: "posts" | "graphile-worker" | "pg-boss";
  fill(): Promise<unknown>;
  /** How many were handed over. */
  drain(): Promise<number>;
  close(): Promise<unknown>;
};

async function ourPosts(url: string): Promise<Queue> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const database = await openPostgres(url);
  await sql`
    insert into workspaces (id, name, zone, country, currency, terms, language, tolerance_minor, created_at)
    select gen_random_uuid(), 'Studio ' || n, 'Europe/Berlin', 'DE', 'EUR', 'net 14', 'en', 500, ${NOW}
    from generate_series(1, ${ROOMS}::int) n`;
  await sql`insert into doors (workspace_id, platform, external_id) select id, 'bench', id::text from workspaces`;
  return {
    name: "posts",
    async fill() {
      await sql`truncate posts`;
      await sql`
        insert into posts (workspace_id, id, place, platform, room, key, content, next_try_at, why, created_at)
        select id, gen_random_uuid(), gen_random_uuid(), 'bench', id::text, 'morning/' || n, '{"kind":"morning"}', ${NOW}, 'bench', ${NOW}
        from workspaces, generate_series(1, ${POSTS / ROOMS}::int) n`;
      await sql`vacuum analyze posts`;
    },
    async drain() {
      let handed = 0;
      const { db } = database;
      const leaseUntil = new Date(NOW.getTime() + 300_000);
      const rooms: LeasedRoom[] = [];
      for (;;) {
        rooms.push(...(await leaseRooms(db, NOW, { platforms: ["bench"], limit: BATCH, leaseUntil })));
        const posts = await nextPosts(db, rooms, NOW, { perRoom: 20, limit: BATCH, leaseUntil });
        if (posts.length === 0) break;
        handed += posts.length;
        const byRoom = Map.groupBy(posts, ({ at }) => at.room).values();
        const said = Array.from(byRoom, (theirs) => ({
          ws: theirs[0]!.workspace,
          at: theirs[0]!.at,
          marks: theirs.map(({ id }) => ({ id, state: "sent" as const, externalId: id })),
        }));
        await markClaimed(db, said, { now: NOW, leaseUntil });
      }
      await freeRooms(db, rooms, leaseUntil);
      return handed;
    },
    close: async () => {
      await sql.end();
      await database.close();
    },
  };
}

async function graphile(connectionString: string): Promise<Queue> {
  const logger = new Logger(() => () => {});
  const utils = await makeWorkerUtils({ connectionString, logger });
  await utils.migrate();
  const sql = postgres(connectionString, { max: 1, onnotice: () => {} });
  let handed = 0;
  const options = {
    connectionString,
    logger,
    concurrency: 10,
    noHandleSignals: true,
    taskList: { say: () => void handed++ },
    preset: { worker: { localQueue: { size: BATCH }, completeJobBatchDelay: 0 } },
  };
  return {
    name: "graphile-worker",
    async fill() {
      handed = 0;
      await sql`
        select graphile_worker.add_jobs(array_agg(json_populate_record(null::graphile_worker.job_spec,
          json_build_object('identifier', 'say', 'payload', json_build_object('n', n)))))
        from generate_series(1, ${POSTS}::int) n`;
      await sql.unsafe("vacuum analyze graphile_worker._private_jobs");
    },
    async drain() {
      await runOnce(options);
      return handed;
    },
    close: () => Promise.all([utils.release(), sql.end()]),
  };
}

async function boss(connectionString: string): Promise<Queue> {
  const sql = postgres(connectionString, { max: 1, onnotice: () => {} });
  const queue = new PgBoss({ connectionString, supervise: false, schedule: false });
  await queue.start();
  await queue.createQueue("say");
  return {
    name: "pg-boss",
    async fill() {
      await queue.deleteAllJobs("say");
      for (let n = 0; n < POSTS; n += 1000) {
        await queue.insert(
          "say",
          Array.from({ length: 1000 }, (_, i) => ({ data: { n: n + i } })),
        );
      }
      await sql.unsafe("vacuum analyze");
    },
    async drain() {
      let handed = 0;
      for (;;) {
        const jobs = await queue.fetch("say", { batchSize: BATCH });
        if (jobs.length === 0) return handed;
        handed += jobs.length;
        await queue.complete(
          "say",
          jobs.map(({ id }) => id),
        );
      }
    },
    close: () => Promise.all([queue.stop({ graceful: false }), sql.end()]),
  };
}
