import type { LocalDate } from "../domain/calendar.ts";
import { compensationFor } from "../domain/compensation.ts";
import { type Debt, type Interest, lateInterest, openAfter } from "../domain/interest.ts";
import { add, type Money, zero } from "../domain/money.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import { type Confidence, leastSure } from "./evidence.ts";
import { freelanceHint } from "./freelance-laws.ts";
import {
  compensationRuleOf,
  confidenceOfRate,
  type Debtor,
  interestRuleOf,
  isFor,
  type Regime,
  seriesOf,
  usLegalRates,
} from "./late-interest.ts";
import { rateToAdd } from "./reference-rates.ts";

/** What a law adds to one late debt. */
export type StatutoryInterest = {
  regime: Regime;
  debt: Debt;
  interest: Interest;
  /** `undefined` where the law's sum is in another currency. */
  compensation: Money | undefined;
  /** As sure as the least sure fact that it rests on. */
  confidence: Confidence;
};

/**
 * Interest and compensation by a regime for one debt, by its own rate, rounding, day count and compounding, from
 * the day after the due date up to and including `until`.
 *
 * Refusals: "no-statutory-interest" where the law gives none, or none against such a debtor; "rate-missing" for
 * a day that no known rate covers.
 *
 * @throws RangeError when `until` is before the due date.
 */
export function workOutInterest(
  regime: Regime,
  debt: Debt,
  until: LocalDate,
  debtor: Debtor,
): Outcome<StatutoryInterest> {
  if (regime.rate.kind === "none")
    return noInterest(regime.id, `${regime.rate.because} ${freelanceHint(regime.id)}`);
  if (!isFor(regime, debtor))
    return noInterest(regime.id, `${regime.law} gives no interest against consumers.`);
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

/** Principal, interest and compensation together. */
export function totalDue({ debt, interest, compensation }: StatutoryInterest): Money {
  const withInterest = add(debt.principal, interest.interest);
  return compensation ? add(withInterest, compensation) : withInterest;
}

/** Why a US state has no interest that an invoice could charge; `undefined` for what is no state. */
export function noInterestIn(state: string): Outcome<never> | undefined {
  const known = usLegalRates().find(({ id }) => id === state.trim().toUpperCase());
  if (!known) return undefined;
  const rate = known.percent ? `is ${known.percent} % (confidence ${known.confidence})` : "is not fixed here";
  const note = known.note ? `: ${known.note}` : "";
  return noInterest(
    known.id,
    `A late charge must be agreed before the work. The state's legal rate ${rate}${note}. It is for a court to award where the contract is silent, not for an invoice. ${freelanceHint(known.id)}`,
  );
}

function noInterest(regime: string, because: string): Outcome<never> {
  return refuse({ kind: "no-statutory-interest", regime, because: because.trim() });
}
