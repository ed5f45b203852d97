import { describe, expect, test } from "vitest";
import { inRollback } from "../../kit/db.ts";
import { wordsOf } from "../../kit/house.ts";
import {
  answersTo,
  expectAnswer,
  expectRefused,
  expectWords,
  joinAs,
  openBooks,
  refusalsOf,
} from "../books.ts";

// INV-0007 is Acme's: EUR 2,000.00, due on 15 October 2026; today is 23 November 2026.

const IN_POUNDS = '/invoice add "Gull Ltd" GBP9990 issued 1 sep due 1 oct number L-1';

describe("the claim is set against the court", () => {
  answersTo([
    [
      "pounds in England: limit, fees, time, costs, each with date and confidence",
      [IN_POUNDS, "/invoice legal L-1 place EW"],
      [
        "Gull Ltd: is a claim worth it?",
        "Principal open: £9,990.00",
        "Interest by law, not charged: £170.45 (11.75 % a year, 2 Oct 2026 to 23 Nov 2026; as of 18 Jun 2026, confidence high)",
        "Compensation by law, not charged: £70.00",
        "In all: £10,230.45",
        "Limit: £10,000.00, that sum included (as of 16 Sept 2021, confidence high)",
        "This claim: is above the limit",
        "Time: Few claims need a hearing",
        "Information, not legal advice.",
      ],
    ],
    [
      "interest is not counted for the limit, and is for the fee",
      ['/invoice add "Gull Ltd" GBP2990 issued 1 sep due 1 oct number L-1', "/invoice legal L-1 place EW"],
      [
        "This claim: fits; interest is not counted",
        "In short: the court costs up to £551.00, and a claim pays if the chance to win and be paid is above 16 %. On paper it is thin: little of it is shown. A letter has to come first.",
        "Fee to bring it: £205.00 (as of 16 Sept 2021, confidence high)",
        "Fee for a hearing: £335.00 (as of Oct 2020, confidence medium); £346.00 (unverified, confidence low: check it)",
        "Small claims | £551.00 in all, a hearing included",
        "-£551.00 at worst. It pays if the chance to win and be paid is above 16 %",
      ],
    ],
    [
      "another currency is never converted",
      ["/invoice legal 7 place US-CA"],
      [
        "Limit: US$12,500.00",
        "courts there reckon in USD, the invoice is in EUR, and nothing is converted here",
        "Small claims | not known here",
        "Which country's law",
      ],
    ],
    [
      "yen in a currency without a court",
      ["/invoice legal 3 place JP"],
      ["Principal open: JP¥120,000", "Nothing is held here about claims in Japan", "JP¥60,058 to JP¥108,104"],
    ],
    [
      "Germany: a payment order on the principal alone",
      ["/invoice legal 7 place DE"],
      [
        "Court payment order (Mahnverfahren), Germany",
        "Limit: none",
        "Fee to bring it: €51.50",
        "to 31 Dec 2029",
      ],
    ],
    [
      "Ireland does not take it, and says who does",
      ["/invoice legal 7 place IE"],
      [
        "In short: it does not go the simple way there",
        "does not go this way",
        "District Court claim notice",
        "Small claims | does not go this way",
      ],
    ],
    [
      "France from Britain: the time is known, the court is not",
      ["/invoice legal 7 place FR"],
      ["Nothing is held here about a simple court procedure in France", "Too old? 5 years"],
    ],
    [
      "France from Germany: the European procedure",
      ["/dunlin setup country DE", "/invoice legal 7 place FR"],
      ["European Small Claims Procedure", "Limit: €5,000.00", "Fee to bring it: not known here"],
    ],
    [
      "a company is told the limit for companies",
      [
        "/dunlin setup name Kite LLC country US",
        "/invoice add Plover USD6250.01 issued 1 sep due 1 oct number L-2",
        "/invoice legal L-2 place California",
      ],
      ["Limit: $6,250.00 for companies", "is above the limit", "No interest is added by law"],
    ],
  ]);
});

describe("where the client is", () => {
  answersTo([
    [
      "is known from a country of one law",
      ["/client edit Acme country DE", "/invoice legal 7"],
      ["Germany (by the client's country)"],
    ],
    [
      "and from a state in the address",
      ['/client edit Acme country US address "1 Main St, Oakland, CA 94607"', "/invoice legal 7"],
      ["California (by the client's address)"],
    ],
    ["is said by name", ["/invoice legal 7 place new york"], ["New York"]],
  ]);
});

describe("where the client is, where that is not known,", () => {
  refusalsOf([
    [
      "is asked when nothing is known",
      ["/invoice legal 7"],
      ["Where is Acme?", "Example: /invoice legal INV-0007 place EW"],
    ],
    [
      "is asked among the states",
      ["/client edit Acme country US", "/invoice legal 7"],
      ["Where is Acme?", "place US-AL"],
    ],
    [
      "is asked among the parts of a country",
      ["/invoice legal 7 place GB"],
      ["could be more than one place"],
    ],
    [
      "is not guessed from a country of many",
      ["/invoice legal 7 place US"],
      ["Courts and fees go by its states"],
    ],
    ["is not made up", ["/invoice legal 7 place atlantis"], ["could not read the place"]],
    ["is asked back when mistyped", ["/invoice legal 7 place Texsa"], ["Did you mean US-TX"]],
    ["is no code of nobody", ["/invoice legal 7 place ZZ"], ["could not read the place"]],
  ]);
});

test("few places are buttons that answer", () =>
  inRollback(async (db) => {
    const house = await openBooks(db);
    expectAnswer(await house.say("/client edit Acme country GB"));
    const asked = await house.say("/invoice legal 7");
    expect(asked.buttons?.map(({ label }) => label)).toEqual([
      "England and Wales",
      "Scotland",
      "Northern Ireland",
    ]);
    expectAnswer(await house.press(asked, "Scotland"));
    expect(wordsOf(await house.press(asked, "Scotland"))).toContain("Simple procedure");
  }));

describe("what it rests on", () => {
  answersTo([
    [
      "nothing on file is thin",
      ["/invoice legal 7 place DE"],
      ["On paper it is thin", "Nothing on file: a signed contract"],
    ],
    [
      "a contract and its acceptance are strong",
      ["/client contract Acme signed 1 sep delivered 1 oct accepted 2 oct", "/invoice legal 7 place DE"],
      ["On paper it looks strong", "contract signed on 1 Sept 2026", "work accepted on 2 Oct 2026"],
    ],
    [
      "a part payment acknowledges the debt, and moves the time in England",
      ["/invoice paid 7 500 on 20 oct", "/invoice legal 7 place EW"],
      [
        "they paid a part on 20 Oct 2026",
        "The part payment of 20 Oct 2026 may move it to 19 Oct 2032",
        "€1,500.00",
      ],
    ],
    [
      "a promise acknowledges it",
      ["/invoice promise 7 1 dec", "/invoice legal 7 place EW"],
      ["they promised to pay (1 noted)"],
    ],
    [
      "a dispute is argued, and asked about",
      ["/invoice dispute 7 two pages are missing", "/invoice legal 7 place DE"],
      [
        "All of it is in dispute",
        "they say “two pages are missing”",
        "It is argued about",
        "What is that worth",
      ],
    ],
    [
      "nothing is late yet",
      ["/invoice legal 1 place EW"],
      ["In short: not yet", "It is not late yet: it is due on 20 Dec 2026", "In all: €500.00"],
    ],
    [
      "a consumer: no interest between businesses, the debt protocol, other bans",
      ["/client edit Acme kind consumer", "/invoice legal 7 place EW"],
      [
        "No interest is added by law",
        "Pre-Action Protocol for Debt Claims",
        "Wait 30 days",
        "Would the court in England and Wales award interest, as it may at 8 % a year (confidence high)?",
        "GDPR",
      ],
    ],
    [
      "an agreed rate takes the place of the law's",
      ["/client contract Acme fee 10% a year daily", "/invoice legal 7 place EW"],
      ["Late fee agreed, not charged: €21.37", "No interest is added by law"],
    ],
    [
      "an old debt may be too old, and nobody is told that it is",
      ["/invoice add Old 100 issued 2019-01-01 due 2019-01-31 number L-3", "/invoice legal L-3 place DE"],
      [
        "It may be too old.",
        "to 31 Dec 2022",
        "the time may have gone by. This table alone does not settle it",
      ],
    ],
  ]);
});

describe("the letter that comes first", () => {
  answersTo([
    [
      "a company in England: 14 days from the date on the letter",
      [IN_POUNDS, "/invoice legal L-1 place EW"],
      [
        /Send first: Letter before claim.*14 days is usual.*counted from the date on the letter: sent today, answered by 7 Dec 2026/,
      ],
    ],
    [
      "of whom it is not known: both, and the longer is safe",
      ["/invoice legal 7 place EW"],
      [
        "If the client is a company: Letter before claim",
        /If the client is somebody who trades alone: Letter of claim under the Pre-Action.*30 days.*answered by 23 Dec 2026/,
        "the Reply Form",
        "the longer wait is the safe one",
      ],
    ],
    [
      "nothing is known of it there",
      ["/invoice legal 7 place BR"],
      ["which letter has to come before a claim in Brazil is not known here"],
    ],
  ]);
});

describe("one's own odds", () => {
  answersTo([
    [
      "give a value, term by term, and an offer is compared",
      [
        '/invoice add "Gull Ltd" GBP1000 issued 1 sep due 1 oct number L-1',
        "/invoice legal L-1 place GB-SCT win 80 collect 60% hours 5 rate 40 settle 700",
      ],
      [
        "80 % to win × 60 % to be paid × (£1,087.06 + £112.00 fees) − £112.00 fees − 5 hours × £40.00 = £263.55",
        "Settlement | £387.06 given up | at once | £700.00; a suit beats it only if the chance to win and be paid is above 85 %",
      ],
    ],
    [
      "are nobody else's: without them none are made up",
      ["/invoice legal 7 place DE"],
      ["no rate of success", "win 80 collect 60"],
    ],
    [
      "give no figure where no fee is known",
      ["/invoice legal 7 place FR win 80 collect 60"],
      ["your odds give no figure"],
    ],
  ]);
});

describe("odds that are not whole", () => {
  refusalsOf([
    ["one alone", ["/invoice legal 7 place DE win 80"], ["other of the two odds is missing"]],
    ["hours without a rate", ["/invoice legal 7 place DE hours 5"], ["other of hours and rate is missing"]],
    ["more than all", ["/invoice legal 7 place DE win 101 collect 50"], ["whole number from 0 to 100"]],
    ["a rate in another currency", ["/invoice legal 7 place DE hours 5 rate $40"], ["EUR"]],
    ["an offer in another currency", ["/invoice legal 7 place DE settle $40"], ["EUR"]],
  ]);
});

describe("what cannot be claimed", () => {
  refusalsOf([
    ["a draft", ["/invoice legal 2 place EW"], ["is a draft"]],
    ["a paid one", ["/invoice paid 7", "/invoice legal 7 place EW"], ["nothing is open"]],
    ["a written-off one", ["/invoice write-off 7 gone", "/invoice legal 7 place EW"], ["nothing is open"]],
    ["a cancelled one", ["/invoice cancel 7 twice", "/invoice legal 7 place EW"], ["nothing is open"]],
    ["one that is not there", ["/invoice legal 99 place EW"], ["99"]],
    ["an offer of nothing", ["/invoice legal 7 place DE settle 0"], ["must be more than zero"]],
  ]);
});

test("it changes nothing, and a viewer may ask", () =>
  inRollback(async (db) => {
    const house = await openBooks(db);
    const kim = await joinAs(house, "viewer");
    expectAnswer(await kim.say("/invoice legal 7 place DE"));
    await expectRefused(kim, () => kim.say("/invoice legal 7 place Narnia; drop table invoices"));
  }));

test("hostile text is shown as text", () =>
  inRollback(async (db) => {
    const house = await openBooks(db);
    const said = "<!channel> =HYPERLINK(1) *bold* <@everyone>";
    expectAnswer(await house.say(`/invoice dispute 7 ${said}`));
    const card = await house.say("/invoice legal 7 place EW");
    expectAnswer(card);
    expect(wordsOf(card)).toContain(`they say “${said}”`);
  }));

test("a part payment that bounced acknowledges nothing", () =>
  inRollback(async (db) => {
    const house = await openBooks(db);
    expectAnswer(await house.say("/invoice paid 7 500 on 20 oct"));
    const paid = await house.say("/invoice legal 7 place EW");
    expectWords(paid, ["On paper it looks strong", "may move it to 19 Oct 2032"]);
    expectAnswer(await house.forge((await house.say("/invoice reverse 7")).buttons![0]!.action));
    const bounced = wordsOf(await house.say("/invoice legal 7 place EW"));
    expect(bounced).toContain("On paper it is thin");
    expect(bounced).not.toContain("may move it");
    expect(bounced).toContain("Principal open: €2,000.00");
  }));

test("what was charged is open and is not added again", () =>
  inRollback(async (db) => {
    const house = await openBooks(db);
    expectAnswer(await house.say('/invoice add "Gull Ltd" GBP1000 issued 1 sep due 1 oct number L-1'));
    expectWords(await house.say("/invoice legal L-1 place EW"), [
      "Interest by law, not charged: £17.06",
      "Compensation by law, not charged: £70.00",
      "In all: £1,087.06",
    ]);
    expectAnswer(await house.forge((await house.say("/invoice interest L-1")).buttons![0]!.action));
    const charged = wordsOf(await house.say("/invoice legal L-1 place EW"));
    expect(charged).toContain("Interest charged: £17.06");
    expect(charged).toContain("Compensation charged: £70.00");
    expect(charged).toContain("In all: £1,087.06");
    expect(charged).not.toContain("not charged");
  }));

test("in a country without late interest, the state of the place is spoken of and no other", () =>
  inRollback(async (db) => {
    const house = await openBooks(db);
    expectAnswer(await house.say("/client add Heron country US"));
    expectAnswer(await house.say("/client contract Heron law US"));
    expectAnswer(await house.say("/invoice add Heron USD1000 issued 1 sep due 1 oct number L-2"));
    const card = wordsOf(await house.say("/invoice legal L-2 place US-CA"));
    expect(card).toContain("The state's legal rate is 10 %");
    expect(card).not.toContain("New York");
  }));
