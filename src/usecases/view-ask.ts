import type { Ask } from "../domain/ask.ts";
import { dateIn } from "../domain/calendar.ts";
import type { AskId, WorkspaceId } from "../domain/ids.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import { NO_ASK } from "../domain/refusal.ts";
import type { Workspace } from "../domain/workspace.ts";
import { findAsk, findAsks, openAsks } from "../store/asks.ts";
import { findClients } from "../store/clients.ts";
import { findInvoices } from "../store/invoices.ts";
import type { Charge } from "./charge-due.ts";
import { workOutCharge } from "./charge-invoice.ts";
import type { Desk } from "./desk.ts";
import { type ReceivableRow, rowOf } from "./receivable-row.ts";
import { type InvoiceView, showInvoice } from "./show-invoice.ts";

type ReadDesk = Pick<Desk, "db" | "clock">;

/** What the team was asked, and about what, in one line of a list. */
export type WaitingAsk = { ask: Ask; about: ReceivableRow };

/** The same as its card shows it. */
export type AskView = {
  ask: Ask;
  view: InvoiceView;
  /** Where a late fee is asked about: what may be charged now; absent where nothing may be any more. */
  charge?: Charge;
};

/** Everything that the team was asked and has not answered, oldest first. */
export async function waitingAsks(desk: ReadDesk, workspace: Workspace): Promise<WaitingAsk[]> {
  return withInvoices(desk, workspace, await openAsks(desk.db, workspace.id));
}

/** What was asked, by its ids, answered or not, oldest first. */
export async function asksById(
  desk: ReadDesk,
  workspace: Workspace,
  ids: readonly AskId[],
): Promise<WaitingAsk[]> {
  return withInvoices(desk, workspace, await findAsks(desk.db, workspace.id, ids));
}

async function withInvoices(
  { db, clock }: ReadDesk,
  { id: ws, zone }: Workspace,
  asks: readonly Ask[],
): Promise<WaitingAsk[]> {
  const today = dateIn(zone, clock.now());
  const found = await findInvoices(db, ws, [...new Set(asks.map(({ invoice }) => invoice))]);
  const names = await namesOf(db, ws, asks);
  const rows = new Map(
    found.map((each) => [each.invoice.id, rowOf(each, names.get(each.invoice.client) ?? "", today)]),
  );
  return asks.map((ask) => ({ ask, about: rows.get(ask.invoice)! }));
}

async function namesOf(db: Desk["db"], ws: WorkspaceId, asks: readonly Ask[]) {
  const clients = await findClients(db, ws, [...new Set(asks.map(({ client }) => client))]);
  return new Map(clients.map(({ id, name }) => [id, name]));
}

/** One of them, as it stands now. */
export async function viewAsk(desk: ReadDesk, workspace: Workspace, id: AskId): Promise<Outcome<AskView>> {
  const ask = await findAsk(desk.db, workspace.id, id);
  if (!ask) return refuse(NO_ASK);
  const view = await showInvoice(desk, workspace, ask.invoice);
  if (!view.ok) return view;
  if (ask.kind !== "fee" || ask.done) return done({ ask, view: view.value });
  const { today } = view.value;
  const charge = await workOutCharge(desk, workspace, today, {
    what: "fee",
    invoice: ask.invoice,
    until: today,
  });
  return done({ ask, view: view.value, ...(charge.ok ? { charge: charge.value } : {}) });
}
