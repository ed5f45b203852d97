import { Readable } from "node:stream";
import { type CsvError, type Options, parse } from "csv-parse";
import { parse as parseAtOnce } from "csv-parse/sync";
import { done, type Outcome } from "../domain/outcome.ts";
import type { Layout, SheetRow } from "./format.ts";
import { type ImportFile, type Inspection, inspect, textOf } from "./import-file.ts";
import { recognise } from "./recognise.ts";

/** A file whose header row is understood. */
export type Sheet = Inspection & { file: ImportFile; delimiter: string; layout: Layout };

/** A row, or the reason why a line is none. */
export type SheetItem = { kind: "row"; row: SheetRow } | Broken;
type Broken = { kind: "broken"; line: number; what: string };

const DELIMITERS = [",", ";", "\t"] as const;
/** Longest row in characters; an open quotation mark ends here instead of swallowing the file. */
const LONGEST_ROW = 100_000;

/** Looks at the file as a whole and finds its header row; refuses what is no CSV or has other columns. */
export async function openSheet(file: ImportFile): Promise<Outcome<Sheet>> {
  const inspection = await inspect(file);
  if (!inspection.ok) return inspection;
  const tries = DELIMITERS.map((delimiter) => {
    const rows = firstRows(inspection.value.head, delimiter);
    return {
      delimiter,
      width: Math.max(0, ...rows.map((r) => r.cells.length)),
      layout: recognise(rows, file.name),
    };
  });
  for (const { delimiter, layout } of tries) {
    if (layout.ok) return done({ ...inspection.value, file, delimiter, layout: layout.value });
  }
  const widest = [...tries].sort((a, b) => b.width - a.width)[0]!;
  return widest.layout as Outcome<never>;
}

/** All rows below the header row, in order, empty ones left out. */
export async function* rowsOf(sheet: Sheet): AsyncGenerator<SheetItem> {
  const broken: Broken[] = [];
  const parser = parse({
    ...reading(sheet.delimiter),
    skip_records_with_error: true,
    on_skip: (error: CsvError | undefined) => {
      if (error) broken.push({ kind: "broken", line: lineOf(error), what: sayWhy(error) });
      return undefined;
    },
  });
  const source = Readable.from(textOf(sheet.file, sheet.encoding));
  source.on("error", (error) => parser.destroy(error));
  let end = 0;
  try {
    for await (const { record, lines } of source.pipe(parser) as unknown as AsyncIterable<Parsed>) {
      while ((broken[0]?.line ?? 0) > 0) yield broken.shift()!;
      const line = end + 1;
      end = lines;
      if (line > sheet.layout.headerLine && !isBlank(record))
        yield { kind: "row", row: { line, cells: record } };
    }
  } catch (error) {
    if (!isCsvError(error)) throw error;
    broken.push({ kind: "broken", line: end + 1, what: sayWhy(error) });
  } finally {
    source.destroy();
  }
  for (const item of broken)
    yield item.kind === "broken" && item.line === 0 ? { ...item, line: end + 1 } : item;
}

type Parsed = { record: string[]; lines: number };

function reading(delimiter: string): Options {
  return {
    delimiter,
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: LONGEST_ROW,
    on_record: ((record: string[], { lines }: { lines: number }) => ({ record, lines })) as never,
  };
}

function firstRows(head: string, delimiter: string): SheetRow[] {
  const options = { ...reading(delimiter), skip_records_with_error: true, to: 25 };
  const parsed = parseAtOnce(head, options as never) as unknown as Parsed[];
  return parsed.map(({ record, lines }, i) => ({
    line: (parsed[i - 1]?.lines ?? 0) + 1 || lines,
    cells: record,
  }));
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === "");
}

function isCsvError(error: unknown): error is CsvError {
  return error instanceof Error && "code" in error && String(error.code).startsWith("CSV_");
}

/** 0 for an open quotation mark: it is met at the end of the file, and began behind the last good row. */
function lineOf(error: CsvError): number {
  return error.code === "CSV_QUOTE_NOT_CLOSED" ? 0 : ((error as CsvError & { lines?: number }).lines ?? 0);
}

function sayWhy(error: CsvError): string {
  switch (error.code) {
    case "CSV_QUOTE_NOT_CLOSED":
      return "a quotation mark is opened and never closed";
    case "CSV_INVALID_CLOSING_QUOTE":
      return "there is text behind a closing quotation mark";
    case "CSV_MAX_RECORD_SIZE":
      return `the row is longer than ${LONGEST_ROW} characters`;
    default:
      return "the row cannot be taken apart";
  }
}
