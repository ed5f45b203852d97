import type { Fault, FaultCode } from "./fault.ts";
import { readLanguages } from "./languages/index.ts";
import type { ReadingWords } from "./languages/reading-words.ts";
import { findPhrase } from "./patterns.ts";
import type { Reading } from "./reading.ts";

const PATTERNS: readonly (readonly [code: FaultCode, pattern: RegExp])[] = [
  ["mention", /<[!@#][^>\n]*>|(?<![\p{L}\p{N}.])@(?:everyone|here|channel|[\p{L}\p{N}_][\p{L}\p{N}_.-]*)/giu],
  [
    "markup",
    /<\/?[a-z!?][^>\n]*>|<!--|-->|`{1,3}|&(?:#\d+|#x[\da-f]+|[a-z]{2,8});|\[[^\]\n]*\]\([^)\n]*\)|<[^<>\s]+\|[^<>]*>/giu,
  ],
  ["markup", /(?<![\p{L}\p{N}*_])(?:\*\*|__|~~|\|\|)(?=\S)[^\n]*?\S(?:\*\*|__|~~|\|\|)/gu],
  ["markup", /(?<![\p{L}\p{N}*])\*(?=[^\s*])[^*\n]*[^\s*]\*(?![\p{L}\p{N}*])|^#{1,6}\s+\S|^>{1,3}\s/gmu],
  [
    "leftover",
    /\{\{|\}\}|[$#]\{[^}\n]*\}?|\{%|%\}|<%|%>|(?<!\p{N})%[sd@]\b|%\(?[a-z_]+\)?[s%]|\{[^{}\n]{0,40}\}|@@[^@\n]+@@/giu,
  ],
  ["leftover", /\[[^\]\n]{1,60}\]|__[\p{L}_]+__|(?<=^|\s):[a-z_]{3,}\b|\b[A-Za-z]+(?:_[A-Za-z]+)+\b/gimu],
  // What a program says where a value was missing. "null" is left to those for whom it is no word.
  ["leftover", /\b(?:NaN|undefined|Invalid Date|Infinity|TBD|TODO|FIXME|None)\b|\[object \w+\]/gu],
  [
    "leftover",
    /(?:\p{Sc}\s?)?\bX[.,]?XXX?(?:[.,]XX)?\b|\p{Sc}\s?[XY#]{1,}|\bX{2,}\b|\b(?:DD|TT|JJ|dd|tt|jj|XX)[./-]?(?:MM|mm|XX)[./-]?(?:YYYY|JJJJ|AAAA|RRRR|XXXX|YY|JJ|AA|XX|yyyy|jjjj|aaaa|rrrr)\b|\b(?:YYYY|JJJJ|AAAA|RRRR)\b|(?:\p{Sc}\s?)_{2,}|_{3,}|\?{3,}/gu,
  ],
  ["chatter", /<\/?think(?:ing)?>/giu],
  ["chatter", /\b(?:sk|xox[abp])-[\p{L}\p{N}-]{8,}/giu],
];

/** Markup, mentions, unfilled slots and words to the person who asked for the text (rules 1 and 8). */
export function judgeLeftovers(reading: Reading, language: string): Fault[] {
  const { rest } = reading;
  const nothing: typeof PATTERNS = NULL_IS_A_WORD.has(language) ? [] : [["leftover", /\bnull\b/gu]];
  const written = [...PATTERNS, ...nothing].map(
    ([code, pattern]) => [code, [...rest.matchAll(pattern)]] as const,
  );
  // Models fall back to another language where they speak of themselves, and English before all.
  const spoken = readLanguages().flatMap((words) => [
    ["chatter", findPhrase(rest, words.chatter, words)] as const,
    ["leftover", findPhrase(rest, words.unfilled, words)] as const,
  ]);
  const seen: { start: number; end: number; code: FaultCode }[] = [];
  return [...written, ...spoken].flatMap(([code, matches]) =>
    matches.flatMap((match): Fault[] => {
      const [start, end] = [match.index, match.index + match[0].length];
      if (seen.some((s) => s.code === code && start < s.end && end > s.start)) return [];
      seen.push({ start, end, code });
      return [{ code, where: reading.where, found: reading.text.slice(start, end).trim().slice(0, 80) }];
    }),
  );
}

const NULL_IS_A_WORD: ReadonlySet<ReadingWords["language"]> = new Set(["de"]);
