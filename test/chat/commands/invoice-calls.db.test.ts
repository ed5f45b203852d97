import { describe, expect, test } from "vitest";
import type { LetterKind } from "../../../src/domain/letter.ts";
import { sweep } from "../../../src/usecases/sweep.ts";
import { inRollback } from "../../kit/db.ts";
import { wordsOf } from "../../kit/house.ts";
import { openPosting, waitingCard } from "../../usecases/letters-kit.ts";
import {
  answersTo,
  expectAnswer,
  expectRefused,
  expectWords,
  joinAs,
  openBooks,
  refusalsOf,
} from "../books.ts";

describe("/invoice reason", () => {
  answersTo([
    [
      "says what helps and what comes next",
      "/invoice reason 7 cash-flow waiting for a client of their own",
      ["INV-0007 is late because they are short of cash", "Waiting for a client of their own.", "in parts"],
    ],
    ["may be in capitals", "/invoice reason 7 Cash-Flow", ["they are short of cash"]],
    ["before it is late", "/invoice reason 1 procedure they need an order number", ["paperwork"]],
    [
      "stands on the invoice's card and in its timeline",
      ["/invoice reason 7 dissatisfied the shop is slow", "/invoice show 7"],
      ["Late because: they are not satisfied: the shop is slow", "Jo: late because they are not satisfied"],
    ],
    [
      "none takes it back, and its words with it",
      ["/invoice reason 7 procedure no order number", "/invoice reason 7 none", "/invoice show 7"],
      [/^(?!.*Late because: )/s, "Jo: nobody knows why it is late"],
    ],
    [
      "the same once more changes nothing, not even the words",
      ["/invoice reason 7 procedure no order number", "/invoice reason 7 procedure", "/invoice show 7"],
      ["Late because: their paperwork holds it up: no order number"],
    ],
    [
      "a settled dispute takes “not satisfied” back",
      [
        "/invoice reason 7 dissatisfied slow",
        "/invoice dispute 7 the shop is slow",
        "/invoice resolve 7 rework",
        "/invoice show 7",
      ],
      [/^(?!.*Late because: )/s],
    ],
  ]);
});

describe("/invoice reason is refused", () => {
  refusalsOf([
    ["of a draft", "/invoice reason 2 oversight", ["INV-0002 is a draft"]],
    ["of a paid one", ["/invoice paid 1", "/invoice reason 1 oversight"], ["INV-0001 is paid"]],
    [
      "of a cancelled one",
      ["/invoice cancel 1 twice", "/invoice reason 1 oversight"],
      ["INV-0001 is cancelled"],
    ],
    ["of one given up", ["/invoice write-off 1 gone", "/invoice reason 1 none"], ["INV-0001 is written off"]],
    ["that is none", "/invoice reason 7 lazy", ["oversight, cash-flow, dissatisfied, procedure, none"]],
    ["of which nothing can be read", '/invoice reason 7 "..."', ["missing"]],
    ["with words that turn around", "/invoice reason 7 oversight \u202Egnp.exe", ["characters"]],
    ["with too many words", `/invoice reason 7 oversight ${"x".repeat(301)}`, ["300 is the most"]],
  ]);
});

describe("a reason", () => {
  test("the same twice is one event", () =>
    inRollback(async (db) => {
      const house = await openBooks(db);
      for (let i = 0; i < 2; i++) await house.say("/invoice reason 7 oversight");
      expect(wordsOf(await house.say("/invoice show 7")).match(/late because/g)).toHaveLength(1);
    }));

  // By a ladder of one rung, its draft waits for approval when the reason comes out.
  test.each<[before: string, after: string, withdrawn: string | undefined, then: LetterKind | "dispute"]>([
    ["none", "oversight", undefined, "third-reminder"],
    ["none", "cash-flow", "third reminder", "payment-plan-offer"],
    ["none", "procedure", "third reminder", "resend-invoice"],
    ["none", "dissatisfied", "third reminder", "dispute"],
    ["cash-flow", "none", "payment-plan offer", "third-reminder"],
    ["cash-flow", "procedure", "payment-plan offer", "resend-invoice"],
    ["procedure", "cash-flow", "invoice sent again", "payment-plan-offer"],
  ])("from %s to %s: the draft by the old one is withdrawn (%s), then %s", (before, after, withdrawn, then) =>
    inRollback(async (db) => {
      const house = await openPosting(db);
      await house.say("/dunlin ladder set 1 polite reminder, 8 by reason, 60 non-payment letter");
      await house.say("/invoice add Acme 1200 issued 2026-10-01 due 2026-11-10 email pay@acme.example");
      await sweep(house.desk);
      await house.press(await waitingCard(house), "Approve & send");
      house.clock.set("2026-11-30T10:00:00Z");
      await house.say(`/invoice reason 1 ${before}`);
      await sweep(house.desk);
      const card = await house.say(`/invoice reason 1 ${after}`);
      const said = /no longer fits: ([^.]*)\./.exec(wordsOf(card))?.[1];
      expect(said).toBe(withdrawn);
      const did = (await sweep(house.desk)).map((one) => one.did);
      expect(did).toEqual(withdrawn ? [then === "dispute" ? "asked" : "drafted"] : []);
      const shown = await house.say(then === "dispute" ? "/receivables" : "/receivables drafts");
      expect(wordsOf(shown)).toMatch(NAMES[then]!);
      expect(house.faults).toEqual([]);
    }),
  );
});

const NAMES: Partial<Record<LetterKind | "dispute", RegExp>> = {
  "third-reminder": /Draft: third reminder/i,
  "payment-plan-offer": /Draft: payment-plan offer/i,
  "resend-invoice": /Draft: invoice sent again/i,
  dispute: /Is INV-0001 of Acme in dispute\?/,
};

describe("/invoice call", () => {
  answersTo([
    [
      "whom, what is known, and what to say",
      ["/client edit Acme phone +49 30 12345 contact Ann Lee", "/invoice call 7"],
      [
        "Call Acme about INV-0007",
        "To: Ann Lee, Acme",
        "Phone: +49 30 12345",
        "To ask for: €2,000.00",
        "39 days overdue",
        "invoice INV-0007 for €2,000.00, which was due on 15 October 2026",
      ],
    ],
    [
      "who lets money go comes before who reads the letters",
      ["/client edit Acme contact Ann Lee", "/client contract Acme payer Bo Ek", "/invoice call 7"],
      ["To: Bo Ek, Acme"],
    ],
    ["without a number it says how to note one", "/invoice call 7", ['/client edit "Acme" phone NUMBER']],
    ["in yen", "/invoice call 3", ["To ask for: JP¥120,000"]],
    ["before it is due", "/invoice call 1", ["which is due on 20 December 2026"]],
    [
      "of all that is late, the one in question first",
      ["/invoice add Acme 300 issued 1 sep due 15 sep number OLD-1", "/invoice call 7"],
      ["2 invoices that are open: INV-0007, OLD-1, €2,300.00 in all"],
    ],
    [
      "what is not due yet is shown and not brought up",
      ["/invoice add Acme 300 due 15 dec number NEW-1", "/invoice call 7"],
      ["NEW-1 | Acme | €300.00", "our invoice INV-0007 for €2,000.00"],
    ],
    [
      "what is promised is said before anything else",
      ["/invoice promise 7 friday", "/invoice call 7"],
      ["Before you call: nobody asks for money now, because it is promised for 27 Nov 2026."],
    ],
    [
      "what is argued about, too",
      ["/invoice dispute 7 the shop is slow", "/invoice call 7"],
      ["Before you call: nobody asks for money now, because it has been in dispute"],
    ],
    [
      "and the reason, whose answer is first",
      ["/invoice reason 7 procedure", "/invoice call 7"],
      [/Answer\nWe lack an order number/],
    ],
    [
      "in the language of the team, where nothing is said of the client's",
      ["/dunlin setup language de", "/invoice call 7"],
      [/Guten Tag, hier ist Jo/],
    ],
    [
      "in the client's language, in which the words are said",
      ["/client edit acme language fr", "/invoice call 7"],
      [/Bonjour, ici Jo/],
    ],
  ]);
});

describe("/invoice call is refused", () => {
  refusalsOf([
    ["about a draft", "/invoice call 2", ["INV-0002 is a draft"]],
    ["about a paid one", ["/invoice paid 1", "/invoice call 1"], ["INV-0001 is paid"]],
  ]);
});

test("a viewer reads the call sheet and logs nothing", () =>
  inRollback(async (db) => {
    const house = await openBooks(db);
    const sheet = await house.say("/invoice call 7");
    const kim = await joinAs(house, "viewer");
    expect((await kim.say("/invoice call 7")).buttons).toEqual([]);
    for (const { action } of sheet.buttons!) {
      await expectRefused(kim, () => kim.forge(action), ["Your role is viewer"]);
    }
  }));

describe("the result of a call in two clicks", () => {
  test.each<[label: string, says: readonly (string | RegExp)[], offers: string | undefined]>([
    ["Reached: they forgot it", ["call logged, reached", "counts as contact"], "They name a day"],
    ["Reached: short of cash", ["counts as contact"], "Offer a payment plan"],
    ["Reached: paperwork holds it up", ["counts as contact"], "Send the invoice again"],
    ["Reached, nothing agreed", ["counts as contact"], undefined],
    ["Left a message", ["left a message", "counts as contact"], undefined],
    ["No answer", ["call logged, no answer"], undefined],
  ])("%s", (label, says, offers) =>
    inRollback(async (db) => {
      const house = await openBooks(db);
      const sheet = await house.say("/invoice call 7");
      const card = await house.press(sheet, label);
      expectAnswer(card);
      expectWords(card, says);
      if (offers) expectAnswer(await house.press(card, offers));
      else expect(card.buttons).toEqual([]);
      // A second press of the same within a minute is no second call; a minute later it may be one.
      await expectRefused(house, () => house.press(sheet, label), ["You have just logged that call"]);
      house.clock.set("2026-11-23T10:01:00Z");
      expectAnswer(await house.press(sheet, label));
      expect(wordsOf(await house.say("/invoice call 7"))).toContain("on 23 Nov 2026 (Jo");
      expect(house.faults).toEqual([]);
    }),
  );

  const form = (label: string, values: Record<string, string>, says: readonly (string | RegExp)[]) =>
    inRollback(async (db) => {
      const house = await openBooks(db);
      const filled = await house.fill(await house.press(await house.say("/invoice call 7"), label), values);
      expectAnswer(filled);
      expectWords(filled, says);
      expectWords(await house.say("/invoice show 7"), ["Jo: called, reached"]);
    });

  test("they name a day", () =>
    form("Reached: they will pay on …", { on: "friday", amount: "500" }, [
      "INV-0007: call logged, reached; INV-0007: €500.00 promised for 27 Nov 2026",
    ]));

  test("they name a day far away, which is meant", () =>
    form("Reached: they will pay on …", { on: "2027-03-01 agreed", note: "after their fair" }, [
      "€2,000.00 promised for 1 Mar 2027",
    ]));

  test("they are not satisfied", () =>
    form("Reached: not satisfied", { reason: "the shop is slow.", amount: "500" }, [
      "€500.00 of INV-0007 is in dispute",
    ]));

  test.each<[string, string, Record<string, string>]>([
    ["a day that has passed", "Reached: they will pay on …", { on: "2026-11-01" }],
    ["a day far away by a slip", "Reached: they will pay on …", { on: "2027-11-27" }],
    ["no day", "Reached: they will pay on …", { on: "soonish" }],
    ["more than is open", "Reached: they will pay on …", { on: "friday", amount: "2000.01" }],
    ["another currency", "Reached: they will pay on …", { on: "friday", amount: "USD 5" }],
    ["nothing that is wrong", "Reached: not satisfied", { reason: " " }],
    ["more in dispute than is open", "Reached: not satisfied", { reason: "slow", amount: "3000" }],
    ["words that turn around", "Reached: not satisfied", { reason: "a \u202E b" }],
  ])("%s: neither the call nor what came of it is noted", (_, label, values) =>
    inRollback(async (db) => {
      const house = await openBooks(db);
      const opened = await house.press(await house.say("/invoice call 7"), label);
      await expectRefused(house, () => house.fill(opened, values));
    }),
  );

  test("what was paid since the sheet was opened is not called about any more", () =>
    inRollback(async (db) => {
      const house = await openBooks(db);
      const sheet = await house.say("/invoice call 7");
      await house.say("/invoice paid 7");
      await expectRefused(house, () => house.press(sheet, "Left a message"), ["INV-0007 is paid"]);
    }));
});
