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
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { at, currency, localDate, minor, workspaceId } from "./columns.ts";

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
    /** In which of its two readings this business takes "net n EOM"; null until somebody has said. */
    eomReading: text("eom_reading"),
    /** What a payment settles first within an invoice. */
    allocation: text("allocation").notNull().default("principal-first"),
    /** The steps of its own ladder: see domain/ladder.ts; null for the standard one. */
    ladder: jsonb("ladder"),
    /** When mails leave and the morning's list comes, as domain/hours.ts reads it. */
    businessHours: text("business_hours").notNull().default("9:00 to 17:00"),
    /** When nothing at all is told. */
    quietHours: text("quiet_hours").notNull().default("20:00 to 7:00"),
    /** When it is looked next whether there is a morning's list; null: at once. */
    morningAt: at("morning_at"),
    /** Head of the timeline's hash chain; also the row that every change to this workspace locks first. */
    eventCount: minor("event_count").notNull().default(sql`0`),
    eventHash: text("event_hash").notNull().default(""),
    createdAt: at("created_at").notNull(),
  },
  (t) => [
    index("workspaces_morning").on(t.morningAt),
    check("workspaces_currency", sql`${t.currency} ~ '^[A-Z]{3}$'`),
    check("workspaces_eom_reading", sql`${t.eomReading} in ('A', 'B')`),
    check("workspaces_allocation", sql`${t.allocation} in ('principal-first', 'legal-order')`),
  ],
);

/** Which workspace a platform's room opens into: a Slack team, a Discord server or user, the terminal. */
export const doors = pgTable(
  "doors",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    platform: text("platform").notNull(),
    externalId: text("external_id").notNull(),
    /** Whether nudges are told here. */
    nudges: boolean("nudges").notNull().default(true),
    /** Until then a process is saying something here, and no other does. */
    leaseUntil: at("lease_until"),
  },
  (t) => [primaryKey({ columns: [t.platform, t.externalId] }), index("doors_workspace").on(t.workspaceId)],
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
    /** From a day, until a day or for good: not named in nudges meanwhile. */
    mutedOn: localDate("muted_on"),
    mutedUntil: localDate("muted_until"),
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
    /** What is on file about the contract: see `Contract` in domain/contract.ts. */
    contract: jsonb("contract").notNull().default(sql`'{}'::jsonb`),
    /** The steps of a ladder for this client alone; null for the workspace's. */
    ladder: jsonb("ladder"),
    /** The member who looks after them, and is named in nudges. */
    ownerId: uuid("owner_id"),
    doNotChase: boolean("do_not_chase").notNull().default(false),
    pausedOn: localDate("paused_on"),
    pausedUntil: localDate("paused_until"),
    createdAt: at("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique("clients_name_key").on(t.workspaceId, t.nameKey),
    foreignKey({
      name: "clients_owner",
      columns: [t.workspaceId, t.ownerId],
      foreignColumns: [members.workspaceId, members.id],
    }),
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
