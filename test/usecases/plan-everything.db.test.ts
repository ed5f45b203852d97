import { and, eq, isNotNull } from "drizzle-orm";
import { expect } from "vitest";
import { day, type LocalDate } from "../../src/domain/calendar.ts";
import { type ClientId, type InvoiceId, newId } from "../../src/domain/ids.ts";
import { money } from "../../src/domain/money.ts";
import { insertImportedClients, insertImportedInvoices } from "../../src/store/imports.ts";
import { invoices } from "../../src/store/schema.ts";
import { expectAnswer } from "../chat/books.ts";
import { dbTest } from "../kit/db.ts";
import { type House, openHouse } from "../kit/house.ts";

/** So many clients more than are planned at once, each with one invoice that nobody has planned yet. */
async function addClients(house: House, many: number, due: LocalDate): Promise<void> {
  const { id: ws, currency } = house.workspace;
  const made = Array.from({ length: many }, (_, n) => ({ id: newId<ClientId>(), name: `Client ${n}` }));
  await insertImportedClients(house.desk.db, ws, made, house.clock.now());
  const owed = made.map(({ id: client }, n) => ({
    ...{ id: newId<InvoiceId>(), client, number: `A-${n}`, total: money(10_000n, currency), draft: false },
    ...{ issuedOn: day("2026-11-01"), dueOn: due, description: "x" },
  }));
  await insertImportedInvoices(house.desk.db, ws, owed, house.clock.now());
}

/** When each invoice is looked at next, and how many are. */
async function looks({ desk, workspace }: House): Promise<Record<string, number>> {
  const rows = await desk.db
    .select({ at: invoices.nextLookAt })
    .from(invoices)
    .where(and(eq(invoices.workspaceId, workspace.id), isNotNull(invoices.nextLookAt)));
  const byTime = Map.groupBy(rows, (row) => row.at!.toISOString());
  return Object.fromEntries([...byTime].map(([at, of]) => [at, of.length]).sort());
}

dbTest(
  "a change of zone moves every look to the morning there, also across a daylight change",
  async (db) => {
    const house = await openHouse(db);
    for (const line of [
      "/invoice add Acme 100 due 2026-12-15",
      "/invoice add Acme 100 due 2027-04-01",
      "/invoice add Acme 100 due 2026-12-16 draft",
      "/invoice add Acme 100 due 2026-12-17",
      "/invoice paid 4",
    ])
      expectAnswer(await house.say(line));
    // The heads-up comes on Monday 14 December and, summer by then, on Tuesday 30 March: the 29th is Easter Monday.
    expect(await looks(house)).toEqual({ "2026-12-14T08:00:00.000Z": 1, "2027-03-30T07:00:00.000Z": 1 });
    expectAnswer(await house.say("/dunlin setup zone America/New_York"));
    expect(await looks(house)).toEqual({ "2026-12-14T14:00:00.000Z": 1, "2027-03-30T13:00:00.000Z": 1 });
  },
);

dbTest(
  "a change of country moves every look by the holidays there, a client's own those of its own",
  async (db) => {
    const house = await openHouse(db);
    expectAnswer(await house.say("/invoice add Acme 100 due 2027-04-01"));
    expectAnswer(await house.say("/invoice add Beta 100 due 2027-04-01"));
    // Three days before is Easter Monday, which Japan does not keep.
    expect(await looks(house)).toEqual({ "2027-03-30T07:00:00.000Z": 2 });
    expectAnswer(await house.say("/dunlin setup country JP"));
    expect(await looks(house)).toEqual({ "2027-03-29T07:00:00.000Z": 2 });
    expectAnswer(await house.say("/client edit Beta country GB"));
    expect(await looks(house)).toEqual({ "2027-03-29T07:00:00.000Z": 1, "2027-03-30T07:00:00.000Z": 1 });
  },
);

dbTest("more clients than are planned at once are all planned", async (db) => {
  const house = await openHouse(db);
  await addClients(house, 1003, day("2026-12-15"));
  expect(await looks(house)).toEqual({});
  expectAnswer(await house.say("/dunlin setup gap 6"));
  expect(await looks(house)).toEqual({ "2026-12-14T08:00:00.000Z": 1003 });
});

dbTest("a setting on which no look rests plans nothing", async (db) => {
  const house = await openHouse(db);
  await addClients(house, 1, day("2026-12-15"));
  expectAnswer(await house.say("/dunlin setup phone 030 terms net 30 gap 5 zone Europe/Berlin tolerance 5"));
  expect(await looks(house)).toEqual({});
});

dbTest("a longer contact gap puts the next reminder off, a shorter one brings it back", async (db) => {
  const house = await openHouse(db);
  expectAnswer(await house.say("/invoice add Acme 100 issued 1 nov due 2026-11-19 email ap@acme.example"));
  const draft = await house.say("/invoice remind 1");
  await house.press(await house.press(draft, "Approve & copy"), "I sent it");
  expect(await looks(house)).toEqual({ "2026-11-30T08:00:00.000Z": 1 }); // day 10 is the 29th, a Sunday
  expectAnswer(await house.say("/dunlin setup gap 14"));
  expect(await looks(house)).toEqual({ "2026-12-07T08:00:00.000Z": 1 });
  expectAnswer(await house.say("/dunlin setup gap 1"));
  expect(await looks(house)).toEqual({ "2026-11-30T08:00:00.000Z": 1 });
});

dbTest("other business hours move every look to their opening, quiet hours move none", async (db) => {
  const house = await openHouse(db);
  expectAnswer(await house.say("/invoice add Acme 100 due 2026-12-15"));
  expectAnswer(await house.say("/dunlin setup hours 11:30-15"));
  expect(await looks(house)).toEqual({ "2026-12-14T10:30:00.000Z": 1 }); // the 12th is a Saturday
  expectAnswer(await house.say("/dunlin setup quiet 15-11"));
  expect(await looks(house)).toEqual({ "2026-12-14T10:30:00.000Z": 1 });
});

dbTest("what another business has on its books is left alone", async (db) => {
  const house = await openHouse(db);
  const other = await openHouse(db, { visitor: { externalId: "other" } });
  await addClients(other, 2, day("2026-12-15"));
  expectAnswer(await house.say("/dunlin setup zone Asia/Tokyo"));
  expect(await looks(other)).toEqual({});
});
