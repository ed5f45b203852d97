import { and, asc, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { LocalDate } from "../domain/calendar.ts";
import type { ChargeWorking } from "../domain/charge.ts";
import {
  type ClientId,
  type CreditMemoId,
  type EntryId,
  type InvoiceId,
  newId,
  type PaymentId,
  type WorkspaceId,
} from "../domain/ids.ts";
import type { Component, Entry, EntryKind } from "../domain/invoice.ts";
import { type Currency, type Money, money } from "../domain/money.ts";
import { among } from "./among.ts";
import { defined } from "./clients.ts";
import type { Db } from "./db.ts";
import { creditMemos, creditMovements, entries, payments } from "./schema.ts";

export async function insertEntries(
  tx: Db,
  ws: WorkspaceId,
  booked: readonly Entry[],
  createdAt: Date,
): Promise<void> {
  if (booked.length === 0) return;
  await tx.insert(entries).values(
    booked.map((entry) => ({
      workspaceId: ws,
      id: entry.id,
      invoiceId: entry.invoice,
      kind: entry.kind,
      component: entry.component ?? "principal",
      bookedOn: entry.on,
      currency: entry.effect.currency,
      effectMinor: entry.effect.minor,
      paymentId: entry.payment ?? null,
      creditMemoId: entry.creditMemo ?? null,
      reason: entry.reason ?? null,
      working: entry.working ?? null,
      createdAt,
    })),
  );
}

/** Entries by invoice, in the order of booking. */
export async function entriesOf(
  tx: Db,
  ws: WorkspaceId,
  ids: readonly InvoiceId[],
): Promise<Map<InvoiceId, Entry[]>> {
  const byInvoice = new Map<InvoiceId, Entry[]>();
  if (ids.length === 0) return byInvoice;
  const rows = await tx
    .select()
    .from(entries)
    .where(and(eq(entries.workspaceId, ws), among(entries.invoiceId, ids)))
    .orderBy(asc(entries.id));
  for (const row of rows) {
    const entry = toEntry(row);
    const known = byInvoice.get(entry.invoice);
    if (known) known.push(entry);
    else byInvoice.set(entry.invoice, [entry]);
  }
  return byInvoice;
}

function toEntry(row: typeof entries.$inferSelect): Entry {
  return {
    id: row.id as EntryId,
    invoice: row.invoiceId as InvoiceId,
    kind: row.kind as EntryKind,
    on: row.bookedOn as LocalDate,
    effect: money(row.effectMinor, row.currency as Currency),
    ...defined({
      payment: row.paymentId as PaymentId | null,
      creditMemo: row.creditMemoId as CreditMemoId | null,
      component: row.component === "principal" ? null : (row.component as Exclude<Component, "principal">),
      reason: row.reason,
      working: row.working as ChargeWorking | null,
    }),
  };
}

/** Money that came in from a client, whatever it was used for. */
export type Payment = {
  id: PaymentId;
  client: ClientId;
  amount: Money;
  receivedOn: LocalDate;
  reference?: string;
  reversedOn?: LocalDate;
};

export async function insertPayment(
  tx: Db,
  ws: WorkspaceId,
  payment: Payment,
  createdAt: Date,
): Promise<void> {
  await tx.insert(payments).values({
    workspaceId: ws,
    id: payment.id,
    clientId: payment.client,
    currency: payment.amount.currency,
    amountMinor: payment.amount.minor,
    receivedOn: payment.receivedOn,
    reference: payment.reference ?? null,
    createdAt,
  });
}

/** Payments of which some part was booked on the invoice, latest first; reversed ones included. */
export async function paymentsOf(tx: Db, ws: WorkspaceId, invoice: InvoiceId): Promise<Payment[]> {
  const ids = tx
    .selectDistinct({ id: entries.paymentId })
    .from(entries)
    .where(and(eq(entries.workspaceId, ws), eq(entries.invoiceId, invoice), eq(entries.kind, "payment")));
  const rows = await tx
    .select()
    .from(payments)
    .where(and(eq(payments.workspaceId, ws), inArray(payments.id, ids)))
    .orderBy(desc(payments.receivedOn), desc(payments.id));
  return rows.map(toPayment);
}

export async function findPayment(tx: Db, ws: WorkspaceId, id: PaymentId): Promise<Payment | undefined> {
  const [row] = await tx
    .select()
    .from(payments)
    .where(and(eq(payments.workspaceId, ws), eq(payments.id, id)));
  return row && toPayment(row);
}

/** Every entry that a payment made, on whichever invoices. */
export async function entriesOfPayment(tx: Db, ws: WorkspaceId, payment: PaymentId): Promise<Entry[]> {
  const rows = await tx
    .select()
    .from(entries)
    .where(and(eq(entries.workspaceId, ws), eq(entries.paymentId, payment)))
    .orderBy(asc(entries.id));
  return rows.map(toEntry);
}

export async function markReversed(
  tx: Db,
  ws: WorkspaceId,
  payment: PaymentId,
  on: LocalDate,
): Promise<void> {
  await tx
    .update(payments)
    .set({ reversedOn: on })
    .where(and(eq(payments.workspaceId, ws), eq(payments.id, payment)));
}

function toPayment(row: typeof payments.$inferSelect): Payment {
  return {
    id: row.id as PaymentId,
    client: row.clientId as ClientId,
    amount: money(row.amountMinor, row.currency as Currency),
    receivedOn: row.receivedOn as LocalDate,
    ...defined({ reference: row.reference, reversedOn: row.reversedOn as LocalDate | null }),
  };
}

export type CreditMovementKind =
  | "overpayment"
  | "overpayment-reversal"
  | "released"
  | "used"
  | "use-reversal"
  | "returned"
  | "refunded";

/** A change of what a client has in credit with us; `effect` is added to it. */
export type CreditMovement = {
  client: ClientId;
  kind: CreditMovementKind;
  on: LocalDate;
  effect: Money;
  payment?: PaymentId;
  invoice?: InvoiceId;
};

export async function insertCreditMovements(
  tx: Db,
  ws: WorkspaceId,
  movements: readonly CreditMovement[],
  createdAt: Date,
): Promise<void> {
  if (movements.length === 0) return;
  await tx.insert(creditMovements).values(
    movements.map((m) => ({
      workspaceId: ws,
      id: newId(),
      clientId: m.client,
      kind: m.kind,
      bookedOn: m.on,
      currency: m.effect.currency,
      effectMinor: m.effect.minor,
      paymentId: m.payment ?? null,
      invoiceId: m.invoice ?? null,
      createdAt,
    })),
  );
}

/** What the client has in credit, one amount for each currency that is not zero. */
export async function creditOf(tx: Db, ws: WorkspaceId, client: ClientId): Promise<Money[]> {
  return (await creditsOf(tx, ws, [client])).map(({ credit }) => credit);
}

/** The same of several clients. */
export async function creditsOf(
  tx: Db,
  ws: WorkspaceId,
  ids: readonly ClientId[],
): Promise<{ client: ClientId; credit: Money }[]> {
  return creditWhere(tx, and(eq(creditMovements.workspaceId, ws), among(creditMovements.clientId, ids)));
}

/** Every client's credit, one amount a client and currency that is not zero: for `verify`. */
export async function allCredit(tx: Db, ws: WorkspaceId): Promise<{ client: ClientId; credit: Money }[]> {
  return creditWhere(tx, eq(creditMovements.workspaceId, ws));
}

async function creditWhere(tx: Db, where: SQL | undefined): Promise<{ client: ClientId; credit: Money }[]> {
  const rows = await tx
    .select({
      client: creditMovements.clientId,
      currency: creditMovements.currency,
      minor: sql<string>`sum(${creditMovements.effectMinor})`,
    })
    .from(creditMovements)
    .where(where)
    .groupBy(creditMovements.clientId, creditMovements.currency)
    .orderBy(creditMovements.clientId, creditMovements.currency);
  return rows
    .map((row) => ({
      client: row.client as ClientId,
      credit: money(BigInt(row.minor), row.currency as Currency),
    }))
    .filter(({ credit }) => credit.minor !== 0n);
}

/** What of a payment went to the client's credit and was not taken back. */
export async function creditFromPayment(tx: Db, ws: WorkspaceId, payment: Payment): Promise<Money> {
  const rows = await tx
    .select({ minor: creditMovements.effectMinor })
    .from(creditMovements)
    .where(and(eq(creditMovements.workspaceId, ws), eq(creditMovements.paymentId, payment.id)));
  return money(
    rows.reduce((total, row) => total + row.minor, 0n),
    payment.amount.currency,
  );
}

/** What was paid back to the client out of their credit on that day; below zero what was taken back again. */
export async function refundsOn(tx: Db, ws: WorkspaceId, client: ClientId, on: LocalDate): Promise<Money[]> {
  const rows = await tx
    .select()
    .from(creditMovements)
    .where(
      and(
        eq(creditMovements.workspaceId, ws),
        eq(creditMovements.clientId, client),
        eq(creditMovements.kind, "refunded"),
        eq(creditMovements.bookedOn, on),
      ),
    );
  return rows.map((row) => money(-row.effectMinor, row.currency as Currency));
}

/** A document that lowers an invoice: names it, says why, has a number of its own. */
export type CreditMemo = {
  id: CreditMemoId;
  invoice: InvoiceId;
  number: string;
  amount: Money;
  issuedOn: LocalDate;
  reason: string;
  cancelledOn?: LocalDate;
};

export async function insertCreditMemo(
  tx: Db,
  ws: WorkspaceId,
  memo: CreditMemo,
  createdAt: Date,
): Promise<void> {
  await tx.insert(creditMemos).values({
    workspaceId: ws,
    id: memo.id,
    invoiceId: memo.invoice,
    number: memo.number,
    currency: memo.amount.currency,
    amountMinor: memo.amount.minor,
    issuedOn: memo.issuedOn,
    reason: memo.reason,
    createdAt,
  });
}

export async function findCreditMemo(
  tx: Db,
  ws: WorkspaceId,
  id: CreditMemoId,
): Promise<CreditMemo | undefined> {
  const [row] = await tx
    .select()
    .from(creditMemos)
    .where(and(eq(creditMemos.workspaceId, ws), eq(creditMemos.id, id)));
  return row && toMemo(row);
}

/** The memo with this number, in any case. */
export async function findCreditMemoByNumber(
  tx: Db,
  ws: WorkspaceId,
  number: string,
): Promise<CreditMemo | undefined> {
  const [row] = await tx
    .select()
    .from(creditMemos)
    .where(and(eq(creditMemos.workspaceId, ws), eq(creditMemos.number, number.toUpperCase())));
  return row && toMemo(row);
}

/** Every memo on an invoice, in the order of their numbers; cancelled ones included. */
export async function creditMemosOf(tx: Db, ws: WorkspaceId, invoice: InvoiceId): Promise<CreditMemo[]> {
  const rows = await tx
    .select()
    .from(creditMemos)
    .where(and(eq(creditMemos.workspaceId, ws), eq(creditMemos.invoiceId, invoice)))
    .orderBy(asc(creditMemos.id));
  return rows.map(toMemo);
}

export async function markMemoCancelled(
  tx: Db,
  ws: WorkspaceId,
  id: CreditMemoId,
  on: LocalDate,
): Promise<void> {
  await tx
    .update(creditMemos)
    .set({ cancelledOn: on })
    .where(and(eq(creditMemos.workspaceId, ws), eq(creditMemos.id, id)));
}

function toMemo(row: typeof creditMemos.$inferSelect): CreditMemo {
  return {
    id: row.id as CreditMemoId,
    invoice: row.invoiceId as InvoiceId,
    number: row.number,
    amount: money(row.amountMinor, row.currency as Currency),
    issuedOn: row.issuedOn as LocalDate,
    reason: row.reason,
    ...defined({ cancelledOn: row.cancelledOn as LocalDate | null }),
  };
}
