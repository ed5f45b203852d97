import { and, asc, eq, inArray, like, sql } from "drizzle-orm";
import type { LocalDate } from "../domain/calendar.ts";
import { nameKey } from "../domain/client.ts";
import type { ClientId, InvoiceId, MilestoneId, ProjectId, WorkspaceId } from "../domain/ids.ts";
import { type Currency, money } from "../domain/money.ts";
import type { Milestone, Project } from "../domain/project.ts";
import { defined, likeText } from "./clients.ts";
import type { Db } from "./db.ts";
import { findInvoices, type LedgerInvoice } from "./invoices.ts";
import { invoices, milestones, projects } from "./schema.ts";

type Row = typeof projects.$inferSelect;
type MilestoneRow = typeof milestones.$inferSelect;

export async function findProject(tx: Db, ws: WorkspaceId, id: ProjectId): Promise<Project | undefined> {
  const rows = await tx
    .select()
    .from(projects)
    .where(and(eq(projects.workspaceId, ws), eq(projects.id, id)));
  return (await withMilestones(tx, ws, rows))[0];
}

/** The project whose folded name is exactly this. */
export async function findProjectByName(tx: Db, ws: WorkspaceId, name: string): Promise<Project | undefined> {
  const rows = await tx
    .select()
    .from(projects)
    .where(and(eq(projects.workspaceId, ws), eq(projects.nameKey, nameKey(name))));
  return (await withMilestones(tx, ws, rows))[0];
}

/** Projects whose folded name holds `part`, those that begin with it first; at most `limit`. */
export async function searchProjects(
  tx: Db,
  ws: WorkspaceId,
  part: string,
  limit: number,
): Promise<Project[]> {
  const key = likeText(nameKey(part));
  const rows = await tx
    .select()
    .from(projects)
    .where(and(eq(projects.workspaceId, ws), like(projects.nameKey, `%${key}%`)))
    .orderBy(sql`${projects.nameKey} not like ${`${key}%`}`, asc(projects.nameKey))
    .limit(limit);
  return withMilestones(tx, ws, rows);
}

/** Projects by name, those under way first; `limit` at most, from `offset` on. */
export async function listProjects(
  tx: Db,
  ws: WorkspaceId,
  { limit, offset }: { limit: number; offset: number },
): Promise<Project[]> {
  const rows = await tx
    .select()
    .from(projects)
    .where(eq(projects.workspaceId, ws))
    .orderBy(sql`${projects.closedOn} is not null`, asc(projects.nameKey))
    .limit(limit)
    .offset(offset);
  return withMilestones(tx, ws, rows);
}

/** The project itself; its milestones have functions of their own. */
export async function insertProject(
  tx: Db,
  ws: WorkspaceId,
  project: Project,
  createdAt: Date,
): Promise<void> {
  await tx.insert(projects).values({
    workspaceId: ws,
    id: project.id,
    clientId: project.client,
    currency: project.currency,
    createdAt,
    ...projectRow(project),
  });
}

/** Replaces all that may change of a project: client and currency stay. */
export async function updateProject(tx: Db, ws: WorkspaceId, project: Project): Promise<void> {
  await tx
    .update(projects)
    .set(projectRow(project))
    .where(and(eq(projects.workspaceId, ws), eq(projects.id, project.id)));
}

/** Adds a milestone behind the last one. */
export async function insertMilestone(
  tx: Db,
  ws: WorkspaceId,
  project: ProjectId,
  milestone: Milestone,
  createdAt: Date,
): Promise<void> {
  const behind = tx
    .select({ next: sql<number>`coalesce(max(${milestones.position}), 0) + 1` })
    .from(milestones)
    .where(and(eq(milestones.workspaceId, ws), eq(milestones.projectId, project)));
  await tx.insert(milestones).values({
    workspaceId: ws,
    id: milestone.id,
    projectId: project,
    position: sql`(${behind})`,
    name: milestone.name,
    amountMinor: milestone.amount.minor,
    reachedOn: milestone.reachedOn ?? null,
    createdAt,
  });
}

export async function updateMilestone(tx: Db, ws: WorkspaceId, milestone: Milestone): Promise<void> {
  await tx
    .update(milestones)
    .set({
      name: milestone.name,
      amountMinor: milestone.amount.minor,
      reachedOn: milestone.reachedOn ?? null,
    })
    .where(and(eq(milestones.workspaceId, ws), eq(milestones.id, milestone.id)));
}

/** Takes away a milestone that no invoice names; the database refuses any other. */
export async function deleteMilestone(tx: Db, ws: WorkspaceId, id: MilestoneId): Promise<void> {
  await tx.delete(milestones).where(and(eq(milestones.workspaceId, ws), eq(milestones.id, id)));
}

/** Every invoice of these projects, cancelled ones included, in the order in which they were made. */
export async function invoicesOfProjects(
  tx: Db,
  ws: WorkspaceId,
  ids: readonly ProjectId[],
): Promise<LedgerInvoice[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select({ id: invoices.id })
    .from(invoices)
    .where(and(eq(invoices.workspaceId, ws), inArray(invoices.projectId, [...ids])));
  const found = await findInvoices(
    tx,
    ws,
    rows.map((row) => row.id as InvoiceId),
  );
  return found.toSorted((a, b) => (a.invoice.id < b.invoice.id ? -1 : 1)); // ids sort by the time they were made
}

async function withMilestones(tx: Db, ws: WorkspaceId, rows: readonly Row[]): Promise<Project[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const found = await tx
    .select()
    .from(milestones)
    .where(and(eq(milestones.workspaceId, ws), inArray(milestones.projectId, ids)))
    .orderBy(asc(milestones.position));
  const byProject = Map.groupBy(found, (milestone) => milestone.projectId);
  return rows.map((row) => toProject(row, byProject.get(row.id) ?? []));
}

function projectRow(project: Project) {
  return {
    name: project.name,
    nameKey: nameKey(project.name),
    priceMinor: project.price.minor,
    taxRate: project.taxRate,
    depositMinor: project.deposit?.minor ?? null,
    terms: project.terms ?? null,
    closedOn: project.closedOn ?? null,
  };
}

function toProject(row: Row, found: readonly MilestoneRow[]): Project {
  const currency = row.currency as Currency;
  return {
    id: row.id as ProjectId,
    client: row.clientId as ClientId,
    name: row.name,
    currency,
    price: money(row.priceMinor, currency),
    taxRate: row.taxRate,
    milestones: found.map((milestone) => ({
      id: milestone.id as MilestoneId,
      name: milestone.name,
      amount: money(milestone.amountMinor, currency),
      ...defined({ reachedOn: milestone.reachedOn as LocalDate | null }),
    })),
    ...(row.depositMinor === null ? {} : { deposit: money(row.depositMinor, currency) }),
    ...defined({ terms: row.terms, closedOn: row.closedOn as LocalDate | null }),
  };
}
