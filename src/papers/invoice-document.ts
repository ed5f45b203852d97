import type { LocalDate } from "../domain/calendar.ts";
import type { ChargeWorking } from "../domain/charge.ts";
import type { EntryKind, InvoiceKind, Line } from "../domain/invoice.ts";
import type { Money } from "../domain/money.ts";
import type { PaymentOption, Profile } from "../domain/workspace.ts";

/** What a client is shown. A write-off is between us and our books: the debt stands. */
export type PaperEntryKind = Exclude<EntryKind, "write-off" | "write-off-reversal">;

/** `working` stands with the last charge of its kind, whose lines hold those of the charges before it. */
export type PaperEntry = { kind: PaperEntryKind; on: LocalDate; effect: Money; working?: PaperWorking };

/** How a charge came about, in figures alone: papers are in the client's language, a clause in its own. */
export type PaperWorking = Pick<ChargeWorking, "periods" | "chargedBefore"> & {
  /** Where the rates are for a year or a day; left out, they are shares of the base. */
  rateBy?: "year" | "day";
};

/** Values of an invoice as a paper: all that papers/invoice.ts prints, and nothing that it has to look up. */
export type InvoiceDocument = {
  seller: { name: string; country: string; profile: Profile };
  buyer: { name: string; address?: string; country?: string; vatNumber?: string; contact?: string };
  number: string;
  kind: InvoiceKind;
  draft: boolean;
  issuedOn: LocalDate;
  dueOn: LocalDate;
  suppliedOn?: LocalDate;
  terms?: string;
  purchaseOrder?: string;
  lines: readonly Line[];
  /** Paid, credited and charged so far, in order: shown under the total. */
  booked: readonly PaperEntry[];
  total: Money;
  balance: Money;
  /** While an early-payment discount can be taken: its last day, what comes off, and what is then paid. */
  discount?: { until: LocalDate; off: Money; pay: Money };
  taxNote?: string;
  note?: string;
  /** What the seller's law wants printed on every invoice (France: late-penalty rate, 40 euro, discount terms). */
  legalNotices?: readonly string[];
  paymentOptions: readonly PaymentOption[];
  /** What the payer should quote. */
  reference: string;
  /** BCP 47: language and number format of the paper. */
  locale: string;
};
