import type { Client } from "../domain/client.ts";
import type { ClientId, InvoiceId } from "../domain/ids.ts";
import { balanceOf, type Invoice } from "../domain/invoice.ts";
import type { Money } from "../domain/money.ts";
import type { Workspace } from "../domain/workspace.ts";
import { findClients, namesInText } from "../store/clients.ts";
import { findInvoices, type LedgerInvoice, openInvoicesOf, searchInvoices } from "../store/invoices.ts";
import type { Desk } from "./desk.ts";

/** An invoice that words may mean, whose it is, and what is open on it now. */
export type MeantInvoice = { invoice: Invoice; client: Pick<Client, "id" | "name">; open: Money };

type Books = Pick<Desk, "db">;

/** More names than this stand in no sentence. */
const MOST_NAMES = 20;
/** More than anybody can choose from; one more is asked for, to know that there are. */
export const MOST_MEANT = 8;

/** Clients on the books whose whole name stands in a text. */
export function clientsNamedIn(
  { db }: Books,
  { id }: Pick<Workspace, "id">,
  text: string,
): Promise<string[]> {
  return namesInText(db, id, text, MOST_NAMES);
}

/** The invoices that a number, or a part of one, may mean; of one client alone where it is given. */
export async function invoicesLike(
  { db }: Books,
  { id: ws }: Pick<Workspace, "id">,
  number: string,
  client?: ClientId,
): Promise<MeantInvoice[]> {
  const found = await searchInvoices(db, ws, number, client ? MOST_SEARCHED : MOST_MEANT + 1);
  return withClients({ db }, ws, client ? found.filter(({ invoice }) => invoice.client === client) : found);
}

/** Of several clients' invoices with such a number, the one meant may be far down the list. */
const MOST_SEARCHED = 200;

/** Whose these invoices are, and what is open on each now. */
export async function meantInvoices(
  { db }: Books,
  { id: ws }: Pick<Workspace, "id">,
  ids: readonly InvoiceId[],
): Promise<MeantInvoice[]> {
  return ids.length === 0 ? [] : withClients({ db }, ws, await findInvoices(db, ws, ids));
}

/** A client's open invoices, oldest due first. */
export async function openInvoices(
  { db }: Books,
  { id: ws }: Pick<Workspace, "id">,
  client: ClientId,
): Promise<MeantInvoice[]> {
  return withClients({ db }, ws, await openInvoicesOf(db, ws, client));
}

async function withClients(
  { db }: Books,
  ws: Workspace["id"],
  found: readonly LedgerInvoice[],
): Promise<MeantInvoice[]> {
  const ids = [...new Set(found.map(({ invoice }) => invoice.client))];
  const clients = new Map((await findClients(db, ws, ids)).map((client) => [client.id, client]));
  return found.map(({ invoice, entries }) => ({
    invoice,
    client: clients.get(invoice.client)!,
    open: balanceOf(invoice, entries),
  }));
}
