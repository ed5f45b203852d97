import type { Client } from "../domain/client.ts";
import { nameKey } from "../domain/client.ts";
import type { Invoice } from "../domain/invoice.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import type { Workspace } from "../domain/workspace.ts";
import { findClientByName, searchClients } from "../store/clients.ts";
import { searchInvoices } from "../store/invoices.ts";
import type { Desk } from "./desk.ts";

/** How many meanings are offered when a name or number fits more than one. */
const MOST_READINGS = 8;

/** The client meant by a name, or by a part of it; more than one match asks which. */
export async function clientNamed(
  { db }: Pick<Desk, "db">,
  { id: ws }: Pick<Workspace, "id">,
  text: string,
): Promise<Outcome<Client>> {
  const exact = await findClientByName(db, ws, text);
  if (exact) return done(exact);
  const found = nameKey(text) === "" ? [] : await searchClients(db, ws, text, MOST_READINGS + 1);
  if (found.length === 1) return done(found[0]!);
  if (found.length === 0) return refuse({ kind: "no-such-client", text });
  const readings = found.slice(0, MOST_READINGS).map(({ name }) => ({ label: name, text: name }));
  return refuse({ kind: "ambiguous", what: "client", text, readings });
}

/**
 * A client to bill: one on the books, or a new name. A name in quotes is meant exactly; without them,
 * one that is part of a client's name is asked back rather than made a second time.
 */
export async function clientToBill(
  { db }: Pick<Desk, "db">,
  { id: ws }: Pick<Workspace, "id">,
  text: string,
  exactly: boolean,
): Promise<Outcome<{ id: Client["id"] } | { name: string }>> {
  const exact = await findClientByName(db, ws, text);
  if (exact) return done({ id: exact.id });
  const similar = exactly ? [] : await searchClients(db, ws, text, MOST_READINGS);
  if (similar.length === 0) return done({ name: text });
  const readings = similar.map(({ name }) => ({ label: name, text: name }));
  readings.push({ label: `a new client “${text}”`, text });
  return refuse({ kind: "ambiguous", what: "client", text, readings });
}

/** The invoice meant by a number, or by a part of it ("7" for INV-0007); more than one match asks which. */
export async function invoiceNumbered(
  { db }: Pick<Desk, "db">,
  { id: ws }: Pick<Workspace, "id">,
  text: string,
): Promise<Outcome<Invoice>> {
  const found = await searchInvoices(db, ws, text, MOST_READINGS + 1);
  if (found.length === 1) return done(found[0]!.invoice);
  if (found.length === 0) return refuse({ kind: "no-such-invoice", text });
  const readings = found
    .slice(0, MOST_READINGS)
    .map(({ invoice }) => ({ label: invoice.number, text: invoice.number }));
  return refuse({ kind: "ambiguous", what: "invoice", text, readings });
}
