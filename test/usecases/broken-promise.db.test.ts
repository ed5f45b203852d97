import { expect, test } from "vitest";
import { sweep } from "../../src/usecases/sweep.ts";
import { inRollback } from "../kit/db.ts";
import { wordsOf } from "../kit/house.ts";
import { lateInvoice, openPosting, waitingCard } from "./letters-kit.ts";

const SENTENCE = "You had told us that we could expect €500.00 for invoice INV-0001 by 24 November 2026.";

test("a promise that was broken is spoken of in the next reminder, and in no other", () =>
  inRollback(async (db) => {
    const house = await openPosting(db);
    const polite = await lateInvoice(house);
    await house.press(polite, "Approve & send");
    await house.say("/invoice promise 1 2026-11-24 500");
    house.clock.set("2026-11-26T10:00:00Z");
    await sweep(house.desk);
    const second = await house.say("/invoice remind 1");
    expect(wordsOf(second)).toContain(SENTENCE);
    await house.press(second, "Approve & send");
    house.clock.set("2026-12-08T10:00:00Z");
    await sweep(house.desk); // sends the second
    const third = await house.say("/invoice remind 1");
    expect(wordsOf(third)).toContain("1,200.00");
    expect(wordsOf(third)).not.toContain("You had told us");
    expect(house.mails.map(({ text }) => text.includes(SENTENCE))).toEqual([false, true]);
  }));

test("money that comes late makes it good: a reminder that speaks of the promise is written anew", () =>
  inRollback(async (db) => {
    const house = await openPosting(db);
    await house.press(await lateInvoice(house), "Approve & send");
    await house.say("/invoice promise 1 2026-11-24 500");
    house.clock.set("2026-11-26T10:00:00Z");
    await sweep(house.desk);
    const second = await house.say("/invoice remind 1");
    await house.say("/invoice paid 1 500");
    const answer = await house.press(second, "Approve & send");
    expect(answer.title).not.toContain("approved");
    expect(wordsOf(await waitingCard(house))).not.toContain("You had told us");
    expect(house.mails.some(({ text }) => text.includes(SENTENCE))).toBe(false);
  }));
