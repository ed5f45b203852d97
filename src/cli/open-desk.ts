import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import pino from "pino";
import type { Config } from "../config.ts";
import { done, type Outcome } from "../domain/outcome.ts";
import { loadPrompts } from "../drafting/prompt-files.ts";
import type { Clock, LanguageModel, Mailer } from "../ports.ts";
import { type Database, sqlState } from "../store/db.ts";
import { describeDbError, isServerGone } from "../store/db-errors.ts";
import { type FolderLock, lockFolder } from "../store/folder-lock.ts";
import { openPglite, openPostgres } from "../store/open-database.ts";
import { packageRoot } from "../store/package-root.ts";
import type { Desk, Log } from "../usecases/desk.ts";

/** The desk, opened, and how to leave it. */
export type OpenedDesk = { desk: Desk; database: Database; close(): Promise<void> };

/**
 * Opens the database (the embedded one under its folder's lock), brings it up to date, and puts the desk
 * together. Refused when another Dunlin has the folder, or nothing can be written to it.
 *
 * @throws DatabaseUnavailable with one sentence for people.
 */
export async function openDesk(
  config: Config,
  clock: Clock,
  mailer?: Mailer,
  model?: LanguageModel,
): Promise<Outcome<OpenedDesk>> {
  const opened = await openDatabase(config);
  if (!opened.ok) return opened;
  const { database, close } = opened.value;
  try {
    await database.migrate();
  } catch (error) {
    await close();
    throw error;
  }
  const desk = { ...deskOn(database, clock, config, mailer), ...(model ? { model } : {}) };
  return done({ desk, database, close });
}

/** The database as it is found, and how to leave it. @throws DatabaseUnavailable */
export async function openDatabase(config: Config): Promise<Outcome<Pick<OpenedDesk, "database" | "close">>> {
  const opened = config.databaseUrl
    ? done({ database: await openPostgres(config.databaseUrl), lock: undefined })
    : await openEmbedded(config.dataDir);
  if (!opened.ok) return opened;
  const { database, lock } = opened.value;
  const close = async () => {
    await database.close();
    await lock?.release();
  };
  return done({ database, close });
}

async function openEmbedded(dataDir: string): Promise<Outcome<{ database: Database; lock: FolderLock }>> {
  const folder = resolve(dataDir);
  await mkdir(folder, { recursive: true }).catch(() => {}); // the lock says what is wrong with it
  const lock = await lockFolder(folder);
  if (!lock.ok) return lock;
  try {
    return done({ database: await openPglite(join(folder, "ledger")), lock: lock.value });
  } catch (error) {
    await lock.value.release();
    throw error;
  }
}

/** A failed query is told without its values, a lost server shortly; anything else is a bug, and its trace helps. */
export function describeError(error: unknown): string {
  const isKnown = !(error instanceof Error) || sqlState(error) !== undefined || isServerGone(error);
  if (isKnown || error.message.startsWith("Failed query")) return describeDbError(error);
  return error.stack ?? error.message;
}

/** Lines of JSON on standard error. Between the cards of somebody at a terminal stands nothing but warnings. */
export function openLog({ logLevel }: Pick<Config, "logLevel">): Log {
  const level = logLevel === "info" && process.stderr.isTTY ? "warn" : logLevel;
  return pino({ level }, pino.destination({ dest: 2, sync: true }));
}

/** The desk on an open database; without a model, which not everybody who opens a desk is to ask. */
export function deskOn(database: Database, clock: Clock, config: Config, mailer: Mailer | undefined): Desk {
  return {
    db: database.db,
    clock,
    ...(mailer ? { mailer } : {}),
    prompts: loadPrompts(join(packageRoot(), "prompts")),
    papers: {
      // The fonts are large: they are read when the first paper is asked for.
      invoice: async (document) => {
        const { invoicePdf } = await import("../papers/invoice.ts");
        return invoicePdf(document, { madeAt: new Date(`${document.issuedOn}T12:00:00Z`) });
      },
    },
    log: openLog(config),
    describeError,
    explainError: database.explain,
  };
}
