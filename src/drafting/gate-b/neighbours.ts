import type { Money } from "../../domain/money.ts";
import type { FoundDate } from "./dates-in-text.ts";
import type { Fault } from "./fault.ts";
import { type FoundAmount, readFact, same } from "./money-in-text.ts";
import { COVER, linesOf, type Reading, type Sheet, within } from "./reading.ts";

type Found = { amounts: readonly FoundAmount[]; dates: readonly FoundDate[] };

/** What stands right beside an invoice's number, a day to pay by or the days of a plan says what it is, in any language. */
export function judgeNeighbours(masked: Reading, read: Reading, found: Found, sheet: Sheet): Fault[] {
  return [
    ...judgeDayBesideNumber(masked, found.dates, sheet),
    ...judgeAskedSum(read, found, sheet),
    ...judgeEndsOfPlan(read, found, sheet),
  ];
}

/** "Invoice 7 of 3 March": one small word between a number and a day makes it the day of issue. */
function judgeDayBesideNumber(
  masked: Reading,
  dates: readonly FoundDate[],
  { facts, words }: Sheet,
): Fault[] {
  if (!words.spaced) return [];
  return dates.flatMap(({ date, start, text }): Fault[] => {
    if (!date || !BESIDE_NUMBER.test(masked.rest.slice(Math.max(0, start - 12), start))) return [];
    const roles = facts.dates.filter(({ value }) => value === date).map(({ role }) => role);
    if (roles.length === 0 || roles.some((role) => !/^(?:due|deadline|remind|instalment)/.test(role)))
      return [];
    return [{ code: "wrong-date-role", where: masked.where, found: text, expected: roles.join(", ") }];
  });
}

/** "of", "vom", "du", "del", "van", "z"; "due" and its like say another thing. */
const BESIDE_NUMBER = new RegExp(`${COVER.reference} (?:of|from|vom|du|de|del|van|z|z dnia) $`, "iu");

/** Where charges have come on top, what is asked for by the last day is the sum with them. */
function judgeAskedSum(read: Reading, { amounts, dates }: Found, { facts }: Sheet): Fault[] {
  const inAll = facts.amounts.filter(({ role }) => /^(?:total_with|claim_total)/.test(role));
  const asked = inAll.map(({ value, currency }) => readFact(value, currency));
  if (asked.length === 0) return [];
  const isLastDay = ({ date }: FoundDate) =>
    facts.dates.some(({ role, value }) => role === "deadline" && value === date);
  return sentencesOf(read).flatMap((sentence): Fault[] => {
    const [sum, ...others] = within(amounts, sentence);
    if (!sum?.money || others.length > 0 || !within(dates, sentence).some(isLastDay)) return [];
    if (isOneOf(sum.money, asked)) return [];
    return [{ code: "wrong-role", where: read.where, found: sum.text }];
  });
}

function sentencesOf({ rest }: Reading): { start: number; end: number }[] {
  return [...rest.matchAll(/(?:[^.!?\n。]|[.!?](?!\s))+/gu)].map(({ index, 0: text }) => ({
    start: index,
    end: index + text.length,
  }));
}

function isOneOf(money: Money, all: readonly Money[]): boolean {
  return all.some((one) => same(one, money));
}

/** Outside its table a plan is spoken of by the day it begins on and the day it ends on, in this order. */
function judgeEndsOfPlan(read: Reading, { amounts, dates }: Found, { facts }: Sheet): Fault[] {
  const days = facts.instalments.map(({ due }) => due);
  if (days.length < 2) return [];
  const named = linesOf(read)
    .filter((line) => within(amounts, line).length === 0)
    .flatMap((line) => within(dates, line).filter(({ date }) => date && days.includes(date)));
  const ends = [days[0], days.at(-1)];
  const right =
    named.length === 2
      ? named.every(({ date }, i) => date === ends[i])
      : named.every(({ date }) => named.length !== 1 || ends.includes(date));
  if (right) return [];
  return named.slice(0, 1).map(({ text }) => ({ code: "wrong-instalment", where: read.where, found: text }));
}
