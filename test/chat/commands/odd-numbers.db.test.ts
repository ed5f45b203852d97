import { expect, test } from "vitest";
import type { Card } from "../../../src/chat/card.ts";
import { dbTest, inRollback } from "../../kit/db.ts";
import { openHouse, wordsOf } from "../../kit/house.ts";

/** What a card tells to type about an invoice: "/invoice show ...", up to the number's end. */
function commandsIn(card: Card): string[] {
  const typed = card.buttons?.flatMap(({ action }) =>
    action.name === "command.run" ? [action.args["text"] ?? ""] : [],
  );
  const said = wordsOf(card).matchAll(/\/invoice (?:show|send|resume|why) (?:"(?:[^"]|"")*"|\S+)/g);
  return [...(typed ?? []), ...[...said].map(([text]) => text)];
}

const NUMBERS = ["2026 014", "R 7/26", 'Re. "A" 3', "on", "№ 5, 6"];

test.each(NUMBERS)("what is offered about invoice %s is read as that invoice", (number) =>
  inRollback(async (db) => {
    const house = await openHouse(db);
    const typed = `"${number.replaceAll('"', '""')}"`;
    const added = await house.say(`/invoice add Acme 100 number ${typed} draft`);
    expect(added.title).toContain(number);
    const shown = await house.say(`/invoice show ${typed}`);
    const refused = await house.say(`/invoice paid ${typed}`);
    const offered = [added, shown, refused].flatMap(commandsIn);
    expect(offered.length).toBeGreaterThanOrEqual(6);
    for (const line of offered) {
      const card = await house.say(line);
      expect([line, card.tone ?? "plain"]).toEqual([line, "plain"]);
    }
  }),
);

dbTest("a client's name in a hint is read as that client", async (db) => {
  const house = await openHouse(db);
  const added = await house.say('/invoice add "Post Email 24" 100');
  const hint = /\/client edit ".*?" email/.exec(wordsOf(added))?.[0];
  expect((await house.say(`${hint} pay@post.example`)).title).toBe("Post Email 24");
  const twice = wordsOf(await house.say('/client add "Post Email 24"'));
  expect((await house.say(/\/client show .*/.exec(twice)![0])).title).toBe("Post Email 24");
});
