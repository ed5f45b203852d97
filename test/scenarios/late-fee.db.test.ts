import { expect } from "vitest";
import { verifyTimeline } from "../../src/usecases/verify-timeline.ts";
import { dbTest } from "../kit/db.ts";
import { openHouse, wordsOf } from "../kit/house.ts";

// A clause by the month, a part payment, a payment the bank brought late, a waiver, and the end.
const STORY: [day: string, line: string, press: string | undefined, says: string][] = [
  [
    "2026-10-01",
    "/invoice add Acme 1200 for website due 15 oct number F-1 fee 1.5% monthly grace 5 cap 10%",
    undefined,
    "Issued 1 Oct 2026",
  ],
  ["2026-10-15", "/invoice fee F-1", undefined, "no late fee is due"],
  ["2026-10-20", "/invoice fee F-1", undefined, "no late fee is due"],
  ["2026-10-21", "/invoice fee F-1", "Apply", "€18.00 charged on F-1"],
  ["2026-10-22", "/invoice fee F-1", undefined, "Nothing new is to be charged."],
  ["2026-11-02", "/invoice paid F-1 500", undefined, "€718.00 is left open"],
  ["2026-11-16", "/invoice fee F-1", "Apply", "€10.50 charged on F-1"],
  ["2026-11-20", "/invoice paid F-1 100 on 12 nov", undefined, "€628.50 is left open"],
  ["2026-11-20", "/invoice fee F-1", "Take the excess off", "€1.50 taken off F-1 again"],
  [
    "2026-11-24",
    "/invoice waive F-1 fee 7 paid so soon after",
    undefined,
    "€20.00 of late fees is left open",
  ],
  ["2026-11-25", "/invoice fee F-1", undefined, "Nothing new is to be charged."],
  ["2026-12-16", "/invoice fee F-1", "Apply", "€9.00 charged on F-1"],
  ["2026-12-18", "/invoice paid F-1 600", undefined, "€29.00 is left open"],
  ["2026-12-18", "/invoice show F-1", undefined, "Of which late fees: €29.00"],
  ["2027-02-01", "/invoice fee F-1", undefined, "Nothing new is to be charged."],
  ["2027-02-01", "/invoice paid F-1", undefined, "it is paid in full"],
  ["2027-02-02", "/invoice fee F-1", undefined, "F-1 is paid"],
];

dbTest("late fees, day by day: grace, charge, part payment, correction, waiver, paid", async (db) => {
  const house = await openHouse(db, { now: "2026-10-01T09:00:00Z" });
  for (const [day, line, press, says] of STORY) {
    house.clock.set(`${day}T09:00:00Z`);
    const card = await house.say(line);
    const answer = press === undefined ? card : await house.press(card, press);
    expect(wordsOf(answer), `${day} ${line}`).toContain(says);
  }
  expect(house.faults).toEqual([]);
  expect(await verifyTimeline(db, house.workspace.id)).toMatchObject({ kind: "intact" });
});
