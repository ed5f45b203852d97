import { discountStanding, grantedDiscount } from "./early-discount.ts";
import { type Booking, type Entry, type Invoice, netOf, openParts } from "./invoice.ts";
import { add, least, type Money, negate, subtract, zero } from "./money.ts";
import { givenUp } from "./payment.ts";

/** What a booking that is taken back had done besides: to be done again or undone, as far as it still fits. */
export type Undone = {
  /** Discount that it had taken back. */
  discount?: Money;
  /** A write-off of the principal that it had taken back. */
  givenUp?: Money;
};

/**
 * What follows on the principal from what was just booked on it, last in `entries`: bookings after which no
 * part of it is below zero, nothing is released to the client while something is open, and the early-payment
 * discount is what the terms grant.
 *
 * A discount that the money in time no longer earns lapses; one above the share that a credit memo has left
 * lapses by the difference. What was paid beyond the rest becomes the client's credit, after a write-off was
 * taken back. What is open again takes back first what `undone` says, then what was released to the client.
 */
export function settle(invoice: Invoice, entries: readonly Entry[], undone: Undone = {}): Booking[] {
  const none = zero(invoice.currency);
  const standing = discountStanding(invoice, entries);
  const most = standing && standing.missing.minor <= 0n ? standing.most : none;
  const granted = grantedDiscount(invoice, entries);
  const lapsed = subtract(granted, least(granted, most));
  const room = subtract(most, subtract(granted, lapsed));
  const open = add(openParts(invoice, entries).principal, lapsed);
  const lapse: Booking = { kind: "early-discount-lapsed", effect: lapsed };
  const rest = open.minor < 0n ? beyond(invoice, entries, negate(open)) : again(open, room);
  const booked = [lapse, ...rest].filter(({ effect }) => effect.minor !== 0n);
  return open.minor === 0n ? [...booked, ...insteadOfLoss(invoice, entries, room)] : booked;

  function again(total: Money, most: Money): Booking[] {
    const take = taker(total);
    const restored = take(least(most, undone.discount ?? none));
    const released = take(netOf(entries, invoice.currency, ["credit-released"]));
    const earned = take(subtract(most, restored));
    const lost = take(undone.givenUp ?? none);
    return [
      { kind: "early-discount", effect: negate(add(restored, earned)) },
      { kind: "credit-released", effect: negate(released) },
      { kind: "write-off", effect: negate(lost) },
    ];
  }
}

/** What was given up and is discount now: the payer was right to leave it. */
function insteadOfLoss(invoice: Invoice, entries: readonly Entry[], room: Money): Booking[] {
  const granted = least(room, givenUp(invoice, entries).principal);
  if (granted.minor <= 0n) return [];
  return [
    { kind: "write-off-reversal", effect: granted },
    { kind: "early-discount", effect: negate(granted) },
  ];
}

/** What is paid and credited beyond the principal: it takes a write-off back, and the rest is the client's. */
function beyond(invoice: Invoice, entries: readonly Entry[], over: Money): Booking[] {
  // What was given up was never paid: only what is above it is the client's.
  const revived = least(over, givenUp(invoice, entries).principal);
  return [
    { kind: "write-off-reversal", effect: revived },
    { kind: "credit-released", effect: subtract(over, revived) },
  ];
}

/** Takes from a sum as much as is asked for and still there. */
function taker(sum: Money): (wanted: Money) => Money {
  let left = sum;
  return (wanted) => {
    const taken = least(left, wanted);
    left = subtract(left, taken);
    return taken;
  };
}
