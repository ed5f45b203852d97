import { eq } from "drizzle-orm";
import fc from "fast-check";
import { expect } from "vitest";
import type { LocalDate } from "../../src/domain/calendar.ts";
import type { ClientId, InvoiceId, PaymentId, WorkspaceId } from "../../src/domain/ids.ts";
import { balanceOf, stateOf } from "../../src/domain/invoice.ts";
import { type Currency, money, readCurrency } from "../../src/domain/money.ts";
import type { Outcome } from "../../src/domain/outcome.ts";
import type { Db } from "../../src/store/db.ts";
import { creditOf } from "../../src/store/entries.ts";
import { findInvoices, nextLookOf } from "../../src/store/invoices.ts";
import * as schema from "../../src/store/schema.ts";
import { addInvoice } from "../../src/usecases/add-invoice.ts";
import { cancelInvoice, creditInvoice } from "../../src/usecases/issue-credit-memo.ts";
import { recordPayment } from "../../src/usecases/record-payment.ts";
import { reversePayment } from "../../src/usecases/reverse-payment.ts";
import { applyCredit, returnCredit } from "../../src/usecases/use-credit.ts";
import { writeOffInvoice } from "../../src/usecases/write-off-invoice.ts";
import { type House, openHouse } from "../kit/house.ts";

/** Currencies with no, two and three decimals. */
export const CURRENCIES = ["JPY", "EUR", "KWD"].map((code) => readCurrency(code)!);

/** The day on which the clock of a house stands. */
const TODAY = "2026-11-23" as LocalDate;

export type Bill = { minor: bigint; currency: Currency };

/** One client with some invoices, at a moment in its history. */
export type Scene = {
  house: House;
  db: Db;
  ws: WorkspaceId;
  client: ClientId;
  invoices: InvoiceId[];
  bills: readonly Bill[];
  /** In the order in which they came. */
  payments: PaymentId[];
};

export async function openScene(db: Db, bills: readonly Bill[]): Promise<Scene> {
  const house = await openHouse(db);
  const scene: Scene = {
    house,
    db,
    ws: house.workspace.id,
    client: "" as ClientId,
    invoices: [],
    bills,
    payments: [],
  };
  for (const [i, { minor, currency }] of bills.entries()) {
    const client = i === 0 ? { name: "Acme" } : { id: scene.client };
    const added = await addInvoice(house.desk, house.who, {
      client,
      amount: money(minor, currency),
      currency,
      again: true,
    });
    if (!added.ok) throw new Error(`not added: ${added.refusal.kind}`);
    scene.client = added.value.client.id;
    scene.invoices.push(added.value.invoice.id);
  }
  return scene;
}

/** What a person does; numbers choose among the invoices and payments that there are. */
export type Command =
  | { does: "pay"; on: number[]; minor?: bigint; rest?: "credit" | "oldest" }
  | { does: "reverse"; payment: number }
  | { does: "credit"; on: number; minor: bigint }
  | { does: "cancel" | "write off" | "use credit" | "give credit back"; on: number };

// Drawn so that commands meet on one invoice: what goes wrong, goes wrong between several of them.
const which = fc.constantFrom(0, 0, 0, 1, 2);
const minor = fc.bigInt({ min: 1n, max: 200n });
const rest = fc.constantFrom("credit" as const, "oldest" as const);
const payFor = (on: fc.Arbitrary<number[]>): fc.Arbitrary<Command> =>
  fc.record({ does: fc.constant("pay" as const), on, minor, rest }, { requiredKeys: ["does", "on"] });

export const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  { weight: 4, arbitrary: payFor(which.map((i) => [i])) },
  { weight: 1, arbitrary: payFor(fc.uniqueArray(which, { minLength: 2, maxLength: 3 })) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant("reverse" as const), payment: fc.nat({ max: 3 }) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("credit" as const), on: which, minor }) },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constantFrom(
        "cancel" as const,
        "write off" as const,
        "use credit" as const,
        "give credit back" as const,
      ),
      on: which,
    }),
  },
);

/** Two in one currency, which can be paid together, and one that may be in another. */
export const someBills: fc.Arbitrary<Bill[]> = fc
  .tuple(fc.constantFrom(...CURRENCIES), fc.constantFrom(...CURRENCIES))
  .chain(([currency, other]) =>
    fc
      .tuple(...[0, 1, 2].map(() => fc.bigInt({ min: 50n, max: 150n })))
      .map((minors) => minors.map((minor, i) => ({ minor, currency: i < 2 ? currency : other }))),
  );

export async function run(scene: Scene, command: Command): Promise<Outcome<unknown>> {
  const { house, invoices, bills, payments } = scene;
  const { desk, who } = house;
  switch (command.does) {
    case "pay":
      return pay(scene, command);
    case "reverse":
      return reversePayment(
        desk,
        who,
        payments[command.payment % payments.length] ?? ("00000000-0000-7000-8000-000000000000" as PaymentId),
      );
    case "credit": {
      const amount = money(command.minor, bills[command.on]!.currency);
      return creditInvoice(desk, who, { invoice: invoices[command.on]!, amount, reason: "agreed" });
    }
    case "cancel":
      return cancelInvoice(desk, who, { invoice: invoices[command.on]!, reason: "by mistake" });
    case "write off":
      return writeOffInvoice(desk, who, { invoice: invoices[command.on]!, reason: "gone" });
    case "use credit":
      return applyCredit(desk, who, invoices[command.on]!);
    case "give credit back":
      return returnCredit(desk, who, invoices[command.on]!);
  }
}

async function pay(scene: Scene, command: Command & { does: "pay" }): Promise<Outcome<unknown>> {
  const { house, invoices, bills } = scene;
  const { minor: amount, rest } = command;
  const paid = await recordPayment(house.desk, house.who, {
    invoices: command.on.map((i) => invoices[i]!),
    on: TODAY,
    again: true,
    ...(amount === undefined ? {} : { amount: money(amount, bills[command.on[0]!]!.currency) }),
    ...(rest ? { rest } : {}),
  });
  if (paid.ok) scene.payments.push(paid.value.payment);
  return paid;
}

/** What is open on each invoice, in minor units. */
export async function balances({ db, ws, invoices }: Scene): Promise<bigint[]> {
  const found = await findInvoices(db, ws, invoices);
  return invoices.map((id) => {
    const { invoice, entries } = found.find((f) => f.invoice.id === id)!;
    return balanceOf(invoice, entries).minor;
  });
}

type Sums = Record<string, bigint>;
const total = (rows: readonly { effectMinor: bigint }[]) =>
  rows.reduce((sum, row) => sum + row.effectMinor, 0n);

/** Fails when a minor unit was lost or invented anywhere in the client's books. */
export async function expectWhole(scene: Scene): Promise<void> {
  const all = await bookingsOf(scene.db, scene.ws);
  for (const balance of await balances(scene)) expect(balance).toBeGreaterThanOrEqual(0n);
  expectPaymentsAddUp(all);
  await expectCreditAddsUp(scene, all);
  await expectEachInvoiceStands(scene);
}

type All = {
  payments: (typeof schema.payments.$inferSelect)[];
  entries: (typeof schema.entries.$inferSelect)[];
  movements: (typeof schema.creditMovements.$inferSelect)[];
  memos: (typeof schema.creditMemos.$inferSelect)[];
};

/** Everything that was ever booked. */
export async function bookingsOf(db: Db, ws: WorkspaceId): Promise<All> {
  const { creditMemos, creditMovements, entries, payments } = schema;
  return {
    payments: await db.select().from(payments).where(eq(payments.workspaceId, ws)),
    entries: await db.select().from(entries).where(eq(entries.workspaceId, ws)),
    movements: await db.select().from(creditMovements).where(eq(creditMovements.workspaceId, ws)),
    memos: await db.select().from(creditMemos).where(eq(creditMemos.workspaceId, ws)),
  };
}

/** A payment is what its invoices got and what became credit; a reversed one is nothing at all. */
export function expectPaymentsAddUp({ payments, entries, movements }: All): void {
  const money = entries.filter((e) => e.kind === "payment" || e.kind === "payment-reversal");
  const allocations = Map.groupBy(money, (e) => e.paymentId);
  const credits = Map.groupBy(movements, (m) => m.paymentId);
  for (const payment of payments) {
    const allocated = allocations.get(payment.id) ?? [];
    const credited = credits.get(payment.id) ?? [];
    const kept = payment.reversedOn === null ? payment.amountMinor : 0n;
    expect(total(credited) - total(allocated)).toBe(kept);
  }
}

/** Credit is never below nothing, and never more than the client has paid. */
async function expectCreditAddsUp({ db, ws, client, bills }: Scene, all: All): Promise<void> {
  const credit: Sums = Object.fromEntries((await creditOf(db, ws, client)).map((m) => [m.currency, m.minor]));
  for (const { currency } of bills) {
    const ofCurrency = <T extends { currency: string }>(rows: readonly T[]) =>
      rows.filter((r) => r.currency === currency);
    const paid = ofCurrency(all.payments).reduce(
      (sum, p) => sum + (p.reversedOn === null ? p.amountMinor : 0n),
      0n,
    );
    expect(credit[currency] ?? 0n).toBe(total(ofCurrency(all.movements)));
    expect(credit[currency] ?? 0n).toBeGreaterThanOrEqual(0n);
    expect(credit[currency] ?? 0n).toBeLessThanOrEqual(paid);
    const billed = ofCurrency(bills).reduce((sum, bill) => sum + bill.minor, 0n);
    const forgiven = ofCurrency(all.memos).reduce((sum, memo) => sum + memo.amountMinor, 0n);
    const givenUp = -total(ofCurrency(all.entries).filter((e) => e.kind.startsWith("write-off")));
    const open = billed + total(ofCurrency(all.entries));
    expect(open - (credit[currency] ?? 0n)).toBe(billed - forgiven - givenUp - paid);
  }
}

/** What is open has a next look, what is closed none; what was credited away is never owed again. */
async function expectEachInvoiceStands({ db, ws, invoices }: Scene): Promise<void> {
  for (const { invoice, entries } of await findInvoices(db, ws, invoices)) {
    const state = stateOf(invoice, entries, TODAY);
    const look = await nextLookOf(db, ws, invoice.id);
    expect(look !== undefined).toBe(state.kind === "open");
    const credited = -entries
      .filter((e) => e.kind === "credit-memo")
      .reduce((sum, e) => sum + e.effect.minor, 0n);
    const balance = balanceOf(invoice, entries).minor;
    expect(balance).toBeLessThanOrEqual(invoice.total.minor - credited);
    const released = entries
      .filter((e) => e.kind === "credit-released")
      .reduce((sum, e) => sum + e.effect.minor, 0n);
    if (balance > 0n) expect(released).toBe(0n);
  }
}

/** The credit that one currency has left, for sums over a whole client. */
export async function creditIn({ db, ws, client }: Scene, currency: Currency): Promise<bigint> {
  return (await creditOf(db, ws, client)).find((m) => m.currency === currency)?.minor ?? 0n;
}
