import { formatMoney } from "../../domain/money.ts";
import type { Receipt } from "../../usecases/record-payment.ts";
import type { Button, Card } from "../card.ts";

/** What a payment settled, what is left, and what went to credit. */
export function paymentCard(receipt: Receipt, locale: string): Card {
  const { amount, parts, credit, payment } = receipt;
  const money = (m: typeof amount) => formatMoney(m, locale);
  const numbers = parts.map((p) => p.invoice.number).join(", ");
  const lines = parts.map(({ invoice, amount: part, left }) =>
    left.minor === 0n
      ? `${invoice.number}: ${money(part)}; it is paid in full.`
      : `${invoice.number}: ${money(part)}; ${money(left)} is left open.`,
  );
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
