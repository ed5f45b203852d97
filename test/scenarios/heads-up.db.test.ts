import { expect } from "vitest";
import { sweep } from "../../src/usecases/sweep.ts";
import { dbTest } from "../kit/db.ts";
import { type House, openHouse, wordsOf } from "../kit/house.ts";

async function swept(house: House, on: string): Promise<string[]> {
  house.clock.set(`${on}T11:00:00Z`);
  return (await sweep(house.desk)).map(({ client, step, did }) => `${client} ${step} ${did}`).sort();
}

dbTest("who has always paid in time gets no heads-up, and a reminder all the same once late", async (db) => {
  const house = await openHouse(db);
  for (const client of ["Prompt", "Late"]) {
    for (let n = 1; n <= 4; n++) {
      await house.say(
        `/invoice add ${client} ${n}00 issued 2026-10-01 due 2026-11-0${n} number ${client}-${n}`,
      );
      await house.say(`/invoice paid ${client}-${n} on 2026-11-${client === "Late" ? "20" : "01"}`);
    }
    await house.say(`/invoice add ${client} 900 issued 2026-11-01 due 2026-11-27 number ${client}-9`);
  }
  expect(await swept(house, "2026-11-24")).toEqual(["Late heads-up drafted"]);
  // The heads-up that nobody has dealt with holds the other's ladder.
  expect(await swept(house, "2026-11-30")).toEqual(["Prompt polite-reminder drafted"]);
  expect(house.faults).toEqual([]);
});

dbTest("what is asked about an invoice foresees no heads-up that would leave on the due date", async (db) => {
  const house = await openHouse(db, { now: "2026-11-27T15:00:00Z" });
  await house.say("/invoice add Acme 900 issued 2026-11-01 due 2026-11-30 email ap@acme.example");
  expect(wordsOf(await house.say("/invoice why 1"))).toContain("heads-up");
  house.clock.set("2026-11-27T17:00:00Z"); // Friday after five in Berlin: a mail leaves on Monday, when it is due
  expect(wordsOf(await house.say("/invoice why 1"))).not.toContain("heads-up");
});
