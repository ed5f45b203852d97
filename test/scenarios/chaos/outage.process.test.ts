import { setTimeout as passes } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Db } from "../../../src/store/db.ts";
import { place } from "../../kit/place.ts";
import { type RunningProcess, startDunlin } from "../../kit/process.ts";
import { type TcpProxy, tcpProxy } from "../../kit/tcp-proxy.ts";
import { settle, ticksFrom } from "./faults.ts";
import { reckon } from "./reckoning.ts";
import { openStage, type Stage } from "./stage.ts";

/** The address of a database over a line that can be cut. */
async function overProxy(url: string): Promise<{ url: string; line: TcpProxy }> {
  const address = new URL(url);
  const line = await tcpProxy({ host: address.hostname, port: Number(address.port) });
  address.host = `127.0.0.1:${line.port}`;
  return { url: address.href, line };
}

const MORNING = "2026-09-08T07:30:00Z";
const A_MINUTE_LATER = "2026-09-08T07:31:00Z";
const LEASE_OVER = "2026-09-08T07:40:00Z";

type Outage = {
  title: string;
  goes(stage: Stage, line: TcpProxy): Promise<void> | void;
  /** Until it can be seen that the process tries again, or waits. */
  seen(running: RunningProcess): Promise<void>;
  complains: RegExp;
};

const COMPLAINTS =
  /^(a tick failed|a letter could not be (delivered|written)|a client could not be looked at|a post could not be said|what follows an approval failed|an ask failed|a person could not work)$/;

const outages: Outage[] = [
  {
    title: "its lines are cut and it refuses new ones",
    goes: (_, line) => line.cut(),
    seen: (running) => running.waitFor(/a tick failed[\s\S]*a tick failed/),
    complains: COMPLAINTS,
  },
  {
    title: "it stands still",
    goes: (_, line) => line.freeze(),
    seen: () => passes(1_500), // what is tested is that time goes by
    complains: /^$/,
  },
  {
    title: "it is restarted",
    goes: (stage) => stage.look((db) => endSessions(db)),
    seen: async () => {}, // it is there again at once
    complains: COMPLAINTS,
  },
];

/** As a server that shuts down does with all that are connected. */
async function endSessions(db: Db): Promise<void> {
  await db.execute(sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`);
}

/** On an ordinary day the first of them. */
const played = process.env["CHAOS_ROUNDS"] ? outages : outages.slice(0, 1);

test.each(played)("the database is gone, with mails in flight: $title", async (outage) => {
  const stage = await openStage("PostgreSQL", { rooms: 2, clients: 5, invoices: 5 });
  const { url, line } = await overProxy(stage.env["DATABASE_URL"]!);
  stage.mail.behave({ kind: "hang", at: "data" });
  stage.clock.set(MORNING);
  const running = stage.start({ people: true, env: { DATABASE_URL: url } });
  const answer = await stage.mail.reached("data");
  await outage.goes(stage, line);
  stage.mail.behave({ kind: "accept" });
  answer();
  await outage.seen(running);
  stage.clock.set(A_MINUTE_LATER);
  await line.mend();
  await ticksFrom(running, A_MINUTE_LATER, 1);
  stage.clock.set(LEASE_OVER);
  await ticksFrom(running, LEASE_OVER, 6);
  running.kill("SIGTERM");
  const { code, stderr } = await running.exited;
  expect(code).toBe(0);
  expectCalm(stderr, outage.complains);
  await settle(stage, LEASE_OVER);
  const { faults, seen } = await reckon(stage);
  expect(faults.filter((fault) => !fault.startsWith("logged: "))).toEqual([]);
  expect(seen["mails"]).toBeGreaterThan(2);
});

type Logged = { msg: string; error: string };

/** A line for each thing that failed, of these alone, which says why in a word and shows no query. */
function expectCalm(log: string, complains: RegExp): void {
  const lines = log.split("\n").filter((line) => line !== "");
  const said = lines.map((line) => JSON.parse(line) as Logged);
  expect(said.filter(({ msg }) => !complains.test(msg))).toEqual([]);
  const known = /^\w*Error (CONNECTION_CLOSED|ECONNREFUSED|ECONNRESET|57P01)$/;
  expect(said.map(({ error }) => error).filter((error) => !known.test(error))).toEqual([]);
}

const BROKE_OFF =
  /^The connection to the database at \S+ broke off\. If it was a change, look whether it is on the books before/;
const REFUSED = /^DATABASE_URL: no PostgreSQL answers at .* Nothing was changed\.$/;

test("at the terminal a person gets one clear sentence, and goes on when the database is back", async () => {
  const { env } = await place("PostgreSQL");
  const { url, line } = await overProxy(env["DATABASE_URL"]!);
  const chat = startDunlin(["chat", "--now", MORNING], { env: { ...env, DATABASE_URL: url } });
  chat.write("/invoice add Acme 300 issued 2026-08-01 due 2026-08-18\n");
  await chat.waitFor(/INV-0001/);
  await line.cut();
  chat.write("/invoice paid 1\n");
  await chat.waitFor(/could not be done now\.\n\n.*\n/);
  chat.write("/invoice paid 1\n");
  await chat.waitFor(/(could not be done now\.\n\n.*\n[\s\S]*){2}/);
  await line.mend();
  chat.write("/invoice show 1\n");
  await chat.waitFor(/21 days overdue/);
  chat.end();
  const { code, stdout, stderr } = await chat.exited;
  expect(code).toBe(1);
  const told = [...stdout.matchAll(/could not be done now\.\n\n(.*)\n/g)].map(([, sentence]) => sentence);
  expect(told).toHaveLength(2);
  // The first may notice that its line broke, or find none.
  for (const sentence of told)
    expect(
      [BROKE_OFF, REFUSED].some((one) => one.test(sentence!)),
      sentence,
    ).toBe(true);
  expectCalm(stderr, /^an ask failed$/);
});
