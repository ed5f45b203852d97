import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { runDunlin } from "../kit/process.ts";

const home = mkdtempSync(join(tmpdir(), "dunlin-calculators-"));
afterAll(() => rmSync(home, { recursive: true }));
// A database that cannot be reached: a calculator that opened one would fail.
const env = { DATA_DIR: join(home, "data"), DATABASE_URL: "postgresql://127.0.0.1:1/none" };
const run = (...args: string[]) => runDunlin(args, { cwd: home, env });

const INTEREST = [
  "interest",
  "--regime",
  "UK",
  "--principal",
  "1000",
  "--currency",
  "GBP",
  "--due",
  "2026-01-10",
];

const calls: [title: string, args: string[], figures: object][] = [
  ["interest", [...INTEREST, "--until", "2026-03-01"], { interest: "16.10", totalDue: "1086.10" }],
  ["terms", ["terms", "2/10 net 30", "--issued", "2026-01-31"], { due: "2026-03-02" }],
  ["claims", ["claims", "--place", "US-CA", "--amount", "8000"], { limit: "12500.00", smallClaims: true }],
];
test.each(calls)(
  "dunlin %s answers a program with one line, without a database",
  async (_, args, figures) => {
    const { code, stdout, stderr } = await run(...args, "--json");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.trimEnd().split("\n")).toHaveLength(1);
    expect(JSON.parse(stdout)).toMatchObject(figures);
    expect(existsSync(join(home, "data"))).toBe(false);
  },
);

test("a person gets words", async () => {
  const { code, stdout } = await run(...INTEREST, "--until", "2026-03-01");
  expect(code).toBe(0);
  expect(stdout).toContain("£16.10 interest on £1,000.00, 50 days late");
});

const refused: [title: string, args: string[], says: string][] = [
  [
    "a rate that is not known",
    [...INTEREST, "--until", "2026-03-01", "--regime", "PL"],
    "add the rate of 2026-01-01",
  ],
  ["an unknown place", ["claims", "--place", "US-ZZ", "--amount", "1", "--json"], "no place “US-ZZ”"],
  ["an option left out", ["terms", "net 30"], "--issued"],
];
test.each(refused)(
  "%s ends with 1, says why on standard error and prints no figure",
  async (_, args, says) => {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain(says);
  },
);
