import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { kindEntry, LETTER_KINDS } from "./kinds.ts";
import type { LetterKind, Tone } from "./letter-facts.ts";
import { parseTemplate, slotsOf, type Template } from "./slots.ts";

const TONES = ["gentle", "neutral", "firm"] as const satisfies readonly Tone[];

const frontMatter = z.strictObject({
  kind: z.string(),
  /** Slots that its texts may use. */
  facts: z.array(z.string()),
  /** Claims beyond figures that it may make; see gate-b/wording.ts. */
  claims: z.array(z.string()),
  /** Tone that is taken when the one asked for has no text. */
  tone: z.enum(TONES),
  max_words: z.number().int().positive(),
  enclosures: z.array(z.enum(["invoice-pdf", "credit-memo-pdf"])),
});

export type EnclosureKind = "invoice-pdf" | "credit-memo-pdf";

/** A built-in text: subject and the body's paragraphs. */
export type BuiltInText = { subject: Template; paragraphs: readonly Template[] };

export type PromptFile = {
  kind: LetterKind;
  /** File name and the first 12 digits of its content's sha256: "heads-up.md@1f2e3d4c5b6a". */
  version: string;
  tone: Tone;
  slots: readonly string[];
  claims: readonly string[];
  maxWords: number;
  enclosures: readonly EnclosureKind[];
  /** By language, then by "tone/one" and "tone/several". */
  texts: ReadonlyMap<string, ReadonlyMap<string, BuiltInText>>;
};

export type Prompts = ReadonlyMap<LetterKind, PromptFile>;

/**
 * Reads prompts/ whole, once, at the start.
 *
 * @param folder the folder prompts/ itself.
 * @throws Error that names the file when one is missing or not as it should be.
 */
export function loadPrompts(folder: string): Prompts {
  return new Map(
    LETTER_KINDS.map(({ kind, file }) => {
      const source = readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n");
      try {
        return [kind, readPrompt(kind, file, source)];
      } catch (error) {
        throw new Error(`prompts/${file}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }),
  );
}

/** One prompt file: YAML front matter, then `## <language>` and `### <tone>[, one|several]`. */
export function readPrompt(kind: LetterKind, file: string, source: string): PromptFile {
  const match = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source);
  if (!match) throw new Error("no front matter");
  const front = frontMatter.parse(parse(match[1]!));
  if (front.kind !== kind) throw new Error(`its kind is ${front.kind}, not ${kind}`);
  const unsaid = kindEntry(kind).may?.find((claim) => !front.claims.includes(claim));
  if (unsaid) throw new Error(`its claims leave out ${unsaid}`);
  const texts = new Map(
    sections(match[2]!, "##").map(([language, text]) => [language, readTexts(language, text, front.facts)]),
  );
  if (!texts.get("en")?.has(`${front.tone}/one`)) throw new Error(`no English text for ${front.tone}`);
  const hash = createHash("sha256").update(source).digest("hex").slice(0, 12);
  return {
    kind,
    version: `${file}@${hash}`,
    tone: front.tone,
    slots: front.facts,
    claims: front.claims,
    maxWords: front.max_words,
    enclosures: front.enclosures,
    texts,
  };
}

/** The text for a tone and number of invoices; where there is none, the file's own tone. */
export function builtInText(file: PromptFile, language: string, tone: Tone, invoices: number): BuiltInText {
  const texts = file.texts.get(language) ?? file.texts.get("en")!;
  const count = invoices > 1 ? "several" : "one";
  return texts.get(`${tone}/${count}`) ?? texts.get(`${file.tone}/${count}`)!;
}

function readTexts(language: string, text: string, allowed: readonly string[]): Map<string, BuiltInText> {
  const texts = new Map<string, BuiltInText>();
  for (const [heading, section] of sections(text, "###")) {
    const match = /^(gentle|neutral|firm)(?:, (one|several))?$/.exec(heading);
    if (!match) throw new Error(`"### ${heading}" in ${language} is no tone`);
    const built = readText(section, `${language}, ${heading}`, allowed);
    for (const count of match[2] ? [match[2]] : ["one", "several"]) texts.set(`${match[1]}/${count}`, built);
  }
  return texts;
}

function readText(section: string, where: string, allowed: readonly string[]): BuiltInText {
  const [first = "", ...rest] = section.trim().split(/\n{2,}/);
  const subject = /^Subject: (.+)$/.exec(first)?.[1];
  if (!subject || rest.length === 0) throw new Error(`${where}: a subject line and a body are wanted`);
  const built = { subject: parseTemplate(subject), paragraphs: rest.map(parseTemplate) };
  const used = [built.subject, ...built.paragraphs].flatMap(slotsOf);
  const unknown = used.find((slot) => !allowed.includes(slot));
  if (unknown) throw new Error(`${where}: the front matter does not list {{${unknown}}}`);
  return built;
}

function sections(text: string, mark: "##" | "###"): [heading: string, text: string][] {
  return text
    .split(new RegExp(`^${mark} `, "m"))
    .slice(1)
    .map((section) => {
      const end = section.indexOf("\n");
      return [section.slice(0, end).trim(), section.slice(end + 1)];
    });
}
