import { type InvoiceId, newId } from "../domain/ids.ts";
import { balanceOf, type Entry, type Invoice, stateOf, writtenOff } from "../domain/invoice.ts";
import { add, least, type Money, money, negate, subtract, sum, toDecimal, zero } from "../domain/money.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import type { Refusal } from "../domain/refusal.ts";
import { type CreditMemo, insertCreditMemo, insertCreditMovements, insertEntries } from "../store/entries.ts";
import { findInvoice, type LedgerInvoice } from "../store/invoices.ts";
import { takeNumber } from "../store/numbers.ts";
import { change, type Ledger, type Who } from "./change.ts";
import type { Desk } from "./desk.ts";
import { ledgerChanged } from "./ledger-changed.ts";
import { requestLetter } from "./request-letter.ts";

export type Credited = {
  invoice: Invoice;
  /** Absent when the invoice never went out: then it is voided and there is nothing to credit. */
  memo?: CreditMemo;
  /** What is still open after it. */
  left: Money;
  /** What had been paid beyond what is now owed: it is the client's credit. */
  released: Money;
};

/**
 * Cancels an invoice. A draft is voided and keeps its number; an issued one is credited in full by a
 * memo that names it and says why, and a cover letter to the client is drafted for approval.
 */
export function cancelInvoice(
  desk: Pick<Desk, "db" | "clock" | "prompts">,
  who: Who,
  { invoice: id, reason }: { invoice: InvoiceId; reason: string },
): Promise<Outcome<Credited>> {
  return change(desk, who, async (ledger) => {
    const found = await findInvoice(ledger.tx, ledger.ws, id);
    if (!found) return refuse({ kind: "no-such-invoice", text: "that invoice" });
    const state = stateOf(found.invoice, found.entries, ledger.today);
    if (state.kind === "draft") return done(await voidDraft(ledger, found.invoice, reason));
    if (state.kind === "cancelled" || state.kind === "written-off") {
      return refuse({ kind: "nothing-open", invoice: found.invoice.number, state: state.kind });
    }
    return done(await credit(ledger, desk, found, creditable(found), reason));
  });
}

/** Lowers an issued invoice by `amount`; what had been paid beyond the rest becomes the client's credit. */
export function creditInvoice(
  desk: Pick<Desk, "db" | "clock" | "prompts">,
  who: Who,
  { invoice: id, amount, reason }: { invoice: InvoiceId; amount: Money; reason: string },
): Promise<Outcome<Credited>> {
  return change(desk, who, async (ledger) => {
    const found = await findInvoice(ledger.tx, ledger.ws, id);
    if (!found) return refuse({ kind: "no-such-invoice", text: "that invoice" });
    const unfit = whyNotCreditable(found, amount, ledger);
    return unfit ? refuse(unfit) : done(await credit(ledger, desk, found, amount, reason));
  });
}

function whyNotCreditable(found: LedgerInvoice, amount: Money, { today }: Ledger): Refusal | undefined {
  const { invoice, entries } = found;
  const state = stateOf(invoice, entries, today);
  if (state.kind === "draft") return { kind: "is-draft", invoice: invoice.number };
  if (state.kind === "cancelled" || state.kind === "written-off") {
    return { kind: "nothing-open", invoice: invoice.number, state: state.kind };
  }
  if (amount.currency !== invoice.currency) {
    const offered = amount.currency;
    return { kind: "wrong-currency", invoice: invoice.number, expected: invoice.currency, offered };
  }
  if (amount.minor <= 0n) return { kind: "not-positive", what: "A credit" };
  const most = creditable(found);
  if (amount.minor > most.minor)
    return { kind: "more-than-billed", invoice: invoice.number, most, offered: amount };
  return undefined;
}

/** The face amount less what was credited before: no invoice is credited by more than it billed. */
function creditable({ invoice, entries }: LedgerInvoice): Money {
  const credited = entries.filter((e) => e.kind === "credit-memo").map((e) => e.effect);
  return add(invoice.total, sum(credited, invoice.currency));
}

async function voidDraft(ledger: Ledger, invoice: Invoice, reason: string): Promise<Credited> {
  const { tx, ws, today, now } = ledger;
  const entry: Entry = {
    id: newId(),
    invoice: invoice.id,
    kind: "void",
    on: today,
    effect: negate(invoice.total),
    reason,
  };
  await insertEntries(tx, ws, [entry], now);
  ledger.record({
    kind: "invoice-voided",
    client: invoice.client,
    invoice: invoice.id,
    data: { number: invoice.number, currency: invoice.currency, reason, effect: toDecimal(entry.effect) },
  });
  await ledgerChanged(ledger, invoice.client, [invoice.id], `${invoice.number} was voided`);
  const nothing = money(0n, invoice.currency);
  return { invoice, left: nothing, released: nothing };
}

async function credit(
  ledger: Ledger,
  desk: Pick<Desk, "prompts">,
  found: LedgerInvoice,
  amount: Money,
  reason: string,
): Promise<Credited> {
  const { tx, ws, today, now } = ledger;
  const { invoice } = found;
  const memo: CreditMemo = {
    id: newId(),
    invoice: invoice.id,
    number: await takeNumber(tx, ws, "CM"),
    amount,
    issuedOn: today,
    reason,
  };
  await insertCreditMemo(tx, ws, memo, now);
  const after = subtract(balanceOf(invoice, found.entries), amount);
  const over = after.minor < 0n ? negate(after) : zero(invoice.currency);
  // What was given up was never paid: only what is above it is the client's.
  const revived = least(over, writtenOff(invoice, found.entries));
  const released = subtract(over, revived);
  await insertEntries(tx, ws, creditEntries(ledger, memo, { revived, released }), now);
  if (released.minor > 0n) {
    const movement = {
      client: invoice.client,
      kind: "released" as const,
      on: today,
      effect: released,
      invoice: invoice.id,
    };
    await insertCreditMovements(tx, ws, [movement], now);
  }
  const left = add(after, over);
  ledger.record({
    kind: "credit-memo-issued",
    client: invoice.client,
    invoice: invoice.id,
    data: {
      memo: memo.number,
      amount: toDecimal(amount),
      currency: amount.currency,
      reason,
      released: toDecimal(released),
      credit: toDecimal(released),
      effect: toDecimal(subtract(over, amount)),
    },
  });
  await ledgerChanged(ledger, invoice.client, [invoice.id], `${memo.number} was issued`);
  await requestLetter(ledger, desk, {
    client: invoice.client,
    kind: "credit-memo-cover",
    about: [{ invoice: invoice.id }],
    creditMemo: memo.id,
    why: `${memo.number} credits ${invoice.number}: ${reason}`,
  });
  return { invoice, memo, left, released };
}

function creditEntries(
  { today }: Ledger,
  memo: CreditMemo,
  { revived, released }: { revived: Money; released: Money },
): Entry[] {
  const base = { invoice: memo.invoice, on: today, creditMemo: memo.id };
  const entry: Entry = {
    ...base,
    id: newId(),
    kind: "credit-memo",
    effect: negate(memo.amount),
    reason: memo.reason,
  };
  const back = [
    { kind: "write-off-reversal" as const, effect: revived },
    { kind: "credit-released" as const, effect: released },
  ].filter(({ effect }) => effect.minor > 0n);
  return [entry, ...back.map((part): Entry => ({ ...base, id: newId(), ...part }))];
}
