import { expect } from "vitest";
import { sweep } from "../../src/usecases/sweep.ts";
import { verifyTimeline } from "../../src/usecases/verify-timeline.ts";
import { dbTest } from "../kit/db.ts";
import { type House, openHouse, wordsOf } from "../kit/house.ts";

// Monday, 23 November 2026. The invoice is late.
const ACME =
  "/invoice add Acme 1200 for website issued 2026-10-01 due 2026-11-10 number R-1 email pay@acme.example";
const RUNS_ON = "R-1: the payment plan is not kept any more and runs on.";
const COUNTS_AGAIN = "R-1: the promise for 27 Nov 2026 is not kept any more and counts again.";

async function told(house: House): Promise<string[]> {
  return (await sweep(house.desk)).map(({ did, step, why }) => `${did} ${step}: ${why}`);
}

async function undo(house: House): Promise<string> {
  const choice = await house.say("/invoice reverse R-1");
  return wordsOf(await house.press(choice, choice.buttons![0]!.label));
}

async function onPlan(house: House): Promise<void> {
  await house.say(ACME);
  await house.press(await house.say("/invoice plan R-1 2 weekly"), "Accepted by the client");
}

dbTest("a plan that was kept by a slip runs on when the slip is undone, and nobody is chased", async (db) => {
  const house = await openHouse(db);
  await onPlan(house);
  expect(wordsOf(await house.say("/invoice paid R-1"))).toContain("the payment plan is kept");
  expect(await undo(house)).toContain(RUNS_ON);
  expect(wordsOf(await house.say("/invoice plan R-1"))).toContain("kept so far");
  expect(wordsOf(await house.say("/invoice why R-1"))).toContain("Rule “on a payment plan”");
  house.clock.set("2026-11-27T10:00:00Z");
  expect(await told(house)).toEqual([]);
  house.clock.set("2026-12-02T10:00:00Z");
  expect((await told(house)).join()).toContain("instalment 1 of 2");
  expect(await verifyTimeline(db, house.workspace.id)).toMatchObject({ kind: "intact" });
});

dbTest("a plan whose money bounces long after is told as broken on the next morning", async (db) => {
  const house = await openHouse(db);
  await onPlan(house);
  await house.say("/invoice paid R-1");
  house.clock.set("2027-02-01T10:00:00Z");
  expect(await undo(house)).toContain(RUNS_ON);
  house.clock.set("2027-02-02T10:00:00Z");
  expect((await told(house)).join()).toContain("the payment plan is broken");
  expect(wordsOf(await house.say("/client show Acme"))).not.toContain("kept 1 payment plan");
});

dbTest("a promise that was kept by a slip counts again when the slip is undone", async (db) => {
  const house = await openHouse(db);
  await house.say(ACME);
  await house.say("/invoice promise R-1 27 nov 500");
  expect(wordsOf(await house.say("/invoice paid R-1 700"))).toContain("kept the promise");
  expect(await undo(house)).toContain(COUNTS_AGAIN);
  expect(wordsOf(await house.say("/invoice why R-1"))).toContain("Rule “promised”");
  expect(wordsOf(await house.say("/invoice paid R-1 500"))).toContain("kept the promise");
  house.clock.set("2026-12-01T10:00:00Z");
  expect((await told(house)).join()).not.toContain("promise");
  expect(await verifyTimeline(db, house.workspace.id)).toMatchObject({ kind: "intact" });
});

dbTest("what was agreed since stands", async (db) => {
  const house = await openHouse(db);
  await onPlan(house);
  await house.say("/invoice paid R-1 1200");
  expect(await undo(house)).toContain(RUNS_ON);
  await house.press(await house.say("/invoice plan R-1"), "Withdraw");
  await house.say("/invoice promise R-1 27 nov");
  await house.say("/invoice paid R-1 1200 again");
  expect(await undo(house)).toContain(COUNTS_AGAIN);
  expect(wordsOf(await house.say("/invoice plan R-1"))).toContain("State: withdrawn");
});

dbTest("another payment's reversal takes up nothing that is kept without it", async (db) => {
  const house = await openHouse(db);
  await house.say(ACME);
  await house.say("/invoice paid R-1 100");
  await house.say("/invoice promise R-1 27 nov 500");
  await house.say("/invoice paid R-1 500");
  const choice = await house.say("/invoice reverse R-1");
  const words = wordsOf(await house.press(choice, "Reverse €100.00 of 23 Nov 2026"));
  expect(words).not.toContain("counts again");
});

dbTest("credit given back, and a credit memo cancelled, take up what they had kept", async (db) => {
  const house = await openHouse(db);
  await onPlan(house);
  const memo = wordsOf(await house.say("/invoice credit R-1 1200 by mistake"));
  expect(memo).toContain("payment plan");
  expect((await house.say("/invoice uncredit CM-0001 it stands")).tone).not.toBe("refusal");
  await house.say("/invoice add Acme 10 number R-2");
  await house.say("/invoice paid R-2 1210 rest credit");
  await house.press(await house.say("/invoice plan R-1 2 weekly"), "Accepted by the client");
  const show = await house.say("/invoice show R-1");
  expect(wordsOf(await house.press(show, "Use credit"))).toContain("the payment plan is kept");
  expect(wordsOf(await house.press(await house.say("/invoice show R-1"), "Give credit back"))).toContain(
    RUNS_ON,
  );
});
