import { fromDecimal, type Money } from "./money.ts";

/**
 * The borders of one band of amounts, as decimal texts in the currency of what is looked up: `from` and
 * `upTo` belong to it, `above` and `below` do not. A border left out is open.
 */
export type Band = { from?: string; above?: string; upTo?: string; below?: string };

/** The first band that holds the amount; `undefined` where none does. */
export function bandOf<B extends Band>(amount: Money, bands: readonly B[]): B | undefined {
  return bands.find((band) => holds(band, amount));
}

function holds({ from, above, upTo, below }: Band, amount: Money): boolean {
  const at = (text: string) => amount.minor - borderOf(text, amount);
  return (
    (from === undefined || at(from) >= 0n) &&
    (above === undefined || at(above) > 0n) &&
    (upTo === undefined || at(upTo) <= 0n) &&
    (below === undefined || at(below) < 0n)
  );
}

function borderOf(text: string, { currency }: Money): bigint {
  const border = fromDecimal(text, currency);
  if (!border) throw new RangeError(`no amount in ${currency}: ${text}`);
  return border.minor;
}
