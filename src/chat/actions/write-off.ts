import { type InvoiceId, readId } from "../../domain/ids.ts";
import { openState } from "../../domain/open-invoice.ts";
import { done, type Outcome, refuse } from "../../domain/outcome.ts";
import { NO_INVOICE } from "../../domain/refusal.ts";
import { showInvoice } from "../../usecases/show-invoice.ts";
import { writeOffInvoice } from "../../usecases/write-off-invoice.ts";
import { type ActionDefinition, whoOf } from "../action.ts";
import type { Card } from "../card.ts";
import { writeOffForm, writtenOffCard } from "../cards/write-off-card.ts";
import type { Context } from "../command.ts";
import { cleanText } from "../read-text.ts";

type Args = Readonly<Record<string, string>>;

async function form(args: Args, context: Context): Promise<Outcome<Card>> {
  const id = readId<InvoiceId>(args["invoice"]);
  const view = id ? await showInvoice(context.desk, context.workspace, id) : refuse(NO_INVOICE);
  if (!view.ok) return view;
  const { invoice, decision } = view.value;
  const state = openState(view.value, view.value.today);
  if (!state.ok) return state;
  const isSmall = decision?.kind !== "rest" && decision?.rule === "tolerance";
  const reason = isSmall ? { reason: "too little to chase" } : {};
  return done(writeOffForm({ invoice, open: state.value.balance, ...reason }, context.locale));
}

async function book(args: Args, values: Args, context: Context): Promise<Outcome<Card>> {
  const invoice = readId<InvoiceId>(args["invoice"]);
  if (!invoice) return refuse(NO_INVOICE);
  const reason = cleanText(values["reason"] ?? "", { what: "reason", limit: 1000 });
  if (!reason.ok) return reason;
  const who = whoOf(context, "Write off");
  const written = await writeOffInvoice(context.desk, who, { invoice, reason: reason.value });
  return written.ok ? done(writtenOffCard(written.value, context.locale)) : written;
}

/** Gives up what is open, by a form. */
export const writeOffActions: readonly ActionDefinition[] = [
  {
    name: "write-off.form",
    does: "writing off",
    needs: "approver",
    run: (args, _, context) => form(args, context),
  },
  { name: "write-off.book", does: "writing off", needs: "approver", run: book },
];
