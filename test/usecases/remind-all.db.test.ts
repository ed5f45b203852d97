import { expect } from "vitest";
import type { Db } from "../../src/store/db.ts";
import { openLetters } from "../../src/store/letters.ts";
import { expectAnswer, expectRefused, joinAs } from "../chat/books.ts";
import { dbTest } from "../kit/db.ts";
import { type House, openHouse, wordsOf } from "../kit/house.ts";

async function openLate(db: Db, lines: readonly string[]): Promise<House> {
  const house = await openHouse(db, { now: "2026-11-24T10:00:00Z" });
  for (const line of lines) expectAnswer(await house.say(line));
  return house;
}

const late = (name: string, due: string, more = "") =>
  `/invoice add ${name} 100 issued 1 aug due ${due} ${more}`;

const BOOKS = [
  late("Auk", "1 oct"),
  late("Auk", "20 nov"),
  late("Bittern", "2 oct"),
  late("Coot", "3 oct"),
  late("Dipper", "20 nov"),
  late("Egret", "4 oct"),
  late("Finch", "5 oct"),
  "/client pause Bittern",
  "/invoice promise 4 friday",
  "/invoice dispute 6 the shop is missing",
  "/invoice remind 7",
];

dbTest(
  "one draft for each client who is late enough and whom nothing holds, and a reason for the others",
  async (db) => {
    const house = await openLate(db, BOOKS);
    const before = (await openLetters(db, house.workspace.id)).length;
    const card = await house.say("/invoice remind all over 30 tone firm");
    expect(card.title).toBe("1 reminder drafted");
    const words = wordsOf(card);
    // Of Auk's two only the one that is late by more than thirty days.
    expect(words).toContain("Auk: INV-0001, €100.00");
    expect(words).toContain("Nothing is sent before somebody approves it");
    expect(words).toContain("Left out: 4 clients.");
    expect(words).toMatch(/Bittern: the client is paused/);
    expect(words).toMatch(/Coot: it is promised for/);
    expect(words).toMatch(/Egret: it has been in dispute/);
    expect(words).toMatch(/Finch: a letter to them waits already/);
    expect(words).not.toContain("Dipper");
    const letters = await openLetters(db, house.workspace.id);
    expect(letters).toHaveLength(before + 1);
    expect(letters.find(({ tone }) => tone === "firm")?.approved).toBeUndefined();

    const again = await house.say("/invoice remind all over 30 tone firm");
    expect(again.title).toBe("No reminders drafted");
    expect(await openLetters(db, house.workspace.id)).toHaveLength(before + 1);
    expect(wordsOf(await house.press(card, "Open the draft to Auk"))).toContain("Dear Auk");
  },
);

dbTest("a client who was written to lately is left alone, and so is one who is not late", async (db) => {
  const house = await openLate(db, [late("Auk", "1 oct"), late("Bittern", "24 dec")]);
  const draft = await house.say("/invoice remind 1");
  const approved = await house.press(draft, "Approve & copy");
  expectAnswer(await house.press(approved, "I sent it"));
  expect(wordsOf(await house.say("/invoice remind all"))).toContain(
    "Auk: the last message to them was only a few days ago",
  );
  expect((await house.say('/invoice remind all client "Bittern"')).title).toBe(
    "Nothing of Bittern is overdue",
  );
  expect((await house.say("/invoice remind all over 90")).title).toBe(
    "Nothing is overdue by more than 90 days",
  );
});

dbTest("twenty at a time, the longest overdue first, and the rest when it is asked for again", async (db) => {
  const names = Array.from({ length: 22 }, (_, i) => `Gull${String.fromCharCode(65 + i)}`);
  const house = await openLate(
    db,
    names.map((name, i) => late(name, `${i + 1} oct`)),
  );
  const card = await house.say("/invoice remind all");
  expect(card.title).toBe("20 reminders drafted");
  expect(wordsOf(card)).toContain("2 clients more would get one.");
  expect(wordsOf(card)).not.toMatch(/GullU|GullV/);
  const next = await house.press(card, "Draft the next");
  expect(next.title).toBe("2 reminders drafted");
  expect(wordsOf(next)).toMatch(/GullU[\s\S]*GullV/);

  const page = await house.say("/receivables drafts");
  expect(page.title).toBe("22 letters wait");
  const second = await house.press(page, "Show the next");
  expect(wordsOf(second)).toContain("GullV");
  expect(wordsOf(second)).not.toContain("GullA");
  expect(second.buttons?.map(({ label }) => label)).toContain("Show the ones before");
  await expectRefused(house, () => house.say("/receivables drafts page 9"), [
    "There is no page 9; the last one is 2.",
  ]);
});

dbTest("is a member's to ask for, and of one invoice or of all", async (db) => {
  const house = await openLate(db, [late("Auk", "1 oct")]);
  await expectRefused(house, () => house.say("/invoice remind 1 over 30"), [
    "names one invoice and asks for several",
  ]);
  await expectRefused(house, () => house.say("/invoice remind all over soon"), ["number of days"]);
  const kim = await joinAs(house, "viewer");
  await expectRefused(kim, () => kim.say("/invoice remind all"), ["Your role is viewer"]);
});
