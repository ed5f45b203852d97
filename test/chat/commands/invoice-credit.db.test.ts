import { describe, expect, test } from "vitest";
import { inRollback } from "../../kit/db.ts";
import { wordsOf } from "../../kit/house.ts";
import { answersTo, expectAnswer, expectRefused, openBooks, refusalsOf, sharedBooks } from "../books.ts";

describe("/invoice cancel", () => {
  answersTo([
    [
      "credits an issued invoice in full",
      "/invoice cancel 7 ordered twice",
      ["CM-0001 credits €2,000.00 of INV-0007", "€0.00 is left open"],
    ],
    ["voids a draft, whose number stays", "/invoice cancel 2 ordered twice", ["INV-0002 is voided"]],
    [
      "keeps what was paid as credit",
      ["/invoice paid 7 500", "/invoice cancel 7 never delivered"],
      ["€500.00 that had been paid is now the client's credit"],
    ],
  ]);
});

describe("/invoice credit", () => {
  answersTo([
    [
      "lowers an invoice by a credit memo",
      "/invoice credit 7 100 two hours too many",
      ["CM-0001 credits €100.00 of INV-0007", "€1,900.00 is left open"],
    ],
    ["lowers it by all there is", "/invoice credit 7 2000 gift", ["€0.00 is left open"]],
    ["in the invoice's own currency", "/invoice credit 3 20000 late", ["CM-0001", "100,000 is left open"]],
  ]);
});

test("the draft that the card opens is the mail about the memo, whatever else waits", () =>
  inRollback(async (db) => {
    const house = await openBooks(db);
    expectAnswer(await house.say("/invoice remind 3"));
    const card = await house.say("/invoice credit 7 100 two hours too many");
    expect((await house.press(card, "Open draft")).title).toBe("Draft: credit memo mail · Acme");
  }));

const MEMO = "/invoice credit 7 500 by mistake";

describe("/invoice uncredit", () => {
  answersTo([
    [
      "opens the invoice again by what was credited",
      [MEMO, "/invoice uncredit CM-0001 it was right"],
      ["CM-0001 over €500.00 is cancelled", "€2,000.00 is open on INV-0007 now", "none will"],
    ],
    ["finds the memo by its running number", [MEMO, "/invoice uncredit 1 right"], ["CM-0001 over €500.00"]],
    ["in small letters", [MEMO, "/invoice uncredit cm-1 right"], ["CM-0001 over €500.00"]],
    [
      "opens a cancelled invoice where it stood",
      ["/invoice paid 7 500", "/invoice cancel 7 twice", "/invoice uncredit 1 once", "/invoice show 7"],
      ["39 days overdue", "Open: €1,500.00", "CM-0001 over €2,000.00 cancelled: once"],
    ],
    [
      "takes back what had become credit",
      ["/invoice paid 7", MEMO, "/invoice uncredit 1 right"],
      ["€0.00 is open on INV-0007", "€500.00 that had become the client's credit is taken back"],
    ],
    [
      "keeps the number: the next memo has the next one",
      [MEMO, "/invoice uncredit 1 right", MEMO],
      ["CM-0002 credits €500.00"],
    ],
    [
      "withdraws the mail that has not gone out",
      [MEMO, "/invoice uncredit 1 right", "/receivables drafts"],
      ["Nothing waits for you"],
    ],
  ]);
});

describe("cancelling a credit memo", () => {
  const books = sharedBooks();
  test("has a button on the memo's card and on the invoice's, which asks why", () =>
    books.aside(async (house) => {
      const credited = await house.say(MEMO);
      const shown = await house.say("/invoice show 7");
      const form = await house.press(shown, "Cancel CM-0001");
      expect(form.form?.fields.map(({ name }) => name)).toEqual(["reason"]);
      const cancelled = await house.fill(form, { reason: "it was right" });
      expect(cancelled.title).toBe("CM-0001 over €500.00 is cancelled");
      await expectRefused(house, () => house.forge(form.form!.action), ["The reason is missing"]);
      const again = await house.press(credited, "Cancel CM-0001");
      await expectRefused(house, () => house.fill(again, { reason: "x" }), ["CM-0001 was cancelled on"]);
      expect(wordsOf(await house.say("/dunlin verify"))).toContain("The timeline is whole");
    }));

  test.each([
    ["I sent it", "The client has had the mail about CM-0001: tell them"],
    [undefined, "If the mail about CM-0001 has gone out, tell the client"],
  ])("says whom to tell when the mail about the memo was approved: %s", (press, says) =>
    books.aside(async (house) => {
      await house.say('/dunlin setup name "Studio Kite"');
      await house.say("/client edit Acme email ap@acme.example");
      await house.say(MEMO);
      const approved = await house.press(await house.say("/receivables drafts"), "Approve & copy");
      if (press) await house.press(approved, press);
      expect(wordsOf(await house.say("/invoice uncredit 1 it was right"))).toContain(says);
    }),
  );
});

describe("/invoice write-off", () => {
  answersTo([
    [
      "gives up all that is open",
      "/invoice write-off 7 client is insolvent",
      ["€2,000.00 of INV-0007 written off"],
    ],
    [
      "gives up what a part payment left",
      ["/invoice paid 7 1999", "/invoice write-off 7 rounding"],
      ["€1.00 of INV-0007 written off"],
    ],
  ]);
});

describe("a credit memo or write-off is refused, and changes nothing:", () => {
  refusalsOf([
    [
      "cancel without a reason",
      "/invoice cancel 7",
      ["The reason is missing.", "/invoice cancel 7 ordered twice"],
    ],
    [
      "cancel of what is cancelled",
      ["/invoice cancel 7 twice", "/invoice cancel 7 twice"],
      ["INV-0007 is cancelled"],
    ],
    ["cancel of what is not there", "/invoice cancel 99 why", ["is not on the books"]],
    [
      "cancel for a reason that is too long",
      `/invoice cancel 7 ${"x".repeat(10_000)}`,
      ["10,000 characters"],
    ],
    ["cancel for a reason that turns the text around", "/invoice cancel 7 twice\u202e", ["U+202E"]],
    ["credit without an amount", "/invoice credit 7", ["The amount is missing."]],
    ["credit of words", "/invoice credit 7 some for the delay", ["could not read the amount"]],
    ["credit of nought", "/invoice credit 7 0 gift", ["must be more than zero"]],
    ["credit of less than nothing", "/invoice credit 7 -5 gift", ["must be more than zero"]],
    ["credit above the invoice", "/invoice credit 7 2000.01 gift", ["can be credited by €2,000.00 at most"]],
    ["credit in another currency", "/invoice credit 7 $10 gift", ["INV-0007 is in EUR"]],
    ["credit of a draft", "/invoice credit 2 10 gift", ["INV-0002 is a draft"]],
    ["credit without a reason", "/invoice credit 7 10", ["The reason is missing."]],
    [
      "cancelling a memo that is not there",
      "/invoice uncredit CM-0009 why",
      ["There is no credit memo “CM-0009”"],
    ],
    ["cancelling a memo without a reason", [MEMO, "/invoice uncredit 1"], ["The reason is missing."]],
    [
      "cancelling a memo a second time",
      [MEMO, "/invoice uncredit 1 right", "/invoice uncredit 1 right"],
      ["CM-0001 was cancelled on 23 Nov 2026"],
    ],
    [
      "cancelling a memo whose credit was paid back",
      ["/invoice paid 7", MEMO, "/client refund Acme 1", "/invoice uncredit 1 right"],
      ["€1.00 of the credit that CM-0001 gave back has been used or paid out."],
    ],
    ["write-off without a reason", "/invoice write-off 7", ["The reason is missing."]],
    ["write-off of what is paid", ["/invoice paid 7", "/invoice write-off 7 gone"], ["INV-0007 is paid"]],
    ["write-off of a draft", "/invoice write-off 2 gone", ["INV-0002 is a draft"]],
    ["write-off of what is not there", "/invoice write-off 99 gone", ["is not on the books"]],
  ]);
});
