import { instantAt } from "../domain/calendar.ts";
import { afterQuiet, nextOpening } from "../domain/hours.ts";
import { type AskId, type ClientId, type LetterId, newId } from "../domain/ids.ts";
import type { MailTrouble, PostContent, Room } from "../domain/post.ts";
import { draftsTold, insertPosts, type NewPost, nudgeRooms } from "../store/posts.ts";
import { businessDaysFor } from "./business-days.ts";
import type { Ledger } from "./change.ts";
import type { News } from "./news.ts";

/** Something for the team's ears: what it is, by which it is told once, and why. */
export type Telling = { key: string; client?: ClientId; content: PostContent; why: string };

/** Writes what the team is told, in each of its rooms. */
export async function tellTeam(ledger: Ledger, tellings: readonly Telling[]): Promise<void> {
  if (tellings.length === 0) return;
  await tellIn(ledger, await nudgeRooms(ledger.tx, ledger.ws), tellings);
}

/** Nobody reads more drafts in a morning than these; all of them are on the day's list and in /receivables drafts. */
export const MOST_DRAFTS_A_DAY = 20;

/**
 * Puts a draft before the team as a card, in each room that has not had its drafts of the day yet.
 *
 * @returns "full" when none has room for another today.
 */
export async function tellDraft(ledger: Ledger, telling: Telling): Promise<"told" | "full"> {
  const { tx, ws, today, workspace } = ledger;
  const since = instantAt(workspace.zone, today, 0);
  const rooms: Room[] = [];
  for (const room of await nudgeRooms(tx, ws)) {
    const told = await draftsTold(tx, ws, room, since, MOST_DRAFTS_A_DAY);
    if (told < MOST_DRAFTS_A_DAY) rooms.push(room);
  }
  await tellIn(ledger, rooms, [telling]);
  return rooms.length > 0 ? "told" : "full";
}

/** The same in all rooms but the one in which the change was asked for: there its answer tells it. */
export async function tellOthers(ledger: Ledger, tellings: readonly Telling[]): Promise<void> {
  if (tellings.length === 0) return;
  await tellIn(ledger, await otherRooms(ledger), tellings);
}

/** The team's rooms but the one in which the change was asked for. */
export async function otherRooms({ tx, ws, who }: Pick<Ledger, "tx" | "ws" | "who">): Promise<Room[]> {
  const isElsewhere = ({ platform, room }: Room) => platform !== who.room?.platform || room !== who.room.room;
  return (await nudgeRooms(tx, ws)).filter(isElsewhere);
}

async function tellIn(ledger: Ledger, rooms: readonly Room[], tellings: readonly Telling[]): Promise<void> {
  const posts = rooms.flatMap((at) =>
    tellings.map((telling): NewPost => ({ ...telling, at, due: tellableFrom(telling.content, ledger) })),
  );
  await insertPosts(ledger.tx, ledger.ws, posts, ledger.now);
}

/**
 * The first instant from `now` on at which it may be said: what has happened as it happens, outside of the quiet
 * hours; what asks for work in business hours.
 */
export function tellableFrom(
  content: PostContent,
  { now, workspace }: Pick<Ledger, "now" | "workspace">,
): Date {
  const { zone, businessHours, quietHours } = workspace;
  const happened = content.kind === "news" || (content.kind === "letter" && content.mail);
  return happened
    ? afterQuiet(now, zone, quietHours)
    : nextOpening(now, zone, businessHours, businessDaysFor(workspace));
}

export function letterPost(letter: LetterId, client: ClientId, why: string): Telling {
  return { key: `letter/${letter}`, client, content: { kind: "letter", letter }, why };
}

/** The mail of a letter needs a person: each time anew, since it may be refused, mended, and refused again. */
export function mailPost(letter: LetterId, client: ClientId, mail: MailTrouble, at: Date): Telling {
  const key = `letter/${letter}/${mail}/${at.toISOString()}`;
  return { key, client, content: { kind: "letter", letter, mail }, why: `the mail was ${mail}` };
}

export function askPost(ask: AskId, client: ClientId, why: string): Telling {
  return { key: `ask/${ask}`, client, content: { kind: "ask", ask }, why };
}

export function newsPost({ invoice, client, what, sentence, payment }: News): Telling {
  const content = { kind: "news" as const, invoice, what, sentence, ...(payment ? { payment } : {}) };
  return { key: `news/${newId()}`, client, content, why: what };
}
