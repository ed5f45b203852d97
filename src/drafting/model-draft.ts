import { z } from "zod";
import type { SlottedText } from "../domain/letter.ts";
import type { LanguageModel } from "../ports.ts";
import { askModel } from "./ask-model.ts";
import { type DraftedLetter, type DraftRequest, fillBody } from "./draft-letter.ts";
import { gateA, type SlottedFaultCode } from "./gate-a.ts";
import { isBlock, slotRules } from "./gate-a-slots.ts";
import { isClause } from "./gate-a-words.ts";
import { wordsOf } from "./gate-b/languages/index.ts";
import { gateB } from "./gate-b.ts";
import { kindEntry, variantsOf } from "./kinds.ts";
import type { LetterFacts, Tone } from "./letter-facts.ts";
import { builtInWords, type Commission, promptFor } from "./model-prompt.ts";
import { slotValues } from "./phrases.ts";
import type { PromptFile } from "./prompt-files.ts";
import { fill, parseTemplate } from "./slots.ts";
import { writtenIn } from "./written-in.ts";

/** What came of asking a model for a letter. `because` is one clause for the card. */
export type Composed =
  | {
      kind: "composed";
      letter: DraftedLetter;
      /** What the model wrote, its slots not filled. */
      words: SlottedText;
      model: string;
      tokens?: { input: number; output: number };
    }
  | { kind: "not-composed"; because: string; faults: readonly SlottedFaultCode[] };

/** A fault to tell to a model: its code, and the slot that it is about where there is one. */
type Told = { code: SlottedFaultCode; slot?: string };

const ANSWER = z.strictObject({ subject: z.string().max(500), body: z.string().max(20_000) });

/**
 * Asks a model for the words of a letter, fills them and reads them back. Words at fault are asked for once more
 * with the codes of their faults; what is then still wrong is not taken. To be called while no transaction is open.
 *
 * @throws Error when the kind is not true of the facts: a bug, as in `draftLetter`.
 */
export async function composeLetter(
  model: LanguageModel,
  facts: LetterFacts,
  request: DraftRequest & { rewrite?: Commission["rewrite"] },
  signal?: AbortSignal,
): Promise<Composed> {
  if (!kindEntry(request.kind).fits(facts)) throw new Error(`${request.kind} does not fit these facts`);
  const commission = commissionOf(facts, request);
  const { instruction, input } = promptFor(commission, facts);
  let tokens: { input: number; output: number } | undefined;
  let told: readonly Told[] = [];
  for (let attempt = 0; attempt < 2; attempt++) {
    const question = {
      ...{ purpose: request.rewrite ? "rewrite" : "draft", name: "letter", shape: ANSWER, instruction },
      input: told.length === 0 ? input : `${input}\n\n${correction(told)}`,
    };
    const answer = await askModel(model, question, signal);
    if (answer.kind !== "answered") return { kind: "not-composed", because: answer.because, faults: [] };
    tokens = sum(tokens, answer.tokens);
    const words = withBlocks(tidy(answer.value, request.language), commission);
    const filled = fillOwn(words, facts, request, commission);
    if (filled.ok) {
      const { letter, words: whole } = filled;
      return { kind: "composed", letter, words: whole, model: answer.model, ...(tokens && { tokens }) };
    }
    told = filled.faults;
  }
  const codes = [...new Set(told.map(({ code }) => code))];
  const because = `what the model wrote did not pass the checks (${codes.map(plainCode).join(", ")})`;
  return { kind: "not-composed", because, faults: codes };
}

function commissionOf(
  facts: LetterFacts,
  { kind, tone, prompts, language, locale, rewrite }: DraftRequest & { rewrite?: Commission["rewrite"] },
): Commission {
  const file = prompts.get(kind)!;
  const into = writtenIn(language, locale);
  const variant = variantsOf(kind).of(facts);
  const values = slotValues(facts, tone, into);
  const { allowed, required } = slotRules(file, variant);
  const silent = allowed.filter((slot) => values[slot] === "" && isBlock(slot));
  const isSpoken = (slot: string) => values[slot] !== undefined && !silent.includes(slot);
  return {
    ...{ file, tone, variant, silent, language: into.language },
    clauses: clausesOf(file, { tone, variant, language: into.language }),
    rules: {
      allowed: allowed.filter(isSpoken),
      required: required.filter((group) => group.some(isSpoken)),
    },
    ...(rewrite && { rewrite }),
  };
}

/** Paragraphs without a fact that say what only this kind may: that legal steps are considered. */
function clausesOf(file: PromptFile, of: { tone: Tone; variant: string; language: string }): string[] {
  const words = wordsOf(of.language);
  if (file.claims.length === 0 || !words) return [];
  return builtInWords(file, of)
    .body.split(/\n{2,}/)
    .filter((paragraph) => !paragraph.includes("{{") && isClause(paragraph, file, words));
}

/** The model's own words may make no claim; then the clauses of the kind go in. */
function fillOwn(
  words: SlottedText,
  facts: LetterFacts,
  request: DraftRequest,
  commission: Commission,
): ReturnType<typeof fillWords> & { words: SlottedText } {
  const { file, variant, language, clauses } = commission;
  if (clauses.length === 0) return { ...fillWords(words, facts, request), words };
  const raw = gateA(words, { file: { ...file, claims: [] }, variant, language });
  if (raw.length > 0) return { ok: false, faults: raw.map(toTold), words };
  const whole = placed(words, commission, (paragraph) => clauses.includes(paragraph));
  return { ...fillWords(whole, facts, request), words: whole };
}

/** Blocks that are empty now are there when they have something to say. */
function withBlocks(words: SlottedText, commission: Commission): SlottedText {
  return placed(words, commission, (paragraph) =>
    commission.silent.some((slot) => paragraph === `{{${slot}}}`),
  );
}

/** Puts paragraphs of the built-in text where that has them: before the next block that it shares with the words. */
function placed(
  { subject, body }: SlottedText,
  commission: Commission,
  isOurs: (paragraph: string) => boolean,
): SlottedText {
  const plain = builtInWords(commission.file, commission).body.split(/\n{2,}/);
  const paragraphs = body.split(/\n{2,}/);
  for (const [at, ours] of plain.entries()) {
    if (!isOurs(ours) || paragraphs.includes(ours)) continue;
    const next = plain.slice(at + 1).flatMap((text) => blockIn(text) ?? []);
    const places = next.map((block) => paragraphs.findIndex((text) => blockIn(text) === block));
    const place = places.find((index) => index !== -1) ?? paragraphs.length;
    paragraphs.splice(place, 0, ours);
  }
  return { subject, body: paragraphs.join("\n\n") };
}

/** The signature stands below the words that take leave. */
function blockIn(paragraph: string): string | undefined {
  return [...paragraph.matchAll(/\{\{([a-z_]+)\}\}/g)].map(([, slot]) => slot!).find(isBlock);
}

/**
 * Puts a sheet's facts into words that a model wrote, now or when the figures were others. The letter is given only
 * if both gates let it pass.
 *
 * @throws Error when the kind is not true of the facts: a bug, as in `draftLetter`.
 */
export function fillWords(
  words: SlottedText,
  facts: LetterFacts,
  { kind, tone, language, locale, prompts }: DraftRequest,
): { ok: true; letter: DraftedLetter } | { ok: false; faults: readonly Told[] } {
  if (!kindEntry(kind).fits(facts)) throw new Error(`${kind} does not fit these facts`);
  const file = prompts.get(kind)!;
  const into = writtenIn(language, locale);
  const raw = gateA(words, { file, variant: variantsOf(kind).of(facts), language: into.language });
  if (raw.length > 0) return { ok: false, faults: raw.map(toTold) };
  const values = slotValues(facts, tone, into);
  const [subject, ...paragraphs] = [words.subject, ...words.body.split(/\n{2,}/)].map(parseTemplate);
  const unfilled = [subject!, ...paragraphs]
    .flat()
    .find((part) => "slot" in part && values[part.slot] === undefined);
  if (unfilled) return { ok: false, faults: [{ code: "unknown-slot" }] };
  const letter = { subject: fill(subject!, values), body: fillBody(paragraphs, values) };
  const faults = gateB(letter, facts, { kind, ...into });
  if (faults.length > 0) return { ok: false, faults: faults.map(({ code }) => ({ code })) };
  return { ok: true, letter: { ...letter, prompt: file.version, ...into } };
}

/** Of what a model wrote only the slots' names are ours to repeat, and of a missing one we know it. */
function toTold({ code, found }: { code: SlottedFaultCode; found: string }): Told {
  return /-slot$/.test(code) && code !== "unknown-slot" ? { code, slot: found } : { code };
}

function correction(faults: readonly Told[]): string {
  const lines = faults.map(({ code, slot }) => (slot ? `${code}: {{${slot}}}` : code));
  return `Your last answer was not taken, for these faults: ${[...new Set(lines)].join(", ")}. Write it again without them.`;
}

function plainCode(code: SlottedFaultCode): string {
  return code.replaceAll("-", " ");
}

function sum<T extends { input: number; output: number }>(a: T | undefined, b: T | undefined): T | undefined {
  return a && b ? { ...a, input: a.input + b.input, output: a.output + b.output } : (b ?? a);
}

/**
 * Line ends, spaces at them, and gaps, which mean nothing; a block gets a paragraph of its own. In English the two
 * names of an invoice differ by their first letter alone, and models take one for the other.
 */
export function tidy({ subject, body }: SlottedText, language: string): SlottedText {
  const named =
    language === "en" ? body.replace(/(?<=[\p{Ll},;] )\{\{invoice_title\}\}/gu, "{{invoice_phrase}}") : body;
  const lines = named
    .replace(/\r\n?/g, "\n")
    .replace(/\{\{greeting\}\}[ \t]+(?=\S)/g, "{{greeting}}\n")
    .replace(/(?<=\S)[ \t]+\{\{signature\}\}/g, "\n{{signature}}")
    .split("\n");
  const spaced = lines.map((line) => {
    const text = line.trim();
    return /^\{\{[a-z_]+(?:_block|_table)\}\}$/.test(text) || text === "{{greeting}}" ? `\n${text}\n` : text;
  });
  return {
    subject: subject.trim(),
    body: spaced
      .join("\n")
      .replace(/\n{3,}/g, "\n\n")
      .trim(),
  };
}
