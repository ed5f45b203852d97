import { addDays, dateIn, instantAt, type LocalDate, type Zone } from "../domain/calendar.ts";
import type { Client } from "../domain/client.ts";
import { nextOpening } from "../domain/hours.ts";
import { bringsInvoice, type Letter } from "../domain/letter.ts";
import type { Workspace } from "../domain/workspace.ts";
import { zoneOfCountry } from "../facts/zones.ts";
import { callsOfClients } from "../store/asks.ts";
import { findClient } from "../store/clients.ts";
import { lettersOfClient } from "../store/letters.ts";
import { businessDaysFor } from "./business-days.ts";
import type { Ledger } from "./change.ts";
import { lastContact } from "./client-history.ts";
import type { Desk } from "./desk.ts";

type Place = Pick<Client, "zone" | "country">;

/** The clocks that a client goes by: their own, their country's where it has one time, else the business's. */
function zoneOfClient({ zone }: Pick<Workspace, "zone">, client: Place, now: Date): Zone {
  return client.zone ?? zoneOfCountry(client.country ?? "", now) ?? zone;
}

/** `at` itself where the client is at work then, else the instant at which they are next. */
export function openingAtClient(workspace: Workspace, client: Place, at: Date): Date {
  const zone = zoneOfClient(workspace, client, at);
  return nextOpening(at, zone, workspace.businessHours, businessDaysFor(workspace, client));
}

/**
 * When a mail leaves that does not leave now, on the clocks of its client. `hours`: nobody is at work there.
 * `contact`: another message or a call reached them a short while ago.
 */
export type Leaving = { at: Date; zone: Zone; because: "hours" | "contact" };

type Books = Pick<Ledger, "tx" | "ws" | "workspace" | "now">;

/**
 * When a letter leaves; `undefined` where it may leave now. It waits for the business hours of the client's place;
 * and one that the ladder asked for, so that it does not come too soon after another message or a call. What a
 * person asked for waits for the hours alone.
 */
export async function leavingLater(
  books: Books,
  letter: Letter,
  known?: Client,
): Promise<Leaving | undefined> {
  const { tx, ws, workspace, now } = books;
  const client = known ?? (await findClient(tx, ws, letter.client));
  if (!client) throw new Error("a letter without a client");
  const free = letter.byLadder ? await afterContact(books, client) : now;
  const at = openingAtClient(workspace, client, free > now ? free : now);
  if (at <= now) return undefined;
  return { at, zone: zoneOfClient(workspace, client, at), because: free > now ? "contact" : "hours" };
}

/**
 * The books as they stand on the day on which a letter leaves that is approved now: what counts days counts them up
 * to then. Where no mail is set up, and for an invoice that its mail issues, that is today.
 */
export async function onSendingDay<B extends Books & { today: LocalDate }>(
  books: B,
  { mailer }: Pick<Desk, "mailer">,
  letter: Letter,
): Promise<B> {
  if (!mailer || bringsInvoice(letter.kind)) return books;
  const leaving = await leavingLater(books, letter);
  return leaving ? { ...books, today: dateIn(books.workspace.zone, leaving.at) } : books;
}

/** The beginning of the day on which the client may be written to again. */
async function afterContact({ tx, ws, workspace, now }: Books, { id }: Client): Promise<Date> {
  const { zone, contactGapDays } = workspace;
  const letters = await lettersOfClient(tx, ws, id);
  const last = lastContact(letters, await callsOfClients(tx, ws, [id]), (at) => dateIn(zone, at));
  return last ? instantAt(zone, addDays(last, contactGapDays), 0) : now;
}
