import type { PlanId } from "../domain/ids.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import type { PaymentPlan } from "../domain/payment-plan.ts";
import { NO_PLAN } from "../domain/refusal.ts";
import { findPlan } from "../store/agreements.ts";
import { findInvoice, type LedgerInvoice } from "../store/invoices.ts";
import type { Ledger } from "./change.ts";

/** A plan, and the invoice that it spreads. */
export type Planned = { found: LedgerInvoice; plan: PaymentPlan };

/** A plan in whatever state; `undefined` when the workspace has none of that id. */
export async function findPlanned(
  { tx, ws }: Pick<Ledger, "tx" | "ws">,
  id: PlanId,
): Promise<Planned | undefined> {
  const plan = await findPlan(tx, ws, id);
  const found = plan && (await findInvoice(tx, ws, plan.invoice));
  return found && { found, plan };
}

/** A plan that is offered or runs; one that has ended is refused with how. */
export async function findLivePlan(ledger: Pick<Ledger, "tx" | "ws">, id: PlanId): Promise<Outcome<Planned>> {
  const planned = await findPlanned(ledger, id);
  if (!planned) return refuse(NO_PLAN);
  const { found, plan } = planned;
  if (!plan.ended) return done(planned);
  const { number: invoice } = found.invoice;
  return refuse({ kind: "plan", no: { kind: "answered", invoice, answer: plan.ended.ending } });
}

/** A plan that waits for the client's answer; one that has it is refused with which. */
export async function findOffer(ledger: Pick<Ledger, "tx" | "ws">, id: PlanId): Promise<Outcome<Planned>> {
  const live = await findLivePlan(ledger, id);
  if (!live.ok || live.value.plan.acceptedOn === undefined) return live;
  const { number: invoice } = live.value.found.invoice;
  return refuse({ kind: "plan", no: { kind: "answered", invoice, answer: "accepted" } });
}
