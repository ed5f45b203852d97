import type { Decimal } from "./amounts.ts";
import type { DateOrder } from "./dates.ts";

/** What a column may tell about an invoice. */
export type Field =
  | "number"
  | "client"
  | "emails"
  | "issued"
  | "due"
  | "currency"
  | "total"
  | "paid"
  | "balance"
  | "paidOn"
  | "credited"
  | "writtenOff"
  | "discounted"
  | "charged"
  | "state"
  | "type"
  | "item"
  | "description"
  | "note"
  | "purchaseOrder";

/** A tool's export: how its header row is told from others, and where it keeps what. */
export type Format = {
  id: "dunlin" | "stripe" | "xero" | "quickbooks" | "freshbooks" | "invoice-ninja" | "plain";
  name: string;
  /** Of every group at least one header has to be there. Folded as `foldHeader` does. */
  signs: readonly (readonly string[])[];
  /** Headers of each field, the best first; folded. */
  columns: Partial<Record<Field, readonly string[]>>;
  /** Fields that an import cannot do without. A list in a list: one of these will do. */
  needs: readonly (Field | readonly Field[])[];
  /** "line": several rows with one number are one invoice. */
  rowIs: "invoice" | "line";
  /** "sum": the total is the sum of the rows' totals; else every row repeats the whole. */
  total: "repeated" | "sum";
  /** Set where the tool always writes figures so, wherever it runs. */
  decimal?: Decimal;
  dateOrder?: DateOrder;
  /** Reports: rows with their first cell only name the client of the rows below, or are totals and remarks. */
  grouped?: boolean;
};

/** Where the header row is, and which column holds which field (counted from 0). */
export type Layout = {
  format: Format;
  headerLine: number;
  headers: readonly string[];
  columns: ReadonlyMap<Field, number>;
};

/** A row as it was read, and the line of the file on which it begins. */
export type SheetRow = { line: number; cells: readonly string[] };
