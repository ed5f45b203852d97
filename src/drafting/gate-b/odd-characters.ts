import type { Fault } from "./fault.ts";
import type { Reading } from "./reading.ts";

/** Languages written in Latin letters; in others only mixing within a word is looked at. */
const LATIN = new Set(["en", "de", "fr", "es", "nl", "pl"]);
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\u2028\u2029\u115f\u1160\u3164\uffa0\u2800\u00ad]/u;
const ODD_SPACE = /[\u1680\u2000-\u200a\u205f\u3000]/u;

/**
 * Rule 1: characters that hide, turn or imitate. Refused, never repaired: who sees the card must see what
 * the client will see. What stands on the sheet has been covered before.
 */
export function judgeCharacters(reading: Reading, language: string): Fault[] {
  const faults = new Map<string, Fault>();
  let previous = "";
  let at = 0;
  for (const char of reading.text) {
    const covered = reading.rest[at] !== reading.text[at];
    at += char.length;
    if (!covered && isOdd(char, previous, reading.where, language)) {
      faults.set(char, { code: "odd-character", where: reading.where, found: codePoint(char) });
    }
    previous = char;
  }
  return [...faults.values(), ...mixedWords(reading)];
}

function isOdd(char: string, previous: string, where: Fault["where"], language: string): boolean {
  if (char === "\n" || char === "\t") return where === "subject";
  if (INVISIBLE.test(char) || ODD_SPACE.test(char)) return true;
  // The emoji form of a sign; anywhere else it shows nothing.
  if (/[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u.test(char)) return !/\p{Extended_Pictographic}/u.test(previous);
  if (/\p{N}/u.test(char)) return !/[0-9]/.test(char);
  if (/\p{M}/u.test(char)) return `${previous}${char}`.normalize("NFC").length > previous.length;
  if (/[\u2460-\u24ff\u{1f100}-\u{1f1ff}]/u.test(char)) return true;
  if (/[\p{L}\p{Sc}\p{P}]/u.test(char) && char.normalize("NFKC") !== char) return char !== "…";
  return LATIN.has(language) && /\p{L}/u.test(char) && !/\p{Script=Latin}/u.test(char);
}

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
