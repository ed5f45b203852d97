import { dateIn, formatShortDate, type Zone } from "../domain/calendar.ts";
import type { ChargePart } from "../domain/charge.ts";
import type { Meaning } from "../domain/client-reply.ts";
import type { InvoiceState } from "../domain/invoice.ts";
import type { LateReason } from "../domain/ladder.ts";
import type { Letter } from "../domain/letter.ts";
import type { LiveAgreements } from "../domain/live-agreements.ts";
import { formatMoney, type Money } from "../domain/money.ts";

// Small phrases that several cards share.

/** "12 days overdue", "due today, promised for 28 Nov 2026", "paid on 3 Dec 2026". */
export function stateWords(state: InvoiceState, locale: string, agreed: LiveAgreements = {}): string {
  switch (state.kind) {
    case "draft":
      return "draft, not sent yet";
    case "open":
      return [dueWords(state), ...agreedWords(agreed, locale)].join(", ");
    case "paid":
      return `paid on ${formatShortDate(state.on, locale)}`;
    case "cancelled":
      return `cancelled on ${formatShortDate(state.on, locale)}`;
    case "written-off":
      return `written off on ${formatShortDate(state.on, locale)}`;
  }
}

/** Longer reasons are shown whole on the invoice's own card. */
const REASON_SHOWN = 40;

/** "in dispute since 3 Nov 2026: the work is unfinished", "promised for 28 Nov 2026", "on a payment plan". */
function agreedWords({ dispute, promise, plan }: LiveAgreements, locale: string): string[] {
  const words: string[] = [];
  if (dispute) {
    const part = dispute.amount ? `${formatMoney(dispute.amount, locale)} of it ` : "";
    const reason = [...dispute.reason];
    const shown =
      reason.length > REASON_SHOWN ? `${reason.slice(0, REASON_SHOWN).join("")}…` : dispute.reason;
    words.push(`${part}in dispute since ${formatShortDate(dispute.openedOn, locale)}: ${shown}`);
  }
  if (promise) words.push(`promised for ${formatShortDate(promise.promisedFor, locale)}`);
  if (plan) words.push(plan.acceptedOn ? "on a payment plan" : "payment plan offered");
  return words;
}

function dueWords({ due, daysPastDue }: Extract<InvoiceState, { kind: "open" }>): string {
  if (due === "today") return "due today";
  return due === "overdue" ? `${days(daysPastDue)} overdue` : `due in ${days(-daysPastDue)}`;
}

/** "1 day", "12 days". */
export function days(n: number): string {
  return count(n, "day");
}

/** "1 invoice", "3 invoices", "no invoices". */
export function count(n: number, thing: string): string {
  return n === 1 ? `1 ${thing}` : `${n === 0 ? "no" : n.toLocaleString("en")} ${thing}s`;
}

/** "EUR 1,200.00 and USD 50.00"; "nothing" for none. */
export function amounts(list: readonly Money[], locale: string): string {
  const shown = list.filter((m) => m.minor !== 0n).map((m) => formatMoney(m, locale));
  return shown.length === 0 ? "nothing" : listWords(shown);
}

export function listWords(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

const KINDS: Record<Letter["kind"], string> = {
  "invoice-cover": "invoice mail",
  "heads-up": "heads-up",
  "polite-reminder": "polite reminder",
  "second-reminder": "second reminder",
  "third-reminder": "third reminder",
  "resend-invoice": "invoice sent again",
  "non-payment-letter": "non-payment letter",
  receipt: "receipt and thanks",
  "late-fee-notice": "late-fee notice",
  "payment-plan-offer": "payment-plan offer",
  "plan-confirmation": "plan confirmation",
  "credit-memo-cover": "credit memo mail",
  "billing-policy-cover": "billing policy",
  "deposit-request": "deposit request",
  "dispute-answer": "dispute answer",
  "statement-cover": "statement of account",
};

/** Why a client is late, as a clause: "late because they are short of cash". */
export const REASON_WORDS: Record<LateReason, string> = {
  oversight: "they forgot it",
  "cash-flow": "they are short of cash",
  dissatisfied: "they are not satisfied",
  procedure: "their paperwork holds it up",
};

/** What a client means by an answer, as a clause. */
export const MEANT: Record<Meaning, string> = {
  "has-paid": "they have paid",
  "promises-date": "they are going to pay",
  "wants-plan": "they want to pay in parts",
  "cannot-pay": "they cannot pay now",
  disputes: "something is wrong, they say",
  "needs-copy": "they need the invoice again",
  procedure: "their paperwork holds it up",
  "wrong-person": "somebody else is to be written to",
  other: "nothing that could be told",
};

/** "German", by its ISO 639-1 code. */
export function languageName(code: string): string {
  return new Intl.DisplayNames(["en"], { type: "language" }).of(code) ?? code;
}

/** What people call the parts of a debt that come on top of the principal. */
export const CHARGE_NAMES: Record<ChargePart, string> = {
  fee: "late fees",
  interest: "interest",
  costs: "compensation",
};

/** What people call a letter of that kind. */
export function letterName(kind: Letter["kind"]): string {
  return KINDS[kind];
}

/** What people call a step of a ladder by its id: its letter's name; the second of a kind is "polite reminder 2". */
export function stepName(step: string): string {
  const [, what = step, again = ""] = /^(.*?)(?:-(\d+))?$/.exec(step) ?? [];
  const names: Readonly<Record<string, string | undefined>> = KINDS;
  const name = names[what] ?? what.replaceAll("-", " ");
  return again ? `${name} ${again}` : name;
}

/** "a heads-up", "an invoice mail". */
export function aLetter(kind: Letter["kind"]): string {
  const name = letterName(kind);
  return `${/^[aeiou]/.test(name) ? "an" : "a"} ${name}`;
}

/** "3 Dec 2026, 09:00" on the clocks of `zone`. */
export function momentWords(at: Date, zone: Zone, locale: string): string {
  const time = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", timeZone: zone });
  return `${formatShortDate(dateIn(zone, at), locale)}, ${time.format(at)}`;
}

/** "Monday, 30 Nov at 9:00", on the clocks of `zone`; with the place where it is not `here`: "at 9:00 (Tokyo)". */
export function openingWords(at: Date, zone: Zone, here: Zone, locale: string): string {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: zone }).format(at);
  const day = `${format({ weekday: "long" })}, ${format({ day: "numeric", month: "short" })}`;
  const place = zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ");
  return `${day} at ${format({ hour: "numeric", minute: "2-digit" })}${zone === here ? "" : ` (${place})`}`;
}

/** The longest piece of somebody's input that is shown back. */
const SHOWN = 60;

/** A piece of input that is short enough to show. */
export function cut(text: string): string {
  const characters = [...text.replace(/\s+/g, " ")];
  return characters.length > SHOWN ? `${characters.slice(0, SHOWN).join("")}…` : characters.join("");
}

/** First letter upper case, a full stop at the end. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  const upper = trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
  return /[.!?]$/.test(upper) ? upper : `${upper}.`;
}
