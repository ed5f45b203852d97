import type { ChargeRefusal } from "../../domain/refusals/charges.ts";
import { type Card, refusal as no } from "../card.ts";
import { type Line, UNCHANGED } from "./parts.ts";

/** The sentence for each ChargeRefusal: see refusalCard. */
export function chargeRefusalCard(r: ChargeRefusal, _locale: string, _line?: Line): Card {
  switch (r.kind) {
    case "no-clause":
      return no(
        `No late fee was agreed for ${r.invoice} or with ${r.client}, so none can be charged.`,
        `${UNCHANGED} If there is a clause in the contract, note it with /client contract.`,
      );
  }
}
