import { Job } from "node-schedule";
import { z } from "zod";

/** What the environment decides, read once at the start. */
export type Config = {
  /** PostgreSQL; absent: the embedded database in `dataDir`. Holds a password: never to be shown. */
  databaseUrl?: string;
  /** Folder for the embedded database, papers and the terminal's history; may be relative. */
  dataDir: string;
  /** Absent: approved texts are handed over to copy. `url` may hold a password; `from` is a plain address. */
  mail?: { url: string; from: string };
  /** For the health checks; absent: none are served. */
  port?: number;
  logLevel: LogLevel;
  /** When the tick comes, as cron writes it, in the machine's zone. */
  nudgeCron: string;
  /** False where NO_COLOR asks for plain text; whether the output can show colours is the adapter's. */
  colour: boolean;
};

const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/**
 * Reads the settings. Empty and blank variables count as unset. When anything is wrong, `message` has one
 * line for each variable that is: its name, what is wrong, what to do. Passwords never stand in it.
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
): { ok: true; config: Config } | { ok: false; message: string } {
  const given = Object.fromEntries(
    Object.entries(env).flatMap(([name, text]) => (text?.trim() ? [[name, text.trim()]] : [])),
  );
  const read = Settings.safeParse(given);
  const faults = [...faultsOf(read.error), ...halfMail(given)];
  if (!read.success || faults.length > 0) return { ok: false, message: messageOf(faults) };
  const { DATABASE_URL, DATA_DIR, SMTP_URL, MAIL_FROM, PORT, LOG_LEVEL, NUDGE_CRON, NO_COLOR } = read.data;
  return {
    ok: true,
    config: {
      dataDir: DATA_DIR,
      logLevel: LOG_LEVEL,
      nudgeCron: NUDGE_CRON,
      colour: NO_COLOR === undefined,
      ...(DATABASE_URL !== undefined && { databaseUrl: DATABASE_URL }),
      ...(SMTP_URL !== undefined && MAIL_FROM !== undefined && { mail: { url: SMTP_URL, from: MAIL_FROM } }),
      ...(PORT !== undefined && { port: PORT }),
    },
  };
}

const Settings = z.object({
  DATABASE_URL: z.string().check(mustBe(isPostgresUrl, notPostgres)).optional(),
  DATA_DIR: z
    .string()
    .check(
      mustBe(
        (text) => !text.startsWith("~"),
        () => "starts with ~, which only a shell understands. Write the folder's path in full.",
      ),
    )
    .default("./data"),
  SMTP_URL: z.string().check(mustBe(isSmtpUrl, notSmtp)).optional(),
  MAIL_FROM: z.string().transform(addressIn).check(mustBe(isAddress, notAddress)).optional(),
  PORT: z.string().check(mustBe(isPort, notPort)).transform(Number).optional(),
  LOG_LEVEL: z
    .string()
    .toLowerCase()
    .check(mustBe(isLogLevel, (text) => `is ${shown(text)}. Use one of: ${LOG_LEVELS.join(", ")}.`))
    .transform((text) => text as LogLevel)
    .default("info"),
  NUDGE_CRON: z.string().check(mustBe(isCron, notCron)).default("* * * * *"),
  NO_COLOR: z.string().optional(),
});

/** A check whose message may look at the text, since zod's own would not say the remedy. */
function mustBe(holds: (text: string) => boolean, fault: (text: string) => string): z.core.CheckFn<string> {
  return ({ value, issues }) => {
    if (!holds(value)) issues.push({ code: "custom", input: undefined, message: fault(value) });
  };
}

function faultsOf(error: z.ZodError | undefined): string[] {
  return (error?.issues ?? []).map((issue) => `${issue.path.join(".")} ${issue.message}`);
}

function messageOf(faults: readonly string[]): string {
  const what = faults.length === 1 ? "A setting is" : `${faults.length} settings are`;
  return [`${what} wrong; nothing was started.`, ...faults.map((fault) => `  ${fault}`)].join("\n");
}

function halfMail(given: Readonly<Record<string, string>>): string[] {
  const [server, sender] = ["SMTP_URL" in given, "MAIL_FROM" in given];
  if (server === sender) return [];
  return server
    ? [
        "MAIL_FROM is not set, but SMTP_URL is. Set it to the address that mails come from, as in billing@example.com.",
      ]
    : [
        "SMTP_URL is not set, but MAIL_FROM is. Set it to your mail server, as in smtps://user:password@mail.example.com.",
      ];
}

function isPostgresUrl(text: string): boolean {
  return /^postgres(ql)?:\/\//i.test(text) && URL.canParse(text);
}

function notPostgres(text: string): string {
  if (/^postgres(ql)?:\/\//i.test(text)) return `cannot be read. ${ENCODE}`;
  return "is not the address of a PostgreSQL database. Write it as postgres://user:password@host:5432/database, or leave it out for the embedded database.";
}

function isSmtpUrl(text: string): boolean {
  return /^smtps?:\/\//i.test(text) && URL.canParse(text) && new URL(text).hostname !== "";
}

function notSmtp(text: string): string {
  if (/^smtps?:\/\/./i.test(text)) return `cannot be read. ${ENCODE}`;
  return "is not the address of a mail server. Write it as smtp://user:password@host:587, or smtps://user:password@host:465.";
}

const ENCODE =
  "Check host and port, and write the characters / ? # @ : % of a user name or password as %2F %3F %23 %40 %3A %25.";

/** The address in `Name <address>`: mails carry the business's own name. */
function addressIn(text: string): string {
  return /^[^<>]*<([^<>]+)>$/.exec(text)?.[1]?.trim() ?? text;
}

function isAddress(text: string): boolean {
  return z.email().safeParse(text).success;
}

function notAddress(text: string): string {
  return `is ${shown(text)}, which is not a mail address. Write it as billing@example.com.`;
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}

function notPort(text: string): string {
  return `is ${shown(text)}. Use a whole number from 1 to 65535, as in 8080.`;
}

function isLogLevel(text: string): boolean {
  return LOG_LEVELS.some((level) => level === text);
}

/** Asks the library that will run it; five fields, or six with seconds first. */
function isCron(text: string): boolean {
  if (!/^\S+(\s+\S+){4,5}$/.test(text)) return false;
  const trial = new Job(() => undefined);
  try {
    return trial.schedule(text);
  } catch {
    return false;
  } finally {
    trial.cancel();
  }
}

function notCron(text: string): string {
  return `is ${shown(text)}, which is no time that cron knows. Write minute, hour, day, month and weekday, as in "*/5 8-18 * * 1-5".`;
}

/** A wrong value as it may be shown: cut short, and without a password if somebody mixed up two variables. */
function shown(text: string): string {
  const safe = text.replace(/\/\/.*@/s, "//***@").replace(/\p{C}/gu, "?");
  return `"${safe.length > 60 ? `${safe.slice(0, 60)}...` : safe}"`;
}
