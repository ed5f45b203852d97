import type { Client } from "../../domain/client.ts";
import type { ContractNotes } from "../../domain/contract.ts";
import { done, type Outcome, refuse } from "../../domain/outcome.ts";
import { mayDo } from "../../domain/workspace.ts";
import { regimeNamed, regimes } from "../../facts/late-interest.ts";
import { noteContract } from "../../usecases/note-contract.ts";
import { whoOf } from "../action.ts";
import { clientArg, dateArg, feeClauseArg, orNone, termsArg, textArg } from "../args.ts";
import type { Card, Field } from "../card.ts";
import { contractCard } from "../cards/contract-card.ts";
import { type Arg, type Context, command, optional, type Values } from "../command.ts";
import { readFields } from "../read-fields.ts";

const lawArg: Arg<string> = {
  label: "ID",
  hint: "Whose law it is under, where it is not your own",
  required: true,
  keyword: "law",
  take: "word",
  read: (text) => {
    const id = text.toUpperCase();
    if (regimeNamed(id)) return done(id);
    const because = `it is one of ${regimes()
      .map((regime) => regime.id)
      .join(", ")}`;
    return refuse({ kind: "unreadable", what: "law", text, because, example: "DE" });
  },
};

const args = {
  client: clientArg("Client it is with"),
  signed: optional(orNone(dateArg("signed", "Day on which it was signed", "past"))),
  scope: optional(orNone(textArg({ label: "TEXT", hint: "What was agreed to be done" }, "scope", 300))),
  delivered: optional(orNone(dateArg("delivered", "Day on which the work was delivered", "past"))),
  accepted: optional(orNone(dateArg("accepted", "Day on which the client accepted it", "past"))),
  terms: optional(orNone(termsArg("Agreed terms"))),
  fee: optional(orNone(feeClauseArg("Agreed late fee"))),
  payer: optional(
    orNone(textArg({ label: "PERSON", hint: "Who approves payments at their end" }, "payer", 100)),
  ),
  law: optional(orNone(lawArg)),
};

type Notes = Partial<Omit<Values<typeof args>, "client">>;

export const contract = command({
  group: "client",
  name: "contract",
  summary: "What is on file about the contract, and what is missing",
  needs: "viewer",
  changes: true,
  example: "/client contract Acme signed 1 sep delivered 30 sep fee 1.5% monthly",
  args,
  async run({ client, ...notes }, context) {
    const isLook = Object.values(notes).every((value) => value === undefined);
    if (isLook) return contractCard(client, context);
    const { role } = context.person;
    if (!mayDo(role, "member"))
      return refuse({ kind: "not-allowed", action: "noting what is in a contract", role, needs: "member" });
    return note(client, notes, context);
  },
});

async function note(client: Pick<Client, "id">, given: Notes, context: Context): Promise<Outcome<Card>> {
  const { signed, delivered, accepted, terms, fee, payer, scope, law } = given;
  const named = {
    signedOn: signed,
    scope,
    deliveredOn: delivered,
    acceptedOn: accepted,
    lateFee: fee,
    paysBy: payer,
    law,
  };
  const notes: ContractNotes = Object.fromEntries(
    Object.entries(named).filter(([, value]) => value !== undefined),
  );
  const noted = await noteContract(context.desk, whoOf(context, "/client contract"), {
    client: client.id,
    notes,
    ...(terms === undefined ? {} : { terms }),
  });
  return noted.ok ? done(contractCard(noted.value, context)) : noted;
}

/** The form with what is on file already. */
export function contractForm({ id, name, terms, contract = {} }: Client): Card {
  const field = (key: keyof Notes, label: string, kind: Field["kind"], value?: string, hint?: string) => ({
    name: key,
    label,
    kind,
    required: false,
    ...(value ? { value } : {}),
    hint: hint ?? "none takes it out",
  });
  const title = `Contract with ${name}`;
  return {
    title,
    parts: [],
    form: {
      title,
      submitLabel: "Note",
      action: { name: "client.contract", args: { client: id } },
      fields: [
        field("signed", "Signed on", "date", contract.signedOn),
        field("scope", "Scope", "long-text", contract.scope),
        field("delivered", "Delivered on", "date", contract.deliveredOn),
        field("accepted", "Accepted on", "date", contract.acceptedOn),
        field("terms", "Agreed terms", "text", terms, "as net 14; none takes it out"),
        field("fee", "Late fee", "text", contract.lateFee, "as 1.5% monthly grace 5; none takes it out"),
        field("payer", "Approves payments", "text", contract.paysBy),
        field("law", "Law", "text", contract.law, "as DE, where it is not your own; none takes it out"),
      ],
    },
  };
}

/** Notes what was filled in. */
export async function submitContract(
  client: Pick<Client, "id">,
  values: Readonly<Record<string, string>>,
  context: Context,
): Promise<Outcome<Card>> {
  const { client: _, ...fields } = args;
  const read = await readFields({ args: fields, example: contract.example }, values, context);
  return read.ok ? note(client, read.value, context) : read;
}
