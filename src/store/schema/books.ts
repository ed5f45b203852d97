import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { at, currency, localDate, minor, workspaceId } from "./columns.ts";
import { clients, workspaces } from "./parties.ts";
import { milestones, projects } from "./projects.ts";

/** The next number of each series. Taken in the transaction that uses it, so a rollback gives it back. */
export const numberSeries = pgTable(
  "number_series",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    series: text("series").notNull(),
    next: integer("next").notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.series] })],
);

export const invoices = pgTable(
  "invoices",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: uuid("id").notNull(),
    clientId: uuid("client_id").notNull(),
    number: text("number").notNull(),
    /** The number folded for uniqueness and look-up: "inv-7" and "INV-7" are one number. */
    numberKey: text("number_key").notNull(),
    kind: text("kind").notNull().default("standard"),
    currency: currency(),
    /** Face amount, tax included: the sum of the lines and their tax, fixed when the invoice is made. */
    totalMinor: minor("total_minor").notNull(),
    issuedOn: localDate("issued_on").notNull(),
    dueOn: localDate("due_on").notNull(),
    terms: text("terms"),
    draft: boolean("draft").notNull().default(false),
    suppliedOn: localDate("supplied_on"),
    purchaseOrder: text("purchase_order"),
    taxNote: text("tax_note"),
    note: text("note"),
    /** The agreed late-fee clause of this invoice alone, as domain/late-fee.ts reads it. */
    lateFee: text("late_fee"),
    projectId: uuid("project_id"),
    milestoneId: uuid("milestone_id"),
    /** Identity of an imported row that brought no number of its own. */
    importKey: text("import_key"),
    pausedOn: localDate("paused_on"),
    pausedUntil: localDate("paused_until"),
    /** Why the client is late, as far as the team knows: see `LateReason` in domain/ladder.ts. */
    lateReason: text("late_reason"),
    lateReasonNote: text("late_reason_note"),
    /** When the ladder looks at it again; null when there is nothing left to chase. */
    nextLookAt: at("next_look_at"),
    nextLookWhy: text("next_look_why"),
    createdAt: at("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique("invoices_number").on(t.workspaceId, t.numberKey),
    unique("invoices_import_key").on(t.workspaceId, t.importKey),
    foreignKey({
      name: "invoices_client",
      columns: [t.workspaceId, t.clientId],
      foreignColumns: [clients.workspaceId, clients.id],
    }),
    foreignKey({
      name: "invoices_project",
      columns: [t.workspaceId, t.projectId],
      foreignColumns: [projects.workspaceId, projects.id],
    }),
    foreignKey({
      name: "invoices_milestone",
      columns: [t.workspaceId, t.milestoneId],
      foreignColumns: [milestones.workspaceId, milestones.id],
    }),
    check("invoices_currency", sql`${t.currency} ~ '^[A-Z]{3}$'`),
    check("invoices_total", sql`${t.totalMinor} > 0`),
    check("invoices_due", sql`${t.dueOn} >= ${t.issuedOn}`),
    index("invoices_client_idx").on(t.workspaceId, t.clientId),
    index("invoices_project_idx").on(t.workspaceId, t.projectId).where(sql`${t.projectId} is not null`),
    index("invoices_next_look").on(t.workspaceId, t.nextLookAt).where(sql`${t.nextLookAt} is not null`),
    // What is due in any workspace: its rows alone are read, however many there are.
    index("invoices_due_look").on(t.nextLookAt).where(sql`${t.nextLookAt} is not null`),
    check(
      "invoices_late_reason",
      sql`${t.lateReason} in ('oversight', 'cash-flow', 'dissatisfied', 'procedure')`,
    ),
  ],
);

export const invoiceLines = pgTable(
  "invoice_lines",
  {
    workspaceId: workspaceId(),
    invoiceId: uuid("invoice_id").notNull(),
    position: integer("position").notNull(),
    description: text("description").notNull(),
    quantity: numeric("quantity").notNull(),
    unitPriceMinor: minor("unit_price_minor").notNull(),
    /** Percent: "19", "7.7". */
    taxRate: numeric("tax_rate").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.invoiceId, t.position] }),
    foreignKey({
      name: "invoice_lines_invoice",
      columns: [t.workspaceId, t.invoiceId],
      foreignColumns: [invoices.workspaceId, invoices.id],
    }),
  ],
);

export const payments = pgTable(
  "payments",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    clientId: uuid("client_id").notNull(),
    currency: currency(),
    amountMinor: minor("amount_minor").notNull(),
    receivedOn: localDate("received_on").notNull(),
    reference: text("reference"),
    reversedOn: localDate("reversed_on"),
    createdAt: at("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    foreignKey({
      name: "payments_client",
      columns: [t.workspaceId, t.clientId],
      foreignColumns: [clients.workspaceId, clients.id],
    }),
    check("payments_amount", sql`${t.amountMinor} > 0`),
  ],
);

export const creditMemos = pgTable(
  "credit_memos",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    invoiceId: uuid("invoice_id").notNull(),
    number: text("number").notNull(),
    currency: currency(),
    amountMinor: minor("amount_minor").notNull(),
    issuedOn: localDate("issued_on").notNull(),
    reason: text("reason").notNull(),
    cancelledOn: localDate("cancelled_on"),
    createdAt: at("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique("credit_memos_number").on(t.workspaceId, t.number),
    index("credit_memos_invoice_idx").on(t.workspaceId, t.invoiceId),
    foreignKey({
      name: "credit_memos_invoice",
      columns: [t.workspaceId, t.invoiceId],
      foreignColumns: [invoices.workspaceId, invoices.id],
    }),
    check("credit_memos_amount", sql`${t.amountMinor} > 0`),
  ],
);

/** What was booked against an invoice. Never changed or removed: a mistake is booked back. */
export const entries = pgTable(
  "entries",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    invoiceId: uuid("invoice_id").notNull(),
    kind: text("kind").notNull(),
    /** Which part of the debt it raises or lowers. */
    component: text("component").notNull().default("principal"),
    bookedOn: localDate("booked_on").notNull(),
    currency: currency(),
    /** Added to the balance: a payment is negative, its reversal positive. */
    effectMinor: minor("effect_minor").notNull(),
    paymentId: uuid("payment_id"),
    creditMemoId: uuid("credit_memo_id"),
    reason: text("reason"),
    /** How a charge was worked out when it was applied: see `ChargeWorking` in domain/charge.ts. */
    working: jsonb("working"),
    createdAt: at("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("entries_invoice").on(t.workspaceId, t.invoiceId),
    index("entries_payment_idx").on(t.workspaceId, t.paymentId).where(sql`${t.paymentId} is not null`),
    foreignKey({
      name: "entries_invoice_fk",
      columns: [t.workspaceId, t.invoiceId],
      foreignColumns: [invoices.workspaceId, invoices.id],
    }),
    foreignKey({
      name: "entries_payment",
      columns: [t.workspaceId, t.paymentId],
      foreignColumns: [payments.workspaceId, payments.id],
    }),
    foreignKey({
      name: "entries_credit_memo",
      columns: [t.workspaceId, t.creditMemoId],
      foreignColumns: [creditMemos.workspaceId, creditMemos.id],
    }),
    check(
      "entries_kind",
      sql`${t.kind} in ('payment', 'payment-reversal', 'credit-used', 'credit-returned', 'credit-released', 'credit-memo', 'credit-memo-cancelled', 'write-off', 'write-off-reversal', 'void', 'early-discount', 'early-discount-lapsed', 'late-fee', 'interest', 'compensation', 'charge-waived')`,
    ),
    check("entries_component", sql`${t.component} in ('principal', 'fee', 'interest', 'costs')`),
  ],
);

/** A client's credit with us, by movement: over-payments and released credit add, using it takes away. */
export const creditMovements = pgTable(
  "credit_movements",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    clientId: uuid("client_id").notNull(),
    kind: text("kind").notNull(),
    bookedOn: localDate("booked_on").notNull(),
    currency: currency(),
    effectMinor: minor("effect_minor").notNull(),
    paymentId: uuid("payment_id"),
    invoiceId: uuid("invoice_id"),
    createdAt: at("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("credit_movements_client").on(t.workspaceId, t.clientId),
    index("credit_movements_payment_idx")
      .on(t.workspaceId, t.paymentId)
      .where(sql`${t.paymentId} is not null`),
    index("credit_movements_invoice_idx")
      .on(t.workspaceId, t.invoiceId)
      .where(sql`${t.invoiceId} is not null`),
    foreignKey({
      name: "credit_movements_client_fk",
      columns: [t.workspaceId, t.clientId],
      foreignColumns: [clients.workspaceId, clients.id],
    }),
    foreignKey({
      name: "credit_movements_payment",
      columns: [t.workspaceId, t.paymentId],
      foreignColumns: [payments.workspaceId, payments.id],
    }),
    foreignKey({
      name: "credit_movements_invoice",
      columns: [t.workspaceId, t.invoiceId],
      foreignColumns: [invoices.workspaceId, invoices.id],
    }),
    check(
      "credit_movements_kind",
      sql`${t.kind} in ('overpayment', 'overpayment-reversal', 'released', 'used', 'use-reversal', 'returned', 'refunded')`,
    ),
  ],
);

/** The timeline: append-only, each event carrying the hash of the one before it. */
export const events = pgTable(
  "events",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    seq: minor("seq").notNull(),
    at: at("at").notNull(),
    actor: text("actor").notNull(),
    kind: text("kind").notNull(),
    clientId: uuid("client_id"),
    invoiceId: uuid("invoice_id"),
    cause: text("cause").notNull(),
    data: jsonb("data").notNull(),
    hash: text("hash").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.seq] }),
    index("events_invoice").on(t.workspaceId, t.invoiceId),
    foreignKey({
      name: "events_client",
      columns: [t.workspaceId, t.clientId],
      foreignColumns: [clients.workspaceId, clients.id],
    }),
    foreignKey({
      name: "events_invoice_fk",
      columns: [t.workspaceId, t.invoiceId],
      foreignColumns: [invoices.workspaceId, invoices.id],
    }),
  ],
);
