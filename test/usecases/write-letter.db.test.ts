import { expect } from "vitest";
import type { LetterId } from "../../src/domain/ids.ts";
import type { ModelAnswer } from "../../src/ports.ts";
import { newestVersion, openLetters } from "../../src/store/letters.ts";
import { sweep } from "../../src/usecases/sweep.ts";
import { viewLetter } from "../../src/usecases/view-letter.ts";
import { writeLetter } from "../../src/usecases/write-letter.ts";
import { dbTest } from "../kit/db.ts";
import { type House, openHouse, wordsOf } from "../kit/house.ts";
import { keepModel, REMINDER_WORDS } from "../kit/model.ts";
import { lateInvoice } from "./letters-kit.ts";

const ANSWER = { value: REMINDER_WORDS };

/** What one such letter looks like in the books now. */
async function onlyLetter({ desk, workspace }: House) {
  const [letter] = await openLetters(desk.db, workspace.id);
  return { letter, version: letter && (await newestVersion(desk.db, workspace.id, letter.id)) };
}

dbTest("a model writes what a person asked for, and the card says so", async (db) => {
  const model = keepModel(ANSWER);
  const house = await openHouse(db, { model });
  const card = await lateInvoice(house);
  expect(wordsOf(card)).toContain("€1,200.00 is still open. I enclose a copy in case it went missing.");
  expect(wordsOf(card)).toContain("model kept-1");
  const { version } = await onlyLetter(house);
  expect(version).toMatchObject({
    author: "kept-1",
    origin: { by: "model", model: "kept-1", words: REMINDER_WORDS, tokens: { input: 100, output: 50 } },
  });
  const again = await house.say("/receivables drafts");
  expect(wordsOf(again)).toContain("I enclose a copy in case it went missing.");
  expect(model.asks).toHaveLength(1);
  expect(house.faults).toEqual([]);
});

dbTest(
  "where no model answers, the built-in text is there at once, with the reason on its card",
  async (db) => {
    const house = await openHouse(db, {
      model: keepModel({ kind: "unreachable", because: "the model did not answer in 20 seconds" }),
    });
    const card = await lateInvoice(house);
    expect(card.tone).not.toBe("refusal");
    expect(wordsOf(card)).toContain("No model wrote it: the model did not answer in 20 seconds.");
  },
);

dbTest("moved facts are put into the model's own words, and the model is not asked again", async (db) => {
  const model = keepModel(ANSWER);
  const house = await openHouse(db, { model });
  await lateInvoice(house);
  await house.say("/dunlin setup name Kite & Sons");
  const card = await house.say("/receivables drafts");
  expect(wordsOf(card)).toContain("I enclose a copy in case it went missing.");
  expect(wordsOf(card)).toContain("Kite & Sons");
  expect(model.asks).toHaveLength(1);
  const { version } = await onlyLetter(house);
  expect(version).toMatchObject({ n: 2, author: "kept-1", origin: { by: "model", words: REMINDER_WORDS } });
  expect(version?.origin).not.toHaveProperty("tokens");
});

dbTest("what changes while the model writes is in the letter", async (db) => {
  const model = keepModel(async () => {
    await house.say("/dunlin setup name Kite & Sons");
    return ANSWER;
  });
  const house = await openHouse(db, { model });
  const card = await lateInvoice(house);
  expect(wordsOf(card)).toContain("I enclose a copy in case it went missing.");
  expect(wordsOf(card)).toContain("Kite & Sons");
  expect((await onlyLetter(house)).version?.n).toBe(1);
});

dbTest("what is paid while the model writes is not asked for, and that is said", async (db) => {
  const model = keepModel(async () => {
    await house.say("/invoice paid 1");
    return ANSWER;
  });
  const house = await openHouse(db, { model });
  const card = await lateInvoice(house);
  expect(card.tone).toBe("refusal");
  expect(wordsOf(card)).toMatch(/withdrawn/);
  expect((await onlyLetter(house)).letter).toBeUndefined();
  expect(house.faults).toEqual([]);
});

dbTest("a letter is written once, however many write it", async (db) => {
  const model = keepModel(async () => {
    if (model.asks.length === 1) {
      const { letter } = await onlyLetter(house);
      await viewLetter(house.desk, house.who, letter!.id);
    }
    return ANSWER;
  });
  const house = await openHouse(db, { model });
  await lateInvoice(house);
  expect((await onlyLetter(house)).version?.n).toBe(1);
});

dbTest("what nobody has written is taken over by the tick, and not before its time", async (db) => {
  const model = keepModel(() => Promise.reject(new Error("the process died")));
  const house = await openHouse(db, { model });
  await lateInvoice(house);
  model.next(ANSWER);
  house.clock.advance({ minutes: 14 });
  expect(await sweep(house.desk)).toEqual([]);
  house.clock.advance({ minutes: 1 });
  expect(await sweep(house.desk)).toMatchObject([{ invoice: "INV-0001", did: "drafted" }]);
  const { letter, version } = await onlyLetter(house);
  expect(letter?.unwritten).toBeUndefined();
  expect(version?.author).toBe("kept-1");
});

dbTest("what nobody opens is written by the tick within minutes", async (db) => {
  const house = await openHouse(db, { model: keepModel({ kind: "refused", because: "the model declined" }) });
  await house.say("/invoice add Acme 1200 issued 2026-10-15 due 2026-11-30 email pay@acme.example");
  await house.say("/invoice credit 1 200 billed twice");
  expect((await onlyLetter(house)).letter?.unwritten).toBe(true);
  house.clock.advance({ minutes: 2 });
  expect(await sweep(house.desk)).toMatchObject([{ invoice: "INV-0001", did: "drafted" }]);
  expect((await onlyLetter(house)).version?.origin).toEqual({
    by: "built-in",
    because: "the model declined",
  });
});

dbTest("a process that has to end hands back what the model was broken off in", async (db) => {
  let stopping = false;
  const off: ModelAnswer = { kind: "unreachable", because: "it was broken off" };
  const model = keepModel(() => {
    stopping = true;
    return off;
  });
  const house = await openHouse(db, { model });
  await house.say("/invoice add Auk 300 issued 2026-10-01 due 2026-11-18 email ap@auk.example");
  expect(await sweep(house.desk, { stop: () => stopping })).toEqual([]);
  expect((await onlyLetter(house)).version).toBeUndefined();
  model.next(ANSWER);
  expect(await sweep(house.desk)).toMatchObject([{ invoice: "INV-0001", did: "drafted" }]);
});

dbTest(
  "nothing can be approved before it is written, and nothing is written of another business",
  async (db) => {
    const model = keepModel(() => Promise.reject(new Error("the process died")));
    const house = await openHouse(db, { model });
    await lateInvoice(house);
    const { letter } = await onlyLetter(house);
    const args = { letter: letter!.id, version: "1", hash: "x" };
    expect((await house.forge({ name: "letter.approve", args })).tone).toBe("refusal");
    const other = await openHouse(db, { model: keepModel(ANSWER), visitor: { externalId: "other" } });
    expect(await writeLetter(other.desk, other.who, letter!.id as LetterId)).toBeUndefined();
    expect((await onlyLetter(house)).letter?.unwritten).toBe(true);
  },
);
