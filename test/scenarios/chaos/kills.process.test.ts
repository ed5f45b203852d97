import { setTimeout as passes } from "node:timers/promises";
import { expect, test } from "vitest";
import { momentOf, playFaults, settle } from "./faults.ts";
import { reckon } from "./reckoning.ts";
import { openStage, type Stage } from "./stage.ts";

/** How often a process is killed: every day a little, with 200 on both databases it takes half an hour. */
const ROUNDS = process.env["CHAOS_ROUNDS"] ? Number(process.env["CHAOS_ROUNDS"]) : undefined;

/** The moments at which a kill hurts most, and any other one. */
const DEATHS: readonly ((stage: Stage) => Promise<unknown>)[] = [
  ({ mail }) => grown(mail.mails),
  ({ chat }) => grown(chat.messages),
  () => passes(Math.random() * 500),
];
const LOOK_MS = 2;
const MOST_MS = 3_000;

/** Until there is one more, or nothing comes any more. */
async function grown(list: readonly unknown[]): Promise<void> {
  const before = list.length;
  for (let ms = 0; ms < MOST_MS && list.length === before; ms += LOOK_MS) await passes(LOOK_MS);
}

/** Starts a process, kills it in the middle of its work, and does so again at a later hour. */
async function killInTheMiddle(stage: Stage, round: number): Promise<void> {
  stage.clock.set(momentOf(round));
  const running = stage.start({ people: true });
  await (round % 7 === 6 ? passes(Math.random() * 900) : running.waitFor(/ticked/));
  await DEATHS[round % DEATHS.length]!(stage);
  if (round % 2 === 0) await passes(Math.random() * 40);
  running.kill("SIGKILL");
  expect((await running.exited).signal).toBe("SIGKILL");
}

async function liveThrough(kind: "embedded" | "PostgreSQL", rounds: number): Promise<void> {
  const stage = await openStage(kind, { rooms: 2, clients: 24, invoices: 96 });
  const leaveOff = playFaults(stage);
  for (let round = 0; round < rounds; round++) await killInTheMiddle(stage, round);
  leaveOff();
  await settle(stage, momentOf(rounds));
  const { faults, seen } = await reckon(stage);
  process.stderr.write(`${kind}, ${rounds} kills: ${JSON.stringify(seen)}\n`);
  expect(faults).toEqual([]);
  expect(seen["mails"]).toBeGreaterThan(0);
  expect(seen["messages"]).toBeGreaterThan(0);
}

const databases: [kind: "embedded" | "PostgreSQL", rounds: number][] = [
  ["PostgreSQL", ROUNDS ?? 4],
  ["embedded", ROUNDS ?? 2],
];

test.each(databases)(
  "killed in the middle of its work on the %s database: nothing twice, nothing lost",
  async (kind, rounds) => liveThrough(kind, rounds),
  120_000 + (ROUNDS ?? 0) * 15_000,
);
