import { expect } from "vitest";
import { dbTest } from "../../kit/db.ts";
import { wordsOf } from "../../kit/house.ts";
import { joinAs, openBooks } from "../books.ts";

dbTest(
  "a statement tells every open invoice with its charges and payments, and a running balance",
  async (db) => {
    const house = await openBooks(db);
    await house.say("/client contract Acme fee 40 EUR once");
    await house.press(await house.say("/invoice fee 7"), "Apply");
    await house.say("/invoice paid 7 500 on 20 nov");
    const words = wordsOf(await house.say("/client statement acme"));
    expect(words).toContain("Statement of account: Acme, 23 Nov 2026");
    expect(words).toMatch(/1 Oct 2026.*INV-0007.*Billed.*€2,000\.00.*€2,000\.00/s);
    expect(words).toMatch(/20 Nov 2026.*Payment received.*-€500\.00.*€1,500\.00/s);
    expect(words).toMatch(/Late fee.*€40\.00.*€1,540\.00/s);
    expect(words).toContain("Open: €1,540.00");
  },
);

dbTest(
  "of somebody who owes nothing it says so, with the credit that is left; a viewer may read it",
  async (db) => {
    const house = await openBooks(db);
    await house.say("/invoice paid 7 2100 rest credit");
    const kim = await joinAs(house, "viewer");
    const words = wordsOf(await kim.say("/client statement acme"));
    expect(words).toContain("Nothing is open.");
    expect(words).toContain("Credit that nobody has used: €100.00.");
  },
);
