import { and, eq, isNotNull, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { LocalDate } from "../domain/calendar.ts";
import { type AgreementHabit, habitOf, type PaidInCurrency, type PaymentHabit } from "../domain/habit.ts";
import type { ClientId, WorkspaceId } from "../domain/ids.ts";
import { among } from "./among.ts";
import type { Db } from "./db.ts";
import { qualified } from "./qualified.ts";
import { disputes, entries, invoices, paymentPlans, payments, promises } from "./schema.ts";

/**
 * How these clients have paid, from their invoices and entries alone; who has paid none is left out. One query
 * whatever there is: the entries of each invoice are looked at once, by their index.
 */
export async function paymentHabitsOf(
  tx: Db,
  ws: WorkspaceId,
  ids: readonly ClientId[],
): Promise<Map<ClientId, PaymentHabit>> {
  const received = receivedOn(tx);
  const daysToLast = sql`(${received.lastOn} - ${invoices.dueOn})`;
  const rows = await tx
    .select({
      client: invoices.clientId,
      paid: sql<string>`count(*)::text`,
      paidLate: sql<string>`(count(*) filter (where ${daysToLast} > 0))::text`,
      daysLate: sql<string>`sum(${received.amountDays} / ${received.amount})::text`,
      weightedDaysLate: sql<string>`(sum(${received.amountDays}) / sum(${received.amount}))::text`,
      worstDaysLate: sql<string>`max(${daysToLast})::text`,
    })
    .from(invoices)
    .innerJoinLateral(received, sql`true`)
    .where(
      and(
        eq(invoices.workspaceId, ws),
        among(invoices.clientId, ids),
        eq(invoices.draft, false),
        sql`${received.open} <= 0 and ${received.amount} > 0`,
        sql`${received.givenUp} = 0 and ${received.credited} + ${invoices.totalMinor} > 0`,
      ),
    )
    .groupBy(invoices.clientId, invoices.currency);
  const byClient = Map.groupBy(rows, (row) => row.client as ClientId);
  return new Map([...byClient].map(([client, of]) => [client, habitOf(of.map(toPart))]));
}

export async function paymentHabit(tx: Db, ws: WorkspaceId, client: ClientId): Promise<PaymentHabit> {
  return (await paymentHabitsOf(tx, ws, [client])).get(client) ?? habitOf([]);
}

function toPart(row: Record<keyof PaidInCurrency, string>): PaidInCurrency {
  return {
    paid: Number(row.paid),
    paidLate: Number(row.paidLate),
    daysLate: Number(row.daysLate),
    weightedDaysLate: Number(row.weightedDaysLate),
    worstDaysLate: Number(row.worstDaysLate),
  };
}

/**
 * What was booked on the principal of the row's invoice, and of that what came in from the client: payments
 * that were not reversed, and credit that was not given back since. Amounts are in minor units; `amountDays` is
 * each amount times its days after the due date.
 */
function receivedOn(tx: Db) {
  const effect = entries.effectMinor;
  const isReturned = sql`exists (select 1 from ${entries} later
    where later.workspace_id = ${qualified(entries.workspaceId)} and later.kind = 'credit-returned'
      and later.invoice_id = ${qualified(entries.invoiceId)} and later.id > ${qualified(entries.id)})`;
  const isReceived = sql`(${entries.kind} = 'payment' and ${payments.reversedOn} is null
    or ${entries.kind} = 'credit-used' and not ${isReturned})`;
  const sumOf = (kinds: string) =>
    sql`coalesce(sum(${effect}) filter (where ${entries.kind} in (${sql.raw(kinds)})), 0)`;
  return tx
    .select({
      open: sql<string>`${qualified(invoices.totalMinor)} + coalesce(sum(${effect}), 0)`.as("open"),
      givenUp: sumOf("'write-off', 'write-off-reversal'").as("given_up"),
      credited: sumOf("'credit-memo', 'credit-memo-cancelled'").as("credited"),
      amount: sql<string>`-sum(${effect}) filter (where ${isReceived})`.as("amount"),
      amountDays:
        sql<string>`-sum(${effect} * (${entries.bookedOn} - ${qualified(invoices.dueOn)})) filter (where ${isReceived})`.as(
          "amount_days",
        ),
      lastOn: sql<string>`max(${entries.bookedOn}) filter (where ${isReceived})`.as("last_on"),
    })
    .from(entries)
    .leftJoin(
      payments,
      and(eq(payments.workspaceId, entries.workspaceId), eq(payments.id, entries.paymentId)),
    )
    .where(
      and(
        eq(entries.workspaceId, invoices.workspaceId),
        eq(entries.invoiceId, invoices.id),
        eq(entries.component, "principal"),
      ),
    )
    .as("received");
}

/** What became of a client's promises, disputes and plans: one query over the client's invoices. */
export async function agreementHabit(tx: Db, ws: WorkspaceId, client: ClientId): Promise<AgreementHabit> {
  const ofClient = (
    id: typeof promises.invoiceId | typeof disputes.invoiceId | typeof paymentPlans.invoiceId,
  ) => and(eq(invoices.workspaceId, ws), eq(invoices.id, id), eq(invoices.clientId, client));
  const ended = unionAll(
    tx
      .select({ what: sql<string>`'promise'`.as("what"), how: promises.ending, on: promises.endedOn })
      .from(promises)
      .innerJoin(invoices, ofClient(promises.invoiceId))
      .where(and(eq(promises.workspaceId, ws), isNotNull(promises.endedOn))),
    tx
      .select({ what: sql<string>`'dispute'`.as("what"), how: disputes.resolution, on: disputes.resolvedOn })
      .from(disputes)
      .innerJoin(invoices, ofClient(disputes.invoiceId))
      .where(eq(disputes.workspaceId, ws)),
    tx
      .select({ what: sql<string>`'plan'`.as("what"), how: paymentPlans.ending, on: paymentPlans.endedOn })
      .from(paymentPlans)
      .innerJoin(invoices, ofClient(paymentPlans.invoiceId))
      .where(and(eq(paymentPlans.workspaceId, ws), isNotNull(paymentPlans.endedOn))),
  );
  return countAgreements(await ended);
}

type Ended = { what: string; how: string | null; on: string | null };

function countAgreements(rows: readonly Ended[]): AgreementHabit {
  const count = (what: string, ...how: string[]) =>
    rows.filter((row) => row.what === what && (how.length === 0 || how.includes(row.how ?? ""))).length;
  const lastBreach = rows
    .flatMap(({ what, how, on }) => (what !== "dispute" && how === "broken" && on ? [on] : []))
    .sort()
    .at(-1);
  return {
    promisesKept: count("promise", "kept"),
    promisesMade: count("promise", "kept", "kept-in-part", "broken"),
    disputes: count("dispute", "credit", "rework", "rejected"),
    disputesUpheld: count("dispute", "credit", "rework"),
    plansKept: count("plan", "kept"),
    plansBroken: count("plan", "broken"),
    ...(lastBreach ? { lastBreachOn: lastBreach as LocalDate } : {}),
  };
}
