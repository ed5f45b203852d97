import type { LocalDate } from "../../domain/calendar.ts";
import { RESOLUTIONS } from "../../domain/dispute.ts";
import { done, refuse } from "../../domain/outcome.ts";
import { mayDo } from "../../domain/workspace.ts";
import { disputeInvoice } from "../../usecases/dispute-invoice.ts";
import { takePromise } from "../../usecases/take-promise.ts";
import { whoOf } from "../action.ts";
import { settleDispute } from "../actions/agreements.ts";
import { choiceArg, flagArg, invoiceArg, moneyArg, REASON_LIMIT, textArg } from "../args.ts";
import { disputeCard, promiseCard } from "../cards/agreement-card.ts";
import { type Arg, command, optional } from "../command.ts";
import { readDate } from "../read-text.ts";

const promisedArg: Arg<LocalDate> = {
  label: "date",
  hint: "Day by which they will pay",
  required: true,
  take: "date",
  read: (text, { today, locale, workspace }) =>
    readDate(text, { today, locale, country: workspace.country, direction: "future" }),
};

export const promise = command({
  group: "invoice",
  name: "promise",
  summary: "Note a promise to pay; nothing is asked for before its day has passed",
  needs: "member",
  changes: true,
  example: "/invoice promise 7 friday 500",
  args: {
    invoice: invoiceArg("Invoice that is promised"),
    on: promisedArg,
    amount: optional(moneyArg("What is promised; all that is open if left out")),
    agreed: optional(flagArg("agreed", "A day far away is meant")),
  },
  async run({ invoice, on, amount, agreed }, context) {
    const noted = await takePromise(context.desk, whoOf(context, "/invoice promise"), {
      invoice: invoice.id,
      on,
      ...(amount ? { amount } : {}),
      ...(agreed ? { agreed } : {}),
    });
    return noted.ok ? done(promiseCard(noted.value, context)) : noted;
  },
});

/** In "they say the amount is wrong" the word is one like others: it counts before figures alone. */
const amountOf = (hint: string) =>
  optional({ ...moneyArg(hint, "amount"), followedBy: /^(?:[-−–]?\p{Sc}?\d|\p{Lu}{3}\d*$)/u });

export const dispute = command({
  group: "invoice",
  name: "dispute",
  summary: "Take an invoice, or a part of it, out of the chase until a complaint is settled",
  needs: "member",
  changes: true,
  example: "/invoice dispute 7 the shop is missing amount 500",
  args: {
    invoice: invoiceArg("Invoice the client complains about"),
    reason: textArg({ label: "text", hint: "What they say is wrong" }, undefined, REASON_LIMIT),
    amount: amountOf("What of it is in dispute; the whole if left out"),
  },
  async run({ invoice, reason, amount }, context) {
    const disputed = await disputeInvoice(context.desk, whoOf(context, "/invoice dispute"), {
      invoice: invoice.id,
      reason: reason.replace(/\s*\.$/, ""),
      ...(amount ? { amount } : {}),
    });
    return disputed.ok ? done(disputeCard(disputed.value, context)) : disputed;
  },
});

export const resolve = command({
  group: "invoice",
  name: "resolve",
  summary: "Settle a dispute: credit it, work done again, or rejected; the chase goes on",
  needs: "member",
  changes: true,
  example: "/invoice resolve 7 rework the shop is online",
  args: {
    invoice: invoiceArg("Invoice in dispute"),
    resolution: choiceArg(RESOLUTIONS, "How it ended"),
    text: optional(textArg({ label: "TEXT", hint: "What was agreed; on a credit memo, its reason" })),
    amount: amountOf("Of a credit: how much, if less than all that is in dispute"),
  },
  async run({ invoice, resolution, text, amount }, context) {
    const { role } = context.person;
    if (resolution === "credit" && !mayDo(role, "approver")) {
      return refuse({ kind: "not-allowed", action: "/invoice resolve credit", role, needs: "approver" });
    }
    return settleDispute(context, "/invoice resolve", {
      invoice: invoice.id,
      resolution,
      ...(text ? { text } : {}),
      ...(amount ? { amount } : {}),
    });
  },
});
