import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import type { TestProject } from "vitest/node";
import { pgliteDatabase, pgliteParsers } from "../../src/store/open-database.ts";
import { type PostgresRun, type StartedPostgres, startPostgres } from "./postgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** File that holds a migrated embedded database, for workers to load. */
    pgliteDump: string;
    /** The server for this run. */
    postgresRun: PostgresRun;
  }
}

/**
 * Called once for each project that has a test to run; gives back what clears up after it. The pure tests
 * do not name this file, so `npm run test:domain` starts no database.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (project.name === "pglite") {
    const dump = await dumpMigrated();
    project.provide("pgliteDump", dump.file);
    return async () => dump.remove();
  }
  const server = await sharePostgres();
  project.provide("postgresRun", server.run);
  return server.stop;
}

/** Making an embedded database takes three seconds, loading one less than half of one. */
async function dumpMigrated(): Promise<{ file: string; remove(): void }> {
  const folder = mkdtempSync(join(tmpdir(), "dunlin-pglite-"));
  const client = await PGlite.create({ parsers: pgliteParsers });
  const database = await pgliteDatabase(client);
  await database.migrate();
  const dump = await client.dumpDataDir("none");
  await database.close();
  const file = join(folder, "migrated.tar");
  writeFileSync(file, new Uint8Array(await dump.arrayBuffer()));
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

// The postgres and the process tests share one server: the first project starts it, the last one to end
// stops it. Each project loads this file for itself, so the count is kept outside of it.
type Shared = { started: Promise<StartedPostgres>; users: number };
const shelf = globalThis as { [key: symbol]: Shared | undefined };
const SHARED = Symbol.for("dunlin.test.postgres");

async function sharePostgres(): Promise<StartedPostgres> {
  shelf[SHARED] ??= { started: announce(startPostgres()), users: 0 };
  const shared = shelf[SHARED];
  shared.users += 1;
  const started = await shared.started;
  const stop = async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    shelf[SHARED] = undefined;
    await started.stop();
  };
  return { ...started, stop };
}

async function announce(starting: Promise<StartedPostgres>): Promise<StartedPostgres> {
  const started = await starting;
  console.log(`Tests run on ${started.what}`);
  return started;
}
