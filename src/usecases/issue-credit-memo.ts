import { type InvoiceId, type LetterId, newId } from "../domain/ids.ts";
import {
  balanceOf,
  creditedOn,
  type Entry,
  effectOf,
  type Invoice,
  netOf,
  openParts,
  stateOf,
} from "../domain/invoice.ts";
import { add, type Money, money, negate, subtract, toDecimal } from "../domain/money.ts";
import { whyNoSum } from "../domain/open-invoice.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import { NO_INVOICE, type Refusal } from "../domain/refusal.ts";
import { settle } from "../domain/settlement.ts";
import { type CreditMemo, insertCreditMemo, insertCreditMovements, insertEntries } from "../store/entries.ts";
import { findInvoice, type LedgerInvoice } from "../store/invoices.ts";
import { takeNumber } from "../store/numbers.ts";
import { change, type Ledger, type Who } from "./change.ts";
import { releasedBy } from "./client-credit.ts";
import type { Desk } from "./desk.ts";
import { whyTakenOff } from "./final-guard.ts";
import { ledgerChanged } from "./ledger-changed.ts";
import { makeEntries } from "./make-entries.ts";
import { requestLetter } from "./request-letter.ts";

export type { CreditMemo };

export type Credited = {
  invoice: Invoice;
  /** Absent when the invoice never went out: then it is voided and there is nothing to credit. */
  memo?: CreditMemo;
  /** The mail about the memo, which waits for approval. */
  letter?: LetterId;
  /** What is still open after it. */
  left: Money;
  /** What had been paid beyond what is now owed: it is the client's credit. */
  released: Money;
  /** What of `left` is late fees, interest and compensation; absent where nothing is. */
  charges?: Money;
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
    if (!found) return refuse(NO_INVOICE);
    const state = stateOf(found.invoice, found.entries, ledger.today);
    if (state.kind === "draft") return done(await voidDraft(ledger, found.invoice, reason));
    if (state.kind === "cancelled" || state.kind === "written-off") {
      return refuse({ kind: "nothing-open", invoice: found.invoice.number, state: state.kind });
    }
    const takenOff = await whyTakenOff(ledger, found.invoice);
    if (takenOff) return refuse(takenOff);
    const all = creditable(found);
    if (all.minor <= 0n) {
      return refuse({ kind: "booking", no: { kind: "credited-in-full", invoice: found.invoice.number } });
    }
    return done(await credit(ledger, desk, found, all, reason));
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
    if (!found) return refuse(NO_INVOICE);
    const unfit = whyNotCreditable(found, amount, ledger) ?? (await whyTakenOff(ledger, found.invoice));
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
  const noSum = whyNoSum(invoice, amount, "A credit");
  if (noSum) return noSum;
  const most = creditable(found);
  if (amount.minor > most.minor)
    return { kind: "more-than-billed", invoice: invoice.number, most, offered: amount };
  return undefined;
}

/** The face amount less what was credited before: no invoice is credited by more than it billed. */
export function creditable({ invoice, entries }: LedgerInvoice): Money {
  return add(invoice.total, creditedOn(invoice, entries));
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

/**
 * Issues a credit memo inside a change that is under way, and drafts its cover letter. It lowers the principal
 * alone: what had been paid on it beyond the rest becomes the client's credit, also where fees are open. The
 * caller has checked that the invoice can be credited by `amount`.
 */
export async function credit(
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
  const booked = memoEntries(found, memo);
  await insertEntries(tx, ws, booked, now);
  await insertCreditMovements(tx, ws, releasedBy(booked, invoice.client), now);
  const released = netOf(booked, invoice.currency, ["credit-released"]);
  recordMemo(ledger, invoice, memo, booked);
  await ledgerChanged(ledger, invoice.client, [invoice.id], `${memo.number} was issued`);
  const letter = await requestLetter(ledger, desk, {
    client: invoice.client,
    kind: "credit-memo-cover",
    about: [{ invoice: invoice.id }],
    creditMemo: memo.id,
    why: `${memo.number} credits ${invoice.number}: ${reason}`,
  });
  const all = [...found.entries, ...booked];
  const left = balanceOf(invoice, all);
  const charges = subtract(left, openParts(invoice, all).principal);
  return { invoice, memo, letter, left, released, ...(charges.minor > 0n ? { charges } : {}) };
}

function memoEntries({ invoice, entries }: LedgerInvoice, memo: CreditMemo): Entry[] {
  const ground = { invoice: invoice.id, on: memo.issuedOn, creditMemo: memo.id };
  const credit = { kind: "credit-memo" as const, effect: negate(memo.amount) };
  const lowered = makeEntries({ ...ground, reason: memo.reason }, [credit]);
  return [...lowered, ...makeEntries(ground, settle(invoice, [...entries, ...lowered]))];
}

function recordMemo(ledger: Ledger, invoice: Invoice, memo: CreditMemo, booked: readonly Entry[]): void {
  const { currency } = invoice;
  const released = toDecimal(netOf(booked, currency, ["credit-released"]));
  ledger.record({
    kind: "credit-memo-issued",
    client: invoice.client,
    invoice: invoice.id,
    data: {
      memo: memo.number,
      amount: toDecimal(memo.amount),
      currency,
      reason: memo.reason,
      released,
      credit: released,
      effect: toDecimal(effectOf(booked, currency)),
    },
  });
}
