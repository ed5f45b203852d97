import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Db, sqlState, transact } from "../../src/store/db.ts";
import * as schema from "../../src/store/schema.ts";
import { inRollback } from "../kit/db.ts";
import { asText, rowsOf } from "../kit/snapshot.ts";
import { CALLS, type Call, MODULES, NOT_OF_ONE_WORKSPACE } from "./calls.ts";
import { type Books, openTwoBooks } from "./two-books.ts";

// Both books are opened once; each test works on them in a savepoint that it takes back.
type Rows = Record<string, string[]>;
let stage: { db: Db; a: Books; b: Books; rowsOfA: Rows; rowsOfB: Rows };
const over = Promise.withResolvers<void>();
let standing: Promise<void> = Promise.resolve();

beforeAll(async () => {
  const ready = Promise.withResolvers<void>();
  standing = inRollback(async (db) => {
    const { a, b } = await openTwoBooks(db);
    stage = { db, a, b, rowsOfA: await rowsOf(db, a.ws), rowsOfB: await rowsOf(db, b.ws) };
    ready.resolve();
    await over.promise;
  });
  await Promise.race([ready.promise, standing]);
});

afterAll(async () => {
  over.resolve();
  await standing;
});

class TakenBack extends Error {}

async function onStage(work: (tx: Db, a: Books, b: Books) => Promise<void>): Promise<void> {
  const { db, a, b } = stage;
  await transact(db, async (tx) => {
    await work(tx, a, b);
    throw new TakenBack();
  }).catch((error: unknown) => {
    if (!(error instanceof TakenBack)) throw error;
  });
}

/** What came of a call: its value, or the SQLSTATE of the database's refusal. */
async function outcomeOf(tx: Db, call: Call, own: Books, ids: Books): Promise<unknown> {
  try {
    return await transact(tx, (inner) => call.run(inner, own.ws, ids));
  } catch (error) {
    const state = sqlState(error);
    if (!state) throw error;
    return { refused: state };
  }
}

const NOTHING = [
  "[]",
  "{}",
  "0",
  '"0"',
  "false",
  '{"paid":0,"paidLate":0}',
  '{"promisesKept":0,"promisesMade":0,"disputes":0,"disputesUpheld":0,"plansKept":0,"plansBroken":0}',
  '{"rows":[],"total":0,"open":[]}',
];
const isNothing = (value: unknown) => value === undefined || NOTHING.includes(asText(value));

describe("a repository function with one workspace's id and the ids of another", () => {
  test.each(CALLS.map((call) => [call.name, call] as const))("%s", async (_, call) => {
    await onStage(async (tx, a, b) => {
      const outcome = await outcomeOf(tx, call, a, b);
      expect(await rowsOf(tx, b.ws)).toEqual(stage.rowsOfB);
      if (call.does !== "own") expect(await rowsOf(tx, a.ws)).toEqual(stage.rowsOfA);
      if (call.does === "refused") expect(outcome).toEqual({ refused: "23503" });
      else if (call.does === "nothing") expect(outcome).toSatisfy(isNothing);
      else expectNoMark(outcome, b);
      // Both ways, since a query that takes any workspace's first row is right for one of the two.
      if (call.does === "lists") expectNoMark(await outcomeOf(tx, call, b, a), a);
    });
  });

  // Else a function that never finds anything would pass above.
  test.each(CALLS.map((call) => [call.name, call] as const))(
    "%s does its work with its own",
    async (_, call) => {
      await onStage(async (tx, a) => {
        const outcome = await outcomeOf(tx, call, a, a);
        expect(asText(outcome)).not.toContain('"refused":');
        if (call.name === "insertDoor") expect(outcome).toBe(false);
        else if (isNothing(outcome)) expect(await rowsOf(tx, a.ws)).not.toEqual(stage.rowsOfA);
      });
    },
  );
});

/** Nothing that only this workspace's rows hold. */
function expectNoMark(outcome: unknown, { ws, house, ...ids }: Books): void {
  const { client, invoice, open, payment, memo, letter, outbox, member, head } = ids;
  const name = house.workspace.name.split(" ")[0]!;
  const marks = [
    ws,
    name,
    name.toLowerCase(),
    client,
    invoice,
    open,
    payment,
    memo,
    letter,
    outbox,
    member,
    head,
  ];
  expect(marks.filter((mark) => asText(outcome).includes(mark))).toEqual([]);
}

test("every exported function of the repositories has its row, or a reason to have none", () => {
  const exported = Object.values(MODULES).flatMap((module) =>
    Object.entries(module).flatMap(([name, value]) => (typeof value === "function" ? [name] : [])),
  );
  const rows = [...CALLS.map((call) => call.name), ...Object.keys(NOT_OF_ONE_WORKSPACE)];
  expect(exported.length).toBeGreaterThan(60);
  expect([...new Set(rows.map((name) => name.split(":")[0]))].sort()).toEqual(exported.sort());
});

describe("the database itself refuses a row that points into another workspace's books", () => {
  const references: [title: string, row: (ws: string, b: Books) => ReturnType<typeof sql>][] = [
    [
      "a contact of their client",
      (ws, b) =>
        sql`insert into contacts (workspace_id, id, client_id, email) values (${ws}, gen_random_uuid(), ${b.client}, 'x@y.example')`,
    ],
    [
      "an invoice to their client",
      (ws, b) =>
        sql`insert into invoices (workspace_id, id, client_id, number, number_key, currency, total_minor, issued_on, due_on, created_at) values (${ws}, gen_random_uuid(), ${b.client}, 'X-1', 'x-1', 'EUR', 1, '2026-01-01', '2026-01-01', now())`,
    ],
    [
      "a line on their invoice",
      (ws, b) =>
        sql`insert into invoice_lines (workspace_id, invoice_id, position, description, quantity, unit_price_minor, tax_rate) values (${ws}, ${b.invoice}, 9, 'x', 1, 1, 0)`,
    ],
    [
      "a payment by their client",
      (ws, b) =>
        sql`insert into payments (workspace_id, id, client_id, currency, amount_minor, received_on, created_at) values (${ws}, gen_random_uuid(), ${b.client}, 'EUR', 1, '2026-01-01', now())`,
    ],
    [
      "a credit memo for their invoice",
      (ws, b) =>
        sql`insert into credit_memos (workspace_id, id, invoice_id, number, currency, amount_minor, issued_on, reason, created_at) values (${ws}, gen_random_uuid(), ${b.invoice}, 'CM-9', 'EUR', 1, '2026-01-01', 'x', now())`,
    ],
    [
      "an entry on their invoice",
      (ws, b) =>
        sql`insert into entries (workspace_id, id, invoice_id, kind, booked_on, currency, effect_minor, created_at) values (${ws}, gen_random_uuid(), ${b.invoice}, 'payment', '2026-01-01', 'EUR', -1, now())`,
    ],
    [
      "an entry from their payment",
      (ws, b) =>
        sql`insert into entries (workspace_id, id, invoice_id, kind, booked_on, currency, effect_minor, payment_id, created_at) select ${ws}, gen_random_uuid(), i.id, 'payment', '2026-01-01', 'EUR', -1, ${b.payment}, now() from invoices i where i.workspace_id = ${ws}`,
    ],
    [
      "an entry from their credit memo",
      (ws, b) =>
        sql`insert into entries (workspace_id, id, invoice_id, kind, booked_on, currency, effect_minor, credit_memo_id, created_at) select ${ws}, gen_random_uuid(), i.id, 'credit-memo', '2026-01-01', 'EUR', -1, ${b.memo}, now() from invoices i where i.workspace_id = ${ws}`,
    ],
    [
      "credit for their client",
      (ws, b) =>
        sql`insert into credit_movements (workspace_id, id, client_id, kind, booked_on, currency, effect_minor, created_at) values (${ws}, gen_random_uuid(), ${b.client}, 'released', '2026-01-01', 'EUR', 1, now())`,
    ],
    [
      "credit from their payment",
      (ws, b) =>
        sql`insert into credit_movements (workspace_id, id, client_id, kind, booked_on, currency, effect_minor, payment_id, created_at) select ${ws}, gen_random_uuid(), c.id, 'released', '2026-01-01', 'EUR', 1, ${b.payment}, now() from clients c where c.workspace_id = ${ws}`,
    ],
    [
      "credit from their invoice",
      (ws, b) =>
        sql`insert into credit_movements (workspace_id, id, client_id, kind, booked_on, currency, effect_minor, invoice_id, created_at) select ${ws}, gen_random_uuid(), c.id, 'released', '2026-01-01', 'EUR', 1, ${b.invoice}, now() from clients c where c.workspace_id = ${ws}`,
    ],
    [
      "an event about their client",
      (ws, b) =>
        sql`insert into events (workspace_id, seq, at, actor, kind, client_id, cause, data, hash) values (${ws}, 999, now(), 'x', 'x', ${b.client}, 'x', '{}', 'x')`,
    ],
    [
      "an event about their invoice",
      (ws, b) =>
        sql`insert into events (workspace_id, seq, at, actor, kind, invoice_id, cause, data, hash) values (${ws}, 999, now(), 'x', 'x', ${b.invoice}, 'x', '{}', 'x')`,
    ],
    [
      "a letter to their client",
      (ws, b) =>
        sql`insert into letters (workspace_id, id, client_id, kind, tone, why, created_at) values (${ws}, gen_random_uuid(), ${b.client}, 'receipt', 'neutral', 'x', now())`,
    ],
    [
      "a letter about their payment",
      (ws, b) =>
        sql`insert into letters (workspace_id, id, client_id, kind, tone, why, payment_id, created_at) select ${ws}, gen_random_uuid(), c.id, 'receipt', 'neutral', 'x', ${b.payment}, now() from clients c where c.workspace_id = ${ws}`,
    ],
    [
      "a letter about their credit memo",
      (ws, b) =>
        sql`insert into letters (workspace_id, id, client_id, kind, tone, why, credit_memo_id, created_at) select ${ws}, gen_random_uuid(), c.id, 'receipt', 'neutral', 'x', ${b.memo}, now() from clients c where c.workspace_id = ${ws}`,
    ],
    [
      "our letter about their invoice",
      (ws, b) =>
        sql`insert into letter_invoices (workspace_id, letter_id, invoice_id) select ${ws}, l.id, ${b.invoice} from letters l where l.workspace_id = ${ws}`,
    ],
    [
      "their letter about our invoice",
      (ws, b) =>
        sql`insert into letter_invoices (workspace_id, letter_id, invoice_id) select ${ws}, ${b.letter}, i.id from invoices i where i.workspace_id = ${ws}`,
    ],
    [
      "a version of their letter",
      (ws, b) =>
        sql`insert into letter_versions (workspace_id, letter_id, n, author, subject, body, recipients, enclosures, facts, prompt, hash, created_at) values (${ws}, ${b.letter}, 9, 'x', 'x', 'x', '[]', '[]', '{}', 'x', 'x', now())`,
    ],
    [
      "a mail with their letter",
      (ws, b) =>
        sql`insert into outbox (workspace_id, id, key, letter_id, letter_version, message_id, next_try_at, why, created_at) values (${ws}, gen_random_uuid(), 'x', ${b.letter}, 1, 'x', now(), 'x', now())`,
    ],
  ];

  test.each(references)("%s", async (_, row) => {
    await onStage(async (tx, a, b) => {
      const insert = (ws: string) => transact(tx, (inner) => inner.execute(row(ws, b)));
      await expect(insert(a.ws).catch(sqlState)).resolves.toBe("23503");
    });
  });

  test("every foreign key that carries an id carries the workspace too", async () => {
    await onStage(async (tx) => {
      const result = await tx.execute(sql`select conname, cardinality(conkey)::int as columns,
        confrelid::regclass::text as target from pg_constraint where contype = 'f'`);
      const keys = [
        ...("rows" in (result as object)
          ? (result as unknown as { rows: Key[] }).rows
          : (result as unknown as Key[])),
      ];
      const loose = keys.filter(({ columns, target }) => target !== "workspaces" && columns < 2);
      expect(loose.map(({ conname }) => conname)).toEqual([]);
      expect(keys.length).toBeGreaterThan(references.length);
    });
  });
});

type Key = { conname: string; columns: number; target: string };

describe("what was written once stays as it was written", () => {
  const { events, entries, creditMovements, letterVersions } = schema;
  const tables = { events, entries, credit_movements: creditMovements, letter_versions: letterVersions };

  test.each(Object.entries(tables))("%s refuses update and delete", async (name, table) => {
    await onStage(async (tx, a) => {
      const before = await rowsOf(tx, a.ws);
      expect(before[name]).not.toEqual([]);
      const update = transact(tx, (inner) => inner.update(table).set({ workspaceId: a.ws }));
      await expect(update.catch(sqlState)).resolves.toBe("23001");
      const remove = transact(tx, (inner) => inner.delete(table));
      await expect(remove.catch(sqlState)).resolves.toBe("23001");
      expect(await rowsOf(tx, a.ws)).toEqual(before);
    });
  });
});
