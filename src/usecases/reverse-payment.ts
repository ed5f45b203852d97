import { newId, type PaymentId } from "../domain/ids.ts";
import type { Entry } from "../domain/invoice.ts";
import { type Money, negate, subtract, sum, toDecimal, zero } from "../domain/money.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import {
  creditFromPayment,
  creditOf,
  entriesOfPayment,
  findPayment,
  insertCreditMovements,
  insertEntries,
  markReversed,
  type Payment,
} from "../store/entries.ts";
import { change, type Ledger, type Who } from "./change.ts";
import type { Desk } from "./desk.ts";
import { ledgerChanged } from "./ledger-changed.ts";

/**
 * Takes a payment back: it bounced, was refunded, or was booked by mistake. Every part of it is booked
 * back on the invoice that had it, and its rest leaves the client's credit. An invoice that is open
 * again stands on the ladder where it stood.
 */
export function reversePayment(
  desk: Pick<Desk, "db" | "clock">,
  who: Who,
  id: PaymentId,
): Promise<Outcome<Payment>> {
  return change(desk, who, async (ledger) => {
    const { tx, ws, today, now } = ledger;
    const payment = await findPayment(tx, ws, id);
    if (!payment || payment.reversedOn) return refuse({ kind: "no-payment", invoice: "that invoice" });
    const credit = await creditFromPayment(tx, ws, payment);
    const used = await usedCredit(ledger, payment, credit);
    if (used) return refuse({ kind: "credit-in-use", used });
    const booked = await entriesOfPayment(tx, ws, id);
    await insertEntries(
      tx,
      ws,
      booked.map((entry) => mirrorOf(entry, today)),
      now,
    );
    if (credit.minor > 0n) {
      const kind = "overpayment-reversal" as const;
      const movement = { client: payment.client, kind, on: today, effect: negate(credit), payment: id };
      await insertCreditMovements(tx, ws, [movement], now);
    }
    await markReversed(tx, ws, id, today);
    record(ledger, payment, booked);
    const invoices = [...new Set(booked.map((entry) => entry.invoice))];
    await ledgerChanged(ledger, payment.client, invoices, "a payment was reversed");
    return done(payment);
  });
}

/** How much of the payment's credit has been used already, so that it cannot be taken back. */
async function usedCredit({ tx, ws }: Ledger, payment: Payment, credit: Money): Promise<Money | undefined> {
  if (credit.minor <= 0n) return undefined;
  const all = await creditOf(tx, ws, payment.client);
  const left = all.find((m) => m.currency === credit.currency) ?? zero(credit.currency);
  return left.minor >= credit.minor ? undefined : subtract(credit, left);
}

/** Books an entry back: the payment itself, and a write-off that the payment had taken back. */
function mirrorOf(entry: Entry, on: Entry["on"]): Entry {
  const kind = entry.kind === "write-off-reversal" ? "write-off" : "payment-reversal";
  return { ...entry, id: newId(), kind, on, effect: negate(entry.effect) };
}

function record(ledger: Ledger, payment: Payment, booked: readonly Entry[]): void {
  for (const entry of booked.filter((e) => e.kind === "payment")) {
    const effects = booked.filter((e) => e.invoice === entry.invoice).map((e) => e.effect);
    ledger.record({
      kind: "payment-reversed",
      client: payment.client,
      invoice: entry.invoice,
      data: {
        payment: payment.id,
        amount: toDecimal(negate(entry.effect)),
        currency: entry.effect.currency,
        on: ledger.today,
        effect: toDecimal(negate(sum(effects, entry.effect.currency))),
      },
    });
  }
}
