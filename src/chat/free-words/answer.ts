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
  const sketches = understand(said, names, { currency: workspace.currency, locale, today });
  const found = await firstKnown(sketches, context);
  if (found?.resolved.kind === "no" && desk.model) return answerByModel(desk.model, said, context);
  if (found) return cardFor(found.resolved, found.command, context, {});
  return desk.model ? answerByModel(desk.model, said, context) : undefined;
}

type Found = { command: Command; resolved: Resolved };

/** The first sketch of which the books know all that it names; else the first, with what they do not know. */
async function firstKnown(sketches: Iterable<Sketch>, context: Context): Promise<Found | undefined> {
  let unknown: Found | undefined;
  for (const sketch of sketches) {
    const found = await lookUp(sketch, context);
    if (found && found.resolved.kind !== "no") return found;
    unknown ??= found;
  }
  return unknown;
}

async function lookUp(sketch: Sketch, context: Context): Promise<Found | undefined> {
  const command = commandsAt(context.place).find((c) => `${c.group} ${c.name}`.trim() === sketch.command);
  return command && { command, resolved: await resolve(sketch, command, context) };
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
      const found = sketch && (await lookUp(sketch, context));
      return found && cardFor(found.resolved, found.command, context, { model: asked.model });
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
