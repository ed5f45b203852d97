import { formatShortDate } from "../../domain/calendar.ts";
import type { AskRefusal } from "../../domain/refusals/asks.ts";
import { type Card, refusal as no } from "../card.ts";
import { asWord } from "../read-text.ts";
import { UNCHANGED } from "./parts.ts";

/** The sentence for each AskRefusal: see refusalCard. */
export function askRefusalCard(r: AskRefusal, locale: string): Card {
  switch (r.kind) {
    case "no-such-ask":
      return no("Nobody asks that any more.", `${UNCHANGED} /receivables shows what is asked of you today.`);
    case "ask-ended": {
      const on = formatShortDate(r.on, locale);
      const title =
        r.result === "overtaken"
          ? `This is not asked any more: ${r.invoice} has moved on by ${on}.`
          : `This about ${r.invoice} was ${r.result === "skipped" ? "left out" : "answered"} by ${r.by} on ${on}.`;
      return no(title, `${UNCHANGED} /invoice why ${asWord(r.invoice)} tells what comes next.`);
    }
    case "call-noted":
      return no(
        `You have just logged that call about ${r.invoice}.`,
        `${UNCHANGED} If it was a second one, log it in a minute.`,
      );
  }
}
