import { formatShortDate } from "../../domain/calendar.ts";
import type { DiscountOffer } from "../../domain/early-discount.ts";
import { type InvoiceId, type PaymentId, readId } from "../../domain/ids.ts";
import { formatMoney } from "../../domain/money.ts";
import { done, type Outcome, refuse } from "../../domain/outcome.ts";
import { NO_INVOICE, NO_PAYMENT } from "../../domain/refusal.ts";
import { recordPayment } from "../../usecases/record-payment.ts";
import { thankFor } from "../../usecases/remind.ts";
import { type Reversed, reversePayment } from "../../usecases/reverse-payment.ts";
import { showInvoice } from "../../usecases/show-invoice.ts";
import { type ActionDefinition, whoOf } from "../action.ts";
import { type Card, say } from "../card.ts";
import { paymentCard } from "../cards/payment-card.ts";
import type { Context } from "../command.ts";
import { cleanText, readAmount, readDate } from "../read-text.ts";
import { showLetter } from "./letters.ts";

/** `known`: what stands in the fields at first, where somebody has said it already. */
export async function paymentForm(
  args: Readonly<Record<string, string>>,
  context: Context,
  known: { amount?: string; on?: string } = {},
): Promise<Outcome<Card>> {
  const id = readId<InvoiceId>(args["invoice"]);
  const view = id && (await showInvoice(context.desk, context.workspace, id));
  if (!view) return refuse(NO_INVOICE);
  if (!view.ok) return view;
  const { invoice, state, discount } = view.value;
  const hint = discount && discountHint(discount, context.locale);
  const open = state.kind === "open" ? formatMoney(state.balance, context.locale) : "";
  return done({
    title: `Payment for ${invoice.number}`,
    parts: [],
    form: {
      title: `Payment for ${invoice.number}`,
      submitLabel: "Record",
      action: { name: "payment.record", args },
      fields: [
        {
          ...{ name: "amount", label: "Amount", kind: "money", required: true, value: known.amount ?? open },
          ...(hint ? { hint } : {}),
        },
        { name: "on", label: "Value date", kind: "date", required: true, value: known.on ?? context.today },
        { name: "reference", label: "Reference", kind: "text", required: false },
      ],
    },
  });
}

function discountHint({ pay, until }: DiscountOffer, locale: string): string {
  return `${formatMoney(pay, locale)} settles it until ${formatShortDate(until, locale)}`;
}

/** Books what the form says; a field that is left out has what the form would have had. */
export async function submitPayment(
  args: Readonly<Record<string, string>>,
  values: Readonly<Record<string, string>>,
  context: Context,
): Promise<Outcome<Card>> {
  const { desk, workspace, today, locale } = context;
  const id = readId<InvoiceId>(args["invoice"]);
  const view = id && (await showInvoice(desk, workspace, id));
  if (!view) return refuse(NO_INVOICE);
  if (!view.ok) return view;
  const { currency } = view.value.invoice;
  const amount = values["amount"] ? readAmount(values["amount"], { currency, locale }) : undefined;
  if (amount && !amount.ok) return amount;
  const on = readDate(values["on"] ?? today, {
    today,
    locale,
    country: workspace.country,
    direction: "past",
  });
  if (!on.ok) return on;
  const reference = values["reference"]
    ? cleanText(values["reference"], { what: "reference", limit: 200 })
    : undefined;
  if (reference && !reference.ok) return reference;
  const receipt = await recordPayment(desk, whoOf(context, "payment form"), {
    invoices: [id],
    on: on.value,
    ...(amount ? { amount: amount.value } : {}),
    ...(reference ? { reference: reference.value } : {}),
  });
  return receipt.ok ? done(paymentCard(receipt.value, context.locale)) : receipt;
}

function reversedCard({ payment, lapsed }: Reversed, locale: string): Card {
  const lines = ["The invoice is open again and stands on the ladder where it stood."];
  if (lapsed.minor > 0n) {
    lines.push(`The discount of ${formatMoney(lapsed, locale)} that came with it is open again too.`);
  }
  return say(`${formatMoney(payment.amount, locale)} taken back`, lines.join(" "));
}

/** Buttons that book something on the ledger. */
export const bookActions: readonly ActionDefinition[] = [
  {
    name: "payment.form",
    does: "recording a payment",
    needs: "member",
    run: (args, _, context) => paymentForm(args, context),
  },
  { name: "payment.record", does: "recording a payment", needs: "member", run: submitPayment },
  {
    name: "payment.reverse",
    does: "reversing a payment",
    needs: "member",
    run: async (args, _values, context) => {
      const id = readId<PaymentId>(args["payment"]);
      if (!id) return refuse(NO_PAYMENT);
      const reversed = await reversePayment(context.desk, whoOf(context, "Reverse"), id);
      if (!reversed.ok) return reversed;
      return done(reversedCard(reversed.value, context.locale));
    },
  },
  {
    name: "payment.thank",
    does: "drafting a receipt",
    needs: "member",
    run: async (args, _values, context) => {
      const id = readId<PaymentId>(args["payment"]);
      if (!id) return refuse(NO_PAYMENT);
      const letter = await thankFor(context.desk, whoOf(context, "Thank them"), id);
      return letter.ok ? showLetter(context, letter.value) : letter;
    },
  },
];
