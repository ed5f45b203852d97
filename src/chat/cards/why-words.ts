import type { AskKind } from "../../domain/ask.ts";
import { formatShortDate } from "../../domain/calendar.ts";
import { isPaused } from "../../domain/client.ts";
import type { WaitRule } from "../../domain/escalation.ts";
import type { StepId } from "../../domain/ladder.ts";
import type { InvoiceView } from "../../usecases/show-invoice.ts";
import { asWord, quote } from "../read-text.ts";

// What `/invoice why` says of the rule that an invoice waits by: what it is, how it ends, and what to type.

type Waiting = { view: InvoiceView; no: string; until: string; client: string };

const ENDS: Record<WaitRule, (waiting: Waiting) => string> = {
  "not-yet": ({ no }) =>
    `Each step has its day; a letter is drafted then, and sent when you have approved it. Sooner: /invoice remind ${no}.`,
  "contact-gap": () =>
    "It ends by itself on that day. /dunlin setup gap DAYS sets the least time between two messages to a client.",
  deadline: () => "It ends by itself on that day; the letter gave them that time.",
  asked: ({ view, no }) =>
    `It ends with your answer: ${answerWords(view, no)}, or left out on its card in /receivables.`,
  "ladder-done": ({ no }) =>
    `What follows is yours to say: /invoice legal ${no}, /invoice remind ${no}, or /invoice write-off ${no} REASON.`,
  "do-not-chase": ({ client }) => `It ends when you say so: /client edit ${client} chase yes.`,
  paused: ({ view, no, client }) => pauseWords(view, no, client),
  disputed: ({ no }) =>
    `It ends when the dispute is settled: /invoice resolve ${no} credit, rework or rejected.`,
  promised: ({ until }) => `It ends on the morning of ${until}, or as soon as all of it is in.`,
  "on-plan": ({ no }) => `It ends when the plan is kept or broken; /invoice plan ${no} shows how it stands.`,
  "plan-offered": ({ until, no }) =>
    `It ends on ${until}, or with the client's answer; /invoice plan ${no} notes it.`,
  tolerance: ({ no }) =>
    `It ends with /invoice write-off ${no} REASON, or when more is open; /dunlin setup tolerance AMOUNT sets what is too little.`,
  "unapplied-credit": ({ no }) =>
    `It ends when the credit is used, as with the button of /invoice show ${no}, or when you say that it is meant for something else.`,
  "draft-waits": ({ view }) =>
    view.openLetter?.approved
      ? "It ends when the letter has gone out."
      : "It ends when the draft is approved or left out: /receivables drafts.",
};

const ANSWERS: Partial<Record<AskKind, (no: string) => string>> = {
  call: (no) => `/invoice call ${no}`,
  dispute: (no) => `/invoice dispute ${no} TEXT`,
  fee: (no) => `/invoice fee ${no}`,
  decide: (no) => `/invoice legal ${no}`,
};

function answerWords({ asks }: InvoiceView, no: string): string {
  const answer = asks.map(({ kind }) => ANSWERS[kind]?.(no)).find((words) => words !== undefined);
  return answer ?? `/invoice show ${no}`;
}

function pauseWords({ client, today }: InvoiceView, no: string, name: string): string {
  const isClients = isPaused(client.pause, today);
  return `It ends by itself where it has a day, and with ${isClients ? `/client resume ${name}` : `/invoice resume ${no}`}.`;
}

/** The rule that holds it back, in words, with its end: nothing where nothing is open. */
export function ruleWords(view: InvoiceView, locale: string): string[] {
  const { decision, invoice, client } = view;
  if (!decision || decision.kind === "rest") return [];
  const rule = `Rule “${ruleName(decision)}”: ${decision.because}.`;
  if (decision.kind === "draft")
    return [rule, "It is drafted in business hours, and sent when you have approved it."];
  if (decision.kind === "ask") return [rule, "You are asked in business hours."];
  const waiting: Waiting = {
    view,
    no: asWord(invoice.number),
    client: quote(client.name),
    until: formatShortDate(decision.until, locale),
  };
  return [rule, ENDS[decision.rule](waiting)];
}

type Ruled = Exclude<NonNullable<InvoiceView["decision"]>, { kind: "rest" }>;

/** What people call a rule. */
function ruleName(decision: Ruled): string {
  if (decision.kind === "wait") return RULE_NAMES[decision.rule];
  if (decision.kind === "ask" && (decision.rule === "tolerance" || decision.rule === "unapplied-credit")) {
    return RULE_NAMES[decision.rule];
  }
  return `step ${decision.step?.name ?? ""}`.trim();
}

const RULE_NAMES: Record<WaitRule, string> = {
  "not-yet": "each step has its day",
  "contact-gap": "time between letters",
  deadline: "time that a letter gave",
  asked: "asked first",
  "ladder-done": "end of the ladder",
  "do-not-chase": "do not chase",
  paused: "paused",
  disputed: "disputed",
  promised: "promised",
  "on-plan": "on a payment plan",
  "plan-offered": "payment plan offered",
  tolerance: "too little to chase",
  "unapplied-credit": "unused credit",
  "draft-waits": "a draft waits",
};

/** The rung after the next one, or the one with which the ladder goes on after a hold. */
export function afterWords(view: InvoiceView, locale: string): string[] {
  const { ahead, decision } = view;
  if (!decision || decision.kind === "rest") return [];
  const taken = nextOf(view);
  const place = ahead.findIndex(({ step }) => step.id === taken);
  const after = ahead[place + 1];
  if (!after) return place < 0 ? [] : ["It is the last step of the ladder."];
  const name = after.step.name;
  const on = `on ${formatShortDate(after.on, locale)} at the earliest`;
  if (taken !== undefined) return [`After that: the ${name}, ${on}.`];
  const isLater = decision.kind === "wait" && after.on > decision.until;
  return [`The ladder goes on with the ${name}${isLater ? `, ${on}` : ""}.`];
}

/** The rung that comes next: of a letter that waits the one that it is for. */
function nextOf({ decision, openLetter, invoice }: InvoiceView): StepId | undefined {
  const about = openLetter?.invoices.find((each) => each.invoice === invoice.id);
  if (about) return about.step;
  if (decision?.kind === "wait") return decision.next?.id;
  return decision?.kind === "rest" ? undefined : decision?.step?.id;
}
