import type { ReadingWords } from "./languages/reading-words.ts";
import { remember } from "./remember.ts";

/** A letter's word at a regular expression's edges: no letter, mark or digit of any script may touch it. */
export const BEFORE_WORD = "(?<![\\p{L}\\p{M}\\p{N}])";
export const AFTER_WORD = "(?![\\p{L}\\p{M}\\p{N}])";

export function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** The letters that a word or a figure may not run into; where words stand together, Latin ones alone. */
export function letters({ spaced }: Pick<ReadingWords, "spaced">): string {
  return spaced ? "\\p{L}\\p{M}" : "\\p{Script=Latin}";
}

/** A source with the edges of words, where it begins or ends with a letter or a digit itself. */
export function edged(source: string, { spaced }: Pick<ReadingWords, "spaced">): string {
  if (!spaced) return `(?:${source})`;
  return `(?:${BEFORE_WORD}|(?=[^\\p{L}\\p{N}]))(?:${source})(?:${AFTER_WORD}|(?<=[^\\p{L}\\p{N}]))`;
}

/** A language's phrase as it is looked for anywhere; matches nothing where the language has none. */
export function phrase(source: string, words: ReadingWords): RegExp {
  return made(source === "" ? "(?!)" : edged(source, words));
}

/** The same where `{n}` stands for a number, which is the first group that matched. */
export function counted(source: string, words: ReadingWords): RegExp {
  const number = `(\\d{1,4}|${words.numbers.pattern})`;
  return made(
    edged(
      source.replaceAll("{n}", () => number),
      words,
    ),
  );
}

const made = remember((source: string) => new RegExp(source, "giu"));

/** The value of a number in figures or words. */
export function countOf(text: string, words: ReadingWords): number {
  if (/^\d+$/.test(text)) return Number(text);
  return Number(words.numbers.read(text.toLowerCase()) ?? Number.NaN);
}

/** The same source, blind to upper and lower case without a flag. */
export function anyCase(source: string): string {
  return source.replace(/\\(?:[pP]\{[^}]*\}|.)|\[[^\]]*\]|\p{L}/gu, (piece) => {
    if (piece.startsWith("\\")) return piece;
    if (piece.startsWith("[")) return `[${[...piece.slice(1, -1)].map(bothCases).join("")}]`;
    const both = bothCases(piece);
    return both === piece ? piece : `[${both}]`;
  });
}

function bothCases(char: string): string {
  const [lower, upper] = [char.toLowerCase(), char.toUpperCase()];
  return lower === upper || [...upper].length > 1 ? char : `${lower}${upper}`;
}
