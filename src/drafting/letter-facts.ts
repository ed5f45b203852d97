import type { ChargePart } from "../domain/charge.ts";
import type { Component, InvoiceKind } from "../domain/invoice.ts";
import type { PlanRhythm } from "../domain/payment-plan.ts";

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
  /** What a non-payment letter rests on besides its invoices. */
  demand?: DemandFacts;
  /** The credit memo a cover speaks of. */
  credit_memo?: { number: string; amount: string; currency: string; reason: string; invoice: string };
  /** The payment a receipt speaks of. */
  payment?: { amount: string; currency: string; received: string };
  /** The dispute that an answer speaks of; `state` is `received` until it is resolved. */
  dispute?: {
    state: "received" | "credit" | "rework" | "rejected";
    opened: string;
    /** What of the invoice is argued about, where it is not the whole. */
    amount?: string;
    /** What was taken off it, where it was resolved by a credit. */
    credit?: string;
    currency: string;
  };
  /** How the business bills, for a client before work starts. */
  billing_policy?: BillingPolicyFacts;
  /**
   * The payment plan that is offered or confirmed. `total` is what its instalments sum to, `next` what is to be
   * paid next and has not come in; none when all has.
   */
  plan?: {
    total: string;
    currency: string;
    every: PlanRhythm;
    next?: { due: string; amount: string };
  };
};

/** Each as the settings and the client's agreement have it; absent where nothing is agreed. */
export type BillingPolicyFacts = {
  /** Terms as people write them: "net 14", "2/10 net 30"; for terms that the next fields cannot say. */
  terms: string;
  /** Invoices are due this many days after their date, or after the end of its month. */
  due_days?: number;
  from_month_end?: boolean;
  /** What is taken off when they are paid within so many days; percent as decimal text. */
  discount?: { percent: string; days: number };
  /** The late-fee clause as text. */
  late_fee?: string;
};

export type InvoiceFacts = {
  number: string;
  currency: string;
  issued: string;
  due: string;
  /** Face amount. */
  amount: string;
  /** What the letter asks for: all that is open but the part in dispute. */
  balance: string;
  /** 1 on the day after the due date; zero or negative before. */
  days_overdue: number;
  /** Absent for an ordinary one. */
  kind?: Exclude<InvoiceKind, "standard">;
  /** What `balance` is made of; present where something was charged and not waived. */
  parts?: Readonly<Record<Component, string>>;
  /** What was charged and not waived, paid or not. */
  charges?: readonly ChargeFacts[];
  /** What the client disputes and the letter leaves out. */
  disputed?: string;
  /** What was paid or credited of the face amount; in a non-payment letter. */
  settled?: string;
  /** The days on which reminders of it went out; in a non-payment letter. */
  reminded?: readonly string[];
  /** The client's order number for it; in a letter that brings it to the right contact. */
  order?: string;
  /** What was promised of it since the last reminder, for which day, and has not come; in a reminder. */
  broken_promise?: { date: string; amount: string };
  /** While an early-payment discount can be taken: its last day, what comes off, and what is then paid. */
  discount?: { until: string; off: string; pay: string };
};

/** `creditor` and `debtor` are names with their addresses, where these are known, in one line. */
export type DemandFacts = {
  creditor: string;
  debtor: string;
  /** The least days from the letter to its deadline, and the id of the rule in src/facts that asks for them. */
  days: number;
  rule?: string;
  /** What holds before a claim there, where that is sure. */
  law?: string;
};

/** All that was charged of one part, by the last day it was charged. `rule` is the clause or statute in one line. */
export type ChargeFacts = {
  component: ChargePart;
  on: string;
  amount: string;
  rule: string;
  /** Where the rates are for a year or a day; left out, they are shares of the base. */
  rate_by?: "year" | "day";
  periods: readonly PeriodFacts[];
};

/** `rate` is percent as decimal text: what it is by says the charge. */
export type PeriodFacts = {
  from: string;
  until: string;
  days: number;
  base: string;
  rate?: string;
  amount: string;
};

/** The flat lists of a sheet, which name each figure's role. */
export type Figures = Pick<LetterFacts, "amounts" | "dates" | "numbers">;

export type { LetterKind, Tone } from "../domain/letter.ts";
