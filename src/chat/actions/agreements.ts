import { type DisputeId, type InvoiceId, readId } from "../../domain/ids.ts";
import { formatMoney } from "../../domain/money.ts";
import { done, type Outcome, refuse } from "../../domain/outcome.ts";
import { NO_INVOICE } from "../../domain/refusal.ts";
import { answerDispute } from "../../usecases/answer-dispute.ts";
import { type ResolutionAsked, resolveDispute } from "../../usecases/resolve-dispute.ts";
import { showInvoice } from "../../usecases/show-invoice.ts";
import { withdrawPromise } from "../../usecases/take-promise.ts";
import { type ActionDefinition, whoOf } from "../action.ts";
import type { Card } from "../card.ts";
import { answerButton, settledCard } from "../cards/agreement-card.ts";
import { whyCard } from "../cards/why-card.ts";
import type { Context } from "../command.ts";
import { showLetter } from "./letters.ts";

/** Settles a dispute, and answers with what follows: the memo, or where the invoice stands on the ladder. */
export async function settleDispute(
  context: Context,
  cause: string,
  asked: ResolutionAsked,
): Promise<Outcome<Card>> {
  const resolved = await resolveDispute(context.desk, whoOf(context, cause), asked);
  if (!resolved.ok) return resolved;
  const { invoice, dispute, resolution, credited } = resolved.value;
  if (credited) return done(settledCard(credited, dispute, context));
  const how = resolution === "rework" ? "the work was done again" : "it was rejected";
  const card = await nextStep(context, invoice.id, `${invoice.number}: the dispute is settled, ${how}`);
  if (!card.ok) return card;
  return done({ ...card.value, buttons: [...(card.value.buttons ?? []), answerButton(dispute)] });
}

async function nextStep(context: Context, id: InvoiceId, title: string): Promise<Outcome<Card>> {
  const view = await showInvoice(context.desk, context.workspace, id);
  return view.ok ? done({ ...whyCard(view.value, context), title }) : view;
}

/** Buttons about what was promised and what is argued about. */
export const agreementActions: readonly ActionDefinition[] = [
  {
    name: "promise.withdraw",
    does: "withdrawing a promise",
    needs: "member",
    run: async (args, _values, context) => {
      const id = readId<InvoiceId>(args["invoice"]);
      if (!id) return refuse(NO_INVOICE);
      const withdrawn = await withdrawPromise(context.desk, whoOf(context, "Withdraw promise"), id);
      if (!withdrawn.ok) return withdrawn;
      const { invoice, promise } = withdrawn.value;
      const amount = formatMoney(promise.amount, context.locale);
      return nextStep(context, id, `${invoice.number}: the promise of ${amount} is withdrawn`);
    },
  },
  {
    name: "dispute.credit",
    does: "crediting a dispute",
    needs: "approver",
    run: async (args, _values, context) => {
      const invoice = readId<InvoiceId>(args["invoice"]);
      if (!invoice) return refuse(NO_INVOICE);
      return settleDispute(context, "Credit it", { invoice, resolution: "credit" });
    },
  },
  {
    name: "dispute.answer",
    does: "drafting a letter",
    needs: "member",
    run: async (args, _values, context) => {
      const id = readId<DisputeId>(args["dispute"]);
      if (!id) return refuse(NO_INVOICE);
      const letter = await answerDispute(context.desk, whoOf(context, "Draft the answer"), id);
      return letter.ok ? showLetter(context, letter.value) : letter;
    },
  },
  {
    name: "dispute.settle",
    does: "settling a dispute",
    needs: "member",
    run: async (args, _values, context) => {
      const invoice = readId<InvoiceId>(args["invoice"]);
      if (!invoice) return refuse(NO_INVOICE);
      const resolution = args["resolution"] === "rework" ? "rework" : "rejected";
      const cause = resolution === "rework" ? "Work done again" : "Reject it";
      return settleDispute(context, cause, { invoice, resolution });
    },
  },
];
