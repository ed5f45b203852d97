import { describe, expect, test } from "vitest";
import { dbTest, inRollback } from "../../kit/db.ts";
import { wordsOf } from "../../kit/house.ts";
import { answersTo, expectRefused, joinAs, openBooks, type Row, refusalsOf } from "../books.ts";

const OWN = "/dunlin ladder set 5 polite reminder, 12 second, 20 call";

describe("/dunlin ladder", () => {
  answersTo([
    [
      "shows the standard one",
      "/dunlin ladder",
      ["This is the standard ladder.", "day 17 | phone call | you are asked to call | yes"],
    ],
    [
      "changes it, and says what differs and what is left out",
      OWN,
      [
        "The ladder is changed",
        "day 12 | second reminder | a firmer reminder is drafted, which asks for a date | day 10",
        "it leaves out: heads-up (3 days before), check (day 1)",
        "not sent again",
      ],
    ],
    ["changes one step", "/dunlin ladder set second-reminder 12", ["day 12 | second reminder"]],
    [
      "takes one out",
      "/dunlin ladder set call none",
      ["leaves out: phone call (day 17).", /^(?!.*\| phone call)/s],
    ],
    ["keeps it", [OWN, "/dunlin ladder"], ["This is your own ladder.", "day 20 | phone call"]],
    ["goes back to standard", [OWN, "/dunlin ladder standard"], ["This is the standard ladder.", "day 35 |"]],
    [
      "takes the standard steps for the standard one",
      [
        OWN,
        "/dunlin ladder set -3 heads-up, 1 check, 3 polite, 10 second, 17 call, 24 by reason, 35 final notice, 49 decide",
      ],
      ["This is the standard ladder."],
    ],
    [
      "has one for a client",
      `${OWN} client acme`,
      ["The ladder for Acme is changed", "Acme has a ladder of their own."],
    ],
    [
      "and the others keep theirs",
      [`${OWN} client acme`, "/dunlin ladder"],
      ["This is the standard ladder."],
    ],
    [
      "goes back to everybody's",
      [OWN, "/dunlin ladder set 9 polite client Acme", "/dunlin ladder standard client Acme"],
      ["This is your own ladder, which is followed with Acme too.", "day 20 |"],
    ],
    [
      "the client's card names it",
      [`${OWN} client acme`, "/client show Acme"],
      ["Ladder: their own, with 3 steps"],
    ],
    [
      "looks one over, and changes nothing",
      ["/dunlin ladder check 5 polite reminder, 12 second", "/dunlin ladder"],
      ["This is the standard ladder."],
    ],
    [
      "says that one can be followed",
      "/dunlin ladder check call 18",
      ["This ladder can be followed", "day 18 | phone call"],
    ],
    // INV-0007 is 39 days late, and nothing has been sent yet.
    ["the next step comes from it", [`${OWN} client acme`, "/invoice why 7"], ["polite reminder, now due"]],
    [
      "the next step of others comes from it too",
      ["/dunlin ladder set -10 heads-up, 4 polite", "/invoice why 1"],
      ["heads-up on 10 Dec 2026"],
    ],
  ]);
});

describe("/dunlin ladder does not take", () => {
  refusalsOf([
    ["no steps", "/dunlin ladder check", ["A ladder needs at least one step."]],
    ["a step it does not know", "/dunlin ladder set 3 polit", ["Did you mean polite reminder?"]],
    ["a day that is none", "/dunlin ladder set soon polite", ["could not read a step from “soon polite”"]],
    [
      "two steps on a day",
      "/dunlin ladder set 3 polite, 3 call",
      ["Day 3 has two steps: the polite reminder and the call."],
    ],
    [
      "days that fall",
      "/dunlin ladder set 9 polite, 3 call",
      ["The call on day 3 stands after a step on day 9."],
    ],
    ["a late heads-up", "/dunlin ladder set 2 heads-up", ["The heads-up comes before the due date"]],
    ["an early reminder", "/dunlin ladder set 0 polite", ["Nothing is late on day 0"]],
    ["a first final notice", "/dunlin ladder set 9 final notice", ["no reminder stands before it"]],
    ["a step after the last", "/dunlin ladder set 3 polite, 9 decide, 10 call", ["“decide” is the last one"]],
    ["days out of range", "/dunlin ladder set 9999 check", ["Day 9,999 is too far", "from -60 to 730"]],
    [
      "too many steps",
      `/dunlin ladder set ${Array.from({ length: 21 }, (_, i) => `${i + 1} check`).join(", ")}`,
      ["The ladder has 21 steps; 20 is the most."],
    ],
    [
      "a step out that is not there",
      [OWN, "/dunlin ladder set check none"],
      ["The check is not on the ladder."],
    ],
    [
      "steps for the standard one",
      "/dunlin ladder standard 3 polite",
      ["The standard ladder has its own steps."],
    ],
    ["another verb", "/dunlin ladder burn", ["one of set, standard, check"]],
    ["an unknown client", `${OWN} client Nobody`, ["No client"]],
    ["hidden characters", "/dunlin ladder set 3 poli\u202ete", ["U+202E"]],
  ] satisfies Row[]);
});

describe("who may change it", () => {
  test.each(["viewer", "member"] as const)("a %s may look, and not change", (role) =>
    inRollback(async (db) => {
      const kim = await joinAs(await openBooks(db), role);
      const shown = await kim.say("/dunlin ladder");
      expect(shown.buttons).toEqual([]);
      expect((await kim.say("/dunlin ladder check 3 polite")).buttons).toEqual([]);
      const needs = `Your role is ${role}; changing the ladder needs approver.`;
      for (const line of [OWN, "/dunlin ladder set", "/dunlin ladder standard"]) {
        await expectRefused(kim, () => kim.say(line), [needs]);
      }
    }),
  );

  dbTest("an approver may, and both the timeline and the form say so", async (db) => {
    const house = await openBooks(db);
    const kim = await joinAs(house, "approver");
    const form = await kim.press(await kim.say("/dunlin ladder client Acme"), "Change");
    expect(form.form?.fields[0]?.value).toMatch(/^-3 heads-up\n1 check\n3 polite reminder\n/);
    await expectRefused(kim, () => kim.fill(form, {}), ["The ladder stays as it is."]);
    await expectRefused(kim, () => kim.fill(form, { steps: "3 polite\n3 call" }), ["Day 3 has two steps"]);
    const saved = await kim.fill(form, { steps: "5 polite reminder\n9 call\n" });
    expect(wordsOf(saved)).toContain("day 9 | phone call");
    const used = await kim.press(await kim.say("/dunlin ladder check call 11 client Acme"), "Use it");
    expect(wordsOf(used)).toContain("day 11 | phone call");
    const back = await kim.press(used, "Back to everybody's");
    expect(wordsOf(back)).toContain("This is the standard ladder, which is followed with Acme too.");
    expect(house.faults).toEqual([]);
  });
});
