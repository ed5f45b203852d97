import { newId, type PaymentId } from "../domain/ids.ts";
import { balanceOf, type Entry, type Invoice, netOf } from "../domain/invoice.ts";
import { add, least, type Money, negate, subtract, sum, toDecimal, zero } from "../domain/money.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import {
  type CreditMovement,
  creditFromPayment,
  creditOf,
  entriesOfPayment,
  findPayment,
  insertCreditMovements,
  insertEntries,
  markReversed,
  type Payment,
} from "../store/entries.ts";
import { findInvoices } from "../store/invoices.ts";
import { change, type Ledger, type Who } from "./change.ts";
import type { Desk } from "./desk.ts";
import { ledgerChanged } from "./ledger-changed.ts";

/**
 * Takes a payment back: it bounced, was refunded, or was booked by mistake. Every part of it is booked
 * back on the invoice that had it, and its rest leaves the client's credit; so does what a credit memo had
 * turned into credit because of it. An invoice that is open again stands on the ladder where it stood.
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
    const rest = await creditFromPayment(tx, ws, payment);
    const booked = await entriesOfPayment(tx, ws, id);
    const back = await entriesBack(ledger, payment, booked);
    const movements = creditBack(ledger, payment, rest, back);
    const used = await usedCredit(ledger, payment, movements);
    if (used) return refuse({ kind: "credit-in-use", used });
    await insertEntries(tx, ws, back, now);
    await insertCreditMovements(tx, ws, movements, now);
    await markReversed(tx, ws, id, today);
    record(ledger, payment, back);
    recordCredit(ledger, payment, movements);
    const invoices = [...new Set(booked.map((entry) => entry.invoice))];
    await ledgerChanged(ledger, payment.client, invoices, "a payment was reversed");
    return done(payment);
  });
}

/** How much of the credit to be taken back has been used already. */
async function usedCredit(
  { tx, ws }: Ledger,
  payment: Payment,
  movements: readonly CreditMovement[],
): Promise<Money | undefined> {
  const { currency } = payment.amount;
  const all = await creditOf(tx, ws, payment.client);
  const left = all.find((m) => m.currency === currency) ?? zero(currency);
  const after = movements.reduce((credit, { effect }) => add(credit, effect), left);
  return after.minor >= 0n ? undefined : negate(after);
}

/** The client's credit without what this payment brought. */
function creditBack(
  { today: on }: Ledger,
  { id: payment, client }: Payment,
  rest: Money,
  back: readonly Entry[],
): CreditMovement[] {
  const released = back
    .filter((entry) => entry.kind === "credit-released")
    .map(({ invoice, effect }) => ({ client, kind: "returned" as const, on, effect, invoice }));
  if (rest.minor <= 0n) return released;
  return [...released, { client, kind: "overpayment-reversal", on, effect: negate(rest), payment }];
}

/** What takes the payment off each of its invoices. */
async function entriesBack(
  { tx, ws, today }: Ledger,
  { id }: Payment,
  booked: readonly Entry[],
): Promise<Entry[]> {
  const found = await findInvoices(tx, ws, [...new Set(booked.map((entry) => entry.invoice))]);
  return found.flatMap(({ invoice, entries }) => {
    const mine = booked.filter((entry) => entry.invoice === invoice.id);
    const parts = partsBack(invoice, entries, mine).filter(({ effect }) => effect.minor !== 0n);
    return parts.map(
      (part): Entry => ({ id: newId(), invoice: invoice.id, on: today, payment: id, ...part }),
    );
  });
}

/**
 * The payment itself; of what it leaves open first that which a credit memo had released to the client,
 * then a write-off that the payment had taken back, as far as there is something to give up again.
 */
function partsBack(
  invoice: Invoice,
  entries: readonly Entry[],
  mine: readonly Entry[],
): Pick<Entry, "kind" | "effect">[] {
  const { currency } = invoice;
  const paid = negate(netOf(mine, currency, ["payment"]));
  const open = add(balanceOf(invoice, entries), paid);
  const released = least(netOf(entries, currency, ["credit-released"]), open);
  const givenUp = least(netOf(mine, currency, ["write-off-reversal"]), subtract(open, released));
  return [
    { kind: "payment-reversal", effect: paid },
    { kind: "credit-released", effect: negate(released) },
    { kind: "write-off", effect: negate(givenUp) },
  ];
}

function recordCredit(ledger: Ledger, payment: Payment, movements: readonly CreditMovement[]): void {
  if (movements.length === 0) return;
  const { currency } = payment.amount;
  const credit = sum(
    movements.map((m) => m.effect),
    currency,
  );
  ledger.record({
    kind: "credit-taken-back",
    client: payment.client,
    data: { payment: payment.id, amount: toDecimal(negate(credit)), currency, credit: toDecimal(credit) },
  });
}

function record(ledger: Ledger, payment: Payment, back: readonly Entry[]): void {
  for (const entry of back.filter((e) => e.kind === "payment-reversal")) {
    const effects = back.filter((e) => e.invoice === entry.invoice).map((e) => e.effect);
    ledger.record({
      kind: "payment-reversed",
      client: payment.client,
      invoice: entry.invoice,
      data: {
        payment: payment.id,
        amount: toDecimal(entry.effect),
        currency: entry.effect.currency,
        on: ledger.today,
        effect: toDecimal(sum(effects, entry.effect.currency)),
      },
    });
  }
}
