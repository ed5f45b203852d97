import { describe, expect } from "vitest";
import { type KeptLadder, STANDARD } from "../../src/domain/ladder.ts";
import { done } from "../../src/domain/outcome.ts";
import { eventsAfter } from "../../src/store/events.ts";
import { setLadder } from "../../src/usecases/set-ladder.ts";
import { sweep } from "../../src/usecases/sweep.ts";
import { verifyTimeline } from "../../src/usecases/verify-timeline.ts";
import { dbTest } from "../kit/db.ts";
import { type House, openHouse, wordsOf } from "../kit/house.ts";
import { keepTeam, tell } from "../kit/team.ts";
import { allAsks } from "./asks-kit.ts";
import { openPosting, waitingCard } from "./letters-kit.ts";

const SHORT: KeptLadder = [
  { rung: "polite-reminder", day: 3 },
  { rung: "third-reminder", day: 9 },
];
const to = (ladder: KeptLadder | undefined) => ({ edit: () => done(ladder) });

async function changes(house: House): Promise<unknown[]> {
  const events = await eventsAfter(house.desk.db, house.workspace.id, 0n, 1000);
  return events.filter(({ kind }) => kind === "ladder-changed").map(({ data }) => data["steps"]);
}

dbTest("what changes nothing is not in the timeline; each change is, with its steps", async (db) => {
  const house = await openHouse(db);
  for (const ladder of [STANDARD, undefined, SHORT, [...SHORT], STANDARD]) {
    expect((await setLadder(house.desk, house.who, to(ladder))).ok).toBe(true);
  }
  expect(await changes(house)).toEqual(["3 polite reminder, 9 third reminder", null]);
  expect(await verifyTimeline(db, house.workspace.id)).toMatchObject({ kind: "intact" });
});

dbTest("a step that there is no text for is refused, by reason too", async (db) => {
  const house = await openHouse(db);
  const prompts = new Map([...house.desk.prompts].filter(([kind]) => kind !== "third-reminder"));
  const missing = { ok: false, refusal: { kind: "ladder", no: { kind: "no-document" } } };
  const byReason: KeptLadder = [{ rung: "by-reason", day: 9 }];
  for (const ladder of [SHORT, byReason]) {
    expect(await setLadder({ ...house.desk, prompts }, house.who, to(ladder))).toMatchObject(missing);
  }
  expect(await changes(house)).toEqual([]);
});

describe("what is under way", () => {
  const ACME = "/invoice add Acme 1200 issued 2026-10-01 due 2026-11-20 email pay@acme.example";
  const swept = async (house: House) => (await sweep(house.desk)).map(({ step, did }) => `${step} ${did}`);

  dbTest("a draft that waits stays, and what was sent is not sent again", async (db) => {
    const house = await openPosting(db);
    await house.say(ACME);
    expect(await swept(house)).toEqual(["polite-reminder drafted"]);
    await house.say("/dunlin ladder set 1 polite reminder, 2 second reminder, 9 third reminder");
    const waiting = await waitingCard(house);
    await house.press(waiting, "Approve & send");
    expect(house.mails).toHaveLength(1);
    // Without the second reminder the third is next, on its own day.
    await house.say("/dunlin ladder set second-reminder none");
    house.clock.set("2026-11-28T10:00:00Z");
    expect(await swept(house)).toEqual([]);
    house.clock.set("2026-11-30T10:00:00Z");
    expect(await swept(house)).toEqual(["third-reminder drafted"]);
    expect(house.faults).toEqual([]);
  });

  dbTest("a client's own ladder is followed with that client alone", async (db) => {
    const house = await openPosting(db);
    await house.say(ACME);
    await house.say("/invoice add Gull 300 issued 2026-10-01 due 2026-11-20 email pay@gull.example");
    await house.say("/dunlin ladder set 9 polite reminder client Gull");
    expect((await sweep(house.desk)).map(({ client, step }) => `${client} ${step}`)).toEqual([
      "Acme polite-reminder",
    ]);
    expect(wordsOf(await house.say("/invoice why 2"))).toContain("30 Nov 2026");
  });

  dbTest("a call that is no longer on it is no longer asked for", async (db) => {
    const house = await openPosting(db);
    await house.say("/dunlin ladder set 1 call, 9 third reminder");
    await house.say(ACME);
    expect(await swept(house)).toEqual(["call asked"]);
    await house.say("/dunlin ladder set call none");
    house.clock.set("2026-11-30T10:00:00Z");
    expect(await swept(house)).toEqual(["third-reminder drafted"]);
    expect(house.faults).toEqual([]);
  });

  dbTest(
    "a call that has become another rung's is asked anew, once, and the old question ends",
    async (db) => {
      const house = await openPosting(db);
      await house.say(ACME);
      await house.say("/dunlin ladder set 1 polite reminder, 8 call");
      await sweep(house.desk);
      await house.press(await waitingCard(house), "Approve & send");
      house.clock.set("2026-11-30T10:00:00Z");
      expect(await swept(house)).toEqual(["call asked"]);
      // The rung at which it was asked is the second call now: the first one lies behind the reminder.
      await house.say("/dunlin ladder set 1 call, 2 polite reminder, 8 call");
      expect(await swept(house)).toEqual(["call-2 asked"]);
      const asked = await allAsks(house);
      expect(asked.map(({ step, done }) => `${step} ${done?.result ?? "open"}`)).toEqual([
        "call overtaken",
        "call-2 open",
      ]);
      await tell(house.desk, keepTeam());
      expect(house.faults).toEqual([]);
    },
  );
});
