import { describe, test } from "vitest";
import type { Currency } from "../../../src/domain/money.ts";
import { inRollback } from "../../kit/db.ts";
import { openHouse } from "../../kit/house.ts";
import { answersTo, expectAnswer, expectRefused, expectWords, refusalsOf } from "../books.ts";

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
        ["no late fee is due", "New: €0.00", "Nothing new is to be charged."],
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
        ["F-1 is written off: nothing is open"],
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
          "As of 18 Jun 2026, confidence high.",
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
      "No law on late interest is on file for Brazil",
      '/client contract "Acme" law UK',
    ]);
    expectWords(await house.say("/invoice fee F-1"), ["The law of Brazil on late fees is not on file here"]);
  }));

test("with no country set, it is asked for", () =>
  inRollback(async (db) => {
    const house = await openHouse(db, { defaults: { country: "ZZ" } });
    expectAnswer(await house.say(`${CLAUSE} email a@b.example`));
    await expectRefused(house, () => house.say("/invoice interest F-1"), [
      "Your country is not set",
      "/dunlin setup country GB",
    ]);
    expectWords(await house.say("/invoice fee F-1"), ["Your country is not set (/dunlin setup country GB)"]);
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
