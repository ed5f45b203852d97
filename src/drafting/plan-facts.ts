import type { BusinessDays, LocalDate } from "../domain/calendar.ts";
import { subtract, toDecimal } from "../domain/money.ts";
import { nextInstalment, type PaymentPlan, planProgress } from "../domain/payment-plan.ts";
import type { LetterInvoice } from "./charge-facts.ts";
import type { Figures, LetterFacts } from "./letter-facts.ts";

type PlanFacts = Pick<LetterFacts, "plan" | "instalments">;

/** The instalments that a letter lays out, a deposit as number 0, and which of them is to be paid next. */
export function planFacts(
  plan: PaymentPlan | undefined,
  about: LetterInvoice | undefined,
  { today, isBusinessDay }: { today: LocalDate; isBusinessDay: BusinessDays },
): PlanFacts {
  if (!plan || !about) return { instalments: [] };
  const { total, every } = plan;
  const planned = { invoice: about.invoice, entries: about.entries ?? [] };
  const next = nextInstalment(planProgress(plan, planned, today, isBusinessDay));
  return {
    plan: {
      total: toDecimal(total),
      currency: total.currency,
      every,
      ...(next && { next: { due: next.dueOn, amount: toDecimal(subtract(next.amount, next.paid)) } }),
    },
    instalments: plan.instalments.map(({ n, dueOn, amount }) => ({
      n,
      due: dueOn,
      amount: toDecimal(amount),
    })),
  };
}

/** What a letter may say of a payment plan: sums and days of its instalments, how many there are, how often. */
export function planFigures({ plan, instalments }: PlanFacts): Figures {
  if (!plan) return { amounts: [], dates: [], numbers: [] };
  const amount = (role: string, value: string) => ({ role, value, currency: plan.currency });
  const counted = instalments.filter(({ n }) => n > 0).length;
  return {
    amounts: [
      ...instalments.map((i) => amount(`instalment_${i.n}`, i.amount)),
      amount("plan_total", plan.total),
      ...(plan.next ? [amount("instalment_next", plan.next.amount)] : []),
    ],
    dates: instalments.map(({ n, due }) => ({ role: `instalment_${n}`, value: due })),
    numbers: [
      { role: "instalment_count", value: counted, unit: "instalments" },
      ...(plan.every === "fortnight" ? [{ role: "rhythm", value: 2, unit: "weeks" }] : []),
    ],
  };
}
