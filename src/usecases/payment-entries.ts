import type { LocalDate } from "../domain/calendar.ts";
import { discountStanding, grantedDiscount } from "../domain/early-discount.ts";
import { balanceOf, type Entry, effectOf, type Invoice, openParts, writtenOff } from "../domain/invoice.ts";
import { type Money, negate, toDecimal } from "../domain/money.ts";
import { onPart, payParts } from "../domain/payment.ts";
import { settle } from "../domain/settlement.ts";
import type { Workspace } from "../domain/workspace.ts";
import type { Payment } from "../store/entries.ts";
import type { LedgerInvoice } from "../store/invoices.ts";
import type { Ledger } from "./change.ts";
import { makeEntries } from "./make-entries.ts";

/** What a payment did to one invoice. */
export type PaidPart = {
  invoice: Invoice;
  amount: Money;
  /** What is still open. */
  left: Money;
  /** What is still given up as lost. */
  givenUp: Money;
  /** The early-payment discount that it earned; zero where it did not. */
  discount: Money;
  /** The discount that was taken too late. */
  late?: { until: LocalDate; percent: string };
};

/** What a payment books on an invoice: a part each, what it takes back of a write-off, the discount it earns. */
export function entriesFor(
  { invoice, entries }: LedgerInvoice,
  amount: Money,
  { id, receivedOn: on }: Payment,
  { allocation: order }: Pick<Workspace, "allocation">,
): Entry[] {
  const ground = { invoice: invoice.id, on, payment: id };
  const bookings = payParts({ invoice, entries }, { amount, on, order }).flatMap(
    ({ component, paid, revived }) => [
      ...(revived.minor > 0n ? [onPart(component, "write-off-reversal", revived)] : []),
      onPart(component, "payment", negate(paid)),
    ],
  );
  const paid = makeEntries(ground, bookings);
  return [...paid, ...makeEntries(ground, settle(invoice, [...entries, ...paid]))];
}

type Booked = { found: LedgerInvoice; amount: Money; entries: readonly Entry[] };

/** What the entries of a payment have come to on one invoice; `on` is the value date. */
export function paidPart({ found, amount, entries }: Booked, on: LocalDate): PaidPart {
  const { invoice } = found;
  const all = [...found.entries, ...entries];
  const late = takenLate(invoice, all, on);
  return {
    invoice,
    amount,
    left: balanceOf(invoice, all),
    givenUp: writtenOff(invoice, all),
    discount: grantedDiscount(invoice, entries),
    ...(late ? { late } : {}),
  };
}

/** Whether what is left looks like a discount that the payer took after its last day. */
function takenLate(invoice: Invoice, entries: readonly Entry[], on: LocalDate): PaidPart["late"] {
  const standing = discountStanding(invoice, entries);
  if (!standing || on <= standing.until) return undefined;
  const left = openParts(invoice, entries).principal;
  const { until, percent, most } = standing;
  return left.minor > 0n && left.minor <= most.minor ? { until, percent } : undefined;
}

/** Tells of a payment: what each invoice got, and what became credit. */
export function recordReceipt(
  ledger: Ledger,
  payment: Payment,
  booked: readonly Booked[],
  credit: Money,
): void {
  const { id, client, receivedOn: on, amount } = payment;
  const { currency } = amount;
  for (const part of booked) {
    const { invoice } = part.found;
    const discount = grantedDiscount(invoice, part.entries);
    ledger.record({
      kind: "payment-recorded",
      client,
      invoice: invoice.id,
      data: {
        payment: id,
        amount: toDecimal(part.amount),
        currency,
        on,
        reference: payment.reference ?? null,
        ...(discount.minor > 0n ? { discount: toDecimal(discount) } : {}),
        effect: toDecimal(effectOf(part.entries, currency)),
      },
    });
  }
  if (credit.minor <= 0n) return;
  const said = toDecimal(credit);
  ledger.record({
    kind: "credit-added",
    client,
    data: { payment: id, amount: said, currency, credit: said, on },
  });
}
