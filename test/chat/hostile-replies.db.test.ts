import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { lookOf, renderCard } from "../../adapters/terminal/render.ts";
import { clientReplies } from "../../src/store/schema.ts";
import { inRollback } from "../kit/db.ts";
import { HOSTILE } from "../kit/hostile.ts";
import { openHouse, wordsOf } from "../kit/house.ts";
import { keepModel } from "../kit/model.ts";
import { rowsOf } from "../kit/snapshot.ts";
import { expectNoInsides, expectWords, openBooks } from "./books.ts";

const LOOK = lookOf({ isTTY: false }, false);

/** Every line of what a text holds between its marks. */
const said = (input: string) => input.split("\n").slice(1, -1).join("\n");

/** What a press may do about an answer; none of it books anything. */
const PROPOSALS =
  /^(?:reply\.(?:payment|promise|plan|dispute|contact)-form|reply\.reason|reason\.note|command\.run)$/;

// Each of the hundred is read in hostile-words.test.ts; here are some of each family, on the books.
const SOME = HOSTILE.filter((_, i) => i % 5 === 0 || i >= HOSTILE.length - 2);

test("hostile answers are read, by a model that obeys them and by keywords, and none is obeyed", () =>
  inRollback(async (db) => {
    const there = await openHouse(db, {
      visitor: { externalId: "there", user: "mo", name: "Mo" },
      defaults: { name: "Bittern" },
    });
    await there.say("/invoice add Secretive 4711");
    const house = await openBooks(db);
    // What the text asks for is what this one says, and all of it.
    const model = keepModel(({ input }) => {
      const text = said(input).slice(0, 300);
      const means = ["has-paid", "other", "disputes", "wrong-person"];
      return { value: { meanings: means.map((each) => ({ means: each, quotation: text })) } };
    });
    const form = await house.say("/invoice reason 7");
    const before = await rowsOf(db, house.workspace.id);
    const theirs = await rowsOf(db, there.workspace.id);
    for (const words of SOME) {
      for (const by of [undefined, model]) {
        if (by) house.desk.model = by;
        else delete house.desk.model;
        const card = await house.fill(form, { words });
        expect(renderCard(card, LOOK)).not.toMatch(UNSEEN);
        for (const { action } of card.buttons ?? []) {
          expect(action.name).toMatch(PROPOSALS);
          if (action.name === "command.run") expect(action.args["text"]).toBe("/invoice send INV-0007");
        }
        if (card.tone !== "refusal") expect(card.title).toBe("INV-0007: what Acme seems to mean");
        expect(wordsOf(card).length).toBeLessThan(3_000);
      }
    }
    delete house.desk.model;
    expect(house.faults).toEqual([]);
    // Of all tables only the answers, the timeline and its head have moved on.
    const after = await rowsOf(db, house.workspace.id);
    const moved = Object.keys(after).filter((name) => asText(after[name]) !== asText(before[name]));
    expect(moved.sort()).toEqual(["client_replies", "events", "workspaces"]);
    expect(await rowsOf(db, there.workspace.id)).toEqual(theirs);
    const kept = await db
      .select()
      .from(clientReplies)
      .where(eq(clientReplies.workspaceId, house.workspace.id));
    for (const { text } of kept) {
      expect([...text].length).toBeLessThanOrEqual(4_000);
      expect(text).not.toMatch(UNSEEN);
    }
    for (const { instruction, input } of model.asks) {
      expect(`${instruction}${input}`).not.toMatch(/Brown|Tern|Acme|Bittern|Secretive|4,?711|INV-0/);
      expect(input.length).toBeLessThan(9_000);
      // The marks stand around it once, whatever it holds.
      const mark = /^<(text-[0-9a-f]{12})>\n/.exec(input)![1]!;
      expect(input.split(mark)).toHaveLength(3);
      expect(instruction).toContain(mark);
    }
    expect(model.asks.length).toBeGreaterThan(15);
    const shown = await house.say("/invoice show 7");
    expectWords(shown, ["the client wrote back"]);
    expectNoInsides(shown);
    expectWords(await house.say("/dunlin verify"), ["whole"]);
  }));

/** Controls but line ends and tabs, what turns a text around, halves of characters. */
const UNSEEN = /(?![\n\t])[\p{Cc}\p{Cs}\u200b\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/u;

function asText(value: unknown): string {
  return JSON.stringify(value);
}
