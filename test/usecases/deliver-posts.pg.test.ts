import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { openPostgres } from "../../src/store/open-database.ts";
import { doors, posts } from "../../src/store/schema.ts";
import { sweep } from "../../src/usecases/sweep.ts";
import { freshDatabase } from "../kit/db.ts";
import { openHouse } from "../kit/house.ts";
import { keepTeam, tell } from "../kit/team.ts";

test("processes that tell at once say each post once, each room in its order", async () => {
  const { url, database } = await freshDatabase();
  const second = await openPostgres(url);
  try {
    const names = ["Avocet", "Bittern", "Curlew"];
    const houses = [];
    for (const name of names) {
      const house = await openHouse(database.db, { visitor: { externalId: name } });
      for (let i = 1; i <= 12; i++)
        await house.say(
          `/invoice add "${name} client ${i}" 100 issued 2026-10-01 due 2026-11-20 email a@c.example`,
        );
      houses.push(house);
    }
    const one = houses[0]!.desk;
    const other = { ...one, db: second.db };
    await sweep(one);
    const team = keepTeam();
    const said: string[] = [];
    team.next((post) => {
      said.push(`${post.room}: ${post.thread?.name ?? "list"}`);
      return { kind: "posted", externalId: post.key };
    });
    await Promise.all([one, other, one, other].map((desk) => tell(desk, team)));
    await tell(one, team);
    expect(said).toHaveLength(3 * 13);
    expect(new Set(said).size).toBe(3 * 13);
    for (const name of names) expect(said.find((each) => each.startsWith(name))).toBe(`${name}: list`);
    const rows = await database.db.select().from(posts);
    expect(rows.map(({ state, attempts }) => `${state} ${attempts}`)).toEqual(rows.map(() => "sent 1"));
    expect(houses.flatMap(({ faults }) => faults)).toEqual([]);
  } finally {
    await second.close();
  }
});

test("a room that is still being spoken in is not freed because another could not be marked", async () => {
  const { database } = await freshDatabase();
  const { db } = database;
  const houses = [];
  for (const externalId of ["Avocet", "Bittern"]) {
    const house = await openHouse(db, { visitor: { externalId } });
    await house.say("/invoice add Gull 100 issued 2026-10-01 due 2026-11-20 email a@gull.example");
    houses.push(house);
  }
  const { desk } = houses[0]!;
  await sweep(desk);
  const kept = keepTeam();
  const said: string[] = [];
  const slow = {
    ...kept,
    async post(post: Parameters<typeof kept.post>[0]) {
      said.push(post.room);
      // A name that no database keeps.
      if (post.room === "Avocet") return { kind: "posted", externalId: "\u0000" } as const;
      // Longer than it takes to free the rooms.
      for (let i = 0; i < 40; i++) await db.select().from(doors).where(eq(doors.externalId, "Avocet"));
      return { kind: "posted", externalId: post.key } as const;
    },
  };
  await expect(tell(desk, slow)).rejects.toThrow();
  const states = await db.select({ room: posts.room, state: posts.state }).from(posts);
  const inBittern = states.filter(({ room }) => room === "Bittern");
  expect(inBittern.length).toBeGreaterThan(0);
  expect(inBittern.filter(({ state }) => state !== "sent")).toEqual([]);
  expect(said.filter((room) => room === "Bittern")).toHaveLength(inBittern.length);
});
