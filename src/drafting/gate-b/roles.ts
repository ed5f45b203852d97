import { formatMoney, type Money } from "../../domain/money.ts";
import type { LetterFacts } from "../letter-facts.ts";
import type { Fault } from "./fault.ts";
import type { AmountRole, ReadingWords } from "./languages/reading-words.ts";
import { type FoundAmount, knownAmounts, readFact, same } from "./money-in-text.ts";
import { edged, inSmall, lowered } from "./patterns.ts";
import type { Reading, Sheet } from "./reading.ts";

/** Roles on the sheet that may stand where the text names a role. */
const ON_THE_SHEET: Record<AmountRole, RegExp> = {
  billed: /^(?:invoice_amount|balance|principal|claim_principal|total_due)/,
  balance: /^(?:balance|total|claim_total|plan_total)/,
  total: /^(?:total|claim_total|plan_total|balance|discounted)/,
  fee: /^late_fee/,
  interest: /^interest/,
  costs: /^compensation/,
  discount: /^discount$/,
  disputed: /^disputed/,
  settled: /^(?:settled|charges_settled)/,
  payment: /^(?:payment|promise)/,
  credit: /^credit/,
  remaining: /^(?:balance_after|remaining|new_balance)/,
};

/** Sums that include charges; where the sheet has one, it is what "now due" says. */
const WITH_CHARGES = /^(?:total_with|claim_total)/;

/** Named in a text, but on no sheet of that kind: the words mean something else then. */
const ONLY_IF_LISTED: ReadonlySet<AmountRole> = new Set([
  "billed",
  "payment",
  "credit",
  "remaining",
  "settled",
]);

/** From a role's name to its amount: some words of the same sentence and line, and no other amount. */
const FURTHEST = 90;

/**
 * Amounts that the sheet holds in another role than the one the text gives them: a late fee called the
 * balance, or the balance called a late fee.
 */
export function judgeRoles(amounts: readonly FoundAmount[], unpriced: Reading, sheet: Sheet): Fault[] {
  const { facts, setting } = sheet;
  const known = knownAmounts(facts);
  return amounts.flatMap((amount, i): Fault[] => {
    const { money } = amount;
    if (!money || !known.some((k) => same(k, money))) return [];
    const named = nameBehind(amounts, i, unpriced, sheet) ?? nameBefore(amounts, i, unpriced, sheet);
    if (!named) return [];
    const right = amountsAs(named, facts);
    if (right.length === 0 && ONLY_IF_LISTED.has(named.role)) return [];
    if (right.some((own) => same(own, money))) return [];
    const found = unpriced.text.slice(named.from, named.until);
    const expected = right.map((own) => formatMoney(own, setting.locale)).join(" / ");
    return [{ code: "wrong-role", where: unpriced.where, found, ...(expected && { expected }) }];
  });
}

/** A role's name, and the piece of text from it to the amount. */
type Named = { role: AmountRole; from: number; until: number; isClose: boolean };

/** "€60.00 is the late fee", "€60.00 in late fees". */
function nameBehind(
  amounts: readonly FoundAmount[],
  i: number,
  { rest }: Reading,
  { facts, words }: Sheet,
): Named | undefined {
  const { start, length } = amounts[i]!;
  const end = Math.min(amounts[i + 1]?.start ?? rest.length, start + length + FURTHEST);
  const behind = lowered(rest.slice(start + length, end));
  const named = [...labelPatterns(words)].flatMap(([role, { behind: pattern }]) => {
    const match = pattern.exec(behind);
    return match ? [{ role, end: match[0].length }] : [];
  });
  const first = named[0] && meant(named, named[0], facts);
  return first && { role: first.role, from: start, until: start + length + first.end, isClose: true };
}

/** Of roles that share a name, the first that the sheet has: a late fee may be called damages for delay. */
function meant<Item extends { role: AmountRole; at?: number; end: number }>(
  named: readonly Item[],
  item: Item,
  { amounts }: LetterFacts,
): Item {
  const same = named.filter(({ at, end }) => at === item.at && end === item.end);
  return same.find(({ role }) => amounts.some((amount) => ON_THE_SHEET[role].test(amount.role))) ?? item;
}

/** The role named last before an amount, in its sentence and line, unless it is the name of the amount before. */
function nameBefore(
  amounts: readonly FoundAmount[],
  i: number,
  reading: Reading,
  sheet: Sheet,
): Named | undefined {
  const { start, length } = amounts[i]!;
  const previous = amounts[i - 1];
  const taken =
    previous && (nameBehind(amounts, i - 1, reading, sheet)?.until ?? previous.start + previous.length);
  const from = Math.max(taken ?? 0, start - FURTHEST);
  const before = reading.rest.slice(from, start);
  const breaks = [...before.matchAll(/\n|[.!?;]\s+(?=\p{Lu})|[。！？]/gu)];
  const sentence = breaks.reduce((_, match) => match.index + match[0].length, 0);
  const named = [...labelPatterns(sheet.words)].flatMap(([role, { anywhere }]) =>
    [...lowered(before.slice(sentence)).matchAll(anywhere)].map((match) => ({
      role,
      at: sentence + match.index,
      end: sentence + match.index + match[0].length,
    })),
  );
  const nearest = named.sort((a, b) => b.end - a.end || a.at - b.at)[0];
  const last = nearest && meant(named, nearest, sheet.facts);
  if (!last) return undefined;
  const isClose = /^[\s:：|·–—-]*$/.test(before.slice(last.end));
  return { role: last.role, from: from + last.at, until: start + length, isClose };
}

type Labels = readonly (readonly [role: AmountRole, { anywhere: RegExp; behind: RegExp }])[];

const LABELS = new WeakMap<ReadingWords, Labels>();

function labelPatterns(words: ReadingWords): Labels {
  const known = LABELS.get(words);
  if (known) return known;
  const roles = Object.entries(words.amounts) as [AmountRole, string][];
  const made = roles
    .filter(([, source]) => source !== "")
    .map(([role, source]) => {
      // "The balance, late fees included, is" names the balance.
      const taken = words.included === "" ? "" : `(?!\\s?(?:${words.included}))`;
      const label = `${edged(source, words)}${taken}`;
      const behind = new RegExp(inSmall(`^ ?(?:(?:${words.links || "(?!)"}) ?){0,2}${label}`), "u");
      return [role, { anywhere: new RegExp(inSmall(label), "gu"), behind }] as const;
    });
  LABELS.set(words, made);
  return made;
}

function amountsAs({ role, isClose }: Named, facts: LetterFacts): Money[] {
  const listed = facts.amounts.filter((amount) => ON_THE_SHEET[role].test(amount.role));
  const inAll = listed.filter((amount) => WITH_CHARGES.test(amount.role));
  const read = (amounts: typeof listed) => amounts.map((amount) => readFact(amount.value, amount.currency));
  if (role === "total" && isClose && inAll.length > 0) return unique(read(inAll));
  if (role !== "balance" && role !== "total" && role !== "billed") return unique(read(listed));
  const ofInvoices = facts.invoices.flatMap((i) => {
    const own = role === "billed" ? [i.amount, i.balance] : [i.balance];
    return own.map((value) => readFact(value, i.currency ?? facts.currency));
  });
  return unique([
    ...read(listed),
    ...ofInvoices,
    readFact(facts.total_due, facts.currency),
    ...totals(facts),
  ]);
}

/** Where the text may say "in all": of each currency, of a plan, after a credit. */
function totals({ totals: all = [], amounts, plan }: LetterFacts): Money[] {
  const left = amounts.filter(({ role }) => ON_THE_SHEET.remaining.test(role));
  return [
    ...[...all, ...left].map(({ value, currency }) => readFact(value, currency)),
    ...(plan ? [readFact(plan.total, plan.currency)] : []),
  ];
}

function unique(amounts: readonly Money[]): Money[] {
  return amounts.filter((amount, i) => amounts.findIndex((other) => same(other, amount)) === i);
}
