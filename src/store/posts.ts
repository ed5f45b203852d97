import { and, asc, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { ClientId, PostId, WorkspaceId } from "../domain/ids.ts";
import type { Post, PostContent, PostState, Room } from "../domain/post.ts";
import { among } from "./among.ts";
import { defined } from "./clients.ts";
import { type Db, transact } from "./db.ts";
import { doors, posts, threads } from "./schema.ts";

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

/** What may be claimed: posts of these platforms, a few of each room, and until when. */
export type Claim = {
  platforms: readonly string[];
  perRoom: number;
  /** Of all rooms together. */
  limit: number;
  leaseUntil: Date;
};

/**
 * Takes what is due by `now`, to be said by this process until the lease ends: a few posts of each room, so that
 * one with thousands holds up no other. A room is served by one process at a time (its door is locked for the
 * claim, and left out while another's lease runs in it): so a list comes before its cards, and a client's thread is
 * opened once. Posts whose lease has run out are taken again, under their old keys. Given in the order in which
 * each room is to hear them.
 */
export function claimPosts(db: Db, now: Date, claim: Claim): Promise<Post[]> {
  if (claim.platforms.length === 0) return Promise.resolve([]);
  return transact(db, async (tx) => {
    const rooms = await lockRooms(tx, now, claim);
    if (rooms.length === 0) return [];
    const rows = await tx
      .update(posts)
      .set({
        state: "sending",
        attempts: sql`${posts.attempts} + 1`,
        leaseUntil: claim.leaseUntil,
        nextTryAt: claim.leaseUntil,
      })
      .where(sql`(${posts.workspaceId}, ${posts.id}) in (${firstOfEach(rooms, now, claim)})`)
      .returning();
    return rows.toSorted(inTurn).map(toPost);
  });
}

/** Doors behind which something is due and nobody is saying anything, longest due first; locked. */
async function lockRooms(tx: Db, now: Date, { platforms, limit }: Claim) {
  const here = sql`p.workspace_id = ${doors.workspaceId} and p.platform = ${doors.platform} and p.room = ${doors.externalId}`;
  return tx
    .select({ ws: doors.workspaceId, platform: doors.platform, room: doors.externalId })
    .from(doors)
    .where(
      and(
        inArray(doors.platform, [...platforms]),
        sql`exists (select from posts p where ${here} and ${isDue(now)})`,
        sql`not exists (select from posts p where ${here} and p.state = 'sending' and p.next_try_at > ${time(now)})`,
      ),
    )
    .orderBy(sql`(select min(p.next_try_at) from posts p where ${here} and ${isDue(now)})`)
    .limit(limit)
    .for("update", { skipLocked: true });
}

/** The same condition as the index on posts that are due. */
function isDue(now: Date) {
  return sql`p.state in ('waiting', 'sending') and p.next_try_at <= ${time(now)}`;
}

function time(at: Date) {
  return sql`${at.toISOString()}::timestamptz`;
}

/** What the room hears for itself comes before what belongs into a client's thread; else oldest first. */
function firstOfEach(rooms: readonly object[], now: Date, { perRoom, limit }: Claim) {
  return sql`
    select workspace_id, id from (
      select p.workspace_id, p.id, p.next_try_at, row_number() over (
        partition by p.workspace_id, p.platform, p.room
        order by p.client_id is not null, p.next_try_at, p.created_at, p.id
      ) as nth
      from posts p
      join jsonb_to_recordset(${JSON.stringify(rooms)}::text::jsonb) as r(ws uuid, platform text, room text)
        on p.workspace_id = r.ws and p.platform = r.platform and p.room = r.room
      where ${isDue(now)}
    ) ranked
    where nth <= ${perRoom}::int
    order by nth, next_try_at, id
    limit ${limit}::int`;
}

type Row = typeof posts.$inferSelect;

function inTurn(a: Row, b: Row): number {
  const belongs = Number(a.clientId !== null) - Number(b.clientId !== null);
  const age = a.createdAt.getTime() - b.createdAt.getTime();
  return belongs || age || (a.id < b.id ? -1 : 1);
}

/** What became of a post that was claimed. */
export type PostMark = {
  id: PostId;
  state: PostState;
  /** When it is tried again; only where it waits. */
  nextTryAt?: Date;
  /** False where the try was none: the room could not be spoken in at all. */
  counts?: boolean;
  lastError?: string;
  externalId?: string;
};

/** Writes what became of posts that nobody has claimed. */
export async function markPosts(
  tx: Db,
  ws: WorkspaceId,
  marks: readonly PostMark[],
  now: Date,
): Promise<void> {
  const all = marks.map((mark) => ({ ws, ...mark }));
  await markWhere(tx, all, sql`p.state = 'waiting'`, now);
}

/**
 * Writes what became of posts that were claimed until `leaseUntil`, of any workspaces, by one statement. One whose
 * lease another process has taken over is left to it.
 */
export async function markClaimed(
  tx: Db,
  marks: readonly (PostMark & { ws: WorkspaceId })[],
  { now, leaseUntil }: { now: Date; leaseUntil: Date },
): Promise<void> {
  await markWhere(tx, marks, sql`p.state = 'sending' and p.lease_until = ${time(leaseUntil)}`, now);
}

async function markWhere(
  tx: Db,
  marks: readonly (PostMark & { ws: WorkspaceId })[],
  ours: SQL,
  now: Date,
): Promise<void> {
  if (marks.length === 0) return;
  const rows = JSON.stringify(marks.map((mark) => ({ counts: true, ...mark })));
  await tx.execute(sql`
    update posts p set state = m.state, lease_until = null, last_error = m."lastError",
      external_id = coalesce(m."externalId", p.external_id),
      next_try_at = coalesce(m."nextTryAt", p.next_try_at),
      attempts = p.attempts - case when m.counts then 0 else 1 end,
      done_at = case when m.state = 'waiting' then null else ${time(now)} end
    from jsonb_to_recordset(${rows}::text::jsonb) as m(
      ws uuid, id uuid, state text, "nextTryAt" timestamptz, counts boolean, "lastError" text, "externalId" text)
    where p.workspace_id = m.ws and p.id = m.id and ${ours}`);
}

/** What waits to be said in a room, oldest first. */
export async function waitingPosts(tx: Db, ws: WorkspaceId, { platform, room }: Room): Promise<Post[]> {
  const rows = await tx
    .select()
    .from(posts)
    .where(
      and(
        eq(posts.workspaceId, ws),
        eq(posts.platform, platform),
        eq(posts.room, room),
        eq(posts.state, "waiting"),
      ),
    )
    .orderBy(asc(posts.createdAt), asc(posts.id));
  return rows.map(toPost);
}

export async function findPostByKey(
  tx: Db,
  ws: WorkspaceId,
  { platform, room }: Room,
  key: string,
): Promise<Post | undefined> {
  const [row] = await tx
    .select()
    .from(posts)
    .where(
      and(eq(posts.workspaceId, ws), eq(posts.platform, platform), eq(posts.room, room), eq(posts.key, key)),
    );
  return row && toPost(row);
}

/** What no platform would take, newest first; a person has to mend something. */
export async function deadPosts(tx: Db, ws: WorkspaceId, limit: number): Promise<Post[]> {
  const rows = await tx
    .select()
    .from(posts)
    .where(and(eq(posts.workspaceId, ws), eq(posts.state, "dead")))
    .orderBy(desc(posts.createdAt), desc(posts.id))
    .limit(limit);
  return rows.map(toPost);
}

/** Lets what was given up be tried anew. */
export async function revivePosts(tx: Db, ws: WorkspaceId, now: Date): Promise<number> {
  const rows = await tx
    .update(posts)
    .set({ state: "waiting", attempts: 0, nextTryAt: now, doneAt: null })
    .where(and(eq(posts.workspaceId, ws), eq(posts.state, "dead")))
    .returning({ id: posts.id });
  return rows.length;
}

/** The threads of these clients in a room, by the names that its platform has for them. */
export async function threadsOf(
  tx: Db,
  ws: WorkspaceId,
  { platform, room }: Room,
  clients: readonly ClientId[],
): Promise<Map<ClientId, string>> {
  const rows = await tx
    .select({ client: threads.clientId, id: threads.externalId })
    .from(threads)
    .where(
      and(
        eq(threads.workspaceId, ws),
        eq(threads.platform, platform),
        eq(threads.room, room),
        among(threads.clientId, clients),
      ),
    );
  return new Map(rows.map((row) => [row.client as ClientId, row.id]));
}

/** Keeps the thread of a client; a newer one takes the place of one that is gone. */
export async function setThread(
  tx: Db,
  ws: WorkspaceId,
  { platform, room }: Room,
  client: ClientId,
  externalId: string,
): Promise<void> {
  await tx
    .insert(threads)
    .values({ workspaceId: ws, platform, room, clientId: client, externalId })
    .onConflictDoUpdate({
      target: [threads.workspaceId, threads.platform, threads.room, threads.clientId],
      set: { externalId },
    });
}

function toPost(row: Row): Post {
  return {
    workspace: row.workspaceId as WorkspaceId,
    id: row.id as PostId,
    at: { platform: row.platform, room: row.room },
    key: row.key,
    content: row.content as PostContent,
    state: row.state as PostState,
    attempts: row.attempts,
    nextTryAt: row.nextTryAt,
    createdAt: row.createdAt,
    why: row.why,
    ...defined({
      client: row.clientId as ClientId | null,
      leaseUntil: row.leaseUntil,
      lastError: row.lastError,
    }),
  };
}
