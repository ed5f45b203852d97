import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { type Db, sqlState, transact } from "../../src/store/db.ts";
import { workspaces } from "../../src/store/schema.ts";
import { dbTest, inRollback, testDatabase } from "./db.ts";

const id = "00000000-0000-7000-8000-000000000001";

async function found(db: Db): Promise<string[]> {
  const rows = await db.select({ name: workspaces.name }).from(workspaces).where(eq(workspaces.id, id));
  return rows.map(({ name }) => name);
}

async function open(db: Db, name = "Tern & Sons"): Promise<void> {
  await db.insert(workspaces).values({
    id,
    name,
    zone: "Europe/Berlin",
    country: "DE",
    currency: "EUR",
    terms: "net 30",
    language: "en",
    toleranceMinor: 0n,
    createdAt: new Date("2026-11-23T09:00:00Z"),
  });
}

test("the database is of the kind that the project names", async () => {
  expect((await testDatabase()).kind).toBe(process.env["TEST_DB"]);
});

describe("what one test writes, no other sees", () => {
  for (const turn of ["first", "second", "third"]) {
    dbTest(`${turn} test with the same id`, async (db) => {
      expect(await found(db)).toEqual([]);
      await open(db);
      expect(await found(db)).toEqual(["Tern & Sons"]);
    });
  }

  test("and nothing is left afterwards", async () => {
    await inRollback((db) => open(db));
    expect(await found((await testDatabase()).db)).toEqual([]);
  });
});

test("inRollback gives back what the work found out, and passes a failure on", async () => {
  expect(await inRollback(async () => 7)).toBe(7);
  const failing = inRollback(async () => {
    throw new RangeError("wrong");
  });
  await expect(failing).rejects.toThrow(new RangeError("wrong"));
});

dbTest("a transaction inside is a savepoint: a failed one takes back its own writes only", async (db) => {
  await transact(db, (tx) => open(tx));
  const failing = transact(db, async (tx) => {
    await tx.update(workspaces).set({ name: "Gull Ltd" }).where(eq(workspaces.id, id));
    await open(tx); // the same id again
  });
  await expect(failing.catch(sqlState)).resolves.toBe("23505");
  expect(await found(db)).toEqual(["Tern & Sons"]);
});

dbTest("a transaction beside the running one is refused, not waited for", async () => {
  const { db: outer } = await testDatabase();
  await expect(transact(outer, (tx) => found(tx))).rejects.toThrow("pass its tx on");
});
