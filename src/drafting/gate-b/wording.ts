import type { Fault } from "./fault.ts";
import type { Lexicon, WordingRule } from "./lexicon.ts";
import { de } from "./lexicon-de.ts";
import { en } from "./lexicon-en.ts";
import { COVER, type Reading, type Sheet } from "./reading.ts";

const LEXICA: ReadonlyMap<string, Lexicon> = new Map([
  ["en", en],
  ["de", de],
]);

/** Threats, promises, claims about payment, stage titles and insults that this letter may not make. */
export function judgeWording(reading: Reading, sheet: Sheet): Fault[] {
  const lexicon = LEXICA.get(sheet.setting.language);
  if (!lexicon) return [];
  const text = plainApostrophes(reading.rest);
  return lexicon.rules
    .filter((rule) => !allowed(rule, sheet))
    .flatMap((rule) =>
      [...text.matchAll(rule.pattern)]
        .filter((match) => !(rule.conditional && lexicon.condition.test(sentenceBefore(text, match.index))))
        .map((match): Fault => ({ code: rule.code, where: reading.where, found: shown(reading, match) })),
    );
}

function allowed(rule: WordingRule, { facts, setting }: Sheet): boolean {
  return facts.policy.may.includes(rule.id) || (rule.unless?.(facts, setting.kind) ?? false);
}

function shown(reading: Reading, match: RegExpExecArray): string {
  return reading.text.slice(match.index, match.index + match[0].length);
}

function sentenceBefore(text: string, at: number): string {
  const before = text.slice(0, at);
  return before.slice(
    Math.max(before.lastIndexOf("."), before.lastIndexOf("!"), before.lastIndexOf("\n\n")) + 1,
  );
}

function plainApostrophes(text: string): string {
  return text.replaceAll("’", "'");
}

/** A text whose common words are mostly another language's. Few words prove nothing. */
export function judgeLanguage(reading: Reading, { setting }: Sheet): Fault[] {
  const own = LEXICA.get(setting.language);
  if (!own) return [];
  const words = reading.rest.toLowerCase().match(/\p{L}+/gu) ?? [];
  const count = (lexicon: Lexicon) => words.filter((word) => lexicon.common.has(word)).length;
  const ours = count(own);
  const foreign = [...LEXICA].find(
    ([language, other]) => language !== setting.language && count(other) > ours + 4,
  );
  return foreign
    ? [{ code: "wrong-language", where: reading.where, found: foreign[0], expected: setting.language }]
    : [];
}

/** Nothing there, or an end in the middle of a sentence. */
export function judgeCompleteness(subject: Reading, body: Reading): Fault[] {
  const faults: Fault[] = [];
  if (subject.text.trim() === "") faults.push({ code: "empty", where: "subject", found: "" });
  if (body.text.trim() === "") return [...faults, { code: "empty", where: "body", found: "" }];
  const lastLine = body.rest.trimEnd().split("\n").at(-1)!.trim();
  const covered = new RegExp(`[${Object.values(COVER).join("")}]`).test(lastLine);
  const cut = !covered && lastLine.split(/\s+/).length > 4 && !/[.!?:)…]$/.test(lastLine);
  return cut ? [...faults, { code: "cut-off", where: "body", found: lastLine.slice(-60) }] : faults;
}
