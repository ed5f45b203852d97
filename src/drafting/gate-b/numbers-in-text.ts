import type { LetterFacts } from "../letter-facts.ts";
import type { Fault } from "./fault.ts";
import type { CountWords, ReadingWords, Unit } from "./languages/reading-words.ts";
import { conventionsOf, NUMBER, readNumber } from "./number-format.ts";
import { AFTER_WORD, countOf, edged, findPhrase, inSmall, letters, lowered, type Match } from "./patterns.ts";
import { cover, type Reading, type Sheet } from "./reading.ts";
import { remember } from "./remember.ts";

/** Source for the unit behind a number. */
function unitSource(words: ReadingWords): string {
  const all = Object.values(words.units).filter(Boolean).join("|");
  return `(?:[ -]?(?<unit>${all})${words.spaced ? `(?:${AFTER_WORD}|(?<=[^\\p{L}]))` : ""})`;
}

/**
 * Judges what digits and counted things are left when amounts, dates and everything on the sheet have been
 * read: each must be a number of the sheet, with its unit.
 */
export function judgeNumbers(reading: Reading, sheet: Sheet): Fault[] {
  const times = judgeTimesToPay(reading, sheet);
  const claims = judgeDayClaims(times.reading, sheet);
  const words = judgeNumberWords(claims.reading, sheet);
  const marked = coverListMarks(coverOthers(coverStages(claims.reading, sheet), sheet));
  return [...times.faults, ...claims.faults, ...words, ...judgeDigits(marked, sheet)];
}

type Judged = { faults: Fault[]; reading: Reading };

/** "Within 14 days" says how long there is to pay: what is late for as many days is no such time. */
function judgeTimesToPay(reading: Reading, { facts, words }: Sheet): Judged {
  const allowed = timesToPay(facts);
  const faults: Fault[] = [];
  let left = reading;
  for (const match of findPhrase(reading.rest, words.counts.within, words)) {
    const value = firstCount(match, words);
    if (!allowed.includes(value))
      faults.push({ code: "wrong-number", where: reading.where, found: match[0] });
    left = cover(left, match.index, match[0].length, "number");
  }
  return { faults, reading: left };
}

/** As the sheet counts it; from a day to pay by it is nobody's to count, for the letter may lie for some days. */
function timesToPay({ numbers }: LetterFacts): number[] {
  return numbers.filter(({ role }) => TIME_TO_PAY.test(role)).map(({ value }) => value);
}

const TIME_TO_PAY = /^(?:pay_within|terms)/;

/** Of the groups of `{n}`, the one that matched. */
function firstCount({ groups }: Match, words: ReadingWords): number {
  return countOf(groups.find((group) => group !== undefined) ?? "", words);
}

/** How many days past the due date each wording says an invoice is. */
const DAY_CLAIMS: readonly [
  field: Exclude<keyof CountWords, "within" | "nth" | "others">,
  days: (n: number) => number,
][] = [
  ["late", (n) => n],
  ["early", (n) => -n],
  ["today", () => 0],
  ["tomorrow", () => -1],
  ["yesterday", () => 1],
];

/** "12 days overdue" and "due in 3 days" say how an invoice stands; the count must be that invoice's. */
function judgeDayClaims(reading: Reading, { facts, words }: Sheet): Judged {
  const overdue = facts.invoices.map((i) => i.days_overdue);
  const faults: Fault[] = [];
  let left = reading;
  for (const [field, days] of DAY_CLAIMS) {
    if (words.counts[field] === "") continue;
    for (const match of findPhrase(left.rest, words.counts[field], words)) {
      const stated = days(firstCount(match, words));
      const expected = overdue[0] === undefined ? {} : { expected: String(Math.abs(overdue[0])) };
      if (!overdue.includes(stated)) {
        faults.push({ code: "wrong-number", where: reading.where, found: match[0], ...expected });
      }
      left = cover(left, match.index, match[0].length, "number");
    }
  }
  return { faults, reading: left };
}

/** "in two weeks", "drei Raten": a counted thing in words is a number like any other. */
function judgeNumberWords(reading: Reading, { facts, words }: Sheet): Fault[] {
  const pattern = countedInWords(edged(`(?<number>${words.numbers.pattern})\\s?${unitSource(words)}`, words));
  return [...lowered(reading.rest).matchAll(pattern)].flatMap((match): Fault[] => {
    const { number = "", unit } = match.groups ?? {};
    const value = countOf(number, words);
    const counts = unitOf(unit, words);
    // "One of" and German "eine Rechnung" count nothing, but no article is in 一週間.
    const mayCountNothing = words.spaced || (counts !== "weeks" && counts !== "months");
    if (Number.isNaN(value) || value < 1 || (value === 1 && mayCountNothing)) return [];
    if (known(facts, value, counts)) return [];
    return [{ code: "wrong-number", where: reading.where, found: match[0] }];
  });
}

const countedInWords = remember((source: string) => new RegExp(inSmall(source), "gu"));

/** "2nd reminder": whether a letter may call itself so is judged with its wording. */
function coverStages(reading: Reading, { words }: Sheet): Reading {
  const { second_stage, third_stage } = words.claims;
  const titles = [second_stage, third_stage].flatMap((source) => [
    ...findPhrase(reading.rest, source, words),
  ]);
  return titles.reduce((left, title) => cover(left, title.index, title[0].length, "other"), reading);
}

/** "F-2031 and one other": one less than there are. */
function coverOthers(reading: Reading, { facts, words }: Sheet): Reading {
  const others = findPhrase(reading.rest, words.counts.others ?? "", words).filter(
    (match) => firstCount(match, words) === facts.invoices.length - 1,
  );
  return others.reduce((left, { index, 0: text }) => cover(left, index, text.length, "number"), reading);
}

/** "1." at the start of a line numbers a list, and so does "1" before the wide space of scripts that have one. */
function coverListMarks(reading: Reading): Reading {
  const marks = [
    ...reading.rest.matchAll(/^[ \t\u3000]*\d{1,2}(?:[.)](?=\s\S)|[．、）]|\u3000(?=\p{L}))/gmu),
  ];
  return marks.reduce((r, mark) => cover(r, mark.index, mark[0].length, "other"), reading);
}

const WHOLE_NUMBER = new RegExp(`^${NUMBER}$`, "u");

/** A word with a digit in it, and what it counts. */
const digitsPattern = remember((letter: string, unit: string) => {
  const inWord = `[${letter}\\p{N}#/_.,:+'’-]`;
  return new RegExp(`(?<!${inWord})(?<word>${inWord}*\\p{N}[${letter}\\p{N}/_-]*)${unit}?`, "giu");
});

function digitsIn(reading: Pick<Reading, "rest">, words: ReadingWords) {
  return [...reading.rest.matchAll(digitsPattern(letters(words), unitSource(words)))];
}

function judgeDigits(reading: Reading, { facts, setting, words }: Sheet): Fault[] {
  return digitsIn(reading, words).flatMap((match): Fault[] => {
    const { word = "", unit } = match.groups ?? {};
    const figure = plainFigure(word);
    if (!WHOLE_NUMBER.test(figure)) {
      return [{ code: "unknown-reference", where: reading.where, found: figure }];
    }
    const counts = unitOf(unit, words);
    const value = figureOf(figure, counts, setting.locale);
    const after = reading.rest.slice(match.index + match[0].length);
    // "3 parcels": a count of something else than what the sheet counts.
    const countsOther = unit === undefined && words.spaced && /^[^\S\n]?\p{L}/u.test(after);
    if (known(facts, value, counts) && !countsOther) return [];
    if (unit === undefined && isYear(facts, figure)) return [];
    const expected = expectedFor(facts, counts);
    return [
      { code: "wrong-number", where: reading.where, found: match[0].trim(), ...(expected && { expected }) },
    ];
  });
}

function plainFigure(word: string): string {
  return word.replace(/^[^\p{L}\p{N}]+|[.,:]+$/gu, "");
}

/** A whole figure with what it counts. */
export type Count = { value: number; unit: Unit };

/** Every figure that counts something: days, percent, instalments. */
export function readCounts(reading: Pick<Reading, "rest">, { setting, words }: Sheet): Count[] {
  return digitsIn(reading, words).flatMap(({ groups }): Count[] => {
    const unit = unitOf(groups?.["unit"], words);
    if (unit === undefined) return [];
    return [{ value: figureOf(plainFigure(groups?.["word"] ?? ""), unit, setting.locale), unit }];
  });
}

/** NaN where it cannot be read. Rates have up to three decimals. */
function figureOf(figure: string, unit: Unit | undefined, locale: string): number {
  const decimals = unit === "percent" ? 3 : 2;
  return Number(readNumber(figure, decimals, conventionsOf(locale)) ?? Number.NaN);
}

function unitOf(text: string | undefined, words: ReadingWords): Unit | undefined {
  if (!text) return undefined;
  const units = Object.entries(words.units) as [Unit, string][];
  return units.find(([, source]) => source !== "" && wholly(source).test(text))?.[0];
}

const wholly = remember((source: string) => new RegExp(`^(?:${source})$`, "iu"));

/** A number with a unit has to be on the sheet with that unit; a bare one with any. */
function known(facts: LetterFacts, value: number, unit: Unit | undefined): boolean {
  if (unit === "weeks") return isListed(facts, value, unit) || timesToPay(facts).includes(value * 7);
  return isListed(facts, value, unit);
}

function isListed(facts: LetterFacts, value: number, unit: Unit | undefined): boolean {
  const reminders = facts.dates.filter(({ role }) => /^remind/.test(role)).length;
  const counts = [
    ...facts.numbers,
    ...facts.invoices.map((i) => ({ value: Math.abs(i.days_overdue), unit: "days" })),
    { value: facts.invoices.length, unit: "invoices" },
    ...(reminders > 0 ? [{ value: reminders, unit: "reminders" }] : []),
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
