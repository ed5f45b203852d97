import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { disputes, paymentPlans } from "./agreements.ts";
import { creditMemos, invoices, payments } from "./books.ts";
import { at, localDate, workspaceId } from "./columns.ts";
import { clients } from "./parties.ts";

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
    planId: uuid("plan_id"),
    disputeId: uuid("dispute_id"),
    /** Another language than the client's, where a person asked for it. */
    language: text("language"),
    approvedVersion: integer("approved_version"),
    approvedBy: text("approved_by"),
    approvedAt: at("approved_at"),
    snoozedUntil: localDate("snoozed_until"),
    /** Whether the ladder asked for it, and no person. */
    byLadder: boolean("by_ladder").notNull().default(false),
    /** When its text is to be written; null once it is. */
    writeAt: at("write_at"),
    /** The day by which it asks to be answered, where a step waits for that. */
    deadline: localDate("deadline"),
    /** The last day on which the team was told again that it waits. */
    nudgedOn: localDate("nudged_on"),
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
    index("letters_to_write").on(t.writeAt).where(sql`${t.writeAt} is not null`),
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
    foreignKey({
      name: "letters_plan",
      columns: [t.workspaceId, t.planId],
      foreignColumns: [paymentPlans.workspaceId, paymentPlans.id],
    }),
    foreignKey({
      name: "letters_dispute",
      columns: [t.workspaceId, t.disputeId],
      foreignColumns: [disputes.workspaceId, disputes.id],
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
    tone: text("tone").notNull().default("neutral"),
    /** How its words came about (domain/letter.ts Origin); null in versions from before models wrote any. */
    origin: jsonb("origin"),
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
    /** Whether a person wants it out at once, whatever the client's hours are. */
    atOnce: boolean("at_once").notNull().default(false),
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
