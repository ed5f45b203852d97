import { describe, expect } from "vitest";
import { addDays, day, daysBetween, type LocalDate } from "../../src/domain/calendar.ts";
import type { PaymentHabit } from "../../src/domain/habit.ts";
import { type ClientId, type InvoiceId, newId } from "../../src/domain/ids.ts";
import { singleLine } from "../../src/domain/invoice.ts";
import { money } from "../../src/domain/money.ts";
import {
  endPlan,
  endPromise,
  insertDispute,
  insertPlan,
  insertPromise,
  resolveDispute,
} from "../../src/store/agreements.ts";
import { findClientByName } from "../../src/store/clients.ts";
import type { Db } from "../../src/store/db.ts";
import { insertEntries } from "../../src/store/entries.ts";
import { agreementHabit, paymentHabit, paymentHabitsOf } from "../../src/store/habits.ts";
import { findInvoiceByNumber, insertInvoice } from "../../src/store/invoices.ts";
import { expectAnswer } from "../chat/books.ts";
import { dbTest } from "../kit/db.ts";
import { type House, openHouse } from "../kit/house.ts";

async function habitAfter(db: Db, lines: readonly string[]): Promise<PaymentHabit> {
  const house = await openHouse(db);
  for (const line of lines) {
    const answer = await house.say(line);
    if (answer.tone === "question") await house.forge(answer.buttons![0]!.action);
    else expectAnswer(answer);
  }
  return paymentHabit(db, house.workspace.id, await clientOf(house, "Acme"));
}

async function clientOf({ desk, workspace }: House, name: string): Promise<ClientId> {
  return (await findClientByName(desk.db, workspace.id, name))!.id;
}

const ADDED = "/invoice add Acme 1000 issued 2026-06-01 due 2026-06-15";
const none = { paid: 0, paidLate: 0 };
const once = (daysLate: number) => ({
  paid: 1,
  paidLate: daysLate > 0 ? 1 : 0,
  meanDaysLate: daysLate,
  weightedDaysLate: daysLate,
  worstDaysLate: daysLate,
});

describe("an invoice", () => {
  const rows: [title: string, lines: string[], expected: PaymentHabit][] = [
    ["that is open says nothing", [ADDED], none],
    ["that is a draft says nothing", [`${ADDED} draft`], none],
    ["counts from its due date to the value date", [ADDED, "/invoice paid 1 on 2026-06-27"], once(12)],
    ["paid on its due date is in time", [ADDED, "/invoice paid 1 on 2026-06-15"], once(0)],
    ["paid early counts below zero", [ADDED, "/invoice paid 1 on 2026-06-05"], once(-10)],
    ["paid in part says nothing yet", [ADDED, "/invoice paid 1 999 on 2026-06-27"], none],
    [
      "paid in parts counts each by its size, and as late by the last",
      [ADDED, "/invoice paid 1 750 on 2026-06-15", "/invoice paid 1 on 2026-07-25"],
      { ...once(10), worstDaysLate: 40 },
    ],
    [
      "whose payment bounced counts by the payment that stayed",
      [ADDED, "/invoice paid 1 on 2026-06-15", "/invoice reverse 1", "/invoice paid 1 on 2026-06-20"],
      once(5),
    ],
    ["whose payment bounced is open again", [ADDED, "/invoice paid 1", "/invoice reverse 1"], none],
    ["that was cancelled says nothing", [ADDED, "/invoice cancel 1 wrong client"], none],
    ["that was written off says nothing", [ADDED, "/invoice write-off 1 insolvent"], none],
    [
      "of which a part was written off says nothing",
      [ADDED, "/invoice paid 1 500 on 2026-06-15", "/invoice write-off 1 insolvent"],
      none,
    ],
    [
      "credited in part counts by what was paid",
      [ADDED, "/invoice credit 1 400 late delivery", "/invoice paid 1 on 2026-06-18"],
      once(3),
    ],
    ["overpaid counts by what it took", [ADDED, "/invoice paid 1 1500 on 2026-06-18 rest credit"], once(3)],
    [
      "of another client does not count",
      [ADDED, '/invoice add "Gull" 50 issued 2026-06-01 due 2026-06-15', "/invoice paid 2"],
      none,
    ],
    [
      "of three decimals counts as others do",
      ["/invoice add Acme KWD1.234 issued 2026-06-01 due 2026-06-15", "/invoice paid 1 on 2026-06-16"],
      once(1),
    ],
  ];
  for (const [title, lines, expected] of rows)
    dbTest(`${title}`, async (db) => expect(await habitAfter(db, lines)).toEqual(expected));

  dbTest("paid from credit counts by the day on which it was used, and not by one given back", async (db) => {
    const house = await openHouse(db);
    house.clock.set("2026-06-10T10:00:00Z");
    for (const line of [
      "/invoice add Acme 100 issued 2026-06-01 due 2026-06-15",
      "/invoice add Acme 300 issued 2026-06-01 due 2026-06-15",
      "/invoice paid 1 500 on 2026-06-10 rest credit",
    ])
      expectAnswer(await house.say(line));
    const press = async (label: string) =>
      expectAnswer(await house.press(await house.say("/invoice show 2"), label));
    await press("Use credit");
    await press("Give credit back");
    house.clock.set("2026-06-22T10:00:00Z");
    await press("Use credit");
    const habit = await paymentHabit(db, house.workspace.id, await clientOf(house, "Acme"));
    expect(habit).toEqual({
      paid: 2,
      paidLate: 1,
      meanDaysLate: (7 - 5) / 2,
      weightedDaysLate: (7 * 300 - 5 * 100) / 400,
      worstDaysLate: 7,
    });
  });
});

dbTest("yen and euros each have their mean; the two are taken together by invoices", async (db) => {
  const habit = await habitAfter(db, [
    "/invoice add Acme 1000 issued 2026-06-01 due 2026-06-15",
    "/invoice add Acme 3000 issued 2026-06-01 due 2026-06-15",
    "/invoice add Acme JPY900000 issued 2026-06-01 due 2026-06-15",
    "/invoice paid 1 on 2026-06-25",
    "/invoice paid 2 on 2026-07-05",
    "/invoice paid 3 on 2026-06-15",
  ]);
  expect(habit).toMatchObject({ paid: 3, paidLate: 2, meanDaysLate: 10, worstDaysLate: 20 });
  expect(habit.weightedDaysLate).toBeCloseTo((17.5 * 2 + 0) / 3, 9);
});

dbTest("a late fee that is still open does not make the invoice unpaid", async (db) => {
  const house = await openHouse(db);
  const { workspace: ws } = house;
  for (const line of [ADDED, "/invoice paid 1 on 2026-06-17"]) expectAnswer(await house.say(line));
  const { invoice } = (await findInvoiceByNumber(db, ws.id, "INV-0001"))!;
  const fee = {
    ...{ id: newId<never>(), invoice: invoice.id, kind: "late-fee" as const, component: "fee" as const },
    ...{ on: day("2026-06-16"), effect: money(4000n, invoice.currency) },
  };
  await insertEntries(db, ws.id, [fee], house.clock.now());
  expect(await paymentHabit(db, ws.id, invoice.client)).toEqual(once(2));
});

/** A small generator with a seed of its own, so that the same books are made in every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}

type Paid = { due: LocalDate; parts: { on: LocalDate; minor: bigint }[] };

function expectedOf(invoices: readonly Paid[]): PaymentHabit {
  const late = invoices.map(({ due, parts }) => ({
    last: Math.max(...parts.map(({ on }) => daysBetween(due, on))),
    weight: parts.reduce((n, { minor }) => n + Number(minor), 0),
    amountDays: parts.reduce((n, { on, minor }) => n + Number(minor) * daysBetween(due, on), 0),
  }));
  const sum = (of: (each: (typeof late)[number]) => number) => late.reduce((n, each) => n + of(each), 0);
  return {
    paid: late.length,
    paidLate: late.filter(({ last }) => last > 0).length,
    meanDaysLate: sum(({ amountDays, weight }) => amountDays / weight) / late.length,
    weightedDaysLate: sum(({ amountDays }) => amountDays) / sum(({ weight }) => weight),
    worstDaysLate: Math.max(...late.map(({ last }) => last)),
  };
}

dbTest("forty invoices paid in parts come out as worked out by hand, client by client", async (db) => {
  const house = await openHouse(db);
  for (const name of ["Acme", "Gull", "Tern"]) await house.say(`/client add ${name}`);
  const ids = await Promise.all(["Acme", "Gull", "Tern"].map((name) => clientOf(house, name)));
  const { id: ws, currency } = house.workspace;
  const roll = dice(7);
  const paid = new Map<ClientId, Paid[]>();
  for (let n = 0; n < 40; n++) {
    const due = addDays(day("2026-01-31"), roll(200));
    const parts = Array.from({ length: 1 + roll(3) }, () => ({
      on: addDays(due, roll(90) - 20),
      minor: BigInt(1 + roll(100_000)),
    }));
    const client = ids[roll(2)]!;
    const total = money(
      parts.reduce((sum, { minor }) => sum + minor, 0n),
      currency,
    );
    const invoice = { id: newId<InvoiceId>(), client, number: `A-${n}`, kind: "standard" as const, currency };
    const dates = { issuedOn: due, dueOn: due, draft: false };
    await insertInvoice(db, ws, { ...invoice, total, ...dates }, [singleLine("x", total)], house.clock.now());
    const entries = parts.map(({ on, minor }) => ({
      ...{ id: newId<never>(), invoice: invoice.id, kind: "payment" as const, on },
      effect: money(-minor, currency),
    }));
    await insertEntries(db, ws, entries, house.clock.now());
    paid.set(client, [...(paid.get(client) ?? []), { due, parts }]);
  }
  const habits = await paymentHabitsOf(db, ws, ids);
  expect([...habits.keys()].sort()).toEqual([...paid.keys()].sort()); // Tern has paid nothing
  for (const [client, invoices] of paid) {
    const { meanDaysLate, weightedDaysLate, ...counts } = expectedOf(invoices);
    expect(habits.get(client)).toMatchObject(counts);
    expect(habits.get(client)!.meanDaysLate).toBeCloseTo(meanDaysLate!, 6);
    expect(habits.get(client)!.weightedDaysLate).toBeCloseTo(weightedDaysLate!, 6);
  }
});

dbTest("promises, disputes and plans are counted by how they ended", async (db) => {
  const house = await openHouse(db);
  const { id: ws, currency } = house.workspace;
  const now = house.clock.now();
  for (const line of [ADDED, "/invoice add Gull 70 issued 2026-06-01"]) expectAnswer(await house.say(line));
  const { invoice } = (await findInvoiceByNumber(db, ws, "INV-0001"))!;
  const other = (await findInvoiceByNumber(db, ws, "INV-0002"))!.invoice;
  const amount = money(100n, currency);
  const on = day("2026-07-01");
  const promise = async (about: InvoiceId, ending?: Parameters<typeof endPromise>[3]) => {
    const id = newId<never>();
    await insertPromise(db, ws, { id, invoice: about, madeOn: on, promisedFor: on, amount }, now);
    if (ending) await endPromise(db, ws, id, ending);
  };
  await promise(invoice.id, { on: day("2026-07-02"), ending: "kept" });
  await promise(invoice.id, { on: day("2026-07-03"), ending: "kept-in-part" });
  await promise(invoice.id, { on: day("2026-07-04"), ending: "broken" });
  await promise(invoice.id, { on: day("2026-07-05"), ending: "replaced" });
  await promise(invoice.id, { on: day("2026-07-06"), ending: "withdrawn" });
  await promise(invoice.id);
  await promise(other.id, { on: day("2026-07-30"), ending: "broken" });
  for (const resolution of ["credit", "rework", "rejected", undefined] as const) {
    const id = newId<never>();
    await insertDispute(db, ws, { id, invoice: invoice.id, openedOn: on, reason: "x", currency }, now);
    if (resolution) await resolveDispute(db, ws, id, { on, resolution });
  }
  for (const ending of ["declined", "kept", "broken"] as const) {
    const id = newId<never>();
    const instalments = [{ n: 1, dueOn: on, amount }];
    const plan = { id, invoice: invoice.id, total: amount, every: "month" as const, instalments };
    await insertPlan(db, ws, { ...plan, offeredOn: on }, now);
    await endPlan(db, ws, id, { on: day("2026-07-20"), ending });
  }
  expect(await agreementHabit(db, ws, invoice.client)).toEqual({
    promisesKept: 1,
    promisesMade: 3,
    disputes: 3, // one is not settled yet
    disputesUpheld: 2,
    plansKept: 1,
    plansBroken: 1,
    lastBreachOn: "2026-07-20",
  });
});
