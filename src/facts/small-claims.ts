import { z } from "zod";
import { bandOf } from "../domain/bands.ts";
import { by, decimal, type Fraction, whole } from "../domain/fraction.ts";
import { add, fromDecimal, type Money, money, toDecimal } from "../domain/money.ts";
import {
  bandShape,
  byId,
  type Confidence,
  confidenceSchema,
  currencySchema,
  decimalSchema,
  evidence,
  leastSure,
  sumSchema,
} from "./evidence.ts";
import limitation from "./tables/limitation.json" with { type: "json" };
import table from "./tables/small-claims.json" with { type: "json" };

const feeBandSchema = z
  .strictObject({ ...bandShape, fee: sumSchema.exactOptional(), percent: decimalSchema.exactOptional() })
  .refine(({ fee, percent }) => (fee === undefined) !== (percent === undefined), "a fee or a percentage");

export const placeSchema = z.strictObject({
  id: z.string().regex(/^[A-Z]{2,3}(-[A-Z]+)?$/),
  name: z.string(),
  currency: currencySchema,
  /** What the simple procedure is called, where it has a name. */
  route: z.string().exactOptional(),
  /** The largest claim, itself included; null where there is no upper limit. */
  limit: sumSchema.nullable(),
  /** The limit for companies, where it is lower than for people. */
  companyLimit: sumSchema.exactOptional(),
  /** Why companies cannot use it. */
  companies: z.string().exactOptional(),
  /** Why an unpaid invoice does not go this way. */
  unpaidInvoices: z.string().exactOptional(),
  /** The fee for bringing the claim, on the claim alone or with the interest claimed. Percentages are cut to the cent. */
  fee: z
    .strictObject({
      basis: z.enum(["claim", "claim and interest"]),
      bands: z.array(feeBandSchema).min(1),
      confidence: confidenceSchema,
    })
    .exactOptional(),
  notes: z.array(z.string()).exactOptional(),
  ...evidence,
});
export type Place = z.infer<typeof placeSchema>;

export const periodSchema = z.strictObject({
  id: z.string(),
  years: decimalSchema.nullable(),
  /** For an agreement that is not in writing, where that makes a difference. */
  oralYears: decimalSchema.nullable().exactOptional(),
  starts: z.string().exactOptional(),
  note: z.string().exactOptional(),
  ...evidence,
});

export const places: readonly Place[] = z.array(placeSchema).parse(table.places);
export const periods: readonly z.infer<typeof periodSchema>[] = z
  .array(periodSchema)
  .parse(limitation.periods);

export function placeNamed(id: string): Place | undefined {
  return byId(places, id);
}

/** `interest`: claimed up to the day of issue. `claimant`: people, where it is not said. */
export type Claim = { amount: Money; interest?: Money; claimant?: "person" | "company" };

export type ClaimAnswer = {
  limit: Money | undefined;
  /** Whether this claim may go the simple way of this place. */
  smallClaims: boolean;
  issueFee: Money | undefined;
  notes: readonly string[];
  confidence: Confidence;
};

/** What the place's simple procedure takes and costs. The amount is in the place's currency. */
export function claimAt(place: Place, claim: Claim): ClaimAnswer {
  const company = claim.claimant === "company";
  const limit = limitOf(place, company);
  const inside = !limit || claim.amount.minor <= limit.minor;
  const issueFee = feeFor(place, claim);
  return {
    limit,
    smallClaims: inside && place.unpaidInvoices === undefined && !(company && place.companies),
    issueFee,
    notes: notesOn(place, claim, issueFee),
    confidence: leastSure([place.confidence, issueFee && place.fee?.confidence]),
  };
}

function limitOf(place: Place, company: boolean): Money | undefined {
  const limit = (company ? place.companyLimit : undefined) ?? place.limit;
  return limit === null ? undefined : fromDecimal(limit, place.currency);
}

function feeFor({ fee }: Place, { amount, interest }: Claim): Money | undefined {
  if (!fee) return undefined;
  const basis = fee.basis === "claim and interest" && interest ? add(amount, interest) : amount;
  const band = bandOf(basis, fee.bands);
  if (band?.percent !== undefined) return cut(by(whole(basis.minor), decimal(band.percent)), basis);
  return band?.fee === undefined ? undefined : fromDecimal(band.fee, amount.currency);
}

/** Percentages are cut to the cent, not rounded. */
function cut(hundredfold: Fraction, { currency }: Money): Money {
  return money(hundredfold.n / (hundredfold.d * 100n), currency);
}

function notesOn(place: Place, claim: Claim, issueFee: Money | undefined): string[] {
  const { unpaidInvoices, companies, companyLimit, notes = [], fee } = place;
  const lower = claim.claimant !== "company" && companyLimit && fromDecimal(companyLimit, place.currency);
  const said = [
    unpaidInvoices,
    companies,
    ...notes,
    ...(issueFee ? [] : ["No fee is known for this claim."]),
  ];
  if (lower) {
    const above = claim.amount.minor > lower.minor ? ", so not this claim" : "";
    said.push(`Companies and partnerships: up to ${toDecimal(lower)}${above}.`);
  }
  if (issueFee && fee?.confidence === "low") said.push("The fee is from one weak source: ask the court.");
  return [...said.filter((note) => note !== undefined), ...limitationNotes(place.id)];
}

/** How long a debt may be claimed. The table is a starting point: nobody is told by it that it is too late. */
function limitationNotes(id: string): string[] {
  const period = byId(periods, id) ?? byId(periods, id.split("-")[0]!);
  if (!period || period.years === null) return [];
  const { years, oralYears, starts, confidence } = period;
  const oral = oralYears && oralYears !== years ? ` (${oralYears} where it is not in writing)` : "";
  const from = starts ? `, from ${starts.replace(/, i\.e\./, ":")}` : "";
  return [
    `A contract debt can be claimed for ${years} years${oral}${from}; confidence ${confidence}, ask before relying on it.`,
  ];
}
