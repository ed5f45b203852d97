import { formatDate } from "../domain/calendar.ts";
import { bareAmount, type Decimal, decimalEvidence, plainDecimal } from "./amounts.ts";
import { type DateOrder, dateCell, inOrder, orderEvidence } from "./dates.ts";
import type { Field } from "./format.ts";
import { titleOf } from "./recognise.ts";
import { rowsOf, type Sheet } from "./sheet.ts";

/** Answers of a person to what the file leaves open. */
export type ReadOptions = { dateOrder?: DateOrder; decimal?: Decimal };

/** What the file leaves open, with what each answer would mean for one of its cells. */
export type Question = {
  about: "dateOrder" | "decimal";
  column: string;
  line: number;
  text: string;
  readings: readonly { label: string; options: ReadOptions }[];
};

/** How figures and dates are to be read; absent where the file gave no hint and needs none. */
export type Survey = {
  rows: number;
  dateOrder: ReadonlyMap<Field, DateOrder>;
  decimal?: Decimal;
  questions: readonly Question[];
};

const DATES: readonly Field[] = ["issued", "due", "paidOn", "paid"];
const AMOUNTS: readonly Field[] = [
  "total",
  "paid",
  "balance",
  "credited",
  "writtenOff",
  "discounted",
  "charged",
];

type Sample = { field: Field; line: number; text: string };
type Tally<T extends string> = { counts: Map<T, number>; unclear?: Sample };

/**
 * Goes through all rows once, so that a whole column settles how its cells read: one 25/3/2026 shows that 3/4/2026
 * is 3 April, one 1.250,50 that 1.250 is a thousand. A column without such a cell goes by the other columns; if
 * none has one, it is a question.
 */
export async function survey(
  sheet: Sheet,
  options: ReadOptions,
  onRows?: (rows: number) => void,
): Promise<Survey> {
  const dates = new Map<Field, Tally<DateOrder>>();
  const amounts: Tally<Decimal> = { counts: new Map() };
  const { columns, format } = sheet.layout;
  const [dateFields, amountFields] = [DATES, AMOUNTS].map((all) => all.filter((field) => columns.has(field)));
  for (const field of dateFields!) dates.set(field, { counts: new Map() });
  const columnOf = (field: Field) => columns.get(field)!;
  let rows = 0;
  for await (const item of rowsOf(sheet)) {
    if (item.kind === "broken") continue;
    const { line, cells } = item.row;
    for (const field of dateFields!)
      tallyDate(dates.get(field)!, { field, line, text: cells[columnOf(field)] ?? "" });
    for (const field of amountFields!)
      tallyAmount(amounts, { field, line, text: cells[columnOf(field)] ?? "" });
    if (++rows % 5000 === 0) onRows?.(rows);
  }
  const orders = settleDates(dates, options.dateOrder ?? format.dateOrder);
  const decimal = options.decimal ?? format.decimal ?? only(amounts.counts);
  const questions = [
    ...[...dates].flatMap(([field, { unclear }]) =>
      unclear && !orders.has(field) ? [askDate(sheet, unclear)] : [],
    ),
    ...(amounts.unclear && !decimal ? [askDecimal(sheet, amounts.unclear)] : []),
  ];
  return { rows, dateOrder: orders, ...(decimal ? { decimal } : {}), questions };
}

function tallyDate(tally: Tally<DateOrder>, sample: Sample): void {
  if (sample.text === "") return;
  const cell = dateCell(sample.text);
  if (cell) count(tally, orderEvidence(cell), sample);
}

function tallyAmount(tally: Tally<Decimal>, sample: Sample): void {
  if (sample.text === "") return;
  const bare = bareAmount(sample.text);
  if (bare) count(tally, decimalEvidence(bare.figures), sample);
}

function count<T extends string>(tally: Tally<T>, evidence: T | "unclear" | "none", sample: Sample): void {
  if (evidence === "none") return;
  if (evidence === "unclear") tally.unclear ??= sample;
  else tally.counts.set(evidence as T, (tally.counts.get(evidence as T) ?? 0) + 1);
}

function settleDates(
  dates: Map<Field, Tally<DateOrder>>,
  given: DateOrder | undefined,
): Map<Field, DateOrder> {
  const all = new Map<DateOrder, number>([...dates.values()].flatMap((tally) => [...tally.counts]));
  const settled = new Map<Field, DateOrder>();
  for (const [field, { counts }] of dates) {
    const order = given ?? (counts.size > 0 ? only(counts) : only(all));
    if (order) settled.set(field, order);
  }
  return settled;
}

/** What all evidence says; nothing where there is none or it disagrees. */
function only<T>(counts: ReadonlyMap<T, number>): T | undefined {
  return counts.size === 1 ? [...counts.keys()][0] : undefined;
}

function askDate({ layout }: Sheet, { field, line, text }: Sample): Question {
  const readings = (["dmy", "mdy"] as const).map((dateOrder) => ({
    label: formatDate(inOrder(dateCell(text)!, dateOrder)!),
    options: { dateOrder },
  }));
  return { about: "dateOrder", column: titleOf(layout, field), line, text: text.trim(), readings };
}

function askDecimal({ layout }: Sheet, { field, line, text }: Sample): Question {
  const { figures } = bareAmount(text)!;
  const readings = (["point", "comma"] as const).map((decimal) => ({
    label: plainDecimal(figures, decimal) ?? figures,
    options: { decimal },
  }));
  return { about: "decimal", column: titleOf(layout, field), line, text: text.trim(), readings };
}
