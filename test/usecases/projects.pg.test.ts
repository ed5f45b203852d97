import { expect, test } from "vitest";
import { openPostgres } from "../../src/store/open-database.ts";
import { verifyTimeline } from "../../src/usecases/verify-timeline.ts";
import { freshDatabase } from "../kit/db.ts";
import { type House, openHouse, wordsOf } from "../kit/house.ts";

/** Two desks on one PostgreSQL, each with connections of its own, as two processes have. */
async function twoHouses(): Promise<{ houses: [House, House]; close: () => Promise<void> }> {
  const { url, database } = await freshDatabase();
  const second = await openPostgres(url);
  return {
    houses: [await openHouse(database.db), await openHouse(second.db)],
    close: () => second.close(),
  };
}

test("two processes bill each stage once, and never a stage beside the final invoice", async () => {
  const { houses, close } = await twoHouses();
  try {
    const [one] = houses;
    await one.say("/project add Acme 1000 for Shop tax 19 deposit 30%");
    await one.say("/project milestone shop 40% for Design");
    const all = async (line: string) => Promise.all([...houses, ...houses].map((house) => house.say(line)));
    const billed = (cards: Awaited<ReturnType<typeof all>>) =>
      cards.filter(({ tone }) => tone === undefined).length;
    expect(billed(await all("/project bill shop deposit"))).toBe(1);
    const raced = await Promise.all([
      all("/project bill shop design"),
      all("/project bill shop final"),
      all("/project milestone shop 30% for Launch"),
    ]);
    expect(billed(raced[0])).toBeLessThanOrEqual(1);
    expect(billed(raced[1])).toBe(1);
    const card = wordsOf(await one.say("/project show shop"));
    expect(card).toContain("Invoiced: €1,190.00");
    expect(card).toContain("Left to bill: €0.00");
    expect(await verifyTimeline(one.desk.db, one.workspace.id)).toMatchObject({ kind: "intact" });
    expect(houses.flatMap(({ faults }) => faults)).toEqual([]);
  } finally {
    await close();
  }
});

test("a credit memo in one process and the final invoice in the other still make up the price", async () => {
  const { houses, close } = await twoHouses();
  try {
    const [one, other] = houses;
    for (const name of ["Ash", "Birch", "Cedar", "Dogwood"]) {
      await one.say(`/project add Acme 1000 for ${name} tax 19 deposit 30%`);
      const deposit = await one.say(`/project bill ${name} deposit`);
      const number = deposit.title.split(" ")[0]!;
      await Promise.all([
        one.say(`/invoice credit ${number} 119 a gift`),
        other.say(`/project bill ${name} final`),
      ]);
      expect(wordsOf(await one.say(`/project show ${name}`))).toContain("Invoiced: €1,190.00");
    }
    expect(houses.flatMap(({ faults }) => faults)).toEqual([]);
  } finally {
    await close();
  }
});
