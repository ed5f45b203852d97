import { addDays, dateIn, type LocalDate } from "../domain/calendar.ts";
import type { WorkspaceId } from "../domain/ids.ts";
import type { Post, Room } from "../domain/post.ts";
import { transact } from "../store/db.ts";
import { markPosts, waitingPosts } from "../store/posts.ts";
import { findWorkspace } from "../store/workspaces.ts";
import type { Desk } from "./desk.ts";

/** News is worth telling for so long. */
const NEWS_DAYS = 7;
const MOST_NEWS = 8;

/**
 * For a room in which nobody was for a while: takes back what has piled up there and that whoever comes in sees
 * anyway, so that it is not all said at once.
 */
export async function overtakePosts(
  { db, clock }: Pick<Desk, "db" | "clock">,
  ws: WorkspaceId,
  room: Room,
): Promise<void> {
  await transact(db, async (tx) => {
    const workspace = await findWorkspace(tx, ws);
    if (!workspace) throw new Error("no such workspace");
    const now = clock.now();
    const day = (post: Post) => dateIn(workspace.zone, post.createdAt);
    const old = overtaken(await waitingPosts(tx, ws, room), dateIn(workspace.zone, now), day);
    const lastError = "nobody was there to hear it";
    await markPosts(
      tx,
      ws,
      old.map(({ id }) => ({ id, state: "withdrawn", lastError })),
      now,
    );
  });
}

/**
 * Of posts that wait, oldest first: lists, drafts and questions of earlier days, since what still waits is in
 * every later list; and of news all but the newest of the last days.
 */
export function overtaken(
  waiting: readonly Post[],
  today: LocalDate,
  day: (post: Post) => LocalDate,
): readonly Post[] {
  const isNews = ({ content }: Post) =>
    content.kind === "news" || (content.kind === "letter" && content.mail !== undefined);
  const fresh = waiting.filter((post) => isNews(post) && day(post) > addDays(today, -NEWS_DAYS));
  const kept = new Set(fresh.slice(-MOST_NEWS));
  return waiting.filter((post) => !kept.has(post) && (isNews(post) || day(post) < today));
}
