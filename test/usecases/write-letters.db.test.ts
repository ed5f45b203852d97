import { and, eq } from "drizzle-orm";
import { expect } from "vitest";
import type { Db } from "../../src/store/db.ts";
import { openLetters } from "../../src/store/letters.ts";
import { clients } from "../../src/store/schema.ts";
import { sweep } from "../../src/usecases/sweep.ts";
import { dbTest } from "../kit/db.ts";
import { type House, openHouse, wordsOf } from "../kit/house.ts";
import { keepTeam, tell } from "../kit/team.ts";

const LATE = "300 issued 2026-10-01 due 2026-11-18";

async function openLate(db: Db, names: readonly string[], door = "local"): Promise<House> {
  const house = await openHouse(db, { visitor: { externalId: door } });
  for (const name of names) await house.say(`/invoice add ${name} ${LATE} email ap@${name}.example`);
  return house;
}

async function writtenOf({ desk, workspace }: House): Promise<number> {
  return (await openLetters(desk.db, workspace.id)).filter(({ unwritten }) => !unwritten).length;
}

dbTest("thousands of one business hold up neither another's letters nor the rest of a tick", async (db) => {
  const many = await openLate(db, ["Auk", "Bittern", "Coot", "Dipper", "Egret", "Finch"]);
  const few = await openLate(db, ["Gull"], "another");
  // Each look at this clock takes five seconds, as a slow machine or a slow model would.
  const clock = {
    now: () => {
      many.clock.advance({ seconds: 5 });
      return many.clock.now();
    },
  };
  const swept = await sweep({ ...many.desk, clock });
  expect(swept.map(({ client }) => client)).toContain("Gull");
  expect(await writtenOf(few)).toBe(1);
  const before = await writtenOf(many);
  expect(before).toBe(2);
  // The list of the day counts those that are to come, so that nobody is named again with each of them.
  const team = keepTeam();
  await tell(many.desk, team);
  const isOfMany = ({ room }: { room: string }) => room === "local";
  expect(wordsOf(team.posts.find(isOfMany)!.said.card)).toContain(`${6 - before} letters being written`);

  for (let ticks = 0; ticks < 6; ticks++) await sweep({ ...many.desk, clock });
  expect(await writtenOf(many)).toBe(6);
  await tell(many.desk, team);
  const named = team.posts.filter(isOfMany).map(({ mentions }) => mentions.length);
  expect(named).toEqual([1, 0, 0, 0, 0, 0, 0]);
  expect(many.faults).toEqual([]);
});

dbTest("a client whose books cannot be read holds up nobody else's letter", async (db) => {
  const house = await openLate(db, ["Auk", "Bittern"]);
  await sweep({ ...house.desk, prompts: new Map() }); // both are asked for, and put off
  const isAuk = and(eq(clients.workspaceId, house.workspace.id), eq(clients.name, "Auk"));
  await db.update(clients).set({ zone: "Nowhere/At_all" }).where(isAuk);
  const mailer = { name: "kept.example", domain: "studio.example", send: () => Promise.reject(new Error()) };
  house.clock.advance({ minutes: 15 });
  const swept = async () =>
    (await sweep({ ...house.desk, mailer })).map(({ client, did }) => `${client} ${did}`).sort();
  expect(await swept()).toEqual(["Auk failed", "Bittern drafted"]);
  expect(await swept()).toEqual([]);

  await db.update(clients).set({ zone: null }).where(isAuk);
  house.clock.advance({ minutes: 15 });
  expect(await swept()).toEqual(["Auk drafted"]);
});
