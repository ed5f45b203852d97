import type { Ask, AskKind } from "../../domain/ask.ts";
import { mayDo } from "../../domain/workspace.ts";
import type { AskView } from "../../usecases/view-ask.ts";
import { type Button, commandButton } from "../card.ts";
import { asWord } from "../read-text.ts";
import type { AskPlace } from "./ask-card.ts";
import { chargeButtons } from "./charge-card.ts";
import { contractButton } from "./contract-card.ts";
import { reasonButtons } from "./reason-part.ts";

/** The ways to answer what the team is asked, as far as the role goes. */
export function askButtons(asked: AskView, place: AskPlace): Button[] {
  const { kind } = asked.ask;
  if (!mayDo(place.role, "member")) return kind === "call" ? [sheetButton(asked)] : [];
  const own = ANSWERS[kind](asked, mayDo(place.role, "approver"), place);
  return kind === "check" ? own : [...own, ...asideButtons(asked.ask)];
}

type Answers = (asked: AskView, approves: boolean, place: AskPlace) => Button[];

const ANSWERS: Record<AskKind, Answers> = {
  check: (asked) => [
    paymentButton(asked),
    ...reasonButtons(asked.view.invoice),
    contractButton(asked.view.client),
  ],
  call: (asked) => [sheetButton(asked)],
  dispute: (asked) => [
    about(asked, "Note the dispute", "dispute.form"),
    onAsk(asked.ask, "It is no dispute", "ask.no-dispute"),
  ],
  fee: (asked, _approves, place) => [
    ...feeButtons(asked, place),
    commandButton("Show the late fee", `/invoice fee ${asWord(asked.view.invoice.number)}`),
    commandButton("Remind instead", `/invoice remind ${asWord(asked.view.invoice.number)}`),
  ],
  decide: decideAnswers,
  credit: (asked, approves) => (approves ? [useCreditButton(asked)] : []),
  tolerance: (asked, approves) => (approves ? [about(asked, "Write off", "write-off.form")] : []),
};

/** Applied for the ladder, a fee brings its notice with it: the client must not learn of it by a later letter. */
function feeButtons({ charge, view }: AskView, place: AskPlace): Button[] {
  if (!charge) return [];
  return chargeButtons(charge, { ...place, today: view.today }).map((button) => ({
    ...button,
    action: { ...button.action, args: { ...button.action.args, notice: "yes" } },
  }));
}

function decideAnswers(asked: AskView, approves: boolean): Button[] {
  const number = asWord(asked.view.invoice.number);
  const worth = commandButton("Is it worth a claim?", `/invoice legal ${number}`);
  const letter = commandButton("Non-payment letter", `/invoice letter ${number}`);
  const pause = commandButton("Pause for good", `/invoice pause ${number}`);
  const later: Button = {
    label: "Ask again in 30 days",
    action: { name: "ask.snooze", args: { ask: asked.ask.id, days: "30" } },
  };
  if (!approves) return [worth, letter, pause, later];
  return [
    worth,
    chose(asked.ask, "We claim it in court", "claim"),
    chose(asked.ask, "A collection agency has it", "collection"),
    letter,
    about(asked, "Write off", "write-off.form"),
    pause,
    later,
  ];
}

function chose({ id }: Ask, label: string, choice: string): Button {
  return { label, action: { name: "ask.decide", args: { ask: id, choice } } };
}

/** What a skip does, by what was asked. */
const SKIPS: Record<Exclude<AskKind, "check">, string> = {
  call: "Skip the call",
  dispute: "Skip this step",
  fee: "Skip this step",
  decide: "Skip this step",
  credit: "Not for this",
  tolerance: "Leave it",
};

function asideButtons(ask: Ask): Button[] {
  if (ask.kind === "check") return [];
  return [onAsk(ask, SKIPS[ask.kind], "ask.skip"), onAsk(ask, "Snooze", "ask.snooze-form")];
}

function onAsk({ id }: Ask, label: string, name: string): Button {
  return { label, action: { name, args: { ask: id } } };
}

/** A press about the invoice; what it books ends the ask. */
function about({ view }: AskView, label: string, name: string): Button {
  return { label, action: { name, args: { invoice: view.invoice.id } } };
}

function paymentButton(asked: AskView): Button {
  return about(asked, "Record payment", "payment.form");
}

function sheetButton({ view }: AskView): Button {
  return commandButton("Call sheet", `/invoice call ${asWord(view.invoice.number)}`);
}

function useCreditButton(asked: AskView): Button {
  return {
    ...about(asked, "Use credit", "credit.use"),
    confirm: "Use the client's credit for this invoice?",
  };
}
