import type { Dispute, Resolution } from "../domain/dispute.ts";
import type { InvoiceId } from "../domain/ids.ts";
import { type Invoice, stateOf } from "../domain/invoice.ts";
import { least, type Money, toDecimal } from "../domain/money.ts";
import { whyNoSum } from "../domain/open-invoice.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import { NO_INVOICE, type Refusal } from "../domain/refusal.ts";
import { resolveDispute as writeResolution } from "../store/agreements.ts";
import { findInvoice, type LedgerInvoice } from "../store/invoices.ts";
import { withdrawAnswers } from "./answer-dispute.ts";
import { change, type Ledger, type Who } from "./change.ts";
import type { Desk } from "./desk.ts";
import { whyTakenOff } from "./final-guard.ts";
import { type Credited, credit, creditable } from "./issue-credit-memo.ts";
import { ledgerChanged } from "./ledger-changed.ts";
import { bookReason } from "./set-late-reason.ts";

export type ResolutionAsked = {
  invoice: InvoiceId;
  resolution: Resolution;
  /** What was agreed; on a credit memo it is the reason that the client reads. */
  text?: string;
  /** Of a credit: how much, where it is less than all that is in dispute. */
  amount?: Money;
};

export type Resolved = { invoice: Invoice; dispute: Dispute; resolution: Resolution; credited?: Credited };

/**
 * Settles a dispute, and the chase goes on where it stood. A credit lowers the invoice by what was in dispute
 * (all of it: the invoice is cancelled) by a credit memo in the same transaction; work that was done again, and
 * a complaint that was rejected, leave the whole of it owed.
 */
export function resolveDispute(
  desk: Pick<Desk, "db" | "clock" | "prompts">,
  who: Who,
  asked: ResolutionAsked,
): Promise<Outcome<Resolved>> {
  return change(desk, who, async (ledger) => {
    const { tx, ws, today } = ledger;
    const found = await findInvoice(tx, ws, asked.invoice);
    if (!found) return refuse(NO_INVOICE);
    const { invoice, dispute } = found;
    if (!dispute) return refuse({ kind: "agreement", no: { kind: "no-dispute", invoice: invoice.number } });
    const { resolution, text } = asked;
    const unfit = resolution === "credit" ? await whyNotCredited(found, asked, ledger) : undefined;
    if (unfit) return refuse(unfit);
    await writeResolution(tx, ws, dispute.id, { on: today, resolution, ...(text ? { text } : {}) });
    const amount = resolution === "credit" ? (asked.amount ?? inDispute(found)) : undefined;
    record(ledger, invoice, asked, amount);
    const answers = { client: invoice.client, dispute: dispute.id };
    await withdrawAnswers(ledger, answers, `the dispute about ${invoice.number} was settled`);
    // What they were not satisfied with is settled; who does not pay now has another reason.
    if (invoice.lateReason?.reason === "dissatisfied") await bookReason(ledger, found, { reason: undefined });
    const settled = { invoice, dispute, resolution };
    if (!amount) {
      await ledgerChanged(ledger, invoice.client, [], `the dispute about ${invoice.number} was settled`);
      return done(settled);
    }
    const { dispute: _, ...undisputed } = found;
    const credited = await credit(ledger, desk, undisputed, amount, text ?? dispute.reason);
    return done({ ...settled, credited });
  });
}

/** What a credit takes off at most: what is argued about, as far as it was not credited before. */
function inDispute(found: LedgerInvoice): Money {
  const most = creditable(found);
  return found.dispute?.amount ? least(found.dispute.amount, most) : most;
}

async function whyNotCredited(
  found: LedgerInvoice,
  { amount }: ResolutionAsked,
  ledger: Ledger,
): Promise<Refusal | undefined> {
  const { invoice, entries } = found;
  const { number } = invoice;
  const state = stateOf(invoice, entries, ledger.today);
  const most = inDispute(found);
  if (state.kind === "cancelled" || state.kind === "written-off") {
    return { kind: "nothing-open", invoice: number, state: state.kind };
  }
  if (most.minor <= 0n) return { kind: "booking", no: { kind: "credited-in-full", invoice: number } };
  const takenOff = await whyTakenOff(ledger, invoice);
  if (takenOff || !amount) return takenOff;
  const noSum = whyNoSum(invoice, amount, "A credit");
  if (noSum) return noSum;
  if (amount.minor <= most.minor) return undefined;
  return {
    kind: "agreement",
    no: { kind: "credit-above-disputed", invoice: number, most, offered: amount },
  };
}

function record(
  ledger: Ledger,
  { id, client, currency }: Invoice,
  { resolution, text }: ResolutionAsked,
  amount: Money | undefined,
): void {
  ledger.record({
    kind: "dispute-resolved",
    client,
    invoice: id,
    data: { resolution, text: text ?? null, currency, amount: amount ? toDecimal(amount) : null },
  });
}
