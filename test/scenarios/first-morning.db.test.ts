import { expect } from "vitest";
import { openLetters } from "../../src/store/letters.ts";
import { dbTest } from "../kit/db.ts";
import { openHouse, wordsOf } from "../kit/house.ts";
import { keepTeam, tick } from "../kit/team.ts";

// Somebody moves in with a drawer full of old invoices: the first morning asks for a reminder to each client.

const CLIENTS = 23;

dbTest("the first morning puts twenty drafts before the room, and lists them all", async (db) => {
  const house = await openHouse(db, { now: "2026-11-23T06:00:00Z" });
  const names = Array.from({ length: CLIENTS }, (_, i) => `Tern${String.fromCharCode(65 + i)}`);
  // The last ones to be added are the longest overdue.
  for (const [i, name] of names.entries())
    await house.say(`/invoice add ${name} 100 issued 1 sep due ${CLIENTS - i} oct email ap@tern.example`);
  const team = keepTeam();
  house.clock.set("2026-11-24T08:30:00Z");
  await tick(house.desk, team);
  const open = await openLetters(db, house.workspace.id);
  expect(open).toHaveLength(CLIENTS);
  expect(open.every(({ unwritten }) => !unwritten)).toBe(true);
  const cards = team.posts.filter(({ said }) => said.card.title.startsWith("Draft:"));
  expect(cards).toHaveLength(20);
  const shown = cards.map(({ thread }) => thread?.name);
  expect(shown).toContain(names.at(-1));
  for (const name of names.slice(0, 3)) expect(shown).not.toContain(name);

  const list = team.posts.find(({ thread }) => !thread)!.said.card;
  expect(list.title).toContain(`${CLIENTS} things to do`);
  expect(wordsOf(list)).toContain("3 more: /receivables drafts");
  expect(wordsOf(await house.press(list, "Show the next"))).toContain(names[0]);

  // The same day brings no more; what waits for long is on a later list.
  const before = team.posts.length;
  house.clock.set("2026-11-24T15:00:00Z");
  await tick(house.desk, team);
  expect(team.posts).toHaveLength(before);
  house.clock.set("2026-11-30T08:30:00Z");
  await tick(house.desk, team);
  expect(team.posts.at(-1)!.said.card.title).toContain(`${CLIENTS} still wait`);
  expect(house.faults).toEqual([]);
});
