import { dateIn, type LocalDate } from "../domain/calendar.ts";
import type { WorkspaceId } from "../domain/ids.ts";
import type { Outcome } from "../domain/outcome.ts";
import type { Room } from "../domain/post.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Workspace } from "../domain/workspace.ts";
import { type Db, transact } from "../store/db.ts";
import { appendEvents, type EventInput } from "../store/events.ts";
import { lockWorkspace, tryLockWorkspace } from "../store/workspaces.ts";
import type { Desk } from "./desk.ts";
import type { News } from "./news.ts";
import { newsPost, tellOthers } from "./tell-team.ts";

/** Who asks for a change, and by what: both go into the timeline. */
export type Who = {
  ws: WorkspaceId;
  name: string;
  cause: string;
  /** Where it was asked, and where the answer is read. */
  room?: Room;
};

/** A workspace's books, opened for one change. */
export type Ledger = {
  tx: Db;
  ws: WorkspaceId;
  workspace: Workspace;
  now: Date;
  /** The day in the workspace's zone. */
  today: LocalDate;
  who: Who;
  /** Adds to the timeline; written together with the change, or not at all. */
  record(event: Omit<EventInput, "actor" | "at" | "cause">): void;
  /**
   * Says what has come out by the change, once it is on the books: to whoever asked for it, with the answer, and
   * to the team's other rooms.
   */
  tell(news: News): void;
};

/** Carries a refusal out of a transaction, which rolls it back: a "no" changes nothing, not even half. */
class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super("refused");
    this.refusal = refusal;
  }
}

/**
 * Opens the books for one change: one transaction, the workspace locked first, the timeline written
 * last. A refusal rolls everything back.
 */
export function change<T>(
  desk: Pick<Desk, "db" | "clock" | "changed">,
  who: Who,
  work: (ledger: Ledger) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return changeLocked(desk, who, lockWorkspace, work);
}

/** The same, unless somebody else is changing this business's books at the moment: then "busy", at once. */
export async function tryChange<T>(
  desk: Pick<Desk, "db" | "clock" | "changed">,
  who: Who,
  work: (ledger: Ledger) => Promise<Outcome<T>>,
): Promise<Outcome<T> | "busy"> {
  const lock = async (tx: Db, ws: WorkspaceId) => {
    const workspace = await tryLockWorkspace(tx, ws);
    if (!workspace) throw new Busy();
    return workspace;
  };
  try {
    return await changeLocked(desk, who, lock, work);
  } catch (error) {
    if (error instanceof Busy) return "busy";
    throw error;
  }
}

class Busy extends Error {}

async function changeLocked<T>(
  desk: Pick<Desk, "db" | "clock" | "changed">,
  who: Who,
  lock: (tx: Db, ws: WorkspaceId) => Promise<Workspace>,
  work: (ledger: Ledger) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const recorded: EventInput[] = [];
  const told: News[] = [];
  try {
    const outcome = await transact(desk.db, async (tx) => {
      const workspace = await lock(tx, who.ws);
      const now = desk.clock.now();
      const ledger: Ledger = {
        tx,
        ws: who.ws,
        workspace,
        now,
        today: dateIn(workspace.zone, now),
        who,
        record: (event) => {
          recorded.push({ ...event, actor: who.name, at: now, cause: who.cause });
        },
        tell: (news) => {
          told.push(news);
        },
      };
      const decided = await work(ledger);
      if (!decided.ok) throw new Refused(decided.refusal);
      await tellOthers(ledger, told.map(newsPost));
      await appendEvents(tx, who.ws, recorded);
      return decided;
    });
    if (recorded.length > 0) desk.changed?.(told);
    return outcome;
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}
