import { and, asc, eq, gt, inArray, like, sql } from "drizzle-orm";
import { z } from "zod";
import type { LocalDate, Zone } from "../domain/calendar.ts";
import { type Client, type Contact, nameKey } from "../domain/client.ts";
import type { Contract } from "../domain/contract.ts";
import type { ClientId, ContactId, MemberId, WorkspaceId } from "../domain/ids.ts";
import type { Db } from "./db.ts";
import { toLadder } from "./kept-ladder.ts";
import { clients, contacts } from "./schema.ts";

type Row = typeof clients.$inferSelect;
type ContactRow = typeof contacts.$inferSelect;

/** Loads whole clients with their contacts, in the order of `rows`. */
async function withContacts(tx: Db, ws: WorkspaceId, rows: Row[]): Promise<Client[]> {
  if (rows.length === 0) return [];
  const found = await tx
    .select()
    .from(contacts)
    .where(
      and(
        eq(contacts.workspaceId, ws),
        inArray(
          contacts.clientId,
          rows.map((r) => r.id),
        ),
      ),
    )
    .orderBy(asc(contacts.position), asc(contacts.id));
  return rows.map((row) =>
    toClient(
      row,
      found.filter((c) => c.clientId === row.id),
    ),
  );
}

export async function findClient(tx: Db, ws: WorkspaceId, id: ClientId): Promise<Client | undefined> {
  const rows = await tx
    .select()
    .from(clients)
    .where(and(eq(clients.workspaceId, ws), eq(clients.id, id)));
  return (await withContacts(tx, ws, rows))[0];
}

export async function findClients(tx: Db, ws: WorkspaceId, ids: readonly ClientId[]): Promise<Client[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select()
    .from(clients)
    .where(and(eq(clients.workspaceId, ws), inArray(clients.id, [...ids])));
  return withContacts(tx, ws, rows);
}

/** The client whose folded name is exactly this. */
export async function findClientByName(tx: Db, ws: WorkspaceId, name: string): Promise<Client | undefined> {
  const rows = await tx
    .select()
    .from(clients)
    .where(and(eq(clients.workspaceId, ws), eq(clients.nameKey, nameKey(name))));
  return (await withContacts(tx, ws, rows))[0];
}

/** Clients whose folded name holds `part`, those that begin with it first; at most `limit`. */
export async function searchClients(tx: Db, ws: WorkspaceId, part: string, limit: number): Promise<Client[]> {
  const key = likeText(nameKey(part));
  const rows = await tx
    .select()
    .from(clients)
    .where(and(eq(clients.workspaceId, ws), like(clients.nameKey, `%${key}%`)))
    .orderBy(sql`${clients.nameKey} not like ${`${key}%`}`, asc(clients.nameKey))
    .limit(limit);
  return withContacts(tx, ws, rows);
}

/** Names of clients that stand in a text, whole and anywhere in it, the longest first; `limit` at most. */
export async function namesInText(tx: Db, ws: WorkspaceId, text: string, limit: number): Promise<string[]> {
  const rows = await tx
    .select({ name: clients.name })
    .from(clients)
    .where(
      and(
        eq(clients.workspaceId, ws),
        sql`char_length(${clients.nameKey}) > 1 and strpos(${nameKey(text)}, ${clients.nameKey}) > 0`,
      ),
    )
    .orderBy(sql`char_length(${clients.nameKey}) desc`, asc(clients.nameKey))
    .limit(limit);
  return rows.map(({ name }) => name);
}

/** Clients by name, `limit` at most, after the folded name `after`. */
export async function listClients(tx: Db, ws: WorkspaceId, limit: number, after = ""): Promise<Client[]> {
  const rows = await tx
    .select()
    .from(clients)
    .where(and(eq(clients.workspaceId, ws), sql`${clients.nameKey} > ${after}`))
    .orderBy(asc(clients.nameKey))
    .limit(limit);
  return withContacts(tx, ws, rows);
}

/** Ids of the clients after `after`, in the order of ids. */
export async function clientIdsAfter(
  tx: Db,
  ws: WorkspaceId,
  after: ClientId | undefined,
  limit: number,
): Promise<ClientId[]> {
  const rows = await tx
    .select({ id: clients.id })
    .from(clients)
    .where(and(eq(clients.workspaceId, ws), after ? gt(clients.id, after) : undefined))
    .orderBy(asc(clients.id))
    .limit(limit);
  return rows.map((row) => row.id as ClientId);
}

export async function insertClient(tx: Db, ws: WorkspaceId, client: Client, createdAt: Date): Promise<void> {
  await tx.insert(clients).values({ workspaceId: ws, id: client.id, createdAt, ...clientRow(client) });
  await insertContacts(tx, ws, client.id, client.contacts, 0);
}

/** Replaces the client's own fields; contacts have functions of their own. */
export async function updateClient(tx: Db, ws: WorkspaceId, client: Client): Promise<void> {
  await tx
    .update(clients)
    .set(clientRow(client))
    .where(and(eq(clients.workspaceId, ws), eq(clients.id, client.id)));
}

export async function insertContacts(
  tx: Db,
  ws: WorkspaceId,
  client: ClientId,
  added: readonly Contact[],
  firstPosition: number,
): Promise<void> {
  if (added.length === 0) return;
  await tx.insert(contacts).values(
    added.map((c, i) => ({
      workspaceId: ws,
      id: c.id,
      clientId: client,
      name: c.name ?? null,
      email: c.email,
      getsReminders: c.getsReminders,
      position: firstPosition + i,
    })),
  );
}

export async function updateContact(tx: Db, ws: WorkspaceId, contact: Contact): Promise<void> {
  await tx
    .update(contacts)
    .set({ name: contact.name ?? null, email: contact.email, getsReminders: contact.getsReminders })
    .where(and(eq(contacts.workspaceId, ws), eq(contacts.id, contact.id)));
}

export async function deleteContact(tx: Db, ws: WorkspaceId, contact: ContactId): Promise<void> {
  await tx.delete(contacts).where(and(eq(contacts.workspaceId, ws), eq(contacts.id, contact)));
}

/** What stands for itself inside a LIKE pattern. */
export function likeText(text: string): string {
  return text.replace(/[\\%_]/g, (c) => `\\${c}`);
}

function clientRow(c: Client) {
  return {
    name: c.name,
    nameKey: nameKey(c.name),
    kind: c.kind,
    phone: c.phone ?? null,
    address: c.address ?? null,
    country: c.country ?? null,
    language: c.language ?? null,
    zone: c.zone ?? null,
    terms: c.terms ?? null,
    vatNumber: c.vatNumber ?? null,
    purchaseOrder: c.purchaseOrder ?? null,
    notes: c.notes ?? null,
    contract: c.contract ?? {},
    ladder: c.ladder ?? null,
    ownerId: c.owner ?? null,
    doNotChase: c.doNotChase,
    pausedOn: c.pause?.on ?? null,
    pausedUntil: c.pause?.until ?? null,
  };
}

function toClient(row: Row, contactRows: ContactRow[]): Client {
  return {
    id: row.id as ClientId,
    name: row.name,
    kind: row.kind as Client["kind"],
    doNotChase: row.doNotChase,
    contacts: contactRows.map(toContact),
    ...defined({
      phone: row.phone,
      address: row.address,
      country: row.country,
      language: row.language,
      zone: row.zone as Zone | null,
      terms: row.terms,
      vatNumber: row.vatNumber,
      purchaseOrder: row.purchaseOrder,
      notes: row.notes,
      owner: row.ownerId as MemberId | null,
    }),
    ...toLadder(row.ladder),
    ...toContract(row.contract),
    ...toPause(row),
  };
}

const words = z.string().optional();
const contract = z.object({
  signedOn: words,
  scope: words,
  deliveredOn: words,
  acceptedOn: words,
  lateFee: words,
  paysBy: words,
  law: words,
});

function toContract(stored: unknown): { contract?: Contract } {
  const known = contract.parse(stored) as Contract;
  return Object.keys(known).length > 0 ? { contract: known } : {};
}

export function toPause(row: { pausedOn: string | null; pausedUntil: string | null }) {
  if (row.pausedOn === null) return {};
  const on = row.pausedOn as LocalDate;
  return { pause: row.pausedUntil === null ? { on } : { on, until: row.pausedUntil as LocalDate } };
}

function toContact(row: ContactRow): Contact {
  return {
    id: row.id as ContactId,
    email: row.email,
    getsReminders: row.getsReminders,
    ...(row.name === null ? {} : { name: row.name }),
  };
}

/** The fields of `row` that are not null: a column's null is an absent property here. */
export function defined<T extends Record<string, unknown>>(row: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(row).filter(([, v]) => v !== null)) as never;
}
