import type { ClientId } from "../domain/ids.ts";
import type { Entry } from "../domain/invoice.ts";
import { add, type Currency, type Money, negate, zero } from "../domain/money.ts";
import { type CreditMovement, creditOf } from "../store/entries.ts";
import type { Ledger } from "./change.ts";

/** What the client has in credit in one currency. */
export async function creditIn(
  { tx, ws }: Pick<Ledger, "tx" | "ws">,
  client: ClientId,
  currency: Currency,
): Promise<Money> {
  return (await creditOf(tx, ws, client)).find((m) => m.currency === currency) ?? zero(currency);
}

/** How much of the credit that the movements take back is not there any more; `undefined` when all is. */
export async function missingCredit(
  ledger: Pick<Ledger, "tx" | "ws">,
  client: ClientId,
  currency: Currency,
  movements: readonly CreditMovement[],
): Promise<Money | undefined> {
  const left = await creditIn(ledger, client, currency);
  const after = movements.reduce((credit, { effect }) => add(credit, effect), left);
  return after.minor >= 0n ? undefined : negate(after);
}

/** What the entries release to the client's credit, or take back from it. */
export function releasedBy(entries: readonly Entry[], client: ClientId): CreditMovement[] {
  return entries
    .filter(({ kind }) => kind === "credit-released")
    .map(({ invoice, on, effect }) => ({
      client,
      kind: effect.minor > 0n ? "released" : "returned",
      on,
      effect,
      invoice,
    }));
}
