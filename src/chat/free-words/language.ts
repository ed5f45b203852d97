/** What somebody may want, in the words of the field. */
export type Intent =
  | "why"
  | "pause"
  | "resume"
  | "dispute"
  | "promise"
  | "reverse"
  | "write-off"
  | "cancel"
  | "credit"
  | "send"
  | "plan"
  | "letter"
  | "call"
  | "remind"
  | "add"
  | "paid"
  | "owes"
  | "late"
  | "drafts"
  | "aging"
  | "statement"
  | "pdf"
  | "fee"
  | "interest"
  | "today"
  | "list"
  | "show";

/** What a word does in a sentence besides saying what is wanted. */
export type Helper =
  /** Says nothing by itself: please, the, is. */
  | "filler"
  /** Turns a sentence round; understood only where a question asks why something is not done. */
  | "not"
  /** A number after it is an invoice's: invoice, no., of. */
  | "invoice"
  /** What comes after it may be whom or what it is for. */
  | "for"
  /** What comes after it, to the end, is a reason. */
  | "because"
  /** The date after it is the due date. */
  | "due"
  /** The date after it is the issue date. */
  | "issued"
  | "all"
  | "half"
  | "third"
  | "quarter"
  | "two thirds"
  | "three quarters"
  | "rest"
  | "gentle"
  | "neutral"
  | "firm"
  | "open"
  | "disputed"
  | "draft"
  | "weekly"
  | "fortnightly"
  | "monthly";

/**
 * The words of one language. Phrases stand between "|"; a "*" at the end of a word stands for any ending. Case and
 * accents do not count. The longest phrase wins.
 */
export type Language = {
  /** ISO 639-1. */
  code: string;
  /** Written without spaces: its words are found inside the text. */
  joined?: true;
  intents: Partial<Record<Intent, string>>;
  helpers: Partial<Record<Helper, string>>;
  /** "more than 30 days": the figure in group 1, the unit in group 2; on folded text. */
  olderThan: RegExp;
  /** "in 3 instalments": the figure in group 1; on folded text. */
  instalments: RegExp;
  /** Words that dates are made of, each with the English one that the reader of dates knows; months and weekdays are known. */
  dateWords: Readonly<Record<string, string>>;
  /** Months and weekdays: BCP 47. */
  locale: string;
  /** Of a language without spaces: how dates look in it, and what one is in English. */
  dateShape?: RegExp;
  dateInEnglish?(word: string): string | undefined;
};

/** Folded for comparison: lower case, no accents on Latin letters, plain apostrophes and spaces. */
export function fold(text: string): string {
  return [...text].map(foldCharacter).join("");
}

/** One character folded; it may become several ("ß") or none. */
export function foldCharacter(character: string): string {
  const plain = character.normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
  return plain
    .normalize("NFC")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/ł/g, "l")
    .replace(/[’‘`´]/g, "'");
}
