import type { PlanRefusal } from "../../domain/refusals/plans.ts";
import { type Card, refusal as no } from "../card.ts";
import { type Line, UNCHANGED } from "./parts.ts";

/** The sentence for each PlanRefusal: see refusalCard. */
export function planRefusalCard(r: PlanRefusal, _locale: string, _line?: Line): Card {
  switch (r.kind) {
    case "no-plan":
      return no(
        `There is no payment plan for ${r.invoice}.`,
        `${UNCHANGED} Example: /invoice plan ${r.invoice} 3`,
      );
  }
}
