import { setTimeout as passes } from "node:timers/promises";
import { expect, test } from "vitest";
import { momentOf, officeMomentOf, playFaults, settle } from "./faults.ts";
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
  const stage = await openStage(kind, { rooms: 2, clients: 30, invoices: rounds < 10 ? 10 : 40 });
  const leaveOff = playFaults(stage);
  for (let round = 0; round < rounds; round++) await killInTheMiddle(stage, round);
  leaveOff();
  await expectWhole(stage, `${kind}, ${rounds} kills`, momentOf(rounds));
}

/** Two processes on one database, each killed and started again without regard to the other. */
async function liveThroughTogether(restarts: number, invoices: number): Promise<void> {
  const stage = await openStage("PostgreSQL", { rooms: 5, clients: 10, invoices });
  const leaveOff = playFaults(stage);
  let round = 0;
  const one = async () => {
    while (round++ < restarts) {
      const running = stage.start({ people: true });
      await running.waitFor(/ticked/);
      await passes(Math.random() * 2_000);
      // What the dead one had in hand is taken over by the other, whose clock shows that its time is over.
      stage.clock.set(officeMomentOf(round));
      running.kill("SIGKILL");
      await running.exited;
    }
  };
  await Promise.all([one(), one()]);
  leaveOff();
  await expectWhole(stage, `two processes, ${restarts} restarts`, officeMomentOf(restarts + 1));
}

async function expectWhole(stage: Stage, title: string, from: string): Promise<void> {
  await settle(stage, from);
  const { faults, seen } = await reckon(stage);
  process.stderr.write(`${title}: ${JSON.stringify(seen)}, ${faults.length} faults\n`);
  expect(faults).toEqual([]);
  expect(seen["mails"]).toBeGreaterThan(0);
  expect(seen["messages"]).toBeGreaterThan(0);
}

test(
  "two processes killed beside each other: each step once, and what one leaves the other takes up",
  async () => liveThroughTogether(Math.ceil((ROUNDS ?? 6) / 2), ROUNDS ? 200 : 6),
  120_000 + (ROUNDS ?? 0) * 15_000,
);

/** PostgreSQL alone is killed where the time is taken for it; every day its two processes are. */
const databases: [kind: "embedded" | "PostgreSQL", rounds: number][] = [["embedded", ROUNDS ?? 1]];
if (ROUNDS) databases.push(["PostgreSQL", ROUNDS]);

test.each(databases)(
  "killed in the middle of its work on the %s database: nothing twice, nothing lost",
  async (kind, rounds) => liveThrough(kind, rounds),
  120_000 + (ROUNDS ?? 0) * 15_000,
);
