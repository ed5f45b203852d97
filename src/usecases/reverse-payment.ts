import type { PaymentId } from "../domain/ids.ts";
import { balanceOf, COMPONENTS, type Entry, effectOf, netOf, openParts } from "../domain/invoice.ts";
import { least, type Money, negate, toDecimal } from "../domain/money.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import { onPart } from "../domain/payment.ts";
import { NO_PAYMENT } from "../domain/refusal.ts";
import { settle } from "../domain/settlement.ts";
import {
  type CreditMovement,
  creditFromPayment,
  entriesOfPayment,
  findPayment,
  insertCreditMovements,
  insertEntries,
  markReversed,
  type Payment,
} from "../store/entries.ts";
import { findInvoices, type LedgerInvoice } from "../store/invoices.ts";
import { change, type Ledger, type Who } from "./change.ts";
import { missingCredit, releasedBy } from "./client-credit.ts";
import type { Desk } from "./desk.ts";
import { ledgerChanged } from "./ledger-changed.ts";
import { makeEntries } from "./make-entries.ts";
import { tellOfReversal } from "./payment-news.ts";
import { takeUpKept } from "./take-up-agreements.ts";

export type Reversed = {
  payment: Payment;
  /** The early-payment discount that it had earned, and that is open again with it. */
  lapsed: Money;
};

/**
 * Takes a payment back: it bounced, was refunded, or was booked by mistake. Every part of it is booked
 * back on the invoice that had it, and its rest leaves the client's credit; so does what a credit memo had
 * turned into credit because of it, and a discount that it had earned. An invoice that is open again stands
 * on the ladder where it stood.
 */
export function reversePayment(
  desk: Pick<Desk, "db" | "clock">,
  who: Who,
  id: PaymentId,
): Promise<Outcome<Reversed>> {
  return change(desk, who, async (ledger) => {
    const { tx, ws, today, now } = ledger;
    const payment = await findPayment(tx, ws, id);
    if (!payment || payment.reversedOn) return refuse(NO_PAYMENT);
    const booked = await entriesOfPayment(tx, ws, id);
    const invoices = [...new Set(booked.map((entry) => entry.invoice))];
    const found = await findInvoices(tx, ws, invoices);
    const back = found.flatMap((each) => entriesBack(ledger, payment, each, booked));
    const movements = await creditBack(ledger, payment, back);
    const { client, amount } = payment;
    const used = await missingCredit(ledger, client, amount.currency, movements);
    if (used) return refuse({ kind: "credit-in-use", used });
    await insertEntries(tx, ws, back, now);
    await insertCreditMovements(tx, ws, movements, now);
    await markReversed(tx, ws, id, today);
    record(ledger, payment, back);
    recordCredit(ledger, payment, movements);
    await takeUpKept(ledger, invoices);
    await ledgerChanged(ledger, payment.client, invoices, "a payment was reversed");
    await tellOfReversal(ledger, payment, leftAfter(found, back));
    const lapsed = netOf(back, payment.amount.currency, ["early-discount-lapsed"]);
    return done({ payment, lapsed });
  });
}

function leftAfter(found: readonly LedgerInvoice[], back: readonly Entry[]) {
  return found.map(({ invoice, entries }) => {
    const booked = [...entries, ...back.filter((entry) => entry.invoice === invoice.id)];
    return { invoice, left: balanceOf(invoice, booked) };
  });
}

/** The client's credit without what this payment brought. */
async function creditBack(
  { tx, ws, today: on }: Ledger,
  payment: Payment,
  back: readonly Entry[],
): Promise<CreditMovement[]> {
  const { id, client } = payment;
  const rest = await creditFromPayment(tx, ws, payment);
  const released = releasedBy(back, client);
  if (rest.minor <= 0n) return released;
  return [...released, { client, kind: "overpayment-reversal", on, effect: negate(rest), payment: id }];
}

/**
 * What takes the payment off one invoice: each part as it was paid; of what that leaves open first that which
 * a credit memo had released to the client, then a write-off that the payment had taken back, as far as there
 * is something to give up again.
 */
function entriesBack(
  { today: on }: Ledger,
  { id }: Payment,
  { invoice, entries }: LedgerInvoice,
  booked: readonly Entry[],
): Entry[] {
  const ground = { invoice: invoice.id, on, payment: id };
  const parts = COMPONENTS.map((component) => {
    const mine = booked.filter((e) => e.invoice === invoice.id && (e.component ?? "principal") === component);
    const paid = negate(netOf(mine, invoice.currency, ["payment"]));
    return { component, paid, revived: netOf(mine, invoice.currency, ["write-off-reversal"]) };
  }).filter(({ paid }) => paid.minor > 0n);
  const back = makeEntries(
    ground,
    parts.map(({ component, paid }) => onPart(component, "payment-reversal", paid)),
  );
  const revived = parts.find(({ component }) => component === "principal")?.revived;
  const settled = settle(invoice, [...entries, ...back], revived ? { givenUp: revived } : {});
  const open = openParts(invoice, [...entries, ...back]);
  const charges = parts
    .filter((part) => part.component !== "principal")
    .map((part) => onPart(part.component, "write-off", negate(least(part.revived, open[part.component]))))
    .filter(({ effect }) => effect.minor !== 0n);
  return [...back, ...makeEntries(ground, [...settled, ...charges])];
}

function recordCredit(ledger: Ledger, payment: Payment, movements: readonly CreditMovement[]): void {
  if (movements.length === 0) return;
  const { currency } = payment.amount;
  const credit = effectOf(movements, currency);
  ledger.record({
    kind: "credit-taken-back",
    client: payment.client,
    data: { payment: payment.id, amount: toDecimal(negate(credit)), currency, credit: toDecimal(credit) },
  });
}

/** One event for each invoice that the payment had paid. */
function record(ledger: Ledger, payment: Payment, back: readonly Entry[]): void {
  const { currency } = payment.amount;
  for (const [invoice, mine] of Map.groupBy(back, (entry) => entry.invoice)) {
    const lapsed = netOf(mine, currency, ["early-discount-lapsed"]);
    ledger.record({
      kind: "payment-reversed",
      client: payment.client,
      invoice,
      data: {
        payment: payment.id,
        amount: toDecimal(netOf(mine, currency, ["payment-reversal"])),
        currency,
        on: ledger.today,
        ...(lapsed.minor > 0n ? { discount: toDecimal(lapsed) } : {}),
        effect: toDecimal(effectOf(mine, currency)),
      },
    });
  }
}
