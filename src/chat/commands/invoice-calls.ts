import { LATE_REASONS, type LateReason } from "../../domain/ladder.ts";
import { done } from "../../domain/outcome.ts";
import { prepareCall } from "../../usecases/call-sheet.ts";
import { noteReason } from "../actions/asks.ts";
import { replyForm, showReply } from "../actions/replies.ts";
import { choiceArg, invoiceArg, REASON_LIMIT, textArg } from "../args.ts";
import { callCard } from "../cards/call-card.ts";
import { type Arg, command, optional } from "../command.ts";

export const call = command({
  group: "invoice",
  name: "call",
  summary: "Call sheet: whom, what is known, what to say; its result in two clicks",
  needs: "viewer",
  changes: false,
  example: "/invoice call 7",
  args: { invoice: invoiceArg("Invoice to call about") },
  async run({ invoice }, context) {
    const { desk, workspace, person } = context;
    const prepared = await prepareCall(desk, workspace, person.name, invoice.id);
    return prepared.ok ? done(callCard(prepared.value, context)) : prepared;
  },
});

const REASONS: readonly (LateReason | "none")[] = [...LATE_REASONS, "none"];

const choice = choiceArg(REASONS, "Why; none takes it back");

/** A reason by its name, or in quotes what the client wrote, from which one is to be read. */
const reasonArg: Arg<{ name: LateReason | "none" } | { words: string }> = {
  ...choice,
  hint: 'Why (none takes it back), or "what they wrote"; left out, a form asks',
  read: async (text, context) => {
    const name = await choice.read(text, context);
    if (name.ok) return done({ name: name.value });
    return context.quoted ? done({ words: text }) : name;
  },
};

export const reason = command({
  group: "invoice",
  name: "reason",
  summary: "Why they are late, by your word or by theirs; it decides what comes next",
  needs: "member",
  changes: true,
  example: "/invoice reason 7 cash-flow waiting for a client of their own",
  args: {
    invoice: invoiceArg("Invoice that is late"),
    reason: optional(reasonArg),
    note: optional(
      textArg({ label: "TEXT", hint: "What they say, in a few words" }, undefined, REASON_LIMIT),
    ),
  },
  async run({ invoice, reason: why, note }, context) {
    if (!why) return replyForm(invoice);
    if ("words" in why) {
      return showReply(context, "/invoice reason", { invoice: invoice.id, text: why.words });
    }
    return noteReason(context, "/invoice reason", {
      invoice: invoice.id,
      reason: why.name === "none" ? undefined : why.name,
      ...(note && why.name !== "none" ? { note } : {}),
    });
  },
});
