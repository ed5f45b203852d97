import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { dateIn, type LocalDate } from "../domain/calendar.ts";
import { type Client, nameKey } from "../domain/client.ts";
import type { WorkspaceId } from "../domain/ids.ts";
import { balanceOf, type Entry, type EntryKind, stateOf } from "../domain/invoice.ts";
import { type Money, negate, sum, toDecimal } from "../domain/money.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import { csvLine } from "../exchange/defuse.ts";
import { listClients } from "../store/clients.ts";
import { type Db, transact } from "../store/db.ts";
import { eventsAfter } from "../store/events.ts";
import {
  creditMemoPages,
  type ExportedInvoice,
  invoicePages,
  paymentPages,
  plainWorkspace,
  tablePages,
  WORKSPACE_TABLES,
} from "../store/exports.ts";
import { lockWorkspace } from "../store/workspaces.ts";
import { whyNotWritten } from "../store/write-trouble.ts";
import type { Desk } from "./desk.ts";

type Pages = AsyncIterable<string>;

/**
 * Writes the workspace's books into `folder`, which is made if need be: the lists as CSV, invoices.csv in the
 * columns that the import reads, and all of it in books.json. Files of an earlier export are replaced, each when
 * its new one is complete. The books stand still meanwhile, so the files fit each other.
 * Gives the paths of the files; refuses when they cannot be written.
 */
export async function exportBooks(
  desk: Pick<Desk, "db" | "clock">,
  ws: WorkspaceId,
  folder: string,
): Promise<Outcome<{ files: string[] }>> {
  try {
    await mkdir(folder, { recursive: true });
    const files = await transact(desk.db, async (tx) => {
      const { zone } = await lockWorkspace(tx, ws);
      const today = dateIn(zone, desk.clock.now());
      const contents: [name: string, pages: Pages][] = [
        ["invoices.csv", invoicesCsv(tx, ws, today)],
        ["payments.csv", paymentsCsv(tx, ws)],
        ["clients.csv", clientsCsv(tx, ws)],
        ["credit-memos.csv", creditMemosCsv(tx, ws)],
        ["timeline.csv", timelineCsv(tx, ws)],
        ["books.json", booksJson(tx, ws, desk.clock.now())],
      ];
      const paths: string[] = [];
      for (const [name, pages] of contents) paths.push(await writeWhole(join(folder, name), pages));
      return paths;
    });
    return done({ files });
  } catch (error) {
    const because = whyNotWritten(error);
    if (because === undefined) throw error;
    return refuse({ kind: "cannot-write", where: folder, because });
  }
}

/** Writes beside the file and puts it in its place at the end, so that no half file bears the name. */
async function writeWhole(path: string, pages: Pages): Promise<string> {
  const part = `${path}.part`;
  try {
    await writeFile(part, pages);
    await rename(part, path);
    return path;
  } catch (error) {
    await rm(part, { force: true }).catch(() => {});
    throw error;
  }
}

/** A CSV file page by page, with the byte order mark by which Excel knows UTF-8. */
async function* csv<T>(
  columns: readonly string[],
  pages: AsyncIterable<readonly T[]>,
  cells: (item: T) => string[],
): Pages {
  yield `\ufeff${csvLine(columns)}`;
  for await (const page of pages) yield page.map((item) => csvLine(cells(item))).join("");
}

const INVOICE_COLUMNS = [
  ...["number", "client", "emails", "issued", "due", "currency", "total", "paid", "paid_on", "credited"],
  ...["written_off", "balance", "state", "kind", "terms", "purchase_order", "note", "description"],
  ...["discounted", "charged"],
];

function invoicesCsv(tx: Db, ws: WorkspaceId, today: LocalDate): Pages {
  return csv(INVOICE_COLUMNS, invoicePages(tx, ws), (exported) => invoiceCells(exported, today));
}

function invoiceCells(
  { invoice, client, emails, entries, received, descriptions }: ExportedInvoice,
  today: LocalDate,
): string[] {
  const lowered = (...kinds: EntryKind[]) => toDecimal(negate(net(entries, kinds, invoice.total)));
  const paidOn = received.minor > 0n ? entries.findLast((e) => e.kind === "payment")?.on : undefined;
  return [
    invoice.number,
    client,
    emails.join("; "),
    invoice.issuedOn,
    invoice.dueOn,
    invoice.currency,
    toDecimal(invoice.total),
    toDecimal(received),
    paidOn ?? "",
    lowered("credit-memo", "credit-memo-cancelled", "credit-used", "credit-returned", "credit-released"),
    lowered("write-off", "write-off-reversal"),
    toDecimal(balanceOf(invoice, entries)),
    stateOf(invoice, entries, today).kind,
    invoice.kind,
    invoice.terms ?? "",
    invoice.purchaseOrder ?? "",
    invoice.note ?? "",
    descriptions.join("; "),
    lowered("early-discount", "early-discount-lapsed"),
    toDecimal(net(entries, ["late-fee", "interest", "compensation", "charge-waived"], invoice.total)),
  ];
}

function net(entries: readonly Entry[], kinds: readonly EntryKind[], { currency }: Money): Money {
  return sum(
    entries.filter((e) => kinds.includes(e.kind)).map((e) => e.effect),
    currency,
  );
}

function paymentsCsv(tx: Db, ws: WorkspaceId): Pages {
  const columns = [
    "id",
    "client",
    "currency",
    "amount",
    "received_on",
    "reference",
    "reversed_on",
    "invoices",
  ];
  return csv(columns, paymentPages(tx, ws), (p) => [
    p.id,
    p.client,
    p.amount.currency,
    toDecimal(p.amount),
    p.receivedOn,
    p.reference ?? "",
    p.reversedOn ?? "",
    p.invoices.join("; "),
  ]);
}

const CLIENT_COLUMNS = [
  ...["name", "emails", "kind", "phone", "address", "country", "language", "zone", "terms", "vat_number"],
  ...["purchase_order", "do_not_chase", "paused_on", "paused_until", "notes"],
];

function clientsCsv(tx: Db, ws: WorkspaceId): Pages {
  return csv(CLIENT_COLUMNS, clientPages(tx, ws), (client) => [
    client.name,
    client.contacts.map((contact) => contact.email).join("; "),
    client.kind,
    ...[client.phone, client.address, client.country, client.language, client.zone, client.terms].map(
      (v) => v ?? "",
    ),
    client.vatNumber ?? "",
    client.purchaseOrder ?? "",
    client.doNotChase ? "yes" : "no",
    client.pause?.on ?? "",
    client.pause?.until ?? "",
    client.notes ?? "",
  ]);
}

async function* clientPages(tx: Db, ws: WorkspaceId): AsyncGenerator<readonly Client[]> {
  for (let after = ""; ; ) {
    const page = await listClients(tx, ws, 200, after);
    const last = page.at(-1);
    if (!last) return;
    after = nameKey(last.name);
    yield page;
  }
}

function creditMemosCsv(tx: Db, ws: WorkspaceId): Pages {
  const columns = [
    "number",
    "invoice",
    "client",
    "currency",
    "amount",
    "issued_on",
    "reason",
    "cancelled_on",
  ];
  return csv(columns, creditMemoPages(tx, ws), (memo) => [
    memo.number,
    memo.invoice,
    memo.client,
    memo.amount.currency,
    toDecimal(memo.amount),
    memo.issuedOn,
    memo.reason,
    memo.cancelledOn ?? "",
  ]);
}

function timelineCsv(tx: Db, ws: WorkspaceId): Pages {
  const columns = ["seq", "at", "actor", "kind", "client", "invoice", "cause", "data", "hash"];
  return csv(columns, eventPages(tx, ws), (e) => [
    e.seq.toString(),
    e.at.toISOString(),
    e.actor,
    e.kind,
    e.client ?? "",
    e.invoice ?? "",
    e.cause,
    JSON.stringify(e.data),
    e.hash,
  ]);
}

async function* eventPages(tx: Db, ws: WorkspaceId) {
  for (let after = 0n; ; ) {
    const page = await eventsAfter(tx, ws, after, 1000);
    const last = page.at(-1);
    if (!last) return;
    after = last.seq;
    yield page;
  }
}

/** All tables of the workspace, each a list under its name in the schema. */
async function* booksJson(tx: Db, ws: WorkspaceId, now: Date): Pages {
  const head = { format: "dunlin-books", version: 1, exportedAt: now.toISOString() };
  yield `${JSON.stringify(head).slice(0, -1)},\n"workspace":${JSON.stringify(await plainWorkspace(tx, ws))}`;
  for (const [name, table] of WORKSPACE_TABLES) {
    yield `,\n${JSON.stringify(name)}:[`;
    let first = true;
    for await (const page of tablePages(tx, ws, table)) {
      yield `${first ? "\n" : ",\n"}${page.map((row) => JSON.stringify(row)).join(",\n")}`;
      first = false;
    }
    yield "]";
  }
  yield "}\n";
}
