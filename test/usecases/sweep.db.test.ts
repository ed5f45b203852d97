import { describe, expect } from "vitest";
import { sweep } from "../../src/usecases/sweep.ts";
import { dbTest } from "../kit/db.ts";
import { type House, openHouse, wordsOf } from "../kit/house.ts";
import { openPosting, waitingCard } from "./letters-kit.ts";

const ACME = "/invoice add Acme 1200 for website issued 2026-10-01 due 2026-11-20 email pay@acme.example";

/** What a sweep did, in a line each. */
async function swept(house: House, options = {}): Promise<string[]> {
  return (await sweep(house.desk, options)).map((s) => `${s.invoice} ${s.step} ${s.did}`);
}

describe("the ladder's morning", () => {
  dbTest("a sweep drafts what is due, a second one at once does nothing", async (db) => {
    const house = await openPosting(db);
    await house.say(ACME);
    expect(await swept(house, { dryRun: true })).toEqual(["INV-0001 polite-reminder drafted"]);
    expect(wordsOf(await waitingCard(house))).toBe("Nothing waits for you"); // a dry run writes nothing
    expect(await swept(house)).toEqual(["INV-0001 polite-reminder drafted"]);
    expect(await swept(house)).toEqual([]);
    house.clock.advance({ days: 1 });
    expect(await swept(house)).toEqual([]); // the draft holds the ladder
    expect(house.mails).toEqual([]);
  });

  dbTest("after three days of sleep it does the one thing that is due, not three", async (db) => {
    const house = await openPosting(db, { now: "2026-11-09T10:00:00Z" });
    await house.say(ACME); // its heads-up would have been on the 17th, the polite reminder on the 23rd
    house.clock.set("2026-11-24T10:00:00Z");
    expect(await swept(house)).toEqual(["INV-0001 polite-reminder drafted"]);
    await house.press(await waitingCard(house), "Approve & send");
    expect(await swept(house)).toEqual([]);
    expect(house.mails).toHaveLength(1);
  });

  dbTest("what was slept through waits for the morning when it wakes up at night", async (db) => {
    const house = await openPosting(db, { now: "2026-11-09T10:00:00Z" });
    await house.say(ACME);
    house.clock.set("2026-11-24T05:30:00Z"); // half past six; the reminder was due the day before
    expect(await sweep(house.desk, { dryRun: true })).toEqual([]);
    expect(await swept(house)).toEqual([]);
    house.clock.set("2026-11-24T08:00:00Z");
    expect(await swept(house)).toEqual(["INV-0001 polite-reminder drafted"]);
  });

  dbTest("on a weekend nothing is drafted", async (db) => {
    const house = await openPosting(db, { now: "2026-11-09T10:00:00Z" });
    await house.say(ACME);
    house.clock.set("2026-11-28T10:00:00Z");
    expect(await swept(house)).toEqual([]);
    house.clock.set("2026-11-30T08:00:00Z");
    expect(await swept(house)).toEqual(["INV-0001 polite-reminder drafted"]);
  });

  dbTest("nine in the morning is nine in the workspace's zone", async (db) => {
    const house = await openPosting(db, { now: "2026-11-09T10:00:00Z" });
    await house.say("/invoice add Acme 1200 due 2026-11-20 email pay@acme.example");
    house.clock.set("2026-11-17T07:59:00Z");
    expect(await swept(house)).toEqual([]);
    house.clock.set("2026-11-17T08:00:00Z");
    expect(await swept(house)).toEqual(["INV-0001 heads-up drafted"]);
  });
});

describe("several invoices of one client", () => {
  dbTest("go into one letter, the highest step leads, with a total per currency", async (db) => {
    const house = await openPosting(db);
    await house.say("/invoice add Acme 1200 issued 2026-10-01 due 2026-11-10 email pay@acme.example");
    await house.press(await house.say("/invoice remind 1"), "Skip this step");
    house.clock.advance({ days: 7 });
    await house.say("/invoice add Acme 300 issued 2026-10-01 due 2026-11-18");
    await house.say("/invoice add Acme 250 USD issued 2026-10-01 due 2026-11-19");
    expect((await swept(house)).sort()).toEqual([
      "INV-0001 second-reminder drafted",
      "INV-0002 polite-reminder drafted",
      "INV-0003 polite-reminder drafted",
    ]);
    await house.press(await waitingCard(house), "Approve & send");
    expect(house.mails).toHaveLength(1);
    const { subject, text, enclosures } = house.mails[0]!;
    expect(subject).toMatch(/^Second reminder/);
    expect(text).toContain("€1,500.00");
    expect(text).toContain("US$250.00");
    expect(enclosures).toHaveLength(3);
  });

  dbTest("those on hold are left out", async (db) => {
    const house = await openPosting(db);
    await house.say(ACME);
    await house.say("/invoice add Acme 300 issued 2026-10-01 due 2026-11-18");
    await house.say("/invoice pause 2");
    expect(await swept(house)).toEqual(["INV-0001 polite-reminder drafted"]);
    expect(wordsOf(await waitingCard(house))).not.toContain("INV-0002");
  });
});

describe("what a person does with a draft", () => {
  async function drafted(house: House) {
    await house.say(ACME);
    await swept(house);
    return waitingCard(house);
  }

  dbTest("skipped: nothing is sent, and the next step comes on its day", async (db) => {
    const house = await openPosting(db);
    await house.press(await drafted(house), "Skip this step");
    house.clock.set("2026-11-27T10:00:00Z");
    expect(await swept(house)).toEqual([]);
    house.clock.set("2026-11-30T10:00:00Z");
    expect(await swept(house)).toEqual(["INV-0001 second-reminder drafted"]);
    expect(house.mails).toEqual([]);
  });

  dbTest("snoozed: the ladder waits with it, and it wakes up with a text of that day", async (db) => {
    const house = await openPosting(db);
    await house.fill(await house.press(await drafted(house), "Snooze"), { until: "2026-12-02" });
    expect(wordsOf(await house.say("/invoice why 1"))).toContain("a draft waits");
    house.clock.set("2026-12-02T10:00:00Z");
    expect(await swept(house)).toEqual([]);
    const card = await waitingCard(house);
    expect(wordsOf(card)).toContain("12 days overdue");
    await house.press(card, "Approve & send");
    expect(house.mails).toHaveLength(1);
  });

  dbTest("stopped: silence until somebody resumes, then the same step again", async (db) => {
    const house = await openPosting(db);
    const card = await drafted(house);
    await house.press(card, "Stop chasing");
    house.clock.advance({ days: 60 });
    expect(await swept(house)).toEqual([]);
    expect((await house.press(card, "Approve & send")).tone).toBe("refusal");
    await house.say("/invoice resume 1");
    expect(await swept(house)).toEqual(["INV-0001 polite-reminder drafted"]);
    expect(house.mails).toEqual([]);
  });

  dbTest("without mail: copied, and “I sent it” takes the step, “I did not” gives it back", async (db) => {
    const house = await openHouse(db);
    const card = await house.press(await drafted(house), "Approve & copy");
    expect(card.files?.map((f) => f.filename)).toContain("Invoice INV-0001.pdf");
    const again = await house.press(card, "I did not send it");
    const copy = await house.press(again, "Approve & copy");
    await house.press(copy, "I sent it");
    expect((await house.press(copy, "I did not send it")).tone).toBe("refusal");
    expect(wordsOf(await house.say("/invoice why 1"))).toContain("second reminder on 30 Nov 2026");
  });
});

describe("letters beside the ladder", () => {
  dbTest("the mail of a draft invoice issues it with the dates of the day of approval", async (db) => {
    const house = await openPosting(db);
    await house.say("/invoice add Acme 1200 terms net 14 email pay@acme.example draft");
    const old = await house.say("/invoice send 1");
    house.clock.advance({ days: 2 });
    const fresh = await house.press(old, "Approve & send");
    expect(house.mails).toEqual([]); // the dates that were shown are not today's any more
    await house.press(fresh, "Approve & send");
    expect(house.mails[0]!.text).toContain("9 December 2026");
    const shown = wordsOf(await house.say("/invoice show 1"));
    expect(shown).toContain("Issued: 25 Nov 2026");
    expect(shown).toContain("Due: 9 Dec 2026");
  });

  dbTest("the mail of an invoice that is paid meanwhile is withdrawn", async (db) => {
    const house = await openPosting(db);
    await house.say("/invoice add Acme 1200 due 2026-12-10 email pay@acme.example");
    const card = await house.say("/invoice send 1");
    await house.say("/invoice paid 1");
    expect(wordsOf(await house.press(card, "Approve & send"))).toContain("withdrawn: INV-0001 is paid");
    expect(house.mails).toEqual([]);
  });

  dbTest("thanks for a payment name it once, and not after it was reversed", async (db) => {
    const house = await openPosting(db);
    await house.say(ACME);
    const paid = await house.say("/invoice paid 1 200");
    const thanks = await house.press(paid, "Thank them");
    await house.press(thanks, "Approve & send");
    expect(house.mails[0]!.text).toContain("€200.00");
    expect(house.mails[0]!.text).toContain("€1,000.00");
    expect((await house.press(paid, "Thank them")).buttons).toEqual([]); // the same letter, as its record
    const other = await house.say("/invoice paid 1 100");
    const late = await house.press(other, "Thank them");
    await house.press(other, "Undo");
    expect(wordsOf(await house.press(late, "Approve & send"))).toContain("the payment was reversed");
    expect(house.mails).toHaveLength(1);
  });

  dbTest("a credit memo's cover says what it credits and what is left", async (db) => {
    const house = await openPosting(db);
    await house.say(ACME);
    await house.say("/invoice credit 1 100 two hours too many");
    await house.press(await waitingCard(house), "Approve & send");
    expect(house.mails[0]!.text).toContain("CM-0001");
    expect(house.mails[0]!.text).toContain("two hours too many");
    expect(house.mails[0]!.text).toContain("€1,100.00");
  });
});
