import { describe, expect } from "vitest";
import type { Db } from "../../src/store/db.ts";
import { dbTest } from "../kit/db.ts";
import { type House, openHouse, wordsOf } from "../kit/house.ts";
import { expectAnswer, expectNoInsides, expectRefused, joinAs } from "./books.ts";

const labels = (card: { buttons?: readonly { label: string }[] }) => card.buttons?.map((b) => b.label) ?? [];
const ADVICE = ["Shorten terms to net 7", "Ask for a deposit", "Note a late-fee clause"];

/** Acme has paid three invoices, 9, 10 and 11 days late. */
async function latePayer(db: Db, paid = 3): Promise<House> {
  const house = await openHouse(db);
  for (let n = 1; n <= paid; n++) {
    expectAnswer(await house.say(`/invoice add Acme ${n}00 issued 2026-0${n}-01 due 2026-0${n}-10`));
    expectAnswer(await house.say(`/invoice paid ${n} on 2026-0${n}-${18 + n}`));
  }
  return house;
}

describe("a new invoice for a late payer", () => {
  dbTest("brings the advice with its reason, and a button for each", async (db) => {
    const house = await latePayer(db);
    const card = await house.say("/invoice add Acme 500");
    expect(wordsOf(card)).toContain(
      "Acme pays 10 days late on average (3 of 3 invoices late, at worst 11 days). What helps the next time: shorter terms (net 7), a deposit before the work and a late fee that is agreed beforehand.",
    );
    expect(labels(card)).toEqual(["Show", "PDF", ...ADVICE]);
    expectNoInsides(card);
  });

  dbTest("brings it also from the form, and on a draft", async (db) => {
    const house = await latePayer(db);
    const values = { client: "Acme", lines: "Work @ 50", state: "draft" };
    expect(labels(await house.fill(await house.say("/invoice add"), values))).toEqual([
      "Show",
      "PDF",
      ...ADVICE,
    ]);
  });

  dbTest("brings none after two invoices", async (db) => {
    const house = await latePayer(db, 2);
    const card = await house.say("/invoice add Acme 500");
    expect(labels(card)).toEqual(["Show", "PDF"]);
    expect(wordsOf(card)).not.toContain("What helps");
  });

  dbTest("is not advised again when it is shown", async (db) => {
    const house = await latePayer(db);
    expectAnswer(await house.say("/invoice add Acme 500"));
    expect(wordsOf(await house.say("/invoice show 4"))).not.toContain("What helps");
  });

  dbTest("is shown to a viewer without the buttons", async (db) => {
    const house = await latePayer(db);
    const kim = await joinAs(house, "viewer");
    const card = await kim.say("/client show Acme");
    expect(wordsOf(card)).toContain("What helps the next time");
    expect(labels(card)).toEqual(["Contract check"]);
  });
});

describe("a press", () => {
  dbTest("shortens the terms of new invoices, and leaves those there are", async (db) => {
    const house = await latePayer(db);
    const card = await house.say("/invoice add Acme 500");
    const client = await house.press(card, "Shorten terms to net 7");
    expect(wordsOf(client)).toContain("Terms: net 7");
    expect(labels(client)).toEqual(["Ask for a deposit", "Note a late-fee clause", "Contract check"]);
    expect(wordsOf(await house.say("/invoice show 4"))).toContain("Due: 7 Dec 2026 (net 14)");
    expect(wordsOf(await house.say("/invoice add Acme 600"))).toContain("due 30 Nov 2026 (net 7)");
    expectAnswer(await house.press(card, "Shorten terms to net 7")); // twice does no harm
  });

  dbTest("opens a project with a deposit", async (db) => {
    const house = await latePayer(db);
    const form = await house.press(await house.say("/client show Acme"), "Ask for a deposit");
    const card = await house.fill(form, { name: "Relaunch", price: "10000", deposit: "30%" });
    expectAnswer(card);
    expect(wordsOf(card)).toMatch(/Relaunch.*3,000\.00/s);
  });

  dbTest("refuses a project without a price", async (db) => {
    const house = await latePayer(db);
    const form = await house.press(await house.say("/client show Acme"), "Ask for a deposit");
    await expectRefused(house, () => house.fill(form, { name: "Relaunch" }), ["The amount is missing."]);
  });

  dbTest("opens the form that notes a late fee, after which it is not advised", async (db) => {
    const house = await latePayer(db);
    const form = await house.press(await house.say("/client show Acme"), "Note a late-fee clause");
    expectAnswer(await house.fill(form, { fee: "1.5% monthly" }));
    expect(labels(await house.say("/invoice add Acme 500"))).toEqual(["Show", "PDF", ...ADVICE.slice(0, 2)]);
  });

  dbTest("works for a client with quotes in the name", async (db) => {
    const house = await latePayer(db);
    expectAnswer(await house.say('/client edit Acme name "The ""Acme"" & Söhne, terms net"'));
    const card = await house.press(await house.say('/client show "acme"'), "Shorten terms to net 7");
    expectAnswer(card);
    expect(wordsOf(card)).toContain("Terms: net 7");
  });
});
