import { z } from "zod";
import { compare, decimal } from "../domain/fraction.ts";
import { type FeeRate, yearlyRateOf } from "../domain/late-fee.ts";
import { onFirstUse } from "../domain/on-first-use.ts";
import { decimalSchema, evidence } from "./evidence.ts";
import table from "./tables/fee-limits.json" with { type: "json" };

export const feeLimitSchema = z.strictObject({
  id: z.string().regex(/^[A-Z-]+$/),
  /** Id of the regime whose law it is. */
  regime: z.string().regex(/^[A-Z]{2}$/),
  /** "rates-without-yearly": rates by the day or month that are not stated as a yearly rate too. */
  about: z.enum(["all-rates", "rates-without-yearly"]),
  percentAYear: decimalSchema,
  rule: z.string(),
  doubts: z.array(z.string()).exactOptional(),
  ...evidence,
});
export type FeeLimit = z.infer<typeof feeLimitSchema>;

/** What law allows to be agreed for paying late, as far as it is known here. */
export const feeLimits = onFirstUse((): readonly FeeLimit[] => z.array(feeLimitSchema).parse(table.limits));

/** The limit of that regime's law that an agreed rate is above; sums and fees taken once have none here. */
export function limitAbove(regime: string, rate: FeeRate): FeeLimit | undefined {
  const yearly = yearlyRateOf(rate);
  if (yearly === undefined) return undefined;
  const isStated = rate.kind === "yearly" || (rate.kind === "percent" && rate.yearly !== undefined);
  return feeLimits()
    .filter((limit) => limit.regime === regime && (limit.about === "all-rates" || !isStated))
    .find(({ percentAYear }) => compare(decimal(yearly), decimal(percentAYear)) > 0);
}
