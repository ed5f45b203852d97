import { formatShortDate } from "../../domain/calendar.ts";
import type { PlanId } from "../../domain/ids.ts";
import { formatMoney } from "../../domain/money.ts";
import type { PlanRefusal } from "../../domain/refusals/plans.ts";
import { type Button, type Card, refusal as no } from "../card.ts";
import { asWord } from "../read-text.ts";
import { type Line, UNCHANGED, withButtons } from "./parts.ts";

/** The sentence for each PlanRefusal: see refusalCard. */
export function planRefusalCard(r: PlanRefusal, locale: string, _line?: Line): Card {
  switch (r.kind) {
    case "no-plan":
      return no(
        `There is no payment plan for ${r.invoice}.`,
        `${UNCHANGED} Example: /invoice plan ${asWord(r.invoice)} 3 monthly`,
      );
    case "how-many":
      return no(
        `A payment plan has ${r.fewest} to ${r.most} instalments.`,
        `${UNCHANGED} Example: /invoice plan 7 3 monthly`,
      );
    case "no-number":
      return no(
        "The number of instalments is missing.",
        `${UNCHANGED} Example: /invoice plan ${asWord(r.invoice)} 3 monthly`,
      );
    case "first-day":
      return no(
        `The first payment cannot be due on ${formatShortDate(r.first, locale)}.`,
        `${UNCHANGED} Give a day after today, ${formatShortDate(r.latest, locale)} at the latest.`,
      );
    case "deposit-too-large":
      return no(
        `${r.invoice} has ${formatMoney(r.open, locale)} open; a deposit of ${formatMoney(r.deposit, locale)} leaves nothing to spread.`,
        `${UNCHANGED} Give a smaller deposit.`,
      );
    case "too-small":
      return no(
        `${formatMoney(r.open, locale)} of ${r.invoice} cannot be spread over ${r.count} instalments.`,
        `${UNCHANGED} Ask for fewer.`,
      );
    case "in-dispute":
      return no(
        `${r.invoice} is in dispute; what it is about has to be settled before it is spread.`,
        `${UNCHANGED} /invoice resolve ${asWord(r.invoice)} ends the dispute.`,
      );
    case "plan-lives":
      return no(
        r.accepted
          ? `${r.invoice} is on a payment plan.`
          : `A payment plan for ${r.invoice} is offered already.`,
        `${UNCHANGED} Withdraw it before you offer another: /invoice plan ${asWord(r.invoice)}`,
      );
    case "answered":
      return no(
        `The payment plan for ${r.invoice} was ${r.answer} already.`,
        `${UNCHANGED} /invoice plan ${asWord(r.invoice)} shows where it stands.`,
      );
    case "balance-changed":
      return withButtons(
        no(
          `${r.invoice} has ${formatMoney(r.open, locale)} open now, and the plan was over ${formatMoney(r.total, locale)}.`,
          `${UNCHANGED} Offer the plan anew over what is open.`,
        ),
        [offerAnew(r.plan)],
      );
    case "first-day-passed":
      return withButtons(
        no(
          `The plan for ${r.invoice} was to start on ${formatShortDate(r.first, locale)}, which has passed.`,
          `${UNCHANGED} Offer the plan anew with later days.`,
        ),
        [offerAnew(r.plan)],
      );
    case "still-good":
      return no(
        `The payment plan for ${r.invoice} can be accepted as it stands.`,
        `${UNCHANGED} To change it, withdraw it first: /invoice plan ${asWord(r.invoice)}`,
      );
  }
}

/** Withdraws an offer that is out of date and makes it again over what is open. */
export function offerAnew(plan: PlanId): Button {
  return { label: "Offer anew", action: { name: "plan.renew", args: { plan } }, style: "primary" };
}
