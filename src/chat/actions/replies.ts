import { dateIn } from "../../domain/calendar.ts";
import type { Client } from "../../domain/client.ts";
import { type ClientReply, type Proposal, REASON_OF } from "../../domain/client-reply.ts";
import { type ClientId, type InvoiceId, type ReplyId, readId } from "../../domain/ids.ts";
import type { Invoice } from "../../domain/invoice.ts";
import { formatMoney } from "../../domain/money.ts";
import { done, type Outcome, refuse } from "../../domain/outcome.ts";
import { NO_CLIENT, NO_INVOICE } from "../../domain/refusal.ts";
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
import { paymentForm } from "./books.ts";
import { disputeForm, promiseForm } from "./calls.ts";

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

type OnProposal = (
  context: Context,
  of: { reply: ClientReply; proposal: Proposal },
) => Outcome<Card> | Promise<Outcome<Card>>;

/** A press on one of the proposals, which is looked up anew. */
function onProposal(name: string, does: string, press: OnProposal): ActionDefinition {
  return {
    name,
    does,
    needs: "member",
    run: async (args, _values, context) => {
      const reply = readId<ReplyId>(args["reply"]);
      if (!reply) return refuse({ kind: "no-such-reply" });
      const found = await viewProposal(context.desk, context.workspace, { reply, n: Number(args["n"]) });
      return found.ok ? press(context, found.value) : found;
    },
  };
}

/** What was read of a proposal, as the fields of a form take it. */
function known({ on, amount }: Proposal, { locale }: Context): { on?: string; amount?: string } {
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

async function contactForm(
  context: Context,
  { reply, proposal }: { reply: ClientReply; proposal: Proposal },
) {
  const client = await clientWithId(context.desk, context.workspace, reply.client);
  if (!client.ok) return client;
  const { name, contacts } = client.value;
  const written = contacts.filter((contact) => contact.getsReminders).map((contact) => contact.email);
  // The address mostly stands in the sentence after the one that says it.
  const words = `${proposal.quote} ${reply.text}`;
  const addresses = (words.match(/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g) ?? []).filter(
    (email) => !contacts.some((contact) => contact.email.toLowerCase() === email.toLowerCase()),
  );
  const title = `Who gets the letters to ${name}?`;
  const text = { kind: "text" } as const;
  const fields: Field[] = [
    {
      ...{ ...text, name: "email", label: "E-mail address", required: true },
      ...(addresses[0] ? { value: addresses[0] } : {}),
    },
    { ...text, name: "contact", label: "Name", required: false },
    ...(written.length > 0
      ? [
          {
            ...{ name: "silentEmail", label: "Instead of", kind: "choice" as const, required: false },
            ...{ options: written, hint: "gets no more letters; left out, both get them" },
          },
        ]
      : []),
  ];
  const action = { name: "reply.contact", args: { client: reply.client } };
  return done({ title, parts: [], form: { title, submitLabel: "Save", action, fields } });
}

async function correctContact(args: Args, values: Args, context: Context): Promise<Outcome<Card>> {
  const id = readId<ClientId>(args["client"]);
  const client: Outcome<Client> = id
    ? await clientWithId(context.desk, context.workspace, id)
    : refuse(NO_CLIENT);
  if (!client.ok) return client;
  const { email, contact, silentEmail } = editClient.args;
  const read = await readFields(
    { args: { email: email!, contact: contact!, silentEmail: silentEmail! }, example: editClient.example },
    values,
    context,
  );
  if (!read.ok) return read;
  const card = await editClient.run({ ...read.value, client: client.value }, context);
  return "ok" in card ? card : done(card);
}

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
  onProposal("reply.payment-form", "recording a payment", (context, { reply, proposal }) =>
    paymentForm({ invoice: reply.invoice }, context, known(proposal, context)),
  ),
  onProposal("reply.promise-form", "noting a promise", (context, { reply, proposal }) =>
    promiseForm({ invoice: reply.invoice }, context, known(proposal, context)),
  ),
  onProposal("reply.dispute-form", "noting a dispute", (context, { reply, proposal }) =>
    disputeForm({ invoice: reply.invoice }, context, { reason: asReason(proposal.quote) }),
  ),
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
  { name: "reply.contact", does: "correcting a contact", needs: "member", run: correctContact },
];
