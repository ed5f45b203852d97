import { by, decimal, over, plus, toText, whole } from "./fraction.ts";
import { type Money, subtract, times } from "./money.ts";
import type { EarlyDiscount } from "./terms.ts";

/** What is paid when the discount is taken: "3" percent off 1200.00 is 1164.00. */
export function discounted(amount: Money, { percent }: EarlyDiscount): Money {
  return subtract(amount, times(amount, toText(over(decimal(percent), whole(100n)))));
}

/**
 * What it costs a year, in percent with two decimals, to pay on the last of `netDays` days instead of taking
 * the discount: its share of what would be paid early, not of the full sum. `undefined` where there are no
 * days between the two.
 */
export function yearlyCost({ percent, days }: EarlyDiscount, netDays: number): string | undefined {
  if (netDays <= days) return undefined;
  const rest = plus(whole(100n), decimal(`-${percent}`));
  const share = over(decimal(percent), rest);
  const yearly = by(share, over(whole(36500n), whole(BigInt(netDays - days))));
  return toText(yearly, 2);
}
