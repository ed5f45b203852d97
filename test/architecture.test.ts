import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { describe, expect, test } from "vitest";
import { packageRoot } from "../src/store/package-root.ts";
import { faultsIn, MAY_USE } from "./kit/house-rules.ts";

const root = packageRoot();
const NOT_OURS = new Set(["node_modules", "dist", "data", "coverage", "demo-out", ".git"]);

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.has(entry.name)) return [];
    const path = relative(root, join(root, folder, entry.name))
      .split(sep)
      .join("/");
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

const sources = [...filesBelow("src"), ...filesBelow("adapters")].filter((path) => path.endsWith(".ts"));
const read = (path: string) => readFileSync(join(root, path), "utf8");

test("the sources are found", () => {
  expect(sources).toContain("src/domain/money.ts");
  expect(sources.length).toBeGreaterThan(20);
});

test.each(sources)("%s keeps the rules of the house", (path) => {
  expect(faultsIn(path, read(path))).toEqual([]);
});

test("no two rooms use each other", () => {
  const reach = (room: string, seen = new Set<string>()): Set<string> => {
    for (const next of MAY_USE[room] ?? []) if (!seen.has(next)) reach(next, seen.add(next));
    return seen;
  };
  for (const room of Object.keys(MAY_USE)) expect(reach(room), room).not.toContain(room);
});

describe("the check sees what it is for", () => {
  const bad: [fault: string, path: string, source: string][] = [
    ["domain may not use store", "src/domain/aging.ts", 'import { x } from "../store/db.ts";'],
    ["domain may not use store", "src/domain/aging.ts", 'import type { Db } from "../store/db.ts";'],
    ["domain may not use store", "src/domain/aging.ts", 'export * from "../store/db.ts";'],
    ["domain may not use store", "src/domain/aging.ts", 'export { x } from "../store/db.ts";'],
    ["domain may not use store", "src/domain/aging.ts", 'const x = import("../store/db.ts");'],
    ["domain may not use store", "src/domain/aging.ts", 'type X = import("../store/db.ts").Db;'],
    ["domain may not use ports", "src/domain/aging.ts", 'import type { Clock } from "../ports.ts";'],
    ["store may not use ports", "src/store/x.ts", 'import type { Clock } from "../ports.ts";'],
    ["store may not use drafting", "src/store/x.ts", 'import { x } from "../drafting/x.ts";'],
    ["chat may not use store", "src/chat/cards/x.ts", 'import type { Db } from "../../store/db.ts";'],
    ["usecases may not use chat", "src/usecases/x.ts", 'import { x } from "../chat/card.ts";'],
    ["schedule may not use adapters", "src/schedule/x.ts", 'import { x } from "../../adapters/email/x.ts";'],
    ["adapters may not use cli", "adapters/email/x.ts", 'import { x } from "../../src/cli/x.ts";'],
    ["adapters may not use main", "adapters/email/x.ts", 'import { x } from "../../src/main.ts";'],
    ["attic has no place", "src/attic/x.ts", 'import { x } from "../domain/money.ts";'],
    ["openai belongs in adapters/", "src/drafting/x.ts", 'import OpenAI from "openai";'],
    ["@slack/bolt belongs in adapters/", "src/main.ts", 'const { App } = await import("@slack/bolt");'],
    ["nodemailer belongs in adapters/", "src/usecases/x.ts", 'import type { T } from "nodemailer";'],
    ["drizzle-orm belongs in src/store/", "src/usecases/x.ts", 'import { eq } from "drizzle-orm";'],
    ["postgres belongs in src/store/", "src/cli/x.ts", 'import postgres from "postgres";'],
    ["date-holidays belongs in", "src/usecases/x.ts", 'import Holidays from "date-holidays";'],
    ["date-holidays belongs in", "src/domain/x.ts", 'createRequire(import.meta.url)("date-holidays");'],
    ["node:fs/promises reaches outside", "src/chat/x.ts", 'import { open } from "node:fs/promises";'],
    ["net reaches outside", "src/drafting/x.ts", 'import net from "net";'],
    ["the domain waits for nothing", "src/domain/x.ts", "export const f = async () => 1;"],
    ["the domain does not look at the clock", "src/domain/x.ts", "export const f = () => new Date();"],
    ["the domain does not look at the clock", "src/domain/x.ts", "export const f = () => Date.now();"],
    ["the domain does not look at the clock", "src/domain/x.ts", "Temporal.Now.instant();"],
    ["SQL as text", "src/usecases/x.ts", "export const f = (db) => db.execute(q);"],
    ["SQL as text", "src/usecases/x.ts", "export const q = sql.raw(text);"],
    ["ports.ts holds types only", "src/ports.ts", "export const x = 1;"],
    ["401 lines; 400 are the limit", "src/chat/x.ts", "let x;\n".repeat(401)],
  ];
  test.each(bad)("%s: %s", (fault, path, source) => {
    expect(faultsIn(path, source).join("\n")).toContain(`${path}: ${fault}`);
  });

  const good: [title: string, path: string, source: string][] = [
    ["a room's own files", "src/domain/aging.ts", 'import { add } from "./money.ts";'],
    ["a date made from a value", "src/domain/aging.ts", "export const at = (ms: number) => new Date(ms);"],
    [
      "imports in comments and texts",
      "src/domain/aging.ts",
      '// import "openai"\nlet x = `import "openai"`;',
    ],
    [
      "types in ports",
      "src/ports.ts",
      'import type { M } from "./domain/money.ts"; export type X = { m: M };',
    ],
    ["the desk in chat", "src/chat/x.ts", 'import type { Desk } from "../usecases/desk.ts";'],
    ["mail in its adapter", "adapters/email/mailer.ts", 'import nodemailer from "nodemailer";'],
    ["SQL in the store", "src/store/x.ts", 'import { sql } from "drizzle-orm"; db.execute(sql.raw(""));'],
    ["400 lines", "src/chat/x.ts", "let x;\n".repeat(400)],
  ];
  test.each(good)("nothing to say about %s", (_, path, source) => {
    expect(faultsIn(path, source)).toEqual([]);
  });
});

describe("what is checked in works on any machine", () => {
  const texts = filesBelow("").filter((path) =>
    /\.(ts|mjs|json|md|sql|ya?ml)$|^\.ci\/|^\.env\.example$/.test(path),
  );

  const found = (pattern: RegExp) =>
    texts.flatMap((path) => {
      const match = pattern.exec(read(path));
      return match ? [`${path}: ${match[0]}`] : [];
    });

  test("no file names a folder of the machine it was written on", () => {
    // Someone's home, or a file below it; documentation's own examples start with /srv, /var, /etc or /path.
    const home = /(?<![\w.~:/])\/(?:home|root|Users|work|workspace)\/[\w.-]+/;
    expect(found(home)).toEqual([]);
  });

  test("no file sends its reader to a document or a package server that is not everybody's", () => {
    const notes = ["DESIGN", "STACK", "STYLE", "DRAFTING", "PLATFORMS"].join("|");
    expect(found(new RegExp(`\\b(?:${notes})\\.md\\b`))).toEqual([]);
    expect(found(/https?:\/\/[\w.-]*(?:registry|artifactory|nexus|mirror)[\w.-]*/)).toEqual([]);
  });

  test("the lockfile pins contents and names no registry", () => {
    const lock = JSON.parse(read("package-lock.json")) as {
      packages: Record<string, { resolved?: string; integrity?: string; link?: boolean }>;
    };
    const installed = Object.entries(lock.packages).filter(
      ([path, { link }]) => path.includes("node_modules/") && !link,
    );
    expect(installed.length).toBeGreaterThan(100);
    for (const [path, { resolved, integrity }] of installed) {
      expect(resolved, path).toBeUndefined();
      expect(integrity, path).toMatch(/^sha512-/);
    }
  });
});
