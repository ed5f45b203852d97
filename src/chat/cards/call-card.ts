import type { Call, CallResult } from "../../domain/ask.ts";
import { formatShortDate } from "../../domain/calendar.ts";
import type { Client } from "../../domain/client.ts";
import type { LateReason } from "../../domain/ladder.ts";
import { mayDo } from "../../domain/workspace.ts";
import type { CallView } from "../../usecases/call-sheet.ts";
import type { CallLogged } from "../../usecases/log-call.ts";
import type { InvoiceView } from "../../usecases/show-invoice.ts";
import type { Button, Card, CardPart } from "../card.ts";
import type { Context } from "../command.ts";
import { habitWords } from "../habit-words.ts";
import { quote } from "../read-text.ts";
import { amounts, letterName, sentence } from "../words.ts";
import { disputeCard, promiseCard } from "./agreement-card.ts";
import { nextWords } from "./invoice-card.ts";
import { invoiceTable } from "./list-cards.ts";
import { followUps } from "./reason-card.ts";
import { reasonRows } from "./reason-part.ts";

/** The call sheet: whom to call, what is known, what to say, and buttons that log how it went. */
export function callCard(call: CallView, context: Pick<Context, "locale" | "today" | "person">): Card {
  const { view, open, sheet } = call;
  const { locale } = context;
  const held = heldWords(view);
  const parts: CardPart[] = [
    ...(held ? [{ kind: "text" as const, text: held }] : []),
    { kind: "facts", rows: factRows(call, locale) },
    invoiceTable(open.slice(0, MOST_INVOICES), context),
    { kind: "text", text: `Say: “${sheet.opening}”` },
    { kind: "note", text: ["Ask:", ...sheet.questions.map((question) => `- ${question}`)].join("\n") },
    {
      kind: "table",
      columns: [{ label: "If they say" }, { label: "Answer" }],
      rows: sheet.answers.map(({ they, you }) => [they, you]),
    },
    { kind: "text", text: `To end with: “${sheet.closing}”` },
    {
      kind: "note",
      text: `To anybody else, or a machine, nothing about money: “${sheet.message}”`,
    },
  ];
  const title = `Call ${view.client.name} about ${view.invoice.number}`;
  return { title, parts, buttons: mayDo(context.person.role, "member") ? resultButtons(call) : [] };
}

const MOST_INVOICES = 10;

/** What says that no money should be asked for just now. */
function heldWords({ decision }: InvoiceView): string | undefined {
  const holds = [
    "do-not-chase",
    "paused",
    "disputed",
    "promised",
    "on-plan",
    "plan-offered",
    "unapplied-credit",
  ];
  if (decision?.kind !== "wait" || !holds.includes(decision.rule)) return undefined;
  return `Before you call: nobody asks for money now, because ${decision.because}.`;
}

function factRows({ view, totals, messages, calls, habit }: CallView, locale: string): [string, string][] {
  const { client, invoice } = view;
  const day = (on: Parameters<typeof formatShortDate>[0]) => formatShortDate(on, locale);
  const sent = messages.map(({ on, kind }) => `${letterName(kind)} on ${day(on)}`);
  const called = calls.map((call) => callWords(call, day(call.on)));
  return [
    ["To", whom(client)],
    ["Phone", client.phone ?? `no phone on file: /client edit ${quote(client.name)} phone NUMBER`],
    ["To ask for", amounts(totals, locale)],
    ...reasonRows(invoice),
    ["Pays", habitWords(habit)],
    ["Sent so far", sent.join("; ") || "nothing"],
    ...(called.length > 0 ? [["Called before", called.join("; ")] as [string, string]] : []),
  ];
}

/** Who lets money go, else who gets the letters. */
function whom({ name, contract, contacts }: Client): string {
  const reads = contacts.filter((contact) => contact.getsReminders).find((contact) => contact.name)?.name;
  const person = contract?.paysBy ?? reads;
  return person ? `${person}, ${name}` : name;
}

function callWords({ result, note, by }: Call, on: string): string {
  return `${RESULT_WORDS[result]} on ${on} (${by}${note ? `: ${note}` : ""})`;
}

/** How a call came out, as a clause. */
const RESULT_WORDS: Record<CallResult, string> = {
  reached: "reached",
  "left-message": "left a message",
  "no-answer": "no answer",
};

const REASONS: readonly (readonly [LateReason, string])[] = [
  ["oversight", "Reached: they forgot it"],
  ["cash-flow", "Reached: short of cash"],
  ["procedure", "Reached: paperwork holds it up"],
];

function resultButtons({ view, ask }: CallView): Button[] {
  const about = { invoice: view.invoice.id, ...(ask ? { ask } : {}) };
  const log = (label: string, args: Record<string, string>): Button => ({
    label,
    action: { name: "call.log", args: { ...about, ...args } },
  });
  const form = (label: string, name: string): Button => ({ label, action: { name, args: about } });
  const { promise, dispute, plan } = view.agreed;
  const argued = dispute && !dispute.amount;
  return [
    ...(argued || plan?.acceptedOn ? [] : [form("Reached: they will pay on …", "call.promise-form")]),
    ...REASONS.map(([reason, label]) => log(label, { result: "reached", reason })),
    ...(dispute ? [] : [form("Reached: not satisfied", "call.dispute-form")]),
    log(promise ? "Reached, the promise stands" : "Reached, nothing agreed", { result: "reached" }),
    log("Left a message", { result: "left-message" }),
    log("No answer", { result: "no-answer" }),
    ...(ask ? skipButtons(ask) : []),
  ];
}

function skipButtons(ask: string): Button[] {
  const onAsk = (label: string, name: string): Button => ({ label, action: { name, args: { ask } } });
  return [onAsk("Skip the call", "ask.skip"), onAsk("Snooze", "ask.snooze-form")];
}

/** What was logged, what it does, and the next thing to do. */
export function calledCard(
  { invoice, result, promise, dispute, againOn }: CallLogged,
  view: InvoiceView,
  context: Pick<Context, "locale" | "person">,
): Card {
  const { locale, person } = context;
  const title = `${invoice.number}: call logged, ${RESULT_WORDS[result]}`;
  const came = promise ? promiseCard(promise, context) : dispute ? disputeCard(dispute, context) : undefined;
  if (came) return { ...came, title: `${title}; ${came.title}` };
  const reason = result === "reached" ? view.invoice.lateReason?.reason : undefined;
  const said = againOn
    ? [`You are asked again on ${formatShortDate(againOn, locale)}.`]
    : [CONTACT[result], sentence(`next: ${nextWords(view, locale)}`)];
  return {
    title,
    parts: [{ kind: "text", text: said.join(" ").trim() }],
    buttons: reason && mayDo(person.role, "member") ? followUps(reason, view) : [],
  };
}

const CONTACT: Record<CallResult, string> = {
  reached: "It counts as contact: nothing else goes to them for some days.",
  "left-message": "It counts as contact: nothing else goes to them for some days.",
  "no-answer": "",
};
