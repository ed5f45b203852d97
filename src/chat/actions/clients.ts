import type { Client } from "../../domain/client.ts";
import { type ClientId, readId } from "../../domain/ids.ts";
import { done, type Outcome, refuse } from "../../domain/outcome.ts";
import { clientWithId } from "../../usecases/look-up.ts";
import type { ActionDefinition } from "../action.ts";
import type { Context } from "../command.ts";
import { contractForm, submitContract } from "../commands/client-contract.ts";

type Args = Readonly<Record<string, string>>;

async function clientOf(args: Args, { desk, workspace }: Context): Promise<Outcome<Client>> {
  const id = readId<ClientId>(args["client"]);
  return id ? clientWithId(desk, workspace, id) : refuse({ kind: "no-such-client", text: "that client" });
}

/** Buttons and forms about a client. */
export const clientActions: readonly ActionDefinition[] = [
  {
    name: "client.contract-form",
    does: "noting what is in a contract",
    needs: "member",
    run: async (args, _values, context) => {
      const client = await clientOf(args, context);
      return client.ok ? done(contractForm(client.value)) : client;
    },
  },
  {
    name: "client.contract",
    does: "noting what is in a contract",
    needs: "member",
    run: async (args, values, context) => {
      const client = await clientOf(args, context);
      return client.ok ? submitContract(client.value, values, context) : client;
    },
  },
];
