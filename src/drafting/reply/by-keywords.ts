import { MEANINGS, type Meaning } from "../../domain/client-reply.ts";
import { onFirstUse } from "../../domain/on-first-use.ts";
import { REPLY_LANGUAGES } from "./index.ts";
import type { ReplyWords } from "./reply-words.ts";

/** A meaning, and the part of the text that says it. */
export type Said = { means: Meaning; quote: string };

/** A longer sentence is cut to the words around what gave it away. */
const LONGEST_QUOTE = 280;

/**
 * What a client's answer means by the words in it, in any of the seven languages: each meaning once, with the
 * first sentence that has it. Only what they wrote themselves is read, not the mail that they answer. A net and no
 * more: what nobody's words give away is "other".
 */
export function readByKeywords(text: string): Said[] {
  const own = ownWords(text);
  const sentences = sentencesOf(own);
  const said = MEANINGS.flatMap((means) => {
    if (means === "other") return [];
    const found = sentences.find((sentence) => says(sentence, means));
    return found ? [{ means, quote: quoteOf(found, markIn(found, means)!) }] : [];
  });
  const first = sentences[0];
  return said.length > 0 || !first ? said : [{ means: "other", quote: quoteOf(first, 0) }];
}

/** Where an earlier mail begins: quoted lines, "On 3 May Jo wrote:", "-----Original Message-----". */
const EARLIER =
  /^(?:>|-{2,} ?\p{L}[^\n]{0,60}-{2,}|_{8,}|(?:on|am|le|el|op|w dniu|dnia)\b[^\n]{4,120}(?:wrote|schrieb|écrit|escribió|schreef|napisał)[^\n]{0,80}:|(?:from|von|de|van|od|差出人|送信者) ?[:：][^\n]*@|\d{4}年[^\n]{4,80}[:：]$)/imu;

function ownWords(text: string): string {
  const at = text.search(EARLIER);
  const own = at < 0 ? text : text.slice(0, at);
  // Whoever answers below the quoted mail has nothing above it.
  return /[\p{L}\p{N}]/u.test(own) ? own : text.replace(/^>.*$/gmu, "");
}

/** The full stop of a short figure ends no sentence, "am 3. Dezember"; that of a year does. */
function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=(?:[^\d\s]|\d{3})[.!?;]["”»)]?)\s+|(?<=[。！？])|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

type Patterns = { means: ReadonlyMap<Meaning, RegExp>; no: RegExp; unpaid: RegExp };

const languages = onFirstUse(() => REPLY_LANGUAGES.map(patternsOf));

function patternsOf(words: ReplyWords): Patterns {
  const pattern = (source: string) => wordPattern(source, words.spaced);
  const means = Object.entries(words.means).map(
    ([name, source]) => [name as Meaning, pattern(source)] as const,
  );
  return { means: new Map(means), no: pattern(words.no), unpaid: pattern(words.unpaid) };
}

/** A pattern of the word files, at the edges of words where the language has such. */
export function wordPattern(source: string, spaced: boolean, flags = "iu"): RegExp {
  const loose = source.replaceAll(" ", "\\s+");
  return new RegExp(spaced ? `(?<![\\p{L}\\p{N}])(?:${loose})(?![\\p{L}\\p{N}])` : `(?:${loose})`, flags);
}

/** Who asks to pay in parts has promised no day yet. */
function says(sentence: string, means: Meaning): boolean {
  if (means === "promises-date" && markIn(sentence, "wants-plan") !== undefined) return false;
  return markIn(sentence, means) !== undefined;
}

/** The offset of what says it. */
function markIn(sentence: string, means: Meaning): number | undefined {
  const text = sentence.replaceAll("’", "'");
  for (const { means: patterns, no, unpaid } of languages()) {
    const match = patterns.get(means)?.exec(text);
    if (!match) continue;
    const clause = clauseAround(text, match.index, match[0].length);
    const isPayment = means === "has-paid" || means === "promises-date";
    if (isPayment && no.test(clause)) continue;
    if (means === "has-paid" && unpaid.test(clause)) continue;
    return match.index;
  }
  return undefined;
}

function clauseAround(text: string, at: number, length: number): string {
  const start =
    Math.max(...[",", ";", ":", "–", "—", "、"].map((mark) => text.lastIndexOf(mark, at - 1))) + 1;
  const rest = text.slice(at + length).search(/[,;:–—、]/u);
  return text.slice(at === 0 ? 0 : start, rest < 0 ? undefined : at + length + rest);
}

/** The sentence, or the words around `mark` where it is long. Always a part of the text as it stands. */
function quoteOf(sentence: string, mark: number): string {
  if (sentence.length <= LONGEST_QUOTE) return sentence;
  const from = mark < LONGEST_QUOTE / 2 ? 0 : mark - LONGEST_QUOTE / 2;
  const start = from === 0 ? 0 : sentence.indexOf(" ", from) + 1 || from;
  const piece = sentence.slice(start, start + LONGEST_QUOTE);
  const end = piece.lastIndexOf(" ");
  const whole = start + LONGEST_QUOTE >= sentence.length || end < LONGEST_QUOTE / 2;
  return (whole ? piece : piece.slice(0, end)).replace(/[\ud800-\udbff]$/, "");
}
