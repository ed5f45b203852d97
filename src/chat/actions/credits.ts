import { readIsoDate } from "../../domain/calendar.ts";
import { type ClientId, type CreditMemoId, type InvoiceId, readId } from "../../domain/ids.ts";
import { formatMoney, fromDecimal, readCurrency } from "../../domain/money.ts";
import { done, type Outcome, refuse } from "../../domain/outcome.ts";
import { NO_INVOICE, NO_MEMO } from "../../domain/refusal.ts";
import { cancelCreditMemo } from "../../usecases/cancel-credit-memo.ts";
import { memoWithId } from "../../usecases/look-up.ts";
import { undoRefund } from "../../usecases/refund-credit.ts";
import { applyCredit, returnCredit } from "../../usecases/use-credit.ts";
import { type ActionDefinition, whoOf } from "../action.ts";
import { type Card, say } from "../card.ts";
import { memoCancelledCard } from "../cards/credit-card.ts";
import type { Context } from "../command.ts";
import { cleanText } from "../read-text.ts";

async function memoForm(args: Readonly<Record<string, string>>, context: Context): Promise<Outcome<Card>> {
  const id = readId<CreditMemoId>(args["memo"]);
  const memo = id ? await memoWithId(context.desk, context.workspace, id) : refuse(NO_MEMO);
  if (!memo.ok) return memo;
  const title = `Cancel ${memo.value.number}`;
  return done({
    title,
    parts: [],
    form: {
      title,
      submitLabel: "Cancel the memo",
      action: { name: "memo.cancel", args },
      fields: [{ name: "reason", label: "Why", kind: "text", required: true }],
    },
  });
}

async function submitCancel(
  args: Readonly<Record<string, string>>,
  values: Readonly<Record<string, string>>,
  context: Context,
): Promise<Outcome<Card>> {
  const memo = readId<CreditMemoId>(args["memo"]);
  if (!memo) return refuse(NO_MEMO);
  const reason = cleanText(values["reason"] ?? "", { what: "reason", limit: 1000 });
  if (!reason.ok) return reason;
  const who = whoOf(context, "Cancel credit memo");
  const cancelled = await cancelCreditMemo(context.desk, who, { memo, reason: reason.value });
  return cancelled.ok ? done(memoCancelledCard(cancelled.value, context)) : cancelled;
}

async function takeRefundBack(
  args: Readonly<Record<string, string>>,
  context: Context,
): Promise<Outcome<Card>> {
  const client = readId<ClientId>(args["client"]);
  const currency = readCurrency(args["currency"] ?? "");
  const amount = currency && fromDecimal(args["amount"] ?? "", currency);
  const on = readIsoDate(args["on"] ?? "");
  if (!client || !amount || !on) return refuse({ kind: "booking", no: { kind: "no-refund" } });
  const undone = await undoRefund(context.desk, whoOf(context, "Undo refund"), { client, amount, on });
  if (!undone.ok) return undone;
  const money = (m: typeof amount) => formatMoney(m, context.locale);
  const { client: whose, left } = undone.value;
  return done(
    say(`The refund of ${money(amount)} is taken back`, `${whose.name} has ${money(left)} in credit.`),
  );
}

/** Buttons about credit memos and about what a client has in credit. */
export const creditActions: readonly ActionDefinition[] = [
  {
    name: "memo.form",
    does: "cancelling a credit memo",
    needs: "approver",
    run: (args, _, context) => memoForm(args, context),
  },
  {
    name: "refund.undo",
    does: "taking a refund back",
    needs: "approver",
    run: (args, _, context) => takeRefundBack(args, context),
  },
  { name: "memo.cancel", does: "cancelling a credit memo", needs: "approver", run: submitCancel },
  {
    name: "credit.use",
    does: "using a client's credit",
    needs: "approver",
    run: async (args, _values, context) => {
      const id = readId<InvoiceId>(args["invoice"]);
      if (!id) return refuse(NO_INVOICE);
      const used = await applyCredit(context.desk, whoOf(context, "Use credit"), id);
      if (!used.ok) return used;
      const { invoice, amount, left, discount } = used.value;
      const money = (m: typeof amount) => formatMoney(m, context.locale);
      const taken = discount.minor > 0n ? `The discount of ${money(discount)} is taken. ` : "";
      return done(
        say(`${money(amount)} of credit used for ${invoice.number}`, `${taken}${money(left)} is left open.`),
      );
    },
  },
  {
    name: "credit.return",
    does: "giving credit back",
    needs: "approver",
    run: async (args, _values, context) => {
      const id = readId<InvoiceId>(args["invoice"]);
      if (!id) return refuse(NO_INVOICE);
      const returned = await returnCredit(context.desk, whoOf(context, "Give credit back"), id);
      if (!returned.ok) return returned;
      const { invoice, amount } = returned.value;
      const money = formatMoney(amount, context.locale);
      return done(say(`${money} of credit given back`, `${invoice.number} is open again by that much.`));
    },
  },
];
