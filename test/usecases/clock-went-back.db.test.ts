import { and, eq, isNull } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Db } from "../../src/store/db.ts";
import { invoices, outbox, posts } from "../../src/store/schema.ts";
import { deliverOutbox } from "../../src/usecases/deliver-outbox.ts";
import { sweep } from "../../src/usecases/sweep.ts";
import { dbTest } from "../kit/db.ts";
import { lateInvoice, openPosting, type Posting, rewrite, waitingCard } from "./letters-kit.ts";

const MONDAY = "2026-11-23T10:00:00Z";
const HOUR = 3_600_000;

async function swept({ desk }: Posting): Promise<string[]> {
  return (await sweep(desk)).map(({ did, step }) => `${did} ${step}`);
}

/** Open invoices that nobody would ever look at again. There must be none, whatever the clock does. */
async function forgotten(db: Db): Promise<number> {
  return (await db.select().from(invoices).where(isNull(invoices.nextLookAt))).length;
}

/** What waits for later than `until`. */
async function farOff(db: Db, until: Date): Promise<number> {
  const rows = [
    ...(await db.select({ at: outbox.nextTryAt }).from(outbox).where(eq(outbox.state, "waiting"))),
    ...(await db.select({ at: outbox.leaseUntil }).from(outbox)),
    ...(await db.select({ at: posts.nextTryAt }).from(posts).where(eq(posts.state, "waiting"))),
    ...(await db.select({ at: invoices.nextLookAt }).from(invoices)),
  ];
  return rows.filter(({ at }) => at && at > until).length;
}

describe("the clock is set back", () => {
  dbTest("an hour: nothing is drafted, sent or told twice", async (db) => {
    const house = await openPosting(db, { now: MONDAY });
    await house.say("/invoice add Acme 1200 issued 2026-10-15 due 2026-11-20 email pay@acme.example");
    expect(await swept(house)).toEqual(["drafted polite-reminder"]);
    await house.press(await waitingCard(house), "Approve & send");
    const told = (await db.select().from(posts)).length;
    house.clock.advance({ hours: -1 });
    expect(await swept(house)).toEqual([]);
    house.clock.advance({ hours: 1 });
    expect(await swept(house)).toEqual([]);
    expect(house.mails).toHaveLength(1);
    expect(await db.select().from(posts)).toHaveLength(told);
    expect(await forgotten(db)).toBe(0);
  });

  dbTest("a month, after a tick that saw it ahead: what waited then is looked at now", async (db) => {
    const house = await openPosting(db, { now: "2026-12-23T10:00:00Z" });
    const card = await rewrite(house, await lateInvoice(house));
    house.mailer.next({ kind: "later", because: "421", retryAfterSeconds: 3600 });
    await house.press(card, "Approve & send");
    await sweep(house.desk);
    house.clock.set(MONDAY);
    house.mailer.next({ kind: "sent", answer: "250" });
    expect(await swept(house)).toEqual(["sent polite-reminder"]);
    expect(await farOff(db, new Date(Date.parse(MONDAY) + 40 * 24 * HOUR))).toBe(0);
    expect(await swept(house)).toEqual([]);
    expect(house.mails).toHaveLength(1);
    expect(await forgotten(db)).toBe(0);
  });

  dbTest(
    "a month, while a mail is being handed over: its lease is cut, and a person is asked",
    async (db) => {
      const house = await openPosting(db, { now: "2026-12-23T10:00:00Z" });
      const card = await rewrite(house, await lateInvoice(house));
      await sweep(house.desk);
      const taken = Promise.withResolvers<void>();
      house.mailer.send = () => {
        taken.resolve();
        return new Promise(() => {}); // a sender that died with it
      };
      void house.press(card, "Approve & send");
      await taken.promise;
      house.clock.set(MONDAY);
      expect(await swept(house)).toEqual([]);
      const isSending = and(eq(outbox.state, "sending"));
      const [row] = await db.select().from(outbox).where(isSending);
      expect(row?.leaseUntil?.toISOString()).toBe("2026-11-23T10:05:00.000Z");
      house.clock.advance({ minutes: 6 });
      expect((await deliverOutbox(house.desk)).map(({ did }) => did)).toEqual(["uncertain"]);
      expect(house.mails).toEqual([]);
    },
  );
});

dbTest("asleep for three days: the one thing that is due, and what waited is sent once", async (db) => {
  const house = await openPosting(db, { now: "2026-11-20T18:00:00Z" });
  await house.press(await rewrite(house, await lateInvoice(house)), "Approve & send");
  await house.say("/invoice add Bolt 300 issued 2026-10-01 due 2026-11-10 email b@bolt.example");
  await sweep(house.desk);
  house.clock.set("2026-11-24T09:00:00Z");
  expect((await swept(house)).sort()).toEqual(["drafted polite-reminder", "sent polite-reminder"]);
  expect(await swept(house)).toEqual([]);
  expect(house.mails).toHaveLength(1);
  expect(await forgotten(db)).toBe(0);
});
