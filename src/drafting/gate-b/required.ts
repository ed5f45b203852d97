import { formatDate, readIsoDate } from "../../domain/calendar.ts";
import { add, formatMoney, type Money } from "../../domain/money.ts";
import { showRate } from "../figures.ts";
import type { InvoiceFacts, LetterFacts } from "../letter-facts.ts";
import type { FoundDate } from "./dates-in-text.ts";
import type { Fault, FaultCode } from "./fault.ts";
import { aboutOf } from "./judged-kinds.ts";
import { type FoundAmount, readFact, same } from "./money-in-text.ts";
import { type Count, readCounts } from "./numbers-in-text.ts";
import { coveredAs, type Reading, type Sheet } from "./reading.ts";
import { requiredElsewhere } from "./required-elsewhere.ts";

type Found = { amounts: readonly FoundAmount[]; dates: readonly FoundDate[] };

/** What a letter of this kind has to say, looked for in the body alone: subjects get cut. */
export function judgeRequired(found: Found & { masked: Reading }, sheet: Sheet): Fault[] {
  const body = found.masked;
  const { setting } = sheet;
  if (setting.fromElsewhere)
    return [...requiredElsewhere(body, found, sheet), ...requiredSender(body, sheet)];
  const amounts = requiredAmounts(sheet)
    .filter((amount) => !found.amounts.some((a) => a.money && same(a.money, amount)))
    .map((amount) => missing("missing-amount", formatMoney(amount, setting.locale)));
  const dates = requiredDates(sheet)
    .filter((date) => !found.dates.some((d) => d.date === date))
    .map((date) => missing("missing-date", formatDate(readIsoDate(date)!, setting.locale)));
  const invoices = spokenOf(body, sheet)
    .filter(({ number }) => !coveredTexts(body).includes(number))
    .map(({ number }) => missing("missing-invoice", number));
  return [
    ...invoices,
    ...amounts,
    ...dates,
    ...requiredCounts(body, sheet),
    ...requiredReference(body, sheet),
    ...requiredWayToPay(body, sheet),
    ...requiredSender(body, sheet),
  ];
}

/** A plan is about one invoice, whatever else the client owes. */
function spokenOf(body: Reading, { facts, setting }: Sheet): readonly InvoiceFacts[] {
  if (aboutOf(setting.kind) !== "plan") return facts.invoices;
  const named = facts.invoices.find(({ number }) => coveredTexts(body).includes(number));
  return named ? [named] : facts.invoices;
}

export function missing(code: FaultCode, expected: string): Fault {
  return { code, where: "body", found: "", expected };
}

function requiredAmounts({ facts, setting }: Sheet): Money[] {
  const amounts = (list: readonly (readonly [value: string, currency: string])[]) =>
    list.map(([value, currency]) => readFact(value, currency));
  switch (aboutOf(setting.kind)) {
    case "payment":
      return facts.payment ? amounts([[facts.payment.amount, facts.payment.currency]]) : [];
    case "credit-memo":
      return facts.credit_memo ? amounts([[facts.credit_memo.amount, facts.credit_memo.currency]]) : [];
    case "plan":
      return planAmounts(facts);
    case "charges":
      return [...balances(facts), ...amounts(facts.invoices.flatMap(chargedAmounts))];
    case "dispute": {
      const { dispute } = facts;
      const credited = dispute?.credit ? amounts([[dispute.credit, dispute.currency]]) : [];
      if (dispute?.state === "received") return credited;
      return [...credited, ...balances(facts).filter(({ minor }) => minor !== 0n)];
    }
    case "policy":
      return [];
    case "demand":
    case "invoices":
      return balances(facts);
  }
}

function balances(facts: LetterFacts): Money[] {
  const open = facts.invoices.map((i) => readFact(i.balance, i.currency ?? facts.currency));
  if (facts.invoices.length < 2) return open;
  return [...open, ...(facts.totals ?? []).map((t) => readFact(t.value, t.currency))];
}

/** Every instalment, and what they sum to. */
function planAmounts({ plan, instalments, currency }: LetterFacts): Money[] {
  const code = plan?.currency ?? currency;
  const parts = instalments.map((i) => readFact(i.amount, code));
  return [...parts, parts.reduce(add, readFact("0", code))];
}

function chargedAmounts({ charges = [], currency }: InvoiceFacts): [value: string, currency: string][] {
  return charges.map((charge) => [charge.amount, currency]);
}

/** Of a charge: its first day. The day by which an offer is answered. */
function requiredDates({ facts, setting }: Sheet): string[] {
  const named = (role: string) => facts.dates.filter((d) => d.role === role).map((d) => d.value);
  const due = facts.invoices.map((i) => i.due);
  switch (aboutOf(setting.kind)) {
    case "payment":
      return facts.payment ? [facts.payment.received] : [];
    case "credit-memo":
    case "policy":
      return [];
    case "dispute":
      return facts.dispute?.state === "received" ? named("deadline") : [];
    case "plan": {
      const deadline = setting.kind === "payment-plan-offer" ? named("deadline") : [];
      return [...new Set([...facts.instalments.map((i) => i.due), ...deadline])];
    }
    case "demand":
      return [...new Set([...due, ...named("deadline")])];
    case "charges":
      return [...new Set([...due, ...facts.invoices.flatMap(firstDays)])];
    case "invoices":
      return [...new Set(due)];
  }
}

function firstDays({ charges = [] }: InvoiceFacts): string[] {
  return charges.flatMap(({ periods }) => periods.slice(0, 1).map((period) => period.from));
}

/** A notice says at which rates and for how many days; a plan, in how many instalments, is its table. */
function requiredCounts(body: Reading, sheet: Sheet): Fault[] {
  const { facts, setting } = sheet;
  if (aboutOf(setting.kind) !== "charges") return [];
  const found = readCounts(body, sheet);
  const lacks = (unit: Count["unit"], value: number) =>
    !found.some((count) => count.unit === unit && count.value === value);
  const periods = facts.invoices.flatMap(({ charges = [] }) => charges.flatMap((charge) => charge.periods));
  return periods.flatMap(({ days, rate }) => [
    ...(lacks("days", days) ? [missing("missing-number", String(days))] : []),
    ...(rate !== undefined && lacks("percent", Number(rate))
      ? [missing("missing-number", showRate(rate, setting.locale))]
      : []),
  ]);
}

function requiredReference(body: Reading, { facts }: Sheet): Fault[] {
  const memo = facts.credit_memo;
  const orders = facts.invoices.map((i) => i.order);
  const covered = coveredTexts(body);
  return [memo?.number, memo?.invoice, ...orders]
    .filter((reference) => reference !== undefined)
    .filter((reference) => !covered.includes(reference))
    .map((reference) => missing("missing-reference", reference));
}

/** Whoever is asked for the last time has to be told how to pay, where there is a way. */
function requiredWayToPay({ text }: Reading, { facts, setting }: Sheet): Fault[] {
  if (aboutOf(setting.kind) !== "demand") return [];
  const tight = (line: string) => line.replace(/\s+/g, "").toLowerCase();
  const ways = [...facts.pay_lines, ...facts.ibans].map(tight);
  const isNamed = ways.length === 0 || ways.some((way) => tight(text).includes(way));
  return isNamed ? [] : [{ code: "missing-way-to-pay", where: "body", found: "" }];
}

/**
 * A letter that does not say who wrote it was cut off, or signed by somebody else. The account holder in
 * a way to pay is no signature, even where the text breaks off behind it.
 */
export function requiredSender(body: Reading, { facts }: Sheet): Fault[] {
  const { person, company } = facts.sender;
  const names = [person, company].filter((name) => name !== undefined).map(squeezed);
  const cutPayLine = (line: string) =>
    !names.includes(squeezed(line)) && facts.pay_lines.some((pay) => pay.startsWith(line));
  const lines = [...body.text.matchAll(/[^\n]+/g)].filter(([line]) => !cutPayLine(line.trim()));
  const signed = lines.some(({ index, 0: line }) => {
    const covered = coveredTexts({ ...body, text: line, rest: body.rest.slice(index, index + line.length) });
    return covered.some((text) => names.includes(squeezed(text)));
  });
  return signed ? [] : [missing("missing-sender", person ?? company)];
}

function squeezed(text: string): string {
  return text.trim().replace(/\s+/g, " ").toLowerCase();
}

/** The texts that the sheet's own facts were found as, and what stands within a longer one of them. */
function coveredTexts(body: Pick<Reading, "text" | "rest">): string[] {
  return coveredAs(body, "reference", "name");
}
