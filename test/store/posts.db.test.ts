import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import { type ClientId, newId, type WorkspaceId } from "../../src/domain/ids.ts";
import type { Room } from "../../src/domain/post.ts";
import type { Db } from "../../src/store/db.ts";
import {
  deadPosts,
  findPostByKey,
  freeRooms,
  insertPosts,
  leaseRooms,
  markClaimed,
  markPosts,
  nextPosts,
  nudgeRooms,
  revivePosts,
  setThread,
  threadsOf,
} from "../../src/store/posts.ts";
import { clients, doors, posts } from "../../src/store/schema.ts";
import { dbTest } from "../kit/db.ts";
import { openHouse } from "../kit/house.ts";

const NOW = new Date("2026-11-23T10:00:00Z");
const minutes = (n: number) => new Date(NOW.getTime() + n * 60_000);
const claim = { platforms: ["terminal"], perRoom: 20, limit: 500, leaseUntil: minutes(5) };

/** A workspace with one room, and its posts `n`, each due a minute after the one before. */
async function roomWith(
  db: Db,
  name: string,
  n: number,
  platform = "terminal",
): Promise<{ ws: WorkspaceId; at: Room }> {
  const { workspace } = await openHouse(db, { visitor: { externalId: name, platform } });
  const at = { platform, room: name };
  const added = Array.from({ length: n }, (_, i) => post(at, `${name} ${i}`, minutes(i - n)));
  await insertPosts(db, workspace.id, added, NOW);
  return { ws: workspace.id, at };
}

function post(at: Room, key: string, due: Date, client?: ClientId) {
  const content = { kind: "news" as const, invoice: newId<never>(), what: "x", sentence: key };
  return { at, key, content, why: "x", due, ...(client ? { client } : {}) };
}

/** Takes the rooms in which something is due, and what is to be said first in each. */
async function claimPosts(db: Db, now: Date, { platforms, perRoom, limit, leaseUntil }: typeof claim) {
  const rooms = await leaseRooms(db, now, { platforms, limit, leaseUntil });
  const next = await nextPosts(db, rooms, now, { perRoom, limit, leaseUntil });
  const rows = await db.select({ id: posts.id, key: posts.key }).from(posts);
  const keys = new Map(rows.map(({ id, key }) => [id, key]));
  return next.map((claimed) => ({ ...claimed, key: keys.get(claimed.id)! }));
}

const keysOf = (claimed: readonly { key: string }[]) => claimed.map(({ key }) => key);

describe("what is due is claimed", () => {
  dbTest("once, until its lease is over; then again under the same key", async (db) => {
    await roomWith(db, "a", 2);
    const first = await claimPosts(db, NOW, claim);
    expect(first.map(({ key, attempts }) => [key, attempts])).toEqual([
      ["a 0", 1],
      ["a 1", 1],
    ]);
    expect(await claimPosts(db, minutes(4), claim)).toEqual([]);
    const again = await claimPosts(db, minutes(5), { ...claim, leaseUntil: minutes(10) });
    expect(again).toEqual(first);
  });

  dbTest("not before its time, and only for platforms that are there", async (db) => {
    const { ws, at } = await roomWith(db, "a", 1);
    await insertPosts(db, ws, [post(at, "later", minutes(1))], NOW);
    await roomWith(db, "b", 1, "slack");
    expect(keysOf(await claimPosts(db, NOW, claim))).toEqual(["a 0"]);
    expect(await claimPosts(db, NOW, { ...claim, platforms: [] })).toEqual([]);
    expect(keysOf(await claimPosts(db, NOW, { ...claim, platforms: ["slack", "terminal"] }))).toEqual([
      "b 0",
    ]);
  });

  dbTest("a few of each room: one with thousands does not hold up another", async (db) => {
    const { ws, at } = await roomWith(db, "large", 3000);
    await roomWith(db, "small", 1);
    const claimed = await claimPosts(db, NOW, { ...claim, perRoom: 3, limit: 4 });
    expect(keysOf(claimed).sort()).toEqual(["large 0", "large 1", "large 2", "small 0"]);
    expect(keysOf(await claimPosts(db, NOW, { ...claim, perRoom: 3, limit: 4 }))).toEqual([]);
    const done = claimed.filter(({ workspace }) => workspace === ws);
    await markClaimed(db, [{ ws, at, marks: done.map(({ id }) => ({ id, state: "sent" })) }], {
      now: NOW,
      leaseUntil: claim.leaseUntil,
    });
    await freeRooms(db, [at], claim.leaseUntil);
    expect(keysOf(await claimPosts(db, NOW, { ...claim, perRoom: 2 }))).toEqual(["large 3", "large 4"]);
  });

  dbTest(
    "what the room itself hears comes before what belongs into threads, else the oldest first",
    async (db) => {
      const house = await openHouse(db);
      await house.say("/client add Acme");
      const [acme] = await db.select().from(clients).where(eq(clients.workspaceId, house.workspace.id));
      const at = { platform: "terminal", room: "local" };
      const added = [
        post(at, "card", minutes(-3), acme!.id as ClientId),
        post(at, "older card", minutes(-4), acme!.id as ClientId),
        post(at, "list", minutes(-1)),
      ];
      await insertPosts(db, house.workspace.id, added, NOW);
      expect(keysOf(await claimPosts(db, NOW, { ...claim, perRoom: 2 }))).toEqual(["list", "older card"]);
    },
  );

  dbTest("a room in which somebody is saying something is left to them", async (db) => {
    const { ws, at } = await roomWith(db, "a", 1);
    await claimPosts(db, NOW, claim);
    await insertPosts(db, ws, [post(at, "new", minutes(-9))], NOW);
    expect(await claimPosts(db, NOW, claim)).toEqual([]);
  });
});

describe("what became of it is marked", () => {
  dbTest("each in its way, and what did not count as a try is not counted", async (db) => {
    const { ws, at } = await roomWith(db, "a", 4);
    const [sent, waits, dead, gone] = await claimPosts(db, NOW, claim);
    const marks = [
      { id: sent!.id, state: "sent" as const, externalId: "m1" },
      {
        id: waits!.id,
        state: "waiting" as const,
        nextTryAt: minutes(7),
        counts: false,
        lastError: "slow",
      },
      { id: dead!.id, state: "dead" as const, lastError: "no such channel" },
      { id: gone!.id, state: "withdrawn" as const, lastError: "it is paid" },
    ];
    await markClaimed(db, [{ ws, at, marks }], { now: minutes(1), leaseUntil: claim.leaseUntil });
    await freeRooms(db, [at], claim.leaseUntil);
    const rows = await db.select().from(posts).where(eq(posts.workspaceId, ws)).orderBy(posts.place);
    expect(rows.map((r) => [r.state, r.attempts, r.externalId, r.lastError, r.doneAt])).toEqual([
      ["sent", 1, "m1", null, minutes(1)],
      ["waiting", 0, null, "slow", null],
      ["dead", 1, null, "no such channel", minutes(1)],
      ["withdrawn", 1, null, "it is paid", minutes(1)],
    ]);
    expect(keysOf(await claimPosts(db, minutes(6), claim))).toEqual([]);
    expect(keysOf(await claimPosts(db, minutes(7), { ...claim, leaseUntil: minutes(12) }))).toEqual(["a 1"]);
    expect(keysOf(await deadPosts(db, ws, 9))).toEqual(["a 2"]);
    expect(await revivePosts(db, ws, minutes(7))).toBe(1);
    expect(await findPostByKey(db, ws, at, "a 2")).toMatchObject({ state: "waiting", attempts: 0 });
  });

  dbTest("not by a process whose lease another has taken over", async (db) => {
    const { ws, at } = await roomWith(db, "a", 1);
    const [mine] = await claimPosts(db, NOW, claim);
    await claimPosts(db, minutes(5), { ...claim, leaseUntil: minutes(10) });
    await markClaimed(db, [{ ws, at, marks: [{ id: mine!.id, state: "dead" }] }], {
      now: minutes(6),
      leaseUntil: claim.leaseUntil,
    });
    expect(await findPostByKey(db, ws, at, "a 0")).toMatchObject({ state: "waiting", attempts: 0 });
    expect(await claimPosts(db, minutes(9), claim)).toEqual([]);
  });

  dbTest(
    "as said, where somebody took it back meanwhile; but what was not said stays taken back",
    async (db) => {
      const { ws, at } = await roomWith(db, "a", 2);
      const [said, failed] = await claimPosts(db, NOW, claim);
      const back = [said!, failed!].map(({ id }) => ({ id, state: "withdrawn" as const }));
      await markPosts(db, ws, back, NOW);
      const marks = [
        { id: said!.id, state: "sent" as const },
        { id: failed!.id, state: "waiting" as const, nextTryAt: NOW },
      ];
      await markClaimed(db, [{ ws, at, marks }], { now: NOW, leaseUntil: claim.leaseUntil });
      expect(await findPostByKey(db, ws, at, "a 0")).toMatchObject({ state: "sent" });
      expect(await findPostByKey(db, ws, at, "a 1")).toMatchObject({ state: "withdrawn" });
    },
  );
});

dbTest("the same thing is told once, by its key", async (db) => {
  const { ws, at } = await roomWith(db, "a", 1);
  await insertPosts(db, ws, [post(at, "a 0", minutes(-9)), post(at, "b", minutes(-9))], NOW);
  expect(keysOf(await claimPosts(db, NOW, claim)).sort()).toEqual(["a 0", "b"]);
});

dbTest("a door without nudges is no room to be told in", async (db) => {
  const { ws, at } = await roomWith(db, "a", 0);
  expect(await nudgeRooms(db, ws)).toEqual([at]);
  await db.update(doors).set({ nudges: false }).where(eq(doors.workspaceId, ws));
  expect(await nudgeRooms(db, ws)).toEqual([]);
});

dbTest("a client's thread is kept, and replaced by a newer one", async (db) => {
  const house = await openHouse(db);
  await house.say("/client add Acme");
  const [acme] = await db.select().from(clients).where(eq(clients.workspaceId, house.workspace.id));
  const id = acme!.id as ClientId;
  const at = { platform: "terminal", room: "local" };
  await setThread(db, house.workspace.id, at, id, "t1");
  await setThread(db, house.workspace.id, at, id, "t2");
  expect([...(await threadsOf(db, house.workspace.id, at, [id]))]).toEqual([[id, "t2"]]);
  expect([...(await threadsOf(db, house.workspace.id, { ...at, room: "other" }, [id]))]).toEqual([]);
});
