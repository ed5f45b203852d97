import { join } from "node:path";
import { setTimeout as passes } from "node:timers/promises";
import { expect, test } from "vitest";
import { packageRoot } from "../../src/store/package-root.ts";
import { startDunlin } from "../kit/process.ts";

test("a process that was stopped for four seconds ticks once for all of them, and goes on", async () => {
  const script = join(packageRoot(), "test", "schedule", "every-second.ts");
  const running = startDunlin([], { script, input: "" });
  await running.waitFor(/\d+\n\d+\n/);
  running.kill("SIGSTOP");
  await passes(4_000); // what is tested is that time goes by
  running.kill("SIGCONT");
  const { code, stdout } = await running.exited;
  expect(code).toBe(0);
  const ticks = stdout.trim().split("\n").map(Number);
  expect(ticks).toHaveLength(8);
  // One for the burst, and one that may have been due just after it.
  const crowd = ticks.map((from) => ticks.filter((at) => at >= from && at < from + 900).length);
  expect(Math.max(...crowd)).toBeLessThanOrEqual(2);
});
