import { formatShortDate, type LocalDate } from "../../domain/calendar.ts";
import { formatMoney, type Money } from "../../domain/money.ts";
import type { AgreementRefusal } from "../../domain/refusals/agreements.ts";
import { type Card, commandButton, refusal as no } from "../card.ts";
import { asWord } from "../read-text.ts";
import { type Line, UNCHANGED, withButtons } from "./parts.ts";

/** The sentence for each AgreementRefusal: see refusalCard. */
export function agreementRefusalCard(r: AgreementRefusal, locale: string, line?: Line): Card {
  const day = (on: LocalDate) => formatShortDate(on, locale);
  const money = (amount: Money) => formatMoney(amount, locale);
  const number = "invoice" in r ? asWord(r.invoice) : "";
  switch (r.kind) {
    case "no-promise":
      return no(
        `Nobody has promised to pay ${r.invoice}, or the promise has ended.`,
        `${UNCHANGED} To note one: /invoice promise ${number} friday`,
      );
    case "promise-in-past":
      return no(
        `A promise is for a day to come; ${day(r.on)} has passed.`,
        `${UNCHANGED} If the money has come in: /invoice paid ${number} AMOUNT on DATE`,
      );
    case "promise-far":
      return farCard(r.days, day(r.on), line);
    case "promised-above-open":
      return no(
        `${r.invoice} has ${money(r.open)} open that can be promised; ${money(r.offered)} was given.`,
        `${UNCHANGED} Give a smaller amount, or none for all of it.`,
      );
    case "promise-runs":
      return withButtons(
        no(
          `${r.invoice} is promised for ${day(r.on)}, and no reminder goes out before that has passed.`,
          `${UNCHANGED} To remind of it all the same, withdraw the promise first: here or on /invoice show ${number}`,
        ),
        [{ label: "Withdraw promise", action: { name: "promise.withdraw", args: { invoice: r.id } } }],
      );
    case "plan-runs":
      return no(
        `${r.invoice} is on a payment plan, which says what is paid when.`,
        `${UNCHANGED} /invoice plan ${number} shows it.`,
      );
    case "no-dispute":
      return no(
        `${r.invoice} is not in dispute.`,
        `${UNCHANGED} /invoice show ${number} tells how it stands.`,
      );
    case "in-dispute":
      return no(
        `${r.invoice} has been in dispute since ${day(r.since)}.`,
        `${UNCHANGED} To settle it: /invoice resolve ${number} credit, rework or rejected`,
      );
    case "disputed-above-open":
      return no(
        `${r.invoice} has ${money(r.open)} open; ${money(r.offered)} of it cannot be in dispute.`,
        `${UNCHANGED} Give a smaller amount, or none for the whole invoice.`,
      );
    case "credit-above-disputed":
      return no(
        `${money(r.most)} of ${r.invoice} can be credited for the dispute; ${money(r.offered)} was given.`,
        `${UNCHANGED} Give a smaller amount, or none for all that is in dispute.`,
      );
  }
}

function farCard(days: number, on: string, line: Line | undefined): Card {
  const card: Card = {
    title: `${on} is ${days} days away. Is that the day that was promised?`,
    tone: "question",
    parts: [
      {
        kind: "text",
        text: `${UNCHANGED} Nothing is asked for until then, so that a slip would cost weeks.`,
      },
      { kind: "note", text: "If it is meant, add the word: agreed" },
    ],
  };
  return withButtons(card, line && [commandButton(`Yes, ${on}`, line.adding("agreed"))]);
}
