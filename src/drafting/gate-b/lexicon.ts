import { add } from "../../domain/money.ts";
import { readAmount } from "../figures.ts";
import type { InvoiceFacts, LetterFacts, LetterKind } from "../letter-facts.ts";
import type { FaultCode } from "./fault.ts";

/**
 * Wording that a letter may not use unless its stage allows it. `id` is what a policy lists in `may` to
 * allow it; `unless` lifts the rule where the sheet says the claim is true. A lexicon is a net and no
 * proof: what a letter may threaten or promise is a clause owned by code, never free text.
 */
export type WordingRule = {
  code: FaultCode;
  id: string;
  pattern: RegExp;
  /** Whether a condition in the same sentence ("if it is already paid") takes the claim back. */
  conditional?: boolean;
  unless?: (facts: LetterFacts, kind: LetterKind) => boolean;
};

export type Lexicon = {
  rules: readonly WordingRule[];
  condition: RegExp;
  /** Common words that tell this language from others. */
  common: ReadonlySet<string>;
};

/**
 * A receipt or credit memo may say "settled" when nothing is open on an invoice it names. A sheet without
 * the payment itself gives balances from before it.
 */
export const isSettled: NonNullable<WordingRule["unless"]> = (facts, kind) =>
  (kind === "receipt" || kind === "credit-memo-cover") &&
  (facts.invoices.length === 0 ||
    (kind === "receipt" && !facts.payment) ||
    facts.invoices.some((i) => Number(i.balance) === 0));

/** Money has come in: a receipt, or an invoice that is paid in part. */
export const hasPaid: NonNullable<WordingRule["unless"]> = (facts, kind) =>
  kind === "receipt" || facts.invoices.some((invoice) => isPartlyPaid(invoice, facts));

/** What was billed is open but for what was paid or credited; charges and a dispute pay nothing. */
function isPartlyPaid(invoice: InvoiceFacts, facts: LetterFacts): boolean {
  const { amount, balance, parts, disputed = "0", currency = facts.currency } = invoice;
  const left = add(readAmount(parts?.principal ?? balance, currency), readAmount(disputed, currency));
  return left.minor < readAmount(amount, currency).minor;
}

/** A credit memo that leaves nothing open cancels its invoice. */
export const isCancelled: NonNullable<WordingRule["unless"]> = (facts, kind) =>
  kind === "credit-memo-cover" && facts.invoices.every((i) => Number(i.balance) === 0);

export const isCredit: NonNullable<WordingRule["unless"]> = (_facts, kind) => kind === "credit-memo-cover";

/** Stages in order; a letter may call itself by its own or speak of a lower one. */
const STAGES: readonly LetterKind[] = ["second-reminder", "third-reminder", "non-payment-letter"];

function isFrom(stage: LetterKind): NonNullable<WordingRule["unless"]> {
  return (_facts, kind) => STAGES.indexOf(kind) >= STAGES.indexOf(stage);
}

export const isSecond = isFrom("second-reminder");
export const isThird = isFrom("third-reminder");
export const isFinal = isFrom("non-payment-letter");

/** The stage may speak of the legal route; then it may also say that no other letter comes before it. */
export const mayGoToCourt: NonNullable<WordingRule["unless"]> = ({ policy }) =>
  policy.may.includes("legal_action");

/** Late fees, interest or costs have been charged: they may be named, and nothing further announced. */
export const isCharged: NonNullable<WordingRule["unless"]> = (facts) =>
  facts.invoices.some((i) => i.parts !== undefined) ||
  facts.amounts.some(({ role }) => /^(?:late_fee|interest|compensation)/.test(role));

/** An early-payment discount can still be taken. */
export const offersDiscount: NonNullable<WordingRule["unless"]> = (facts) =>
  facts.invoices.some((i) => i.discount !== undefined);

/** The letter lays out a payment plan; while it is kept, nobody is reminded. */
export const isPlan: NonNullable<WordingRule["unless"]> = (facts, kind) =>
  facts.instalments.length > 0 && (kind === "payment-plan-offer" || kind === "plan-confirmation");
