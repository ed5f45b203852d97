import type { ChargePart } from "../domain/charge.ts";
import { type InvoiceId, newId } from "../domain/ids.ts";
import { type Entry, type Invoice, openParts, stateOf } from "../domain/invoice.ts";
import { least, type Money, negate, toDecimal } from "../domain/money.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import { NO_INVOICE } from "../domain/refusal.ts";
import { insertEntries } from "../store/entries.ts";
import { findInvoice } from "../store/invoices.ts";
import { change, type Who } from "./change.ts";
import type { Desk } from "./desk.ts";
import { ledgerChanged } from "./ledger-changed.ts";

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
    const { tx, ws, today, now } = ledger;
    const found = await findInvoice(tx, ws, id);
    if (!found) return refuse(NO_INVOICE);
    const { invoice, entries } = found;
    const state = stateOf(invoice, entries, today);
    if (state.kind === "draft") return refuse({ kind: "is-draft", invoice: invoice.number });
    if (state.kind !== "open")
      return refuse({ kind: "nothing-open", invoice: invoice.number, state: state.kind });
    const open = least(openParts(invoice, entries)[part], state.balance);
    const about = { invoice: invoice.number, part };
    if (open.minor <= 0n) return refuse({ kind: "charge", no: { kind: "nothing-to-waive", ...about } });
    const amount = asked ?? open;
    if (amount.currency !== invoice.currency) {
      const { number, currency } = invoice;
      return refuse({
        kind: "wrong-currency",
        invoice: number,
        expected: currency,
        offered: amount.currency,
      });
    }
    if (amount.minor > open.minor) {
      return refuse({ kind: "charge", no: { kind: "more-than-charged", ...about, open, offered: amount } });
    }
    const effect = negate(amount);
    const entry: Entry = {
      id: newId(),
      invoice: id,
      kind: "charge-waived",
      component: part,
      on: today,
      effect,
      reason,
    };
    await insertEntries(tx, ws, [entry], now);
    ledger.record({
      kind: "charge-waived",
      client: invoice.client,
      invoice: id,
      data: {
        part,
        amount: toDecimal(amount),
        currency: invoice.currency,
        reason,
        effect: toDecimal(effect),
      },
    });
    await ledgerChanged(ledger, invoice.client, [id], `a charge on ${invoice.number} was waived`);
    return done({ invoice, amount, left: { ...open, minor: open.minor - amount.minor } });
  });
}
