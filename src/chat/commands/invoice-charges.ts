import type { LocalDate } from "../../domain/calendar.ts";
import type { Invoice } from "../../domain/invoice.ts";
import { formatMoney } from "../../domain/money.ts";
import { done, refuse } from "../../domain/outcome.ts";
import { type Regime, regimeNamed, regimes } from "../../facts/late-interest.ts";
import { noInterestIn } from "../../facts/statutory-interest.ts";
import { workOutCharge } from "../../usecases/charge-invoice.ts";
import { waiveCharge } from "../../usecases/waive-charge.ts";
import { whoOf } from "../action.ts";
import { choiceArg, dateArg, invoiceArg, moneyArg, textArg } from "../args.ts";
import { say } from "../card.ts";
import { chargeCard } from "../cards/charge-card.ts";
import { type Arg, command, optional } from "../command.ts";
import { nearest } from "../nearest.ts";
import { readDate } from "../read-text.ts";
import { CHARGE_NAMES } from "../words.ts";

export const fee = command({
  group: "invoice",
  name: "fee",
  summary: "What late fee may be charged by the agreed clause, line by line",
  needs: "viewer",
  changes: false,
  example: "/invoice fee 7",
  args: { invoice: invoiceArg("Invoice that is late") },
  async run({ invoice }, context) {
    const { desk, workspace, today } = context;
    const asked = { what: "fee", invoice: invoice.id, until: today } as const;
    const charge = await workOutCharge(desk, workspace, today, asked);
    return charge.ok ? done(chargeCard(charge.value, context)) : charge;
  },
});

/** A law by its id: "DE", "UK". */
const regimeArg: Arg<Regime> = {
  label: "ID",
  hint: "The law to go by; the contract's if left out",
  required: true,
  keyword: "regime",
  take: "word",
  read: (text) => {
    const regime = regimeNamed(text);
    if (regime) return done(regime);
    const known = regimes().map(({ id }) => id);
    const close = nearest(text, [...known, ...regimes().map(({ name }) => name)]);
    const id = regimes().find(({ name }) => name === close)?.id ?? close;
    return (
      noInterestIn(text) ??
      refuse({ kind: "unknown-fact", what: "regime", text, known, ...(id ? { nearest: id } : {}) })
    );
  },
};

/** "31 dec" is the last one, where the invoice was late by then, else the next. */
const untilArg: Arg<LocalDate> = {
  ...dateArg("until", "Last day of the interest; today if left out", "past"),
  read: (text, { today, locale, workspace, before }) => {
    const place = { today, locale, country: workspace.country };
    const last = readDate(text, { ...place, direction: "past" });
    const { dueOn } = before["invoice"] as Invoice;
    return last.ok && last.value <= dueOn ? readDate(text, { ...place, direction: "future" }) : last;
  },
};

export const interest = command({
  group: "invoice",
  name: "interest",
  summary: "What interest and compensation the law gives, line by line",
  needs: "viewer",
  changes: false,
  example: "/invoice interest 7 until 20 nov",
  args: {
    invoice: invoiceArg("Invoice that is late"),
    until: optional(untilArg),
    regime: optional(regimeArg),
  },
  async run({ invoice, until, regime }, context) {
    const { desk, workspace, today } = context;
    const asked = {
      what: "interest",
      invoice: invoice.id,
      until: until ?? today,
      ...(regime ? { regime } : {}),
    } as const;
    const charge = await workOutCharge(desk, workspace, today, asked);
    return charge.ok ? done(chargeCard(charge.value, context)) : charge;
  },
});

export const waive = command({
  group: "invoice",
  name: "waive",
  summary: "Let the client off late fees, interest or compensation, in full or in part",
  needs: "approver",
  changes: true,
  example: "/invoice waive 7 interest 2.50 paid soon after",
  args: {
    invoice: invoiceArg("Invoice that was charged"),
    part: choiceArg(["fee", "interest", "costs"], "What is waived"),
    amount: optional(moneyArg("How much; all that is open of it if left out")),
    reason: textArg({ label: "reason", hint: "Why" }),
  },
  async run({ invoice, part, amount, reason }, context) {
    const who = whoOf(context, "/invoice waive");
    const waived = await waiveCharge(context.desk, who, {
      invoice: invoice.id,
      part,
      reason,
      ...(amount ? { amount } : {}),
    });
    if (!waived.ok) return waived;
    const money = (sum: typeof waived.value.amount) => formatMoney(sum, context.locale);
    const { amount: sum, left } = waived.value;
    const rest = left.minor > 0n ? `${money(left)} of ${CHARGE_NAMES[part]} is left open.` : "";
    return say(
      `${money(sum)} of ${CHARGE_NAMES[part]} waived on ${invoice.number}`,
      `${rest} It is not charged again.`.trim(),
    );
  },
});
