import { type InvoiceId, newId } from "../domain/ids.ts";
import { type Entry, type Invoice, netOf, stateOf } from "../domain/invoice.ts";
import { least, type Money, negate, subtract, toDecimal, zero } from "../domain/money.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import { creditOf, insertCreditMovements, insertEntries } from "../store/entries.ts";
import { findInvoice } from "../store/invoices.ts";
import { change, type Who } from "./change.ts";
import type { Desk } from "./desk.ts";
import { ledgerChanged } from "./ledger-changed.ts";

/** Pays an invoice, as far as it goes, from what its client has in credit. Only ever when a person says so. */
export function applyCredit(
  desk: Pick<Desk, "db" | "clock">,
  who: Who,
  id: InvoiceId,
): Promise<Outcome<{ invoice: Invoice; amount: Money; left: Money }>> {
  return change(desk, who, async (ledger) => {
    const { tx, ws, today, now } = ledger;
    const found = await findInvoice(tx, ws, id);
    if (!found) return refuse({ kind: "no-such-invoice", text: "that invoice" });
    const { invoice, entries } = found;
    const state = stateOf(invoice, entries, today);
    if (state.kind !== "open") {
      return refuse({ kind: "nothing-open", invoice: invoice.number, state: state.kind });
    }
    const credit = (await creditOf(tx, ws, invoice.client)).find((m) => m.currency === invoice.currency);
    if (!credit || credit.minor <= 0n) return refuse({ kind: "no-credit", invoice: invoice.number });
    const amount = least(credit, state.balance);
    const entry: Entry = { id: newId(), invoice: id, kind: "credit-used", on: today, effect: negate(amount) };
    await insertEntries(tx, ws, [entry], now);
    const movement = {
      client: invoice.client,
      kind: "used" as const,
      on: today,
      effect: negate(amount),
      invoice: id,
    };
    await insertCreditMovements(tx, ws, [movement], now);
    ledger.record({
      kind: "credit-used",
      client: invoice.client,
      invoice: id,
      data: {
        amount: toDecimal(amount),
        currency: amount.currency,
        effect: toDecimal(negate(amount)),
        credit: toDecimal(negate(amount)),
      },
    });
    await ledgerChanged(ledger, invoice.client, [id], "credit was used");
    return done({ invoice, amount, left: subtract(state.balance, amount) });
  });
}

/** Gives back what of the client's credit was used for an invoice; it is open again by that much. */
export function returnCredit(
  desk: Pick<Desk, "db" | "clock">,
  who: Who,
  id: InvoiceId,
): Promise<Outcome<{ invoice: Invoice; amount: Money }>> {
  return change(desk, who, async (ledger) => {
    const { tx, ws, today, now } = ledger;
    const found = await findInvoice(tx, ws, id);
    if (!found) return refuse({ kind: "no-such-invoice", text: "that invoice" });
    const { invoice } = found;
    const amount = usedCredit(invoice, found.entries);
    if (amount.minor <= 0n) return refuse({ kind: "no-credit-used", invoice: invoice.number });
    const entry: Entry = { id: newId(), invoice: id, kind: "credit-returned", on: today, effect: amount };
    await insertEntries(tx, ws, [entry], now);
    const kind = "use-reversal" as const;
    const movement = { client: invoice.client, kind, on: today, effect: amount, invoice: id };
    await insertCreditMovements(tx, ws, [movement], now);
    const said = toDecimal(amount);
    ledger.record({
      kind: "credit-returned",
      client: invoice.client,
      invoice: id,
      data: { amount: said, currency: amount.currency, effect: said, credit: said },
    });
    await ledgerChanged(ledger, invoice.client, [id], "credit was given back");
    return done({ invoice, amount });
  });
}

/**
 * What of the client's credit an invoice has taken and could give back. What a credit memo has released
 * is with the client already.
 */
export function usedCredit(invoice: Invoice, entries: readonly Entry[]): Money {
  const used = negate(netOf(entries, invoice.currency, ["credit-used", "credit-returned"]));
  const released = netOf(entries, invoice.currency, ["credit-released"]);
  return released.minor > 0n ? zero(invoice.currency) : used;
}
