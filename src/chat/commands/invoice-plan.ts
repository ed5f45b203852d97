import { done, refuse } from "../../domain/outcome.ts";
import type { PlanRhythm } from "../../domain/payment-plan.ts";
import { mayDo } from "../../domain/workspace.ts";
import { offerPaymentPlan } from "../../usecases/offer-payment-plan.ts";
import { showPaymentPlan } from "../../usecases/show-payment-plan.ts";
import { whoOf } from "../action.ts";
import { choiceArg, dateArg, invoiceArg, moneyArg } from "../args.ts";
import { planCard } from "../cards/plan-card.ts";
import { type Arg, command, optional } from "../command.ts";

const EXAMPLE = "/invoice plan 7 3 monthly";

/** How many instalments, as a figure; whether so many make a plan is said by the rule. */
const countArg: Arg<number> = {
  label: "n",
  hint: "How many instalments, besides a deposit",
  required: true,
  take: "word",
  read: (text) =>
    /^\d{1,3}$/.test(text)
      ? done(Number(text))
      : refuse({ kind: "unreadable", what: "number of instalments", text, example: EXAMPLE }),
};

const RHYTHMS = { weekly: "week", fortnightly: "fortnight", monthly: "month" } as const satisfies Record<
  string,
  PlanRhythm
>;

export const plan = command({
  group: "invoice",
  name: "plan",
  summary: "Offer to pay in instalments; without a number, show the plan there is",
  needs: "viewer",
  changes: true,
  example: EXAMPLE,
  args: {
    invoice: invoiceArg("Invoice to spread"),
    count: optional(countArg),
    every: optional(choiceArg(["weekly", "fortnightly", "monthly"], "How often; monthly if left out")),
    first: optional(
      dateArg("first", "Day of the first payment; one rhythm from today if left out", "future"),
    ),
    deposit: optional(moneyArg("A larger first payment", "deposit")),
  },
  async run({ invoice, count, every = "monthly", first, deposit }, context) {
    if (count === undefined) {
      if (first || deposit)
        return refuse({ kind: "plan", no: { kind: "no-number", invoice: invoice.number } });
      const view = await showPaymentPlan(context.desk, context.workspace, invoice.id);
      return view.ok ? done(planCard(view.value, context)) : view;
    }
    const { role } = context.person;
    // Looking at a plan is anybody's; offering one is not.
    if (!mayDo(role, "member")) {
      return refuse({ kind: "not-allowed", action: "offering a payment plan", role, needs: "member" });
    }
    const offered = await offerPaymentPlan(context.desk, whoOf(context, "/invoice plan"), {
      invoice: invoice.id,
      count,
      every: RHYTHMS[every],
      ...(first ? { first } : {}),
      ...(deposit ? { deposit } : {}),
    });
    return offered.ok ? done(planCard(offered.value, context)) : offered;
  },
});
