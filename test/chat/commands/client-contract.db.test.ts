import { describe, expect, test } from "vitest";
import { eventsAfter } from "../../../src/store/events.ts";
import { verifyTimeline } from "../../../src/usecases/verify-timeline.ts";
import { dbTest, inRollback } from "../../kit/db.ts";
import { buttonOf, type House, wordsOf } from "../../kit/house.ts";
import { answersTo, expectAnswer, expectRefused, joinAs, openBooks, refusalsOf } from "../books.ts";

const NOTED =
  "/client contract Acme signed 1 sep scope Website, three languages delivered 30 sep accepted 2 oct terms net 7 fee 1.5% monthly grace 5 payer Kim Weber law de";

describe("/client contract", () => {
  answersTo([
    [
      "alone shows each point, what is missing and why it matters",
      "/client contract Acme",
      [
        "Contract with Acme",
        "Signed: no",
        "Approves payments: no",
        "Late fee: a late fee that was not agreed on",
      ],
    ],
    [
      "notes all that is on file",
      NOTED,
      [
        "Signed: yes: 1 Sept 2026",
        "Scope: yes: Website, three languages",
        "Delivered: yes: 30 Sept 2026",
        "Accepted: yes: 2 Oct 2026",
        "Terms: yes: net 7",
        "Late fee: yes: 1.5% of what is open a month, after 5 days of grace",
        "Approves payments: yes: Kim Weber",
        "Law: DE",
        "Everything is on file.",
      ],
    ],
    [
      "leaves what is not named",
      [NOTED, "/client contract Acme payer Lee", "/client contract acme"],
      ["Signed: yes: 1 Sept 2026", "Approves payments: yes: Lee"],
    ],
    [
      "takes a field out again",
      [NOTED, "/client contract Acme signed none fee none terms none payer none", "/client contract acme"],
      ["Signed: no", "Late fee: no", "Terms: no", "Approves payments: no", "Scope: yes", /Signed: without/],
    ],
    ["takes none in quotes as it stands", '/client contract Acme scope "none"', ["Scope: yes: none"]],
    ["takes the same twice", [NOTED, NOTED], ["Everything is on file."]],
    [
      "keeps a fee of a sum with its currency",
      "/client contract Tern fee 4000 JPY once",
      ["Late fee: yes: JP¥4,000"],
    ],
    [
      "keeps a name of many scripts",
      "/client contract Acme payer 山田 شركة 🦆",
      ["Approves payments: yes: 山田 شركة 🦆"],
    ],
    ["shows on the client's card what is missing", "/client show acme", ["Contract: nothing on file"]],
    [
      "shows on the client's card what is missing of it",
      [NOTED, "/client contract Acme payer none", "/client show acme"],
      ["Contract: not on file: who approves payments"],
    ],
    ["is asked for by the why of a late invoice", "/invoice why 7", ["Contract with Acme, nothing on file."]],
    ["is not asked for before an invoice is late", "/invoice why 1", [/^(?!.*Contract)/s]],
    ["is not asked for where all is on file", [NOTED, "/invoice why 7"], [/^(?!.*Contract)/s]],
    [
      "is asked for by the first reminder",
      "/invoice remind 7",
      ["Draft: polite reminder", "Contract with Acme, nothing on file."],
    ],
  ]);
});

describe("/client contract refuses, and changes nothing:", () => {
  refusalsOf([
    ["no client", "/client contract", ["The client is missing."]],
    ["a client there is not", "/client contract Gull", ["No client's name has “Gull” in it."]],
    ["a day to come", "/client contract Acme signed 2027-01-01", ["A signature cannot lie in the future"]],
    [
      "accepted before delivered",
      "/client contract Acme delivered 2 oct accepted 1 oct",
      ["delivered on 2 Oct 2026; it cannot have been accepted on 1 Oct 2026"],
    ],
    [
      "delivered after what was accepted before",
      ["/client contract Acme accepted 1 oct", "/client contract Acme delivered 2 oct"],
      ["delivered on 2 Oct 2026; it cannot have been accepted on 1 Oct 2026"],
    ],
    ["a day that cannot be read", "/client contract Acme signed maybe", ["could not read", "maybe"]],
    ["a law there is not", "/client contract Acme law XX", ["could not read the law", "UK"]],
    ["a fee without a rate", "/client contract Acme fee 7 apples", ["could not read the late fee"]],
    ["a scope of a thousand letters", `/client contract Acme scope ${"x".repeat(1000)}`, ["300 is the most"]],
    ["a name nobody sees", '/client contract Acme payer "Kim\u202eWeber"', ["U+202E"]],
  ]);
});

describe("the form", () => {
  const open = async (house: House) =>
    house.press(await house.say("/client contract Acme"), "Note what is on file");

  dbTest("holds what is on file, notes what was filled in and takes out what is none", async (db) => {
    const house = await openBooks(db);
    expectAnswer(await house.say(NOTED));
    const form = await open(house);
    const values = Object.fromEntries(form.form!.fields.map(({ name, value }) => [name, value ?? ""]));
    expect(values).toEqual({
      signed: "2026-09-01",
      scope: "Website, three languages",
      delivered: "2026-09-30",
      accepted: "2026-10-02",
      terms: "net 7",
      fee: "1.5% monthly grace 5",
      payer: "Kim Weber",
      law: "DE",
    });
    const saved = await house.fill(form, { ...values, payer: "Lee", law: "none", fee: "none" });
    expect(wordsOf(saved)).toMatch(/Late fee: no\nApproves payments: yes: Lee/);
    expect(wordsOf(saved)).not.toContain("Law");
    expect(house.faults).toEqual([]);
  });

  dbTest("left as it stands leaves no trace", async (db) => {
    const house = await openBooks(db);
    const { events } = (await verifyTimeline(db, house.workspace.id)) as { events: bigint };
    expectAnswer(await house.fill(await open(house), {}));
    expect(await verifyTimeline(db, house.workspace.id)).toEqual({ kind: "intact", events });
  });

  dbTest("refuses what the command refuses", async (db) => {
    const house = await openBooks(db);
    const form = await open(house);
    const values = { delivered: "2026-10-02", accepted: "2026-10-01" };
    await expectRefused(house, () => house.fill(form, values), ["it cannot have been accepted"]);
  });
});

test.each(["viewer", "member", "approver"] as const)("a %s may look; members and above may note", (role) =>
  inRollback(async (db) => {
    const house = await openBooks(db);
    const kim = await joinAs(house, role);
    const card = await kim.say("/client contract Acme");
    expectAnswer(card);
    if (role === "viewer") {
      expect(card.buttons).toEqual([]);
      await expectRefused(kim, () => kim.say(NOTED), [
        "Your role is viewer; noting what is in a contract needs member.",
      ]);
      return;
    }
    expectAnswer(await kim.say(NOTED));
    buttonOf(card, "Note what is on file");
  }),
);

dbTest("the timeline keeps days, fee and law, and neither the scope's words nor a name", async (db) => {
  const house = await openBooks(db);
  expectAnswer(await house.say(NOTED));
  const told = (await eventsAfter(db, house.workspace.id, 0n, 99)).find((e) => e.kind === "contract-noted");
  expect(told?.data).toEqual({
    fields: "signedOn, scope, deliveredOn, acceptedOn, lateFee, paysBy, law, terms",
    signedOn: "2026-09-01",
    deliveredOn: "2026-09-30",
    acceptedOn: "2026-10-02",
    lateFee: "1.5% monthly grace 5",
    law: "DE",
    terms: "net 7",
  });
});
