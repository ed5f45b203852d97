import { and, eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { LetterId } from "../../src/domain/ids.ts";
import { invoices } from "../../src/store/schema.ts";
import { approveLetter } from "../../src/usecases/approve-letter.ts";
import { sweep } from "../../src/usecases/sweep.ts";
import { dbTest } from "../kit/db.ts";
import { buttonOf, wordsOf } from "../kit/house.ts";
import {
  earlyInvoice,
  expectRefused,
  lateInvoice,
  OWN_WORDS,
  openPosting,
  type Posting,
  rewrite,
  waitingCard,
} from "./letters-kit.ts";

const APPROVE = "Approve & send";

describe("from draft to sent", () => {
  dbTest(
    "what was shown is what is sent, once, however often and by whomever Approve is pressed",
    async (db) => {
      const house = await openPosting(db);
      const card = await lateInvoice(house);
      expect(house.mails).toEqual([]); // a draft alone sends nothing
      await sweep(house.desk);
      expect(house.mails).toEqual([]);

      expect(wordsOf(await house.press(card, APPROVE))).toMatch(
        /^Sent: polite reminder to pay@acme\.example/,
      );
      expectRefused(await house.press(card, APPROVE), /sent/);
      const { letter, version, hash } = buttonOf(card, APPROVE).action.args;
      const again = await approveLetter(
        house.desk,
        { ...house.who, name: "Max" },
        {
          letter: letter as LetterId,
          version: Number(version),
          hash: hash!,
        },
      );
      expect(again).toMatchObject({ ok: false, refusal: { kind: "draft-closed", outcome: "sent" } });
      await sweep(house.desk);

      expect(house.mails).toHaveLength(1);
      const [mail] = house.mails;
      expect(wordsOf(card)).toContain(mail!.text);
      expect(mail).toMatchObject({
        to: [{ email: "pay@acme.example" }],
        subject: expect.stringContaining("INV-0001"),
      });
      expect(mail!.enclosures.map((e) => e.filename)).toEqual(["Invoice INV-0001.pdf"]);
      expect(house.faults).toEqual([]);
    },
  );

  dbTest("two members' approvals of one card at once send once", async (db) => {
    const house = await openPosting(db);
    const card = await lateInvoice(house);
    const { letter, version, hash } = buttonOf(card, APPROVE).action.args;
    const approval = { letter: letter as LetterId, version: Number(version), hash: hash! };
    house.mailer.next({ kind: "later", because: "451 busy" }); // so that the second comes before it is sent
    const first = await approveLetter(house.desk, house.who, approval);
    const second = await approveLetter(house.desk, { ...house.who, name: "Max" }, approval);
    expect(first).toMatchObject({ ok: true, value: { kind: "queued" } });
    expect(second).toMatchObject({ ok: false, refusal: { kind: "draft-closed", because: "by Jo" } });
    house.mailer.next({ kind: "sent", answer: "250" });
    await sweep(house.desk);
    expect(house.mails).toHaveLength(1);
  });

  dbTest("an invoice that no font can print is found out before it is approved", async (db) => {
    const house = await openPosting(db);
    await house.say('/invoice add "Café 🦆" 1200 issued 2026-10-15 due 2026-11-10 email pay@acme.example');
    const card = await house.say("/invoice remind 1");
    expectRefused(await house.press(card, APPROVE), /no font of ours can print: 🦆/);
    expect(house.mails).toEqual([]);
    await house.say('/client edit "Café 🦆" name Café');
    await house.press(await waitingCard(house), APPROVE);
    expect(house.mails).toHaveLength(1);
  });

  dbTest("a card whose text is not the newest, or whose hash is another, approves nothing", async (db) => {
    const house = await openPosting(db);
    const old = await lateInvoice(house);
    const fresh = await rewrite(house, old);
    expectRefused(await house.press(old, APPROVE), /changed after this card/);
    const { action } = buttonOf(fresh, APPROVE);
    expectRefused(
      await house.forge({ ...action, args: { ...action.args, hash: "0".repeat(64) } }),
      /changed after/,
    );
    expectRefused(await house.forge({ ...action, args: { ...action.args, version: "1" } }), /changed after/);
    expectRefused(await house.forge({ ...action, args: {} }), /./);
    expect(house.mails).toEqual([]);
    await house.press(fresh, APPROVE);
    expect(house.mails).toHaveLength(1);
  });
});

describe("words of one's own", () => {
  dbTest("are sent as they were edited, byte for byte", async (db) => {
    const house = await openPosting(db);
    const words = {
      subject: "INV-0001: a word — Grüße",
      body: "Hello,\n\nINV-0001 for €1,200.00 was due on 10 November 2026.\n\nMay I ask when it will be paid? 🙂\n\nStudio Kite",
    };
    const card = await rewrite(house, await lateInvoice(house), words);
    await house.press(card, APPROVE);
    expect(house.mails).toHaveLength(1);
    expect(wordsOf(card)).toContain(house.mails[0]!.text);
    expect(house.mails[0]).toMatchObject({ subject: words.subject, text: words.body });
  });

  dbTest("with a wrong figure are refused by the sentence that names it, and the draft stays", async (db) => {
    const house = await openPosting(db);
    const card = await lateInvoice(house);
    const before = wordsOf(card);
    const body = OWN_WORDS.body.replace("€1,200.00", "€1,020.00");
    expectRefused(
      await rewrite(house, card, { ...OWN_WORDS, body }),
      /says €1,020\.00; the ledger says €1,200\.00/,
    );
    expect(wordsOf(await waitingCard(house))).toBe(before);
    await house.press(card, APPROVE); // the card that was shown before is still the newest
    expect(wordsOf(card)).toContain(house.mails[0]!.text);
  });

  dbTest("are not overwritten by a form that somebody opened before them", async (db) => {
    const house = await openPosting(db);
    const card = await lateInvoice(house);
    const form = await house.press(card, "Edit");
    await rewrite(house, card);
    expectRefused(
      await house.fill(form, { subject: "INV-0001", body: `${OWN_WORDS.body}\n` }),
      /changed after/,
    );
    expect(wordsOf(await waitingCard(house))).toContain(OWN_WORDS.subject);
  });
});

describe("what changed between the card and the press", () => {
  const changes: [title: string, command: string, expected: RegExp][] = [
    ["the invoice was paid", "/invoice paid 1", /withdrawn, a payment came in/i],
    ["a part was paid", "/invoice paid 1 200", /withdrawn, a payment came in/i],
    ["the invoice was paused", "/invoice pause 1", /withdrawn, INV-0001 was paused/i],
    ["the client was paused", "/client pause Acme until 2026-12-24", /withdrawn, Acme was paused/i],
    ["the client is not to be chased", "/client edit Acme chase no", /withdrawn/i],
    ["it was written off", "/invoice write-off 1 insolvent", /withdrawn/i],
    ["it was cancelled", "/invoice cancel 1 ordered twice", /withdrawn, CM-0001 was issued/i],
    [
      "the address changed",
      "/client edit Acme email new@acme.example remove pay@acme.example",
      /addresses have changed/,
    ],
    ["an address was added", "/client edit Acme email second@acme.example", /addresses have changed/],
    ["the client's name changed", "/client edit Acme name Acme Ltd", /ledger has changed/],
    ["another order number is wanted", "/client edit Acme order PO-77", /changed since/],
  ];
  for (const [title, command, expected] of changes) {
    dbTest(`${title}: nothing is sent, and the card says why`, async (db) => {
      const house = await openPosting(db);
      const card = await lateInvoice(house);
      await house.say(command);
      expectRefused(await house.press(card, APPROVE), expected);
      await sweep(house.desk);
      expect(house.mails).toEqual([]);
    });
  }

  dbTest("after a part payment the ladder drafts it anew with what is left", async (db) => {
    const house = await openPosting(db);
    await lateInvoice(house);
    await house.say("/invoice paid 1 200");
    await sweep(house.desk);
    const card = await waitingCard(house);
    expect(wordsOf(card)).toContain("€1,000.00 (of €1,200.00)");
    await house.press(card, APPROVE);
    expect(house.mails.map((m) => m.text)).toEqual([expect.stringContaining("€1,000.00")]);
  });

  dbTest("credit that nobody has used holds what was drafted before it came", async (db) => {
    const house = await openPosting(db);
    const card = await lateInvoice(house);
    await house.say("/invoice add Acme 100 due 2026-12-10");
    await house.say("/invoice paid 2 150 rest credit");
    expectRefused(await house.press(card, APPROVE), /credit that nobody has used/);
    expect(house.mails).toEqual([]);
  });

  dbTest("one client's payment leaves another's letter alone", async (db) => {
    const house = await openPosting(db);
    const card = await lateInvoice(house);
    await house.say("/invoice add Bolt 300 issued 2026-10-15 due 2026-11-10 email b@bolt.example");
    await house.say("/invoice paid 2");
    await house.press(card, APPROVE);
    expect(house.mails.map((m) => m.to[0]!.email)).toEqual(["pay@acme.example"]);
  });

  dbTest("a due date moved into the future withdraws a reminder", async (db) => {
    const house = await openPosting(db);
    const card = await lateInvoice(house);
    await moveDueDate(house, "2026-12-10");
    expectRefused(await house.press(card, APPROVE), /nothing in it is overdue any more/);
    expect(house.mails).toEqual([]);
  });

  dbTest("a due date moved within the past gives a new text", async (db) => {
    const house = await openPosting(db);
    const card = await lateInvoice(house);
    await moveDueDate(house, "2026-11-03");
    const fresh = await house.press(card, APPROVE);
    expectRefused(fresh, /was not sent.*text as it would be now/);
    expect(wordsOf(fresh)).toContain("3 November 2026 and is now 20 days overdue");
    await house.press(fresh, APPROVE);
    expect(house.mails).toHaveLength(1);
  });
});

function moveDueDate({ desk, workspace }: Posting, dueOn: string) {
  return desk.db
    .update(invoices)
    .set({ dueOn })
    .where(and(eq(invoices.workspaceId, workspace.id), eq(invoices.number, "INV-0001")));
}

describe("a night between the card and the press", () => {
  dbTest("a text that counts days is drafted anew, and says why", async (db) => {
    const house = await openPosting(db);
    const card = await lateInvoice(house);
    house.clock.advance({ days: 1 });
    const fresh = await house.press(card, APPROVE);
    expectRefused(fresh, /speaks of another day/);
    expect(wordsOf(fresh)).toContain("14 days overdue");
    expect(house.mails).toEqual([]);
    await house.press(fresh, APPROVE);
    expect(house.mails[0]!.text).toContain("14 days overdue");
  });

  dbTest("one that does not is sent as it is", async (db) => {
    const house = await openPosting(db);
    const card = await rewrite(house, await lateInvoice(house));
    house.clock.advance({ days: 3 });
    await house.press(card, APPROVE);
    expect(house.mails.map((m) => m.text)).toEqual([OWN_WORDS.body]);
  });

  dbTest("a heads-up is sent while the due date lies ahead", async (db) => {
    const house = await openPosting(db);
    const card = await earlyInvoice(house);
    house.clock.advance({ days: 2 });
    await house.press(card, APPROVE);
    expect(house.mails).toHaveLength(1);
  });

  dbTest("and withdrawn once it has passed", async (db) => {
    const house = await openPosting(db);
    const card = await earlyInvoice(house);
    house.clock.advance({ days: 4 });
    expectRefused(await house.press(card, APPROVE), /the due date of INV-0001 has passed/);
    expect(house.mails).toEqual([]);
  });

  const deadline = {
    subject: "Second reminder: INV-0001",
    body: "Hello,\n\nINV-0001 for €1,200.00 was due on 10 November 2026. Please pay by 30 November 2026.\n\nStudio Kite",
  };

  async function secondReminder(house: Posting) {
    await house.press(await lateInvoice(house), "Skip this step");
    return rewrite(house, await house.say("/invoice remind 1"), deadline);
  }

  dbTest("a deadline that was named stands while it lies ahead, also through an edit", async (db) => {
    const house = await openPosting(db);
    const card = await secondReminder(house);
    expect(wordsOf(card)).toContain("30 November 2026");
    house.clock.advance({ days: 2 });
    const edited = { ...deadline, body: deadline.body.replace("Please pay", "Please do pay") };
    const again = await rewrite(house, card, edited);
    house.clock.advance({ days: 1 });
    await house.press(again, APPROVE);
    expect(house.mails.map((m) => m.text)).toEqual([edited.body]);
  });

  dbTest("a deadline that has come is not sent", async (db) => {
    const house = await openPosting(db);
    const card = await secondReminder(house);
    house.clock.advance({ days: 8 });
    const fresh = await house.press(card, APPROVE);
    expectRefused(fresh, /a day that has passed/);
    expect(wordsOf(fresh)).toMatch(/8 December 2026/);
    expect(house.mails).toEqual([]);
  });
});
