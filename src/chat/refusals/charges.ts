import { formatShortDate } from "../../domain/calendar.ts";
import { formatMoney } from "../../domain/money.ts";
import type { ChargeRefusal } from "../../domain/refusals/charges.ts";
import { countryName } from "../../facts/jurisdictions.ts";
import { type Card, commandButton, refusal as no } from "../card.ts";
import { asWord, quote } from "../read-text.ts";
import { CHARGE_NAMES, cut } from "../words.ts";
import { type Line, UNCHANGED, withButtons } from "./parts.ts";

/** The sentence for each ChargeRefusal: see refusalCard. */
export function chargeRefusalCard(r: ChargeRefusal, locale: string, _line?: Line): Card {
  switch (r.kind) {
    case "no-clause":
      return no(
        `No late fee was agreed for ${r.invoice} or with ${r.client}, so none can be charged.`,
        `${UNCHANGED} If there is a clause in the contract, note it with /client contract. What the law gives without one: /invoice interest ${asWord(r.invoice)}`,
      );
    case "clause-currency":
      return no(
        `The late fee was agreed in ${r.clause}, and ${r.invoice} is in ${r.expected}.`,
        `${UNCHANGED} A fee is charged in the invoice's own currency.`,
      );
    case "above-limit":
      return no(
        `The late fee agreed for ${r.invoice} (${r.clause}) is more than the law allows.`,
        `${r.rule} Source: ${r.source}. ${UNCHANGED} If the contract says it otherwise, correct the clause with /client contract.`,
      );
    case "businesses-only":
      return no(
        `${r.client} is a consumer, and the rule for late payment is for businesses alone.`,
        `${r.law}. ${UNCHANGED} If ${r.client} is a business, say so with /client edit.`,
      );
    case "no-law":
      return no(
        countryName(r.country)
          ? `No law on late interest is on file for ${countryName(r.country)}.`
          : "Your country is not set, so it is not known which law on late interest holds.",
        `${UNCHANGED} ${countryName(r.country) ? "" : "Set it: /dunlin setup country GB. "}Note the law that the contract is under, as: /client contract ${quote(r.client)} law UK`,
      );
    case "disputed":
      return no(
        `${r.invoice} is in dispute, and nothing is charged while it is.`,
        `The client says: ${cut(r.reason)}\n${UNCHANGED} /invoice resolve ${asWord(r.invoice)} ends the dispute.`,
      );
    case "not-late":
      return no(
        `${r.invoice} has no late days yet: it is due on ${formatShortDate(r.due, locale)}.`,
        `${UNCHANGED} Interest starts the day after.`,
      );
    case "agreed-rate":
      return withButtons(
        no(
          `A rate was agreed for ${r.invoice} (${r.clause}), and it takes the place of the law's interest.`,
          `${r.law}. ${UNCHANGED} What is due by the clause: /invoice fee ${asWord(r.invoice)}`,
        ),
        [commandButton("Show the late fee", `/invoice fee ${asWord(r.invoice)}`)],
      );
    case "charged-otherwise":
      return no(
        r.charged === "fee"
          ? `A late fee is on ${r.invoice} already; the law's interest does not come on top of it.`
          : `The law's interest is on ${r.invoice} already; a late fee does not come on top of it.`,
        `${UNCHANGED} To change over, waive it first: /invoice waive ${asWord(r.invoice)} ${r.charged} REASON`,
      );
    case "court-only":
      return no(`A court awards this interest; it cannot be charged on ${r.invoice}.`, UNCHANGED);
    case "other-law":
      return no(
        `The contract with ${r.client} is not noted as being under that law, so nothing is charged by it.`,
        `${UNCHANGED} If it is: /client contract ${quote(r.client)} law ${r.law}`,
      );
    case "nothing-new":
      return no(
        `All that is due on ${r.invoice} by now has been charged.`,
        `${UNCHANGED} /invoice ${r.what} ${asWord(r.invoice)} shows how it stands.`,
      );
    case "figures-changed":
      return withButtons(
        no(
          `The figures of ${r.invoice} have changed since this card was made.`,
          `${UNCHANGED} Look at the new ones.`,
        ),
        [commandButton("Show the new figures", `/invoice ${r.what} ${asWord(r.invoice)}`)],
      );
    case "nothing-charged":
      return no(`No late fee or interest is on ${r.invoice}.`, UNCHANGED);
    case "nothing-to-waive":
      return no(`${r.invoice} has no open ${CHARGE_NAMES[r.part]} to waive.`, UNCHANGED);
    case "more-than-charged":
      return no(
        `${r.invoice} has ${formatMoney(r.open, locale)} of ${CHARGE_NAMES[r.part]} open; ${formatMoney(r.offered, locale)} is more.`,
        `${UNCHANGED} Give a smaller amount, or none to waive all of it.`,
      );
  }
}
