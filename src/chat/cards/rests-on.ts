import { formatShortDate, readIsoDate } from "../../domain/calendar.ts";
import { CHARGE_PARTS } from "../../domain/charge.ts";
import { showAmount } from "../../drafting/figures.ts";
import type { InvoiceFacts, LetterFacts } from "../../drafting/letter-facts.ts";
import type { CardPart } from "../card.ts";
import { listWords } from "../words.ts";

/** The figures that a letter was written from, as the ledger had them. */
export function restsOn(facts: LetterFacts, locale: string): CardPart {
  const lines = [
    ...facts.invoices.flatMap((invoice) => invoiceLines(invoice, locale)),
    ...planLines(facts, locale),
    ...disputeLines(facts, locale),
    ...policyLines(facts),
  ];
  return { kind: "note", text: `Rests on\n${lines.join("\n")}` };
}

const CHARGE_NAMES = { fee: "late fees", interest: "interest", costs: "recovery costs" } as const;

function invoiceLines(invoice: InvoiceFacts, locale: string): string[] {
  const { number, amount, balance, due, parts, charges = [], disputed, discount, broken_promise } = invoice;
  const money = (value: string) => showAmount(value, invoice.currency, locale);
  const open = CHARGE_PARTS.filter((part) => parts && Number(parts[part]) !== 0);
  const within = open.map((part) => `${CHARGE_NAMES[part]} ${money(parts![part])}`);
  return [
    `${number}: ${money(balance)} ${disputed ? "asked for" : "open"}, billed ${money(amount)}, due ${dayOf(due, locale)}`,
    ...(within.length > 0 ? [`  of which ${listWords(within)}`] : []),
    ...charges.map(
      (charge) =>
        `  charged by ${dayOf(charge.on, locale)}: ${CHARGE_NAMES[charge.component]} ${money(charge.amount)}${charge.rule ? ` (${charge.rule})` : ""}`,
    ),
    ...(disputed ? [`  left out as disputed: ${money(disputed)}`] : []),
    ...(broken_promise
      ? [`  promised for ${dayOf(broken_promise.date, locale)} and not come: ${money(broken_promise.amount)}`]
      : []),
    ...(discount
      ? [
          `  discount ${money(discount.off)} until ${dayOf(discount.until, locale)}, then ${money(discount.pay)}`,
        ]
      : []),
  ];
}

function planLines({ plan, instalments }: LetterFacts, locale: string): string[] {
  if (!plan) return [];
  const rows = instalments.map(
    ({ n, due, amount }) =>
      `  ${n === 0 ? "deposit" : n}: ${showAmount(amount, plan.currency, locale)} on ${dayOf(due, locale)}`,
  );
  return [`Payment plan over ${showAmount(plan.total, plan.currency, locale)}`, ...rows];
}

function disputeLines({ dispute }: LetterFacts, locale: string): string[] {
  if (!dispute) return [];
  const money = (value: string) => showAmount(value, dispute.currency, locale);
  const part = dispute.amount ? ` about ${money(dispute.amount)}` : "";
  const ended = { credit: "credited", rework: "the work was done again", rejected: "rejected" };
  const state = dispute.state === "received" ? "not settled" : ended[dispute.state];
  const credit = dispute.credit ? `: ${money(dispute.credit)}` : "";
  return [`Dispute${part} since ${dayOf(dispute.opened, locale)}, ${state}${credit}`];
}

function policyLines({ billing_policy: policy }: LetterFacts): string[] {
  if (!policy) return [];
  return [`Terms ${policy.terms}`, ...(policy.late_fee ? [`Late fee: ${policy.late_fee}`] : [])];
}

function dayOf(iso: string, locale: string): string {
  const date = readIsoDate(iso);
  return date ? formatShortDate(date, locale) : iso;
}
