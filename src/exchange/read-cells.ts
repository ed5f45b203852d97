import type { LocalDate } from "../domain/calendar.ts";
import { type Currency, type Money, money, readCurrency } from "../domain/money.ts";
import { bareAmount, currenciesOfSign, decimalEvidence, plainDecimal, toMoney } from "./amounts.ts";
import { dateCell, inOrder, orderEvidence } from "./dates.ts";
import { isFormula, undefuse } from "./defuse.ts";
import type { Field, SheetRow } from "./format.ts";
import { titleOf } from "./recognise.ts";
import type { Sheet } from "./sheet.ts";
import type { Survey } from "./survey.ts";

/** What is wrong with a line, in words that follow the cell: `"12,x" is not an amount`. */
export type Fault = {
  /** Line of the file, counted from 1. */
  line: number;
  column: string;
  what: string;
  /** The cell, at most 60 characters of it. */
  text: string;
  /** True when the invoice is imported all the same, without this cell. */
  kept: boolean;
};

/** The rows of one invoice while they are read, and what was found wrong with them. */
export type Reading = {
  sheet: Sheet;
  survey: Survey;
  rows: readonly SheetRow[];
  faults: Fault[];
  /** A cell waits for an answer to one of the survey's questions. */
  waiting: boolean;
};

/** Control characters, and marks that turn the direction of what follows them. */
export const STRANGE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffd]/;

/** A field's cell in the `row`th row of the invoice; "" where there is no such column. */
export function cellOf(reading: Reading, field: Field, row = 0): string {
  const column = reading.sheet.layout.columns.get(field);
  return column === undefined ? "" : (reading.rows[row]?.cells[column]?.trim() ?? "");
}

export function hasColumn(reading: Reading, field: Field): boolean {
  return reading.sheet.layout.columns.has(field);
}

export function fault(reading: Reading, field: Field, what: string, text: string, row = 0): undefined {
  reading.faults.push(faultAt(reading, field, what, text, row, false));
  return undefined;
}

/** Something that is left out of an invoice that is imported all the same. */
export function remark(reading: Reading, field: Field, what: string, text: string, row = 0): undefined {
  reading.faults.push(faultAt(reading, field, what, text, row, true));
  return undefined;
}

function faultAt(
  reading: Reading,
  field: Field,
  what: string,
  text: string,
  row: number,
  kept: boolean,
): Fault {
  const shown = [...text.replace(new RegExp(STRANGE, "g"), "\u00b7")];
  const cut = shown.length > 60 ? `${shown.slice(0, 59).join("")}…` : shown.join("");
  const line = reading.rows[row]?.line ?? reading.rows[0]!.line;
  return { line, column: titleOf(reading.sheet.layout, field), what, text: cut.replace(/\s+/g, " "), kept };
}

/** A name or number: one line, no formulas, at most `limit` characters. */
export function readName(reading: Reading, field: Field, limit: number, row = 0): string | undefined {
  const cell = cellOf(reading, field, row);
  if (cell === "") return undefined;
  if (isFormula(cell)) return fault(reading, field, "is a spreadsheet formula", cell, row);
  const text = undefuse(cell).replace(/\s+/g, " ").normalize("NFC");
  if (STRANGE.test(text)) return fault(reading, field, "holds control characters", cell, row);
  if (text.length > limit) return fault(reading, field, `is longer than ${limit} characters`, cell, row);
  return text;
}

/** A longer text, which an invoice can do without: what cannot be taken is left out and said. */
export function readText(reading: Reading, field: Field, limit: number, row = 0): string | undefined {
  const cell = cellOf(reading, field, row);
  if (cell === "") return undefined;
  if (isFormula(cell)) return remark(reading, field, "is a spreadsheet formula and was left out", cell, row);
  const text = undefuse(cell).replace(/\r\n?/g, "\n").normalize("NFC");
  if (STRANGE.test(text))
    return remark(reading, field, "holds control characters and was left out", cell, row);
  if (text.length > limit)
    return remark(reading, field, `is longer than ${limit} characters and was left out`, cell, row);
  return text;
}

export function readDate(reading: Reading, field: Field): LocalDate | undefined {
  const text = cellOf(reading, field);
  if (text === "") return undefined;
  const cell = dateCell(text);
  if (!cell) return fault(reading, field, "is not a date", text);
  const evidence = orderEvidence(cell);
  const settled = reading.survey.dateOrder.get(field);
  if (!settled && evidence === "unclear") {
    reading.waiting = true;
    return undefined;
  }
  const order = settled ?? (evidence === "mdy" ? "mdy" : "dmy");
  return inOrder(cell, order) ?? fault(reading, field, notThisDay(order, cell.kind), text);
}

function notThisDay(order: "dmy" | "mdy", kind: "fixed" | "figures"): string {
  if (kind === "fixed") return "is not a date";
  return `is no day when the ${order === "dmy" ? "day" : "month"} comes first, as in the rest of the column`;
}

/** An amount in `currency`; a cell without one is `undefined`. */
export function readAmount(reading: Reading, field: Field, currency: Currency, row = 0): Money | undefined {
  const text = cellOf(reading, field, row);
  if (text === "") return undefined;
  const bare = bareAmount(text);
  if (!bare)
    return fault(
      reading,
      field,
      isFormula(text) ? "is a spreadsheet formula" : "is not an amount",
      text,
      row,
    );
  if (bare.sign !== undefined && !currenciesOfSign(bare.sign).includes(currency)) {
    return fault(reading, field, `is not in ${currency}, the currency of the row`, text, row);
  }
  const evidence = decimalEvidence(bare.figures);
  const settled = reading.survey.decimal;
  if (!settled && evidence === "unclear") {
    reading.waiting = true;
    return undefined;
  }
  const plain = plainDecimal(bare.figures, settled ?? (evidence === "comma" ? "comma" : "point"));
  if (plain === undefined) return fault(reading, field, "is written unlike the other amounts", text, row);
  const amount = toMoney(plain, bare.negative, currency);
  return "wrong" in amount ? fault(reading, field, amount.wrong, text, row) : money(amount.minor, currency);
}

/** The row's currency: its own column, else the sign beside the total, else `assumed`. */
export function readRowCurrency(reading: Reading, assumed: Currency): Currency | undefined {
  const cell = cellOf(reading, "currency");
  if (cell !== "") {
    const code = cell.toUpperCase();
    const known = readCurrency(code) ?? onlyCurrencyOf(cell);
    return known ?? fault(reading, "currency", "is not a currency code", cell);
  }
  const sign = bareAmount(cellOf(reading, "total"))?.sign;
  if (sign === undefined) return assumed;
  const meant = currenciesOfSign(sign);
  if (meant.includes(assumed)) return assumed;
  const known = readCurrency(meant[0] ?? "");
  // "$" with books in euro may be any dollar; "€" and "£" are taken for what they mean.
  if (known && (meant.length === 1 || sign === "£")) return known;
  return fault(
    reading,
    "total",
    "has a currency sign that could mean several; add a currency column",
    cellOf(reading, "total"),
  );
}

function onlyCurrencyOf(sign: string): Currency | undefined {
  const meant = currenciesOfSign(sign);
  return meant.length === 1 ? readCurrency(meant[0]!) : undefined;
}
