import type { LetterFacts } from "../letter-facts.ts";
import type { Fault } from "./fault.ts";
import { conventionsOf, NUMBER, readNumber } from "./number-format.ts";
import { numberWords, readNumberWords } from "./number-words.ts";
import { AFTER_WORD, BEFORE_WORD, cover, type Reading, type Sheet } from "./reading.ts";
import { remember } from "./remember.ts";

type Unit = "days" | "weeks" | "months" | "percent" | "invoices" | "instalments";

const UNITS: readonly [unit: Unit, words: string][] = [
  ["days", "(?:calendar |business |working )?days?|Tage[ns]?|Tag"],
  ["weeks", "weeks?|Wochen?"],
  ["months", "months?|Monate[ns]?|Monat"],
  ["percent", "%|per ?cent|Prozent"],
  ["invoices", "(?:open |overdue |unpaid |offenen? |überfällige[n]? )?(?:invoices?|Rechnung(?:en)?)"],
  [
    "instalments",
    "(?:(?:equal|monthly|weekly|fortnightly) )*instal?lments?|(?:(?:gleichen?|monatlichen?|wöchentlichen?) )*Raten?",
  ],
];

const UNIT = `(?:[ \\u00a0-]?(?<unit>${UNITS.map(([, words]) => words).join("|")})${AFTER_WORD})`;

/**
 * Judges what digits and counted things are left when amounts, dates and everything on the sheet have been
 * read: each must be a number of the sheet, with its unit.
 */
export function judgeNumbers(reading: Reading, sheet: Sheet): Fault[] {
  const times = judgeTimesToPay(reading, sheet);
  const claims = judgeDayClaims(reading, sheet);
  const words = judgeNumberWords(claims.reading, sheet);
  const marked = coverListMarks(claims.reading);
  return [...times, ...claims.faults, ...words, ...judgeDigits(marked, sheet)];
}

/** "Within 14 days" says how long there is to pay: what is late for as many days is no such time. */
function judgeTimesToPay(reading: Reading, { facts, setting }: Sheet): Fault[] {
  const allowed = facts.numbers.filter(({ role }) => TIME_TO_PAY.test(role)).map(({ value }) => value);
  const pattern = WITHIN[setting.language];
  if (!pattern) return [];
  return [...reading.rest.matchAll(pattern)]
    .filter(({ groups }) => !allowed.includes(Number(groups?.["n"])))
    .map(([found]): Fault => ({ code: "wrong-number", where: reading.where, found }));
}

const TIME_TO_PAY = /^(?:pay_within|terms)/;

const WITHIN: Record<string, RegExp> = {
  en: /\b(?:within|in the next) (?:the next )?(?<n>\d+) (?:calendar |business |working )?days?\b/giu,
  de: /(?<!\p{L})(?:binnen|innerhalb von|innerhalb der nächsten|in den nächsten) (?<n>\d+) (?:Werkt|Kalendert|T)agen(?!\p{L})/giu,
};

/** "12 days overdue" and "due in 3 days" say how an invoice stands; the count must be that invoice's. */
function judgeDayClaims(reading: Reading, { facts, setting }: Sheet): { faults: Fault[]; reading: Reading } {
  const overdue = facts.invoices.map((i) => i.days_overdue);
  const faults: Fault[] = [];
  let left = reading;
  for (const { pattern, days } of DAY_CLAIMS[setting.language] ?? []) {
    for (const match of left.rest.matchAll(pattern)) {
      const stated = days(Number(match.groups?.["n"] ?? 0));
      const expected = overdue[0] === undefined ? {} : { expected: String(Math.abs(overdue[0])) };
      if (!overdue.includes(stated)) {
        faults.push({ code: "wrong-number", where: reading.where, found: match[0], ...expected });
      }
      left = cover(left, match.index, match[0].length, "number");
    }
  }
  return { faults, reading: left };
}

type DayClaim = { pattern: RegExp; days: (n: number) => number };

const DAY_CLAIMS: Record<string, readonly DayClaim[]> = {
  en: [
    { pattern: /(?<!\p{N})(?<n>\d+) days? (?:overdue|late|past due|past the due date)/giu, days: (n) => n },
    { pattern: /overdue (?:by|for) (?<n>\d+) days?/giu, days: (n) => n },
    { pattern: /(?:due|payable) in (?<n>\d+) days?/giu, days: (n) => -n },
    { pattern: /\b(?:is |falls |are )?(?:due|payable) today\b/giu, days: () => 0 },
    { pattern: /\b(?:is |falls |are )?(?:due|payable) tomorrow\b/giu, days: () => -1 },
    { pattern: /\bwas due yesterday\b/giu, days: () => 1 },
  ],
  de: [
    { pattern: /(?<!\p{N})(?<n>\d+) Tage? (?:überfällig|in Verzug|im Rückstand)/giu, days: (n) => n },
    { pattern: /seit (?<n>\d+) Tag(?:en)? (?:fällig|überfällig|offen)/giu, days: (n) => n },
    { pattern: /fällig in (?<n>\d+) Tag(?:en)?|in (?<m>\d+) Tag(?:en)? fällig/giu, days: (n) => -n },
    { pattern: /\bheute fällig\b/giu, days: () => 0 },
    { pattern: /\bmorgen fällig\b/giu, days: () => -1 },
  ],
};

/** "in two weeks", "drei Raten": a counted thing in words is a number like any other. */
function judgeNumberWords(reading: Reading, { facts, setting }: Sheet): Fault[] {
  const words = numberWords(setting.language);
  if (!words) return [];
  return [...reading.rest.matchAll(countedInWords(words))].flatMap((match): Fault[] => {
    const { number = "", unit } = match.groups ?? {};
    const value = readNumberWords(number, setting.language);
    // "one of" and German "eine Rechnung" count nothing.
    if (value === undefined || value <= 1n || known(facts, Number(value), unitOf(unit))) return [];
    return [{ code: "wrong-number", where: reading.where, found: match[0] }];
  });
}

const countedInWords = remember(
  (words: string) => new RegExp(`${BEFORE_WORD}(?<number>${words})${UNIT}`, "giu"),
);

/** "1." at the start of a line numbers a list. */
function coverListMarks(reading: Reading): Reading {
  const marks = [...reading.rest.matchAll(/^[ \t]*\d{1,2}[.)](?=\s\S)/gmu)];
  return marks.reduce((r, mark) => cover(r, mark.index, mark[0].length, "other"), reading);
}

const IN_WORD = "[\\p{L}\\p{M}\\p{N}#/_.,:+'’-]";
const DIGITS = new RegExp(`(?<!${IN_WORD})(?<word>${IN_WORD}*\\p{N}[\\p{L}\\p{M}\\p{N}/_-]*)${UNIT}?`, "giu");
const WHOLE_NUMBER = new RegExp(`^${NUMBER}$`, "u");

function judgeDigits(reading: Reading, { facts, setting }: Sheet): Fault[] {
  return [...reading.rest.matchAll(DIGITS)].flatMap((match): Fault[] => {
    const { word = "", unit } = match.groups ?? {};
    const figure = word.replace(/^[^\p{L}\p{N}]+|[.,:]+$/gu, "");
    if (!WHOLE_NUMBER.test(figure)) {
      return [{ code: "unknown-reference", where: reading.where, found: figure }];
    }
    const value = figureOf(figure, unitOf(unit), setting.locale);
    const after = reading.rest.slice(match.index + match[0].length);
    // "3 parcels": a count of something else than what the sheet counts.
    const countsOther = unit === undefined && /^[^\S\n]?\p{L}/u.test(after);
    if (known(facts, value, unitOf(unit)) && !countsOther) return [];
    if (unit === undefined && isYear(facts, figure)) return [];
    const expected = expectedFor(facts, unitOf(unit));
    return [
      { code: "wrong-number", where: reading.where, found: match[0].trim(), ...(expected && { expected }) },
    ];
  });
}

/** A whole figure with what it counts. */
export type Count = { value: number; unit: Unit };

/** Every figure that counts something: days, percent, instalments. */
export function readCounts(reading: Pick<Reading, "rest">, { setting }: Sheet): Count[] {
  return [...reading.rest.matchAll(DIGITS)].flatMap(({ groups }): Count[] => {
    const unit = unitOf(groups?.["unit"]);
    const figure = (groups?.["word"] ?? "").replace(/^[^\p{L}\p{N}]+|[.,:]+$/gu, "");
    return unit === undefined ? [] : [{ value: figureOf(figure, unit, setting.locale), unit }];
  });
}

/** NaN where it cannot be read. Rates have up to three decimals. */
function figureOf(figure: string, unit: Unit | undefined, locale: string): number {
  const decimals = unit === "percent" ? 3 : 2;
  return Number(readNumber(figure, decimals, conventionsOf(locale)) ?? Number.NaN);
}

function unitOf(text: string | undefined): Unit | undefined {
  if (!text) return undefined;
  return UNITS.find(([, words]) => new RegExp(`^(?:${words})$`, "iu").test(text))?.[0];
}

/** A number with a unit has to be on the sheet with that unit; a bare one with any. */
function known(facts: LetterFacts, value: number, unit: Unit | undefined): boolean {
  const counts = [
    ...facts.numbers,
    ...facts.invoices.map((i) => ({ value: Math.abs(i.days_overdue), unit: "days" })),
    { value: facts.invoices.length, unit: "invoices" },
  ];
  return counts.some((n) => n.value === value && (unit === undefined || unit === plainUnit(n.unit)));
}

function expectedFor(facts: LetterFacts, unit: Unit | undefined): string | undefined {
  const value = facts.numbers.find((n) => plainUnit(n.unit) === unit)?.value;
  return value === undefined ? undefined : String(value);
}

/** "% p.a." is percent. */
function plainUnit(unit: string): string {
  return unit.startsWith("%") ? "percent" : unit;
}

function isYear(facts: LetterFacts, figure: string): boolean {
  const days = [facts.today, ...facts.dates.map((d) => d.value), ...facts.invoices.map((i) => i.due)];
  return days.some((date) => date.startsWith(`${figure}-`)) && figure.length === 4;
}
