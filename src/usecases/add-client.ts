import type { Zone } from "../domain/calendar.ts";
import type { Client, Contact } from "../domain/client.ts";
import { type ClientId, type MemberId, newId } from "../domain/ids.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import { NO_CLIENT } from "../domain/refusal.ts";
import {
  deleteContact,
  findClient,
  findClientByName,
  insertClient,
  insertContacts,
  updateClient,
  updateContact,
} from "../store/clients.ts";
import { change, type Ledger, type Who } from "./change.ts";
import type { Desk } from "./desk.ts";
import { keepEomReading } from "./keep-eom-reading.ts";
import { ledgerChanged } from "./ledger-changed.ts";

/** What may be said of a client. An empty text takes a field away; an absent one leaves it. */
export type ClientFields = {
  name?: string;
  kind?: Client["kind"];
  email?: string;
  contact?: string;
  phone?: string;
  address?: string;
  country?: string;
  language?: string;
  zone?: Zone | "";
  terms?: string;
  vatNumber?: string;
  purchaseOrder?: string;
  notes?: string;
  doNotChase?: boolean;
  /** The member who looks after them. */
  owner?: MemberId | "";
  /** An address that is taken off the books. */
  removeEmail?: string;
  /** An address that stays on the books and gets no letters. */
  silentEmail?: string;
};

export function addClient(
  desk: Pick<Desk, "db" | "clock">,
  who: Who,
  fields: ClientFields & { name: string },
): Promise<Outcome<Client>> {
  return change(desk, who, (ledger) => createClient(ledger, fields));
}

/** Makes a client inside a change that is under way. */
export async function createClient(
  ledger: Ledger,
  fields: ClientFields & { name: string },
): Promise<Outcome<Client>> {
  const { tx, ws, now } = ledger;
  const twin = await findClientByName(tx, ws, fields.name);
  if (twin) return refuse({ kind: "client-exists", name: twin.name });
  const id = newId<ClientId>();
  const blank: Client = { id, name: fields.name, kind: "business", doNotChase: false, contacts: [] };
  const client: Client = { ...withFields(blank, fields), contacts: newContacts(fields) };
  await insertClient(tx, ws, client, now);
  await keepEomReading(ledger, fields.terms);
  ledger.record({ kind: "client-added", client: id, data: { contacts: client.contacts.length } });
  return done(client);
}

/** Changes what is said of a client; letters that wait are drafted anew where it matters to them. */
export function editClient(
  desk: Pick<Desk, "db" | "clock">,
  who: Who,
  { client: id, fields }: { client: ClientId; fields: ClientFields },
): Promise<Outcome<Client>> {
  return change(desk, who, async (ledger) => {
    const { tx, ws } = ledger;
    const client = await findClient(tx, ws, id);
    if (!client) return refuse(NO_CLIENT);
    const twin = fields.name ? await findClientByName(tx, ws, fields.name) : undefined;
    if (twin && twin.id !== id) return refuse({ kind: "client-exists", name: twin.name });
    const changed = withFields(client, fields);
    await updateClient(tx, ws, changed);
    await keepEomReading(ledger, fields.terms);
    await editContacts(ledger, client, fields);
    ledger.record({ kind: "client-edited", client: id, data: { fields: Object.keys(fields).join(", ") } });
    await ledgerChanged(
      ledger,
      id,
      changed.doNotChase && !client.doNotChase ? "all" : [],
      "“do not chase” was set",
    );
    return done((await findClient(tx, ws, id))!);
  });
}

const TEXTS = [
  "phone",
  "address",
  "country",
  "language",
  "zone",
  "terms",
  "vatNumber",
  "purchaseOrder",
  "notes",
  "owner",
] as const;

function withFields(client: Client, fields: ClientFields): Client {
  const changed: Record<string, unknown> = { ...client };
  for (const name of TEXTS) {
    const value = fields[name];
    if (value === "") delete changed[name];
    else if (value !== undefined) changed[name] = value;
  }
  return {
    ...(changed as Client),
    name: fields.name ?? client.name,
    kind: fields.kind ?? client.kind,
    doNotChase: fields.doNotChase ?? client.doNotChase,
  };
}

function newContacts({ email, contact }: ClientFields): Contact[] {
  if (!email) return [];
  return [{ id: newId(), email, getsReminders: true, ...(contact ? { name: contact } : {}) }];
}

function withName({ name: before, ...contact }: Contact, name: string | undefined): Contact {
  const kept = name ?? before;
  return kept ? { ...contact, name: kept } : contact;
}

/** A known address takes the new name; an unknown one is added and written to as well. */
async function editContacts({ tx, ws }: Ledger, client: Client, fields: ClientFields): Promise<void> {
  const same = (email: string) => client.contacts.find((c) => c.email.toLowerCase() === email.toLowerCase());
  const gone = fields.removeEmail && same(fields.removeEmail);
  if (gone) await deleteContact(tx, ws, gone.id);
  const silent = fields.silentEmail && same(fields.silentEmail);
  if (silent) await updateContact(tx, ws, { ...silent, getsReminders: false });
  const { email, contact } = fields;
  const known = email ? same(email) : contact === undefined ? undefined : client.contacts[0];
  if (known && known !== gone) {
    const getsReminders = email ? true : known.getsReminders;
    await updateContact(tx, ws, { ...withName(known, contact), getsReminders });
  }
  if (email && !known) await insertContacts(tx, ws, client.id, newContacts(fields), client.contacts.length);
}
