import { expect, test } from "vitest";
import type { RunningProcess } from "../../kit/process.ts";
import { settle, ticksFrom } from "./faults.ts";
import { reckon } from "./reckoning.ts";
import { openStage, type Stage } from "./stage.ts";

const THURSDAY = "2026-09-10T08:30:00Z";
const AN_HOUR_BACK = "2026-09-10T07:30:00Z";
const A_MONTH_AHEAD = "2026-10-09T08:30:00Z";
const FRIDAY = "2026-09-11T14:50:00Z";
const MONDAY_NIGHT = "2026-09-14T01:00:00Z";
/** When the five days between two letters are over. */
const MIDWEEK = "2026-09-16T07:01:00Z";

/** Sets the clock under a running process, and lets it and its people work until nothing comes any more. */
async function go(stage: Stage, running: RunningProcess, to: string): Promise<void> {
  stage.clock.set(to);
  await calm(stage, running);
}

/** So often in a row everybody looks, and neither server hears anything. */
const QUIET = 3;

async function calm(stage: Stage, running: RunningProcess): Promise<void> {
  for (;;) {
    const before = heard(stage);
    const now = stage.clock.now().toISOString();
    await Promise.all([ticksFrom(running, now, QUIET), ticksFrom(running, now, QUIET, "looked")]);
    if (heard(stage) === before) return;
  }
}

function heard({ mail, chat }: Stage): number {
  return mail.mails.length + chat.messages.length;
}

test("the clock is set back an hour, a month ahead and back, and shows three days more after a sleep", async () => {
  const stage = await openStage("PostgreSQL", { rooms: 1, clients: 5, invoices: 8 });
  stage.clock.set(THURSDAY);
  const running = stage.start({ people: true });
  await calm(stage, running);
  const mailsOf = () => new Set(stage.mail.mails.map(({ to }) => to.join())).size;
  expect(stage.mail.mails).toHaveLength(mailsOf()); // one letter each
  const first = stage.mail.mails.length;
  expect(first).toBeGreaterThan(1);

  await go(stage, running, AN_HOUR_BACK);
  await go(stage, running, THURSDAY);
  expect(stage.mail.mails).toHaveLength(first);

  await go(stage, running, FRIDAY);
  const slept = heard(stage);
  running.kill("SIGSTOP");
  stage.clock.set(MONDAY_NIGHT);
  running.kill("SIGCONT");
  await calm(stage, running);
  expect(heard(stage)).toBe(slept); // it wakes at night, when nobody is to hear anything
  await go(stage, running, MIDWEEK);
  expect(heard(stage)).toBeGreaterThan(slept);

  await go(stage, running, A_MONTH_AHEAD);
  const ahead = stage.mail.mails.length;
  await go(stage, running, MIDWEEK);
  expect(stage.mail.mails).toHaveLength(ahead);
  expect(stage.mail.mails.length).toBeLessThanOrEqual(3 * mailsOf());

  running.kill("SIGTERM");
  expect((await running.exited).code).toBe(0);
  await settle(stage, A_MONTH_AHEAD);
  const { faults, seen } = await reckon(stage);
  process.stderr.write(`clock: ${JSON.stringify(seen)}\n`);
  expect(faults).toEqual([]);
});
