import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { sqlState, transact } from "../../src/store/db.ts";
import { numberSeries, workspaces } from "../../src/store/schema.ts";
import { freshDatabase, testDatabase } from "./db.ts";

const id = "00000000-0000-7000-8000-000000000001";

const tern = {
  id,
  name: "Tern & Sons",
  zone: "Europe/Berlin",
  country: "DE",
  currency: "EUR",
  terms: "net 30",
  language: "en",
  toleranceMinor: 0n,
  createdAt: new Date("2026-11-23T09:00:00Z"),
};

test("8 connections at once count up one row, and none is lost", async () => {
  const { database } = await freshDatabase();
  await database.db.insert(workspaces).values(tern);
  await database.db.insert(numberSeries).values({ workspaceId: id, series: "invoice", next: 1 });

  let open = 0;
  let most = 0;
  const meeting = Promise.withResolvers<void>();
  const take = () =>
    transact(database.db, async (tx) => {
      most = Math.max(most, ++open);
      if (open === 8) meeting.resolve();
      await meeting.promise; // goes on only once all eight are in their transactions
      const [row] = await tx
        .update(numberSeries)
        .set({ next: sql`${numberSeries.next} + 1` })
        .returning();
      open -= 1;
      return row?.next;
    });
  const taken = await Promise.all(Array.from({ length: 8 }, take));

  expect(most).toBe(8);
  expect(taken.sort()).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
});

test("a fresh database is nobody else's, and gone when it is dropped", async () => {
  const one = await freshDatabase();
  const other = await freshDatabase();
  await one.database.db.insert(workspaces).values(tern);

  expect(await other.database.db.select().from(workspaces)).toEqual([]);
  expect(await (await testDatabase()).db.select().from(workspaces)).toEqual([]);
  await one.drop();
  const names = await other.database.db.execute(sql`select datname from pg_database`);
  const all = [...(names as unknown as Iterable<{ datname: string }>)].map(({ datname }) => datname);
  expect(all).toContain(new URL(other.url).pathname.slice(1));
  expect(all).not.toContain(new URL(one.url).pathname.slice(1));
});

test("a constraint holds on its own connections too", async () => {
  const { database } = await freshDatabase();
  await database.db.insert(workspaces).values(tern);
  const again = database.db.insert(workspaces).values(tern);
  await expect(again.catch(sqlState)).resolves.toBe("23505");
});
