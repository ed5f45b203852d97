import { discountOffer, grantedDiscount } from "../domain/early-discount.ts";
import type { InvoiceId } from "../domain/ids.ts";
import {
  balanceOf,
  COMPONENTS,
  type Entry,
  effectOf,
  type Invoice,
  netOf,
  openParts,
} from "../domain/invoice.ts";
import { least, type Money, negate, subtract, sum, toDecimal, zero } from "../domain/money.ts";
import { openState } from "../domain/open-invoice.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import { onPart, payParts } from "../domain/payment.ts";
import { NO_INVOICE } from "../domain/refusal.ts";
import { settle } from "../domain/settlement.ts";
import { insertCreditMovements, insertEntries } from "../store/entries.ts";
import { findInvoice, type LedgerInvoice } from "../store/invoices.ts";
import { endAsksOf } from "./answer-ask.ts";
import { change, type Ledger, type Who } from "./change.ts";
import { creditIn } from "./client-credit.ts";
import type { Desk } from "./desk.ts";
import { ledgerChanged } from "./ledger-changed.ts";
import { makeEntries } from "./make-entries.ts";
import { takeUpKept } from "./take-up-agreements.ts";

/** `discount`: the early-payment discount that came with it. */
export type CreditUsed = { invoice: Invoice; amount: Money; left: Money; discount: Money };

/**
 * Pays an invoice, as far as it goes, from what its client has in credit. Only ever when a person says so.
 * While the early-payment discount can be taken, no more than the discounted sum is used.
 */
export function applyCredit(
  desk: Pick<Desk, "db" | "clock">,
  who: Who,
  id: InvoiceId,
): Promise<Outcome<CreditUsed>> {
  return change(desk, who, async (ledger) => {
    const { tx, ws, today } = ledger;
    const found = await findInvoice(tx, ws, id);
    if (!found) return refuse(NO_INVOICE);
    const { invoice, entries } = found;
    const state = openState(found, today);
    if (!state.ok) return state;
    const { balance } = state.value;
    const credit = await creditIn(ledger, invoice.client, invoice.currency);
    if (credit.minor <= 0n) return refuse({ kind: "no-credit", invoice: invoice.number });
    const offer = discountOffer(invoice, entries, today);
    const enough = offer ? subtract(balance, offer.off) : balance;
    return done(await use(ledger, found, least(credit, enough)));
  });
}

async function use(ledger: Ledger, found: LedgerInvoice, amount: Money): Promise<CreditUsed> {
  const { tx, ws, today, now, workspace } = ledger;
  const { invoice, entries } = found;
  const { client } = invoice;
  const ground = { invoice: invoice.id, on: today };
  const order = workspace.allocation;
  const used = makeEntries(
    ground,
    payParts(found, { amount, on: today, order }).map(({ component, paid }) =>
      onPart(component, "credit-used", negate(paid)),
    ),
  );
  const booked = [...used, ...makeEntries(ground, settle(invoice, [...entries, ...used]))];
  await insertEntries(tx, ws, booked, now);
  const movement = { client, kind: "used" as const, on: today, effect: negate(amount), invoice: invoice.id };
  await insertCreditMovements(tx, ws, [movement], now);
  const discount = grantedDiscount(invoice, booked);
  record(ledger, "credit-used", invoice, { amount, credit: negate(amount), discount, booked });
  await endAsksOf(ledger, invoice, ["credit"]);
  await ledgerChanged(ledger, client, [invoice.id], "credit was used");
  return { invoice, amount, left: balanceOf(invoice, [...entries, ...booked]), discount };
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
    if (!found) return refuse(NO_INVOICE);
    const { invoice, entries } = found;
    const amount = usedCredit(invoice, entries);
    if (amount.minor <= 0n) return refuse({ kind: "no-credit-used", invoice: invoice.number });
    const ground = { invoice: id, on: today };
    const used = usedParts(invoice, entries);
    const returned = makeEntries(
      ground,
      COMPONENTS.filter((part) => used[part].minor > 0n).map((part) =>
        onPart(part, "credit-returned", used[part]),
      ),
    );
    const booked = [...returned, ...makeEntries(ground, settle(invoice, [...entries, ...returned]))];
    await insertEntries(tx, ws, booked, now);
    const kind = "use-reversal" as const;
    const movement = { client: invoice.client, kind, on: today, effect: amount, invoice: id };
    await insertCreditMovements(tx, ws, [movement], now);
    const discount = negate(grantedDiscount(invoice, booked));
    record(ledger, "credit-returned", invoice, { amount, credit: amount, discount, booked });
    await takeUpKept(ledger, [id]);
    await ledgerChanged(ledger, invoice.client, [id], "credit was given back");
    return done({ invoice, amount });
  });
}

/**
 * What of the client's credit an invoice has taken and could give back. What a credit memo has released
 * is with the client already.
 */
export function usedCredit(invoice: Invoice, entries: readonly Entry[]): Money {
  return sum(Object.values(usedParts(invoice, entries)), invoice.currency);
}

function usedParts(invoice: Invoice, entries: readonly Entry[]): ReturnType<typeof openParts> {
  const none = { total: zero(invoice.currency) };
  const used = openParts(
    none,
    entries
      .filter(({ kind }) => kind === "credit-used" || kind === "credit-returned")
      .map((entry) => ({ ...entry, effect: negate(entry.effect) })),
  );
  const released = netOf(entries, invoice.currency, ["credit-released"]);
  return released.minor > 0n ? { ...used, principal: none.total } : used;
}

type Told = { amount: Money; credit: Money; discount: Money; booked: readonly Entry[] };

function record(
  ledger: Ledger,
  kind: "credit-used" | "credit-returned",
  { id, client, currency }: Invoice,
  { amount, credit, discount, booked }: Told,
): void {
  ledger.record({
    kind,
    client,
    invoice: id,
    data: {
      amount: toDecimal(amount),
      currency,
      ...(discount.minor > 0n ? { discount: toDecimal(discount) } : {}),
      effect: toDecimal(effectOf(booked, currency)),
      credit: toDecimal(credit),
    },
  });
}
