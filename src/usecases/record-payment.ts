import type { LocalDate } from "../domain/calendar.ts";
import { type InvoiceId, newId, type PaymentId } from "../domain/ids.ts";
import { balanceOf, type Entry, type Invoice, stateOf, writtenOff } from "../domain/invoice.ts";
import { add, type Money, money, negate, subtract, sum, toDecimal, zero } from "../domain/money.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import { allocate, type Payable } from "../domain/payment.ts";
import type { Refusal } from "../domain/refusal.ts";
import {
  insertCreditMovements,
  insertEntries,
  insertPayment,
  type Payment,
  paymentsOf,
} from "../store/entries.ts";
import { findInvoices, type LedgerInvoice, openInvoicesOf } from "../store/invoices.ts";
import { change, type Ledger, type Who } from "./change.ts";
import type { Desk } from "./desk.ts";
import { ledgerChanged } from "./ledger-changed.ts";

export type Remittance = {
  /** The invoices that the payer named, all of one client; paid in the order of their due dates. */
  invoices: readonly InvoiceId[];
  /** Left out: everything that is open on them. */
  amount?: Money;
  /** Value date. */
  on: LocalDate;
  reference?: string;
  /** What happens with more than is open: kept as the client's credit, or used for the oldest invoices. */
  rest?: "credit" | "oldest";
  /** Says that it is another payment, although one just like it is on the books. */
  again?: boolean;
};

export type Receipt = {
  payment: PaymentId;
  amount: Money;
  parts: { invoice: Invoice; amount: Money; left: Money }[];
  /** What went to the client's credit. */
  credit: Money;
};

/** Books money that came in. All invoices of the remittance belong to one client. */
export function recordPayment(
  desk: Pick<Desk, "db" | "clock">,
  who: Who,
  remittance: Remittance,
): Promise<Outcome<Receipt>> {
  return change(desk, who, async (ledger) => {
    const named = await findInvoices(ledger.tx, ledger.ws, remittance.invoices);
    const unfit =
      whyNotPayable(named, remittance, ledger.today) ?? (await sameAgain(ledger, named, remittance));
    if (unfit) return refuse(unfit);
    const open = sum(named.map(owed), named[0]!.invoice.currency);
    const amount = remittance.amount ?? open;
    if (amount.minor <= 0n) return refuse({ kind: "not-positive", what: "A payment" });
    if (amount.minor > open.minor && !remittance.rest) return refuse(moreThanOpen(named, open, amount));
    return done(await book(ledger, named, amount, remittance));
  });
}

/** What a payment can settle: the balance, and what was given up as lost. */
function owed({ invoice, entries }: LedgerInvoice): Money {
  return add(balanceOf(invoice, entries), writtenOff(invoice, entries));
}

function whyNotPayable(
  named: readonly LedgerInvoice[],
  { invoices, amount, on }: Remittance,
  today: LocalDate,
): Refusal | undefined {
  const first = named[0];
  if (!first || named.length < invoices.length) return { kind: "no-such-invoice", text: "that invoice" };
  if (on > today) return { kind: "in-future", what: "a payment", on, today };
  const other = named.find(({ invoice }) => invoice.client !== first.invoice.client);
  if (other) return { kind: "several-clients", invoices: [first.invoice.number, other.invoice.number] };
  for (const ledgerInvoice of named) {
    const { invoice, entries } = ledgerInvoice;
    const state = stateOf(invoice, entries, today);
    if (state.kind === "draft") return { kind: "is-draft", invoice: invoice.number };
    if (owed(ledgerInvoice).minor <= 0n)
      return { kind: "nothing-open", invoice: invoice.number, state: state.kind };
    const offered = amount?.currency ?? first.invoice.currency;
    if (invoice.currency !== offered)
      return { kind: "wrong-currency", invoice: invoice.number, expected: invoice.currency, offered };
  }
  return undefined;
}

/** The same sum for the same invoice on the same day is more often typed twice than paid twice. */
async function sameAgain(
  { tx, ws }: Ledger,
  named: readonly LedgerInvoice[],
  { amount, on, reference, again }: Remittance,
): Promise<Refusal | undefined> {
  if (again || !amount) return undefined;
  const { invoice } = named[0]!;
  const twin = (await paymentsOf(tx, ws, invoice.id)).find(
    (p) =>
      !p.reversedOn &&
      p.receivedOn === on &&
      p.amount.minor === amount.minor &&
      (p.reference ?? "") === (reference ?? ""),
  );
  return twin && { kind: "same-payment", invoice: invoice.number, amount, on };
}

function moreThanOpen(named: readonly LedgerInvoice[], open: Money, offered: Money): Refusal {
  const numbers = named.map(({ invoice }) => invoice.number).join(", ");
  return { kind: "more-than-open", invoice: numbers, open, offered };
}

async function book(
  ledger: Ledger,
  named: readonly LedgerInvoice[],
  amount: Money,
  remittance: Remittance,
): Promise<Receipt> {
  const { tx, ws, now } = ledger;
  const client = named[0]!.invoice.client;
  const others =
    remittance.rest === "oldest"
      ? (await openInvoicesOf(tx, ws, client)).filter(
          ({ invoice }) =>
            invoice.currency === amount.currency && !named.some((n) => n.invoice.id === invoice.id),
        )
      : [];
  const targets = [...named, ...others];
  const payables: Payable[] = targets.map((t) => ({ invoice: t.invoice.id, balance: owed(t) }));
  const { parts, rest } = allocate(amount, payables);
  const payment: Payment = {
    id: newId(),
    client,
    amount,
    receivedOn: remittance.on,
    ...(remittance.reference ? { reference: remittance.reference } : {}),
  };
  await insertPayment(tx, ws, payment, now);
  const booked = parts.flatMap((part) =>
    entriesFor(targets.find((t) => t.invoice.id === part.invoice)!, part.amount, payment),
  );
  await insertEntries(tx, ws, booked, now);
  if (rest.minor > 0n) {
    const movement = {
      client,
      kind: "overpayment" as const,
      on: remittance.on,
      effect: rest,
      payment: payment.id,
    };
    await insertCreditMovements(tx, ws, [movement], now);
  }
  const receipt: Receipt = {
    payment: payment.id,
    amount,
    credit: rest.minor > 0n ? rest : zero(amount.currency),
    parts: parts.map((part) => {
      const target = targets.find((t) => t.invoice.id === part.invoice)!;
      return { invoice: target.invoice, amount: part.amount, left: subtract(owed(target), part.amount) };
    }),
  };
  recordEvents(ledger, receipt, payment, booked);
  await ledgerChanged(
    ledger,
    client,
    parts.map((p) => p.invoice),
    "a payment came in",
  );
  return receipt;
}

/** A payment on something given up takes the write-off back first, as far as the money goes. */
function entriesFor(target: LedgerInvoice, amount: Money, payment: Payment): Entry[] {
  const base = { invoice: target.invoice.id, on: payment.receivedOn, payment: payment.id };
  const balance = balanceOf(target.invoice, target.entries);
  const revived = amount.minor > balance.minor ? subtract(amount, balance) : money(0n, amount.currency);
  const entry: Entry = { ...base, id: newId(), kind: "payment", effect: negate(amount) };
  if (revived.minor <= 0n) return [entry];
  return [{ ...base, id: newId(), kind: "write-off-reversal", effect: revived }, entry];
}

function recordEvents(ledger: Ledger, receipt: Receipt, payment: Payment, booked: readonly Entry[]): void {
  for (const part of receipt.parts) {
    const effects = booked.filter((e) => e.invoice === part.invoice.id).map((e) => e.effect);
    ledger.record({
      kind: "payment-recorded",
      client: payment.client,
      invoice: part.invoice.id,
      data: {
        payment: payment.id,
        amount: toDecimal(part.amount),
        currency: part.amount.currency,
        on: payment.receivedOn,
        reference: payment.reference ?? null,
        effect: toDecimal(sum(effects, part.amount.currency)),
      },
    });
  }
  if (receipt.credit.minor > 0n) {
    ledger.record({
      kind: "credit-added",
      client: payment.client,
      data: {
        payment: payment.id,
        amount: toDecimal(receipt.credit),
        currency: receipt.credit.currency,
        credit: toDecimal(receipt.credit),
        on: payment.receivedOn,
      },
    });
  }
}
