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
  /** Absent: built-in texts, and free words by the grammar alone. */
  model?: ModelConfig;
  /** For the health checks; absent: none are served. */
  port?: number;
  logLevel: LogLevel;
  /** When the tick comes, as cron writes it, in the machine's zone. */
  nudgeCron: string;
  /** False where NO_COLOR asks for plain text; whether the output can show colours is the adapter's. */
  colour: boolean;
};

/** A model behind an interface like OpenAI's. */
export type ModelConfig = {
  /** Without a slash at its end. */
  baseUrl: string;
  /** Never to be shown. Absent for a server of one's own that asks for none. */
  apiKey?: string;
  model: string;
  api: ModelApi;
  /** Time limit of one try. */
  secondsATry: number;
  /** USD for a million tokens; absent where nobody has said. */
  price?: { input: number; output: number };
};

const MODEL_APIS = ["auto", "responses", "chat"] as const;
export type ModelApi = (typeof MODEL_APIS)[number];

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
  const faults = [...faultsOf(read.error), ...halfMail(given), ...halfModel(given)];
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
      ...modelOf(read.data),
    },
  };
}

const OPENAI = "https://api.openai.com/v1";
/** Good enough for a letter's words, quick, and cheap. */
const OPENAI_MODEL = "gpt-5-mini";

function modelOf(read: z.output<typeof Settings>): Pick<Config, "model"> {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl = OPENAI, OPENAI_PRICE: price } = read;
  if (apiKey === undefined && read.OPENAI_BASE_URL === undefined) return {};
  return {
    model: {
      baseUrl,
      model: read.OPENAI_MODEL ?? OPENAI_MODEL,
      api: read.OPENAI_API,
      secondsATry: read.OPENAI_TIMEOUT,
      ...(apiKey !== undefined && { apiKey }),
      ...(price && { price }),
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
  OPENAI_API_KEY: z.string().check(mustBe(isKey, notKey)).optional(),
  OPENAI_BASE_URL: z
    .string()
    .check(
      mustBe(
        (text) => whyNoServer(text) === undefined,
        (text) => whyNoServer(text) ?? "",
      ),
    )
    .transform((text) => text.replace(/\/+$/, ""))
    .optional(),
  OPENAI_MODEL: z.string().check(mustBe(isModelName, notModelName)).optional(),
  OPENAI_API: z
    .string()
    .toLowerCase()
    .check(mustBe(isModelApi, (text) => `is ${shown(text)}. Use one of: ${MODEL_APIS.join(", ")}.`))
    .transform((text) => text as ModelApi)
    .default("auto"),
  OPENAI_TIMEOUT: z.string().check(mustBe(isSeconds, notSeconds)).transform(Number).default(20),
  OPENAI_PRICE: z.string().check(mustBe(isPrice, notPrice)).transform(readPrice).optional(),
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

/** A key alone is for OpenAI; a server of one's own needs its model's name, and elsewhere a key. */
function halfModel(given: Readonly<Record<string, string>>): string[] {
  const [key, server, model] = [
    "OPENAI_API_KEY" in given,
    "OPENAI_BASE_URL" in given,
    "OPENAI_MODEL" in given,
  ];
  if (!key && !server) {
    const alone = ["OPENAI_MODEL", "OPENAI_API", "OPENAI_TIMEOUT", "OPENAI_PRICE"].find(
      (name) => name in given,
    );
    return alone
      ? [`OPENAI_API_KEY is not set, but ${alone} is. Set it, or OPENAI_BASE_URL for a server of your own.`]
      : [];
  }
  const address = given["OPENAI_BASE_URL"] ?? OPENAI;
  const isElsewhere = whyNoServer(address) === undefined && !isLoopback(new URL(address).hostname);
  return [
    ...(server && !model && !address.startsWith(OPENAI)
      ? ["OPENAI_MODEL is not set, but OPENAI_BASE_URL is. Set it to the model's name at that server."]
      : []),
    ...(!key && isElsewhere
      ? ["OPENAI_API_KEY is not set, but OPENAI_BASE_URL is. Set it to the key of that server."]
      : []),
  ];
}

/** Header values take no space and no line end. */
function isKey(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text);
}

function notKey(): string {
  return "has characters that no key has. Copy it again, without spaces and quotation marks.";
}

/** What is wrong with a server's address, with the remedy. */
function whyNoServer(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    return "is not the address of a server. Write it as https://models.example.com/v1.";
  }
  if (url.username !== "" || url.password !== "") {
    return "holds a user name or password. Put the key into OPENAI_API_KEY.";
  }
  if (url.search !== "" || url.hash !== "") return "has more than an address. Leave out what follows ? or #.";
  if (url.protocol === "http:" && !isLoopback(url.hostname)) {
    return "is not https, so that anybody on the way could read the key. Only localhost may be http.";
  }
  return undefined;
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function isModelName(text: string): boolean {
  return /^[\w./:@+-]{1,100}$/.test(text);
}

function notModelName(text: string): string {
  return `is ${shown(text)}, which is no name of a model. Write it as the server has it, as in gpt-5-mini.`;
}

function isModelApi(text: string): boolean {
  return MODEL_APIS.some((api) => api === text);
}

function isSeconds(text: string): boolean {
  return /^\d{1,3}$/.test(text) && Number(text) >= 5 && Number(text) <= 180;
}

function notSeconds(text: string): string {
  return `is ${shown(text)}. Use whole seconds from 5 to 180, as in 60 for a slow machine.`;
}

function isPrice(text: string): boolean {
  return /^\d{1,6}(\.\d{1,6})?\/\d{1,6}(\.\d{1,6})?$/.test(text);
}

function notPrice(text: string): string {
  return `is ${shown(text)}. Write USD for a million tokens in and out, as in 0.25/2.`;
}

function readPrice(text: string): { input: number; output: number } {
  const [input, output] = text.split("/").map(Number);
  return { input: input!, output: output! };
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
