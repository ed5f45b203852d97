import {
  addDays,
  type BusinessDays,
  daysBetween,
  type LocalDate,
  nextBusinessDay,
} from "../domain/calendar.ts";
import type { Client } from "../domain/client.ts";
import type { InvoiceId } from "../domain/ids.ts";
import { type Currency, type Money, sum, toDecimal } from "../domain/money.ts";
import type { PaymentPlan } from "../domain/payment-plan.ts";
import type { PromiseToPay } from "../domain/promise-to-pay.ts";
import type { Workspace } from "../domain/workspace.ts";
import { businessDaysOf } from "../facts/holidays.ts";
import { chargeFacts, chargeFigures, type LetterInvoice } from "./charge-facts.ts";
import { demandedInvoice, demandedWithin, demandFacts, demandFigures } from "./demand-facts.ts";
import { discountFacts, discountFigures } from "./discount-facts.ts";
import { type AnsweredDispute, disputeFacts, disputeFigures } from "./dispute-facts.ts";
import { kindEntry } from "./kinds.ts";
import type { DemandFacts, Figures, InvoiceFacts, LetterFacts, LetterKind } from "./letter-facts.ts";
import { payContacts, payLines } from "./pay-lines.ts";
import { plainLine } from "./plain-line.ts";
import { planFacts, planFigures } from "./plan-facts.ts";
import { policyFacts, policyFigures } from "./policy-facts.ts";
import { promiseFacts, promiseFigures } from "./promise-facts.ts";

/** Days that a letter leaves for an answer where it asks for one. */
const DAYS_TO_ANSWER = 7;

export type FactsInput = {
  workspace: Workspace;
  client: Client;
  today: LocalDate;
  kind: LetterKind;
  /** What the letter speaks of, with what is open on each now: after the payment or the credit. */
  invoices: readonly LetterInvoice[];
  creditMemo?: { number: string; amount: Money; reason: string; invoice: string; issuedOn: LocalDate };
  payment?: { amount: Money; receivedOn: LocalDate };
  plan?: PaymentPlan;
  dispute?: AnsweredDispute;
  /** The days on which reminders of each invoice went out; a non-payment letter says them. */
  reminded?: ReadonlyMap<InvoiceId, readonly LocalDate[]>;
  /** What was promised of each invoice since the last reminder and not kept; a reminder says it. */
  broken?: ReadonlyMap<InvoiceId, PromiseToPay>;
};

/** The frozen sheet of a letter, oldest due date first. Same input, same sheet. */
export function buildFacts(input: FactsInput): LetterFacts {
  const invoices = input.invoices
    .map((about) => invoiceFacts(about, input))
    .sort((a, b) => a.due.localeCompare(b.due) || a.number.localeCompare(b.number));
  const totals = totalsByCurrency(input);
  const plan = planFacts(input.plan, input.invoices[0], { ...input, isBusinessDay: bothAtWork(input) });
  const demand = input.kind === "non-payment-letter" ? demandFacts(input) : undefined;
  const currency = totals[0]?.currency ?? paidCurrency(input) ?? input.workspace.currency;
  const about = { ...disputeFacts(input.dispute, currency), ...policyOf(input) };
  const { profile } = input.workspace;
  const person = profile.signature ? plainLine(profile.signature) : undefined;
  const contact = contactName(input.client);
  return {
    today: input.today,
    currency,
    client: { name: plainLine(input.client.name), ...(contact ? { contact } : {}) },
    sender: { company: plainLine(profile.legalName ?? input.workspace.name), ...(person ? { person } : {}) },
    invoices,
    total_due: totals[0]?.value ?? "0",
    totals,
    ...figures(input, invoices, totals, { plan, demand, about }),
    references: references(input),
    ...contacts(input, [currency, ...totals.map((t) => t.currency)]),
    ...plan,
    ...(demand ? { demand } : {}),
    ...about,
    policy: { stage: input.kind, may: [...(kindEntry(input.kind).may ?? [])] },
    ...occasion(input),
  };
}

function invoiceFacts(about: LetterInvoice, input: FactsInput): InvoiceFacts {
  const { today } = input;
  const { invoice, balance } = about;
  return {
    number: plainLine(invoice.number),
    currency: invoice.currency,
    issued: invoice.issuedOn,
    due: invoice.dueOn,
    amount: toDecimal(invoice.total),
    balance: toDecimal(balance),
    days_overdue: daysBetween(invoice.dueOn, today),
    ...(invoice.kind === "standard" ? {} : { kind: invoice.kind }),
    ...chargeFacts(about, languageOf(input)),
    ...discountFacts(about, today),
    ...promiseFacts(about, input.broken),
    ...(input.kind === "non-payment-letter" ? demandedInvoice(about, input.reminded ?? new Map()) : {}),
    ...(input.kind === "resend-invoice" ? orderFacts(about, input) : {}),
  };
}

/** The number that the client's own people know the order by. */
function orderFacts({ invoice }: LetterInvoice, { client }: FactsInput): Pick<InvoiceFacts, "order"> {
  const order = plainLine(invoice.purchaseOrder ?? client.purchaseOrder ?? "");
  return order ? { order } : {};
}

/** The person to greet: who gets the reminders, else anybody named, else the consumer themselves. */
function contactName(client: Client): string | undefined {
  const named = client.contacts.filter((c) => c.name);
  const contact = named.find((c) => c.getsReminders) ?? named[0];
  const name = contact?.name ?? (client.kind === "consumer" ? client.name : undefined);
  return name ? plainLine(name) : undefined;
}

function totalsByCurrency({ invoices, workspace }: FactsInput): { currency: Currency; value: string }[] {
  const currencies = [...new Set(invoices.map((i) => i.invoice.currency))];
  const first = currencies.includes(workspace.currency) ? workspace.currency : currencies[0];
  return currencies
    .sort((a, b) => Number(b === first) - Number(a === first) || a.localeCompare(b))
    .map((currency) => {
      const balances = invoices.filter((i) => i.invoice.currency === currency).map((i) => i.balance);
      return { currency, value: toDecimal(sum(balances, currency)) };
    });
}

function paidCurrency({ payment, creditMemo }: FactsInput): Currency | undefined {
  return payment?.amount.currency ?? creditMemo?.amount.currency;
}

/** What only some kinds of letter have. */
type MoreFacts = {
  plan: ReturnType<typeof planFacts>;
  demand: DemandFacts | undefined;
  about: Pick<LetterFacts, "dispute" | "billing_policy">;
};

function policyOf(input: FactsInput): Pick<LetterFacts, "billing_policy"> {
  return input.kind === "billing-policy-cover"
    ? { billing_policy: policyFacts(input, languageOf(input)) }
    : {};
}

/** Every amount, date and number of the sheet, with its role. */
function figures(
  input: FactsInput,
  invoices: readonly InvoiceFacts[],
  totals: LetterFacts["totals"],
  { plan, demand, about }: MoreFacts,
): Figures {
  const ofInvoices = [chargeFigures, discountFigures, demandFigures, promiseFigures].flatMap((of) =>
    invoices.map(of),
  );
  const more = [...ofInvoices, planFigures(plan), disputeFigures(about), policyFigures(about)];
  return {
    amounts: [...amounts(input, invoices, totals), ...more.flatMap((f) => f.amounts)],
    dates: [...dates(input, invoices, demand), ...more.flatMap((f) => f.dates)],
    numbers: [...numbers(invoices), ...more.flatMap((f) => f.numbers)],
  };
}

function amounts(
  { payment, creditMemo }: FactsInput,
  invoices: readonly InvoiceFacts[],
  totals: LetterFacts["totals"],
): LetterFacts["amounts"] {
  return [
    ...invoices.flatMap((i) => [
      { role: "invoice_amount", value: i.amount, currency: i.currency },
      { role: "balance", value: i.balance, currency: i.currency },
    ]),
    ...totals.map((t) => ({ role: "total_due", value: t.value, currency: t.currency })),
    ...(payment ? [named("payment", payment.amount)] : []),
    ...(creditMemo ? [named("credit_memo", creditMemo.amount)] : []),
  ];
}

function named(role: string, amount: Money) {
  return { role, value: toDecimal(amount), currency: amount.currency };
}

function dates(
  input: FactsInput,
  invoices: readonly InvoiceFacts[],
  demand: DemandFacts | undefined,
): LetterFacts["dates"] {
  const { today, payment, creditMemo } = input;
  const deadline = answerBy(input, demand);
  return [
    ...invoices.flatMap((i) => [
      { role: "issued", value: i.issued },
      { role: "due", value: i.due },
    ]),
    { role: "today", value: today },
    ...(deadline ? [{ role: "deadline", value: deadline }] : []),
    ...(payment ? [{ role: "payment_received", value: payment.receivedOn }] : []),
    ...(creditMemo ? [{ role: "credit_memo_issued", value: creditMemo.issuedOn }] : []),
  ];
}

/** Kinds that ask for an answer by a day. */
const ANSWERED: readonly LetterKind[] = ["second-reminder", "third-reminder", "payment-plan-offer"];

/** Whether it names a day: for the client's answer, or for ours to what they argue about. */
function namesADay({ kind, dispute }: FactsInput): boolean {
  return ANSWERED.includes(kind) || (dispute !== undefined && !dispute.dispute.resolved);
}

/**
 * The day by which an answer or payment is asked for: a day on which both sides are at work. A plan is answered
 * before its first instalment is due.
 */
function answerBy(input: FactsInput, demand: DemandFacts | undefined): LocalDate | undefined {
  const { today, kind, plan } = input;
  if (!demand && !namesADay(input)) return undefined;
  const days = demand ? demandedWithin(demand) : DAYS_TO_ANSWER;
  const latest = nextBusinessDay(addDays(today, days), bothAtWork(input));
  const first = kind === "payment-plan-offer" ? plan?.instalments[0]?.dueOn : undefined;
  return first && first < latest && first > today ? first : latest;
}

function bothAtWork({ workspace, client }: FactsInput): BusinessDays {
  return businessDaysOf([workspace.country, client.country]);
}

function numbers(invoices: readonly InvoiceFacts[]): LetterFacts["numbers"] {
  return [
    { role: "invoice_count", value: invoices.length, unit: "invoices" },
    ...invoices.map((i) => ({
      role: i.days_overdue > 0 ? "days_overdue" : "days_until_due",
      value: Math.abs(i.days_overdue),
      unit: "days",
    })),
  ];
}

function references({ client, invoices, creditMemo, workspace }: FactsInput): string[] {
  const orders = [client.purchaseOrder, ...invoices.map((i) => i.invoice.purchaseOrder)];
  const banks = workspace.paymentOptions.flatMap((o) => (o.kind === "bank" ? [o.account, o.bic] : []));
  const numbers = [...invoices.map((i) => i.invoice.number), creditMemo?.number, creditMemo?.invoice];
  const all = [...numbers, ...orders, ...banks].filter((text) => text !== undefined).map(plainLine);
  return [...new Set(all)].filter((text) => text !== "");
}

/** The language of the lines on the sheet that code has written out. */
function languageOf({ client, workspace }: Pick<FactsInput, "client" | "workspace">): string {
  return client.language ?? workspace.language;
}

function contacts({ workspace, client }: FactsInput, currencies: readonly string[]) {
  const { profile, paymentOptions } = workspace;
  const language = languageOf({ client, workspace });
  const lines = payLines(paymentOptions, currencies, language);
  const paid = payContacts(paymentOptions);
  const own = (text: string | undefined) => (text ? [plainLine(text)] : []);
  return {
    links: [...new Set([...paid.links, ...own(profile.website)])],
    emails: own(profile.email),
    phones: own(profile.phone),
    ibans: paid.ibans,
    pay_lines: lines,
  };
}

function occasion({ payment, creditMemo }: FactsInput): Pick<LetterFacts, "payment" | "credit_memo"> {
  return {
    ...(payment && {
      payment: {
        amount: toDecimal(payment.amount),
        currency: payment.amount.currency,
        received: payment.receivedOn,
      },
    }),
    ...(creditMemo && {
      credit_memo: {
        number: plainLine(creditMemo.number),
        amount: toDecimal(creditMemo.amount),
        currency: creditMemo.amount.currency,
        reason: plainLine(creditMemo.reason),
        invoice: plainLine(creditMemo.invoice),
      },
    }),
  };
}
