import { looksLikeAmount } from "../reading/amount.ts";
import type { MoneyPlace } from "../reading/currency-mark.ts";
import { cutSentence, type Word } from "./cut.ts";
import { dateAt } from "./dates.ts";
import type { Helper, Intent, Language } from "./language.ts";
import { isWord, type Phrase, phrasesOf } from "./phrases.ts";

/** A part of what is open. */
export type Share = { n: bigint; d: bigint };

/** Words that name somebody or something; `after` the word that led there. */
export type Name = { text: string; after?: Helper };

/** What a sentence says, piece by piece. Every word of it is accounted for, or there is nothing. */
export type Heard = {
  /** It ends in a question mark. */
  isQuestion: boolean;
  intents: ReadonlySet<Intent>;
  helpers: ReadonlySet<Helper>;
  names: readonly Name[];
  /** Surely invoices: "invoice 7", "INV-0007", "half of 7". */
  invoices: readonly string[];
  /** Figures alone: an invoice, or an amount. */
  figures: readonly Name[];
  amounts: readonly string[];
  share?: Share;
  /** In English, as the reader of dates knows them. */
  dates: readonly { text: string; after?: Helper }[];
  /** Days overdue. */
  olderThan?: number;
  instalments?: number;
  reason?: string;
};

/** The same while it is being filled. */
type Hearing = {
  isQuestion: boolean;
  intents: Set<Intent>;
  helpers: Set<Helper>;
  names: { text: string; after?: Helper; start: number; end: number; to: number }[];
  invoices: string[];
  figures: Name[];
  amounts: string[];
  share?: Share;
  dates: { text: string; after?: Helper }[];
  olderThan?: number;
  instalments?: number;
  reason?: string;
};

export type Ears = { language: Language; names: readonly string[]; place: MoneyPlace };

/** What takes a reason or a description behind a colon, a dash or "because". */
const EXPLAINED: readonly Intent[] = ["dispute", "write-off", "cancel", "credit", "add"];

/** What a sentence says in one language; what is in it and belongs to nothing is a name. */
export function hear(text: string, ears: Ears): Heard {
  const words = cutSentence(text, ears.language, ears.names);
  const hearing: Hearing = {
    isQuestion: /[?？]\s*$/u.test(text),
    intents: new Set(),
    helpers: new Set(),
    ...{ names: [], invoices: [], figures: [], amounts: [], dates: [] },
  };
  let last: Helper | undefined;
  for (let i = 0; i < words.length; ) {
    const word = words[i]!;
    const piece = word.isName ? nameAt(text, words, i) : pieceAt(words, i, text, ears, last);
    piece.take(hearing);
    last = piece.helper === "filler" ? last : piece.helper;
    i += piece.words;
    const explains = piece.helper === "because" || words[i - 1]?.opens;
    if (explains && EXPLAINED.some((intent) => hearing.intents.has(intent)) && i < words.length) {
      hearing.reason = text.slice(words[i]!.start).trim();
      break;
    }
  }
  return hearing;
}

function set(said: Partial<Hearing>): Piece["take"] {
  return (hearing) => {
    Object.assign(hearing, said);
  };
}

/** So many words, and what they add to what is heard. `helper`: what they do for the words after them. */
type Piece = { words: number; helper?: Helper; take(hearing: Hearing): void };

function pieceAt(
  words: readonly Word[],
  at: number,
  text: string,
  ears: Ears,
  last: Helper | undefined,
): Piece {
  const { language, place } = ears;
  return (
    measured(words, at, language.olderThan, (n, days) => set({ olderThan: n * days })) ??
    measured(words, at, language.instalments, (n) => (h) => {
      h.instalments = n;
      h.intents.add("plan");
    }) ??
    shareAt(words, at) ??
    dated(words, at, ears, last) ??
    amountAt(words, at, text, place) ??
    phraseAt(words, at, language) ??
    numberAt(words, at, text, last) ??
    nameAt(text, words, at, last)
  );
}

const UNIT_DAYS: readonly [RegExp, number][] = [
  [/^(?:w|s[eé]?m|tyg|週)/u, 7],
  [/^(?:mes|mon|moi|maand|mies|か月|ヶ月|ヵ月)/u, 30],
];

/** Words that a pattern of the language takes whole: "more than 30 days", "in 3 instalments". */
function measured(
  words: readonly Word[],
  at: number,
  pattern: RegExp,
  keep: (n: number, days: number) => Piece["take"],
): Piece | undefined {
  const rest = words.slice(at, at + 8).map(({ fold }) => fold);
  const match = pattern.exec(rest.join(" "));
  const [all, figure, unit = ""] = match ?? [];
  if (match?.index !== 0 || all === undefined || figure === undefined) return undefined;
  const count = all.trim().split(" ").length;
  if (rest.slice(0, count).join(" ") !== all.trim()) return undefined;
  const days = UNIT_DAYS.find(([begins]) => begins.test(unit))?.[1] ?? 1;
  return { words: count, take: keep(Number(figure), days) };
}

const FRACTIONS: Readonly<Record<string, Share>> = {
  "1/2": { n: 1n, d: 2n },
  "1⁄2": { n: 1n, d: 2n },
  "1/3": { n: 1n, d: 3n },
  "1⁄3": { n: 1n, d: 3n },
  "2/3": { n: 2n, d: 3n },
  "1/4": { n: 1n, d: 4n },
  "1⁄4": { n: 1n, d: 4n },
  "3/4": { n: 3n, d: 4n },
};

/** "50 %", "12.5%", "1/3". */
function shareAt(words: readonly Word[], at: number): Piece | undefined {
  const [first = "", second = ""] = words.slice(at, at + 2).map(({ fold }) => fold);
  const fraction = FRACTIONS[first];
  if (fraction) return { words: 1, helper: "half", take: set({ share: fraction }) };
  const [, whole, decimals = "", sign] = /^(\d{1,3})(?:[.,](\d{1,2}))?(%?)$/.exec(first) ?? [];
  const apart = sign === "" && second === "%";
  if (whole === undefined || !(sign === "%" || apart)) return undefined;
  const share = { n: BigInt(whole + decimals), d: 100n * 10n ** BigInt(decimals.length) };
  return { words: apart ? 2 : 1, helper: "half", take: set({ share }) };
}

function dated(words: readonly Word[], at: number, ears: Ears, last: Helper | undefined): Piece | undefined {
  const { language, place } = ears;
  const end = words.findIndex((word, i) => i > at && word.isName);
  const said = words.slice(0, end < 0 ? undefined : end).map((word) => word.dated);
  const date = dateAt(said, at, language, place.locale ?? language.locale);
  if (!date) return undefined;
  const after = last === "due" || last === "issued" ? { after: last } : {};
  return { words: date.words, take: (h) => void h.dates.push({ text: date.text, ...after }) };
}

/** An amount that can be nothing else: with its currency, with decimals or grouped. */
function amountAt(words: readonly Word[], at: number, text: string, place: MoneyPlace): Piece | undefined {
  for (let n = 2; n > 0; n--) {
    const taken = words.slice(at, at + n);
    if (taken.length < n || taken.some(({ isName }) => isName)) continue;
    const said = text.slice(taken[0]!.start, taken.at(-1)!.end);
    const isBare = /^\d+$/.test(said) || /\d\s+\d/.test(said);
    if (!isBare && /\d/.test(said) && looksLikeAmount(said, place))
      return { words: n, helper: "half", take: (h) => void h.amounts.push(said) };
  }
  return undefined;
}

function phraseAt(words: readonly Word[], at: number, language: Language): Piece | undefined {
  const found = phrasesOf(language).list.find((phrase) => isAt(phrase, words, at));
  if (!found) return undefined;
  const { intent, helper } = found;
  return {
    words: found.words.length,
    ...(helper ? { helper } : {}),
    take: (h) => {
      if (intent) h.intents.add(intent);
      if (helper) h.helpers.add(helper);
      const share = helper && SHARES[helper];
      if (share) h.share = share;
    },
  };
}

const SHARES: Partial<Record<Helper, Share>> = {
  half: { n: 1n, d: 2n },
  third: { n: 1n, d: 3n },
  quarter: { n: 1n, d: 4n },
  "two thirds": { n: 2n, d: 3n },
  "three quarters": { n: 3n, d: 4n },
  rest: { n: 1n, d: 1n },
};

function isAt(phrase: Phrase, words: readonly Word[], at: number): boolean {
  return phrase.words.every((word, i) => {
    const said = words[at + i];
    return said !== undefined && !said.isName && isWord(said.fold, word);
  });
}

/** A figure, or a number with letters or marks in it, which is an invoice's. */
function numberAt(
  words: readonly Word[],
  at: number,
  text: string,
  last: Helper | undefined,
): Piece | undefined {
  const { start, end, fold } = words[at]!;
  const said = text.slice(start, end);
  if (!/\d/.test(fold) || !/^[\p{L}\p{N}._/#,-]+$/u.test(said)) return undefined;
  const isMarked = text[start - 1] === "#" || (last !== undefined && LEADS_TO_INVOICE.has(last));
  if (/^\d+$/.test(fold) && !isMarked) {
    const after = last ? { after: last } : {};
    return { words: 1, take: (h) => void h.figures.push({ text: fold, ...after }) };
  }
  return { words: 1, helper: "invoice", take: (h) => void h.invoices.push(said) };
}

/** "half of 7", "invoice 7", "invoice 7 and 8". */
const LEADS_TO_INVOICE: ReadonlySet<Helper> = new Set<Helper>([
  "invoice",
  ...(Object.keys(SHARES) as Helper[]),
]);

/** Words that may stand inside of a name. */
const INSIDE_NAMES = /^(?:&|\+|and|und|et|y|e|en|i|of|de|la|le|du|del|van|von|der|den|the)$/;

/** A name goes on over the small words in it: "Bank of Scotland". */
function nameAt(text: string, words: readonly Word[], at: number, last?: Helper): Piece {
  const word = words[at]!;
  const after = last === "for" || last === "because" ? { after: last } : {};
  return {
    words: 1,
    take: (h) => {
      const before = h.names.at(-1);
      const between = before ? words.slice(before.to + 1, at) : [];
      const goesOn =
        before &&
        !word.isName &&
        between.every((w) => !w.isName && INSIDE_NAMES.test(w.fold)) &&
        !after.after;
      const adjoins = goesOn && !words[before.to]!.isName;
      const source = adjoins ? { start: before.start, end: word.end } : word;
      const said = text.slice(source.start, source.end);
      const name = {
        text: word.isName ? said.replace(/^["“„«「]\s?|\s?["“”»」]$/gu, "") : said,
        ...{ start: source.start, end: source.end, to: at },
        ...(adjoins && before.after ? { after: before.after } : after),
      };
      if (adjoins) h.names.splice(-1, 1, name);
      else h.names.push(name);
    },
  };
}
