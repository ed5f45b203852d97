import type { Client } from "../domain/client.ts";
import type { ProjectId } from "../domain/ids.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import type { Project, ProjectInvoice } from "../domain/project.ts";
import { NO_PROJECT } from "../domain/refusal.ts";
import { findClient } from "../store/clients.ts";
import { type LedgerInvoice, linesOfEach } from "../store/invoices.ts";
import { findProject, invoicesOfProjects } from "../store/projects.ts";
import type { Ledger } from "./change.ts";

/** An invoice of a project with its lines and everything booked against it. */
export type Billed = ProjectInvoice & LedgerInvoice;

export type ProjectWithInvoices = { project: Project; client: Client; invoices: readonly Billed[] };

/** A project with its client and every invoice that it has had, cancelled ones included. */
export async function projectWithInvoices(
  { tx, ws }: Pick<Ledger, "tx" | "ws">,
  id: ProjectId,
): Promise<Outcome<ProjectWithInvoices>> {
  const project = await findProject(tx, ws, id);
  const client = project && (await findClient(tx, ws, project.client));
  if (!project || !client) return refuse(NO_PROJECT);
  const found = await invoicesOfProjects(tx, ws, [id]);
  const lines = await linesOfEach(
    tx,
    ws,
    found.map(({ invoice }) => invoice),
  );
  const invoices = found.map((one) => ({ ...one, lines: lines.get(one.invoice.id) ?? [] }));
  return done({ project, client, invoices });
}
