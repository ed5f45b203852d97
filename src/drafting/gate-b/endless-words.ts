import type { Fault } from "./fault.ts";
import type { ReadingWords } from "./languages/reading-words.ts";
import type { Reading } from "./reading.ts";

/** In letters: twice the longest compounds that laws are named by. */
const LONGEST_WORD = 120;

/**
 * Words that nobody has written. They are looked for before any other: a phrase may begin at each letter of one, and
 * to look for all phrases at all letters takes minutes. Where words stand together, Latin letters alone count.
 */
export function endlessWords({ where, rest }: Reading, { spaced }: Pick<ReadingWords, "spaced">): Fault[] {
  const word = spaced ? SPACED : LATIN;
  return [...rest.matchAll(word)].map(([letters]) => ({
    code: "endless-word",
    where,
    found: String(letters.length),
    expected: String(LONGEST_WORD),
  }));
}

const SPACED = new RegExp(`[\\p{L}\\p{M}]{${LONGEST_WORD + 1},}`, "gu");
const LATIN = new RegExp(`[\\p{Script=Latin}\\p{M}]{${LONGEST_WORD + 1},}`, "gu");
