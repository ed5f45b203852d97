import { and, asc, desc, eq, type SQL, sql } from "drizzle-orm";
import type { ClientId, PostId, WorkspaceId } from "../domain/ids.ts";
import type { Post, PostContent, PostState, Room } from "../domain/post.ts";
import { among } from "./among.ts";
import { defined } from "./clients.ts";
import { type Db, rowsOf, transact } from "./db.ts";
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
 * one with thousands holds up no other. The lease is the room's (it is kept on its door): a room is served by one
 * process at a time, so that a list comes before its cards, and a client's thread is opened once. Where a lease has
 * run out, whoever held it has died, and the posts are taken again, under their old keys. Given in the order in
 * which each room is to hear them.
 */
export function claimPosts(db: Db, now: Date, claim: Claim): Promise<Post[]> {
  if (claim.platforms.length === 0) return Promise.resolve([]);
  return transact(db, async (tx) => {
    const rooms = await lockRooms(tx, now, claim);
    if (rooms.length === 0) return [];
    // Only now, with the rooms locked: what another process said until then it has marked by then.
    const claimed = await firstOfEach(tx, rooms, now, claim);
    await tx.execute(sql`
      update doors d set lease_until = ${time(claim.leaseUntil)} from ${doorsOf(claimed.map(({ at }) => at))}
      where d.platform = r.platform and d.external_id = r.room`);
    return claimed;
  });
}

/** A door's key; it leads into one workspace. */
type Door = { platform: string; room: string };

function doorKey({ platform, room }: Door): string {
  return JSON.stringify([platform, room]);
}

function doorsOf(rooms: readonly Door[]): SQL {
  const once = new Map(rooms.map(({ platform, room }) => [doorKey({ platform, room }), { platform, room }]));
  return sql`json_to_recordset(${JSON.stringify([...once.values()])}::text::json) as r(platform text, room text)`;
}

/**
 * Doors behind which something is due and nobody is saying anything, the longest wait first; locked. A room
 * leads into one workspace; "is not distinct" keeps the planner from counting it as a second condition, by which it
 * takes each room for nearly empty and sorts it whole.
 */
async function lockRooms(tx: Db, now: Date, { platforms, limit }: Claim): Promise<Door[]> {
  const rows = await tx.execute(sql`
    select d.workspace_id as ws, d.platform, d.external_id as room
    from doors d cross join lateral (
      select p.next_try_at from posts p
      where p.workspace_id is not distinct from d.workspace_id and p.platform = d.platform and p.room = d.external_id
        and p.state = 'waiting' and p.next_try_at <= ${time(now)}
      order by p.client_id is not null, p.next_try_at, p.created_at, p.id limit 1
    ) first
    where d.platform = any(string_to_array(${platforms.join(",")}, ','))
      and (d.lease_until is null or d.lease_until <= ${time(now)})
    order by first.next_try_at
    limit ${limit}::int
    for update of d skip locked`);
  return rowsOf<Door>(rows);
}

function time(at: Date) {
  return sql`${at.toISOString()}::timestamptz`;
}

/** As `Row`, as far as whoever says it needs it; the two instants in milliseconds. */
type Claimed = Pick<
  Row,
  "workspaceId" | "id" | "platform" | "room" | "key" | "clientId" | "content" | "why"
> &
  Pick<Row, "attempts"> & { due: number; made: number };

/**
 * What the room hears for itself comes before what belongs into a client's thread; else oldest first. Every room
 * has its first before any has its second, and twice its even share at most: many have less to be told.
 */
async function firstOfEach(
  tx: Db,
  rooms: readonly Door[],
  now: Date,
  { perRoom, limit }: Claim,
): Promise<Post[]> {
  const share = Math.min(perRoom, Math.ceil((2 * limit) / rooms.length));
  const found = await tx.execute(sql`
    select p.workspace_id as "workspaceId", p.id, p.platform, p.room, p.key, p.client_id as "clientId",
      p.content, p.why, p.attempts, extract(epoch from p.next_try_at)::float8 * 1000 as due,
      extract(epoch from p.created_at)::float8 * 1000 as made
    from json_to_recordset(${JSON.stringify(rooms)}::text::json) as r(ws uuid, platform text, room text)
    cross join lateral (
      select *, row_number() over (order by client_id is not null, next_try_at, created_at, id) as nth
      from posts
      where workspace_id is not distinct from r.ws and platform = r.platform and room = r.room
        and state = 'waiting' and next_try_at <= ${time(now)}
      order by client_id is not null, next_try_at, created_at, id
      limit ${share}::int
    ) p
    order by p.nth, p.next_try_at, p.id
    limit ${limit}::int`);
  return rowsOf<Claimed>(found).toSorted(inTurn).map(claimedPost);
}

type Row = typeof posts.$inferSelect;

function inTurn(a: Claimed, b: Claimed): number {
  const belongs = Number(a.clientId !== null) - Number(b.clientId !== null);
  return belongs || a.made - b.made || (a.id < b.id ? -1 : 1);
}

function claimedPost(row: Claimed): Post {
  return {
    workspace: row.workspaceId as WorkspaceId,
    id: row.id as PostId,
    at: { platform: row.platform, room: row.room },
    key: row.key,
    content: row.content as PostContent,
    state: "waiting",
    attempts: row.attempts + 1,
    nextTryAt: new Date(row.due),
    createdAt: new Date(row.made),
    why: row.why,
    ...(row.clientId ? { client: row.clientId as ClientId } : {}),
  };
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

/** Writes what became of posts that nobody was asked to say. */
export async function markPosts(
  tx: Db,
  ws: WorkspaceId,
  marks: readonly PostMark[],
  now: Date,
): Promise<void> {
  await writeMarks(
    tx,
    marks.map((mark) => ({ ...mark, ws, counts: false })),
    now,
  );
}

/** What became of the posts of a room that were claimed. */
export type RoomMarks = { ws: WorkspaceId; at: Room; marks: readonly PostMark[] };

/**
 * Writes what became of all that was claimed in these rooms until `leaseUntil`, and ends their leases. A room whose
 * lease another process has taken over is left to it.
 */
export async function markClaimed(
  tx: Db,
  rooms: readonly RoomMarks[],
  { now, leaseUntil }: { now: Date; leaseUntil: Date },
): Promise<void> {
  if (rooms.length === 0) return;
  await transact(tx, async (inner) => {
    const freed = await inner.execute(sql`
      update doors d set lease_until = null from ${doorsOf(rooms.map(({ at }) => at))}
      where d.platform = r.platform and d.external_id = r.room and d.lease_until = ${time(leaseUntil)}
      returning d.platform, d.external_id as room`);
    const ours = new Set(rowsOf<Door>(freed).map(doorKey));
    const marked = rooms.filter(({ at }) => ours.has(doorKey(at)));
    await writeMarks(
      inner,
      marked.flatMap(({ ws, marks }) => marks.map((mark) => ({ counts: true, ...mark, ws }))),
      now,
    );
  });
}

/** What was said while somebody took it back, as `overtakePosts` does, was said. */
async function writeMarks(
  tx: Db,
  marks: readonly (PostMark & { ws: WorkspaceId; counts: boolean })[],
  now: Date,
): Promise<void> {
  if (marks.length === 0) return;
  await tx.execute(sql`
    update posts p set state = m.state, last_error = m."lastError",
      external_id = coalesce(m."externalId", p.external_id),
      next_try_at = coalesce(m."nextTryAt", p.next_try_at),
      attempts = p.attempts + case when m.counts then 1 else 0 end,
      done_at = case when m.state = 'waiting' then null else ${time(now)} end
    from json_to_recordset(${JSON.stringify(marks)}::text::json) as m(
      ws uuid, id uuid, state text, "nextTryAt" timestamptz, counts boolean, "lastError" text, "externalId" text)
    where p.workspace_id = m.ws and p.id = m.id
      and (p.state = 'waiting' or p.state = 'withdrawn' and m.state = 'sent')`);
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
      lastError: row.lastError,
    }),
  };
}
