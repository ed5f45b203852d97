import { formatShortDate } from "../../domain/calendar.ts";
import { formatMoney } from "../../domain/money.ts";
import type { BookingRefusal } from "../../domain/refusals/bookings.ts";
import { type Card, commandButton, refusal as no } from "../card.ts";
import { asWord } from "../read-text.ts";
import { amounts, cut } from "../words.ts";
import { type Line, UNCHANGED, withButtons } from "./parts.ts";

/** The sentence for each BookingRefusal: see refusalCard. */
export function bookingRefusalCard(r: BookingRefusal, locale: string, line?: Line): Card {
  switch (r.kind) {
    case "discount-or-all":
      return discountQuestion(r, locale, line);
    case "credited-in-full":
      return no(
        `All that ${r.invoice} billed is credited already; what is open on it are charges.`,
        `${UNCHANGED} /invoice show ${asWord(r.invoice)} tells what they are.`,
      );
    case "no-such-memo":
      return no(
        `There is no credit memo “${cut(r.text)}”.`,
        `${UNCHANGED} /invoice show NO tells which memos an invoice has.`,
      );
    case "memo-cancelled":
      return no(`${r.memo} was cancelled on ${formatShortDate(r.on, locale)}.`, UNCHANGED);
    case "memo-credit-gone":
      return no(
        `${formatMoney(r.gone, locale)} of the credit that ${r.memo} gave back has been used or paid out.`,
        `${UNCHANGED} Give it back first where it was used: /invoice show of that invoice has the button.`,
      );
    case "more-than-credit":
      return no(
        `${r.client} has ${amounts(r.credit, locale)} in credit; ${formatMoney(r.offered, locale)} was not booked as paid back.`,
        `${UNCHANGED} Give the amount that went back, in the currency of the credit.`,
      );
    case "no-refund":
      return no("That refund is not on the books, or was taken back already.", UNCHANGED);
    case "same-refund":
      return withButtons(
        no(
          `A refund of ${formatMoney(r.amount, locale)} to ${r.client} on ${formatShortDate(r.on, locale)} is on the books already.`,
          `${UNCHANGED} If it is a second one, add the word: again.`,
        ),
        line && [commandButton("It is a second one", line.adding("again"))],
      );
  }
}

function discountQuestion(
  { until, discounted, full }: Extract<BookingRefusal, { kind: "discount-or-all" }>,
  locale: string,
  line: Line | undefined,
): Card {
  const [less, all] = [formatMoney(discounted, locale), formatMoney(full, locale)];
  const words = ["settle discounted", "settle full"];
  const typed = words.map((each) => line?.adding(each) ?? each);
  return withButtons(
    {
      title: `Did ${less} come in, with the discount taken, or all of ${all}?`,
      tone: "question",
      parts: [
        { kind: "text", text: `The discount holds until ${formatShortDate(until, locale)}. ${UNCHANGED}` },
        { kind: "note", text: typed.join("\n") },
      ],
    },
    line && [
      commandButton(`${less}, discount taken`, typed[0]!),
      commandButton(`${all}, all of it`, typed[1]!),
    ],
  );
}
