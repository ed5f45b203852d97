import { coverBillingPolicy } from "../../usecases/cover-letters.ts";
import { whoOf } from "../action.ts";
import { showLetter } from "../actions/letters.ts";
import { clientArg } from "../args.ts";
import { command } from "../command.ts";

export const policy = command({
  group: "client",
  name: "policy",
  summary: "Draft the mail that tells a client how you bill, before work starts",
  needs: "member",
  changes: true,
  example: "/client policy Acme",
  args: { client: clientArg("Client who is told") },
  async run({ client }, context) {
    const letter = await coverBillingPolicy(context.desk, whoOf(context, "/client policy"), client.id);
    return letter.ok ? showLetter(context, letter.value) : letter;
  },
});
