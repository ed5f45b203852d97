import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import * as schema from "../../src/store/schema.ts";
import { type FreshDatabase, freshDatabase } from "../kit/db.ts";
import { openAiStandIn } from "../kit/openai-stand-in.ts";
import { runDunlin, startDunlin } from "../kit/process.ts";
import { type SmtpBehaviour, type SmtpPoint, smtpServer, type TestSmtp } from "../kit/smtp.ts";

const EVENING = "2026-11-23T18:00:00Z";
const MORNING = "2026-11-24T09:30:00Z";

type Place = { env: Record<string, string>; server: TestSmtp; fresh: FreshDatabase };

/** A letter that was approved in the evening, and a server that will do this to it in the morning. */
async function approvedOvernight(behaviour: SmtpBehaviour): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), "dunlin-stop-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const server = await smtpServer(behaviour);
  const fresh = await freshDatabase();
  const env = {
    DATABASE_URL: fresh.url,
    DATA_DIR: folder,
    SMTP_URL: server.url,
    MAIL_FROM: "billing@kite.example",
    LOG_LEVEL: "error",
    TZ: "UTC",
  };
  const lines = [
    "/dunlin setup name Kite zone UTC country DE",
    "/invoice add Acme 300 issued 2026-10-01 due 2026-11-10 email ap@acme.example",
    "/invoice remind 1",
    "Approve & send",
  ];
  const chat = await runDunlin(["chat", "--now", EVENING], { env, input: `${lines.join("\n")}\n` });
  expect(chat.stdout).toContain("It goes out on Tuesday, 24 Nov at 9:00");
  return { env, server, fresh };
}

async function rowOf({ fresh }: Place) {
  const { outbox } = schema;
  const [row] = await fresh.database.db
    .select({ state: outbox.state, attempts: outbox.attempts, lease: outbox.leaseUntil })
    .from(outbox);
  return row;
}

async function untilItHangs(place: Place, at: SmtpPoint) {
  const sweep = startDunlin(["sweep", "--now", MORNING], { env: place.env, input: "" });
  const ended = sweep.exited.then(({ stdout, stderr }) => {
    throw new Error(`it ended before the server hung: ${stdout}${stderr}`);
  });
  const goOn = await Promise.race([place.server.reached(at), ended]);
  ended.catch(() => {}); // from here on it may end
  return { sweep, goOn };
}

const handedBack = { state: "waiting", attempts: 0, lease: null };
// The server has all of it: never again by itself.
const uncertain = { state: "uncertain", attempts: 1, lease: null };

const stages: [at: SmtpPoint, row: object][] = [
  ["connect", handedBack],
  ["sender", handedBack],
  ["recipient", handedBack],
  ["data", uncertain],
];

async function stopWhileItHangs(at: SmtpPoint, row: object): Promise<void> {
  const place = await approvedOvernight({ kind: "hang", at });
  const { sweep } = await untilItHangs(place, at);
  const asked = performance.now();
  sweep.kill("SIGTERM");
  const { code, signal, stderr } = await sweep.exited;
  expect({ at, code, signal, stderr }).toEqual({ at, code: 0, signal: null, stderr: "" });
  expect(performance.now() - asked, at).toBeLessThan(10_000);
  expect(await rowOf(place), at).toEqual(row);
  place.server.behave({ kind: "accept" });
  await runDunlin(["sweep", "--now", MORNING], { env: place.env });
  expect(place.server.mails, at).toHaveLength(1);
}

test("told to end while the server hangs: handed back or uncertain, and ended with 0", async () => {
  // At the same time, since each waits for seconds.
  await Promise.all(stages.map(([at, row]) => stopWhileItHangs(at, row)));
});

test("a server that answers in time: the mail is finished and marked", async () => {
  const place = await approvedOvernight({ kind: "hang", at: "recipient" });
  const { sweep, goOn } = await untilItHangs(place, "recipient");
  sweep.kill("SIGTERM");
  place.server.behave({ kind: "accept" });
  goOn();
  expect((await sweep.exited).code).toBe(0);
  expect(await rowOf(place)).toMatchObject({ state: "sent" });
  expect(place.server.mails).toHaveLength(1);
});

test("told to end while a model hangs: the letter is handed back, and the next one writes it", async () => {
  const fresh = await freshDatabase();
  const model = await openAiStandIn();
  model.behave({ kind: "hang" });
  const env = { DATABASE_URL: fresh.url, LOG_LEVEL: "error", TZ: "UTC" };
  const added = "/invoice add Acme 300 issued 2026-10-01 due 2026-11-10 email ap@acme.example\n";
  await runDunlin(["chat", "--now", EVENING], { env, input: added });
  const asking = { OPENAI_BASE_URL: model.baseUrl, OPENAI_MODEL: model.model, OPENAI_API_KEY: model.key };
  const sweep = startDunlin(["sweep", "--now", MORNING], { env: { ...env, ...asking }, input: "" });
  await model.reached;
  const asked = performance.now();
  sweep.kill("SIGTERM");
  expect(await sweep.exited).toMatchObject({ code: 0, stderr: "" });
  expect(performance.now() - asked).toBeLessThan(10_000);
  const { stdout } = await runDunlin(["sweep", "--now", MORNING, "--json"], { env });
  expect(stdout).toContain('"did":"drafted"');
});

test("a second signal ends it at once", async () => {
  const place = await approvedOvernight({ kind: "hang", at: "recipient" });
  const { sweep } = await untilItHangs(place, "recipient");
  const asked = performance.now();
  sweep.kill("SIGTERM");
  sweep.kill("SIGINT");
  const { code } = await sweep.exited;
  expect([130, 143]).toContain(code); // they may come in either order
  expect(performance.now() - asked).toBeLessThan(3_000);
  expect(await rowOf(place)).toMatchObject({ state: "sending" });
});
