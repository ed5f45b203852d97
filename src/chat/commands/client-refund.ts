import { refundCredit } from "../../usecases/refund-credit.ts";
import { whoOf } from "../action.ts";
import { clientArg, dateArg, flagArg, moneyArg, textArg } from "../args.ts";
import { refundCard } from "../cards/credit-card.ts";
import { command, optional } from "../command.ts";

export const refund = command({
  group: "client",
  name: "refund",
  summary: "Record money paid back to a client out of their credit",
  needs: "approver",
  changes: true,
  example: "/client refund Acme 100 on friday",
  args: {
    client: clientArg("Client who got it back"),
    amount: moneyArg("Amount paid back"),
    on: optional(dateArg("on", "Value date; today if left out", "past")),
    reference: optional(textArg({ label: "TEXT", hint: "What the bank statement says" }, "ref", 200)),
    again: optional(flagArg("again", "It is a second refund just like one on the books")),
  },
  async run({ client, amount, on, reference, again }, context) {
    const refunded = await refundCredit(context.desk, whoOf(context, "/client refund"), {
      client: client.id,
      amount,
      on: on ?? context.today,
      ...(reference ? { reference } : {}),
      ...(again ? { again } : {}),
    });
    if (!refunded.ok) return refunded;
    return refundCard({ ...refunded.value, amount, on: on ?? context.today }, context.locale);
  },
});
