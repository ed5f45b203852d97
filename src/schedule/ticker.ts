import { scheduleJob } from "node-schedule";
import type { Log } from "../usecases/desk.ts";

export type Ticker = {
  /** Stops ticking and waits for the tick that runs. */
  stop(): Promise<void>;
};

/**
 * Runs `tick` at once and then at every time of the cron line. What is due stands in the database, so a
 * missed tick is made up by the next one. After sleep the scheduler fires once for every tick missed: one
 * that comes while another runs, or in the same burst, is left out.
 */
export function startTicker(cron: string, tick: () => Promise<unknown>, log: Log): Ticker {
  let running: Promise<void> | undefined;
  const run = () => {
    running ??= tick()
      .then(
        () => {},
        (error: unknown) => log.error({ error: String(error) }, "a tick failed"),
      )
      .finally(() => {
        running = undefined;
      });
  };
  const job = scheduleJob(cron, run);
  run();
  return {
    async stop() {
      job?.cancel();
      await running;
    },
  };
}
