import { expect, test } from "vitest";
import { terminalPlatform } from "../../../adapters/terminal/platform.ts";
import type { Tty } from "../../../adapters/terminal/tty.ts";
import { type Button, type Card, say } from "../../../src/chat/card.ts";
import type { TeamCard } from "../../../src/chat/team-card.ts";
import type { ChatPost } from "../../../src/ports.ts";
import { wordsOf } from "../../kit/house.ts";

const open: Button = { label: "Open", action: { name: "letter.show", args: {} } };
const said = (extra: Partial<TeamCard> = {}): TeamCard => ({
  card: say("The whole card"),
  line: "In a line",
  open,
  listed: false,
  ...extra,
});
const post = (extra: Partial<ChatPost<TeamCard>>): ChatPost<TeamCard> => ({
  room: "local",
  key: "k1",
  said: said(),
  mentions: [],
  ...extra,
});
const thread = { key: "t", name: "Acme" };

/** What a terminal showed, and what became of the post. */
async function show(given: Partial<ChatPost<TeamCard>>, isFree = true) {
  const shown: [Card, boolean][] = [];
  const notify: Tty["notify"] = async (card, how) => {
    if (isFree) shown.push([card, how?.short ?? false]);
    return isFree;
  };
  const result = await terminalPlatform({ notify }, "jo").post(post(given));
  return { shown, result };
}

test("what the room hears is shown whole", async () => {
  const { shown, result } = await show({});
  expect(shown).toEqual([[say("The whole card"), false]]);
  expect(result).toEqual({ kind: "posted", externalId: "k1" });
});

test("what belongs into a thread is a line with a button", async () => {
  const { shown } = await show({ thread });
  expect(shown).toEqual([[{ title: "In a line", parts: [], buttons: [open] }, true]]);
});

test("what the day's list opens is not said again", async () => {
  const { shown, result } = await show({ thread, said: said({ listed: true }) });
  expect(shown).toEqual([]);
  expect(result.kind).toBe("posted");
});

test("others are named, and whoever sits there is not", async () => {
  const mentions = [{ name: "Jo", user: "jo" }, { name: "Kim", user: "kim" }, { name: "Lee" }];
  const { shown } = await show({ mentions });
  expect(wordsOf(shown[0]![0])).toContain("For Kim and Lee.");
  expect((await show({ mentions: mentions.slice(0, 1) })).shown[0]![0]).toEqual(say("The whole card"));
});

test("while somebody is in the middle of something it waits", async () => {
  const { result } = await show({}, false);
  expect(result).toMatchObject({ kind: "later", retryAfterSeconds: 30 });
});
