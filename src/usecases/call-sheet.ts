import type { Call } from "../domain/ask.ts";
import { addDays, dateIn, type LocalDate, nextBusinessDay } from "../domain/calendar.ts";
import { chasedBalance } from "../domain/dispute.ts";
import type { Habit } from "../domain/habit.ts";
import type { AskId, InvoiceId } from "../domain/ids.ts";
import { balanceOf, stateOf } from "../domain/invoice.ts";
import type { LetterKind } from "../domain/letter.ts";
import { type Money, sumsByCurrency } from "../domain/money.ts";
import { openState } from "../domain/open-invoice.ts";
import { done, type Outcome } from "../domain/outcome.ts";
import { UNNAMED, type Workspace } from "../domain/workspace.ts";
import { type CallSheet, callSheet } from "../drafting/call-sheet.ts";
import { writtenIn } from "../drafting/written-in.ts";
import { callsOfClients } from "../store/asks.ts";
import { type LedgerInvoice, openInvoicesOf } from "../store/invoices.ts";
import { lettersOfClient } from "../store/letters.ts";
import { businessDaysFor } from "./business-days.ts";
import type { Desk } from "./desk.ts";
import { clientLocale } from "./invoice-document.ts";
import { type ReceivableRow, rowOf } from "./receivable-row.ts";
import { habitOfClient } from "./show-client.ts";
import { type InvoiceView, showInvoice } from "./show-invoice.ts";

/** All that helps to call a client about an invoice of theirs. */
export type CallView = {
  view: InvoiceView;
  /** Their open invoices, the one in question first, then the longest overdue. */
  open: readonly ReceivableRow[];
  totals: readonly Money[];
  /** Messages that have gone to them, newest first. */
  messages: readonly { on: LocalDate; kind: LetterKind }[];
  /** Newest first. */
  calls: readonly Call[];
  habit: Habit;
  sheet: CallSheet;
  /** The question of the ladder that this call answers, if it has asked. */
  ask?: AskId;
};

/** What came before that a caller keeps in mind. */
const SHOWN = 5;

/** How far off the day is that a caller proposes to a client who names none. */
const DAYS_TO_PAY = 7;

/** The call sheet of an open invoice, for whoever is going to call. */
export async function prepareCall(
  desk: Pick<Desk, "db" | "clock">,
  workspace: Workspace,
  caller: string,
  id: InvoiceId,
): Promise<Outcome<CallView>> {
  const { id: ws, zone } = workspace;
  const shown = await showInvoice(desk, workspace, id);
  if (!shown.ok) return shown;
  const view = shown.value;
  const { client, today } = view;
  const reads = clientLocale(workspace, client);
  const { language, locale } = writtenIn(reads.language, reads.locale);
  const state = openState(view, today);
  if (!state.ok) return state;
  const owed = inOrder(await openInvoicesOf(desk.db, ws, client.id), id);
  const { habit } = await habitOfClient(desk.db, workspace, client, today);
  const gone = (await lettersOfClient(desk.db, ws, client.id)).flatMap(({ kind, outcome }) =>
    outcome?.kind === "sent" || outcome?.kind === "handed-over"
      ? [{ on: dateIn(zone, outcome.at), kind }]
      : [],
  );
  const calls = (await callsOfClients(desk.db, ws, [client.id])).toReversed();
  const ask = view.asks.find(({ kind }) => kind === "call")?.id;
  const about = spokenOf(owed, id, today);
  const totals = sumsByCurrency(about.map(spokenBalance));
  const business = workspace.name === UNNAMED ? {} : { business: workspace.name };
  const reason = view.invoice.lateReason?.reason;
  const facts = {
    ...{ caller, totals, locale, ...business, ...(reason ? { reason } : {}) },
    proposedDay: nextBusinessDay(addDays(today, DAYS_TO_PAY), businessDaysFor(workspace, client)),
    hasBrokenWord: habit.promisesMade > habit.promisesKept,
    invoices: about.map((found) => ({
      number: found.invoice.number,
      dueOn: found.invoice.dueOn,
      isLate: found.invoice.dueOn < today,
    })),
  };
  return done({
    ...{ view, totals, habit, sheet: callSheet(facts, language) },
    open: owed.map((found) => rowOf(found, client.name, today)),
    messages: gone.toSorted((a, b) => b.on.localeCompare(a.on)).slice(0, SHOWN),
    calls: calls.slice(0, SHOWN),
    ...(ask ? { ask } : {}),
  });
}

function inOrder(owed: readonly LedgerInvoice[], first: InvoiceId): LedgerInvoice[] {
  const [asked, others] = [owed.filter(isOf(first)), owed.filter((found) => !isOf(first)(found))];
  return [...asked, ...others.toSorted((a, b) => a.invoice.dueOn.localeCompare(b.invoice.dueOn))];
}

const isOf =
  (id: InvoiceId) =>
  ({ invoice }: LedgerInvoice) =>
    invoice.id === id;

/** What is asked for of it; of one that is argued about in full, all that is open. */
function spokenBalance(found: LedgerInvoice): Money {
  const chased = chasedBalance(found);
  return chased.minor > 0n ? chased : balanceOf(found.invoice, found.entries);
}

/** What the caller brings up: the invoice in question, and others that are late and neither argued about nor agreed. */
function spokenOf(owed: readonly LedgerInvoice[], first: InvoiceId, today: LocalDate): LedgerInvoice[] {
  return owed.filter((found) => {
    const { invoice, entries, promise, plan } = found;
    if (invoice.id === first) return true;
    const state = stateOf(invoice, entries, today);
    const isLate = state.kind === "open" && state.due === "overdue";
    return isLate && chasedBalance(found).minor > 0n && !promise && !plan;
  });
}
