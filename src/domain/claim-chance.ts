import type { LocalDate } from "./calendar.ts";

/** What the books hold about a debt that a court would ask for. */
export type ClaimRecord = {
  signedOn?: LocalDate;
  deliveredOn?: LocalDate;
  acceptedOn?: LocalDate;
  /** What the client says is wrong, while that is open. */
  disputed?: string;
  promises: { made: number; broken: number };
  /** The latest part payment that was not taken back. */
  paidOn?: LocalDate;
  /** Whether a postal address is known, where a claim can be served. */
  address: boolean;
};

/** One thing that a claim rests on: for it, against it, or nothing on file. */
export type Ground = {
  kind:
    | "contract"
    | "delivery"
    | "acceptance"
    | "dispute"
    | "acknowledged-by-payment"
    | "acknowledged-by-promise"
    | "broken-promises"
    | "address";
  weight: "for" | "against" | "missing";
  on?: LocalDate;
  /** A count, or what the client says. */
  detail?: string;
};

/** How the papers look. Never a rate of success: nobody knows one from here. */
export type PaperStrength = "strong" | "fair" | "thin" | "contested";

export type Chance = { strength: PaperStrength; grounds: readonly Ground[] };

/**
 * What a claim rests on. Strong: the deal and the work are both shown, by a signature and an acceptance or by
 * the client's own payment or promise. Fair: one of them. Contested: the client says why not to pay.
 */
export function chanceOf(record: ClaimRecord): Chance {
  return { strength: strengthOf(record), grounds: groundsOf(record) };
}

function strengthOf({
  signedOn,
  deliveredOn,
  acceptedOn,
  disputed,
  promises,
  paidOn,
}: ClaimRecord): PaperStrength {
  if (disputed !== undefined) return "contested";
  const acknowledged = paidOn !== undefined || promises.made > 0;
  const deal = signedOn !== undefined || acknowledged;
  const work = acceptedOn !== undefined || acknowledged;
  if (deal && work) return "strong";
  return deal || work || deliveredOn !== undefined ? "fair" : "thin";
}

function groundsOf(record: ClaimRecord): Ground[] {
  const { signedOn, deliveredOn, acceptedOn, disputed, promises, paidOn } = record;
  const filed = (kind: Ground["kind"], on: LocalDate | undefined): Ground =>
    on === undefined ? { kind, weight: "missing" } : { kind, weight: "for", on };
  const grounds = [
    filed("contract", signedOn),
    filed("delivery", deliveredOn),
    filed("acceptance", acceptedOn),
    ...(paidOn ? [filed("acknowledged-by-payment", paidOn)] : []),
  ];
  if (promises.made > 0)
    grounds.push({ kind: "acknowledged-by-promise", weight: "for", detail: String(promises.made) });
  if (promises.broken > 0)
    grounds.push({ kind: "broken-promises", weight: "against", detail: String(promises.broken) });
  if (disputed !== undefined) grounds.push({ kind: "dispute", weight: "against", detail: disputed });
  grounds.push({ kind: "address", weight: record.address ? "for" : "missing" });
  return grounds;
}
