import type { Card, CardPart } from "../../chat/card.ts";
import { readAmount } from "../../chat/reading/amount.ts";
import { addDays, formatDate, formatShortDate } from "../../domain/calendar.ts";
import type { Debt, Interest } from "../../domain/interest.ts";
import { formatMoney, readCurrency, toDecimal } from "../../domain/money.ts";
import { done, type Outcome, refuse } from "../../domain/outcome.ts";
import { isFor, type Regime, regimeNamed, regimes } from "../../facts/late-interest.ts";
import {
  noInterestIn,
  type StatutoryInterest,
  totalDue,
  workOutInterest,
} from "../../facts/statutory-interest.ts";
import { type Answer, evidenceParts, readDate, unknownFact } from "./answer.ts";

export type InterestAsked = {
  regime: string;
  principal: string;
  currency: string;
  due: string;
  until: string;
  consumer?: boolean;
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
    const because = `it is before the due date, ${formatDate(debt.value.dueOn)}`;
    return refuse({
      kind: "unreadable",
      what: "end of the interest",
      text: asked.until,
      because,
      example: addDays(debt.value.dueOn, 30),
    });
  }
  const debtor = asked.consumer ? "consumer" : "business";
  const found = workOutInterest(regime.value, debt.value, until.value, debtor);
  return found.ok ? done({ json: jsonOf(found.value), card: cardOf(found.value) }) : found;
}

function readRegime({ regime: id, consumer = false }: InterestAsked): Outcome<Regime> {
  const regime = regimeNamed(id);
  if (!regime) return noInterestIn(id) ?? unknownFact("regime", id, regimes());
  if (regime.rate.kind === "none" || !consumer || isFor(regime, "consumer")) return done(regime);
  return refuse({
    kind: "no-statutory-interest",
    regime: regime.id,
    because: "It gives no interest against consumers. Without --consumer it is worked out for a business.",
  });
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

function jsonOf(found: StatutoryInterest) {
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
    totalDue: toDecimal(totalDue(found)),
    rule: [regime.rule, ...(regime.doubts ?? [])].join(" "),
    source: regime.source,
    asOf: regime.asOf,
    confidence,
  };
}

function cardOf(found: StatutoryInterest): Card {
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

function rowsOf(found: StatutoryInterest): [string, string][] {
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
  return [...rows, ["Total due", formatMoney(totalDue(found))]];
}

/** A line for each stretch of days, where there is more than one rate. */
function periodsOf({ periods }: Interest): CardPart[] {
  if (new Set(periods.map(({ percent }) => percent)).size < 2) return [];
  const columns = [
    { label: "From" },
    { label: "To" },
    { label: "Days", align: "right" as const },
    { label: "Rate", align: "right" as const },
  ];
  const rows = periods.map(({ from, until, days, percent }) => [
    formatShortDate(from),
    formatShortDate(until),
    String(days),
    `${percent} %`,
  ]);
  return [{ kind: "table", columns, rows }];
}

function otherCurrency({ compensation }: Regime): CardPart {
  return { kind: "text", text: `Compensation is in ${compensation!.currency} and is not added here.` };
}
