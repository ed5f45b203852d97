import { fold, type Helper, type Intent, type Language } from "./language.ts";

export type Phrase = { words: readonly string[]; intent?: Intent; helper?: Helper };

export type Phrases = {
  /** Longest first; exact words before those with any ending. */
  list: readonly Phrase[];
  /** Of a language without spaces: what to cut a text at. */
  cut: RegExp;
};

const known = new Map<string, Phrases>();

/** The phrases of a language, folded and in the order in which they are tried. */
export function phrasesOf(language: Language): Phrases {
  const made = known.get(language.code) ?? makePhrases(language);
  known.set(language.code, made);
  return made;
}

function makePhrases(language: Language): Phrases {
  const list = [
    ...Object.entries(language.intents).flatMap(([intent, said]) =>
      phrases(said).map((words): Phrase => ({ words, intent: intent as Intent })),
    ),
    ...Object.entries(language.helpers).flatMap(([helper, said]) =>
      phrases(said).map((words): Phrase => ({ words, helper: helper as Helper })),
    ),
  ];
  const weight = ({ words }: Phrase) => words.length * 1000 + words.join("").length - endings(words) * 500;
  return { list: list.toSorted((a, b) => weight(b) - weight(a)), cut: cutter(language, list) };
}

function phrases(said: string): string[][] {
  return said.split("|").map((phrase) => fold(phrase.trim()).split(/\s+/));
}

function endings(words: readonly string[]): number {
  return words.filter((word) => word.endsWith("*")).length;
}

/** Whether a folded word is the one of a phrase. */
export function isWord(folded: string, word: string): boolean {
  return word.endsWith("*") ? folded.startsWith(word.slice(0, -1)) : folded === word;
}

/** Dates first, then the language's words, the longest first; then figures, and what stands between all of these. */
function cutter(language: Language, list: readonly Phrase[]): RegExp {
  const words = [...list.flatMap(({ words }) => words), ...Object.keys(language.dateWords)];
  const all = [...new Set(words)].toSorted((a, b) => b.length - a.length).map(escaped);
  const dates = language.dateShape ? `${language.dateShape.source}|` : "";
  const own = `${dates}${all.join("|")}`;
  return new RegExp(`${own}|(?:(?!${own})\\S)+`, "gu");
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
