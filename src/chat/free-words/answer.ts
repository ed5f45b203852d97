import type { LanguageModel } from "../../ports.ts";
import { clientsNamedIn } from "../../usecases/who-is-meant.ts";
import type { Card } from "../card.ts";
import { refusal } from "../card.ts";
import type { Command, Context } from "../command.ts";
import { usageLine } from "../help.ts";
import { commandsAt, forbids, runLine } from "../line.ts";
import { refusalCard } from "../refusal-card.ts";
import { cut } from "../words.ts";
import { askCommand } from "./ask-command.ts";
import { chooseButton, type Origin, propose } from "./propose.ts";
import { type Resolved, resolve } from "./resolve.ts";
import { sketchFrom } from "./said.ts";
import type { Sketch } from "./sketch.ts";
import { understand } from "./understand.ts";

/** Longer ones are no command in somebody's own words. */
const LONGEST = 500;

/**
 * Answers words that are no command by the one command that they mean: run at once when it only looks, shown with
 * Confirm when it changes anything. The grammar of our own is asked first, since it costs nothing and is the same
 * each time; then the model, where there is one. Undefined when no command can be made of them.
 */
export async function answerFreeWords(text: string, context: Context): Promise<Card | undefined> {
  const said = readable(text);
  if (said === undefined) return undefined;
  const { desk, workspace, locale, today } = context;
  const names = await clientsNamedIn(desk, workspace, said);
  const sketch = understand(said, names, { currency: workspace.currency, locale, today });
  if (sketch) return answerSketch(sketch, context, {});
  return desk.model ? answerByModel(desk.model, said, context) : undefined;
}

async function answerByModel(
  model: LanguageModel,
  said: string,
  context: Context,
): Promise<Card | undefined> {
  const allowed = commandsAt(context.place).filter((command) => !forbids(command, context));
  const asked = await askCommand(model, said, allowed, LONGEST);
  switch (asked.kind) {
    case "command": {
      const sketch = sketchFrom(asked.command, asked.said, context);
      return sketch && answerSketch(sketch, context, { model: asked.model });
    }
    case "unclear":
      return unclearCard(asked.commands);
    case "none":
    case "dropped":
      return undefined;
    default: {
      const card = await runLine(said, context);
      const text = `The model could not be asked either: ${asked.because}.`;
      return { ...card, parts: [...card.parts, { kind: "note", text }] };
    }
  }
}

function unclearCard(commands: readonly Command[]): Card {
  return {
    title: "Which of these do you mean?",
    tone: "question",
    parts: [
      { kind: "text", text: "Nothing was changed. Type one of them with what it needs." },
      {
        kind: "facts",
        rows: commands.map((command) => [usageLine(command), `${command.summary}.`] as const),
      },
    ],
  };
}

/** The words without what nobody sees; undefined where there are too many, or none. */
function readable(text: string): string | undefined {
  const said = text
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\s]+/gu, (signs) => (/\s/u.test(signs) ? " " : ""))
    .trim();
  return /[\p{L}\p{N}]/u.test(said) && [...said].length <= LONGEST ? said : undefined;
}

async function answerSketch(sketch: Sketch, context: Context, origin: Origin): Promise<Card | undefined> {
  const command = commandsAt(context.place).find((c) => `${c.group} ${c.name}`.trim() === sketch.command);
  if (!command) return undefined;
  return cardFor(await resolve(sketch, command, context), command, context, origin);
}

async function cardFor(
  resolved: Resolved,
  command: Command,
  context: Context,
  origin: Origin,
): Promise<Card | undefined> {
  switch (resolved.kind) {
    case "one": {
      const { line, because } = resolved;
      return propose(line, context, { ...origin, ...(because ? { because } : {}) });
    }
    case "either":
      return eitherCard(resolved, command);
    case "foreign": {
      const { invoice, owner, client } = resolved;
      return refusal(
        `${invoice} is ${cut(owner)}'s, not ${cut(client)}'s.`,
        `Nothing was changed. Example: ${command.example}`,
      );
    }
    case "nothing-open":
      return refusal(
        `Nothing is open for ${cut(resolved.client)}.`,
        `Nothing was changed. Example: ${command.example}`,
      );
    case "no":
      return refusalCard(resolved.refusal, context.locale);
  }
}

const QUESTIONS: Readonly<Record<string, string>> = {
  client: "Which client do you mean?",
  invoice: "Which invoice do you mean?",
  figure: "Is that an invoice or an amount?",
};

function eitherCard({ what, lines }: Extract<Resolved, { kind: "either" }>, command: Command): Card {
  const note = lines.map(({ line }) => line).join("\n");
  return {
    title: QUESTIONS[what] ?? "What do you mean?",
    tone: "question",
    parts: [
      { kind: "text", text: `${command.summary}. Nothing is changed before you choose.` },
      { kind: "note", text: note },
    ],
    buttons: lines.map(({ label, line }) => chooseButton(label, line)),
  };
}
