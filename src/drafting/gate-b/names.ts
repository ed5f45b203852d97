import { distance } from "./distance.ts";
import type { Fault } from "./fault.ts";
import { COVER, type Reading, type Sheet } from "./reading.ts";

type NameHabits = {
  greeting: RegExp;
  /** Words of a greeting that name nobody. */
  titles: ReadonlySet<string>;
  signOff: RegExp;
  /** Introduces the sender in a subject. */
  from: RegExp;
};

const HABITS: Record<string, NameHabits> = {
  en: {
    greeting: /^(?:dear|hello|hi|hey|good (?:morning|afternoon|evening|day))\b([^\n]*?)[,:!.]?$/iu,
    titles: new Set(
      "mr mrs ms mx miss dr prof sir madam or and all team there everyone colleagues accounts payable the department both again to".split(
        " ",
      ),
    ),
    signOff:
      /^(?:(?:with )?(?:kind|best|warm|kindest|warmest)(?: regards| wishes)?|regards|(?:yours )?(?:sincerely|faithfully|truly)(?: yours)?|yours|all the best|cheers|thanks|many thanks|thank you)[,.!]?$/iu,
    from: /\bfrom ([^:\n]*?)(?=,? (?:is|are|was|due)\b|[:,]|$)/giu,
  },
  de: {
    greeting:
      /^(?:guten (?:tag|morgen|abend)|hallo|liebe[rs]?|sehr geehrte[rs]?(?:\/r)?|moin)(?![\p{L}])([^\n]*?)[,:!.]?$/iu,
    titles: new Set(
      "frau herr herrn damen und herren dr prof liebe lieber zusammen team geehrte geehrter sehr an alle das buchhaltung".split(
        " ",
      ),
    ),
    signOff:
      /^(?:(?:mit )?(?:freundlichen?|besten?|herzlichen?|schönen?|vielen?) (?:grüßen?|grüssen?|gruß|dank)|hochachtungsvoll|ihr|ihre|viele grüße|gruß)[,.!]?$/iu,
    from: /\bvon ([^:\n]*?)(?=,? (?:ist|sind|war|demnächst)\b|[:,]|$)/giu,
  },
};

/** Names that are nearly right, and names of others where only the client's or the sender's can stand. */
export function judgeNames(reading: Reading, sheet: Sheet): Fault[] {
  const habits = HABITS[sheet.setting.language];
  const misspelt = misspeltNames(reading, sheet);
  if (!habits) return misspelt;
  const placed =
    reading.where === "subject" ? subjectNames(reading, habits) : bodyNames(reading, sheet, habits);
  return [...misspelt, ...placed];
}

function subjectNames(reading: Reading, { from }: NameHabits): Fault[] {
  return [...reading.rest.matchAll(from)]
    .filter((match) => /[\p{L}\p{N}]/u.test(match[1] ?? "") && /^\p{Lu}/u.test(match[1]!.trim()))
    .map((match) => ({ code: "wrong-name", where: "subject", found: (match[1] ?? "").trim() }));
}

function bodyNames(reading: Reading, { facts }: Sheet, habits: NameHabits): Fault[] {
  const lines = reading.rest.split("\n").map((line) => line.trim());
  const { client, sender } = facts;
  const first = lines.find((line) => line !== "") ?? "";
  const greeted = isGreeting(first) ? habits.greeting.exec(first)?.[1] : undefined;
  const signedAt = lines.findLastIndex((line) => habits.signOff.test(line));
  const signed = signedAt === -1 ? undefined : lines.slice(signedAt + 1).find((line) => line !== "");
  return [
    ...strangeName(greeted, [client.name, client.contact], habits.titles, client.contact ?? client.name),
    ...strangeName(signed, [sender.company, sender.person], new Set(), sender.person ?? sender.company),
  ];
}

/** "Hello Anna, I am calling about ..." goes on with a sentence, whose words are no names. */
function isGreeting(line: string): boolean {
  return /[,:!]$/.test(line) || line.length < 60;
}

/** What is left of a name's place when known names, their parts and titles are taken out. */
function strangeName(
  text: string | undefined,
  names: readonly (string | undefined)[],
  titles: ReadonlySet<string>,
  expected: string,
): Fault[] {
  const parts = new Set(names.flatMap((name) => wordsOf(name ?? "")));
  const strange = wordsOf(text ?? "").filter((word) => !titles.has(word.toLowerCase()) && !parts.has(word));
  if (strange.length === 0) return [];
  return [{ code: "wrong-name", where: "body", found: strange.join(" "), expected }];
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}'’-]+/gu) ?? [];
}

/**
 * Runs of words that are a known name but for a slip: as many words, the first with a capital letter, and
 * at most one change in seven letters. Names of fewer than five letters are too close to other words, and so
 * are those that begin with a sign: "Here" is no slip of "@here".
 */
function misspeltNames(reading: Reading, { facts }: Sheet): Fault[] {
  const names = [facts.client.name, facts.client.contact, facts.sender.company, facts.sender.person];
  const words = [...reading.rest.matchAll(/[\p{L}\p{M}\p{N}&.'’-]*[\p{L}\p{N}&]/gu)];
  return [...new Set(names)].flatMap((name) => {
    if (!name || name.length < 5 || !/^[\p{L}\p{N}]/u.test(name)) return [];
    const count = name.split(/\s+/).length;
    return words.flatMap((word, i): Fault[] => {
      const last = words[i + count - 1];
      if (!last) return [];
      const end = last.index + last[0].length;
      const text = reading.rest.slice(word.index, end);
      if (!isSlip(text, name)) return [];
      return [{ code: "wrong-name", where: reading.where, found: text, expected: name }];
    });
  });
}

function isSlip(text: string, name: string): boolean {
  if (!/^\p{Lu}/u.test(text) || text.includes("\n") || text.includes(COVER.name)) return false;
  const plain = (t: string) => t.replace(/[.,]+$/, "").replace(/\s+/g, " ");
  const [a, b] = [plain(text), plain(name)];
  if (Math.abs(a.length - b.length) > 2 || a.toLowerCase() === b.toLowerCase()) return false;
  return distance(a.toLowerCase(), b.toLowerCase()) <= Math.max(1, Math.floor(b.length / 7));
}
