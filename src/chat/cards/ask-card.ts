import type { Ask, AskKind } from "../../domain/ask.ts";
import { formatShortDate } from "../../domain/calendar.ts";
import { missingPoints } from "../../domain/contract.ts";
import { formatMoney } from "../../domain/money.ts";
import type { Role } from "../../domain/workspace.ts";
import { freshOf } from "../../usecases/charge-due.ts";
import type { InvoiceView } from "../../usecases/show-invoice.ts";
import type { AskView, WaitingAsk } from "../../usecases/view-ask.ts";
import type { Button, Card, CardPart } from "../card.ts";
import { cut, sentence, stateWords } from "../words.ts";
import { askButtons } from "./ask-buttons.ts";
import { contractPart } from "./contract-card.ts";
import { reasonRows } from "./reason-part.ts";

export type AskPlace = { locale: string; role: Role };

/** In one line: "Call Acme about INV-0007: €2,000.00, 39 days overdue". */
export function askLine({ ask, about }: WaitingAsk, locale: string): string {
  const { invoice, client, balance, state, agreed } = about;
  const open = `${formatMoney(balance, locale)}, ${stateWords(state, locale, agreed)}`;
  const aside = isAside(ask) ? ` (put aside until ${formatShortDate(ask.snoozedUntil, locale)})` : "";
  const name = askName(ask.kind, invoice.number, cut(client));
  return `${name}${name.endsWith("?") ? "" : ":"} ${open}${aside}`;
}

const NAMES: Record<AskKind, (number: string, client: string) => string> = {
  check: (number, client) => `Has ${client} paid ${number}?`,
  call: (number, client) => `Call ${client} about ${number}`,
  dispute: (number, client) => `Is ${number} of ${client} in dispute?`,
  fee: (number, client) => `Charge ${client} the late fee on ${number}?`,
  decide: (number, client) => `Decide what follows for ${number} of ${client}`,
  credit: (number, client) => `Is the credit of ${client} meant for ${number}?`,
  tolerance: (number, client) => `Write off what is left of ${number} of ${client}?`,
};

/** What is asked, as a title or a button says it: "Call Acme about INV-0007". */
export function askName(kind: AskKind, number: string, client: string): string {
  return NAMES[kind](number, client);
}

function isAside(ask: Ask): ask is Ask & { snoozedUntil: NonNullable<Ask["snoozedUntil"]> } {
  return !ask.done && ask.snoozedUntil !== undefined && ask.snoozedUntil > (ask.nudgedOn ?? ask.askedOn);
}

/** What the team is asked about an invoice: why, how it stands, and the ways to answer. Or its record. */
export function askCard(asked: AskView, place: AskPlace): Card {
  const { ask, view } = asked;
  const { number } = view.invoice;
  const name = askName(ask.kind, number, view.client.name);
  const ended = whyClosed(asked, place.locale);
  if (ended) return { title: name, parts: [{ kind: "text", text: ended }, factsPart(asked, place)] };
  const parts: CardPart[] = [
    { kind: "text", text: WHY[ask.kind](asked, place.locale) },
    factsPart(asked, place),
    ...contractNotice(asked),
    { kind: "note", text: noteOf(ask, place.locale) },
  ];
  return { title: name, parts, buttons: askButtons(asked, place) };
}

/** Why there is nothing to answer any more. A check asks for no answer, and ends when the invoice is closed. */
function whyClosed({ ask, view }: AskView, locale: string): string | undefined {
  const { number } = view.invoice;
  if (ask.kind === "check" && view.state.kind === "open") return undefined;
  if (view.state.kind !== "open") return sentence(`${number} is ${stateWords(view.state, locale)}`);
  if (!ask.done) return undefined;
  const { on, result, by } = ask.done;
  const day = formatShortDate(on, locale);
  if (result === "overtaken") return `This is not asked any more: ${number} has moved on by ${day}.`;
  return `${result === "skipped" ? "Left out" : "Answered"} by ${by} on ${day}.`;
}

const WHY: Record<AskKind, (asked: AskView, locale: string) => string> = {
  check: () =>
    "It is late since today. Look whether the money has come in before anybody is reminded, and whether the contract is in order.",
  call: () => "Letters have not helped so far. A call finds out in a minute why they do not pay.",
  dispute: ({ view }) => {
    const note = view.invoice.lateReason?.note;
    return `They are not satisfied${note ? `: ${note}` : ""}. If something about it is wrong, take it out of the chase until that is settled.`;
  },
  fee: ({ charge }, locale) =>
    charge?.mayCharge
      ? `${formatMoney(freshOf(charge), locale)} may be charged by the clause that was agreed. Its notice takes the place of the next reminder.`
      : "A late fee was agreed, but nothing of it may be charged now.",
  decide: () =>
    "The ladder is used up. Is it worth a claim, a collection agency, or one more letter; or is it better given up?",
  credit: ({ view }, locale) =>
    `${view.client.name} has ${formatMoney(view.credit, locale)} in credit that nobody has used. Before more is asked for: is it meant for this invoice?`,
  tolerance: ({ view }, locale) =>
    `${view.state.kind === "open" ? formatMoney(view.state.balance, locale) : "What"} is left open: to ask for so little costs more than it brings.`,
};

function factsPart({ view }: AskView, { locale }: AskPlace): CardPart {
  const { client, state, invoice, agreed } = view;
  const rows: [string, string][] = [
    ["Client", client.name],
    ["Open", state.kind === "open" ? formatMoney(state.balance, locale) : "nothing"],
    ["Due", formatShortDate(invoice.dueOn, locale)],
    ["State", stateWords(state, locale, agreed)],
    ...reasonRows(invoice),
  ];
  return { kind: "facts", rows };
}

/** Before anybody argues is the moment to look whether the contract is in order. */
function contractNotice({ ask, view }: AskView): CardPart[] {
  return ask.kind === "check" && missingPoints(view.client).length > 0 ? [contractPart(view.client)] : [];
}

function noteOf(ask: Ask, locale: string): string {
  const asked = `Asked on ${formatShortDate(ask.askedOn, locale)}`;
  if (ask.kind === "check") return `${asked}. It needs no answer: the ladder goes on by itself.`;
  const aside = isAside(ask) ? `, put aside until ${formatShortDate(ask.snoozedUntil, locale)}` : "";
  return `${asked}${aside}. The ladder waits for the answer.`;
}

/** A button for each of them that opens its card. */
export function openAskButtons(waiting: readonly WaitingAsk[]): Button[] {
  return waiting.map(({ ask, about: { invoice, client } }) => ({
    label: askName(ask.kind, invoice.number, cut(client)),
    action: { name: "ask.show", args: { ask: ask.id } },
  }));
}

/** The button on an invoice's card by which what is asked about it is answered. */
export function askButtonsOf({ asks, invoice, client }: InvoiceView): Button[] {
  return asks.map(({ id, kind }) => ({
    label: askName(kind, invoice.number, cut(client.name)),
    action: { name: "ask.show", args: { ask: id } },
  }));
}
