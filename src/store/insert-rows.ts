import { getTableColumns, getTableName, type SQL, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Db } from "./db.ts";

/**
 * Adds rows that all give the same columns, as one parameter, whatever their number: the query has one text, so
 * that the server plans it once, and thousands of values need no thousands of placeholders. Columns left out take
 * their defaults.
 *
 * @param unless what to do where a row is there already: sql`on conflict (...) do nothing`.
 */
export async function insertRows<T extends PgTable>(
  tx: Db,
  table: T,
  rows: readonly T["$inferInsert"][],
  unless: SQL = sql``,
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.entries(getTableColumns(table)).filter(([key]) => key in first);
  const names = sql.join(
    columns.map(([, column]) => sql.identifier(column.name)),
    sql`, `,
  );
  const values = rows.map((row) =>
    Object.fromEntries(
      columns.map(([key, column]) => [column.name, written((row as Record<string, unknown>)[key], column)]),
    ),
  );
  await tx.execute(sql`
    insert into ${table} (${names})
    select ${names} from json_populate_recordset(null::${sql.identifier(getTableName(table))}, ${JSON.stringify(values)}::text::json)
    ${unless}`);
}

/** A value as JSON carries it to its column. */
function written(value: unknown, column: PgColumn): unknown {
  if (value === null || value === undefined) return null;
  if (column.dataType === "json") return value;
  const driver = column.mapToDriverValue(value);
  return typeof driver === "bigint" ? driver.toString() : driver;
}
