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

function maskOne(reading: Reading, { text, as, isRestOfLine }: Known, sheet: Sheet): Reading {
  if (!mayStandIn(reading.rest, text)) return reading;
  const source = isRestOfLine ? `(?<=:[^\\S\\n])${loosely(text)}(?=\\n|$)` : patternOf(text, as, sheet);
  const pattern = new RegExp(source, "gu");
  let masked = reading;
  for (const match of reading.rest.matchAll(pattern)) {
    masked = cover(masked, match.index, match[0].length, as);
  }
  return masked;
}

/** Most of what is known stands in no given letter, and looking for it by its pattern takes the longest. */
function mayStandIn(rest: string, text: string): boolean {
  const firstPiece = (of: string) => of.split(LOOSE).find((piece) => piece !== "") ?? "";
  return rest.includes(firstPiece(text)) || rest.includes(firstPiece(text.toUpperCase()));
}

/** What `loosely` lets stand in more than one way. */
const LOOSE = /[\s'’‘]/;

/** Names as they are on the books or in capitals: "we will sue" is not the client called Will Sue. */
function patternOf(text: string, as: Cover, sheet: Sheet): string {
  const letter = letters(sheet.words);
  const exact = as === "name" ? `(?:${loosely(text)}|${loosely(text.toUpperCase())})` : loosely(text);
  if (as === "link" || text.includes("://"))
    return `(?<![${letter}\\p{N}@./-])${exact}(?![${letter}\\p{N}/?#&=%_~+-]|[.:@][${letter}\\p{N}/])`;
  if (as === "email")
    return `(?<![${letter}\\p{N}._%+-])${exact}(?![${letter}\\p{N}_-]|[.@][${letter}\\p{N}])`;
  if (as === "reference") return referencePattern(text, exact, sheet.words);
  if (as === "name" && looksLikeFigure(text, sheet)) return asAName(exact, sheet.words);
  const before = RUNS_INTO_OTHERS.test([...text][0] ?? "") ? "" : `(?<![${letter}\\p{N}])`;
  const after = RUNS_INTO_OTHERS.test([...text].at(-1) ?? "") ? "" : `(?![${letter}\\p{N}])`;
  return `${before}${exact}${after}`;
}

/** What has no edge: signs, and letters of scripts that put no spaces between words. */
const RUNS_INTO_OTHERS = /[^\p{L}\p{N}]|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u;

/** Spaces of any kind and number within a line, and either apostrophe. */
function loosely(text: string): string {
  return escapeRegExp(text).replace(/\s+/g, "[^\\S\\n]+").replace(/['’‘]/g, "['’‘]");
}

/**
 * A reference ends where it ends: "INV-7" is not in "INV-70", "INV-7/2" or "7.50". One made of digits alone
 * counts only where a number is announced, for "1200" may as well be a wrong amount.
 */
function referencePattern(text: string, exact: string, words: ReadingWords): string {
  const letter = words.spaced ? "\\p{L}\\p{M}" : "\\p{Script=Latin}";
  const start = `(?<![${letter}\\p{N}]|\\p{N}[-/_.,:]|\\p{Script=Latin}[-_])`;
  const end = `(?![${letter}\\p{N}]|[-/_.,:]\\p{N}|[-_]\\p{Script=Latin})`;
  if (/\p{L}|[-/#]/u.test(text)) return `${start}${exact}${end}`;
  const and = anyCase(words.announces.and);
  const announced = `(?<![${letter}])(?:${anyCase(`${words.announces.reference}|${words.announces.and}`)})(?:\\s?(?:n[°ºr]|no|nr)|\\s?#)?`;
  const list = `(?:\\ue002,\\s|\\ue002 (?:${and})\\s|\\ue002\\s?[&/、]\\s?|^|[#№°º]\\s?|\\n|\\(|\\|\\s*)`;
  // "Order 12 March 2026" is a date; "invoices 2 and 2000" is none, nor is what begins with a number too long.
  const noDate = text.length <= 2 ? `(?!\\.?\\s(?!(?:${and})\\s)\\p{L}+\\s\\d{4}(?!\\p{N}))` : "";
  const counts = anyCase(words.units.days);
  const upcoming = `(?=[,.;:)|（）、。]*(?:\\s|$)${words.spaced ? "" : "|\\P{N}"})${noDate}(?!\\s*(?:[€£$¥%円]|[A-Z]{3}\\b|(?:${counts})))`;
  return `(?:(?<=${announced}[.:]?\\s?)|(?<= \\d+,\\s)|(?<=${list}))${exact}${end}${upcoming}`;
}

/** A name that is itself an amount, a date or a number counts only where a name stands. */
function asAName(exact: string, { names }: ReadingWords): string {
  const introduced = anyCase(`${names.greeting}|${names.from}|${names.titles.split(" ").join("|")}`);
  return `(?:(?<=(?<!\\p{L})(?:${introduced})\\s)|(?<=^|\\n))${exact}(?=[,!:]?\\s*(?:$|\\n)|\\s(?:${IS})\\s|,\\s)`;
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
