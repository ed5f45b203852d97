import type { Client } from "../domain/client.ts";
import { feeClauseWords, readFeeClause } from "../domain/late-fee.ts";
import { readTerms, type Terms } from "../domain/terms.ts";
import type { Workspace } from "../domain/workspace.ts";
import { showRate } from "./figures.ts";
import type { BillingPolicyFacts, Figures, LetterFacts } from "./letter-facts.ts";
import { LANGUAGES } from "./phrases/index.ts";
import type { Words } from "./phrases/words.ts";
import { plainLine } from "./plain-line.ts";
import type { WrittenIn } from "./written-in.ts";

/** How a client is billed: by their own terms where they have any, and by what their contract says of paying late. */
export function policyFacts(
  { client, workspace }: { client: Client; workspace: Workspace },
  language: string,
): BillingPolicyFacts {
  const text = client.terms ?? workspace.terms;
  const terms = readTerms(text, workspace.eomReading);
  const clause = client.contract?.lateFee;
  return {
    terms: plainLine(text),
    ...(terms.ok ? termsFacts(terms.value) : {}),
    ...(clause === undefined ? {} : { late_fee: clauseIn(clause, workspace, language) }),
  };
}

/** Terms as a count of days, where they are one. */
function termsFacts(terms: Terms): Pick<BillingPolicyFacts, "due_days" | "from_month_end" | "discount"> {
  switch (terms.kind) {
    case "net":
      return { due_days: terms.days, ...(terms.discount ? { discount: terms.discount } : {}) };
    case "on-receipt":
      return { due_days: 0 };
    case "end-of-month":
      return { due_days: 0, from_month_end: true };
    case "net-eom":
      return terms.reading === "A" ? { due_days: terms.days, from_month_end: true } : {};
    default:
      return {};
  }
}

/** A late-fee clause in the letter's language. */
function clauseIn(text: string, { currency }: Workspace, language: string): string {
  const clause = readFeeClause(text, { currency });
  if (!clause.ok) throw new Error("a late-fee clause on the books that cannot be read");
  const say = LANGUAGES.get(language)?.charges.basis?.clause ?? ((agreed) => feeClauseWords(agreed));
  return plainLine(say(clause.value));
}

/** Those figures with their roles. */
export function policyFigures({ billing_policy }: Pick<LetterFacts, "billing_policy">): Figures {
  const { due_days, discount } = billing_policy ?? {};
  return {
    amounts: [],
    dates: [],
    numbers: [
      ...(due_days ? [{ role: "terms_days", value: due_days, unit: "days" }] : []),
      ...(discount
        ? [
            { role: "terms_discount_days", value: discount.days, unit: "days" },
            { role: "terms_discount_percent", value: Number(discount.percent), unit: "%" },
          ]
        : []),
    ],
  };
}

/** Slot of the billing policy: its sentences, one a line. */
export function policyValues({ billing_policy }: LetterFacts, words: Words, { locale }: WrittenIn) {
  if (!billing_policy) return {};
  const { terms, due_days, from_month_end = false, discount, late_fee } = billing_policy;
  const lines = [
    due_days === undefined ? words.policy.terms(terms) : words.policy.dueIn(due_days, from_month_end),
    ...(discount ? [words.policy.discount(showRate(discount.percent, locale), discount.days)] : []),
    ...(late_fee ? [words.policy.lateFee(late_fee)] : []),
  ];
  return { policy_block: lines.join("\n") };
}
