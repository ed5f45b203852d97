import type { ClientId, WorkspaceId } from "../domain/ids.ts";
import { platformKey, type Room } from "../domain/post.ts";
import type { ChatPlatform, ChatPost, PostResult } from "../ports.ts";
import {
  type ClaimedPost,
  freeRooms,
  type LeasedRoom,
  leaseRooms,
  markClaimed,
  nextPosts,
  type PostMark,
  setThread,
  threadsOf,
} from "../store/posts.ts";
import { backOffSeconds } from "./deliver-outbox.ts";
import type { Desk } from "./desk.ts";
import { type PostView, viewPost } from "./view-post.ts";

type TellingDesk = Pick<Desk, "db" | "clock" | "prompts" | "log" | "describeError">;

export type Tell<Said> = {
  platforms: readonly ChatPlatform<Said>[];
  /** How something is said there. */
  render: (view: PostView) => Said;
  /** Asked before each post: no other is begun, and what was claimed is handed back. */
  stop?: () => boolean;
};

/** Longer than a round and a room's last share may take: a post is single by its key, so a repetition does no harm. */
const LEASE_MS = 6 * 60_000;
/** Slack takes one message a second and channel. */
const PER_ROOM = 20;
const LIMIT = 5000;
/** After this long what is left waits for the next tick, which has other work to do as well. */
const ROUND_MS = 30_000;
const MOST_ATTEMPTS = 12;

/**
 * Says what is due to be said, room by room at the same time. A room is taken until nothing is left to say in it;
 * what a post is about is read again; it is said, and marked. A process that dies in between leaves its rooms
 * taken, and when the lease is over what was not marked is said again under the same key.
 */
export async function deliverPosts<Said>(desk: TellingDesk, tell: Tell<Said>): Promise<void> {
  const { db, clock } = desk;
  const start = clock.now().getTime();
  const leaseUntil = new Date(start + LEASE_MS);
  const platforms = tell.platforms.map(({ name }) => name);
  const rooms: LeasedRoom[] = [];
  try {
    while (!tell.stop?.() && clock.now().getTime() < start + ROUND_MS) {
      const now = clock.now();
      rooms.push(...(await leaseRooms(db, now, { platforms, limit: LIMIT, leaseUntil })));
      const posts = await nextPosts(db, rooms, now, { perRoom: PER_ROOM, limit: LIMIT, leaseUntil });
      if (posts.length === 0) return;
      const byRoom = Map.groupBy(posts, ({ workspace, at }) => JSON.stringify([workspace, at]));
      const keep = keeper(desk, leaseUntil);
      const ends = await Promise.allSettled(
        [...byRoom.values()].map(async (theirs) => keep(await deliverRoom(desk, tell, theirs))),
      );
      // Only now that every room is silent: none may be freed while something is still said in it.
      const broken = ends.find((end) => end.status === "rejected");
      if (broken) throw broken.reason;
    }
  } finally {
    await freeRooms(db, rooms, leaseUntil);
  }
}

/** What became of the posts of a room. */
type Done = { ws: WorkspaceId; at: Room; marks: PostMark[]; threads: Map<ClientId, string> };

/** The claimed posts of one room, one after the other. */
async function deliverRoom<Said>(
  desk: TellingDesk,
  tell: Tell<Said>,
  posts: readonly ClaimedPost[],
): Promise<Done> {
  const { workspace, at } = posts[0]!;
  const platform = tell.platforms.find(({ name }) => name === at.platform)!;
  const clients = posts.flatMap(({ client }) => client ?? []);
  const known = await threadsOf(desk.db, workspace, at, clients);
  const done: Done = { ws: workspace, at, marks: [], threads: new Map() };
  for (const [i, post] of posts.entries()) {
    if (tell.stop?.()) {
      done.marks.push(...handBack(posts.slice(i), desk.clock.now()));
      break;
    }
    const result = await tryPost(desk, tell, platform, post, { known, opened: done.threads });
    const mark = markOf(post, result, desk.clock.now());
    done.marks.push(mark);
    if (result.kind === "later") {
      done.marks.push(...handBack(posts.slice(i + 1), mark.nextTryAt!));
      break;
    }
  }
  return done;
}

/** What the room cannot take now is nobody's fault, and does not count as a try. */
function handBack(posts: readonly ClaimedPost[], nextTryAt: Date): PostMark[] {
  return posts.map(({ id }) => ({ id, state: "waiting", nextTryAt, counts: false }));
}

type Tried = PostResult | { kind: "gone"; because: string } | { kind: "early"; notBefore: Date };
type Threads = { known: ReadonlyMap<ClientId, string>; opened: Map<ClientId, string> };

/** Reads again what it is about and says it. A post that a mistake of ours is in does not hold up the others. */
async function tryPost<Said>(
  desk: TellingDesk,
  { render }: Tell<Said>,
  platform: ChatPlatform<Said>,
  post: ClaimedPost,
  threads: Threads,
): Promise<Tried> {
  try {
    const view = await viewPost(desk, post);
    if ("gone" in view) return { kind: "gone", because: view.gone };
    if ("notBefore" in view) return { kind: "early", notBefore: view.notBefore };
    const said = render(view);
    const result = await platform.post({ ...envelope(post, view, threads), said });
    if (result.kind === "posted" && result.threadId && post.client)
      threads.opened.set(post.client, result.threadId);
    return result;
  } catch (error) {
    desk.log.error({ post: post.id, error: desk.describeError(error) }, "a post could not be said");
    return { kind: "unknown", because: "a mistake of ours; see the log" };
  }
}

function envelope(
  post: ClaimedPost,
  { client, mentions }: PostView,
  { known, opened }: Threads,
): Omit<ChatPost<unknown>, "said"> {
  const plain = { room: post.at.room, key: platformKey(post.id), mentions };
  if (!client) return plain;
  const id = opened.get(client.id) ?? known.get(client.id);
  return { ...plain, thread: { key: platformKey(client.id), name: client.name, ...(id ? { id } : {}) } };
}

function markOf({ id, attempts }: ClaimedPost, result: Tried, now: Date): PostMark {
  switch (result.kind) {
    case "posted":
      return { id, state: "sent", externalId: result.externalId };
    case "gone":
      return { id, state: "withdrawn", lastError: result.because };
    case "early":
      return { id, state: "waiting", nextTryAt: result.notBefore, counts: false };
    case "refused":
      return { id, state: "dead", lastError: result.because };
    default: {
      const { because: lastError } = result;
      // To be told when to come again is an answer, and no failure.
      const wait = result.kind === "later" ? result.retryAfterSeconds : undefined;
      if (wait === undefined && attempts >= MOST_ATTEMPTS) return { id, state: "dead", lastError };
      const nextTryAt = new Date(now.getTime() + (wait ?? backOffSeconds(attempts)) * 1000);
      return { id, state: "waiting", nextTryAt, lastError, counts: wait === undefined };
    }
  }
}

/** Keeps what became of rooms. Those that end in the same moment are written together. */
function keeper(desk: Pick<Desk, "db" | "clock">, leaseUntil: Date): (done: Done) => Promise<void> {
  let waiting: Done[] = [];
  let writing: Promise<void> | undefined;
  return (done) => {
    waiting.push(done);
    writing ??= new Promise((resolve) => setImmediate(resolve)).then(() => {
      const together = waiting;
      [waiting, writing] = [[], undefined];
      return write(desk, together, leaseUntil);
    });
    return writing;
  };
}

async function write(
  { db, clock }: Pick<Desk, "db" | "clock">,
  rooms: readonly Done[],
  leaseUntil: Date,
): Promise<void> {
  // A thread that is there is kept first: a post said again then goes into it.
  for (const { ws, at, threads } of rooms) {
    for (const [client, id] of threads) await setThread(db, ws, at, client, id);
  }
  await markClaimed(db, rooms, { now: clock.now(), leaseUntil });
}
