import type { Zone } from "../domain/calendar.ts";
import { BUSINESS_HOURS, QUIET_HOURS } from "../domain/hours.ts";
import { type MemberId, newId, type WorkspaceId } from "../domain/ids.ts";
import { type Currency, decimalsOf, money } from "../domain/money.ts";
import type { Room } from "../domain/post.ts";
import type { Member, Workspace } from "../domain/workspace.ts";
import { transact } from "../store/db.ts";
import { appendEvents } from "../store/events.ts";
import {
  findDoor,
  findMember,
  findVisitor,
  findWorkspace,
  insertDoor,
  insertMember,
  insertWorkspace,
  listMembers,
  lockWorkspace,
} from "../store/workspaces.ts";
import type { Desk } from "./desk.ts";

/** Who knocks, and at which door. */
export type Visitor = {
  platform: string;
  /** Team, server or room; the terminal has one. */
  externalId: string;
  user: string;
  name: string;
};

/** What a new workspace starts with: the platform's or the machine's zone and place. */
export type Defaults = {
  name: string;
  zone: Zone;
  country: string;
  currency: Currency;
  language: string;
};

/** Net 14: a freelancer cannot finance a client for two months. */
const DEFAULT_TERMS = "net 14";

/**
 * The workspace behind a door, and who came in. At the first contact the workspace is made, and the
 * person who came first is its owner; those after are members.
 */
export async function enter(
  desk: Pick<Desk, "db" | "clock">,
  visitor: Visitor,
  defaults: Defaults,
): Promise<{ workspace: Workspace; person: Member; room: Room }> {
  const { db } = desk;
  const room = { platform: visitor.platform, room: visitor.externalId };
  const known = await findVisitor(db, visitor);
  if (known) return { ...known, room };
  const ws =
    (await findDoor(db, visitor.platform, visitor.externalId)) ?? (await open(desk, visitor, defaults));
  const person =
    (await findMember(db, ws, visitor.platform, visitor.user)) ?? (await join(desk, ws, visitor));
  const workspace = await findWorkspace(db, ws);
  if (!workspace) throw new Error("a door without a workspace");
  return { workspace, person, room };
}

async function open(
  { db, clock }: Pick<Desk, "db" | "clock">,
  visitor: Visitor,
  defaults: Defaults,
): Promise<WorkspaceId> {
  const id = newId<WorkspaceId>();
  const { platform, externalId, name } = visitor;
  const opening = transact(db, async (tx) => {
    const now = clock.now();
    await insertWorkspace(tx, newWorkspace(id, defaults), now);
    if (!(await insertDoor(tx, id, platform, externalId))) throw new DoorTaken();
    const event = { kind: "workspace-opened", actor: name, at: now, cause: platform, data: {} };
    await appendEvents(tx, id, [event]);
    return id;
  });
  try {
    return await opening;
  } catch (error) {
    if (!(error instanceof DoorTaken)) throw error;
    return (await findDoor(db, platform, externalId))!;
  }
}

/** Two processes knocked at once: the door belongs to the other, and the workspace made here is rolled back. */
class DoorTaken extends Error {}

function newWorkspace(id: WorkspaceId, defaults: Defaults): Workspace {
  const { currency } = defaults;
  return {
    id,
    ...defaults,
    terms: DEFAULT_TERMS,
    profile: {},
    paymentOptions: [],
    tolerance: money(5n * 10n ** BigInt(decimalsOf(currency)), currency),
    contactGapDays: 5,
    allocation: "principal-first",
    businessHours: BUSINESS_HOURS,
    quietHours: QUIET_HOURS,
  };
}

async function join(
  { db, clock }: Pick<Desk, "db" | "clock">,
  ws: WorkspaceId,
  visitor: Visitor,
): Promise<Member> {
  return transact(db, async (tx) => {
    await lockWorkspace(tx, ws);
    const known = await findMember(tx, ws, visitor.platform, visitor.user);
    if (known) return known;
    const first = (await listMembers(tx, ws)).length === 0;
    const role = first ? "owner" : "member";
    const member: Member = { id: newId<MemberId>(), workspace: ws, name: visitor.name, role };
    const now = clock.now();
    await insertMember(tx, ws, member, { platform: visitor.platform, user: visitor.user }, now);
    await appendEvents(tx, ws, [
      { kind: "member-joined", actor: visitor.name, at: now, cause: visitor.platform, data: { role } },
    ]);
    return member;
  });
}
