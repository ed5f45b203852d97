import { addDays, dateIn, instantAt, type LocalDate } from "../domain/calendar.ts";
import type { Client } from "../domain/client.ts";
import type { ClientId } from "../domain/ids.ts";
import type { Invoice } from "../domain/invoice.ts";
import type { Money } from "../domain/money.ts";
import type { Workspace } from "../domain/workspace.ts";
import { findClients, listClients, searchClients } from "../store/clients.ts";
import { findInvoices, searchInvoices } from "../store/invoices.ts";
import {
  type AgingRow,
  agingByClient,
  type InvoiceFilter,
  listInvoices,
  upcomingLooks,
} from "../store/reports.ts";
import type { Desk } from "./desk.ts";
import { type ReceivableRow, rowOf } from "./receivable-row.ts";
import { type WaitingAsk, waitingAsks } from "./view-ask.ts";
import { type WaitingLetter, waitingLetters } from "./view-letter.ts";

type ReadDesk = Pick<Desk, "db" | "clock">;

/** Invoices a page; a phone shows about as many. */
export const PAGE = 20;

export type ReceivableList = { rows: ReceivableRow[]; total: number; open: Money[]; page: number };

export async function listReceivables(
  { db, clock }: ReadDesk,
  { id: ws, zone }: Workspace,
  query: { filter: InvoiceFilter; client?: ClientId; page: number },
): Promise<ReceivableList> {
  const today = dateIn(zone, clock.now());
  const { page, ...rest } = query;
  const found = await listInvoices(db, ws, { ...rest, today, limit: PAGE, offset: (page - 1) * PAGE });
  return {
    page,
    total: found.total,
    open: found.open,
    rows: found.rows.map((row) => rowOf(row, row.clientName, today)),
  };
}

export type Aging = { rows: AgingRow[]; today: LocalDate };

/** Most rows of an aging table; a business with more reads it in the export. */
const AGING_ROWS = 10_000;

export async function aging({ db, clock }: ReadDesk, { id, zone }: Workspace): Promise<Aging> {
  const today = dateIn(zone, clock.now());
  return { today, rows: await agingByClient(db, id, today, { limit: AGING_ROWS, offset: 0 }) };
}

/** What asks for somebody today, and what the next seven days bring on all other invoices. */
export type Today = {
  waiting: WaitingLetter[];
  /** What the team was asked and has not answered. */
  asks: WaitingAsk[];
  overdue: ReceivableList;
  open: Money[];
  upcoming: { invoice: Invoice; client: string; on: LocalDate; why: string }[];
};

export async function todaysList(desk: ReadDesk, workspace: Workspace): Promise<Today> {
  const { db, clock } = desk;
  const { id: ws, zone } = workspace;
  const now = clock.now();
  const until = instantAt(zone, addDays(dateIn(zone, now), 8), 0);
  const looks = await upcomingLooks(db, ws, { after: now, until }, 20);
  const found = await findInvoices(
    db,
    ws,
    looks.map((look) => look.invoice),
  );
  const clients = await findClients(db, ws, [...new Set(found.map(({ invoice }) => invoice.client))]);
  const names = new Map(clients.map(({ id, name }) => [id, name]));
  const waiting = await waitingLetters(desk, workspace);
  const asks = await waitingAsks(desk, workspace);
  // What waits for a person today comes up again by itself: it is not news of another day.
  const here = new Set([
    ...waiting.flatMap(({ letter }) => letter.invoices.filter((l) => l.step).map((l) => l.invoice)),
    ...asks.map(({ ask }) => ask.invoice),
  ]);
  return {
    waiting,
    asks,
    overdue: await listReceivables(desk, workspace, { filter: "overdue", page: 1 }),
    open: (await listInvoices(db, ws, { filter: "open", today: dateIn(zone, now), limit: 1, offset: 0 }))
      .open,
    upcoming: looks.flatMap((look) => {
      const invoice = found.find((f) => f.invoice.id === look.invoice)?.invoice;
      return invoice && !here.has(invoice.id)
        ? [{ invoice, client: names.get(invoice.client)!, on: dateIn(zone, look.at), why: look.why }]
        : [];
    }),
  };
}

/** Clients by name, or those whose name holds `part`; `PAGE` at most, after the name `after`. */
export async function clientPage(
  { db }: Pick<Desk, "db">,
  { id: ws }: Workspace,
  { part, after }: { part?: string; after?: string },
): Promise<Client[]> {
  return part ? searchClients(db, ws, part, PAGE) : listClients(db, ws, PAGE, after);
}

/** Invoice numbers that a typed part could mean. */
export async function numbersLike(
  { db }: Pick<Desk, "db">,
  { id: ws }: Workspace,
  part: string,
  limit: number,
): Promise<string[]> {
  return (await searchInvoices(db, ws, part, limit)).map(({ invoice }) => invoice.number);
}
