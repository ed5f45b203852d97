import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { openPglite } from "../../src/store/open-database.ts";
import { workspaces } from "../../src/store/schema.ts";

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), "dunlin-folder-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

test("a folder that is not there is made, and opened again with what was written", async () => {
  const dir = join(folder(), "deep", "data");
  const first = await openPglite(dir);
  await first.migrate();
  await first.db.insert(workspaces).values({
    id: "00000000-0000-7000-8000-000000000001",
    name: "Tern & Sons",
    zone: "Europe/Berlin",
    country: "DE",
    currency: "EUR",
    terms: "net 30",
    language: "en",
    toleranceMinor: 9007199254740993n,
    createdAt: new Date("2026-11-23T09:00:00Z"),
  });
  await first.close();

  const second = await openPglite(dir);
  await second.migrate();
  const rows = await second.db.select().from(workspaces);
  const counted = await second.db.execute(sql`select count(*) as c from workspaces`);
  await second.close();
  expect(rows.map(({ toleranceMinor }) => toleranceMinor)).toEqual([9007199254740993n]);
  expect(counted).toMatchObject({ rows: [{ c: 1n }] });
});

test("a damaged folder is said to be that", async () => {
  const dir = folder();
  mkdirSync(join(dir, "base"));
  writeFileSync(join(dir, "PG_VERSION"), "18\n");
  await expect(openPglite(dir)).rejects.toThrow("does not open as a database: it is damaged");
});

test.skipIf(process.getuid?.() === 0)("a folder that may not be written to is left alone", async () => {
  const dir = folder();
  chmodSync(dir, 0o500);
  await expect(openPglite(dir)).rejects.toThrow("may not be written to");
  chmodSync(dir, 0o700);
});
