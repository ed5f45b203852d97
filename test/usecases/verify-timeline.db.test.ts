import { type SQL, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { WorkspaceId } from "../../src/domain/ids.ts";
import { type Db, sqlState, transact } from "../../src/store/db.ts";
import { eventHash, eventsAfter } from "../../src/store/events.ts";
import { verifyTimeline } from "../../src/usecases/verify-timeline.ts";
import { dbTest, inRollback } from "../kit/db.ts";
import { openHouse } from "../kit/house.ts";

/** Books with nine events: workspace and owner, client, invoices, payment, reversal, credit memo. */
async function openBooks(db: Db): Promise<WorkspaceId> {
  const house = await openHouse(db);
  await house.say("/invoice add Acme 100 email a@acme.example");
  await house.say("/invoice add Acme 70 terms net 30");
  await house.say("/invoice paid 1 40");
  await house.say("/invoice paid 2");
  await house.say("/invoice credit 1 10 agreed");
  return house.workspace.id;
}

/** Changes rows as somebody would who owns the database: past the triggers and foreign keys. */
async function asOwner(db: Db, statement: SQL): Promise<void> {
  await db.execute(sql`set local session_replication_role = replica`);
  await db.execute(statement);
  await db.execute(sql`set local session_replication_role = origin`);
}

const EVENTS = 9n;

dbTest("books that nobody has touched are intact, every event counted", async (db) => {
  expect(await verifyTimeline(db, await openBooks(db))).toEqual({ kind: "intact", events: EVENTS });
});

describe("the first altered event is named", () => {
  type Row = [title: string, statement: (ws: string) => SQL, seq: bigint];
  const table: Row[] = [
    [
      "an amount in its data",
      (ws) =>
        sql`update events set data = jsonb_set(data, '{total}', '"1.00"') where workspace_id = ${ws} and seq = 4`,
      4n,
    ],
    [
      "a word more in its data",
      (ws) =>
        sql`update events set data = data || '{"note": "agreed"}' where workspace_id = ${ws} and seq = 5`,
      5n,
    ],
    [
      "who did it",
      (ws) => sql`update events set actor = 'Somebody else' where workspace_id = ${ws} and seq = 3`,
      3n,
    ],
    [
      "when it was, by a second",
      (ws) => sql`update events set at = at + interval '1 second' where workspace_id = ${ws} and seq = 6`,
      6n,
    ],
    ["why it was", (ws) => sql`update events set cause = 'other' where workspace_id = ${ws} and seq = 1`, 1n],
    ["what it was", (ws) => sql`update events set kind = 'other' where workspace_id = ${ws} and seq = 7`, 7n],
    [
      "which invoice it was about",
      (ws) => sql`update events set invoice_id = null where workspace_id = ${ws} and seq = 4`,
      4n,
    ],
    [
      "which client it was about",
      (ws) => sql`update events set client_id = null where workspace_id = ${ws} and seq = 4`,
      4n,
    ],
    ["its hash alone", (ws) => sql`update events set hash = 'x' where workspace_id = ${ws} and seq = 2`, 2n],
    [
      "the last one",
      (ws) => sql`update events set actor = 'x' where workspace_id = ${ws} and seq = ${EVENTS}`,
      EVENTS,
    ],
    [
      "two of them",
      (ws) => sql`update events set actor = 'x' where workspace_id = ${ws} and seq in (8, 3)`,
      3n,
    ],
    [
      "two that changed places",
      (ws) =>
        sql`update events set seq = case seq when 4 then 1000 when 5 then 4 else seq end where workspace_id = ${ws}`,
      4n,
    ],
    [
      "one put in before the first",
      (ws) =>
        sql`insert into events (workspace_id, seq, at, actor, kind, cause, data, hash) values (${ws}, 0, now(), 'x', 'x', 'x', '{}', 'x')`,
      0n,
    ],
    [
      "one put in after the last",
      (ws) =>
        sql`insert into events (workspace_id, seq, at, actor, kind, cause, data, hash) values (${ws}, 10, now(), 'x', 'x', 'x', '{}', 'x')`,
      10n,
    ],
  ];

  test.each(table)("%s", async (_, statement, seq) => {
    await inRollback(async (db) => {
      const ws = await openBooks(db);
      await asOwner(db, statement(ws));
      expect(await verifyTimeline(db, ws)).toMatchObject({ kind: "altered", event: { seq }, events: EVENTS });
    });
  });

  dbTest("one put in after the last with the hash it would have", async (db) => {
    const ws = await openBooks(db);
    const last = (await eventsAfter(db, ws, EVENTS - 1n, 1))[0]!;
    const forged = {
      at: new Date("2026-11-23T12:00:00Z"),
      actor: "Jo",
      kind: "x",
      cause: "x",
      data: {},
      seq: EVENTS + 1n,
    };
    const hash = eventHash(ws, forged, last.hash);
    await db.execute(sql`insert into events (workspace_id, seq, at, actor, kind, cause, data, hash)
      values (${ws}, ${forged.seq}, ${forged.at.toISOString()}, 'Jo', 'x', 'x', '{}', ${hash})`);
    expect(await verifyTimeline(db, ws)).toMatchObject({ kind: "altered", event: { seq: EVENTS + 1n } });
  });
});

describe("where events are missing, the last one before is named", () => {
  type Row = [title: string, statement: (ws: string) => SQL, after: bigint];
  const table: Row[] = [
    ["the first", (ws) => sql`delete from events where workspace_id = ${ws} and seq = 1`, 0n],
    ["one in the middle", (ws) => sql`delete from events where workspace_id = ${ws} and seq = 4`, 3n],
    ["the last", (ws) => sql`delete from events where workspace_id = ${ws} and seq = ${EVENTS}`, EVENTS - 1n],
    ["all", (ws) => sql`delete from events where workspace_id = ${ws}`, 0n],
  ];

  test.each(table)("%s", async (_, statement, after) => {
    await inRollback(async (db) => {
      const ws = await openBooks(db);
      await asOwner(db, statement(ws));
      expect(await verifyTimeline(db, ws)).toEqual({ kind: "gap", after, expected: EVENTS });
    });
  });
});

describe("books that were changed beside a whole timeline: the invoice is named", () => {
  type Row = [title: string, statement: (ws: string) => SQL, invoice: string];
  const table: Row[] = [
    [
      "a booking",
      (ws) =>
        sql`update entries set effect_minor = effect_minor - 1 where workspace_id = ${ws} and kind = 'credit-memo'`,
      "INV-0001",
    ],
    [
      "a booking that is gone",
      (ws) => sql`delete from entries where workspace_id = ${ws} and effect_minor = -7000`,
      "INV-0002",
    ],
    [
      "a booking more",
      (ws) =>
        sql`insert into entries (workspace_id, id, invoice_id, kind, booked_on, currency, effect_minor, created_at) select ${ws}, gen_random_uuid(), id, 'void', '2026-11-23', 'EUR', -1, now() from invoices where workspace_id = ${ws} and number = 'INV-0001'`,
      "INV-0001",
    ],
    [
      "an invoice's total",
      (ws) => sql`update invoices set total_minor = 6999 where workspace_id = ${ws} and number = 'INV-0002'`,
      "INV-0002",
    ],
    [
      "an invoice that no event tells of",
      (ws) =>
        sql`insert into invoices (workspace_id, id, client_id, number, number_key, currency, total_minor, issued_on, due_on, created_at) select ${ws}, gen_random_uuid(), id, 'INV-9', 'inv-9', 'EUR', 1, '2026-01-01', '2026-01-01', now() from clients where workspace_id = ${ws}`,
      "INV-9",
    ],
    [
      "an invoice that is gone",
      (ws) => sql`delete from invoices where workspace_id = ${ws} and number = 'INV-0002'`,
      "INV-0002",
    ],
  ];

  test.each(table)("%s", async (_, statement, invoice) => {
    await inRollback(async (db) => {
      const ws = await openBooks(db);
      await asOwner(db, statement(ws));
      expect(await verifyTimeline(db, ws)).toEqual({ kind: "unexplained", invoice, events: EVENTS });
    });
  });
});

dbTest("a client's credit that the timeline does not tell of is found", async (db) => {
  const house = await openHouse(db);
  await house.say("/invoice add Acme 100");
  await house.say("/invoice paid 1 130 rest credit");
  const ws = house.workspace.id;
  expect(await verifyTimeline(db, ws)).toMatchObject({ kind: "intact" });
  await asOwner(db, sql`update credit_movements set effect_minor = 3001 where workspace_id = ${ws}`);
  expect(await verifyTimeline(db, ws)).toMatchObject({ kind: "unexplained-credit", client: "Acme" });
  await asOwner(db, sql`delete from credit_movements where workspace_id = ${ws}`);
  expect(await verifyTimeline(db, ws)).toMatchObject({ kind: "unexplained-credit", client: "Acme" });
});

dbTest("without an owner's rights the timeline cannot be touched at all", async (db) => {
  const ws = await openBooks(db);
  const edit = transact(db, (tx) =>
    tx.execute(sql`update events set actor = 'x' where workspace_id = ${ws}`),
  );
  await expect(edit.catch(sqlState)).resolves.toBe("23001");
  expect(await verifyTimeline(db, ws)).toMatchObject({ kind: "intact" });
});

dbTest("what happens in another workspace's books is of no concern", async (db) => {
  const ws = await openBooks(db);
  const other = await openHouse(db, { visitor: { externalId: "other" } });
  await asOwner(db, sql`delete from events where workspace_id = ${other.workspace.id}`);
  expect(await verifyTimeline(db, ws)).toMatchObject({ kind: "intact" });
  expect(await verifyTimeline(db, other.workspace.id)).toMatchObject({ kind: "gap" });
});
