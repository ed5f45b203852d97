import { readIsoDate } from "../../domain/calendar.ts";
import { type InvoiceId, type LetterId, readId } from "../../domain/ids.ts";
import { formatMoney } from "../../domain/money.ts";
import { done, type Outcome, refuse } from "../../domain/outcome.ts";
import { NO_INVOICE } from "../../domain/refusal.ts";
import { regimeNamed } from "../../facts/late-interest.ts";
import { excessOf } from "../../usecases/charge-due.ts";
import { applyCharge, type ChargeAsked, takeBackExcess } from "../../usecases/charge-invoice.ts";
import { draftChargeNotice } from "../../usecases/charge-notice.ts";
import { type ActionDefinition, whoOf } from "../action.ts";
import { type Card, say } from "../card.ts";
import { chargedCard } from "../cards/charge-card.ts";
import type { Context } from "../command.ts";
import { showLetter } from "./letters.ts";

type Args = Readonly<Record<string, string>>;

/** What the card's button was about: a charge up to a day, of the sum that was shown. */
function askedIn(args: Args): Outcome<ChargeAsked & { shown: string }> {
  const invoice = readId<InvoiceId>(args["invoice"]);
  const until = readIsoDate(args["until"] ?? "");
  const { what, shown = "" } = args;
  if (!invoice || !until) return refuse(NO_INVOICE);
  if (what === "fee") return done({ what, invoice, until, shown });
  const regime = regimeNamed(args["regime"] ?? "");
  return what === "interest" && regime ? done({ what, invoice, until, regime, shown }) : refuse(NO_INVOICE);
}

async function apply(args: Args, context: Context): Promise<Outcome<Card>> {
  const asked = askedIn(args);
  if (!asked.ok) return asked;
  const charged = await applyCharge(context.desk, whoOf(context, "Apply"), asked.value);
  if (!charged.ok) return charged;
  const letter = args["notice"] === "yes" ? await draftNotice(context, asked.value.invoice) : undefined;
  return letter?.ok ? showLetter(context, letter.value) : done(chargedCard(charged.value, context));
}

async function takeBack(args: Args, context: Context): Promise<Outcome<Card>> {
  const asked = askedIn(args);
  if (!asked.ok) return asked;
  const corrected = await takeBackExcess(context.desk, whoOf(context, "Take the excess off"), asked.value);
  if (!corrected.ok) return corrected;
  const excess = formatMoney(excessOf(corrected.value), context.locale);
  const { number } = corrected.value.invoice;
  return done(
    say(`${excess} taken off ${number} again`, "What is left is what was due by the days that count."),
  );
}

function draftNotice(context: Context, id: InvoiceId): Promise<Outcome<LetterId>> {
  return draftChargeNotice(context.desk, whoOf(context, "Draft the notice"), id);
}

async function notice(args: Args, context: Context): Promise<Outcome<Card>> {
  const id = readId<InvoiceId>(args["invoice"]);
  if (!id) return refuse(NO_INVOICE);
  const letter = await draftNotice(context, id);
  return letter.ok ? showLetter(context, letter.value) : letter;
}

/** Buttons that charge for being late, correct a charge, and tell the client of it. */
export const chargeActions: readonly ActionDefinition[] = [
  {
    name: "charge.apply",
    does: "charging a late fee or interest",
    needs: "approver",
    run: (args, _, context) => apply(args, context),
  },
  {
    name: "charge.take-back",
    does: "correcting a charge",
    needs: "approver",
    run: (args, _, context) => takeBack(args, context),
  },
  {
    name: "charge.notice",
    does: "drafting a late-fee notice",
    needs: "member",
    run: (args, _, context) => notice(args, context),
  },
];
