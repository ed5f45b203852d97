import type { LetterFacts, LetterKind } from "./letter-facts.ts";

/** What a kind of letter speaks of, and with it what has to stand in it. */
export type KindEntry = {
  kind: LetterKind;
  /** File in prompts/. */
  file: string;
  /** As people call it on cards. */
  label: string;
  about: "invoices" | "demand" | "payment" | "credit-memo" | "charges" | "plan" | "dispute" | "policy";
  /** Texts of a kind that are written apart; "one, several" invoices where left out. */
  variants?: { names: readonly string[]; of(facts: LetterFacts): string };
  /** Wording that it may use and others may not, by the ids of gate-b's lexicon. */
  may?: readonly string[];
  /** Whether its text is true of the facts: a reminder needs something overdue. */
  fits(facts: LetterFacts): boolean;
};

const anyOverdue = (facts: LetterFacts) => facts.invoices.some((i) => i.days_overdue > 0);
const noneOverdue = (facts: LetterFacts) => facts.invoices.length > 0 && !anyOverdue(facts);
const allOverdue = (facts: LetterFacts) =>
  facts.invoices.length > 0 && facts.invoices.every((i) => i.days_overdue > 0);
const hasPlan = (facts: LetterFacts) => facts.plan !== undefined && facts.invoices.length === 1;

const BY_COUNT: NonNullable<KindEntry["variants"]> = {
  names: ["one", "several"],
  of: (facts) => (facts.invoices.length > 1 ? "several" : "one"),
};

/** Every kind this build can write. A new one is a file in prompts/ and a line here. */
export const LETTER_KINDS: readonly KindEntry[] = [
  {
    kind: "invoice-cover",
    file: "invoice-cover.md",
    label: "Invoice cover",
    about: "invoices",
    fits: (f) => f.invoices.length > 0,
  },
  { kind: "heads-up", file: "heads-up.md", label: "Heads-up", about: "invoices", fits: noneOverdue },
  {
    kind: "polite-reminder",
    file: "polite-reminder.md",
    label: "Polite reminder",
    about: "invoices",
    fits: anyOverdue,
  },
  {
    kind: "second-reminder",
    file: "second-reminder.md",
    label: "Second reminder",
    about: "invoices",
    fits: anyOverdue,
  },
  {
    kind: "third-reminder",
    file: "third-reminder.md",
    label: "Third reminder",
    about: "invoices",
    fits: anyOverdue,
  },
  {
    kind: "resend-invoice",
    file: "resend-invoice.md",
    label: "Invoice sent again",
    about: "invoices",
    fits: (f) => f.invoices.length > 0,
  },
  {
    kind: "non-payment-letter",
    file: "non-payment-letter.md",
    label: "Non-payment letter",
    about: "demand",
    may: ["legal_action"],
    fits: (f) => f.demand !== undefined && allOverdue(f),
  },
  {
    kind: "receipt",
    file: "receipt.md",
    label: "Receipt and thanks",
    about: "payment",
    fits: (f) => f.payment !== undefined,
  },
  {
    kind: "credit-memo-cover",
    file: "credit-memo-cover.md",
    label: "Credit memo cover",
    about: "credit-memo",
    fits: (f) => f.credit_memo !== undefined,
  },
  {
    kind: "late-fee-notice",
    file: "late-fee-notice.md",
    label: "Late-fee notice",
    about: "charges",
    fits: (f) => f.invoices.length > 0 && f.invoices.every((i) => i.charges !== undefined),
  },
  {
    kind: "payment-plan-offer",
    file: "payment-plan-offer.md",
    label: "Payment-plan offer",
    about: "plan",
    fits: hasPlan,
  },
  {
    kind: "plan-confirmation",
    file: "plan-confirmation.md",
    label: "Plan confirmation",
    about: "plan",
    fits: hasPlan,
  },
  {
    kind: "billing-policy-cover",
    file: "billing-policy-cover.md",
    label: "Billing policy cover",
    about: "policy",
    variants: { names: ["one"], of: () => "one" },
    fits: (f) => f.billing_policy !== undefined,
  },
  {
    kind: "deposit-request",
    file: "deposit-request.md",
    label: "Deposit request",
    about: "invoices",
    variants: { names: ["one"], of: () => "one" },
    fits: (f) => f.invoices.length === 1 && f.invoices[0]!.kind === "deposit",
  },
  {
    kind: "dispute-answer",
    file: "dispute-answer.md",
    label: "Dispute answer",
    about: "dispute",
    variants: {
      names: ["received", "credit", "rework", "rejected"],
      of: (f) => f.dispute?.state ?? "received",
    },
    fits: (f) => f.dispute !== undefined && f.invoices.length === 1,
  },
  {
    kind: "statement-cover",
    file: "statement-cover.md",
    label: "Statement cover",
    about: "invoices",
    fits: (f) => f.invoices.length > 0,
  },
];

/** The texts that a kind has apart. */
export function variantsOf(kind: LetterKind): NonNullable<KindEntry["variants"]> {
  return kindEntry(kind).variants ?? BY_COUNT;
}

/** @throws Error when the kind is not in the registry: a bug. */
export function kindEntry(kind: LetterKind): KindEntry {
  const entry = LETTER_KINDS.find((k) => k.kind === kind);
  if (!entry) throw new Error(`no such kind of letter: ${kind}`);
  return entry;
}
