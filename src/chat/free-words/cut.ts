import { nameKey } from "../../domain/client.ts";
import { foldCharacter, type Language } from "./language.ts";
import { phrasesOf } from "./phrases.ts";

/** A word of a sentence, or a whole name; `start` and `end` are offsets into the sentence. */
export type Word = {
  start: number;
  end: number;
  /** Without the marks around it, folded. */
  fold: string;
  /** As a date may be written: with the full stop of "3.". */
  dated: string;
  /** It is a name: one in quotes, or a client's on the books. */
  isName: boolean;
  /** It ends in a colon or stands before a dash: what comes after may explain what came before. */
  opens: boolean;
};

type Span = { start: number; end: number };

const QUOTED = /"([^"]+)"|[“„]([^“”"]+)[”“"]|«\s?([^»]+?)\s?»|「([^」]+)」/g;
const BEFORE = /^["'([{¿¡「“„«#]+/u;
const AFTER = /["')\]},;.!?…:。、！？：」”“»]+$/u;

/**
 * Cuts a sentence into words. Names in quotes stay whole, and so do `names`, wherever one stands in it as a word of
 * its own: "Will Sue & Partners" wants nothing.
 */
export function cutSentence(text: string, language: Language, names: readonly string[]): Word[] {
  const quoted = [...text.matchAll(QUOTED)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const known = knownNames(text, names).filter(
    (name) => !quoted.some((quote) => name.start < quote.end && quote.start < name.end),
  );
  const whole = [...quoted, ...known].toSorted((a, b) => a.start - b.start);
  const words: Word[] = [];
  let at = 0;
  for (const span of [...whole, { start: text.length, end: text.length }]) {
    words.push(...plainWords(text, { start: at, end: span.start }, language));
    if (span.end > span.start) words.push(nameWord(text, span));
    at = span.end;
  }
  return words;
}

/** Where names on the books stand in a text; the longest first, none within another. */
function knownNames(text: string, names: readonly string[]): Span[] {
  const { folded, at } = foldedWithOffsets(text);
  const found: Span[] = [];
  for (const name of names.toSorted((a, b) => b.length - a.length)) {
    const key = nameKey(name);
    for (let i = folded.indexOf(key); i >= 0 && key !== ""; i = folded.indexOf(key, i + 1)) {
      const span = { start: at[i]!, end: at[i + key.length - 1]! + 1 };
      const isWord = isEdge(folded, i) && isEdge(folded, i + key.length);
      if (isWord && !found.some((other) => span.start < other.end && other.start < span.end))
        found.push(span);
    }
  }
  return found;
}

/** Whether a word ends or begins there; between two different scripts it may. */
function isEdge(folded: string, i: number): boolean {
  const [before = " ", after = " "] = [folded[i - 1], folded[i]];
  return before === " " || after === " " || scriptOf(before) !== scriptOf(after);
}

function scriptOf(character: string): string {
  if (/\p{Script=Hiragana}/u.test(character)) return "hiragana";
  if (/[\p{Script=Katakana}ー]/u.test(character)) return "katakana";
  return /\p{Script=Han}/u.test(character) ? "han" : "other";
}

/** The text as names are compared, and for each of its characters the offset from which it comes. */
function foldedWithOffsets(text: string): { folded: string; at: number[] } {
  let folded = "";
  const at: number[] = [];
  let offset = 0;
  for (const character of text) {
    const plain = foldCharacter(character).replace(/[^\p{L}\p{M}\p{N}]+/gu, " ");
    for (const each of plain === "" ? " " : plain) {
      if (each !== " " || (folded !== "" && !folded.endsWith(" "))) {
        folded += each;
        for (let i = 0; i < each.length; i++) at.push(offset + character.length - 1);
      }
    }
    offset += character.length;
  }
  return { folded, at };
}

function nameWord(text: string, span: Span): Word {
  return {
    ...span,
    fold: text.slice(span.start, span.end),
    dated: "",
    isName: true,
    opens: opens(text, span),
  };
}

function plainWords(text: string, { start, end }: Span, language: Language): Word[] {
  const pattern = language.joined ? phrasesOf(language).cut : /\S+/gu;
  return [...text.slice(start, end).matchAll(pattern)].flatMap((match) => {
    const from = start + match.index;
    return wordAt(text, { start: from, end: from + match[0].length });
  });
}

function wordAt(text: string, span: Span): Word[] {
  const raw = text.slice(span.start, span.end);
  const front = BEFORE.exec(raw)?.[0].length ?? 0;
  const back = AFTER.exec(raw)?.[0].length ?? 0;
  if (front + back >= raw.length) return [];
  const [start, end] = [span.start + front, span.end - back];
  const folded = (from: string) => [...from].map(foldCharacter).join("");
  const fold = folded(text.slice(start, end));
  const dated = folded(raw.slice(front).replace(/[,;!?:)、。！？]+$/u, ""));
  // A dash by itself, or a sign that is none of our business.
  if (!/[\p{L}\p{N}%½⅓¼\p{Sc}&+]/u.test(fold)) return [];
  return [{ start, end, fold, dated, isName: false, opens: opens(text, { start, end }) }];
}

function opens(text: string, { end }: Span): boolean {
  return /^["'”»」]?\s*(?:[:：]\s*|\s[-–—]\s)\S/u.test(text.slice(end));
}
