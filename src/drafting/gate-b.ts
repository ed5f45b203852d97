import { judgeChargeRows } from "./gate-b/charge-rows.ts";
import { judgeContacts } from "./gate-b/contacts.ts";
import { type FoundDate, judgeDates, readDates } from "./gate-b/dates-in-text.ts";
import type { Fault, Where } from "./gate-b/fault.ts";
import { judgeInstalments } from "./gate-b/instalments.ts";
import { judgeLeftovers } from "./gate-b/leftovers.ts";
import { maskKnown } from "./gate-b/mask.ts";
import { type FoundAmount, judgeAmounts, readAmounts } from "./gate-b/money-in-text.ts";
import { judgeNames } from "./gate-b/names.ts";
import { judgeNumbers } from "./gate-b/numbers-in-text.ts";
import { judgeCharacters } from "./gate-b/odd-characters.ts";
import type { Reading, Setting, Sheet } from "./gate-b/reading.ts";
import { judgeRequired } from "./gate-b/required.ts";
import { judgeRoles } from "./gate-b/roles.ts";
import { judgeRows } from "./gate-b/rows.ts";
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
 * @param setting the language and locale the letter was written in (`draftLetter` says them).
 */
export function gateB(
  letter: { subject: string; body: string },
  facts: LetterFacts,
  setting: Setting,
): Fault[] {
  const endless = judgeLength(letter);
  if (endless.length > 0) return endless;
  const sheet: Sheet = { facts, setting };
  const subject = readPart("subject", letter.subject, sheet);
  const body = readPart("body", letter.body, sheet);
  return unique([
    ...subject.faults,
    ...body.faults,
    ...judgeLanguage(body.masked, sheet),
    ...judgeCompleteness(subject.masked, body.masked),
    ...judgeRequired(body.masked, body, sheet),
  ]);
}

const LONGEST = { subject: 500, body: 40_000 } as const;

/** What nobody would read is not read here either. */
function judgeLength(letter: { subject: string; body: string }): Fault[] {
  return (["subject", "body"] as const)
    .filter((where) => letter[where].length > LONGEST[where])
    .map((where) => ({
      code: "too-long",
      where,
      found: String(letter[where].length),
      expected: String(LONGEST[where]),
    }));
}

type ReadPart = { faults: Fault[]; masked: Reading; amounts: FoundAmount[]; dates: FoundDate[] };

function readPart(where: Where, text: string, sheet: Sheet): ReadPart {
  const masked = maskKnown({ where, text, rest: text }, sheet);
  const contacts = judgeContacts(masked);
  const { dates, reading: undated } = readDates(contacts.reading, sheet);
  const { amounts, reading: unpriced } = readAmounts(undated, sheet);
  const { faults: misplanned, reading: bare } = judgeInstalments(unpriced, { amounts, dates }, sheet);
  const faults = [
    ...judgeCharacters(masked, sheet.setting.language),
    ...judgeLeftovers(masked, sheet.setting.language),
    ...contacts.faults,
    ...judgeDates(dates, masked, sheet),
    ...judgeAmounts(amounts, masked, sheet),
    ...judgeNumbers(bare, sheet),
    ...judgeRoles(amounts, unpriced, sheet),
    ...judgeChargeRows(masked, unpriced, { amounts, dates }, sheet),
    ...misplanned,
    ...judgeRows(masked, { amounts, dates }, sheet),
    ...judgeNames(masked, sheet),
    ...judgeWording(masked, sheet),
  ];
  return { faults, masked, amounts, dates };
}

function unique(faults: readonly Fault[]): Fault[] {
  const seen = new Set<string>();
  return faults.filter((fault) => {
    const key = JSON.stringify([fault.code, fault.where, fault.found, fault.expected]);
    return !seen.has(key) && seen.add(key);
  });
}
