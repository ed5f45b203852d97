import { type KindEntry, kindEntry } from "../kinds.ts";
import type { LetterKind } from "../letter-facts.ts";

/**
 * What a letter is judged as: our own kinds, and those that others write. A final notice is the last reminder, with
 * what its policy may announce; a letter before claim is a non-payment letter without our tables.
 */
export type JudgedKind = LetterKind | "final-notice" | "letter-before-claim" | "call-script";

/** Stages in order; a letter may call itself by its own or speak of a lower one. */
const STAGES: readonly (readonly JudgedKind[])[] = [
  ["second-reminder"],
  ["third-reminder"],
  ["final-notice", "non-payment-letter", "letter-before-claim"],
];

/** 1 the second reminder, 2 the third, 3 the last letter; 0 what is none of them. */
export function stageOf(kind: JudgedKind): number {
  return STAGES.findIndex((kinds) => kinds.includes(kind)) + 1;
}

/** What a letter of the kind speaks of, and with it what has to stand in it. */
export function aboutOf(kind: JudgedKind): KindEntry["about"] {
  if (kind === "final-notice" || kind === "letter-before-claim") return "demand";
  return kind === "call-script" ? "invoices" : kindEntry(kind).about;
}
