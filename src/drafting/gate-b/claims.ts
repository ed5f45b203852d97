import { add } from "../../domain/money.ts";
import { readAmount } from "../figures.ts";
import type { InvoiceFacts, LetterFacts } from "../letter-facts.ts";
import type { FaultCode } from "./fault.ts";
import { type JudgedKind, stageOf } from "./judged-kinds.ts";

/**
 * What a letter may not say unless its stage, its policy or the ledger bears it out. A lexicon is a net and no
 * proof: what a letter may threaten or promise is a clause owned by code, never free text.
 */
export type Claim =
  /** "we will sue", "court", "solicitor", "legal action". */
  | "legal_action"
  /** "court fees", "legal costs". */
  | "court_costs"
  /** What only a court decides or a bailiff does: "judgment", "bailiff", "seize", "insolvency". */
  | "enforcement"
  /** "collection agency", "hand to a third party". */
  | "collections"
  /** "credit rating", "credit bureau", the country's agencies by name (Schufa, BKR, BIK, Equifax). */
  | "credit_bureau"
  /** "police", "fraud", "tax office", "criminal". */
  | "police"
  /** "publish", "social media", "name and shame", "bad review". */
  | "publicity"
  /** "tell your employer", "contact your customers, family, bank". */
  | "third_parties"
  /** "stop our services", "suspend", "cut off access". */
  | "suspend_service"
  /** Names a late fee, a reminder fee, a surcharge. */
  | "late_fee"
  /** Names interest for late payment. */
  | "interest"
  /** Names compensation or costs of recovery. */
  | "compensation"
  /** Announces charges that are yet to come: "fees will be added", "interest runs on", "penalty". */
  | "more_charges"
  /** "or else", "consequences", "no other choice", "further steps", and threats to body or home. */
  | "pressure"
  /** "without further notice". */
  | "no_notice"
  /** Calls itself the last: "final notice", "last reminder", "formal demand". */
  | "final_stage"
  /** "third reminder", and "second reminder". */
  | "third_stage"
  | "second_stage"
  /** "we waive", "you need not pay", "we will never sue", "written off". */
  | "waiver"
  /** What a letter that offers an early-payment discount calls it: "discount", "skonto". */
  | "discount"
  /** Takes something off: "deduct", "10% off", "rebate", "refund", "free of charge", "half is enough". */
  | "reduction"
  /** "more time", "extension", "no hurry", "whenever it suits". */
  | "more_time"
  /** "instalments", "payment plan", "part payment". */
  | "instalments"
  /** "no further reminders", "we will not contact you again". */
  | "silence"
  /** "we guarantee", "we promise". */
  | "guarantee"
  /** "our bank details have changed", "new account". */
  | "bank_change"
  /** "has been paid", "is settled", "nothing is due", "you owe nothing". */
  | "settled"
  /** "has been cancelled", "withdrawn", "void", "disregard this invoice". */
  | "cancelled"
  /** "has been credited", "credit note". */
  | "credit"
  /** "we have received your payment", "thank you for your payment". */
  | "received"
  /** "cheat", "liar", "pathetic", "shame on you". */
  | "insult";

type ClaimRule = {
  code: FaultCode;
  /**
   * Whether a condition before it in the same sentence ("if it is already paid") takes the claim back; or one
   * anywhere in it ("thank you for your payment if it is on its way").
   */
  conditional?: "before" | "anywhere";
  /** Whether "no" or "never" before it takes it back: "no late fee has been charged". */
  negatable?: boolean;
  unless?: (facts: LetterFacts, kind: JudgedKind) => boolean;
};

/** What a letter may say anyway is lifted by the claim's own name in `policy.may`, or where `unless` holds. */
export const CLAIMS: Readonly<Record<Claim, ClaimRule>> = {
  legal_action: { code: "threat" },
  court_costs: { code: "threat" },
  enforcement: { code: "threat" },
  collections: { code: "threat" },
  credit_bureau: { code: "threat" },
  police: { code: "threat" },
  publicity: { code: "threat" },
  third_parties: { code: "threat" },
  suspend_service: { code: "threat" },
  late_fee: { code: "threat", negatable: true, unless: isCharged },
  interest: { code: "threat", negatable: true, unless: isCharged },
  compensation: { code: "threat", negatable: true, unless: isCharged },
  more_charges: { code: "threat", negatable: true, unless: mayCharge },
  pressure: { code: "threat" },
  no_notice: { code: "threat", unless: mayGoToCourt },
  final_stage: { code: "wrong-stage", unless: isFrom(3) },
  third_stage: { code: "wrong-stage", unless: isFrom(2) },
  second_stage: { code: "wrong-stage", unless: isFrom(1) },
  waiver: { code: "promise" },
  discount: { code: "promise", negatable: true, unless: offersDiscount },
  reduction: { code: "promise", unless: saysTerms },
  more_time: { code: "promise" },
  instalments: { code: "promise", unless: isPlan },
  silence: { code: "promise", unless: isHeldBack },
  guarantee: { code: "promise" },
  bank_change: { code: "promise" },
  settled: { code: "false-status", conditional: "before", negatable: true, unless: isSettled },
  cancelled: { code: "false-status", conditional: "before", negatable: true, unless: isCancelled },
  credit: { code: "false-status", conditional: "before", unless: isCredit },
  received: { code: "false-status", conditional: "anywhere", negatable: true, unless: hasPaid },
  insult: { code: "insult" },
};

type Unless = NonNullable<ClaimRule["unless"]>;

/**
 * A receipt, a credit memo or an answer that credits may say "settled" when nothing is open on an invoice it names.
 * A sheet without the payment itself gives balances from before it.
 */
function isSettled(...[facts, kind]: Parameters<Unless>): boolean {
  const isAnswer = kind === "dispute-answer" && facts.dispute?.state === "credit";
  if (kind !== "receipt" && kind !== "credit-memo-cover" && !isAnswer) return false;
  return (
    facts.invoices.length === 0 ||
    (kind === "receipt" && !facts.payment) ||
    facts.invoices.some((i) => Number(i.balance) === 0)
  );
}

/** Money has come in: a receipt, or an invoice that is paid in part. */
function hasPaid(...[facts, kind]: Parameters<Unless>): boolean {
  return kind === "receipt" || facts.invoices.some((invoice) => isPartlyPaid(invoice, facts));
}

/** What was billed is open but for what was paid or credited; charges and a dispute pay nothing. */
function isPartlyPaid(invoice: InvoiceFacts, facts: LetterFacts): boolean {
  const { amount, balance, parts, disputed = "0", currency = facts.currency } = invoice;
  const left = add(readAmount(parts?.principal ?? balance, currency), readAmount(disputed, currency));
  return left.minor < readAmount(amount, currency).minor;
}

/** A credit memo that leaves nothing open cancels its invoice. */
function isCancelled(...[facts, kind]: Parameters<Unless>): boolean {
  return kind === "credit-memo-cover" && facts.invoices.every((i) => Number(i.balance) === 0);
}

/** A credit memo, or the answer to a dispute that ended with one. */
function isCredit(...[facts, kind]: Parameters<Unless>): boolean {
  return kind === "credit-memo-cover" || (kind === "dispute-answer" && facts.dispute?.state === "credit");
}

function isFrom(stage: number): Unless {
  return (_facts, kind) => stageOf(kind) >= stage;
}

/** The stage may speak of the legal route; then it may also say that no other letter comes before it. */
function mayGoToCourt({ policy }: LetterFacts): boolean {
  return policy.may.includes("legal_action");
}

/** Late fees, interest or costs have been charged: they may be named, and nothing further announced. */
function isCharged(facts: LetterFacts): boolean {
  return (
    facts.invoices.some((i) => i.parts !== undefined) ||
    facts.amounts.some(({ role }) => /^(?:late_fee|interest|compensation)/.test(role))
  );
}

/** Charges that the policy lets this letter announce. */
function mayCharge({ policy }: LetterFacts): boolean {
  return policy.may.some((claim) => /^(?:late_fee|interest|compensation|court_costs)$/.test(claim));
}

/** An early-payment discount can still be taken. */
function offersDiscount(facts: LetterFacts): boolean {
  return facts.invoices.some((i) => i.discount !== undefined) || facts.billing_policy?.discount !== undefined;
}

/** What is taken off is said by a letter about how the business bills, and where the policy names a credit. */
function saysTerms({ billing_policy, policy }: LetterFacts): boolean {
  return billing_policy?.discount !== undefined || policy.may.includes("credit");
}

/** The letter lays out a payment plan; while it is kept, nobody is reminded. */
function isPlan(...[facts, kind]: Parameters<Unless>): boolean {
  return facts.instalments.length > 0 && (kind === "payment-plan-offer" || kind === "plan-confirmation");
}

/** While a plan is kept or a dispute is looked into, nobody is reminded. */
function isHeldBack(...[facts, kind]: Parameters<Unless>): boolean {
  return isPlan(facts, kind) || kind === "dispute-answer";
}
