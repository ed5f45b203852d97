import { nameKey } from "../../domain/client.ts";
import { done, type Outcome } from "../../domain/outcome.ts";
import { addClient, type ClientFields, editClient } from "../../usecases/add-client.ts";
import { clientPage, PAGE } from "../../usecases/list-receivables.ts";
import { pauseClient, resumeClient } from "../../usecases/pause-chase.ts";
import { showClient } from "../../usecases/show-client.ts";
import { whoOf } from "../action.ts";
import {
  choiceArg,
  clientArg,
  countryArg,
  dateArg,
  emailArg,
  languageArg,
  linesArg,
  memberArg,
  NAME_LIMIT,
  orNone,
  termsArg,
  textArg,
  zoneArg,
} from "../args.ts";
import { type Card, commandButton, refusal, say } from "../card.ts";
import { clientCard } from "../cards/client-card.ts";
import { type Arg, type Context, command, optional } from "../command.ts";
import { cleanText, quote } from "../read-text.ts";
import { listWords } from "../words.ts";

const newNameArg: Arg<string> = {
  label: "name",
  hint: "The client's name",
  required: true,
  take: "name",
  read: (text) => cleanText(text, { what: "client's name", limit: NAME_LIMIT }),
};

const emailField = optional(emailArg("An address that gets the letters", "email"));
const kindField = optional(choiceArg(["business", "consumer"], "Business or consumer", "kind"));

const contact = textArg({ label: "PERSON", hint: "Who reads them" }, "contact", 100);
const phone = textArg({ label: "PHONE", hint: "Telephone" }, "phone", 40);
const address = linesArg({ label: "ADDRESS", hint: "Postal address; lines parted by commas" }, "address");
const country = countryArg("Country, two letters");
const language = languageArg("Language of the letters, two letters");
const zone = zoneArg("Time zone");
const terms = termsArg("Terms of their own");
const vatNumber = textArg({ label: "NO", hint: "VAT number" }, "vat", 40);
const purchaseOrder = textArg({ label: "NO", hint: "Order number that invoices quote" }, "order", 60);
const notes = textArg({ label: "TEXT", hint: "Notes; never sent to anybody" }, "notes");

/** What may be said of a new client. */
const newArgs = {
  email: emailField,
  contact: optional(contact),
  phone: optional(phone),
  address: optional(address),
  country: optional(country),
  language: optional(language),
  zone: optional(zone),
  terms: optional(terms),
  vatNumber: optional(vatNumber),
  purchaseOrder: optional(purchaseOrder),
  kind: kindField,
  notes: optional(notes),
};

/** The same of one on the books, of whom it can be taken out again. */
const editArgs = {
  email: emailField,
  contact: optional(orNone(contact)),
  phone: optional(orNone(phone)),
  address: optional(orNone(address)),
  country: optional(orNone(country)),
  language: optional(orNone(language)),
  zone: optional(orNone(zone)),
  terms: optional(orNone(terms)),
  vatNumber: optional(orNone(vatNumber)),
  purchaseOrder: optional(orNone(purchaseOrder)),
  kind: kindField,
  notes: optional(orNone(notes)),
};

function given(fields: Record<string, unknown>): ClientFields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** A person is kept with the address that reaches them. */
function nobodyToWriteTo(line: string, contact: string): Card {
  return refusal(
    `There is no address for ${contact} yet.`,
    `Nothing was changed. Example: ${line} email kim@acme.example contact ${contact}`,
  );
}

async function show(
  context: Context,
  outcome: Awaited<ReturnType<typeof addClient>>,
): Promise<Outcome<Card>> {
  if (!outcome.ok) return outcome;
  const view = await showClient(context.desk, context.workspace, outcome.value.id);
  return view.ok ? done(clientCard(view.value, context)) : view;
}

export const add = command({
  group: "client",
  name: "add",
  summary: "Add a client",
  needs: "member",
  changes: true,
  example: '/client add "Acme GmbH" email billing@acme.example contact Kim Weber',
  args: { name: newNameArg, ...newArgs },
  async run({ name, ...fields }, context) {
    if (fields.contact && !fields.email) return nobodyToWriteTo(`/client add ${quote(name)}`, fields.contact);
    return show(
      context,
      await addClient(context.desk, whoOf(context, "/client add"), { name, ...given(fields) }),
    );
  },
});

export const edit = command({
  group: "client",
  name: "edit",
  summary: "Change what is known of a client",
  needs: "member",
  changes: true,
  example: "/client edit Acme email new@acme.example",
  args: {
    client: clientArg("Client to change"),
    name: optional({ ...newNameArg, keyword: "name", label: "NAME", take: "text" as const }),
    ...editArgs,
    silentEmail: optional(emailArg("An address that stays on file and gets no letters", "silent")),
    removeEmail: optional(emailArg("An address to take off the books", "remove")),
    chase: optional(choiceArg(["yes", "no"], "Whether late invoices are chased", "chase")),
    owner: optional(orNone(memberArg("Who of the team looks after them, and is named in nudges", "owner"))),
  },
  async run({ client, chase, owner, ...fields }, context) {
    const changes = given(fields);
    if (owner !== undefined) changes.owner = owner === "" ? "" : owner.id;
    if (chase) changes.doNotChase = chase === "no";
    if (Object.keys(changes).length === 0) {
      return refusal(
        "There is nothing to change in that line.",
        "Nothing was changed. Example: /client edit Acme email new@acme.example",
      );
    }
    const { email, contact, removeEmail } = fields;
    if (contact && !email && client.contacts.length === 0)
      return nobodyToWriteTo(`/client edit ${quote(client.name)}`, contact);
    if (removeEmail && !client.contacts.some((c) => c.email.toLowerCase() === removeEmail.toLowerCase())) {
      const known = listWords(client.contacts.map((c) => c.email)) || "none";
      return refusal(
        `${client.name} has no address ${removeEmail}.`,
        `Nothing was changed. Addresses there are: ${known}.`,
      );
    }
    return show(
      context,
      await editClient(context.desk, whoOf(context, "/client edit"), { client: client.id, fields: changes }),
    );
  },
});

export const list = command({
  group: "client",
  name: "list",
  summary: "Clients by name, or those with a text in their name",
  needs: "viewer",
  changes: false,
  example: "/client list",
  args: {
    part: optional({ ...newNameArg, label: "part", hint: "Part of a name" }),
    after: optional(textArg({ label: "NAME", hint: "Go on after this name" }, "after", NAME_LIMIT)),
  },
  async run({ part, after }, context) {
    const page = { ...(part ? { part } : {}), ...(after ? { after: nameKey(after) } : {}) };
    const clients = await clientPage(context.desk, context.workspace, page);
    if (clients.length === 0)
      return say("No clients here", "Add one: /client add Acme email billing@acme.example");
    const more = !part && clients.length === PAGE;
    const next = `/client list after "${clients.at(-1)!.name.replaceAll('"', '""')}"`;
    return {
      title: "Clients",
      parts: [
        {
          kind: "table",
          columns: [{ label: "Name" }, { label: "Address for letters" }, { label: "Terms" }],
          rows: clients.map((c) => [c.name, c.contacts.map((p) => p.email).join(", "), c.terms ?? ""]),
        },
      ],
      ...(more ? { buttons: [commandButton("More", next)] } : {}),
    };
  },
});

export const showOne = command({
  group: "client",
  name: "show",
  summary: "One client: contacts, what is open, how they have paid",
  needs: "viewer",
  changes: false,
  example: "/client show Acme",
  args: { client: clientArg("Client to show") },
  async run({ client }, context) {
    const view = await showClient(context.desk, context.workspace, client.id);
    return view.ok ? done(clientCard(view.value, context)) : view;
  },
});

export const pause = command({
  group: "client",
  name: "pause",
  summary: "Hold the chase of a client, invoices to come included",
  needs: "member",
  changes: true,
  example: "/client pause Acme until 15 jan",
  args: {
    client: clientArg("Client to hold"),
    until: optional(dateArg("until", "Day on which it goes on", "future")),
  },
  run: async ({ client, until }, context) =>
    show(
      context,
      await pauseClient(context.desk, whoOf(context, "/client pause"), { client: client.id, until }),
    ),
});

export const resume = command({
  group: "client",
  name: "resume",
  summary: "Let the chase of a client go on",
  needs: "member",
  changes: true,
  example: "/client resume Acme",
  args: { client: clientArg("Client to go on with") },
  run: async ({ client }, context) =>
    show(context, await resumeClient(context.desk, whoOf(context, "/client resume"), client.id)),
});
