import { done } from "../../domain/outcome.ts";
import { clientStatement } from "../../usecases/client-statement.ts";
import { clientArg } from "../args.ts";
import { statementCard } from "../cards/statement-card.ts";
import { command } from "../command.ts";

export const statement = command({
  group: "client",
  name: "statement",
  summary: "A client's account: open invoices, what was booked on them, the balance",
  needs: "viewer",
  changes: false,
  example: "/client statement Acme",
  args: { client: clientArg("Client whose account it is") },
  async run({ client }, { desk, workspace, locale, person }) {
    const account = await clientStatement(desk, workspace, client.id);
    return account.ok ? done(statementCard(account.value, { locale, person })) : account;
  },
});
