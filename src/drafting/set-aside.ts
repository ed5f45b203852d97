import type { Origin } from "../domain/letter.ts";
import type { Claim } from "./gate-b/claims.ts";
import type { Setting } from "./gate-b/reading.ts";
import { type Fault, gateB } from "./gate-b.ts";
import type { LetterFacts } from "./letter-facts.ts";

/**
 * Wording that an owner may let stand for one text, with a reason, and what people call it. What is left out nobody
 * may: what the ledger contradicts, whatever only a court decides, and threats with the police, a credit bureau,
 * publicity, or the client's employer and customers; nor a new bank account, which is how payments are stolen.
 */
const MAY_STAND: Partial<Record<Claim, string>> = {
  legal_action: "a legal step",
  court_costs: "the costs of a court",
  collections: "a collection agency",
  suspend_service: "the end of a service",
  late_fee: "a late fee",
  interest: "interest",
  compensation: "costs of recovery",
  more_charges: "further charges",
  pressure: "a threat",
  no_notice: "that there is no further notice",
  final_stage: "that it is the last one",
  third_stage: "that it is the third one",
  second_stage: "that it is the second one",
  waiver: "that something is let off",
  discount: "a discount",
  reduction: "a reduction",
  more_time: "more time to pay",
  instalments: "payment in parts",
  silence: "that no reminder follows",
  guarantee: "a promise",
  insult: "a word that may offend",
};

const CLAIMS = Object.keys(MAY_STAND) as Claim[];

type Text = { subject: string; body: string };

/** The faults of a text, but for the wording that an owner has let stand in it. */
export function standingFaults(letter: Text, facts: LetterFacts, setting: Setting, origin: Origin): Fault[] {
  const codes = origin.by === "person" ? (origin.override?.codes ?? []) : [];
  return gateB(letter, allowing(facts, codes), setting);
}

/** The wording rules that a text breaks, where it does nothing else wrong and an owner may let each of them stand. */
export function wordingAlone(
  letter: Text,
  facts: LetterFacts,
  setting: Setting,
): readonly Claim[] | undefined {
  const passes = (claims: readonly Claim[]) => gateB(letter, allowing(facts, claims), setting).length === 0;
  if (passes([]) || !passes(CLAIMS)) return undefined;
  return CLAIMS.reduce((needed, claim) => {
    const fewer = needed.filter((each) => each !== claim);
    return passes(fewer) ? fewer : needed;
  }, CLAIMS);
}

function allowing(facts: LetterFacts, claims: readonly string[]): LetterFacts {
  const known = claims.filter((claim) => claim in MAY_STAND);
  return { ...facts, policy: { ...facts.policy, may: [...facts.policy.may, ...known] } };
}

/** What a wording rule is about, for a person. */
export function ruleName(claim: string): string {
  return MAY_STAND[claim as Claim] ?? claim;
}
