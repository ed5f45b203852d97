import type { LocalDate } from "../domain/calendar.ts";
import {
  type ChargeDue,
  type ChargePart,
  type ChargeWorking,
  chargedOf,
  compareCharge,
  keptLines,
} from "../domain/charge.ts";
import type { Client } from "../domain/client.ts";
import { type Invoice, openParts } from "../domain/invoice.ts";
import { type Money, sum, toDecimal, zero } from "../domain/money.ts";
import type { Workspace } from "../domain/workspace.ts";
import type { Regime } from "../facts/late-interest.ts";
import type { LedgerInvoice } from "../store/invoices.ts";

/** An invoice as charging finds it. */
export type Chargeable = {
  workspace: Workspace;
  found: LedgerInvoice;
  client: Client;
  today: LocalDate;
  until: LocalDate;
};

/** One part of a charge: all that is due by then, what was charged of it, and what that leaves to do. */
export type PartDue = {
  part: ChargePart;
  due: ChargeDue;
  charged: Money;
  fresh: Money;
  /** Charged too much, and still open. */
  excess: Money;
  working: ChargeWorking;
};

/** A charge worked out and not yet made. */
export type Charge = {
  what: "fee" | "interest";
  invoice: Invoice;
  client: Client;
  until: LocalDate;
  parts: readonly PartDue[];
  /** Of a charge by law, as sure as the rates that it took. */
  regime?: Regime;
  /** What the last day cost. */
  aDay?: Money;
  /** What to know before it is charged, a sentence each. */
  remarks: readonly string[];
  /** Whether it may be put on the invoice now. */
  mayCharge: boolean;
};

/** What the charge would add now. */
export function freshOf({ parts, invoice }: Charge): Money {
  return sum(
    parts.map(({ fresh }) => fresh),
    invoice.currency,
  );
}

/** What it would take back now. */
export function excessOf({ parts, invoice }: Charge): Money {
  return sum(
    parts.map(({ excess }) => excess),
    invoice.currency,
  );
}

/** A part of a charge, compared with what is on the invoice already. */
export function partDue(
  { found: { invoice, entries }, until, today }: Chargeable,
  part: ChargePart,
  due: ChargeDue,
  working: Omit<ChargeWorking, "periods" | "chargedBefore">,
): PartDue {
  const charged = chargedOf(part, invoice, entries);
  const { fresh, excess } = compareCharge(due.amount, charged, openParts(invoice, entries)[part]);
  return {
    part,
    due,
    charged,
    fresh,
    // By an earlier day less was due than has been charged since; that is no excess.
    excess: until < today ? zero(invoice.currency) : excess,
    working: {
      ...working,
      periods: keptLines(due.lines),
      ...(charged.minor === 0n ? {} : { chargedBefore: toDecimal(charged) }),
    },
  };
}
