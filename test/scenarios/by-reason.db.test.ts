import { describe, expect } from "vitest";
import type { Card } from "../../src/chat/card.ts";
import { sweep } from "../../src/usecases/sweep.ts";
import { verifyTimeline } from "../../src/usecases/verify-timeline.ts";
import { dbTest } from "../kit/db.ts";
import { wordsOf } from "../kit/house.ts";
import { openPosting, type Posting, waitingCard } from "../usecases/letters-kit.ts";

// A short ladder, so that the step by reason comes on the second morning that something is due.

const LADDER = "/dunlin ladder set 1 polite reminder, 10 by reason, 30 call";
const ACME = "/invoice add Acme 1200 issued 2026-10-01 due 2026-11-20 email pay@acme.example";

async function day(house: Posting, on: string): Promise<string[]> {
  house.clock.set(`${on}T11:00:00Z`);
  return (await sweep(house.desk)).map(({ invoice, step, did }) => `${invoice} ${step} ${did}`);
}

/** Reminded on the 23rd, short of cash since; the offer is drafted on the 30th. */
async function offered(house: Posting, reason = "cash-flow"): Promise<Card> {
  await house.say(LADDER);
  await house.say(ACME);
  expect(await day(house, "2026-11-23")).toEqual(["INV-0001 polite-reminder drafted"]);
  await house.press(await waitingCard(house), "Approve & send");
  await house.say(`/invoice reason 1 ${reason}`);
  expect(await day(house, "2026-11-30")).toEqual(["INV-0001 by-reason drafted"]);
  return waitingCard(house);
}

const planOf = async (house: Posting) => wordsOf(await house.say("/invoice plan 1"));

describe("short of cash: the ladder offers a payment plan", () => {
  dbTest("which goes out, and holds the ladder until it is to be answered", async (db) => {
    const house = await openPosting(db);
    const card = await offered(house);
    expect(wordsOf(card)).toContain("€400.00");
    await house.press(card, "Approve & send");
    expect(house.mails).toHaveLength(2);
    expect(wordsOf(await house.say("/invoice why 1"))).toContain("Rule “payment plan offered”");
    expect(await day(house, "2026-12-06")).toEqual([]);
    expect(await day(house, "2026-12-21")).toEqual(["INV-0001 call asked"]);
    expect(house.faults).toEqual([]);
  });

  dbTest("accepted, it runs", async (db) => {
    const house = await openPosting(db);
    await house.press(await offered(house), "Approve & send");
    await house.press(await house.say("/invoice plan 1"), "Accepted by the client");
    expect(wordsOf(await house.say("/invoice why 1"))).toContain("Rule “on a payment plan”");
  });

  dbTest("skipped, the offer is taken back, and the ladder goes on", async (db) => {
    const house = await openPosting(db);
    await house.press(await offered(house), "Skip this step");
    expect(wordsOf(await house.say("/invoice show 1"))).toContain(
      "payment plan withdrawn: its letter was skipped",
    );
    expect(await planOf(house)).not.toContain("offered, not answered");
    expect(wordsOf(await house.say("/invoice why 1"))).toContain("phone call on 21 Dec 2026");
    expect(house.mails).toHaveLength(1);
    expect(await verifyTimeline(db, house.workspace.id)).toMatchObject({ kind: "intact" });
  });

  dbTest("stopped, it is taken back too", async (db) => {
    const house = await openPosting(db);
    await house.press(await offered(house), "Stop chasing");
    expect(wordsOf(await house.say("/invoice show 1"))).toContain(
      "payment plan withdrawn: the chase was stopped",
    );
  });

  dbTest("overtaken by a payment, it is made again over what is open", async (db) => {
    const house = await openPosting(db);
    const old = await offered(house);
    await house.say("/invoice paid 1 300");
    expect((await house.press(old, "Approve & send")).tone).toBe("refusal");
    expect(await day(house, "2026-12-01")).toEqual(["INV-0001 by-reason drafted"]);
    const card = await waitingCard(house);
    expect(wordsOf(card)).toContain("€300.00");
    await house.press(card, "Approve & send");
    expect(house.mails).toHaveLength(2);
    expect(house.faults).toEqual([]);
    expect(await verifyTimeline(db, house.workspace.id)).toMatchObject({ kind: "intact" });
  });

  dbTest("made once: who was offered one before is reminded instead", async (db) => {
    const house = await openPosting(db);
    await house.say(LADDER);
    await house.say(ACME);
    await day(house, "2026-11-23");
    await house.press(await waitingCard(house), "Skip this step");
    await house.press(
      await house.press(await house.say("/invoice plan 1 4"), "Open draft"),
      "Approve & send",
    );
    await house.press(await house.say("/invoice plan 1"), "Declined");
    await house.say("/invoice reason 1 cash-flow");
    expect(await day(house, "2026-11-30")).toEqual(["INV-0001 by-reason drafted"]);
    expect(wordsOf(await waitingCard(house))).toContain("Third reminder");
  });
});

dbTest("procedure: the invoice goes again, and by hand it is the third reminder", async (db) => {
  const house = await openPosting(db);
  const card = await offered(house, "procedure");
  expect(card.title).toMatch(/invoice sent again/i);
  await house.press(card, "Approve & send");
  expect(house.mails).toHaveLength(2);
  expect(house.faults).toEqual([]);
});

dbTest(
  "another reason comes to light while the offer waits: it is taken back with its letter",
  async (db) => {
    const house = await openPosting(db);
    const card = await offered(house);
    await house.say("/invoice reason 1 procedure");
    expect((await house.press(card, "Approve & send")).tone).toBe("refusal");
    expect(wordsOf(await house.say("/invoice show 1"))).toContain("payment plan withdrawn");
    expect(await day(house, "2026-12-01")).toEqual(["INV-0001 by-reason drafted"]);
    expect((await waitingCard(house)).title).toMatch(/invoice sent again/i);
    expect(house.faults).toEqual([]);
  },
);
