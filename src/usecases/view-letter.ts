import type { Client } from "../domain/client.ts";
import type { LetterId } from "../domain/ids.ts";
import type { Invoice } from "../domain/invoice.ts";
import type { Letter, LetterVersion } from "../domain/letter.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import type { Workspace } from "../domain/workspace.ts";
import { findClient, findClients } from "../store/clients.ts";
import { findInvoices } from "../store/invoices.ts";
import { findLetter, findVersion, newestVersion, openLetters } from "../store/letters.ts";
import { type OutboxRow, outboxOfLetter, outboxOfLetters } from "../store/outbox.ts";
import { change, type Who } from "./change.ts";
import type { Desk } from "./desk.ts";
import { type Freshness, refreshLetter } from "./refresh-letter.ts";
import { type Leaving, leavingLater } from "./sending-time.ts";

/** A letter as its card shows it. */
export type LetterView = {
  letter: Letter;
  version: LetterVersion;
  /** The version before it, while there is something to decide about the newest. */
  before?: LetterVersion;
  client: Client;
  invoices: readonly Invoice[];
  /** Present when looking at it changed it: the ledger had moved on. */
  freshness?: Exclude<Freshness, { kind: "fresh" }>;
  /** Where its mail stands; absent before approval and without mail. */
  outbox?: OutboxRow;
  /** Why it does not leave now, or would not if it were approved now; absent where it may. */
  leaving?: Leaving;
};

/**
 * Shows a letter; one that waits is held against the ledger first, so that no card shows old figures. `atOnce`: as
 * one that is to leave now.
 */
export function viewLetter(
  desk: Pick<Desk, "db" | "clock" | "prompts" | "mailer">,
  who: Who,
  id: LetterId,
  atOnce = false,
): Promise<Outcome<LetterView>> {
  return change(desk, who, async (ledger) => {
    const { tx, ws } = ledger;
    const letter = await findLetter(tx, ws, id);
    // One that the ladder has asked for may not be written yet, or was withdrawn before it was.
    if (!letter || !(await newestVersion(tx, ws, id))) return refuse({ kind: "no-such-letter" });
    const waiting = !letter.outcome && !letter.approved;
    const freshness = waiting ? await refreshLetter(ledger, desk, letter, atOnce) : undefined;
    const found = await findInvoices(
      tx,
      ws,
      letter.invoices.map((about) => about.invoice),
    );
    const outbox = (await outboxOfLetter(tx, ws, id)).at(-1);
    const waits = waiting ? desk.mailer && !atOnce : outbox?.state === "waiting" && !outbox.atOnce;
    const leaving = waits ? await leavingLater(ledger, letter) : undefined;
    const version = (await newestVersion(tx, ws, id))!;
    const before = waiting ? await findVersion(tx, ws, id, version.n - 1) : undefined;
    return done({
      letter: (await findLetter(tx, ws, id))!,
      version,
      ...(before ? { before } : {}),
      client: (await findClient(tx, ws, letter.client))!,
      invoices: found.map((f) => f.invoice),
      ...(freshness && freshness.kind !== "fresh" ? { freshness } : {}),
      ...(outbox ? { outbox } : {}),
      ...(leaving ? { leaving } : {}),
    });
  });
}

/** A letter that waits for somebody, in one line of a list. */
export type WaitingLetter = {
  letter: Letter;
  client: Client;
  invoices: readonly Invoice[];
  /** What a person is asked for. */
  needs: "approval" | "hand-over" | "answer" | "nothing yet";
  /** Where its mail stands, where there is one. */
  mail?: OutboxRow;
};

/** Letters without an outcome, oldest first. */
export async function waitingLetters(
  { db }: Pick<Desk, "db">,
  { id: ws }: Workspace,
): Promise<WaitingLetter[]> {
  const letters = (await openLetters(db, ws)).filter(({ unwritten }) => !unwritten);
  const ids = letters.flatMap((letter) => letter.invoices.map((about) => about.invoice));
  const found = new Map((await findInvoices(db, ws, ids)).map(({ invoice }) => [invoice.id, invoice]));
  const written = await findClients(db, ws, [...new Set(letters.map((letter) => letter.client))]);
  const clients = new Map(written.map((client) => [client.id, client]));
  const mails = await outboxOfLetters(
    db,
    ws,
    letters.map((letter) => letter.id),
  );
  return letters.map((letter) => ({
    letter,
    client: clients.get(letter.client)!,
    invoices: letter.invoices
      .map((about) => found.get(about.invoice)!)
      .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn)),
    ...mailOf(letter, mails.get(letter.id)?.at(-1)),
  }));
}

function mailOf(letter: Letter, last: OutboxRow | undefined): Pick<WaitingLetter, "needs" | "mail"> {
  return { needs: needsOf(letter, last), ...(last ? { mail: last } : {}) };
}

function needsOf(letter: Letter, last: OutboxRow | undefined): WaitingLetter["needs"] {
  if (!letter.approved) return "approval";
  if (!last || last.state === "refused" || last.state === "withdrawn") return "hand-over";
  return last.state === "uncertain" ? "answer" : "nothing yet";
}
