import { createHash } from "node:crypto";
import { and, asc, desc, eq, gte, type SQL, sql } from "drizzle-orm";
import { type ClientId, newId, type PostId, type WorkspaceId } from "../domain/ids.ts";
import type { Post, PostContent, PostState, Room } from "../domain/post.ts";
import { among } from "./among.ts";
import { defined } from "./clients.ts";
import { type Db, rowsOf } from "./db.ts";
import { insertRows } from "./insert-rows.ts";
import { doors, posts, threads } from "./schema.ts";

export type NewPost = {
  at: Room;
  key: string;
  client?: ClientId;
  content: PostContent;
  why: string;
  /** Not before. */
  due: Date;
};

/** The id of what a room is told, by what it is: 128 bits of its sha256. */
export function postId({ platform, room }: Room, key: string): PostId {
  const hex = createHash("sha256").update([platform, room, key].join("\n")).digest("hex");
  return hex.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-") as PostId;
}

/** Writes what is to be told. What is there already, by its key in its room, is told once. */
export async function insertPosts(
  tx: Db,
  ws: WorkspaceId,
  added: readonly NewPost[],
  createdAt: Date,
): Promise<void> {
  const rows = added.map((post) => ({
    workspaceId: ws,
    id: postId(post.at, post.key),
    place: newId<never>(),
    platform: post.at.platform,
    room: post.at.room,
    key: post.key,
    clientId: post.client ?? null,
    content: post.content,
    nextTryAt: post.due,
    why: post.why,
    createdAt,
  }));
  await insertRows(tx, posts, rows, sql`on conflict do nothing`);
}

/** The rooms in which a workspace is told things. */
export async function nudgeRooms(tx: Db, ws: WorkspaceId): Promise<Room[]> {
  const rows = await tx
    .select({ platform: doors.platform, room: doors.externalId })
    .from(doors)
    .where(and(eq(doors.workspaceId, ws), eq(doors.nudges, true)));
  return rows;
}

/** Rooms of these platforms, until when, and how many at most. */
export type Lease = { platforms: readonly string[]; limit: number; leaseUntil: Date };

/** A room that this process speaks in until its lease ends, and the workspace whose door it is behind. */
export type LeasedRoom = Room & { ws: WorkspaceId };

/**
 * Takes rooms in which something is due by `now` and nobody is saying anything, the longest wait first. A room is
 * served by one process at a time, so that a list comes before its cards, and a client's thread is opened once.
 * Where a lease has run out, whoever held it has died, and what it had read is said again, under its old key.
 *
 * A room leads into one workspace; "is not distinct" keeps the planner from counting it as a second condition, by
 * which it takes each room for nearly empty and sorts it whole.
 */
export async function leaseRooms(db: Db, now: Date, lease: Lease): Promise<LeasedRoom[]> {
  const { platforms, limit, leaseUntil } = lease;
  if (platforms.length === 0) return [];
  const leased = await db.execute(sql`
    with free as (
      select d.platform, d.external_id from doors d cross join lateral (
        select p.next_try_at from posts p
        where p.workspace_id is not distinct from d.workspace_id and p.platform = d.platform and p.room = d.external_id
          and p.state = 'waiting' and p.next_try_at <= ${time(now)}
        order by p.client_id is not null, p.next_try_at, p.created_at, p.place limit 1
      ) first
      where d.platform = any(string_to_array(${platforms.join(",")}, ','))
        and (d.lease_until is null or d.lease_until <= ${time(now)})
      order by first.next_try_at
      limit ${limit}::int
      for update of d skip locked
    )
    update doors d set lease_until = ${time(leaseUntil)} from free
    where d.platform = free.platform and d.external_id = free.external_id
    returning d.workspace_id as ws, d.platform, d.external_id as room`);
  return rowsOf<LeasedRoom>(leased);
}

/** Ends the leases of rooms, as far as they still are ours. */
export async function freeRooms(db: Db, rooms: readonly Room[], leaseUntil: Date): Promise<void> {
  if (rooms.length === 0) return;
  await db.execute(sql`
    update doors d set lease_until = null from ${doorsOf(rooms)}
    where d.platform = r.platform and d.external_id = r.room and d.lease_until = ${time(leaseUntil)}`);
}

function doorKey({ platform, room }: Room): string {
  return JSON.stringify([platform, room]);
}

function doorsOf(rooms: readonly Room[]): SQL {
  const once = new Map(rooms.map(({ platform, room }) => [doorKey({ platform, room }), { platform, room }]));
  return sql`json_to_recordset(${JSON.stringify([...once.values()])}::text::json) as r(platform text, room text)`;
}

function time(at: Date) {
  return sql`${at.toISOString()}::timestamptz`;
}

/** A post that is to be said now; `attempts` counts this try. */
export type ClaimedPost = Pick<Post, "workspace" | "id" | "at" | "client" | "content" | "attempts">;

/** A few of each room, and how many of all rooms together. */
export type Share = { perRoom: number; limit: number; leaseUntil: Date };

type Claimed = {
  /** Position of its room in the list that was asked about, from 1. */
  nth: number;
  id: string;
  client: string | null;
  content: PostContent;
  attempts: number;
};

/**
 * What is due by `now` in rooms whose lease is still ours, in the order in which each is to hear it: what the room
 * hears for itself comes before what belongs into a client's thread; else oldest first. Every room has its first
 * before any has its second, and little more than its even share at a time.
 */
export async function nextPosts(
  db: Db,
  rooms: readonly LeasedRoom[],
  now: Date,
  { perRoom, limit, leaseUntil }: Share,
): Promise<ClaimedPost[]> {
  if (rooms.length === 0) return [];
  const share = Math.min(perRoom, Math.ceil(limit / rooms.length) + 1);
  const asked = rooms.map(({ ws, platform, room }, i) => ({ ws, platform, room, nth: i + 1 }));
  const found = await db.execute(sql`
    select r.nth, p.id, p.client_id as client, p.content, p.attempts
    from json_to_recordset(${JSON.stringify(asked)}::text::json) as r(ws uuid, platform text, room text, nth int)
    join doors d on d.platform = r.platform and d.external_id = r.room and d.lease_until = ${time(leaseUntil)}
    cross join lateral (
      select *, row_number() over (order by client_id is not null, next_try_at, created_at, place) as turn
      from posts
      where workspace_id is not distinct from r.ws and platform = r.platform and room = r.room
        and state = 'waiting' and next_try_at <= ${time(now)}
      order by client_id is not null, next_try_at, created_at, place
      limit ${share}::int
    ) p
    order by p.turn, p.next_try_at, p.place
    limit ${limit}::int`);
  return rowsOf<Claimed>(found).map((row) => claimedPost(row, rooms[row.nth - 1]!));
}

function claimedPost(row: Claimed, { ws, platform, room }: LeasedRoom): ClaimedPost {
  return {
    workspace: ws,
    id: row.id as PostId,
    at: { platform, room },
    content: row.content,
    attempts: row.attempts + 1,
    ...(row.client ? { client: row.client as ClientId } : {}),
  };
}

type Row = typeof posts.$inferSelect;

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
  const uncounted = marks.map((mark) => ({ ...mark, ws, counts: false }));
  await writeMarks(tx, uncounted, { now, held: sql`true` });
}

/** What became of the posts of a room that were claimed. */
export type RoomMarks = { ws: WorkspaceId; at: Room; marks: readonly PostMark[] };

/**
 * Writes what became of posts in these rooms. A room whose lease another process has taken over is left to it. Many
 * are written over two lines at once, if `db` has them: each post is a row of its own, whatever becomes of the others.
 */
export async function markClaimed(
  db: Db,
  rooms: readonly RoomMarks[],
  { now, leaseUntil }: { now: Date; leaseUntil: Date },
): Promise<void> {
  const held = sql`(p.platform, p.room) in (
    select d.platform, d.external_id from doors d where d.lease_until = ${time(leaseUntil)})`;
  const marks = rooms.flatMap((room) =>
    room.marks.map((mark): Mark => ({ counts: true, ...mark, ws: room.ws })),
  );
  const isSaid = ({ state, counts }: Mark) => state === "sent" && counts;
  const said = marks.filter(isSaid);
  const half = said.length < MANY ? said.length : Math.ceil(said.length / 2);
  await Promise.all([
    writeSaid(db, said.slice(0, half), { now, held }),
    writeSaid(db, said.slice(half), { now, held }),
  ]);
  await writeMarks(
    db,
    marks.filter((mark) => !isSaid(mark)),
    { now, held },
  );
}

/** From so many on a second line is worth its while. */
const MANY = 200;

type Mark = PostMark & { ws: WorkspaceId; counts: boolean };

/** `held`: a condition on the post, by which it is still ours to mark. */
type Marking = { now: Date; held: SQL };

/** What was said while somebody took it back, as `overtakePosts` does, was said. */
async function writeMarks(tx: Db, marks: readonly Mark[], { now, held }: Marking): Promise<void> {
  if (marks.length === 0) return;
  await tx.execute(sql`
    update posts p set state = m.state, last_error = m."lastError",
      external_id = coalesce(m."externalId", p.external_id),
      next_try_at = coalesce(m."nextTryAt", p.next_try_at),
      attempts = p.attempts + case when m.counts then 1 else 0 end,
      done_at = case when m.state = 'waiting' then null else ${time(now)} end
    from json_to_recordset(${JSON.stringify(marks)}::text::json) as m(
      ws uuid, id uuid, state text, "nextTryAt" timestamptz, counts boolean, "lastError" text, "externalId" text)
    where p.workspace_id = m.ws and p.id = m.id and ${held}
      and (p.state = 'waiting' or p.state = 'withdrawn' and m.state = 'sent')`);
}

/** What was said, which is nearly all: three lists take the server a third less than as many objects. */
async function writeSaid(tx: Db, said: readonly Mark[], { now, held }: Marking): Promise<void> {
  if (said.length === 0) return;
  const ids = (of: (mark: Mark) => string) => sql`string_to_array(${said.map(of).join(",")}, ',')::uuid[]`;
  const names = JSON.stringify(said.map(({ externalId }) => externalId ?? null));
  await tx.execute(sql`
    update posts p set state = 'sent', last_error = null, external_id = coalesce(m.name, p.external_id),
      attempts = p.attempts + 1, done_at = ${time(now)}
    from unnest(${ids(({ ws }) => ws)}, ${ids(({ id }) => id)},
      array(select json_array_elements_text(${names}::text::json))) as m(ws, id, name)
    where p.workspace_id = m.ws and p.id = m.id and p.state in ('waiting', 'withdrawn') and ${held}`);
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
    .orderBy(asc(posts.createdAt), asc(posts.place));
  return rows.map(toPost);
}

export async function findPostByKey(
  tx: Db,
  ws: WorkspaceId,
  at: Room,
  key: string,
): Promise<Post | undefined> {
  const [row] = await tx
    .select()
    .from(posts)
    .where(and(eq(posts.workspaceId, ws), eq(posts.id, postId(at, key))));
  return row && toPost(row);
}

/** How many drafts were put before a room, as cards of their own, since an instant; counted up to `most`. */
export async function draftsTold(
  tx: Db,
  ws: WorkspaceId,
  { platform, room }: Room,
  since: Date,
  most: number,
): Promise<number> {
  const rows = await tx
    .select({ id: posts.id })
    .from(posts)
    .where(
      and(
        eq(posts.workspaceId, ws),
        eq(posts.platform, platform),
        eq(posts.room, room),
        gte(posts.createdAt, since),
        sql`${posts.content} ->> 'kind' = 'letter' and ${posts.content} ->> 'mail' is null`,
      ),
    )
    .limit(most);
  return rows.length;
}

/** What no platform would take, newest first; a person has to mend something. */
export async function deadPosts(tx: Db, ws: WorkspaceId, limit: number): Promise<Post[]> {
  const rows = await tx
    .select()
    .from(posts)
    .where(and(eq(posts.workspaceId, ws), eq(posts.state, "dead")))
    .orderBy(desc(posts.createdAt), desc(posts.place))
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
