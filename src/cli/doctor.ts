import { join } from "node:path";
import { refusalCard } from "../chat/refusal-card.ts";
import type { Config } from "../config.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Clock } from "../ports.ts";
import { databaseState, mailsWaiting, type Stuck, stuckWork, tryToWrite } from "../store/check-up.ts";
import type { Database, Db } from "../store/db.ts";
import { DatabaseUnavailable } from "../store/db-errors.ts";
import { packageRoot } from "../store/package-root.ts";
import { type Exit, print } from "./commands.ts";
import { startHealthServer } from "./health-server.ts";
import { openDatabase } from "./open-desk.ts";

/** What one check found; with a remedy where something is wrong. Never a password, an address or a name. */
export type Finding = { check: string; ok: boolean; found: string; remedy?: string };

const good = (check: string, found: string): Finding => ({ check, ok: true, found });
const bad = (check: string, found: string, remedy?: string): Finding => ({
  ...{ check, ok: false, found },
  ...(remedy ? { remedy } : {}),
});

function refused(check: string, refusal: Refusal): Finding {
  const { title, parts } = refusalCard(refusal, "en-GB");
  return bad(check, title, parts.flatMap((part) => ("text" in part ? [part.text] : [])).join(" "));
}

/** Checks each setting by using it, and what lies still; a line each, and 1 if something is wrong. */
export async function runDoctor(config: Config, clock: Clock, { json }: { json: boolean }): Promise<Exit> {
  const findings = [
    ...(await checkDatabase(config, clock)),
    await checkMail(config),
    await checkModel(config),
    await checkPort(config),
    await checkPapers(),
    await checkPrompts(),
  ];
  for (const finding of findings) print(json ? JSON.stringify(finding) : lineOf(finding));
  return findings.every(({ ok }) => ok) ? 0 : 1;
}

function lineOf({ check, ok, found, remedy }: Finding): string {
  return `${ok ? "ok   " : "WRONG"}  ${check.padEnd(9)} ${found}${remedy ? ` ${remedy}` : ""}`;
}

async function checkDatabase(config: Config, clock: Clock): Promise<Finding[]> {
  try {
    const opened = await openDatabase(config);
    if (!opened.ok) return [refused("database", opened.refusal)];
    try {
      return await checkOpened(opened.value.database, clock, config);
    } finally {
      await opened.value.close();
    }
  } catch (error) {
    if (error instanceof DatabaseUnavailable) return [bad("database", error.message)];
    throw error;
  }
}

async function checkOpened(
  { db, kind, explain }: Database,
  clock: Clock,
  { mail }: Config,
): Promise<Finding[]> {
  const { version, now, migrationsMissing, empty } = await databaseState(db);
  const name = `${kind === "pglite" ? "embedded, PostgreSQL" : "PostgreSQL"} ${version}`;
  if (empty) return [good("database", `${name}; it is empty, and made ready at the first start.`)];
  if (migrationsMissing > 0) {
    return [bad("database", `${name}; it is not up to date.`, "Bring it up to date: dunlin migrate.")];
  }
  try {
    await tryToWrite(db, now);
  } catch (error) {
    const because = explain(error) ?? "It cannot be written to.";
    return [
      bad("database", `${name}; ${because}`, "Check the rights of its user, and the room on its disk."),
    ];
  }
  return [
    good("database", `${name}, up to date, can be written to.`),
    checkClock(now, clock),
    ...(await checkWork(db, now)),
    ...(mail ? [] : await checkMailsWithoutServer(db)),
  ];
}

/** More than this, and what is due at a time is not due at the same time for all. */
const APART_MS = 60_000;

function checkClock(databaseSays: Date, clock: Clock): Finding {
  const apart = Math.round(Math.abs(clock.now().getTime() - databaseSays.getTime()) / 1000);
  if (apart * 1000 <= APART_MS) return good("clock", "it agrees with the database's.");
  const found = `it is ${apart.toLocaleString("en")} seconds away from the database's.`;
  return bad("clock", found, "Set both by a time server (NTP).");
}

const WORK: [what: keyof Stuck, thing: string, remedy: string][] = [
  ["uncertain", "mails of which nobody knows whether they went out", "/receivables drafts asks about each."],
  ["refused", "letters that the mail server refused", "/receivables drafts shows why; approve them again."],
  [
    "lateMails",
    "mails that should have left over an hour ago",
    "Is Dunlin running, or dunlin sweep in cron?",
  ],
  [
    "deadPosts",
    "messages to the team that the platform will not take",
    "Check its channel and our rights in it.",
  ],
  ["latePosts", "messages to the team over an hour late", "Is Dunlin running?"],
  [
    "unwritten",
    "letters that should have been written an hour ago",
    "The log says what went wrong with them.",
  ],
  [
    "forgotten",
    "open invoices that nobody will look at again",
    "That is a mistake of ours. Please report it.",
  ],
];

async function checkWork(db: Db, now: Date): Promise<Finding[]> {
  const stuck = await stuckWork(db, now);
  const wrong = WORK.filter(([what]) => stuck[what] > 0);
  if (wrong.length === 0) return [good("work", "nothing is stuck.")];
  return wrong.map(([what, thing, remedy]) => bad("work", `${thing}: ${stuck[what]}.`, remedy));
}

/** Approved while there was one: as another environment in cron, which sends nothing and says nothing. */
async function checkMailsWithoutServer(db: Db): Promise<Finding[]> {
  const n = await mailsWaiting(db);
  if (n === 0) return [];
  const found = `approved mails that wait for a mail server, and none is set up here: ${n}.`;
  return [bad("mail", found, "Set SMTP_URL and MAIL_FROM here too, or take them back on their cards.")];
}

async function checkMail({ mail }: Config): Promise<Finding> {
  if (!mail) return good("mail", "not set up: approved letters are handed over to copy.");
  const { checkSmtp } = await import("../../adapters/email/check-smtp.ts");
  const trouble = await checkSmtp(mail.url);
  if (!trouble) return good("mail", `the server answers and lets us in; mails come from ${mail.from}.`);
  return bad("mail", `${trouble}.`, "Check host, port, user and password in SMTP_URL.");
}

/** Asks it for one word: that shows address, key, name and what the server knows at once. */
async function checkModel({ model: settings }: Config): Promise<Finding> {
  if (!settings) return good("model", "not set up: letters are written from the built-in texts.");
  const { checkModelAt } = await import("./check-model.ts");
  const { found, remedy } = await checkModelAt(settings);
  return remedy === undefined ? good("model", found) : bad("model", found, remedy);
}

async function checkPort({ port }: Config): Promise<Finding> {
  if (port === undefined) return good("health", "PORT is not set: no health checks are served.");
  const server = await startHealthServer(port, { ready: async () => true });
  if (server.ok) {
    await server.value.close();
    return good("health", `port ${port} is free.`);
  }
  const isUs = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(2000) }).then(
    (answer) => answer.ok,
    () => false,
  );
  if (isUs) return good("health", `port ${port} is served.`);
  return refused("health", server.refusal);
}

/** One letter of each script that we write. */
const SAMPLE = "Agé Ωß Жж ¥€ 漢字かな";

async function checkPapers(): Promise<Finding> {
  const { unshowable } = await import("../papers/fonts.ts");
  try {
    const missing = unshowable(SAMPLE);
    if (missing === "") return good("papers", "the fonts are there.");
    return good(
      "papers",
      `the fonts are there, but none for ${missing}: papers with such names are refused.`,
    );
  } catch {
    return bad("papers", "the fonts cannot be read.", "Install again: npm ci.");
  }
}

async function checkPrompts(): Promise<Finding> {
  const { loadPrompts } = await import("../drafting/prompt-files.ts");
  try {
    const prompts = loadPrompts(join(packageRoot(), "prompts"));
    return good("letters", `${prompts.size} kinds of letters have their texts.`);
  } catch (error) {
    return bad("letters", `${error instanceof Error ? error.message : String(error)}.`, "Mend that file.");
  }
}
