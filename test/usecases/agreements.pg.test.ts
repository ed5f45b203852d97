import { expect, test } from "vitest";
import { openPostgres } from "../../src/store/open-database.ts";
import { sweep } from "../../src/usecases/sweep.ts";
import { verifyTimeline } from "../../src/usecases/verify-timeline.ts";
import { freshDatabase } from "../kit/db.ts";
import { type House, openHouse, wordsOf } from "../kit/house.ts";

/** Two desks on one PostgreSQL, each with connections of its own, as two processes have. */
async function withTwo(work: (one: House, other: House) => Promise<void>): Promise<void> {
  const { url, database } = await freshDatabase();
  const second = await openPostgres(url);
  try {
    const [one, other] = [await openHouse(database.db), await openHouse(second.db)];
    await work(one, other);
    expect(await verifyTimeline(database.db, one.workspace.id)).toMatchObject({ kind: "intact" });
    expect([...one.faults, ...other.faults]).toEqual([]);
  } finally {
    await second.close();
  }
}

const add = (name: string) => `/invoice add ${name} 300 issued 2026-10-01 due 2026-11-10 email a@c.example`;

test("two sweeps at once tell each broken promise once", async () => {
  await withTwo(async (one, other) => {
    const names = ["Acme", "Bolt", "Crane"];
    for (const [i, name] of names.entries()) {
      await one.say(add(name));
      await one.say(`/invoice promise ${i + 1} 2026-11-24`);
    }
    for (const house of [one, other]) house.clock.set("2026-11-26T10:00:00Z");
    const swept = (await Promise.all([one, other, one, other].map((h) => sweep(h.desk)))).flat();
    const told = swept.filter(({ did }) => did === "told").map(({ client }) => client);
    expect(told.sort()).toEqual(names);
  });
});

test("the same promise noted twice at once is one promise", async () => {
  await withTwo(async (one, other) => {
    await one.say(add("Acme"));
    const cards = await Promise.all([one, other].map((h) => h.say("/invoice promise 1 friday")));
    expect(cards.map((card) => card.tone)).toEqual([undefined, undefined]);
    expect(wordsOf(await one.say("/invoice show 1")).match(/€300\.00 promised/g)).toHaveLength(1);
  });
});

test("two disputes at once are one, and it is credited once", async () => {
  await withTwo(async (one, other) => {
    await one.say(add("Acme"));
    const opened = await Promise.all([one, other].map((h) => h.say("/invoice dispute 1 too slow")));
    expect(opened.map(({ tone }) => tone ?? "done").sort()).toEqual(["done", "refusal"]);
    const settled = await Promise.all([one, other].map((h) => h.say("/invoice resolve 1 credit")));
    expect(settled.map(({ tone }) => tone ?? "done").sort()).toEqual(["done", "refusal"]);
    expect(wordsOf(await one.say("/invoice show 1"))).not.toContain("CM-0002");
  });
});

test("a payment in one process and the morning's sweep in the other: kept or broken, and told once", async () => {
  await withTwo(async (one, other) => {
    await one.say(add("Acme"));
    await one.say("/invoice promise 1 2026-11-24");
    for (const house of [one, other]) house.clock.set("2026-11-26T10:00:00Z");
    const [card, swept] = await Promise.all([
      one.say("/invoice paid 1 300 on 2026-11-25"),
      sweep(other.desk),
    ]);
    const told = [...swept.map(({ why }) => why), wordsOf(card)].join("\n");
    expect(told.match(/kept the promise|promised €300\.00/g)).toHaveLength(1);
  });
});
