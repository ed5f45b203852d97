import { expect } from "vitest";
import { dateIn } from "../../src/domain/calendar.ts";
import { toDecimal } from "../../src/domain/money.ts";
import { findClient } from "../../src/store/clients.ts";
import type { Db } from "../../src/store/db.ts";
import { findInvoiceByNumber } from "../../src/store/invoices.ts";
import { invoiceDocument } from "../../src/usecases/invoice-document.ts";
import { expectAnswer } from "../chat/books.ts";
import { dbTest } from "../kit/db.ts";
import { type House, openHouse } from "../kit/house.ts";

async function typed(db: Db, ...lines: string[]): Promise<House> {
  const house = await openHouse(db);
  for (const line of lines) expectAnswer(await house.say(line));
  return house;
}

/** What the paper of R-1 shows, booked lines as "kind amount". */
async function paperOf({ desk, workspace, clock }: House) {
  const found = (await findInvoiceByNumber(desk.db, workspace.id, "R-1"))!;
  const client = (await findClient(desk.db, workspace.id, found.invoice.client))!;
  const today = dateIn(workspace.zone, clock.now());
  const document = await invoiceDocument(desk.db, workspace, client, found, today);
  const booked = document.booked.map(({ kind, effect }) => `${kind} ${toDecimal(effect)}`);
  return { ...document, booked, entries: document.booked };
}

const LATE = "/invoice add Acme 1000 issued 1 oct due 15 oct number R-1 fee 5% once";

dbTest(
  "what one payment settles of several parts is one line, and a charge shows its working",
  async (db) => {
    const house = await typed(db, LATE);
    await house.press(await house.say("/invoice fee R-1"), "Apply");
    expectAnswer(await house.say("/invoice paid R-1 1030"));
    const paper = await paperOf(house);
    expect(paper.booked).toEqual(["late-fee 50.00", "payment -1030.00"]);
    expect(toDecimal(paper.balance)).toBe("20.00");
    expect(paper.entries[0]!.working).toEqual({
      periods: [
        { from: "2026-10-16", until: "2026-10-16", days: 1, base: "1000.00", rate: "5", amount: "50.00" },
      ],
    });
  },
);

dbTest("a later charge of the same kind shows the working of all, the earlier one none", async (db) => {
  const house = await typed(db, LATE.replace("5% once", "1% monthly"));
  await house.press(await house.say("/invoice fee R-1"), "Apply");
  house.clock.advance({ days: 30 });
  await house.press(await house.say("/invoice fee R-1"), "Apply");
  const { entries } = await paperOf(house);
  expect(entries.map(({ working }) => working?.periods.length)).toEqual([undefined, 3]);
  expect(entries[1]!.working!.chargedBefore).toBe("20.00");
});

dbTest("what is given up stays between us and our books", async (db) => {
  const house = await typed(db, LATE, "/invoice write-off R-1 they are gone");
  const paper = await paperOf(house);
  expect([paper.booked, toDecimal(paper.balance)]).toEqual([[], "1000.00"]);
});

dbTest("the discount is offered up to its last day, less what was paid so far", async (db) => {
  const house = await typed(
    db,
    "/invoice add Acme 1000 issued 2026-11-23 terms 2/10 net 30 number R-1",
    "/invoice paid R-1 400",
  );
  const { discount } = await paperOf(house);
  expect([discount!.until, toDecimal(discount!.off), toDecimal(discount!.pay)]).toEqual([
    "2026-12-03",
    "20.00",
    "580.00",
  ]);
  house.clock.advance({ days: 11 });
  expect((await paperOf(house)).discount).toBeUndefined();
});
