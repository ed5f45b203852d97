import { grantedDiscount } from "../domain/early-discount.ts";
import type { CreditMemoId } from "../domain/ids.ts";
import { balanceOf, type Entry, effectOf, type Invoice, netOf } from "../domain/invoice.ts";
import { type Money, negate, toDecimal } from "../domain/money.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import { NO_MEMO } from "../domain/refusal.ts";
import { settle } from "../domain/settlement.ts";
import {
  type CreditMemo,
  findCreditMemo,
  insertCreditMovements,
  insertEntries,
  markMemoCancelled,
} from "../store/entries.ts";
import { findInvoice, type LedgerInvoice } from "../store/invoices.ts";
import { lettersOfClient } from "../store/letters.ts";
import { change, type Ledger, type Who } from "./change.ts";
import { missingCredit, releasedBy } from "./client-credit.ts";
import type { Desk } from "./desk.ts";
import { whyNotRevived } from "./final-guard.ts";
import { ledgerChanged } from "./ledger-changed.ts";
import { makeEntries } from "./make-entries.ts";
import { takeUpKept } from "./take-up-agreements.ts";
import { withdrawLetter } from "./withdraw-letter.ts";

export type MemoCancelled = {
  invoice: Invoice;
  memo: CreditMemo;
  /** What is open on the invoice again. */
  left: Money;
  /** What the memo had released to the client's credit. */
  takenBack: Money;
  /**
   * Whether the client has been told of the memo, so that they have to be told of this too. "perhaps": the mail
   * was approved, and a person may have copied it.
   */
  told: "yes" | "perhaps" | "no";
};

/**
 * Cancels a credit memo: it keeps its number, and what it did is booked back. The invoice is open again where
 * it stood. Refused where credit that it had released is not there any more. A cover letter that has not gone
 * out is withdrawn.
 */
export function cancelCreditMemo(
  desk: Pick<Desk, "db" | "clock">,
  who: Who,
  { memo: id, reason }: { memo: CreditMemoId; reason: string },
): Promise<Outcome<MemoCancelled>> {
  return change(desk, who, async (ledger) => {
    const { tx, ws, today, now } = ledger;
    const memo = await findCreditMemo(tx, ws, id);
    const found = memo && (await findInvoice(tx, ws, memo.invoice));
    if (!memo || !found) return refuse(NO_MEMO);
    const { number, cancelledOn: on } = memo;
    if (on) return refuse({ kind: "booking", no: { kind: "memo-cancelled", memo: number, on } });
    const { invoice } = found;
    const noPlace = await whyNotRevived(ledger, found);
    if (noPlace) return refuse(noPlace);
    const booked = entriesBack(ledger, found, memo, reason);
    const movements = releasedBy(booked, invoice.client);
    const gone = await missingCredit(ledger, invoice.client, invoice.currency, movements);
    if (gone) return refuse({ kind: "booking", no: { kind: "memo-credit-gone", memo: number, gone } });
    await insertEntries(tx, ws, booked, now);
    await insertCreditMovements(tx, ws, movements, now);
    await markMemoCancelled(tx, ws, id, today);
    record(ledger, invoice, { memo, reason, booked });
    const told = await withdrawCovers(ledger, invoice, memo);
    await takeUpKept(ledger, [invoice.id]);
    await ledgerChanged(ledger, invoice.client, [invoice.id], `${number} was cancelled`);
    return done({
      invoice,
      memo: { ...memo, cancelledOn: today },
      left: balanceOf(invoice, [...found.entries, ...booked]),
      takenBack: negate(netOf(booked, invoice.currency, ["credit-released"])),
      told,
    });
  });
}

/** The mirror of what the memo booked, as far as it still fits what was booked since. */
function entriesBack(
  { today: on }: Ledger,
  { invoice, entries }: LedgerInvoice,
  memo: CreditMemo,
  reason: string,
): Entry[] {
  const ground = { invoice: invoice.id, on, creditMemo: memo.id };
  const mine = entries.filter((entry) => entry.creditMemo === memo.id);
  const raised = { kind: "credit-memo-cancelled" as const, effect: memo.amount };
  const back = makeEntries({ ...ground, reason }, [raised]);
  const undone = {
    discount: negate(grantedDiscount(invoice, mine)),
    givenUp: netOf(mine, invoice.currency, ["write-off-reversal", "write-off"]),
  };
  return [...back, ...makeEntries(ground, settle(invoice, [...entries, ...back], undone))];
}

function record(
  ledger: Ledger,
  invoice: Invoice,
  { memo, reason, booked }: { memo: CreditMemo; reason: string; booked: readonly Entry[] },
): void {
  const { currency } = invoice;
  const released = netOf(booked, currency, ["credit-released"]);
  ledger.record({
    kind: "credit-memo-cancelled",
    client: invoice.client,
    invoice: invoice.id,
    data: {
      memo: memo.number,
      amount: toDecimal(memo.amount),
      currency,
      reason,
      credit: toDecimal(released),
      effect: toDecimal(effectOf(booked, currency)),
    },
  });
}

/** Takes back the cover letters that have not gone out, and tells whether one has. */
async function withdrawCovers(
  ledger: Ledger,
  { client }: Invoice,
  { id, number }: CreditMemo,
): Promise<MemoCancelled["told"]> {
  const letters = await lettersOfClient(ledger.tx, ledger.ws, client);
  const covers = letters.filter((letter) => letter.creditMemo === id);
  let perhaps = false;
  let yes = covers.some(({ outcome }) => outcome?.kind === "sent" || outcome?.kind === "handed-over");
  for (const letter of covers.filter(({ outcome }) => !outcome)) {
    if (!(await withdrawLetter(ledger, letter, `${number} was cancelled`))) yes = true;
    else if (letter.approved) perhaps = true;
  }
  return yes ? "yes" : perhaps ? "perhaps" : "no";
}
