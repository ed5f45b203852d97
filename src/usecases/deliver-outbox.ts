import type { OutboxId, WorkspaceId } from "../domain/ids.ts";
import type { Letter, LetterVersion } from "../domain/letter.ts";
import { done, type Outcome } from "../domain/outcome.ts";
import type { MailTrouble, Room } from "../domain/post.ts";
import type { InvoiceDocument } from "../papers/invoice-document.ts";
import type { Enclosure, Mail, Mailer, MailResult } from "../ports.ts";
import { findClient } from "../store/clients.ts";
import { findInvoices } from "../store/invoices.ts";
import { findLetter, findVersion, setApproved, setOutcome } from "../store/letters.ts";
import {
  type ClaimedRow,
  claimOutbox,
  lockOutboxRow,
  type OutboxRow,
  unclaimOutbox,
  updateOutbox,
} from "../store/outbox.ts";
import { change, type Ledger } from "./change.ts";
import type { Desk } from "./desk.ts";
import { readAgain } from "./letter-content.ts";
import { planClient } from "./plan-client.ts";
import { recordLetter } from "./record-letter.ts";
import { leavingLater } from "./sending-time.ts";
import { mailPost, tellOthers } from "./tell-team.ts";
import { withdrawLetter } from "./withdraw-letter.ts";

type SendingDesk = Pick<Desk, "db" | "clock" | "mailer" | "papers" | "log" | "describeError">;

/** What became of one row, for the card and for `sweep`. */
export type Delivery = {
  ws: WorkspaceId;
  letter: Letter;
  did: "sent" | "later" | "refused" | "uncertain" | "withdrawn";
  because: string;
  /** Recipients that a mail that was sent has not gone to, with the reason. */
  missed?: string;
};

/** A sender that has not marked its row by then is taken for dead. Longer than any mail may take. */
export const LEASE_MS = 5 * 60_000;
const MOST_ATTEMPTS = 12;

/** Claimed at once; and for how long at most more is claimed, so that the rest of a tick gets its turn. */
const BATCH = 100;
const ROUND_MS = 50_000;

/**
 * Connections to the mail server at a time: as many as Microsoft 365 takes from one mailbox, the least of the
 * large ones. A workspace has one of them, so that a mail has counted as contact before the next is looked at.
 *
 * @see https://learn.microsoft.com/exchange/troubleshoot/send-emails/smtp-submission-improvements
 */
const AT_ONCE = 3;

/**
 * Sends what is due. A row is claimed; in a transaction the ledger is read again; it is handed over outside of
 * it, and marked in a second one. A process that dies while it hands over leaves the row as being sent, and when
 * its lease is over a person is asked, never the server again.
 */
export async function deliverOutbox(
  desk: SendingDesk,
  stop: () => boolean = () => false,
): Promise<Delivery[]> {
  const { mailer } = desk;
  if (!mailer) return [];
  const deliveries: Delivery[] = [];
  const until = desk.clock.now().getTime() + ROUND_MS;
  while (!stop()) {
    const now = desk.clock.now();
    if (now.getTime() > until) break;
    const rows = await claimOutbox(desk.db, now, new Date(now.getTime() + LEASE_MS), BATCH);
    if (rows.length === 0) break;
    const left = await deliverRows(desk, mailer, rows, stop, deliveries);
    await unclaimOutbox(desk.db, left);
  }
  return deliveries;
}

/** Sends for several workspaces at a time, one mail of each; gives back what was not begun. */
async function deliverRows(
  desk: SendingDesk,
  mailer: Mailer,
  rows: readonly ClaimedRow[],
  stop: () => boolean,
  deliveries: Delivery[],
): Promise<ClaimedRow[]> {
  const queues = [...Map.groupBy(rows, ({ ws }) => ws).values()];
  const work = async () => {
    for (let queue = queues.shift(); queue; queue = queues.shift()) {
      const row = stop() ? undefined : queue.shift();
      if (!row) continue;
      const delivery = await deliverSafely(desk, mailer, row);
      if (delivery) deliveries.push(delivery);
      queues.push(queue);
    }
  };
  const all = queues.slice();
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return all.flat();
}

/** A row that cannot be dealt with is logged, and looked at again when its lease is over. */
async function deliverSafely(desk: SendingDesk, mailer: Mailer, { ws, id }: ClaimedRow) {
  try {
    return await deliverRow(desk, mailer, ws, id);
  } catch (error) {
    desk.log.error({ outbox: id, error: desk.describeError(error) }, "a letter could not be delivered");
    return undefined;
  }
}

/** Sends one row now, if it is due, may leave, and nobody else has it. */
export async function deliverRow(
  desk: SendingDesk,
  mailer: Mailer,
  ws: WorkspaceId,
  id: OutboxId,
  /** Where somebody waits for what becomes of it, and is told by the answer. */
  room?: Room,
): Promise<Delivery | undefined> {
  const who = { ws, name: "Dunlin", cause: "outbox", ...(room ? { room } : {}) };
  const claimed = settled(await change(desk, who, (ledger) => claim(ledger, id)));
  if (!claimed || "did" in claimed) return claimed;
  const result = await handOver(desk, mailer, claimed);
  return settled(await change(desk, who, (ledger) => mark(ledger, claimed, result)));
}

type Claimed = {
  row: OutboxRow;
  letter: Letter;
  version: LetterVersion;
  documents: readonly InvoiceDocument[];
  language: string;
  fromName: string;
  replyTo?: { name: string; email: string };
};

async function claim(ledger: Ledger, id: OutboxId): Promise<Outcome<Claimed | Delivery | undefined>> {
  const { tx, ws, now, workspace } = ledger;
  const row = await lockOutboxRow(tx, ws, id);
  if (!row || row.nextTryAt > now || (row.state !== "waiting" && row.state !== "sending")) {
    return done(undefined);
  }
  const letter = await findLetter(tx, ws, row.letter);
  const version = await findVersion(tx, ws, row.letter, row.version);
  if (!letter || !version) throw new Error("an outbox row without its letter");
  if (row.state === "sending") {
    return done(
      await askPerson(ledger, row, letter, "the process that was sending it ended before it could say so"),
    );
  }
  const { because, content } = await readAgain(ledger, letter, version);
  if (!content) return done(await withdraw(ledger, letter, because));
  const leaves = row.atOnce ? undefined : await leavingLater(ledger, letter, content.client);
  if (leaves) {
    await updateOutbox(tx, ws, id, { state: "waiting", nextTryAt: leaves.at });
    return done(undefined);
  }
  const leaseUntil = new Date(now.getTime() + LEASE_MS);
  const attempts = row.attempts + 1;
  await updateOutbox(tx, ws, id, { state: "sending", attempts, leaseUntil, nextTryAt: leaseUntil });
  const { email, signature } = workspace.profile;
  return done({
    row: { ...row, attempts },
    letter,
    version,
    documents: content.documents,
    language: content.language,
    fromName: workspace.name,
    ...(email ? { replyTo: { name: signature ?? workspace.name, email } } : {}),
  });
}

async function withdraw(ledger: Ledger, letter: Letter, because: string): Promise<Delivery> {
  await withdrawLetter(ledger, letter, because);
  await tellOf(ledger, letter, "withdrawn");
  await planClient(ledger, letter.client);
  return { ws: ledger.ws, letter, did: "withdrawn", because };
}

/** Builds the mail from the approved version and gives it to the server. */
async function handOver(desk: SendingDesk, mailer: Mailer, claimed: Claimed): Promise<MailResult> {
  const { row, version, language, fromName, replyTo } = claimed;
  const enclosures = await enclosuresOf(desk, claimed);
  if (!enclosures.ok) return { kind: "refused", because: enclosures.because };
  const mail: Mail = {
    messageId: row.messageId,
    to: version.recipients,
    date: desk.clock.now(),
    fromName,
    ...(replyTo ? { replyTo } : {}),
    subject: version.subject,
    text: version.body,
    language,
    enclosures: enclosures.value,
  };
  try {
    return await mailer.send(mail);
  } catch (error) {
    // A mailer says by its result what happened. A throw says nothing, so it may have gone out.
    desk.log.error({ outbox: row.id, error: desk.describeError(error) }, "mailer threw");
    return { kind: "unknown", because: "the mail program failed in the middle" };
  }
}

async function enclosuresOf(
  desk: SendingDesk,
  { version, documents }: Pick<Claimed, "version" | "documents">,
): Promise<{ ok: true; value: Enclosure[] } | { ok: false; because: string }> {
  const enclosures: Enclosure[] = [];
  try {
    for (const [i, document] of documents.entries()) {
      const pdf = await desk.papers.invoice(document);
      if (!pdf.ok) {
        const because = "the invoice cannot be made into a PDF: a name has characters that no font shows";
        return { ok: false, because };
      }
      const { filename } = version.enclosures[i]!;
      enclosures.push({ filename, contentType: "application/pdf", bytes: pdf.value });
    }
  } catch (error) {
    desk.log.error({ error: desk.describeError(error) }, "an invoice could not be made into a PDF");
    return { ok: false, because: "the invoice cannot be made into a PDF" };
  }
  return done(enclosures);
}

async function mark(
  ledger: Ledger,
  { row, letter, version }: Claimed,
  result: MailResult,
): Promise<Outcome<Delivery | undefined>> {
  const { tx, ws, now } = ledger;
  if (!(await isStillOurs(ledger, row, result))) return done(undefined);
  switch (result.kind) {
    case "sent":
      await updateOutbox(tx, ws, row.id, { state: "sent", doneAt: now });
      await setOutcome(tx, ws, letter.id, { kind: "sent", at: now });
      recordLetter(ledger, letter, "letter-sent", {
        messageId: row.messageId,
        to: version.recipients.length,
        hash: version.hash,
        answer: result.answer.slice(0, 200),
        ...(result.missed ? { missed: result.missed } : {}),
      });
      if (result.missed) await tellMissed(ledger, letter, result.missed);
      await planClient(ledger, letter.client);
      return done({
        ...{ ws, letter, did: "sent", because: result.answer },
        ...(result.missed ? { missed: result.missed } : {}),
      });
    case "later":
      return done(await tryLater(ledger, row, letter, result));
    case "refused":
      return done(await giveBack(ledger, row, letter, result.because));
    case "unknown":
      return done(await askPerson(ledger, row, letter, result.because));
  }
}

/**
 * A sender that took longer than its lease was taken for dead, and a person was asked. Then only good
 * news counts, and only until the person has answered: the row is never put back into the queue.
 */
async function isStillOurs({ tx, ws }: Ledger, { id }: OutboxRow, result: MailResult): Promise<boolean> {
  const row = await lockOutboxRow(tx, ws, id);
  return row?.state === "sending" || (row?.state === "uncertain" && result.kind === "sent");
}

async function tryLater(
  ledger: Ledger,
  row: OutboxRow,
  letter: Letter,
  result: MailResult & { kind: "later" },
): Promise<Delivery> {
  const { tx, ws, now } = ledger;
  const { because, retryAfterSeconds, stopped = false } = result;
  if (stopped) {
    await updateOutbox(tx, ws, row.id, { state: "waiting", attempts: row.attempts - 1, nextTryAt: now });
    return { ws, letter, did: "later", because };
  }
  if (row.attempts >= MOST_ATTEMPTS) return giveBack(ledger, row, letter, because);
  const seconds = retryAfterSeconds ?? backOffSeconds(row.attempts);
  const nextTryAt = new Date(now.getTime() + seconds * 1000);
  await updateOutbox(tx, ws, row.id, { state: "waiting", nextTryAt, lastError: because });
  return { ws, letter, did: "later", because };
}

/** One minute, then twice as long each time, at most an hour, with a fifth of it left to chance. */
export function backOffSeconds(attempts: number, chance = Math.random()): number {
  const seconds = Math.min(60 * 2 ** (attempts - 1), 3600);
  return Math.round(seconds * (0.9 + chance * 0.2));
}

/** The server will not take it: the letter waits for a person again, with the reason on its card. */
async function giveBack(ledger: Ledger, row: OutboxRow, letter: Letter, because: string): Promise<Delivery> {
  const { tx, ws } = ledger;
  await updateOutbox(tx, ws, row.id, { state: "refused", lastError: because });
  await setApproved(tx, ws, letter.id, undefined);
  recordLetter(ledger, letter, "letter-refused", { because });
  await tellOf(ledger, letter, "refused");
  await planClient(ledger, letter.client);
  return { ws, letter, did: "refused", because };
}

/** Nobody knows whether it went out: it is never sent again unless a person says that it did not arrive. */
async function askPerson(ledger: Ledger, row: OutboxRow, letter: Letter, because: string): Promise<Delivery> {
  await updateOutbox(ledger.tx, ledger.ws, row.id, { state: "uncertain", lastError: because });
  recordLetter(ledger, letter, "letter-uncertain", { because, messageId: row.messageId });
  await tellOf(ledger, letter, "uncertain");
  return { ws: ledger.ws, letter, did: "uncertain", because };
}

/** Each time anew: a letter may be refused, mended, and refused again. */
async function tellOf(ledger: Ledger, { id, client }: Letter, what: MailTrouble): Promise<void> {
  await tellOthers(ledger, [mailPost(id, client, what, ledger.now)]);
}

async function tellMissed(ledger: Ledger, letter: Letter, missed: string): Promise<void> {
  const { tx, ws } = ledger;
  const found = await findInvoices(
    tx,
    ws,
    letter.invoices.map(({ invoice }) => invoice),
  );
  const [first] = found;
  const numbers = found.map(({ invoice }) => invoice.number).join(", ");
  const client = first ? undefined : await findClient(tx, ws, letter.client);
  const sentence = `The mail ${client ? `to ${client.name}` : `about ${numbers}`} went out, but not to ${missed}.`;
  const about = first ? { invoice: first.invoice.id } : {};
  const content = { kind: "news" as const, ...about, what: "mail-missed", sentence };
  const key = `letter/${letter.id}/missed`;
  await tellOthers(ledger, [{ key, client: letter.client, content, why: "an address was refused" }]);
}

/** A sender's own changes are never refused. */
function settled<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`delivery was refused: ${outcome.refusal.kind}`);
  return outcome.value;
}
