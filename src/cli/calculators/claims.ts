import type { Card } from "../../chat/card.ts";
import { readAmount } from "../../chat/reading/amount.ts";
import { formatMoney, type Money, toDecimal } from "../../domain/money.ts";
import { done, type Outcome, refuse } from "../../domain/outcome.ts";
import { datedWords, type Source } from "../../facts/evidence.ts";
import {
  type Claim,
  type ClaimAnswer,
  claimAt,
  type Place,
  placeNamed,
  places,
} from "../../facts/small-claims.ts";
import { type Answer, evidenceParts, unknownFact } from "./answer.ts";

export type ClaimsAsked = {
  place: string;
  amount: string;
  interest?: string;
  claimant?: string;
  disputed?: boolean;
};

/** Whether a claim may go the simple way of a place, up to what limit, for what fee. */
export function claimsAnswer(asked: ClaimsAsked): Outcome<Answer> {
  const place = placeNamed(asked.place);
  if (!place) return unknownFact("place", asked.place, places());
  const claim = readClaim(asked, place);
  if (!claim.ok) return claim;
  const found = claimAt(place, claim.value);
  return done({ json: jsonOf(place, found), card: cardOf(place, claim.value, found) });
}

function readClaim(
  { amount, interest, claimant = "person", disputed = false }: ClaimsAsked,
  place: Place,
): Outcome<Claim> {
  if (claimant !== "person" && claimant !== "company") {
    return refuse({ kind: "unreadable", what: "claimant", text: claimant, example: "person or company" });
  }
  const claimed = readSum("amount", amount, place);
  if (!claimed.ok) return claimed;
  if (interest === undefined) return done({ amount: claimed.value, claimant, disputed });
  const more = readSum("interest", interest, place);
  return more.ok ? done({ amount: claimed.value, interest: more.value, claimant, disputed }) : more;
}

function readSum(what: string, text: string, { currency }: Place): Outcome<Money> {
  const read = readAmount(text, { currency, what });
  if (!read.ok || read.value.currency === currency) return read;
  return refuse({
    kind: "unreadable",
    what,
    text,
    because: `courts there reckon in ${currency}`,
    example: "8000",
  });
}

function jsonOf(place: Place, found: ClaimAnswer) {
  const { limit, smallClaims, issueFee, hearingFees, notes, confidence } = found;
  return {
    place: place.id,
    currency: place.currency,
    limit: limit ? toDecimal(limit) : null,
    smallClaims,
    issueFee: issueFee ? toDecimal(issueFee) : null,
    hearingFees: hearingFees.map(({ fee, ...sure }) => ({ fee: toDecimal(fee), ...sure })),
    notes,
    source: sourcesOf(place),
    asOf: place.asOf,
    confidence,
  };
}

/** Of the limit and the fees, and of the time that it takes. */
function sourcesOf({ source, time }: Place): readonly Source[] {
  return [...source, ...(time?.source ?? [])];
}

function cardOf(place: Place, { amount }: Claim, found: ClaimAnswer): Card {
  const { limit, smallClaims, issueFee, hearingFees, notes, confidence } = found;
  const route = place.route ?? "small claims";
  const rows: [string, string][] = [
    ["Claim", formatMoney(amount)],
    ["Limit", limit ? `${formatMoney(limit)}, that sum included` : "none"],
    ["Fee to bring it", issueFee ? formatMoney(issueFee) : "not known"],
  ];
  for (const one of hearingFees)
    rows.push(["Fee for a hearing", `${formatMoney(one.fee)} (${datedWords(one)})`]);
  return {
    title: `${place.name}: ${formatMoney(amount)} ${smallClaims ? "can" : "cannot"} go through ${route}`,
    parts: [
      { kind: "facts", rows },
      ...evidenceParts({ ...place, source: sourcesOf(place), notes, confidence }),
    ],
  };
}
