import { describe, expect, test } from "vitest";
import type { Currency } from "../../../src/domain/money.ts";
import { inRollback } from "../../kit/db.ts";
import { buttonOf, openHouse, wordsOf } from "../../kit/house.ts";
import {
  answersTo,
  expectAnswer,
  expectRefused,
  expectWords,
  joinAs,
  type Row,
  refusalsOf,
} from "../books.ts";

// The books of test/chat/books.ts: INV-0007 of Acme, 2,000.00 euros due on 15 October, on 23 November; in Britain.

const CLAUSE = "/invoice add Acme 1000 issued 1 oct due 15 oct number F-1 fee 1.5% monthly grace 5 cap 10%";

describe("a clause is noted with an invoice", () => {
  describe("answers", () => {
    answersTo([
      [
        "and read back by /invoice fee",
        [CLAUSE, "/invoice fee F-1"],
        ["1.5% of what is open a month, after 5 days of grace", "Agreed for this invoice"],
      ],
      [
        "a sum without currency is in that of the amount",
        ["/invoice add Acme $500 issued 1 oct due 15 oct number F-2 fee 40 once", "/invoice fee F-2"],
        ["US$40.00"],
      ],
      [
        "a description may speak of a fee",
        ["/invoice add Acme 500 for design fee due 3 dec number F-3", "/invoice show F-3"],
        ["For: design fee"],
      ],
      [
        "a description may end with one",
        ["/invoice add Acme 500 for setup fee", "/invoice show INV-0004"],
        ["For: setup fee"],
      ],
    ]);
  });
  describe("refuses", () => {
    refusalsOf([
      [
        "two meanings are asked",
        "/invoice add Acme 500 fee 5%",
        ["more than one late fee", 'fee "5% once"', 'fee "5% monthly"'],
      ],
      ["what is no clause is refused", "/invoice add Acme 500 fee 5 apples", ["I could not read"]],
      [
        "hostile text is only text",
        '/invoice add Acme 500 fee "1% once; drop table entries"',
        ["I could not read"],
      ],
    ]);
  });
});

describe("/invoice fee", () => {
  describe("answers", () => {
    answersTo([
      [
        "works it out line by line",
        [CLAUSE, "/invoice fee F-1"],
        [
          "F-1: €30.00 late fee by 23 Nov 2026",
          "16 Oct 2026 | 15 Nov 2026 | 31 | €1,000.00 | 1.5% | €15.00",
          "16 Nov 2026 | 15 Dec 2026 | 30 | €1,000.00 | 1.5% | €15.00",
          "New: €30.00",
          "before you press Apply",
        ],
      ],
      [
        "in the grace there is nothing yet",
        ["/invoice add Acme 1000 issued 1 oct due 20 nov number F-4 fee 5% once grace 5", "/invoice fee F-4"],
        ["no late fee is due yet", "New: €0.00", "Nothing new is to be charged."],
      ],
      [
        "yen have no decimals",
        [
          '/invoice add "Tern KK" JPY120001 issued 1 oct due 15 oct number F-5 fee 1.5% monthly',
          "/invoice fee F-5",
        ],
        ["JP¥1,800", "JP¥3,600"],
      ],
      [
        "dinars have three",
        ["/invoice add Acme KWD100.005 issued 1 oct due 15 oct number F-6 fee 8% a year", "/invoice fee F-6"],
        ["0.855"],
      ],
      [
        "a payment plan or promise is said",
        [CLAUSE, "/invoice promise F-1 1 dec", "/invoice fee F-1"],
        ["The client has promised to pay."],
      ],
    ]);
  });
  describe("refuses", () => {
    refusalsOf([
      [
        "nothing was agreed",
        "/invoice fee 7",
        ["No late fee was agreed for INV-0007 or with Acme", "/invoice interest INV-0007"],
      ],
      ["a draft", "/invoice fee INV-0002", ["draft"]],
      ["paid", [CLAUSE, "/invoice paid F-1", "/invoice fee F-1"], ["F-1 is paid"]],
      ["cancelled", [CLAUSE, "/invoice cancel F-1 ordered twice", "/invoice fee F-1"], ["F-1 is cancelled"]],
      [
        "written off",
        [CLAUSE, "/invoice write-off F-1 insolvent", "/invoice fee F-1"],
        ["F-1 is written-off"],
      ],
      [
        "in dispute",
        [CLAUSE, "/invoice dispute F-1 logo is wrong", "/invoice fee F-1"],
        ["F-1 is in dispute", "logo is wrong"],
      ],
      [
        "agreed in another currency",
        ["/invoice add Acme 500 issued 1 oct due 15 oct number F-7 fee 40 USD once", "/invoice fee F-7"],
        ["agreed in USD", "F-7 is in EUR"],
      ],
      ["no such invoice", "/invoice fee 99", ["not on the books"]],
    ]);
  });
});

describe("in Canada a rate by the month needs its rate a year", () => {
  const canada = { defaults: { country: "CA" } };
  describe("refuses", () => {
    refusalsOf(
      [
        [
          "more than 5 % is refused, with law and source",
          [CLAUSE, "/invoice fee F-1"],
          ["more than the law allows", "5 % a year at most (Interest Act s. 4)", "Source: Lister"],
        ],
      ],
      canada,
    );
  });
  describe("answers", () => {
    answersTo(
      [
        [
          "with it, it is charged",
          [
            "/invoice add Acme 1000 issued 1 oct due 15 oct number F-1 fee 1.5% monthly = 18% a year",
            "/invoice fee F-1",
          ],
          ["€30.00 late fee"],
        ],
      ],
      canada,
    );
  });
});

describe("/invoice interest", () => {
  describe("answers", () => {
    answersTo([
      [
        "by the law of the country of the business",
        "/invoice interest 7",
        [
          "INV-0007: €25.11 interest by 23 Nov 2026",
          "16 Oct 2026 | 23 Nov 2026 | 39 | €2,000.00 | 11.75% | €25.11",
          "Compensation is in GBP and is not added here.",
          "Late Payment of Commercial Debts (Interest) Act 1998",
          "Confidence: high",
        ],
      ],
      [
        "or by the one that is named, with its compensation",
        "/invoice interest 7 regime FR",
        ["€26.50", "Compensation due: €40.00", "New: €66.50"],
      ],
      ["to an earlier day", "/invoice interest 7 until 2026-10-25", ["€6.44"]],
      [
        "to a day to come, with nothing to apply",
        "/invoice interest 7 until 31 dec",
        ["€49.58", "Nothing is charged for days to come"],
      ],
      [
        "half-years have each their rate",
        [
          "/invoice add Acme 3650 issued 1 jun due 2026-06-20 number F-8",
          "/invoice interest F-8 regime DE until 2026-07-10",
        ],
        ["10.27%", "10.52%", "€20.79"],
      ],
      [
        "part payments lower the base from their day",
        ["/invoice paid 7 1000 on 25 oct", "/invoice interest 7"],
        ["€2,000.00 | 11.75% | €6.44", "€1,000.00 | 11.75% | €9.33"],
      ],
      [
        "a court's interest is shown and not charged",
        "/invoice interest 7 regime EW-COURT",
        ["€17.10", "It is claimed with a court claim"],
      ],
    ]);
  });
  describe("refuses", () => {
    refusalsOf([
      ["not late yet", "/invoice interest 1", ["has no late days yet: it is due on 20 Dec 2026"]],
      [
        "a rate that is not known is not guessed",
        "/invoice interest 7 regime NO",
        ["add the rate of 2026-07-01"],
      ],
      [
        "a half-year to come",
        "/invoice interest 7 regime DE until 2027-02-01",
        ["add the rate of 2027-01-01"],
      ],
      [
        "a law that gives none",
        "/invoice interest 7 regime US",
        ["US has no interest", "New York State: up to twice what is owed"],
      ],
      [
        "a state's legal rate is for a court",
        "/invoice interest 7 regime us-ny",
        ["9 % (confidence medium)"],
      ],
      ["no such law", "/invoice interest 7 regime Germny", ["Did you mean DE?"]],
      ["a draft", "/invoice interest INV-0002", ["draft"]],
      ["in dispute", ["/invoice dispute 7 logo is wrong", "/invoice interest 7"], ["in dispute"]],
      [
        "an agreed rate takes its place",
        [CLAUSE, "/invoice interest F-1"],
        ["takes the place of the law's interest", "/invoice fee F-1"],
      ],
      [
        "a consumer, where the law is for businesses",
        ["/client edit Acme kind consumer", "/invoice interest 7"],
        ["gives no interest against consumers"],
      ],
    ]);
  });
  describe("answers", () => {
    answersTo([
      [
        "an agreed sum does not take its place",
        [
          "/invoice add Acme 1000 issued 1 oct due 15 oct number F-9 fee 40 EUR once",
          "/invoice interest F-9",
        ],
        ["€12.55"],
      ],
      [
        "nor a rate in India",
        [
          "/invoice add Acme 1000 issued 2025-11-01 due 2025-12-10 number F-9 fee 1% monthly",
          "/invoice interest F-9 regime IN until 2026-02-05",
        ],
        ["India"],
      ],
      [
        "nor a lower one in Switzerland",
        [
          "/invoice add Acme 1000 issued 1 oct due 15 oct number F-9 fee 4% a year",
          "/invoice interest F-9 regime CH",
        ],
        ["€5.34"],
      ],
    ]);
  });
});

test("the fixed sum is for each invoice by itself, its borders exact, on what was open when it fell late", () =>
  inRollback(async (db) => {
    const house = await openHouse(db, { defaults: { currency: "GBP" as Currency } });
    const rows: [number: string, amount: string, sum: string][] = [
      ["F-1", "999.99", "£40.00"],
      ["F-2", "1000.00", "£70.00"],
      ["F-3", "9999.99", "£70.00"],
      ["F-4", "10000.00", "£100.00"],
    ];
    for (const [number, amount] of rows)
      expectAnswer(await house.say(`/invoice add Acme ${amount} issued 1 oct due 15 oct number ${number}`));
    for (const [number, , sum] of rows)
      expectWords(await house.say(`/invoice interest ${number}`), [`Compensation due: ${sum}`]);
    expectAnswer(await house.say("/invoice paid F-4 5000 on 15 oct"));
    expectWords(await house.say("/invoice interest F-4"), ["Compensation due: £70.00"]);
  }));

test("a country without a law on file is said", () =>
  inRollback(async (db) => {
    const house = await openHouse(db, { defaults: { country: "BR" } });
    expectAnswer(await house.say(`${CLAUSE} email a@b.example`));
    await expectRefused(house, () => house.say("/invoice interest F-1"), [
      "No law on late interest is on file for BR",
    ]);
    expectWords(await house.say("/invoice fee F-1"), ["The law of BR on late fees is not on file here"]);
  }));

test("fees on a consumer, where the rule is for businesses", () =>
  inRollback(async (db) => {
    const house = await openHouse(db);
    expectAnswer(await house.say(CLAUSE));
    expectAnswer(await house.say("/client edit Acme kind consumer"));
    await expectRefused(house, () => house.say("/invoice fee F-1"), [
      "Acme is a consumer",
      "businesses alone",
    ]);
  }));

describe("Apply", () => {
  const rows: Row[] = [
    [
      "a late fee",
      ["/invoice fee F-1"],
      ["€30.00 charged on F-1", "nothing is sent before somebody approves it"],
    ],
    [
      "interest and compensation",
      ["/invoice interest 7 regime FR"],
      ["€66.50 charged on INV-0007", "€26.50 of interest and €40.00 of compensation"],
    ],
  ];
  test.each(rows)("books %s, once; a second press changes nothing", (_, lines, says) =>
    inRollback(async (db) => {
      const house = await openHouse(db);
      for (const line of ["/invoice add Acme 2000 issued 1 oct due 15 oct number INV-0007", CLAUSE])
        expectAnswer(await house.say(line));
      const card = await house.say([lines].flat()[0]!);
      const charged = await house.press(card, "Apply");
      expectAnswer(charged);
      expectWords(charged, says);
      await expectRefused(house, () => house.press(card, "Apply"), ["has been charged"]);
      const again = await house.say([lines].flat()[0]!);
      expectWords(again, ["charged before", "New: €0.00"]);
      expect(again.buttons).toEqual([]);
      expectAnswer(await house.say("/dunlin verify"));
    }),
  );

  test("is not there for a member, whose press is refused", () =>
    inRollback(async (db) => {
      const house = await openHouse(db);
      expectAnswer(await house.say(CLAUSE));
      const { action } = buttonOf(await house.say("/invoice fee F-1"), "Apply");
      await openHouse(db, { visitor: { user: "kim", name: "Kim" } });
      const kim = await joinAs(house, "member");
      const card = await kim.say("/invoice fee F-1");
      expect(card.buttons).toEqual([]);
      expectWords(card, ["before an approver applies it"]);
      await expectRefused(kim, () => kim.forge(action), ["Your role is member"]);
    }));

  const forged: [title: string, change: Record<string, string>, says: string][] = [
    ["another sum", { shown: "1000.00" }, "The figures of F-1 have changed"],
    ["no sum", { shown: "" }, "The figures of F-1 have changed"],
    ["a day to come", { until: "2027-01-31" }, "cannot lie in the future"],
    ["no day", { until: "soon" }, "not on the books"],
    ["something else", { what: "everything" }, "not on the books"],
    ["interest by no law", { what: "interest" }, "not on the books"],
    ["interest by a court", { what: "interest", regime: "EW-COURT" }, "takes the place"],
  ];
  test.each(forged)("of %s is refused", (_, change, says) =>
    inRollback(async (db) => {
      const house = await openHouse(db);
      expectAnswer(await house.say(CLAUSE));
      const { action } = buttonOf(await house.say("/invoice fee F-1"), "Apply");
      const tampered = { name: action.name, args: { ...action.args, ...change } };
      await expectRefused(house, () => house.forge(tampered), [says]);
    }),
  );

  test("a court's interest cannot be forged onto an invoice", () =>
    inRollback(async (db) => {
      const house = await openHouse(db);
      expectAnswer(await house.say("/invoice add Acme 2000 issued 1 oct due 15 oct number INV-0007"));
      const { action } = buttonOf(await house.say("/invoice interest 7"), "Apply");
      const tampered = { name: action.name, args: { ...action.args, regime: "EW-COURT", shown: "17.10" } };
      await expectRefused(house, () => house.forge(tampered), ["A court awards this interest"]);
    }));

  test("of a fee and of interest for the same days exclude each other", () =>
    inRollback(async (db) => {
      const house = await openHouse(db, { defaults: { country: "IN" } });
      expectAnswer(
        await house.say("/invoice add Acme 2000 issued 2025-11-01 due 2025-12-10 number F-1 fee 1% monthly"),
      );
      await house.press(await house.say("/invoice fee F-1"), "Apply");
      await expectRefused(house, () => house.say("/invoice interest F-1 until 2026-02-05"), [
        "A late fee is on F-1 already",
      ]);
      expectAnswer(await house.say("/invoice waive F-1 fee by the law instead"));
      await house.press(await house.say("/invoice interest F-1 until 2026-02-01"), "Apply");
      await expectRefused(house, () => house.say("/invoice fee F-1"), [
        "The law's interest is on F-1 already",
      ]);
    }));
});

describe("/invoice waive", () => {
  const charged = async (db: Parameters<typeof openHouse>[0]) => {
    const house = await openHouse(db);
    expectAnswer(await house.say(CLAUSE));
    expectAnswer(await house.press(await house.say("/invoice fee F-1"), "Apply"));
    return house;
  };
  const waived: [title: string, line: string, says: string[], open: string][] = [
    [
      "all of it",
      "/invoice waive F-1 fee goodwill",
      ["€30.00 of late fees waived on F-1", "It is not charged again."],
      "€1,000.00",
    ],
    [
      "a part",
      "/invoice waive F-1 fee 10 goodwill",
      ["€10.00 of late fees waived", "€20.00 of late fees is left open."],
      "€1,020.00",
    ],
  ];
  test.each(waived)("%s", (_, line, says, open) =>
    inRollback(async (db) => {
      const house = await charged(db);
      const card = await house.say(line);
      expectAnswer(card);
      expectWords(card, says);
      expectWords(await house.say("/invoice show F-1"), [`Open: ${open}`]);
      expectWords(await house.say("/invoice fee F-1"), ["charged before: €30.00", "New: €0.00"]);
      expectAnswer(await house.say("/dunlin verify"));
    }),
  );

  const refused: [title: string, line: string, says: string][] = [
    ["more than is open", "/invoice waive F-1 fee 30.01 goodwill", "€30.01 is more"],
    ["what was not charged", "/invoice waive F-1 interest goodwill", "no open interest"],
    ["without a reason", "/invoice waive F-1 fee", "The reason is missing"],
    ["the principal", "/invoice waive F-1 principal goodwill", "fee, interest, costs"],
    ["in another currency", "/invoice waive F-1 fee $10 goodwill", "is in EUR"],
  ];
  test.each(refused)("not %s", (_, line, says) =>
    inRollback(async (db) => {
      const house = await charged(db);
      await expectRefused(house, () => house.say(line), [says]);
    }),
  );
});

test("the invoice's card names what of the balance is fees, and the timeline what was charged", () =>
  inRollback(async (db) => {
    const house = await openHouse(db);
    expectAnswer(await house.say(CLAUSE));
    expect(wordsOf(await house.say("/invoice show F-1"))).not.toContain("of which");
    await house.press(await house.say("/invoice fee F-1"), "Apply");
    expectWords(await house.say("/invoice show F-1"), [
      "Open: €1,030.00",
      "Late fee agreed: 1.5% of what is open a month, after 5 days of grace, at most 10% of the invoice",
      "of which late fees: €30.00",
      "late fee of EUR 30.00 charged",
    ]);
  }));

test("a cancelled invoice keeps no fee that anybody would ask for by mistake", () =>
  inRollback(async (db) => {
    const house = await openHouse(db);
    expectAnswer(await house.say(CLAUSE));
    await house.press(await house.say("/invoice fee F-1"), "Apply");
    expectWords(await house.say("/invoice cancel F-1 ordered twice"), [
      "€30.00 is left open. €30.00 of it is charges for being late.",
    ]);
    const corrected = await house.press(await house.say("/invoice fee F-1"), "Take the excess off");
    expectAnswer(corrected);
    expectWords(await house.say("/invoice show F-1"), ["State: cancelled", "Open: €0.00"]);
    expectAnswer(await house.say("/dunlin verify"));
  }));

describe("Draft the notice", () => {
  const languages: [language: string, says: string][] = [
    ["en", "already paid or taken off: €10.00"],
    ["de", "Davon sind 10,00\u00a0€ gezahlt oder zurückgenommen."],
  ];
  test.each(languages)("says in %s what of the charges is settled, and is drafted once", (language, says) =>
    inRollback(async (db) => {
      const house = await openHouse(db);
      expectAnswer(await house.say(`${CLAUSE} email ap@acme.example`));
      expectAnswer(await house.say(`/client edit Acme language ${language}`));
      const charged = await house.press(await house.say("/invoice fee F-1"), "Apply");
      expectAnswer(await house.say("/invoice waive F-1 fee 10 goodwill"));
      const draft = await house.press(charged, "Draft the notice");
      expectAnswer(draft);
      expectWords(draft, [says]);
      await house.press(charged, "Draft the notice");
      expect((await house.say("/receivables drafts")).title).toBe(draft.title);
      expect(house.faults).toEqual([]);
    }),
  );

  test("is refused where nothing is charged any more", () =>
    inRollback(async (db) => {
      const house = await openHouse(db);
      expectAnswer(await house.say(CLAUSE));
      const charged = await house.press(await house.say("/invoice fee F-1"), "Apply");
      expectAnswer(await house.say("/invoice waive F-1 fee goodwill"));
      await expectRefused(house, () => house.press(charged, "Draft the notice"), [
        "No late fee or interest is on F-1",
      ]);
      expectAnswer(await house.say("/invoice paid F-1"));
      await expectRefused(house, () => house.press(charged, "Draft the notice"), ["F-1 is paid"]);
    }));
});
