import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Db } from "../../src/store/db.ts";
import { openPglite, openPostgres } from "../../src/store/open-database.ts";
import { freshDatabase } from "./db.ts";

/** A folder and a database for processes that are started and killed; gone when the test ends. */
export type Place = {
  /** Settings of a process that works there. */
  env: Record<string, string>;
  folder: string;
  /** Opens the database, which the embedded one allows only while no process has it. */
  look<T>(work: (db: Db) => Promise<T>): Promise<T>;
};

export async function place(kind: "embedded" | "PostgreSQL"): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), "dunlin-crash-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const url = kind === "PostgreSQL" ? (await freshDatabase()).url : undefined;
  const env = { DATA_DIR: folder, LOG_LEVEL: "error", ...(url ? { DATABASE_URL: url } : {}) };
  return {
    env,
    folder,
    async look(work) {
      const database = url ? await openPostgres(url) : await openPglite(join(folder, "ledger"));
      try {
        await database.migrate();
        return await work(database.db);
      } finally {
        await database.close();
      }
    },
  };
}
