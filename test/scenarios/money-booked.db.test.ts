import { describe, expect } from "vitest";
import type { Db } from "../../src/store/db.ts";
import { verifyTimeline } from "../../src/usecases/verify-timeline.ts";
import { expectAnswer } from "../chat/books.ts";
import { dbTest } from "../kit/db.ts";
import { type House, openHouse, wordsOf } from "../kit/house.ts";

// How money is booked, told day by day: discounts taken and lost, the order in which a debt is paid, credit
// memos that were a mistake, credit paid back. After each line: what is open, and what the client has in credit.

type Line = [day: string, typed: string, stands: string];

async function tell(db: Db, lines: readonly Line[]): Promise<void> {
  const house = await openHouse(db, { now: `${lines[0]![0]}T09:00:00Z` });
  const told: Line[] = [];
  for (const [day, typed] of lines) {
    house.clock.set(`${day}T09:00:00Z`);
    expectAnswer(await say(house, typed));
    told.push([day, typed, await standsOn(house)]);
  }
  expect(told).toEqual(lines);
  expect(house.faults).toEqual([]);
  expect(await verifyTimeline(db, house.workspace.id)).toMatchObject({ kind: "intact" });
}

/** "line > Label" presses that button of the answer. */
async function say(house: House, typed: string) {
  const [line, label] = typed.split(" > ");
  const card = await house.say(line!);
  if (!label) return card;
  const press = card.buttons?.find((button) => button.label.startsWith(label));
  if (!press) throw new Error(`no button ${label} on “${card.title}”`);
  return house.forge(press.action);
}

async function standsOn(house: House): Promise<string> {
  const shown = wordsOf(await house.say("/invoice show 1"));
  const row = (label: string) => new RegExp(`^${label}: (.*)$`, "m").exec(shown)?.[1];
  const credit = row("Client's credit");
  const discount = /^Discount: .*: (.*) settles it/m.exec(shown)?.[1];
  return [
    `${row("State")}, ${row("Open")} open`,
    discount && `${discount} would do`,
    credit && `${credit} credit`,
  ]
    .filter(Boolean)
    .join("; ");
}

const SKONTO = "/invoice add Acme 1000 for website terms 2/10 net 30";

describe("an early-payment discount", () => {
  dbTest("is taken in two payments, lost by a bounce, and earned again by money of the same days", (db) =>
    tell(db, [
      ["2026-03-02", SKONTO, "due in 30 days, €1,000.00 open; €980.00 would do"],
      ["2026-03-05", "/invoice paid 1 600", "due in 27 days, €400.00 open; €380.00 would do"],
      ["2026-03-16", "/invoice paid 1 380 on 2026-03-12", "paid on 12 Mar 2026, €0.00 open"],
      ["2026-03-20", "/invoice reverse 1 > Reverse €380.00", "due in 12 days, €400.00 open"],
      ["2026-03-23", "/invoice paid 1 380 on 2026-03-11", "paid on 11 Mar 2026, €0.00 open"],
    ]),
  );

  dbTest("lapses by itself, and what was held back stays open", (db) =>
    tell(db, [
      ["2026-03-02", SKONTO, "due in 30 days, €1,000.00 open; €980.00 would do"],
      ["2026-03-12", "/invoice why 1", "due in 20 days, €1,000.00 open; €980.00 would do"],
      ["2026-03-13", "/invoice why 1", "due in 19 days, €1,000.00 open"],
      ["2026-03-13", "/invoice paid 1 980", "due in 19 days, €20.00 open"],
      ["2026-04-20", "/invoice write-off 1 not worth it", "written off on 20 Apr 2026, €0.00 open"],
      ["2026-04-21", "/invoice reverse 1 > Reverse €980.00", "20 days overdue, €980.00 open"],
    ]),
  );

  dbTest("shrinks with a credit memo, and comes back when that is cancelled", (db) =>
    tell(db, [
      ["2026-03-02", SKONTO, "due in 30 days, €1,000.00 open; €980.00 would do"],
      ["2026-03-04", "/invoice paid 1 > €980.00", "paid on 4 Mar 2026, €0.00 open"],
      ["2026-03-20", "/invoice credit 1 500 half of it", "paid on 20 Mar 2026, €0.00 open; €490.00 credit"],
      ["2026-03-23", "/invoice uncredit 1 it was fine", "paid on 4 Mar 2026, €0.00 open"],
    ]),
  );

  dbTest("is taken from credit as it is from money", (db) =>
    tell(db, [
      ["2026-03-02", SKONTO, "due in 30 days, €1,000.00 open; €980.00 would do"],
      ["2026-03-02", "/invoice add Acme 10 number B-9", "due in 30 days, €1,000.00 open; €980.00 would do"],
      [
        "2026-03-03",
        "/invoice paid B-9 1010 rest credit",
        "due in 29 days, €1,000.00 open; €980.00 would do; €1,000.00 credit",
      ],
      ["2026-03-12", "/invoice show 1 > Use credit", "paid on 12 Mar 2026, €0.00 open; €20.00 credit"],
      [
        "2026-03-20",
        "/invoice show 1 > Give credit back",
        "due in 12 days, €1,000.00 open; €1,000.00 credit",
      ],
      ["2026-03-20", "/client refund Acme 400", "due in 12 days, €1,000.00 open; €600.00 credit"],
    ]),
  );
});

describe("a debt with a late fee", () => {
  const BILL = "/invoice add Acme 1000 for website issued 2026-03-02 due 2026-04-01 fee 40 EUR once";
  const FEE = "/invoice fee 1 > Apply";

  dbTest("is paid from what was billed on; the fee stays open until it is paid", (db) =>
    tell(db, [
      ["2026-03-02", BILL, "due in 30 days, €1,000.00 open"],
      ["2026-04-10", FEE, "9 days overdue, €1,040.00 open"],
      ["2026-04-20", "/invoice paid 1 1000", "19 days overdue, €40.00 open"],
      ["2026-04-22", "/invoice credit 1 100 too much", "21 days overdue, €40.00 open; €100.00 credit"],
      ["2026-04-23", "/invoice show 1 > Use credit", "paid on 23 Apr 2026, €0.00 open; €60.00 credit"],
      ["2026-04-24", "/client refund Acme 60", "paid on 23 Apr 2026, €0.00 open"],
    ]),
  );

  dbTest("is paid by the legal order where the business wants it: fees first", (db) =>
    tell(db, [
      ["2026-03-02", BILL, "due in 30 days, €1,000.00 open"],
      ["2026-03-02", "/dunlin setup allocation legal", "due in 30 days, €1,000.00 open"],
      ["2026-04-10", FEE, "9 days overdue, €1,040.00 open"],
      ["2026-04-20", "/invoice paid 1 1000", "19 days overdue, €40.00 open"],
      // All that was billed is credited, and 960 of it was paid: the fee is paid and stays so.
      ["2026-04-22", "/invoice cancel 1 never done", "cancelled on 22 Apr 2026, €0.00 open; €960.00 credit"],
      ["2026-04-23", "/invoice uncredit 1 done it was", "22 days overdue, €40.00 open"],
      ["2026-04-24", "/invoice write-off 1 enough", "written off on 24 Apr 2026, €0.00 open"],
      ["2026-04-27", "/invoice reverse 1 > Reverse", "26 days overdue, €1,000.00 open"],
    ]),
  );
});
