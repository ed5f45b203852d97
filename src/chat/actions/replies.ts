import { dateIn } from "../../domain/calendar.ts";
import type { Client } from "../../domain/client.ts";
import { type ClientReply, type Proposal, REASON_OF } from "../../domain/client-reply.ts";
import { type InvoiceId, type ReplyId, readId } from "../../domain/ids.ts";
import type { Invoice } from "../../domain/invoice.ts";
import { formatMoney } from "../../domain/money.ts";
import { done, type Outcome, refuse } from "../../domain/outcome.ts";
import { NO_INVOICE } from "../../domain/refusal.ts";
import { clientWithId } from "../../usecases/look-up.ts";
import { readReply, viewProposal, viewReply } from "../../usecases/read-reply.ts";
import { showInvoice } from "../../usecases/show-invoice.ts";
import { type ActionDefinition, whoOf } from "../action.ts";
import { REASON_LIMIT } from "../args.ts";
import type { Card, Field } from "../card.ts";
import { keptReplyCard, type ReplyPlace, replyCard } from "../cards/reply-card.ts";
import type { Context } from "../command.ts";
import { edit as editClient } from "../commands/client.ts";
import { plan } from "../commands/invoice-plan.ts";
import { readFields } from "../read-fields.ts";
import { readQuote } from "../reading/quotation.ts";
import { noteReason } from "./asks.ts";
import { paymentForm, submitPayment } from "./books.ts";
import { disputeForm, noteDispute, notePromise, promiseForm } from "./calls.ts";

type Args = Readonly<Record<string, string>>;

/** Asks for what a client wrote about an invoice. */
export function replyForm({ id, number }: Pick<Invoice, "id" | "number">): Card {
  const title = `What did they write about ${number}?`;
  return {
    title,
    parts: [],
    form: {
      title,
      submitLabel: "Read it",
      action: { name: "reply.read", args: { invoice: id } },
      fields: [
        {
          ...{ name: "words", label: "Paste what they wrote", kind: "long-text", required: true },
          hint: "it is kept with the invoice; nothing follows from it by itself",
        },
      ],
    },
  };
}

/** Reads a client's own words, and shows what they seem to mean. */
export async function showReply(
  context: Context,
  cause: string,
  { invoice, text }: { invoice: InvoiceId; text: string },
): Promise<Outcome<Card>> {
  const { desk, workspace } = context;
  const asked = { invoice, text, workspace };
  const read = await readReply(desk, whoOf(context, cause), asked, readQuote(context));
  if (!read.ok) return read;
  const view = await showInvoice(desk, workspace, invoice);
  return view.ok ? done(replyCard(read.value, view.value, placeOf(context))) : view;
}

function placeOf({ locale, person }: Context): ReplyPlace {
  return { locale, role: person.role };
}

async function showKept(args: Args, context: Context): Promise<Outcome<Card>> {
  const { desk, workspace } = context;
  const id = readId<ReplyId>(args["reply"]);
  const reply = id ? await viewReply(desk, workspace, id) : refuse({ kind: "no-such-reply" });
  if (!reply.ok) return reply;
  const view = await showInvoice(desk, workspace, reply.value.invoice);
  if (!view.ok) return view;
  const on = dateIn(workspace.zone, reply.value.createdAt);
  return done(keptReplyCard(reply.value, view.value, on, placeOf(context)));
}

type About = { reply: ClientReply; proposal: Proposal; values: Args };
type OnProposal = (context: Context, about: About) => Outcome<Card> | Promise<Outcome<Card>>;

/** A press on one of the proposals, or its form filled in; the proposal is looked up anew. */
function onProposal(name: string, does: string, run: OnProposal): ActionDefinition {
  return {
    name,
    does,
    needs: "member",
    run: async (args, values, context) => {
      const reply = readId<ReplyId>(args["reply"]);
      if (!reply) return refuse({ kind: "no-such-reply" });
      const found = await viewProposal(context.desk, context.workspace, { reply, n: Number(args["n"]) });
      return found.ok ? run(context, { ...found.value, values }) : found;
    },
  };
}

/** What a proposal opens and what becomes of it: a field that is left alone keeps what the client wrote. */
function formOn(
  name: string,
  does: string,
  {
    known,
    open,
    submit,
  }: {
    known(about: About, context: Context): Args;
    open(args: Args, context: Context, known: Args): Promise<Outcome<Card>>;
    submit(args: Args, values: Args, context: Context): Promise<Outcome<Card>>;
  },
): ActionDefinition[] {
  return [
    onProposal(`${name}-form`, does, async (context, about) => {
      const { reply, proposal } = about;
      const card = await open({ invoice: reply.invoice }, context, known(about, context));
      const args = { reply: reply.id, n: String(reply.reading.proposals.indexOf(proposal)) };
      return card.ok && card.value.form
        ? done({ ...card.value, form: { ...card.value.form, action: { name, args } } })
        : card;
    }),
    onProposal(name, does, (context, about) =>
      submit({ invoice: about.reply.invoice }, { ...known(about, context), ...about.values }, context),
    ),
  ];
}

/** What was read of a proposal, as the fields of a form take it. */
function dayAndSum({ proposal: { on, amount } }: About, { locale }: Context): Args {
  return { ...(on ? { on } : {}), ...(amount ? { amount: formatMoney(amount, locale) } : {}) };
}

/** The client's words as a reason: one line, no longer than one may be. */
function asReason(quote: string): string {
  const characters = [...quote.replace(/\s+/g, " ").trim()];
  return characters.length > REASON_LIMIT
    ? `${characters.slice(0, REASON_LIMIT - 1).join("")}…`
    : characters.join("");
}

function planForm({ invoice }: ClientReply): Card {
  const title = "Offer a payment plan";
  const rhythm = { kind: "choice", options: ["weekly", "fortnightly", "monthly"] } as const;
  return {
    title,
    parts: [],
    form: {
      title,
      submitLabel: "Offer it",
      action: { name: "reply.plan", args: { invoice } },
      fields: [
        { name: "count", label: "How many instalments", kind: "text", required: true, value: "3" },
        { name: "every", label: "How often", required: true, value: "monthly", ...rhythm },
        { name: "first", label: "First payment on", kind: "date", required: false },
      ],
    },
  };
}

async function offerPlan(args: Args, values: Args, context: Context): Promise<Outcome<Card>> {
  const id = readId<InvoiceId>(args["invoice"]);
  const view = id ? await showInvoice(context.desk, context.workspace, id) : refuse(NO_INVOICE);
  if (!view.ok) return view;
  const { count, every, first } = plan.args;
  const read = await readFields(
    { args: { count: count!, every: every!, first: first! }, example: plan.example },
    { count: "3", every: "monthly", ...values },
    context,
  );
  if (!read.ok) return read;
  const card = await plan.run({ ...read.value, invoice: view.value.invoice }, context);
  return "ok" in card ? card : done(card);
}

/** The first address that they name and that is not on the books; it mostly stands in another sentence. */
function newAddress({ reply, proposal }: About, { contacts }: Client): string | undefined {
  const words = `${proposal.quote} ${reply.text}`;
  const named = words.match(/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g) ?? [];
  const known = contacts.map(({ email }) => email.toLowerCase());
  return named.find((email) => !known.includes(email.toLowerCase()));
}

const contactForm: OnProposal = async ({ desk, workspace }, about) => {
  const { reply, proposal } = about;
  const client = await clientWithId(desk, workspace, reply.client);
  if (!client.ok) return client;
  const { name, contacts } = client.value;
  const written = contacts.filter((contact) => contact.getsReminders).map((contact) => contact.email);
  const address = newAddress(about, client.value);
  const title = `Who gets the letters to ${name}?`;
  const text = { kind: "text" } as const;
  const insteadOf: Field = {
    ...{ name: "silentEmail", label: "Instead of", kind: "choice", required: false },
    ...{ options: written, hint: "gets no more letters; left out, both get them" },
  };
  const fields: Field[] = [
    {
      ...text,
      name: "email",
      label: "E-mail address",
      required: true,
      ...(address ? { value: address } : {}),
    },
    { ...text, name: "contact", label: "Name", required: false },
    ...(written.length > 0 ? [insteadOf] : []),
  ];
  const n = String(reply.reading.proposals.indexOf(proposal));
  const action = { name: "reply.contact", args: { reply: reply.id, n } };
  return done({ title, parts: [], form: { title, submitLabel: "Save", action, fields } });
};

const correctContact: OnProposal = async (context, about) => {
  const client = await clientWithId(context.desk, context.workspace, about.reply.client);
  if (!client.ok) return client;
  const address = newAddress(about, client.value);
  const { email, contact, silentEmail } = editClient.args;
  const read = await readFields(
    { args: { email: email!, contact: contact!, silentEmail: silentEmail! }, example: editClient.example },
    { ...(address ? { email: address } : {}), ...about.values },
    context,
  );
  if (!read.ok) return read;
  const card = await editClient.run({ ...read.value, client: client.value }, context);
  return "ok" in card ? card : done(card);
};

/** What a client wrote back, and what may be done about it. */
export const replyActions: readonly ActionDefinition[] = [
  {
    name: "reply.read",
    does: "reading a client's answer",
    needs: "member",
    run: async (args, values, context) => {
      const invoice = readId<InvoiceId>(args["invoice"]);
      if (!invoice) return refuse(NO_INVOICE);
      return showReply(context, "What they wrote", { invoice, text: values["words"] ?? "" });
    },
  },
  {
    name: "reply.show",
    does: "reading a client's answer",
    needs: "viewer",
    run: (args, _, context) => showKept(args, context),
  },
  ...formOn("reply.payment", "recording a payment", {
    ...{ known: dayAndSum, open: paymentForm, submit: submitPayment },
  }),
  ...formOn("reply.promise", "noting a promise", {
    ...{ known: dayAndSum, open: promiseForm, submit: notePromise },
  }),
  ...formOn("reply.dispute", "noting a dispute", {
    known: ({ proposal }) => ({ reason: asReason(proposal.quote) }),
    ...{ open: disputeForm, submit: noteDispute },
  }),
  onProposal("reply.reason", "saying why a client is late", (context, { reply, proposal }) =>
    noteReason(context, "What they wrote", {
      invoice: reply.invoice,
      reason: REASON_OF[proposal.means],
      note: asReason(proposal.quote),
    }),
  ),
  onProposal("reply.plan-form", "offering a payment plan", (_context, { reply }) => done(planForm(reply))),
  { name: "reply.plan", does: "offering a payment plan", needs: "member", run: offerPlan },
  onProposal("reply.contact-form", "correcting a contact", contactForm),
  onProposal("reply.contact", "correcting a contact", correctContact),
];
