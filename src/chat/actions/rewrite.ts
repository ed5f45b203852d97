import type { Client } from "../../domain/client.ts";
import { type LetterId, readId } from "../../domain/ids.ts";
import type { Letter } from "../../domain/letter.ts";
import { done, type Outcome, refuse } from "../../domain/outcome.ts";
import { LANGUAGES } from "../../drafting/phrases/index.ts";
import { whyClosed } from "../../usecases/approve-letter.ts";
import { clientLocale } from "../../usecases/invoice-document.ts";
import { rewriteLetter, WISH_LIMIT, type Wish } from "../../usecases/rewrite-letter.ts";
import { type LetterView, viewLetter } from "../../usecases/view-letter.ts";
import { type ActionDefinition, whoOf } from "../action.ts";
import type { Button, Card } from "../card.ts";
import type { Context } from "../command.ts";
import { cleanParagraphs } from "../read-text.ts";
import { languageName, letterName } from "../words.ts";
import { showLetter, showOutdated } from "./letters.ts";

type Args = Readonly<Record<string, string>>;

/** In which language a letter is, and in which it can be: those that there is a text of its kind in. */
function languagesOf({ kind, language }: Letter, client: Client, { desk, workspace }: Context) {
  const texts = desk.prompts.get(kind)?.texts;
  const known = [...LANGUAGES.keys()].filter((each) => texts?.has(each));
  const clients = clientLocale(workspace, client).language;
  const now = [language, clients].find((each) => each !== undefined && known.includes(each)) ?? "en";
  return { now, clients, others: known.filter((each) => each !== now) };
}

/** The letter as its newest card shows it, while it waits for a person. */
async function openView(args: Args, context: Context): Promise<Outcome<LetterView>> {
  const id = readId<LetterId>(args["letter"]);
  if (!id) return refuse({ kind: "no-such-letter" });
  const view = await viewLetter(context.desk, whoOf(context, "card"), id);
  if (!view.ok) return view;
  const closed = whyClosed(view.value.letter);
  if (closed) return refuse(closed);
  return args["version"] === String(view.value.version.n) ? view : refuse({ kind: "draft-changed" });
}

/** The ways in which this letter can be rewritten, a button each. */
async function menu(args: Args, context: Context): Promise<Outcome<Card>> {
  const view = await openView(args, context);
  if (!view.ok) return view;
  const { letter, version, client } = view.value;
  const { now } = languagesOf(letter, client, context);
  const byPerson = version.origin.by === "person" ? `The words of ${version.author} are replaced by it.` : "";
  return done({
    title: `Rewrite the ${letterName(letter.kind)} to ${client.name}`,
    parts: [
      { kind: "text", text: `It is ${version.tone}, in ${languageName(now)}. ${byPerson}`.trim() },
      { kind: "note", text: "Its figures, its step and what it asks for stay as they are." },
    ],
    buttons: choices(view.value, context),
  });
}

function choices({ letter, version, client }: LetterView, context: Context): Button[] {
  const args = { letter: letter.id, version: String(version.n) };
  const press = (label: string, name: string, more: Args = {}): Button => ({
    label,
    action: { name, args: { ...args, ...more } },
  });
  const { clients, others } = languagesOf(letter, client, context);
  const hasModel = context.desk.model !== undefined;
  const back = others.includes(clients);
  return [
    ...(version.tone === "gentle" ? [] : [press("Softer", "letter.rewrite", { how: "softer" })]),
    ...(version.tone === "firm" ? [] : [press("Firmer", "letter.rewrite", { how: "firmer" })]),
    ...(hasModel ? [press("Shorter", "letter.rewrite", { how: "shorter" })] : []),
    ...(back ? [press("In the client's language", "letter.rewrite", { how: "language" })] : []),
    ...(others.length > 0 ? [press("In another language", "letter.language-form")] : []),
    ...(hasModel ? [press("In own words", "letter.wish-form")] : []),
  ];
}

async function languageForm(args: Args, context: Context): Promise<Outcome<Card>> {
  const view = await openView(args, context);
  if (!view.ok) return view;
  const { others } = languagesOf(view.value.letter, view.value.client, context);
  const title = "In which language?";
  const options = others.map(languageName);
  return done({
    title,
    parts: [],
    form: {
      title,
      submitLabel: "Rewrite",
      action: { name: "letter.rewrite", args: { ...args, how: "language" } },
      fields: [{ name: "language", label: "Language", kind: "choice", required: true, options }],
    },
  });
}

async function wishForm(args: Args, context: Context): Promise<Outcome<Card>> {
  const view = await openView(args, context);
  if (!view.ok) return view;
  const title = "How is it to be rewritten?";
  return done({
    title,
    parts: [],
    form: {
      title,
      submitLabel: "Rewrite",
      action: { name: "letter.rewrite", args: { ...args, how: "own words" } },
      fields: [
        {
          ...{ name: "words", label: "In your words", kind: "long-text", required: true },
          hint: "wording and tone, as: say that we liked working with them; names, amounts and dates come from the ledger",
        },
      ],
    },
  });
}

async function rewrite(args: Args, values: Args, context: Context): Promise<Outcome<Card>> {
  const letter = readId<LetterId>(args["letter"]);
  if (!letter) return refuse({ kind: "no-such-letter" });
  const wish = readWish(args, values);
  if (!wish.ok) return wish;
  const asked = { letter, version: Number(args["version"]), wish: wish.value };
  const rewritten = await rewriteLetter(context.desk, whoOf(context, "Rewrite"), asked);
  if (!rewritten.ok) return rewritten;
  const { value } = rewritten;
  return value.kind === "outdated"
    ? showOutdated(context, letter, value.freshness, "rewritten")
    : showLetter(context, letter);
}

function readWish(args: Args, values: Args): Outcome<Wish> {
  const { how = "" } = args;
  switch (how) {
    case "softer":
    case "firmer":
    case "shorter":
      return done({ how });
    case "language":
      return readLanguage(values["language"]);
    case "own words": {
      const words = cleanParagraphs(values["words"] ?? "", { what: "wish", limit: WISH_LIMIT });
      return words.ok ? done({ how, words: words.value }) : words;
    }
    default:
      return refuse({ kind: "no-such-letter" });
  }
}

/** By its English name or its code; none is the client's own. */
function readLanguage(text: string | undefined): Outcome<Wish> {
  if (!text) return done({ how: "language", language: undefined });
  const asked = text.trim().toLowerCase();
  const language = [...LANGUAGES.keys()].find(
    (each) => each === asked || languageName(each).toLowerCase() === asked,
  );
  return language
    ? done({ how: "language", language })
    : refuse({ kind: "unreadable", what: "language", text, example: "German" });
}

/** Buttons and forms that have a letter written anew. */
export const rewriteActions: readonly ActionDefinition[] = [
  {
    name: "letter.rewrite-menu",
    does: "rewriting a letter",
    needs: "member",
    run: (args, _, context) => menu(args, context),
  },
  {
    name: "letter.language-form",
    does: "rewriting a letter",
    needs: "member",
    run: (args, _, context) => languageForm(args, context),
  },
  {
    name: "letter.wish-form",
    does: "rewriting a letter",
    needs: "member",
    run: (args, _, context) => wishForm(args, context),
  },
  { name: "letter.rewrite", does: "rewriting a letter", needs: "member", run: rewrite },
];
