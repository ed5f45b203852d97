import { z } from "zod";
import { done, type Outcome, refuse } from "../../domain/outcome.ts";

export type TextRule = {
  /** What the refusal calls it. */
  what: string;
  /** Most characters, counted as code points after cleaning. */
  limit: number;
};

/** Longest invoice number, ours or one brought along from another tool. */
export const NUMBER_LIMIT = 40;
/** RFC 5321: a path is at most 256 octets with its angle brackets. */
const EMAIL_LIMIT = 254;

/** Characters that draw nothing or turn the direction: a name with them is not what it looks like. */
const UNSEEN = /(?![\ufe00-\ufe0f\u{e0100}-\u{e01ef}])\p{Default_Ignorable_Code_Point}/gu;
/** Marks of direction that are not among the above in every table, line tools, and the sign for lost bytes. */
const STRANGE = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2800\ufff9-\ufffd\ufffe\uffff]/gu;
/** An emoji made of several, joined (family) or tagged (flag of Wales): its joiners are no trick. */
const EMOJI = /\p{RGI_Emoji}/gv;

/**
 * Text of one line: composed (NFC), trimmed, runs of white space made one space. Empty is "missing";
 * control characters, marks of direction, characters without width and lone surrogates are
 * "strange-characters"; emoji sequences keep their joiners.
 */
export function cleanText(text: string, rule: TextRule): Outcome<string> {
  return clean(text, rule, (line) => line.replace(/[\s\u0085]+/gu, " ").trim());
}

/** As `cleanText`, but line breaks stay; trailing spaces and more than one empty line in a row go. */
export function cleanParagraphs(text: string, rule: TextRule): Outcome<string> {
  return clean(text, rule, (lines) =>
    lines
      .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
      .replace(/[^\S\n]+/g, " ")
      .replace(/ *\n */g, "\n")
      .replace(/\n{3,}/g, "\n\n")
      .trim(),
  );
}

/** Reads one e-mail address as mailers take it: no name, no brackets. */
export function readEmail(text: string): Outcome<string> {
  const what = "e-mail address";
  const cleaned = cleanText(text, { what, limit: EMAIL_LIMIT });
  if (!cleaned.ok) return cleaned;
  if (z.email().safeParse(cleaned.value).success) return cleaned;
  return refuse({ kind: "unreadable", what, text: cleaned.value, example: "anna@example.com" });
}

/** Reads an invoice number as given by a person or another tool: 1 to 40 characters, "2026/014". */
export function readNumberText(text: string): Outcome<string> {
  const what = "invoice number";
  const cleaned = cleanText(text, { what, limit: NUMBER_LIMIT });
  if (!cleaned.ok || /[\p{L}\p{N}]/u.test(cleaned.value)) return cleaned;
  const because = "it has neither letter nor figure";
  return refuse({ kind: "unreadable", what, text: cleaned.value, because, example: "INV-0042" });
}

function clean(text: string, { what, limit }: TextRule, fold: (text: string) => string): Outcome<string> {
  if (!text.isWellFormed()) return refuse({ kind: "strange-characters", what, found: "half a character" });
  // Folding first would hide a byte order mark, which counts as white space in this language.
  const strange = strangeIn(text);
  if (strange.length > 0)
    return refuse({ kind: "strange-characters", what, found: strange.slice(0, 3).join(", ") });
  const value = fold(text.normalize("NFC"));
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(value)) return refuse({ kind: "missing", what, example: what });
  const length = [...value].length;
  return length > limit ? refuse({ kind: "too-long", what, length, limit }) : done(value);
}

/** The code points that may not stand in a text, each once: "U+202E". */
function strangeIn(text: string): string[] {
  const bare = text.replace(EMOJI, "").replace(/[\t\n\r\v\f\u0085]/g, "");
  const found = [...bare.matchAll(UNSEEN), ...bare.matchAll(STRANGE)].map(
    ([char]) => char.codePointAt(0) ?? 0,
  );
  return [...new Set(found)].map((code) => `U+${code.toString(16).toUpperCase().padStart(4, "0")}`);
}
