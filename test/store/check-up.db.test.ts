import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { databaseState, stuckWork, tryToWrite } from "../../src/store/check-up.ts";
import { clockMarks, invoices, letters, posts } from "../../src/store/schema.ts";
import { sweep } from "../../src/usecases/sweep.ts";
import { dbTest } from "../kit/db.ts";
import { lateInvoice, openPosting, rewrite, waitingCard } from "../usecases/letters-kit.ts";

const CALM = {
  uncertain: 0,
  refused: 0,
  lateMails: 0,
  deadPosts: 0,
  latePosts: 0,
  unwritten: 0,
  forgotten: 0,
};

dbTest("a migrated database is up to date, and what was written to try it is gone", async (db) => {
  const state = await databaseState(db);
  expect(state).toMatchObject({ migrationsMissing: 0, empty: false, version: expect.stringMatching(/^\d+/) });
  await tryToWrite(db, state.now);
  expect(await db.select().from(clockMarks).where(eq(clockMarks.name, "doctor"))).toEqual([]);
});

dbTest("nothing is stuck in a house that was just swept, and each thing that is counts", async (db) => {
  const house = await openPosting(db);
  const card = await rewrite(house, await lateInvoice(house));
  await sweep(house.desk);
  expect(await stuckWork(db, house.clock.now())).toEqual(CALM);

  house.mailer.next({ kind: "refused", because: "550" });
  await house.press(card, "Approve & send");
  expect(await stuckWork(db, house.clock.now())).toEqual({ ...CALM, refused: 1 });

  house.mailer.next({ kind: "unknown", because: "the line broke" });
  await house.press(await waitingCard(house), "Approve & send");
  await db.update(posts).set({ state: "dead" });
  expect(await stuckWork(db, house.clock.now())).toMatchObject({ refused: 0, uncertain: 1 });
  await house.press(await waitingCard(house), "It arrived");
  expect(await stuckWork(db, house.clock.now())).toMatchObject({ uncertain: 0 });
});

dbTest(
  "a mail that should have left over an hour ago is late, and one that waits for its hour is not",
  async (db) => {
    const house = await openPosting(db, { now: "2026-11-23T18:00:00Z" });
    await house.press(await lateInvoice(house), "Approve & send");
    const lateAt = async (iso: string) => (await stuckWork(db, new Date(iso))).lateMails;
    expect(await lateAt("2026-11-24T09:00:00Z")).toBe(0);
    expect(await lateAt("2026-11-24T09:00:01Z")).toBe(1);
  },
);

dbTest("an open invoice without a next look and a letter that nobody has written are found", async (db) => {
  const house = await openPosting(db);
  await lateInvoice(house);
  await house.say("/invoice add Bolt 5 draft");
  await db.update(invoices).set({ nextLookAt: null });
  const early = new Date("2026-11-23T08:00:00Z");
  await db.update(letters).set({ createdAt: early, writeAt: early });
  expect(await stuckWork(db, house.clock.now())).toEqual({ ...CALM, forgotten: 1, unwritten: 1 });
});

dbTest("a letter that fails each time it is written is found, however often it is put off", async (db) => {
  const house = await openPosting(db, { now: "2026-11-23T10:00:00Z" });
  await house.say("/invoice add Acme 1200 issued 2026-10-01 due 2026-11-20 email pay@acme.example");
  const broken = { ...house.desk, prompts: new Map() };
  await sweep(broken);
  const unwritten = async () => (await stuckWork(db, house.clock.now())).unwritten;
  expect(await unwritten()).toBe(0);
  for (let minutes = 0; minutes < 75; minutes += 15) {
    house.clock.advance({ minutes: 15 });
    await sweep(broken);
  }
  expect(await unwritten()).toBe(1);
  house.clock.advance({ minutes: 15 });
  await sweep(house.desk);
  expect(await unwritten()).toBe(0);
});
