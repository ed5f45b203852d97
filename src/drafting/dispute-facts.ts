import type { Dispute } from "../domain/dispute.ts";
import { type Money, toDecimal } from "../domain/money.ts";
import { openWithCharges } from "./blocks.ts";
import { readAmount, showAmount, showDate } from "./figures.ts";
import type { Figures, LetterFacts } from "./letter-facts.ts";
import type { Words } from "./phrases/words.ts";
import type { WrittenIn } from "./written-in.ts";

/** A dispute as its answer speaks of it; `credit` is what was taken off where it was settled so. */
export type AnsweredDispute = { dispute: Dispute; credit?: Money };

export function disputeFacts(
  answered: AnsweredDispute | undefined,
  currency: string,
): Pick<LetterFacts, "dispute"> {
  if (!answered) return {};
  const { dispute, credit } = answered;
  return {
    dispute: {
      state: dispute.resolved?.resolution ?? "received",
      opened: dispute.openedOn,
      ...(dispute.amount ? { amount: toDecimal(dispute.amount) } : {}),
      ...(credit ? { credit: toDecimal(credit) } : {}),
      currency,
    },
  };
}

/** Those figures with their roles. */
export function disputeFigures({ dispute }: Pick<LetterFacts, "dispute">): Figures {
  if (!dispute) return { amounts: [], dates: [], numbers: [] };
  const { currency, amount, credit, opened } = dispute;
  return {
    amounts: [
      ...(amount ? [{ role: "disputed", value: amount, currency }] : []),
      ...(credit ? [{ role: "credited", value: credit, currency }] : []),
    ],
    dates: [{ role: "dispute_opened", value: opened }],
    numbers: [],
  };
}

/** Slots of an answer: what is on hold, what was taken off, what that leaves. */
export function disputeValues(facts: LetterFacts, words: Words, into: WrittenIn) {
  const { dispute, invoices } = facts;
  const [invoice] = invoices;
  if (!dispute || !invoice) return {};
  const show = (value: string) => showAmount(value, dispute.currency, into.locale);
  return {
    held_phrase: words.dispute.held(invoice.number, dispute.amount && show(dispute.amount)),
    credit_amount: dispute.credit ? show(dispute.credit) : "",
    remaining_block: remainingBlock(facts, words, into),
  };
}

/** What is to be paid once it is settled; a credit says so also where nothing is. */
function remainingBlock({ dispute, invoices }: LetterFacts, words: Words, into: WrittenIn): string {
  const [invoice] = invoices;
  if (!dispute || !invoice || dispute.state === "received") return "";
  const isCredit = dispute.state === "credit";
  const isOpen = readAmount(invoice.balance, invoice.currency).minor > 0n;
  if (!isOpen) return isCredit ? words.nothingAfterCredit(invoice.number) : "";
  const left = isCredit ? words.afterCredit : words.remaining;
  return left(invoice.number, openWithCharges(invoice, words, into), showDate(invoice.due, into.locale));
}
