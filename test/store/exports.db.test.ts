import { expect } from "vitest";
import { tablePages } from "../../src/store/exports.ts";
import * as schema from "../../src/store/schema.ts";
import { expectAnswer } from "../chat/books.ts";
import { dbTest } from "../kit/db.ts";
import { openHouse } from "../kit/house.ts";

dbTest("an amount without a currency of its own has the decimals of what it belongs to", async (db) => {
  const house = await openHouse(db);
  for (const line of [
    "/invoice add Tern JPY100000 due 2026-12-20",
    "/invoice plan 1 3",
    '/invoice add "Gull" KWD10.500 due 2026-12-20',
    "/invoice plan 2 2",
    "/project add Gull KWD1000 for Jetty",
    "/project milestone Jetty KWD250.125 for piles",
  ]) {
    expectAnswer(await house.say(line));
  }
  const amounts = async (table: typeof schema.instalments | typeof schema.milestones) => {
    const found: unknown[] = [];
    for await (const page of tablePages(db, house.workspace.id, table))
      found.push(...page.map((r) => r["amount"]));
    return found.sort();
  };
  expect(await amounts(schema.instalments)).toEqual(["33333", "33333", "33334", "5.250", "5.250"]);
  expect(await amounts(schema.milestones)).toEqual(["250.125"]);
});
