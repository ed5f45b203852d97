import { expect, test } from "vitest";
import type { Card } from "../../src/chat/card.ts";
import { openPostgres } from "../../src/store/open-database.ts";
import { verifyTimeline } from "../../src/usecases/verify-timeline.ts";
import { freshDatabase } from "../kit/db.ts";
import { openHouse, wordsOf } from "../kit/house.ts";
import { type Asking, allAsks, openAsk, openAsking } from "./asks-kit.ts";

/** Two processes on one PostgreSQL, as Jo and Kim, whose ladder has asked for a call. */
async function withTwo(work: (jo: Asking, kim: Awaited<ReturnType<typeof openHouse>>) => Promise<void>) {
  const { url, database } = await freshDatabase();
  const second = await openPostgres(url);
  try {
    const jo = await openAsking(database.db, "call");
    const kim = await openHouse(second.db, { visitor: { user: "kim", name: "Kim" } });
    await jo.say("/dunlin roles Kim approver");
    await work(jo, kim);
    expect(await verifyTimeline(database.db, jo.workspace.id)).toMatchObject({ kind: "intact" });
    expect([...jo.faults, ...kim.faults]).toEqual([]);
  } finally {
    await second.close();
  }
}

const tones = (cards: readonly Card[]) => cards.map(({ tone }) => tone ?? "done").sort();

test("one call logged by two at once is logged once", () =>
  withTwo(async (jo, kim) => {
    const sheet = await jo.say("/invoice call 1");
    const button = sheet.buttons!.find(({ label }) => label === "Left a message")!;
    expect(tones(await Promise.all([jo, kim, jo, kim].map((each) => each.forge(button.action))))).toEqual([
      "done",
      "refusal",
      "refusal",
      "refusal",
    ]);
    expect(wordsOf(await jo.say("/invoice show 1")).match(/: called,/g)).toHaveLength(1);
  }));

test("a call logged and a step skipped at once: one of them counts", () =>
  withTwo(async (jo, kim) => {
    const sheet = await jo.say("/invoice call 1");
    const card = await openAsk(jo);
    const cards = await Promise.all([
      jo.press(sheet, "Reached, nothing agreed"),
      kim.press(card, "Skip the call"),
    ]);
    expect(tones(cards)).toEqual(["done", "refusal"]);
    const [ask] = await allAsks(jo);
    expect(ask?.done?.by).toBe(cards[0]!.tone ? "Kim" : "Jo");
  }));
