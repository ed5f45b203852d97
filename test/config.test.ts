import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { readConfig } from "../src/config.ts";

const DEFAULTS = { dataDir: "./data", logLevel: "info", nudgeCron: "* * * * *", colour: true };
const MODEL = { api: "auto", secondsATry: 20 };

describe("what is given is read", () => {
  const table: [title: string, env: Record<string, string>, expected: object][] = [
    ["nothing: everything works from the first minute", {}, DEFAULTS],
    [
      "empty and blank count as not given",
      { PORT: "", SMTP_URL: " ", LOG_LEVEL: "", NO_COLOR: "" },
      DEFAULTS,
    ],
    ["other variables do not matter", { HOME: "/root", EDITOR: "vi" }, DEFAULTS],
    [
      "PostgreSQL",
      { DATABASE_URL: "postgres://u:p@h:5432/d" },
      { ...DEFAULTS, databaseUrl: "postgres://u:p@h:5432/d" },
    ],
    [
      "PostgreSQL by its longer name",
      { DATABASE_URL: "postgresql:///d?host=/run" },
      { ...DEFAULTS, databaseUrl: "postgresql:///d?host=/run" },
    ],
    [
      "mail",
      { SMTP_URL: "smtps://u:p@mail.example.com:465", MAIL_FROM: "billing@example.com" },
      { ...DEFAULTS, mail: { url: "smtps://u:p@mail.example.com:465", from: "billing@example.com" } },
    ],
    [
      "a sender with a name in front",
      { SMTP_URL: "smtp://localhost:2525", MAIL_FROM: "Acme <billing@example.com>" },
      { ...DEFAULTS, mail: { url: "smtp://localhost:2525", from: "billing@example.com" } },
    ],
    [
      "a model: a key is enough",
      { OPENAI_API_KEY: "sk-1" },
      {
        ...DEFAULTS,
        model: { ...MODEL, baseUrl: "https://api.openai.com/v1", model: "gpt-5-mini", apiKey: "sk-1" },
      },
    ],
    [
      "a model on this machine, without a key",
      { OPENAI_BASE_URL: "http://localhost:11434/v1/", OPENAI_MODEL: "qwen3:8b", OPENAI_TIMEOUT: "90" },
      {
        ...DEFAULTS,
        model: { ...MODEL, baseUrl: "http://localhost:11434/v1", model: "qwen3:8b", secondsATry: 90 },
      },
    ],
    [
      "a model elsewhere, with its price",
      {
        OPENAI_BASE_URL: "https://models.example.com/v1",
        OPENAI_MODEL: "m-1",
        OPENAI_API_KEY: "k",
        OPENAI_API: "Chat",
        OPENAI_PRICE: "0.25/2",
      },
      {
        ...DEFAULTS,
        model: {
          ...MODEL,
          baseUrl: "https://models.example.com/v1",
          model: "m-1",
          apiKey: "k",
          api: "chat",
          price: { input: 0.25, output: 2 },
        },
      },
    ],
    ["port", { PORT: "8080" }, { ...DEFAULTS, port: 8080 }],
    ["log level in any case", { LOG_LEVEL: "WARN" }, { ...DEFAULTS, logLevel: "warn" }],
    ["the tick", { NUDGE_CRON: "*/5 8-18 * * 1-5" }, { ...DEFAULTS, nudgeCron: "*/5 8-18 * * 1-5" }],
    ["the tick with seconds", { NUDGE_CRON: "*/10 * * * * *" }, { ...DEFAULTS, nudgeCron: "*/10 * * * * *" }],
    ["any text in NO_COLOR", { NO_COLOR: "0" }, { ...DEFAULTS, colour: false }],
    ["folder", { DATA_DIR: " /var/lib/dunlin " }, { ...DEFAULTS, dataDir: "/var/lib/dunlin" }],
  ];
  test.each(table)("%s", (_, env, config) => {
    expect(readConfig(env)).toEqual({ ok: true, config });
  });
});

describe("what is wrong is named with its remedy", () => {
  const table: [title: string, env: Record<string, string>, says: RegExp][] = [
    ["a model without its server", { OPENAI_MODEL: "m" }, /OPENAI_API_KEY is not set, but OPENAI_MODEL is/],
    [
      "a server without its model",
      { OPENAI_BASE_URL: "http://localhost:1234/v1" },
      /OPENAI_MODEL is not set, but OPENAI_BASE_URL is/,
    ],
    [
      "a server elsewhere without a key",
      { OPENAI_BASE_URL: "https://models.example.com/v1", OPENAI_MODEL: "m" },
      /OPENAI_API_KEY is not set, but OPENAI_BASE_URL is/,
    ],
    [
      "a server elsewhere that is not https",
      { OPENAI_BASE_URL: "http://models.example.com/v1", OPENAI_MODEL: "m", OPENAI_API_KEY: "k" },
      /OPENAI_BASE_URL is not https/,
    ],
    [
      "a key in the address",
      { OPENAI_BASE_URL: "https://u:hunter2@models.example.com/v1", OPENAI_MODEL: "m" },
      /OPENAI_BASE_URL holds a user name or password\. Put the key into OPENAI_API_KEY/,
    ],
    [
      "a server that is no address",
      { OPENAI_BASE_URL: "localhost", OPENAI_MODEL: "m" },
      /OPENAI_BASE_URL is not/,
    ],
    [
      "a key with a line end",
      { OPENAI_API_KEY: "sk-1\nX: y" },
      /OPENAI_API_KEY has characters that no key has/,
    ],
    [
      "another interface",
      { OPENAI_API_KEY: "k", OPENAI_API: "grpc" },
      /OPENAI_API is .*auto, responses, chat/,
    ],
    ["no time", { OPENAI_API_KEY: "k", OPENAI_TIMEOUT: "1" }, /OPENAI_TIMEOUT is .* from 5 to 180/],
    ["a price of one number", { OPENAI_API_KEY: "k", OPENAI_PRICE: "2" }, /OPENAI_PRICE is .* 0\.25\/2/],
    ["mail without a sender", { SMTP_URL: "smtp://h" }, /MAIL_FROM is not set, but SMTP_URL is\. Set it to/],
    [
      "a sender without mail",
      { MAIL_FROM: "a@example.com" },
      /SMTP_URL is not set, but MAIL_FROM is\. Set it to/,
    ],
    ["another database", { DATABASE_URL: "mysql://h/d" }, /DATABASE_URL is not .* postgres:\/\//],
    ["a database that is no address", { DATABASE_URL: "localhost" }, /DATABASE_URL is not/],
    [
      "a database port that is none",
      { DATABASE_URL: "postgres://h:port/d" },
      /DATABASE_URL cannot be read\. Check host and port/,
    ],
    [
      "another way of mail",
      { SMTP_URL: "https://h", MAIL_FROM: "a@example.com" },
      /SMTP_URL is not .* smtp:\/\//,
    ],
    ["mail without a host", { SMTP_URL: "smtp://", MAIL_FROM: "a@example.com" }, /SMTP_URL is not/],
    [
      "a sender that is no address",
      { SMTP_URL: "smtp://h", MAIL_FROM: "Acme" },
      /MAIL_FROM is "Acme", which is not a mail address/,
    ],
    ["a port in words", { PORT: "http" }, /PORT is "http"\. Use a whole number from 1 to 65535/],
    ["port 0", { PORT: "0" }, /PORT is "0"/],
    ["a port too high", { PORT: "65536" }, /PORT is "65536"/],
    ["a port with a fraction", { PORT: "80.5" }, /PORT is "80\.5"/],
    ["a log level that is none", { LOG_LEVEL: "loud" }, /LOG_LEVEL is "loud"\. Use one of: trace, debug/],
    ["a tick in words", { NUDGE_CRON: "hourly" }, /NUDGE_CRON is "hourly"/],
    ["a tick of four fields", { NUDGE_CRON: "* * * *" }, /NUDGE_CRON is/],
    ["a minute that no hour has", { NUDGE_CRON: "61 * * * *" }, /NUDGE_CRON is/],
    ["a day that never comes", { NUDGE_CRON: "0 0 30 2 *" }, /NUDGE_CRON is/],
    ["a folder that only a shell understands", { DATA_DIR: "~/dunlin" }, /DATA_DIR starts with ~/],
  ];
  test.each(table)("%s", (_, env, says) => {
    const read = readConfig(env);
    expect(read.ok ? "" : read.message).toMatch(says);
    expect(read.ok ? "" : read.message.split("\n")).toHaveLength(2);
  });

  test("all at once, each on its line", () => {
    const read = readConfig({
      SMTP_URL: "smtp://h",
      PORT: "x",
      LOG_LEVEL: "y",
      DATABASE_URL: "z",
      NUDGE_CRON: "w",
    });
    const lines = read.ok ? [] : read.message.split("\n");
    expect(lines[0]).toBe("5 settings are wrong; nothing was started.");
    const named = lines.slice(1).map((line) => line.trim().split(" ")[0]);
    expect(named.toSorted()).toEqual(["DATABASE_URL", "LOG_LEVEL", "MAIL_FROM", "NUDGE_CRON", "PORT"]);
  });
});

test.each([
  ["in a database address that cannot be read", { DATABASE_URL: "postgres://dunlin:hunter2@h:port/d" }],
  ["in an address of another database", { DATABASE_URL: "mysql://dunlin:hunter2@h/d" }],
  ["in a mail address", { SMTP_URL: "smtp://u:hunter2@:x", MAIL_FROM: "a@example.com" }],
  ["in a mail setting without its other half", { SMTP_URL: "smtp://u:hunter2@h" }],
  ["in the wrong variable", { PORT: "postgres://dunlin:hunter2@h/d" }],
  ["in a model's address", { OPENAI_BASE_URL: "https://u:hunter2@models.example.com", OPENAI_MODEL: "m" }],
  ["in a key that was broken", { OPENAI_API_KEY: "hunter2 hunter2" }],
  ["with an @ of its own, in the wrong variable", { LOG_LEVEL: "smtp://u:p@hunter2@h" }],
])("a password is never shown: %s", (_, env) => {
  const read = readConfig(env);
  expect(read.ok).toBe(false);
  expect(read.ok ? "" : read.message).not.toContain("hunter2");
});

test("the example file names every setting, and its examples are good ones", async () => {
  const example = await readFile(new URL("../.env.example", import.meta.url), "utf8");
  const settings = [...example.matchAll(/^#([A-Z_]+)=(.*)$/gm)].map((match) => [match[1], match[2]] as const);
  expect(settings.map(([name]) => name).toSorted()).toEqual(
    [
      "DATABASE_URL",
      "DATA_DIR",
      "LOG_LEVEL",
      "MAIL_FROM",
      "NO_COLOR",
      "NUDGE_CRON",
      "OPENAI_API",
      "OPENAI_API_KEY",
      "OPENAI_BASE_URL",
      "OPENAI_MODEL",
      "OPENAI_PRICE",
      "OPENAI_TIMEOUT",
      "PORT",
      "SMTP_URL",
    ].toSorted(),
  );
  expect(readConfig(Object.fromEntries(settings))).toMatchObject({
    ok: true,
    config: { port: 8080, colour: false },
  });
});
