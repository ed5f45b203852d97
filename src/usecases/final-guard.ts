import type { Invoice } from "../domain/invoice.ts";
import { invoiceTotals } from "../domain/invoice.ts";
import { negate, sum } from "../domain/money.ts";
import {
  deductionsFrom,
  leftToBill,
  type Project,
  type ProjectInvoice,
  standingFor,
  stands,
} from "../domain/project.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { ProjectRefusal } from "../domain/refusals/projects.ts";
import type { LedgerInvoice } from "../store/invoices.ts";
import { invoicesOfProjects } from "../store/projects.ts";
import type { Ledger } from "./change.ts";
import { projectWithInvoices } from "./find-project.ts";

// The invoices of a project make up its price together; what one of them bills may not change unnoticed.

/**
 * Why what an invoice bills may not be lowered: the final invoice of its project has taken it off as it was
 * billed. Changed after that, the two would no longer make up the price; the final invoice has to go first.
 */
export async function whyTakenOff({ tx, ws }: Ledger, invoice: Invoice): Promise<Refusal | undefined> {
  if (!invoice.project || invoice.kind === "final") return undefined;
  const final = standingFor(await invoicesOfProjects(tx, ws, [invoice.project]), { kind: "final" });
  if (!final) return undefined;
  const { number, draft } = final.invoice;
  return { kind: "project", no: { kind: "taken-off", invoice: invoice.number, final: number, draft } };
}

/** Why an invoice that was credited may not come back: meanwhile its part of the price was billed otherwise. */
export async function whyNotRevived(ledger: Ledger, one: LedgerInvoice): Promise<Refusal | undefined> {
  const { invoice } = one;
  if (!invoice.project) return undefined;
  const takenOff = await whyTakenOff(ledger, invoice);
  if (takenOff || stands(one)) return takenOff;
  const of = await projectWithInvoices(ledger, invoice.project);
  if (!of.ok) return of.refusal;
  const { project, invoices } = of.value;
  const cancelled = invoices.find((other) => other.invoice.id === invoice.id)!;
  const no = whyNoPlace(project, invoices.filter(stands), cancelled);
  return no && { kind: "project", no };
}

function whyNoPlace(
  project: Project,
  standing: readonly ProjectInvoice[],
  { invoice, lines }: ProjectInvoice,
): ProjectRefusal | undefined {
  const same = standing.find(
    (other) => other.invoice.kind === invoice.kind && other.invoice.milestone === invoice.milestone,
  );
  const { number } = invoice;
  if (same) return { kind: "stage-billed", stage: invoice.kind, invoice: same.invoice.number, draft: false };
  if (invoice.kind !== "final") {
    const left = leftToBill(project, standing);
    const { net } = invoiceTotals(invoice.kind, lines, invoice.currency);
    return net.minor > left.minor
      ? { kind: "more-than-price", project: project.name, left, offered: net }
      : undefined;
  }
  const less = deductionsFrom(standing).map(({ net }) => net);
  const then = lines.slice(1).map(({ unitPrice }) => negate(unitPrice));
  const price = lines[0]!.unitPrice.minor === project.price.minor && lines[0]!.taxRate === project.taxRate;
  const asThen = sum(less, project.currency).minor === sum(then, project.currency).minor;
  return price && asThen && less.length === then.length
    ? undefined
    : { kind: "changed-since", project: project.name, invoice: number };
}
