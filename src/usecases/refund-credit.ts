import type { LocalDate } from "../domain/calendar.ts";
import type { Client } from "../domain/client.ts";
import type { ClientId } from "../domain/ids.ts";
import { add, type Money, negate, subtract, toDecimal } from "../domain/money.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import { NO_CLIENT, type Refusal } from "../domain/refusal.ts";
import { findClient } from "../store/clients.ts";
import { creditOf, insertCreditMovements, refundsOn } from "../store/entries.ts";
import { change, type Ledger, type Who } from "./change.ts";
import { creditIn } from "./client-credit.ts";
import type { Desk } from "./desk.ts";
import { ledgerChanged } from "./ledger-changed.ts";

export type Refund = {
  client: ClientId;
  amount: Money;
  /** Value date. */
  on: LocalDate;
  reference?: string;
  /** Says that it is another refund, although one just like it is on the books. */
  again?: boolean;
};

/** Books money that was paid back to a client out of their credit, which it lowers; never below nothing. */
export function refundCredit(
  desk: Pick<Desk, "db" | "clock">,
  who: Who,
  refund: Refund,
): Promise<Outcome<{ client: Client; left: Money }>> {
  return change(desk, who, async (ledger) => {
    const client = await findClient(ledger.tx, ledger.ws, refund.client);
    if (!client) return refuse(NO_CLIENT);
    const unfit = await whyNotRefundable(ledger, client, refund);
    if (unfit) return refuse(unfit);
    const { amount } = refund;
    const left = subtract(await creditIn(ledger, client.id, amount.currency), amount);
    await bookRefund(ledger, "credit-refunded", refund);
    await ledgerChanged(ledger, client.id, [], "credit was paid back");
    return done({ client, left });
  });
}

async function whyNotRefundable(
  ledger: Ledger,
  client: Client,
  { amount, on, again }: Refund,
): Promise<Refusal | undefined> {
  const { tx, ws, today } = ledger;
  if (amount.minor <= 0n) return { kind: "not-positive", what: "A refund" };
  if (on > today) return { kind: "in-future", what: "a refund", on, today };
  const { currency } = amount;
  const there = await creditIn(ledger, client.id, currency);
  if (amount.minor > there.minor) {
    const credit = await creditOf(tx, ws, client.id);
    return {
      kind: "booking",
      no: { kind: "more-than-credit", client: client.name, credit, offered: amount },
    };
  }
  const isTwin = !again && (await standingRefunds(ledger, { client: client.id, amount, on })) > 0;
  return isTwin
    ? { kind: "booking", no: { kind: "same-refund", client: client.name, amount, on } }
    : undefined;
}

/** How many refunds of this sum were booked for this day and not taken back. */
async function standingRefunds({ tx, ws }: Ledger, { client, amount, on }: Refund): Promise<number> {
  const booked = await refundsOn(tx, ws, client, on);
  const same = booked.filter((refund) => refund.currency === amount.currency);
  const count = (minor: bigint) => same.filter((refund) => refund.minor === minor).length;
  return count(amount.minor) - count(-amount.minor);
}

/** Takes a refund back that never went out: the client has that much in credit again. */
export function undoRefund(
  desk: Pick<Desk, "db" | "clock">,
  who: Who,
  refund: Pick<Refund, "client" | "amount" | "on">,
): Promise<Outcome<{ client: Client; left: Money }>> {
  return change(desk, who, async (ledger) => {
    const { amount } = refund;
    const client = await findClient(ledger.tx, ledger.ws, refund.client);
    const stands = client && amount.minor > 0n && (await standingRefunds(ledger, refund)) > 0;
    if (!stands) return refuse({ kind: "booking", no: { kind: "no-refund" } });
    const left = add(await creditIn(ledger, client.id, amount.currency), amount);
    await bookRefund(ledger, "refund-taken-back", { ...refund, amount: negate(amount) });
    await ledgerChanged(ledger, client.id, [], "a refund was taken back");
    return done({ client, left });
  });
}

/** A refund of less than nothing is one that is taken back. */
async function bookRefund(
  ledger: Ledger,
  kind: "credit-refunded" | "refund-taken-back",
  { client, amount, on, reference }: Refund,
): Promise<void> {
  const effect = negate(amount);
  const movement = { client, kind: "refunded" as const, on, effect };
  await insertCreditMovements(ledger.tx, ledger.ws, [movement], ledger.now);
  ledger.record({
    kind,
    client,
    data: {
      amount: toDecimal(amount),
      currency: amount.currency,
      on,
      reference: reference ?? null,
      credit: toDecimal(effect),
    },
  });
}
