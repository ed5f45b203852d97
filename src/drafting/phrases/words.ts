import type { ChargePart } from "../../domain/charge.ts";
import type { FeeClause } from "../../domain/late-fee.ts";
import type { PlanRhythm } from "../../domain/payment-plan.ts";
import type { InvoiceFacts, Tone } from "../letter-facts.ts";

/** The pieces of a language that need grammar. Amounts and dates come in as finished text. */
export type Words = {
  /** What whoever writes around the pieces has to know of their grammar, in English; left out where there is nothing. */
  grammar?: string;
  greeting(name: string | undefined, client: string, tone: Tone): string;
  /** "invoice INV-7", "deposit invoice INV-7", "invoices INV-7 and INV-8", for more than three "5 invoices". */
  invoices(numbers: readonly string[], listed: string, kind: InvoiceFacts["kind"]): string;
  /** The same at the start of a line. */
  invoicesTitle(numbers: readonly string[], listed: string, kind: InvoiceFacts["kind"]): string;
  /** Behind a number in a table: "deposit invoice". */
  kinds: Record<NonNullable<InvoiceFacts["kind"]>, string>;
  /** "12 days overdue", "due today", "due in 3 days". */
  overdue(days: number): string;
  /** "€400.00 (of €1,000.00)" when part of it is paid. */
  partOf(open: string, total: string): string;
  /** The same within brackets: "€400.00 of €1,000.00". */
  ofTotal(part: string, total: string): string;
  /** "€1,056.79 (€1,000.00, late fees of €50.00 and interest of €6.79)". */
  madeOf(open: string, parts: string): string;
  /** "late fees of €50.00". */
  chargeOf: Record<ChargePart, (amount: string) => string>;
  due(date: string): string;
  /** "Total: €1,000.00", one a line for each currency. */
  total(amount: string): string;
  howToPay: string;
  /** Before a bank account's number that is no IBAN. */
  account: string;
  /** Asks the payer to name the invoice. */
  quote(listed: string): string;
  /** What is open after a payment, one line an invoice. */
  settled(number: string): string;
  remaining(number: string, open: string, due: string): string;
  /** What a credit leaves to pay. */
  afterCredit(number: string, open: string, due: string): string;
  nothingAfterCredit(number: string): string;
  charges: ChargeWords;
  plan: PlanWords;
  demand: DemandWords;
  order: OrderWords;
  policy: PolicyWords;
  dispute: DisputeWords;
  /** Says that a disputed part is left out. */
  disputed(amount: string, number: string): string;
  /** A sentence: what the client had promised of an invoice, by when. It says no more than that, and blames nobody. */
  promised(promise: { amount: string; number: string; date: string }): string;
  /** Offers the early-payment discount. */
  discount(discount: { number: string; pay: string; until: string; off: string }): string;
};

/** How a charge came about, and what an invoice's balance is made of with it. */
export type ChargeWords = {
  names: Record<ChargePart, string>;
  /** One line: what was charged when, on which invoice. */
  charged(charge: { name: string; number: string; on: string; amount: string }): string;
  rule(rule: string): string;
  /** What a charge rests on, in this language; English takes it as the ledger has it. */
  basis?: { clause(clause: FeeClause): string; law(name: string): string };
  /** Cells of a period's row. */
  span(from: string, until: string): string;
  days(n: number): string;
  feeRate(rate: string, base: string): string;
  yearlyRate(rate: string, base: string): string;
  dailyRate(rate: string, base: string): string;
  /** What was paid or waived of the charges since. */
  settled(amount: string): string;
  billed: string;
  nowDue: string;
};

export type PlanWords = {
  /** "3 monthly instalments", "a deposit and 3 monthly instalments". */
  instalments(n: number, every: PlanRhythm, hasDeposit: boolean): string;
  instalment(n: number): string;
  deposit: string;
  /** What the plan covers: all that is open, with the charges named in `charges`. */
  covers(charges: string | undefined): string;
  /** Where the plan is not all that is open, or no longer. */
  openNow(open: string): string;
  next(amount: string, date: string): string;
};

/** A non-payment letter's own pieces. */
export type DemandWords = {
  /** One line each: names with addresses. */
  owedTo(creditor: string): string;
  owedBy(debtor: string): string;
  /** Cells of an invoice's row. */
  dated(date: string): string;
  billed(amount: string): string;
  settled(amount: string): string;
  stillOpen(open: string): string;
  /** When reminders went out: of the one invoice, or of one of several in a line of its own. */
  remindedOn(days: string): string;
  remindedOf(number: string, days: string): string;
  /** What holds before a claim. */
  law(law: string): string;
};

/** How the business bills: whole sentences, one a line. */
export type PolicyWords = {
  /** "Our invoices are due within 14 days of their date." */
  dueIn(days: number, fromMonthEnd: boolean): string;
  /** Terms that are no plain count of days, as people write them. */
  terms(terms: string): string;
  /** `percent` as "2%". */
  discount(percent: string, days: number): string;
  /** The agreed clause, in the letter's language. */
  lateFee(clause: string): string;
};

/** What a dispute answer speaks of. */
export type DisputeWords = {
  /** "invoice INV-7", or "€200.00 of invoice INV-7" where only part of it is argued about. */
  held(number: string, amount: string | undefined): string;
};

/** The client's order number. */
export type OrderWords = {
  /** On the one invoice, or on one of several in a line of its own. */
  one(order: string): string;
  ofSeveral(number: string, order: string): string;
  /** None of the invoices has one. */
  none(invoices: number): string;
};
