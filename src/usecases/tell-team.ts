import { nextOpening } from "../domain/hours.ts";
import { type AskId, type ClientId, type LetterId, newId } from "../domain/ids.ts";
import type { PostContent } from "../domain/post.ts";
import { insertPosts, type NewPost, nudgeRooms } from "../store/posts.ts";
import { businessDaysFor } from "./business-days.ts";
import type { Ledger } from "./change.ts";

/** Something for the team's ears: what it is, by which it is told once, and why. */
export type Telling = { key: string; client?: ClientId; content: PostContent; why: string };

/** Writes what the team is told, in each of its rooms, in the business's own hours. */
export async function tellTeam(ledger: Ledger, tellings: readonly Telling[]): Promise<void> {
  if (tellings.length === 0) return;
  const { tx, ws, now, workspace } = ledger;
  const rooms = await nudgeRooms(tx, ws);
  const due = nextOpening(now, workspace.zone, workspace.businessHours, businessDaysFor(workspace));
  const posts = rooms.flatMap((at) =>
    tellings.map((telling): NewPost => ({ ...telling, id: newId(), at, due })),
  );
  await insertPosts(tx, ws, posts, now);
}

export function letterPost(letter: LetterId, client: ClientId, why: string): Telling {
  return { key: `letter/${letter}`, client, content: { kind: "letter", letter }, why };
}

export function askPost(ask: AskId, client: ClientId, why: string): Telling {
  return { key: `ask/${ask}`, client, content: { kind: "ask", ask }, why };
}
