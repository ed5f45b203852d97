import type { LocalDate } from "./calendar.ts";
import { by, decimal, over, plus, toText, whole } from "./fraction.ts";
import { creditedOn, type Entry, type Invoice, netOf, openParts } from "./invoice.ts";
import { add, type Money, negate, subtract, sum, times } from "./money.ts";
import { discountUntil, type EarlyDiscount, readTerms } from "./terms.ts";

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

/** The discount that an invoice's terms agree on; `undefined` where they have none. */
function agreedDiscount(
  invoice: Pick<Invoice, "terms" | "issuedOn">,
): (EarlyDiscount & { until: LocalDate }) | undefined {
  const terms = invoice.terms === undefined ? undefined : readTerms(invoice.terms);
  if (!terms?.ok || terms.value.kind !== "net" || !terms.value.discount) return undefined;
  const until = discountUntil(terms.value, invoice.issuedOn);
  return until && { ...terms.value.discount, until };
}

/** What was granted as discount and not taken back. */
export function grantedDiscount({ currency }: Pick<Invoice, "currency">, entries: readonly Entry[]): Money {
  return negate(netOf(entries, currency, ["early-discount", "early-discount-lapsed"]));
}

/**
 * Where the discount stands: `most` is what it may come to, a share of the whole invoice less its credit
 * memos, tax included. `missing` is what the money that came in time lacks; at zero or below it is earned.
 * Value dates count, so that money booked late and paid in time is honoured.
 */
export function discountStanding(
  invoice: Invoice,
  entries: readonly Entry[],
): { until: LocalDate; percent: string; most: Money; missing: Money } | undefined {
  const agreed = agreedDiscount(invoice);
  if (!agreed) return undefined;
  const billed = add(invoice.total, creditedOn(invoice, entries));
  const enough = discounted(billed, agreed);
  const { until, percent } = agreed;
  const missing = subtract(enough, cameBy(until, invoice, entries));
  return { until, percent, most: subtract(billed, enough), missing };
}

/** What is paid, and what is taken off, when the discount is taken. */
export type DiscountOffer = { until: LocalDate; percent: string; off: Money; pay: Money };

/** The discount that money of value date `on` would still earn; `undefined` where it cannot be taken. */
export function discountOffer(
  invoice: Invoice,
  entries: readonly Entry[],
  on: LocalDate,
): DiscountOffer | undefined {
  const standing = invoice.draft ? undefined : discountStanding(invoice, entries);
  if (!standing || on > standing.until || standing.missing.minor <= 0n) return undefined;
  const { until, percent, missing: pay } = standing;
  const off = subtract(openParts(invoice, entries).principal, pay);
  return off.minor > 0n ? { until, percent, off, pay } : undefined;
}

/** What was paid on the principal by the end of `until`: money that stayed, and credit that was not given back. */
function cameBy(until: LocalDate, { currency }: Invoice, entries: readonly Entry[]): Money {
  const bounced = new Set(entries.filter((e) => e.kind === "payment-reversal").map((e) => e.payment));
  const onPrincipal = entries.filter((e) => e.component === undefined);
  const returned = onPrincipal.findLastIndex((e) => e.kind === "credit-returned");
  const counts = (entry: Entry, i: number) =>
    entry.on <= until &&
    ((entry.kind === "payment" && !bounced.has(entry.payment)) ||
      (entry.kind === "credit-used" && i > returned));
  const effects = onPrincipal.filter(counts).map((e) => e.effect);
  return negate(sum(effects, currency));
}
