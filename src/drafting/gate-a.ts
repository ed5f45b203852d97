import type { SlottedText } from "../domain/letter.ts";
import { judgeSlots, type SlotFaultCode, slotRules } from "./gate-a-slots.ts";
import { bareSheet, judgeClaims, judgeFactWords, judgeGreeting, type WordFaultCode } from "./gate-a-words.ts";
import { judgeContacts } from "./gate-b/contacts.ts";
import { endlessWords } from "./gate-b/endless-words.ts";
import type { FaultCode, Where } from "./gate-b/fault.ts";
import { wordsOf } from "./gate-b/languages/index.ts";
import { judgeLeftovers } from "./gate-b/leftovers.ts";
import { judgeCharacters } from "./gate-b/odd-characters.ts";
import { COVER, type Reading, startReading } from "./gate-b/reading.ts";
import type { PromptFile } from "./prompt-files.ts";

/** What can be wrong with words before their slots are filled, besides what gate B has names for. */
export type SlottedFaultCode = FaultCode | SlotFaultCode | WordFaultCode | "figure" | "sign";

/** `found` is the text's own, or the slot that it is about. */
export type SlottedFault = { code: SlottedFaultCode; where: Where; found: string };

/** The kind, one of its variants, and the language that the text is written in. */
export type SlottedSetting = { file: PromptFile; variant: string; language: string };

/**
 * Reads words before their slots are filled. All facts come by slots, so that here every figure, number word,
 * currency, month, link or address is a fault, whatever it says, as is a slot that is unknown, missing or
 * misplaced, and wording that no sheet could bear out. What depends on the facts is left to gate B, which reads
 * the finished letter: a text has to pass both.
 */
export function gateA(raw: SlottedText, setting: SlottedSetting): SlottedFault[] {
  const endless = (["subject", "body"] as const).filter((where) => raw[where].length > LONGEST[where]);
  if (endless.length > 0) {
    return endless.map((where) => ({ code: "too-long", where, found: String(raw[where].length) }));
  }
  const faults = [
    ...judgeSlots(raw, slotRules(setting.file, setting.variant)),
    ...judgePart("subject", raw.subject, setting),
    ...judgePart("body", raw.body, setting),
    ...judgeLength(raw.body, setting),
  ];
  return unique(faults);
}

/** Characters, slots not yet filled. */
const LONGEST = { subject: 200, body: 6_000 } as const;

function judgePart(where: Where, text: string, setting: SlottedSetting): SlottedFault[] {
  const { rest: plain } = startReading(where, text);
  const rest = plain.replace(/\{\{[a-z_]+\}\}/g, (slot) => COVER.other.repeat(slot.length));
  if (/^[\s\ue00b]*$/.test(rest)) return [{ code: "empty", where, found: "" }];
  const reading: Reading = { where, text, rest };
  const words = wordsOf(setting.language);
  if (!words) throw new Error(`no letter is written in ${setting.language}`);
  const endless = endlessWords(reading, words);
  if (endless.length > 0) return endless;
  const sheet = bareSheet(setting.file, words);
  return [
    ...judgeCharacters(reading, words),
    ...judgeLeftovers(reading, setting.language),
    ...judgeContacts(reading, sheet).faults,
    ...judgeSigns(reading),
    ...judgeFactWords(reading, words),
    ...judgeGreeting(reading, words),
    ...judgeClaims(reading, sheet),
  ];
}

const CODES = new Set(Intl.supportedValuesOf("currency"));
/** Codes that are words in capitals as well. */
const WORDS_TOO = new Set(["ALL", "TRY", "TOP", "MAD", "CUP"]);

/** Plain prose needs none of these: figures, money signs, and what a chat or a mail program reads as markup. */
function judgeSigns({ where, rest }: Reading): SlottedFault[] {
  const figures = [...rest.matchAll(/\p{N}+/gu)].map((m) => fault("figure", m[0]));
  const money = [...rest.matchAll(/\p{Sc}|(?<!\p{L})[A-Z]{3}(?!\p{L})/gu)]
    .filter(([m]) => m.length === 1 || (CODES.has(m) && !WORDS_TOO.has(m)))
    .map((m) => fault("currency", m[0]));
  const signs = [...rest.matchAll(/(?!\p{Sc})[\p{S}%‰#@*_\\[\]{}]|^[ \t]*(?:[-–—•·]|[a-z][.)])\s/gmu)];
  return [...figures, ...money, ...signs.map((m) => fault("sign", m[0].trim()))];

  function fault(code: SlottedFaultCode, found: string): SlottedFault {
    return { code, where, found };
  }
}

/** Characters that stand for a word where no spaces part them. */
const CHARACTERS_A_WORD = 3;

function judgeLength(body: string, { file, language }: SlottedSetting): SlottedFault[] {
  const plain = body.replace(/\{\{[a-z_]+\}\}/g, " x ");
  const words = wordsOf(language)?.spaced
    ? plain.split(/\s+/).filter((word) => word !== "").length
    : Math.ceil(plain.replace(/\s/g, "").length / CHARACTERS_A_WORD);
  return words > file.maxWords ? [{ code: "too-long", where: "body", found: `${words} words` }] : [];
}

function unique(faults: readonly SlottedFault[]): SlottedFault[] {
  return [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()];
}
