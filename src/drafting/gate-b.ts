import { judgeChargeRows } from "./gate-b/charge-rows.ts";
import { judgeContacts } from "./gate-b/contacts.ts";
import { type FoundDate, judgeDates, readDates } from "./gate-b/dates-in-text.ts";
import { judgeDayRoles } from "./gate-b/day-roles.ts";
import { endlessWords } from "./gate-b/endless-words.ts";
import type { Fault, Where } from "./gate-b/fault.ts";
import { judgeInstalments } from "./gate-b/instalments.ts";
import { wordsOf } from "./gate-b/languages/index.ts";
import { judgeLeftovers } from "./gate-b/leftovers.ts";
import { maskKnown } from "./gate-b/mask.ts";
import { type FoundAmount, judgeAmounts, judgeLoneSigns, readAmounts } from "./gate-b/money-in-text.ts";
import { judgeNames } from "./gate-b/names.ts";
import { judgeNeighbours } from "./gate-b/neighbours.ts";
import { judgeNumbers } from "./gate-b/numbers-in-text.ts";
import { judgeCharacters } from "./gate-b/odd-characters.ts";
import { type Reading, type Setting, type Sheet, type Strangers, startReading } from "./gate-b/reading.ts";
import { judgeRequired } from "./gate-b/required.ts";
import { judgeRoles } from "./gate-b/roles.ts";
import { judgeRows } from "./gate-b/rows.ts";
import { judgeStrangers } from "./gate-b/strangers.ts";
import { judgeSums } from "./gate-b/sums.ts";
import { judgeCompleteness, judgeLanguage, judgeWording } from "./gate-b/wording.ts";
import type { LetterFacts } from "./letter-facts.ts";

export type { Fault, FaultCode } from "./gate-b/fault.ts";
export { faultSentence } from "./gate-b/fault-sentence.ts";

/**
 * Reads a finished letter back and compares every amount, date, number, name, reference and contact in it
 * with the sheet it was written from, whoever wrote it. No fault means that it says nothing the ledger
 * does not say, says what its kind has to say, and uses no wording that its stage forbids.
 *
 * What stands on the sheet word for word is covered first, then dates, amounts and numbers are read in
 * that order, each covering what it has read; what is then left over can only be words.
 *
 * @param letter a text by others may have no subject.
 * @param setting the language and locale the letter was written in (`draftLetter` says them). A letter in a language
 * that cannot be read here is refused.
 * @param strangers what may not stand in it, where that is known.
 */
export function gateB(
  letter: { subject?: string; body: string },
  facts: LetterFacts,
  setting: Setting,
  strangers?: Strangers,
): Fault[] {
  const endless = judgeLength(letter);
  if (endless.length > 0) return endless;
  const words = wordsOf(setting.language);
  if (!words) return [{ code: "wrong-language", where: "body", found: setting.language }];
  const sheet: Sheet = { facts, setting, words, ...(strangers && { strangers }) };
  const title = letter.subject === undefined ? undefined : maskedPart("subject", letter.subject, sheet);
  const text = maskedPart("body", letter.body, sheet);
  const unreadable = [title, text].flatMap((masked) => (masked ? endlessWords(masked, words) : []));
  if (unreadable.length > 0) return unreadable;
  const subject = title && readPart(title, sheet);
  const body = readPart(text, sheet);
  return unique([
    ...(subject?.faults ?? []),
    ...body.faults,
    ...judgeLanguage(body.masked, sheet),
    ...judgeCompleteness(subject?.masked, body.read, sheet),
    ...judgeRequired(setting.fromElsewhere && subject ? joined(subject, body) : body, sheet),
  ]);
}

const LONGEST = { subject: 500, body: 40_000 } as const;

/** What nobody would read is not read here either. */
function judgeLength(letter: { subject?: string; body: string }): Fault[] {
  return (["subject", "body"] as const)
    .map((where) => ({ where, length: letter[where]?.length ?? 0 }))
    .filter(({ where, length }) => length > LONGEST[where])
    .map(({ where, length }) => ({
      code: "too-long",
      where,
      found: String(length),
      expected: String(LONGEST[where]),
    }));
}

/** `masked` has what stands on the sheet covered, `read` dates and amounts as well. */
type ReadPart = {
  faults: Fault[];
  masked: Reading;
  read: Reading;
  amounts: FoundAmount[];
  dates: FoundDate[];
};

function maskedPart(where: Where, text: string, sheet: Sheet): Reading {
  return maskKnown(startReading(where, text), sheet);
}

function readPart(masked: Reading, sheet: Sheet): ReadPart {
  const contacts = judgeContacts(masked, sheet);
  const { dates, reading: undated } = readDates(contacts.reading, sheet);
  const { amounts, reading: unpriced } = readAmounts(undated, sheet);
  const { faults: misplanned, reading: bare } = judgeInstalments(unpriced, { amounts, dates }, sheet);
  const faults = [
    ...judgeCharacters(masked, sheet.words),
    ...judgeLeftovers(masked, sheet.setting.language),
    ...judgeStrangers(masked, sheet),
    ...contacts.faults,
    ...judgeDates(dates, masked, sheet),
    ...judgeDayRoles(dates, unpriced, sheet),
    ...judgeAmounts(amounts, masked, sheet),
    ...judgeLoneSigns(bare),
    ...judgeNumbers(bare, sheet),
    ...judgeRoles(amounts, unpriced, sheet),
    ...judgeSums(unpriced, amounts, sheet),
    ...(sheet.setting.fromElsewhere ? judgeNeighbours(masked, unpriced, { amounts, dates }, sheet) : []),
    ...judgeChargeRows(masked, unpriced, { amounts, dates }, sheet),
    ...misplanned,
    ...judgeRows(unpriced, { amounts, dates }, sheet),
    ...judgeNames(masked, sheet),
    ...judgeWording(masked, sheet),
  ];
  return { faults, masked, read: unpriced, amounts, dates };
}

/** Both parts as one: others may name an invoice in the subject alone. */
function joined(subject: ReadPart, body: ReadPart): ReadPart {
  const both = (of: (part: ReadPart) => Reading) => ({
    where: "body" as const,
    text: `${of(subject).text}\n${of(body).text}`,
    rest: `${of(subject).rest}\n${of(body).rest}`,
  });
  return {
    ...body,
    masked: both((part) => part.masked),
    amounts: [...subject.amounts, ...body.amounts],
    dates: [...subject.dates, ...body.dates],
  };
}

function unique(faults: readonly Fault[]): Fault[] {
  const seen = new Set<string>();
  return faults.filter((fault) => {
    const key = JSON.stringify([fault.code, fault.where, fault.found, fault.expected]);
    return !seen.has(key) && seen.add(key);
  });
}
