import { dateIn, type LocalDate } from "../domain/calendar.ts";
import type { Client } from "../domain/client.ts";
import type { InvoiceId } from "../domain/ids.ts";
import type { Invoice } from "../domain/invoice.ts";
import type { Letter } from "../domain/letter.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import {
  answerBy,
  type PaymentPlan,
  type PlanProgress,
  planProgress,
  whyOutdated,
} from "../domain/payment-plan.ts";
import { NO_INVOICE } from "../domain/refusal.ts";
import type { Workspace } from "../domain/workspace.ts";
import { plansOf } from "../store/agreements.ts";
import { findClient } from "../store/clients.ts";
import { findInvoice, type LedgerInvoice } from "../store/invoices.ts";
import { lettersOfClient } from "../store/letters.ts";
import { businessDaysFor } from "./business-days.ts";
import { offersSent } from "./client-history.ts";
import type { Desk } from "./desk.ts";
import type { Books } from "./letter-content.ts";

/** A payment plan with what is paid of each instalment, as its card shows it. */
export type PlanView = {
  invoice: Invoice;
  client: Client;
  plan: PaymentPlan;
  progress: PlanProgress;
  /** The day by which an offer is to be answered. */
  answerBy: LocalDate;
  /** An offer that cannot be accepted as it stands any more: it can be made anew. */
  outdated: boolean;
  /** A letter about it that waits for approval. */
  draft?: Letter;
  today: LocalDate;
};

/** The plan for an invoice: the one that lives, else the one that ended last. */
export async function showPaymentPlan(
  { db, clock }: Pick<Desk, "db" | "clock">,
  workspace: Workspace,
  id: InvoiceId,
): Promise<Outcome<PlanView>> {
  const found = await findInvoice(db, workspace.id, id);
  if (!found) return refuse(NO_INVOICE);
  const plan = found.plan ?? (await plansOf(db, workspace.id, id))[0];
  if (!plan) return refuse({ kind: "plan", no: { kind: "no-plan", invoice: found.invoice.number } });
  const today = dateIn(workspace.zone, clock.now());
  return done(await planView({ tx: db, ws: workspace.id, workspace, today }, found, plan));
}

/** Gathers what a plan's card shows. */
export async function planView(
  { tx, ws, workspace, today }: Books,
  found: LedgerInvoice,
  plan: PaymentPlan,
): Promise<PlanView> {
  const { invoice } = found;
  const client = await findClient(tx, ws, invoice.client);
  if (!client) throw new Error("an invoice without a client");
  const letters = (await lettersOfClient(tx, ws, client.id)).filter((letter) => letter.plan === plan.id);
  const draft = letters.find((letter) => !letter.outcome && !letter.approved);
  const sentOn = offersSent(letters, (at) => dateIn(workspace.zone, at)).get(plan.id);
  return {
    invoice,
    client,
    plan,
    progress: planProgress(plan, found, today, businessDaysFor(workspace, client)),
    answerBy: answerBy(plan, sentOn),
    outdated: !plan.ended && !plan.acceptedOn && whyOutdated(plan, found, today) !== undefined,
    ...(draft ? { draft } : {}),
    today,
  };
}
