import { expect } from "vitest";
import { dbTest } from "../../kit/db.ts";
import { openHouse, wordsOf } from "../../kit/house.ts";

dbTest("an invoice form takes 500 lines, and says so of more", async (db) => {
  const house = await openHouse(db);
  const lines = (count: number) => Array<string>(count).fill("Work @ 1").join("\n");
  const form = await house.say("/invoice add");
  const refused = await house.fill(form, { client: "Acme", lines: lines(501) });
  expect(refused.tone).toBe("refusal");
  expect(wordsOf(refused)).toContain("There are 501 of them, and an invoice takes 500.");
  expect((await house.fill(form, { client: "Acme", lines: lines(500) })).title).toContain("€500.00");
});
