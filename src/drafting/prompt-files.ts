import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { kindEntry, LETTER_KINDS, variantsOf } from "./kinds.ts";
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
  enclosures: z.array(z.enum(["invoice-pdf"])),
});

export type EnclosureKind = "invoice-pdf";

/** A built-in text: subject and the body's paragraphs. */
export type BuiltInText = { subject: Template; paragraphs: readonly Template[] };

/** The texts of a kind in one language, by "tone/variant", and the version of the file they are in. */
export type Texts = { version: string; texts: ReadonlyMap<string, BuiltInText> };

export type PromptFile = {
  kind: LetterKind;
  /** File name and the first 12 digits of its content's sha256: "heads-up.md@1f2e3d4c5b6a". */
  version: string;
  /** What a model is told about the kind. */
  instruction: string;
  tone: Tone;
  slots: readonly string[];
  claims: readonly string[];
  maxWords: number;
  enclosures: readonly EnclosureKind[];
  /** By language. */
  texts: ReadonlyMap<string, Texts>;
};

export type Prompts = ReadonlyMap<LetterKind, PromptFile>;

/**
 * Reads prompts/ whole, once, at the start: a kind is `<kind>.md` with front matter, instruction and English
 * text; each further language is a folder with a file of the same name.
 *
 * @param folder the folder prompts/ itself.
 * @throws Error that names the file when one is missing or not as it should be.
 */
export function loadPrompts(folder: string): Prompts {
  const languages = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return new Map(
    LETTER_KINDS.map(({ kind, file }) => {
      const prompt = naming(file, () => readPrompt(kind, file, readSource(folder, file)));
      const others = languages.flatMap(({ name: language }): [string, Texts][] => {
        const path = `${language}/${file}`;
        if (!existsSync(join(folder, path))) return [];
        const source = readSource(folder, path);
        return [[language, naming(path, () => readTexts(prompt, path, source, source))]];
      });
      return [kind, { ...prompt, texts: new Map([...prompt.texts, ...others]) }];
    }),
  );
}

function readSource(folder: string, path: string): string {
  return readFileSync(join(folder, path), "utf8").replaceAll("\r\n", "\n");
}

function naming<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new Error(`prompts/${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** A kind's own file: YAML front matter, the instruction, and `## en` with `### <tone>[, <variant>]`. */
export function readPrompt(kind: LetterKind, file: string, source: string): PromptFile {
  const match = /^---\n([\s\S]*?)\n---\n([\s\S]*?)^## en\n([\s\S]*)$/m.exec(source);
  if (!match) throw new Error("front matter, an instruction and the English texts are wanted");
  const front = frontMatter.parse(parse(match[1]!));
  if (front.kind !== kind) throw new Error(`its kind is ${front.kind}, not ${kind}`);
  const unsaid = kindEntry(kind).may?.find((claim) => !front.claims.includes(claim));
  if (unsaid) throw new Error(`its claims leave out ${unsaid}`);
  const prompt = {
    kind,
    version: versionOf(file, source),
    instruction: match[2]!.replace(/^#.*$/m, "").trim(),
    tone: front.tone,
    slots: front.facts,
    claims: front.claims,
    maxWords: front.max_words,
    enclosures: front.enclosures,
  };
  return { ...prompt, texts: new Map([["en", readTexts(prompt, file, match[3]!, source)]]) };
}

/** The text for a tone and variant; where the language or the tone has none, English and the kind's own tone. */
export function builtInText(
  file: PromptFile,
  language: string,
  tone: Tone,
  variant: string,
): { text: BuiltInText; version: string } {
  const { texts, version } = file.texts.get(language) ?? file.texts.get("en")!;
  return { text: texts.get(`${tone}/${variant}`) ?? texts.get(`${file.tone}/${variant}`)!, version };
}

type OfKind = Pick<PromptFile, "kind" | "tone" | "slots">;

function readTexts({ kind, tone, slots }: OfKind, path: string, text: string, source: string): Texts {
  const { names } = variantsOf(kind);
  const texts = new Map<string, BuiltInText>();
  for (const [heading, section] of sections(text, "###")) {
    const [, of, variant] = /^(gentle|neutral|firm)(?:, ([a-z-]+))?$/.exec(heading) ?? [];
    if (!of || (variant && !names.includes(variant))) throw new Error(`"### ${heading}" is no text of it`);
    const built = readText(section, heading, slots);
    for (const name of variant ? [variant] : names) texts.set(`${of}/${name}`, built);
  }
  const missing = names.find((name) => !texts.has(`${tone}/${name}`));
  if (missing) throw new Error(`no text for ${tone}, ${missing}`);
  return { version: versionOf(path, source), texts };
}

function versionOf(path: string, source: string): string {
  return `${path}@${createHash("sha256").update(source).digest("hex").slice(0, 12)}`;
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

function sections(text: string, mark: "###"): [heading: string, text: string][] {
  return text
    .split(new RegExp(`^${mark} `, "m"))
    .slice(1)
    .map((section) => {
      const end = section.indexOf("\n");
      return [section.slice(0, end).trim(), section.slice(end + 1)];
    });
}
