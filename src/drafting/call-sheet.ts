import type { LocalDate } from "../domain/calendar.ts";
import type { LateReason } from "../domain/ladder.ts";
import type { Money } from "../domain/money.ts";
import { callSheetDe } from "./call-sheet/de.ts";
import { callSheetEn } from "./call-sheet/en.ts";
import { callSheetEs } from "./call-sheet/es.ts";
import { callSheetFr } from "./call-sheet/fr.ts";
import { callSheetJa } from "./call-sheet/ja.ts";
import { callSheetNl } from "./call-sheet/nl.ts";
import { callSheetPl } from "./call-sheet/pl.ts";

/** What a call sheet is written from: one client's invoices that are to be spoken about. */
export type CallFacts = {
  /** Who calls, and for which business; absent while it has no name. */
  caller: string;
  business?: string;
  /** The one that the call is about comes first. */
  invoices: readonly { number: string; dueOn: LocalDate; isLate: boolean }[];
  /** What all of them come to, by currency. */
  totals: readonly Money[];
  /** A day to propose to a client who names none. */
  proposedDay: LocalDate;
  /** Whether the client has named a day before and let it pass. */
  hasBrokenWord: boolean;
  /** Why they are late, as far as the team knows. */
  reason?: LateReason;
  /** BCP 47, in which amounts and days are written. */
  locale: string;
};

/** Words to say on the telephone: they are the caller's help, and nothing of them is sent. */
export type CallSheet = {
  opening: string;
  questions: readonly string[];
  /** Likely excuses with an answer to each; those of the reason that is known come first. */
  answers: readonly Answer[];
  /** What to end with, once they have named a day: "…" stands for it. */
  closing: string;
  /** What to say to whoever else answers, or to a machine: nothing about money. */
  message: string;
};

/** `reason` is what the team would note when they say it. */
export type Answer = { reason?: LateReason; they: string; you: string };

/** The languages that the built-in words are there in. */
const WORDS: Readonly<Record<string, (facts: CallFacts) => CallSheet>> = {
  en: callSheetEn,
  de: callSheetDe,
  fr: callSheetFr,
  es: callSheetEs,
  ja: callSheetJa,
  nl: callSheetNl,
  pl: callSheetPl,
};

/** The words for a call, in the language of who is called where they are there in it, else in English. */
export function callSheet(facts: CallFacts, language: string): CallSheet {
  const sheet = (WORDS[language] ?? callSheetEn)(facts);
  const isKnown = ({ reason }: Answer) => reason !== undefined && reason === facts.reason;
  const answers = [...sheet.answers.filter(isKnown), ...sheet.answers.filter((a) => !isKnown(a))];
  return { ...sheet, answers };
}
