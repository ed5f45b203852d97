import { getTableName, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";

/**
 * The column with its table's name before it. In a select from one table drizzle leaves the table's name
 * out, and a column inside a subquery would then be taken for one of the subquery's own.
 */
export function qualified(column: PgColumn): SQL {
  return sql`${sql.identifier(getTableName(column.table))}.${sql.identifier(column.name)}`;
}
