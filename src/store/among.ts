import { type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";

/**
 * Whether a column of ids is one of these. They travel as one parameter: a query takes 65,535 of them, and a
 * client may have more invoices than that.
 */
export function among(column: PgColumn, ids: readonly string[]): SQL {
  return sql`${column} = any(string_to_array(${ids.join(",")}, ',')::uuid[])`;
}
