import { CHARGE_PARTS } from "../domain/charge.ts";

import { CELL } from "./cell.ts";
import { settledOf } from "./charge-facts.ts";
import { showAmount, showDate, showRate } from "./figures.ts";
import type { ChargeFacts, InvoiceFacts, LetterFacts, PeriodFacts } from "./letter-facts.ts";
import type { Words } from "./phrases/words.ts";
import type { WrittenIn } from "./written-in.ts";

/** What is asked for of one invoice, and of how much if part is paid, credited or disputed. */
export function openOf(invoice: InvoiceFacts, words: Words, into: WrittenIn): string {
  if (chargesOf(invoice, words, into).length > 0) return openWithCharges(invoice, words, into);
  const open = show(invoice.balance, invoice, into);
  return invoice.balance === invoice.amount ? open : words.partOf(open, show(invoice.amount, invoice, into));
}

/** What is asked for of one invoice and, where late fees, interest or costs are in it, what it is made of. */
export function openWithCharges(invoice: InvoiceFacts, words: Words, into: WrittenIn): string {
  const { parts, amount, balance } = invoice;
  const open = show(balance, invoice, into);
  const charges = chargesOf(invoice, words, into);
  if (!parts || charges.length === 0) return open;
  const principal = show(parts.principal, invoice, into);
  const billed =
    parts.principal === amount ? principal : words.ofTotal(principal, show(amount, invoice, into));
  const named = isNothing(parts.principal) ? [] : [billed];
  return words.madeOf(open, list([...named, ...charges], into));
}

/** "late fees of €50.00", one for each part of the balance that is a charge. */
function chargesOf(invoice: InvoiceFacts, words: Words, into: WrittenIn): string[] {
  const { parts } = invoice;
  if (!parts) return [];
  return CHARGE_PARTS.filter((part) => !isNothing(parts[part])).map((part) =>
    words.chargeOf[part](show(parts[part], invoice, into)),
  );
}

/** Slots of a letter about charges: how each came about, and what is due with them. */
export function chargeValues({ invoices }: LetterFacts, words: Words, into: WrittenIn) {
  const charged = invoices.filter((i) => i.charges !== undefined);
  return {
    charges_block: charged.map((invoice) => chargesBlock(invoice, words, into)).join("\n\n"),
    parts_block: charged.map((invoice) => partsBlock(invoice, words, into)).join("\n\n"),
  };
}

function chargesBlock(invoice: InvoiceFacts, words: Words, into: WrittenIn): string {
  const { charges = [] } = invoice;
  const blocks = charges.map((charge) => {
    const head = words.charges.charged({
      name: words.charges.names[charge.component],
      number: invoice.number,
      on: showDate(charge.on, into.locale),
      amount: show(charge.amount, invoice, into),
    });
    const rule = charge.rule === "" ? [] : [words.charges.rule(charge.rule)];
    const rows = charge.periods.map((period) => periodRow(period, charge, invoice, words, into));
    return [[head, ...rule].join("\n"), rows.join("\n")].filter((text) => text !== "").join("\n\n");
  });
  const settled = settledOf(invoice);
  const paid = settled ? [words.charges.settled(show(settled, invoice, into))] : [];
  return [...blocks, ...paid].join("\n\n");
}

function periodRow(
  { from, until, days, base, rate, amount }: PeriodFacts,
  { rate_by }: ChargeFacts,
  invoice: InvoiceFacts,
  words: Words,
  into: WrittenIn,
): string {
  const day = (date: string) => showDate(date, into.locale);
  const { span, feeRate, yearlyRate, dailyRate } = words.charges;
  const on = show(base, invoice, into);
  const rated = rate_by === "year" ? yearlyRate : rate_by === "day" ? dailyRate : feeRate;
  return [
    from === until ? day(from) : span(day(from), day(until)),
    words.charges.days(days),
    ...(rate === undefined ? [] : [rated(showRate(rate, into.locale), on)]),
    show(amount, invoice, into),
  ].join(CELL);
}

/** What is due, part by part. */
function partsBlock(invoice: InvoiceFacts, words: Words, into: WrittenIn): string {
  const { parts } = invoice;
  if (!parts) return "";
  const { billed, names, nowDue } = words.charges;
  const row = (label: string, value: string) => [label, show(value, invoice, into)].join(CELL);
  return [
    ...(isNothing(parts.principal) ? [] : [row(`${billed} ${invoice.number}`, parts.principal)]),
    ...CHARGE_PARTS.filter((part) => !isNothing(parts[part])).map((part) => row(names[part], parts[part])),
    row(nowDue, invoice.balance),
  ].join("\n");
}

export function disputedBlock({ invoices }: LetterFacts, words: Words, into: WrittenIn): string {
  return invoices
    .flatMap((i) => (i.disputed ? [words.disputed(show(i.disputed, i, into), i.number)] : []))
    .join("\n");
}

export function discountBlock({ invoices }: LetterFacts, words: Words, into: WrittenIn): string {
  return invoices
    .flatMap((i) => {
      if (!i.discount) return [];
      const { until, off, pay } = i.discount;
      const figures = {
        pay: show(pay, i, into),
        until: showDate(until, into.locale),
        off: show(off, i, into),
      };
      return [words.discount({ number: i.number, ...figures })];
    })
    .join("\n");
}

/** Slots of a letter about a payment plan. */
export function planValues(facts: LetterFacts, words: Words, into: WrittenIn) {
  const { plan, instalments } = facts;
  const [invoice] = facts.invoices;
  if (!plan || !invoice) return {};
  const amount = (value: string) => showAmount(value, plan.currency, into.locale);
  const day = (date: string) => showDate(date, into.locale);
  const counted = instalments.filter(({ n }) => n > 0).length;
  const rows = instalments.map(({ n, due, amount: value }) =>
    [n === 0 ? words.plan.deposit : words.plan.instalment(n), day(due), amount(value)].join(CELL),
  );
  const charges = chargesOf(invoice, words, into);
  return {
    plan_total: amount(plan.total),
    instalment_phrase: words.plan.instalments(counted, plan.every, counted < instalments.length),
    instalment_table: rows.join("\n"),
    next_phrase: plan.next ? words.plan.next(amount(plan.next.amount), day(plan.next.due)) : "",
    plan_block:
      plan.total === invoice.balance
        ? words.plan.covers(charges.length > 0 ? list(charges, into) : undefined)
        : words.plan.openNow(openOf(invoice, words, into)),
  };
}

export function list(items: readonly string[], { locale }: WrittenIn): string {
  return new Intl.ListFormat(locale, { type: "conjunction" }).format(items);
}

function show(value: string, { currency }: InvoiceFacts, { locale }: WrittenIn): string {
  return showAmount(value, currency, locale);
}

function isNothing(value: string): boolean {
  return Number(value) === 0;
}
