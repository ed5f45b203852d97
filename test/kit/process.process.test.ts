import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { runDunlin, startDunlin } from "./process.ts";

const folder = mkdtempSync(join(tmpdir(), "dunlin-process-"));
const script = join(folder, "parrot.ts");

beforeAll(() => {
  writeFileSync(
    script,
    `const greeting: string = process.argv[2] ?? "";
    console.log(greeting, process.env.COLOUR, process.env.SMTP_URL);
    console.error("to stderr");
    process.stdin.on("data", (text) => console.log("said " + text));
    process.stdin.on("end", () => process.exit(3));`,
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

test("runs a script to its end with its own settings only", async () => {
  vi.stubEnv("SMTP_URL", "smtp://of.this.machine.example");
  onTestFinished(() => void vi.unstubAllEnvs());
  const exit = await runDunlin(["hello"], { script, env: { COLOUR: "grey" }, input: "grüße" });
  expect(exit).toEqual({
    code: 3,
    signal: null,
    stdout: "hello grey undefined\nsaid grüße\n",
    stderr: "to stderr\n",
  });
});

test("talks to a running one, line by line", async () => {
  const parrot = startDunlin(["hello"], { script });
  await parrot.waitFor(/^hello/);
  parrot.write("one");
  await parrot.waitFor(/said one/);
  parrot.end();
  expect((await parrot.exited).code).toBe(3);
});

test("kill -9 is seen as such, and waiting for what never comes ends with both outputs", async () => {
  const parrot = startDunlin([], { script });
  await parrot.waitFor(/to stderr/);
  const never = parrot.waitFor(/never/);
  parrot.kill("SIGKILL");
  await expect(never).rejects.toThrow(/ended before .*never[\s\S]*to stderr/);
  expect(await parrot.exited).toMatchObject({ code: null, signal: "SIGKILL" });
});
