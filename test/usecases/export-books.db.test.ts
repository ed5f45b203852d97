import { createReadStream } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { WorkspaceId } from "../../src/domain/ids.ts";
import type { Outcome } from "../../src/domain/outcome.ts";
import type { ImportFile } from "../../src/exchange/import-file.ts";
import type { Db } from "../../src/store/db.ts";
import { WORKSPACE_TABLES } from "../../src/store/exports.ts";
import { exportBooks } from "../../src/usecases/export-books.ts";
import { importInvoices, previewImport } from "../../src/usecases/import-invoices.ts";
import { handClock } from "../kit/clock.ts";
import { dbTest } from "../kit/db.ts";
import { openAsking } from "./asks-kit.ts";
import { addWorkspace } from "./import-kit.ts";

const clock = handClock("2026-11-23T09:00:00Z");
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "dunlin-export-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
}

async function bring(db: Db, ws: WorkspaceId, file: ImportFile) {
  const { sha256 } = value(await previewImport({ db, clock }, ws, file));
  return value(await importInvoices({ db, clock }, ws, "Ada", file, { sha256 }));
}

const NASTY = `number,client,email,issued,due,currency,total,paid,paid on,note,description,po
'=1+1,'@home GmbH,a@home.example; b@home.example,2026-09-01,2026-09-15,EUR,1000.00,,,'-note,"Work, ""fine""",'+49
A-2,"Tern, Sons",,2026-09-01,2026-09-15,JPY,1000,1000,2026-09-20,"two
lines",,
A-3,שלום 🐦,,2026-09-01,2026-12-15,KWD,1.250,0.250,2026-09-20,,,
A-4,'n Beetje,,2026-09-01,2026-09-15,USD,50.00,70.00,2026-09-20,,,
`;
const nasty: ImportFile = {
  name: "nasty.csv",
  open: async function* () {
    yield Buffer.from(NASTY);
  },
};

dbTest("what is exported is imported again as it was, into these books and into empty ones", async (db) => {
  const [first, second] = [await addWorkspace(db), await addWorkspace(db)];
  expect(await bring(db, first, nasty)).toMatchObject({ invoices: 4, faults: 0 });
  const one = join(folder, "one");
  value(await exportBooks({ db, clock }, first, one));
  const exported: ImportFile = {
    name: "invoices.csv",
    open: () => createReadStream(join(one, "invoices.csv")),
  };
  const preview = value(await previewImport({ db, clock }, first, exported));
  expect(preview).toMatchObject({ format: "Dunlin", newInvoices: 0, alreadyThere: 4, faults: { count: 0 } });
  expect(preview.remarks).toEqual({ count: 0, first: [] });
  expect(await bring(db, second, exported)).toMatchObject({ invoices: 4, payments: 3, faults: 0 });
  const two = join(folder, "two");
  value(await exportBooks({ db, clock }, second, two));
  expect(await readFile(join(two, "invoices.csv"), "utf8")).toBe(
    await readFile(join(one, "invoices.csv"), "utf8"),
  );
});

dbTest("the lists hold what is on the books, and no cell starts a formula", async (db) => {
  const ws = await addWorkspace(db);
  await bring(db, ws, nasty);
  const target = join(folder, "lists");
  const { files } = value(await exportBooks({ db, clock }, ws, target));
  expect(files.map((path) => path.slice(target.length + 1)).sort()).toEqual((await readdir(target)).sort());
  const lists = await Promise.all(
    files
      .filter((path) => path.endsWith(".csv"))
      .map(async (path) => parse(await readFile(path), { bom: true }) as string[][]),
  );
  expect(lists.map((rows) => rows.length - 1)).toEqual([4, 3, 4, 0, 12]);
  for (const cell of lists.flat(2)) expect(cell).not.toMatch(/^[=+@\t\r]|^-(?!\d+(\.\d+)?$)/);
  const over = lists[0]!.find((row) => row[0] === "A-4")!;
  expect(over.slice(5, 13)).toEqual(["USD", "50.00", "70.00", "2026-09-20", "0.00", "0.00", "0.00", "paid"]);
});

dbTest("books.json holds every table, amounts as decimals of their currency", async (db) => {
  const ws = await addWorkspace(db);
  await bring(db, ws, nasty);
  value(await exportBooks({ db, clock }, ws, folder));
  const books = JSON.parse(await readFile(join(folder, "books.json"), "utf8"));
  expect(Object.keys(books)).toEqual([
    "format",
    "version",
    "exportedAt",
    "workspace",
    ...WORKSPACE_TABLES.map(([name]) => name),
  ]);
  expect(books.invoices.map((i: { total: string }) => i.total).sort()).toEqual([
    "1.250",
    "1000",
    "1000.00",
    "50.00",
  ]);
  expect(books.invoiceLines.map((l: { unitPrice: string }) => l.unitPrice).sort()).toEqual([
    "1.250",
    "1000",
    "1000.00",
    "50.00",
  ]);
  expect(books.creditMovements).toMatchObject([{ kind: "overpayment", effect: "20.00" }]);
  expect(books.workspace).toMatchObject({ name: "Shore Studio", tolerance: "0.00", eventCount: "12" });
  expect(books.events.map((e: { seq: string }) => e.seq)).toEqual(
    Array.from({ length: 12 }, (_, i) => String(i + 1)),
  );
});

dbTest("books.json holds what the team was asked, the calls, and why they are late", async (db) => {
  const house = await openAsking(db, "call");
  await house.say("/invoice reason 1 procedure =no order number");
  await house.press(await house.say("/invoice call 1"), "Left a message");
  value(await exportBooks(house.desk, house.workspace.id, folder));
  const books = JSON.parse(await readFile(join(folder, "books.json"), "utf8"));
  expect(books.asks).toMatchObject([
    { kind: "call", step: "call", doneOn: "2026-11-23", result: "done", doneBy: "Jo" },
  ]);
  expect(books.calls).toMatchObject([{ result: "left-message", calledBy: "Jo", calledOn: "2026-11-23" }]);
  expect(books.invoices).toMatchObject([{ lateReason: "procedure", lateReasonNote: "=no order number" }]);
});

dbTest("more rows than a page come out once each", async (db) => {
  const ws = await addWorkspace(db);
  const rows = Array.from({ length: 1205 }, (_, i) => `N${i},C${i % 203},1.00,2026-09-01,1.00`);
  const many: ImportFile = {
    name: "many.csv",
    open: async function* () {
      yield Buffer.from(["number,client,total,due,paid", ...rows].join("\n"));
    },
  };
  await bring(db, ws, many);
  const target = join(folder, "many");
  value(await exportBooks({ db, clock }, ws, target));
  const read = async (name: string) => parse(await readFile(join(target, name)), { bom: true }) as string[][];
  expect(new Set((await read("invoices.csv")).map((row) => row[0])).size).toBe(1206);
  expect(new Set((await read("payments.csv")).map((row) => row[0])).size).toBe(1206);
  expect(new Set((await read("clients.csv")).map((row) => row[0])).size).toBe(204);
  const books = JSON.parse(await readFile(join(target, "books.json"), "utf8"));
  expect(
    [books.invoices, books.invoiceLines, books.entries, books.events].map((list) => list.length),
  ).toEqual([1205, 1205, 1205, 2613]);
});

dbTest("one workspace's export holds nothing of another's", async (db) => {
  const [ours, theirs] = [await addWorkspace(db), await addWorkspace(db)];
  await bring(db, theirs, nasty);
  const target = join(folder, "ours");
  const { files } = value(await exportBooks({ db, clock }, ours, target));
  for (const path of files) expect(await readFile(path, "utf8")).not.toContain("Tern");
});

dbTest("a folder that cannot be written is refused, and no half file stays", async (db) => {
  const ws = await addWorkspace(db);
  const inTheWay = join(folder, "a-file");
  await writeFile(inTheWay, "");
  expect(await exportBooks({ db, clock }, ws, inTheWay)).toEqual({
    ok: false,
    refusal: { kind: "cannot-write", where: inTheWay, because: expect.any(String) },
  });
  expect(await exportBooks({ db, clock }, ws, join(inTheWay, "below"))).toMatchObject({
    ok: false,
    refusal: { kind: "cannot-write" },
  });
});

test("every table of the schema is in the export", () => {
  expect(WORKSPACE_TABLES.map(([name]) => name)).toContain("letterVersions");
});
