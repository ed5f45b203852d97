import { nameKey } from "../domain/client.ts";
import type { WorkspaceId } from "../domain/ids.ts";
import { type Money, toDecimal } from "../domain/money.ts";
import type { Fault } from "../exchange/read-cells.ts";
import type { ImportRow } from "../exchange/read-rows.ts";
import type { Db } from "../store/db.ts";
import { type BookedInvoice, bookedInvoices } from "../store/imports.ts";

/** A row and what it goes by: its number, else its import key. */
export type Keyed = { row: ImportRow; key: string };

/** An invoice that is on the books with other content; it is left as it is. */
export type Difference = { line: number; number: string; what: string; file: string; books: string };

/** A chunk held against the books. */
export type Sorted = { fresh: Keyed[]; alreadyThere: number; different: Difference[]; obstacles: Fault[] };

/** Tells what is new in a chunk from what is on the books already. */
export async function sortOut(db: Db, ws: WorkspaceId, chunk: readonly Keyed[]): Promise<Sorted> {
  const [numbers, others] = [true, false].map((has) =>
    chunk.filter(({ row }) => (row.number !== undefined) === has),
  );
  const booked = await bookedInvoices(
    db,
    ws,
    numbers!.map((k) => k.key),
    others!.map((k) => k.key),
  );
  const byNumber = new Map(booked.map((invoice) => [invoice.numberKey, invoice]));
  const byImport = new Map(booked.map((invoice) => [invoice.importKey, invoice]));
  const sorted: Sorted = { fresh: [], alreadyThere: 0, different: [], obstacles: [] };
  for (const keyed of chunk) {
    const there = keyed.row.number === undefined ? byImport.get(keyed.key) : byNumber.get(keyed.key);
    const difference = there && differenceOf(keyed.row, there);
    if (difference) sorted.different.push(difference);
    else if (there) sorted.alreadyThere++;
    else if (keyed.row.obstacle) sorted.obstacles.push(keyed.row.obstacle);
    else sorted.fresh.push(keyed);
  }
  return sorted;
}

/** The first thing in which the file and the books disagree. More paid on the books is only an older file. */
function differenceOf(row: ImportRow, booked: BookedInvoice): Difference | undefined {
  const amount = (m: Money) => `${m.currency} ${toDecimal(m)}`;
  const sides: [what: string, file: string, books: string][] = [
    ["client", nameKey(row.client), booked.clientKey],
    ["amount", amount(row.total), amount(booked.total)],
    ["issue date", row.assumed.includes("issued") ? booked.issuedOn : row.issued, booked.issuedOn],
    ["due date", row.assumed.includes("due") ? booked.dueOn : row.due, booked.dueOn],
  ];
  const side = sides.find(([, file, books]) => file !== books);
  if (side) return { line: row.line, number: booked.number, what: side[0], file: side[1], books: side[2] };
  if (row.obstacle || row.paid.minor <= booked.paid.minor) return undefined;
  return {
    line: row.line,
    number: booked.number,
    what: "paid",
    file: amount(row.paid),
    books: amount(booked.paid),
  };
}
