import { describe, expect } from "vitest";
import type { Card } from "../../src/chat/card.ts";
import type { Db } from "../../src/store/db.ts";
import { sweep } from "../../src/usecases/sweep.ts";
import { expectAnswer } from "../chat/books.ts";
import { dbTest } from "../kit/db.ts";
import { wordsOf } from "../kit/house.ts";
import { openPosting, type Posting, waitingCard } from "./letters-kit.ts";

const LATER = { kind: "later", because: "the server is busy" } as const;
const SENT = { kind: "sent", answer: "250" } as const;

/** R-1 over 1,200.00 euros, 39 days late, with interest and compensation by German law. */
async function charged(db: Db): Promise<{ house: Posting; notice: Card }> {
  const house = await openPosting(db);
  await house.say("/invoice add Acme 1200 issued 1 oct due 15 oct number R-1 email pay@acme.example");
  await house.say("/client contract Acme law DE");
  const applied = await house.press(await house.say("/invoice interest R-1"), "Apply");
  return { house, notice: await house.press(applied, "Draft the notice") };
}

dbTest("a notice says what was charged, by which law, from when, and goes out as approved", async (db) => {
  const { house, notice } = await charged(db);
  await house.press(notice, "Approve & send");
  await sweep(house.desk);
  const [mail] = house.mails;
  for (const part of [
    "Interest charged on invoice R-1 on 23 November 2026: €13.49",
    "16 October 2026 to 23 November 2026 · 39 days · 10.52% a year on €1,200.00 · €13.49",
    "Recovery costs charged on invoice R-1 on 23 November 2026: €40.00",
    "Invoice R-1 · €1,200.00",
    "Now due · €1,253.49",
  ]) {
    expect(mail!.text).toContain(part);
  }
  expect(mail!.text).not.toMatch(/court|further|will be charged/);
});

dbTest("a paper goes by the name that it has in the client's language", async (db) => {
  const house = await openPosting(db);
  await house.say("/invoice add Acme 1200 issued 1 oct due 15 oct number R-3 email pay@acme.example");
  await house.say("/client edit Acme language de");
  expect(wordsOf(await house.say("/invoice remind R-3"))).toContain("Enclosed: Rechnung R-3.pdf");
  expect((await house.say("/invoice pdf R-3")).files?.[0]?.filename).toBe("Rechnung R-3.pdf");
});

describe("a fee's rate is said by what it is counted", () => {
  for (const [fee, row] of [
    ["8% a year", "8% a year on €1,200.00 · €10.26"],
    ["0.1% daily", "0.1% a day on €1,200.00 · €46.80"],
    ["2% once", "2% of €1,200.00 · €24.00"],
  ]) {
    dbTest(`${fee}`, async (db) => {
      const house = await openPosting(db);
      await house.say(
        `/invoice add Acme 1200 issued 1 oct due 15 oct number R-2 email pay@acme.example fee ${fee}`,
      );
      const applied = await house.press(await house.say("/invoice fee R-2"), "Apply");
      expect(wordsOf(await house.press(applied, "Draft the notice"))).toContain(row);
    });
  }
});

dbTest("a notice that waits holds the next reminder, and once it is out keeps its distance", async (db) => {
  const { house, notice } = await charged(db);
  expect((await sweep(house.desk)).map(({ did }) => did)).not.toContain("drafted");
  expect(wordsOf(await house.say("/invoice why R-1"))).toContain("has waited since");
  await house.press(notice, "Approve & send");
  await sweep(house.desk);
  house.clock.advance({ days: 4 });
  expect(await sweep(house.desk)).toEqual([]);
  house.clock.advance({ days: 3 });
  expect((await sweep(house.desk)).map(({ did, step }) => [did, step])).toEqual([
    ["drafted", "polite-reminder"],
  ]);
});

const outdated: [title: string, change: string, then: RegExp][] = [
  ["a part of the charge is waived", "/invoice waive R-1 interest goodwill", /Now due · €1,240\.00/],
  ["a payment came in", "/invoice paid R-1 200", /Now due · €1,053\.49/],
  [
    "a part is disputed",
    "/invoice dispute R-1 hours amount 300",
    /Now due · €953\.49[\s\S]*Left out here: €300\.00/,
  ],
];
describe("what a notice says no longer is so", () => {
  for (const [title, change, then] of outdated) {
    dbTest(`${title}: the old card does nothing, the new text is right`, async (db) => {
      const { house, notice } = await charged(db);
      expectAnswer(await house.say(change));
      expect((await house.press(notice, "Approve & send")).tone).toBe("refusal");
      expect(wordsOf(await waitingCard(house))).toMatch(then);
      await sweep(house.desk);
      expect(house.mails).toEqual([]);
    });
  }

  const over: [title: string, changes: readonly string[]][] = [
    ["everything is waived", ["/invoice waive R-1 interest goodwill", "/invoice waive R-1 costs goodwill"]],
    ["it is paid", ["/invoice paid R-1"]],
    ["all of it is disputed", ["/invoice dispute R-1 the work is unfinished"]],
    ["the invoice is paused", ["/invoice pause R-1"]],
    ["it is cancelled", ["/invoice cancel R-1 sent by mistake"]],
  ];
  for (const [title, changes] of over) {
    dbTest(`${title}: an approved notice that has not gone out stays here`, async (db) => {
      const { house, notice } = await charged(db);
      house.mailer.next(LATER);
      await house.press(notice, "Approve & send");
      for (const change of changes) expectAnswer(await house.say(change));
      house.mailer.next(SENT);
      house.clock.advance({ days: 1 });
      await sweep(house.desk);
      expect(house.mails.filter((mail) => mail.text.includes("Interest charged"))).toEqual([]);
    });
  }

  dbTest("more was charged: the new text tells both as one", async (db) => {
    const { house, notice } = await charged(db);
    house.clock.advance({ days: 10 });
    await house.press(await house.say("/invoice interest R-1"), "Apply");
    expect((await house.press(notice, "Approve & send")).tone).toBe("refusal");
    const card = wordsOf(await waitingCard(house));
    expect(card).toContain("Interest charged on invoice R-1 on 3 December 2026: €16.95");
    expect(card).toContain("16 October 2026 to 3 December 2026 · 49 days");
  });
});

describe("reminders", () => {
  dbTest("name the charges that are in the balance, and only what is not in dispute", async (db) => {
    const { house, notice } = await charged(db);
    await house.press(notice, "Discard");
    await house.say("/invoice dispute R-1 hours amount 300");
    const card = wordsOf(await house.say("/invoice remind R-1"));
    expect(card).toContain(
      "The open balance is €953.49 (€900.00 of €1,200.00, interest of €13.49 and recovery costs of €40.00).",
    );
    expect(card).toContain("Left out here: €300.00 of invoice R-1, which you have disputed.");
    expect(card).toMatch(/of which interest €13\.49 and recovery costs €40\.00/);
  });

  dbTest("a person's words may name the charge, not exchange it, and threaten no other", async (db) => {
    const { house, notice } = await charged(db);
    await house.press(notice, "Discard");
    const draft = await house.say("/invoice remind R-1");
    const edit = async (sentence: string) => {
      const form = await house.press(draft, "Edit");
      const { subject, body } = Object.fromEntries(form.form!.fields.map((f) => [f.name, f.value ?? ""])) as {
        subject: string;
        body: string;
      };
      const words = body.replace("Best regards,", `${sentence}\n\nBest regards,`);
      return house.fill(form, { subject, body: words });
    };
    expect((await edit("Interest of €1,253.49 is in it.")).tone).toBe("refusal");
    expect((await edit("The outstanding balance is €40.00.")).tone).toBe("refusal");
    expect((await edit("More interest will be charged from tomorrow.")).tone).toBe("refusal");
    expectAnswer(await edit("Interest of €13.49 is in it."));
  });
});

describe("early-payment discount", () => {
  async function discounted(db: Db): Promise<{ house: Posting; cover: Card }> {
    const house = await openPosting(db);
    await house.say("/invoice add Acme 1200 terms 2/10 net 30 number D-1 email pay@acme.example draft");
    return { house, cover: await house.say("/invoice send D-1") };
  }

  dbTest("the cover names its sum and last day", async (db) => {
    const { cover } = await discounted(db);
    expect(wordsOf(cover)).toContain(
      "If you pay by 3 December 2026, an early-payment discount of €24.00 applies to invoice D-1, and you pay €1,176.00.",
    );
  });

  dbTest("a cover that offers it does not go out after its last day", async (db) => {
    const { house, cover } = await discounted(db);
    house.mailer.next(LATER);
    await house.press(cover, "Approve & send");
    house.mailer.next(SENT);
    house.clock.advance({ days: 14 });
    const swept = await sweep(house.desk);
    expect(swept.map(({ why }) => why)).toContain("the early-payment discount in it has run out");
    expect(house.mails).toEqual([]);
  });
});
