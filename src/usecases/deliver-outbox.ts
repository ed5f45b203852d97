import type { OutboxId, WorkspaceId } from "../domain/ids.ts";
import type { Letter, LetterVersion } from "../domain/letter.ts";
import { done, type Outcome } from "../domain/outcome.ts";
import type { InvoiceDocument } from "../papers/invoice-document.ts";
import type { Enclosure, Mail, Mailer, MailResult } from "../ports.ts";
import { findLetter, findVersion, setApproved, setOutcome } from "../store/letters.ts";
import { dueOutbox, lockOutboxRow, type OutboxRow, updateOutbox } from "../store/outbox.ts";
import { change, type Ledger } from "./change.ts";
import type { Desk } from "./desk.ts";
import { letterContent, whyNoLonger } from "./letter-content.ts";
import { planClient } from "./plan-client.ts";
import { withdrawLetter } from "./withdraw-letter.ts";

type SendingDesk = Pick<Desk, "db" | "clock" | "mailer" | "papers" | "log" | "describeError">;

/** What became of one row, for the card and for `sweep`. */
export type Delivery = {
  ws: WorkspaceId;
  letter: Letter;
  did: "sent" | "later" | "refused" | "uncertain" | "withdrawn";
  because: string;
};

/** A sender that has not marked its row by then is taken for dead. Longer than any mail may take. */
const LEASE_MS = 5 * 60_000;
const MOST_ATTEMPTS = 12;

/**
 * Sends what is due, longest due first. A row is claimed in one transaction, in which the ledger is
 * read again; handed over outside of it; and marked in a second one. A process that dies in between
 * leaves the row claimed, and when its lease is over a person is asked, never the server again.
 */
export async function deliverOutbox(desk: SendingDesk, limit = 100): Promise<Delivery[]> {
  if (!desk.mailer) return [];
  const due = await dueOutbox(desk.db, desk.clock.now(), limit);
  const deliveries: Delivery[] = [];
  for (const { ws, id } of due) {
    const delivery = await deliverSafely(desk, desk.mailer, ws, id);
    if (delivery) deliveries.push(delivery);
  }
  return deliveries;
}

/** A row that cannot be dealt with is logged, and does not hold up those behind it. */
async function deliverSafely(desk: SendingDesk, mailer: Mailer, ws: WorkspaceId, id: OutboxId) {
  try {
    return await deliverRow(desk, mailer, ws, id);
  } catch (error) {
    desk.log.error({ outbox: id, error: desk.describeError(error) }, "a letter could not be delivered");
    return undefined;
  }
}

/** Sends one row now, if it is due and nobody else has it. */
export async function deliverRow(
  desk: SendingDesk,
  mailer: Mailer,
  ws: WorkspaceId,
  id: OutboxId,
): Promise<Delivery | undefined> {
  const who = { ws, name: "Dunlin", cause: "outbox" };
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
  const because = await whyNoLonger(ledger, letter, version);
  if (because) {
    await withdrawLetter(ledger, letter, because);
    await planClient(ledger, letter.client);
    return done({ ws, letter, did: "withdrawn" as const, because });
  }
  const leaseUntil = new Date(now.getTime() + LEASE_MS);
  const attempts = row.attempts + 1;
  await updateOutbox(tx, ws, id, { state: "sending", attempts, leaseUntil, nextTryAt: leaseUntil });
  const { documents, language } = await letterContent(ledger, letter);
  const { email, signature } = workspace.profile;
  return done({
    row: { ...row, attempts },
    letter,
    version,
    documents,
    language,
    fromName: workspace.name,
    ...(email ? { replyTo: { name: signature ?? workspace.name, email } } : {}),
  });
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
      record(ledger, letter, "letter-sent", {
        messageId: row.messageId,
        to: version.recipients.length,
        hash: version.hash,
        answer: result.answer.slice(0, 200),
      });
      await planClient(ledger, letter.client);
      return done({ ws, letter, did: "sent", because: result.answer });
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
  if (row.attempts >= MOST_ATTEMPTS) return giveBack(ledger, row, letter, result.because);
  const seconds = result.retryAfterSeconds ?? backOffSeconds(row.attempts);
  const nextTryAt = new Date(ledger.now.getTime() + seconds * 1000);
  await updateOutbox(ledger.tx, ledger.ws, row.id, {
    state: "waiting",
    nextTryAt,
    lastError: result.because,
  });
  return { ws: ledger.ws, letter, did: "later", because: result.because };
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
  record(ledger, letter, "letter-refused", { because });
  await planClient(ledger, letter.client);
  return { ws, letter, did: "refused", because };
}

/** Nobody knows whether it went out: it is never sent again unless a person says that it did not arrive. */
async function askPerson(ledger: Ledger, row: OutboxRow, letter: Letter, because: string): Promise<Delivery> {
  await updateOutbox(ledger.tx, ledger.ws, row.id, { state: "uncertain", lastError: because });
  record(ledger, letter, "letter-uncertain", { because, messageId: row.messageId });
  return { ws: ledger.ws, letter, did: "uncertain", because };
}

function record(ledger: Ledger, letter: Letter, kind: string, data: Record<string, string | number>): void {
  for (const { invoice } of letter.invoices) {
    ledger.record({ kind, client: letter.client, invoice, data: { letter: letter.id, ...data } });
  }
}

/** A sender's own changes are never refused. */
function settled<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`delivery was refused: ${outcome.refusal.kind}`);
  return outcome.value;
}
