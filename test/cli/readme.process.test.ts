import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packageRoot } from "../../src/store/package-root.ts";
import { type FreshDatabase, freshDatabase } from "../kit/db.ts";
import { runDunlin } from "../kit/process.ts";

// Whoever types what the README shows, in its order and in one folder, is answered and never refused.

const readme = readFileSync(join(packageRoot(), "README.md"), "utf8");
const shown = readme
  .split("\n")
  .filter((line) => line.startsWith("    "))
  .map((line) => line.trim());

const typed = shown.filter((line) => line.startsWith("/"));
const run = shown.flatMap((line) => {
  const [, input, args] =
    /^(?:printf '(.*)\\n' \| )?(?:npm run (?:-s )?dunlin --|dunlin) (.+)$/.exec(line) ?? [];
  return args === undefined ? [] : [{ line, input: input ? `${input}\n` : "", args: wordsOf(args) }];
});

/** As a shell parts them: what stands in quotes is one word. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word);
}

const letters = readFileSync(join(import.meta.dirname, "../fixtures/letters/en.jsonl"), "utf8").split(
  "\n",
)[0]!;

const home = mkdtempSync(join(tmpdir(), "dunlin-readme-"));
afterAll(() => rmSync(home, { recursive: true }));
const options = { env: { DATA_DIR: join(home, "data"), LANG: "en_GB.UTF-8" }, cwd: home };

// The first hour's test is for the embedded database; here the many starts count, and these are quicker.
let server: FreshDatabase;
beforeAll(async () => {
  server = await freshDatabase();
  Object.assign(options.env, { DATABASE_URL: server.url });
});
afterAll(() => server.drop());

test("the README shows commands of both kinds", () => {
  expect(typed.length).toBeGreaterThan(5);
  expect(run.length).toBeGreaterThan(4);
});

test("what is typed at the prompt works, line by line", async () => {
  const input = `${typed.join("\n")}\n`;
  const { code, stdout, stderr } = await runDunlin(["chat"], { ...options, input });
  expect({ code, stderr }, stdout).toEqual({ code: 0, stderr: "" });
});

describe("what is typed at the shell works:", () => {
  test.each(run)("$line", async ({ args, input }) => {
    writeFileSync(join(home, "invoices.csv"), "number,client,amount,due,paid\nA-1,Gull,10.00,2026-12-01,\n");
    writeFileSync(join(home, "letters.jsonl"), letters);
    const { code, stdout, stderr } = await runDunlin(args, { ...options, input });
    expect(stderr, stdout).toBe("");
    if (args[0] === "import")
      expect(stdout).toContain("1 invoice to add"); // and there is nobody to confirm
    else expect(code, stdout).toBe(0);
  });
});
