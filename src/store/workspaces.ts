import { and, eq, isNull, lte, or } from "drizzle-orm";
import { z } from "zod";
import type { LocalDate, Zone } from "../domain/calendar.ts";
import type { Pause } from "../domain/client.ts";
import { hoursWords, readHours, readQuietHours } from "../domain/hours.ts";
import type { MemberId, WorkspaceId } from "../domain/ids.ts";
import { type Currency, money } from "../domain/money.ts";
import type { Outcome } from "../domain/outcome.ts";
import type {
  AllocationOrder,
  Member,
  PaymentOption,
  Profile,
  Role,
  Workspace,
} from "../domain/workspace.ts";
import type { Db } from "./db.ts";
import { toLadder } from "./kept-ladder.ts";
import { doors, members, workspaces } from "./schema.ts";

const text = z.string().optional();
const profile = z.object({
  legalName: text,
  address: text,
  email: text,
  phone: text,
  website: text,
  registration: text,
  taxNumber: text,
  vatNumber: text,
  signature: text,
});
const paymentOption = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("bank"),
    holder: text,
    iban: text,
    bic: text,
    account: text,
    bank: text,
    currency: text,
  }),
  z.object({ kind: z.literal("link"), url: z.string() }),
  z.object({ kind: z.literal("other"), text: z.string() }),
]);

type Row = typeof workspaces.$inferSelect;

/** What we wrote ourselves can be read again. */
function kept<T>(read: Outcome<T>): T {
  if (!read.ok) throw new Error("a setting on the books that cannot be read");
  return read.value;
}

function toWorkspace(row: Row): Workspace {
  const currency = row.currency as Currency;
  return {
    id: row.id as WorkspaceId,
    name: row.name,
    zone: row.zone as Zone,
    country: row.country,
    currency,
    terms: row.terms,
    language: row.language,
    ...(row.channel === null ? {} : { channel: row.channel }),
    profile: profile.parse(row.profile) as Profile,
    paymentOptions: z.array(paymentOption).parse(row.paymentOptions) as PaymentOption[],
    tolerance: money(row.toleranceMinor, currency),
    contactGapDays: row.contactGapDays,
    ...(row.eomReading === null ? {} : { eomReading: row.eomReading as "A" | "B" }),
    allocation: row.allocation as AllocationOrder,
    businessHours: kept(readHours(row.businessHours)),
    quietHours: kept(readQuietHours(row.quietHours)),
    ...toLadder(row.ladder),
  };
}

export async function insertWorkspace(tx: Db, workspace: Workspace, createdAt: Date): Promise<void> {
  await tx.insert(workspaces).values({
    id: workspace.id,
    ...settingsRow(workspace),
    createdAt,
  });
}

/** Replaces the settings of a workspace; its id and its timeline stay. */
export async function updateWorkspace(tx: Db, ws: WorkspaceId, workspace: Workspace): Promise<void> {
  await tx.update(workspaces).set(settingsRow(workspace)).where(eq(workspaces.id, ws));
}

function settingsRow(w: Workspace) {
  return {
    name: w.name,
    zone: w.zone,
    country: w.country,
    currency: w.currency,
    terms: w.terms,
    language: w.language,
    channel: w.channel ?? null,
    profile: w.profile,
    paymentOptions: w.paymentOptions,
    toleranceMinor: w.tolerance.minor,
    contactGapDays: w.contactGapDays,
    eomReading: w.eomReading ?? null,
    allocation: w.allocation,
    ladder: w.ladder ?? null,
    businessHours: hoursWords(w.businessHours),
    quietHours: hoursWords(w.quietHours),
  };
}

export async function findWorkspace(tx: Db, ws: WorkspaceId): Promise<Workspace | undefined> {
  const [row] = await tx.select().from(workspaces).where(eq(workspaces.id, ws));
  return row && toWorkspace(row);
}

/**
 * Locks the workspace until the transaction ends. Every change to a ledger takes this lock first: two
 * payments, two approvals or two numbers at once queue up here, and no two locks can wait for each other.
 *
 * @throws Error when there is no such workspace.
 */
export async function lockWorkspace(tx: Db, ws: WorkspaceId): Promise<Workspace> {
  const [row] = await tx.select().from(workspaces).where(eq(workspaces.id, ws)).for("no key update");
  if (!row) throw new Error("no such workspace");
  return toWorkspace(row);
}

/** The same, unless another transaction holds it: then there is nothing to wait for, and `undefined`. */
export async function tryLockWorkspace(tx: Db, ws: WorkspaceId): Promise<Workspace | undefined> {
  const [row] = await tx
    .select()
    .from(workspaces)
    .where(eq(workspaces.id, ws))
    .for("no key update", { skipLocked: true });
  return row && toWorkspace(row);
}

/** Workspaces for which it is time to see whether there is a morning's list, at most `limit`. */
export async function morningsDue(tx: Db, now: Date, limit: number): Promise<WorkspaceId[]> {
  const rows = await tx
    .select({ id: workspaces.id })
    .from(workspaces)
    .where(or(isNull(workspaces.morningAt), lte(workspaces.morningAt, now)))
    .limit(limit);
  return rows.map((row) => row.id as WorkspaceId);
}

/** When there may be a morning's list again; null: at once. */
export async function setMorningAt(tx: Db, ws: WorkspaceId, at: Date | null): Promise<void> {
  await tx.update(workspaces).set({ morningAt: at }).where(eq(workspaces.id, ws));
}

/** All workspaces, for the sweep and for `verify`. */
export async function listWorkspaces(tx: Db): Promise<WorkspaceId[]> {
  const rows = await tx.select({ id: workspaces.id }).from(workspaces).orderBy(workspaces.createdAt);
  return rows.map((row) => row.id as WorkspaceId);
}

/** The workspace behind a platform's room; `undefined` at the first contact. */
export async function findDoor(
  tx: Db,
  platform: string,
  externalId: string,
): Promise<WorkspaceId | undefined> {
  const [row] = await tx
    .select({ ws: doors.workspaceId })
    .from(doors)
    .where(and(eq(doors.platform, platform), eq(doors.externalId, externalId)));
  return row?.ws as WorkspaceId | undefined;
}

/**
 * The workspace behind a platform's room and the member who knocks, by one query, for every line that is
 * typed asks this first; `undefined` as long as either is missing.
 */
export async function findVisitor(
  tx: Db,
  visitor: { platform: string; externalId: string; user: string },
): Promise<{ workspace: Workspace; person: Member } | undefined> {
  const { platform, externalId, user } = visitor;
  const [row] = await tx
    .select({ workspace: workspaces, person: members })
    .from(doors)
    .innerJoin(workspaces, eq(workspaces.id, doors.workspaceId))
    .innerJoin(
      members,
      and(
        eq(members.workspaceId, doors.workspaceId),
        eq(members.platform, platform),
        eq(members.platformUser, user),
      ),
    )
    .where(and(eq(doors.platform, platform), eq(doors.externalId, externalId)));
  return row && { workspace: toWorkspace(row.workspace), person: toMember(row.person) };
}

/** Ties a room to a workspace; false when another process was first. */
export async function insertDoor(
  tx: Db,
  ws: WorkspaceId,
  platform: string,
  externalId: string,
): Promise<boolean> {
  const rows = await tx
    .insert(doors)
    .values({ workspaceId: ws, platform, externalId })
    .onConflictDoNothing()
    .returning();
  return rows.length === 1;
}

export async function findMember(
  tx: Db,
  ws: WorkspaceId,
  platform: string,
  platformUser: string,
): Promise<Member | undefined> {
  const [row] = await tx
    .select()
    .from(members)
    .where(
      and(
        eq(members.workspaceId, ws),
        eq(members.platform, platform),
        eq(members.platformUser, platformUser),
      ),
    );
  return row && toMember(row);
}

export async function listMembers(tx: Db, ws: WorkspaceId): Promise<Member[]> {
  const rows = await tx.select().from(members).where(eq(members.workspaceId, ws)).orderBy(members.createdAt);
  return rows.map(toMember);
}

/** A member as a platform knows them. */
export type Person = { member: Member; platform: string; user: string };

export async function listPeople(tx: Db, ws: WorkspaceId): Promise<Person[]> {
  const rows = await tx.select().from(members).where(eq(members.workspaceId, ws)).orderBy(members.createdAt);
  return rows.map((row) => ({ member: toMember(row), platform: row.platform, user: row.platformUser }));
}

/** Not to be named in nudges from a day on, until a day or for good; `undefined`: to be named again. */
export async function setMute(
  tx: Db,
  ws: WorkspaceId,
  member: MemberId,
  muted: Pause | undefined,
): Promise<void> {
  await tx
    .update(members)
    .set({ mutedOn: muted?.on ?? null, mutedUntil: muted?.until ?? null })
    .where(and(eq(members.workspaceId, ws), eq(members.id, member)));
}

export async function insertMember(
  tx: Db,
  ws: WorkspaceId,
  member: Member,
  person: { platform: string; user: string },
  createdAt: Date,
): Promise<void> {
  await tx.insert(members).values({
    workspaceId: ws,
    id: member.id,
    platform: person.platform,
    platformUser: person.user,
    name: member.name,
    role: member.role,
    createdAt,
  });
}

export async function setRole(tx: Db, ws: WorkspaceId, member: MemberId, role: Role): Promise<void> {
  await tx
    .update(members)
    .set({ role })
    .where(and(eq(members.workspaceId, ws), eq(members.id, member)));
}

function toMember(row: typeof members.$inferSelect): Member {
  return {
    id: row.id as MemberId,
    workspace: row.workspaceId as WorkspaceId,
    name: row.name,
    role: row.role as Role,
    ...(row.mutedOn === null
      ? {}
      : {
          muted: {
            on: row.mutedOn as LocalDate,
            ...(row.mutedUntil ? { until: row.mutedUntil as LocalDate } : {}),
          },
        }),
  };
}
