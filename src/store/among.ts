import { type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";

/**
 * Whether a column of ids is one of these. They travel as one parameter: a query takes 65,535 of them, and a
 * client may have more invoices than that. Taken apart in a query of its own, they are so once, and not for each
 * row that is looked at: a plan that serves any parameters has no other way to know that they stay the same.
 */
export function among(column: PgColumn, ids: readonly string[]): SQL {
  return sql`${column} = any((select string_to_array(${ids.join(",")}, ',')::uuid[])::uuid[])`;
}
