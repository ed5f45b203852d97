import { eq } from "drizzle-orm";
import { getTableConfig, type PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { WorkspaceId } from "../../src/domain/ids.ts";
import type { Db } from "../../src/store/db.ts";
import * as schema from "../../src/store/schema.ts";

const TABLES = Object.values(schema).filter((table) => table instanceof PgTable);

/** Every row that belongs to a workspace, its own and its timeline's head included: table by table, as text. */
export async function rowsOf(db: Db, ws: WorkspaceId): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const table of TABLES) {
    const columns = table as unknown as Record<string, PgColumn | undefined>;
    const owner = table === schema.workspaces ? schema.workspaces.id : columns["workspaceId"];
    if (!owner) continue; // no business's own: the clock
    const rows = await db.select().from(table).where(eq(owner, ws));
    all[getTableConfig(table).name] = rows.map(asText).sort();
  }
  return all;
}

/** A value as JSON, big numbers and maps included; "undefined" where there is none. */
export function asText(value: unknown): string {
  const text: string | undefined = JSON.stringify(value, (_, v: unknown) => {
    if (typeof v === "bigint") return v.toString();
    return v instanceof Map ? [...v] : v;
  });
  return text ?? "undefined";
}
