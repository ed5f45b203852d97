import { formatShortDate } from "../../domain/calendar.ts";
import type { Invoice } from "../../domain/invoice.ts";
import { done, refuse } from "../../domain/outcome.ts";
import { demandPayment } from "../../usecases/demand-payment.ts";
import { listReceivables, PAGE } from "../../usecases/list-receivables.ts";
import { pauseInvoice, resumeInvoice } from "../../usecases/pause-chase.ts";
import { remindByHand, sendInvoice } from "../../usecases/remind.ts";
import { remindAll } from "../../usecases/remind-all.ts";
import { invoicePaper, showInvoice } from "../../usecases/show-invoice.ts";
import { whoOf } from "../action.ts";
import { showLetter } from "../actions/letters.ts";
import { choiceArg, clientArg, dateArg, invoiceArg } from "../args.ts";
import { refusal, say } from "../card.ts";
import { invoiceCard } from "../cards/invoice-card.ts";
import { invoiceListCard } from "../cards/list-cards.ts";
import { remindedCard } from "../cards/reminded-card.ts";
import { whyCard } from "../cards/why-card.ts";
import { type Arg, command, optional } from "../command.ts";
import { asWord } from "../read-text.ts";

export const send = command({
  group: "invoice",
  name: "send",
  summary: "Draft the mail that brings the invoice; approved, it is issued and sent",
  needs: "member",
  changes: true,
  example: "/invoice send 7",
  args: { invoice: invoiceArg("Invoice to send") },
  async run({ invoice }, context) {
    const letter = await sendInvoice(context.desk, whoOf(context, "/invoice send"), invoice.id);
    return letter.ok ? showLetter(context, letter.value) : letter;
  },
});

/** The page of a list, typed or pressed: "page 2". */
export const pageArg: Arg<number> = {
  label: "N",
  hint: "Page of a long list",
  required: true,
  keyword: "page",
  take: "word",
  read: (text) =>
    /^[1-9]\d{0,4}$/.test(text)
      ? done(Number(text))
      : refuse({ kind: "unreadable", what: "page", text, example: "/invoice list all page 2" }),
};

export const list = command({
  group: "invoice",
  name: "list",
  summary: "What stands: overdue, open, in dispute, paid, drafts, or all",
  needs: "viewer",
  changes: false,
  example: "/invoice list overdue",
  args: {
    filter: optional(
      choiceArg(["overdue", "open", "disputed", "paid", "draft", "all"], "Which; open if left out"),
    ),
    client: optional({ ...clientArg("Of one client"), keyword: "client", label: "NAME" }),
    page: optional(pageArg),
  },
  async run({ filter = "open", client, page = 1 }, context) {
    const query = { filter, page, ...(client ? { client: client.id } : {}) };
    const found = await listReceivables(context.desk, context.workspace, query);
    const last = Math.max(1, Math.ceil(found.total / PAGE));
    if (page > last)
      return refusal(
        `There is no page ${page}; the last one is ${last}.`,
        `Nothing was changed. Example: /invoice list ${filter} page ${last}`,
      );
    return invoiceListCard(found, { ...query, ...(client ? { clientName: client.name } : {}) }, context);
  },
});

export const show = command({
  group: "invoice",
  name: "show",
  summary: "One invoice with its bookings, its timeline and its next step",
  needs: "viewer",
  changes: false,
  example: "/invoice show 7",
  args: { invoice: invoiceArg("Invoice to show") },
  async run({ invoice }, context) {
    const view = await showInvoice(context.desk, context.workspace, invoice.id);
    return view.ok ? done(invoiceCard(view.value, context.locale, context.person.role)) : view;
  },
});

export const pdf = command({
  group: "invoice",
  name: "pdf",
  summary: "The invoice as a PDF, as it stands now",
  needs: "viewer",
  changes: false,
  example: "/invoice pdf 7",
  args: { invoice: invoiceArg("Invoice to print") },
  async run({ invoice }, { desk, workspace }) {
    const paper = await invoicePaper(desk, workspace, invoice.id);
    return paper.ok ? done({ title: `${invoice.number} as a PDF`, parts: [], files: [paper.value] }) : paper;
  },
});

/** One invoice, or everybody who is late. */
const invoiceOrAllArg: Arg<Invoice | "all"> = {
  ...invoiceArg("Invoice to remind of; all: everybody who is late"),
  label: "no|all",
  read: (text, context) =>
    text.toLowerCase() === "all" && !context.quoted ? done("all" as const) : anInvoice.read(text, context),
};

const anInvoice = invoiceArg("Invoice to remind of");

const daysArg: Arg<number> = {
  label: "DAYS",
  hint: "Of all: who is late by more days than these",
  required: true,
  keyword: "over",
  take: "word",
  read: (text) =>
    /^\d{1,4}$/.test(text)
      ? done(Number(text))
      : refuse({ kind: "unreadable", what: "number of days", text, example: "/invoice remind all over 30" }),
};

export const remind = command({
  group: "invoice",
  name: "remind",
  summary: "Draft the reminder that is next for an invoice, or for all who are late",
  needs: "member",
  changes: true,
  example: "/invoice remind 7 tone firm",
  args: {
    invoice: invoiceOrAllArg,
    tone: optional(choiceArg(["gentle", "neutral", "firm"], "How it speaks; neutral if left out", "tone")),
    over: optional(daysArg),
    client: optional({ ...clientArg("Of all: of one client"), keyword: "client", label: "NAME" }),
  },
  async run({ invoice, tone, over, client }, context) {
    const who = whoOf(context, "/invoice remind");
    if (invoice === "all") {
      const asked = {
        over: over ?? 0,
        ...(client ? { client: client.id } : {}),
        ...(tone ? { tone } : {}),
      };
      const reminded = await remindAll(context.desk, who, asked);
      return reminded.ok ? done(remindedCard(reminded.value, { over, client, tone }, context)) : reminded;
    }
    if (over !== undefined || client)
      return refusal(
        "That line names one invoice and asks for several.",
        "Nothing was changed. Example: /invoice remind all over 30",
      );
    const letter = await remindByHand(context.desk, who, { invoice: invoice.id, tone });
    return letter.ok ? showLetter(context, letter.value) : letter;
  },
});

export const letter = command({
  group: "invoice",
  name: "letter",
  summary: "Draft the non-payment letter: the formal final notice with its deadline",
  needs: "member",
  changes: true,
  example: "/invoice letter 7",
  args: {
    invoice: invoiceArg("Overdue invoice to ask for a last time"),
    tone: optional(choiceArg(["gentle", "neutral", "firm"], "How it speaks; neutral if left out", "tone")),
  },
  async run({ invoice, tone }, context) {
    const who = whoOf(context, "/invoice letter");
    const drafted = await demandPayment(context.desk, who, { invoice: invoice.id, tone });
    return drafted.ok ? showLetter(context, drafted.value) : drafted;
  },
});

export const pause = command({
  group: "invoice",
  name: "pause",
  summary: "Hold the chase of one invoice, until a day or for good",
  needs: "member",
  changes: true,
  example: "/invoice pause 7 until 15 jan",
  args: {
    invoice: invoiceArg("Invoice to hold"),
    until: optional(dateArg("until", "Day on which it goes on", "future")),
  },
  async run({ invoice, until }, context) {
    const paused = await pauseInvoice(context.desk, whoOf(context, "/invoice pause"), {
      invoice: invoice.id,
      until,
    });
    if (!paused.ok) return paused;
    const title = until
      ? `${invoice.number} is paused until ${formatShortDate(until, context.locale)}`
      : `${invoice.number} is paused`;
    return say(
      title,
      `Nothing is sent about it ${until ? "until then" : "while it is paused"}. /invoice resume ${asWord(invoice.number)} ends the pause.`,
    );
  },
});

export const resume = command({
  group: "invoice",
  name: "resume",
  summary: "Let the chase of an invoice go on where it stood",
  needs: "member",
  changes: true,
  example: "/invoice resume 7",
  args: { invoice: invoiceArg("Invoice to go on with") },
  async run({ invoice }, context) {
    const resumed = await resumeInvoice(context.desk, whoOf(context, "/invoice resume"), invoice.id);
    if (!resumed.ok) return resumed;
    const view = await showInvoice(context.desk, context.workspace, invoice.id);
    return view.ok ? done(whyCard(view.value, context)) : view;
  },
});

export const why = command({
  group: "invoice",
  name: "why",
  summary: "Why it is or is not being chased, and what comes next",
  needs: "viewer",
  changes: false,
  example: "/invoice why 7",
  args: { invoice: invoiceArg("Invoice to explain") },
  async run({ invoice }, context) {
    const view = await showInvoice(context.desk, context.workspace, invoice.id);
    return view.ok ? done(whyCard(view.value, context)) : view;
  },
});
