import { done, type Outcome, refuse } from "../../domain/outcome.ts";
import type { Take } from "../command.ts";

/** A word of the line, or all that stood in quotes; `start` and `end` are offsets, quotes included. */
export type Token = { text: string; start: number; end: number; quoted: boolean };

/** What belongs to one argument, without its keyword and outer quotes; offsets include the quotes. */
export type Piece = { text: string; start: number; end: number; take: Take };

/** Opening quotes and what may close them; phones and languages mix the double ones. */
const CLOSERS = new Map<string, string>([
  ['"', '"'],
  ["“", '”“"'],
  ["„", '“”"'],
  ["”", "”"],
  ["«", "»"],
  ["»", "«"],
  ["'", "'"],
  ["‘", "’"],
]);
/** Single quotes are apostrophes too: they close only at the end of a word. */
const SINGLE = "'‘";

/**
 * Cuts a line into words. What stands in quotes is one word: "...", '...', “...”, „...“, «...»; within
 * straight double quotes "" is one quote. A double quote that opens and never closes is refused.
 */
export function tokenize(text: string): Outcome<Token[]> {
  const tokens: Token[] = [];
  // An opener that was never closed is not looked for again: long texts are full of apostrophes.
  const unclosable = new Set<string>();
  let at = 0;
  while (at < text.length) {
    if (isGap(text, at)) {
      at += 1;
      continue;
    }
    const token = quotedAt(text, at, unclosable) ?? wordAt(text, at);
    if (token === "unclosed") return unclosed(text.slice(at));
    tokens.push(token);
    at = token.end;
  }
  return done(tokens);
}

/** The line with the piece's value replaced, in quotes where it would be read otherwise without them. */
export function replacePiece(text: string, piece: Piece, replacement: string): string {
  const value = isBare(piece.take, replacement) ? replacement : quote(replacement);
  return text.slice(0, piece.start) + value + text.slice(piece.end);
}

/** The value in straight double quotes, its own ones doubled. */
export function quote(value: string): string {
  return `"${value.replaceAll('"', '""')}"`;
}

/** The text as one word of a line: as it stands where it reads as one, else in quotes. */
export function asWord(value: string): string {
  return isBare("word", value) ? value : quote(value);
}

/** A name is always quoted: it could be a keyword or an amount. A word with a figure in it is neither. */
function isBare(take: Take, value: string): boolean {
  if (take === "money" || take === "share") return /^[\p{L}\p{N}\p{Sc}.]+( [\p{L}\p{Sc}]+)?$/u.test(value);
  return take !== "name" && /^[\p{L}\p{N}._/@-]*\d[\p{L}\p{N}._/@-]*$/u.test(value);
}

function isGap(text: string, at: number): boolean {
  const char = text[at] ?? "";
  if (!/\s/.test(char)) return false;
  const [before = "", after = ""] = [text[at - 1], text[at + 1]];
  const holds = /[\u00a0\u2007\u2009\u202f]/.test(char) && /\d/.test(before) && /\d/.test(after);
  return !holds;
}

function wordAt(text: string, start: number): Token {
  let end = start;
  while (end < text.length && !isGap(text, end)) end += 1;
  return { text: text.slice(start, end), start, end, quoted: false };
}

function quotedAt(text: string, start: number, unclosable: Set<string>): Token | "unclosed" | undefined {
  const opener = text[start] ?? "";
  const closers = CLOSERS.get(opener);
  if (closers === undefined || unclosable.has(opener)) return undefined;
  const close = closeOf(text, start, closers);
  if (close === undefined) unclosable.add(opener);
  // A lone apostrophe at the front belongs to its word ('n); a double quote is meant as one.
  if (close === undefined) return SINGLE.includes(opener) ? undefined : "unclosed";
  const inner = text.slice(start + 1, close);
  const value = opener === '"' ? inner.replaceAll('""', '"') : inner;
  return { text: value, start, end: close + 1, quoted: true };
}

function closeOf(text: string, start: number, closers: string): number | undefined {
  const doubles = text[start] === '"';
  const single = SINGLE.includes(text[start] ?? "");
  for (let i = start + 1; i < text.length; i++) {
    if (!closers.includes(text[i] ?? "")) continue;
    if (doubles && text[i + 1] === '"') i += 1;
    else if (!single || i + 1 === text.length || isGap(text, i + 1)) return i;
  }
  return undefined;
}

function unclosed(rest: string): Outcome<never> {
  const text = rest.length > 40 ? `${rest.slice(0, 40)}…` : rest;
  const because = "a quote is opened and not closed";
  return refuse({ kind: "unreadable", what: "words in quotes", text, because, example: '"Studio 54"' });
}
