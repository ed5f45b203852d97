import type { Invoice } from "../../domain/invoice.ts";
import { formatMoney, type Money } from "../../domain/money.ts";
import type { Card } from "../card.ts";

/** What was given up. */
export function writtenOffCard(
  { invoice, amount }: { invoice: Invoice; amount: Money },
  locale: string,
): Card {
  return {
    title: `${formatMoney(amount, locale)} of ${invoice.number} written off`,
    parts: [
      {
        kind: "text",
        text: "It is no longer chased. A payment that comes after all takes the write-off back.",
      },
    ],
  };
}

/** Asks why what is open is given up. */
export function writeOffForm(
  { invoice, open, reason }: { invoice: Invoice; open: Money; reason?: string },
  locale: string,
): Card {
  const title = `Write off ${formatMoney(open, locale)} of ${invoice.number}`;
  return {
    title,
    parts: [],
    form: {
      title,
      submitLabel: "Write off",
      action: { name: "write-off.book", args: { invoice: invoice.id } },
      fields: [
        { name: "reason", label: "Why", kind: "text", required: true, ...(reason ? { value: reason } : {}) },
      ],
    },
  };
}
