import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  integer,
  numeric,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { at, currency, localDate, minor, workspaceId } from "./columns.ts";
import { clients } from "./parties.ts";

/** One job with a price, billed by a deposit, by milestones and by a final invoice. */
export const projects = pgTable(
  "projects",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    clientId: uuid("client_id").notNull(),
    name: text("name").notNull(),
    /** The name folded for look-up, as a client's is. */
    nameKey: text("name_key").notNull(),
    currency: currency(),
    /** Agreed price before tax. */
    priceMinor: minor("price_minor").notNull(),
    /** Percent: "19", "7.7". */
    taxRate: numeric("tax_rate").notNull(),
    /** Deposit before tax; null where none is asked for. */
    depositMinor: minor("deposit_minor"),
    terms: text("terms"),
    closedOn: localDate("closed_on"),
    createdAt: at("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique("projects_name_key").on(t.workspaceId, t.nameKey),
    foreignKey({
      name: "projects_client",
      columns: [t.workspaceId, t.clientId],
      foreignColumns: [clients.workspaceId, clients.id],
    }),
    check("projects_price", sql`${t.priceMinor} > 0`),
    check("projects_deposit", sql`${t.depositMinor} > 0 and ${t.depositMinor} <= ${t.priceMinor}`),
  ],
);

/** A stage of a project that is billed by a progress invoice when it is reached. */
export const milestones = pgTable(
  "milestones",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    projectId: uuid("project_id").notNull(),
    position: integer("position").notNull(),
    name: text("name").notNull(),
    /** Before tax. */
    amountMinor: minor("amount_minor").notNull(),
    reachedOn: localDate("reached_on"),
    createdAt: at("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique("milestones_position").on(t.workspaceId, t.projectId, t.position),
    foreignKey({
      name: "milestones_project",
      columns: [t.workspaceId, t.projectId],
      foreignColumns: [projects.workspaceId, projects.id],
    }),
    check("milestones_amount", sql`${t.amountMinor} > 0`),
  ],
);
