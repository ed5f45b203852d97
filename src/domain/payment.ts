import type { LocalDate } from "./calendar.ts";
import type { InvoiceId } from "./ids.ts";
import { type Booking, COMPONENTS, type Component, type Entry, type Invoice, openParts } from "./invoice.ts";
import { add, least, type Money, negate, subtract, zero } from "./money.ts";
import type { AllocationOrder } from "./workspace.ts";

/** What an invoice can take: its balance, in the order in which payments go to it. */
export type Payable = { invoice: InvoiceId; balance: Money };

export type Allocation = { parts: { invoice: InvoiceId; amount: Money }[]; rest: Money };

/**
 * Spreads a payment over invoices in the order given, none above its balance. `rest` is what no invoice
 * could take. Parts and rest add up to the payment exactly; parts of nothing are left out.
 */
export function allocate(payment: Money, payables: readonly Payable[]): Allocation {
  let rest = payment;
  const parts: Allocation["parts"] = [];
  for (const { invoice, balance } of payables) {
    if (rest.minor <= 0n) break;
    if (balance.minor <= 0n) continue;
    const amount = least(rest, balance);
    parts.push({ invoice, amount });
    rest = subtract(rest, amount);
  }
  return { parts, rest };
}

/** `enough` settles the invoice where an early-payment discount is taken; its balance where there is none. */
export type DiscountedPayable = Payable & { enough: Money };

/**
 * Spreads a payment as `allocate` does, but where it is enough for all of them with their discounts, each gets
 * its discounted sum before any gets more: who pays two invoices less their discounts means just that.
 */
export function allocateDiscounted(payment: Money, payables: readonly DiscountedPayable[]): Allocation {
  const first = allocate(
    payment,
    payables.map(({ invoice, enough }) => ({ invoice, balance: enough })),
  );
  const reached = first.parts.reduce((sum, { amount }) => sum + amount.minor, 0n);
  const enough = payables.reduce((sum, p) => sum + (p.enough.minor > 0n ? p.enough.minor : 0n), 0n);
  if (reached < enough) return allocate(payment, payables);
  const given = new Map(first.parts.map(({ invoice, amount }) => [invoice, amount]));
  const left = (p: Payable) => subtract(p.balance, given.get(p.invoice) ?? zero(payment.currency));
  const second = allocate(
    first.rest,
    payables.map((p) => ({ invoice: p.invoice, balance: left(p) })),
  );
  const more = new Map(second.parts.map(({ invoice, amount }) => [invoice, amount]));
  const parts = payables.flatMap(({ invoice }) => {
    const sums = [given.get(invoice), more.get(invoice)].filter((sum) => sum !== undefined);
    return sums.length > 0 ? [{ invoice, amount: sums.reduce(add) }] : [];
  });
  return { parts, rest: second.rest };
}

/** In which order the parts of one debt are paid: see AllocationOrder. */
const ORDERS: Record<AllocationOrder, readonly Component[]> = {
  "principal-first": ["principal", "interest", "fee", "costs"],
  "legal-order": ["costs", "fee", "interest", "principal"],
};

type Parts = Record<Component, Money>;

/** Spreads a sum over the parts of a debt in the order given, none above what it has. */
function spread(amount: Money, parts: Parts, order: readonly Component[]): { shares: Parts; rest: Money } {
  const none = zero(amount.currency);
  const shares: Parts = { principal: none, fee: none, interest: none, costs: none };
  let rest = amount;
  for (const part of order) {
    if (parts[part].minor <= 0n) continue;
    shares[part] = least(rest, parts[part]);
    rest = subtract(rest, shares[part]);
  }
  return { shares, rest };
}

/** What a sum does to one part of a debt: `paid` in all, of which `revived` had been given up before. */
export type PartPaid = { component: Component; paid: Money; revived: Money };

/**
 * Spreads a sum over the parts of one invoice's debt: over what is open, then over what was given up. Within
 * each the order is the workspace's; a charge that is later than `on`, the value date, comes last, since it
 * was not there to be paid. Parts of nothing are left out.
 *
 * @throws RangeError when the sum is more than is open and given up.
 */
export function payParts(
  { invoice, entries }: { invoice: Pick<Invoice, "total">; entries: readonly Entry[] },
  { amount, on, order }: { amount: Money; on: LocalDate; order: AllocationOrder },
): PartPaid[] {
  const open = openParts(invoice, entries);
  const then = openParts(
    invoice,
    entries.filter((entry) => !(isCharge(entry) && entry.on > on)),
  );
  const first = spread(
    amount,
    mapParts((part) => least(then[part], open[part])),
    ORDERS[order],
  );
  const later = mapParts((part) => subtract(open[part], first.shares[part]));
  const second = spread(first.rest, later, ORDERS[order]);
  const revived = spread(second.rest, givenUp(invoice, entries), ORDERS[order]);
  if (revived.rest.minor > 0n) throw new RangeError("a payment above what is owed");
  return COMPONENTS.map((component) => {
    const sums = [first, second, revived].map(({ shares }) => shares[component]);
    return { component, paid: sums.reduce(add), revived: revived.shares[component] };
  }).filter(({ paid }) => paid.minor > 0n);
}

/** What was given up as lost of each part, and not taken back. */
export function givenUp(invoice: Pick<Invoice, "total">, entries: readonly Entry[]): Parts {
  const none = { total: zero(invoice.total.currency) };
  const lost = openParts(
    none,
    entries.filter(({ kind }) => kind === "write-off" || kind === "write-off-reversal"),
  );
  return mapParts((part) => negate(lost[part]));
}

/** A booking on one part of a debt. */
export function onPart(component: Component, kind: Entry["kind"], effect: Money): Booking {
  return component === "principal" ? { kind, effect } : { kind, effect, component };
}

function isCharge({ kind }: Entry): boolean {
  return kind === "late-fee" || kind === "interest" || kind === "compensation";
}

function mapParts(value: (part: Component) => Money): Parts {
  return {
    principal: value("principal"),
    fee: value("fee"),
    interest: value("interest"),
    costs: value("costs"),
  };
}
