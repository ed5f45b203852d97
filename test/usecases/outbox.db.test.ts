import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Card } from "../../src/chat/card.ts";
import type { MailResult } from "../../src/ports.ts";
import { backOffSeconds, deliverOutbox } from "../../src/usecases/deliver-outbox.ts";
import { sweep } from "../../src/usecases/sweep.ts";
import { dbTest } from "../kit/db.ts";
import { type House, wordsOf } from "../kit/house.ts";
import {
  expectRefused,
  lateInvoice,
  OWN_WORDS,
  openPosting,
  type Posting,
  rewrite,
  waitingCard,
} from "./letters-kit.ts";

const APPROVE = "Approve & send";
const later: MailResult = { kind: "later", because: "451 try again" };
const sent: MailResult = { kind: "sent", answer: "250 ok" };

/** A letter that says the same on any day, approved while the server answers with `result`. */
async function approved(house: Posting, result: MailResult): Promise<Card> {
  const card = await rewrite(house, await lateInvoice(house));
  house.mailer.next(result);
  return house.press(card, APPROVE);
}

/** What a tick does with the letters, in a word each. */
async function tick({ desk }: House): Promise<string[]> {
  return (await deliverOutbox(desk)).map((delivery) => delivery.did);
}

describe("the server says later", () => {
  dbTest("it is tried again by itself, not before its time, and sent once", async (db) => {
    const house = await openPosting(db);
    expect(wordsOf(await approved(house, later))).toMatch(/^Approved.*451 try again.*tried again by itself/s);
    expect(await tick(house)).toEqual([]);
    house.clock.advance({ seconds: 50 });
    expect(await tick(house)).toEqual([]);
    house.clock.advance({ seconds: 20 });
    expect(await tick(house)).toEqual(["later"]);
    house.mailer.next(sent);
    house.clock.advance({ minutes: 1 });
    expect(await tick(house)).toEqual([]); // now it waits two minutes
    house.clock.advance({ minutes: 2 });
    expect(await tick(house)).toEqual(["sent"]);
    house.clock.advance({ days: 1 });
    expect(await tick(house)).toEqual([]);
    expect(house.mails.map((m) => m.text)).toEqual([OWN_WORDS.body]);
  });

  dbTest("the server's own waiting time is kept", async (db) => {
    const house = await openPosting(db);
    await approved(house, { ...later, retryAfterSeconds: 1800 });
    house.mailer.next(sent);
    house.clock.advance({ minutes: 29 });
    expect(await tick(house)).toEqual([]);
    house.clock.advance({ minutes: 1 });
    expect(await tick(house)).toEqual(["sent"]);
  });

  dbTest("after twelve tries, all in business hours, a person is asked", async (db) => {
    const house = await openPosting(db);
    await approved(house, later);
    const did: string[] = [];
    const hours: number[] = [];
    for (let hour = 0; hour < 48; hour++) {
      house.clock.advance({ hours: 2 });
      const now = await tick(house);
      if (now.length > 0) hours.push(house.clock.now().getUTCHours() + 1);
      did.push(...now);
    }
    expect(did).toEqual([...Array(10).fill("later"), "refused"]);
    expect(hours).toEqual([13, 15, 9, 11, 13, 15, 9, 11, 13, 15, 9]);
    expect(wordsOf(await waitingCard(house))).toContain("It was not sent: 451 try again");
  });

  for (const [title, command] of [
    ["was paid", "/invoice paid 1"],
    ["was paid in part", "/invoice paid 1 5"],
    ["was paused", "/invoice pause 1"],
  ] as const) {
    dbTest(`an invoice that ${title} meanwhile: withdrawn, never sent`, async (db) => {
      const house = await openPosting(db);
      await approved(house, later);
      await house.say(command);
      house.mailer.next(sent);
      house.clock.advance({ hours: 2 });
      expect(await tick(house)).toEqual([]);
      expect(house.mails).toEqual([]);
    });
  }

  dbTest("a client who moved meanwhile: the old address gets nothing", async (db) => {
    const house = await openPosting(db);
    await approved(house, later);
    await house.say("/client edit Acme email new@acme.example remove pay@acme.example");
    house.mailer.next(sent);
    house.clock.advance({ hours: 2 });
    expect(await tick(house)).toEqual(["withdrawn"]);
    expect(house.mails).toEqual([]);
  });

  dbTest("a night passes: words that count no days go out, the invoice's own mail too", async (db) => {
    const house = await openPosting(db);
    await approved(house, later);
    await house.say("/invoice add Bolt 300 terms net 14 email b@bolt.example draft");
    await house.press(await house.say("/invoice send 2"), APPROVE);
    house.mailer.next(sent);
    house.clock.advance({ days: 1 });
    expect(await tick(house)).toEqual(["sent", "sent"]);
    expect(house.mails.map((m) => m.to[0]!.email).sort()).toEqual(["b@bolt.example", "pay@acme.example"]);
  });

  dbTest("a night passes: words that count the days are withdrawn, and drafted anew", async (db) => {
    const house = await openPosting(db);
    const card = await lateInvoice(house);
    house.mailer.next(later);
    await house.press(card, APPROVE);
    house.mailer.next(sent);
    house.clock.advance({ days: 1 });
    const swept = await sweep(house.desk);
    expect(swept.map((s) => s.did)).toEqual(["withdrawn"]);
    expect((await sweep(house.desk)).map((s) => s.did)).toEqual(["drafted"]);
    expect(wordsOf(await waitingCard(house))).toContain("14 days overdue");
    expect(house.mails).toEqual([]);
  });

  dbTest(
    "“Do not send” takes it back, and approved again it goes out once under another Message-ID",
    async (db) => {
      const house = await openPosting(db);
      await approved(house, later);
      const again = await house.press(await waitingCard(house), "Do not send");
      house.mailer.next(sent);
      house.clock.advance({ hours: 2 });
      expect(await tick(house)).toEqual([]);
      await house.press(again, APPROVE);
      expect(await tick(house)).toEqual([]);
      expect(house.mails.map((m) => m.messageId)).toEqual([expect.stringMatching(/\.3@studio\.example$/)]);
    },
  );
});

describe("the server refuses", () => {
  dbTest("the card says why; mended and approved again it goes out once", async (db) => {
    const house = await openPosting(db);
    const card = await approved(house, { kind: "refused", because: "550 no such user" });
    expectRefused(card, /It was not sent: 550 no such user/);
    house.clock.advance({ hours: 2 });
    expect(await tick(house)).toEqual([]); // never again by itself
    await house.say("/client edit Acme email right@acme.example remove pay@acme.example");
    house.mailer.next(sent);
    const fresh = await waitingCard(house);
    expect(wordsOf(fresh)).toContain("right@acme.example");
    await house.press(fresh, APPROVE);
    expect(house.mails.map((m) => m.to)).toEqual([[{ email: "right@acme.example" }]]);
    expect(house.mails[0]!.text).toBe(OWN_WORDS.body);
  });

  dbTest("the same text may be approved again as it is", async (db) => {
    const house = await openPosting(db);
    const card = await approved(house, { kind: "refused", because: "535 log-in" });
    house.mailer.next(sent);
    await house.press(card, APPROVE);
    expectRefused(await house.press(card, APPROVE), /sent/);
    expect(house.mails).toHaveLength(1);
  });

  dbTest("without mail from then on, it is sent by hand, and one can say so", async (db) => {
    const house = await openPosting(db);
    await approved(house, { kind: "refused", because: "535 log-in" });
    delete house.desk.mailer;
    const copy = await house.press(await waitingCard(house), "Approve & copy");
    expect(wordsOf(copy)).toContain(OWN_WORDS.body);
    expect(wordsOf(await house.press(copy, "I sent it"))).toMatch(/^Noted/);
    expect(wordsOf(await house.say("/receivables drafts"))).toBe("Nothing waits for you");
  });

  dbTest("a PDF that cannot be made is said, and nothing is handed over", async (db) => {
    const house = await openPosting(db);
    const { papers } = house.desk;
    let asked = 0;
    // Fine when it is approved, broken when it is to be sent.
    house.desk.papers = {
      invoice: (document) =>
        asked++ === 0 ? papers.invoice(document) : Promise.reject(new Error("a font is broken")),
    };
    expectRefused(await approved(house, sent), /It was not sent: the invoice cannot be made into a PDF/);
    expect(house.mails).toEqual([]);
    expect(house.faults).toHaveLength(1);
  });
});

describe("nobody knows whether it went out", () => {
  const unknown: MailResult = { kind: "unknown", because: "the line broke" };

  async function uncertain(house: Posting): Promise<Card> {
    expectRefused(await approved(house, unknown), /Nobody knows whether it went out: the line broke/);
    house.mailer.next(sent);
    house.clock.advance({ days: 2 });
    expect(await sweep(house.desk)).toEqual([]); // never again by itself, and the ladder waits with it
    expect(house.mails).toEqual([]);
    return waitingCard(house);
  }

  dbTest("“It arrived”: it counts as sent, and is not sent again", async (db) => {
    const house = await openPosting(db);
    const card = await uncertain(house);
    await house.press(card, "It arrived");
    expectRefused(await house.press(card, "It did not arrive"), /sent/);
    house.clock.advance({ days: 1 });
    expect(await tick(house)).toEqual([]);
    expect(house.mails).toEqual([]);
    expect(wordsOf(await house.say("/invoice why 1"))).toContain("second reminder on 30 Nov 2026");
  });

  dbTest("“It did not arrive”: it waits for approval again, and then goes out once", async (db) => {
    const house = await openPosting(db);
    const card = await uncertain(house);
    const again = await house.press(card, "It did not arrive");
    expect(await tick(house)).toEqual([]);
    expectRefused(await house.press(card, "It arrived"), /./);
    await house.press(again, APPROVE);
    expect(await tick(house)).toEqual([]);
    expect(house.mails).toHaveLength(1);
  });

  dbTest(
    "a part paid meanwhile: “It did not arrive” brings it back with what is left, and says why",
    async (db) => {
      const house = await openPosting(db);
      const card = await uncertain(house);
      await house.say("/invoice paid 1 200");
      const again = wordsOf(await house.press(card, "It did not arrive"));
      expect(again).toContain("€1,000.00");
      expect(again).toContain("the ledger has changed since this text was made");
    },
  );

  dbTest("a payment meanwhile: “It did not arrive” does not bring it back", async (db) => {
    const house = await openPosting(db);
    const card = await uncertain(house);
    await house.say("/invoice paid 1");
    expect(wordsOf(await house.press(card, "It did not arrive"))).toContain("Withdrawn: INV-0001 is paid");
    expect(house.mails).toEqual([]);
  });

  dbTest("a mailer that throws is such a case", async (db) => {
    const house = await openPosting(db);
    house.mailer.send = () => Promise.reject(new Error("boom"));
    expectRefused(await approved(house, sent), /Nobody knows whether it went out/);
  });

  dbTest(
    "a sender that died with the mail in its hands: a person is asked once its lease is over",
    async (db) => {
      const house = await openPosting(db);
      await approved(house, later);
      house.clock.advance({ minutes: 2 });
      const taken = Promise.withResolvers<void>();
      const answer = Promise.withResolvers<MailResult>();
      house.mailer.send = () => {
        taken.resolve();
        return answer.promise;
      };
      const dying = deliverOutbox(house.desk);
      await taken.promise; // the server has the mail; this sender says nothing more
      house.clock.advance({ minutes: 4 });
      expect(await tick(house)).toEqual([]); // its lease runs
      house.clock.advance({ minutes: 2 });
      expect(await tick(house)).toEqual(["uncertain"]);
      expect(await tick(house)).toEqual([]);
      expect(wordsOf(await waitingCard(house))).toContain("the process that was sending it ended");

      answer.resolve({ kind: "later", because: "late news" }); // it was not dead after all
      expect(await dying).toEqual([]);
      house.clock.advance({ days: 1 });
      expect(await tick(house)).toEqual([]);
    },
  );

  dbTest("a sender that was only slow may still say that it went out", async (db) => {
    const house = await openPosting(db);
    await approved(house, later);
    house.clock.advance({ minutes: 2 });
    const taken = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<MailResult>();
    house.mailer.send = () => {
      taken.resolve();
      return answer.promise;
    };
    const slow = deliverOutbox(house.desk);
    await taken.promise;
    house.clock.advance({ minutes: 6 });
    expect(await tick(house)).toEqual(["uncertain"]);
    answer.resolve(sent);
    expect((await slow).map((d) => d.did)).toEqual(["sent"]);
    expect(wordsOf(await house.say("/receivables drafts"))).toBe("Nothing waits for you");
  });
});

dbTest("a letter that cannot be dealt with does not hold up the one behind it", async (db) => {
  const house = await openPosting(db);
  await approved(house, later);
  await house.say("/invoice add Bolt 300 issued 2026-10-15 due 2026-11-10 email b@bolt.example");
  await house.press(await house.say("/invoice remind 2"), APPROVE);
  house.mailer.next(sent);
  house.clock.advance({ minutes: 2 });
  const { now } = house.clock;
  let asked = 0;
  house.desk.clock = {
    now: () => {
      if (++asked === 3) throw new Error("something is wrong with the first"); // the others are the batch's
      return now();
    },
  };
  expect(await tick(house)).toEqual(["sent"]);
  expect(house.faults).toEqual([expect.stringContaining("something is wrong with the first")]);
  house.desk.clock = house.clock;
  expect(await tick(house)).toEqual([]); // its lease runs
  house.clock.advance({ minutes: 6 });
  expect(await tick(house)).toEqual(["sent"]);
  expect(house.mails).toHaveLength(2);
});

const backOff: [attempts: number, least: number, most: number][] = [
  [1, 54, 66],
  [2, 108, 132],
  [3, 216, 264],
  [6, 1728, 2112],
  [7, 3240, 3960],
  [12, 3240, 3960],
];

test.each(backOff)("try %i is followed by one in %i to %i seconds", (attempts, least, most) => {
  expect(backOffSeconds(attempts, 0)).toBe(least);
  expect(backOffSeconds(attempts, 1)).toBe(most);
});

test("a try is never followed by one sooner than 54 seconds or later than 66 minutes", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, chance) => {
      const seconds = backOffSeconds(n, chance);
      expect(seconds).toBeGreaterThanOrEqual(54);
      expect(seconds).toBeLessThanOrEqual(3960);
    }),
  );
});
