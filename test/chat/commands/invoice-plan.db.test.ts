import { describe, expect, test } from "vitest";
import { wordsOf } from "../../kit/house.ts";
import { answersTo, expectAnswer, expectRefused, joinAs, refusalsOf, sharedBooks } from "../books.ts";

describe("/invoice plan offers", () => {
  answersTo([
    [
      "three instalments a month apart, from a month from today",
      "/invoice plan 7 3",
      [
        "Payment plan for INV-0007 · Acme",
        "State: offered on 23 Nov 2026, to be answered by 30 Nov 2026",
        "Over: €2,000.00, 3 instalments monthly",
        "1 | 23 Dec 2026 | €666.67 | €0.00",
        "3 | 23 Feb 2027 | €666.66 | €0.00",
        "The letter with the offer is drafted",
      ],
    ],
    [
      "month ends that are kept",
      "/invoice plan 7 4 monthly first 31 jan",
      ["1 | 31 Jan 2027", "2 | 28 Feb 2027", "3 | 31 Mar 2027", "4 | 30 Apr 2027"],
    ],
    [
      "a deposit before them",
      "/invoice plan 7 2 fortnightly first 1 dec deposit 500",
      [
        "a deposit and 2 instalments fortnightly",
        "Deposit | 1 Dec 2026 | €500.00",
        "1 | 15 Dec 2026 | €750.00",
        "2 | 29 Dec 2026 | €750.00",
      ],
    ],
    [
      "yen without decimals",
      "/invoice plan 3 7 weekly",
      ["1 | 30 Nov 2026 | JP¥17,143", "7 | 11 Jan 2027 | JP¥17,142"],
    ],
    ["before the due date too", "/invoice plan 1 2", ["€250.00"]],
    [
      "what a part payment left",
      ["/invoice paid 7 500", "/invoice plan 7 3 weekly"],
      ["Over: €1,500.00", "1 | 30 Nov 2026 | €500.00"],
    ],
    [
      "and shows it, with what was paid since",
      ["/invoice plan 7 2 weekly", "/invoice paid 7 1200", "/invoice plan 7"],
      [
        "1 | 30 Nov 2026 | €1,000.00 | €1,000.00 | paid",
        "2 | 7 Dec 2026 | €1,000.00 | €200.00",
        "Left: €800.00",
      ],
    ],
    [
      "which lists and cards say",
      ["/invoice plan 7 2 weekly", "/invoice list"],
      ["39 days overdue, payment plan offered"],
    ],
    [
      "and a plan that was paid off before it was answered is withdrawn",
      ["/invoice plan 7 2 weekly", "/invoice paid 7", "/invoice plan 7"],
      ["State: withdrawn on 23 Nov 2026"],
    ],
  ]);
});

describe("/invoice plan refuses", () => {
  refusalsOf([
    [
      "to show what there is not",
      "/invoice plan 7",
      ["There is no payment plan for INV-0007.", "/invoice plan INV-0007 3 monthly"],
    ],
    ["what is no number", "/invoice plan 7 some", ["number of instalments", "some"]],
    ["a day without a number", "/invoice plan 7 first 1 dec", ["The number of instalments is missing."]],
    ["one instalment", "/invoice plan 7 1", ["2 to 60 instalments"]],
    ["sixty-one", "/invoice plan 7 61", ["2 to 60 instalments"]],
    ["another rhythm", "/invoice plan 7 3 daily", ["daily"]],
    [
      "a first day today",
      "/invoice plan 7 3 first 2026-11-23",
      ["cannot be due on 23 Nov 2026", "after today"],
    ],
    [
      "a first day in half a year",
      "/invoice plan 7 3 first 1 jun",
      ["1 Jun 2027", "23 Feb 2027 at the latest"],
    ],
    ["a deposit of all", "/invoice plan 7 3 deposit 2000", ["leaves nothing to spread"]],
    ["a deposit in another currency", "/invoice plan 7 3 deposit USD 100", ["INV-0007 is in EUR"]],
    [
      "more instalments than yen",
      ["/invoice paid 3 119990", "/invoice plan 3 11"],
      ["JP¥10 of INV-0003", "11 instalments"],
    ],
    ["a draft", "/invoice plan 2 3", ["INV-0002 is a draft"]],
    ["what is paid", ["/invoice paid 7", "/invoice plan 7 3"], ["INV-0007 is paid"]],
    [
      "what is cancelled",
      ["/invoice cancel 7 ordered twice", "/invoice plan 7 3"],
      ["INV-0007 is cancelled"],
    ],
    ["what is written off", ["/invoice write-off 7 insolvent", "/invoice plan 7 3"], ["written"]],
    [
      "what is in dispute",
      ["/invoice dispute 7 unfinished", "/invoice plan 7 3"],
      ["INV-0007 is in dispute"],
    ],
    ["a second plan", ["/invoice plan 7 3", "/invoice plan 7 4"], ["is offered already", "Withdraw it"]],
  ]);
});

describe("the client's answer", () => {
  const books = sharedBooks();

  test("accepted: the plan runs, its confirmation is drafted, the offer's draft and the promise are gone", () =>
    books.aside(async (house) => {
      expectAnswer(await house.say("/invoice promise 7 4 dec"));
      const offer = await house.say("/invoice plan 7 3");
      const accepted = wordsOf(await house.press(offer, "Accepted by the client"));
      expect(accepted).toContain("State: accepted on 23 Nov 2026, kept so far");
      expect(accepted).toContain("The confirmation is drafted");
      const invoice = wordsOf(await house.say("/invoice show 7"));
      expect(invoice).toContain("State: 39 days overdue, on a payment plan");
      expect(invoice).toContain("promise for 4 Dec 2026 replaced");
      expect(invoice).toContain("Payment plan: 0 of 3 paid, next €666.67 on 23 Dec 2026");
      expect(wordsOf(await house.say("/receivables drafts"))).toContain("Draft: plan confirmation");
      await expectRefused(house, () => house.say("/invoice remind 7"), ["it is on a payment plan"]);
      await expectRefused(house, () => house.say("/invoice plan 7 4"), ["is on a payment plan"]);
      // The card of the offer still hangs in the channel: its buttons do nothing twice.
      for (const label of ["Accepted by the client", "Declined"]) {
        await expectRefused(house, () => house.press(offer, label), ["was accepted already"]);
      }
    }));

  test("declined: nothing waits, the ladder goes on, and another may be offered", () =>
    books.aside(async (house) => {
      const offer = await house.say("/invoice plan 7 3");
      expect(wordsOf(await house.press(offer, "Declined"))).toContain("State: declined on 23 Nov 2026");
      expect((await house.say("/receivables drafts")).title).toBe("Nothing waits for you");
      expect(wordsOf(await house.say("/invoice why 7"))).toContain("polite reminder, now due");
      await expectRefused(house, () => house.press(offer, "Accepted by the client"), [
        "was declined already",
      ]);
      expectAnswer(await house.say("/invoice plan 7 4"));
    }));

  test("withdrawn: an agreed plan ends, and the chase goes on", () =>
    books.aside(async (house) => {
      const agreed = await house.press(await house.say("/invoice plan 7 3"), "Accepted by the client");
      expect(wordsOf(await house.press(agreed, "Withdraw"))).toContain("State: withdrawn on 23 Nov 2026");
      expect((await house.say("/receivables drafts")).title).toBe("Nothing waits for you");
      expect(wordsOf(await house.say("/invoice why 7"))).toContain("polite reminder, now due");
    }));

  test("an offer that is no longer what is owed is offered anew over what is", () =>
    books.aside(async (house) => {
      const offer = await house.say("/invoice plan 7 4 weekly");
      expectAnswer(await house.say("/invoice paid 7 600"));
      const no = await expectRefused(house, () => house.press(offer, "Accepted by the client"), [
        "INV-0007 has €1,400.00 open now, and the plan was over €2,000.00.",
      ]);
      const again = wordsOf(await house.press(no, "Offer anew"));
      expect(again).toContain("Over: €1,400.00, 3 instalments weekly");
      expect(again).toContain("1 | 7 Dec 2026 | €466.67");
      await expectRefused(house, () => house.press(no, "Offer anew"), ["was withdrawn already"]);
    }));

  test("an offer whose first day has passed is offered anew; one that is still good is not", () =>
    books.aside(async (house) => {
      const offer = await house.say("/invoice plan 7 2 weekly");
      const { action } = offer.buttons!.find((b) => b.label === "Declined")!;
      const renew = { name: "plan.renew", args: action.args };
      await expectRefused(house, () => house.forge(renew), ["can be accepted as it stands"]);
      house.clock.set("2026-12-01T10:00:00Z");
      const no = await expectRefused(house, () => house.press(offer, "Accepted by the client"), [
        "was to start on 30 Nov 2026",
      ]);
      expect(wordsOf(await house.press(no, "Offer anew"))).toContain("1 | 8 Dec 2026 | €1,000.00");
    }));

  test("a payment that is taken back leaves the offer as it was", () =>
    books.aside(async (house) => {
      const offer = await house.say("/invoice plan 7 2 weekly");
      const receipt = await house.say("/invoice paid 7 600");
      expectAnswer(await house.press(receipt, "Undo"));
      expect(wordsOf(await house.press(offer, "Accepted by the client"))).toContain("kept so far");
    }));

  test("a dispute keeps an offer from being accepted", () =>
    books.aside(async (house) => {
      const offer = await house.say("/invoice plan 7 2 weekly");
      expectAnswer(await house.say("/invoice dispute 7 the work is unfinished"));
      await expectRefused(house, () => house.press(offer, "Accepted by the client"), [
        "INV-0007 is in dispute",
      ]);
    }));

  test("a reminder that waits is withdrawn by an offer, and nobody reminds while it is out", () =>
    books.aside(async (house) => {
      const reminder = await house.say("/invoice remind 7");
      expectAnswer(await house.say("/invoice plan 7 3"));
      const late = await house.press(reminder, "Approve & copy");
      expect(late.tone).toBe("refusal");
      expect(wordsOf(late)).toContain("a payment plan for INV-0007 was offered");
    }));

  test("a plan is kept with its last payment, and the payment's card says so", () =>
    books.aside(async (house) => {
      await house.press(await house.say("/invoice plan 7 2 weekly"), "Accepted by the client");
      expect(wordsOf(await house.say("/invoice paid 7"))).toContain("the payment plan is kept");
      expect(wordsOf(await house.say("/invoice plan 7"))).toContain("State: kept on 23 Nov 2026");
    }));

  test("an offer that is out of date is shown as such, and is made anew from its card", () =>
    books.aside(async (house) => {
      expectAnswer(await house.say("/invoice plan 7 2 weekly"));
      expectAnswer(await house.say("/invoice paid 7 500"));
      const card = await house.say("/invoice plan 7");
      expect(wordsOf(card)).toContain("it can only be offered anew");
      expect(card.buttons!.map((b) => b.label)).not.toContain("Accepted by the client");
      const anew = await house.press(card, "Offer anew");
      expect(wordsOf(anew)).toContain("Over: €1,500.00");
      expect(anew.buttons!.map((b) => b.label)).toContain("Accepted by the client");
    }));

  test("a fee that is paid with the last instalment is not told as left open", () =>
    books.aside(async (house) => {
      await house.press(await house.say("/invoice plan 7 2 weekly"), "Accepted by the client");
      expectAnswer(await house.say("/client contract Acme fee 1.5% monthly"));
      expectAnswer(await house.press(await house.say("/invoice fee 7"), "Apply"));
      expect(wordsOf(await house.say("/invoice plan 7"))).toContain("Not part of it: €60.00");
      const words = wordsOf(await house.say("/invoice paid 7"));
      expect(words).toContain("the payment plan is kept, nothing of it is left open.");
      expect(words).not.toContain("did not cover");
      expect(wordsOf(await house.say("/invoice plan 7"))).not.toContain("Not part of it");
    }));

  test("an invoice that is given up takes its plan with it, and what is given up was not paid", () =>
    books.aside(async (house) => {
      await house.press(await house.say("/invoice plan 7 2 weekly"), "Accepted by the client");
      expectAnswer(await house.say("/invoice write-off 7 insolvent"));
      const words = wordsOf(await house.say("/invoice plan 7"));
      expect(words).toContain("State: withdrawn on 23 Nov 2026");
      expect(words).toContain("Paid: €0.00");
      expect((await house.say("/receivables drafts")).title).toBe("Nothing waits for you");
    }));
});

describe("roles", () => {
  const books = sharedBooks();

  test("a viewer may look and no more", () =>
    books.aside(async (house) => {
      expectAnswer(await house.say("/invoice plan 7 3"));
      const kim = await joinAs(house, "viewer");
      const card = await kim.say("/invoice plan 7");
      expectAnswer(card);
      expect(card.buttons!.map((b) => b.label)).toEqual(["Open draft"]);
      await expectRefused(kim, () => kim.say("/invoice plan 1 3"), ["offering a payment plan needs member"]);
    }));

  test("a member offers and notes the answer; an approver withdraws", () =>
    books.aside(async (house) => {
      const kim = await joinAs(house, "member");
      const card = await kim.say("/invoice plan 7 3");
      expect(card.buttons!.map((b) => b.label)).toEqual(["Open draft", "Accepted by the client", "Declined"]);
      const owners = await house.say("/invoice plan 7");
      const withdraw = owners.buttons!.find((b) => b.label === "Withdraw")!;
      await expectRefused(kim, () => kim.forge(withdraw.action), [
        "withdrawing a payment plan needs approver",
      ]);
      expectAnswer(await kim.press(card, "Accepted by the client"));
    }));
});
