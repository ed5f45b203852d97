import type { LetterFacts } from "../letter-facts.ts";
import type { Where } from "./fault.ts";
import type { JudgedKind } from "./judged-kinds.ts";
import type { ReadingWords } from "./languages/reading-words.ts";

/**
 * What a letter is read as. One of our own has to say all that its kind is for; one `fromElsewhere` may leave out
 * what others would, and its sheet need hold no more than its flat lists.
 */
export type Setting = { kind: JudgedKind; language: string; locale: string; fromElsewhere?: true };

/** What may not stand in the letter: facts of other clients, and the words of whoever is not one of the team. */
export type Strangers = {
  otherClients: readonly { name: string; numbers: readonly string[]; amounts: readonly string[] }[];
  untrusted: readonly string[];
};

/**
 * A part of the letter while it is read. `rest` has the length of `text`, with plain spaces and apostrophes; what is
 * known to be right or has been judged is covered by private-use characters there, so that positions stay and no
 * rule reads it twice.
 */
export type Reading = { where: Where; text: string; rest: string };

export type Sheet = { facts: LetterFacts; setting: Setting; words: ReadingWords; strangers?: Strangers };

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

/** The text as rules read it: any space of a line as a space, any apostrophe as one. Its length stays. */
export function startReading(where: Where, text: string): Reading {
  return { where, text, rest: text.replace(/[\u00a0\u202f]/g, " ").replace(/[’‘]/g, "'") };
}

/** Covers `length` code units from `start`. */
export function cover(reading: Reading, start: number, length: number, as: Cover): Reading {
  const { rest } = reading;
  return { ...reading, rest: rest.slice(0, start) + COVER[as].repeat(length) + rest.slice(start + length) };
}

/** The lines of a part, with where each begins. */
export function linesOf({
  text,
  rest,
}: Reading): { start: number; end: number; text: string; rest: string }[] {
  return [...text.matchAll(/[^\n]+/g)].map(({ index: start, 0: line }) => {
    const end = start + line.length;
    return { start, end, text: line, rest: rest.slice(start, end) };
  });
}

/** Which of the items found begin in that piece of the text. */
export function within<Item extends { start: number }>(
  items: readonly Item[],
  { start, end }: { start: number; end: number },
): Item[] {
  return items.filter((item) => item.start >= start && item.start < end);
}

/** The texts that were covered as one of these. */
export function coveredAs({ text, rest }: Pick<Reading, "text" | "rest">, ...covers: Cover[]): string[] {
  return covers.flatMap((as) =>
    [...rest.matchAll(new RegExp(`${COVER[as]}+`, "g"))].map((m) =>
      text.slice(m.index, m.index + m[0].length),
    ),
  );
}
