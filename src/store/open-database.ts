import { mkdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import type { Options, PostgresType, Sql } from "postgres";
import { beforeTransaction, type Database, type Db, sqlState } from "./db.ts";
import {
  DatabaseUnavailable,
  describeDbError,
  folderTrouble,
  knownFolderTrouble,
  postgresTrouble,
  queryTrouble,
  serverTrouble,
} from "./db-errors.ts";
import { packageRoot } from "./package-root.ts";
import { prepared } from "./prepared.ts";
import { preparedPglite } from "./prepared-pglite.ts";
import * as schema from "./schema.ts";

// The drivers are imported when a database is opened: together they take half a second, which `--help`
// and a wrong setting need not wait for.

/** PostgreSQL's type number of int8; both drivers are told to give it as bigint, count(*) included. */
const INT8 = 20;

/** Any number that stays the same for ever: whoever migrates this database holds the lock of this name. */
const MIGRATION_LOCK = 7_301_642;

/**
 * Opens the embedded database in `dir`, made if it is missing, or one that lives in memory. It has a
 * single connection and no guard against a second process: take the folder's lock first.
 *
 * @throws DatabaseUnavailable when the folder cannot be written to or does not hold a database.
 */
export async function openPglite(dir: string | "memory"): Promise<Database> {
  const { PGlite } = await import("@electric-sql/pglite");
  if (dir === "memory") return pgliteDatabase(await PGlite.create({ parsers: pgliteParsers }));
  try {
    makeWritable(dir);
    refuseFullDisk(dir);
    const opened = await pgliteDatabase(await PGlite.create({ dataDir: dir, parsers: pgliteParsers }), dir);
    beforeTransaction.set(opened.db, () => refuseFullDisk(dir));
    return opened;
  } catch (error) {
    throw folderTrouble(error, dir);
  }
}

/** For `PGlite.create`, so that an instance made elsewhere reads numbers as `openPglite`'s does. */
export const pgliteParsers = { [INT8]: (text: string) => BigInt(text) };

/** A `Database` on an embedded instance that is already open. `dir` is named when migrating fails. */
export async function pgliteDatabase(client: PGlite, dir = "in memory"): Promise<Database> {
  const { drizzle } = await import("drizzle-orm/pglite");
  const { migrate } = await import("drizzle-orm/pglite/migrator");
  const db = drizzle({ client: preparedPglite(client, await import("@electric-sql/pglite")), schema });
  return {
    db: db as unknown as Db,
    kind: "pglite",
    async migrate() {
      try {
        await migrate(drizzle({ client }), { migrationsFolder: migrationsFolder() });
      } catch (error) {
        throw sqlState(error) === "53100" ? folderTrouble(error, dir) : migrationFailed(error);
      }
    },
    explain: (error) => knownFolderTrouble(error, dir)?.message,
    close: () => client.close(),
  };
}

/** Two segments of its log, which the engine lays out whole and cannot do without. */
const LEAST_ROOM = 48 * 1024 * 1024;

/** @throws DatabaseUnavailable when the disk has so little room left that the engine would stop in a change. */
function refuseFullDisk(dir: string): void {
  const { bavail, bsize } = statfsSync(dir);
  if (bavail * bsize < LEAST_ROOM) throw folderTrouble({ code: "ENOSPC" }, dir);
}

/** The engine reports a folder that it cannot write to as "failed to initialize"; Node says why. */
function makeWritable(dir: string): void {
  mkdirSync(dir, { recursive: true });
  const probe = join(dir, `.write-probe-${process.pid}`);
  try {
    writeFileSync(probe, new Uint8Array(64 * 1024));
  } finally {
    rmSync(probe, { force: true });
  }
}

/**
 * Opens a pool of up to 10 connections to PostgreSQL 15 or newer and makes sure that it answers.
 *
 * @throws DatabaseUnavailable when the address, the log-in, the database or the version is not right.
 */
export async function openPostgres(url: string): Promise<Database> {
  const client = await connect(url, 10);
  try {
    await refuseOldServer(client);
  } catch (error) {
    await client.end({ timeout: 1 });
    throw postgresTrouble(error, placeOf(client)) ?? error;
  }
  const { drizzle } = await import("drizzle-orm/postgres-js");
  return {
    db: drizzle({ client: prepared(client), schema }) as unknown as Db,
    kind: "postgres",
    migrate: () => migratePostgres(url),
    explain: (error) => queryTrouble(error, placeOf(client))?.message,
    close: () => client.end({ timeout: 5 }),
  };
}

/**
 * drizzle's migrate takes no lock, and of four processes that start at once three would fail. A lock of
 * the session holds on one connection only, hence a client of its own.
 */
async function migratePostgres(url: string): Promise<void> {
  const client = await connect(url, 1);
  try {
    const { drizzle } = await import("drizzle-orm/postgres-js");
    const { migrate } = await import("drizzle-orm/postgres-js/migrator");
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await migrate(drizzle({ client }), { migrationsFolder: migrationsFolder() });
  } catch (error) {
    throw postgresTrouble(error, placeOf(client)) ?? migrationFailed(error);
  } finally {
    await client.end({ timeout: 5 }); // which gives the lock back
  }
}

type Client = Sql<{ bigint: bigint }>;

/** Seconds before a line that broke is opened anew. The driver's own wait grows to 20: a person waits for an answer. */
function reconnectAfter(tries: number): number {
  return Math.min(0.1 * 2 ** tries, 2) * (0.5 + Math.random() / 2);
}

async function connect(url: string, max: number): Promise<Client> {
  refuseUnreadable(url);
  const { default: postgres } = await import("postgres");
  const bigint: PostgresType<bigint> = {
    to: INT8,
    from: [INT8],
    parse: (text: string) => BigInt(text),
    serialize: (value: bigint) => value.toString(),
  };
  const options: Options<{ bigint: PostgresType<bigint> }> = {
    max,
    connect_timeout: 10,
    backoff: reconnectAfter,
    onnotice: () => {}, // "relation already exists, skipping" is of no use to anybody
    types: { bigint },
    connection: { application_name: "dunlin" },
  };
  try {
    return postgres(url, options);
  } catch {
    throw unreadableUrl();
  }
}

/** A password with `#`, `/` or `?` in it moves into host and port, and would stand in the message. */
function refuseUnreadable(url: string): void {
  const authority = /^postgres(?:ql)?:\/\/([^/?#]*)/i.exec(url)?.[1];
  if (authority === undefined) throw unreadableUrl();
  if (url.includes("@") && !authority.includes("@")) {
    throw new DatabaseUnavailable(
      "DATABASE_URL: the password has characters that an address cannot hold; write # as %23, / as %2F, " +
        "? as %3F, @ as %40 and % as %25. Nothing was changed.",
    );
  }
}

function unreadableUrl(): DatabaseUnavailable {
  return new DatabaseUnavailable(
    "DATABASE_URL is not the address of a PostgreSQL; it looks like " +
      "postgres://user:password@host:5432/database. Nothing was changed.",
  );
}

async function refuseOldServer(client: Client): Promise<void> {
  const [row] = await client<{ version: number }[]>`
    select current_setting('server_version_num')::int as version`;
  const trouble = serverTrouble(row?.version ?? 0);
  if (trouble) throw trouble;
}

function placeOf({ options }: Client): { server: string; user: string; database: string } {
  const { host, port, path, user, database } = options;
  const server = path ? String(path) : `${host[0]}:${port[0]}`;
  return { server, user: String(user), database };
}

/** Migrations hold no customer's data, but the row that broke a constraint may: so no message here either. */
function migrationFailed(error: unknown): Error {
  return new Error(`the database could not be brought up to date: ${describeDbError(error)}`);
}

function migrationsFolder(): string {
  return join(packageRoot(), "drizzle");
}
