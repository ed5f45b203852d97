import type { LocalDate } from "../domain/calendar.ts";
import type { Client } from "../domain/client.ts";
import type { ClientId } from "../domain/ids.ts";
import { type Money, negate, subtract, toDecimal } from "../domain/money.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import type { Refusal } from "../domain/refusal.ts";
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
    if (!client) return refuse({ kind: "no-such-client", text: "that client" });
    const unfit = await whyNotRefundable(ledger, client, refund);
    if (unfit) return refuse(unfit);
    const { amount, on, reference } = refund;
    const effect = negate(amount);
    const left = subtract(await creditIn(ledger, client.id, amount.currency), amount);
    const movement = { client: client.id, kind: "refunded" as const, on, effect };
    await insertCreditMovements(ledger.tx, ledger.ws, [movement], ledger.now);
    ledger.record({
      kind: "credit-refunded",
      client: client.id,
      data: {
        amount: toDecimal(amount),
        currency: amount.currency,
        on,
        reference: reference ?? null,
        credit: toDecimal(effect),
      },
    });
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
  const twin = (await refundsOn(tx, ws, client.id, on)).find(
    (refund) => refund.currency === currency && refund.minor === amount.minor,
  );
  if (!twin || again) return undefined;
  return { kind: "booking", no: { kind: "same-refund", client: client.name, amount, on } };
}
