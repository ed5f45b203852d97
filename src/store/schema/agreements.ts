import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { invoices } from "./books.ts";
import { at, currency, localDate, minor, workspaceId } from "./columns.ts";

// What was agreed or is argued about one invoice. `endedOn` and `ending` are set once, when the team is told
// how it came out; until then everything about it is worked out from the entries.

export const promises = pgTable(
  "promises",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    invoiceId: uuid("invoice_id").notNull(),
    madeOn: localDate("made_on").notNull(),
    promisedFor: localDate("promised_for").notNull(),
    currency: currency(),
    amountMinor: minor("amount_minor").notNull(),
    endedOn: localDate("ended_on"),
    ending: text("ending"),
    createdAt: at("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex("promises_live").on(t.workspaceId, t.invoiceId).where(sql`${t.endedOn} is null`),
    index("promises_invoice_idx").on(t.workspaceId, t.invoiceId),
    foreignKey({
      name: "promises_invoice",
      columns: [t.workspaceId, t.invoiceId],
      foreignColumns: [invoices.workspaceId, invoices.id],
    }),
    check("promises_amount", sql`${t.amountMinor} > 0`),
    check("promises_ending", sql`${t.ending} in ('kept', 'kept-in-part', 'broken', 'replaced', 'withdrawn')`),
  ],
);

export const disputes = pgTable(
  "disputes",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    invoiceId: uuid("invoice_id").notNull(),
    openedOn: localDate("opened_on").notNull(),
    currency: currency(),
    /** What of the invoice is argued about; null is the whole of it. */
    amountMinor: minor("amount_minor"),
    reason: text("reason").notNull(),
    resolvedOn: localDate("resolved_on"),
    resolution: text("resolution"),
    resolutionText: text("resolution_text"),
    createdAt: at("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex("disputes_open").on(t.workspaceId, t.invoiceId).where(sql`${t.resolvedOn} is null`),
    index("disputes_invoice_idx").on(t.workspaceId, t.invoiceId),
    foreignKey({
      name: "disputes_invoice",
      columns: [t.workspaceId, t.invoiceId],
      foreignColumns: [invoices.workspaceId, invoices.id],
    }),
    check("disputes_amount", sql`${t.amountMinor} > 0`),
    check("disputes_resolution", sql`${t.resolution} in ('credit', 'rework', 'rejected')`),
  ],
);

export const paymentPlans = pgTable(
  "payment_plans",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    invoiceId: uuid("invoice_id").notNull(),
    currency: currency(),
    /** The balance that it spreads: the sum of its instalments. */
    totalMinor: minor("total_minor").notNull(),
    every: text("every").notNull(),
    offeredOn: localDate("offered_on").notNull(),
    acceptedOn: localDate("accepted_on"),
    endedOn: localDate("ended_on"),
    ending: text("ending"),
    createdAt: at("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex("payment_plans_live").on(t.workspaceId, t.invoiceId).where(sql`${t.endedOn} is null`),
    index("payment_plans_invoice_idx").on(t.workspaceId, t.invoiceId),
    foreignKey({
      name: "payment_plans_invoice",
      columns: [t.workspaceId, t.invoiceId],
      foreignColumns: [invoices.workspaceId, invoices.id],
    }),
    check("payment_plans_total", sql`${t.totalMinor} > 0`),
    check("payment_plans_every", sql`${t.every} in ('week', 'fortnight', 'month')`),
    check("payment_plans_ending", sql`${t.ending} in ('declined', 'withdrawn', 'broken', 'kept')`),
  ],
);

export const instalments = pgTable(
  "instalments",
  {
    workspaceId: workspaceId(),
    planId: uuid("plan_id").notNull(),
    /** 1 is the first; a deposit is 0. */
    n: integer("n").notNull(),
    dueOn: localDate("due_on").notNull(),
    amountMinor: minor("amount_minor").notNull(),
    /** The day on which the team was told that it was missed. */
    toldMissedOn: localDate("told_missed_on"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.planId, t.n] }),
    foreignKey({
      name: "instalments_plan",
      columns: [t.workspaceId, t.planId],
      foreignColumns: [paymentPlans.workspaceId, paymentPlans.id],
    }),
    check("instalments_amount", sql`${t.amountMinor} > 0`),
  ],
);
