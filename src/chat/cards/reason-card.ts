import type { LateReason } from "../../domain/ladder.ts";
import { mayDo, type Role } from "../../domain/workspace.ts";
import type { ReasonNoted } from "../../usecases/set-late-reason.ts";
import type { InvoiceView } from "../../usecases/show-invoice.ts";
import { type Button, type Card, commandButton } from "../card.ts";
import { asWord } from "../read-text.ts";
import { letterName, listWords, REASON_WORDS, sentence } from "../words.ts";
import { nextWords } from "./invoice-card.ts";

/** Why they are late, what that makes of the ladder, and what may be done about it at once. */
export function reasonCard(
  { invoice, withdrawn }: ReasonNoted,
  view: InvoiceView,
  { locale, role }: { locale: string; role: Role },
): Card {
  const { lateReason, number } = invoice;
  const title = lateReason
    ? `${number} is late because ${REASON_WORDS[lateReason.reason]}`
    : `${number}: nobody knows why it is late`;
  const said = [
    ...(lateReason?.note ? [sentence(lateReason.note)] : []),
    ...(withdrawn.length > 0
      ? [`Withdrawn, since it no longer fits: ${listWords(withdrawn.map(letterName))}.`]
      : []),
    `Next: ${nextWords(view, locale)}`,
  ];
  return {
    title,
    parts: [
      { kind: "text", text: said.join(" ") },
      ...(lateReason ? [{ kind: "note" as const, text: WANTS[lateReason.reason] }] : []),
    ],
    buttons: lateReason && mayDo(role, "member") ? followUps(lateReason.reason, view) : [],
  };
}

/** What helps against each reason. */
const WANTS: Record<LateReason, string> = {
  oversight: "Who forgot it needs a friendly word and a day to pay by.",
  "cash-flow": "Who is short of cash pays sooner in parts than not at all.",
  dissatisfied: "Who is not satisfied pays when it is put right; until then a reminder only makes it worse.",
  procedure: "Who waits for paperwork needs the invoice again, with the order number, at the right place.",
};

/** The next thing to do about a reason, a button each. */
export function followUps(reason: LateReason, { invoice, agreed }: InvoiceView): Button[] {
  const number = asWord(invoice.number);
  const form = (label: string, name: string): Button => ({
    label,
    action: { name, args: { invoice: invoice.id } },
  });
  switch (reason) {
    case "oversight":
      return agreed.promise ? [] : [form("They name a day", "promise.form")];
    case "cash-flow":
      return agreed.plan ? [] : [commandButton("Offer a payment plan", `/invoice plan ${number} 3 monthly`)];
    case "dissatisfied":
      return agreed.dispute ? [] : [form("Note the dispute", "dispute.form")];
    case "procedure":
      return [commandButton("Send the invoice again", `/invoice send ${number}`)];
  }
}
