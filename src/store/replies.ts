import { and, desc, eq } from "drizzle-orm";
import type { ClientReply, Proposal, ReadBy, ReplyReading } from "../domain/client-reply.ts";
import type { ClientId, InvoiceId, ReplyId, WorkspaceId } from "../domain/ids.ts";
import { type Currency, fromDecimal, toDecimal } from "../domain/money.ts";
import type { Db } from "./db.ts";
import { clientReplies } from "./schema.ts";

/** A reading as it is kept: JSON has no bigint, so amounts are decimal text. */
type KeptProposal = Omit<Proposal, "amount"> & { amount?: { value: string; currency: Currency } };
type Kept = { read: ReadBy; proposals: readonly KeptProposal[] };

export async function insertReply(tx: Db, ws: WorkspaceId, reply: ClientReply): Promise<void> {
  await tx.insert(clientReplies).values({
    workspaceId: ws,
    id: reply.id,
    clientId: reply.client,
    invoiceId: reply.invoice,
    text: reply.text,
    broughtBy: reply.broughtBy,
    reading: toKept(reply.reading),
    createdAt: reply.createdAt,
  });
}

export async function findReply(tx: Db, ws: WorkspaceId, id: ReplyId): Promise<ClientReply | undefined> {
  const [row] = await tx
    .select()
    .from(clientReplies)
    .where(and(eq(clientReplies.workspaceId, ws), eq(clientReplies.id, id)));
  return row && toReply(row);
}

/** The newest reply about an invoice that has exactly this text, if it was brought before. */
export async function findSameReply(
  tx: Db,
  ws: WorkspaceId,
  invoice: InvoiceId,
  text: string,
): Promise<ClientReply | undefined> {
  const [row] = await tx
    .select()
    .from(clientReplies)
    .where(
      and(
        eq(clientReplies.workspaceId, ws),
        eq(clientReplies.invoiceId, invoice),
        eq(clientReplies.text, text),
      ),
    )
    .orderBy(desc(clientReplies.createdAt), desc(clientReplies.id))
    .limit(1);
  return row && toReply(row);
}

function toKept({ read, proposals }: ReplyReading): Kept {
  return {
    read,
    proposals: proposals.map(({ amount, ...rest }) => ({
      ...rest,
      ...(amount ? { amount: { value: toDecimal(amount), currency: amount.currency } } : {}),
    })),
  };
}

function toReply(row: typeof clientReplies.$inferSelect): ClientReply {
  return {
    id: row.id as ReplyId,
    client: row.clientId as ClientId,
    invoice: row.invoiceId as InvoiceId,
    text: row.text,
    broughtBy: row.broughtBy,
    reading: fromKept(row.reading as Kept),
    createdAt: row.createdAt,
  };
}

function fromKept({ read, proposals }: Kept): ReplyReading {
  return {
    read,
    proposals: proposals.map(({ amount, ...rest }) => {
      const sum = amount && fromDecimal(amount.value, amount.currency);
      return { ...rest, ...(sum ? { amount: sum } : {}) };
    }),
  };
}
