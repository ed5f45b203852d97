import { dateIn, type LocalDate } from "../domain/calendar.ts";
import type { Client } from "../domain/client.ts";
import type { ClientId } from "../domain/ids.ts";
import type { Money } from "../domain/money.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import { NO_CLIENT } from "../domain/refusal.ts";
import { type Statement, statementsOf } from "../domain/statement.ts";
import type { Workspace } from "../domain/workspace.ts";
import { findClient } from "../store/clients.ts";
import { creditOf } from "../store/entries.ts";
import { openInvoicesOf } from "../store/invoices.ts";
import type { Desk } from "./desk.ts";

/** The open items of a client's account. */
export type ClientStatement = {
  client: Client;
  today: LocalDate;
  /** One a currency; none when nothing is open. */
  statements: readonly Statement[];
  /** What the client has with us and nobody has used. */
  credit: readonly Money[];
};

export async function clientStatement(
  { db, clock }: Pick<Desk, "db" | "clock">,
  { id: ws, zone }: Workspace,
  id: ClientId,
): Promise<Outcome<ClientStatement>> {
  const client = await findClient(db, ws, id);
  if (!client) return refuse(NO_CLIENT);
  return done({
    client,
    today: dateIn(zone, clock.now()),
    statements: statementsOf(await openInvoicesOf(db, ws, id)),
    credit: await creditOf(db, ws, id),
  });
}
