import type { LocalDate } from "../../domain/calendar.ts";
import type { Client } from "../../domain/client.ts";
import { formatMoney, type Money, toDecimal } from "../../domain/money.ts";
import type { MemoCancelled } from "../../usecases/cancel-credit-memo.ts";
import type { Credited, CreditMemo } from "../../usecases/issue-credit-memo.ts";
import { type Button, type Card, commandButton } from "../card.ts";
import type { Context } from "../command.ts";
import { asWord } from "../read-text.ts";

type Place = Pick<Context, "locale">;

/** A credit memo just issued, or a draft voided. */
export function creditedCard(credited: Credited, { locale }: Place): Card {
  const { invoice, memo, letter, left, released, charges } = credited;
  const money = (m: Money) => formatMoney(m, locale);
  if (!memo)
    return {
      title: `${invoice.number} is voided`,
      parts: [{ kind: "text", text: "It never went out; its number stays on the books." }],
    };
  const lines = [`${money(left)} is left open.`];
  if (released.minor > 0n) lines.push(`${money(released)} that had been paid is now the client's credit.`);
  if (charges) {
    const number = asWord(invoice.number);
    lines.push(
      `${money(charges)} of it is charges for being late. What is credited bears none: /invoice fee ${number} or /invoice interest ${number} takes off what was charged on it.`,
    );
  }
  if (invoice.project && invoice.kind !== "final") {
    lines.push(
      "The project's price stands, so that what is credited is left to bill; /project edit lowers the price.",
    );
  }
  return {
    title: `${memo.number} credits ${money(memo.amount)} of ${invoice.number}`,
    parts: [
      { kind: "text", text: lines.join(" ") },
      { kind: "note", text: "A mail to the client is drafted and waits for approval: /receivables drafts" },
    ],
    buttons: [
      ...(letter ? [{ label: "Open draft", action: { name: "letter.show", args: { letter } } }] : []),
      cancelMemoButton(memo),
    ],
  };
}

/** Asks for the reason; nothing is changed by the press. */
export function cancelMemoButton({ id, number }: Pick<CreditMemo, "id" | "number">): Button {
  return { label: `Cancel ${number}`, action: { name: "memo.form", args: { memo: id } }, style: "danger" };
}

/** A credit memo just cancelled: what is open again, and whom that has to be told. */
export function memoCancelledCard(cancelled: MemoCancelled, { locale }: Place): Card {
  const { invoice, memo, left, takenBack, told } = cancelled;
  const money = (m: Money) => formatMoney(m, locale);
  const lines = [`${money(left)} is open on ${invoice.number} now; it stands where it stood.`];
  if (takenBack.minor > 0n)
    lines.push(`${money(takenBack)} that had become the client's credit is taken back.`);
  const notes: Record<MemoCancelled["told"], string> = {
    yes: `The client has had the mail about ${memo.number}: tell them that it does not stand any more.`,
    perhaps: `If the mail about ${memo.number} has gone out, tell the client that it does not stand any more.`,
    no: `No mail about ${memo.number} has gone out, and none will.`,
  };
  return {
    title: `${memo.number} over ${money(memo.amount)} is cancelled`,
    parts: [
      { kind: "text", text: lines.join(" ") },
      { kind: "note", text: notes[told] },
    ],
    buttons: [commandButton("Show invoice", `/invoice show ${asWord(invoice.number)}`)],
  };
}

type Refunded = { client: Client; amount: Money; on: LocalDate; left: Money };

/** Money just paid back to a client, with a way to take that back. */
export function refundCard({ client, amount, on, left }: Refunded, locale: string): Card {
  const money = (m: Money) => formatMoney(m, locale);
  const args = { client: client.id, amount: toDecimal(amount), currency: amount.currency, on };
  return {
    title: `${money(amount)} paid back to ${client.name}`,
    parts: [{ kind: "text", text: `${money(left)} of credit is left.` }],
    buttons: [
      {
        label: "Undo",
        action: { name: "refund.undo", args },
        style: "danger",
        confirm: `Was the ${money(amount)} not paid back?`,
      },
    ],
  };
}
