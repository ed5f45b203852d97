import { dateIn, type LocalDate } from "../domain/calendar.ts";
import { nameKey } from "../domain/client.ts";
import type { WorkspaceId } from "../domain/ids.ts";
import { add, type Currency, type Money, zero } from "../domain/money.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import type { Workspace } from "../domain/workspace.ts";
import type { ImportFile } from "../exchange/import-file.ts";
import type { Fault } from "../exchange/read-cells.ts";
import { type ImportRow, importKeyOf, type ReadContext, readRows } from "../exchange/read-rows.ts";
import { openSheet, type Sheet } from "../exchange/sheet.ts";
import { type Question, type ReadOptions, type Survey, survey } from "../exchange/survey.ts";
import { clientsByKey, refreshStatistics } from "../store/imports.ts";
import { numberKey } from "../store/numbers.ts";
import { findWorkspace } from "../store/workspaces.ts";
import { book, type FirstLook } from "./book-imported.ts";
import { type Difference, type Keyed, type Sorted, sortOut } from "./compare-import.ts";
import type { Desk } from "./desk.ts";

/** Due date by the terms, for files that have none. */
export type DueOn = (issued: LocalDate, workspace: Workspace) => LocalDate;

export type ImportOptions = ReadOptions & { dueOn?: DueOn };

/** How far it is: rows looked at of `rows` in all (absent in the first pass, when that is not known). */
export type Progress = (step: "reading" | "comparing" | "booking", rowsDone: number, rows?: number) => void;

export type { Difference };

/** What an import would do. Nothing is written for it. */
export type ImportPreview = {
  format: string;
  sha256: string;
  rows: number;
  newClients: number;
  newInvoices: number;
  drafts: number;
  overdue: number;
  paid: number;
  partPaid: number;
  overpaid: number;
  /** Of the new invoices, one amount a currency: face amounts, and what is open. */
  totals: readonly Money[];
  open: readonly Money[];
  /** On the books already with the same content. */
  alreadyThere: number;
  different: { count: number; first: readonly Difference[] };
  /** New invoices in which a rule filled in what the file leaves out. */
  assumed: Readonly<Record<ImportRow["assumed"][number], number>>;
  questions: readonly Question[];
  /** Rows that cannot be read before a question is answered. */
  waiting: number;
  /** Rows that are no invoices: payments, totals of a report. */
  otherRows: number;
  /** Rows that are not imported. */
  faults: { count: number; first: readonly Fault[] };
  /** Cells that are left out of invoices that are imported. */
  remarks: { count: number; first: readonly Fault[] };
};

const FIRST = 20;
const CHUNK = 500;

/**
 * Reads the file and says what importing it would do. Refuses what cannot be read or is no list of invoices;
 * faults of single rows are part of the preview.
 */
export async function previewImport(
  desk: Pick<Desk, "db" | "clock">,
  ws: WorkspaceId,
  file: ImportFile,
  options: ImportOptions = {},
  onProgress: Progress = () => {},
): Promise<Outcome<ImportPreview>> {
  return reading(file, async () => {
    const opened = await openBooksAndSheet(desk, ws, file, options, onProgress);
    if (!opened.ok) return opened;
    const { sheet, found, context, today } = opened.value;
    const counted = newCount(sheet, found);
    const clients = new Map<string, boolean>();
    let rows = 0;
    for await (const chunk of chunks(sheet, found, context, "all", counted)) {
      const sorted = await sortOut(desk.db, ws, chunk);
      await countClients(desk, ws, sorted.fresh, clients);
      countChunk(counted, sorted, today);
      rows += chunk.length;
      onProgress("comparing", rows, found.rows);
    }
    const newClients = [...clients.values()].filter((isNew) => isNew).length;
    return done({
      ...counted,
      newClients,
      totals: [...counted.totals.values()],
      open: [...counted.open.values()],
    });
  });
}

export type ImportReport = {
  clients: number;
  invoices: number;
  payments: number;
  alreadyThere: number;
  different: number;
  faults: number;
};

/**
 * Books what the preview showed, 500 invoices a transaction. Broken off in the middle it is taken up by
 * importing again: what is there is left alone, so nothing is booked twice.
 * Refuses when the file is not the one of the preview (`sha256`), or a question is still open.
 */
export async function importInvoices(
  desk: Pick<Desk, "db" | "clock">,
  ws: WorkspaceId,
  actor: string,
  file: ImportFile,
  options: ImportOptions & { sha256: string; firstLook?: FirstLook },
  onProgress: Progress = () => {},
): Promise<Outcome<ImportReport>> {
  return reading(file, async () => {
    const opened = await openBooksAndSheet(desk, ws, file, options, onProgress);
    if (!opened.ok) return opened;
    const { sheet, found, context } = opened.value;
    if (sheet.sha256 !== options.sha256) {
      return refuse({
        kind: "import-wrong",
        file: file.name,
        because: "it has changed since the preview; import it again",
      });
    }
    const [question] = found.questions;
    if (question) return refuse(unanswered(question));
    const counted = newCount(sheet, found);
    const report = { clients: 0, invoices: 0, payments: 0, alreadyThere: 0, different: 0, faults: 0 };
    const run = {
      actor,
      cause: `import of ${file.name}`,
      madeClients: new Set<string>(),
      firstLook: options.firstLook,
    };
    let [rows, chunksDone] = [0, 0];
    // Numbers that the file brings go first, so that those we give out do not take them.
    for (const which of ["numbered", "unnumbered"] as const) {
      for await (const chunk of chunks(
        sheet,
        found,
        context,
        which,
        which === "numbered" ? counted : undefined,
      )) {
        const booked = await book(desk, ws, run, (tx) => sortOut(tx, ws, chunk));
        report.clients += booked.clients;
        report.invoices += booked.invoices;
        report.payments += booked.payments;
        report.alreadyThere += booked.alreadyThere;
        report.different += booked.different;
        report.faults += booked.obstacles;
        rows += chunk.length;
        // After 1, 2, 4, 8, ... chunks: often enough while it grows, and next to nothing in all.
        if (Number.isInteger(Math.log2(++chunksDone))) await refreshStatistics(desk.db);
        onProgress("booking", rows, found.rows);
      }
    }
    return done({ ...report, faults: report.faults + counted.faults.count });
  });
}

type Count = Omit<
  ImportPreview,
  "totals" | "open" | "newClients" | "faults" | "remarks" | "different" | "assumed"
> & {
  totals: Map<Currency, Money>;
  open: Map<Currency, Money>;
  assumed: Record<ImportRow["assumed"][number], number>;
  faults: { count: number; first: Fault[] };
  remarks: { count: number; first: Fault[] };
  different: { count: number; first: Difference[] };
};

function newCount(sheet: Sheet, found: Survey): Count {
  return {
    format: sheet.layout.format.name,
    sha256: sheet.sha256,
    rows: found.rows,
    newInvoices: 0,
    drafts: 0,
    overdue: 0,
    paid: 0,
    partPaid: 0,
    overpaid: 0,
    totals: new Map(),
    open: new Map(),
    alreadyThere: 0,
    different: { count: 0, first: [] },
    assumed: { currency: 0, issued: 0, due: 0, paidOn: 0 },
    questions: found.questions,
    waiting: 0,
    otherRows: 0,
    faults: { count: 0, first: [] },
    remarks: { count: 0, first: [] },
  };
}

type Opened = { sheet: Sheet; found: Survey; context: ReadContext; today: LocalDate };

async function openBooksAndSheet(
  desk: Pick<Desk, "db" | "clock">,
  ws: WorkspaceId,
  file: ImportFile,
  { dueOn, ...options }: ImportOptions,
  onProgress: Progress,
): Promise<Outcome<Opened>> {
  const workspace = await findWorkspace(desk.db, ws);
  if (!workspace) throw new Error("no such workspace");
  const sheet = await openSheet(file);
  if (!sheet.ok) return sheet;
  const found = await survey(sheet.value, options, (rows) => onProgress("reading", rows));
  if (found.rows === 0)
    return refuse({
      kind: "import-wrong",
      file: file.name,
      because: "it has a header row and nothing below it",
    });
  if (found.rows > MOST_ROWS)
    return refuse({ kind: "import-wrong", file: file.name, because: `it has more than ${MOST_ROWS} rows` });
  const today = dateIn(workspace.zone, desk.clock.now());
  const context = {
    currency: workspace.currency,
    today,
    ...(dueOn ? { dueOn: (issued: LocalDate) => dueOn(issued, workspace) } : {}),
  };
  return done({ sheet: sheet.value, found, context, today });
}

const MOST_ROWS = 1_000_000;

/** The invoices of the file in chunks; what is no invoice goes into `count`. */
async function* chunks(
  sheet: Sheet,
  found: Survey,
  context: ReadContext,
  which: "all" | "numbered" | "unnumbered",
  count: Count | undefined,
): AsyncGenerator<Keyed[]> {
  const lineOf = new Map<string, number>();
  const occurrences = new Map<string, number>();
  let chunk: Keyed[] = [];
  for await (const item of readRows(sheet, found, context)) {
    if (item.kind === "fault") note(count?.faults, item.fault);
    else if (item.kind === "waiting" && count) count.waiting++;
    else if (item.kind === "other" && count) count.otherRows++;
    if (item.kind !== "invoice") continue;
    for (const remark of item.remarks) note(count?.remarks, remark);
    const key = keyOf(item.row, occurrences);
    const first = lineOf.get(key);
    if (first !== undefined) note(count?.faults, twice(item.row, first));
    lineOf.set(key, first ?? item.row.line);
    if (first !== undefined || !belongs(item.row, which)) continue;
    chunk.push({ row: item.row, key });
    if (chunk.length === CHUNK) {
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}

function keyOf(row: ImportRow, occurrences: Map<string, number>): string {
  if (row.number !== undefined) return numberKey(row.number);
  const same = importKeyOf(row, 0);
  const occurrence = occurrences.get(same) ?? 0;
  occurrences.set(same, occurrence + 1);
  return importKeyOf(row, occurrence);
}

function belongs(row: ImportRow, which: "all" | "numbered" | "unnumbered"): boolean {
  return which === "all" || (row.number !== undefined) === (which === "numbered");
}

function twice(row: ImportRow, first: number): Fault {
  return {
    line: row.line,
    column: "",
    what: `is a second invoice with the number of line ${first}`,
    text: row.number ?? "",
    kept: false,
  };
}

function note<T>(list: { count: number; first: T[] } | undefined, item: T): void {
  if (!list) return;
  list.count++;
  if (list.first.length < FIRST) list.first.push(item);
}

async function countClients(
  { db }: Pick<Desk, "db">,
  ws: WorkspaceId,
  fresh: readonly Keyed[],
  clients: Map<string, boolean>,
): Promise<void> {
  const keys = new Set(fresh.map(({ row }) => nameKey(row.client)).filter((key) => !clients.has(key)));
  const known = await clientsByKey(db, ws, [...keys]);
  for (const key of keys) clients.set(key, !known.has(key));
}

function countChunk(count: Count, sorted: Sorted, today: LocalDate): void {
  count.alreadyThere += sorted.alreadyThere;
  for (const difference of sorted.different) note(count.different, difference);
  for (const obstacle of sorted.obstacles) note(count.faults, obstacle);
  for (const { row } of sorted.fresh) countInvoice(count, row, today);
}

function countInvoice(count: Count, row: ImportRow, today: LocalDate): void {
  const { currency } = row.total;
  count.newInvoices++;
  count.totals.set(currency, add(count.totals.get(currency) ?? zero(currency), row.total));
  for (const field of row.assumed) count.assumed[field]++;
  if (row.draft) {
    count.drafts++;
    return;
  }
  if (row.paid.minor >= row.total.minor) {
    count.paid++;
    if (row.paid.minor > row.total.minor) count.overpaid++;
    return;
  }
  if (row.paid.minor > 0n) count.partPaid++;
  if (row.due < today) count.overdue++;
  const open = { currency, minor: row.total.minor - row.paid.minor };
  count.open.set(currency, add(count.open.get(currency) ?? zero(currency), open));
}

function unanswered(question: Question) {
  const what = question.about === "dateOrder" ? "date" : "amount";
  return {
    kind: "ambiguous" as const,
    what: `the ${what} in column ${question.column}, line ${question.line}`,
    text: question.text,
    readings: question.readings.map(({ label, options }) => ({
      label,
      text: Object.values(options).join(""),
    })),
  };
}

const FILE_TROUBLES: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EACCES: "this user has no right to read it",
  EPERM: "this user has no right to read it",
  EISDIR: "it is a folder, not a file",
  ENOTDIR: "a part of the path is a file, not a folder",
  ENAMETOOLONG: "its name is too long",
  EIO: "the disk reports an error",
};

/** Turns the trouble of a file that cannot be opened into a refusal; all else is thrown on. */
async function reading<T>(file: ImportFile, work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await work();
  } catch (error) {
    const { code, syscall } = (error ?? {}) as NodeJS.ErrnoException;
    const because = code && (syscall === "open" || syscall === "read") ? FILE_TROUBLES[code] : undefined;
    if (!because) throw error;
    return refuse({ kind: "unreadable-file", file: file.name, because });
  }
}
