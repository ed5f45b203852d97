import type { ClientId, InvoiceId, LetterId, WorkspaceId } from "../domain/ids.ts";
import type { Letter } from "../domain/letter.ts";
import { done } from "../domain/outcome.ts";
import { findClient } from "../store/clients.ts";
import type { Db } from "../store/db.ts";
import { findInvoices } from "../store/invoices.ts";
import { findLetter, lettersToWrite, setWriteAt } from "../store/letters.ts";
import { change, type Ledger, type Who } from "./change.ts";
import type { Desk } from "./desk.ts";
import { whyHeld } from "./letter-content.ts";
import { planClient } from "./plan-client.ts";
import { onSendingDay } from "./sending-time.ts";
import { withdrawLetter } from "./withdraw-letter.ts";
import { writeLetter } from "./write-letter.ts";

type WritingDesk = Pick<Desk, "db" | "clock" | "prompts" | "mailer" | "model" | "log" | "describeError">;

/** A letter that was written, or could not be; about which invoices, by number, and of whom. */
export type Written = {
  ws: WorkspaceId;
  letter: Letter;
  client: string;
  invoices: readonly { number: string; step?: string }[];
  failed: boolean;
};

/** What cannot be written is tried again after this long. */
const TRY_AGAIN_MS = 15 * 60_000;
const BATCH = 100;
/** After this long what is left waits for the next tick: a business with thousands holds up nobody's mails. */
const ROUND_MS = 30_000;

/** So many at once, where a model writes: most of the time is spent waiting for it. */
const AT_ONCE = 4;

/**
 * Writes the texts of the letters that the ladder has asked for, and of those that somebody else has left behind, each
 * in a transaction of its own: a process that dies in between leaves the rest to the next one. What the ladder asked
 * for is then told to the team.
 */
export async function writeLetters(desk: WritingDesk, stop: () => boolean = () => false): Promise<Written[]> {
  const written: Written[] = [];
  const until = desk.clock.now().getTime() + ROUND_MS;
  const full = new Set<WorkspaceId>();
  for (;;) {
    const due = await lettersToWrite(desk.db, desk.clock.now(), BATCH);
    if (due.length === 0) return written;
    let isOver = false;
    const writer = async () => {
      for (let next = due.shift(); next; next = due.shift()) {
        isOver ||= stop() || desk.clock.now().getTime() > until;
        if (isOver) return;
        const one = await writeSafely(desk, next, { stop, full });
        if (one) written.push(one);
      }
    };
    await Promise.all(Array.from({ length: desk.model ? AT_ONCE : 1 }, writer));
    if (isOver) return written;
  }
}

async function writeSafely(
  desk: WritingDesk,
  { ws, id }: { ws: WorkspaceId; id: LetterId },
  { stop, full }: { stop: () => boolean; full: Set<WorkspaceId> },
): Promise<Written | undefined> {
  const who = { ws, name: "Dunlin", cause: "ladder" };
  try {
    const letter = await writeLetter(desk, who, id, stop, full);
    return letter && (await describe(desk.db, ws, letter, false));
  } catch (error) {
    desk.log.error({ letter: id, error: desk.describeError(error) }, "a letter could not be written");
    const outcome = await change(desk, who, async (ledger) => done(await putOff(ledger, id)));
    const later = outcome.ok ? outcome.value : undefined;
    return later && (await isWithdrawn(desk, who, id)) ? undefined : later;
  }
}

/** What could not be written is tried again after a while. */
async function putOff(ledger: Ledger, id: LetterId): Promise<Written | undefined> {
  const { tx, ws, now } = ledger;
  const letter = await findLetter(tx, ws, id);
  if (!letter?.unwritten || letter.outcome) return undefined;
  await setWriteAt(tx, ws, id, new Date(now.getTime() + TRY_AGAIN_MS));
  return describe(tx, ws, letter, true);
}

/**
 * Takes back what could not be written, where it has nothing to say any more. Its client's books are read for that,
 * and the same mistake may be met in them again: then it stays put off, and the others' letters get their turn.
 */
async function isWithdrawn(desk: WritingDesk, who: Who, id: LetterId): Promise<boolean> {
  try {
    const outcome = await change(desk, who, async (ledger) => {
      const letter = await findLetter(ledger.tx, ledger.ws, id);
      if (!letter?.unwritten || letter.outcome) return done(false);
      const held = await whyHeld(await onSendingDay(ledger, desk, letter), letter);
      if (!held || !(await withdrawLetter(ledger, letter, held))) return done(false);
      await planClient(ledger, letter.client);
      return done(true);
    });
    return outcome.ok && outcome.value;
  } catch (error) {
    desk.log.error({ letter: id, error: desk.describeError(error) }, "a letter could not be looked at");
    return false;
  }
}

async function describe(tx: Db, ws: WorkspaceId, letter: Letter, failed: boolean): Promise<Written> {
  const numbers = await numbersOf(tx, ws, letter);
  return {
    ws,
    letter,
    client: await nameOf(tx, ws, letter.client),
    invoices: letter.invoices.map(({ invoice, step }) => ({
      number: numbers.get(invoice) ?? "",
      ...(step ? { step } : {}),
    })),
    failed,
  };
}

async function numbersOf(tx: Db, ws: WorkspaceId, letter: Letter): Promise<Map<InvoiceId, string>> {
  const about = letter.invoices.map(({ invoice }) => invoice);
  const found = await findInvoices(tx, ws, about);
  return new Map(found.map(({ invoice }) => [invoice.id, invoice.number]));
}

async function nameOf(tx: Db, ws: WorkspaceId, client: ClientId): Promise<string> {
  return (await findClient(tx, ws, client))?.name ?? "";
}
