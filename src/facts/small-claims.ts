import { z } from "zod";
import { bandOf } from "../domain/bands.ts";
import { by, decimal, type Fraction, whole } from "../domain/fraction.ts";
import { add, fromDecimal, type Money, money, sum, toDecimal } from "../domain/money.ts";
import { onFirstUse } from "../domain/on-first-use.ts";
import {
  bandShape,
  byId,
  type Confidence,
  confidenceSchema,
  currencySchema,
  datedWords,
  decimalSchema,
  evidence,
  leastSure,
  sumSchema,
} from "./evidence.ts";
import { limitationNote } from "./limitation.ts";
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
  /** It does after all where the debt is disputed. */
  disputedOnly: z.boolean().exactOptional(),
  /**
   * The fee for bringing the claim: on the principal alone, on all that is claimed but interest, or with the
   * interest to the day of issue. Percentages are cut to the cent.
   */
  fee: z
    .strictObject({
      basis: z.enum(["principal", "claim", "claim and interest"]),
      bands: z.array(feeBandSchema).min(1),
      confidence: confidenceSchema,
    })
    .exactOptional(),
  /** The fee for the hearing, on the same sum as the other one. The best founded table first. */
  hearingFee: z
    .array(
      z.strictObject({
        bands: z.array(feeBandSchema).min(1),
        asOf: evidence.asOf,
        confidence: confidenceSchema,
      }),
    )
    .min(1)
    .exactOptional(),
  time: z.strictObject({ short: z.string(), text: z.string(), ...evidence }).exactOptional(),
  /** What of the costs the loser pays. */
  costs: z.strictObject({ text: z.string(), confidence: confidenceSchema }).exactOptional(),
  notes: z.array(z.string()).exactOptional(),
  fieldConfidence: z.partialRecord(z.enum(["companies", "companyLimit"]), confidenceSchema).exactOptional(),
  ...evidence,
});
export type Place = z.infer<typeof placeSchema>;

export const places = onFirstUse((): readonly Place[] => z.array(placeSchema).parse(table.places));

/** By the id of the tables, or by the code of ISO 3166-2 where that is another: "GB-SCT" is SCT. */
export function placeNamed(id: string): Place | undefined {
  const code = id.trim().toUpperCase();
  return byId(places(), ISO_CODES[code] ?? code.replace(/^GB-/, ""));
}

const ISO_CODES: Readonly<Record<string, string>> = {
  "GB-ENG": "EW",
  "GB-WLS": "EW",
  "GB-EAW": "EW",
  "GB-NIR": "NI",
  DE: "DE-MAHN",
};

/**
 * What is claimed. `charges`: fees and compensation on top of the principal `amount`. `interest`: up to the
 * day of issue. `claimant`: people, where it is not said. All in one currency.
 */
export type Claim = {
  amount: Money;
  charges?: Money;
  interest?: Money;
  claimant?: "person" | "company";
  disputed?: boolean;
};

export type HearingFee = { fee: Money; asOf: string; confidence: Confidence };

export type ClaimAnswer = {
  limit: Money | undefined;
  /** Whether the sum is not above the limit, wherever else it may go. */
  inside: boolean;
  /** Whether this claim may go the simple way of this place. */
  smallClaims: boolean;
  issueFee: Money | undefined;
  /** As each table has it, the best founded one first; none where none is known. */
  hearingFees: readonly HearingFee[];
  notes: readonly string[];
  confidence: Confidence;
};

/** What the place's simple procedure takes and costs. The amount is in the place's currency. */
export function claimAt(place: Place, claim: Claim): ClaimAnswer {
  const company = claim.claimant === "company";
  const limit = limitOf(place, company);
  const inside = !limit || claimed(claim).minor <= limit.minor;
  const issueFee = place.fee && feeIn(place.fee.bands, basisOf(place, claim));
  const hearingFees = hearingFeesOf(place, claim);
  const sure = place.fieldConfidence;
  return {
    limit,
    inside,
    smallClaims: inside && takesInvoice(place, claim) && !(company && place.companies),
    issueFee,
    hearingFees,
    notes: notesOn(place, claim, issueFee, hearingFees),
    confidence: leastSure([
      place.confidence,
      issueFee && place.fee?.confidence,
      company && place.companies ? sure?.companies : undefined,
      company && place.companyLimit ? sure?.companyLimit : undefined,
    ]),
  };
}

function takesInvoice({ unpaidInvoices, disputedOnly }: Place, { disputed }: Claim): boolean {
  return unpaidInvoices === undefined || (disputedOnly === true && disputed === true);
}

/** What the limit is held against: interest stays aside. */
function claimed({ amount, charges }: Claim): Money {
  return charges ? add(amount, charges) : amount;
}

function limitOf(place: Place, company: boolean): Money | undefined {
  const limit = (company ? place.companyLimit : undefined) ?? place.limit;
  return limit === null ? undefined : fromDecimal(limit, place.currency);
}

function basisOf({ fee }: Place, claim: Claim): Money {
  if (fee?.basis === "principal") return claim.amount;
  const base = claimed(claim);
  return fee?.basis === "claim and interest" && claim.interest ? add(base, claim.interest) : base;
}

function feeIn(bands: readonly z.infer<typeof feeBandSchema>[], basis: Money): Money | undefined {
  const band = bandOf(basis, bands);
  if (band?.percent !== undefined) return cut(by(whole(basis.minor), decimal(band.percent)), basis);
  return band?.fee === undefined ? undefined : fromDecimal(band.fee, basis.currency);
}

/** Percentages are cut to the cent, not rounded. */
function cut(hundredfold: Fraction, { currency }: Money): Money {
  return money(hundredfold.n / (hundredfold.d * 100n), currency);
}

function hearingFeesOf(place: Place, claim: Claim): HearingFee[] {
  return (place.hearingFee ?? []).flatMap(({ bands, asOf, confidence }) => {
    const fee = feeIn(bands, basisOf(place, claim));
    return fee ? [{ fee, asOf, confidence }] : [];
  });
}

function notesOn(
  place: Place,
  claim: Claim,
  issueFee: Money | undefined,
  hearingFees: readonly HearingFee[],
): string[] {
  const { unpaidInvoices, companies, notes = [], fee, costs, time } = place;
  const said = [
    takesInvoice(place, claim) ? undefined : unpaidInvoices,
    companies,
    hearingNote(hearingFees),
    ...notes,
    costs && `${costs.text} (confidence ${costs.confidence})`,
    time && `${time.text} (${datedWords(time)})`,
    issueFee ? undefined : "No fee is known for this claim.",
    companyNote(place, claim),
    issueFee && fee?.confidence === "low" ? "The fee is from one weak source: ask the court." : undefined,
    limitationNote(place.id),
  ];
  return said.filter((note) => note !== undefined);
}

function hearingNote(fees: readonly HearingFee[]): string | undefined {
  if (fees.length === 0) return undefined;
  const each = fees.map((one) => `${toDecimal(one.fee)} (${datedWords(one)})`);
  return `A hearing has a fee of its own: ${each.join("; ")}. Ask the court for today's.`;
}

/** Said to people who do not say what they are. */
function companyNote({ companyLimit, currency }: Place, claim: Claim): string | undefined {
  if (!companyLimit || claim.claimant === "company") return undefined;
  const lower = fromDecimal(companyLimit, currency)!;
  const above = claimed(claim).minor > lower.minor ? ", so not this claim" : "";
  return `Companies and partnerships: up to ${toDecimal(lower)}${above}.`;
}

/** All that has to be paid to the court up to the end of a hearing, by the dearest table; undefined where no fee is known. */
export function feesToTheEnd({ issueFee, hearingFees }: ClaimAnswer): Money | undefined {
  if (!issueFee) return undefined;
  const hearing = hearingFees.map(({ fee }) => fee).sort((a, b) => Number(b.minor - a.minor))[0];
  return hearing ? sum([issueFee, hearing], issueFee.currency) : issueFee;
}
