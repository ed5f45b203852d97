import type { Fault, FaultCode } from "./fault.ts";
import type { Reading } from "./reading.ts";

const PATTERNS: readonly [code: FaultCode, pattern: RegExp][] = [
  ["mention", /<[!@#][^>\n]*>|(?<![\p{L}\p{N}.])@(?:everyone|here|channel|[\p{L}\p{N}_][\p{L}\p{N}_.-]*)/giu],
  [
    "markup",
    /<\/?[a-z!?][^>\n]*>|<!--|-->|```|&(?:#\d+|#x[\da-f]+|[a-z]{2,8});|\[[^\]\n]*\]\([^)\n]*\)|<[^<>\s]+\|[^<>]*>/giu,
  ],
  ["markup", /(?<![\p{L}\p{N}*_])(?:\*\*|__|~~|\|\|)(?=\S)[^\n]*?\S(?:\*\*|__|~~|\|\|)/gu],
  [
    "leftover",
    /\{\{|\}\}|\$\{[^}\n]*\}?|\{%|%\}|<%|%>|(?<!\p{N})%[sd@]\b|%\([a-z_]+\)s|\{[\p{L}_][\p{L}\p{N}_. ]*\}/giu,
  ],
  ["leftover", /\[[^\]\n]{1,60}\]|__[\p{L}_]+__|(?<=^|\s):[a-z_]{3,}\b/gimu],
  // What a program says where a value was missing. "null" is left to NOTHING: in German it is a word.
  ["leftover", /\b(?:NaN|undefined|Invalid Date|Infinity|TBD|TODO|lorem ipsum)\b/gu],
  [
    "leftover",
    /(?:[€$£¥]\s?)?\bX[.,]?XXX?(?:[.,]XX)?\b|\bDD[./-]MM[./-]YYYY\b|\bYYYY\b|[€$£¥]\s?_{2,}|_{4,}/gu,
  ],
  ["chatter", /<\/?think>|^\s*(?:sure|certainly|of course|absolutely|great)[!,.]\s*(?:here|i)\b[^\n]*/giu],
  [
    "chatter",
    /\bhere(?:'s| is| are) (?:the|a|an|your) (?:draft|message|letter|e-?mail|reminder|version|text|rewritten)\b[^\n]*/giu,
  ],
  [
    "chatter",
    /\bas an (?:ai|assistant|language model)\b|\bi (?:cannot|can't|am unable to) (?:help|assist|comply)\b/giu,
  ],
  ["chatter", /^\s*(?:option|version|variante|entwurf|draft) [0-9a-c]\b[:.]?/gimu],
  [
    "chatter",
    /\b(?:let me know|feel free to ask) if you(?:'d| would) like (?:me to|any) (?:change|adjust|edit|another|more|revis)\w*/giu,
  ],
  [
    "chatter",
    /\b(?:gerne|natürlich|selbstverständlich)[!,] hier ist\b|\bhier ist (?:der|ein|die|eine) (?:entwurf|nachricht|e-?mail|erinnerung)\b|\bals KI\b/giu,
  ],
  ["chatter", /\b(?:sk|xox[abp])-[\p{L}\p{N}-]{8,}|\b(?:system|developer) prompt\b/giu],
];

const NOTHING: typeof PATTERNS = [["leftover", /\bnull\b/gu]];

/** Markup, mentions, unfilled slots and words to the person who asked for the text (rules 1 and 8). */
export function judgeLeftovers(reading: Reading, language: string): Fault[] {
  return [...PATTERNS, ...(language === "de" ? [] : NOTHING)].flatMap(([code, pattern]) =>
    [...reading.rest.matchAll(pattern)].map(
      (match): Fault => ({
        code,
        where: reading.where,
        found: reading.text
          .slice(match.index, match.index + match[0].length)
          .trim()
          .slice(0, 80),
      }),
    ),
  );
}
