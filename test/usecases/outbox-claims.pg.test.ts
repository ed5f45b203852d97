import { eq } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { newId, type WorkspaceId } from "../../src/domain/ids.ts";
import type { Mail, MailResult } from "../../src/ports.ts";
import { type Db, transact } from "../../src/store/db.ts";
import { openPostgres } from "../../src/store/open-database.ts";
import { claimOutbox, unclaimOutbox } from "../../src/store/outbox.ts";
import { outbox } from "../../src/store/schema.ts";
import { deliverOutbox } from "../../src/usecases/deliver-outbox.ts";
import { freshDatabase } from "../kit/db.ts";
import { type House, openHouse } from "../kit/house.ts";
import { lateInvoice, OWN_WORDS, rewrite } from "./letters-kit.ts";

const EVENING = "2026-11-23T18:00:00Z";
const MORNING = "2026-11-24T09:00:00Z";
const NOW = new Date(MORNING);
const LEASE = new Date(NOW.getTime() + 60_000);

/** A mailer that does with each mail what `send` says, and keeps what it is given. */
function mailer(send: (mail: Mail) => Promise<MailResult> = async () => ({ kind: "sent", answer: "250" })) {
  const mails: Mail[] = [];
  return {
    ...{ name: "kept.example", domain: "studio.example", mails },
    send: (mail: Mail) => {
      mails.push(mail);
      return send(mail);
    },
  };
}

/** Businesses of these names, each with one letter that was approved overnight. */
async function approved(db: Db, post: ReturnType<typeof mailer>, names: readonly string[]): Promise<House[]> {
  const houses: House[] = [];
  for (const name of names) {
    const place = { visitor: { externalId: name }, defaults: { name } };
    const house = await openHouse(db, { now: EVENING, mailer: post, ...place });
    const words = { ...OWN_WORDS, body: OWN_WORDS.body.replace("Studio Kite", name) };
    await house.press(await rewrite(house, await lateInvoice(house), words), "Approve & send");
    house.clock.set(MORNING);
    houses.push(house);
  }
  return houses;
}

/** Many rows more of a business, of the same letter; the store does not look into them. */
async function pileUp(db: Db, ws: WorkspaceId, n: number): Promise<void> {
  const [row] = await db.select().from(outbox).where(eq(outbox.workspaceId, ws));
  const rows = Array.from({ length: n }, (_, i) => ({ ...row!, id: newId<never>(), key: `pile/${i}` }));
  await db.insert(outbox).values(rows);
}

test("one with thousands does not hold up the others, and the longest due comes first", async () => {
  const { database } = await freshDatabase();
  const [big, small] = await approved(database.db, mailer(), ["big", "small"]);
  await pileUp(database.db, big!.workspace.id, 4_000);
  await database.db
    .update(outbox)
    .set({ nextTryAt: new Date("2026-11-24T08:59:00Z") })
    .where(eq(outbox.workspaceId, small!.workspace.id));
  const first = await claimOutbox(database.db, NOW, LEASE, 10);
  expect(first).toHaveLength(10);
  expect(first.filter(({ ws }) => ws === small!.workspace.id)).toHaveLength(1);
});

test("two senders never claim the same row; what is given back or whose lease is over comes again", async () => {
  const { database, url } = await freshDatabase();
  const other = await openPostgres(url);
  onTestFinished(() => other.close());
  const [house] = await approved(database.db, mailer(), ["one"]);
  await pileUp(database.db, house!.workspace.id, 399);
  const claims = Array.from({ length: 8 }, (_, i) =>
    claimOutbox(i % 2 ? other.db : database.db, NOW, LEASE, 50),
  );
  const ids = (await Promise.all(claims)).flat().map(({ id }) => id);
  expect(ids).toHaveLength(400);
  expect(new Set(ids).size).toBe(400);
  expect(await claimOutbox(other.db, NOW, LEASE, 50)).toEqual([]);
  const ws = house!.workspace.id;
  await unclaimOutbox(database.db, [{ ws, id: ids[0]! }]);
  expect(await claimOutbox(other.db, NOW, LEASE, 50)).toEqual([{ ws, id: ids[0] }]);
  const after = new Date(LEASE.getTime() + 1);
  expect(await claimOutbox(other.db, after, new Date(after.getTime() + 1), 1_000)).toHaveLength(400);
});

test("a claim waits for nobody who is changing the books", async () => {
  const { database, url } = await freshDatabase();
  const other = await openPostgres(url);
  onTestFinished(() => other.close());
  const [busy, free] = await approved(database.db, mailer(), ["busy", "free"]);
  const change = transact(database.db, async (tx) => {
    await tx.update(outbox).set({ why: "x" }).where(eq(outbox.workspaceId, busy!.workspace.id));
    return claimOutbox(other.db, NOW, LEASE, 10);
  });
  expect((await change).map(({ ws }) => ws)).toEqual([free!.workspace.id]);
});

test("a business whose mail server hangs does not hold up the others", async () => {
  const { database } = await freshDatabase();
  const hangs = Promise.withResolvers<MailResult>();
  const names = ["slow", "b", "c", "d", "e"];
  const post = mailer((mail) =>
    mail.fromName === "slow" ? hangs.promise : Promise.resolve({ kind: "sent", answer: "250" }),
  );
  const houses = await approved(database.db, post, names);
  const delivered = deliverOutbox(houses[0]!.desk);
  await expect.poll(() => post.mails.length).toBe(5);
  hangs.resolve({ kind: "later", because: "421" });
  expect((await delivered).map(({ did }) => did).sort()).toEqual(["later", "sent", "sent", "sent", "sent"]);
});

test("two processes send while a third books payments: each mail at most once, and no deadlock", async () => {
  const { database, url } = await freshDatabase();
  const others = [await openPostgres(url), await openPostgres(url)];
  onTestFinished(async () => {
    for (const other of others) await other.close();
  });
  const post = mailer(async () => {
    await new Promise(setImmediate); // the others get their turn
    return { kind: "sent", answer: "250" };
  });
  const names = Array.from({ length: 12 }, (_, i) => `firm ${i}`);
  const houses = await approved(database.db, post, names);
  const senders = others.map(({ db }) => ({ ...houses[0]!.desk, db }));
  const [paid] = await Promise.all([
    Promise.all(houses.map((house) => house.say("/invoice paid 1"))),
    ...senders.map((desk) => deliverOutbox(desk)),
    ...senders.map((desk) => deliverOutbox(desk)),
  ]);
  expect(paid.map(({ tone }) => tone ?? "plain")).toEqual(names.map(() => "plain"));
  expect(houses.flatMap(({ faults }) => faults)).toEqual([]);
  const rows = await database.db.select({ state: outbox.state }).from(outbox);
  expect(rows.every(({ state }) => state === "sent" || state === "withdrawn")).toBe(true);
  expect(rows.length).toBe(names.length);
  expect(post.mails).toHaveLength(rows.filter(({ state }) => state === "sent").length);
});
