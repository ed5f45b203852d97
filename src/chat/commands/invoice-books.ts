import { daysBetween, formatShortDate, type LocalDate } from "../../domain/calendar.ts";
import type { Invoice } from "../../domain/invoice.ts";
import { formatMoney } from "../../domain/money.ts";
import { done, refuse } from "../../domain/outcome.ts";
import { addInvoice } from "../../usecases/add-invoice.ts";
import { cancelCreditMemo } from "../../usecases/cancel-credit-memo.ts";
import { type CreditMemo, cancelInvoice, creditInvoice } from "../../usecases/issue-credit-memo.ts";
import { memoNumbered } from "../../usecases/look-up.ts";
import { recordPayment } from "../../usecases/record-payment.ts";
import { showInvoice } from "../../usecases/show-invoice.ts";
import { writeOffInvoice } from "../../usecases/write-off-invoice.ts";
import { whoOf } from "../action.ts";
import {
  choiceArg,
  clientToBillArg,
  dateArg,
  emailArg,
  feeClauseArg,
  flagArg,
  invoiceArg,
  invoicesArg,
  moneyArg,
  numberArg,
  termsArg,
  textArg,
} from "../args.ts";
import { type Card, type Field, refusal } from "../card.ts";
import { addedCard } from "../cards/added-card.ts";
import { creditedCard, memoCancelledCard } from "../cards/credit-card.ts";
import { paymentCard } from "../cards/payment-card.ts";
import { writtenOffCard } from "../cards/write-off-card.ts";
import { type Arg, type Context, command, optional } from "../command.ts";
import { readDate, readNumberText } from "../read-text.ts";

/** Further off than this, a due date without a year is as likely a past one. */
const FAR_DAYS = 183;

/**
 * A due date counts from the issue date, where that is given. Without it "3 nov" on 23 November may be an
 * invoice that is late or one for next year, which is asked.
 */
const dueArg: Arg<LocalDate> = {
  ...dateArg("due", "Due date", "future"),
  read: (text, { today, locale, workspace, before }) => {
    const issued = before["issued"] as LocalDate | undefined;
    // "due on receipt" is the terms of that name, also where the word terms is left out.
    if (/^(?:(?:up)?on receipt|immediately|now)$/i.test(text.trim())) return done(issued ?? today);
    const place = { today: issued ?? today, locale, country: workspace.country, what: "due date" };
    const next = readDate(text, { ...place, direction: "future" });
    if (!next.ok || issued || daysBetween(today, next.value) < FAR_DAYS) return next;
    const last = readDate(text, { ...place, direction: "past" });
    if (!last.ok || last.value === next.value) return next;
    const readings = [last.value, next.value].map((date) => ({
      label: formatShortDate(date, locale),
      text: date,
    }));
    return refuse({ kind: "ambiguous", what: "due date", text, readings });
  },
};

/**
 * A day without a year that has just not come yet is that day, not the one a year ago: on 11 September
 * "12 sep" would else be booked before the invoice was issued, and in time for any discount.
 */
const receivedArg: Arg<LocalDate> = {
  ...dateArg("on", "Value date; today if left out", "past"),
  read: (text, { today, locale, workspace, before }) => {
    const place = { today, locale, country: workspace.country };
    const last = readDate(text, { ...place, direction: "past" });
    const invoices = (before["invoices"] ?? []) as readonly Invoice[];
    if (!last.ok || invoices.some(({ issuedOn }) => issuedOn <= last.value)) return last;
    const next = readDate(text, { ...place, direction: "future" });
    return next.ok && daysBetween(today, next.value) < daysBetween(last.value, today) ? next : last;
  },
};

export const add = command({
  group: "invoice",
  name: "add",
  summary: "Add an invoice; the client is made if new. Alone: a form with lines and tax",
  needs: "member",
  changes: true,
  example: "/invoice add Acme 1250 for website due 3 dec",
  args: {
    client: clientToBillArg("Who owes it"),
    amount: moneyArg("What is owed, tax included"),
    description: optional(textArg({ label: "TEXT", hint: "What it is for" }, "for")),
    issued: optional(dateArg("issued", "Issue date; today if left out", "past")),
    due: optional(dueArg),
    terms: optional(termsArg("Terms, if no due date is given")),
    fee: optional(feeClauseArg("Late fee agreed for it, as 1.5% monthly grace 5")),
    supplied: optional(dateArg("supplied", "Day of the work or delivery, where law asks for it", "past")),
    number: optional(numberArg("A number from another tool; the next free one if left out")),
    email: optional(emailArg("The client's address", "email")),
    draft: optional(flagArg("draft", "It has not gone out yet")),
    again: optional(flagArg("again", "It is a second one just like one on the books")),
  },
  async run({ client, amount, draft, again, supplied: suppliedOn, fee: lateFee, ...others }, context) {
    const rest = { ...others, suppliedOn, lateFee };
    const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
    const added = await addInvoice(context.desk, whoOf(context, "/invoice add"), {
      client,
      amount,
      currency: amount.currency,
      draft: draft ?? false,
      again: again ?? false,
      ...given,
    });
    return added.ok ? done(addedCard(added.value, context)) : added;
  },
  form: async (context) => invoiceForm(context),
});

function dateFields({ terms }: Context["workspace"]): Field[] {
  const due = `by the client's terms if left out, else ${terms}`;
  return [
    { name: "issued", label: "Issued", kind: "date", required: false, hint: "today if left out" },
    { name: "due", label: "Due", kind: "date", required: false, hint: due },
  ];
}

function invoiceForm({ workspace }: Context): Card {
  const title = "New invoice";
  return {
    title,
    parts: [],
    form: {
      title,
      submitLabel: "Add",
      action: { name: "invoice.add", args: {} },
      fields: [
        {
          name: "client",
          label: "Client",
          kind: "text",
          required: true,
          hint: 'a name in "quotes" is taken as it stands, also for a new client',
        },
        {
          name: "lines",
          label: "Lines",
          kind: "long-text",
          required: false,
          hint: "one a line: 10 x Design work @ 80 tax 19; or just what it is for",
        },
        {
          name: "amount",
          label: "Amount",
          kind: "money",
          required: false,
          hint: "tax included; only if no line has a price",
        },
        { name: "currency", label: "Currency", kind: "text", required: false, value: workspace.currency },
        ...dateFields(workspace),
        { name: "email", label: "E-mail", kind: "text", required: false },
        { name: "purchase order", label: "Order number", kind: "text", required: false },
        { name: "note", label: "Note", kind: "long-text", required: false },
        {
          name: "state",
          label: "State",
          kind: "choice",
          required: false,
          options: ["issued", "draft"],
          value: "issued",
        },
      ],
    },
  };
}

export const paid = command({
  group: "invoice",
  name: "paid",
  summary: "Record a payment received, in full or in part, for one invoice or several",
  needs: "member",
  changes: true,
  example: "/invoice paid 7 1200 on friday",
  args: {
    invoices: invoicesArg("Invoice it pays; several with commas"),
    amount: optional(moneyArg("Amount received; all that is open if left out")),
    on: optional(receivedArg),
    reference: optional(textArg({ label: "TEXT", hint: "What the bank statement says" }, "ref", 200)),
    settle: optional(
      choiceArg(["discounted", "full"], "Without an amount: with the discount taken, or all", "settle"),
    ),
    rest: optional(choiceArg(["credit", "oldest"], "What happens with more than is open", "rest")),
    again: optional(flagArg("again", "It is a second payment just like one on the books")),
  },
  async run({ invoices, amount, on, reference, settle, rest, again }, context) {
    const receipt = await recordPayment(context.desk, whoOf(context, "/invoice paid"), {
      invoices: invoices.map((invoice) => invoice.id),
      on: on ?? context.today,
      ...(amount ? { amount } : {}),
      ...(reference ? { reference } : {}),
      ...(settle ? { settle } : {}),
      ...(rest ? { rest } : {}),
      ...(again ? { again } : {}),
    });
    return receipt.ok ? done(paymentCard(receipt.value, context.locale)) : receipt;
  },
});

export const reverse = command({
  group: "invoice",
  name: "reverse",
  summary: "Take a payment back: refunded, bounced, or booked by mistake",
  needs: "member",
  changes: true,
  example: "/invoice reverse 7",
  args: { invoice: invoiceArg("Invoice the payment was booked on") },
  async run({ invoice }, context) {
    const view = await showInvoice(context.desk, context.workspace, invoice.id);
    if (!view.ok) return view;
    const payments = view.value.payments.filter((p) => !p.reversedOn);
    if (payments.length === 0)
      return refusal(`There is no payment on ${invoice.number} to take back.`, "Nothing was changed.");
    const money = (p: (typeof payments)[number]) => formatMoney(p.amount, context.locale);
    return {
      title: payments.length === 1 ? "Take this payment back?" : "Which payment do you take back?",
      tone: "question",
      parts: [{ kind: "text", text: "Nothing is changed before you choose." }],
      buttons: payments.map((p) => ({
        label: `Reverse ${money(p)} of ${formatShortDate(p.receivedOn, context.locale)}${p.reference ? ` (${p.reference})` : ""}`,
        action: { name: "payment.reverse", args: { payment: p.id } },
        style: "danger",
      })),
    };
  },
});

export const cancel = command({
  group: "invoice",
  name: "cancel",
  summary: "Cancel an invoice: a draft is voided, an issued one credited in full",
  needs: "approver",
  changes: true,
  example: "/invoice cancel 7 ordered twice",
  args: {
    invoice: invoiceArg("Invoice to cancel"),
    reason: textArg({ label: "reason", hint: "Why, as the client will read it" }),
  },
  async run({ invoice, reason }, context) {
    const credited = await cancelInvoice(context.desk, whoOf(context, "/invoice cancel"), {
      invoice: invoice.id,
      reason,
    });
    return credited.ok ? done(creditedCard(credited.value, context)) : credited;
  },
});

export const credit = command({
  group: "invoice",
  name: "credit",
  summary: "Credit a part of an invoice by a credit memo",
  needs: "approver",
  changes: true,
  example: "/invoice credit 7 100 two hours too many",
  args: {
    invoice: invoiceArg("Invoice to lower"),
    amount: moneyArg("By how much"),
    reason: textArg({ label: "reason", hint: "Why, as the client will read it" }),
  },
  async run({ invoice, amount, reason }, context) {
    const who = whoOf(context, "/invoice credit");
    const credited = await creditInvoice(context.desk, who, { invoice: invoice.id, amount, reason });
    return credited.ok ? done(creditedCard(credited.value, context)) : credited;
  },
});

/** A credit memo, by its number: "CM-0001", "cm-1", "1". */
const memoArg: Arg<CreditMemo> = {
  label: "memo",
  hint: "Credit memo to cancel",
  required: true,
  take: "word",
  read: async (text, { desk, workspace }) => {
    const number = readNumberText(text);
    return number.ok ? memoNumbered(desk, workspace, number.value) : number;
  },
};

export const uncredit = command({
  group: "invoice",
  name: "uncredit",
  summary: "Cancel a credit memo; the invoice is open again where it stood",
  needs: "approver",
  changes: true,
  example: "/invoice uncredit CM-0001 credited the wrong invoice",
  args: { memo: memoArg, reason: textArg({ label: "reason", hint: "Why" }) },
  async run({ memo, reason }, context) {
    const who = whoOf(context, "/invoice uncredit");
    const cancelled = await cancelCreditMemo(context.desk, who, { memo: memo.id, reason });
    return cancelled.ok ? done(memoCancelledCard(cancelled.value, context)) : cancelled;
  },
});

export const writeOff = command({
  group: "invoice",
  name: "write-off",
  summary: "Give up what is still open; a later payment takes it back",
  needs: "approver",
  changes: true,
  example: "/invoice write-off 7 client is insolvent",
  args: { invoice: invoiceArg("Invoice to give up"), reason: textArg({ label: "reason", hint: "Why" }) },
  async run({ invoice, reason }, context) {
    const who = whoOf(context, "/invoice write-off");
    const written = await writeOffInvoice(context.desk, who, { invoice: invoice.id, reason });
    return written.ok ? done(writtenOffCard(written.value, context.locale)) : written;
  },
});
