import type { PlanRhythm } from "../../../domain/payment-plan.ts";
import type { Claim } from "../claims.ts";

/**
 * Everything that gate B has to know of a language to read a letter in it. One file a language, `languages/fr.ts`,
 * and a line in `languages/index.ts`; a field left out does not compile, so no check can go without a language.
 *
 * How to write the patterns:
 * - Each is the source of a regular expression, alternatives parted by `|`; upper and lower case are the same,
 *   any kind of space may stand for a space, and ’ is read as '. The edges of words are added, so that "fee" is
 *   not found in "coffee"; `\\p{L}*` stands for any ending: "klage\\p{L}*".
 * - Only groups that capture nothing: `(?:a|b)`. `[^.\\n]{0,40}` bridges up to 40 characters of a sentence.
 * - `{n}` is a number in figures or in this language's words.
 * - Names, numbers, dates, amounts and links of the ledger are covered while the letter is read; none of them can
 *   be matched, and a pattern ends where one of them begins.
 * - Both ways of writing a word belong in: with and without accents ("réglée", "reglee"), old and new spelling.
 */
export type ReadingWords = {
  /** ISO 639-1. */
  language: string;
  /** Whether spaces part the words; not in Japanese, where no edge of a word is looked for. */
  spaced: boolean;
  /**
   * Some thirty of the commonest small words, parted by spaces, that tell this language from the others:
   * "the and you your is was". Words that another of the languages has too help nothing.
   */
  common: string;
  dates: DateWords;
  numbers: NumberWords;
  /** What a number counts, singular and plural, with words that may stand between: "(?:open )?invoices?". */
  units: Record<Unit, string>;
  counts: CountWords;
  announces: AnnounceWords;
  names: NameWords;
  /** What an amount is called: "late[- ]fees?". Looked for before the amount in its sentence, and right behind it. */
  amounts: Record<AmountRole, string>;
  /** Small words between an amount and what it is called behind it: "€60.00 is the late fee" ("is|are|the|as|in"). */
  links: string;
  /** Behind what an amount is called, where it says that something is part of it: "late fees included". */
  included: string;
  /** What a day is called. */
  days: Record<DateRole, DayLabel>;
  /** How often instalments fall due: "monthly|every month|a month". */
  rhythms: Record<PlanRhythm, string>;
  /** What currencies are called in words, by code, each once: { EUR: "euros?", USD: "(?:US )?dollars?" }. */
  currencies: Readonly<Record<string, string>>;
  /** What a model or a clerk says to whoever asked for the text: "here is the (?:draft|letter)", "as an AI". */
  chatter: string;
  /** How a last line may end without a full stop, where no spaces part the words: any other breaks off. */
  closes?: string;
  /** Fillings that nobody filled: "the amount (?:goes )?here|insert name|to be (?:added|confirmed)". */
  unfilled: string;
  /** "if|unless|once": in a sentence with one of these before it, "it has been paid" claims nothing. */
  condition: string;
  /** "no|not|never|without": right before a fee or a threat they turn it into its opposite. */
  negation: string;
  claims: Record<Claim, string>;
};

/** What is counted. */
export type Unit = "days" | "weeks" | "months" | "percent" | "invoices" | "instalments" | "reminders";

export type DateWords = {
  /** Names of months that Intl does not give, in lower case without a full stop: { sept: 9, mrz: 3 }. */
  months: Readonly<Record<string, number>>;
  /** Names of weekdays that Intl does not give, 1 is Monday: { weds: 3 }. */
  weekdays: Readonly<Record<string, number>>;
  /** Behind a day's figure: "st|nd|rd|th"; "er" in French; "" where there is none. A full stop always may. */
  ordinal: string;
  /** Between weekday and day: "the"; "den"; "le"; "". */
  beforeDay: string;
  /** Between day and month, and between month and year: "of", "de|del"; "". */
  between: string;
  /** Behind the year, as part of the date: Polish "r\\.|roku"; "". */
  afterYear: string;
  /**
   * Further ways to write a date, as sources with the named groups `year`, `month` (a figure or a name), `day`:
   * Japanese 年月日. `era`, where the year counts from: { 令和: 2018 }.
   */
  more: readonly string[];
  eras: Readonly<Record<string, number>>;
  /**
   * What may be the group `relative` of such a source, and how many months from today's it lies: "先月10日"; with a
   * group `end` its last day, "先月末". Without a month a day is that of any, "毎月25日"; without a day it is none.
   */
  relative?: Readonly<Record<string, number>>;
};

export type NumberWords = {
  /** Source for a number in words: "twelve thousand", "zwölftausend". */
  pattern: string;
  /** Its value, given in lower case; `undefined` where the words make no number. */
  read(text: string): bigint | undefined;
};

/** Counts that say how an invoice stands; each holds `{n}` at least once but for `today` to `yesterday`. */
export type CountWords = {
  /** "{n} days? (?:overdue|late)|overdue (?:by|for) {n} days?". */
  late: string;
  /** "due in {n} days?". */
  early: string;
  /** "(?:due|payable) today", "due tomorrow", "was due yesterday". */
  today: string;
  tomorrow: string;
  yesterday: string;
  /** How long there is to pay: "within {n} days?". */
  within: string;
  /** Which instalment it is, where no ordinal of a date says it: "第{n}回". */
  nth?: string;
  /** How many invoices there are besides the one named: "ほか{n}件". */
  others?: string;
};

/** Words behind which something else than a figure of the ledger's stands. */
export type AnnounceWords = {
  /** A number of an invoice or an order: "invoices?|no|number|ref|order". */
  reference: string;
  /** Joins numbers: "and". */
  and: string;
  /** A telephone: "call us on|phone|tel|hotline". */
  phone: string;
};

export type NameWords = {
  /** How a letter greets, at the start of its line: "dear|hello|good (?:morning|day)". Titles do not belong in. */
  greeting: string;
  /** How one greets behind the name: Japanese "様|御中"; "" elsewhere. */
  honorific: string;
  /** Words of a greeting that name nobody, parted by spaces: "mr mrs sir madam all team". */
  titles: string;
  /** A line that ends the letter, the name stands under it: "(?:with )?kind regards|yours sincerely". */
  signOff: string;
  /** Before a name in a greeting by telephone or at the foot: "this is|my name is|signed for|signed". */
  introduces: string;
  /** Labels of a line that names who is owed: "creditor|owed to|from|seller". */
  creditor: string;
  /** Labels of a line that names who owes: "debtor|owed by|to|customer|client". */
  debtor: string;
  /**
   * Endings that a name has in other cases, in the place of its last letter or two or behind it, parted by spaces:
   * Polish "o ie owi" for Anno, Janie, Janowi; "" where names stay as they are.
   */
  declined: string;
  /** In a subject, before the sender's name: "from". */
  from: string;
  /** In a subject, what ends that name: "is|are|was|due". */
  fromEnd: string;
};

/**
 * `billed`: what the invoice came to ("invoice amount", "invoice balance", "principal"). `balance`: what is open,
 * with or without charges ("outstanding", "still open", "balance"). `total`: what is to be paid in all, charges
 * included ("total", "now due", "total payable"). `settled`: paid or credited before. `payment`: what has just come
 * in. `credit`: what is credited now. `remaining`: what a credit or payment leaves.
 */
export type AmountRole =
  | "billed"
  | "balance"
  | "total"
  | "fee"
  | "interest"
  | "costs"
  | "discount"
  | "disputed"
  | "settled"
  | "payment"
  | "credit"
  | "remaining";

/**
 * `issued`: "dated". `due`: "due(?: on)?|overdue since", the day the invoice was or is due. `deadline`: asks for
 * something by that day, with the words that ask: "(?:please|unless)[^.\\n]{0,60} (?:by|before|until)".
 * `reminded`: "(?:reminded you|wrote to you|spoke) on|reminders? of". `received`: "(?:received|arrived) on".
 * `today`: "as of|as at".
 */
export type DateRole = "issued" | "due" | "deadline" | "reminded" | "received" | "today";

/** Words that end right before the date, and words that begin right behind it; "" for none. */
export type DayLabel = { before: string; behind: string };
