import { describe, expect } from "vitest";
import type { Card } from "../../src/chat/card.ts";
import type { Db } from "../../src/store/db.ts";
import { sweep } from "../../src/usecases/sweep.ts";
import { verifyTimeline } from "../../src/usecases/verify-timeline.ts";
import { expectAnswer } from "../chat/books.ts";
import { dbTest } from "../kit/db.ts";
import { wordsOf } from "../kit/house.ts";
import { expectRefused, openPosting, type Posting, rewrite, waitingCard } from "./letters-kit.ts";

const APPROVE = "Approve & send";

/** A house whose client, a company in Germany, owes INV-0001 over EUR 1,200.00, due on 15 September 2026. */
async function late(db: Db, now = "2026-11-23T10:00:00Z"): Promise<Posting> {
  const house = await openPosting(db, { now });
  await house.say("/invoice add Acme GmbH 1200 for website issued 1 sep due 15 sep email ap@acme.example");
  await house.say('/client edit "Acme GmbH" country DE address "Hafen 1, 20457 Hamburg"');
  return house;
}

async function drafted(db: Db): Promise<{ house: Posting; card: Card }> {
  const house = await late(db);
  return { house, card: await house.say("/invoice letter 1") };
}

const deadlineIn = (card: Card) => /to be paid by (\d+ \w+ \d{4})/.exec(wordsOf(card))?.[1];

dbTest("goes out as it was shown, with its deadline, and uses up its rung", async (db) => {
  const { house, card } = await drafted(db);
  expect(deadlineIn(card)).toBe("10 December 2026");
  expectAnswer(await house.press(card, APPROVE));
  await sweep(house.desk);
  expect(house.mails).toHaveLength(1);
  const [mail] = house.mails;
  expect(mail!.text).toContain("Owed by: Acme GmbH, Hafen 1, 20457 Hamburg");
  expect(mail!.text).toContain("by 10 December 2026");
  expect(mail!.enclosures.map((e) => e.filename)).toEqual(["Invoice INV-0001.pdf"]);
  for (let i = 0; i < 16; i++) {
    house.clock.advance({ days: 1 });
    await sweep(house.desk);
  }
  expect(house.mails).toHaveLength(1); // no reminder comes after the last letter
  expect(await verifyTimeline(db, house.workspace.id)).toMatchObject({ kind: "intact" });
  expect(house.faults).toEqual([]);
});

describe("while its deadline runs it is not asked for again", () => {
  dbTest("until it has passed", async (db) => {
    const { house, card } = await drafted(db);
    await house.press(card, APPROVE);
    await sweep(house.desk);
    house.clock.set("2026-12-10T10:00:00Z");
    expectRefused(await house.say("/invoice letter 1"), /time to pay until 10 Dec 2026/);
    house.clock.set("2026-12-11T10:00:00Z");
    expect(deadlineIn(await house.say("/invoice letter 1"))).toBeDefined();
  });

  dbTest("but one that was skipped bars nothing", async (db) => {
    const { house, card } = await drafted(db);
    await house.press(card, "Skip this step");
    expect((await house.say("/invoice letter 1")).title).toMatch(/^Draft: non-payment letter/);
  });
});

describe("a deadline, once named, stands", () => {
  dbTest("as long as it leaves the days that it has to", async (db) => {
    const { house, card } = await drafted(db);
    house.clock.advance({ days: 3 });
    const again = await waitingCard(house);
    expect(deadlineIn(again)).toBe(deadlineIn(card));
    expectAnswer(await house.press(card, APPROVE));
  });

  dbTest("then it is moved, and the card says why; nothing goes out by the old one", async (db) => {
    const { house, card } = await drafted(db);
    house.clock.advance({ days: 4 });
    const fresh = await house.press(card, APPROVE);
    expectRefused(fresh, /the day by which it asks for payment has come too near/);
    expect(house.mails).toEqual([]);
    expect(deadlineIn(fresh)).toBe("14 December 2026");
    expectAnswer(await house.press(fresh, APPROVE));
  });

  dbTest("also through a person's own words", async (db) => {
    const { house, card } = await drafted(db);
    house.clock.advance({ days: 2 });
    const words = {
      subject: "INV-0001",
      body: "Hello,\n\nINV-0001 for €1,200.00 was due on 15 September 2026. If it is not paid by 10 December 2026, we will go to court.\n\nStudio Kite",
    };
    expect(wordsOf(await rewrite(house, card, words))).toContain("10 December 2026");
    const without = { ...words, body: words.body.replace("10 December 2026", "next month") };
    expectRefused(await rewrite(house, await waitingCard(house), without), /has to mention 10 December 2026/);
    const threat = { ...words, body: words.body.replace("go to court", "send the bailiffs") };
    expectRefused(await rewrite(house, await waitingCard(house), threat), /bailiffs/);
  });

  dbTest("and follows the place where the client is", async (db) => {
    const { house } = await drafted(db);
    await house.say('/client edit "Acme GmbH" name "Acme" country GB address "1 Quay, London SE1 7PB"');
    const card = await waitingCard(house);
    expect(wordsOf(card)).toContain("This is a new version, because the ledger has changed");
    expect(wordsOf(card)).toContain("The deadline leaves at least 30 days");
    expect(wordsOf(card)).toContain("Enclose an up-to-date statement of account");
    expect(deadlineIn(card)).toBe("29 December 2026");
  });
});

describe("what changed between the card and the press", () => {
  const changes: [title: string, command: string, because: RegExp][] = [
    ["a part was paid", "/invoice paid 1 200", /a payment came in/],
    ["it was paid", "/invoice paid 1", /a payment came in/],
    ["they promised to pay", "/invoice promise 1 2026-12-01", /promise/],
    ["they dispute it", "/invoice dispute 1 the shop is missing", /dispute/],
    ["it was paused", "/invoice pause 1", /paused/],
    ["the client moved", '/client edit "Acme GmbH" address "Neue Str. 2, Berlin"', /ledger has changed/],
  ];
  for (const [title, command, because] of changes) {
    dbTest(`${title}: nothing is sent`, async (db) => {
      const { house, card } = await drafted(db);
      expectAnswer(await house.say(command));
      expectRefused(await house.press(card, APPROVE), because);
      await sweep(house.desk);
      expect(house.mails).toEqual([]);
      expect(house.faults).toEqual([]);
    });
  }
});

describe("what its card says first", () => {
  dbTest("that reminders are missing", async (db) => {
    const { card } = await drafted(db);
    expect(wordsOf(card)).toContain("It comes early: no reminders went out for INV-0001, and 2 are usual.");
    expect(wordsOf(card)).not.toContain("We reminded you");
  });

  dbTest("nothing of that after two of them, whose days the letter names", async (db) => {
    const house = await late(db, "2026-09-21T10:00:00Z");
    for (const day of ["2026-09-21", "2026-10-01"]) {
      house.clock.set(`${day}T10:00:00Z`);
      expectAnswer(await house.press(await house.say("/invoice remind 1"), APPROVE));
      await sweep(house.desk);
    }
    house.clock.set("2026-11-23T10:00:00Z");
    const words = wordsOf(await house.say("/invoice letter 1"));
    expect(words).not.toContain("It comes early");
    expect(words).toContain("We reminded you on 21 September 2026 and 1 October 2026.");
  });

  dbTest("that it names no way to pay, where none is set up", async (db) => {
    const { house, card } = await drafted(db);
    expect(wordsOf(card)).toContain("It names no way to pay");
    await house.say("/dunlin setup iban IE29AIBK93115212345678");
    const fresh = wordsOf(await waitingCard(house));
    expect(fresh).not.toContain("It names no way to pay");
    expect(fresh).toContain("IBAN IE29 AIBK 9311 5212 3456 78");
  });
});

for (const [currency, amount, shown] of [
  ["JPY", "120000", "JP¥120,000"],
  ["KWD", "188.125", "KWD 188.125"],
]) {
  dbTest(`sums in ${currency}`, async (db) => {
    const house = await openPosting(db);
    await house.say(`/invoice add Tern ${currency}${amount} issued 1 sep due 15 sep email a@tern.example`);
    const words = wordsOf(await house.say("/invoice letter 1")).replaceAll("\u00a0", " ");
    expect(words).toContain(`billed ${shown} · still open ${shown}`);
    expect(words).toContain(`Total: ${shown}`);
  });
}

dbTest("in German, for a client who reads it", async (db) => {
  const house = await late(db);
  await house.say('/client edit "Acme GmbH" language de');
  const words = wordsOf(await house.say("/invoice letter 1 tone firm"));
  expect(words).toContain(
    "Subject: Letzte Mahnung: Rechnung INV-0001 von Studio Kite, zahlbar bis zum 10. Dezember 2026",
  );
  expect(words).toContain("Schuldner: Acme GmbH, Hafen 1, 20457 Hamburg");
});
