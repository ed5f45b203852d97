import { missingPoints } from "../../domain/contract.ts";
import { formatMoney } from "../../domain/money.ts";
import type { InvoiceView } from "../../usecases/show-invoice.ts";
import type { Card } from "../card.ts";
import type { Context } from "../command.ts";
import { aLetter, momentWords, sentence, stateWords } from "../words.ts";
import { contractButton, contractPart } from "./contract-card.ts";
import { nextWords } from "./invoice-card.ts";
import { leavingSentence } from "./letter-card.ts";
import { afterWords, ruleWords } from "./why-words.ts";

/** One paragraph: where the invoice stands, what comes next and when, and which rule holds it back. */
export function whyCard(
  view: InvoiceView,
  { locale, workspace }: Pick<Context, "locale" | "workspace">,
): Card {
  const { invoice, client, state, openLetter } = view;
  const sentences = [`${invoice.number} for ${client.name} is ${stateWords(state, locale, view.agreed)}.`];
  if (state.kind === "open") sentences.push(`${formatMoney(state.balance, locale)} is open.`);
  if (openLetter?.approved) {
    const { by, at } = openLetter.approved;
    const when = momentWords(at, workspace.zone, locale);
    sentences.push(sentence(`${aLetter(openLetter.kind)} was approved by ${by} on ${when}`));
    if (view.leaving) sentences.push(leavingSentence(view.leaving, { locale, zone: workspace.zone }));
  }
  sentences.push(`Next: ${nextWords(view, locale)}`, ...afterWords(view, locale));
  const asksForContract =
    state.kind === "open" && state.due === "overdue" && missingPoints(client).length > 0;
  return {
    title: `Why ${invoice.number} is where it is`,
    parts: [
      { kind: "text", text: [...sentences, ...ruleWords(view, locale)].join(" ") },
      ...(asksForContract ? [contractPart(client)] : []),
    ],
    ...(asksForContract ? { buttons: [contractButton(client)] } : {}),
  };
}
