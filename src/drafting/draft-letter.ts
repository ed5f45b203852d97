import { gateB } from "./gate-b.ts";
import { kindEntry, variantsOf } from "./kinds.ts";
import type { LetterFacts, LetterKind, Tone } from "./letter-facts.ts";
import { slotValues } from "./phrases.ts";
import { builtInText, type Prompts } from "./prompt-files.ts";
import { fill, type Template } from "./slots.ts";
import { type WrittenIn, writtenIn } from "./written-in.ts";

export type DraftRequest = {
  kind: LetterKind;
  tone: Tone;
  language: string;
  locale: string;
  prompts: Prompts;
};

/** A letter and what it was written in, which its later readings by gate B need. */
export type DraftedLetter = { subject: string; body: string; prompt: string } & WrittenIn;

/**
 * The built-in text of a kind, filled from the sheet. A tone or language without a text of its own takes
 * the nearest one that has; the answer says in which language it was written.
 *
 * @throws Error when the kind is not true of the facts (a reminder with nothing overdue), or when the
 *   text contradicts its own sheet: both are bugs.
 */
export function draftLetter(facts: LetterFacts, request: DraftRequest): DraftedLetter {
  const { kind, tone, prompts } = request;
  if (!kindEntry(kind).fits(facts)) throw new Error(`${kind} does not fit these facts`);
  const file = prompts.get(kind)!;
  const into = writtenIn(request.language, request.locale);
  const { text, version } = builtInText(file, into.language, tone, variantsOf(kind).of(facts));
  const values = slotValues(facts, tone, into);
  const letter = { subject: fill(text.subject, values), body: fillBody(text.paragraphs, values) };
  const faults = gateB(letter, facts, { kind, ...into });
  if (faults.length > 0) throw new Error(`${version} fails gate B: ${JSON.stringify(faults)}`);
  return { ...letter, prompt: version, ...into };
}

/** A paragraph that is nothing but an empty block leaves no gap. */
export function fillBody(
  paragraphs: readonly Template[],
  values: Record<string, string | undefined>,
): string {
  return paragraphs
    .map((paragraph) => fill(paragraph, values).trim())
    .filter((paragraph) => paragraph !== "")
    .join("\n\n");
}
