import type { LetterId } from "../domain/ids.ts";
import { BUILT_IN, type Letter, type LetterVersion, type SlottedText, type Tone } from "../domain/letter.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import { dataText } from "../drafting/data-text.ts";
import { draftLetter } from "../drafting/draft-letter.ts";
import { variantsOf } from "../drafting/kinds.ts";
import { type Composed, composeLetter, fillWords } from "../drafting/model-draft.ts";
import { builtInWords } from "../drafting/model-prompt.ts";
import { withoutFacts } from "../drafting/without-facts.ts";
import { findLetter, newestVersion, setLanguage } from "../store/letters.ts";
import { whyClosed } from "./approve-letter.ts";
import { change, type Ledger, type Who } from "./change.ts";
import type { Desk } from "./desk.ts";
import { keepDeadline, type LetterContent, letterContent } from "./letter-content.ts";
import { recordLetter } from "./record-letter.ts";
import { type Freshness, refreshLetter } from "./refresh-letter.ts";
import { type LetterWords, writeVersion } from "./request-letter.ts";
import { onSendingDay } from "./sending-time.ts";

/** How a letter is to be rewritten. `language`: ISO 639-1, or the client's own. */
export type Wish =
  | { how: "softer" | "firmer" | "shorter" }
  | { how: "language"; language: string | undefined }
  | { how: "own words"; words: string };

/** Longest wish in a person's own words. */
export const WISH_LIMIT = 500;

export type Rewritten =
  | { kind: "rewritten"; letter: Letter; version: LetterVersion }
  /** The ledger had moved on: the letter was drafted anew or withdrawn, and not rewritten. */
  | { kind: "outdated"; letter: Letter; freshness: Exclude<Freshness, { kind: "fresh" }> };

type RewriteDesk = Pick<Desk, "db" | "clock" | "prompts" | "mailer" | "model">;
type Asked = { letter: LetterId; version: number; wish: Wish };

/** What a rewriting starts from and goes to. Its kind, and with it its step, stays whatever is wished. */
type Plan = { letter: Letter; newest: LetterVersion; tone: Tone; content: LetterContent };

/**
 * Writes a waiting letter anew in another tone or language, shorter, or as a person wishes. With a model its words
 * are asked for between two transactions and pass both gates, as any; without one, or where it fails, the built-in
 * text in that tone and language is taken, if there is one. A version that came meanwhile wins.
 */
export async function rewriteLetter(desk: RewriteDesk, who: Who, asked: Asked): Promise<Outcome<Rewritten>> {
  const begun = await change<Begun>(desk, who, (ledger) => begin(ledger, desk, asked));
  if (!begun.ok) return begun;
  if (begun.value.kind === "outdated") return done(begun.value);
  const { plan } = begun.value;
  const composed = desk.model && (await compose(desk.model, desk, plan, asked.wish));
  const isLost = composed?.kind !== "composed" && !hasBuiltIn(asked.wish);
  if (isLost) return refuse(whyNot(composed));
  return change<Rewritten>(desk, who, async (ledger) => {
    const again = await begin(ledger, desk, asked);
    if (!again.ok) return again;
    if (again.value.kind === "outdated") return done(again.value);
    const words = wordsFor(again.value.plan, desk, composed);
    return words.ok ? keep(ledger, desk, again.value.plan, asked.wish, words.value) : words;
  });
}

type Begun = { kind: "begun"; plan: Plan } | Extract<Rewritten, { kind: "outdated" }>;

async function begin(
  ledger: Ledger,
  desk: RewriteDesk,
  { letter: id, version, wish }: Asked,
): Promise<Outcome<Begun>> {
  const { tx, ws, today } = ledger;
  const letter = await findLetter(tx, ws, id);
  if (!letter) return refuse({ kind: "no-such-letter" });
  const closed = letter.unwritten ? { kind: "draft-changed" as const } : whyClosed(letter);
  if (closed) return refuse(closed);
  if ((await newestVersion(tx, ws, id))?.n !== version) return refuse({ kind: "draft-changed" });
  const freshness = await refreshLetter(ledger, desk, letter);
  if (freshness.kind !== "fresh") return done({ kind: "outdated", letter, freshness });
  const newest = freshness.version;
  const tone = toneFor(wish, newest.tone);
  if (!tone) return refuse({ kind: "tone-ends", tone: newest.tone === "firm" ? "firm" : "gentle" });
  const wanted = wish.how === "language" ? inLanguage(letter, wish.language) : letter;
  const then = await onSendingDay(ledger, desk, wanted);
  const content = keepDeadline(await letterContent(then, wanted), newest, today);
  return done({ kind: "begun", plan: { letter: wanted, newest, tone, content } });
}

const TONES: readonly Tone[] = ["gentle", "neutral", "firm"];

/** One step softer or firmer; `undefined` past the last one. */
function toneFor({ how }: Wish, tone: Tone): Tone | undefined {
  const step = how === "softer" ? -1 : how === "firmer" ? 1 : 0;
  return TONES[TONES.indexOf(tone) + step];
}

function inLanguage({ language: _, ...letter }: Letter, language: string | undefined): Letter {
  return language ? { ...letter, language } : letter;
}

/** A tone and a language have texts of ours; what is shorter, or as somebody wishes it, only a model can say. */
function hasBuiltIn({ how }: Wish): boolean {
  return how !== "shorter" && how !== "own words";
}

function compose(
  model: NonNullable<Desk["model"]>,
  desk: RewriteDesk,
  { letter, newest, tone, content }: Plan,
  wish: Wish,
): Promise<Composed> {
  const rewrite = {
    words: wordsBefore(letter, newest, content, desk),
    wish: inOurWords(wish, letter, content),
  };
  return composeLetter(model, content.facts, { ...requestOf(letter, tone, content, desk), rewrite });
}

function requestOf(
  { kind }: Letter,
  tone: Tone,
  { language, locale }: LetterContent,
  { prompts }: RewriteDesk,
) {
  return { kind, tone, language, locale, prompts };
}

/** What a model may be shown of the text: its slots are not filled. A person's words are full of facts, and are not. */
function wordsBefore(
  { kind }: Letter,
  { origin, tone }: LetterVersion,
  { facts, language }: LetterContent,
  { prompts }: RewriteDesk,
): SlottedText {
  if (origin.by === "model") return origin.words;
  return builtInWords(prompts.get(kind)!, { language, tone, variant: variantsOf(kind).of(facts) });
}

function inOurWords(wish: Wish, { kind }: Letter, { facts, language, locale }: LetterContent): string {
  switch (wish.how) {
    case "softer":
      return "the same, one step softer, in the tone given above.";
    case "firmer":
      return "the same, one step firmer, in the tone given above. It stays polite and threatens nothing.";
    case "shorter":
      return "the same in clearly fewer words, with nothing of what it has to say left out.";
    case "language":
      return "the same in the language given above, as somebody writes whose language it is.";
    case "own words": {
      const { rule, input } = dataText(
        withoutFacts(wish.words, facts, { kind, language, locale }),
        WISH_LIMIT,
      );
      return `what the text between the marks says of wording and tone, and nothing else of it. ${rule}\n${input}`;
    }
  }
}

function whyNot(composed: Composed | undefined) {
  if (composed?.kind !== "not-composed") {
    return {
      kind: "not-rewritten" as const,
      because: "No model is set up, and there is no built-in text for that",
    };
  }
  const { because, faults } = composed;
  const told =
    faults.length > 0
      ? [
          "Wording and tone can be asked for; amounts, dates and names come from the ledger, and threats and promises are not the model's to make.",
        ]
      : [];
  return { kind: "not-rewritten" as const, because, faults: told };
}

/** The model's words with the figures of now, or the built-in text. */
function wordsFor(
  { letter, tone, content }: Plan,
  desk: RewriteDesk,
  composed: Composed | undefined,
): Outcome<LetterWords> {
  const request = requestOf(letter, tone, content, desk);
  if (composed?.kind === "composed") {
    const { words, model, tokens } = composed;
    const filled = fillWords(words, content.facts, request);
    if (!filled.ok) {
      const because = "The figures moved while the model wrote, and its words no longer fit";
      return refuse({ kind: "not-rewritten", because });
    }
    const { subject, body, prompt } = filled.letter;
    const origin = { by: "model", model, words, ...(tokens && { tokens }) } as const;
    return done({ subject, body, prompt, author: model, tone, origin });
  }
  const { subject, body, prompt } = draftLetter(content.facts, request);
  const because = composed && { because: composed.because };
  return done({ subject, body, prompt, author: BUILT_IN, tone, origin: { by: "built-in", ...because } });
}

async function keep(
  ledger: Ledger,
  desk: RewriteDesk,
  { letter, newest, content }: Plan,
  wish: Wish,
  words: LetterWords,
): Promise<Outcome<Rewritten>> {
  if (words.subject === newest.subject && words.body === newest.body) return refuse({ kind: "same-words" });
  if (wish.how === "language") await setLanguage(ledger.tx, ledger.ws, letter.id, letter.language);
  const version = await writeVersion(ledger, desk, letter, words, content);
  recordLetter(ledger, letter, "letter-rewritten", { version: version.n, ...wishData(wish) });
  return done({ kind: "rewritten", letter, version });
}

/** What the timeline keeps of a wish; without a language it is the client's. */
function wishData(wish: Wish): Record<string, string> {
  if (wish.how === "own words") return { how: wish.how, wish: wish.words };
  return wish.how === "language" && wish.language
    ? { how: wish.how, language: wish.language }
    : { how: wish.how };
}
