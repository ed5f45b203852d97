import type { Decided } from "../../domain/ask.ts";
import { addDays, formatShortDate, type LocalDate } from "../../domain/calendar.ts";
import { type AskId, type InvoiceId, readId } from "../../domain/ids.ts";
import { LATE_REASONS } from "../../domain/ladder.ts";
import { done, type Outcome, refuse } from "../../domain/outcome.ts";
import { NO_ASK, NO_INVOICE } from "../../domain/refusal.ts";
import { type Answer, answerAsk, snoozeAsk } from "../../usecases/answer-ask.ts";
import { noteLateReason, type ReasonAsked } from "../../usecases/set-late-reason.ts";
import { showInvoice } from "../../usecases/show-invoice.ts";
import { viewAsk } from "../../usecases/view-ask.ts";
import { type ActionDefinition, whoOf } from "../action.ts";
import { type Card, say } from "../card.ts";
import { askCard, askName } from "../cards/ask-card.ts";
import { nextWords } from "../cards/invoice-card.ts";
import { reasonCard } from "../cards/reason-card.ts";
import type { Context } from "../command.ts";
import { readDate } from "../read-text.ts";
import { sentence } from "../words.ts";
import { asideUntil } from "./letters.ts";

type Args = Readonly<Record<string, string>>;

/** What was asked, with its answers, as it stands now. */
async function showAsk(context: Context, id: AskId): Promise<Outcome<Card>> {
  const view = await viewAsk(context.desk, context.workspace, id);
  return view.ok ? done(askCard(view.value, { locale: context.locale, role: context.person.role })) : view;
}

async function answer(args: Args, context: Context, said: Answer, cause: string): Promise<Outcome<Card>> {
  const id = readId<AskId>(args["ask"]);
  if (!id) return refuse(NO_ASK);
  const answered = await answerAsk(context.desk, whoOf(context, cause), { ask: id, answer: said });
  if (!answered.ok) return answered;
  const { invoice } = answered.value;
  const title = said === "skipped" ? `${invoice.number}: left out` : `${invoice.number}: ${CHOSEN[said]}`;
  return nextStep(context, invoice.id, title);
}

const CHOSEN: Record<Decided, string> = {
  claim: "it is claimed in court",
  collection: "a collection agency has it",
};

/** What comes next on an invoice, under a title that says what was done. */
async function nextStep(context: Context, id: InvoiceId, title: string): Promise<Outcome<Card>> {
  const view = await showInvoice(context.desk, context.workspace, id);
  return view.ok ? done(say(title, sentence(`next: ${nextWords(view.value, context.locale)}`))) : view;
}

async function snooze(args: Args, values: Args, context: Context): Promise<Outcome<Card>> {
  const id = readId<AskId>(args["ask"]);
  if (!id) return refuse(NO_ASK);
  const until = snoozedUntil(args, values, context);
  if (!until.ok) return until;
  const snoozed = await snoozeAsk(context.desk, whoOf(context, "Snooze"), { ask: id, until: until.value });
  if (!snoozed.ok) return snoozed;
  const on = formatShortDate(until.value, context.locale);
  const { number } = snoozed.value.invoice;
  return done(say(`${number}: put aside until ${on}`, "You are asked again then; the ladder waits with it."));
}

/** The button's number of days, else the day that the form names. */
function snoozedUntil(args: Args, values: Args, context: Context): Outcome<LocalDate> {
  const { today, locale, workspace } = context;
  if (args["days"] === "30") return done(addDays(today, 30));
  const place = { today, locale, country: workspace.country, direction: "future" as const };
  return readDate(values["until"] ?? asideUntil(context), place);
}

async function snoozeForm(args: Args, context: Context): Promise<Outcome<Card>> {
  const id = readId<AskId>(args["ask"]);
  const view = id ? await viewAsk(context.desk, context.workspace, id) : refuse(NO_ASK);
  if (!view.ok) return view;
  const { ask, view: about } = view.value;
  const title = `Put aside: ${askName(ask.kind, about.invoice.number, about.client.name)}`;
  const hint = "a date, as 3 dec or friday";
  const value = asideUntil(context);
  return done({
    title,
    parts: [],
    form: {
      title: "Put it aside",
      submitLabel: "Snooze",
      action: { name: "ask.snooze", args: { ask: ask.id } },
      fields: [{ name: "until", label: "Until", kind: "date", required: true, value, hint }],
    },
  });
}

/** Notes why a client is late, and answers with what that makes of the ladder. */
export async function noteReason(
  context: Context,
  cause: string,
  asked: ReasonAsked,
): Promise<Outcome<Card>> {
  const noted = await noteLateReason(context.desk, whoOf(context, cause), asked);
  if (!noted.ok) return noted;
  const view = await showInvoice(context.desk, context.workspace, asked.invoice);
  if (!view.ok) return view;
  return done(reasonCard(noted.value, view.value, { locale: context.locale, role: context.person.role }));
}

async function pressReason(args: Args, context: Context): Promise<Outcome<Card>> {
  const invoice = readId<InvoiceId>(args["invoice"]);
  const reason = LATE_REASONS.find((each) => each === args["reason"]);
  if (!invoice || !reason) return refuse(NO_INVOICE);
  return noteReason(context, "Why they are late", { invoice, reason });
}

/** They are late for another reason, which nobody knows: the ladder then asks for what it does without one. */
async function noDispute(args: Args, context: Context): Promise<Outcome<Card>> {
  const id = readId<AskId>(args["ask"]);
  const asked = id ? await viewAsk(context.desk, context.workspace, id) : refuse(NO_ASK);
  if (!asked.ok) return asked;
  const { ask, view } = asked.value;
  if (ask.kind !== "dispute" || ask.done) return showAsk(context, ask.id);
  return noteReason(context, "It is no dispute", { invoice: view.invoice.id, reason: undefined });
}

/** Buttons that answer what the team is asked. */
export const askActions: readonly ActionDefinition[] = [
  {
    name: "ask.show",
    does: "reading what is asked",
    needs: "viewer",
    run: async (args, _, context) => {
      const id = readId<AskId>(args["ask"]);
      return id ? showAsk(context, id) : refuse(NO_ASK);
    },
  },
  {
    name: "ask.skip",
    does: "leaving a step out",
    needs: "member",
    run: (args, _, context) => answer(args, context, "skipped", "Skip"),
  },
  {
    name: "ask.decide",
    does: "deciding what follows",
    needs: "approver",
    run: async (args, _, context) => {
      const choice = args["choice"];
      if (choice !== "claim" && choice !== "collection") return refuse(NO_ASK);
      return answer(args, context, choice, "What follows");
    },
  },
  {
    name: "ask.snooze-form",
    does: "putting a question aside",
    needs: "member",
    run: (args, _, context) => snoozeForm(args, context),
  },
  { name: "ask.snooze", does: "putting a question aside", needs: "member", run: snooze },
  {
    name: "ask.no-dispute",
    does: "saying why a client is late",
    needs: "member",
    run: (args, _, context) => noDispute(args, context),
  },
  {
    name: "reason.note",
    does: "saying why a client is late",
    needs: "member",
    run: (args, _, context) => pressReason(args, context),
  },
];
