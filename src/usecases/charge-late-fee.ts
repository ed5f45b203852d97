import { debtOf, keptOf } from "../domain/charge.ts";
import type { Client } from "../domain/client.ts";
import type { Invoice } from "../domain/invoice.ts";
import {
  currencyOfClause,
  type FeeClause,
  feeClauseWords,
  formatFeeClause,
  readFeeClause,
} from "../domain/late-fee.ts";
import { lateFeeDue } from "../domain/late-fee-due.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import type { ChargeRefusal } from "../domain/refusals/charges.ts";
import type { Workspace } from "../domain/workspace.ts";
import { sourceWords } from "../facts/evidence.ts";
import { limitAbove } from "../facts/fee-limits.ts";
import { countryName } from "../facts/jurisdictions.ts";
import { isFor, type Regime, regimeFor } from "../facts/late-interest.ts";
import { type Charge, type Chargeable, partDue } from "./charge-due.ts";

/** A clause and where it was agreed: for the invoice alone, or in the contract with the client. */
export type AgreedFee = { clause: FeeClause; agreed: string };

/** The late-fee clause that holds for an invoice; its own goes before the client's. */
export function agreedFee(
  { lateFee, currency }: Pick<Invoice, "lateFee" | "currency">,
  { contract, name }: Pick<Client, "contract" | "name">,
): AgreedFee | undefined {
  const text = lateFee ?? contract?.lateFee;
  if (text === undefined) return undefined;
  const clause = readFeeClause(text, { currency });
  if (!clause.ok) throw new Error("a late-fee clause on the books that cannot be read");
  return { clause: clause.value, agreed: lateFee ? "Agreed for this invoice" : `Contract with ${name}` };
}

/** The late fee that is due on an invoice by its agreed clause. */
export function feeCharge(chargeable: Chargeable): Outcome<Charge> {
  const { found, client, workspace, until, today } = chargeable;
  const { invoice, entries } = found;
  const agreed = agreedFee(invoice, client);
  if (!agreed) return no({ kind: "no-clause", invoice: invoice.number, client: client.name });
  const { clause } = agreed;
  const unfit = whyNotAllowed(clause, chargeable);
  if (unfit) return no(unfit);
  if (clause.rate.kind !== "sum" && keptOf("interest", invoice, entries).minor > 0n) {
    return no({ kind: "charged-otherwise", invoice: invoice.number, charged: "interest" });
  }
  const due = lateFeeDue(clause, debtOf(invoice, entries), until);
  const rule = `Late fee agreed: ${feeClauseWords(clause)}`;
  const part = partDue(chargeable, "fee", due, {
    rule,
    clause: formatFeeClause(clause),
    source: agreed.agreed,
  });
  return done({
    what: "fee",
    invoice,
    client,
    until,
    parts: [part],
    remarks: remarksOf(chargeable, regimeOf(client, workspace)),
    mayCharge: until <= today,
  });
}

/** Sentences that hold for any charge on the invoice. */
export function remarksOf(
  { found: { plan, promise }, workspace }: Chargeable,
  regime: Regime | undefined,
): string[] {
  const remarks: string[] = [];
  if (plan?.acceptedOn) remarks.push("A payment plan is running; a charge now is not in it.");
  if (promise) remarks.push("The client has promised to pay.");
  if (!regime) {
    const where = countryName(workspace.country);
    remarks.push(
      where
        ? `The law of ${where} on late fees is not on file here: check it first.`
        : "Your country is not set (/dunlin setup country GB), so nothing is known of its law on late fees.",
    );
  }
  return remarks;
}

/** The law on late payment between the business and this client; `undefined` where none is on file. */
export function regimeOf({ contract }: Client, { country }: Workspace): Regime | undefined {
  return regimeFor(contract?.law, country);
}

function whyNotAllowed(
  clause: FeeClause,
  { found, client, workspace }: Chargeable,
): ChargeRefusal | undefined {
  const { number, currency } = found.invoice;
  const other = currencyOfClause(clause);
  if (other && other !== currency) {
    return { kind: "clause-currency", invoice: number, expected: currency, clause: other };
  }
  const regime = regimeOf(client, workspace);
  if (regime && client.kind === "consumer" && !isFor(regime, "consumer")) {
    return { kind: "businesses-only", invoice: number, client: client.name, law: regime.law };
  }
  const limit = regime && limitAbove(regime.id, clause.rate);
  if (!limit) return undefined;
  const source = sourceWords(limit.source[0]!);
  return { kind: "above-limit", invoice: number, clause: feeClauseWords(clause), rule: limit.rule, source };
}

function no(refusal: ChargeRefusal): Outcome<never> {
  return refuse({ kind: "charge", no: refusal });
}
