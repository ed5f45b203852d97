import type { Verdict } from "../../usecases/verify-timeline.ts";
import { type Card, refusal, say } from "../card.ts";

/** What a check of the timeline found; the first altered event is named. */
export function verdictCard(verdict: Verdict): Card {
  switch (verdict.kind) {
    case "intact":
      return say(
        `The timeline is whole: ${verdict.events} events, each as it was written`,
        "The books agree with it.",
      );
    case "altered": {
      const { seq, kind, at } = verdict.event;
      return refusal(
        `Event ${seq} of ${verdict.events} was altered: ${kind} of ${at.toISOString()}.`,
        "Everything before it is as it was written; nothing after it can be relied on.",
      );
    }
    case "gap":
      return refusal(
        `Events are missing after number ${verdict.after}; there should be ${verdict.expected}.`,
        "Everything up to there is as it was written.",
      );
    case "unexplained-credit":
      return refusal(
        `The credit of ${verdict.client} is not what the timeline tells.`,
        `The timeline itself is whole (${verdict.events} events); the books were changed beside it.`,
      );
    case "unexplained":
      return refusal(
        `The balance of ${verdict.invoice} is not what the timeline tells.`,
        `The timeline itself is whole (${verdict.events} events); the books were changed beside it.`,
      );
  }
}
