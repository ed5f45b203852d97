import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { startTicker } from "../../src/schedule/ticker.ts";

const MINUTE = 60_000;
const EVERY_MINUTE = "* * * * *";

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-11-23T10:00:30Z") });
});
afterEach(() => {
  vi.useRealTimers();
});

const faults: string[] = [];
const desk = {
  log: { info: () => {}, warn: () => {}, error: (_: object, message: string) => void faults.push(message) },
  describeError: () => "a mistake",
};

/** A ticker that counts its ticks; each takes as long as `work`. */
function counting(work: () => Promise<void> = async () => {}, cron = EVERY_MINUTE) {
  const ticks: string[] = [];
  const ticker = startTicker(
    cron,
    () => {
      ticks.push(new Date().toISOString().slice(5, 19));
      return work();
    },
    desk,
  );
  onTestFinished(() => ticker.stop());
  return { ticks, ticker };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** The machine sleeps, or its clock is set: timers stand still, and the clock shows another time. */
const jump = (ms: number) => vi.setSystemTime(Date.now() + ms);

test("ticks at once, and then at every minute", async () => {
  const { ticks } = counting();
  await pass(2 * MINUTE);
  expect(ticks).toEqual(["11-23T10:00:30", "11-23T10:01:00", "11-23T10:02:00"]);
});

test("after three days asleep, one tick makes up for all", async () => {
  const { ticks } = counting();
  await pass(MINUTE);
  jump(3 * 24 * 60 * MINUTE);
  await pass(MINUTE - 1);
  expect(ticks).toHaveLength(3);
  await pass(MINUTE);
  expect(ticks).toHaveLength(4);
});

test("a tick that takes longer than a minute is one: the next one comes at the next full minute", async () => {
  const slow = vi.fn(async () => {});
  slow.mockImplementationOnce(() => new Promise((resolve) => setTimeout(resolve, 2.2 * MINUTE)));
  const { ticks } = counting(slow);
  await pass(2 * MINUTE);
  expect(ticks).toHaveLength(1);
  await pass(MINUTE);
  expect(ticks).toEqual(["11-23T10:00:30", "11-23T10:03:00"]);
});

test("a tick that fails is logged, and the next one comes all the same", async () => {
  faults.length = 0;
  const { ticks } = counting(() => Promise.reject(new Error("select secret from letters")));
  await pass(MINUTE);
  expect(ticks).toHaveLength(2);
  expect(faults).toEqual(["a tick failed", "a tick failed"]);
});

test("the clock is set a month ahead, and back again: it ticks on", async () => {
  const { ticks } = counting();
  await pass(MINUTE);
  jump(30 * 24 * 60 * MINUTE);
  await pass(2 * MINUTE);
  const ahead = ticks.length;
  expect(ahead).toBe(4);
  jump(-30 * 24 * 60 * MINUTE);
  await pass(3 * MINUTE);
  expect(ticks.slice(ahead).length).toBeGreaterThanOrEqual(3);
  expect(ticks.slice(ahead).length).toBeLessThanOrEqual(5);
});

test("stopping waits for the tick that runs, and no other comes", async () => {
  let done = false;
  const { ticks, ticker } = counting(async () => {
    await new Promise((resolve) => setTimeout(resolve, MINUTE));
    done = true;
  });
  const stopped = ticker.stop().then(() => expect(done).toBe(true));
  await pass(5 * MINUTE);
  await stopped;
  expect(ticks).toHaveLength(1);
});

test("a cron line that never comes is refused", () => {
  expect(() => counting(undefined, "0 0 31 2 *")).toThrow(/no time to come/);
});
