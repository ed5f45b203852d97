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
  const released = netOf(entries, invoice.currency, ["credit-released"]);
  const lost = givenUp(invoice, entries).principal;
  const rest = open.minor < 0n ? beyond(negate(open), lost) : openAgain(open, { room, released, undone });
  const booked: Booking[] = [{ kind: "early-discount-lapsed", effect: lapsed }, ...rest];
  return [...booked, ...insteadOfLoss(booked, { room, lost })].filter(({ effect }) => effect.minor !== 0n);
}

type Before = { room: Money; released: Money; undone: Undone };

/** What takes away from the principal that is open, in this order, as far as it goes. */
function openAgain(open: Money, { room, released, undone }: Before): Booking[] {
  const none = zero(open.currency);
  let left = open;
  const take = (wanted: Money): Money => {
    const taken = least(left, wanted);
    left = subtract(left, taken);
    return taken;
  };
  const restored = take(least(room, undone.discount ?? none));
  const takenBack = take(released);
  const earned = take(subtract(room, restored));
  const lost = take(undone.givenUp ?? none);
  return [
    { kind: "early-discount", effect: negate(add(restored, earned)) },
    { kind: "credit-released", effect: negate(takenBack) },
    { kind: "write-off", effect: negate(lost) },
  ];
}

/** What is given up and could be discount is discount: the payer was right to leave it. */
function insteadOfLoss(booked: readonly Booking[], { room, lost }: { room: Money; lost: Money }): Booking[] {
  const effectOf = (...kinds: Booking["kind"][]) =>
    booked
      .filter(({ kind }) => kinds.includes(kind))
      .reduce((sum, b) => add(sum, b.effect), zero(room.currency));
  const roomLeft = add(room, effectOf("early-discount"));
  const lostLeft = subtract(lost, effectOf("write-off", "write-off-reversal"));
  const granted = least(roomLeft, lostLeft);
  return [
    { kind: "write-off-reversal", effect: granted },
    { kind: "early-discount", effect: negate(granted) },
  ];
}

/** What is paid and credited beyond the principal: it takes a write-off back, and the rest is the client's. */
function beyond(over: Money, lost: Money): Booking[] {
  // What was given up was never paid: only what is above it is the client's.
  const revived = least(over, lost);
  return [
    { kind: "write-off-reversal", effect: revived },
    { kind: "credit-released", effect: subtract(over, revived) },
  ];
}
