import type { ChargePart, ChargeWorking } from "../domain/charge.ts";
import { rateSpan, readFeeClause } from "../domain/late-fee.ts";
import type { Currency } from "../domain/money.ts";
import { LANGUAGES } from "./phrases/index.ts";
import { plainLine } from "./plain-line.ts";

/** The clause or law that a charge rests on, in one line, in the letter's language as far as that has words for it. */
export function chargeBasis(
  working: ChargeWorking | undefined,
  currency: Currency,
  language: string,
): string {
  if (!working) return "";
  const words = LANGUAGES.get(language)?.charges.basis;
  const clause = working.clause === undefined ? undefined : readFeeClause(working.clause, { currency });
  if (words && clause?.ok) return plainLine(words.clause(clause.value));
  if (words && working.law) return plainLine(words.law(working.law));
  return plainLine(working.rule);
}

/** What the rates of a charge are by, where they are no shares of the base: interest goes by the year. */
export function rateSpanOf(
  part: ChargePart,
  working: Pick<ChargeWorking, "clause"> | undefined,
  currency: Currency,
): "year" | "day" | undefined {
  if (part === "interest") return "year";
  const clause = working?.clause === undefined ? undefined : readFeeClause(working.clause, { currency });
  return clause?.ok ? rateSpan(clause.value.rate) : undefined;
}
