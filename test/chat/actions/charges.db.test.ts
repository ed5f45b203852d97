import { describe, expect, test } from "vitest";
import type { Currency } from "../../../src/domain/money.ts";
import { inRollback } from "../../kit/db.ts";
import { buttonOf, openHouse, wordsOf } from "../../kit/house.ts";
import { expectAnswer, expectRefused, expectWords, joinAs, type Row } from "../books.ts";

// What is booked by the buttons of /invoice fee and /invoice interest, and by /invoice waive.

const CLAUSE = "/invoice add Acme 1000 issued 1 oct due 15 oct number F-1 fee 1.5% monthly grace 5 cap 10%";

describe("Apply", () => {
  const rows: Row[] = [
    [
      "a late fee",
      ["/invoice fee F-1"],
      ["€30.00 charged on F-1", "nothing is sent before somebody approves it"],
    ],
    [
      "interest and compensation",
      ["/invoice interest 7"],
      ["€66.50 charged on INV-0007", "€26.50 of interest and €40.00 of compensation"],
    ],
  ];
  test.each(rows)("books %s, once; a second press changes nothing", (_, lines, says) =>
    inRollback(async (db) => {
      const house = await openHouse(db);
      const add = "/invoice add Acme 2000 issued 1 oct due 15 oct number INV-0007";
      for (const line of [add, CLAUSE, "/client contract Acme law FR"]) expectAnswer(await house.say(line));
      const card = await house.say([lines].flat()[0]!);
      const charged = await house.press(card, "Apply");
      expectAnswer(charged);
      expectWords(charged, says);
      await expectRefused(house, () => house.press(card, "Apply"), ["has been charged"]);
      const again = await house.say([lines].flat()[0]!);
      expectWords(again, ["Charged before", "New: €0.00"]);
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

  test("by a law that the contract is not noted to be under is not there, and refused where forged", () =>
    inRollback(async (db) => {
      const house = await openHouse(db);
      expectAnswer(await house.say("/invoice add Acme 2000 issued 1 oct due 15 oct number INV-0007"));
      const { action } = buttonOf(await house.say("/invoice interest 7"), "Apply");
      const card = await house.say("/invoice interest 7 regime FR");
      expectWords(card, ["not noted as being under Code de commerce", "New: €66.50"]);
      expect(card.buttons).toEqual([]);
      const tampered = { name: action.name, args: { ...action.args, regime: "FR", shown: "66.50" } };
      await expectRefused(house, () => house.forge(tampered), ['/client contract "Acme" law FR']);
      expectAnswer(await house.say('/client contract "Acme" law FR'));
      expectAnswer(await house.forge(tampered));
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
      expectWords(await house.say("/invoice fee F-1"), ["Charged before: €30.00", "New: €0.00"]);
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
    expect(wordsOf(await house.say("/invoice show F-1"))).not.toContain("Of which");
    await house.press(await house.say("/invoice fee F-1"), "Apply");
    expectWords(await house.say("/invoice show F-1"), [
      "Open: €1,030.00",
      "Late fee agreed: 1.5% of what is open a month, after 5 days of grace, at most 10% of the invoice",
      "Of which late fees: €30.00",
      "late fee of €30.00 charged",
    ]);
  }));

test("what was paid of a fee that an older payment lowers is said to be too much, and stays", () =>
  inRollback(async (db) => {
    const house = await openHouse(db);
    expectAnswer(await house.say("/dunlin setup allocation legal"));
    expectAnswer(await house.say(CLAUSE));
    await house.press(await house.say("/invoice fee F-1"), "Apply");
    expectAnswer(await house.say("/invoice paid F-1 30"));
    expectAnswer(await house.say("/invoice paid F-1 500 on 10 oct"));
    const card = await house.say("/invoice fee F-1");
    expectWords(card, ["Charged before: €30.00", "New: €0.00", "More was charged than is due"]);
    expect(card.buttons).toEqual([]);
  }));

test("a cancelled invoice keeps no interest and compensation", () =>
  inRollback(async (db) => {
    const house = await openHouse(db, { defaults: { country: "FR" } });
    expectAnswer(await house.say("/invoice add Acme 1000 issued 1 oct due 15 oct number F-1"));
    await house.press(await house.say("/invoice interest F-1"), "Apply");
    expectAnswer(await house.say("/invoice cancel F-1 ordered twice"));
    const card = await house.say("/invoice interest F-1");
    expectWords(card, ["no interest is due", "Charged too much: €53.25"]);
    expectAnswer(await house.press(card, "Take the excess off"));
    expectWords(await house.say("/invoice show F-1"), ["State: cancelled", "Open: €0.00"]);
    expectAnswer(await house.say("/dunlin verify"));
  }));

test("a credit memo that puts the debt in a lower band lowers the compensation with the interest", () =>
  inRollback(async (db) => {
    const house = await openHouse(db, { defaults: { currency: "GBP" as Currency } });
    expectAnswer(await house.say("/invoice add Acme 1000 issued 1 oct due 15 oct number F-1"));
    await house.press(await house.say("/invoice interest F-1"), "Apply");
    expectAnswer(await house.say("/invoice credit F-1 100 too many hours"));
    const card = await house.say("/invoice interest F-1");
    // 39 days at 11.75 %: 12.55 on 1,000.00 and 11.30 on 900.00; 70.00 from 1,000.00 on, below it 40.00.
    expectWords(card, ["Interest due: £11.30", "Compensation due: £40.00", "Charged too much: £31.25"]);
    expectAnswer(await house.press(card, "Take the excess off"));
    expectWords(await house.say("/invoice show F-1"), ["Open: £951.30"]);
    expectWords(await house.say("/invoice interest F-1"), ["New: £0.00"]);
    expectAnswer(await house.say("/dunlin verify"));
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

  const ends: [title: string, line: string, says: string][] = [
    ["is waived", "/invoice waive F-1 fee goodwill", "nothing is charged on F-1 any more"],
    ["is paid", "/invoice paid F-1", "F-1 is paid"],
    ["is given up", "/invoice write-off F-1 insolvent", "F-1 is written off"],
  ];
  test.each(ends)("waits no longer once all of it %s", (_, line, says) =>
    inRollback(async (db) => {
      const house = await openHouse(db);
      expectAnswer(await house.say(`${CLAUSE} email ap@acme.example`));
      const charged = await house.press(await house.say("/invoice fee F-1"), "Apply");
      expectAnswer(await house.press(charged, "Draft the notice"));
      expectAnswer(await house.say(line));
      expect((await house.say("/receivables drafts")).title).toBe("Nothing waits for you");
      expectWords(await house.say("/invoice show F-1"), [`late fee notice withdrawn: ${says}`]);
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
