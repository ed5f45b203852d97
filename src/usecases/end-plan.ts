import type { Invoice } from "../domain/invoice.ts";
import type { PaymentPlan, PlanEnding } from "../domain/payment-plan.ts";
import { lettersOfClient } from "../store/letters.ts";
import type { Ledger } from "./change.ts";
import { planEnded } from "./plan-ended.ts";
import { withdrawLetter } from "./withdraw-letter.ts";

/** Ends a plan, and takes back its letters that have not gone out. */
export async function closePlan(
  ledger: Ledger,
  invoice: Invoice,
  plan: PaymentPlan,
  end: { ending: PlanEnding; why?: string },
): Promise<void> {
  await planEnded(ledger, invoice.client, plan, end);
  await withdrawPlanLetters(ledger, invoice, plan, `the payment plan was ${end.ending}`);
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
