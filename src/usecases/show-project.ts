import { dateIn } from "../domain/calendar.ts";
import type { Client } from "../domain/client.ts";
import type { ProjectId } from "../domain/ids.ts";
import { type Invoice, type InvoiceState, stateOf } from "../domain/invoice.ts";
import type { LiveAgreements } from "../domain/live-agreements.ts";
import { type Money, subtract, sum, zero } from "../domain/money.ts";
import { done, type Outcome } from "../domain/outcome.ts";
import {
  billedBy,
  leftToBill,
  leftToPlan,
  ofStage,
  openOn,
  type Project,
  paidOn,
  type Stage,
  stagesOf,
  standingFor,
  stands,
  whyNotBillable,
} from "../domain/project.ts";
import type { Workspace } from "../domain/workspace.ts";
import { findClients } from "../store/clients.ts";
import type { LedgerInvoice } from "../store/invoices.ts";
import { invoicesOfProjects, listProjects, searchProjects } from "../store/projects.ts";
import type { Desk } from "./desk.ts";
import { type Billed, projectWithInvoices } from "./find-project.ts";

/** An invoice of a stage as it stands. */
export type StageInvoice = { invoice: Invoice; state: InvoiceState; agreed: LiveAgreements; open: Money };

/** One stage with every invoice it had; the one that stands, if any, is the last. */
export type StageView = {
  stage: Stage;
  /** Before tax; of the final invoice what is left for it once the other stages are billed. */
  net: Money;
  invoices: readonly StageInvoice[];
  /** Whether it may be billed now. */
  billable: boolean;
};

/** Sums of the invoices that were issued and stand, tax included. */
export type ProjectSums = { invoiced: Money; paid: Money; open: Money };

export type ProjectView = {
  project: Project;
  client: Client;
  stages: readonly StageView[];
  sums: ProjectSums;
  /** Before tax. */
  leftToBill: Money;
  leftToPlan: Money;
};

type ReadDesk = Pick<Desk, "db" | "clock">;

/** Projects that one page of a list holds. */
const PROJECTS_A_PAGE = 20;

/** One project: each stage with its invoices, and what is left to bill and to plan. */
export async function showProject(
  { db, clock }: ReadDesk,
  { id: ws, zone }: Workspace,
  id: ProjectId,
): Promise<Outcome<ProjectView>> {
  const of = await projectWithInvoices({ tx: db, ws }, id);
  if (!of.ok) return of;
  const { project, client, invoices } = of.value;
  const today = dateIn(zone, clock.now());
  const left = leftToBill(project, invoices);
  const shown = ({ invoice, entries, lines: _, ...agreed }: Billed): StageInvoice => ({
    invoice,
    state: stateOf(invoice, entries, today),
    agreed,
    open: openOn({ invoice, entries }),
  });
  const stages = stagesOf(project).map(
    (stage): StageView => ({
      stage,
      net: stage.kind === "final" ? restAfter(left, project, invoices) : netOf(project, stage),
      invoices: ofStage(invoices, stage).map(shown),
      billable: left.minor > 0n && whyNotBillable(project, invoices, stage) === undefined,
    }),
  );
  return done({
    project,
    client,
    stages,
    sums: sumsOf(project, invoices),
    leftToBill: left,
    leftToPlan: leftToPlan(project),
  });
}

/** What the stages that are not billed leave of what is left to bill. */
function restAfter(left: Money, project: Project, invoices: readonly Billed[]): Money {
  const unbilled = stagesOf(project).filter((stage) => standingFor(invoices, stage) === undefined);
  const nets = unbilled.flatMap((stage) => (stage.kind === "final" ? [] : [netOf(project, stage)]));
  const rest = subtract(left, sum(nets, project.currency));
  return rest.minor < 0n ? zero(project.currency) : rest;
}

function netOf(project: Project, stage: Exclude<Stage, { kind: "final" }>): Money {
  return stage.kind === "milestone" ? stage.milestone.amount : project.deposit!;
}

function sumsOf({ currency }: Project, invoices: readonly LedgerInvoice[]): ProjectSums {
  const issued = invoices.filter((one) => !one.invoice.draft && stands(one));
  return {
    invoiced: sum(issued.map(billedBy), currency),
    paid: sum(issued.map(paidOn), currency),
    open: sum(issued.map(openOn), currency),
  };
}

export type ProjectRow = { project: Project; client: string; sums: ProjectSums };
export type ProjectList = { rows: readonly ProjectRow[]; page: number; more: boolean };

/** Projects by name, those under way first. */
export async function listOfProjects(
  { db }: Pick<Desk, "db">,
  { id: ws }: Workspace,
  page: number,
): Promise<ProjectList> {
  const offset = (page - 1) * PROJECTS_A_PAGE;
  const found = await listProjects(db, ws, { limit: PROJECTS_A_PAGE + 1, offset });
  const shown = found.slice(0, PROJECTS_A_PAGE);
  const invoices = await invoicesOfProjects(
    db,
    ws,
    shown.map(({ id }) => id),
  );
  const clients = await findClients(
    db,
    ws,
    shown.map(({ client }) => client),
  );
  const rows = shown.map((project) => ({
    project,
    client: clients.find(({ id }) => id === project.client)?.name ?? "",
    sums: sumsOf(
      project,
      invoices.filter(({ invoice }) => invoice.project === project.id),
    ),
  }));
  return { rows, page, more: found.length > PROJECTS_A_PAGE };
}

/** Names of projects that a typed part could mean. */
export async function projectsLike(
  { db }: Pick<Desk, "db">,
  { id: ws }: Workspace,
  part: string,
  limit: number,
): Promise<string[]> {
  return (await searchProjects(db, ws, part, limit)).map(({ name }) => name);
}
