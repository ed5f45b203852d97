import { by, compare, decimal, type Fraction, over, rounded, whole } from "./fraction.ts";
import { add, type Money, money, subtract, times } from "./money.ts";

/** Whole percent, as a person puts them: of winning, and of then being paid. */
export type Odds = { win: number; collect: number };

/** A person's own hours, as decimal text, and what one of them is worth. */
export type OwnTime = { hours: string; rate: Money };

/** `debt`: all that a court would award. `fees`: paid first, and put on the loser's account. */
export type Suit = { debt: Money; fees: Money; ownTime?: OwnTime };

/**
 * What a claim is worth on the average: the chance of winning, times that of being paid, times debt and fees,
 * less the fees and the value of one's own time, which no court gives back.
 */
export function expectedValue({ debt, fees, ownTime }: Suit, { win, collect }: Odds): Money {
  const share = over(whole(BigInt(win) * BigInt(collect)), whole(10_000n));
  const awarded = portion(add(debt, fees), share);
  return subtract(subtract(awarded, fees), timeCost(ownTime, debt));
}

/**
 * The least chance, in whole percent, of winning and being paid at which a suit is worth more than `otherwise`
 * (what doing without it brings); above 100 it never is.
 */
export function chanceNeeded({ debt, fees, ownTime }: Suit, otherwise: Money): number {
  const needed = add(add(fees, timeCost(ownTime, debt)), otherwise);
  const atBest = add(debt, fees);
  if (needed.minor <= 0n) return 0;
  if (atBest.minor <= 0n) return 101;
  const hundredfold = needed.minor * 100n;
  const percent = hundredfold / atBest.minor + (hundredfold % atBest.minor > 0n ? 1n : 0n);
  return percent > 100n ? 101 : Number(percent);
}

/** What is left of a sum when a share of it, in percent, goes to whoever collects it. */
export function leftAfterShare(debt: Money, percent: string): Money {
  const share = over(decimal(percent), whole(100n));
  if (compare(share, whole(1n)) > 0) throw new RangeError(`more than all of it: ${percent} %`);
  return subtract(debt, portion(debt, share));
}

/** What hours of one's own are worth; nothing where none are given. */
function timeCost(ownTime: OwnTime | undefined, { currency }: Money): Money {
  return ownTime ? times(ownTime.rate, ownTime.hours) : money(0n, currency);
}

function portion({ minor, currency }: Money, share: Fraction): Money {
  return money(rounded(by(whole(minor), share)), currency);
}
