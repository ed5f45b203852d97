import { missingPoints } from "../../domain/contract.ts";
import { formatMoney } from "../../domain/money.ts";
import type { InvoiceView } from "../../usecases/show-invoice.ts";
import type { Card } from "../card.ts";
import type { Context } from "../command.ts";
import { aLetter, momentWords, sentence, stateWords } from "../words.ts";
import { endWords } from "./agreement-card.ts";
import { contractButton, contractPart } from "./contract-card.ts";
import { nextWords } from "./invoice-card.ts";

/** One paragraph: where the invoice stands, what comes next and when, and which rule holds it back. */
export function whyCard(
  view: InvoiceView,
  { locale, workspace }: Pick<Context, "locale" | "workspace">,
): Card {
  const { invoice, client, state, decision, openLetter } = view;
  const sentences = [`${invoice.number} for ${client.name} is ${stateWords(state, locale, view.agreed)}.`];
  if (state.kind === "open") sentences.push(`${formatMoney(state.balance, locale)} is open.`);
  if (openLetter?.approved) {
    const { by, at } = openLetter.approved;
    const when = momentWords(at, workspace.zone, locale);
    sentences.push(sentence(`${aLetter(openLetter.kind)} was approved by ${by} on ${when}`));
  }
  const next = nextWords(view, locale);
  sentences.push(`Next: ${next}`);
  const asksForContract =
    state.kind === "open" && state.due === "overdue" && missingPoints(client).length > 0;
  const rule =
    decision && decision.kind !== "rest"
      ? `Rule “${decision.rule}”: ${decision.because}.${endWords(view, locale)}`
      : "";
  return {
    title: `Why ${invoice.number} is where it is`,
    parts: [
      { kind: "text", text: sentences.join(" ") },
      ...(rule ? [{ kind: "note" as const, text: rule }] : []),
      ...(asksForContract ? [contractPart(client)] : []),
    ],
    ...(asksForContract ? { buttons: [contractButton(client)] } : {}),
  };
}
