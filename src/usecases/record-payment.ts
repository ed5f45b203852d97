import type { LocalDate } from "../domain/calendar.ts";
import { type DiscountOffer, discountOffer } from "../domain/early-discount.ts";
import { type InvoiceId, newId, type PaymentId } from "../domain/ids.ts";
import { balanceOf, stateOf, writtenOff } from "../domain/invoice.ts";
import { add, type Money, subtract, sum } from "../domain/money.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import { allocateDiscounted } from "../domain/payment.ts";
import { NO_INVOICE, type Refusal } from "../domain/refusal.ts";
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
import { entriesFor, type PaidPart, paidPart, recordReceipt } from "./payment-entries.ts";
import { tellOfPayment } from "./payment-news.ts";

export type Remittance = {
  /** The invoices that the payer named, all of one client; paid in the order of their due dates. */
  invoices: readonly InvoiceId[];
  /** Left out: everything that is open on them. */
  amount?: Money;
  /** Without an amount, while a discount can be taken: whether it was taken. */
  settle?: "discounted" | "full";
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
  parts: PaidPart[];
  /** What went to the client's credit. */
  credit: Money;
};

/**
 * Books money that came in. All invoices of the remittance belong to one client. Within an invoice it goes to
 * the parts of the debt in the workspace's order; where it comes in time and is enough with the early-payment
 * discount, the discount is booked with it.
 */
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
    const payables = named.map((found) => payableOf(found, remittance.on));
    const amount = amountOf(payables, remittance);
    if (!amount.ok) return amount;
    if (amount.value.minor <= 0n) return refuse({ kind: "not-positive", what: "A payment" });
    const open = sum(
      payables.map((p) => p.balance),
      named[0]!.invoice.currency,
    );
    if (amount.value.minor > open.minor && !remittance.rest) {
      return refuse({ kind: "more-than-open", invoice: numbersOf(named), open, offered: amount.value });
    }
    return done(await book(ledger, named, amount.value, remittance));
  });
}

/** What a payment can settle: the balance, and what was given up as lost. */
function owed({ invoice, entries }: LedgerInvoice): Money {
  return add(balanceOf(invoice, entries), writtenOff(invoice, entries));
}

type Target = { invoice: InvoiceId; balance: Money; enough: Money; offer?: DiscountOffer };

/** What an invoice can take of money of this value date, and what of it would be enough. */
function payableOf(found: LedgerInvoice, on: LocalDate): Target {
  const { invoice, entries } = found;
  const balance = owed(found);
  const offer = discountOffer(invoice, entries, on);
  if (!offer) return { invoice: invoice.id, balance, enough: balance };
  return { invoice: invoice.id, balance, enough: subtract(balance, offer.off), offer };
}

/** All that is open, unless it could as well be the discounted sum: then it is asked. */
function amountOf(payables: readonly Target[], { amount, settle }: Remittance): Outcome<Money> {
  if (amount) return done(amount);
  const { currency } = payables[0]!.balance;
  const full = sum(
    payables.map((p) => p.balance),
    currency,
  );
  const discounted = sum(
    payables.map((p) => p.enough),
    currency,
  );
  const ends = payables.flatMap(({ offer }) => (offer ? [offer.until] : []));
  if (settle || ends.length === 0) return done(settle === "discounted" ? discounted : full);
  const until = ends.toSorted()[0]!;
  return refuse({ kind: "booking", no: { kind: "discount-or-all", until, discounted, full } });
}

function numbersOf(named: readonly LedgerInvoice[]): string {
  return named.map(({ invoice }) => invoice.number).join(", ");
}

function whyNotPayable(
  named: readonly LedgerInvoice[],
  { invoices, amount, on }: Remittance,
  today: LocalDate,
): Refusal | undefined {
  const first = named[0];
  if (!first || named.length < invoices.length) return NO_INVOICE;
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

async function book(
  ledger: Ledger,
  named: readonly LedgerInvoice[],
  amount: Money,
  { on, reference, rest: forRest }: Remittance,
): Promise<Receipt> {
  const { tx, ws, now, workspace } = ledger;
  const { client } = named[0]!.invoice;
  const others = forRest === "oldest" ? await otherInvoices(ledger, named) : [];
  const targets = new Map([...named, ...others].map((found) => [found.invoice.id, found]));
  const payables = [...targets.values()].map((found) => payableOf(found, on));
  const { parts, rest } = allocateDiscounted(amount, payables);
  const payment: Payment = {
    id: newId(),
    client,
    amount,
    receivedOn: on,
    ...(reference ? { reference } : {}),
  };
  await insertPayment(tx, ws, payment, now);
  const booked = parts.map((part) => {
    const found = targets.get(part.invoice)!;
    return { found, amount: part.amount, entries: entriesFor(found, part.amount, payment, workspace) };
  });
  await insertEntries(
    tx,
    ws,
    booked.flatMap(({ entries }) => entries),
    now,
  );
  await keepRest(ledger, payment, rest);
  recordReceipt(ledger, payment, booked, rest);
  const invoices = parts.map((p) => p.invoice);
  await ledgerChanged(ledger, client, invoices, "a payment came in");
  const paid = booked.map((part) => paidPart(part, on));
  await tellOfPayment(ledger, payment, paid, rest);
  return { payment: payment.id, amount, credit: rest, parts: paid };
}

/** The client's other open invoices in the same currency, oldest first. */
async function otherInvoices({ tx, ws }: Ledger, named: readonly LedgerInvoice[]): Promise<LedgerInvoice[]> {
  const { client, currency } = named[0]!.invoice;
  return (await openInvoicesOf(tx, ws, client)).filter(
    ({ invoice }) => invoice.currency === currency && !named.some((n) => n.invoice.id === invoice.id),
  );
}

async function keepRest({ tx, ws, now }: Ledger, payment: Payment, rest: Money): Promise<void> {
  if (rest.minor <= 0n) return;
  const { id, client, receivedOn: on } = payment;
  const movement = { client, kind: "overpayment" as const, on, effect: rest, payment: id };
  await insertCreditMovements(tx, ws, [movement], now);
}
