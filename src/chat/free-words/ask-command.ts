import { z } from "zod";
import { askModel, type NoAnswer } from "../../drafting/ask-model.ts";
import { dataText } from "../../drafting/data-text.ts";
import type { LanguageModel } from "../../ports.ts";
import type { Arg, Command } from "../command.ts";
import { usageLine } from "../help.ts";
import { nameOf } from "../line.ts";

/**
 * What a model makes of words: a command, and which of the person's own words stand for which argument. `none`: it
 * wants nothing of ours. `unclear`: it could be any of these. `dropped`: the answer held what nobody had said.
 */
export type Asked =
  | { kind: "command"; command: Command; said: ReadonlyMap<string, string>; model: string }
  | { kind: "none" }
  | { kind: "unclear"; commands: readonly Command[]; model: string }
  | { kind: "dropped" }
  | NoAnswer;

/** Whom an invoice's command is about, where no number was said. */
export const WHOSE = "client";

/** Flags that skip a check are a person's to type. */
const TYPED_ONLY: readonly string[] = ["again", "agreed"];

const MOST_ARGUMENTS = 12;
const MOST_CANDIDATES = 3;

/**
 * Asks a model for the one command that words mean. It sees the words and the list of `commands`, nothing of the
 * books. Each argument has to stand in the words as it is, or the whole answer is dropped.
 */
export async function askCommand(
  model: LanguageModel,
  text: string,
  commands: readonly Command[],
  mostCharacters: number,
): Promise<Asked> {
  const data = dataText(text, mostCharacters);
  const answer = await askModel(model, {
    purpose: "command",
    name: "command",
    instruction: instructionFor(commands, data.rule),
    input: data.input,
    shape: shapeFor(commands),
  });
  if (answer.kind !== "answered") return answer;
  const { command: name, arguments: given, candidates } = answer.value;
  if (name === "none") return { kind: "none" };
  const known = (id: string) => commands.find((command) => idOf(command) === id);
  if (name === "unclear") {
    const meant = [...new Set(candidates)].flatMap((id) => known(id) ?? []).slice(0, MOST_CANDIDATES);
    return meant.length === 0 ? { kind: "none" } : { kind: "unclear", commands: meant, model: answer.model };
  }
  const command = known(name);
  const said = command && verbatim(given, command, data.text);
  return said ? { kind: "command", command, said, model: answer.model } : { kind: "dropped" };
}

type Given = { name: string; words: string };

/** Undefined when an argument is not the command's, comes twice, or was not said. */
function verbatim(given: readonly Given[], command: Command, text: string): Map<string, string> | undefined {
  const said = new Map<string, string>();
  if (given.length > MOST_ARGUMENTS) return undefined;
  const allowed = Object.keys(argumentsOf(command));
  for (const { name, words } of given) {
    const isSaid = words.trim() !== "" && plain(text).includes(plain(words));
    if (!allowed.includes(name) || said.has(name) || !isSaid) return undefined;
    said.set(name, words.trim());
  }
  return said;
}

function plain(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim();
}

function idOf(command: Command): string {
  return nameOf(command).slice(1);
}

/** What a model may fill in, each with what it is. */
function argumentsOf({ args }: Command): Record<string, Pick<Arg<unknown>, "hint" | "options" | "required">> {
  const own = Object.entries(args).filter(([name]) => !TYPED_ONLY.includes(name));
  const isOfInvoice = "invoice" in args || "invoices" in args;
  const whose = { hint: "Whose invoice, where no number is said", required: false };
  return { ...(isOfInvoice && !(WHOSE in args) ? { [WHOSE]: whose } : {}), ...Object.fromEntries(own) };
}

function shapeFor(commands: readonly Command[]) {
  const ids = commands.map(idOf);
  const names = [...new Set(commands.flatMap((command) => Object.keys(argumentsOf(command))))];
  return z.strictObject({
    command: z.enum([...ids, "none", "unclear"]),
    arguments: z.array(
      z.strictObject({ name: z.enum(names.length > 0 ? names : [WHOSE]), words: z.string() }),
    ),
    candidates: z.array(z.enum(ids)),
  });
}

function instructionFor(commands: readonly Command[], rule: string): string {
  const lines = commands.map((command) => {
    const of = Object.entries(argumentsOf(command)).map(
      ([name, { hint, options }]) => `${name} (${hint}${options ? `; one of ${options.join(", ")}` : ""})`,
    );
    const list = of.length > 0 ? ` Arguments: ${of.join("; ")}.` : "";
    return `- ${idOf(command)}: ${command.summary}. Usage: ${usageLine(command)}.${list}`;
  });
  return [
    "Somebody talks to the assistant that keeps their invoices. Say which one command their words mean.",
    "For each argument that they said, give the words that say it, copied letter by letter from their text: never anything that is not in it, nothing worked out, nothing translated, no default.",
    'Choose "none" where no command is meant, where more than one thing is asked for, or where something is denied ("has not paid"). Choose "unclear" where several commands would fit, and name them as candidates; else leave candidates empty.',
    rule,
    "Commands:",
    ...lines,
  ].join("\n");
}
