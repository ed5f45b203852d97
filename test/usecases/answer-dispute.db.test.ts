import { expect, test } from "vitest";
import type { Card } from "../../src/chat/card.ts";
import { letters } from "../../src/store/schema.ts";
import { sweep } from "../../src/usecases/sweep.ts";
import { verifyTimeline } from "../../src/usecases/verify-timeline.ts";
import { expectWords } from "../chat/books.ts";
import { dbTest, inRollback } from "../kit/db.ts";
import { wordsOf } from "../kit/house.ts";
import { openPosting, type Posting } from "./letters-kit.ts";

const LATE = "/invoice add Acme 1200 for website issued 2026-10-15 due 2026-11-10 email pay@acme.example";

/** The answer's card after these lines, of which the last one's card has the button. */
async function answerAfter(house: Posting, ...lines: string[]): Promise<Card> {
  let card = await house.say(LATE);
  for (const line of lines) card = await house.say(line);
  return house.press(card, "Draft the answer");
}

const states: [title: string, lines: string[], says: string[]][] = [
  [
    "while it is open",
    ["/invoice dispute 1 the shop is slow"],
    ["put invoice INV-0001 on hold", "by 30 November 2026", "Dispute since 23 Nov 2026, not settled"],
  ],
  [
    "about a part",
    ["/invoice dispute 1 the shop is slow amount 200"],
    ["put €200.00 of invoice INV-0001 on hold"],
  ],
  [
    "credited in part",
    ["/invoice dispute 1 the shop is slow amount 200", "/invoice resolve 1 credit"],
    ["we have credited €200.00", "That leaves €1,000.00 to pay on invoice INV-0001, due 10 November 2026."],
  ],
  [
    "credited in full",
    ["/invoice dispute 1 the shop is slow", "/invoice resolve 1 credit"],
    ["we have credited €1,200.00", "That leaves nothing to pay on invoice INV-0001"],
  ],
  [
    "put right",
    ["/invoice dispute 1 the shop is slow", "/invoice resolve 1 rework it is fast now"],
    ["has been put right", "Still open on invoice INV-0001: €1,200.00, due 10 November 2026."],
  ],
  [
    "rejected, part of it paid before",
    ["/invoice paid 1 200", "/invoice dispute 1 the shop is slow", "/invoice resolve 1 rejected"],
    ["the work was delivered as agreed", "Still open on invoice INV-0001: €1,000.00, due 10 November 2026."],
  ],
];
test.each(states)("an answer says how the dispute stands: %s", (_, lines, says) =>
  inRollback(async (db) => {
    const house = await openPosting(db);
    const card = await answerAfter(house, ...lines);
    expectWords(card, ["dispute answer · Acme", ...says]);
    expect(wordsOf(card)).not.toContain("slow"); // the complaint is not quoted back
    await house.press(card, "Approve & send");
    expect(house.mails).toHaveLength(1);
    expect(house.mails[0]!.enclosures).toEqual([]);
    expect(await verifyTimeline(db, house.workspace.id)).toMatchObject({ kind: "intact" });
    expect(house.faults).toEqual([]);
  }),
);

const moves: [title: string, lines: string[], why: string][] = [
  ["it is settled", ["/invoice resolve 1 rework"], "the dispute about INV-0001 was settled"],
  ["the invoice is paid", ["/invoice paid 1"], "it is paid"],
];
test.each(moves)("one that has not gone out is withdrawn when %s", (_, lines, why) =>
  inRollback(async (db) => {
    const house = await openPosting(db);
    const card = await answerAfter(house, "/invoice dispute 1 the shop is slow");
    for (const line of lines) await house.say(line);
    const answer = await house.press(card, "Approve & send");
    expect(wordsOf(answer)).toContain(why);
    expect(house.mails).toEqual([]);
  }),
);

const endings: [title: string, settle: string, then: string[], why: string][] = [
  [
    "its credit is cancelled",
    "/invoice resolve 1 credit",
    ["/invoice uncredit CM-0001 a mistake"],
    "CM-0001 was cancelled",
  ],
  [
    "it is in dispute again",
    "/invoice resolve 1 rejected",
    ["/invoice dispute 1 still slow"],
    "in dispute again",
  ],
  [
    "the invoice is cancelled",
    "/invoice resolve 1 rejected",
    ["/invoice cancel 1 no use"],
    "it is cancelled",
  ],
];
test.each(endings)("so is one about its end when %s", (_, settle, then, why) =>
  inRollback(async (db) => {
    const house = await openPosting(db);
    const card = await answerAfter(house, "/invoice dispute 1 the shop is slow", settle);
    for (const line of then) await house.say(line);
    expect(wordsOf(await house.press(card, "Approve & send"))).toContain(why);
    expect(house.mails).toEqual([]);
  }),
);

dbTest(
  "pressed twice it is one draft, and the press of an older card answers how it stands now",
  async (db) => {
    const house = await openPosting(db);
    await house.say(LATE);
    const disputed = await house.say("/invoice dispute 1 the shop is slow");
    const first = await house.press(disputed, "Draft the answer");
    expect(wordsOf(await house.press(disputed, "Draft the answer"))).toBe(wordsOf(first));
    expect(await db.select().from(letters)).toHaveLength(1);
    await house.say("/invoice resolve 1 rejected");
    expectWords(await house.press(disputed, "Draft the answer"), ["the work was delivered as agreed"]);
  },
);

dbTest("it is no contact: the reminder that is due comes on its day", async (db) => {
  const house = await openPosting(db);
  const card = await answerAfter(house, "/invoice dispute 1 the shop is slow", "/invoice resolve 1 rejected");
  await house.press(card, "Approve & send");
  const swept = await sweep(house.desk);
  expect(swept.map(({ step, did }) => `${step} ${did}`)).toEqual(["polite-reminder drafted"]);
});
