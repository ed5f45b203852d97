import { by, compare, decimal, toText, whole } from "./fraction.ts";
import {
  type Currency,
  formatMoney,
  fromDecimal,
  type Money,
  readCurrency,
  subtract,
  toDecimal,
} from "./money.ts";
import { done, type Outcome, refuse } from "./outcome.ts";

// A late-fee clause as people agree on it, as a value and as text. What is due by it: late-fee-due.ts.

export type FeeRate =
  | { kind: "sum"; sum: Money; every: FeeRhythm }
  /** `percent` (decimal text) of the principal that is open, each time. `yearly`: the same as a year's rate, as some laws ask for it. */
  | { kind: "percent"; percent: string; every: FeeRhythm; yearly?: string }
  /** Interest: `percent` a year, counted by the day on a year of 365. */
  | { kind: "yearly"; percent: string };

export type FeeRhythm = "once" | "month" | "day";

export type FeeLimit = { kind: "sum"; sum: Money } | { kind: "percent"; percent: string };

/** What two parties agreed on for paying late. */
export type FeeClause = {
  rate: FeeRate;
  /** Days after the due date within which paying costs nothing. */
  graceDays: number;
  /** The most that the fees come to in all; a percentage is of the invoice's total. */
  cap?: FeeLimit;
  /** The least that is charged once anything is. */
  minimum?: Money;
};

/** How the sums in a clause are read: by default the plain decimals and code that `formatFeeClause` writes. */
export type FeeReading = {
  /** Currency of a sum that names none. */
  currency: Currency;
  amount?(text: string): Outcome<Money>;
};

const LONGEST = 120;
const LONGEST_GRACE = 365;
const EXAMPLE = "1.5% monthly grace 5 cap 10%";

const OPTIONS = /,?\s(?=(?:grace|after|cap|max|maximum|at most|min|minimum|at least)\s)/iu;
const YEARLY = String.raw`(?:a|per|each|every|\/) ?(?:year|annum)|p\.? ?a\.?|yearly|annually`;
const MONTHLY = String.raw`(?:(?:a|per|each|every|\/) ?month|monthly|p\.? ?m\.?)`;
const PERCENT = String.raw`(\d{1,3}(?:[.,]\d{1,4})?) ?(?:%|percent|per cent|pct)`;

/** What a clause says before its options: the rate's text, and how often. */
const RHYTHMS: readonly (readonly [RegExp, FeeRhythm | "year"])[] = [
  [new RegExp(`^(.+?) ?(?:${YEARLY})(?:,? (?:daily|by the day))?$`, "iu"), "year"],
  [/^(.+?),? (?:once|one[- ]time|flat)$/iu, "once"],
  [new RegExp(`^(.+?),? ?${MONTHLY}$`, "iu"), "month"],
  [/^(.+?),? ?(?:(?:a|per|each|every|\/) ?day|daily)$/iu, "day"],
];

/**
 * Reads a clause as "1.5% monthly grace 5 cap 10%", "40 EUR once grace 7", "8% a year daily", "5 EUR daily cap
 * 100 EUR", "1.5% monthly = 18% a year". A rate or sum that does not say how often is "ambiguous".
 */
export function readFeeClause(text: string, reading: FeeReading): Outcome<FeeClause> {
  const words = text.normalize("NFC").trim().replace(/\s+/gu, " ");
  if (words.length > LONGEST) return unreadable(words, "it is too long for a clause");
  const [head = "", ...options] = words.split(OPTIONS);
  const stated = statedYearly(head);
  const rate = readRate(stated.head, reading);
  if (!rate) return unreadable(words, "it has no rate or sum that I know");
  if (!rate.ok) return rate;
  const rest = readOptions(options, reading);
  if (!rest.ok) return rest;
  const kinds = rate.value.map((each) => withYearly(each, stated.yearly));
  if (kinds.some((each) => each === undefined)) {
    return unreadable(words, "the rate a year is not the rate given, times the days or months of a year");
  }
  const clauses = kinds.map((each): FeeClause => ({ rate: each!, ...rest.value }));
  const unfit = clauses.map(whyUnfit).find((because) => because !== undefined);
  if (unfit) return unreadable(words, unfit);
  return clauses.length === 1 ? done(clauses[0]!) : twoMeanings(words, clauses);
}

/** The short form that `readFeeClause` reads back, whatever currency is given to it. */
export function formatFeeClause({ rate, graceDays, cap, minimum }: FeeClause): string {
  const parts = [formatRate(rate)];
  if (graceDays > 0) parts.push(`grace ${graceDays}`);
  if (cap) parts.push(`cap ${cap.kind === "sum" ? plainSum(cap.sum) : `${cap.percent}%`}`);
  if (minimum) parts.push(`minimum ${plainSum(minimum)}`);
  return parts.join(" ");
}

/** In words for people: "1.5% a month, after 5 days of grace, at most 10% of the invoice". */
export function feeClauseWords({ rate, graceDays, cap, minimum }: FeeClause, locale = "en-GB"): string {
  const parts = [rateWords(rate, locale)];
  if (graceDays > 0) parts.push(`after ${graceDays} ${graceDays === 1 ? "day" : "days"} of grace`);
  if (minimum) parts.push(`at least ${formatMoney(minimum, locale)}`);
  if (cap)
    parts.push(
      `at most ${cap.kind === "sum" ? formatMoney(cap.sum, locale) : `${cap.percent}% of the invoice`}`,
    );
  return parts.join(", ");
}

/** The rate a year that a rate by the day, month or year comes to without compounding; none of a sum or a fee taken once. */
export function yearlyRateOf(rate: FeeRate): string | undefined {
  if (rate.kind === "sum") return undefined;
  if (rate.kind === "yearly") return rate.percent;
  return rate.every === "once" ? undefined : timesAYear(rate.percent, rate.every);
}

/** What a percentage is by: a year or a day of delay. None for a sum, and for a share taken once or each month. */
export function rateSpan(rate: FeeRate): "year" | "day" | undefined {
  if (rate.kind === "yearly") return "year";
  return rate.kind === "percent" && rate.every === "day" ? "day" : undefined;
}

/** The currency that the clause's sums are in; none where it holds no sum. */
export function currencyOfClause({ rate, cap, minimum }: FeeClause): Currency | undefined {
  return sumsOf({ rate, graceDays: 0, ...(cap ? { cap } : {}), ...(minimum ? { minimum } : {}) })[0]
    ?.currency;
}

function readRate(head: string, reading: FeeReading): Outcome<FeeRate[]> | undefined {
  for (const [pattern, every] of RHYTHMS) {
    const amount = pattern.exec(head)?.[1]?.trim();
    if (amount === undefined) continue;
    const percent = percentIn(amount);
    if (percent)
      return done([every === "year" ? { kind: "yearly", percent } : { kind: "percent", percent, every }]);
    if (every === "year") return undefined;
    const sum = readSum(amount, reading);
    return sum.ok ? done([{ kind: "sum", sum: sum.value, every }]) : sum;
  }
  const percent = percentIn(head);
  if (percent) {
    const each = (every: FeeRhythm): FeeRate => ({ kind: "percent", percent, every });
    return done([each("once"), each("month"), { kind: "yearly", percent }]);
  }
  if (!/\d/.test(head)) return undefined;
  const sum = readSum(head, reading);
  const each = (every: FeeRhythm, value: Money): FeeRate => ({ kind: "sum", sum: value, every });
  return sum.ok ? done([each("once", sum.value), each("month", sum.value)]) : sum;
}

function readOptions(options: readonly string[], reading: FeeReading): Outcome<Omit<FeeClause, "rate">> {
  const read: Omit<FeeClause, "rate"> = { graceDays: 0 };
  const seen = new Set<string>();
  for (const option of options) {
    const [, word = "", value = ""] =
      /^(grace|after|cap|max\w*|at most|min\w*|at least) (.+)$/iu.exec(option) ?? [];
    const name = /^(?:grace|after)/iu.test(word)
      ? "grace"
      : /^(?:min|at least)/iu.test(word)
        ? "minimum"
        : "cap";
    if (seen.has(name)) return unreadable(option, `it names the ${name} twice`);
    seen.add(name);
    const outcome = readOption(name, value.trim(), reading);
    if (!outcome.ok) return outcome;
    Object.assign(read, outcome.value);
  }
  return done(read);
}

function readOption(
  name: "grace" | "minimum" | "cap",
  value: string,
  reading: FeeReading,
): Outcome<Partial<Omit<FeeClause, "rate">>> {
  if (name === "grace") {
    const days = /^(\d{1,3})(?: days?)?(?: of grace)?$/iu.exec(value)?.[1];
    const isDays = days !== undefined && Number(days) <= LONGEST_GRACE;
    return isDays
      ? done({ graceDays: Number(days) })
      : unreadable(value, `the grace is at most ${LONGEST_GRACE} days`);
  }
  const percent = name === "cap" ? percentIn(value.replace(/ of (?:the )?invoice$/iu, "")) : undefined;
  if (percent) return done({ cap: { kind: "percent", percent } });
  const sum = readSum(value, reading);
  if (!sum.ok) return sum;
  return done(name === "cap" ? { cap: { kind: "sum", sum: sum.value } } : { minimum: sum.value });
}

function readSum(text: string, reading: FeeReading): Outcome<Money> {
  if (text.includes("%"))
    return unreadable(
      text,
      "it does not say how often in words that I know, or is not above 0% and at most 100%",
    );
  const sum = reading.amount?.(text) ?? plainSumIn(text, reading.currency);
  if (!sum) return unreadable(text, "it is no amount");
  return sum;
}

/** "40 EUR", "12.50". */
function plainSumIn(text: string, currency: Currency): Outcome<Money> | undefined {
  const [, figures = "", code = currency] = /^(\d+(?:\.\d+)?)(?: ?([a-z]{3}))?$/iu.exec(text) ?? [];
  const known = readCurrency(code);
  const sum = known && fromDecimal(figures, known);
  return sum && sum.minor > 0n ? done(sum) : undefined;
}

function percentIn(text: string): string | undefined {
  const figures = new RegExp(`^${PERCENT}$`, "iu").exec(text)?.[1]?.replace(",", ".");
  if (figures === undefined) return undefined;
  const percent = toText(decimal(figures));
  return percent === "0" || compare(decimal(percent), whole(100n)) > 0 ? undefined : percent;
}

/** "1.5% monthly = 18% a year": the rate, and what it is called a year. */
function statedYearly(head: string): { head: string; yearly?: string } {
  const pattern = new RegExp(`^(.+?) ?(?:= ?|\\()${PERCENT} ?(?:${YEARLY})\\)?$`, "iu");
  const [, before = "", percent] = pattern.exec(head) ?? [];
  return percent === undefined
    ? { head }
    : { head: before, yearly: toText(decimal(percent.replace(",", "."))) };
}

function withYearly(rate: FeeRate, yearly: string | undefined): FeeRate | undefined {
  if (yearly === undefined) return rate;
  const isSame =
    rate.kind === "percent" && rate.every !== "once" && timesAYear(rate.percent, rate.every) === yearly;
  return isSame ? { ...rate, yearly } : undefined;
}

function timesAYear(percent: string, every: "month" | "day"): string {
  return toText(by(decimal(percent), whole(every === "month" ? 12n : 365n)));
}

function whyUnfit(clause: FeeClause): string | undefined {
  const sums = sumsOf(clause);
  if (new Set(sums.map(({ currency }) => currency)).size > 1) return "its sums are in more than one currency";
  const { cap, minimum } = clause;
  const isUpsideDown = cap?.kind === "sum" && minimum && subtract(minimum, cap.sum).minor > 0n;
  return isUpsideDown ? "its minimum is above its cap" : undefined;
}

function sumsOf({ rate, cap, minimum }: FeeClause): Money[] {
  const sums = [
    rate.kind === "sum" ? rate.sum : undefined,
    cap?.kind === "sum" ? cap.sum : undefined,
    minimum,
  ];
  return sums.filter((sum) => sum !== undefined);
}

const HOW_OFTEN = {
  once: "charged once",
  month: "charged for each month that has begun",
  day: "charged for each day",
};

function twoMeanings(text: string, clauses: readonly FeeClause[]): Outcome<never> {
  const readings = clauses.map((clause) => ({
    label: clause.rate.kind === "yearly" ? "a year, counted by the day" : HOW_OFTEN[clause.rate.every],
    text: formatFeeClause(clause),
  }));
  return refuse({ kind: "ambiguous", what: "late fee", text, readings });
}

function unreadable(text: string, because: string): Outcome<never> {
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return refuse({ kind: "unreadable", what: "late-fee clause", text: shown, because, example: EXAMPLE });
}

const RHYTHM_TEXT = { once: "once", month: "monthly", day: "daily" };

function formatRate(rate: FeeRate): string {
  if (rate.kind === "yearly") return `${rate.percent}% a year daily`;
  const amount = rate.kind === "sum" ? plainSum(rate.sum) : `${rate.percent}%`;
  const yearly = rate.kind === "percent" && rate.yearly ? ` = ${rate.yearly}% a year` : "";
  return `${amount} ${RHYTHM_TEXT[rate.every]}${yearly}`;
}

function rateWords(rate: FeeRate, locale: string): string {
  if (rate.kind === "yearly") return `${rate.percent}% a year by the day`;
  const amount = rate.kind === "sum" ? formatMoney(rate.sum, locale) : `${rate.percent}% of what is open`;
  const often = { once: "once", month: "a month", day: "a day" }[rate.every];
  return `${amount}${rate.every === "once" ? "," : ""} ${often}`;
}

/** "40 EUR", "12.50 EUR": decimals only where they say something. */
function plainSum(sum: Money): string {
  return `${toDecimal(sum).replace(/\.0+$/, "")} ${sum.currency}`;
}
