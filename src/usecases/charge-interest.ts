import { debtOf, keptOf } from "../domain/charge.ts";
import { compare, decimal } from "../domain/fraction.ts";
import { interestDue } from "../domain/interest.ts";
import { feeClauseWords, yearlyRateOf } from "../domain/late-fee.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import type { ChargeRefusal } from "../domain/refusals/charges.ts";
import { sourceWords } from "../facts/evidence.ts";
import type { Regime } from "../facts/late-interest.ts";
import { type StatutoryInterest, workOutInterest } from "../facts/statutory-interest.ts";
import { type Charge, type Chargeable, type PartDue, partDue } from "./charge-due.ts";
import { agreedFee, regimeOf, remarksOf } from "./charge-late-fee.ts";

/**
 * Interest and compensation that the law gives on an invoice: by the regime named, else that of the contract's
 * law, else that of the country of the business. An agreed rate takes the place of the law's where the regime
 * does not say otherwise.
 */
export function interestCharge(chargeable: Chargeable, named: Regime | undefined): Outcome<Charge> {
  const { found, client, workspace, until, today } = chargeable;
  const { invoice, entries } = found;
  const usual = regimeOf(client, workspace);
  const regime = named ?? usual;
  if (!regime) return no({ kind: "no-law", client: client.name, country: workspace.country });
  if (until <= invoice.dueOn) return no({ kind: "not-late", invoice: invoice.number, due: invoice.dueOn });
  const worked = workOutInterest(regime, debtOf(invoice, entries), until, client.kind);
  if (!worked.ok) return worked;
  const displaced = whyDisplaced(chargeable, worked.value);
  if (displaced) return no(displaced);
  const isOwn = regime.id === usual?.id;
  const other = isOwn || regime.courtOnly ? [] : [otherLaw(client.name, regime)];
  return done({
    what: "interest",
    invoice,
    client,
    until,
    parts: partsOf(chargeable, worked.value).map((part) => (isOwn ? part : withoutExcess(part))),
    regime: { ...regime, confidence: worked.value.confidence },
    aDay: worked.value.interest.daily,
    remarks: [...other, ...remarksOf(chargeable, regime), ...remarksOn(worked.value)],
    mayCharge: until <= today && isOwn && !regime.courtOnly,
  });
}

function partsOf(chargeable: Chargeable, worked: StatutoryInterest): PartDue[] {
  const { regime, interest, compensation, confidence } = worked;
  const source = {
    law: regime.law,
    source: sourceWords(regime.source[0]!),
    asOf: regime.asOf,
    confidence,
  };
  const rule = `${regime.name}: ${regime.law}. ${regime.rule}`;
  const parts = [partDue(chargeable, "interest", interestDue(interest), { rule, ...source })];
  if (!compensation) return parts;
  const costs = partDue(
    chargeable,
    "costs",
    { amount: compensation, lines: [] },
    { rule: `Compensation for one late invoice: ${regime.law}`, ...source },
  );
  const isPart = costs.due.amount.minor > 0n || (interest.days === 0 && costs.charged.minor > 0n);
  return isPart ? [...parts, onceOnly(costs)] : parts;
}

/** What another law would have given less of was not charged too much for that. */
function withoutExcess(part: PartDue): PartDue {
  return { ...part, excess: { ...part.excess, minor: 0n } };
}

/**
 * Compensation is for the invoice and not for its days: once it was charged, nothing is added. It is taken back
 * where less was late than was thought, as where a credit memo puts the debt in a lower band, or nothing was.
 */
function onceOnly(costs: PartDue): PartDue {
  return costs.charged.minor === 0n ? costs : { ...costs, fresh: { ...costs.fresh, minor: 0n } };
}

function otherLaw(client: string, { law, id }: Regime): string {
  return `The contract with ${client} is not noted as being under ${law}. Nothing is charged by it before that is noted: /client contract with the words law ${id}.`;
}

function remarksOn({ regime, compensation }: StatutoryInterest): string[] {
  const remarks: string[] = [];
  if (regime.courtOnly) remarks.push("It is claimed with a court claim; it is no charge of an invoice.");
  if (!compensation && regime.compensation) {
    remarks.push(`Compensation is in ${regime.compensation.currency} and is not added here.`);
  }
  return [...remarks, ...(regime.doubts ?? []), ...(regime.notes ?? [])];
}

function whyDisplaced(
  { found, client }: Chargeable,
  { regime, interest }: StatutoryInterest,
): ChargeRefusal | undefined {
  const { invoice, entries } = found;
  const agreed = agreedFee(invoice, client);
  const rate = agreed && yearlyRateOf(agreed.clause.rate);
  const isHigher = rate !== undefined && compare(decimal(rate), decimal(interest.percent)) >= 0;
  const displaces =
    regime.contractRate === "floor" ? isHigher : regime.contractRate !== "law-prevails" && rate !== undefined;
  if (agreed && displaces) {
    return {
      kind: "agreed-rate",
      invoice: invoice.number,
      clause: feeClauseWords(agreed.clause),
      law: regime.law,
    };
  }
  const isDouble = agreed?.clause.rate.kind !== "sum" && keptOf("fee", invoice, entries).minor > 0n;
  return isDouble ? { kind: "charged-otherwise", invoice: invoice.number, charged: "fee" } : undefined;
}

function no(refusal: ChargeRefusal): Outcome<never> {
  return refuse({ kind: "charge", no: refusal });
}
