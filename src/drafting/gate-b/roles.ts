import { formatMoney, type Money } from "../../domain/money.ts";
import type { LetterFacts } from "../letter-facts.ts";
import type { Fault } from "./fault.ts";
import { type FoundAmount, knownAmounts, readFact, same } from "./money-in-text.ts";
import { AFTER_WORD, BEFORE_WORD, type Reading, type Sheet } from "./reading.ts";
import { remember } from "./remember.ts";

/** What an amount is called in a text, where another amount in its place would be a lie. */
type Role = "balance" | "fee" | "interest" | "costs" | "discount" | "disputed" | "settled";

const LABELS: Record<string, Record<Role, string>> = {
  en: {
    balance: "balance|outstanding|(?:still )?open on|still open|now due|(?:amount|total) (?:due|open)",
    fee: "late[- ](?:payment )?fees?|(?:reminder|dunning) fees?",
    interest: "interest",
    costs: "recovery costs?|compensation",
    discount: "discount of|you save|saves? you",
    disputed: "left out(?: here)?|(?:in dispute|disputed):?",
    settled: "paid or credited",
  },
  de: {
    balance: "offene[rn]? betrag|offen|restbetrag|saldo|jetzt zu zahlen|zu zahlender betrag",
    fee: "mahngebühr(?:en)?|mahnkosten",
    interest: "(?:verzugs)?zinsen",
    costs: "beitreibungskosten|verzugspauschale|verzugskosten",
    discount: "sie sparen|skonto von",
    disputed: "nicht enthalten|strittig|beanstandet",
    settled: "gezahlt oder gutgeschrieben",
  },
};

/** Roles on the sheet that may stand where the text names a role. */
const ON_THE_SHEET: Record<Role, RegExp> = {
  balance: /^(?:balance|total|claim_total|plan_total)/,
  fee: /^late_fee/,
  interest: /^interest/,
  costs: /^compensation/,
  discount: /^discount$/,
  disputed: /^disputed/,
  settled: /^settled/,
};

/** "The balance, late fees included, is" names the balance. */
const INCLUDED = "(?:included|inbegriffen|eingerechnet|eingeschlossen|inklusive)";

/** From a role's name to its amount: some words of the same sentence and line, and no other amount. */
const FURTHEST = 90;

/**
 * Amounts that the sheet holds in another role than the one the text gives them: a late fee called the
 * balance, or the balance called a late fee.
 */
export function judgeRoles(
  amounts: readonly FoundAmount[],
  unpriced: Reading,
  { facts, setting }: Sheet,
): Fault[] {
  const labels = LABELS[setting.language];
  if (!labels) return [];
  const known = knownAmounts(facts);
  return amounts.flatMap((amount, i): Fault[] => {
    const { money } = amount;
    if (!money || !known.some((k) => same(k, money))) return [];
    const named =
      nameBehind(amounts, i, unpriced, setting.language) ??
      nameBefore(amounts, i, unpriced, setting.language);
    if (!named) return [];
    const right = amountsAs(named.role, facts);
    if (right.some((own) => same(own, money))) return [];
    const found = unpriced.text.slice(named.from, named.until);
    const expected = right.map((own) => formatMoney(own, setting.locale)).join(" / ");
    return [{ code: "wrong-role", where: unpriced.where, found, ...(expected && { expected }) }];
  });
}

/** A role's name, and the piece of text from it to the amount. */
type Named = { role: Role; from: number; until: number };

/** "€60.00 is the late fee", "€60.00 in late fees". */
function nameBehind(
  amounts: readonly FoundAmount[],
  i: number,
  { rest }: Reading,
  language: string,
): Named | undefined {
  const { start, length } = amounts[i]!;
  const behind = rest.slice(
    start + length,
    Math.min(amounts[i + 1]?.start ?? rest.length, start + length + FURTHEST),
  );
  for (const [role, { behind: pattern }] of labelPatterns(language)) {
    const match = pattern.exec(behind);
    if (match) return { role, from: start, until: start + length + match[0].length };
  }
  return undefined;
}

/** The role named last before an amount, in its sentence and line, unless it is the name of the amount before. */
function nameBefore(
  amounts: readonly FoundAmount[],
  i: number,
  reading: Reading,
  language: string,
): Named | undefined {
  const { start, length } = amounts[i]!;
  const previous = amounts[i - 1];
  const taken =
    previous && (nameBehind(amounts, i - 1, reading, language)?.until ?? previous.start + previous.length);
  const from = Math.max(taken ?? 0, start - FURTHEST);
  const before = reading.rest.slice(from, start);
  const breaks = [...before.matchAll(/\n|[.!?;]\s+(?=\p{Lu})/gu)];
  const sentence = breaks.reduce((_, match) => match.index + match[0].length, 0);
  const named = [...labelPatterns(language)].flatMap(([role, { anywhere }]) =>
    [...before.slice(sentence).matchAll(anywhere)].map((match) => ({ role, at: sentence + match.index })),
  );
  const last = named.sort((a, b) => b.at - a.at)[0];
  return last && { role: last.role, from: from + last.at, until: start + length };
}

const labelPatterns = remember(
  (language: string) =>
    new Map(
      Object.entries(LABELS[language]!).map(([role, words]) => {
        const label = `${BEFORE_WORD}(?:${words})${AFTER_WORD}(?!\\s${INCLUDED})`;
        const behind = new RegExp(`^ (?:(?:is|are|as|in|sind|ist|an) )?(?:(?:the|die|der) )?${label}`, "iu");
        return [role as Role, { anywhere: new RegExp(label, "giu"), behind }];
      }),
    ),
);

function amountsAs(role: Role, facts: LetterFacts): Money[] {
  const listed = facts.amounts.filter((amount) => ON_THE_SHEET[role].test(amount.role));
  const amounts = listed.map((amount) => readFact(amount.value, amount.currency));
  if (role !== "balance") return unique(amounts);
  const open = facts.invoices.map((i) => readFact(i.balance, i.currency ?? facts.currency));
  return unique([...amounts, ...open, readFact(facts.total_due, facts.currency)]);
}

function unique(amounts: readonly Money[]): Money[] {
  return amounts.filter((amount, i) => amounts.findIndex((other) => same(other, amount)) === i);
}
