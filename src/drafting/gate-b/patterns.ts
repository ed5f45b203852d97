import type { ReadingWords } from "./languages/reading-words.ts";

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

/** A text in small letters, of the same length: some capitals would become two. */
export function lowered(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from(text, (char) =>
    char.toLowerCase().length === char.length ? char.toLowerCase() : char,
  ).join("");
}

/** A source that is to match small letters: blindness to case costs ten times as long. */
export function inSmall(source: string): string {
  return source.replace(/\\(?:[pP]\{[^}]*\}|.)|\(\?<\w+>|[^\\(]+|\(/gu, (piece) =>
    piece.startsWith("\\") || piece.startsWith("(?<") ? piece : lowered(piece),
  );
}

/** What stands in a text for a language's phrase: the words as they are there, and the groups of its pattern. */
export type Match = { index: number; 0: string; groups: readonly (string | undefined)[] };

/** Every place where the phrase stands; `{n}` in it is a number, of which `groups` has one a `{n}`. */
export function findPhrase(text: string, source: string, words: ReadingWords): Match[] {
  if (source === "") return [];
  const pattern = kept(source, words);
  const small = lowered(text);
  const found: Match[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(small); match; match = pattern.exec(small)) {
    const { index } = match;
    const runsOn = words.spaced && IN_WORD.test(match[0][0] ?? "") && IN_WORD.test(small[index - 1] ?? "");
    if (runsOn || match[0] === "") pattern.lastIndex = index + 1;
    else found.push({ index, 0: text.slice(index, index + match[0].length), groups: match.slice(1) });
  }
  return found;
}

const IN_WORD = /[\p{L}\p{M}\p{N}]/u;

const MADE = new WeakMap<ReadingWords, Map<string, RegExp>>();

/** The edge before a word is looked at where one is found: to look at it everywhere costs the most. */
function kept(source: string, words: ReadingWords): RegExp {
  const made = MADE.get(words) ?? new Map<string, RegExp>();
  MADE.set(words, made);
  const known = made.get(source);
  if (known) return known;
  const numbered = source.split("{n}").join(`(\\d{1,4}|${words.numbers.pattern})`);
  const after = words.spaced ? `(?:${AFTER_WORD}|(?<=[^\\p{L}\\p{N}]))` : "";
  const pattern = new RegExp(inSmall(`(?:${numbered})${after}`), "gu");
  made.set(source, pattern);
  return pattern;
}

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
