import type { Card, CardPart } from "../../chat/card.ts";
import { readAmount } from "../../chat/reading/amount.ts";
import { addDays, formatDate, type LocalDate } from "../../domain/calendar.ts";
import { compensationFor } from "../../domain/compensation.ts";
import { type Debt, type Interest, lateInterest, openAfter } from "../../domain/interest.ts";
import { add, formatMoney, type Money, readCurrency, toDecimal, zero } from "../../domain/money.ts";
import { done, type Outcome, refuse } from "../../domain/outcome.ts";
import { type Confidence, leastSure } from "../../facts/evidence.ts";
import {
  compensationRuleOf,
  confidenceOfRate,
  type Debtor,
  interestRuleOf,
  isFor,
  type Regime,
  regimeNamed,
  regimes,
  seriesOf,
  usLegalRates,
} from "../../facts/late-interest.ts";
import { rateToAdd } from "../../facts/reference-rates.ts";
import { type Answer, evidenceParts, readDate, unknownFact } from "./answer.ts";

export type InterestAsked = {
  regime: string;
  principal: string;
  currency: string;
  due: string;
  until: string;
  consumer?: boolean;
};

type Found = {
  regime: Regime;
  debt: Debt;
  interest: Interest;
  /** `undefined` where the law's sum is in another currency. */
  compensation: Money | undefined;
  confidence: Confidence;
};

/** Late interest by a law, for one debt: figures as they are asked for, in fields and as a card. */
export function interestAnswer(asked: InterestAsked): Outcome<Answer> {
  const regime = readRegime(asked);
  if (!regime.ok) return regime;
  const debt = readDebt(asked);
  if (!debt.ok) return debt;
  const until = readDate("end of the interest", asked.until);
  if (!until.ok) return until;
  if (until.value < debt.value.dueOn) {
    const because = `it is before the due date ${debt.value.dueOn}`;
    return refuse({
      kind: "unreadable",
      what: "end of the interest",
      text: asked.until,
      because,
      example: addDays(debt.value.dueOn, 30),
    });
  }
  const found = workOut(regime.value, debt.value, until.value, debtorOf(asked));
  return found.ok ? done({ json: jsonOf(found.value), card: cardOf(found.value) }) : found;
}

function debtorOf({ consumer = false }: InterestAsked): Debtor {
  return consumer ? "consumer" : "business";
}

function readRegime(asked: InterestAsked): Outcome<Regime> {
  const regime = regimeNamed(asked.regime);
  if (!regime) return noRegime(asked.regime);
  if (regime.rate.kind === "none") return noInterest(regime.id, regime.rate.because);
  if (isFor(regime, debtorOf(asked))) return done(regime);
  return noInterest(
    regime.id,
    "It gives no interest against consumers. Without --consumer it is worked out for a business.",
  );
}

function noRegime(text: string): Outcome<Regime> {
  const state = usLegalRates.find(({ id }) => id === text.trim().toUpperCase());
  if (!state) return unknownFact("regime", text, regimes);
  const rate = state.percent ? `is ${state.percent} % (confidence ${state.confidence})` : "is not fixed here";
  return noInterest(
    state.id,
    `A late charge must be agreed before the work. The state's legal rate ${rate}${state.note ? `: ${state.note}` : ""}. It is for a court to award where the contract is silent, not for an invoice.`,
  );
}

function noInterest(regime: string, because: string): Outcome<Regime> {
  return refuse({ kind: "no-statutory-interest", regime, because });
}

function readDebt(asked: InterestAsked): Outcome<Debt> {
  const currency = readCurrency(asked.currency);
  if (!currency)
    return refuse({ kind: "unreadable", what: "currency", text: asked.currency, example: "GBP" });
  const principal = readAmount(asked.principal, { currency, what: "principal" });
  if (!principal.ok) return principal;
  if (principal.value.currency !== currency) {
    const because = `it is not in ${currency}`;
    return refuse({ kind: "unreadable", what: "principal", text: asked.principal, because, example: "1000" });
  }
  const due = readDate("due date", asked.due);
  return due.ok ? done({ principal: principal.value, dueOn: due.value }) : due;
}

function workOut(regime: Regime, debt: Debt, until: LocalDate, debtor: Debtor): Outcome<Found> {
  const found = lateInterest(debt, until, interestRuleOf(regime, debtor)!);
  if (!found.ok) {
    const series = seriesOf(regime)!;
    return refuse({ kind: "rate-missing", series: series.name, on: rateToAdd(series, found.missing) });
  }
  const interest = found.value;
  const rule = interest.days > 0 ? compensationRuleOf(regime, debtor) : undefined;
  const late = openAfter(debt, debt.dueOn);
  const compensation = rule ? compensationFor(rule, late, interest.from) : zero(debt.principal.currency);
  const sameCurrency = compensation?.currency === debt.principal.currency;
  const rates = interest.periods.map(({ rateFrom }) => confidenceOfRate(regime, rateFrom));
  const confidence = leastSure([regime.confidence, ...rates, rule && regime.compensation?.confidence]);
  return done({ regime, debt, interest, compensation: sameCurrency ? compensation : undefined, confidence });
}

function totalOf({ debt, interest, compensation }: Found): Money {
  const withInterest = add(debt.principal, interest.interest);
  return compensation ? add(withInterest, compensation) : withInterest;
}

function jsonOf(found: Found) {
  const { regime, debt, interest, compensation, confidence } = found;
  return {
    regime: regime.id,
    currency: debt.principal.currency,
    principal: toDecimal(debt.principal),
    from: interest.from,
    until: interest.until,
    days: interest.days,
    annualRate: interest.percent,
    dailyInterest: toDecimal(interest.daily),
    interest: toDecimal(interest.interest),
    compensation: compensation ? toDecimal(compensation) : null,
    totalDue: toDecimal(totalOf(found)),
    rule: [regime.rule, ...(regime.doubts ?? [])].join(" "),
    source: regime.source,
    asOf: regime.asOf,
    confidence,
  };
}

function cardOf(found: Found): Card {
  const { regime, debt, interest, compensation, confidence } = found;
  const days = `${interest.days} ${interest.days === 1 ? "day" : "days"}`;
  const owed = formatMoney(debt.principal);
  if (interest.days === 0) {
    const still = `${owed} is not late on ${formatDate(interest.until)}: interest starts the day after the due date.`;
    return { title: "No interest yet", parts: [{ kind: "text", text: still }, ...evidenceParts(regime)] };
  }
  return {
    title: `${formatMoney(interest.interest)} interest on ${owed}, ${days} late`,
    parts: [
      { kind: "facts", rows: rowsOf(found) },
      ...periodsOf(interest),
      { kind: "text", text: `${regime.name}: ${regime.law}.\n${regime.rule}` },
      ...(compensation ? [] : [otherCurrency(regime)]),
      ...evidenceParts({ ...regime, confidence }),
    ],
  };
}

function rowsOf(found: Found): [string, string][] {
  const { regime, interest, compensation, debt } = found;
  const rows: [string, string][] = [
    ["Principal", formatMoney(debt.principal)],
    ["Interest runs", `${formatDate(interest.from)} to ${formatDate(interest.until)}, ${interest.days} days`],
    ["Rate a year", `${interest.percent} %`],
    ["A day", formatMoney(interest.daily)],
    ["Interest", formatMoney(interest.interest)],
  ];
  if (regime.compounding === "simple" && interest.byRoundedDay.minor !== interest.interest.minor) {
    rows.push([
      "With the day rounded first",
      `${formatMoney(interest.byRoundedDay)}, as some official examples have it`,
    ]);
  }
  if (compensation && compensation.minor > 0n) rows.push(["Compensation", formatMoney(compensation)]);
  return [...rows, ["Total due", formatMoney(totalOf(found))]];
}

/** A line for each stretch of days, where there is more than one rate. */
function periodsOf({ periods }: Interest): CardPart[] {
  if (new Set(periods.map(({ percent }) => percent)).size < 2) return [];
  const columns = [
    { label: "from" },
    { label: "to" },
    { label: "days", align: "right" as const },
    { label: "rate", align: "right" as const },
  ];
  const rows = periods.map(({ from, until, days, percent }) => [from, until, String(days), `${percent} %`]);
  return [{ kind: "table", columns, rows }];
}

function otherCurrency({ compensation }: Regime): CardPart {
  return { kind: "text", text: `Compensation is in ${compensation!.currency} and is not added here.` };
}
