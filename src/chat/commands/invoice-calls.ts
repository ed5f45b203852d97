import { LATE_REASONS, type LateReason } from "../../domain/ladder.ts";
import { done } from "../../domain/outcome.ts";
import { prepareCall } from "../../usecases/call-sheet.ts";
import { noteReason } from "../actions/asks.ts";
import { choiceArg, invoiceArg, REASON_LIMIT, textArg } from "../args.ts";
import { callCard } from "../cards/call-card.ts";
import { command, optional } from "../command.ts";

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

export const reason = command({
  group: "invoice",
  name: "reason",
  summary: "Why they are late, as far as you know; it decides what comes next",
  needs: "member",
  changes: true,
  example: "/invoice reason 7 cash-flow waiting for a client of their own",
  args: {
    invoice: invoiceArg("Invoice that is late"),
    reason: choiceArg(REASONS, "Why; none takes it back"),
    note: optional(
      textArg({ label: "TEXT", hint: "What they say, in a few words" }, undefined, REASON_LIMIT),
    ),
  },
  run: ({ invoice, reason: why, note }, context) =>
    noteReason(context, "/invoice reason", {
      invoice: invoice.id,
      reason: why === "none" ? undefined : why,
      ...(note && why !== "none" ? { note } : {}),
    }),
});
