import type { LocalDate } from "../domain/calendar.ts";
import { type Client, isPaused, type Pause } from "../domain/client.ts";
import type { ClientId, InvoiceId } from "../domain/ids.ts";
import { type Invoice, stateOf } from "../domain/invoice.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import { NO_CLIENT, NO_INVOICE, type Refusal } from "../domain/refusal.ts";
import { findClient, updateClient } from "../store/clients.ts";
import { findInvoice, setInvoicePause } from "../store/invoices.ts";
import { change, type Ledger, type Who } from "./change.ts";
import type { Desk } from "./desk.ts";
import { ledgerChanged } from "./ledger-changed.ts";

/** Holds the chase of one invoice, until a day or for good. Other invoices of the client go on. */
export function pauseInvoice(
  desk: Pick<Desk, "db" | "clock">,
  who: Who,
  { invoice: id, until }: { invoice: InvoiceId; until: LocalDate | undefined },
): Promise<Outcome<Invoice>> {
  return change(desk, who, async (ledger) => {
    const found = await findInvoice(ledger.tx, ledger.ws, id);
    if (!found) return refuse(NO_INVOICE);
    const { invoice, entries } = found;
    const state = stateOf(invoice, entries, ledger.today);
    if (state.kind !== "open" && state.kind !== "draft") {
      return refuse({ kind: "nothing-open", invoice: invoice.number, state: state.kind });
    }
    const past = notAhead(until, ledger);
    if (past) return refuse(past);
    await setPause(ledger, invoice, newPause(until, ledger));
    return done(invoice);
  });
}

/** Lets the chase of one invoice go on where it stood. */
export function resumeInvoice(
  desk: Pick<Desk, "db" | "clock">,
  who: Who,
  id: InvoiceId,
): Promise<Outcome<Invoice>> {
  return change(desk, who, async (ledger) => {
    const found = await findInvoice(ledger.tx, ledger.ws, id);
    if (!found) return refuse(NO_INVOICE);
    if (!isPaused(found.invoice.pause, ledger.today)) {
      return refuse({ kind: "not-paused", name: found.invoice.number });
    }
    await setPause(ledger, found.invoice, undefined);
    return done(found.invoice);
  });
}

async function setPause(ledger: Ledger, invoice: Invoice, pause: Pause | undefined): Promise<void> {
  await setInvoicePause(ledger.tx, ledger.ws, invoice.id, pause);
  ledger.record({
    kind: pause ? "invoice-paused" : "invoice-resumed",
    client: invoice.client,
    invoice: invoice.id,
    data: { until: pause?.until ?? null },
  });
  const why = pause ? `${invoice.number} was paused` : `${invoice.number} was resumed`;
  await ledgerChanged(ledger, invoice.client, pause ? [invoice.id] : [], why);
}

/** Holds the chase of a client: every invoice there is, and every one that comes. */
export function pauseClient(
  desk: Pick<Desk, "db" | "clock">,
  who: Who,
  { client: id, until }: { client: ClientId; until: LocalDate | undefined },
): Promise<Outcome<Client>> {
  return change(desk, who, async (ledger) => {
    const client = await findClient(ledger.tx, ledger.ws, id);
    if (!client) return refuse(NO_CLIENT);
    const past = notAhead(until, ledger);
    if (past) return refuse(past);
    return done(await setClientPause(ledger, client, newPause(until, ledger)));
  });
}

export function resumeClient(
  desk: Pick<Desk, "db" | "clock">,
  who: Who,
  id: ClientId,
): Promise<Outcome<Client>> {
  return change(desk, who, async (ledger) => {
    const client = await findClient(ledger.tx, ledger.ws, id);
    if (!client) return refuse(NO_CLIENT);
    if (!isPaused(client.pause, ledger.today) && !client.doNotChase) {
      return refuse({ kind: "not-paused", name: client.name });
    }
    return done(await setClientPause(ledger, { ...client, doNotChase: false }, undefined));
  });
}

async function setClientPause(ledger: Ledger, client: Client, pause: Pause | undefined): Promise<Client> {
  const { pause: _, ...rest } = client;
  const changed: Client = pause ? { ...rest, pause } : rest;
  await updateClient(ledger.tx, ledger.ws, changed);
  ledger.record({
    kind: pause ? "client-paused" : "client-resumed",
    client: client.id,
    data: { until: pause?.until ?? null },
  });
  await ledgerChanged(
    ledger,
    client.id,
    pause ? "all" : [],
    `${client.name} was ${pause ? "paused" : "resumed"}`,
  );
  return changed;
}

function newPause(until: LocalDate | undefined, { today }: Ledger): Pause {
  return until ? { on: today, until } : { on: today };
}

function notAhead(until: LocalDate | undefined, { today }: Ledger): Refusal | undefined {
  return until && until <= today ? { kind: "in-past", what: "a pause", on: until, today } : undefined;
}
