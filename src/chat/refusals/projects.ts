import { formatShortDate } from "../../domain/calendar.ts";
import { formatMoney } from "../../domain/money.ts";
import type { ProjectRefusal } from "../../domain/refusals/projects.ts";
import { type Card, commandButton, refusal as no } from "../card.ts";
import { asWord, quote } from "../read-text.ts";
import { cut, listWords } from "../words.ts";
import { type Line, UNCHANGED } from "./parts.ts";

/** The sentence for each ProjectRefusal: see refusalCard. */
export function projectRefusalCard(r: ProjectRefusal, locale: string, _line?: Line): Card {
  switch (r.kind) {
    case "no-such-project":
      return no(
        `No project's name has “${cut(r.text)}” in it.`,
        `${UNCHANGED} /project list shows all of them.`,
      );
    case "project-exists":
      return no(
        `There is a project named ${cut(r.name)} already.`,
        `${UNCHANGED} /project show ${quote(r.name)}`,
      );
    case "other-currency":
      return no(`${cut(r.project)} is in ${r.expected}, and ${r.offered} was given.`, UNCHANGED);
    case "more-than-price":
      return no(
        `${formatMoney(r.left, locale)} of the price is left for deposit and milestones; ${formatMoney(r.offered, locale)} was given.`,
        `${UNCHANGED} Give less, or raise the price first: /project edit ${quote(r.project)} price AMOUNT`,
      );
    case "price-too-low":
      return no(
        `Deposit and milestones come to ${formatMoney(r.planned, locale)}, more than a price of ${formatMoney(r.offered, locale)}.`,
        `${UNCHANGED} Lower a milestone first: /project milestone ${quote(r.project)} AMOUNT for NAME`,
      );
    case "closed":
      return no(
        `${cut(r.project)} was closed on ${formatShortDate(r.on, locale)}.`,
        `${UNCHANGED} /project reopen ${quote(r.project)} takes it up again.`,
      );
    case "not-closed":
      return no(`${cut(r.project)} is not closed.`, UNCHANGED);
    case "final-billed":
      return no(
        `${r.invoice} is the final invoice of ${cut(r.project)}: all of the price is billed.`,
        `${UNCHANGED} Once it is cancelled (/invoice cancel ${asWord(r.invoice)} REASON), the project can go on.`,
      );
    case "no-deposit":
      return no(
        `No deposit is agreed for ${cut(r.project)}.`,
        `${UNCHANGED} Example: /project edit ${quote(r.project)} deposit 30%`,
      );
    case "stage-billed":
      return r.draft
        ? no(
            `${r.invoice} is a draft for this already (${cut(r.stage)}).`,
            `${UNCHANGED} /invoice send ${asWord(r.invoice)} brings it to the client.`,
          )
        : no(
            `${r.invoice} has billed this already (${cut(r.stage)}).`,
            `${UNCHANGED} To bill it anew, cancel that first: /invoice cancel ${asWord(r.invoice)} REASON`,
          );
    case "was-billed":
      return no(
        `${r.invoice}, which is cancelled, has billed ${cut(r.stage)}, so it stays on the books.`,
        `${UNCHANGED} It can take another amount instead.`,
      );
    case "same-milestone":
      return no(
        `${cut(r.project)} has a milestone ${cut(r.name)} of ${formatMoney(r.amount, locale)} already.`,
        `${UNCHANGED} A second one needs a name of its own.`,
      );
    case "draft-first":
      return no(
        `${r.invoice} is still a draft, so the final invoice cannot take it off.`,
        `${UNCHANGED} /invoice send ${asWord(r.invoice)} brings it to the client; /invoice cancel ${asWord(r.invoice)} REASON drops it.`,
      );
    case "which-stage":
      return {
        title: `What of ${cut(r.project)} is to be billed?`,
        tone: "question",
        parts: [
          { kind: "text", text: UNCHANGED },
          { kind: "note", text: r.readings.map(({ text }) => text).join("\n") },
        ],
        buttons: r.readings.map(({ label, text }) => commandButton(label, text)),
      };
    case "no-such-stage":
      return no(
        `${cut(r.project)} has no stage “${cut(r.text)}”.`,
        `${UNCHANGED} ${r.known.length > 0 ? `There are: ${listWords(r.known)}.` : "It has no milestones yet."}`,
      );
    case "nothing-left":
      return no(
        `Nothing is left to bill of ${cut(r.project)}: ${formatMoney(r.billed, locale)} is billed, tax included.`,
        `${UNCHANGED} The project can be closed: /project close ${quote(r.project)}`,
      );
    case "nothing-to-edit":
      return no(
        "There is nothing to change in that line.",
        `${UNCHANGED} Example: /project edit Website price 12000`,
      );
    case "changed-since":
      return no(
        `${r.invoice} was the final invoice of ${cut(r.project)}, and what it takes off has changed since.`,
        `${UNCHANGED} Bill the rest anew: /project bill ${quote(r.project)} final`,
      );
    case "taken-off":
      return no(
        `${r.final}, the final invoice, has taken ${r.invoice} off as it was billed.`,
        `${UNCHANGED} ${r.draft ? "Drop that draft first" : `Credit ${r.final} instead, or cancel it first`}: /invoice cancel ${asWord(r.final)} REASON`,
      );
  }
}
