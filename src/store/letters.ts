import { and, asc, desc, eq, isNull, lte, sql } from "drizzle-orm";
import type { LocalDate } from "../domain/calendar.ts";
import type {
  ClientId,
  CreditMemoId,
  DisputeId,
  InvoiceId,
  LetterId,
  PaymentId,
  PlanId,
  WorkspaceId,
} from "../domain/ids.ts";
import {
  BUILT_IN,
  type Letter,
  type LetterOutcome,
  type LetterVersion,
  type Origin,
  type Tone,
} from "../domain/letter.ts";
import { among } from "./among.ts";
import { defined } from "./clients.ts";
import type { Db } from "./db.ts";
import { insertRows } from "./insert-rows.ts";
import { qualified } from "./qualified.ts";
import { invoices, letterInvoices, letters, letterVersions } from "./schema.ts";

type Row = typeof letters.$inferSelect;

export async function insertLetter(tx: Db, ws: WorkspaceId, letter: Letter): Promise<void> {
  await insertLetters(tx, ws, [letter]);
}

function letterRow(ws: WorkspaceId, letter: Letter): typeof letters.$inferInsert {
  return {
    workspaceId: ws,
    id: letter.id,
    clientId: letter.client,
    kind: letter.kind,
    tone: letter.tone,
    why: letter.why,
    creditMemoId: letter.creditMemo ?? null,
    paymentId: letter.payment ?? null,
    planId: letter.plan ?? null,
    disputeId: letter.dispute ?? null,
    language: letter.language ?? null,
    createdAt: letter.createdAt,
    byLadder: letter.byLadder ?? false,
    writeAt: letter.unwritten ? letter.createdAt : null,
  };
}

/** Letters of several clients by two statements, however many there are. */
export async function insertLetters(tx: Db, ws: WorkspaceId, added: readonly Letter[]): Promise<void> {
  await insertRows(
    tx,
    letters,
    added.map((letter) => letterRow(ws, letter)),
  );
  await insertRows(
    tx,
    letterInvoices,
    added.flatMap((letter) =>
      letter.invoices.map((about) => ({
        workspaceId: ws,
        letterId: letter.id,
        invoiceId: about.invoice,
        step: about.step ?? null,
      })),
    ),
  );
}

/**
 * Letters of any workspace whose text is to be written by `now`: one of each workspace before the second of any, the
 * one about the longest overdue first. Only a hint of what to write.
 */
export async function lettersToWrite(
  tx: Db,
  now: Date,
  limit: number,
): Promise<{ ws: WorkspaceId; id: LetterId }[]> {
  const { workspaceId, writeAt } = letters;
  const oldest = sql`(select min(${qualified(invoices.dueOn)}) from ${letterInvoices} join ${invoices}
    on ${qualified(invoices.workspaceId)} = ${qualified(letterInvoices.workspaceId)}
      and ${qualified(invoices.id)} = ${qualified(letterInvoices.invoiceId)}
    where ${qualified(letterInvoices.workspaceId)} = ${qualified(workspaceId)}
      and ${qualified(letterInvoices.letterId)} = ${qualified(letters.id)})`;
  const turn = sql`row_number() over (partition by ${workspaceId} order by ${oldest}, ${writeAt}, ${letters.id})`;
  const rows = await tx
    .select({ ws: workspaceId, id: letters.id })
    .from(letters)
    .where(lte(writeAt, now))
    .orderBy(turn, asc(writeAt), asc(letters.id))
    .limit(limit);
  return rows.map((row) => ({ ws: row.ws as WorkspaceId, id: row.id as LetterId }));
}

/** When the text of a letter is tried again; `undefined` once it is written or no longer wanted. */
export async function setWriteAt(
  tx: Db,
  ws: WorkspaceId,
  letter: LetterId,
  at: Date | undefined,
): Promise<void> {
  await tx
    .update(letters)
    .set({ writeAt: at ?? null })
    .where(and(eq(letters.workspaceId, ws), eq(letters.id, letter)));
}

/** Keeps the day by which the newest text of a letter asks to be answered. */
export async function setDeadline(
  tx: Db,
  ws: WorkspaceId,
  letter: LetterId,
  deadline: LocalDate,
): Promise<void> {
  await tx
    .update(letters)
    .set({ deadline })
    .where(and(eq(letters.workspaceId, ws), eq(letters.id, letter)));
}

/** Notes that the team was told again today that these letters wait. */
export async function setLettersNudged(
  tx: Db,
  ws: WorkspaceId,
  ids: readonly LetterId[],
  on: LocalDate,
): Promise<void> {
  await tx
    .update(letters)
    .set({ nudgedOn: on })
    .where(and(eq(letters.workspaceId, ws), among(letters.id, ids)));
}

export async function insertVersion(
  tx: Db,
  ws: WorkspaceId,
  letter: LetterId,
  version: LetterVersion,
): Promise<void> {
  await tx.insert(letterVersions).values({
    workspaceId: ws,
    letterId: letter,
    n: version.n,
    author: version.author,
    subject: version.subject,
    body: version.body,
    recipients: version.recipients,
    enclosures: version.enclosures,
    facts: version.facts,
    prompt: version.prompt,
    tone: version.tone,
    origin: version.origin,
    hash: version.hash,
    createdAt: version.createdAt,
  });
}

export async function findLetter(tx: Db, ws: WorkspaceId, id: LetterId): Promise<Letter | undefined> {
  const rows = await tx
    .select()
    .from(letters)
    .where(and(eq(letters.workspaceId, ws), eq(letters.id, id)));
  return (await withInvoices(tx, ws, rows))[0];
}

/** The version that is shown now: the newest one. */
export async function newestVersion(
  tx: Db,
  ws: WorkspaceId,
  letter: LetterId,
): Promise<LetterVersion | undefined> {
  const [row] = await tx
    .select()
    .from(letterVersions)
    .where(and(eq(letterVersions.workspaceId, ws), eq(letterVersions.letterId, letter)))
    .orderBy(desc(letterVersions.n))
    .limit(1);
  return row && toVersion(row);
}

export async function findVersion(
  tx: Db,
  ws: WorkspaceId,
  letter: LetterId,
  n: number,
): Promise<LetterVersion | undefined> {
  const [row] = await tx
    .select()
    .from(letterVersions)
    .where(
      and(eq(letterVersions.workspaceId, ws), eq(letterVersions.letterId, letter), eq(letterVersions.n, n)),
    );
  return row && toVersion(row);
}

/** Letters without an outcome: waiting for a person, approved and on their way, or to be copied. */
export async function openLetters(tx: Db, ws: WorkspaceId): Promise<Letter[]> {
  const rows = await tx
    .select()
    .from(letters)
    .where(and(eq(letters.workspaceId, ws), isNull(letters.outcome)))
    .orderBy(asc(letters.createdAt), asc(letters.id));
  return withInvoices(tx, ws, rows);
}

/** Every letter to a client, oldest first: the history from which the ladder knows where it stands. */
export async function lettersOfClient(tx: Db, ws: WorkspaceId, client: ClientId): Promise<Letter[]> {
  return lettersOfClients(tx, ws, [client]);
}

export async function lettersOfClients(tx: Db, ws: WorkspaceId, ids: readonly ClientId[]): Promise<Letter[]> {
  const rows = await tx
    .select()
    .from(letters)
    .where(and(eq(letters.workspaceId, ws), among(letters.clientId, ids)))
    .orderBy(asc(letters.createdAt), asc(letters.id));
  return withInvoices(tx, ws, rows);
}

export async function setApproved(
  tx: Db,
  ws: WorkspaceId,
  letter: LetterId,
  approval: { version: number; by: string; at: Date } | undefined,
): Promise<void> {
  await tx
    .update(letters)
    .set({
      approvedVersion: approval?.version ?? null,
      approvedBy: approval?.by ?? null,
      approvedAt: approval?.at ?? null,
    })
    .where(and(eq(letters.workspaceId, ws), eq(letters.id, letter)));
}

export async function setOutcome(
  tx: Db,
  ws: WorkspaceId,
  letter: LetterId,
  outcome: { kind: LetterOutcome; at: Date; why?: string } | undefined,
): Promise<void> {
  await tx
    .update(letters)
    .set({
      outcome: outcome?.kind ?? null,
      outcomeAt: outcome?.at ?? null,
      outcomeWhy: outcome?.why ?? null,
      writeAt: null,
    })
    .where(and(eq(letters.workspaceId, ws), eq(letters.id, letter)));
}

/** The language that a person wants a letter in; `undefined` for the client's own. */
export async function setLanguage(
  tx: Db,
  ws: WorkspaceId,
  letter: LetterId,
  language: string | undefined,
): Promise<void> {
  await tx
    .update(letters)
    .set({ language: language ?? null })
    .where(and(eq(letters.workspaceId, ws), eq(letters.id, letter)));
}

export async function setSnoozed(tx: Db, ws: WorkspaceId, letter: LetterId, until: LocalDate): Promise<void> {
  await tx
    .update(letters)
    .set({ snoozedUntil: until })
    .where(and(eq(letters.workspaceId, ws), eq(letters.id, letter)));
}

async function withInvoices(tx: Db, ws: WorkspaceId, rows: Row[]): Promise<Letter[]> {
  if (rows.length === 0) return [];
  const about = await tx
    .select()
    .from(letterInvoices)
    .where(
      and(
        eq(letterInvoices.workspaceId, ws),
        among(
          letterInvoices.letterId,
          rows.map((row) => row.id),
        ),
      ),
    )
    .orderBy(asc(letterInvoices.invoiceId));
  const byLetter = Map.groupBy(about, (a) => a.letterId);
  return rows.map((row) => toLetter(row, byLetter.get(row.id) ?? []));
}

function toLetter(row: Row, about: (typeof letterInvoices.$inferSelect)[]): Letter {
  return {
    id: row.id as LetterId,
    client: row.clientId as ClientId,
    kind: row.kind as Letter["kind"],
    tone: row.tone as Letter["tone"],
    why: row.why,
    createdAt: row.createdAt,
    invoices: about.map((a) => ({
      invoice: a.invoiceId as InvoiceId,
      ...(a.step === null ? {} : { step: a.step }),
    })),
    ...defined({
      creditMemo: row.creditMemoId as CreditMemoId | null,
      payment: row.paymentId as PaymentId | null,
      plan: row.planId as PlanId | null,
      dispute: row.disputeId as DisputeId | null,
      language: row.language,
      snoozedUntil: row.snoozedUntil as LocalDate | null,
      deadline: row.deadline as LocalDate | null,
      nudgedOn: row.nudgedOn as LocalDate | null,
    }),
    ...(row.byLadder ? { byLadder: true } : {}),
    ...(row.writeAt === null ? {} : { unwritten: true }),
    ...(row.approvedVersion === null
      ? {}
      : { approved: { version: row.approvedVersion, by: row.approvedBy!, at: row.approvedAt! } }),
    ...(row.outcome === null
      ? {}
      : {
          outcome: {
            kind: row.outcome as LetterOutcome,
            at: row.outcomeAt!,
            ...(row.outcomeWhy === null ? {} : { why: row.outcomeWhy }),
          },
        }),
  };
}

function toVersion(row: typeof letterVersions.$inferSelect): LetterVersion {
  return {
    n: row.n,
    author: row.author,
    subject: row.subject,
    body: row.body,
    recipients: row.recipients as LetterVersion["recipients"],
    enclosures: row.enclosures as LetterVersion["enclosures"],
    facts: row.facts as LetterVersion["facts"],
    prompt: row.prompt,
    tone: row.tone as Tone,
    origin: (row.origin as Origin | null) ?? { by: row.author === BUILT_IN ? "built-in" : "person" },
    hash: row.hash,
    createdAt: row.createdAt,
  };
}
