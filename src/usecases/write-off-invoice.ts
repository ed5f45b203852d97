import type { InvoiceId } from "../domain/ids.ts";
import { COMPONENTS, type Invoice, openParts } from "../domain/invoice.ts";
import { type Money, negate, toDecimal } from "../domain/money.ts";
import { openState } from "../domain/open-invoice.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import { onPart } from "../domain/payment.ts";
import { NO_INVOICE } from "../domain/refusal.ts";
import { insertEntries } from "../store/entries.ts";
import { findInvoice } from "../store/invoices.ts";
import { endAsksOf } from "./answer-ask.ts";
import { change, type Who } from "./change.ts";
import type { Desk } from "./desk.ts";
import { ledgerChanged } from "./ledger-changed.ts";
import { makeEntries } from "./make-entries.ts";

/**
 * Gives up what is still open. It is no credit to the client: the debt is not forgiven, only not
 * expected any more, and a payment that comes after all takes the write-off back.
 */
export function writeOffInvoice(
  desk: Pick<Desk, "db" | "clock">,
  who: Who,
  { invoice: id, reason }: { invoice: InvoiceId; reason: string },
): Promise<Outcome<{ invoice: Invoice; amount: Money }>> {
  return change(desk, who, async (ledger) => {
    const { tx, ws, today, now } = ledger;
    const found = await findInvoice(tx, ws, id);
    if (!found) return refuse(NO_INVOICE);
    const { invoice, entries } = found;
    const state = openState(found, today);
    if (!state.ok) return state;
    const { balance } = state.value;
    const open = openParts(invoice, entries);
    const lost = COMPONENTS.filter((part) => open[part].minor > 0n).map((part) =>
      onPart(part, "write-off", negate(open[part])),
    );
    await insertEntries(tx, ws, makeEntries({ invoice: id, on: today, reason }, lost), now);
    ledger.record({
      kind: "invoice-written-off",
      client: invoice.client,
      invoice: id,
      data: {
        amount: toDecimal(balance),
        currency: invoice.currency,
        reason,
        effect: toDecimal(negate(balance)),
      },
    });
    await endAsksOf(ledger, invoice, ["tolerance", "decide"]);
    await ledgerChanged(ledger, invoice.client, [id], `${invoice.number} was written off`);
    return done({ invoice, amount: balance });
  });
}
