import { CLAIMS, type Claim } from "./gate-b/claims.ts";
import type { Fault, Where } from "./gate-b/fault.ts";
import type { ReadingWords } from "./gate-b/languages/reading-words.ts";
import { monthNames, weekdayNames } from "./gate-b/month-names.ts";
import { edged, findPhrase } from "./gate-b/patterns.ts";
import { type Reading, type Sheet, startReading } from "./gate-b/reading.ts";
import { judgeLanguage, judgeWording } from "./gate-b/wording.ts";
import type { LetterFacts } from "./letter-facts.ts";
import type { PromptFile } from "./prompt-files.ts";

export type WordFaultCode = "number-word" | "currency" | "month-or-weekday" | "day" | "second-greeting";

type WordFault = { code: WordFaultCode; where: Where; found: string };

/** Numbers, currencies, months, weekdays and "due tomorrow" in words: what they say comes by slots. */
export function judgeFactWords(reading: Reading, words: ReadingWords): WordFault[] {
  return [
    ...numbersIn(reading, words),
    ...foundPhrases("currency", reading, Object.values(words.currencies).join("|"), words).filter(
      // "won't" is no currency, and neither are other words as short as that.
      ({ found }) => isLong(found, words),
    ),
    ...foundBy("month-or-weekday", reading, dayNames(words)),
    ...foundPhrases("day", reading, DAYS.flatMap((day) => words.counts[day] || []).join("|"), words),
  ];
}

const DAYS = ["today", "tomorrow", "yesterday", "late", "early", "within"] as const;

/** One sign, and words as short as "may" or "mar", are words of other meaning too. */
function isLong(name: string, { spaced }: ReadingWords): boolean {
  return name.length > (spaced ? 3 : 1);
}

/**
 * One is an article in many languages; before a day, week or month it counts. Where words stand together, one
 * numeral alone is part of some word, and "in one day" says soon.
 */
function numbersIn(reading: Reading, words: ReadingWords): WordFault[] {
  const { numbers, units, spaced } = words;
  const counts = (text: string) => (numbers.read(text.toLowerCase()) ?? 0n) > 1n;
  const alone = foundPhrases("number-word", reading, numbers.pattern, words).filter(
    ({ found }) => counts(found) && (spaced || found.length > 1),
  );
  const times = spaced ? [units.days, units.weeks, units.months, units.percent] : Object.values(units);
  const source = `(?:${numbers.pattern})[ -]?(?:${times.join("|")})`;
  const counted = foundPhrases("number-word", reading, source, words).filter(
    ({ found }) => spaced || counts(findPhrase(found, numbers.pattern, words)[0]?.[0] ?? ""),
  );
  return [...alone, ...counted];
}

function foundPhrases(
  code: WordFaultCode,
  { where, rest }: Reading,
  source: string,
  words: ReadingWords,
): WordFault[] {
  return findPhrase(rest, source, words).map(({ 0: found }) => ({ code, where, found }));
}

function foundBy(code: WordFaultCode, { where, rest }: Reading, pattern: RegExp): WordFault[] {
  return [...rest.matchAll(pattern)].map(([found]) => ({ code, where, found }));
}

const DAY_NAMES = new WeakMap<ReadingWords, RegExp>();

/** In full, with a small or a capital first letter. */
function dayNames(words: ReadingWords): RegExp {
  const known = DAY_NAMES.get(words);
  if (known) return known;
  const names = [...monthNames(words).keys(), ...weekdayNames(words).keys()]
    .filter((name) => isLong(name, words) && name !== "march")
    .map((name) => `[${name[0]}${name[0]!.toUpperCase()}]${name.slice(1)}`);
  // English "may" and "march" are months with a capital alone, and "May I" begins a question.
  const english = ["March", "(?<=(?:in|by|of|until|since|before|after|early|late|mid) )May"];
  const all = words.language === "en" ? [...names, ...english] : names;
  const made = new RegExp(edged(all.join("|") || "(?!)", words), "gu");
  DAY_NAMES.set(words, made);
  return made;
}

/** A line that greets besides the slot that does: "Dear Sir,". */
export function judgeGreeting({ where, rest }: Reading, { names, spaced }: ReadingWords): WordFault[] {
  if (!spaced) return [];
  const greeting = new RegExp(`^[ \\t]*(?:${names.greeting})(?!\\p{L})[^.?\\n]{0,40}[,!:][ \\t]*$`, "gimu");
  return [...rest.matchAll(greeting)].map(([found]) => ({
    code: "second-greeting",
    where,
    found: found.trim(),
  }));
}

/** Threats, promises, claims and insults that no facts could bear out, and another language than was asked for. */
export function judgeClaims(reading: Reading, sheet: Sheet): Fault[] {
  const language = reading.where === "body" ? judgeLanguage(reading, sheet) : [];
  return [...judgeWording(reading, sheet), ...language];
}

/** Whether a text says what only the claims of its kind allow: a clause, which is never a model's own prose. */
export function isClause(text: string, file: PromptFile, words: ReadingWords): boolean {
  const reading = startReading("body", text);
  const faultsWith = (claims: readonly string[]) =>
    judgeWording(reading, bareSheet({ ...file, claims }, words)).length;
  return faultsWith([]) > faultsWith(file.claims);
}

/** A sheet that knows nothing yet: what facts may lift is left to gate B, which has them. */
export function bareSheet({ kind, claims }: PromptFile, words: ReadingWords): Sheet {
  const liftable = (Object.keys(CLAIMS) as Claim[]).filter((claim) => CLAIMS[claim].unless !== undefined);
  return {
    facts: { ...NO_FACTS, policy: { stage: kind, may: [...claims, ...liftable] } },
    setting: { kind, language: words.language, locale: words.language },
    words,
  };
}

const NO_FACTS: LetterFacts = {
  today: "",
  currency: "EUR",
  client: { name: "" },
  sender: { company: "" },
  invoices: [],
  total_due: "0",
  totals: [],
  amounts: [],
  dates: [],
  numbers: [],
  references: [],
  links: [],
  emails: [],
  phones: [],
  ibans: [],
  instalments: [],
  policy: { stage: "", may: [] },
  pay_lines: [],
};
