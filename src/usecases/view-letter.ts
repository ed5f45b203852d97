import type { Client } from "../domain/client.ts";
import type { LetterId } from "../domain/ids.ts";
import type { Invoice } from "../domain/invoice.ts";
import { isBeingWritten, type Letter, type LetterVersion } from "../domain/letter.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Workspace } from "../domain/workspace.ts";
import { findClient, findClients } from "../store/clients.ts";
import { findInvoices } from "../store/invoices.ts";
import { findLetter, findVersion, newestVersion, openLetters } from "../store/letters.ts";
import { type OutboxRow, outboxOfLetter, outboxOfLetters } from "../store/outbox.ts";
import { change, type Who } from "./change.ts";
import type { Desk } from "./desk.ts";
import { type Freshness, refreshLetter } from "./refresh-letter.ts";
import { type Leaving, leavingLater } from "./sending-time.ts";
import { writeLetter } from "./write-letter.ts";

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

type ViewDesk = Pick<Desk, "db" | "clock" | "prompts" | "mailer" | "model">;

/**
 * Shows a letter; one that has no text yet is written first, and one that waits is held against the ledger, so that
 * no card shows old figures. `atOnce`: as one that is to leave now.
 */
export async function viewLetter(
  desk: ViewDesk,
  who: Who,
  id: LetterId,
  atOnce = false,
): Promise<Outcome<LetterView>> {
  const seen = await lookAt(desk, who, id, atOnce);
  if (seen !== "unwritten") return seen;
  await writeLetter(desk, who, id);
  const again = await lookAt(desk, who, id, atOnce);
  return again === "unwritten" ? refuse({ kind: "no-such-letter" }) : again;
}

async function lookAt(
  desk: ViewDesk,
  who: Who,
  id: LetterId,
  atOnce: boolean,
): Promise<Outcome<LetterView> | "unwritten"> {
  const seen = await change<LetterView | "unwritten">(desk, who, async (ledger) => {
    const { tx, ws } = ledger;
    const letter = await findLetter(tx, ws, id);
    if (letter?.unwritten) return done("unwritten" as const);
    if (!letter) return refuse({ kind: "no-such-letter" });
    if (!(await newestVersion(tx, ws, id))) return refuse(neverWritten(letter));
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
  if (!seen.ok) return seen;
  return seen.value === "unwritten" ? seen.value : done(seen.value);
}

/** The letter ended before it had a text: what it was to say had changed by then. */
function neverWritten({ outcome }: Letter): Refusal {
  if (!outcome) return { kind: "no-such-letter" };
  return { kind: "draft-closed", outcome: outcome.kind, ...(outcome.why ? { because: outcome.why } : {}) };
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

/** Letters without an outcome, oldest first; of those made at once the one about the longest overdue. */
export async function waitingLetters(
  { db }: Pick<Desk, "db">,
  { id: ws }: Workspace,
): Promise<WaitingLetter[]> {
  const letters = (await openLetters(db, ws)).filter((letter) => !isBeingWritten(letter));
  const ids = letters.flatMap((letter) => letter.invoices.map((about) => about.invoice));
  const found = new Map((await findInvoices(db, ws, ids)).map(({ invoice }) => [invoice.id, invoice]));
  const written = await findClients(db, ws, [...new Set(letters.map((letter) => letter.client))]);
  const clients = new Map(written.map((client) => [client.id, client]));
  const mails = await outboxOfLetters(
    db,
    ws,
    letters.map((letter) => letter.id),
  );
  const waiting = letters.map(
    (letter): WaitingLetter => ({
      letter,
      client: clients.get(letter.client)!,
      invoices: letter.invoices
        .map((about) => found.get(about.invoice)!)
        .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn)),
      ...mailOf(letter, mails.get(letter.id)?.at(-1)),
    }),
  );
  return waiting.toSorted(
    (a, b) =>
      madeAt(a) - madeAt(b) || (oldestDue(a) < oldestDue(b) ? -1 : Number(oldestDue(a) > oldestDue(b))),
  );
}

function madeAt({ letter }: WaitingLetter): number {
  return letter.createdAt.getTime();
}

function oldestDue({ invoices }: WaitingLetter): string {
  return invoices[0]?.dueOn ?? "";
}

function mailOf(letter: Letter, last: OutboxRow | undefined): Pick<WaitingLetter, "needs" | "mail"> {
  return { needs: needsOf(letter, last), ...(last ? { mail: last } : {}) };
}

function needsOf(letter: Letter, last: OutboxRow | undefined): WaitingLetter["needs"] {
  if (!letter.approved) return "approval";
  if (!last || last.state === "refused" || last.state === "withdrawn") return "hand-over";
  return last.state === "uncertain" ? "answer" : "nothing yet";
}
