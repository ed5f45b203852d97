import { expect, test } from "vitest";
import { openPostgres } from "../../src/store/open-database.ts";
import { sweep } from "../../src/usecases/sweep.ts";
import { verifyTimeline } from "../../src/usecases/verify-timeline.ts";
import { freshDatabase } from "../kit/db.ts";
import { buttonOf, type House, keepMail, openHouse, wordsOf } from "../kit/house.ts";

/** Two desks on one PostgreSQL, each with connections of its own, and a late invoice with a plan on offer. */
async function twoHouses() {
  const { url, database } = await freshDatabase();
  const second = await openPostgres(url);
  const one = await openHouse(database.db, { mailer: keepMail() });
  const other = await openHouse(second.db, { mailer: keepMail() });
  await one.say("/invoice add Acme 900 issued 2026-10-01 due 2026-11-18 email a@c.example");
  const offer = await one.say("/invoice plan 1 3 weekly");
  return { one, other, offer, db: database.db, close: () => second.close() };
}

const both = <T>(houses: readonly House[], work: (house: House) => Promise<T>) =>
  Promise.all(houses.map((house) => work(house)));

test("of an acceptance and a refusal at once one counts, and two offers at once are one", async () => {
  const { one, other, offer, close } = await twoHouses();
  try {
    const [yes, no] = ["Accepted by the client", "Declined"].map((label) => buttonOf(offer, label).action);
    const answers = await Promise.all([one.forge(yes!), other.forge(no!), one.forge(no!), other.forge(yes!)]);
    expect(answers.filter((card) => card.tone !== "refusal")).toHaveLength(1);
    expect(answers.filter((card) => /was (accepted|declined) already/.test(card.title))).toHaveLength(3);
    await one.say("/invoice add Bolt 900 issued 2026-10-01 due 2026-11-18 email b@c.example");
    const offers = await both([one, other], (house) => house.say("/invoice plan 2 3"));
    expect(offers.map((card) => card.tone === "refusal").sort()).toEqual([false, true]);
    expect([...one.faults, ...other.faults]).toEqual([]);
  } finally {
    await close();
  }
});

test("two processes tell of a missed instalment once, and break the plan once", async () => {
  const { one, other, offer, db, close } = await twoHouses();
  try {
    await one.press(offer, "Accepted by the client");
    const told: string[] = [];
    for (const now of ["2026-12-02T10:00:00Z", "2026-12-09T10:00:00Z"]) {
      for (const house of [one, other]) house.clock.set(now);
      const swept = (await both([one, other, one, other], (house) => sweep(house.desk))).flat();
      told.push(...swept.map(({ did, why }) => `${did}: ${why.split(",")[0]}`));
    }
    expect(told).toEqual([
      "told: INV-0001: instalment 1 of 3",
      "told: INV-0001: the payment plan is broken",
      "drafted: the ladder: polite reminder",
    ]);
    expect(wordsOf(await one.say("/invoice plan 1"))).toContain("State: broken on 9 Dec 2026");
    expect(await verifyTimeline(db, one.workspace.id)).toMatchObject({ kind: "intact" });
  } finally {
    await close();
  }
});

test("a payment in one process while the other breaks the plan: kept or broken, never both", async () => {
  const { one, other, offer, close } = await twoHouses();
  try {
    await one.press(offer, "Accepted by the client");
    for (const house of [one, other]) house.clock.set("2026-12-09T10:00:00Z");
    const [paid, swept] = await Promise.all([one.say("/invoice paid 1"), sweep(other.desk)]);
    const broken = swept.some(({ why }) => why.includes("is broken"));
    expect(wordsOf(paid).includes("the payment plan is kept")).toBe(!broken);
    const plan = wordsOf(await one.say("/invoice plan 1"));
    expect(plan).toContain(broken ? "State: broken" : "State: kept");
  } finally {
    await close();
  }
});
