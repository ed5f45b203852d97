import { sql } from "drizzle-orm";
import {
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
import { invoices } from "./books.ts";
import { at, localDate, workspaceId } from "./columns.ts";
import { clients, workspaces } from "./parties.ts";

/** What is to be said to the team, written in the transaction that decided it. */
export const posts = pgTable(
  "posts",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    /** Made from platform, room and key (store/posts.ts postId), so that the same thing cannot be there twice. */
    id: uuid("id").notNull(),
    /** Grows with time: what was written first is said first. */
    place: uuid("place").notNull(),
    /** Where it is said: a door of the workspace. */
    platform: text("platform").notNull(),
    room: text("room").notNull(),
    /** What it is: "morning/2026-11-23", "ask/<id>". */
    key: text("key").notNull(),
    /** The client whose thread it belongs to; null for the channel itself. */
    clientId: uuid("client_id"),
    /** See `Post` in domain/post.ts: from it the card is made when it is delivered. */
    content: jsonb("content").notNull(),
    state: text("state").notNull().default("waiting"),
    attempts: integer("attempts").notNull().default(0),
    nextTryAt: at("next_try_at").notNull(),
    why: text("why").notNull(),
    lastError: text("last_error"),
    /** What the platform calls the message. */
    externalId: text("external_id"),
    createdAt: at("created_at").notNull(),
    doneAt: at("done_at"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    // In the order in which a room is to hear them, so that a claim reads no more than it takes.
    index("posts_due")
      .on(t.platform, t.room, sql`(${t.clientId} is not null)`, t.nextTryAt, t.createdAt, t.place)
      .where(sql`${t.state} = 'waiting'`),
    foreignKey({
      name: "posts_client",
      columns: [t.workspaceId, t.clientId],
      foreignColumns: [clients.workspaceId, clients.id],
    }),
    check("posts_state", sql`${t.state} in ('waiting', 'sent', 'dead', 'withdrawn')`),
  ],
);

/** The thread of a client in a room, by the name that the platform gave it. */
export const threads = pgTable(
  "threads",
  {
    workspaceId: workspaceId(),
    platform: text("platform").notNull(),
    room: text("room").notNull(),
    clientId: uuid("client_id").notNull(),
    externalId: text("external_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.platform, t.room, t.clientId] }),
    foreignKey({
      name: "threads_client",
      columns: [t.workspaceId, t.clientId],
      foreignColumns: [clients.workspaceId, clients.id],
    }),
  ],
);

/** What the team is asked about an invoice, by a rung of its ladder or by a hold: see domain/ask.ts. */
export const asks = pgTable(
  "asks",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    clientId: uuid("client_id").notNull(),
    invoiceId: uuid("invoice_id").notNull(),
    kind: text("kind").notNull(),
    /** The rung that it uses up when it is done; null for what only a hold asks. */
    step: text("step"),
    askedOn: localDate("asked_on").notNull(),
    /** The last day on which the team was told of it again. */
    nudgedOn: localDate("nudged_on"),
    snoozedUntil: localDate("snoozed_until"),
    doneOn: localDate("done_on"),
    result: text("result"),
    doneBy: text("done_by"),
    createdAt: at("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("asks_client_idx").on(t.workspaceId, t.clientId),
    uniqueIndex("asks_open").on(t.workspaceId, t.invoiceId, t.kind).where(sql`${t.doneOn} is null`),
    foreignKey({
      name: "asks_invoice",
      columns: [t.workspaceId, t.invoiceId],
      foreignColumns: [invoices.workspaceId, invoices.id],
    }),
    check(
      "asks_kind",
      sql`${t.kind} in ('check', 'call', 'dispute', 'fee', 'decide', 'credit', 'tolerance')`,
    ),
  ],
);

/** A call with a client, whoever asked for it. One that reached them counts as contact, not as a reminder. */
export const calls = pgTable(
  "calls",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    clientId: uuid("client_id").notNull(),
    invoiceId: uuid("invoice_id").notNull(),
    calledOn: localDate("called_on").notNull(),
    result: text("result").notNull(),
    note: text("note"),
    calledBy: text("called_by").notNull(),
    createdAt: at("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("calls_client_idx").on(t.workspaceId, t.clientId),
    foreignKey({
      name: "calls_invoice",
      columns: [t.workspaceId, t.invoiceId],
      foreignColumns: [invoices.workspaceId, invoices.id],
    }),
    check("calls_result", sql`${t.result} in ('reached', 'left-message', 'no-answer')`),
  ],
);

/** The latest time that any process has seen: a clock that was wrong and is set right again shows by it. */
export const clockMarks = pgTable("clock_marks", {
  name: text("name").primaryKey(),
  at: at("at").notNull(),
});
