import type { ChargePart } from "../domain/charge.ts";
import type { InvoiceId } from "../domain/ids.ts";
import { type Invoice, openParts } from "../domain/invoice.ts";
import { least, type Money, negate, subtract, toDecimal } from "../domain/money.ts";
import { openState, whyNoSum } from "../domain/open-invoice.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import { onPart } from "../domain/payment.ts";
import { NO_INVOICE } from "../domain/refusal.ts";
import { insertEntries } from "../store/entries.ts";
import { findInvoice } from "../store/invoices.ts";
import { change, type Ledger, type Who } from "./change.ts";
import type { Desk } from "./desk.ts";
import { ledgerChanged } from "./ledger-changed.ts";
import { makeEntries } from "./make-entries.ts";

export type Waiver = {
  invoice: InvoiceId;
  part: ChargePart;
  /** Left out: all that is open of the part. */
  amount?: Money;
  reason: string;
};

/** Lets a client off a charge, or a piece of it. What is waived counts as charged: it is not charged again. */
export function waiveCharge(
  desk: Pick<Desk, "db" | "clock">,
  who: Who,
  { invoice: id, part, amount: asked, reason }: Waiver,
): Promise<Outcome<{ invoice: Invoice; amount: Money; left: Money }>> {
  return change(desk, who, async (ledger) => {
    const found = await findInvoice(ledger.tx, ledger.ws, id);
    if (!found) return refuse(NO_INVOICE);
    const { invoice, entries } = found;
    const state = openState(found, ledger.today);
    if (!state.ok) return state;
    const open = least(openParts(invoice, entries)[part], state.value.balance);
    const about = { invoice: invoice.number, part };
    if (open.minor <= 0n) return refuse({ kind: "charge", no: { kind: "nothing-to-waive", ...about } });
    const amount = asked ?? open;
    const noSum = whyNoSum(invoice, amount, "A waiver");
    if (noSum) return refuse(noSum);
    if (amount.minor > open.minor) {
      return refuse({ kind: "charge", no: { kind: "more-than-charged", ...about, open, offered: amount } });
    }
    await book(ledger, invoice, { part, amount, reason });
    await ledgerChanged(ledger, invoice.client, [id], `a charge on ${invoice.number} was waived`);
    return done({ invoice, amount, left: subtract(open, amount) });
  });
}

async function book(
  ledger: Ledger,
  { id, client, currency }: Invoice,
  { part, amount, reason }: Pick<Waiver, "part" | "reason"> & { amount: Money },
): Promise<void> {
  const { tx, ws, today, now } = ledger;
  const waived = onPart(part, "charge-waived", negate(amount));
  await insertEntries(tx, ws, makeEntries({ invoice: id, on: today, reason }, [waived]), now);
  ledger.record({
    kind: "charge-waived",
    client,
    invoice: id,
    data: {
      part,
      amount: toDecimal(amount),
      currency,
      reason,
      effect: toDecimal(waived.effect),
    },
  });
}
