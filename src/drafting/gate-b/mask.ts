import type { LetterFacts } from "../letter-facts.ts";
import { readDates } from "./dates-in-text.ts";
import type { ReadingWords } from "./languages/reading-words.ts";
import { readAmounts } from "./money-in-text.ts";
import { anyCase, escapeRegExp, letters } from "./patterns.ts";
import { type Cover, cover, type Reading, type Sheet } from "./reading.ts";

/** `isRestOfLine`: counts only behind a colon, up to the end of the line. */
type Known = { text: string; as: Cover; isRestOfLine?: true };

/**
 * Covers everything in the letter that stands on the sheet word for word: names, references, contacts,
 * pay lines. Longest first, so that "Acme Ltd" is not read as "Acme". What a client is called can then
 * raise no alarm, whatever it looks like. Names that are figures come
 * first and plain numbers last: for both, what stands around them tells what they are.
 */
export function maskKnown(reading: Reading, sheet: Sheet): Reading {
  const all = knownTexts(sheet.facts);
  const rank = ({ text, as }: Known) => {
    const partOfAnother = all.some((other) => other.text !== text && other.text.includes(text));
    if (as === "name" && !partOfAnother && looksLikeFigure(text, sheet)) return 0;
    return /^\d+$/.test(text) ? 2 : 1;
  };
  const known = all
    .map((item) => ({ ...item, rank: rank(item) }))
    .sort((a, b) => a.rank - b.rank || b.text.length - a.text.length);
  return known.reduce((masked, item) => maskOne(masked, item, sheet), reading);
}

function knownTexts(facts: LetterFacts): Known[] {
  const as = (kind: Cover, texts: readonly (string | undefined)[]) =>
    texts.flatMap((text) => (text ? [{ text, as: kind }] : []));
  const known = [
    ...as("line", [...facts.pay_lines, facts.credit_memo?.reason, facts.demand?.law, ...policyOf(facts)]),
    ...[...rulesOf(facts), ...partiesOf(facts)].map(
      (text): Known => ({ text, as: "line", isRestOfLine: true }),
    ),
    ...as("name", [facts.client.name, facts.client.contact, facts.sender.company, facts.sender.person]),
    ...as("reference", [...facts.references, ...facts.invoices.map((i) => i.number)]),
    ...as("link", facts.links),
    ...as("email", facts.emails),
    ...as("phone", facts.phones),
    ...as(
      "iban",
      facts.ibans.flatMap((iban) => [iban, iban.replace(/\s/g, "")]),
    ),
  ];
  return known.filter(
    (item, i) => known.findIndex((other) => other.text === item.text && other.as === item.as) === i,
  );
}

/** Clauses and statutes behind charges: their figures are theirs, not the ledger's. */
function rulesOf(facts: LetterFacts): string[] {
  const rules = facts.invoices.flatMap((i) => i.charges?.map((charge) => charge.rule) ?? []);
  return rules.filter((rule) => rule !== "");
}

/** An agreed clause, and terms that are no plain count of days: their figures are theirs too. */
function policyOf({ billing_policy: policy }: LetterFacts): (string | undefined)[] {
  return [policy?.late_fee, policy?.due_days === undefined ? policy?.terms : undefined];
}

/** Street numbers and postcodes are no figures of the ledger. */
function partiesOf({ demand }: LetterFacts): string[] {
  return demand ? [demand.creditor, demand.debtor] : [];
}

function maskOne(reading: Reading, item: Known, sheet: Sheet): Reading {
  const { rest } = reading;
  const spellings = item.as === "name" ? [item.text, item.text.toUpperCase()] : [item.text];
  const places = placesFor(item, sheet);
  let masked = reading;
  for (const spelling of new Set(spellings)) {
    for (const match of occurrences(rest, spelling)) {
      const end = match.index + match[0].length;
      const fits =
        places.before.test(rest.slice(Math.max(0, match.index - REACH), match.index)) &&
        places.after.test(rest.slice(end, end + REACH));
      if (fits) masked = cover(masked, match.index, match[0].length, item.as);
    }
  }
  return masked;
}

/** As far as a number is announced before it, and a word goes on behind it. */
const REACH = 40;

/** Where it stands, whatever the number of spaces in a line; names as on the books or in capitals, nothing else. */
function occurrences(rest: string, text: string): Iterable<RegExpExecArray> {
  const plain = text.replace(/[’‘]/g, "'").split(/\s+/);
  const first = plain.find((piece) => piece !== "");
  // Most of what is known stands in no given letter.
  if (first !== undefined && !rest.includes(first)) return [];
  return rest.matchAll(new RegExp(plain.map(escapeRegExp).join(" +"), "gu"));
}

/** What has to be true of the text before and behind. */
type Places = { before: RegExp; after: RegExp };

function placesFor({ text, as, isRestOfLine }: Known, sheet: Sheet): Places {
  const { words } = sheet;
  if (isRestOfLine) return REST_OF_LINE;
  if (as === "link" || text.includes("://")) return edgesFor("link", words);
  if (as === "email") return edgesFor("email", words);
  if (as === "reference") {
    if (/\p{L}|[-/#]/u.test(text)) return edgesFor("reference", words);
    return edgesFor(text.length <= 2 ? "short-number" : "number", words);
  }
  if (as === "name" && looksLikeFigure(text, sheet)) return edgesFor("figure", words);
  const [first = "", last = ""] = [[...text][0], [...text].at(-1)];
  return {
    before: RUNS_INTO_OTHERS.test(first) ? ANYTHING : edgesFor("word", words).before,
    after: RUNS_INTO_OTHERS.test(last) ? ANYTHING : edgesFor("word", words).after,
  };
}

const ANYTHING = /(?:)/;
const REST_OF_LINE: Places = { before: /:[^\S\n]$/, after: /^(?:\n|$)/ };

/** What has no edge: signs, and letters of scripts that put no spaces between words. */
const RUNS_INTO_OTHERS = /[^\p{L}\p{N}]|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u;

type Edge = "word" | "link" | "email" | "reference" | "number" | "short-number" | "figure";

const EDGES = new WeakMap<ReadingWords, Map<Edge, Places>>();

function edgesFor(edge: Edge, words: ReadingWords): Places {
  const made = EDGES.get(words) ?? new Map<Edge, Places>();
  EDGES.set(words, made);
  const places = made.get(edge) ?? makeEdges(edge, words);
  made.set(edge, places);
  return places;
}

function makeEdges(edge: Edge, words: ReadingWords): Places {
  const letter = letters(words);
  const places = (before: string, after: string) => ({
    before: new RegExp(`${before}$`, "u"),
    after: new RegExp(`^${after}`, "u"),
  });
  switch (edge) {
    case "word":
      return places(`(?<![${letter}\\p{N}])`, `(?![${letter}\\p{N}])`);
    case "link":
      return places(`(?<![${letter}\\p{N}@./-])`, `(?![${letter}\\p{N}/?#&=%_~+-]|[.:@][${letter}\\p{N}/])`);
    case "email":
      return places(`(?<![${letter}\\p{N}._%+-])`, `(?![${letter}\\p{N}_-]|[.@][${letter}\\p{N}])`);
    case "reference":
      return places(referenceStart(letter), referenceEnd(letter));
    case "number":
    case "short-number":
      return numberEdges(edge === "short-number", words);
    case "figure":
      return figureEdges(words);
  }
}

/** A reference ends where it ends: "INV-7" is not in "INV-70", "INV-7/2" or "7.50". */
const referenceStart = (letter: string) => `(?<![${letter}\\p{N}]|\\p{N}[-/_.,:]|\\p{Script=Latin}[-_])`;
const referenceEnd = (letter: string) => `(?![${letter}\\p{N}]|[-/_.,:]\\p{N}|[-_]\\p{Script=Latin})`;

/** One made of digits alone counts only where a number is announced, for "1200" may as well be a wrong amount. */
function numberEdges(isShort: boolean, words: ReadingWords): Places {
  const letter = letters(words);
  const and = anyCase(words.announces.and);
  const word = `(?<![${letter}])(?:${anyCase(words.announces.reference)}|${and})(?:\\s?(?:n[°ºr]|no|nr)|\\s?#)?[.:：]?\\s?`;
  const list = `\\ue002,\\s|\\ue002 (?:${and})\\s|\\ue002\\s?[&/、]\\s?|^|[#№°º]\\s?|\\n|\\(|\\|\\s*| \\d+,\\s`;
  // "Order 12 March 2026" is a date; "invoices 2 and 2000" is none, nor is what begins with a number too long.
  const noDate = isShort ? `(?!\\.?\\s(?!(?:${and})\\s)\\p{L}+\\s\\d{4}(?!\\p{N}))` : "";
  const days = anyCase(words.units.days);
  const ends = `(?=[,.;:)|（）、。]*(?:\\s|$)${words.spaced ? "" : "|\\P{N}"})`;
  return {
    before: new RegExp(`(?:${word}|${list})$`, "u"),
    after: new RegExp(
      `^${referenceEnd(letter)}${ends}${noDate}(?!\\s*(?:[€£$¥%円]|[A-Z]{3}\\b|(?:${days})))`,
      "u",
    ),
  };
}

/** A name that is itself an amount, a date or a number counts only where a name stands. */
function figureEdges({ names, spaced }: ReadingWords): Places {
  const introduced = anyCase(`${names.greeting}|${names.from}|${names.titles.split(" ").join("|")}`);
  const addressed = names.honorific ? `|\\s?(?:${names.honorific})` : "";
  // "（港デザイン）", "おります。港デザインです。"
  const [opens, closes] = spaced ? ["|\\(", "|\\)"] : ["|[（。]", "|です|でございます|[）、]"];
  return {
    before: new RegExp(`(?:(?<!\\p{L})(?:${introduced}),?\\s|^|\\n|[–—]\\s${opens})$`, "u"),
    after: new RegExp(`^(?:[,!:]?\\s*(?:$|\\n)|\\s(?:${IS})\\s|,\\s${addressed}${closes})`, "u"),
  };
}

/** A subject's "20 March Movement is 12 days late", in any of the languages. */
const IS = "is|ist|est|es|está|jest";

function looksLikeFigure(text: string, sheet: Sheet): boolean {
  if (!/\p{L}/u.test(text)) return true;
  if (!/\d/.test(text)) return false;
  const dates = readDates({ where: "body", text, rest: text }, sheet).reading;
  const { reading } = readAmounts(dates, sheet);
  return !/\p{L}/u.test(reading.rest);
}
