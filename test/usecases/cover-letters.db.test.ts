import { describe, expect, test } from "vitest";
import { events } from "../../src/store/schema.ts";
import { sweep } from "../../src/usecases/sweep.ts";
import { verifyTimeline } from "../../src/usecases/verify-timeline.ts";
import { expectRefused, expectWords, joinAs } from "../chat/books.ts";
import { dbTest, inRollback } from "../kit/db.ts";
import { wordsOf } from "../kit/house.ts";
import { keepTeam, tick } from "../kit/team.ts";
import { openPosting, type Posting, waitingCard } from "./letters-kit.ts";

const SETUP = "/dunlin setup terms 2/10 net 30";
const ACME = "/client add Acme email pay@acme.example contact Kim Weber";
const LATE = "/invoice add Acme 1200 for website issued 2026-10-15 due 2026-11-10";
const EARLY = "/invoice add Acme 300 for logo issued 2026-11-01 due 2026-12-15";

async function typed(house: Posting, ...lines: string[]) {
  let card = await house.say(lines[0]!);
  for (const line of lines.slice(1)) card = await house.say(line);
  return card;
}

const bodies = ({ mails }: Posting) => mails.map(({ text }) => text.replaceAll("\u00a0", " "));

describe("a billing policy", () => {
  dbTest("goes out without an invoice, once, and stands in the client's timeline", async (db) => {
    const house = await openPosting(db);
    const card = await typed(
      house,
      SETUP,
      ACME,
      "/client contract Acme fee 5% once grace 3",
      "/client policy Acme",
    );
    expectWords(card, [
      "How we bill: a note from Studio Kite",
      "Terms 2/10 net 30",
      "Late fee: 5% of what is open, once",
    ]);
    expect(wordsOf(await house.say("/client policy Acme"))).toBe(wordsOf(card)); // the draft that waits
    await house.press(card, "Approve & send");
    expect(bodies(house)[0]).toContain(
      [
        "Our invoices are due within 30 days of their date.",
        "If you pay within 10 days, you may take off 2%.",
        "For late payment we have agreed: 5% of what is open, once, after 3 days of grace",
      ].join("\n"),
    );
    expect(house.mails[0]!.enclosures).toEqual([]);
    const told = (await db.select().from(events)).filter(({ kind }) => kind.startsWith("letter-"));
    expect(told.map(({ kind, invoiceId }) => [kind, invoiceId])).toEqual([
      ["letter-drafted", null],
      ["letter-approved", null],
      ["letter-sent", null],
    ]);
    expect(await verifyTimeline(db, house.workspace.id)).toMatchObject({ kind: "intact" });
    expect(house.faults).toEqual([]);
  });

  dbTest("that does not reach all of its readers is told of, though it is about no invoice", async (db) => {
    const house = await openPosting(db, { now: "2026-11-23T20:00:00Z" });
    const card = await typed(house, ACME, "/client policy Acme");
    await house.press(card, "Approve & send");
    house.mailer.next({ kind: "sent", answer: "250 kept", missed: "gone@acme.example" });
    house.clock.set("2026-11-24T09:00:00Z");
    const team = keepTeam();
    await tick(house.desk, team);
    expect(team.heard()).toEqual(["Acme > The mail to Acme went out, but not to gone@acme.example. @Jo"]);
  });

  dbTest("is written anew when the terms have moved", async (db) => {
    const house = await openPosting(db);
    const card = await typed(house, ACME, "/client policy Acme");
    await house.say("/client edit Acme terms net 7");
    const answer = await house.press(card, "Approve & send");
    expectWords(answer, ["It was not sent", "Our invoices are due within 7 days of their date."]);
    expect(house.mails).toEqual([]);
  });
});

describe("a deposit", () => {
  dbTest("is asked for by its own letter, which issues it", async (db) => {
    const house = await openPosting(db);
    await typed(house, ACME, "/project add Acme 10000 for shop deposit 30%", "/project bill shop deposit");
    const card = await house.say("/invoice send 1");
    expectWords(card, ["Draft: deposit request · Acme", "the deposit that we agreed: €3,000.00", "INV-0001"]);
    expect(wordsOf(await house.say("/invoice send 1"))).toBe(wordsOf(card));
    await house.press(card, "Approve & send");
    expect(house.mails.map(({ enclosures }) => enclosures.length)).toEqual([1]);
    expect(wordsOf(await house.say("/invoice show 1"))).not.toContain("draft, not sent yet");
  });
});

describe("a statement", () => {
  dbTest("lists all that is open, and keeps the ladder where it was", async (db) => {
    const house = await openPosting(db);
    const card = await house.press(
      await typed(house, ACME, LATE, EARLY, "/client statement Acme"),
      "Draft the mail",
    );
    expectWords(card, ["Draft: statement of account · Acme", "stands on 23 November 2026"]);
    expectWords(card, ["INV-0001 · due 10 November 2026 · 13 days overdue · €1,200.00"]);
    expectWords(card, ["INV-0002 · due 15 December 2026 · due in 22 days · €300.00", "Total: €1,500.00"]);
    const swept = await sweep(house.desk);
    expect(swept.map(({ invoice, step, did }) => [invoice, step, did])).toContainEqual([
      "INV-0001",
      "polite-reminder",
      "drafted",
    ]);
    await house.press(card, "Approve & send");
    expect(house.mails).toHaveLength(1);
    expectWords(await house.say("/invoice why 1"), ["polite reminder is drafted"]);
  });

  const moves: [title: string, line: string, why: string][] = [
    ["an invoice is paid", "/invoice paid 1", "INV-0001 is not open any more"],
    [
      "another is added",
      "/invoice add Acme 50 issued 2026-11-20 due 2026-12-20",
      "INV-0003 is open too by now",
    ],
  ];
  test.each(moves)("is withdrawn when %s", (_, line, why) =>
    inRollback(async (db) => {
      const house = await openPosting(db);
      const card = await house.press(
        await typed(house, ACME, LATE, EARLY, "/client statement Acme"),
        "Draft the mail",
      );
      await house.say(line);
      expectWords(await house.press(card, "Approve & send"), ["It was not sent and is withdrawn", why]);
      expect(house.mails).toEqual([]);
    }),
  );

  dbTest("says part paid and in dispute as they are, in dinar and yen", async (db) => {
    const house = await openPosting(db);
    await typed(
      house,
      ACME,
      "/invoice add Acme KWD188.125 issued 2026-10-01 due 2026-11-10",
      "/invoice paid 1 8.125",
    );
    await typed(house, "/invoice add Acme JPY385000 issued 2026-10-01 due 2026-11-10");
    await typed(house, "/invoice dispute 2 half of it is missing amount 100000");
    const card = await house.press(await house.say("/client statement Acme"), "Draft the mail");
    expectWords(card, [/KWD.180\.000 \(of KWD.188\.125\)/, "JP¥285,000 (of JP¥385,000)"]);
    expectWords(card, ["Left out here: JP¥100,000 of invoice INV-0002, which you have disputed."]);
  });

  dbTest("of nothing, or with credit left over, is refused", async (db) => {
    const house = await openPosting(db);
    const card = await typed(house, ACME, LATE, "/client statement Acme");
    const press = () => house.forge(card.buttons![0]!.action);
    await house.say("/invoice paid 1 1300 rest credit");
    await expectRefused(house, press, ["Nothing is open for Acme"]);
    await house.say(EARLY);
    await expectRefused(house, press, ["Acme has €100.00 of credit that nobody has used"]);
  });
});

dbTest("a viewer drafts none of them", async (db) => {
  const house = await openPosting(db);
  await typed(house, ACME, LATE);
  const viewer = await joinAs(house, "viewer");
  const statement = await viewer.say("/client statement Acme");
  expect(statement.buttons).toEqual([]);
  expect((await viewer.say("/client policy Acme")).tone).toBe("refusal");
  expectWords(await waitingCard(house), ["Nothing waits for you"]);
});
