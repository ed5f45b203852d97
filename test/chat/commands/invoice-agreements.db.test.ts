import { describe, expect } from "vitest";
import { dbTest } from "../../kit/db.ts";
import { wordsOf } from "../../kit/house.ts";
import { openPosting, waitingCard } from "../../usecases/letters-kit.ts";
import {
  answersTo,
  expectAnswer,
  expectRefused,
  expectWords,
  joinAs,
  openBooks,
  type Row,
  refusalsOf,
} from "../books.ts";

// Acme owes EUR 2,000.00 on INV-0007, 39 days late on Monday 23 November 2026; yen are owed on INV-0003.

const noted: Row[] = [
  [
    "a promise of all that is open",
    "/invoice promise 7 friday",
    [
      "INV-0007: €2,000.00 promised for 27 Nov 2026",
      "You are told on 1 Dec 2026 how it came out", // Monday is the bank's day
    ],
  ],
  [
    "a promise of a part: the rest waits with it",
    "/invoice promise 7 27 nov 500",
    ["€500.00 promised for 27 Nov 2026", "The other €1,500.00 that is open waits with it."],
  ],
  [
    "a day of several words before an amount",
    "/invoice promise 7 in 2 weeks 1 250,50",
    ["€1,250.50 promised for 7 Dec 2026"],
  ],
  ["a day with its year", "/invoice promise 7 3 dec 2026 €400", ["€400.00 promised for 3 Dec 2026"]],
  ["for today", "/invoice promise 7 2026-11-23", ["promised for 23 Nov 2026"]],
  ["yen", "/invoice promise 3 friday 60000", ["JP¥60,000 promised", "The other JP¥60,000"]],
  ["60 days away is not far", "/invoice promise 7 2027-01-22", ["promised for 22 Jan 2027"]],
  ["further off and meant", "/invoice promise 7 3 mar agreed", ["promised for 3 Mar 2027"]],
  [
    "a new one takes the place of the one before",
    ["/invoice promise 7 friday 500", "/invoice promise 7 2 dec"],
    ["€2,000.00 promised for 2 Dec 2026", "takes the place of the promise of €500.00 for 27 Nov 2026"],
  ],
  [
    "the same one again is the same one",
    ["/invoice promise 7 friday 500", "/invoice promise 7 friday 500"],
    [/^INV-0007: €500.00 promised for 27 Nov 2026\n(?!.*takes the place)/],
  ],
  [
    "beside a dispute: all that may be asked for",
    ["/invoice dispute 7 the shop is missing amount 500", "/invoice promise 7 friday"],
    ["€1,500.00 promised for 27 Nov 2026"],
  ],
  [
    "a list says so",
    ["/invoice promise 7 friday", "/invoice list overdue"],
    ["39 days overdue, promised for 27 Nov 2026"],
  ],
  [
    "so does the invoice's card, with what comes next",
    ["/invoice promise 7 friday 500", "/invoice show 7"],
    [
      "State: 39 days overdue, promised for 27 Nov 2026",
      "Promised: €500.00 for 27 Nov 2026",
      "Next: nothing for now, because it is promised for 27 Nov 2026; it is looked at again on 1 Dec 2026.",
      "Jo: €500.00 promised for 27 Nov 2026",
    ],
  ],
  [
    "why it is not chased, and until when",
    ["/invoice promise 7 friday", "/invoice why 7"],
    ["Rule “promised”: it is promised for 27 Nov 2026. It ends on the morning of 1 Dec 2026"],
  ],
  [
    "the day's list says so too",
    ["/invoice promise 7 friday", "/receivables"],
    ["39 days overdue, promised for 27 Nov 2026"],
  ],
  [
    "paid early: kept at once, and the chase goes on with the rest",
    ["/invoice promise 7 friday 500", "/invoice paid 7 500", "/invoice why 7"],
    [/^(?!.*promised)/s, "polite reminder, now due"],
  ],
  [
    "and the answer to the payment says so",
    ["/invoice promise 7 friday 500", "/invoice paid 7 500"],
    ["Acme kept the promise for INV-0007: €500.00 came in. €1,500.00 is open."],
  ],
  [
    "a part of it in: the promise runs on",
    ["/invoice promise 7 friday 500", "/invoice paid 7 499.99", "/invoice why 7"],
    ["promised for 27 Nov 2026"],
  ],
  [
    "a dispute of the whole",
    "/invoice dispute 7 the shop is missing",
    ["INV-0007 is in dispute", "The shop is missing. Nothing is asked for until it is resolved."],
  ],
  [
    "a dispute of a part",
    "/invoice dispute 7 the shop is missing amount 500",
    ["€500.00 of INV-0007 is in dispute", "€1,500.00 is still asked for"],
  ],
  [
    "the word amount in a reason is a word",
    "/invoice dispute 7 they say the amount is wrong.",
    ["INV-0007 is in dispute", "They say the amount is wrong. Nothing"],
  ],
  [
    "and nobody is said to be wrong before it is settled",
    ["/invoice dispute 7 the shop is missing", "/client show acme"],
    [/Pays: (?!.*upheld)/],
  ],
  ["also as its last word", "/invoice dispute 7 wrong amount", ["INV-0007 is in dispute", "Wrong amount."]],
  [
    "before figures it says how much",
    "/invoice dispute 3 one day too many amount JPY20000",
    ["JP¥20,000 of INV-0003 is in dispute", "JP¥100,000 is still asked for"],
  ],
  [
    "a list of what is in dispute",
    ["/invoice dispute 7 the shop is missing", "/invoice list disputed"],
    ["1 invoice in dispute", "39 days overdue, in dispute since 23 Nov 2026: the shop is missing"],
  ],
  ["nothing is in dispute", "/invoice list disputed", ["No invoices in dispute"]],
  [
    "it stays in every list",
    ["/invoice dispute 7 the shop is missing", "/receivables aging"],
    ["Acme", "€2,000.00"],
  ],
  [
    "why it is not chased, and what ends that",
    ["/invoice dispute 7 the shop is missing", "/invoice why 7"],
    [
      "Rule “disputed”: it has been in dispute since 23 Nov 2026: the shop is missing.",
      "/invoice resolve INV-0007 credit, rework or rejected",
    ],
  ],
  [
    "a promise that a dispute overtakes is withdrawn, not broken",
    ["/invoice promise 7 friday", "/invoice dispute 7 the shop is missing", "/invoice show 7"],
    ["promise for 27 Nov 2026 withdrawn, because it is in dispute"],
  ],
  [
    "and the answer says so",
    ["/invoice promise 7 friday", "/invoice dispute 7 the shop is missing"],
    ["The promise for 27 Nov 2026 no longer counts."],
  ],
  [
    "the work is done again: the chase goes on",
    ["/invoice dispute 7 the shop is missing", "/invoice resolve 7 rework it is online"],
    ["the dispute is settled, the work was done again", "polite reminder, now due"],
  ],
  [
    "rejected: the chase goes on, and the timeline says what was answered",
    ["/invoice dispute 7 too slow", "/invoice resolve 7 rejected no date was agreed", "/invoice show 7"],
    ["dispute settled, rejected: no date was agreed", "polite reminder, now due"],
  ],
  [
    "a part credited: the memo's mail waits",
    ["/invoice dispute 7 two hours too many amount 300", "/invoice resolve 7 credit"],
    ["CM-0001 credits €300.00", "€1,700.00 is left open.", "waits for approval"],
  ],
  [
    "less credited than was in dispute",
    ["/invoice dispute 7 two hours too many amount 300", "/invoice resolve 7 credit split amount 150"],
    ["CM-0001 credits €150.00", "€1,850.00 is left open."],
  ],
  [
    "the whole credited: cancelled",
    ["/invoice dispute 7 never ordered", "/invoice resolve 7 credit", "/invoice show 7"],
    ["State: cancelled on 23 Nov 2026"],
  ],
  [
    "what was paid into the part is the client's when that is credited",
    ["/invoice dispute 7 two hours too many amount 300", "/invoice paid 7 1800", "/invoice resolve 7 credit"],
    ["€0.00 is left open. €100.00 that had been paid is now the client's credit."],
  ],
  [
    "all but the part is paid: nothing more is asked for",
    ["/invoice dispute 7 two hours too many amount 300", "/invoice paid 7 1700", "/invoice why 7"],
    ["Rule “disputed”"],
  ],
  [
    "a new dispute after one that was settled",
    ["/invoice dispute 7 too slow", "/invoice resolve 7 rejected", "/invoice dispute 7 too dear"],
    ["INV-0007 is in dispute"],
  ],
];

describe("answers:", () => answersTo(noted));

const refused: Row[] = [
  ["a promise without a day", "/invoice promise 7", ["The date is missing"]],
  ["a day that is none", "/invoice promise 7 soonish 500", ["could not read the date", "soonish"]],
  ["a day in the past", "/invoice promise 7 2026-11-20", ["20 Nov 2026 has passed"]],
  ["a day far away is asked about", "/invoice promise 7 3 mar", ["3 Mar 2027 is 100 days away."]],
  ["more than is open", "/invoice promise 7 friday 2000.01", ["€2,000.00 open that can be promised"]],
  ["another currency", "/invoice promise 7 friday USD500", ["INV-0007 is in EUR"]],
  ["a promise of nothing", "/invoice promise 7 friday 0", ["must be more than zero"]],
  ["a promise for a draft", "/invoice promise 2 friday", ["INV-0002 is a draft"]],
  ["a promise for what is paid", ["/invoice paid 7", "/invoice promise 7 friday"], ["INV-0007 is paid"]],
  [
    "a promise for what is written off",
    ["/invoice write-off 7 gone", "/invoice promise 7 friday"],
    ["nothing is open on it"],
  ],
  [
    "a promise for what is all in dispute",
    ["/invoice dispute 7 too slow", "/invoice promise 7 friday"],
    ["INV-0007 has been in dispute since 23 Nov 2026."],
  ],
  ["a promise without an invoice", "/invoice promise 99 friday", ["“99” is not on the books"]],
  ["a dispute without a reason", "/invoice dispute 7", ["The text is missing"]],
  ["a reason that is a story", `/invoice dispute 7 ${"x".repeat(301)}`, ["300 is the most"]],
  [
    "a reason that turns the text around",
    "/invoice dispute 7 \u202etoo slow",
    ["cannot be seen or that turn the text around"],
  ],
  [
    "more in dispute than is open",
    ["/invoice paid 7 1800", "/invoice dispute 7 too slow amount 201"],
    ["INV-0007 has €200.00 open; €201.00 of it cannot be in dispute."],
  ],
  ["a dispute in another currency", "/invoice dispute 7 too slow amount USD5", ["INV-0007 is in EUR"]],
  [
    "a second dispute",
    ["/invoice dispute 7 too slow", "/invoice dispute 7 too dear"],
    ["INV-0007 has been in dispute since 23 Nov 2026."],
  ],
  ["a dispute about a draft", "/invoice dispute 2 too slow", ["INV-0002 is a draft"]],
  ["about what is cancelled", ["/invoice cancel 7 twice", "/invoice dispute 7 x"], ["nothing is open on it"]],
  ["to settle what is not in dispute", "/invoice resolve 7 rework", ["INV-0007 is not in dispute."]],
  [
    "to settle it twice",
    ["/invoice dispute 7 too slow", "/invoice resolve 7 rework", "/invoice resolve 7 rework"],
    ["INV-0007 is not in dispute."],
  ],
  [
    "to settle it in no way that there is",
    ["/invoice dispute 7 too slow", "/invoice resolve 7 ignore"],
    ["It is one of credit, rework, rejected"],
  ],
  [
    "to credit more than was in dispute",
    ["/invoice dispute 7 too slow amount 300", "/invoice resolve 7 credit amount 300.01"],
    ["€300.00 of INV-0007 can be credited for the dispute"],
  ],
  [
    "a reminder before the day that was promised",
    ["/invoice promise 7 friday", "/invoice remind 7"],
    ["INV-0007 is promised for 27 Nov 2026", "withdraw the promise first"],
  ],
  [
    "a reminder of what is in dispute",
    ["/invoice dispute 7 too slow", "/invoice remind 7"],
    ["INV-0007 has been in dispute since 23 Nov 2026."],
  ],
];

describe("refused:", () => refusalsOf(refused));

describe("presses", () => {
  dbTest("a promise is withdrawn by its button, once", async (db) => {
    const house = await openBooks(db);
    const card = await house.say("/invoice promise 7 friday");
    const withdrawn = await house.press(card, "Withdraw promise");
    expectAnswer(withdrawn);
    expectWords(withdrawn, ["INV-0007: the promise of €2,000.00 is withdrawn", "polite reminder, now due"]);
    await expectRefused(house, () => house.press(card, "Withdraw promise"), ["Nobody has promised"]);
  });

  dbTest("a refused reminder offers the way out", async (db) => {
    const house = await openBooks(db);
    await house.say("/invoice promise 7 friday");
    await house.press(await house.say("/invoice remind 7"), "Withdraw promise");
    expect((await house.say("/invoice remind 7")).title).toContain("Draft: polite reminder");
  });

  dbTest("a far day is taken by the button that says so", async (db) => {
    const house = await openBooks(db);
    const asked = await house.say("/invoice promise 7 3 mar");
    expect(asked.tone).toBe("question");
    expectWords(await house.press(asked, "Yes, 3 Mar 2027"), ["promised for 3 Mar 2027"]);
  });

  dbTest("a dispute is settled from its card, and only once", async (db) => {
    const house = await openBooks(db);
    const card = await house.say("/invoice dispute 7 two hours too many amount 300");
    expectWords(await house.press(card, "Credit it"), ["CM-0001 credits €300.00"]);
    for (const label of ["Credit it", "Work done again", "Reject it"]) {
      await expectRefused(house, () => house.press(card, label), ["INV-0007 is not in dispute."]);
    }
    expectWords(await waitingCard(house), ["CM-0001", "two hours too many"]);
  });

  dbTest("a member settles without a credit, an approver with one", async (db) => {
    const house = await openBooks(db);
    const kim = await joinAs(house, "member");
    const card = await kim.say("/invoice dispute 7 too slow");
    expect(card.buttons?.map((b) => b.label)).toEqual(["Work done again", "Reject it", "Draft the answer"]);
    await expectRefused(kim, () => kim.say("/invoice resolve 7 credit"), ["needs approver"]);
    const [button] = card.buttons!;
    const forged = { name: "dispute.credit", args: button!.action.args };
    await expectRefused(kim, () => kim.forge(forged), ["crediting a dispute needs approver"]);
    expectAnswer(await kim.press(card, "Reject it"));
  });
});

describe("letters that wait", () => {
  const LATE = "/invoice add Acme 1200 for website issued 2026-10-01 due 2026-11-10 email pay@acme.example";
  const holds: [string, RegExp][] = [
    ["/invoice dispute 1 too slow", /INV-0001 is in dispute/],
    ["/invoice dispute 1 too slow amount 200", /INV-0001 is in dispute/],
    ["/invoice promise 1 friday", /INV-0001 was promised/],
  ];
  for (const [line, why] of holds) {
    dbTest(`${line}: the draft is withdrawn, and its card no longer sends`, async (db) => {
      const house = await openPosting(db);
      await house.say(LATE);
      const draft = await house.say("/invoice remind 1");
      expectAnswer(await house.say(line));
      expect(wordsOf(await waitingCard(house))).toBe("Nothing waits for you");
      const pressed = await house.press(draft, "Approve & send");
      expect(pressed.tone).toBe("refusal");
      expect(wordsOf(pressed)).toMatch(why);
      expect(house.mails).toEqual([]);
    });
  }
});
