import { describe, expect, test } from "vitest";
import type { Card } from "../../../src/chat/card.ts";
import { inRollback } from "../../kit/db.ts";
import { buttonOf, type House, keepMail, openHouse, wordsOf } from "../../kit/house.ts";
import { expectAnswer, expectRefused, expectWords, joinAs, openBooks, sharedBooks } from "../books.ts";

const labels = (card: Card) => (card.buttons ?? []).map((button) => button.label);

describe("a draft, with mail set up,", () => {
  const posted = async (
    work: (house: House, mail: ReturnType<typeof keepMail>, draft: Card) => Promise<void>,
  ) =>
    inRollback(async (db) => {
      const mail = keepMail();
      const house = await openBooks(db, { mailer: mail });
      const draft = await house.say("/invoice remind 7");
      expectAnswer(draft);
      await work(house, mail, draft);
      expect(house.faults).toEqual([]);
    });

  test("is sent once, however often it is approved", () =>
    posted(async (house, mail, draft) => {
      expect(buttonOf(draft, "Approve & send").confirm).toBe("Send this exact text to ap@acme.example?");
      expectWords(await house.press(draft, "Approve & send"), ["Sent: polite reminder to ap@acme.example"]);
      expectWords(await house.press(draft, "Approve & send"), [
        "This letter is done: sent",
        "Nothing was sent again.",
      ]);
      expect(mail.mails).toHaveLength(1);
    }));

  test("that was edited since is not sent by the older card", () =>
    posted(async (house, mail, draft) => {
      const form = await house.press(draft, "Edit");
      const edited = await house.fill(form, { body: body(draft).replace("Dear Acme", "Hello Acme") });
      expectWords(edited, ["Hello Acme", "Text by Jo, version 2"]);
      await expectRefused(house, () => house.press(draft, "Approve & send"), [
        "The letter changed",
        "Nothing was sent",
      ]);
      expect(mail.mails).toHaveLength(0);
      expectWords(await house.press(edited, "Approve & send"), ["Sent:"]);
      expect(mail.mails[0]?.text).toContain("Hello Acme");
    }));

  test("with another figure than the books is not taken", () =>
    posted(async (house, _, draft) => {
      const form = await house.press(draft, "Edit");
      const wrong = body(draft).replace("€2,000.00", "€2,500.00");
      await expectRefused(house, () => house.fill(form, { body: wrong }), [
        "does not agree with the ledger",
        "Nothing was changed",
      ]);
    }));

  test("with ten thousand and one letters is not taken", () =>
    posted(async (house, _, draft) => {
      const form = await house.press(draft, "Edit");
      await expectRefused(house, () => house.fill(form, { body: "x".repeat(10_001) }), ["10,001 characters"]);
      await expectRefused(house, () => house.fill(form, { subject: "a\u0000b" }), ["U+0000"]);
    }));

  test("is withdrawn when the money has come in meanwhile", () =>
    posted(async (house, mail, draft) => {
      expectAnswer(await house.say("/invoice paid 7"));
      const card = await house.press(draft, "Approve & send");
      expect(card.tone).toBe("refusal");
      expect(mail.mails).toHaveLength(0);
    }));

  test("of which a part was paid meanwhile is withdrawn too, and the next one has the new balance", () =>
    posted(async (house, mail, draft) => {
      expectAnswer(await house.say("/invoice paid 7 500"));
      const press = () => house.press(draft, "Approve & send");
      await expectRefused(house, press, ["withdrawn, a payment came in", "Nothing was sent."]);
      expect(mail.mails).toHaveLength(0);
      const next = await house.say("/invoice remind 7");
      expectWords(next, ["€1,500.00"]);
      expectWords(await house.press(next, "Approve & send"), ["Sent:"]);
    }));

  test("that the server refuses says so and can be sent after all", () =>
    posted(async (house, mail, draft) => {
      mail.next({ kind: "refused", because: "no such mailbox" });
      const card = await house.press(draft, "Approve & send");
      expect(card.tone).toBe("refusal");
      expectWords(card, ["no such mailbox"]);
      mail.next({ kind: "sent", answer: "250 ok" });
      const again = await house.say("/receivables drafts");
      expectWords(await house.press(again, "Approve & send"), ["Sent:"]);
      expect(mail.mails).toHaveLength(1);
    }));

  test("of which nobody knows is a question, and is not sent again by itself", () =>
    posted(async (house, mail, draft) => {
      mail.next({ kind: "unknown", because: "the line broke" });
      const card = await house.press(draft, "Approve & send");
      expectWords(card, ["Nobody knows whether it went out"]);
      expect(labels(card)).toEqual(["It arrived", "It did not arrive"]);
      const back = await house.press(card, "It did not arrive");
      mail.next({ kind: "sent", answer: "250 ok" });
      expectWords(await house.press(back, "Approve & send"), ["Sent:"]);
    }));

  test("is offered to a member to edit, and to an approver to approve", () =>
    posted(async (house) => {
      const member = await joinAs(house, "member", { mailer: keepMail() });
      expect(labels(await member.say("/receivables drafts"))).toEqual([
        "Edit",
        "Rewrite",
        "Skip this step",
        "Snooze",
        "Stop chasing",
        "Contract check",
      ]);
      const approver = await joinAs(house, "approver", { mailer: keepMail() });
      expect(labels(await approver.say("/receivables drafts"))).toContain("Approve & send");
    }));
});

describe("a draft, without mail,", () => {
  const books = sharedBooks();
  const drafted = (work: (house: House, draft: Card) => Promise<void>) =>
    books.aside(async (house) => {
      await work(house, await house.say("/invoice remind 7"));
      expect(house.faults).toEqual([]);
    });

  test("is handed over with its papers, and noted when somebody says so", () =>
    drafted(async (house, draft) => {
      const card = await house.press(draft, "Approve & copy");
      expect(card.title).toBe("Approved. Copy this text into a mail to ap@acme.example");
      expect(card.files?.map((file) => file.filename)).toContain("Invoice INV-0007.pdf");
      expectWords(await house.press(card, "I sent it"), [
        "Noted: the polite reminder went out",
        "As Jo says.",
      ]);
      expectWords(await house.say("/receivables drafts"), ["Nothing waits for you"]);
      expectWords(await house.say("/invoice why 7"), ["Next: second reminder"]);
    }));

  test("that was not sent after all waits again", () =>
    drafted(async (house, draft) => {
      const card = await house.press(draft, "Approve & copy");
      const back = await house.press(card, "I did not send it");
      expect(back.title).toBe("Draft: polite reminder · Acme");
      expect(labels(back)).toContain("Approve & copy");
    }));

  test("that is approved is no longer called a draft", () =>
    drafted(async (house, draft) => {
      await house.press(draft, "Approve & copy");
      expect((await house.say("/receivables drafts")).title).toBe("Approved: polite reminder · Acme");
    }));

  test("is skipped", () =>
    drafted(async (house, draft) => {
      expectWords(await house.press(draft, "Skip this step"), [
        "Skipped: polite reminder",
        "Nothing was sent.",
      ]);
      expectWords(await house.say("/invoice why 7"), ["second reminder"]);
      await expectRefused(house, () => house.press(draft, "Skip this step"), [
        "This letter is done: skipped",
      ]);
    }));

  test("is put aside until a day", () =>
    drafted(async (house, draft) => {
      const form = await house.press(draft, "Snooze");
      expectWords(await house.fill(form, { until: "friday" }), ["Put aside until"]);
      await expectRefused(house, () => house.fill(form, { until: "2026-11-01" }), [
        "must end later than today",
      ]);
      await expectRefused(house, () => house.fill(form, { until: "some day" }), ["could not read the date"]);
    }));

  test("stops the chase", () =>
    drafted(async (house, draft) => {
      expectWords(await house.press(draft, "Stop chasing"), ["Stopped chasing", "/invoice resume"]);
      expectWords(await house.say("/invoice why 7"), ["it is paused"]);
    }));

  test("among several is opened by its own button", () =>
    drafted(async (house) => {
      await house.say("/invoice remind 3");
      const list = await house.say("/receivables drafts");
      expect(new Set(labels(list)).size, "no two buttons alike").toBe(labels(list).length);
      expectWords(await house.press(list, labels(list).find((label) => label.includes("Tern KK"))!), [
        "Draft: polite reminder · Tern KK",
      ]);
    }));
});

test("two drafts to one client have two buttons that differ", () =>
  inRollback(async (db) => {
    const house = await openBooks(db);
    for (const line of ["/invoice send 7", "/invoice add Acme 30 number B-1", "/invoice send B-1"])
      expectAnswer(await house.say(line));
    for (const line of ["/receivables drafts", "/receivables"]) {
      const card = await house.say(line);
      expect(new Set(labels(card)).size, line).toBe(2);
    }
  }));

test("Kim's card from before a change of role does nothing after it", () =>
  inRollback(async (db) => {
    const house = await openBooks(db);
    const draft = await house.say("/invoice remind 7");
    const kim = await openHouse(db, { visitor: { user: "kim", name: "Kim" } });
    await expectRefused(kim, () => kim.press(draft, "Approve & copy"), [
      "Your role is member; approving a letter needs approver.",
    ]);
  }));

function body(card: Card): string {
  const letter = card.parts.find((part) => part.kind === "letter");
  if (letter?.kind !== "letter") throw new Error(`no letter on ${wordsOf(card)}`);
  return letter.text;
}
