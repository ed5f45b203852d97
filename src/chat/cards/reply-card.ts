import { formatShortDate, type LocalDate } from "../../domain/calendar.ts";
import type { ClientReply, Meaning, Proposal, ReadBy } from "../../domain/client-reply.ts";
import { formatMoney } from "../../domain/money.ts";
import { mayDo, type Role } from "../../domain/workspace.ts";
import { REPLY_LIMIT, type ReplyRead } from "../../usecases/read-reply.ts";
import type { InvoiceView } from "../../usecases/show-invoice.ts";
import { type Button, type Card, commandButton } from "../card.ts";
import { asWord } from "../read-text.ts";
import { MEANT, sentence } from "../words.ts";
import { reasonButtons } from "./reason-part.ts";

/** Longer quotations are cut where they are shown; the whole text is kept. */
const SHOWN = 240;

/** What a client seems to mean, each with the words it rests on and a button that proposes what to do. */
export function replyCard(read: ReplyRead, view: InvoiceView, place: ReplyPlace): Card {
  const { reply, cut, again } = read;
  const notes = [
    ...(cut ? [`Only the first ${REPLY_LIMIT.toLocaleString("en")} characters were read.`] : []),
    ...(again ? ["The same text was brought before; it is on the books once."] : []),
  ];
  return cardOf(reply, view, place, notes);
}

/** Where it is read, and by whom. */
export type ReplyPlace = { locale: string; role: Role };

/** An answer that is on the books, with its words. */
export function keptReplyCard(reply: ClientReply, view: InvoiceView, on: LocalDate, place: ReplyPlace): Card {
  const day = formatShortDate(on, place.locale);
  const card = cardOf(reply, view, place, [`Brought by ${reply.broughtBy} on ${day}.`]);
  return { ...card, parts: [{ kind: "letter", text: reply.text }, ...card.parts] };
}

function cardOf(
  reply: ClientReply,
  view: InvoiceView,
  { locale, role }: ReplyPlace,
  notes: readonly string[],
): Card {
  const { proposals, read } = reply.reading;
  const said = [byWhom(read), "Nothing follows from it before you press a button.", ...notes];
  return {
    title: `${view.invoice.number}: what ${view.client.name} seems to mean`,
    parts: [
      { kind: "facts", rows: proposals.map((proposal) => proposalRow(proposal, locale)) },
      { kind: "note", text: said.join(" ") },
    ],
    buttons: mayDo(role, "member")
      ? proposals.flatMap((proposal, n) => buttonsFor(proposal, n, reply, view))
      : [],
  };
}

/** A button that shows the newest answer of those on the timeline. */
export function replyButtons({ timeline }: Pick<InvoiceView, "timeline">): Button[] {
  const reply = timeline.find(({ kind }) => kind === "client-replied")?.data["reply"];
  if (typeof reply !== "string") return [];
  return [{ label: "What they wrote", action: { name: "reply.show", args: { reply } } }];
}

function proposalRow(proposal: Proposal, locale: string): [string, string] {
  const { means, quote, on, amount, unclear = [] } = proposal;
  const label = MEANT[means].charAt(0).toUpperCase() + MEANT[means].slice(1);
  const read = [
    ...(amount ? [formatMoney(amount, locale)] : []),
    ...(on ? [formatShortDate(on, locale)] : []),
    ...unclear.map((what) => `which ${what} is not clear`),
  ];
  return [label, [`“${shown(quote)}”`, ...read].join(" · ")];
}

function shown(quote: string): string {
  const characters = [...quote.replace(/\s+/g, " ")];
  return characters.length > SHOWN ? `${characters.slice(0, SHOWN).join("")}…` : characters.join("");
}

function byWhom(read: ReadBy): string {
  if (read.by === "model") return `Read by the model ${read.model}.`;
  return read.because
    ? `Read by keywords, and no more than a guess. ${sentence(read.because)}`
    : "Read by keywords, since no model is set up, and no more than a guess.";
}

/** What each meaning proposes; the rest of it stands in the form that the button opens. */
const PROPOSES: Record<Exclude<Meaning, "needs-copy" | "other">, { label: string; action: string }> = {
  "has-paid": { label: "Record payment", action: "reply.payment-form" },
  "promises-date": { label: "Note the promise", action: "reply.promise-form" },
  "wants-plan": { label: "Offer a payment plan", action: "reply.plan-form" },
  "cannot-pay": { label: "They are short of cash", action: "reply.reason" },
  disputes: { label: "Note the dispute", action: "reply.dispute-form" },
  procedure: { label: "Their paperwork holds it up", action: "reply.reason" },
  "wrong-person": { label: "Correct the contact", action: "reply.contact-form" },
};

function buttonsFor(
  { means }: Proposal,
  n: number,
  reply: ClientReply,
  { invoice, state }: InvoiceView,
): Button[] {
  if (means === "needs-copy") {
    return [commandButton("Send the invoice again", `/invoice send ${asWord(invoice.number)}`)];
  }
  if (state.kind !== "open" && means !== "wrong-person") return [];
  if (means === "other") return reasonButtons(invoice);
  const { label, action } = PROPOSES[means];
  return [{ label, action: { name: action, args: { reply: reply.id, n: String(n) } } }];
}
