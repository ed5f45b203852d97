import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { sqlState } from "../../src/store/db.ts";
import { openPostgres } from "../../src/store/open-database.ts";
import { findPostgres, giveAway, type PostgresBinaries, runAs } from "./postgres-binaries.ts";

/** A server for one run of the tests. Plain data, so that it can be handed to the workers. */
export type PostgresRun = {
  /** A database of the server from which others can be made. */
  adminUrl: string;
  /** A migrated database to copy from. Every database of the run has this name as its beginning. */
  template: string;
};

/** What a reader of the test output is told. */
export type StartedPostgres = { run: PostgresRun; what: string; stop(): Promise<void> };

/**
 * Provides PostgreSQL for a run: the server of DATABASE_URL, on which databases of our own are made, or
 * one started for it. `stop` removes every trace; a server of ours also goes when this process is killed.
 *
 * @throws Error with one sentence when there is none to be had. The tests never pass without it.
 */
export async function startPostgres(): Promise<StartedPostgres> {
  const given = process.env["DATABASE_URL"];
  const server = given ? await givenServer(given) : await startServer(3);
  const run = { adminUrl: server.url, template: `dunlin_test_${randomBytes(4).toString("hex")}` };
  try {
    await makeTemplate(run);
  } catch (error) {
    await server.stop();
    throw error;
  }
  const stop = async () => {
    if (given) await dropDatabasesOf(run);
    await server.stop();
  };
  return { run, what: server.what, stop };
}

async function makeTemplate(run: PostgresRun): Promise<void> {
  try {
    await asAdmin(run, (sql) => sql`create database ${sql(run.template)}`);
  } catch (error) {
    if (sqlState(error) !== "42501") throw error;
    throw new Error("DATABASE_URL: the tests make databases of their own, and this user may not create any.");
  }
  const database = await openPostgres(urlOf(run, run.template));
  try {
    await database.migrate();
  } finally {
    await database.close();
  }
}

/** Makes a migrated database that nobody else uses; its address is the answer. */
export async function makeDatabase(run: PostgresRun): Promise<{ url: string; name: string }> {
  const name = `${run.template}_${randomBytes(4).toString("hex")}`;
  await asAdmin(run, (sql) => sql`create database ${sql(name)} template ${sql(run.template)}`);
  return { url: urlOf(run, name), name };
}

/** Drops it even while somebody is connected, as a killed process may seem to be. */
export async function dropDatabase(run: PostgresRun, name: string): Promise<void> {
  await asAdmin(run, (sql) => sql`drop database if exists ${sql(name)} with (force)`);
}

async function dropDatabasesOf(run: PostgresRun): Promise<void> {
  const names = await asAdmin(
    run,
    (sql) =>
      sql<{ datname: string }[]>`select datname from pg_database where starts_with(datname, ${run.template})`,
  );
  for (const { datname } of names) await dropDatabase(run, datname);
}

async function asAdmin<T>(run: PostgresRun, work: (sql: postgres.Sql) => PromiseLike<T>): Promise<T> {
  const sql = postgres(run.adminUrl, { max: 1, onnotice: () => {}, connect_timeout: 10 });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

function urlOf(run: PostgresRun, database: string): string {
  const url = new URL(run.adminUrl);
  url.pathname = `/${database}`;
  return url.href;
}

type Server = { url: string; what: string; stop(): Promise<void> };

async function givenServer(url: string): Promise<Server> {
  const database = await openPostgres(url); // which says in one sentence what is wrong with the address
  await database.close();
  return { url, what: "the PostgreSQL of DATABASE_URL", stop: async () => {} };
}

async function startServer(tries: number): Promise<Server> {
  const home = mkdtempSync(join(tmpdir(), "dunlin-postgres-"));
  const remove = () => rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  try {
    const binaries = findPostgres(home);
    giveAway(home);
    initialise(binaries, join(home, "data"));
    const { port, child } = await listen(binaries, home);
    return {
      url: `postgres://postgres@127.0.0.1:${port}/postgres`,
      what: `PostgreSQL ${binaries.version} (${binaries.source})`,
      async stop() {
        child.stdin?.end();
        if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
        remove();
      },
    };
  } catch (error) {
    remove();
    // Another program can take the port between our finding it free and the server's taking it.
    if (tries > 1 && String(error).includes("Address already in use")) return startServer(tries - 1);
    throw error;
  }
}

function initialise({ bin }: PostgresBinaries, data: string): void {
  const locale = process.platform === "linux" ? ["--locale=C.UTF-8"] : ["--no-locale"];
  const options = ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync", ...locale];
  const run = spawnSync(join(bin, "initdb"), options, { ...runAs(), encoding: "utf8", cwd: tmpdir() });
  if (run.status !== 0) throw new Error(`initdb failed: ${run.stderr || run.error?.message}`);
}

// The server must not outlive the tests, however they end, kill -9 included. So a shell stands between:
// its standard input closes when this process is gone, and then it stops the server and clears up.
const GUARD = `
home="$1"; shift
exec 3<&0
"$@" </dev/null 3<&- & server=$!
( read -r _ <&3; kill -INT "$server" ) 2>/dev/null & watcher=$!
exec 3<&-
wait "$server"; status=$?
kill "$watcher" 2>/dev/null
rm -rf "$home"
exit "$status"`;

async function listen(
  binaries: PostgresBinaries,
  home: string,
): Promise<{ port: number; child: ChildProcess }> {
  const port = await freePort();
  const settings = [
    `port=${port}`,
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=200",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "lc_messages=C",
    "timezone=UTC",
  ].flatMap((setting) => ["-c", setting]);
  const command = [join(binaries.bin, "postgres"), "-D", join(home, "data"), ...settings];
  const child = spawn("/bin/sh", ["-c", GUARD, "guard", home, ...command], {
    ...runAs(),
    cwd: tmpdir(),
    detached: true, // Ctrl-C is for the tests; the server goes after them
    stdio: ["pipe", "ignore", "pipe"],
  });
  await ready(child);
  return { port, child };
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      log = (log + text).slice(-10_000);
      if (log.includes("ready to accept connections")) resolve();
    });
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`PostgreSQL did not start: ${log}`)));
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no free port on 127.0.0.1");
  return address.port;
}
