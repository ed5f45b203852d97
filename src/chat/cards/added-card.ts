import { formatShortDate } from "../../domain/calendar.ts";
import { formatMoney } from "../../domain/money.ts";
import type { Added } from "../../usecases/add-invoice.ts";
import { type Card, commandButton } from "../card.ts";
import type { Context } from "../command.ts";
import { asWord, quote } from "../read-text.ts";
import { adviceButtons, adviceWords } from "./advice-part.ts";

/** An invoice just put on the books: read back, so that a slip shows at once. */
export function addedCard(
  { invoice, client, newClient, late }: Added,
  { locale, person }: Pick<Context, "locale" | "person">,
): Card {
  const amount = formatMoney(invoice.total, locale);
  const number = asWord(invoice.number);
  const due = formatShortDate(invoice.dueOn, locale);
  const text = invoice.draft
    ? `It is a draft. /invoice send ${number} brings it to the client.`
    : `Issued ${formatShortDate(invoice.issuedOn, locale)}, due ${due}${invoice.terms ? ` (${invoice.terms})` : ""}.`;
  const hints = [newClient ? `${client.name} is a new client.` : ""];
  if (client.contacts.length === 0)
    hints.push(`There is no address yet: /client edit ${quote(client.name)} email ADDRESS`);
  return {
    title: `${invoice.number} · ${client.name} · ${amount}`,
    parts: [
      { kind: "text", text },
      ...(late
        ? [{ kind: "text" as const, text: adviceWords(late.advice, { client, ...late }, locale) }]
        : []),
      ...(hints.join("") ? [{ kind: "note" as const, text: hints.filter(Boolean).join(" ") }] : []),
    ],
    buttons: [
      commandButton("Show", `/invoice show ${number}`),
      commandButton("PDF", `/invoice pdf ${number}`),
      ...(late ? adviceButtons(late.advice, client, person.role) : []),
    ],
  };
}
