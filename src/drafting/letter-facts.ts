/**
 * Everything a letter may say, as text that survives storage: amounts as decimal strings, dates as ISO.
 * The frozen sheet from which slots are filled, against which the finished letter is read back, and to
 * which an approval is bound. The shape is also the input of `dunlin check-letters`.
 */
export type LetterFacts = {
  /** Day the letter is meant for, ISO. */
  today: string;
  /** Currency of the letter's total; a letter about several currencies has `totals` for each. */
  currency: string;
  client: { name: string; contact?: string };
  sender: { company: string; person?: string };
  invoices: readonly InvoiceFacts[];
  /** What is owed over all invoices of the letter in `currency`. */
  total_due: string;
  /** One total per currency, `currency` first. */
  totals: readonly { currency: string; value: string }[];
  amounts: readonly { role: string; value: string; currency: string }[];
  dates: readonly { role: string; value: string }[];
  numbers: readonly { role: string; value: number; unit: string }[];
  references: readonly string[];
  links: readonly string[];
  emails: readonly string[];
  phones: readonly string[];
  ibans: readonly string[];
  instalments: readonly { n: number; due: string; amount: string }[];
  policy: { stage: string; may: readonly string[] };
  /** Ways to pay as finished lines, owned by code. */
  pay_lines: readonly string[];
  /** The credit memo a cover speaks of. */
  credit_memo?: { number: string; amount: string; currency: string; reason: string; invoice: string };
  /** The payment a receipt speaks of. */
  payment?: { amount: string; currency: string; received: string };
};

export type InvoiceFacts = {
  number: string;
  currency: string;
  issued: string;
  due: string;
  /** Face amount. */
  amount: string;
  balance: string;
  /** 1 on the day after the due date; zero or negative before. */
  days_overdue: number;
};

export type { LetterKind, Tone } from "../domain/letter.ts";
