import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { freshDatabase } from "../kit/db.ts";
import { openAiStandIn } from "../kit/openai-stand-in.ts";
import { runDunlin } from "../kit/process.ts";
import { smtpServer } from "../kit/smtp.ts";

async function doctor(env: Record<string, string>, ...args: string[]) {
  const folder = await mkdtemp(join(tmpdir(), "dunlin-doctor-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return runDunlin(["doctor", ...args], { env: { DATA_DIR: folder, ...env } });
}

const mailFrom = { MAIL_FROM: "billing@kite.example" };

test("all is well: a line for each check, and 0; nothing is mailed", async () => {
  const { url } = await freshDatabase();
  const server = await smtpServer();
  const env = { DATABASE_URL: url, SMTP_URL: server.urlWithLogIn, ...mailFrom };
  const { code, stdout, stderr } = await doctor(env);
  expect({ code, stderr }, stdout).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/^ok +database +PostgreSQL \d+.*up to date/m);
  for (const check of ["clock", "work", "mail", "papers", "letters"]) {
    expect(stdout).toMatch(new RegExp(`^ok +${check} `, "m"));
  }
  expect(server.mails).toEqual([]);
});

test("a wrong password: what to do about it, 1, and no password", async () => {
  const { url } = await freshDatabase();
  const server = await smtpServer({ kind: "refuse-log-in" });
  const env = { DATABASE_URL: url, SMTP_URL: server.urlWithLogIn, ...mailFrom };
  const { code, stdout } = await doctor(env, "--json");
  expect(code).toBe(1);
  expect(stdout).not.toContain("secret");
  const findings = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(findings.filter(({ ok }) => !ok)).toEqual([
    {
      check: "mail",
      ok: false,
      found: expect.stringContaining("535"),
      remedy: "Check host, port, user and password in SMTP_URL.",
    },
  ]);
});

test("a model: asked for one word; with a wrong key what to do about it, and no key", async () => {
  const server = await openAiStandIn();
  server.behave({ kind: "say", words: { ready: true } });
  const env = { OPENAI_BASE_URL: server.baseUrl, OPENAI_MODEL: server.model };
  const [right, wrong] = await Promise.all([
    doctor({ ...env, OPENAI_API_KEY: server.key }),
    doctor({ ...env, OPENAI_API_KEY: "sk-wrong-9876543210" }),
  ]);
  expect(right.stdout).toMatch(/^ok +model +stand-in-1 answers in .* seconds, asked by responses\.$/m);
  expect(wrong.code).toBe(1);
  expect(wrong.stdout).toMatch(
    /^WRONG +model +stand-in-1: the model's server does not accept the key\. Check/m,
  );
  expect(`${wrong.stdout}${wrong.stderr}`).not.toContain("sk-wrong");
});

test("a database that is not there: one sentence, and the other checks all the same", async () => {
  const { code, stdout, stderr } = await doctor({ DATABASE_URL: "postgres://ann:secret@127.0.0.1:1/books" });
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  expect(stdout).toMatch(/^WRONG +database +DATABASE_URL: no PostgreSQL answers at 127\.0\.0\.1:1/m);
  expect(stdout).toMatch(/^ok +papers/m);
  expect(stdout).not.toContain("secret");
});

test("the first time, before anything was started: nothing is wrong, and nothing is set up by looking", async () => {
  const { code, stdout } = await doctor({});
  expect({ code }, stdout).toEqual({ code: 0 });
  expect(stdout).toMatch(/^ok +database +embedded.*empty/m);
});
