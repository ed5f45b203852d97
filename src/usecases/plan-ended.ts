import type { ClientId } from "../domain/ids.ts";
import type { Letter } from "../domain/letter.ts";
import { toDecimal } from "../domain/money.ts";
import type { PaymentPlan, PlanEnding } from "../domain/payment-plan.ts";
import { endPlan, findPlan } from "../store/agreements.ts";
import type { Ledger } from "./change.ts";

/** Puts the end of a plan on the books; letters about it are another matter. */
export async function planEnded(
  { tx, ws, today, record }: Ledger,
  client: ClientId,
  plan: PaymentPlan,
  { ending, why }: { ending: PlanEnding; why?: string },
): Promise<void> {
  await endPlan(tx, ws, plan.id, { on: today, ending });
  record({
    kind: `plan-${ending}`,
    client,
    invoice: plan.invoice,
    data: {
      plan: plan.id,
      total: toDecimal(plan.total),
      currency: plan.total.currency,
      why: why ?? null,
    },
  });
}

/** An offer that the ladder made is nobody's word but its letter's: where that does not go out, it is taken back. */
export async function takeBackOffer(ledger: Ledger, letter: Letter, why: string): Promise<void> {
  if (!letter.byLadder || !letter.plan) return;
  const plan = await findPlan(ledger.tx, ledger.ws, letter.plan);
  if (!plan || plan.ended || plan.acceptedOn) return;
  await planEnded(ledger, letter.client, plan, { ending: "withdrawn", why });
}
