import { describe, expect } from "vitest";
import { sweep } from "../../src/usecases/sweep.ts";
import { verifyTimeline } from "../../src/usecases/verify-timeline.ts";
import { expectAnswer } from "../chat/books.ts";
import { dbTest } from "../kit/db.ts";
import { type House, wordsOf } from "../kit/house.ts";
import { openPosting } from "./letters-kit.ts";

const ACME = "/invoice add Acme 1200 for website issued 2026-10-01 due 2026-11-10 email pay@acme.example";
const LATER = { kind: "later", because: "the server is busy" } as const;

async function told(house: House): Promise<string[]> {
  return (await sweep(house.desk)).map(({ did, why }) => `${did}: ${why}`);
}

describe("letters that are approved and not yet gone", () => {
  dbTest("an offer does not go out when the plan is withdrawn before", async (db) => {
    const house = await openPosting(db);
    house.mailer.next(LATER);
    await house.say(ACME);
    const offer = await house.say("/invoice plan 1 3");
    await house.press(await house.press(offer, "Open draft"), "Approve & send");
    expectAnswer(await house.press(await house.say("/invoice plan 1"), "Withdraw"));
    house.mailer.next({ kind: "sent", answer: "250" });
    house.clock.advance({ days: 1 });
    await sweep(house.desk);
    expect(house.mails.map((m) => m.subject)).toEqual([]);
  });

  dbTest("a reminder does not go out when a plan is agreed on before", async (db) => {
    const house = await openPosting(db);
    house.mailer.next(LATER);
    await house.say(ACME);
    await house.press(await house.say("/invoice remind 1"), "Approve & send");
    await house.press(await house.say("/invoice plan 1 3"), "Accepted by the client");
    house.mailer.next({ kind: "sent", answer: "250" });
    house.clock.advance({ days: 1 });
    await sweep(house.desk);
    expect(house.mails).toEqual([]);
  });

  dbTest("an offer cannot be approved when a payment has changed what it spreads", async (db) => {
    const house = await openPosting(db);
    await house.say(ACME);
    const letter = await house.press(await house.say("/invoice plan 1 3"), "Open draft");
    expectAnswer(await house.say("/invoice paid 1 500"));
    const late = await house.press(letter, "Approve & send");
    expect(late.tone).toBe("refusal");
    expect(house.mails).toEqual([]);
  });
});

describe("beside a plan", () => {
  dbTest("interest that is charged is not in it; kept, the rest goes on being chased", async (db) => {
    const house = await openPosting(db);
    await house.say(`${ACME} number R-1`);
    await house.press(await house.say("/invoice plan R-1 2 weekly"), "Accepted by the client");
    expectAnswer(await house.say("/client contract Acme law DE"));
    await house.press(await house.say("/invoice interest R-1"), "Apply");
    const card = wordsOf(await house.say("/invoice plan R-1"));
    expect(card).toMatch(/Not part of it: €\d+\.\d\d that was added since/);
    expect(card).toContain("Left: €1,200.00");
    const paid = wordsOf(await house.say("/invoice paid R-1 1200"));
    expect(paid).toContain("the payment plan is kept");
    expect(paid).toMatch(/€\d+\.\d\d that it did not cover is left open/);
    house.clock.advance({ days: 1 });
    expect((await told(house)).join("\n")).toContain("drafted: the ladder: polite reminder");
    expect(await verifyTimeline(db, house.workspace.id)).toMatchObject({ kind: "intact" });
  });

  dbTest("a payment counts whole, also where the law has it pay interest and costs first", async (db) => {
    const house = await openPosting(db);
    await house.say("/dunlin setup allocation legal");
    await house.say(`${ACME} number R-1`);
    await house.press(await house.say("/invoice plan R-1 2 weekly"), "Accepted by the client");
    expectAnswer(await house.say("/client contract Acme law DE"));
    await house.press(await house.say("/invoice interest R-1"), "Apply");
    expectAnswer(await house.say("/invoice paid R-1 600"));
    expect(wordsOf(await house.say("/invoice plan R-1"))).toContain(
      "1 | 30 Nov 2026 | €600.00 | €600.00 | paid",
    );
    house.clock.set("2026-12-02T10:00:00Z");
    expect(await told(house)).toEqual([]);
  });

  dbTest("another invoice of the client is chased", async (db) => {
    const house = await openPosting(db);
    await house.say(ACME);
    await house.say("/invoice add Acme 80 issued 2026-10-01 due 2026-11-10");
    const agreed = await house.press(await house.say("/invoice plan 1 3"), "Accepted by the client");
    await house.press(await house.press(agreed, "Open draft"), "Discard");
    expect((await sweep(house.desk)).map((s) => `${s.invoice} ${s.did}`)).toEqual(["INV-0002 drafted"]);
  });
});

describe("a plan in dinars", () => {
  dbTest("is spread, paid and judged to the fils", async (db) => {
    const house = await openPosting(db);
    await house.say('/invoice add "Gulf Co" KWD 1.000 issued 2026-10-01 due 2026-11-10 email a@gulf.example');
    const offer = await house.say("/invoice plan 1 3 weekly");
    expect(wordsOf(offer)).toMatch(/1 \| 30 Nov 2026 \| KWD.0\.334/);
    await house.press(offer, "Accepted by the client");
    expectAnswer(await house.say("/invoice paid 1 KWD 0.333"));
    house.clock.set("2026-12-02T10:00:00Z");
    expect((await told(house)).join()).toMatch(/instalment 1 of 3, KWD.0\.334 .* in part, KWD.0\.333 so far/);
  });
});
