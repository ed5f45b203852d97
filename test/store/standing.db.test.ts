import { expect } from "vitest";
import { standingOf } from "../../src/store/standing.ts";
import { dbTest } from "../kit/db.ts";
import { openHouse } from "../kit/house.ts";

dbTest("counts letters, texts, mails and posts by what became of them", async (db) => {
  const before = await standingOf(db);
  const house = await openHouse(db);
  await house.say("/invoice add Acme 300 issued 2026-10-01 due 2026-11-18 email ap@acme.example");
  const draft = await house.say("/invoice remind 1");
  await house.press(draft, "Approve & copy");
  await house.say("/invoice add Auk 300 issued 2026-10-01 due 2026-11-18 email ap@auk.example");
  await house.press(await house.say("/invoice remind 2"), "Skip this step");
  const { letters, texts, unwritten } = await standingOf(db);
  const more = (name: string) => (letters.get(name) ?? 0) - (before.letters.get(name) ?? 0);
  expect([more("open"), more("skipped")]).toEqual([1, 1]);
  expect((texts.get("built-in") ?? 0) - (before.texts.get("built-in") ?? 0)).toBe(2);
  expect(unwritten).toBe(before.unwritten);
});
