import { type Job, scheduleJob } from "node-schedule";
import type { Desk } from "../usecases/desk.ts";

export type Ticker = {
  /** Stops ticking and waits for the tick that runs. */
  stop(): Promise<void>;
};

/** How often it is looked whether the machine's clock was set back. */
const LOOK_MS = 30_000;

/**
 * Runs `tick` at once and then at every time of the cron line, in the machine's zone. What is due stands in the
 * database, so a missed tick is made up by the next one, and one that fails does not end it. After sleep the
 * scheduler fires once for every time that was missed: one that comes while a tick runs, or was due before the
 * last one began, is left out.
 *
 * @throws RangeError when the cron line has no time to come.
 */
export function startTicker(
  cron: string,
  tick: () => Promise<unknown>,
  { log, describeError }: Pick<Desk, "log" | "describeError">,
): Ticker {
  let running: Promise<void> | undefined;
  let beganAt = 0;
  const run = () => {
    if (running) return;
    beganAt = Date.now();
    running = runSafely().finally(() => {
      running = undefined;
    });
  };
  const runSafely = async () => {
    try {
      await tick();
    } catch (error) {
      log.error({ error: describeError(error) }, "a tick failed");
    }
  };
  const job: Job | null = scheduleJob(cron, (due) => {
    if (due.getTime() > beganAt) run();
    else job?.reschedule(cron); // else it would fire for every minute of a month asleep
  });
  if (!job) throw new RangeError(`no time to come in ${cron}`);
  const watch = watchClock(() => {
    // The scheduler would wait until the clock is where it was; what was run then says nothing about now.
    beganAt = 0;
    job.reschedule(cron);
    run();
  });
  run();
  return {
    async stop() {
      job.cancel();
      clearInterval(watch);
      await running;
    },
  };
}

/** Calls `wentBack` when the machine's clock shows an earlier time than it did. */
function watchClock(wentBack: () => void): NodeJS.Timeout {
  let seen = Date.now();
  const look = () => {
    const now = Date.now();
    if (now < seen) wentBack();
    seen = now;
  };
  return setInterval(look, LOOK_MS).unref();
}
