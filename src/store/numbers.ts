import { and, eq, sql } from "drizzle-orm";
import type { WorkspaceId } from "../domain/ids.ts";
import type { Db } from "./db.ts";
import { creditMemos, invoices, numberSeries } from "./schema.ts";

export type Series = "INV" | "CM";

/** A number folded for uniqueness and look-up: case and inner white space do not tell two apart. */
export function numberKey(number: string): string {
  return number.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
}

/**
 * Takes the next number of a series ("INV-0001"). The row stays locked until the transaction ends, and a
 * rollback gives the number back, so the run has no gaps. Numbers brought along from elsewhere that
 * stand in the way are stepped over: they are in the run already.
 */
export async function takeNumber(tx: Db, ws: WorkspaceId, series: Series): Promise<string> {
  for (;;) {
    const [row] = await tx
      .insert(numberSeries)
      .values({ workspaceId: ws, series, next: 2 })
      .onConflictDoUpdate({
        target: [numberSeries.workspaceId, numberSeries.series],
        set: { next: sql`${numberSeries.next} + 1` },
      })
      .returning({ next: numberSeries.next });
    const number = `${series}-${String(row!.next - 1).padStart(4, "0")}`;
    if (!(await isTaken(tx, ws, series, number))) return number;
  }
}

async function isTaken(tx: Db, ws: WorkspaceId, series: Series, number: string): Promise<boolean> {
  const rows =
    series === "INV"
      ? await tx
          .select({ id: invoices.id })
          .from(invoices)
          .where(and(eq(invoices.workspaceId, ws), eq(invoices.numberKey, numberKey(number))))
      : await tx
          .select({ id: creditMemos.id })
          .from(creditMemos)
          .where(and(eq(creditMemos.workspaceId, ws), eq(creditMemos.number, number)));
  return rows.length > 0;
}
