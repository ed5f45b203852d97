import { describe, expect } from "vitest";
import { mailsWaiting } from "../../src/store/check-up.ts";
import { deliverOutbox } from "../../src/usecases/deliver-outbox.ts";
import { sweep } from "../../src/usecases/sweep.ts";
import { dbTest } from "../kit/db.ts";
import { type House, wordsOf } from "../kit/house.ts";
import { expectRefused, lateInvoice, openPosting, rewrite, waitingCard } from "./letters-kit.ts";

const APPROVE = "Approve & send";

async function tick({ desk }: House): Promise<string[]> {
  return (await deliverOutbox(desk)).map((delivery) => delivery.did);
}

/** Approved at `at`; where the client is, as `/client edit` takes it; when it leaves, in words and as an instant. */
const table: [title: string, at: string, place: string, says: string | undefined, leaves: string][] = [
  ["within hours: at once", "2026-11-23T10:00:00Z", "", undefined, "2026-11-23T10:00:00Z"],
  [
    "in the evening: the next morning",
    "2026-11-23T18:00:00Z",
    "",
    "Tuesday, 24 Nov at 9:00, when",
    "2026-11-24T08:00:00Z",
  ],
  [
    "on a Friday at five: on Monday",
    "2026-11-27T16:00:00Z",
    "",
    "Monday, 30 Nov at 9:00, when",
    "2026-11-30T08:00:00Z",
  ],
  [
    "a client in Tokyo, where it is night: their morning",
    "2026-11-23T10:00:00Z",
    "zone Asia/Tokyo",
    "Tuesday, 24 Nov at 9:00 (Tokyo), when",
    "2026-11-24T00:00:00Z",
  ],
  [
    "a client in Japan, of whom only the country is known: after their holiday on Monday",
    "2026-11-20T10:00:00Z",
    "country JP",
    "Tuesday, 24 Nov at 9:00 (Tokyo), when",
    "2026-11-24T00:00:00Z",
  ],
];

describe("a letter leaves in the business hours of its client", () => {
  for (const [title, at, place, says, leaves] of table) {
    dbTest(title, async (db) => {
      const house = await openPosting(db, { now: at });
      await house.say("/invoice add Acme 1200 issued 2026-10-15 due 2026-11-10 email pay@acme.example");
      if (place) await house.say(`/client edit Acme ${place}`);
      const answer = await house.press(await house.say("/invoice remind 1"), APPROVE);
      if (says === undefined) expect(answer.title).toMatch(/^Sent/);
      else {
        expect(wordsOf(answer)).toContain(`It goes out on ${says} they are at work next.`);
        house.clock.set(new Date(Date.parse(leaves) - 1000).toISOString());
        expect(await tick(house)).toEqual([]);
        house.clock.set(leaves);
        expect(await tick(house)).toEqual(["sent"]);
      }
      expect(house.mails).toHaveLength(1);
      expect(await tick(house)).toEqual([]);
    });
  }
});

dbTest("a text that counts days counts them up to the day on which it leaves", async (db) => {
  const house = await openPosting(db, { now: "2026-11-27T16:00:00Z" });
  const card = await lateInvoice(house); // 17 days late on that Friday
  expect(wordsOf(card)).toContain("20 days overdue");
  expect(wordsOf(card)).toContain(
    "Approved now, it goes out on Monday, 30 Nov at 9:00, when they are at work next. Its text is for that day.",
  );
  await house.press(card, APPROVE);
  house.clock.set("2026-11-30T08:00:00Z");
  expect(await tick(house)).toEqual(["sent"]);
  expect(house.mails[0]!.text).toContain("20 days overdue");
});

dbTest(
  "a mail that is approved waits for a mail server where none is set up, and its card says so",
  async (db) => {
    const house = await openPosting(db, { now: "2026-11-23T18:00:00Z" });
    const late = await house.press(await lateInvoice(house), APPROVE);
    expect(late.buttons?.map(({ label }) => label)).toEqual(["Do not send", "Send now"]);
    const { mailer } = house.desk;
    delete house.desk.mailer;
    house.clock.set("2026-11-24T08:00:00Z");
    expect(await tick(house)).toEqual([]);
    const card = await waitingCard(house);
    expect(wordsOf(card)).toContain("It waits for a mail server, and none is set up");
    expect(await mailsWaiting(db)).toBe(1);
    house.desk.mailer = mailer!;
    expect(await tick(house)).toEqual(["sent"]);
    expect(await mailsWaiting(db)).toBe(0);
  },
);

describe("Send now", () => {
  dbTest("a text that is true today leaves at once, and once", async (db) => {
    const house = await openPosting(db, { now: "2026-11-23T18:00:00Z" });
    const late = await house.press(await rewrite(house, await lateInvoice(house)), APPROVE);
    expect(house.mails).toEqual([]);
    expect((await house.press(late, "Send now")).title).toMatch(/^Sent/);
    expectRefused(await house.press(late, "Send now"), /sent/);
    house.clock.set("2026-11-24T08:00:00Z");
    expect(await tick(house)).toEqual([]);
    expect(house.mails).toHaveLength(1);
  });

  dbTest("a text for another day is written anew, and leaves when that is approved", async (db) => {
    const house = await openPosting(db, { now: "2026-11-27T16:00:00Z" });
    const late = await house.press(await lateInvoice(house), APPROVE);
    const anew = await house.press(late, "Send now");
    expectRefused(
      anew,
      /It was not sent, because the text speaks of another day. This is the text as it would be now/,
    );
    expect(wordsOf(anew)).toContain("17 days overdue");
    expect(await tick(house)).toEqual([]);
    expect((await house.press(anew, "Approve & send now")).title).toMatch(/^Sent/);
    expect(house.mails.map((mail) => mail.text)).toEqual([expect.stringContaining("17 days overdue")]);
  });

  dbTest("what was paid in the meantime does not leave", async (db) => {
    const house = await openPosting(db, { now: "2026-11-23T18:00:00Z" });
    const late = await house.press(await lateInvoice(house), APPROVE);
    await house.say("/invoice paid 1");
    expectRefused(await house.press(late, "Send now"), /withdrawn/);
    expect(house.mails).toEqual([]);
  });
});

describe("a heads-up that would leave after the due date", () => {
  const due = "/invoice add Acme 1200 issued 2026-10-15 due 2026-11-22 email pay@acme.example";

  dbTest("is not drafted on Friday for a client who is at work again on Tuesday", async (db) => {
    const house = await openPosting(db, { now: "2026-11-20T08:30:00Z" }); // past five in Tokyo, before a free Monday
    await house.say(due);
    await house.say("/client edit Acme country JP");
    expect(await sweep(house.desk)).toEqual([]);
    await house.say("/client edit Acme country none zone none");
    expect(await sweep(house.desk)).toMatchObject([{ step: "heads-up", did: "drafted" }]);
  });

  dbTest("because it could not be written for days, is given up, and the ladder goes on", async (db) => {
    const house = await openPosting(db, { now: "2026-11-20T10:00:00Z" });
    await house.say(due);
    const { prompts } = house.desk;
    const broken = { ...house.desk, prompts: new Map() as typeof prompts };
    expect(await sweep(broken)).toMatchObject([{ step: "heads-up", did: "failed" }]);
    house.clock.set("2026-11-23T10:00:00Z");
    expect(await sweep(house.desk)).toMatchObject([{ step: "check", did: "asked" }]);
    expect(wordsOf(await waitingCard(house))).toBe("Nothing waits for you");
    expect(await sweep(house.desk)).toEqual([]);
    house.clock.set("2026-11-25T10:00:00Z");
    expect(await sweep(house.desk)).toMatchObject([{ step: "polite-reminder", did: "drafted" }]);
    house.faults.length = 0; // what could not be written was logged each time
  });
});

dbTest("“Do not send” takes back what waits for the morning", async (db) => {
  const house = await openPosting(db, { now: "2026-11-23T18:00:00Z" });
  const late = await house.press(await lateInvoice(house), APPROVE);
  await house.press(late, "Do not send");
  house.clock.set("2026-11-24T08:00:00Z");
  expect(await tick(house)).toEqual([]);
  expect(wordsOf(await waitingCard(house))).toMatch(/^Draft/);
});

dbTest("a ladder's letter waits after another message; one that a person asked for does not", async (db) => {
  const house = await openPosting(db, { now: "2026-11-23T10:00:00Z" });
  await house.say("/invoice add Acme 1200 issued 2026-10-15 due 2026-11-20 email pay@acme.example");
  await sweep(house.desk);
  const drafted = await rewrite(house, await waitingCard(house), {
    subject: "INV-0001",
    body: "Hello,\n\nINV-0001 for €1,200.00 was due on 20 November 2026. When will it be paid?\n\nStudio Kite",
  });
  house.clock.set("2026-11-24T10:00:00Z");
  await house.say("/invoice add Acme 300 terms net 14 draft");
  expect((await house.press(await house.say("/invoice send 2"), APPROVE)).title).toMatch(/^Sent/);
  const answer = await house.press(drafted, APPROVE);
  expect(wordsOf(answer)).toContain(
    "It goes out on Monday, 30 Nov at 9:00, not too soon after the last message to them.",
  );
  house.clock.set("2026-11-27T10:00:00Z");
  expect(await tick(house)).toEqual([]);
  house.clock.set("2026-11-30T08:00:00Z");
  expect(await tick(house)).toEqual(["sent"]);
});

dbTest(
  "/invoice why and the list of letters say when each goes out, and what is stuck and why",
  async (db) => {
    const house = await openPosting(db, { now: "2026-11-23T15:30:00Z" }); // half past four in Berlin
    for (const name of ["Acme", "Bolt", "Crane"]) {
      await house.say(`/invoice add ${name} 300 issued 2026-10-15 due 2026-11-10 email ap@${name}.example`);
    }
    house.mailer.next({ kind: "refused", because: "550 no such user" });
    await house.press(await house.say("/invoice remind 1"), APPROVE);
    house.mailer.next({ kind: "later", because: "451 try later" });
    await house.press(await house.say("/invoice remind 2"), APPROVE);
    const tried = wordsOf(await house.say("/receivables drafts"));
    house.clock.set("2026-11-23T16:30:00Z");
    await house.press(await house.say("/invoice remind 3"), APPROVE);
    const list = wordsOf(await house.say("/receivables drafts"));
    expect(list).toContain("approval; not sent: 550 no such user");
    expect(tried).toMatch(/tried again on 23 Nov 2026, 16:3\d: 451 try later/);
    expect(list).toContain("goes out on 24 Nov 2026, 09:00");
    expect(wordsOf(await house.say("/invoice why 3"))).toContain(
      "It goes out on Tuesday, 24 Nov at 9:00, when they are at work next.",
    );
  },
);
