import { createHash } from "node:crypto";
import type { LocalDate } from "../domain/calendar.ts";
import { nameKey } from "../domain/client.ts";
import { add, type Currency, type Money, subtract, toDecimal, zero } from "../domain/money.ts";
import { dateCell } from "./dates.ts";
import type { Field, SheetRow } from "./format.ts";
import {
  cellOf,
  type Fault,
  fault,
  hasColumn,
  type Reading,
  readAmount,
  readDate,
  readName,
  readRowCurrency,
  readText,
  remark,
  STRANGE,
} from "./read-cells.ts";
import { rowsOf, type Sheet } from "./sheet.ts";
import { type FileState, isCreditType, isInvoiceType, readState, readYesNo } from "./states.ts";
import type { Survey } from "./survey.ts";

/** An invoice as the file has it. */
export type ImportRow = {
  /** Line of the file on which it begins, counted from 1. */
  line: number;
  /** Absent when the row brings no number of its own. */
  number?: string;
  client: string;
  emails: readonly string[];
  issued: LocalDate;
  due: LocalDate;
  total: Money;
  /** Received so far; more than the total when the client overpaid. */
  paid: Money;
  /** When it was paid; where the file does not say, the due date or today, whichever is earlier. */
  paidOn: LocalDate;
  description?: string;
  note?: string;
  purchaseOrder?: string;
  draft: boolean;
  /** Fields that the file left out and that were filled in by rule. */
  assumed: readonly ("currency" | "issued" | "due" | "paidOn")[];
  /** Why it cannot be booked, should it not be on the books already: cancelled, credited, paid in part unknown. */
  obstacle?: Fault;
};

export type RowItem =
  | { kind: "invoice"; row: ImportRow; remarks: readonly Fault[] }
  | { kind: "fault"; fault: Fault }
  /** Cannot be read before one of the survey's questions is answered. */
  | { kind: "waiting"; line: number }
  /** A payment, an estimate, a total: rows of a report that are no invoices. */
  | { kind: "other"; line: number };

/** What rows are read against. */
export type ReadContext = {
  /** Currency of rows that name none. */
  currency: Currency;
  today: LocalDate;
  /** Due date of rows that have none; without it such a row is a fault. */
  dueOn?: (issued: LocalDate) => LocalDate;
};

/** A number is no longer than one that can be typed, and has something in it by which it is found again. */
const LIMITS = { name: 200, number: 40, purchaseOrder: 100, note: 4000, description: 2000 } as const;

/** All invoices of the sheet in its order, rows that belong together joined, and what is wrong with the rest. */
export async function* readRows(sheet: Sheet, survey: Survey, context: ReadContext): AsyncGenerator<RowItem> {
  for await (const item of invoicesRows(sheet)) {
    if (item.kind === "rows")
      yield readInvoice({ sheet, survey, rows: item.rows, faults: [], waiting: false }, context, item.group);
    else yield item;
  }
}

type Joined =
  | { kind: "rows"; rows: readonly SheetRow[]; group: string }
  | Exclude<RowItem, { kind: "invoice" }>;

/** Puts rows that are one invoice together: neighbours with the same number, where the format has a row a line. */
async function* invoicesRows(sheet: Sheet): AsyncGenerator<Joined> {
  const { format, columns, headers } = sheet.layout;
  const numberAt = format.rowIs === "line" ? columns.get("number") : undefined;
  const numberOf = (row: SheetRow) => (numberAt === undefined ? "" : (row.cells[numberAt]?.trim() ?? ""));
  let [open, group]: [SheetRow[], string] = [[], ""];
  for await (const item of rowsOf(sheet)) {
    const kind = item.kind === "broken" ? "broken" : rowKind(item.row, sheet);
    if (
      item.kind === "row" &&
      kind === "invoice" &&
      open.length > 0 &&
      numberOf(item.row) === numberOf(open[0]!) &&
      numberOf(item.row) !== ""
    ) {
      open.push(item.row);
      continue;
    }
    if (open.length > 0) yield { kind: "rows", rows: open, group };
    open = item.kind === "row" && kind === "invoice" ? [item.row] : [];
    if (item.kind === "broken") yield { kind: "fault", fault: wholeRow(item.line, item.what) };
    else if (kind === "ragged")
      yield { kind: "fault", fault: wholeRow(item.row.line, raggedness(item.row, headers.length)) };
    else if (kind === "heading") group = item.row.cells[0]!.trim();
    else if (kind === "other") yield { kind: "other", line: item.row.line };
  }
  if (open.length > 0) yield { kind: "rows", rows: open, group };
}

function rowKind(row: SheetRow, { layout }: Sheet): "invoice" | "heading" | "other" | "ragged" {
  const { format, headers, columns } = layout;
  if (format.grouped) {
    const filled = row.cells.filter((cell) => cell.trim() !== "").length;
    const first = row.cells[0]?.trim() ?? "";
    if (/^total\b/i.test(first) || (first === "" && filled <= 1)) return "other";
    if (first !== "" && filled === 1) return row.cells.length === headers.length ? "heading" : "other";
    const type = row.cells[columns.get("type") ?? -1] ?? "";
    if (!isInvoiceType(type) && !isCreditType(type)) return "other";
  }
  const extra = row.cells.slice(headers.length).some((cell) => cell.trim() !== "");
  return extra || row.cells.length < headers.length ? "ragged" : "invoice";
}

function raggedness(row: SheetRow, columns: number): string {
  return `has ${row.cells.length} cells where the header row has ${columns}`;
}

function wholeRow(line: number, what: string): Fault {
  return { line, column: "", what, text: "", kept: false };
}

function readInvoice(reading: Reading, context: ReadContext, group: string): RowItem {
  const line = reading.rows[0]!.line;
  const row = assemble(reading, context, group);
  const worst = reading.faults.find((f) => !f.kept);
  if (worst) return { kind: "fault", fault: worst };
  if (reading.waiting) return { kind: "waiting", line };
  // Whatever kept the row from being assembled has left its fault above.
  if (!row) return { kind: "fault", fault: wholeRow(line, "cannot be read") };
  return { kind: "invoice", row, remarks: reading.faults };
}

function assemble(reading: Reading, context: ReadContext, group: string): ImportRow | undefined {
  if (isCreditType(cellOf(reading, "type")))
    return fault(reading, "type", "is a credit note and was left out", cellOf(reading, "type"));
  const client =
    readName(reading, "client", LIMITS.name) ??
    (reading.faults.length > 0 || group === "" ? undefined : group);
  if (client === undefined && reading.faults.length === 0) fault(reading, "client", "is missing", "");
  const number = readNumber(reading);
  const currency = readRowCurrency(reading, context.currency);
  const total = currency && readTotal(reading, currency);
  const days = readDays(reading, context);
  if (client === undefined || !currency || !total || !days) return undefined;
  const state = readState(cellOf(reading, "state"));
  const received = readReceived(reading, total, state);
  const paidOn = received && readPaidOn(reading, context, days.due);
  if (!received || !paidOn) return undefined;
  return {
    line: reading.rows[0]!.line,
    ...(number === undefined ? {} : { number }),
    client,
    emails: readEmails(reading),
    ...days,
    total,
    paid: received.paid,
    paidOn: paidOn.on,
    ...texts(reading),
    draft: state === "draft",
    assumed: assumptions(reading, received.paid, paidOn.assumed),
    ...(received.obstacle ? { obstacle: received.obstacle } : {}),
  };
}

function readNumber(reading: Reading): string | undefined {
  const number = readName(reading, "number", LIMITS.number);
  if (number === undefined || /[\p{L}\p{N}]/u.test(number)) return number;
  return fault(reading, "number", "has neither letter nor figure", number);
}

function readTotal(reading: Reading, currency: Currency): Money | undefined {
  const rows = reading.sheet.layout.format.total === "sum" ? reading.rows.map((_, i) => i) : [0];
  let total = zero(currency);
  for (const i of rows) {
    const amount = readAmount(reading, "total", currency, i);
    if (amount === undefined)
      return reading.waiting || reading.faults.some((f) => !f.kept)
        ? undefined
        : fault(reading, "total", "is missing", "", i);
    total = add(total, amount);
  }
  if (total.minor < 0n)
    return fault(reading, "total", "is negative: a credit note, which was left out", toDecimal(total));
  return total.minor === 0n
    ? fault(
        reading,
        "total",
        "is nothing to pay: an invoice needs an amount above 0",
        cellOf(reading, "total"),
      )
    : total;
}

/** Issue and due date. A file without issue dates gives the due date, or today where that is earlier. */
function readDays(
  reading: Reading,
  { today, dueOn }: ReadContext,
): { issued: LocalDate; due: LocalDate } | undefined {
  const issued = readDate(reading, "issued");
  const due =
    readDate(reading, "due") ?? (issued && cellOf(reading, "due") === "" ? dueOn?.(issued) : undefined);
  if (reading.waiting) return undefined;
  if (due === undefined)
    return cellOf(reading, "due") === "" ? fault(reading, "due", "is missing", "") : undefined;
  if (issued === undefined)
    return cellOf(reading, "issued") === "" ? { issued: due < today ? due : today, due } : undefined;
  return due < issued
    ? fault(reading, "due", `is before the issue date, ${issued}`, cellOf(reading, "due"))
    : { issued, due };
}

type Received = { paid: Money; obstacle?: Fault };

/** What was paid, from the amount paid, the open balance or the status; an obstacle where they disagree. */
function readReceived(reading: Reading, total: Money, state: FileState): Received | undefined {
  const none = zero(total.currency);
  const told = readPaid(reading, total);
  const balance = readAmount(reading, "balance", total.currency);
  if (reading.waiting || reading.faults.some((f) => !f.kept)) return undefined;
  const closedElsewhere = (["credited", "writtenOff", "discounted", "charged"] as const).find(
    (field) => (readAmount(reading, field, total.currency)?.minor ?? 0n) !== 0n,
  );
  const obstruct = (field: Field, what: string): Received => {
    fault(reading, field, what, cellOf(reading, field));
    return { paid: told ?? none, obstacle: reading.faults.pop()! };
  };
  if (state === "void") return obstruct("state", "is cancelled and was left out");
  if (state === "written-off") return obstruct("state", "is written off and was left out");
  if (closedElsewhere) return obstruct(closedElsewhere, "is something that a CSV file cannot bring in");
  const paid =
    told ??
    (balance
      ? subtract(total, balance)
      : state === "paid" || cellOf(reading, "paidOn") !== ""
        ? total
        : none);
  if (paid.minor < 0n) return obstruct("balance", "is more than the total");
  if (told && balance && balance.minor > 0n && told.minor + balance.minor !== total.minor) {
    return obstruct("balance", "does not fit the total less what is paid");
  }
  if (state === "part-paid" && paid.minor === 0n)
    return obstruct("state", "is paid in part, but the file does not say how much");
  if (state === "paid" && paid.minor < total.minor)
    return paidByStatus(told, balance, total) ?? obstruct("state", "says paid, but less than the total was");
  if (state === "draft" && paid.minor > 0n)
    return obstruct("state", "is a draft, but something is paid on it");
  return { paid };
}

/** A paid column that is empty or 0 beside the word "paid": the word counts. */
function paidByStatus(
  told: Money | undefined,
  balance: Money | undefined,
  total: Money,
): Received | undefined {
  return (told === undefined || told.minor === 0n) && (balance === undefined || balance.minor === 0n)
    ? { paid: total }
    : undefined;
}

/** The paid column: an amount, yes or no, or the day on which all was paid. */
function readPaid(reading: Reading, total: Money): Money | undefined {
  const text = cellOf(reading, "paid");
  if (text === "") return undefined;
  const yes = readYesNo(text);
  if (yes !== undefined) return yes ? total : zero(total.currency);
  if (dateCell(text)) return readDate(reading, "paid") && total;
  const paid = readAmount(reading, "paid", total.currency);
  return paid && paid.minor < 0n ? fault(reading, "paid", "is negative", text) : paid;
}

function readPaidOn(
  reading: Reading,
  { today }: ReadContext,
  due: LocalDate,
): { on: LocalDate; assumed: boolean } | undefined {
  const field = cellOf(reading, "paidOn") === "" && dateCell(cellOf(reading, "paid")) ? "paid" : "paidOn";
  const on = readDate(reading, field);
  if (on === undefined)
    return reading.waiting || cellOf(reading, field) !== ""
      ? undefined
      : { on: due < today ? due : today, assumed: true };
  return on > today
    ? fault(reading, field, "is a day that is still to come", cellOf(reading, field))
    : { on, assumed: false };
}

function assumptions(reading: Reading, paid: Money, paidOnAssumed: boolean): ImportRow["assumed"] {
  const absent = (["issued", "due"] as const).filter((field) => cellOf(reading, field) === "");
  const noCurrency = !hasColumn(reading, "currency") || cellOf(reading, "currency") === "";
  return [
    ...(noCurrency ? ["currency" as const] : []),
    ...absent,
    ...(paid.minor > 0n && paidOnAssumed ? ["paidOn" as const] : []),
  ];
}

function readEmails(reading: Reading): string[] {
  const words = undefusedEmails(cellOf(reading, "emails"))
    .split(/[;,\s]+/)
    .filter(Boolean);
  const good = words.filter(
    (word) =>
      /^[^\s@<>"()]{1,64}@[^\s@<>"()]+\.[^\s@<>"().]+$/.test(word) &&
      word.length <= 200 &&
      !STRANGE.test(word),
  );
  if (good.length < words.length)
    remark(
      reading,
      "emails",
      "is not an e-mail address and was left out",
      words.find((w) => !good.includes(w))!,
    );
  const seen = new Set<string>();
  return good.filter((email) => !seen.has(email.toLowerCase()) && seen.add(email.toLowerCase()));
}

function undefusedEmails(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell;
}

function texts(reading: Reading): Pick<ImportRow, "description" | "note" | "purchaseOrder"> {
  const described = reading.rows.map(
    (_, i) =>
      readText(reading, "description", LIMITS.description, i) ??
      readText(reading, "item", LIMITS.description, i),
  );
  const joined = [...new Set(described.filter((text) => text !== undefined))].join("; ");
  const note = readText(reading, "note", LIMITS.note);
  const purchaseOrder = readText(reading, "purchaseOrder", LIMITS.purchaseOrder);
  return {
    ...(joined === "" ? {} : { description: joined.slice(0, LIMITS.description) }),
    ...(note === undefined ? {} : { note }),
    ...(purchaseOrder === undefined ? {} : { purchaseOrder }),
  };
}

/**
 * Identity of a row without a number: client, days, total, and which one of several such rows in the file it is.
 * The same file gives the same keys, so importing it again finds what is there.
 */
export function importKeyOf(row: ImportRow, occurrence: number): string {
  const content = [
    nameKey(row.client),
    row.issued,
    row.due,
    row.total.currency,
    toDecimal(row.total),
    occurrence,
  ];
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}
