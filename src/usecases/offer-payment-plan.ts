import { type InvoiceId, newId, type PlanId } from "../domain/ids.ts";
import { balanceOf } from "../domain/invoice.ts";
import { toDecimal } from "../domain/money.ts";
import { openState } from "../domain/open-invoice.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import {
  anew,
  instalmentsFor,
  type PaymentPlan,
  type PlanTerms,
  planProgress,
  whyOutdated,
} from "../domain/payment-plan.ts";
import { NO_INVOICE, type Refusal } from "../domain/refusal.ts";
import { insertPlan } from "../store/agreements.ts";
import { findClient } from "../store/clients.ts";
import { findInvoice, type LedgerInvoice } from "../store/invoices.ts";
import { businessDaysFor } from "./business-days.ts";
import { change, type Ledger, type Who } from "./change.ts";
import type { Desk } from "./desk.ts";
import { closePlan } from "./end-plan.ts";
import { findOffer } from "./find-plan.ts";
import { ledgerChanged } from "./ledger-changed.ts";
import { requestLetter } from "./request-letter.ts";
import { type PlanView, planView } from "./show-payment-plan.ts";

type OfferDesk = Pick<Desk, "db" | "clock" | "prompts">;

/** Offers to spread what is open on an invoice, and drafts the letter that says so. One plan at a time. */
export function offerPaymentPlan(
  desk: OfferDesk,
  who: Who,
  { invoice: id, ...terms }: PlanTerms & { invoice: InvoiceId },
): Promise<Outcome<PlanView>> {
  return change(desk, who, async (ledger) => {
    const found = await findInvoice(ledger.tx, ledger.ws, id);
    if (!found) return refuse(NO_INVOICE);
    const { number: invoice } = found.invoice;
    if (found.plan) {
      const accepted = found.plan.acceptedOn !== undefined;
      return refuse({ kind: "plan", no: { kind: "plan-lives", invoice, accepted } });
    }
    return offer(ledger, desk, found, terms);
  });
}

/**
 * Takes back an offer that can no longer be accepted as it stands, and makes it again on its own terms over
 * what is open now: what came in meanwhile has paid the oldest instalments.
 */
export function renewOffer(desk: OfferDesk, who: Who, id: PlanId): Promise<Outcome<PlanView>> {
  return change(desk, who, async (ledger) => {
    const outdated = await findOffer(ledger, id);
    if (!outdated.ok) return outdated;
    const { found, plan } = outdated.value;
    const { number: invoice } = found.invoice;
    if (!whyOutdated(plan, found, ledger.today)) {
      return refuse({ kind: "plan", no: { kind: "still-good", invoice } });
    }
    const client = await findClient(ledger.tx, ledger.ws, found.invoice.client);
    const isBusinessDay = businessDaysFor(ledger.workspace, client);
    const terms = anew(plan, planProgress(plan, found, ledger.today, isBusinessDay), ledger.today);
    await closePlan(ledger, found.invoice, plan, { ending: "withdrawn", why: "it is offered anew" });
    return offer(ledger, desk, found, terms);
  });
}

async function offer(
  ledger: Ledger,
  desk: Pick<Desk, "prompts">,
  found: LedgerInvoice,
  terms: PlanTerms,
): Promise<Outcome<PlanView>> {
  const { invoice } = found;
  const offered = await makeOffer(ledger, found, terms);
  if (!offered.ok) return offered;
  const plan = offered.value;
  await requestLetter(ledger, desk, {
    client: invoice.client,
    kind: "payment-plan-offer",
    about: [{ invoice: invoice.id }],
    plan: plan.id,
    why: `asked for by ${ledger.who.name}`,
  });
  await ledgerChanged(
    ledger,
    invoice.client,
    [invoice.id],
    `a payment plan for ${invoice.number} was offered`,
  );
  return done(await planView(ledger, { ...found, plan }, plan));
}

/** Puts the offer on the books; the letter that makes it to the client is not part of it. */
export async function makeOffer(
  ledger: Ledger,
  found: LedgerInvoice,
  terms: PlanTerms,
): Promise<Outcome<PaymentPlan>> {
  const { tx, ws, today, now } = ledger;
  const { invoice, entries } = found;
  const unfit = whyNotPlannable(found, terms, ledger);
  if (unfit) return refuse(unfit);
  const total = balanceOf(invoice, entries);
  const instalments = instalmentsFor(invoice, total, terms, today);
  if (!instalments.ok) return instalments;
  const plan: PaymentPlan = {
    id: newId(),
    invoice: invoice.id,
    total,
    every: terms.every,
    instalments: instalments.value,
    offeredOn: today,
  };
  await insertPlan(tx, ws, plan, now);
  recordOffer(ledger, found, plan);
  return done(plan);
}

function whyNotPlannable(
  found: LedgerInvoice,
  { deposit }: PlanTerms,
  { today }: Ledger,
): Refusal | undefined {
  const { invoice, dispute } = found;
  const { number } = invoice;
  const state = openState(found, today);
  if (!state.ok) return state.refusal;
  if (dispute) return { kind: "plan", no: { kind: "in-dispute", invoice: number } };
  if (deposit && deposit.currency !== invoice.currency) {
    return {
      kind: "wrong-currency",
      invoice: number,
      expected: invoice.currency,
      offered: deposit.currency,
    };
  }
  return undefined;
}

function recordOffer(ledger: Ledger, { invoice }: LedgerInvoice, plan: PaymentPlan): void {
  ledger.record({
    kind: "plan-offered",
    client: invoice.client,
    invoice: invoice.id,
    data: {
      plan: plan.id,
      total: toDecimal(plan.total),
      currency: plan.total.currency,
      every: plan.every,
      count: plan.instalments.length,
      // What was offered, day by day, stays in the timeline whatever comes of it.
      instalments: plan.instalments.map(({ dueOn, amount }) => `${dueOn} ${toDecimal(amount)}`).join(", "),
    },
  });
}
