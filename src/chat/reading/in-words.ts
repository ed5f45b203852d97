import type { LocalDate } from "../../domain/calendar.ts";
import { type Currency, type Money, toDecimal } from "../../domain/money.ts";
import { onFirstUse } from "../../domain/on-first-use.ts";
import { wordPattern } from "../../drafting/reply/by-keywords.ts";
import { REPLY_LANGUAGES } from "../../drafting/reply/index.ts";
import type { ReplyWords } from "../../drafting/reply/reply-words.ts";
import { readAmount } from "./amount.ts";
import { readDate } from "./date.ts";
import { dateWords, foldWord } from "./date-words.ts";

// Finds a day or an amount within a sentence that somebody else wrote. What is read is never guessed: two that
// differ, or one that could be two things, is unclear, and a person is asked.

export type Found<T> = { kind: "one"; value: T } | { kind: "none" } | { kind: "unclear" };

export type WordsPlace = {
  today: LocalDate;
  /** BCP 47 of whoever wrote it, with a country only where it is known: it settles 03/04. */
  locale: string;
  country?: string;
  direction: "future" | "past";
};

/** The day that a sentence names, in any of the seven languages: "am 3. Dezember", "in two weeks", "12月3日". */
export function dayInWords(sentence: string, place: WordsPlace): Found<LocalDate> {
  const text = sentence.normalize("NFKC").replaceAll("’", "'").toLowerCase();
  const { rest, found } = daysSaid(text, place);
  const all = [...found, ...datesIn(rest, place)];
  if (all.includes("unclear")) return { kind: "unclear" };
  const isAhead = (day: LocalDate) =>
    place.direction === "future" ? day >= place.today : day <= place.today;
  const days = [...new Set(all.flatMap((day) => (day !== "unclear" && isAhead(day) ? [day] : [])))];
  const [day, ...others] = days;
  if (day === undefined) return { kind: "none" };
  return others.length === 0 ? { kind: "one", value: day } : { kind: "unclear" };
}

type Read = LocalDate | "unclear";

type Saying = { pattern: RegExp; english: string; words: ReplyWords };

/** A number in figures or in the language's words. */
function numberIn({ counts }: ReplyWords): string {
  return `(?<n>\\d{1,3}|${counts.split(" ").join("|")})`;
}

const sayings = onFirstUse((): Saying[] =>
  REPLY_LANGUAGES.flatMap((words) =>
    words.days.map(([said, english]) => ({
      pattern: wordPattern(said.replaceAll("{n}", numberIn(words)), words.spaced, "giu"),
      english,
      words,
    })),
  ),
);

/** Days that are said and not dated, and the text without them. */
function daysSaid(text: string, place: WordsPlace): { rest: string; found: Read[] } {
  const found: Read[] = [];
  let rest = text;
  for (const { pattern, english, words } of sayings()) {
    rest = rest.replace(pattern, (all: string, ...groups: unknown[]) => {
      const phrase = inEnglish(english, groups, words);
      const read = readDate(phrase, { ...place, locale: words.language });
      if (read.ok) found.push(read.value);
      else if (read.refusal.kind === "ambiguous") found.push("unclear");
      else return all;
      return " ".repeat(all.length);
    });
  }
  return { rest, found };
}

function inEnglish(english: string, groups: readonly unknown[], words: ReplyWords): string {
  const named = groups.at(-1);
  const n = named && typeof named === "object" ? (named as Record<string, string>)["n"] : undefined;
  const captured = groups.filter((group): group is string => typeof group === "string" && group !== n);
  return english
    .replace("{n}", n === undefined ? "" : figureOf(n, words))
    .replace("$1", captured[0] ?? "")
    .replace("$2", captured[1] ?? "");
}

function figureOf(text: string, { counts }: ReplyWords): string {
  if (/^\d/.test(text)) return text;
  return String(counts.split(" ").findIndex((count) => new RegExp(`^${count}$`, "iu").test(text)) + 1);
}

/** Months by their names in all of the languages. */
const months = onFirstUse(
  () => new Set(REPLY_LANGUAGES.flatMap(({ language }) => [...dateWords(language).months.keys()])),
);

/** As many words as a date has: "the 3rd of December, 2026". */
const MOST_WORDS = 5;
/** A sentence with more that looks like a date than this is no promise to pay; nobody waits for it to be read. */
const MOST_LOOKS = 24;

function datesIn(text: string, place: WordsPlace): Read[] {
  const found: Read[] = [];
  const words = spacedOut(text).split(/\s+/).filter(Boolean);
  let looks = 0;
  for (let at = 0; at < words.length; ) {
    const pieces = piecesFrom(words.slice(at, at + MOST_WORDS)).filter(({ text: piece }) => hasDate(piece));
    looks += pieces.length;
    if (looks > MOST_LOOKS) return [...found, "unclear"];
    const hit = firstDate(pieces, place);
    if (hit) found.push(hit.read);
    at += hit?.words ?? 1;
  }
  return found;
}

type TextPiece = { text: string; words: number };

/** What a text may begin with, the longest first, with its marks and without. */
function piecesFrom(words: readonly string[]): TextPiece[] {
  return words.flatMap((_, i) => {
    const n = words.length - i;
    const phrase = words.slice(0, n).join(" ");
    const bare = phrase.replace(/[,;:!?.)\]"”»]+$/, "").replace(/^[("“„«[]+/, "");
    return [...new Set([phrase, bare])].map((text) => ({ text, words: n }));
  });
}

function firstDate(
  pieces: readonly TextPiece[],
  place: WordsPlace,
): { read: Read; words: number } | undefined {
  for (const { text, words } of pieces) {
    const read = readIn(text, place);
    if (read) return { read, words };
  }
  return undefined;
}

/** Japanese dates as a word each, without the year that they leave out: "12月3日" is "3 december". */
function spacedOut(text: string): string {
  return text
    .replace(/(\d{4})年(\d{1,2})月(\d{1,2})日/g, " $1-$2-$3 ")
    .replace(/(\d{1,2})月(\d{1,2})日/g, (_, month: string, day: string) => {
      const name = new Intl.DateTimeFormat("en", { month: "long", timeZone: "UTC" });
      return ` ${day} ${name.format(new Date(Date.UTC(2026, Number(month) - 1, 1)))} `;
    });
}

/** Figures with marks between, or a figure beside a month's name: nothing else is worth trying to read. */
function hasDate(text: string): boolean {
  if (/^\d{1,4}[./-] ?\d{1,2}(?:[./-] ?(?:\d{1,4})?)?$/.test(text)) return true;
  return (
    /\d/.test(text) && text.split(/[\s,.-]+|(?<=\d)(?=\p{L})/u).some((word) => months().has(foldWord(word)))
  );
}

/** In the writer's own way first, which settles or keeps open what 03/04 is; then in each language's. */
function readIn(text: string, place: WordsPlace): Read | undefined {
  for (const locale of [place.locale, ...REPLY_LANGUAGES.map(({ language }) => language)]) {
    const read = readDate(text, { ...place, locale });
    if (read.ok) return read.value;
    if (read.refusal.kind === "ambiguous") return "unclear";
  }
  return undefined;
}

const AMOUNT =
  /(?<![\p{Script=Latin}\p{N}.,/-])(?<before>(?:[A-Z]{1,3}\$|\p{Sc}|[A-Z]{3}|zł|Fr\.?|kr)\s?)?(?:\d{1,3}(?:[.,'’\s]\d{3})+(?:[.,]\d{1,3})?|\d{1,12}(?:[.,]\d{1,3})?)(?<after>\s?(?:\p{Sc}|[A-Z]{3}|euros?|dollars?|pounds?|yen|francs?|franken|kr|zł|円)(?![\p{Script=Latin}\p{N}]))?(?![\p{Script=Latin}\p{N}%/-]|[.,]\d)/gu;

/**
 * The amount that a sentence names in `currency`. A figure without a currency counts only where it is one of
 * `known`, the sums that the invoice itself has: "we paid 1,200.00".
 */
export function amountInWords(
  sentence: string,
  { currency, locale, known }: { currency: Currency; locale: string; known: readonly Money[] },
): Found<Money> {
  const found = new Map<string, Money>();
  let unclear = false;
  for (const match of sentence.normalize("NFKC").matchAll(AMOUNT)) {
    const isMarked = Boolean(match.groups?.["before"] ?? match.groups?.["after"]);
    const read = readAmount(match[0].trim(), { currency, locale });
    const among = (amount: Money) => known.some((sum) => sum.minor === amount.minor);
    if (read.ok && read.value.currency === currency && (isMarked || among(read.value))) {
      found.set(toDecimal(read.value), read.value);
    } else if (isMarked && (read.ok || read.refusal.kind === "ambiguous")) unclear = true;
  }
  const [amount, ...others] = found.values();
  if (unclear || others.length > 0) return { kind: "unclear" };
  return amount ? { kind: "one", value: amount } : { kind: "none" };
}
