import type { Button, Card, Form } from "../../src/chat/card.ts";
import type { Ask } from "../../src/chat/dispatch.ts";
import {
  aboutField,
  type Filled,
  type Filling,
  fieldPrompt,
  fillIn,
  formIntroduction,
  sameFormAgain,
  skipUnreadable,
  startForm,
} from "./form.ts";
import { harmlessLine } from "./harmless.ts";

/** What the terminal remembers between two lines. No input or output happens here. */
export type Session = {
  /** Whether somebody is there who can be asked back; nobody is at the other end of a pipe. */
  interactive: boolean;
  /** Buttons that can be pressed, numbered from 1: those of the last card that had any. */
  buttons: readonly Button[];
  /** Goes up whenever a press would mean something else than before. */
  shown: number;
  /** The form that was just submitted, with what it said, until its answer is there. */
  submitted?: Submitted;
  mode:
    | { kind: "ready" }
    | { kind: "confirming"; button: Button }
    | { kind: "filling"; filling: Filling }
    | { kind: "ended" };
};

export type Submitted = { form: Form; values: Readonly<Record<string, string>> };

export type Input =
  /** `seen` is `Session.shown` at the time of typing; left out where lines are read when their turn comes. */
  | { kind: "line"; text: string; seen?: number }
  /** A line that is no text; `because` is a whole sentence. */
  | { kind: "unreadable"; because: string };

/** What is to be done about an input. */
export type Turn =
  | { kind: "ask"; ask: Ask }
  | { kind: "say"; text: string; tone: "plain" | "refusal" }
  | { kind: "wait" }
  | { kind: "end" };

export type Step = { session: Session; turn: Turn };

/** Longest line that is taken, in characters. */
export const LONGEST_LINE = 10_000;

export function newSession({ interactive }: { interactive: boolean }): Session {
  return { interactive, buttons: [], shown: 0, mode: { kind: "ready" } };
}

/** Decides what a line means now: a command, a press, an answer, a form's field, or the end. */
export function read(session: Session, input: Input): Step {
  if (input.kind === "unreadable") return refuseLine(session, input.because);
  if (input.text.length > LONGEST_LINE && [...input.text].length > LONGEST_LINE) {
    return refuseLine(session, TOO_LONG);
  }
  switch (session.mode.kind) {
    case "ready":
      return readReady(session, input.text.trim(), input.seen ?? session.shown);
    case "confirming":
      return readConfirmation(session, session.mode.button, input.text, input.seen ?? session.shown);
    case "filling":
      return afterField(
        session,
        session.mode.filling,
        fillIn(session.mode.filling, input.text, session.interactive),
      );
    case "ended":
      return { session, turn: { kind: "end" } };
  }
}

export const TOO_LONG = "That line is longer than 10,000 characters.";

/** Takes the answer to an ask: its buttons replace the earlier ones, its form is filled in next. */
export function shown(session: Session, card: Card): Session {
  const renewed = card.buttons?.length ? { buttons: card.buttons, shown: session.shown + 1 } : {};
  const { submitted, ...rest } = session;
  return { ...rest, ...renewed, mode: modeAfter(session, card) };
}

/** A form that was refused is asked again with what it said, where somebody is there to mend it. */
function modeAfter({ submitted, interactive }: Session, card: Card): Session["mode"] {
  const isRefused = card.tone === "refusal";
  if (card.form?.fields.length && (interactive || !isRefused)) {
    const filling = startForm(card.form);
    return { kind: "filling", filling: isRefused ? { ...filling, again: true } : filling };
  }
  if (!submitted || !interactive || !isRefused) return { kind: "ready" };
  const filling = startForm(sameFormAgain(submitted.form, submitted.values));
  return { kind: "filling", filling: { ...filling, again: true } };
}

/**
 * Takes a card that nobody asked for. Its buttons are added after those on the screen, which keep their
 * numbers: a 1 that is being typed must not turn into the press of another card.
 */
export function noticed(session: Session, card: Card): { session: Session; firstButton: number } {
  const firstButton = session.buttons.length + 1;
  return { session: { ...session, buttons: [...session.buttons, ...(card.buttons ?? [])] }, firstButton };
}

/** Leaves a form or a question, as by Ctrl-C; `undefined` when there is none to leave. */
export function leave(session: Session): Step | undefined {
  if (session.mode.kind !== "confirming" && session.mode.kind !== "filling") return undefined;
  return plainly({ ...session, mode: { kind: "ready" } }, "Nothing was changed.");
}

/** The input is over. A form or a question that was not finished counts as refused. */
export function ended(session: Session): Step {
  const over: Session = { ...session, mode: { kind: "ended" } };
  if (session.mode.kind === "filling") {
    return refused(
      over,
      `The form "${harmlessLine(session.mode.filling.form.title)}" was not finished. Nothing was changed.`,
    );
  }
  if (session.mode.kind === "confirming") return refused(over, "Nothing was changed.");
  return { session: over, turn: { kind: "end" } };
}

/** The prompt for the next line. */
export function promptOf({ mode }: Session): string {
  switch (mode.kind) {
    case "filling":
      return fieldPrompt(mode.filling);
    case "confirming":
      return `${harmlessLine(mode.button.confirm ?? "")} (y/n) `;
    default:
      return "dunlin> ";
  }
}

/** What is shown above the prompt when a form begins or goes on to its next field. */
export function introductionOf({ mode }: Session): string {
  if (mode.kind !== "filling") return "";
  const { filling } = mode;
  const isFirst = filling.at === 0 && !filling.lines;
  return [isFirst ? formIntroduction(filling.form) : "", aboutField(filling)].filter(Boolean).join("\n");
}

function readReady(session: Session, text: string, seen: number): Step {
  if (text === "") return { session, turn: { kind: "wait" } };
  if (/^\/?(quit|exit)$/i.test(text))
    return { session: { ...session, mode: { kind: "ended" } }, turn: { kind: "end" } };
  const number = /^\[?(\d{1,4})\]?$/.exec(text)?.[1];
  if (number !== undefined) return pressNumber(session, Number(number), seen);
  const named = session.buttons.filter((button) => sameLabel(button.label, text));
  if (named.length > 1) {
    return refused(
      session,
      `More than one button is called "${harmlessLine(text)}"; type its number. Nothing was changed.`,
    );
  }
  if (named[0]) return press(session, named[0], seen);
  return { session, turn: { kind: "ask", ask: { kind: "text", text } } };
}

function sameLabel(label: string, text: string): boolean {
  const fold = (each: string): string => each.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();
  return fold(label) === fold(text);
}

function pressNumber(session: Session, number: number, seen: number): Step {
  const button = session.buttons[number - 1];
  if (button) return press(session, button, seen);
  const count = session.buttons.length;
  const which = count === 0 ? "no card with buttons was shown yet" : `there are 1 to ${count}`;
  return refused(session, `There is no button ${number}: ${which}. Nothing was changed.`);
}

/** A line that was typed ahead meant the card on the screen then, not one that nobody has read yet. */
const TYPED_AHEAD = "That was typed before this was shown, so it was not taken. Read it, then type it again.";

function press(session: Session, button: Button, seen: number): Step {
  if (seen !== session.shown) return refused(session, TYPED_AHEAD);
  if (button.confirm && session.interactive) {
    const asking: Session = { ...session, shown: session.shown + 1, mode: { kind: "confirming", button } };
    return { session: asking, turn: { kind: "wait" } };
  }
  return { session, turn: { kind: "ask", ask: { kind: "press", action: button.action } } };
}

function readConfirmation(session: Session, button: Button, line: string, seen: number): Step {
  const text = line.trim().toLowerCase();
  const ready: Session = { ...session, mode: { kind: "ready" } };
  if (seen !== session.shown) return refused(session, TYPED_AHEAD);
  if (text === "y" || text === "yes") {
    return { session: ready, turn: { kind: "ask", ask: { kind: "press", action: button.action } } };
  }
  if (["", "n", "no", "cancel"].includes(text)) return plainly(ready, "Nothing was changed.");
  return plainly(session, "Type y for yes or n for no.");
}

function afterField(session: Session, { form }: Filling, filled: Filled): Step {
  const ready: Session = { ...session, mode: { kind: "ready" } };
  if (filled.kind === "cancelled") return plainly(ready, "Nothing was changed.");
  if (filled.kind === "next") {
    const asking: Session = { ...session, mode: { kind: "filling", filling: filled.filling } };
    return filled.say === undefined
      ? { session: asking, turn: { kind: "wait" } }
      : refused(asking, filled.say);
  }
  if (filled.fault !== undefined) return refused(ready, `${filled.fault} Nothing was changed.`);
  const { values } = filled;
  return {
    session: { ...ready, submitted: { form, values } },
    turn: { kind: "ask", ask: { kind: "submit", action: form.action, values } },
  };
}

function refuseLine(session: Session, because: string): Step {
  if (session.mode.kind === "filling" && !session.interactive) {
    return afterField(session, session.mode.filling, skipUnreadable(session.mode.filling, because));
  }
  return refused(session, `${because} It was left out, and nothing was changed.`);
}

function plainly(session: Session, text: string): Step {
  return { session, turn: { kind: "say", text, tone: "plain" } };
}

function refused(session: Session, text: string): Step {
  return { session, turn: { kind: "say", text, tone: "refusal" } };
}
