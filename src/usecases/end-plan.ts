import type { Invoice } from "../domain/invoice.ts";
import { toDecimal } from "../domain/money.ts";
import type { PaymentPlan, PlanEnding } from "../domain/payment-plan.ts";
import { endPlan } from "../store/agreements.ts";
import { lettersOfClient } from "../store/letters.ts";
import type { Ledger } from "./change.ts";
import { withdrawLetter } from "./withdraw-letter.ts";

/** Ends a plan, and takes back its letters that have not gone out. */
export async function closePlan(
  ledger: Ledger,
  invoice: Invoice,
  plan: PaymentPlan,
  { ending, why }: { ending: PlanEnding; why?: string },
): Promise<void> {
  const { tx, ws, today } = ledger;
  await endPlan(tx, ws, plan.id, { on: today, ending });
  ledger.record({
    kind: `plan-${ending}`,
    client: invoice.client,
    invoice: invoice.id,
    data: {
      plan: plan.id,
      total: toDecimal(plan.total),
      currency: plan.total.currency,
      why: why ?? null,
    },
  });
  await withdrawPlanLetters(ledger, invoice, plan, `the payment plan was ${ending}`);
}

/** Takes back the letters about a plan that wait or are about to go out. */
export async function withdrawPlanLetters(
  ledger: Ledger,
  { client }: Pick<Invoice, "client">,
  { id }: PaymentPlan,
  why: string,
): Promise<void> {
  const letters = await lettersOfClient(ledger.tx, ledger.ws, client);
  for (const letter of letters.filter((l) => l.plan === id && !l.outcome)) {
    await withdrawLetter(ledger, letter, why);
  }
}
