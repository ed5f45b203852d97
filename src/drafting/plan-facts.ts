import { toDecimal } from "../domain/money.ts";
import type { PaymentPlan } from "../domain/payment-plan.ts";
import type { Figures, LetterFacts } from "./letter-facts.ts";

/** The instalments that a letter lays out; a deposit is number 0. */
export function planFacts(plan: PaymentPlan | undefined): Pick<LetterFacts, "plan" | "instalments"> {
  if (!plan) return { instalments: [] };
  const { total, every } = plan;
  return {
    plan: { total: toDecimal(total), currency: total.currency, every },
    instalments: plan.instalments.map(({ n, dueOn, amount }) => ({
      n,
      due: dueOn,
      amount: toDecimal(amount),
    })),
  };
}

export function planFigures(plan: PaymentPlan | undefined): Figures {
  const instalments = plan?.instalments ?? [];
  const amounts = instalments.map(({ n, amount }) => ({
    role: `instalment_${n}`,
    value: toDecimal(amount),
    currency: amount.currency,
  }));
  const total = plan && { role: "plan_total", value: toDecimal(plan.total), currency: plan.total.currency };
  const counted = instalments.filter(({ n }) => n > 0).length;
  return {
    amounts: [...amounts, ...(total ? [total] : [])],
    dates: instalments.map(({ n, dueOn }) => ({ role: `instalment_${n}`, value: dueOn })),
    numbers: plan
      ? [
          { role: "instalment_count", value: counted, unit: "instalments" },
          ...(plan.every === "fortnight" ? [{ role: "rhythm", value: 2, unit: "weeks" }] : []),
        ]
      : [],
  };
}
