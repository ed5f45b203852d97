import { readDates } from "./dates-in-text.ts";
import { distance } from "./distance.ts";
import type { Fault } from "./fault.ts";
import { AFTER_WORD, anyCase, BEFORE_WORD, escapeRegExp } from "./patterns.ts";
import { COVER, type Reading, type Sheet } from "./reading.ts";
import { remember } from "./remember.ts";

/** Names that are nearly right, and names of others where only the client's or the sender's can stand. */
export function judgeNames(reading: Reading, sheet: Sheet): Fault[] {
  const placed = reading.where === "subject" ? subjectNames(reading, sheet) : bodyNames(reading, sheet);
  return [...misspeltNames(reading, sheet), ...placed];
}

/** In a subject, the sender's name stands behind "from". */
function subjectNames({ rest }: Reading, { facts, words }: Sheet): Fault[] {
  const { from, fromEnd, declined } = words.names;
  const senders = partsOf([facts.sender.company, facts.sender.person]);
  if (from === "") return [];
  const pattern = new RegExp(
    `${BEFORE_WORD}(?:${anyCase(from)}) (\\p{Lu}[^:\\n]*?)(?=,? (?:${anyCase(fromEnd)})${AFTER_WORD}|[:,]|$)`,
    "gu",
  );
  return [...rest.matchAll(pattern)]
    .map((match) => match[1]!.trim())
    .filter((found) => !wordsOf(found).every((word) => isFormOfAny(word, senders, declined)))
    .map((found) => ({ code: "wrong-name", where: "subject", found }));
}

function bodyNames(reading: Reading, sheet: Sheet): Fault[] {
  const { facts, words } = sheet;
  const lines = reading.rest.split("\n").map((line) => line.trim());
  const { client, sender } = facts;
  const { names } = words;
  const titles = new Set(names.titles.split(" ").filter(Boolean));
  const first = lines.find((line) => line !== "") ?? "";
  const greeting = new RegExp(`^(?:${names.greeting || "(?!)"})(?!\\p{L})([^\\n]*?)[,:!.、]?$`, "iu");
  const greeted = isGreeting(first) ? greeting.exec(first)?.[1] : undefined;
  const signOff = new RegExp(`^(?:${names.signOff || "(?!)"})[,.!:]?$`, "iu");
  const signedAt = lines.findLastIndex((line) => signOff.test(line));
  const foot = signedAt === -1 ? [] : lines.slice(signedAt + 1);
  const signed = foot.find((line) => line !== "" && !isDate(line, sheet));
  const clients = [client.name, client.contact];
  const senders = [sender.company, sender.person];
  const labelled = (source: string, allowed: typeof clients) =>
    labelledNames(lines, source).flatMap((text) =>
      strangeName(text, allowed, titles, allowed[0] ?? "", names.declined),
    );
  return [
    ...strangeName(greeted, clients, titles, client.contact ?? client.name, names.declined),
    ...honoured(lines, names.honorific).flatMap((text) =>
      strangeName(text, clients, titles, client.contact ?? client.name, names.declined),
    ),
    ...strangeName(signed, senders, new Set(), sender.person ?? sender.company, names.declined),
    ...labelled(names.creditor, senders),
    ...labelled(names.debtor, clients),
  ];
}

/** A formal letter has its day above the names at its foot. */
function isDate(line: string, sheet: Sheet): boolean {
  const { rest } = readDates({ where: "body", text: line, rest: line }, sheet).reading;
  return new RegExp(`^${COVER.date}+$`).test(rest);
}

/** "佐藤 花子 様", "青空印刷株式会社 御中": lines at the head of the letter that end with an honorific. */
function honoured(lines: readonly string[], honorific: string): string[] {
  if (honorific === "") return [];
  const pattern = new RegExp(`^(.{1,60}?)\\s?(?:${honorific})$`, "u");
  const head = lines.filter((line) => line !== "").slice(0, HEAD);
  return head.flatMap((line) => pattern.exec(line)?.[1] ?? []);
}

/** Lines within which a letter says to whom it is. */
const HEAD = 6;

/** "Creditor: Harbour Studio": what stands behind the label, in its line. */
function labelledNames(lines: readonly string[], label: string): string[] {
  if (label === "") return [];
  const pattern = new RegExp(`^(?:${label}) ?[:：] ?([^,\\n]*)`, "iu");
  return lines.flatMap((line) => pattern.exec(line)?.[1] ?? []);
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
  declined: string,
): Fault[] {
  const parts = partsOf(names);
  const strange = wordsOf(text ?? "").filter(
    (word) =>
      !titles.has(word.toLowerCase()) &&
      !isFormOfAny(word, parts, declined) &&
      !isPartOf(word, names, titles),
  );
  if (strange.length === 0) return [];
  return [{ code: "wrong-name", where: "body", found: strange.join(" "), expected }];
}

/** Where names know no spaces: "佐藤" of 佐藤花子, "青空印刷" of 青空印刷株式会社, and 営業部 by its last sign. */
function isPartOf(
  word: string,
  names: readonly (string | undefined)[],
  titles: ReadonlySet<string>,
): boolean {
  if (!RUNS_TOGETHER.test(word)) return false;
  return names.some((name) => name?.includes(word)) || [...titles].some((title) => word.endsWith(title));
}

const RUNS_TOGETHER = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u;

function partsOf(names: readonly (string | undefined)[]): readonly string[] {
  return names.flatMap((name) => wordsOf(name ?? ""));
}

function isFormOfAny(word: string, parts: readonly string[], declined: string): boolean {
  return parts.some((part) => word === part || isFormOf(word, part, declined));
}

/** "Anno" for Anna, "Studia" for Studio, "Marku" for Marek: a name in another case, in a language that has them. */
function isFormOf(word: string, name: string, declined: string): boolean {
  if (declined === "" || word[0] !== name[0]) return false;
  const stems = [name, name.slice(0, -1), name.slice(0, -2)].filter((stem) => stem.length > 1);
  return stems.some((stem) => word.startsWith(stem) && endingsOf(declined).has(word.slice(stem.length)));
}

const endingsOf = remember((declined: string) => new Set(declined.split(" ")));

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}'’-]+/gu) ?? [];
}

/**
 * Runs of words that are a known name but for a slip: as many words, the first with a capital letter, and
 * at most one change in seven letters. Names of fewer than five letters are too close to other words, and so
 * are those that begin with a sign: "Here" is no slip of "@here".
 */
function misspeltNames(reading: Reading, { facts, words: { names: habits } }: Sheet): Fault[] {
  const names = [facts.client.name, facts.client.contact, facts.sender.company, facts.sender.person];
  const words = [...reading.rest.matchAll(/[\p{L}\p{M}\p{N}&.'’-]*[\p{L}\p{N}&]/gu)];
  return [...new Set(names)].flatMap((name) => {
    if (name && RUNS_TOGETHER.test(name)) return slipsOf(name, reading);
    if (!name || name.length < 5 || !/^[\p{L}\p{N}]/u.test(name)) return [];
    const count = name.split(/\s+/).length;
    return words.flatMap((word, i): Fault[] => {
      const last = words[i + count - 1];
      if (!last) return [];
      const end = last.index + last[0].length;
      const text = reading.rest.slice(word.index, end);
      if (!isSlip(text, name) || isDeclined(text, name, habits.declined)) return [];
      return [{ code: "wrong-name", where: reading.where, found: text, expected: name }];
    });
  });
}

function isDeclined(text: string, name: string, declined: string): boolean {
  const [words, parts] = [wordsOf(text), wordsOf(name)];
  return (
    words.length === parts.length &&
    words.every((word, i) => word === parts[i] || isFormOf(word, parts[i]!, declined))
  );
}

/** The same for a name within a text that knows no spaces; of fewer than four signs it is too close to other words. */
function slipsOf(name: string, { text, rest, where }: Reading): Fault[] {
  if ([...name].length < 4) return [];
  // A name within it may be covered, all of it as a name is right, and a way to pay has words of its own.
  const isKnown = ({ index, 0: found }: RegExpExecArray) => {
    const left = rest.slice(index, index + found.length).replaceAll(COVER.name, "");
    return left === "" || /[\ue001-\ue00b]/.test(left);
  };
  return [...text.matchAll(slipPattern(name))]
    .filter((match) => !isKnown(match))
    .map(([found]) => ({ code: "wrong-name", where, found, expected: name }));
}

/**
 * One sign is another, is missing or too many, or two have changed places. The first and the last only where enough
 * is left that it is no common word: デザイン is no slip of 港デザイン.
 */
const slipPattern = remember((name: string) => {
  const signs = [...name].map(escapeRegExp);
  const slips = signs.flatMap((sign, i) => {
    const [before, after] = [signs.slice(0, i).join(""), signs.slice(i + 1).join("")];
    const next = signs[i + 1];
    const isTelling = (i > 0 && after !== "") || signs.length > 5;
    return [
      ...(isTelling ? [`${before}[\\p{L}ー]${after}`, `${before}${after}`] : []),
      ...(i > 0 ? [`${before}[\\p{L}ー]${sign}${after}`] : []),
      ...(next && next !== sign ? [`${before}${next}${sign}${signs.slice(i + 2).join("")}`] : []),
    ];
  });
  return new RegExp(slips.join("|"), "gu");
});

function isSlip(text: string, name: string): boolean {
  if (!/^\p{Lu}/u.test(text) || text.includes("\n") || text.includes(COVER.name)) return false;
  const plain = (t: string) => t.replace(/[.,]+$/, "").replace(/\s+/g, " ");
  const [a, b] = [plain(text), plain(name)];
  if (Math.abs(a.length - b.length) > 2 || a.toLowerCase() === b.toLowerCase()) return false;
  return distance(a.toLowerCase(), b.toLowerCase()) <= Math.max(1, Math.floor(b.length / 7));
}
