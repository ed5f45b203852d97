import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { discountStanding, grantedDiscount } from "../../src/domain/early-discount.ts";
import type { WorkspaceId } from "../../src/domain/ids.ts";
import {
  COMPONENTS,
  creditedOn,
  type Entry,
  type Invoice,
  netOf,
  openParts,
  stateOf,
} from "../../src/domain/invoice.ts";
import { givenUp } from "../../src/domain/payment.ts";
import type { Db } from "../../src/store/db.ts";
import { creditOf } from "../../src/store/entries.ts";
import { findInvoices, nextLookOf } from "../../src/store/invoices.ts";
import * as schema from "../../src/store/schema.ts";
import { PARTS, type Scene, TODAY } from "./ledger-model.ts";

// What is true of a client's books at every moment, whatever was booked in whatever order.

type Sums = Record<string, bigint>;
const total = (rows: readonly { effectMinor: bigint }[]) =>
  rows.reduce((sum, row) => sum + row.effectMinor, 0n);

/** Fails when a minor unit was lost or invented anywhere in the client's books. */
export async function expectWhole(scene: Scene): Promise<void> {
  const all = await bookingsOf(scene.db, scene.ws);
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
    const booked = (...kinds: string[]) =>
      total(ofCurrency(all.entries).filter((e) => kinds.includes(e.kind)));
    const paid = ofCurrency(all.payments).reduce(
      (sum, p) => sum + (p.reversedOn === null ? p.amountMinor : 0n),
      0n,
    );
    const refunded = -total(ofCurrency(all.movements).filter((m) => m.kind === "refunded"));
    expect(credit[currency] ?? 0n).toBe(total(ofCurrency(all.movements)));
    expect(credit[currency] ?? 0n).toBeGreaterThanOrEqual(0n);
    expect((credit[currency] ?? 0n) + refunded).toBeLessThanOrEqual(paid);
    const billed =
      ofCurrency(bills).reduce((sum, bill) => sum + bill.minor, 0n) + booked(...Object.keys(PARTS));
    const standing = ofCurrency(all.memos).filter((memo) => memo.cancelledOn === null);
    const forgiven = standing.reduce((sum, memo) => sum + memo.amountMinor, 0n);
    expect(forgiven).toBe(-booked("credit-memo", "credit-memo-cancelled"));
    const granted = -booked("early-discount", "early-discount-lapsed");
    const givenUp = -booked("write-off", "write-off-reversal");
    const open = ofCurrency(bills).reduce((sum, b) => sum + b.minor, 0n) + total(ofCurrency(all.entries));
    const owed = billed - forgiven - granted - givenUp - paid + refunded;
    expect(open - (credit[currency] ?? 0n)).toBe(owed);
  }
}

/** What is open has a next look, what is closed none; no part of a debt is below nothing. */
async function expectEachInvoiceStands({ db, ws, invoices }: Scene): Promise<void> {
  for (const { invoice, entries } of await findInvoices(db, ws, invoices)) {
    const state = stateOf(invoice, entries, TODAY);
    const look = await nextLookOf(db, ws, invoice.id);
    expect(look !== undefined).toBe(state.kind === "open");
    const open = openParts(invoice, entries);
    const lost = givenUp(invoice, entries);
    for (const part of COMPONENTS) {
      expect(open[part].minor).toBeGreaterThanOrEqual(0n);
      expect(lost[part].minor).toBeGreaterThanOrEqual(0n);
    }
    expect(open.principal.minor).toBeLessThanOrEqual(
      invoice.total.minor + creditedOn(invoice, entries).minor,
    );
    const released = netOf(entries, invoice.currency, ["credit-released"]).minor;
    expect(released).toBeGreaterThanOrEqual(0n);
    if (open.principal.minor > 0n || lost.principal.minor > 0n) expect(released).toBe(0n);
    expectDiscountStands(invoice, entries);
  }
}

/** No discount is granted that is not earned, and none is open or given up that is. */
function expectDiscountStands(invoice: Invoice, entries: readonly Entry[]): void {
  const granted = grantedDiscount(invoice, entries).minor;
  const standing = discountStanding(invoice, entries);
  const most = standing && standing.missing.minor <= 0n ? standing.most.minor : 0n;
  expect(granted).toBeGreaterThanOrEqual(0n);
  expect(granted).toBeLessThanOrEqual(most);
  const unpaid = openParts(invoice, entries).principal.minor + givenUp(invoice, entries).principal.minor;
  if (unpaid > 0n) expect(granted).toBe(most);
}
