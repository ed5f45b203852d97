import type { AgreementRefusal } from "../../domain/refusals/agreements.ts";
import { type Card, refusal as no } from "../card.ts";
import { type Line, UNCHANGED } from "./parts.ts";

/** The sentence for each AgreementRefusal: see refusalCard. */
export function agreementRefusalCard(r: AgreementRefusal, _locale: string, _line?: Line): Card {
  switch (r.kind) {
    case "no-promise":
      return no(`Nobody has promised to pay ${r.invoice}.`, UNCHANGED);
    case "no-dispute":
      return no(`${r.invoice} is not in dispute.`, UNCHANGED);
  }
}
