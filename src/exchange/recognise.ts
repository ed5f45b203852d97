import { done, type Outcome, refuse } from "../domain/outcome.ts";
import type { Field, Format, Layout, SheetRow } from "./format.ts";
import { FORMATS } from "./formats.ts";

/** What the fields are called in sentences to people. */
const FIELD_NAMES: Record<Field, string> = {
  number: "number",
  client: "client",
  emails: "e-mail",
  issued: "issue date",
  due: "due date",
  currency: "currency",
  total: "amount",
  paid: "paid",
  balance: "open balance",
  paidOn: "paid on",
  credited: "credited",
  writtenOff: "written off",
  discounted: "discounted",
  charged: "charged",
  state: "status",
  type: "type",
  item: "item",
  description: "description",
  note: "note",
  purchaseOrder: "order number",
};

/** A header folded for comparison: lower case, no accents, letters, digits and # only. */
export function foldHeader(header: string): string {
  return header
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/[^\p{L}\p{N}#]+/gu, "");
}

/** How many rows may stand above the header row (company, title, period, "sep=;"). */
const MOST_TITLE_ROWS = 20;

/**
 * Finds the header row among the first rows of a file. Case, order, accents and columns that we have no use for
 * do not matter.
 * Refuses with the columns that were found and those that are missing; `file` is named there.
 */
export function recognise(rows: readonly SheetRow[], file: string): Outcome<Layout> {
  const candidates = rows.slice(0, MOST_TITLE_ROWS);
  const layouts = candidates.flatMap((row) => layoutsOf(row));
  const whole = layouts.find((layout) => missing(layout).length === 0);
  if (whole) return done(whole);
  const nearest = layouts.sort((a, b) => b.columns.size - a.columns.size)[0];
  const widest = [...candidates].sort((a, b) => width(b) - width(a))[0];
  return refuse({ kind: "import-wrong", file, because: whyNot(nearest, widest) });
}

function layoutsOf(row: SheetRow): Layout[] {
  const folded = row.cells.map(foldHeader);
  const fitting = FORMATS.filter((format) =>
    format.signs.every((any) => any.some((sign) => folded.includes(sign))),
  );
  // The plain sheet has no signs of its own: it is what remains when no tool's export fits.
  const chosen = fitting.length > 1 ? fitting.filter((format) => format.id !== "plain") : fitting;
  return chosen
    .map((format) => ({
      format,
      headerLine: row.line,
      headers: row.cells,
      columns: columnsOf(format, folded),
    }))
    .filter((layout) => layout.columns.size >= 2);
}

function columnsOf(format: Format, folded: readonly string[]): Map<Field, number> {
  const columns = new Map<Field, number>();
  const taken = new Set<number>();
  for (const [field, names] of Object.entries(format.columns) as [Field, readonly string[]][]) {
    const found = names
      .map((name) => folded.indexOf(name))
      .find((i) => i >= 0 && (!taken.has(i) || field === "emails"));
    if (found === undefined) continue;
    columns.set(field, found);
    taken.add(found);
  }
  return columns;
}

function missing({ format, columns }: Layout): string[] {
  return format.needs
    .filter((need) => ![need].flat().some((field) => columns.has(field)))
    .map((need) =>
      [need]
        .flat()
        .map((field) => FIELD_NAMES[field])
        .join(" or "),
    );
}

function whyNot(nearest: Layout | undefined, widest: SheetRow | undefined): string {
  const titles = (nearest?.headers ?? widest?.cells ?? []).map((c) => c.trim()).filter(Boolean);
  const shown = titles.slice(0, 12).map((title) => `"${title.slice(0, 40)}"`);
  const found = shown.length > 0 ? `its columns are ${shown.join(", ")}` : "it has no columns";
  const lacks = nearest ? missing(nearest) : ["client", "amount", "due date"];
  const as = nearest && nearest.format.id !== "plain" ? ` (read as an export of ${nearest.format.name})` : "";
  return `${found}${titles.length > 12 ? " and more" : ""}${as}; it needs ${lacks.join(", ")}`;
}

function width(row: SheetRow): number {
  return row.cells.filter((cell) => cell.trim() !== "").length;
}

/** The column's own title, as the file has it: for questions and faults. */
export function titleOf(layout: Layout, field: Field): string {
  const column = layout.columns.get(field);
  return (column === undefined ? undefined : layout.headers[column]?.trim()) || FIELD_NAMES[field];
}
