import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { ClientId, InvoiceId, WorkspaceId } from "../../src/domain/ids.ts";
import { money, readCurrency } from "../../src/domain/money.ts";
import type { Outcome } from "../../src/domain/outcome.ts";
import type { Database, Db } from "../../src/store/db.ts";
import { creditOf } from "../../src/store/entries.ts";
import { newestVersion, openLetters } from "../../src/store/letters.ts";
import * as schema from "../../src/store/schema.ts";
import { findWorkspace } from "../../src/store/workspaces.ts";
import { addClient } from "../../src/usecases/add-client.ts";
import { addInvoice, type NewInvoice } from "../../src/usecases/add-invoice.ts";
import { approveLetter } from "../../src/usecases/approve-letter.ts";
import { cancelCreditMemo } from "../../src/usecases/cancel-credit-memo.ts";
import { creditInvoice } from "../../src/usecases/issue-credit-memo.ts";
import { recordPayment } from "../../src/usecases/record-payment.ts";
import { refundCredit } from "../../src/usecases/refund-credit.ts";
import { remindByHand } from "../../src/usecases/remind.ts";
import { reversePayment } from "../../src/usecases/reverse-payment.ts";
import { applyCredit } from "../../src/usecases/use-credit.ts";
import { verifyTimeline } from "../../src/usecases/verify-timeline.ts";
import { freshDatabase } from "../kit/db.ts";
import { type House, keepMail, openHouse } from "../kit/house.ts";

const EUR = readCurrency("EUR")!;
const eur = (minor: bigint) => money(minor, EUR);
const today = "2026-11-23" as never;

/** With all its connections open, so that what is asked at once also arrives at once. */
async function connected(): Promise<Database> {
  const { database } = await freshDatabase();
  await times(10, () => database.db.select().from(schema.workspaces));
  return database;
}

async function openBusiness(): Promise<{ db: Db; house: House; client: ClientId; ws: WorkspaceId }> {
  const database = await connected();
  const house = await openHouse(database.db, { mailer: keepMail() });
  const added = await addClient(house.desk, house.who, { name: "Acme", email: "a@acme.example" });
  if (!added.ok) throw new Error(added.refusal.kind);
  return { db: database.db, house, client: added.value.id, ws: house.workspace.id };
}

function add({ desk, who }: House, input: Omit<NewInvoice, "currency">) {
  return addInvoice(desk, who, { amount: eur(100n), currency: EUR, again: true, ...input });
}

async function oneInvoice(house: House, client: ClientId, minor = 100n): Promise<InvoiceId> {
  const added = await add(house, { client: { id: client }, amount: eur(minor) });
  if (!added.ok) throw new Error(added.refusal.kind);
  return added.value.invoice.id;
}

const times = <T>(n: number, work: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: n }, (_, i) => work(i)));
const run = (series: string, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => `${series}-${String(from + i).padStart(4, "0")}`);
const kinds = (outcomes: readonly Outcome<unknown>[]) =>
  outcomes.map((o) => (o.ok ? "done" : o.refusal.kind)).sort();

async function numbersOf(db: Db, ws: WorkspaceId, table: typeof schema.invoices | typeof schema.creditMemos) {
  const rows = await db.select({ number: table.number }).from(table).where(eq(table.workspaceId, ws));
  return rows.map((row) => row.number).sort();
}

test("50 invoices added at once bear INV-0001 to INV-0050", async () => {
  const { db, house, client, ws } = await openBusiness();
  await times(50, () => oneInvoice(house, client));
  expect(await numbersOf(db, ws, schema.invoices)).toEqual(run("INV", 1, 50));
  expect(await verifyTimeline(db, ws)).toMatchObject({ kind: "intact" });
});

test("those refused in between, some after they had a number, leave no gap", async () => {
  const { db, house, client, ws } = await openBusiness();
  const first = await oneInvoice(house, client);
  const twin = { client: { id: client }, again: false };
  const outcomes = await times(40, (i) => add(house, i % 3 === 0 ? twin : { client: { id: client } }));
  expect(kinds(outcomes)).toEqual([
    ...Array<string>(26).fill("done"),
    ...Array<string>(14).fill("same-invoice"),
  ]);
  expect(first).toBeDefined();
  expect(await numbersOf(db, ws, schema.invoices)).toEqual(run("INV", 1, 27));
});

test("a failure after the number was taken gives it back", async () => {
  const { db, house, client, ws } = await openBusiness();
  const broken = { client: { id: client }, amount: eur(2n ** 63n) }; // more than a column holds
  const outcomes = await Promise.allSettled(
    Array.from({ length: 20 }, (_, i) => add(house, i % 4 === 0 ? broken : { client: { id: client } })),
  );
  expect(outcomes.filter((o) => o.status === "rejected")).toHaveLength(5);
  expect(await numbersOf(db, ws, schema.invoices)).toEqual(run("INV", 1, 15));
});

test("numbers brought along are stepped over: the run has each number once", async () => {
  const { db, house, client, ws } = await openBusiness();
  const brought = ["INV-0003", "inv-0004", "INV-0010", "A-7"];
  for (const number of brought) await add(house, { client: { id: client }, number });
  await times(20, () => oneInvoice(house, client));
  const numbers = await numbersOf(db, ws, schema.invoices);
  const folded = numbers.map((number) => number.toUpperCase()).sort();
  expect(folded).toEqual(["A-7", ...run("INV", 1, 23)]);
});

test("of several who bring along the same number at once, one has it", async () => {
  const { house, client } = await openBusiness();
  const outcomes = await times(5, (i) =>
    add(house, { client: { id: client }, number: i % 2 ? "R-1" : "r-1" }),
  );
  expect(kinds(outcomes)).toEqual(["done", ...Array<string>(4).fill("number-taken")]);
});

test("the numbers of one workspace are nothing to another", async () => {
  const { db, house, client, ws } = await openBusiness();
  const other = await openHouse(db, { visitor: { externalId: "other" } });
  const elsewhere = (i: number) => add(other, { client: { name: `Beta ${i}` } });
  await times(20, (i) => (i % 2 ? add(house, { client: { id: client } }) : elsewhere(i)));
  expect(await numbersOf(db, ws, schema.invoices)).toEqual(run("INV", 1, 10));
  expect(await numbersOf(db, other.workspace.id, schema.invoices)).toEqual(run("INV", 1, 10));
});

test("credit memos at once are CM-0001 onwards, whatever is refused or stands in the way", async () => {
  const { db, house, client, ws } = await openBusiness();
  const invoices = await times(4, () => oneInvoice(house, client));
  const inTheWay = {
    workspaceId: ws,
    id: crypto.randomUUID(),
    invoiceId: invoices[0]!,
    number: "CM-0002",
    currency: "EUR",
  };
  await db
    .insert(schema.creditMemos)
    .values({ ...inTheWay, amountMinor: 1n, issuedOn: "2026-11-23", reason: "x", createdAt: new Date() });
  const outcomes = await times(24, (i) => {
    const amount = eur(i % 4 === 3 ? 1000n : 10n);
    return creditInvoice(house.desk, house.who, { invoice: invoices[i % 4]!, amount, reason: "agreed" });
  });
  expect(kinds(outcomes)).toEqual([
    ...Array<string>(18).fill("done"),
    ...Array<string>(6).fill("more-than-billed"),
  ]);
  expect(await numbersOf(db, ws, schema.creditMemos)).toEqual(run("CM", 1, 19));
});

test("of two payments of the full balance at once, one is booked", async () => {
  const { db, house, client, ws } = await openBusiness();
  const invoice = await oneInvoice(house, client);
  const paying = { invoices: [invoice], amount: eur(100n), on: today, again: true };
  const outcomes = await times(4, () => recordPayment(house.desk, house.who, paying));
  expect(kinds(outcomes)).toEqual(["done", "nothing-open", "nothing-open", "nothing-open"]);
  const { payments } = schema;
  expect(await db.select().from(payments).where(eq(payments.workspaceId, ws))).toHaveLength(1);
});

test("a payment reversed by several at once is reversed once", async () => {
  const { db, house, client, ws } = await openBusiness();
  const invoice = await oneInvoice(house, client);
  const paid = await recordPayment(house.desk, house.who, { invoices: [invoice], on: today });
  if (!paid.ok) throw new Error(paid.refusal.kind);
  const outcomes = await times(4, () => reversePayment(house.desk, house.who, paid.value.payment));
  expect(kinds(outcomes)).toEqual(["done", "no-payment", "no-payment", "no-payment"]);
  expect(await verifyTimeline(db, ws)).toMatchObject({ kind: "intact" });
});

test("credit used for several invoices at once is used once", async () => {
  const { house, client } = await openBusiness();
  const invoices = await times(4, () => oneInvoice(house, client));
  await recordPayment(house.desk, house.who, {
    invoices: [invoices[0]!],
    amount: eur(200n),
    on: today,
    rest: "credit",
  });
  const outcomes = await times(3, (i) => applyCredit(house.desk, house.who, invoices[i + 1]!));
  expect(kinds(outcomes)).toEqual(["done", "no-credit", "no-credit"]);
});

test("a credit memo cancelled by several at once is cancelled once", async () => {
  const { db, house, client, ws } = await openBusiness();
  const invoice = await oneInvoice(house, client);
  await recordPayment(house.desk, house.who, { invoices: [invoice], on: today });
  const credited = await creditInvoice(house.desk, house.who, {
    invoice,
    amount: eur(30n),
    reason: "agreed",
  });
  if (!credited.ok) throw new Error(credited.refusal.kind);
  const memo = credited.value.memo!.id;
  const outcomes = await times(4, () =>
    cancelCreditMemo(house.desk, house.who, { memo, reason: "it stood" }),
  );
  expect(kinds(outcomes)).toEqual(["booking", "booking", "booking", "done"]);
  expect(await verifyTimeline(db, ws)).toMatchObject({ kind: "intact" });
});

test("of refunds at once none goes below what is in credit", async () => {
  const { db, house, client, ws } = await openBusiness();
  const invoice = await oneInvoice(house, client);
  const paying = { invoices: [invoice], amount: eur(200n), on: today, rest: "credit" as const };
  await recordPayment(house.desk, house.who, paying);
  const refund = { client, amount: eur(40n), on: today, again: true };
  const outcomes = await times(4, () => refundCredit(house.desk, house.who, refund));
  expect(kinds(outcomes)).toEqual(["booking", "booking", "done", "done"]);
  expect(await creditOf(db, ws, client)).toEqual([eur(20n)]);
});

test("a credit memo and the refund of what it released, at once: whoever is first", async () => {
  const { db, house, client, ws } = await openBusiness();
  const invoice = await oneInvoice(house, client);
  await recordPayment(house.desk, house.who, { invoices: [invoice], on: today });
  const credited = await creditInvoice(house.desk, house.who, {
    invoice,
    amount: eur(30n),
    reason: "agreed",
  });
  if (!credited.ok) throw new Error(credited.refusal.kind);
  const memo = credited.value.memo!.id;
  const outcomes = await Promise.all([
    refundCredit(house.desk, house.who, { client, amount: eur(30n), on: today }),
    cancelCreditMemo(house.desk, house.who, { memo, reason: "it stood" }),
  ]);
  expect(kinds(outcomes)).toEqual(["booking", "done"]);
  expect(await creditOf(db, ws, client)).toEqual([]);
  expect(await verifyTimeline(db, ws)).toMatchObject({ kind: "intact" });
});

test("of two readings of net n EOM at once one is kept", async () => {
  const { db, house, client, ws } = await openBusiness();
  const terms = (i: number) => (i % 2 ? "net 30 EOM A" : "net 30 EOM B");
  await times(6, (i) => add(house, { client: { id: client }, terms: terms(i) }));
  const events = await db.select().from(schema.events).where(eq(schema.events.workspaceId, ws));
  const kept = events.filter((event) => event.kind === "eom-reading-kept");
  const workspace = await findWorkspace(db, ws);
  expect(kept.map((event) => event.data)).toEqual([{ reading: workspace!.eomReading }]);
});

test("of several approvals of one letter at once, one puts one mail into the outbox", async () => {
  const { db, house, client, ws } = await openBusiness();
  const asked = await remindByHand(house.desk, house.who, {
    invoice: await oneInvoice(house, client, 10_000n),
    tone: undefined,
  });
  if (!asked.ok) throw new Error(asked.refusal.kind);
  const letter = (await openLetters(db, ws))[0]!.id;
  const { n: version, hash } = (await newestVersion(db, ws, letter))!;
  const outcomes = await times(5, () => approveLetter(house.desk, house.who, { letter, version, hash }));
  expect(kinds(outcomes)).toEqual(["done", ...Array<string>(4).fill("draft-closed")]);
  const { outbox } = schema;
  expect(
    await db
      .select()
      .from(outbox)
      .where(and(eq(outbox.workspaceId, ws), eq(outbox.letterId, letter))),
  ).toHaveLength(1);
});

test("a door at which several knock at once opens into one workspace with one owner", async () => {
  const database = await connected();
  const knock = (i: number) =>
    openHouse(database.db, { visitor: { externalId: "new", user: `user ${i % 4}`, name: `User ${i % 4}` } });
  const houses = await times(8, knock);
  expect(new Set(houses.map(({ workspace }) => workspace.id)).size).toBe(1);
  expect(await database.db.select().from(schema.workspaces)).toHaveLength(1);
  const members = await database.db.select().from(schema.members);
  expect(members.map((m) => m.role).sort()).toEqual(["member", "member", "member", "owner"]);
  expect(await verifyTimeline(database.db, houses[0]!.workspace.id)).toMatchObject({ kind: "intact" });
});

test("verify finds no fault with changes that come while it reads", async () => {
  const { db, house, client, ws } = await openBusiness();
  let adding = true;
  const adds = times(4, async () => {
    for (let i = 0; i < 10; i++) await oneInvoice(house, client);
  }).finally(() => {
    adding = false;
  });
  const verdicts = new Set<string>();
  while (adding) verdicts.add((await verifyTimeline(db, ws)).kind);
  await adds;
  expect([...verdicts]).toEqual(["intact"]);
});
