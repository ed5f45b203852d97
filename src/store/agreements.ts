import { and, asc, desc, eq, inArray, isNotNull, isNull, or, type SQL } from "drizzle-orm";
import { union } from "drizzle-orm/pg-core";
import type { LocalDate } from "../domain/calendar.ts";
import type { Dispute, Resolution } from "../domain/dispute.ts";
import type { ClientId, DisputeId, InvoiceId, PlanId, PromiseId, WorkspaceId } from "../domain/ids.ts";
import type { LiveAgreements } from "../domain/live-agreements.ts";
import { type Currency, money } from "../domain/money.ts";
import type { Instalment, PaymentPlan, PlanEnding, PlanRhythm } from "../domain/payment-plan.ts";
import type { PromiseEnding, PromiseToPay } from "../domain/promise-to-pay.ts";
import { among } from "./among.ts";
import { defined } from "./clients.ts";
import type { Db } from "./db.ts";
import { disputes, instalments, invoices, paymentPlans, promises } from "./schema.ts";

/** By invoice; an invoice without any is left out. One query, and one more where there are plans. */
export async function liveAgreementsOf(
  tx: Db,
  ws: WorkspaceId,
  ids: readonly InvoiceId[],
): Promise<Map<InvoiceId, LiveAgreements>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: invoices.id, dispute: disputes, promise: promises, plan: paymentPlans })
    .from(invoices)
    .leftJoin(disputes, and(isAbout(disputes), isNull(disputes.resolvedOn)))
    .leftJoin(promises, and(isAbout(promises), isNull(promises.endedOn)))
    .leftJoin(paymentPlans, and(isAbout(paymentPlans), isNull(paymentPlans.endedOn)))
    .where(
      and(
        eq(invoices.workspaceId, ws),
        among(invoices.id, ids),
        or(isNotNull(disputes.id), isNotNull(promises.id), isNotNull(paymentPlans.id)),
      ),
    );
  const planned = rows.flatMap(({ plan }) => (plan ? [plan] : []));
  const plans = new Map((await withInstalments(tx, ws, planned)).map((plan) => [plan.invoice, plan]));
  return new Map(
    rows.map((row) => {
      const id = row.id as InvoiceId;
      const plan = plans.get(id);
      const live: LiveAgreements = {
        ...(row.dispute ? { dispute: toDispute(row.dispute) } : {}),
        ...(row.promise ? { promise: toPromise(row.promise) } : {}),
        ...(plan ? { plan } : {}),
      };
      return [id, live];
    }),
  );
}

/** Invoices of these clients about which a promise or a plan has not ended, closed ones included. */
export async function agreedInvoicesOf(
  tx: Db,
  ws: WorkspaceId,
  clients: readonly ClientId[],
): Promise<InvoiceId[]> {
  const ofClient = and(eq(invoices.workspaceId, ws), among(invoices.clientId, clients));
  const id = { id: invoices.id };
  const rows = await union(
    tx
      .select(id)
      .from(invoices)
      .innerJoin(promises, isAbout(promises))
      .where(and(ofClient, isNull(promises.endedOn))),
    tx
      .select(id)
      .from(invoices)
      .innerJoin(paymentPlans, isAbout(paymentPlans))
      .where(and(ofClient, isNull(paymentPlans.endedOn))),
  );
  return rows.map((row) => row.id as InvoiceId);
}

/** Whether the row is about the invoice that it is joined to. */
function isAbout(about: typeof disputes | typeof promises | typeof paymentPlans): SQL | undefined {
  return and(eq(about.workspaceId, invoices.workspaceId), eq(about.invoiceId, invoices.id));
}

/** Every promise about an invoice, latest first. */
export async function promisesOf(tx: Db, ws: WorkspaceId, invoice: InvoiceId): Promise<PromiseToPay[]> {
  const rows = await tx
    .select()
    .from(promises)
    .where(and(eq(promises.workspaceId, ws), eq(promises.invoiceId, invoice)))
    .orderBy(desc(promises.id));
  return rows.map(toPromise);
}

/** The latest promise about each of these invoices that came out and was not kept, or only in part. */
export async function brokenPromisesOf(
  tx: Db,
  ws: WorkspaceId,
  invoiceIds: readonly InvoiceId[],
): Promise<PromiseToPay[]> {
  const rows = await tx
    .selectDistinctOn([promises.invoiceId])
    .from(promises)
    .where(
      and(
        eq(promises.workspaceId, ws),
        among(promises.invoiceId, invoiceIds),
        inArray(promises.ending, ["broken", "kept-in-part"]),
      ),
    )
    .orderBy(promises.invoiceId, desc(promises.id));
  return rows.map(toPromise);
}

export async function insertPromise(
  tx: Db,
  ws: WorkspaceId,
  promise: PromiseToPay,
  createdAt: Date,
): Promise<void> {
  await tx.insert(promises).values({
    workspaceId: ws,
    id: promise.id,
    invoiceId: promise.invoice,
    madeOn: promise.madeOn,
    promisedFor: promise.promisedFor,
    currency: promise.amount.currency,
    amountMinor: promise.amount.minor,
    createdAt,
  });
}

export async function endPromise(
  tx: Db,
  ws: WorkspaceId,
  id: PromiseId,
  { on, ending }: { on: LocalDate; ending: PromiseEnding },
): Promise<void> {
  await tx
    .update(promises)
    .set({ endedOn: on, ending })
    .where(and(eq(promises.workspaceId, ws), eq(promises.id, id), isNull(promises.endedOn)));
}

/** A promise that had been kept runs on: what kept it was taken back. */
export async function resumePromise(tx: Db, ws: WorkspaceId, id: PromiseId): Promise<void> {
  await tx
    .update(promises)
    .set({ endedOn: null, ending: null })
    .where(and(eq(promises.workspaceId, ws), eq(promises.id, id), eq(promises.ending, "kept")));
}

export async function insertDispute(
  tx: Db,
  ws: WorkspaceId,
  dispute: Dispute & { currency: Currency },
  createdAt: Date,
): Promise<void> {
  await tx.insert(disputes).values({
    workspaceId: ws,
    id: dispute.id,
    invoiceId: dispute.invoice,
    openedOn: dispute.openedOn,
    currency: dispute.currency,
    amountMinor: dispute.amount?.minor ?? null,
    reason: dispute.reason,
    createdAt,
  });
}

export async function findDispute(tx: Db, ws: WorkspaceId, id: DisputeId): Promise<Dispute | undefined> {
  const [row] = await tx
    .select()
    .from(disputes)
    .where(and(eq(disputes.workspaceId, ws), eq(disputes.id, id)));
  return row && toDispute(row);
}

export async function resolveDispute(
  tx: Db,
  ws: WorkspaceId,
  id: DisputeId,
  { on, resolution, text }: { on: LocalDate; resolution: Resolution; text?: string },
): Promise<void> {
  await tx
    .update(disputes)
    .set({ resolvedOn: on, resolution, resolutionText: text ?? null })
    .where(and(eq(disputes.workspaceId, ws), eq(disputes.id, id), isNull(disputes.resolvedOn)));
}

export async function findPlan(tx: Db, ws: WorkspaceId, id: PlanId): Promise<PaymentPlan | undefined> {
  const rows = await tx
    .select()
    .from(paymentPlans)
    .where(and(eq(paymentPlans.workspaceId, ws), eq(paymentPlans.id, id)));
  return (await withInstalments(tx, ws, rows))[0];
}

/** Every plan for an invoice, latest first. */
export async function plansOf(tx: Db, ws: WorkspaceId, invoice: InvoiceId): Promise<PaymentPlan[]> {
  const rows = await tx
    .select()
    .from(paymentPlans)
    .where(and(eq(paymentPlans.workspaceId, ws), eq(paymentPlans.invoiceId, invoice)))
    .orderBy(desc(paymentPlans.id));
  return withInstalments(tx, ws, rows);
}

export async function insertPlan(tx: Db, ws: WorkspaceId, plan: PaymentPlan, createdAt: Date): Promise<void> {
  await tx.insert(paymentPlans).values({
    workspaceId: ws,
    id: plan.id,
    invoiceId: plan.invoice,
    currency: plan.total.currency,
    totalMinor: plan.total.minor,
    every: plan.every,
    offeredOn: plan.offeredOn,
    acceptedOn: plan.acceptedOn ?? null,
    createdAt,
  });
  await tx.insert(instalments).values(
    plan.instalments.map(({ n, dueOn, amount }) => ({
      workspaceId: ws,
      planId: plan.id,
      n,
      dueOn,
      amountMinor: amount.minor,
    })),
  );
}

export async function acceptPlan(tx: Db, ws: WorkspaceId, id: PlanId, on: LocalDate): Promise<void> {
  await tx
    .update(paymentPlans)
    .set({ acceptedOn: on })
    .where(and(eq(paymentPlans.workspaceId, ws), eq(paymentPlans.id, id), isNull(paymentPlans.acceptedOn)));
}

export async function endPlan(
  tx: Db,
  ws: WorkspaceId,
  id: PlanId,
  { on, ending }: { on: LocalDate; ending: PlanEnding },
): Promise<void> {
  await tx
    .update(paymentPlans)
    .set({ endedOn: on, ending })
    .where(and(eq(paymentPlans.workspaceId, ws), eq(paymentPlans.id, id), isNull(paymentPlans.endedOn)));
}

/** A plan that had been kept runs on: what kept it was taken back. */
export async function resumePlan(tx: Db, ws: WorkspaceId, id: PlanId): Promise<void> {
  await tx
    .update(paymentPlans)
    .set({ endedOn: null, ending: null })
    .where(and(eq(paymentPlans.workspaceId, ws), eq(paymentPlans.id, id), eq(paymentPlans.ending, "kept")));
}

/** Notes that the team was told of a missed instalment. */
export async function markMissed(
  tx: Db,
  ws: WorkspaceId,
  plan: PlanId,
  n: number,
  on: LocalDate,
): Promise<void> {
  await tx
    .update(instalments)
    .set({ toldMissedOn: on })
    .where(and(eq(instalments.workspaceId, ws), eq(instalments.planId, plan), eq(instalments.n, n)));
}

async function withInstalments(
  tx: Db,
  ws: WorkspaceId,
  rows: (typeof paymentPlans.$inferSelect)[],
): Promise<PaymentPlan[]> {
  if (rows.length === 0) return [];
  const plans = rows.map((row) => row.id);
  const parts = await tx
    .select()
    .from(instalments)
    .where(and(eq(instalments.workspaceId, ws), among(instalments.planId, plans)))
    .orderBy(asc(instalments.n));
  const byPlan = Map.groupBy(parts, (part) => part.planId);
  return rows.map((row) => toPlan(row, byPlan.get(row.id) ?? []));
}

function toPlan(
  row: typeof paymentPlans.$inferSelect,
  parts: readonly (typeof instalments.$inferSelect)[],
): PaymentPlan {
  const currency = row.currency as Currency;
  return {
    id: row.id as PlanId,
    invoice: row.invoiceId as InvoiceId,
    total: money(row.totalMinor, currency),
    every: row.every as PlanRhythm,
    offeredOn: row.offeredOn as LocalDate,
    instalments: parts.map(
      (part): Instalment => ({
        n: part.n,
        dueOn: part.dueOn as LocalDate,
        amount: money(part.amountMinor, currency),
        ...defined({ toldMissedOn: part.toldMissedOn as LocalDate | null }),
      }),
    ),
    ...defined({ acceptedOn: row.acceptedOn as LocalDate | null }),
    ...(row.endedOn === null
      ? {}
      : { ended: { on: row.endedOn as LocalDate, ending: row.ending as PlanEnding } }),
  };
}

function toPromise(row: typeof promises.$inferSelect): PromiseToPay {
  return {
    id: row.id as PromiseId,
    invoice: row.invoiceId as InvoiceId,
    madeOn: row.madeOn as LocalDate,
    promisedFor: row.promisedFor as LocalDate,
    amount: money(row.amountMinor, row.currency as Currency),
    ...(row.endedOn === null
      ? {}
      : { ended: { on: row.endedOn as LocalDate, ending: row.ending as PromiseEnding } }),
  };
}

function toDispute(row: typeof disputes.$inferSelect): Dispute {
  return {
    id: row.id as DisputeId,
    invoice: row.invoiceId as InvoiceId,
    openedOn: row.openedOn as LocalDate,
    reason: row.reason,
    ...(row.amountMinor === null ? {} : { amount: money(row.amountMinor, row.currency as Currency) }),
    ...(row.resolvedOn === null
      ? {}
      : {
          resolved: {
            on: row.resolvedOn as LocalDate,
            resolution: row.resolution as Resolution,
            ...defined({ text: row.resolutionText }),
          },
        }),
  };
}
