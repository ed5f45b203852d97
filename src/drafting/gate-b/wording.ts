import { CLAIMS, type Claim } from "./claims.ts";
import type { Fault } from "./fault.ts";
import { readLanguages } from "./languages/index.ts";
import type { ReadingWords } from "./languages/reading-words.ts";
import { findPhrase } from "./patterns.ts";
import { COVER, type Reading, type Sheet } from "./reading.ts";

/** Threats, promises, claims about payment, stage titles and insults that this letter may not make. */
export function judgeWording(reading: Reading, sheet: Sheet): Fault[] {
  const { words } = sheet;
  const { rest } = reading;
  return (Object.keys(CLAIMS) as Claim[])
    .filter((claim) => !isAllowed(claim, sheet))
    .flatMap((claim) => {
      const { code, conditional, negatable } = CLAIMS[claim];
      return findPhrase(rest, words.claims[claim], words)
        .filter(({ index }) => !(conditional && isConditional(rest, index, conditional, words)))
        .filter(({ index }) => !(negatable && isNegated(rest, index, words)))
        .map(
          ({ index, 0: { length } }): Fault => ({
            code,
            where: reading.where,
            found: reading.text.slice(index, index + length),
          }),
        );
    });
}

function isAllowed(claim: Claim, { facts, setting }: Sheet): boolean {
  return facts.policy.may.includes(claim) || (CLAIMS[claim].unless?.(facts, setting.kind) ?? false);
}

function isConditional(text: string, at: number, where: "before" | "anywhere", words: ReadingWords): boolean {
  const start = sentenceStart(text, at);
  const end =
    where === "before" ? at : at + 1 + text.slice(at + 1).search(/[.!?](?:\s|$)|[。！？]|\n\s*\n|$/u);
  return findPhrase(text.slice(start, end), words.condition, words).length > 0;
}

/** "No late fee": the word stands within two words before. */
function isNegated(text: string, at: number, words: ReadingWords): boolean {
  const before = text.slice(sentenceStart(text, at), at);
  const near = words.spaced ? before.split(/\s+/).slice(-4).join(" ") : before.slice(-8);
  return findPhrase(near, words.negation, words).length > 0;
}

function sentenceStart(text: string, at: number): number {
  const breaks = [...text.slice(0, at).matchAll(/[.!?]\s+(?=\p{L})|[。！？]|\n\s*\n/gu)];
  const last = breaks.at(-1);
  return last ? last.index + last[0].length : 0;
}

/** A text, or a sentence of it, whose common words are another language's. Few words prove nothing. */
export function judgeLanguage(reading: Reading, { setting, words: own }: Sheet): Fault[] {
  const foreign = strangerIn(reading.rest, own, 4) ?? foreignSentence(reading, own);
  return foreign
    ? [{ code: "wrong-language", where: reading.where, found: foreign, expected: setting.language }]
    : [];
}

function foreignSentence({ rest }: Reading, own: ReadingWords): string | undefined {
  const sentences = rest.split(/(?<=[.!?])\s+(?=\p{L})|[。！？]|\n+/u);
  const strange = sentences.map((sentence) =>
    own.spaced ? strangerIn(sentence, own, 2) : latinSentence(sentence),
  );
  return strange.find((language) => language !== undefined);
}

/** Four words of small Latin letters in a row, in a language that has others. */
function latinSentence(sentence: string): string | undefined {
  return /(?<![\p{L}\p{N}])\p{Ll}*\p{L}\p{Ll}*(?:(?:[ ,]+\p{Ll}{2,}){3,}|(?:[ ,]+\p{Script=Latin}{2,}){5,})/u.test(
    sentence,
  ) && /\p{Script=Latin}{2}/u.test(sentence)
    ? "Latin"
    : undefined;
}

/** The language whose common words are at least so many more than one's own. */
function strangerIn(text: string, own: ReadingWords, ahead: number): string | undefined {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (!own.spaced) return words.length > 30 && !/\p{Script=Hiragana}/u.test(text) ? "other" : undefined;
  const count = (of: ReadingWords) => words.filter((word) => commonOf(of).has(word)).length;
  const ours = count(own);
  return readLanguages().find((other) => other !== own && other.spaced && count(other) > ours + ahead)
    ?.language;
}

const COMMON = new WeakMap<ReadingWords, ReadonlySet<string>>();

function commonOf(words: ReadingWords): ReadonlySet<string> {
  const known = COMMON.get(words) ?? new Set(words.common.split(" "));
  COMMON.set(words, known);
  return known;
}

/** Nothing there, or an end in the middle of a sentence. */
export function judgeCompleteness(
  subject: Reading | undefined,
  body: Reading,
  { setting, words }: Sheet,
): Fault[] {
  const faults: Fault[] = [];
  if (subject?.text.trim() === "") faults.push({ code: "empty", where: "subject", found: "" });
  if (body.text.trim() === "") return [...faults, { code: "empty", where: "body", found: "" }];
  const last = body.rest.trimEnd().split("\n").at(-1)!.trim();
  if (!isCutOff(last, setting.kind === "call-script", words)) return faults;
  const { length } = body.text.trimEnd();
  return [
    ...faults,
    {
      code: "cut-off",
      where: "body",
      found: body.text.slice(Math.max(0, length - Math.min(60, last.length)), length),
    },
  ];
}

/** A last line ends with a stop, with something off the sheet, or is too short to be a sentence; what is spoken is one. */
function isCutOff(line: string, isSpoken: boolean, words: ReadingWords): boolean {
  if (/[.!?)…。！？」）](?:["'”“»]|\s»)?$/u.test(line)) return false;
  if (/[,;:：(（「、–—-]$/u.test(line) || isOpen(line, "「", "」")) return true;
  if (new RegExp(`[${Object.values(COVER).join("")}]$`).test(line)) return false;
  if (isSpoken) return true;
  if (!words.spaced) return !new RegExp(`(?:${words.closes ?? ""})$`, "u").test(line);
  return line.split(/\s+/).length > 4 || isOpen(line, "(（", ")）");
}

/** More brackets are opened than closed. */
function isOpen(line: string, open: string, close: string): boolean {
  const count = (signs: string) => [...line].filter((sign) => signs.includes(sign)).length;
  return count(open) > count(close);
}
