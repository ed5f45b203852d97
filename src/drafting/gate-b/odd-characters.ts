import type { Fault } from "./fault.ts";
import type { ReadingWords } from "./languages/reading-words.ts";
import type { Reading } from "./reading.ts";

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\u2028\u2029\u115f\u1160\u3164\uffa0\u2800\u00ad]/u;
const ODD_SPACE = /[\u1680\u2000-\u200a\u205f\u3000]/u;

/**
 * Rule 1: characters that hide, turn or imitate. Refused, never repaired: who sees the card must see what
 * the client will see. What stands on the sheet has been covered before.
 */
export function judgeCharacters(reading: Reading, words: ReadingWords): Fault[] {
  const faults = new Map<string, Fault>();
  let previous = "";
  let at = 0;
  for (const char of reading.text) {
    const covered = reading.rest[at] !== reading.text[at];
    at += char.length;
    if (!covered && isOdd(char, previous, reading.where, words)) {
      faults.set(char, { code: "odd-character", where: reading.where, found: codePoint(char) });
    }
    previous = char;
  }
  return [...faults.values(), ...mixedWords(reading)];
}

function isOdd(char: string, previous: string, where: Fault["where"], { spaced }: ReadingWords): boolean {
  if (char === "\n" || char === "\t") return where === "subject";
  if (INVISIBLE.test(char)) return true;
  if (ODD_SPACE.test(char)) return spaced || char !== WIDE_SPACE;
  // The emoji form of a sign; anywhere else it shows nothing.
  if (/[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u.test(char)) return !/\p{Extended_Pictographic}/u.test(previous);
  if (/\p{N}/u.test(char)) return !/[0-9]/.test(char) && (spaced || char !== ZERO_AS_WORD);
  if (/\p{M}/u.test(char)) return `${previous}${char}`.normalize("NFC").length > previous.length;
  if (/[\u2460-\u24ff\u{1f100}-\u{1f1ff}]/u.test(char)) return true;
  if (/[\p{Sc}\p{P}]/u.test(char) && char.normalize("NFKC") !== char) return spaced && char !== "…";
  if (!/\p{L}/u.test(char) || char === "º" || char === "ª") return false;
  if (/\p{Script=Latin}/u.test(char)) return !USUAL_LATIN.test(char);
  return spaced || char.normalize("NFKC") !== char;
}

const WIDE_SPACE = "\u3000";
/** 〇, as in 二〇二六年: a digit that is written like the words for the others. */
const ZERO_AS_WORD = "\u3007";

/** Latin letters that languages are written with; others, as those of phonetics, imitate them. */
const USUAL_LATIN = /[A-Za-z\u00c0-\u017f\u0218-\u021b\u1e00-\u1eff]/u;

/** "pаyment" with a Cyrillic a. */
function mixedWords(reading: Reading): Fault[] {
  const words = reading.rest.match(/[\p{L}\p{M}]+/gu) ?? [];
  const scripts = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];
  return words
    .filter((word) => scripts.filter((script) => script.test(word)).length > 1)
    .map((found) => ({ code: "mixed-script", where: reading.where, found }));
}

function codePoint(char: string): string {
  return `U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
}
