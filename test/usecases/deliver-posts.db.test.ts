import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { PostResult } from "../../src/ports.ts";
import type { Db } from "../../src/store/db.ts";
import { doors, posts } from "../../src/store/schema.ts";
import { sweep } from "../../src/usecases/sweep.ts";
import { dbTest, inRollback } from "../kit/db.ts";
import { buttonOf, wordsOf } from "../kit/house.ts";
import { type KeptTeam, keepTeam, tell, tick } from "../kit/team.ts";
import { openPosting, type Posting, waitingCard } from "./letters-kit.ts";

const LATE = "/invoice add Acme 1200 issued 2026-10-01 due 2026-11-20 email pay@acme.example";
const NEWLY_LATE = "/invoice add Bolt 300 issued 2026-10-01 due 2026-11-22 email pay@bolt.example";

/** A Monday morning with a draft to Acme and a check on Bolt, decided and not yet told. */
async function morning(db: Db): Promise<{ house: Posting; team: KeptTeam }> {
  const house = await openPosting(db);
  await house.say(LATE);
  await house.say(NEWLY_LATE);
  await sweep(house.desk);
  return { house, team: keepTeam() };
}

const statesOf = async (db: Db) =>
  (await db.select().from(posts).orderBy(posts.createdAt, posts.id)).map(
    ({ key, state, lastError }) => `${key.split("/")[0]} ${state}${lastError ? `: ${lastError}` : ""}`,
  );

dbTest(
  "the list comes first, then its cards below their clients; a second telling adds nothing",
  async (db) => {
    const { house, team } = await morning(db);
    await tell(house.desk, team);
    expect(team.heard()).toEqual([
      "Monday, 23 Nov 2026: 2 things to do @Jo",
      "Bolt > Has Bolt paid INV-0002?",
      "Acme > Draft: polite reminder · Acme",
    ]);
    expect(wordsOf(team.posts[0]!.said.card)).toContain("Open on these invoices: €1,500.00.");
    expect(team.posts.map(({ said }) => said.listed)).toEqual([false, true, true]);
    expect(team.posts.every(({ key }) => /^[a-z0-9]{1,25}$/.test(key))).toBe(true);
    await tick(house.desk, team);
    expect(team.heard()).toEqual([]);
    expect(house.faults).toEqual([]);
  },
);

dbTest(
  "a card opened from the list is the letter's own, and a press looks the right up again",
  async (db) => {
    const { house, team } = await morning(db);
    await tell(house.desk, team);
    const list = team.posts[0]!.said.card;
    const card = await house.press(list, "Open polite reminder to Acme");
    await house.press(card, "Approve & send");
    expect(house.mails).toHaveLength(1);
  },
);

dbTest("a client's later cards go into the thread that the first one opened", async (db) => {
  const { house, team } = await morning(db);
  await tell(house.desk, team);
  const first = team.posts.find(({ thread }) => thread?.name === "Acme")!;
  expect(first.thread).not.toHaveProperty("id");
  await house.press(await waitingCard(house), "Skip this step");
  house.clock.set("2026-11-30T10:00:00Z");
  await tick(house.desk, team);
  const second = team.posts.filter(({ thread }) => thread?.name === "Acme").at(-1)!;
  expect(second.thread).toEqual({ ...first.thread, id: `t-${first.thread!.key}` });
});

describe("what is no longer so is withdrawn, with the reason", () => {
  const table: [title: string, does: (house: Posting) => Promise<unknown>, withdrawn: string[]][] = [
    [
      "a draft that somebody skipped",
      async (house) => house.press(await waitingCard(house), "Skip this step"),
      ["letter withdrawn: the letter is skipped"],
    ],
    [
      "a draft whose invoice was paid",
      (house) => house.say("/invoice paid 1"),
      ["letter withdrawn: the letter is withdrawn"],
    ],
    [
      "a draft that somebody approved while its reader was asleep",
      async (house) => {
        await house.say("/client edit Acme zone Asia/Tokyo");
        return house.press(await waitingCard(house), "Approve & send");
      },
      ["letter withdrawn: the letter is approved"],
    ],
    [
      "a check on what has come in",
      (house) => house.say("/invoice paid 2"),
      ["ask withdrawn: somebody has dealt with it"],
    ],
    [
      "the list and the check of an earlier day",
      async (house) => house.clock.set("2026-11-24T10:00:00Z"),
      ["morning withdrawn: it is the list of an earlier day", "ask withdrawn: somebody has dealt with it"],
    ],
    [
      "a list of which nothing is left",
      async (house) => {
        await house.say("/invoice paid 1");
        await house.say("/invoice paid 2");
      },
      [
        "ask withdrawn: somebody has dealt with it",
        "letter withdrawn: the letter is withdrawn",
        "morning withdrawn: all of it has been dealt with",
      ],
    ],
  ];
  test.each(table)("%s", (_, does, withdrawn) =>
    inRollback(async (db) => {
      const { house, team } = await morning(db);
      await does(house);
      await tell(house.desk, team);
      expect((await statesOf(db)).filter((state) => !state.includes("sent")).sort()).toEqual(
        withdrawn.toSorted(),
      );
      expect(house.faults).toEqual([]);
    }),
  );
});

describe("a platform that does not take it", () => {
  const LATER: PostResult = { kind: "later", because: "too fast", retryAfterSeconds: 90 };

  dbTest("now: the room waits as long as it says, in its order, and nothing is counted", async (db) => {
    const { house, team } = await morning(db);
    team.next(LATER);
    for (let i = 0; i < 20; i++) {
      await tell(house.desk, team);
      house.clock.advance({ minutes: 1 });
    }
    expect(await statesOf(db)).toContain("morning waiting: too fast");
    team.next((post) => ({ kind: "posted", externalId: post.key }));
    house.clock.advance({ minutes: 2 });
    await tell(house.desk, team);
    expect(team.heard()[0]).toMatch(/^Monday/);
    expect(team.posts).toHaveLength(3);
  });

  dbTest("for days: tried in business hours, and given up after twelve tries", async (db) => {
    const { house, team } = await morning(db);
    const tries: string[] = [];
    team.next(({ thread }) => {
      if (thread?.name === "Acme") tries.push(house.clock.now().toISOString());
      return { kind: "unknown", because: "the line broke" };
    });
    for (let hour = 0; hour < 72; hour++) {
      await tell(house.desk, team);
      house.clock.advance({ hours: 1.1 });
    }
    expect(tries).toHaveLength(12);
    const hours = tries.map((at) => Number(at.slice(11, 13)) + 1);
    expect(hours.every((hour) => hour >= 9 && hour < 17)).toBe(true);
    expect(await statesOf(db)).toContain("letter dead: the line broke");
    expect(await statesOf(db)).toContain("morning withdrawn: it is the list of an earlier day");
  });

  dbTest("ever: it is dead at once, and the card of what waits says so", async (db) => {
    const { house, team } = await morning(db);
    team.next({ kind: "refused", because: "no such channel" });
    await tell(house.desk, team);
    const card = await waitingCard(house);
    expect(wordsOf(card)).toContain("3 messages could not be said on the terminal. No such channel.");
    team.next((post) => ({ kind: "posted", externalId: post.key }));
    expect((await house.press(card, "Say it again")).title).toBe("3 messages will be said again");
    await tell(house.desk, team);
    expect(team.posts).toHaveLength(3);
    expect(() => buttonOf(card, "Say it again")).not.toThrow();
    expect(wordsOf(await waitingCard(house))).not.toContain("could not be said");
  });

  dbTest("and throws: logged, tried again, and the other posts are said", async (db) => {
    const { house, team } = await morning(db);
    team.next((post) => {
      if (!post.thread) throw new Error("a mistake");
      return { kind: "posted", externalId: post.key };
    });
    await tell(house.desk, team);
    expect(team.posts).toHaveLength(2);
    expect(house.faults).toHaveLength(1);
    expect(await statesOf(db)).toContain("morning waiting: a mistake of ours; see the log");
  });
});

dbTest("after a stop nothing more is said, and what was claimed is handed back uncounted", async (db) => {
  const { house, team } = await morning(db);
  await tell(house.desk, team, () => team.posts.length > 0);
  expect(team.posts).toHaveLength(1);
  const rows = await db.select().from(posts);
  expect(rows.map(({ state, attempts }) => `${state} ${attempts}`).sort()).toEqual([
    "sent 1",
    "waiting 0",
    "waiting 0",
  ]);
  await tell(house.desk, team);
  expect(team.posts).toHaveLength(3);
});

dbTest("what a process that died was saying is said again under its key", async (db) => {
  const { house, team } = await morning(db);
  await db.update(doors).set({ leaseUntil: new Date("2026-11-23T10:05:00Z") });
  await tell(house.desk, team);
  expect(team.posts).toEqual([]);
  house.clock.set("2026-11-23T10:05:00Z");
  await tell(house.desk, team);
  expect(team.posts).toHaveLength(3);
});

describe("nothing is told", () => {
  const days: [title: string, now: string][] = [
    ["at the weekend", "2026-11-28T10:00:00Z"],
    ["on a holiday of the business", "2026-12-25T10:00:00Z"],
    ["before the business opens", "2026-11-24T07:30:00Z"],
    ["after it has closed", "2026-11-24T18:00:00Z"],
  ];
  test.each(days)("%s", (_, now) =>
    inRollback(async (db) => {
      const house = await openPosting(db, { now: "2026-11-20T17:30:00Z" });
      await house.say(LATE);
      house.clock.set(now);
      const team = keepTeam();
      await tick(house.desk, team);
      expect(team.posts).toEqual([]);
    }),
  );

  dbTest("behind a door without nudges, and that is no fault", async (db) => {
    const house = await openPosting(db);
    await db.update(doors).set({ nudges: false }).where(eq(doors.workspaceId, house.workspace.id));
    await house.say(LATE);
    const team = keepTeam();
    await tick(house.desk, team);
    expect(team.posts).toEqual([]);
    expect(await db.select().from(posts)).toEqual([]);
  });
});

describe("a mail that needs a person", () => {
  dbTest(
    "is told as it happens, also after hours, and is no news any more when it is dealt with",
    async (db) => {
      const { house, team } = await morning(db);
      await tell(house.desk, team);
      house.clock.set("2026-11-24T18:00:00Z");
      await house.press(await waitingCard(house), "Approve & send");
      house.mailer.next({ kind: "unknown", because: "the line broke" });
      house.clock.set("2026-11-25T10:00:00Z");
      team.heard();
      await tick(house.desk, team);
      expect(team.heard()).toContain("Acme > Did it arrive?: polite reminder to Acme @Jo");
      const asked = team.posts.find(({ said }) => said.card.title.startsWith("Did it arrive?"))!;
      expect(wordsOf(asked.said.card)).toContain("the line broke");
    },
  );
});
