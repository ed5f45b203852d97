import { bigint, date, text, timestamp, uuid } from "drizzle-orm/pg-core";

// Columns that many tables have. Every table carries its workspace in its primary key, and every foreign
// key carries it along, so that the database itself refuses a row that points into another business's books.

export const workspaceId = () => uuid("workspace_id").notNull();
export const minor = (name: string) => bigint(name, { mode: "bigint" });
export const currency = () => text("currency").notNull();
export const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
export const localDate = (name: string) => date(name, { mode: "string" });
