import { describe, expect, test } from "vitest";
import type { AskKind } from "../../src/domain/ask.ts";
import { addDays, type LocalDate } from "../../src/domain/calendar.ts";
import { type AskId, newId } from "../../src/domain/ids.ts";
import { answerAsk, snoozeAsk } from "../../src/usecases/answer-ask.ts";
import { showInvoice } from "../../src/usecases/show-invoice.ts";
import { sweep } from "../../src/usecases/sweep.ts";
import { verifyTimeline } from "../../src/usecases/verify-timeline.ts";
import { viewAsk } from "../../src/usecases/view-ask.ts";
import { expectAnswer, expectRefused } from "../chat/books.ts";
import { inRollback } from "../kit/db.ts";
import { openHouse, wordsOf } from "../kit/house.ts";
import { type Asking, allAsks, askStands, kimAs, openAsk, openAsking } from "./asks-kit.ts";

const KINDS: readonly AskKind[] = ["check", "call", "dispute", "fee", "decide", "credit", "tolerance"];
const TODAY = "2026-11-23" as LocalDate;

/** A table row: what is asked, what a person does about it, how it then stands, and the ladder's word. */
type Row = [
  title: string,
  kind: AskKind,
  does: (house: Asking) => Promise<unknown>,
  stands: string,
  rule: string,
];

const press = (label: string) => async (house: Asking) =>
  expectAnswer(await house.press(await openAsk(house), label));
const says = (line: string) => async (house: Asking) => expectAnswer(await house.say(line));

const rows: readonly Row[] = [
  ["a call left out uses its rung", "call", press("Skip the call"), "skipped by Jo", "not-yet"],
  ["a dispute left out uses its rung", "dispute", press("Skip this step"), "skipped by Jo", "not-yet"],
  ["a fee left out uses its rung", "fee", press("Skip this step"), "skipped by Jo", "not-yet"],
  ["a decision left out ends the ladder", "decide", press("Skip this step"), "skipped by Jo", "ladder-done"],
  ["a claim in court ends it", "decide", press("We claim it in court"), "done by Jo", "ladder-done"],
  ["an agency ends it", "decide", press("A collection agency has it"), "done by Jo", "ladder-done"],
  ["a pause holds it", "decide", press("Pause for good"), "overtaken by Dunlin", "paused"],
  ["credit that is not for it", "credit", press("Not for this"), "skipped by Jo", "step polite-reminder"],
  ["credit that is used", "credit", press("Use credit"), "done by Jo", "step polite-reminder"],
  ["a little that is left", "tolerance", press("Leave it"), "skipped by Jo", "tolerance"],
  [
    "a dispute that is noted",
    "dispute",
    async (house) => {
      const form = await house.press(await openAsk(house), "Note the dispute");
      expectAnswer(await house.fill(form, { reason: "the shop is slow" }));
    },
    "done by Jo",
    "disputed",
  ],
  ["no dispute", "dispute", press("It is no dispute"), "overtaken by Jo", "step by-reason"],
  ["a fee that is charged: its notice is drafted", "fee", press("Apply"), "done by Jo", "draft-waits"],
  ["a reminder instead of a fee", "fee", press("Remind instead"), "overtaken by Jo", "draft-waits"],
  [
    "another reason than a fee",
    "fee",
    says("/invoice reason 1 procedure"),
    "overtaken by Jo",
    "step by-reason",
  ],
  ["money comes in", "call", says("/invoice paid 1"), "overtaken by Dunlin", "closed"],
  ["a promise", "call", says("/invoice promise 1 friday"), "overtaken by Dunlin", "promised"],
  ["written off", "decide", says("/invoice write-off 1 insolvent"), "done by Jo", "closed"],
];

describe("what is done about a question, and what follows", () => {
  test.each(rows)("%s", (_, kind, does, stands, rule) =>
    inRollback(async (db) => {
      const house = await openAsking(db, kind);
      await does(house);
      expect(await askStands(house)).toBe(stands);
      const view = await showInvoice(house.desk, house.workspace, house.ask.invoice);
      const decision = view.ok ? view.value.decision : undefined;
      expect(decision && "rule" in decision ? decision.rule : "closed").toBe(rule);
      expect(await verifyTimeline(db, house.workspace.id)).toMatchObject({ kind: "intact" });
      expect(house.faults).toEqual([]);
    }),
  );
});

const answered = KINDS.filter((kind) => kind !== "check");

describe("an answer counts once", () => {
  test.each(answered)("%s: an older card changes nothing and says who answered", (kind) =>
    inRollback(async (db) => {
      const house = await openAsking(db, kind);
      const old = await openAsk(house);
      const skip = old.buttons!.find(({ action }) => action.name === "ask.skip")!;
      expectAnswer(await house.forge(skip.action));
      house.clock.set("2026-11-24T10:00:00Z");
      for (const name of ["ask.skip", "ask.snooze"]) {
        await expectRefused(house, () => house.forge({ name, args: { ask: house.ask.id } }), [
          "This about INV-0001 was left out by Jo on 23 Nov 2026.",
        ]);
      }
      const now = await openAsk(house);
      expect(now.buttons ?? []).toEqual([]);
      expect(wordsOf(now)).toContain("Left out by Jo on 23 Nov 2026.");
    }),
  );

  test("what has been overtaken says so", () =>
    inRollback(async (db) => {
      const house = await openAsking(db, "call");
      await house.say("/invoice paid 1 700");
      await house.say("/invoice pause 1");
      const press = { name: "ask.skip", args: { ask: house.ask.id } };
      await expectRefused(house, () => house.forge(press), [
        "This is not asked any more: INV-0001 has moved on",
      ]);
    }));

  test("a choice is an answer to the last question alone", () =>
    inRollback(async (db) => {
      const house = await openAsking(db, "call");
      const press = { name: "ask.decide", args: { ask: house.ask.id, choice: "claim" } };
      await expectRefused(house, () => house.forge(press), ["Nobody asks that any more."]);
      const odd = { name: "ask.decide", args: { ask: house.ask.id, choice: "burn it" } };
      await expectRefused(house, () => house.forge(odd));
      expect(await askStands(house)).toBe("open");
    }));
});

describe("put aside", () => {
  test.each(answered)("%s: the ladder waits with it, and the team is asked again on that day", (kind) =>
    inRollback(async (db) => {
      const house = await openAsking(db, kind);
      const form = await house.press(await openAsk(house), "Snooze");
      expect(form.form?.fields[0]?.value).toBe("2026-11-26");
      const card = await house.fill(form, { until: "2026-12-09" });
      expect(card.title).toBe("INV-0001: put aside until 9 Dec 2026");
      expect(await askStands(house)).toBe("aside until 2026-12-09");
      expect(wordsOf(await openAsk(house))).toContain("put aside until 9 Dec 2026");
      const told: string[] = [];
      for (let on = addDays(TODAY, 1); on <= "2026-12-11"; on = addDays(on, 1)) {
        house.clock.set(`${on}T10:00:00Z`);
        await sweep(house.desk);
        const [ask] = await allAsks(house);
        if (ask?.nudgedOn === on) told.push(on);
        expect(ask?.done).toBeUndefined();
      }
      expect(told).toEqual(["2026-12-09"]);
      expect((await allAsks(house)).length).toBe(1);
    }),
  );

  test.each([
    ["today", TODAY],
    ["a day that has passed", "2026-11-01" as LocalDate],
  ])("not until %s", (_, until) =>
    inRollback(async (db) => {
      const house = await openAsking(db, "call");
      const snoozed = await snoozeAsk(house.desk, house.who, { ask: house.ask.id, until });
      expect(snoozed).toMatchObject({ ok: false, refusal: { kind: "in-past" } });
      expect(await askStands(house)).toBe("open");
    }),
  );

  test("a decision comes back in 30 days by one press", () =>
    inRollback(async (db) => {
      const house = await openAsking(db, "decide");
      const card = await house.press(await openAsk(house), "Ask again in 30 days");
      expect(card.title).toBe("INV-0001: put aside until 23 Dec 2026");
    }));
});

describe("who may what", () => {
  const seen = async (kind: AskKind, role: string) =>
    inRollback(async (db) => {
      const house = await openAsking(db, kind);
      const kim = await kimAs(house, role);
      const card = await kim.forge({ name: "ask.show", args: { ask: house.ask.id } });
      const labels = (card.buttons ?? []).map(({ label }) => label);
      // What needs words or a number is refused for want of them, and never for the role.
      for (const { action, label } of card.buttons ?? []) {
        if (action.name === "command.run" || action.name.endsWith("-form") || action.name.endsWith(".form")) {
          const opened = await kim.forge(action);
          expect(wordsOf(opened), label).not.toContain("Your role is");
        }
      }
      return labels;
    });

  test.each<[AskKind, readonly string[], readonly string[]]>([
    [
      "check",
      [],
      [
        "Record payment",
        "They forgot it",
        "They are short of cash",
        "They are not satisfied",
        "Their paperwork holds it up",
        "Contract check",
      ],
    ],
    ["call", ["Call sheet"], ["Call sheet", "Skip the call", "Snooze"]],
    ["dispute", [], ["Note the dispute", "It is no dispute", "Skip this step", "Snooze"]],
    ["fee", [], ["Show the late fee", "Remind instead", "Skip this step", "Snooze"]],
    [
      "decide",
      [],
      [
        "Is it worth a claim?",
        "Non-payment letter",
        "Pause for good",
        "Ask again in 30 days",
        "Skip this step",
        "Snooze",
      ],
    ],
    ["credit", [], ["Not for this", "Snooze"]],
    ["tolerance", [], ["Leave it", "Snooze"]],
  ])("%s: a viewer, and a member", async (kind, viewer, member) => {
    expect(await seen(kind, "viewer")).toEqual(viewer);
    expect(await seen(kind, "member")).toEqual(member);
  });

  test.each<[AskKind, string]>([
    ["fee", "Apply"],
    ["decide", "Write off"],
    ["credit", "Use credit"],
    ["tolerance", "Write off"],
  ])("%s: an approver may also %s", async (kind, label) => {
    expect(await seen(kind, "approver")).toContain(label);
    expect(await seen(kind, "member")).not.toContain(label);
  });
});

test("the questions of one business are nothing to another", () =>
  inRollback(async (db) => {
    const house = await openAsking(db, "call");
    const other = await openHouse(db, { visitor: { externalId: "other", user: "lee", name: "Lee" } });
    const { id } = house.ask;
    expect(await viewAsk(other.desk, other.workspace, id)).toMatchObject({ ok: false });
    for (const name of ["ask.show", "ask.skip", "ask.snooze-form", "ask.snooze", "ask.no-dispute"]) {
      await expectRefused(other, () => other.forge({ name, args: { ask: id } }), [
        "Nobody asks that any more.",
      ]);
    }
    const log = { name: "call.log", args: { invoice: house.ask.invoice, ask: id, result: "reached" } };
    await expectRefused(other, () => other.forge(log));
    expect(await askStands(house)).toBe("open");
  }));

test("a question that was never asked is refused", () =>
  inRollback(async (db) => {
    const house = await openHouse(db);
    const ask = newId<AskId>();
    const refused = { ok: false, refusal: { kind: "ask", no: { kind: "no-such-ask" } } };
    expect(await answerAsk(house.desk, house.who, { ask, answer: "skipped" })).toMatchObject(refused);
  }));

test("a check asks for no answer: its card helps as long as the invoice is open", () =>
  inRollback(async (db) => {
    const house = await openAsking(db, "check");
    expect(house.ask.done).toMatchObject({ result: "asked", by: "Dunlin" });
    const card = await openAsk(house);
    expect(card.title).toBe("Has Acme paid INV-0001?");
    const paid = await house.fill(await house.press(card, "Record payment"), {});
    expectAnswer(paid);
    const after = await openAsk(house);
    expect(after.buttons ?? []).toEqual([]);
    expect(wordsOf(after)).toContain("INV-0001 is paid on 23 Nov 2026.");
  }));
