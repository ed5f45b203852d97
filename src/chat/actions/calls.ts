import type { CallResult } from "../../domain/ask.ts";
import { type AskId, type InvoiceId, readId } from "../../domain/ids.ts";
import type { Invoice } from "../../domain/invoice.ts";
import { LATE_REASONS } from "../../domain/ladder.ts";
import { formatMoney } from "../../domain/money.ts";
import { done, type Outcome, refuse } from "../../domain/outcome.ts";
import { NO_INVOICE } from "../../domain/refusal.ts";
import { type DisputeAsked, disputeInvoice } from "../../usecases/dispute-invoice.ts";
import { type CallAsked, logCall } from "../../usecases/log-call.ts";
import { type InvoiceView, showInvoice } from "../../usecases/show-invoice.ts";
import { type PromiseAsked, takePromise } from "../../usecases/take-promise.ts";
import { type ActionDefinition, whoOf } from "../action.ts";
import { REASON_LIMIT } from "../args.ts";
import type { Card, Field } from "../card.ts";
import { disputeCard, promiseCard } from "../cards/agreement-card.ts";
import { calledCard } from "../cards/call-card.ts";
import type { Context } from "../command.ts";
import { cleanText, readAmount, readDate } from "../read-text.ts";

type Args = Readonly<Record<string, string>>;

/** What a press or a form is about, looked up anew. */
async function aboutInvoice(args: Args, { desk, workspace }: Context): Promise<Outcome<InvoiceView>> {
  const id = readId<InvoiceId>(args["invoice"]);
  return id ? showInvoice(desk, workspace, id) : refuse(NO_INVOICE);
}

const RESULTS: readonly CallResult[] = ["reached", "left-message", "no-answer"];

async function log(args: Args, context: Context): Promise<Outcome<Card>> {
  const invoice = readId<InvoiceId>(args["invoice"]);
  const result = RESULTS.find((each) => each === args["result"]);
  if (!invoice || !result) return refuse(NO_INVOICE);
  const reason = LATE_REASONS.find((each) => each === args["reason"]);
  return logAndShow(context, args, {
    invoice,
    result,
    ...(reason && result === "reached" ? { reason } : {}),
  });
}

async function logAndShow(context: Context, args: Args, asked: CallAsked): Promise<Outcome<Card>> {
  const ask = readId<AskId>(args["ask"]);
  const logged = await logCall(context.desk, whoOf(context, "Call sheet"), {
    ...asked,
    ...(ask ? { ask } : {}),
  });
  if (!logged.ok) return logged;
  const view = await showInvoice(context.desk, context.workspace, asked.invoice);
  return view.ok ? done(calledCard(logged.value, view.value, context)) : view;
}

/** A form about one invoice, which is submitted to `name`. */
async function form(
  args: Args,
  context: Context,
  { name, title, submitLabel, fields }: FormOf,
  known: Args = {},
): Promise<Outcome<Card>> {
  const view = await aboutInvoice(args, context);
  if (!view.ok) return view;
  const words = `${title}: ${view.value.invoice.number}`;
  const filled = fields(view.value, context).map((field) => {
    const value = known[field.name];
    return value === undefined ? field : { ...field, value };
  });
  return done({
    title: words,
    parts: [],
    form: { title: words, submitLabel, action: { name, args }, fields: filled },
  });
}

/** The form for a promise; `known`: what of it stands in the fields at first. */
export function promiseForm(args: Args, context: Context, known: Args = {}): Promise<Outcome<Card>> {
  return form(args, context, { ...PROMISE, name: "promise.note" }, known);
}

/** The same for a dispute. */
export function disputeForm(args: Args, context: Context, known: Args = {}): Promise<Outcome<Card>> {
  return form(args, context, { ...DISPUTE, name: "dispute.note" }, known);
}

type FormOf = {
  name: string;
  title: string;
  submitLabel: string;
  fields(view: InvoiceView, context: Context): Field[];
};

const SAID: Field = { name: "note", label: "What was said", kind: "text", required: false };

const PROMISE = {
  title: "They will pay",
  submitLabel: "Note the promise",
  fields: ({ state }: InvoiceView, { locale }: Context): Field[] => [
    {
      ...{ name: "on", label: "On which day", kind: "date", required: true },
      hint: "as friday or 3 dec; one far away with the word agreed after it",
    },
    {
      ...{ name: "amount", label: "Amount", kind: "money", required: false },
      hint: "all that is open if left out",
      ...(state.kind === "open" ? { value: formatMoney(state.balance, locale) } : {}),
    },
  ],
};

const DISPUTE = {
  title: "What they say is wrong",
  submitLabel: "Note the dispute",
  fields: ({ invoice }: InvoiceView, _context: Context): Field[] => [
    {
      ...{ name: "reason", label: "What is wrong", kind: "text", required: true },
      ...(invoice.lateReason?.note ? { value: invoice.lateReason.note } : {}),
    },
    {
      ...{ name: "amount", label: "Amount", kind: "money", required: false },
      hint: "what of it is in dispute; the whole if left out",
    },
  ],
};

/** The same form after a call: what was said is kept with it. */
function afterCall<F extends Omit<FormOf, "name">>(of: F): F {
  return { ...of, fields: (view: InvoiceView, context: Context) => [...of.fields(view, context), SAID] };
}

type Promised = Omit<PromiseAsked, "invoice">;

function readPromise(values: Args, invoice: Invoice, context: Context): Outcome<Promised> {
  const { today, locale, workspace } = context;
  const [, typed = "", agreed] = /^(.*?)(\s+agreed)?$/is.exec(values["on"]?.trim() ?? "")!;
  const on = readDate(typed, { today, locale, country: workspace.country, direction: "future" });
  if (!on.ok) return on;
  const amount = readSum(values["amount"], invoice, context);
  if (!amount.ok) return amount;
  return done({ on: on.value, ...amount.value, ...(agreed ? { agreed: true } : {}) });
}

function readSum(
  text: string | undefined,
  { currency }: Invoice,
  { locale }: Context,
): Outcome<Pick<PromiseAsked, "amount">> {
  if (!text) return done({});
  const amount = readAmount(text, { currency, locale });
  return amount.ok ? done({ amount: amount.value }) : amount;
}

type Argued = Omit<DisputeAsked, "invoice">;

function readDispute(values: Args, invoice: Invoice, context: Context): Outcome<Argued> {
  const reason = cleanText(values["reason"] ?? invoice.lateReason?.note ?? "", {
    what: "reason",
    limit: REASON_LIMIT,
  });
  if (!reason.ok) return reason;
  const amount = readSum(values["amount"], invoice, context);
  return amount.ok ? done({ reason: reason.value.replace(/\s*\.$/, ""), ...amount.value }) : amount;
}

export async function notePromise(args: Args, values: Args, context: Context): Promise<Outcome<Card>> {
  const view = await aboutInvoice(args, context);
  if (!view.ok) return view;
  const { invoice } = view.value;
  const promise = readPromise(values, invoice, context);
  if (!promise.ok) return promise;
  const who = whoOf(context, "They name a day");
  const noted = await takePromise(context.desk, who, { ...promise.value, invoice: invoice.id });
  return noted.ok ? done(promiseCard(noted.value, context)) : noted;
}

export async function noteDispute(args: Args, values: Args, context: Context): Promise<Outcome<Card>> {
  const view = await aboutInvoice(args, context);
  if (!view.ok) return view;
  const { invoice } = view.value;
  const dispute = readDispute(values, invoice, context);
  if (!dispute.ok) return dispute;
  const who = whoOf(context, "Note the dispute");
  const disputed = await disputeInvoice(context.desk, who, { ...dispute.value, invoice: invoice.id });
  return disputed.ok ? done(disputeCard(disputed.value, context)) : disputed;
}

/** Logs a call in which a day was named, or something found wrong: both are noted together, or neither. */
async function logWithForm(
  args: Args,
  values: Args,
  context: Context,
  what: "promise" | "dispute",
): Promise<Outcome<Card>> {
  const view = await aboutInvoice(args, context);
  if (!view.ok) return view;
  const { invoice } = view.value;
  const said = values["note"] ? cleanText(values["note"], { what: "note", limit: REASON_LIMIT }) : undefined;
  if (said && !said.ok) return said;
  const note = said ? { note: said.value } : {};
  const call = { invoice: invoice.id, result: "reached", ...note } as const;
  if (what === "promise") {
    const promise = readPromise(values, invoice, context);
    return promise.ok ? logAndShow(context, args, { ...call, promise: promise.value }) : promise;
  }
  const dispute = readDispute(values, invoice, context);
  if (!dispute.ok) return dispute;
  return logAndShow(context, args, { ...call, reason: "dissatisfied", dispute: dispute.value });
}

const LOGS = { does: "logging a call", needs: "member" } as const;
const PROMISES = { does: "noting a promise", needs: "member" } as const;
const DISPUTES = { does: "noting a dispute", needs: "member" } as const;

/** Buttons and forms of the call sheet, and of what is promised or found wrong without a call. */
export const callActions: readonly ActionDefinition[] = [
  { name: "call.log", ...LOGS, run: (args, _, context) => log(args, context) },
  {
    name: "call.promise-form",
    ...LOGS,
    run: (args, _, context) => form(args, context, { ...afterCall(PROMISE), name: "call.promise" }),
  },
  {
    name: "call.promise",
    ...LOGS,
    run: (args, values, context) => logWithForm(args, values, context, "promise"),
  },
  {
    name: "call.dispute-form",
    ...LOGS,
    run: (args, _, context) => form(args, context, { ...afterCall(DISPUTE), name: "call.dispute" }),
  },
  {
    name: "call.dispute",
    ...LOGS,
    run: (args, values, context) => logWithForm(args, values, context, "dispute"),
  },
  {
    name: "promise.form",
    ...PROMISES,
    run: (args, _, context) => promiseForm(args, context),
  },
  { name: "promise.note", ...PROMISES, run: notePromise },
  {
    name: "dispute.form",
    ...DISPUTES,
    run: (args, _, context) => disputeForm(args, context),
  },
  { name: "dispute.note", ...DISPUTES, run: noteDispute },
];
