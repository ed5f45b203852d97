import { and, eq } from "drizzle-orm";
import type { ClientId, PostId, WorkspaceId } from "../domain/ids.ts";
import type { PostContent, Room } from "../domain/post.ts";
import type { Db } from "./db.ts";
import { doors, posts } from "./schema.ts";

export type NewPost = {
  id: PostId;
  at: Room;
  key: string;
  client?: ClientId;
  content: PostContent;
  why: string;
  /** Not before. */
  due: Date;
};

/** Writes what is to be told. What is there already, by its key in its room, is told once. */
export async function insertPosts(
  tx: Db,
  ws: WorkspaceId,
  added: readonly NewPost[],
  createdAt: Date,
): Promise<void> {
  for (let i = 0; i < added.length; i += MOST_ROWS) {
    const rows = added.slice(i, i + MOST_ROWS).map((post) => ({
      workspaceId: ws,
      id: post.id,
      platform: post.at.platform,
      room: post.at.room,
      key: post.key,
      clientId: post.client ?? null,
      content: post.content,
      nextTryAt: post.due,
      why: post.why,
      createdAt,
    }));
    await tx
      .insert(posts)
      .values(rows)
      .onConflictDoNothing({ target: [posts.workspaceId, posts.platform, posts.room, posts.key] });
  }
}

const MOST_ROWS = 1000;

/** The rooms in which a workspace is told things. */
export async function nudgeRooms(tx: Db, ws: WorkspaceId): Promise<Room[]> {
  const rows = await tx
    .select({ platform: doors.platform, room: doors.externalId })
    .from(doors)
    .where(and(eq(doors.workspaceId, ws), eq(doors.nudges, true)));
  return rows;
}
