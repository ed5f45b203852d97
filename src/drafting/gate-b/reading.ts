import type { LetterFacts, LetterKind } from "../letter-facts.ts";
import type { Where } from "./fault.ts";

/** What a letter is read as. */
export type Setting = { kind: LetterKind; language: string; locale: string };

/**
 * A part of the letter while it is read. `rest` has the length of `text`; what is known to be right or has
 * been judged is covered by private-use characters there, so that positions stay and no rule reads it twice.
 */
export type Reading = { where: Where; text: string; rest: string };

export type Sheet = { facts: LetterFacts; setting: Setting };

/** What covers a piece of text, by what the piece is. Private-use characters in a letter are a fault. */
export const COVER = {
  name: "\ue001",
  reference: "\ue002",
  link: "\ue003",
  email: "\ue004",
  phone: "\ue005",
  iban: "\ue006",
  line: "\ue007",
  date: "\ue008",
  amount: "\ue009",
  number: "\ue00a",
  other: "\ue00b",
} as const;

export type Cover = keyof typeof COVER;

/** Covers `length` code units from `start`. */
export function cover(reading: Reading, start: number, length: number, as: Cover): Reading {
  const { rest } = reading;
  return { ...reading, rest: rest.slice(0, start) + COVER[as].repeat(length) + rest.slice(start + length) };
}

/** A letter's word at a regular expression's edges: no letter, mark or digit of any script may touch it. */
export const BEFORE_WORD = "(?<![\\p{L}\\p{M}\\p{N}])";
export const AFTER_WORD = "(?![\\p{L}\\p{M}\\p{N}])";

export function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
