import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

// Every table carries its workspace in its primary key, and every foreign key carries it along, so that
// the database itself refuses a row that points into another business's books.

const workspaceId = () => uuid("workspace_id").notNull();
const minor = (name: string) => bigint(name, { mode: "bigint" });
const currency = () => text("currency").notNull();
const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
const localDate = (name: string) => date(name, { mode: "string" });

export const workspaces = pgTable(
  "workspaces",
  {
    id: uuid("id").primaryKey(),
    name: text("name").notNull(),
    zone: text("zone").notNull(),
    country: text("country").notNull(),
    currency: currency(),
    terms: text("terms").notNull(),
    language: text("language").notNull(),
    channel: text("channel"),
    /** Letterhead and sender: see `Profile` in domain/workspace.ts. */
    profile: jsonb("profile").notNull().default(sql`'{}'::jsonb`),
    /** What letters and invoices say about how to pay: see `PaymentOption`. */
    paymentOptions: jsonb("payment_options").notNull().default(sql`'[]'::jsonb`),
    toleranceMinor: minor("tolerance_minor").notNull(),
    contactGapDays: integer("contact_gap_days").notNull().default(5),
    /** Head of the timeline's hash chain; also the row that every change to this workspace locks first. */
    eventCount: minor("event_count").notNull().default(sql`0`),
    eventHash: text("event_hash").notNull().default(""),
    createdAt: at("created_at").notNull(),
  },
  (t) => [check("workspaces_currency", sql`${t.currency} ~ '^[A-Z]{3}$'`)],
);

/** Which workspace a platform's room opens into: a Slack team, a Discord server or user, the terminal. */
export const doors = pgTable(
  "doors",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    platform: text("platform").notNull(),
    externalId: text("external_id").notNull(),
  },
  (t) => [primaryKey({ columns: [t.platform, t.externalId] })],
);

export const members = pgTable(
  "members",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: uuid("id").notNull(),
    platform: text("platform").notNull(),
    platformUser: text("platform_user").notNull(),
    name: text("name").notNull(),
    role: text("role").notNull(),
    createdAt: at("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique("members_person").on(t.workspaceId, t.platform, t.platformUser),
    check("members_role", sql`${t.role} in ('owner', 'approver', 'member', 'viewer')`),
  ],
);

export const clients = pgTable(
  "clients",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: uuid("id").notNull(),
    name: text("name").notNull(),
    /** The name folded for look-up: lower case, accents and punctuation gone. */
    nameKey: text("name_key").notNull(),
    kind: text("kind").notNull().default("business"),
    phone: text("phone"),
    address: text("address"),
    country: text("country"),
    language: text("language"),
    zone: text("zone"),
    terms: text("terms"),
    vatNumber: text("vat_number"),
    purchaseOrder: text("purchase_order"),
    notes: text("notes"),
    doNotChase: boolean("do_not_chase").notNull().default(false),
    pausedOn: localDate("paused_on"),
    pausedUntil: localDate("paused_until"),
    createdAt: at("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique("clients_name_key").on(t.workspaceId, t.nameKey),
    check("clients_kind", sql`${t.kind} in ('business', 'consumer')`),
  ],
);

export const contacts = pgTable(
  "contacts",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    clientId: uuid("client_id").notNull(),
    name: text("name"),
    email: text("email").notNull(),
    getsReminders: boolean("gets_reminders").notNull().default(true),
    position: integer("position").notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique("contacts_email").on(t.workspaceId, t.clientId, t.email),
    foreignKey({
      name: "contacts_client",
      columns: [t.workspaceId, t.clientId],
      foreignColumns: [clients.workspaceId, clients.id],
    }),
  ],
);

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
    /** Identity of an imported row that brought no number of its own. */
    importKey: text("import_key"),
    pausedOn: localDate("paused_on"),
    pausedUntil: localDate("paused_until"),
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
    check("invoices_currency", sql`${t.currency} ~ '^[A-Z]{3}$'`),
    check("invoices_total", sql`${t.totalMinor} > 0`),
    check("invoices_due", sql`${t.dueOn} >= ${t.issuedOn}`),
    index("invoices_client_idx").on(t.workspaceId, t.clientId),
    index("invoices_next_look").on(t.workspaceId, t.nextLookAt).where(sql`${t.nextLookAt} is not null`),
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
    createdAt: at("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique("credit_memos_number").on(t.workspaceId, t.number),
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
    bookedOn: localDate("booked_on").notNull(),
    currency: currency(),
    /** Added to the balance: a payment is negative, its reversal positive. */
    effectMinor: minor("effect_minor").notNull(),
    paymentId: uuid("payment_id"),
    creditMemoId: uuid("credit_memo_id"),
    reason: text("reason"),
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
      sql`${t.kind} in ('payment', 'payment-reversal', 'credit-used', 'credit-returned', 'credit-released', 'credit-memo', 'write-off', 'write-off-reversal', 'void')`,
    ),
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
      sql`${t.kind} in ('overpayment', 'overpayment-reversal', 'released', 'used', 'use-reversal', 'returned')`,
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

/** A message to a client, from draft to outcome. Its texts are in letter_versions. */
export const letters = pgTable(
  "letters",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    clientId: uuid("client_id").notNull(),
    kind: text("kind").notNull(),
    tone: text("tone").notNull(),
    /** The rule or person that asked for it, as said on the card. */
    why: text("why").notNull(),
    creditMemoId: uuid("credit_memo_id"),
    paymentId: uuid("payment_id"),
    approvedVersion: integer("approved_version"),
    approvedBy: text("approved_by"),
    approvedAt: at("approved_at"),
    snoozedUntil: localDate("snoozed_until"),
    /** Null while it waits or is on its way. */
    outcome: text("outcome"),
    outcomeAt: at("outcome_at"),
    outcomeWhy: text("outcome_why"),
    createdAt: at("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("letters_waiting").on(t.workspaceId, t.createdAt).where(sql`${t.outcome} is null`),
    index("letters_client_idx").on(t.workspaceId, t.clientId),
    foreignKey({
      name: "letters_client",
      columns: [t.workspaceId, t.clientId],
      foreignColumns: [clients.workspaceId, clients.id],
    }),
    foreignKey({
      name: "letters_credit_memo",
      columns: [t.workspaceId, t.creditMemoId],
      foreignColumns: [creditMemos.workspaceId, creditMemos.id],
    }),
    foreignKey({
      name: "letters_payment",
      columns: [t.workspaceId, t.paymentId],
      foreignColumns: [payments.workspaceId, payments.id],
    }),
    check("letters_outcome", sql`${t.outcome} in ('sent', 'handed-over', 'skipped', 'stopped', 'withdrawn')`),
  ],
);

/** Which invoices a letter speaks of, and which step of the ladder it is for each of them. */
export const letterInvoices = pgTable(
  "letter_invoices",
  {
    workspaceId: workspaceId(),
    letterId: uuid("letter_id").notNull(),
    invoiceId: uuid("invoice_id").notNull(),
    step: text("step"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.letterId, t.invoiceId] }),
    index("letter_invoices_invoice").on(t.workspaceId, t.invoiceId),
    foreignKey({
      name: "letter_invoices_letter",
      columns: [t.workspaceId, t.letterId],
      foreignColumns: [letters.workspaceId, letters.id],
    }),
    foreignKey({
      name: "letter_invoices_invoice_fk",
      columns: [t.workspaceId, t.invoiceId],
      foreignColumns: [invoices.workspaceId, invoices.id],
    }),
  ],
);

/** The exact text that a person sees and approves. Append-only: an edit is a new version. */
export const letterVersions = pgTable(
  "letter_versions",
  {
    workspaceId: workspaceId(),
    letterId: uuid("letter_id").notNull(),
    n: integer("n").notNull(),
    author: text("author").notNull(),
    subject: text("subject").notNull(),
    body: text("body").notNull(),
    recipients: jsonb("recipients").notNull(),
    enclosures: jsonb("enclosures").notNull(),
    facts: jsonb("facts").notNull(),
    prompt: text("prompt").notNull(),
    /** sha256 over everything that an approval binds: see drafting/letter-hash.ts. */
    hash: text("hash").notNull(),
    createdAt: at("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.letterId, t.n] }),
    foreignKey({
      name: "letter_versions_letter",
      columns: [t.workspaceId, t.letterId],
      foreignColumns: [letters.workspaceId, letters.id],
    }),
  ],
);

/** What is to leave the house, written in the transaction that decided it. */
export const outbox = pgTable(
  "outbox",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    /** What it is, so that it cannot be there twice: "letter/<id>". */
    key: text("key").notNull(),
    letterId: uuid("letter_id").notNull(),
    letterVersion: integer("letter_version").notNull(),
    messageId: text("message_id").notNull(),
    state: text("state").notNull().default("waiting"),
    attempts: integer("attempts").notNull().default(0),
    nextTryAt: at("next_try_at").notNull(),
    leaseUntil: at("lease_until"),
    why: text("why").notNull(),
    lastError: text("last_error"),
    createdAt: at("created_at").notNull(),
    doneAt: at("done_at"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex("outbox_key").on(t.workspaceId, t.key),
    index("outbox_letter").on(t.workspaceId, t.letterId),
    index("outbox_due").on(t.nextTryAt).where(sql`${t.state} in ('waiting', 'sending')`),
    foreignKey({
      name: "outbox_version",
      columns: [t.workspaceId, t.letterId, t.letterVersion],
      foreignColumns: [letterVersions.workspaceId, letterVersions.letterId, letterVersions.n],
    }),
    check(
      "outbox_state",
      sql`${t.state} in ('waiting', 'sending', 'sent', 'uncertain', 'refused', 'withdrawn')`,
    ),
  ],
);
