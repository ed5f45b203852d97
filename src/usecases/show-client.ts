import { dateIn, type LocalDate } from "../domain/calendar.ts";
import type { Client } from "../domain/client.ts";
import { type Advice, adviceFor, type Habit } from "../domain/habit.ts";
import type { ClientId } from "../domain/ids.ts";
import type { Money } from "../domain/money.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import { NO_CLIENT } from "../domain/refusal.ts";
import type { Workspace } from "../domain/workspace.ts";
import { findClient } from "../store/clients.ts";
import type { Db } from "../store/db.ts";
import { creditOf } from "../store/entries.ts";
import { agreementHabit, paymentHabit } from "../store/habits.ts";
import { openInvoicesOf } from "../store/invoices.ts";
import { listMembers } from "../store/workspaces.ts";
import type { Desk } from "./desk.ts";
import { type ReceivableRow, rowOf } from "./receivable-row.ts";

/** What the ledger knows of how a client pays, and what may be done about it. */
export type ClientHabit = { habit: Habit; advice?: Advice };

/** One client: who they are, what is open, how they have paid. */
export type ClientView = ClientHabit & {
  client: Client;
  open: ReceivableRow[];
  credit: Money[];
  /** Who of the team looks after them. */
  owner?: string;
};

export async function showClient(
  { db, clock }: Pick<Desk, "db" | "clock">,
  workspace: Workspace,
  id: ClientId,
): Promise<Outcome<ClientView>> {
  const { id: ws, zone } = workspace;
  const client = await findClient(db, ws, id);
  if (!client) return refuse(NO_CLIENT);
  const today = dateIn(zone, clock.now());
  const owner = client.owner && (await listMembers(db, ws)).find(({ id: member }) => member === client.owner);
  return done({
    client,
    ...(owner ? { owner: owner.name } : {}),
    credit: await creditOf(db, ws, id),
    ...(await habitOfClient(db, workspace, client, today)),
    open: (await openInvoicesOf(db, ws, id)).map((found) => rowOf(found, client.name, today)),
  });
}

/** Reads a client's habit by two queries, however many invoices there are. */
export async function habitOfClient(
  tx: Db,
  { id: ws, terms: usualTerms }: Workspace,
  client: Client,
  today: LocalDate,
): Promise<ClientHabit> {
  const paid = await paymentHabit(tx, ws, client.id);
  const habit = { ...paid, ...(await agreementHabit(tx, ws, client.id)) };
  const advice = adviceFor(habit, client, { usualTerms, today });
  return advice ? { habit, advice } : { habit };
}
