import { describe, expect, test } from "vitest";
import { commandIndex } from "../../../src/chat/complete.ts";
import { inRollback } from "../../kit/db.ts";
import { openHouse, wordsOf } from "../../kit/house.ts";
import { answersTo, expectAnswer, expectRefused, joinAs, openBooks, refusalsOf } from "../books.ts";

const WEBSITE = "/project add Acme 10000 for Website relaunch tax 19 deposit 30%";
const DESIGN = "/project milestone website 40% for Design";
const both = [WEBSITE, DESIGN];
const billed = [WEBSITE, "/project bill web deposit", "/project bill web final"];

describe("/project add", () => {
  answersTo([
    [
      "reads price, tax and deposit back",
      WEBSITE,
      ["€10,000.00 before 19% tax, €11,900.00 in all", "Deposit | €3,000.00", "Next: bill the deposit."],
    ],
    ["a deposit as an amount", "/project add Acme 10000 for Shop deposit 2500", ["Deposit | €2,500.00"]],
    ["a deposit with a comma in its percentage", "/project add Acme 100 for Shop deposit 12,5 %", ["€12.50"]],
    ["without deposit or tax", "/project add Acme 100 for Shop", ["Price: €100.00\n", "Next: bill the rest"]],
    ["makes the client if new", "/project add Gull 100 for Nest", ["Nest · Gull"]],
    [
      "yen have no decimals",
      '/project add "Tern KK" ¥100001 for Site tax 10 deposit 33%',
      ["33,000", "110,001"],
    ],
    [
      "dinars have three",
      "/project add Acme KWD 10.125 for Site deposit 50%",
      [/Price: KWD.10\.125\n/, /Deposit \| KWD.5\.063/],
    ],
    [
      "a name with a keyword in it stands in quotes",
      '/project add Acme 5 for "tax for all"',
      ["tax for all ·"],
    ],
  ]);
});

describe("/project add refuses", () => {
  refusalsOf([
    ["a name that is taken", [WEBSITE, "/project add Acme 5 for website RELAUNCH"], ["already"]],
    ["a deposit above the price", "/project add Acme 100 for Shop deposit 100.01", ["€100.00 of the price"]],
    ["a deposit in another currency", "/project add Acme 100 for Shop deposit $5", ["in EUR", "USD"]],
    ["more than all", "/project add Acme 100 for Shop deposit 101%", ["at most 100%"]],
    ["a share of nothing", "/project add Acme 100 for Shop deposit 0%", ["percentage"]],
    ["a share that comes to nothing", "/project add Acme 0.01 for Shop deposit 1%", ["more than zero"]],
    ["a price of nothing", "/project add Acme 0 for Shop", ["more than zero"]],
    ["a tax that no country has", "/project add Acme 100 for Shop tax 50", ["below 50"]],
    ["no name", "/project add Acme 100", ["missing"]],
    ["a name that turns the text around", "/project add Acme 100 for a\u202eb", ["characters"]],
    ["a name of many letters", `/project add Acme 100 for ${"x".repeat(201)}`, ["201 characters"]],
    ["terms without a date", "/project add Acme 100 for Shop terms milestone", ["terms"]],
  ]);
});

describe("/project milestone", () => {
  answersTo([
    [
      "an amount in the project's own currency",
      ["/project add Acme $1000 for Site", "/project milestone site 500 for Draft"],
      ["1 Draft | US$500.00"],
    ],
    ["a percentage of the price", both, ["1 Design | €4,000.00", "Design | €4,000.00 |  |  |  | to bill"]],
    ["an amount", [WEBSITE, "/project milestone web 1500.50 for Build"], ["1 Build | €1,500.50"]],
    [
      "the final invoice has what they leave",
      both,
      ["Final | €3,000.00 |  |  |  | to bill", "Left to bill: €10,000.00"],
    ],
    [
      "they may leave nothing",
      [WEBSITE, "/project milestone web 7000 for All"],
      ["Final | €0.00 |  |  |  | nothing left"],
    ],
    [
      "the final invoice takes in what was not billed before",
      [...both, "/project bill web final", "/project show web"],
      ["1 Design | €4,000.00 |  |  |  | in the final invoice", "all is billed"],
    ],
    [
      "a second one",
      [...both, "/project milestone web 3000 for Launch"],
      ["1 Design", "2 Launch | €3,000.00"],
    ],
    [
      "another amount for one not billed",
      [...both, "/project milestone web 1 for DESIGN"],
      ["1 Design | €1.00"],
    ],
    ["all that is left", [WEBSITE, "/project milestone web 7000 for Rest"], ["1 Rest | €7,000.00"]],
  ]);
});

describe("/project milestone refuses", () => {
  refusalsOf([
    ["the same twice", [...both, DESIGN], ["a milestone Design of €4,000.00 already"]],
    [
      "more than is left",
      [...both, "/project milestone web 3000.01 for Launch"],
      ["€3,000.00 of the price is left"],
    ],
    ["a currency that is not the project's", [WEBSITE, "/project milestone web ¥5 for X"], ["in EUR"]],
    ["no such project", DESIGN, ["No project's name has “website” in it."]],
    [
      "one of two projects",
      [WEBSITE, "/project add Acme 5 for Website care", DESIGN],
      ["more than one project", '/project milestone "Website care" 40% for Design'],
    ],
    [
      "one that is billed",
      [...both, "/project bill web 1", "/project milestone web 1 for Design"],
      ["INV-0004"],
    ],
    [
      "after the final invoice",
      [WEBSITE, "/project bill web final", DESIGN],
      ["INV-0004 is the final invoice"],
    ],
  ]);
});

describe("/project bill", () => {
  answersTo([
    [
      "the deposit, due at once",
      [WEBSITE, "/project bill Website deposit"],
      ["INV-0004 · Acme · €3,570.00", "deposit invoice", "due 23 Nov 2026 (due on receipt)"],
    ],
    [
      "the deposit by the project's terms",
      [`${WEBSITE} terms net 7`, "/project bill website relaunch deposit"],
      ["due 30 Nov 2026 (net 7)"],
    ],
    [
      "by terms of its own",
      [WEBSITE, "/project bill website deposit terms 2/10 net 30"],
      ["due 23 Dec 2026 (2/10 net 30)"],
    ],
    [
      "a milestone by its number, by the client's terms",
      [...both, "/project bill website 1"],
      ["due 7 Dec 2026 (net 14)"],
    ],
    ["a milestone by its name", [...both, "/project bill website relaunch design"], ["€4,760.00"]],
    ["with the project in quotes", [...both, '/project bill "Website relaunch" "Design"'], ["€4,760.00"]],
    ["as a draft", [...both, "/project bill website design draft"], ["It is a draft."]],
    [
      "the rest",
      [...both, "/project bill web deposit", "/project bill web 1", "/project bill web final"],
      ["INV-0006 · Acme · €3,570.00", "final invoice"],
    ],
    [
      "again, once its invoice is cancelled",
      [WEBSITE, "/project bill web deposit", "/invoice cancel 4 too early", "/project bill web deposit"],
      ["INV-0005"],
    ],
    [
      "again, once its draft is voided",
      [
        WEBSITE,
        "/project bill web deposit draft",
        "/invoice cancel 4 too early",
        "/project bill web deposit",
      ],
      ["INV-0005"],
    ],
    [
      "the price as it was raised, less what was billed",
      [WEBSITE, "/project bill web deposit", "/project edit web price 12000", "/project bill web final"],
      ["€10,710.00"],
    ],
  ]);
});

describe("/project bill refuses", () => {
  refusalsOf([
    [
      "the deposit twice",
      [WEBSITE, "/project bill web deposit", "/project bill web deposit"],
      ["INV-0004 has billed this"],
    ],
    [
      "beside its draft",
      [WEBSITE, "/project bill web deposit draft", "/project bill web deposit"],
      ["is a draft"],
    ],
    [
      "no deposit agreed",
      ["/project add Acme 5 for Web", "/project bill web deposit"],
      ["No deposit is agreed"],
    ],
    ["no such milestone", [...both, "/project bill web 2"], ["Website relaunch has no stage “2”"]],
    [
      "no such project",
      [...both, "/project bill shop deposit"],
      ["No project's name has “shop deposit” in it."],
    ],
    [
      "a stage of one of two projects",
      [WEBSITE, "/project add Acme 5 for Website care", "/project bill website deposit"],
      ["more than one project", '/project bill "Website care deposit"'],
    ],
    [
      "one of two milestones",
      [...both, "/project milestone web 5 for Design review", "/project bill web des draft"],
      ["more than one milestone", '/project bill "Website relaunch Design review" draft'],
    ],
    [
      "no such milestone of a project in quotes",
      [...both, '/project bill "web" 2'],
      ["has no stage “2”", "Design"],
    ],
    [
      "what of it is asked, and the options are kept",
      [...both, "/project bill web draft"],
      ["What of Website relaunch", '/project bill "Website relaunch" "deposit" draft'],
    ],
    [
      "the final invoice beside a draft",
      [...both, "/project bill web 1 draft", "/project bill web final"],
      ["INV-0004 is still a draft"],
    ],
    [
      "nothing left",
      [
        WEBSITE,
        "/project milestone web 7000 for All",
        "/project bill web deposit",
        "/project bill web 1",
        "/project bill web final",
      ],
      ["Nothing is left to bill of Website relaunch", "/project close"],
    ],
    [
      "once it is closed",
      [WEBSITE, "/project close web", "/project bill web deposit"],
      ["was closed on 23 Nov 2026"],
    ],
  ]);
});

describe("what a final invoice has taken off stays as billed:", () => {
  refusalsOf([
    [
      "is not cancelled",
      [...billed, "/invoice cancel 4 too early"],
      ["INV-0005, the final invoice, has taken INV-0004"],
    ],
    ["is not credited", [...billed, "/invoice credit 4 1 a gift"], ["Credit INV-0005 instead"]],
    [
      "not beside a draft of the final invoice",
      [WEBSITE, "/project bill web deposit", "/project bill web final draft", "/invoice credit 4 1 a gift"],
      ["Drop that draft first: /invoice cancel INV-0005"],
    ],
    [
      "is not credited by a dispute",
      [...billed, "/invoice dispute 4 too early", "/invoice resolve 4 credit"],
      ["has taken INV-0004 off"],
    ],
    [
      "keeps its credit memo",
      [
        WEBSITE,
        "/project bill web deposit",
        "/invoice credit 4 119 a gift",
        "/project bill web final",
        "/invoice uncredit CM-0001 a slip",
      ],
      ["has taken INV-0004 off"],
    ],
    [
      "a cancelled deposit does not come back beside its successor",
      [
        WEBSITE,
        "/project bill web deposit",
        "/invoice cancel 4 a slip",
        "/project bill web deposit",
        "/invoice uncredit CM-0001 a slip",
      ],
      ["INV-0005 has billed this already"],
    ],
    [
      "a cancelled final invoice does not come back when the deposit has changed",
      [
        ...billed,
        "/invoice cancel 5 a slip",
        "/invoice credit 4 119 a gift",
        "/invoice uncredit CM-0001 a slip",
      ],
      ["what it takes off has changed since"],
    ],
  ]);
});

describe("what a final invoice has taken off allows", () => {
  answersTo([
    [
      "can be cancelled after it",
      [...billed, "/invoice cancel 5 too early", "/invoice cancel 4 too early"],
      ["CM-0002"],
    ],
    [
      "what is credited before it is left to bill, and the memo's card says so",
      [WEBSITE, "/project bill web deposit", "/invoice credit 4 119 a gift"],
      ["The project's price stands, so that what is credited is left to bill"],
    ],
    ["the final invoice itself can be credited", [...billed, "/invoice credit 5 100 a gift"], ["CM-0001"]],
    [
      "the deposit can still be paid and written off",
      [...billed, "/invoice paid 4 500", "/invoice write-off 4 gone"],
      ["€3,070.00"],
    ],
    [
      "a cancelled final invoice comes back when nothing has changed",
      [...billed, "/invoice cancel 5 a slip", "/invoice uncredit CM-0001 a slip"],
      ["INV-0005"],
    ],
  ]);
});

describe("/project edit, show, list, close, reopen", () => {
  answersTo([
    ["price and tax", [WEBSITE, "/project edit web price 12000 tax 7"], ["€12,000.00 before 7% tax"]],
    ["the deposit goes", [WEBSITE, "/project edit web deposit none"], ["Next: bill the rest"]],
    ["a milestone goes", [...both, "/project edit web drop design"], [/Deposit .* to bill\nFinal /]],
    ["another name", [WEBSITE, "/project edit web name Shop", "/project show shop"], ["Shop · Acme"]],
    ["terms", [WEBSITE, "/project edit web terms net 30"], ["Terms: net 30"]],
    [
      "what is billed is left out of the price",
      [WEBSITE, "/project bill web deposit", "/project show web"],
      ["Left to bill: €7,000.00 before tax"],
    ],
    [
      "a list",
      [WEBSITE, "/project bill web deposit", "/project list"],
      ["Website relaunch | Acme | €10,000.00 | €3,570.00"],
    ],
    ["an empty list", "/project list", ["No projects here"]],
    ["closing", [WEBSITE, "/project close web"], ["Closed: 23 Nov 2026", "nothing; it is closed"]],
    [
      "and taking it up again",
      [WEBSITE, "/project close web", "/project reopen web", "/project bill web deposit"],
      ["INV-0004"],
    ],
    [
      "the invoice tells its project",
      [WEBSITE, "/project bill web deposit", "/invoice show 4"],
      ["Project: Website relaunch (deposit invoice)"],
    ],
  ]);
});

describe("/project edit, show, list, close, reopen refuses", () => {
  refusalsOf([
    ["nothing to change", [WEBSITE, "/project edit web"], ["nothing to change"]],
    [
      "a price below deposit and milestones",
      [...both, "/project edit web price 6999.99"],
      ["come to €7,000.00"],
    ],
    ["a price in another currency", [WEBSITE, "/project edit web price $12000"], ["in EUR"]],
    [
      "a deposit that is billed",
      [WEBSITE, "/project bill web deposit", "/project edit web deposit 10%"],
      ["INV-0004"],
    ],
    [
      "taking away a deposit that was billed and cancelled",
      [WEBSITE, "/project bill web deposit", "/invoice cancel 4 x", "/project edit web deposit none"],
      ["which is cancelled"],
    ],
    [
      "dropping a milestone that was billed and cancelled",
      [...both, "/project bill web 1", "/invoice cancel 4 x", "/project edit web drop design"],
      ["which is cancelled"],
    ],
    [
      "dropping one of two milestones",
      [...both, "/project milestone web 5 for Design review", "/project edit web drop des"],
      ['/project edit web drop "Design review"'],
    ],
    ["dropping what is none", [...both, "/project edit web drop final"], ["has no stage “final”"]],
    [
      "a name that is taken",
      [WEBSITE, "/project add Acme 5 for Shop", "/project edit shop name website relaunch"],
      ["already"],
    ],
    [
      "any change after the final invoice",
      [WEBSITE, "/project bill web final", "/project edit web price 12000"],
      ["final invoice"],
    ],
    ["closing twice", [WEBSITE, "/project close web", "/project close web"], ["was closed on"]],
    ["reopening what is open", [WEBSITE, "/project reopen web"], ["is not closed"]],
  ]);
});

test("the answer to a question bills what it names", () =>
  inRollback(async (db) => {
    const house = await openBooks(db);
    const lines = [
      ...both,
      "/project milestone web 5 for Design review",
      "/project add Acme 5 for Website care deposit 1",
    ];
    for (const line of lines) expectAnswer(await house.say(line));
    const asked = await house.say("/project bill relaunch des");
    const billed = await house.press(asked, "Design review");
    expect(wordsOf(billed)).toContain("Website relaunch: progress invoice for Design review");
    const which = await house.press(await house.say("/project bill website deposit"), "Website care");
    expect(wordsOf(which)).toContain("Website care: deposit invoice");
    const stage = await house.press(await house.say("/project bill relaunch draft"), "deposit");
    expect(wordsOf(stage)).toContain("Website relaunch: deposit invoice. It is a draft.");
    expect(house.faults).toEqual([]);
  }));

test("the card's buttons bill each stage, and an old card's button bills nothing twice", () =>
  inRollback(async (db) => {
    const house = await openBooks(db);
    await house.say(WEBSITE);
    const card = await house.say(DESIGN);
    expect(card.buttons?.map(({ label }) => label)).toEqual([
      "Bill deposit",
      "Bill Design",
      "Final invoice",
      "Close",
    ]);
    const billed = await house.press(card, "Bill deposit");
    expectAnswer(billed);
    await expectRefused(house, () => house.press(card, "Bill deposit"), ["INV-0004 has billed this already"]);
    const now = await house.press(billed, "Project");
    expect(now.buttons?.map(({ label }) => label)).toEqual(["Bill Design", "Final invoice", "Close"]);
    expectAnswer(await house.press(now, "Bill Design"));
    expectAnswer(await house.press(now, "Final invoice"));
    const done = await house.press(await house.say("/project show web"), "Close");
    expect(wordsOf(done)).toContain("Closed: 23 Nov 2026");
    expect(wordsOf(await house.press(done, "Reopen"))).not.toContain("Closed");
    expect(house.faults).toEqual([]);
  }));

test("projects' names are completed", () =>
  inRollback(async (db) => {
    const house = await openBooks(db);
    expectAnswer(await house.say(WEBSITE));
    const index = commandIndex(house.desk, async () => house.workspace);
    expect(await index.complete("/project b")).toEqual(["bill"]);
    expect(await index.complete("/project bill web")).toEqual(['"Website relaunch"']);
    expect(await index.complete('/project bill "Website relaunch" dr')).toEqual(["draft"]);
  }));

test("a viewer sees the project and no press that is refused; a member may bill", () =>
  inRollback(async (db) => {
    const house = await openBooks(db);
    await house.say(WEBSITE);
    const kim = await joinAs(house, "viewer");
    const card = await kim.say("/project show web");
    expectAnswer(card);
    expect(card.buttons).toEqual([]);
    await expectRefused(kim, () => kim.say("/project bill web deposit"), ["Your role is viewer"]);
    const member = await joinAs(house, "member");
    expectAnswer(await member.say("/project bill web deposit"));
  }));

test("a project of one workspace is not seen from another", () =>
  inRollback(async (db) => {
    const house = await openHouse(db);
    const card = await house.say(WEBSITE);
    const other = await openHouse(db, { visitor: { externalId: "other", user: "x", name: "X" } });
    await expectRefused(other, () => other.say("/project show website"));
    const action = card.buttons!.find(({ label }) => label === "Bill deposit")!.action;
    await expectRefused(other, () => other.forge(action));
  }));
