import type { Command, Context } from "../command.ts";
import { looksLikeAmount } from "../reading/amount.ts";
import { WHOSE } from "./ask-command.ts";
import { firstDayOf } from "./dates.ts";
import { type Heard, hear } from "./hear.ts";
import type { Helper } from "./language.ts";
import { languages } from "./languages.ts";
import type { Sketch } from "./sketch.ts";

/**
 * The sketch of a command of which somebody else has said which words stand for what. Each of them is read by the
 * same rules as a whole sentence; undefined when one of them is no such thing.
 */
export function sketchFrom(
  command: Command,
  said: ReadonlyMap<string, string>,
  context: Context,
): Sketch | undefined {
  const given: Record<string, string> = {};
  const sketch: Sketch = {
    command: `${command.group} ${command.name}`.trim(),
    ...(said.has(WHOSE) ? { client: said.get(WHOSE)! } : {}),
    ...{ invoices: [], figures: [], given },
  };
  let found: Sketch | undefined = sketch;
  for (const [name, words] of said) {
    if (name === WHOSE || !found) continue;
    found = withArgument(found, name, words, command, context);
  }
  return found;
}

function withArgument(
  sketch: Sketch,
  name: string,
  words: string,
  command: Command,
  context: Context,
): Sketch | undefined {
  const arg = command.args[name]!;
  const give = (value: string): Sketch => ({ ...sketch, given: { ...sketch.given, [name]: value } });
  if (name === "invoice" || name === "invoices") return withInvoices(sketch, words, context);
  if (/^DATE$/i.test(arg.label)) {
    const day = heardIn(words, context, ({ dates }) => dates[0]?.text) ?? words;
    return give(firstDayOf(day, context.today) ?? day);
  }
  if (arg.take === "money") {
    const share = heardIn(words, context, (heard) => heard.share);
    if (share) return { ...sketch, share };
    return isAmount(words, context) ? give(words) : undefined;
  }
  if (arg.take === "share")
    return /^\d+(?:[.,]\d+)? ?%$/.test(words) || isAmount(words, context) ? give(words) : undefined;
  if (arg.options) return chosen(arg.options, words, context, give);
  return give(words);
}

function isAmount(words: string, { workspace, locale }: Context): boolean {
  return looksLikeAmount(words, { currency: workspace.currency, locale });
}

/** "7", "INV-7 and INV-8", "everyone". */
function withInvoices(sketch: Sketch, words: string, context: Context): Sketch {
  if (heardIn(words, context, ({ helpers }) => helpers.has("all") || undefined))
    return { ...sketch, all: true };
  const numbers = words.split(/[\s,]+/).filter((word) => /\d/.test(word));
  const plain = numbers.map((word) => word.replace(/^#|[.!?]$/g, ""));
  return { ...sketch, invoices: plain.length > 0 ? plain : [words] };
}

function chosen(
  options: readonly string[],
  words: string,
  context: Context,
  give: (value: string) => Sketch,
): Sketch | undefined {
  const exact = options.find((option) => option === words.toLowerCase());
  const meant =
    exact ??
    heardIn(words, context, ({ helpers }) => options.find((option) => helpers.has(option as Helper)));
  return meant === undefined ? undefined : give(meant);
}

/** What a few words say in the first language in which all of them say something. */
function heardIn<T>(words: string, context: Context, what: (heard: Heard) => T | undefined): T | undefined {
  const place = { currency: context.workspace.currency, locale: context.locale };
  for (const language of languages) {
    const heard = hear(words, { language, names: [], place });
    const found = heard.names.length === 0 ? what(heard) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
