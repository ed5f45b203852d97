import { done, type Outcome } from "../domain/outcome.ts";
import type { Post } from "../domain/post.ts";
import type { Workspace } from "../domain/workspace.ts";
import { deadPosts, revivePosts } from "../store/posts.ts";
import { change, type Who } from "./change.ts";
import type { Desk } from "./desk.ts";

/** More of the same help nobody. */
const MOST_SHOWN = 100;

/** What no platform would take, newest first: something is to be mended there before it can be said. */
export async function unsaidPosts({ db }: Pick<Desk, "db">, { id }: Workspace): Promise<Post[]> {
  return deadPosts(db, id, MOST_SHOWN);
}

/** Lets all of it be said anew, as far as it is still so; gives how many there are. */
export function sayAgain(desk: Pick<Desk, "db" | "clock">, who: Who): Promise<Outcome<number>> {
  return change(desk, who, async ({ tx, ws, now }) => done(await revivePosts(tx, ws, now)));
}
