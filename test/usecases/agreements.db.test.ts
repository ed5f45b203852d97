import { describe, expect } from "vitest";
import { newId } from "../../src/domain/ids.ts";
import { insertDispute, promisesOf } from "../../src/store/agreements.ts";
import { findInvoiceByNumber } from "../../src/store/invoices.ts";
import { sweep } from "../../src/usecases/sweep.ts";
import { verifyTimeline } from "../../src/usecases/verify-timeline.ts";
import { dbTest } from "../kit/db.ts";
import { type House, openHouse, wordsOf } from "../kit/house.ts";
import { openPosting, waitingCard } from "./letters-kit.ts";

const LATE = "/invoice add Acme 1200 for website issued 2026-10-01 due 2026-11-10 email pay@acme.example";

async function invoice(house: House) {
  const found = await findInvoiceByNumber(house.desk.db, house.workspace.id, "INV-0001");
  return found!;
}

async function endings(house: House): Promise<(string | undefined)[]> {
  const { invoice: of } = await invoice(house);
  const promises = await promisesOf(house.desk.db, house.workspace.id, of.id);
  return promises.map(({ ended }) => ended?.ending);
}

async function told(house: House): Promise<string[]> {
  return (await sweep(house.desk)).filter(({ did }) => did === "told").map(({ step }) => step);
}

describe("a letter that is approved and on its way", () => {
  const lines = ["/invoice promise 1 friday", "/invoice dispute 1 too slow", "/invoice dispute 1 x amount 5"];
  for (const line of lines) {
    dbTest(`is withdrawn by ${line}`, async (db) => {
      const house = await openPosting(db);
      await house.say(LATE);
      house.mailer.next({ kind: "later", because: "451 try again" });
      await house.press(await house.say("/invoice remind 1"), "Approve & send");
      house.mailer.next({ kind: "sent", answer: "250 kept" });
      await house.say(line);
      house.clock.advance({ hours: 2 });
      await sweep(house.desk);
      expect(house.mails).toEqual([]);
    });
  }

  dbTest("is held back at the moment of sending, also by what was written past the use cases", async (db) => {
    const house = await openPosting(db);
    await house.say(LATE);
    house.mailer.next({ kind: "later", because: "451 try again" });
    await house.press(await house.say("/invoice remind 1"), "Approve & send");
    house.mailer.next({ kind: "sent", answer: "250 kept" });
    const { invoice: of } = await invoice(house);
    const dispute = { id: newId<never>(), invoice: of.id, openedOn: of.dueOn, reason: "too slow" };
    await insertDispute(db, house.workspace.id, { ...dispute, currency: of.currency }, house.clock.now());
    house.clock.advance({ hours: 2 });
    const swept = await sweep(house.desk);
    expect(swept.find(({ did }) => did === "withdrawn")?.why).toContain("it has been in dispute since");
    expect(house.mails).toEqual([]);
  });
});

describe("a promise", () => {
  dbTest("that ran out before a new one is made was broken, and the answer says so", async (db) => {
    const house = await openHouse(db, { now: "2026-11-23T10:00:00Z" });
    await house.say(LATE);
    await house.say("/invoice promise 1 2026-11-24");
    house.clock.set("2026-11-26T07:00:00Z"); // before the morning's sweep
    const card = await house.say("/invoice promise 1 2026-12-01");
    expect(wordsOf(card)).toContain(
      "Acme promised €1,200.00 for INV-0001 by 24 Nov 2026, and nothing had come",
    );
    expect(await endings(house)).toEqual([undefined, "broken"]);
    house.clock.set("2026-11-26T09:00:00Z");
    expect(await told(house)).toEqual([]);
  });

  dbTest("of a closed invoice that came in too late is judged with the payment", async (db) => {
    const house = await openHouse(db, { now: "2026-11-23T10:00:00Z" });
    await house.say(LATE);
    await house.say("/invoice promise 1 2026-11-24");
    house.clock.set("2026-11-26T07:00:00Z");
    const card = await house.say("/invoice paid 1 1200 on 2026-11-26");
    expect(wordsOf(card)).toContain("nothing had come by 25 Nov 2026. Nothing is open any more.");
    expect(await endings(house)).toEqual(["broken"]);
  });

  dbTest("is void when the invoice is cancelled or written off", async (db) => {
    const house = await openHouse(db);
    await house.say(LATE);
    await house.say("/invoice promise 1 friday");
    await house.say("/invoice write-off 1 client is gone");
    expect(await endings(house)).toEqual(["withdrawn"]);
    house.clock.advance({ days: 10 });
    expect(await told(house)).toEqual([]);
  });

  dbTest("that a bounced payment had kept counts again, and nobody is chased before its day", async (db) => {
    const house = await openPosting(db);
    await house.say(LATE);
    await house.say("/invoice promise 1 friday");
    const paid = await house.say("/invoice paid 1");
    await house.press(paid, "Undo");
    expect(await endings(house)).toEqual([undefined]);
    expect(await sweep(house.desk)).toEqual([]);
  });

  dbTest("is kept by the client's credit, when a person uses it", async (db) => {
    const house = await openHouse(db);
    await house.say(LATE);
    await house.say("/invoice add Acme 100 issued 2026-10-01 due 2026-11-10");
    await house.say("/invoice promise 1 friday 50");
    await house.say("/invoice paid 2 150 rest credit");
    await house.press(await house.say("/invoice show 1"), "Use credit");
    expect(await endings(house)).toEqual(["kept"]);
  });

  dbTest("does not hold the client's other invoices", async (db) => {
    const house = await openPosting(db);
    await house.say(LATE);
    await house.say("/invoice add Acme 100 issued 2026-10-01 due 2026-11-10");
    await house.say("/invoice promise 1 friday");
    expect((await sweep(house.desk)).map(({ invoice: number }) => number)).toEqual(["INV-0002"]);
    expect(wordsOf(await waitingCard(house))).not.toContain("INV-0001");
  });

  dbTest("leaves the timeline whole and the books in agreement, whatever follows", async (db) => {
    const house = await openHouse(db);
    await house.say(LATE);
    for (const line of [
      "/invoice promise 1 friday 700",
      "/invoice dispute 1 two hours too many amount 200",
      "/invoice paid 1 300",
      "/invoice resolve 1 credit as agreed amount 150",
      "/invoice promise 1 2026-12-01",
      "/invoice paid 1",
    ]) {
      expect((await house.say(line)).tone, line).toBeUndefined();
    }
    expect(await endings(house)).toEqual(["kept", "replaced"]);
    expect(await verifyTimeline(db, house.workspace.id)).toMatchObject({ kind: "intact" });
  });
});

describe("a dispute", () => {
  dbTest("about an invoice that is paid meanwhile can still be settled", async (db) => {
    const house = await openHouse(db);
    await house.say(LATE);
    await house.say("/invoice dispute 1 two hours too many amount 200");
    await house.say("/invoice paid 1");
    expect(wordsOf(await house.say("/invoice list disputed"))).toContain("No invoices");
    const settled = await house.say("/invoice resolve 1 credit");
    expect(wordsOf(settled)).toContain("€200.00 that had been paid is now the client's credit.");
    expect(await verifyTimeline(db, house.workspace.id)).toMatchObject({ kind: "intact" });
  });

  dbTest("that nobody settles is looked at again, and drafts nothing", async (db) => {
    const house = await openPosting(db);
    await house.say(LATE);
    await house.say("/invoice dispute 1 too slow");
    for (let day = 0; day < 70; day += 5) {
      house.clock.advance({ days: 5 });
      expect(await sweep(house.desk)).toEqual([]);
    }
    expect(wordsOf(await house.say("/invoice show 1"))).toContain("it is looked at again on");
  });
});
