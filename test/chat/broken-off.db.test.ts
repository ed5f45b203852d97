import { expect } from "vitest";
import { dbTest } from "../kit/db.ts";
import { type House, wordsOf } from "../kit/house.ts";
import { expectAnswer, fingerprint, openBooks } from "./books.ts";

/** Lets the clock be read so many times more, and fails from then on: in between lies each transaction. */
function breakAfter(house: House, reads: number): void {
  const { clock } = house.desk;
  let left = reads;
  house.desk.clock = {
    now: () => {
      if (left-- <= 0) throw new Error("the machine was unplugged");
      return clock.now();
    },
  };
}

dbTest("a failure before anything is on the books says that nothing was changed", async (db) => {
  const house = await openBooks(db);
  const before = await fingerprint(db);
  breakAfter(house, 1); // the ask's own
  const card = await house.say("/invoice remind 7");
  expect(wordsOf(card)).toContain("That did not work, and it is not your fault.\nNothing was changed.");
  expect(await fingerprint(db)).toBe(before);
  expect(house.faults).toHaveLength(1);
});

dbTest("a failure after the draft is on the books does not say so", async (db) => {
  const house = await openBooks(db);
  const { clock } = house.desk;
  breakAfter(house, 2); // the ask's own, and the draft's
  const card = await house.say("/invoice remind 7");
  expect(card.tone).toBe("refusal");
  expect(wordsOf(card)).toBe(
    "It is on the books, but what should have followed failed.\nLook with /receivables or /invoice show NO before you do it once more.",
  );
  house.desk.clock = clock;
  expect(wordsOf(await house.say("/receivables drafts"))).toContain("polite reminder");
});

dbTest("what a person is told of the disk or the server comes along", async (db) => {
  const house = await openBooks(db);
  house.desk.explainError = () => "The disk is full. Nothing was changed.";
  breakAfter(house, 2);
  const card = await house.say("/invoice remind 7");
  expect(wordsOf(card)).toContain("\nThe disk is full. Look with /receivables");
});

dbTest("a look that fails has changed nothing, whatever the ask before it did", async (db) => {
  const house = await openBooks(db);
  expectAnswer(await house.say("/invoice paid 7 100"));
  breakAfter(house, 1);
  expect(wordsOf(await house.say("/invoice show 7"))).toContain("Nothing was changed.");
});
