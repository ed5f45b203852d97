import { expect, test } from "vitest";
import { openPostgres } from "../../src/store/open-database.ts";
import { verifyTimeline } from "../../src/usecases/verify-timeline.ts";
import { freshDatabase } from "../kit/db.ts";
import { openHouse, wordsOf } from "../kit/house.ts";

test("two processes that change a step each at once both have their way", async () => {
  const { url, database } = await freshDatabase();
  const second = await openPostgres(url);
  try {
    const one = await openHouse(database.db);
    const other = await openHouse(second.db);
    for (let n = 1; n <= 5; n++) {
      await Promise.all([
        one.say(`/dunlin ladder set call ${17 + n}`),
        other.say(`/dunlin ladder set second-reminder ${10 + n}`),
      ]);
      const shown = wordsOf(await one.say("/dunlin ladder"));
      expect(shown).toContain(`day ${17 + n} | phone call`);
      expect(shown).toContain(`day ${10 + n} | second reminder`);
    }
    expect([...one.faults, ...other.faults]).toEqual([]);
    expect(await verifyTimeline(second.db, one.workspace.id)).toMatchObject({ kind: "intact" });
  } finally {
    await second.close();
  }
});
