import type { PlanId } from "../domain/ids.ts";
import { toDecimal } from "../domain/money.ts";
import { openState } from "../domain/open-invoice.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import { whyOutdated } from "../domain/payment-plan.ts";
import type { Refusal } from "../domain/refusal.ts";
import { acceptPlan } from "../store/agreements.ts";
import type { LedgerInvoice } from "../store/invoices.ts";
import { change, type Ledger, type Who } from "./change.ts";
import type { Desk } from "./desk.ts";
import { closePlan, withdrawPlanLetters } from "./end-plan.ts";
import { findLivePlan, findOffer, findPlanned, type Planned } from "./find-plan.ts";
import { closePromise } from "./judge-agreements.ts";
import { ledgerChanged } from "./ledger-changed.ts";
import { requestLetter } from "./request-letter.ts";
import { type PlanView, planView } from "./show-payment-plan.ts";

type AnswerDesk = Pick<Desk, "db" | "clock">;

/**
 * The client agrees to a plan: it runs from today, takes the place of a promise, and its confirmation is
 * drafted. Refused when the plan no longer is what is owed: it can be offered anew.
 */
export function acceptPaymentPlan(
  desk: AnswerDesk & Pick<Desk, "prompts">,
  who: Who,
  id: PlanId,
): Promise<Outcome<PlanView>> {
  return change(desk, who, async (ledger) => {
    const { tx, ws, today } = ledger;
    const offered = await findOffer(ledger, id);
    if (!offered.ok) return offered;
    const { found, plan } = offered.value;
    const unfit = whyNotAcceptable(offered.value, ledger);
    if (unfit) return refuse(unfit);
    await acceptPlan(tx, ws, id, today);
    record(ledger, offered.value, "plan-accepted");
    await replacePromise(ledger, found);
    const { invoice } = found;
    await withdrawPlanLetters(ledger, invoice, plan, "the offer was accepted");
    await requestLetter(ledger, desk, {
      client: invoice.client,
      kind: "plan-confirmation",
      about: [{ invoice: invoice.id }],
      plan: id,
      why: `${who.name} noted that the client accepted`,
    });
    return settle(ledger, offered.value, `a payment plan for ${invoice.number} was agreed`);
  });
}

/** The client does not want the plan: the chase goes on where it stood. */
export function declinePaymentPlan(desk: AnswerDesk, who: Who, id: PlanId): Promise<Outcome<PlanView>> {
  return change(desk, who, async (ledger) => {
    const offered = await findOffer(ledger, id);
    if (!offered.ok) return offered;
    const { found, plan } = offered.value;
    await closePlan(ledger, found.invoice, plan, { ending: "declined" });
    return settle(ledger, offered.value, `the payment plan for ${found.invoice.number} was declined`);
  });
}

/** Takes an offer or a running plan back: the chase goes on where it stood. */
export function withdrawPaymentPlan(desk: AnswerDesk, who: Who, id: PlanId): Promise<Outcome<PlanView>> {
  return change(desk, who, async (ledger) => {
    const live = await findLivePlan(ledger, id);
    if (!live.ok) return live;
    const { found, plan } = live.value;
    await closePlan(ledger, found.invoice, plan, { ending: "withdrawn", why: `by ${who.name}` });
    return settle(ledger, live.value, `the payment plan for ${found.invoice.number} was withdrawn`);
  });
}

function whyNotAcceptable({ found, plan }: Planned, { today }: Ledger): Refusal | undefined {
  const { invoice, dispute } = found;
  const state = openState(found, today);
  if (!state.ok) return state.refusal;
  if (dispute) return { kind: "plan", no: { kind: "in-dispute", invoice: invoice.number } };
  const no = whyOutdated(plan, found, today);
  return no && { kind: "plan", no };
}

/** What was promised for one day is now agreed on for several. */
async function replacePromise(ledger: Ledger, { invoice, promise }: LedgerInvoice): Promise<void> {
  if (!promise) return;
  await closePromise(ledger, invoice, promise, "replaced", { by: "a payment plan" });
}

function record(ledger: Ledger, { found: { invoice }, plan }: Planned, kind: string): void {
  ledger.record({
    kind,
    client: invoice.client,
    invoice: invoice.id,
    data: { plan: plan.id, total: toDecimal(plan.total), currency: plan.total.currency },
  });
}

/** What waits for this client is put right, and the plan is shown as it is now. */
async function settle(ledger: Ledger, { found, plan }: Planned, why: string): Promise<Outcome<PlanView>> {
  const { invoice } = found;
  await ledgerChanged(ledger, invoice.client, [invoice.id], why);
  const now = await findPlanned(ledger, plan.id);
  if (!now) throw new Error("a plan went missing while it was answered");
  return done(await planView(ledger, now.found, now.plan));
}
