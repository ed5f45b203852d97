import { formatDate, readIsoDate } from "../../domain/calendar.ts";
import { formatMoney } from "../../domain/money.ts";
import type { LetterFacts } from "../letter-facts.ts";
import type { FoundDate } from "./dates-in-text.ts";
import type { Fault, FaultCode } from "./fault.ts";
import { aboutOf, type JudgedKind } from "./judged-kinds.ts";
import { type FoundAmount, readFact, same } from "./money-in-text.ts";
import { readCounts } from "./numbers-in-text.ts";
import { coveredAs, type Reading, type Sheet } from "./reading.ts";

export type Found = { amounts: readonly FoundAmount[]; dates: readonly FoundDate[] };

/**
 * What a letter by others has to say: the sum it is about, what it is about, since when, and whatever its sheet adds
 * for it: a deadline, reminders, a credit's number. It may say more of several invoices in one sum.
 */
export function requiredElsewhere(body: Reading, found: Found, sheet: Sheet): Fault[] {
  return [
    ...requiredAmounts(found, body, sheet),
    ...requiredDays(body, found, sheet),
    ...requiredReferences(body, sheet),
    ...requiredRate(body, sheet),
    ...requiredWay(body, sheet),
  ];
}

function missing(code: FaultCode, expected: string): Fault {
  return { code, where: "body", found: "", expected };
}

/** Of each group one amount has to stand; a group without amounts on the sheet asks for nothing. */
function requiredAmounts({ amounts }: Found, body: Reading, { facts, setting }: Sheet): Fault[] {
  const groups = [...amountGroups(facts, setting.kind), ...ofEachNamed(amounts, body, { facts, setting })];
  return groups.flatMap((group) => {
    const wanted = group.map(({ value, currency }) => readFact(value, currency));
    const stands = wanted.some((money) => amounts.some((a) => a.money && same(a.money, money)));
    if (stands || !wanted[0]) return [];
    return [missing("missing-amount", formatMoney(wanted[0], setting.locale))];
  });
}

type Amount = { value: string; currency: string };

function amountGroups(facts: LetterFacts, kind: JudgedKind): Amount[][] {
  const called = (role: RegExp): Amount[] => facts.amounts.filter((amount) => role.test(amount.role));
  const open = called(/^(?:claim_total|total_with|total_due|balance|invoice_amount)/);
  switch (aboutOf(kind)) {
    case "plan":
      return facts.instalments.map(({ amount }) => [{ value: amount, currency: facts.currency }]);
    case "payment":
      return [called(/^payment/)];
    case "credit-memo":
    case "dispute":
      return [called(/^credit/)];
    case "charges":
      return [called(/^(?:late_fee|interest|compensation)/), called(/^total_with/)];
    case "policy":
      return [];
    case "demand":
    case "invoices":
      return [[{ value: facts.total_due, currency: facts.currency }, ...open], called(/^claim_total/)];
  }
}

/** Of several invoices, each that is named has its own sum, and all of them theirs; or they have that one alone. */
function ofEachNamed(
  amounts: Found["amounts"],
  body: Reading,
  { facts, setting }: Pick<Sheet, "facts" | "setting">,
): Amount[][] {
  const about = aboutOf(setting.kind);
  if (facts.invoices.length < 2 || (about !== "invoices" && about !== "demand")) return [];
  const named = facts.invoices.filter(({ number }) => coveredAs(body, "reference", "name").includes(number));
  const own = named.map(({ amount, balance, currency = facts.currency }) =>
    [balance, amount].map((value) => ({ value, currency })),
  );
  if (named.length < facts.invoices.length) return own;
  const stands = ({ value, currency }: Amount) =>
    amounts.some(({ money }) => money && same(money, readFact(value, currency)));
  if (!own.flat().some(stands)) return [[{ value: facts.total_due, currency: facts.currency }]];
  return [...own, [{ value: facts.total_due, currency: facts.currency }]];
}

function requiredDays(body: Reading, { dates }: Found, sheet: Sheet): Fault[] {
  const { facts, setting } = sheet;
  const stands = (value: string) => dates.some(({ date }) => date === value);
  const added = facts.dates.filter(({ role }) => /^(?:deadline|remind|statement_to)/.test(role));
  const due = facts.invoices.map((i) => i.due);
  const late = facts.invoices.map((i) => Math.abs(i.days_overdue));
  const saysSince =
    due.some(stands) ||
    facts.dates.some(({ role }) => /^statement/.test(role)) ||
    readCounts({ rest: body.text }, sheet).some(({ unit, value }) => unit === "days" && late.includes(value));
  const needsDue = SAYS_SINCE.has(setting.kind) && due.length > 0 && !saysSince;
  const plan = aboutOf(setting.kind) === "plan" ? facts.instalments.map((i) => i.due) : [];
  const lacking = [...added.map(({ value }) => value), ...plan].filter((value) => !stands(value));
  return [...(needsDue ? [due[0]!] : []), ...new Set(lacking)].flatMap((value) => {
    const date = readIsoDate(value);
    return date ? [missing("missing-date", formatDate(date, setting.locale))] : [];
  });
}

const SAYS_SINCE: ReadonlySet<JudgedKind> = new Set([
  "polite-reminder",
  "second-reminder",
  "third-reminder",
  "late-fee-notice",
  "letter-before-claim",
  "non-payment-letter",
]);

/** One invoice is named by its number; of several, all where one is. What is no invoice's is there to be named. */
function requiredReferences(body: Reading, { facts, setting }: Sheet): Fault[] {
  const covered = coveredAs(body, "reference", "name");
  const numbers = facts.invoices.map(({ number }) => number);
  const others = facts.references.filter((reference) => !numbers.includes(reference));
  const named = numbers.filter((number) => covered.includes(number));
  const onlyOne = numbers.length === 1 && (others.length === 0 || aboutOf(setting.kind) === "credit-memo");
  const someOfAll = named.length > 0 && aboutOf(setting.kind) === "invoices" && named.length < numbers.length;
  const lacking = [
    ...others.filter((reference) => !covered.includes(reference)),
    ...(onlyOne || someOfAll ? numbers.filter((number) => !covered.includes(number)) : []),
  ];
  return lacking.map((reference) => missing("missing-reference", reference));
}

function requiredRate(body: Reading, sheet: Sheet): Fault[] {
  const rates = sheet.facts.numbers.filter(
    ({ role, unit }) => role === "interest_rate" && unit.startsWith("%"),
  );
  const counts = readCounts({ rest: body.text }, sheet);
  return rates
    .filter(({ value }) => !counts.some((count) => count.unit === "percent" && count.value === value))
    .map(({ value }) => missing("missing-number", `${value} %`));
}

const ASKS_FOR_MONEY: ReadonlySet<string> = new Set(["invoices", "demand", "charges"]);

/** Where the sheet has a way to pay, whoever is asked for money is told one. */
function requiredWay(body: Reading, { facts, setting }: Sheet): Fault[] {
  const asks = ASKS_FOR_MONEY.has(aboutOf(setting.kind)) && setting.kind !== "call-script";
  const ways = [...facts.links, ...facts.ibans];
  if (!asks || ways.length === 0 || coveredAs(body, "link", "iban").length > 0) return [];
  return [missing("missing-way-to-pay", ways[0]!)];
}
