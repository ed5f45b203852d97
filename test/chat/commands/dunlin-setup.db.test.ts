import { describe, expect } from "vitest";
import { dbTest } from "../../kit/db.ts";
import { openHouse, wordsOf } from "../../kit/house.ts";
import { answersTo, refusalsOf } from "../books.ts";

dbTest("bank and BIC alone are said of the account there is, and refused where there is none", async (db) => {
  const house = await openHouse(db);
  const refused = await house.say("/dunlin setup bic BYLADEM1001");
  expect(refused.tone).toBe("refusal");
  expect(wordsOf(refused)).toContain("The IBAN or account is missing.");
  await house.say("/dunlin setup iban DE02 1203 0000 0000 2020 51");
  const rows = wordsOf(await house.say("/dunlin setup bic BYLADEM1001 bank DKB"));
  expect(rows).toContain("Pay by: DE02120300000000202051, BYLADEM1001, DKB");
});

describe("/dunlin setup", () => {
  const all =
    "/dunlin setup legal Kite Ltd address Kai 1 email jo@kite.example phone 030 website kite.example registration HRB 1 vat DE1 tax 2 signature Jo channel inv iban DE02120300000000202051 bic BYLADEM1001 bank DKB paylink https://pay.example/kite";
  answersTo([
    [
      "takes out again what is none",
      [
        all,
        "/dunlin setup legal none address none email none phone none website none registration none vat none tax none signature none channel none iban none paylink none",
      ],
      [
        /^(?!.*(none|Kite Ltd|Kai 1|jo@|030|kite\.example|HRB|DE1|Signed|DE02|pay\.example))/s,
        /^Studio Kite/,
      ],
    ],
    [
      "takes out one and leaves the others",
      [all, "/dunlin setup phone none bic none"],
      ["Registered name: Kite Ltd", "Pay by: DE02120300000000202051, DKB", "https://pay.example/kite"],
    ],
    ["takes out an account there is not", "/dunlin setup iban none paylink none", [/^(?!.*Pay by)/s]],
    ["keeps a name in quotes", '/dunlin setup signature "none"', ["Signed by: none"]],
    ["takes a tolerance", "/dunlin setup tolerance 12.50", ["Not chased up to: €12.50"]],
    [
      "writes sums as the language does that was just set",
      "/dunlin setup language de country DE tolerance 12.50",
      ["Not chased up to: 12,50"],
    ],
    ["takes a tolerance of nothing", "/dunlin setup tolerance none", ["Not chased up to: €0.00"]],
    ["takes a tolerance of zero", "/dunlin setup tolerance 0", ["Not chased up to: €0.00"]],
    [
      "keeps the figure of the tolerance in another currency",
      ["/dunlin setup tolerance 12.50", "/dunlin setup currency JPY"],
      ["Not chased up to: JP¥12"],
    ],
    [
      "takes the reading of net n EOM and the order of allocation",
      "/dunlin setup eom b allocation legal legal Kite Ltd",
      ["(B)", "A payment settles: costs and fees, then interest", "Registered name: Kite Ltd"],
    ],
    [
      "takes the order of allocation back",
      ["/dunlin setup allocation legal", "/dunlin setup allocation principal"],
      ["A payment settles: what was billed, then interest, then fees and costs"],
    ],
    ["takes a contact gap", "/dunlin setup gap 10", ["Between letters: at least 10 days"]],
    [
      "has business and quiet hours",
      "/dunlin setup gap 5",
      ["Business hours: 9:00 to 17:00", "Quiet hours: 20:00 to 7:00"],
    ],
    [
      "takes business and quiet hours",
      "/dunlin setup hours 8:30 to 18 quiet 9pm-6am",
      ["Business hours: 8:30 to 18:00", "Quiet hours: 21:00 to 6:00"],
    ],
    [
      "takes the word hours in a text for what it is",
      "/dunlin setup signature Jo Hours",
      ["Signed by: Jo Hours"],
    ],
    ["takes a contact gap of nothing", "/dunlin setup gap 0", ["Between letters: no least time"]],
    [
      "lets go on what the tolerance held",
      ["/dunlin setup tolerance 5000", "/dunlin setup tolerance 5", "/invoice why 7"],
      ["Next: polite reminder, now due."],
    ],
  ]);
});

describe("/dunlin setup refuses, and changes nothing:", () => {
  refusalsOf([
    ["a gap of more than sixty days", "/dunlin setup gap 61", ["a number of days up to 60"]],
    ["an EOM reading that is none", "/dunlin setup eom C", ["A is the end of the month, then the days"]],
    ["an order of allocation that is none", "/dunlin setup allocation both", ["Principal settles what was"]],
    ["a gap in words", "/dunlin setup gap week", ["could not read the gap"]],
    ["a tolerance below nothing", "/dunlin setup tolerance -1", ["tolerance"]],
    ["hours that end before they begin", "/dunlin setup hours 17-9", ["They have to end after they begin."]],
    ["hours that are none", "/dunlin setup hours 9", ["could not read the business hours"]],
    ["quiet hours that leave nothing", "/dunlin setup quiet 7-7", ["They have to leave some of the day."]],
    ["quiet hours without a figure", "/dunlin setup quiet always", ["belong to nothing"]],
    ["a name of none", "/dunlin setup zone none", ["could not read the time zone"]],
  ]);
});
