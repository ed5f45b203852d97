import { judgeContacts } from "./gate-b/contacts.ts";
import { wordsOf } from "./gate-b/languages/index.ts";
import { maskKnown } from "./gate-b/mask.ts";
import { readAmounts } from "./gate-b/money-in-text.ts";
import { AFTER_WORD, BEFORE_WORD, escapeRegExp } from "./gate-b/patterns.ts";
import { type Setting, type Sheet, startReading } from "./gate-b/reading.ts";
import type { LetterFacts } from "./letter-facts.ts";

/** What stands where a fact stood. */
const GONE = "(…)";

/**
 * What a person wishes of a letter, without the facts that they typed along: who is written to or writes, in full or
 * by one name, numbers of invoices, contacts, amounts, and every figure of three digits and more. A model could use
 * none of them, since its words hold slots, and so it is not told them.
 */
export function withoutFacts(wish: string, facts: LetterFacts, setting: Setting): string {
  const words = wordsOf(setting.language);
  if (!words) throw new Error(`no letter is written in ${setting.language}`);
  const sheet: Sheet = { facts, setting, words };
  const known = maskKnown(startReading("body", wish), sheet);
  const { reading } = readAmounts(judgeContacts(known, sheet).reading, sheet);
  const unnamed = namesIn(facts).reduce(
    (text, name) => text.replace(new RegExp(`${BEFORE_WORD}${escapeRegExp(name)}${AFTER_WORD}`, "giu"), GONE),
    reading.rest,
  );
  return unnamed.replace(LONG_FIGURE, GONE).replace(COVERED, GONE);
}

const COVERED = /[\ue001-\ue00b]+/g;
const LONG_FIGURE = /\p{Nd}(?:[.,'/ -]?\p{Nd}){2,}/gu;

/** The longest first; single names where they are longer than "de" and "&". */
function namesIn({ client, sender }: LetterFacts): string[] {
  const whole = [client.name, client.contact, sender.company, sender.person].filter(
    (name) => name !== undefined,
  );
  const people = [client.contact, sender.person].flatMap((name) => name?.split(/\s+/) ?? []);
  const short = [client.name.split(/\s+/)[0] ?? "", ...people].filter((name) => /\p{L}{3}/u.test(name));
  return [...new Set([...whole, ...short])]
    .filter((name) => name !== "")
    .toSorted((a, b) => b.length - a.length);
}
