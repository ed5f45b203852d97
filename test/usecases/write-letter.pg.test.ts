import { expect, test } from "vitest";
import { sweep } from "../../src/usecases/sweep.ts";
import { freshDatabase } from "../kit/db.ts";
import { openHouse } from "../kit/house.ts";
import { keepModel, REMINDER_WORDS } from "../kit/model.ts";

test("the tick has several letters written at once, two processes no letter twice", async () => {
  const { database } = await freshDatabase();
  const two = Promise.withResolvers<void>();
  // Nobody gets an answer before somebody else has asked too.
  const model = keepModel(async () => {
    if (model.asks.length > 1) two.resolve();
    await two.promise;
    return { value: REMINDER_WORDS };
  });
  const house = await openHouse(database.db, { model });
  for (const name of ["Auk", "Bittern", "Coot", "Dipper", "Egret"]) {
    await house.say(`/invoice add ${name} 300 issued 2026-10-01 due 2026-11-18 email ap@${name}.example`);
  }
  const swept = (await Promise.all([sweep(house.desk), sweep(house.desk)])).flat();
  expect(
    swept
      .filter(({ did }) => did === "drafted")
      .map(({ invoice }) => invoice)
      .sort(),
  ).toEqual([1, 2, 3, 4, 5].map((n) => `INV-000${n}`));
  expect(house.faults).toEqual([]);
});
