import type { Meaning } from "../../domain/client-reply.ts";

/**
 * What has to be known of a language to read a client's answer in it without a model. One file a language and a
 * line in index.ts. Each pattern is the source of a regular expression: alternatives parted by `|`, upper and lower
 * case the same, a space for any white space, ’ read as '. Where `spaced`, the edges of words are added.
 */
export type ReplyWords = {
  /** ISO 639-1. */
  language: string;
  /** Whether spaces part the words; not in Japanese. */
  spaced: boolean;
  means: Record<Exclude<Meaning, "other">, string>;
  /** In the same clause these turn "we paid" and "we will pay" into their opposite. */
  no: string;
  /** In the same clause as "we paid", these make it no claim that money went out: "will", "if". */
  unpaid: string;
  /** "one two three", from one on: numbers that stand in "in two weeks". */
  counts: string;
  /**
   * Days that are said and not dated, with how English says them; `{n}` is a number in figures or words and stands
   * for itself in the English, $1 is a group: ["in {n} wochen?", "in {n} weeks"]. The first that fits counts.
   */
  days: readonly (readonly [said: string, english: string])[];
};
