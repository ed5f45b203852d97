import { z } from "zod";
import type { LocalDate } from "../domain/calendar.ts";
import type { CompensationRule } from "../domain/compensation.ts";
import type { InterestRule } from "../domain/interest.ts";
import { onFirstUse } from "../domain/on-first-use.ts";
import {
  bandShape,
  byId,
  confidenceSchema,
  currencySchema,
  dateSchema,
  decimalSchema,
  evidence,
  sumSchema,
} from "./evidence.ts";
import { foreverAt, isSeries, type Series, seriesNamed, spansOf } from "./reference-rates.ts";
import table from "./tables/late-interest.json" with { type: "json" };
import states from "./tables/us-legal-rates.json" with { type: "json" };

const seriesName = z.string().refine(isSeries, "no such series of rates");
const fromSeries = { series: seriesName, margin: decimalSchema };

const rateSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("fixed"), percent: decimalSchema }),
  /** One rate for the life of the debt. */
  z.strictObject({ kind: z.literal("at-start"), ...fromSeries, day: z.enum(["first-day", "due-date"]) }),
  /** Each half-year at its own rate. */
  z.strictObject({
    kind: z.literal("half-year"),
    ...fromSeries,
    consumerMargin: decimalSchema.exactOptional(),
    /** The sum of base and margin goes up to the next multiple of this. */
    roundUpTo: decimalSchema.exactOptional(),
  }),
  z.strictObject({ kind: z.literal("monthly-rests"), series: seriesName, times: decimalSchema }),
  z.strictObject({ kind: z.literal("none"), because: z.string() }),
]);

const compensationShape = {
  currency: currencySchema,
  /** Of the debts that the bands are about, where they are not in the sum's own currency. */
  debtCurrency: currencySchema.exactOptional(),
  confidence: confidenceSchema,
};

const compensationSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("fixed"), ...compensationShape, sum: sumSchema }),
  z.strictObject({
    kind: z.literal("bands"),
    ...compensationShape,
    bands: z.array(z.strictObject({ ...bandShape, sum: sumSchema })).min(1),
  }),
  z.strictObject({
    kind: z.literal("scale"),
    ...compensationShape,
    steps: z.array(z.strictObject({ width: sumSchema.exactOptional(), percent: decimalSchema })).min(1),
    least: sumSchema,
    most: sumSchema,
  }),
  z.strictObject({
    kind: z.literal("by-half-year"),
    ...compensationShape,
    rows: z.array(z.strictObject({ from: dateSchema, sum: sumSchema })).min(1),
  }),
]);

export const regimeSchema = z.strictObject({
  id: z.string().regex(/^[A-Z]{2}(-[A-Z]+)?$/),
  name: z.string(),
  law: z.string(),
  debtors: z.array(z.enum(["business", "consumer", "agency"])).min(1),
  rate: rateSchema,
  dayCount: z.enum(["actual/365", "actual/360", "30/360", "as-agreed"]),
  compounding: z.enum(["simple", "monthly-rests", "monthly-after-30-days", "as-agreed"]),
  neverAbovePrincipal: z.boolean().exactOptional(),
  /**
   * What an agreed rate does to the law's: takes its place where absent; "floor": only where it is the higher
   * one; "law-prevails": nothing.
   */
  contractRate: z.enum(["floor", "law-prevails"]).exactOptional(),
  /** A court awards it; it is no charge of an invoice. */
  courtOnly: z.boolean().exactOptional(),
  compensation: compensationSchema.nullable(),
  rule: z.string(),
  doubts: z.array(z.string()).exactOptional(),
  notes: z.array(z.string()).exactOptional(),
  /** The rate of a half-year is less sure than the regime. */
  rateConfidence: z.record(dateSchema, confidenceSchema).exactOptional(),
  ...evidence,
});
export type Regime = z.infer<typeof regimeSchema>;
export type Debtor = "business" | "consumer";

const legalRateSchema = z.strictObject({
  id: z.string().regex(/^US-[A-Z]{2}$/),
  percent: decimalSchema.nullable(),
  note: z.string().exactOptional(),
  ...evidence,
});

export const regimes = onFirstUse((): readonly Regime[] => z.array(regimeSchema).parse(table.regimes));

/** Legal rates of the US states: for a court to award where a contract is silent, never an invoice charge. */
export const usLegalRates = onFirstUse(() => z.array(legalRateSchema).parse(states.states));

export function regimeNamed(id: string): Regime | undefined {
  return byId(regimes(), id);
}

/** States of the European Union that have no regime of their own here: the directive's floor holds for them. */
const UNDER_THE_DIRECTIVE = "BG CY CZ EE GR HR HU LT LU LV MT RO SI SK";

/** The regime of a contract: of the law that it is under, else of the country of the business. */
export function regimeFor(law: string | undefined, country: string): Regime | undefined {
  if (law !== undefined) return regimeNamed(law);
  if (UNDER_THE_DIRECTIVE.split(" ").includes(country)) return regimeNamed("EU");
  return regimeNamed(country === "GB" ? "UK" : country);
}

/** The regime's way to work interest out; `undefined` where no law gives any without a contract or a court. */
export function interestRuleOf(regime: Regime, debtor: Debtor): InterestRule | undefined {
  const { rate, dayCount, compounding, neverAbovePrincipal = false } = regime;
  if (dayCount === "as-agreed" || compounding === "as-agreed") return undefined;
  const common = { dayCount, compounding, neverAbovePrincipal };
  switch (rate.kind) {
    case "none":
      return undefined;
    case "fixed":
      return { ...common, rates: foreverAt(rate.percent), rateOn: "first-day" };
    case "at-start":
      return { ...common, rates: spansOf(seriesNamed(rate.series), rate), rateOn: rate.day };
    case "half-year": {
      const margin = (debtor === "consumer" && rate.consumerMargin) || rate.margin;
      return { ...common, rates: spansOf(seriesNamed(rate.series), { ...rate, margin }), rateOn: "each-day" };
    }
    case "monthly-rests":
      return { ...common, rates: spansOf(seriesNamed(rate.series), rate), rateOn: "each-rest" };
  }
}

/** The fixed sum for a late debt; between businesses only. */
export function compensationRuleOf({ compensation }: Regime, debtor: Debtor): CompensationRule | undefined {
  return compensation && debtor === "business" ? compensation : undefined;
}

/** The series that the regime's rates come from. */
export function seriesOf({ rate }: Regime): Series | undefined {
  return "series" in rate ? seriesNamed(rate.series) : undefined;
}

/** Whether the regime gives interest against such a debtor. An agency stands for the businesses here. */
export function isFor({ debtors }: Regime, debtor: Debtor): boolean {
  return debtors.includes(debtor) || (debtor === "business" && debtors.includes("agency"));
}

/** How sure the regime is of the rate that began on that day. */
export function confidenceOfRate(regime: Regime, from: LocalDate): z.infer<typeof confidenceSchema> {
  const row = seriesOf(regime)?.rows.find((each) => each.from === from);
  return regime.rateConfidence?.[from] ?? row?.confidence ?? regime.confidence;
}
