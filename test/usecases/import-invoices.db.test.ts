import { createReadStream } from "node:fs";
import { and, eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import { day } from "../../src/domain/calendar.ts";
import type { WorkspaceId } from "../../src/domain/ids.ts";
import { toDecimal } from "../../src/domain/money.ts";
import type { Outcome } from "../../src/domain/outcome.ts";
import type { ImportFile } from "../../src/exchange/import-file.ts";
import type { Db } from "../../src/store/db.ts";
import { eventsAfter } from "../../src/store/events.ts";
import { findInvoiceByNumber, nextLookOf } from "../../src/store/invoices.ts";
import { contacts, creditMovements, invoices } from "../../src/store/schema.ts";
import { type ImportOptions, importInvoices, previewImport } from "../../src/usecases/import-invoices.ts";
import { handClock } from "../kit/clock.ts";
import { dbTest } from "../kit/db.ts";
import { addWorkspace } from "./import-kit.ts";

const clock = handClock("2026-11-23T09:00:00Z");

function file(content: string): ImportFile {
  return {
    name: "old-books.csv",
    open: async function* () {
      yield Buffer.from(content);
    },
  };
}

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
}

/** Preview, then confirm, as a person does. */
async function bring(db: Db, ws: WorkspaceId, content: string, options: ImportOptions = {}) {
  const { sha256 } = value(await previewImport({ db, clock }, ws, file(content), options));
  const firstLook = () => ({ at: new Date("2026-11-24T08:00:00Z"), why: "imported" });
  return value(
    await importInvoices({ db, clock }, ws, "Ada", file(content), { ...options, sha256, firstLook }),
  );
}

async function countOf(db: Db, ws: WorkspaceId): Promise<number> {
  return (await db.select({ id: invoices.id }).from(invoices).where(eq(invoices.workspaceId, ws))).length;
}

const SHEET = `number,client,email,issued,due,total,paid
A-1,Tern & Sons,ap@tern.example,2026-09-01,2026-09-15,1000.00,
A-2,TERN and sons,,2026-09-01,2026-09-15,10.00,10.00
A-3,tern & sons,AP@tern.example; cfo@tern.example,2026-12-01,2026-12-15,99.50,40.00
A-4,Gull Ltd,,2026-09-01,2026-09-15,50.00,70.00
,Gull Ltd,,2026-09-01,2026-09-15,30.00,
,Gull Ltd,,2026-09-01,2026-09-15,30.00,
A-1,Gull Ltd,,2026-09-01,2026-09-15,30.00,
A-5,Gull Ltd,,2026-09-01,2026-08-15,30.00,
`;

describe("the preview", () => {
  dbTest("says what will be made and what is wrong, and writes nothing", async (db) => {
    const ws = await addWorkspace(db);
    const preview = value(await previewImport({ db, clock }, ws, file(SHEET)));
    expect(preview).toMatchObject({
      format: "plain sheet",
      rows: 8,
      newClients: 3,
      newInvoices: 6,
      overdue: 3,
      paid: 2,
      overpaid: 1,
      partPaid: 1,
      alreadyThere: 0,
      waiting: 0,
      questions: [],
    });
    expect(preview.totals.map(toDecimal)).toEqual(["1219.50"]);
    expect(preview.open.map(toDecimal)).toEqual(["1119.50"]);
    expect(preview.faults.first.map((f) => [f.line, f.what])).toEqual([
      [8, "is a second invoice with the number of line 2"],
      [9, "is before the issue date, 2026-09-01"],
    ]);
    expect(await countOf(db, ws)).toBe(0);
    expect(await eventsAfter(db, ws, 0n, 10)).toEqual([]);
  });

  dbTest("an open question stops the import until it is answered", async (db) => {
    const ws = await addWorkspace(db);
    const asked = "number,client,total,due\n1,Tern,5,3/4/2026\n";
    const preview = value(await previewImport({ db, clock }, ws, file(asked)));
    expect(preview).toMatchObject({ waiting: 1, newInvoices: 0, questions: [{ column: "due", line: 2 }] });
    const refused = await importInvoices({ db, clock }, ws, "Ada", file(asked), { sha256: preview.sha256 });
    expect(refused).toMatchObject({ ok: false, refusal: { kind: "ambiguous", text: "3/4/2026" } });
    expect(await bring(db, ws, asked, { dateOrder: "dmy" })).toMatchObject({ invoices: 1 });
    expect((await findInvoiceByNumber(db, ws, "1"))!.invoice.dueOn).toBe("2026-04-03");
  });

  dbTest("a file that is not there or changed since is refused", async (db) => {
    const ws = await addWorkspace(db);
    const gone: ImportFile = { name: "gone.csv", open: () => createReadStream("no-such-folder/gone.csv") };
    const because = "there is no such file";
    expect(await previewImport({ db, clock }, ws, gone)).toEqual({
      ok: false,
      refusal: { kind: "unreadable-file", file: "gone.csv", because },
    });
    const { sha256 } = value(await previewImport({ db, clock }, ws, file(SHEET)));
    const changed = await importInvoices({ db, clock }, ws, "Ada", file(`${SHEET}\n`), { sha256 });
    expect(changed).toMatchObject({ ok: false, refusal: { because: expect.stringContaining("changed") } });
    expect(await countOf(db, ws)).toBe(0);
  });
});

describe("the import", () => {
  dbTest("books invoices, payments, credit, contacts and the timeline", async (db) => {
    const ws = await addWorkspace(db);
    const report = await bring(db, ws, SHEET);
    expect(report).toEqual({
      clients: 3,
      invoices: 6,
      payments: 3,
      alreadyThere: 0,
      different: 0,
      faults: 2,
    });
    const part = (await findInvoiceByNumber(db, ws, "a-3"))!;
    expect(part.invoice).toMatchObject({
      issuedOn: day("2026-12-01"),
      total: { minor: 9950n, currency: "EUR" },
    });
    expect(part.entries).toMatchObject([{ kind: "payment", effect: { minor: -4000n }, on: "2026-11-23" }]);
    expect(await nextLookOf(db, ws, part.invoice.id)).toMatchObject({ why: "imported" });
    const over = (await findInvoiceByNumber(db, ws, "A-4"))!;
    expect(over.entries).toMatchObject([{ effect: { minor: -5000n }, on: "2026-09-15" }]);
    expect(await nextLookOf(db, ws, over.invoice.id)).toBeUndefined();
    const credit = await db.select().from(creditMovements).where(eq(creditMovements.workspaceId, ws));
    expect(credit).toMatchObject([
      { kind: "overpayment", effectMinor: 2000n, clientId: over.invoice.client },
    ]);
    const emails = await db
      .select({ email: contacts.email })
      .from(contacts)
      .where(and(eq(contacts.workspaceId, ws), eq(contacts.clientId, part.invoice.client)));
    expect(emails.map((c) => c.email).sort()).toEqual(["ap@tern.example", "cfo@tern.example"]);
    const kinds = (await eventsAfter(db, ws, 0n, 100)).map((e) => e.kind);
    expect(kinds.filter((kind) => kind === "invoice-imported")).toHaveLength(6);
    expect(kinds.filter((kind) => kind === "payment-recorded")).toHaveLength(3);
    expect(kinds.filter((kind) => kind === "credit-added")).toHaveLength(1);
  });

  dbTest("importing again changes nothing, rows without a number included", async (db) => {
    const ws = await addWorkspace(db);
    await bring(db, ws, SHEET);
    const events = await eventsAfter(db, ws, 0n, 100);
    const again = await bring(db, ws, SHEET);
    expect(again).toEqual({ clients: 0, invoices: 0, payments: 0, alreadyThere: 6, different: 0, faults: 2 });
    expect(await countOf(db, ws)).toBe(6);
    expect(await eventsAfter(db, ws, 0n, 100)).toEqual(events);
  });

  dbTest("one that broke off in the middle is finished by importing again", async (db) => {
    const ws = await addWorkspace(db);
    const many = (n: number) =>
      [
        "number,client,total,due",
        ...Array.from({ length: n }, (_, i) => `${i % 2 ? `N${i}` : ""},C${i % 7},${i + 1},2026-09-01`),
      ].join("\n");
    const sheet = many(1300);
    const { sha256 } = value(await previewImport({ db, clock }, ws, file(sheet)));
    const broken = importInvoices({ db, clock }, ws, "Ada", file(sheet), { sha256 }, (step, rows) => {
      if (step === "booking" && rows >= 1000) throw new Error("the light went out");
    });
    await expect(broken).rejects.toThrow("the light went out");
    const there = await countOf(db, ws);
    expect(there).toBeGreaterThanOrEqual(1000);
    expect(there).toBeLessThan(1300);
    expect(await bring(db, ws, sheet)).toMatchObject({ invoices: 1300 - there, alreadyThere: there });
    expect(await countOf(db, ws)).toBe(1300);
  });

  dbTest("numbers of our own keep clear of those that the file brings", async (db) => {
    const ws = await addWorkspace(db);
    await bring(
      db,
      ws,
      "number,client,total,due\n,Tern,1,2026-09-01\nINV-0001,Tern,2,2026-09-01\n,Tern,3,2026-09-01\n",
    );
    const rows = await db
      .select()
      .from(invoices)
      .where(eq(invoices.workspaceId, ws))
      .orderBy(invoices.totalMinor);
    expect(rows.map((row) => row.number)).toEqual(["INV-0002", "INV-0001", "INV-0003"]);
  });

  dbTest("a number with other content is listed and left alone; more paid is told too", async (db) => {
    const ws = await addWorkspace(db);
    const head = "number,client,total,due,paid\n";
    await bring(db, ws, `${head}1,Tern,10,2026-09-01,5\n2,Tern,20,2026-09-01,\n3,Tern,30,2026-09-01,30\n`);
    const later = `${head}1,Tern,11,2026-09-01,5\n2,Tern,20,2026-09-01,20\n3,Tern,30,2026-09-01,\n`;
    const preview = value(await previewImport({ db, clock }, ws, file(later)));
    expect(preview.different.first.map((d) => [d.number, d.what, d.file, d.books])).toEqual([
      ["1", "amount", "EUR 11.00", "EUR 10.00"],
      ["2", "paid", "EUR 20.00", "EUR 0.00"],
    ]);
    expect(preview).toMatchObject({ newInvoices: 0, alreadyThere: 1 });
    expect(await bring(db, ws, later)).toMatchObject({ invoices: 0, different: 2 });
  });

  dbTest("another workspace's invoices are not there, and not touched", async (db) => {
    const [ours, theirs] = [await addWorkspace(db), await addWorkspace(db)];
    await bring(db, theirs, SHEET);
    expect(await bring(db, ours, SHEET)).toMatchObject({ invoices: 6, alreadyThere: 0, clients: 3 });
    expect(await countOf(db, theirs)).toBe(6);
  });
});
