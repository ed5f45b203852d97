import { newId } from "../domain/ids.ts";
import type { Booking, Entry } from "../domain/invoice.ts";

/** What every entry of one booking shares: invoice, day, and the payment or memo that it comes from. */
export type EntryGround = Pick<Entry, "invoice" | "on" | "payment" | "creditMemo" | "reason">;

/** The entries of what was decided, in that order; entries are kept in the order of their ids. */
export function makeEntries(ground: EntryGround, bookings: readonly Booking[]): Entry[] {
  return bookings.map((booking) => ({ ...ground, ...booking, id: newId() }));
}
