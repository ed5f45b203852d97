import { formatShortDate } from "../../domain/calendar.ts";
import { formatMoney, type Money } from "../../domain/money.ts";
import type { PaidPart } from "../../usecases/payment-entries.ts";
import type { Receipt } from "../../usecases/record-payment.ts";
import type { Button, Card } from "../card.ts";

/** What a payment settled, what is left, and what went to credit. */
export function paymentCard(receipt: Receipt, locale: string): Card {
  const { amount, parts, credit, payment } = receipt;
  const money = (m: Money) => formatMoney(m, locale);
  const numbers = parts.map((p) => p.invoice.number).join(", ");
  const lines = parts.map((part) => partLine(part, locale));
  if (credit.minor > 0n)
    lines.push(`${money(credit)} is kept as the client's credit. It is used only when you say so.`);
  const thank: Button = { label: "Thank them", action: { name: "payment.thank", args: { payment } } };
  const undo: Button = {
    label: "Undo",
    action: { name: "payment.reverse", args: { payment } },
    style: "danger",
    confirm: `Take the payment of ${money(amount)} back?`,
  };
  return {
    title: `${money(amount)} received for ${numbers || "the client's credit"}`,
    parts: [{ kind: "text", text: lines.join("\n") }],
    buttons: [thank, undo],
  };
}

/** "INV-0007: €980.00 and the discount of €20.00; it is paid in full." */
function partLine({ invoice, amount, left, givenUp, discount, late }: PaidPart, locale: string): string {
  const money = (m: Money) => formatMoney(m, locale);
  const taken = discount.minor > 0n ? ` and the discount of ${money(discount)}` : "";
  const stands =
    left.minor > 0n
      ? `${money(left)} is left open`
      : givenUp.minor > 0n
        ? `${money(givenUp)} stays written off`
        : "it is paid in full";
  const lapsed = late
    ? ` The discount of ${late.percent} % could be taken until ${formatShortDate(late.until, locale)}.`
    : "";
  return `${invoice.number}: ${money(amount)}${taken}; ${stands}.${lapsed}`;
}
