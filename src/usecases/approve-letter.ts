import { type LetterId, newId, type OutboxId } from "../domain/ids.ts";
import { bringsInvoice, type Letter, type LetterVersion } from "../domain/letter.ts";
import { toDecimal } from "../domain/money.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import type { Refusal } from "../domain/refusal.ts";
import { UNNAMED } from "../domain/workspace.ts";
import type { InvoiceDocument } from "../papers/invoice-document.ts";
import { findInvoices, issueInvoice } from "../store/invoices.ts";
import { findLetter, setApproved } from "../store/letters.ts";
import { insertOutbox, outboxOfLetter, updateOutbox } from "../store/outbox.ts";
import { change, type Ledger, type Who } from "./change.ts";
import type { Desk } from "./desk.ts";
import { issueDates, letterContent } from "./letter-content.ts";
import { planClient } from "./plan-client.ts";
import { recordLetter } from "./record-letter.ts";
import { type Freshness, refreshLetter } from "./refresh-letter.ts";
import { type Leaving, leavingLater } from "./sending-time.ts";

/** What the card's button carries: this text and no other; and whether it may go outside the client's hours. */
export type Approval = { letter: LetterId; version: number; hash: string; atOnce?: boolean };

export type Approved =
  | { kind: "queued"; outbox: OutboxId; letter: Letter; version: LetterVersion; leaves?: Leaving }
  /** No mail is set up: the person sends it by hand. */
  | { kind: "copy"; letter: Letter; version: LetterVersion; documents: readonly InvoiceDocument[] }
  /** Nothing was approved: the text is not what the ledger says now. */
  | { kind: "outdated"; letter: Letter; freshness: Exclude<Freshness, { kind: "fresh" }> };

/**
 * Approves the exact text, recipients and figures that were shown. Approving twice, by two people, or
 * from an older card approves once or not at all. The letter is queued in the same transaction.
 */
export function approveLetter(
  desk: Pick<Desk, "db" | "clock" | "prompts" | "mailer" | "papers">,
  who: Who,
  approval: Approval,
): Promise<Outcome<Approved>> {
  return change(desk, who, async (ledger) => {
    const letter = await findLetter(ledger.tx, ledger.ws, approval.letter);
    if (!letter) return refuse({ kind: "no-such-letter" });
    const closed = letter.unwritten ? { kind: "draft-changed" as const } : whyClosed(letter);
    if (closed) return refuse(closed);
    const freshness = await refreshLetter(ledger, desk, letter, approval.atOnce);
    if (freshness.kind !== "fresh") return done({ kind: "outdated" as const, letter, freshness });
    const { version } = freshness;
    if (version.n !== approval.version || version.hash !== approval.hash) {
      return refuse({ kind: "draft-changed" });
    }
    if (ledger.workspace.name === UNNAMED) return refuse({ kind: "no-sender" });
    if (desk.mailer && version.recipients.length === 0) {
      return refuse({ kind: "no-recipient", client: (await letterContent(ledger, letter)).client.name });
    }
    // What cannot be printed is found out now, and not when a person has said that it may go.
    const { documents } = await letterContent(ledger, letter);
    for (const document of documents) {
      const paper = await desk.papers.invoice(document);
      if (!paper.ok) return paper;
    }
    return done(await approve(ledger, desk, letter, version, approval.atOnce ?? false));
  });
}

/** Why a letter cannot be approved, edited or skipped any more. */
export function whyClosed(letter: Letter): Refusal | undefined {
  if (letter.outcome) {
    const { kind, why } = letter.outcome;
    return { kind: "draft-closed", outcome: kind, ...(why ? { because: why } : {}) };
  }
  if (letter.approved)
    return { kind: "draft-closed", outcome: "approved", because: `by ${letter.approved.by}` };
  return undefined;
}

async function approve(
  ledger: Ledger,
  desk: Pick<Desk, "mailer">,
  letter: Letter,
  version: LetterVersion,
  atOnce: boolean,
): Promise<Approved> {
  const { tx, ws, now, who } = ledger;
  await setApproved(tx, ws, letter.id, { version: version.n, by: who.name, at: now });
  await issueDrafts(ledger, letter);
  recordLetter(ledger, letter, "letter-approved", { version: version.n, hash: version.hash });
  await planClient(ledger, letter.client);
  if (!desk.mailer) {
    const { documents } = await letterContent(ledger, letter);
    return { kind: "copy", letter, version, documents };
  }
  const leaves = atOnce ? undefined : await leavingLater(ledger, letter);
  const due = { due: leaves?.at ?? now, atOnce };
  const outbox = await queue(ledger, desk.mailer.domain, { letter, version, ...due });
  return { kind: "queued", outbox, letter, version, ...(leaves ? { leaves } : {}) };
}

/** The cover letter of a draft invoice issues it, with the dates that the letter names. */
async function issueDrafts({ tx, ws, today, record }: Ledger, letter: Letter): Promise<void> {
  if (!bringsInvoice(letter.kind)) return;
  const found = await findInvoices(
    tx,
    ws,
    letter.invoices.map((about) => about.invoice),
  );
  for (const { invoice } of found.filter((f) => f.invoice.draft)) {
    const dates = issueDates(invoice, today);
    await issueInvoice(tx, ws, invoice.id, dates);
    record({
      kind: "invoice-issued",
      client: invoice.client,
      invoice: invoice.id,
      data: {
        number: invoice.number,
        issued: dates.issuedOn,
        due: dates.dueOn,
        total: toDecimal(invoice.total),
        currency: invoice.currency,
      },
    });
  }
}

/** A version that the server refused before may be tried again: it certainly has not gone out. */
async function queue(
  { tx, ws, now, who }: Ledger,
  domain: string,
  { letter, version, due, atOnce }: { letter: Letter; version: LetterVersion; due: Date; atOnce: boolean },
): Promise<OutboxId> {
  const key = `letter/${letter.id}/${version.n}`;
  const refused = (await outboxOfLetter(tx, ws, letter.id)).find((row) => row.key === key);
  if (refused?.state === "refused") {
    await updateOutbox(tx, ws, refused.id, { state: "waiting", attempts: 0, nextTryAt: due, atOnce });
    return refused.id;
  }
  const id: OutboxId = newId();
  const messageId = `${letter.id}.${version.n}@${domain}`;
  const why = `${letter.why}; approved by ${who.name}`;
  const row = { id, key, letter: letter.id, version: version.n, messageId, why, at: now, due, atOnce };
  if (!(await insertOutbox(tx, ws, row))) throw new Error("a letter version was queued twice");
  return id;
}
