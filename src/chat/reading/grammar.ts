import type { LocalDate } from "../../domain/calendar.ts";
import { done, type Outcome, refuse } from "../../domain/outcome.ts";
import type { Arg, Args } from "../command.ts";
import { isSpaced, looksLikeAmount } from "./amount.ts";
import type { MoneyPlace } from "./currency-mark.ts";
import { readDate } from "./date.ts";
import { type Piece, quote, type Token, tokenize } from "./tokens.ts";

/** The text that belongs to each argument, by the argument's name; optional ones left out are absent. */
export type Pieces = Readonly<Record<string, Piece>>;

export type ParseOptions = MoneyPlace & {
  /** A line that works; the usage line if left out. */
  example?: string;
};

type Named = readonly [name: string, arg: Arg<unknown>];
type Line = {
  text: string;
  tokens: readonly Token[];
  keywords: readonly Named[];
  used: Set<string>;
  place: MoneyPlace;
  /** Whether "30%" counts as an amount: where an argument takes a share. Elsewhere it is a word. */
  shares: boolean;
  example: string;
};
/** From token `from` up to and without `to`. */
type Span = { from: number; to: number };

/** "EUR 1 250 000,50 net" never has more words to one amount. */
const MOST_WORDS_OF_AMOUNT = 5;

/** "end of next month", "3rd of december 2026". */
const MOST_WORDS_OF_DATE = 4;

/**
 * Cuts what stands behind a command into its arguments: those without keyword by their place, required
 * ones and amounts first, then keyword and value in any order. A keyword counts once; a second one is plain text.
 *
 * Refusals: "missing"; "unreadable" for words that belong to nothing; "ambiguous" where spaces leave
 * open what is the amount ("Acme 1 250"): there each reading's text stands for the whole line.
 */
export function parseArguments(text: string, args: Args, options: ParseOptions = {}): Outcome<Pieces> {
  const tokens = tokenize(text);
  if (!tokens.ok) return tokens;
  const { example = usageOf(args), ...place } = options;
  const all = Object.entries(args);
  const keywords = all.filter(([, arg]) => arg.keyword !== undefined);
  const shares = all.some(([, arg]) => arg.take === "share");
  const line: Line = { text, tokens: tokens.value, keywords, used: new Set(), place, shares, example };
  const pieces: Record<string, Piece> = {};
  const placed = takePlaced(line, byPlace(all), pieces);
  if (!placed.ok) return placed;
  const rest = takeKeyed(line, placed.value, pieces);
  if (!rest.ok) return rest;
  const missing = all.find(([name, arg]) => arg.required && !(name in pieces));
  if (missing) return refuse({ kind: "missing", what: nameOf(missing[1]), example });
  return done(pieces);
}

/** "<client> <amount> [for TEXT] [draft]" */
export function usageOf(args: Args): string {
  const one = (arg: Arg<unknown>) => {
    if (arg.keyword === undefined) return arg.required ? `<${arg.label}>` : `[${arg.label}]`;
    const words = arg.take === "flag" ? arg.keyword : `${arg.keyword} ${arg.label}`;
    return arg.required ? words : `[${words}]`;
  };
  return Object.values(args).map(one).join(" ");
}

/** An amount stands where it was put, since it can be told from words; what else may be left out comes last. */
function byPlace(all: readonly Named[]): Named[] {
  const placed = all.filter(([, arg]) => arg.keyword === undefined);
  const isFirm = ([, arg]: Named) => arg.required || arg.take === "money";
  return [...placed.filter(isFirm), ...placed.filter((named) => !isFirm(named))];
}

/** @returns the first token that no positional argument took. */
function takePlaced(line: Line, placed: readonly Named[], pieces: Record<string, Piece>): Outcome<number> {
  let at = 0;
  for (const [i, [name, arg]] of placed.entries()) {
    const later = placed.slice(i + 1).map(([, next]) => next);
    const to = endOfPlaced(line, at, arg, later);
    if (to === at) continue;
    const span = { from: at, to };
    if (takesAmount(arg)) {
      const clash = twoMeanings(line, span, placed[i - 1]?.[1], later[0]);
      if (clash) return clash;
    }
    pieces[name] = pieceOf(line, span, arg);
    at = to;
  }
  return done(at);
}

/** Where a positional argument ends that begins at `at`; `at` itself when it is not there. */
function endOfPlaced(line: Line, at: number, arg: Arg<unknown>, later: readonly Arg<unknown>[]): number {
  if (stops(line, at)) return at;
  if (arg.take === "name") return endOfName(line, at, later.some(takesAmount));
  if (arg.take === "text") return endOfText(line, at);
  if (arg.take === "word") return at + 1;
  if (arg.take === "date") return at + dateAt(line, at);
  const words = amountAt(line, at);
  if (words > 0) return at + words;
  // What is meant as an amount and is none is taken, so that its reader can say what is wrong with it.
  return arg.required || /^[-−–]?\p{Sc}?\d/u.test(line.tokens[at]?.text ?? "") ? at + 1 : at;
}

function endOfName(line: Line, at: number, stopsAtAmount: boolean): number {
  if (line.tokens[at]?.quoted) return at + 1;
  // An amount and nothing else: it is the name that was left out.
  if (stopsAtAmount && amountAt(line, at) > 0 && stops(line, at + amountAt(line, at))) return at;
  let to = at + 1;
  while (!stops(line, to) && !(stopsAtAmount && amountAt(line, to, true) > 0)) to += 1;
  return to;
}

function endOfText(line: Line, at: number): number {
  let to = at;
  while (!stops(line, to)) to += 1;
  return to;
}

/**
 * How many words from `at` on make one day: "3 dec 2026", "in 2 weeks". Where none do, what stands before the
 * next amount is taken, so that the reader can say what is wrong with it.
 */
function dateAt(line: Line, at: number): number {
  for (let words = MOST_WORDS_OF_DATE; words > 0; words--) {
    if (at + words > line.tokens.length) continue;
    if (Array.from({ length: words }, (_, i) => at + i).some((i) => stops(line, i))) continue;
    if (looksLikeDate(sourceOf(line, { from: at, to: at + words }), line.place)) return words;
  }
  return endOfName(line, at, true) - at;
}

/** Any day will do to see whether the words read as one; a leap year has all of them. */
const SOME_DAY = "2024-01-15" as LocalDate;

function looksLikeDate(text: string, { locale }: MoneyPlace): boolean {
  const read = readDate(text.replace(/^"|"$/g, ""), { today: SOME_DAY, ...(locale ? { locale } : {}) });
  return read.ok || read.refusal.kind === "ambiguous";
}

function takesAmount({ take }: Arg<unknown>): boolean {
  return take === "money" || take === "share";
}

/** How many words from `at` on make one percentage: "30%", "30 %"; 0 when none do. */
function percentageAt({ tokens, shares }: Line, at: number): number {
  const words = tokens.slice(at, at + 2);
  if (!shares || words.some(({ quoted }) => quoted)) return 0;
  const [first = "", second = ""] = words.map(({ text }) => text);
  if (/^\d+(?:[.,]\d+)?%$/.test(first)) return 1;
  return second === "%" && /^\d+(?:[.,]\d+)?$/.test(first) ? 2 : 0;
}

/** How many words from `at` on make one amount, at most; 0 when none do. */
function amountAt(line: Line, at: number, afterName = false): number {
  const percentage = percentageAt(line, at);
  if (percentage > 0) return percentage;
  for (let words = MOST_WORDS_OF_AMOUNT; words > 0; words--) {
    const taken = line.tokens.slice(at, at + words);
    if (taken.length < words) continue;
    if (taken.some((token, i) => (token.quoted && words > 1) || (i > 0 && keywordAt(line, at + i)))) continue;
    const text = words === 1 ? (taken[0]?.text ?? "") : sourceOf(line, { from: at, to: at + words });
    if (looksLikeAmount(text, line.place, afterName)) return words;
  }
  return 0;
}

/** Keyword arguments from `at` to the end. */
function takeKeyed(line: Line, start: number, pieces: Record<string, Piece>): Outcome<Pieces> {
  let at = start;
  while (at < line.tokens.length) {
    const found = keywordAt(line, at);
    if (!found) return unknownWords(line, at);
    const [name, arg] = found;
    line.used.add(name);
    const from = arg.take === "flag" ? at : at + 1;
    const to = arg.take === "flag" ? at + 1 : endOfKeyed(line, from, arg);
    if (to === from) return refuse({ kind: "missing", what: nameOf(arg), example: line.example });
    pieces[name] = pieceOf(line, { from, to }, arg);
    at = to;
  }
  return done(pieces);
}

function endOfKeyed(line: Line, at: number, arg: Arg<unknown>): number {
  // One of its own options is meant as that, also where it is the keyword of another argument.
  if (arg.options?.includes(line.tokens[at]?.text.toLowerCase() ?? "")) return at + 1;
  if (arg.opensWith !== undefined && line.tokens[at]?.text.toLowerCase() === arg.opensWith) {
    return endOfText(line, at + 1);
  }
  if (stops(line, at)) return at;
  if (arg.take === "word") return at + 1;
  if (takesAmount(arg)) return at + Math.max(1, amountAt(line, at));
  return arg.take === "name" && line.tokens[at]?.quoted ? at + 1 : endOfText(line, at);
}

function stops(line: Line, at: number): boolean {
  return at >= line.tokens.length || keywordAt(line, at) !== undefined;
}

/**
 * The argument whose keyword stands at `at` and was not used yet. A flag counts only before another
 * keyword or at the end: in "for the draft of a site" it is a word like others.
 */
function keywordAt(line: Line, at: number): Named | undefined {
  const found = unusedKeyword(line, at);
  if (found?.[1].take !== "flag" || at + 1 === line.tokens.length) return found;
  const next = unusedKeyword(line, at + 1);
  return next && next !== found ? found : undefined;
}

function unusedKeyword(line: Line, at: number): Named | undefined {
  const token = line.tokens[at];
  if (!token || token.quoted) return undefined;
  const word = token.text.toLowerCase();
  const next = line.tokens[at + 1]?.text ?? "";
  return line.keywords.find(
    ([name, { keyword, followedBy }]) =>
      keyword?.toLowerCase() === word && !line.used.has(name) && (followedBy?.test(next) ?? true),
  );
}

function pieceOf(line: Line, span: Span, arg: Arg<unknown>): Piece {
  const first = line.tokens[span.from]!;
  const last = line.tokens[span.to - 1]!;
  const text = first === last ? first.text : sourceOf(line, span);
  return { text, start: first.start, end: last.end, take: arg.take };
}

function sourceOf(line: Line, { from, to }: Span): string {
  return line.text.slice(line.tokens[from]?.start, line.tokens[to - 1]?.end);
}

/**
 * "Acme 1 250,50" may be Acme and 1250.50, or "Acme 1" and 250.50; "100 200 hours" may be 100200, or 100
 * for 200 hours. Booked wrongly either way costs money, so it is asked.
 */
function twoMeanings(
  line: Line,
  run: Span,
  before: Arg<unknown> | undefined,
  after: Arg<unknown> | undefined,
): Outcome<never> | undefined {
  const amount = sourceOf(line, run);
  if (run.to - run.from < 2 || !isSpaced(amount)) return undefined;
  const joined = joinFigures(amount);
  const readings = [{ label: joined, text: withSpan(line, run, joined) }];
  const name = line.tokens[run.from - 1];
  const opensWithFigure = /^\d/.test(amount);
  if (before?.take === "name" && name && !name.quoted && opensWithFigure)
    readings.push(...asName(line, run, before));
  if ((after?.take === "text" || after?.take === "name") && !stops(line, run.to)) {
    readings.push(...asText(line, run, after));
  }
  return readings.length > 1
    ? refuse({ kind: "ambiguous", what: "amount", text: amount, readings })
    : undefined;
}

function asName(line: Line, run: Span, before: Arg<unknown>) {
  return cutsOf(line, run).flatMap((cut) => {
    const amount = sourceOf(line, { from: cut, to: run.to });
    const name = sourceOf(line, { from: 0, to: cut });
    const label = `${before.label} "${name}", ${amount}`;
    return isOneAmount(line, cut, run.to)
      ? [{ label, text: withSpan(line, { from: 0, to: cut }, quote(name)) }]
      : [];
  });
}

function asText(line: Line, run: Span, after: Arg<unknown>) {
  const end = endOfText(line, run.to);
  return cutsOf(line, run).flatMap((cut) => {
    const text = sourceOf(line, { from: cut, to: end });
    const label = `${sourceOf(line, { from: run.from, to: cut })}, ${after.label} "${text}"`;
    return isOneAmount(line, run.from, cut)
      ? [{ label, text: withSpan(line, { from: cut, to: end }, quote(text)) }]
      : [];
  });
}

function cutsOf(line: Line, run: Span): number[] {
  const inside = Array.from({ length: run.to - run.from - 1 }, (_, i) => run.from + 1 + i);
  return inside.filter(
    (cut) => /^\d/.test(line.tokens[cut]?.text ?? "") && /\d$/.test(line.tokens[cut - 1]?.text ?? ""),
  );
}

function isOneAmount(line: Line, from: number, to: number): boolean {
  const text = sourceOf(line, { from, to });
  return looksLikeAmount(text, line.place) && !/^0\d/.test(text);
}

function withSpan(line: Line, span: Span, value: string): string {
  const start = line.tokens[span.from]?.start;
  const end = line.tokens[span.to - 1]?.end ?? line.text.length;
  return line.text.slice(0, start) + value + line.text.slice(end);
}

function joinFigures(amount: string): string {
  return amount.replace(/(?<=\d)\s+(?=\d)/g, "");
}

function unknownWords(line: Line, from: number): Outcome<never> {
  let to = from + 1;
  while (!stops(line, to)) to += 1;
  const words = sourceOf(line, { from, to });
  const because = "these words belong to nothing; a name or text of several words may stand in quotes";
  return refuse({
    kind: "unreadable",
    what: "the rest of the line",
    text: words.length > 60 ? `${words.slice(0, 60)}…` : words,
    because,
    example: line.example,
  });
}

function nameOf(arg: Arg<unknown>): string {
  if (/^no\b/.test(arg.label)) return "invoice number";
  return arg.keyword === undefined ? arg.label : `${arg.keyword} ${arg.label}`;
}
