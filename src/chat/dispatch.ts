import { dateIn } from "../domain/calendar.ts";
import { mayDo } from "../domain/workspace.ts";
import type { Desk } from "../usecases/desk.ts";
import { localeOf } from "../usecases/invoice-document.ts";
import type { News } from "../usecases/news.ts";
import { actions } from "./actions/index.ts";
import { type Action, type Card, refusal } from "./card.ts";
import type { Context } from "./command.ts";
import { answerFreeWords } from "./free-words/answer.ts";
import { cardOf, findCommand, runLine } from "./line.ts";
import { refusalCard } from "./refusal-card.ts";

export type Ask =
  /** A command line, with or without the leading slash. */
  | { kind: "text"; text: string }
  /** A button of a card. */
  | { kind: "press"; action: Action }
  /** A form, with what was filled in; blank fields are left out. */
  | { kind: "submit"; action: Action; values: Readonly<Record<string, string>> };

/** Answers an ask; the person and the workspace are already known. */
export type Dispatch = (ask: Ask) => Promise<Card>;

/** Who asks, looked up anew for each ask, so that a changed role or setting counts at once. */
export type Enter = () => Promise<Pick<Context, "workspace" | "person" | "room">>;

export function dispatcher(desk: Desk, enter: Enter, place: Context["place"]): Dispatch {
  return async (ask) => {
    let hasChanged = false;
    const told: News[] = [];
    const asked: Desk = {
      ...desk,
      changed: (news) => {
        hasChanged = true;
        told.push(...news);
      },
    };
    try {
      const context = contextFor(asked, await enter(), place);
      return withNews(await answer(ask, context), told);
    } catch (error) {
      // Reaching this is a bug or a database that is gone; the log has the trace, the person a sentence.
      desk.log.error({ error: desk.describeError(error) }, "an ask failed");
      const explanation = desk.explainError?.(error);
      return hasChanged ? brokenOffCard(explanation) : failureCard(explanation);
    }
  };
}

/** What has come of promises and plans by an ask is told with its answer, and nowhere else. */
function withNews(card: Card, told: readonly News[]): Card {
  if (told.length === 0) return card;
  const parts = told.map(({ sentence }) => ({ kind: "text" as const, text: sentence }));
  return { ...card, parts: [...card.parts, ...parts] };
}

/** What an ask does in several transactions, as to draft a letter and to show it, stands as far as it came. */
function brokenOffCard(explanation: string | undefined): Card {
  const because = explanation?.replace(/\s*Nothing was changed\.$/, "");
  return refusal(
    "It is on the books, but what should have followed failed.",
    `${because ? `${because} ` : ""}Look with /receivables or /invoice show NO before you do it once more.`,
  );
}

/** A change is one transaction, so that a failure in the middle of it has changed nothing. */
function failureCard(explanation: string | undefined): Card {
  return explanation
    ? refusal("That could not be done now.", explanation)
    : refusal(
        "That did not work, and it is not your fault.",
        "Nothing was changed. Please try again in a moment; the log says what happened.",
      );
}

function contextFor(desk: Desk, entered: Awaited<ReturnType<Enter>>, place: Context["place"]): Context {
  const { workspace } = entered;
  const now = desk.clock.now();
  const locale = localeOf(workspace.language, workspace.country);
  return { desk, ...entered, place, now, today: dateIn(workspace.zone, now), locale };
}

async function answer(ask: Ask, context: Context): Promise<Card> {
  switch (ask.kind) {
    case "text":
      return answerText(ask.text, context);
    case "press":
      return ask.action.name === "command.run"
        ? runLine(ask.action.args["text"] ?? "", context)
        : runAction(ask.action, {}, context);
    case "submit":
      return runAction(ask.action, ask.values, context);
  }
}

/**
 * A line that is no command may say one in somebody's own words. One that begins with a slash is meant as a command
 * as it stands, and so is a press: a typing error in it is answered with the nearest command, never guessed at.
 */
async function answerText(text: string, context: Context): Promise<Card> {
  const isPlain = !text.trim().startsWith("/");
  const found = findCommand(text, context);
  const unknown = !found.ok && found.refusal.kind === "unknown-command";
  const understood = isPlain && unknown ? await answerFreeWords(text, context) : undefined;
  return understood ?? runLine(text, context);
}

async function runAction(
  { name, args }: Action,
  values: Readonly<Record<string, string>>,
  context: Context,
): Promise<Card> {
  const action = actions.find((a) => a.name === name);
  if (!action) return refusal("That button is from another version of Dunlin.", "Nothing was changed.");
  if (!mayDo(context.person.role, action.needs)) {
    const { role } = context.person;
    return refusalCard(
      { kind: "not-allowed", action: action.does, role, needs: action.needs },
      context.locale,
    );
  }
  const outcome = await action.run(args, values, context);
  return "ok" in outcome ? cardOf(outcome, context) : outcome;
}

/** Candidates for the word that is being typed at the end of a line. */
export type CommandIndex = { complete(line: string): Promise<string[]> };
