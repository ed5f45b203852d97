import type { Client } from "../../domain/client.ts";
import { type ClientId, readId } from "../../domain/ids.ts";
import { done, type Outcome, refuse } from "../../domain/outcome.ts";
import { NO_CLIENT } from "../../domain/refusal.ts";
import { coverStatement } from "../../usecases/cover-letters.ts";
import { clientWithId } from "../../usecases/look-up.ts";
import { type ActionDefinition, whoOf } from "../action.ts";
import type { Card } from "../card.ts";
import type { Context } from "../command.ts";
import { contractForm, submitContract } from "../commands/client-contract.ts";
import { add as addProject } from "../commands/project.ts";
import { readFields } from "../read-fields.ts";
import { showLetter } from "./letters.ts";

type Args = Readonly<Record<string, string>>;

async function clientOf(args: Args, { desk, workspace }: Context): Promise<Outcome<Client>> {
  const id = readId<ClientId>(args["client"]);
  return id ? clientWithId(desk, workspace, id) : refuse(NO_CLIENT);
}

/** A project whose price is billed by a deposit first; what is usual stands in the field. */
function depositForm({ id, name }: Client): Card {
  const title = `A deposit from ${name}`;
  const field = { kind: "text", required: true } as const;
  return {
    title,
    parts: [
      { kind: "text", text: "The job becomes a project: its deposit is billed before the work begins." },
    ],
    form: {
      title,
      submitLabel: "Add the project",
      action: { name: "client.deposit", args: { client: id } },
      fields: [
        { ...field, name: "name", label: "Project" },
        { ...field, name: "price", label: "Price", kind: "money", hint: "before tax" },
        { ...field, name: "taxRate", label: "Tax", required: false, hint: "percent; none if left out" },
        { ...field, name: "deposit", label: "Deposit", value: "30%", hint: "an amount or a percentage" },
      ],
    },
  };
}

async function submitDeposit(client: Client, values: Args, context: Context): Promise<Outcome<Card>> {
  const { client: _, ...fields } = addProject.args;
  const read = await readFields({ args: fields, example: addProject.example }, values, context);
  if (!read.ok) return read;
  const card = await addProject.run({ ...read.value, client: { id: client.id } }, context);
  return "ok" in card ? card : done(card);
}

type OnClient = (client: Client, values: Args, context: Context) => Outcome<Card> | Promise<Outcome<Card>>;

/** A press or form that is about one client. */
function onClient(name: string, does: string, run: OnClient): ActionDefinition {
  return {
    name,
    does,
    needs: "member",
    run: async (args, values, context) => {
      const client = await clientOf(args, context);
      return client.ok ? run(client.value, values, context) : client;
    },
  };
}

/** Buttons and forms about a client. */
export const clientActions: readonly ActionDefinition[] = [
  onClient("client.contract-form", "noting what is in a contract", (client) => done(contractForm(client))),
  onClient("client.contract", "noting what is in a contract", submitContract),
  onClient("client.deposit-form", "adding a project", (client) => done(depositForm(client))),
  onClient("client.deposit", "adding a project", submitDeposit),
  onClient("client.statement-letter", "drafting a letter", async ({ id }, _, context) => {
    const letter = await coverStatement(context.desk, whoOf(context, "Draft the mail"), id);
    return letter.ok ? showLetter(context, letter.value) : letter;
  }),
];
