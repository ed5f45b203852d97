import { createHash } from "node:crypto";
import type { Client } from "../domain/client.ts";
import type { ClientReply, Proposal, ReadBy, ReplyReading } from "../domain/client-reply.ts";
import { type InvoiceId, newId, type ReplyId } from "../domain/ids.ts";
import { balanceOf, type Invoice } from "../domain/invoice.ts";
import type { Money } from "../domain/money.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import { NO_INVOICE } from "../domain/refusal.ts";
import type { Workspace } from "../domain/workspace.ts";
import { type DataText, dataText } from "../drafting/data-text.ts";
import { readByKeywords, type Said } from "../drafting/reply/by-keywords.ts";
import { readByModel } from "../drafting/reply/by-model.ts";
import { findClient } from "../store/clients.ts";
import type { Db } from "../store/db.ts";
import { findInvoice } from "../store/invoices.ts";
import { findReply, findSameReply, insertReply } from "../store/replies.ts";
import { change, type Who } from "./change.ts";
import type { Desk } from "./desk.ts";

/** What is read of a client's answer, in characters; the rest is cut off, and the card says so. */
export const REPLY_LIMIT = 4_000;

/** What a quotation is about: whose words they are, and the sums that the invoice has. */
export type QuoteOf = { invoice: Invoice; client: Client; workspace: Workspace; sums: readonly Money[] };

/** Reads day and amount from a quotation itself, never from what a model says of it. */
export type QuoteReader = (said: Said, about: QuoteOf) => Pick<Proposal, "on" | "amount" | "unclear">;

export type ReplyRead = {
  reply: ClientReply;
  invoice: Invoice;
  client: Client;
  /** Whether the end of it was not read. */
  cut: boolean;
  /** Whether it was brought before, and read then. */
  again: boolean;
};

type ReadingDesk = Pick<Desk, "db" | "clock" | "model" | "log">;

/**
 * Reads what a client wrote back: by a model that is asked for nothing else, has no tools and answers by a list of
 * meanings, or by keywords. It is kept and shown; nothing follows from it until a person presses a button.
 */
export async function readReply(
  desk: ReadingDesk,
  who: Who,
  asked: { invoice: InvoiceId; text: string; workspace: Workspace },
  readQuote: QuoteReader,
): Promise<Outcome<ReplyRead>> {
  const found = await findInvoice(desk.db, who.ws, asked.invoice);
  const client = found && (await findClient(desk.db, who.ws, found.invoice.client));
  if (!found || !client) return refuse(NO_INVOICE);
  const { invoice } = found;
  const data = dataText(asked.text.normalize("NFC"), REPLY_LIMIT);
  if (!/[\p{L}\p{N}]/u.test(data.text)) {
    return refuse({ kind: "missing", what: "client's text", example: "We paid this on Monday." });
  }
  const about = { invoice, client, cut: data.cut };
  const same = { invoice: invoice.id, text: data.text };
  const known = await readBefore(desk.db, who, same, desk.model ? "model" : "keywords");
  if (known) return done({ ...about, reply: known, again: true });
  // The model is asked while no transaction is open.
  const { read, said } = await understand(desk, data);
  const sums = [balanceOf(invoice, found.entries), invoice.total];
  const of = { invoice, client, workspace: asked.workspace, sums };
  const proposals = said.map((one) => ({ ...one, ...readQuote(one, of) }));
  return change<ReplyRead>(desk, who, async ({ tx, ws, now, record }) => {
    const twin = await readBefore(tx, who, same, read.by);
    if (twin) return done({ ...about, reply: twin, again: true });
    const reply: ClientReply = {
      ...{ id: newId<ReplyId>(), client: client.id, invoice: invoice.id, text: data.text },
      ...{ broughtBy: who.name, reading: { read, proposals }, createdAt: now },
    };
    await insertReply(tx, ws, reply);
    record({
      kind: "client-replied",
      client: client.id,
      invoice: invoice.id,
      data: {
        reply: reply.id,
        sha256: createHash("sha256").update(reply.text).digest("hex"),
        means: said.map(({ means }) => means).join(", "),
        by: read.by,
      },
    });
    return done({ ...about, reply, again: false });
  });
}

/** The same text once more is kept once, unless a model can say now what keywords did then. */
async function readBefore(
  db: Db,
  { ws }: Who,
  { invoice, text }: Pick<ClientReply, "invoice" | "text">,
  by: ReadBy["by"],
): Promise<ClientReply | undefined> {
  const known = await findSameReply(db, ws, invoice, text);
  return known && (known.reading.read.by === "model" || by === "keywords") ? known : undefined;
}

async function understand(
  { model, log }: Pick<Desk, "model" | "log">,
  data: DataText,
): Promise<Pick<ReplyReading, "read"> & { said: Said[] }> {
  if (!model) return { read: { by: "keywords" }, said: readByKeywords(data.text) };
  const answer = await readByModel(model, data);
  if (answer.kind === "answered") {
    return { read: { by: "model", model: answer.model }, said: answer.said };
  }
  log.warn({ kind: answer.kind, because: answer.because }, "no model read a client's answer");
  return { read: { by: "keywords", because: answer.because }, said: readByKeywords(data.text) };
}

/** A reply that is on the books. */
export async function viewReply(
  { db }: Pick<Desk, "db">,
  { id: ws }: Workspace,
  id: ReplyId,
): Promise<Outcome<ClientReply>> {
  const reply = await findReply(db, ws, id);
  return reply ? done(reply) : refuse({ kind: "no-such-reply" });
}

/** A reply that was read before, and the proposal of it that a button is about. */
export async function viewProposal(
  desk: Pick<Desk, "db">,
  workspace: Workspace,
  { reply: id, n }: { reply: ReplyId; n: number },
): Promise<Outcome<{ reply: ClientReply; proposal: Proposal }>> {
  const reply = await viewReply(desk, workspace, id);
  if (!reply.ok) return reply;
  const proposal = reply.value.reading.proposals[n];
  return proposal ? done({ reply: reply.value, proposal }) : refuse({ kind: "no-such-reply" });
}
