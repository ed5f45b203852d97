import { expect, test } from "vitest";
import { openPostgres } from "../../src/store/open-database.ts";
import { verifyTimeline } from "../../src/usecases/verify-timeline.ts";
import { freshDatabase } from "../kit/db.ts";
import { openHouse, wordsOf } from "../kit/house.ts";

test("two processes that apply the same card at once charge once", async () => {
  const { url, database } = await freshDatabase();
  const second = await openPostgres(url);
  try {
    const one = await openHouse(database.db);
    const other = await openHouse(second.db);
    for (let n = 1; n <= 5; n++) {
      const number = `F-${n}`;
      await one.say(`/invoice add Acme ${n}000 issued 1 oct due 15 oct number ${number} fee 1.5% monthly`);
      const card = await one.say(`/invoice fee ${number}`);
      const answers = await Promise.all([one, other, one, other].map((house) => house.press(card, "Apply")));
      expect(answers.map(({ tone }) => tone).filter((tone) => tone === "refusal")).toHaveLength(3);
      expect(wordsOf(await other.say(`/invoice show ${number}`))).toContain(
        `Of which late fees: €${n * 30}.00`,
      );
    }
    expect([...one.faults, ...other.faults]).toEqual([]);
    expect(await verifyTimeline(second.db, one.workspace.id)).toMatchObject({ kind: "intact" });
  } finally {
    await second.close();
  }
});
