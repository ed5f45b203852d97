import type { Tone } from "../letter-facts.ts";

/** The pieces of a language that need grammar. Amounts and dates come in as finished text. */
export type Words = {
  greeting(name: string | undefined, client: string, tone: Tone): string;
  /** "invoice INV-7", "invoices INV-7 and INV-8", and for more than three "5 invoices". */
  invoices(numbers: readonly string[], listed: string): string;
  /** The same at the start of a line. */
  invoicesTitle(numbers: readonly string[], listed: string): string;
  /** "12 days overdue", "due today", "due in 3 days". */
  overdue(days: number): string;
  /** "€400.00 (of €1,000.00)" when part of it is paid. */
  partOf(open: string, total: string): string;
  due(date: string): string;
  /** "Total: €1,000.00", one a line for each currency. */
  total(amount: string): string;
  howToPay: string;
  /** Asks the payer to name the invoice. */
  quote(listed: string): string;
  /** What is open after a payment, one line an invoice. */
  settled(number: string): string;
  remaining(number: string, open: string, due: string): string;
  /** What a credit leaves to pay. */
  afterCredit(number: string, open: string, due: string): string;
  nothingAfterCredit(number: string): string;
};
