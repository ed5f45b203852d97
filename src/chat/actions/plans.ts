import { type PlanId, readId } from "../../domain/ids.ts";
import { done, type Outcome, refuse } from "../../domain/outcome.ts";
import { NO_PLAN } from "../../domain/refusal.ts";
import {
  acceptPaymentPlan,
  declinePaymentPlan,
  withdrawPaymentPlan,
} from "../../usecases/answer-payment-plan.ts";
import type { Who } from "../../usecases/change.ts";
import type { Desk } from "../../usecases/desk.ts";
import { renewOffer } from "../../usecases/offer-payment-plan.ts";
import type { PlanView } from "../../usecases/show-payment-plan.ts";
import { type ActionDefinition, whoOf } from "../action.ts";
import { planCard } from "../cards/plan-card.ts";

type Answer = (desk: Desk, who: Who, plan: PlanId) => Promise<Outcome<PlanView>>;

function pressed(
  name: string,
  label: string,
  answer: Answer,
  { does, needs }: Pick<ActionDefinition, "does" | "needs">,
): ActionDefinition {
  return {
    name,
    does,
    needs,
    run: async (args, _values, context) => {
      const plan = readId<PlanId>(args["plan"]);
      if (!plan) return refuse(NO_PLAN);
      const view = await answer(context.desk, whoOf(context, label), plan);
      return view.ok ? done(planCard(view.value, context)) : view;
    },
  };
}

/** What a client says to a payment plan, as somebody of the team notes it. */
export const planActions: readonly ActionDefinition[] = [
  pressed("plan.accept", "Accepted by the client", acceptPaymentPlan, {
    does: "accepting a payment plan",
    needs: "member",
  }),
  pressed("plan.decline", "Declined", declinePaymentPlan, {
    does: "declining a payment plan",
    needs: "member",
  }),
  pressed("plan.renew", "Offer anew", renewOffer, { does: "offering a payment plan", needs: "member" }),
  pressed("plan.withdraw", "Withdraw", withdrawPaymentPlan, {
    does: "withdrawing a payment plan",
    needs: "approver",
  }),
];
