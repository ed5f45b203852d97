import { describe, expect } from "vitest";
import { smtpMailer } from "../../adapters/email/smtp.ts";
import type { Db } from "../../src/store/db.ts";
import { outbox, posts } from "../../src/store/schema.ts";
import { deliverOutbox } from "../../src/usecases/deliver-outbox.ts";
import { dbTest } from "../kit/db.ts";
import { type House, openHouse, wordsOf } from "../kit/house.ts";
import { type SmtpBehaviour, smtpServer, type TestSmtp } from "../kit/smtp.ts";
import { lateInvoice, OWN_WORDS, rewrite, waitingCard } from "./letters-kit.ts";

const APPROVE = "Approve & send";

const EVENING = "2026-11-22T18:00:00Z";
const MORNING = "2026-11-23T10:00:00Z";

async function openWithSmtp(
  db: Db,
  first: SmtpBehaviour,
  now = MORNING,
): Promise<House & { server: TestSmtp }> {
  const server = await smtpServer(first);
  const timeOuts = { connect: 2000, greeting: 500, socket: 500 };
  const mailer = smtpMailer({ url: server.urlWithLogIn, from: "kite@studio.example", timeOuts });
  return Object.assign(await openHouse(db, { mailer, now }), { server });
}

/** The server is well again, and it is tried on the next day. */
async function recover(house: House & { server: TestSmtp }): Promise<string[]> {
  house.server.behave({ kind: "accept" });
  house.clock.advance({ hours: 24 });
  return (await deliverOutbox(house.desk)).map((d) => d.did);
}

/** What the row says, what its card and the team are told, and what is done on the next day. */
const FATES = {
  sent: { says: /^Nothing waits/, state: "sent", told: [], nextDay: [], mails: 1 },
  refused: { says: /It was not sent: /, state: "refused", told: ["refused"], nextDay: [], mails: 0 },
  later: { says: /Once tried, .*tried again/, state: "waiting", told: [], nextDay: ["sent"], mails: 1 },
  // It has arrived, which only the server knows.
  uncertain: { says: /Nobody knows/, state: "uncertain", told: ["uncertain"], nextDay: [], mails: 1 },
} as const;

const table: [title: string, first: SmtpBehaviour, fate: keyof typeof FATES, error?: RegExp][] = [
  ["accepts", { kind: "accept" }, "sent"],
  ["slow, and in time", { kind: "slow", ms: 60 }, "sent"],
  ["550 for the only address", { kind: "refuse-recipients" }, "refused", /550/],
  ["535 for the log-in", { kind: "refuse-log-in" }, "refused", /535/],
  ["552 after the text", { kind: "answer", code: 552, at: "data" }, "refused", /552/],
  ["554 at the start", { kind: "answer", code: 554, at: "connect" }, "refused", /554/],
  ["421 at the start", { kind: "answer", code: 421, at: "connect" }, "later", /421/],
  ["421 for the sender", { kind: "answer", code: 421, at: "sender" }, "later", /421/],
  ["452 for the recipient", { kind: "answer", code: 452, at: "recipient" }, "later", /452/],
  ["451 after the text", { kind: "answer", code: 451, at: "data" }, "later", /451/],
  ["hangs at the start", { kind: "hang", at: "connect" }, "later", /in time/],
  ["hangs at the sender", { kind: "hang", at: "sender" }, "later", /in time/],
  ["hangs at the recipient", { kind: "hang", at: "recipient" }, "later", /in time/],
  ["hangs after the text", { kind: "hang", at: "data" }, "uncertain", /in time/],
  ["breaks the line at the start", { kind: "drop", at: "connect" }, "later", /./],
  ["breaks the line at the sender", { kind: "drop", at: "sender" }, "later", /./],
  ["breaks the line at the recipient", { kind: "drop", at: "recipient" }, "later", /./],
  ["breaks the line after the text", { kind: "drop-after-data" }, "uncertain", /./],
];

async function rowOf(db: Db) {
  const [row] = await db.select().from(outbox);
  return row!;
}

/** What the team was told of the mail, by what became of it. */
async function told(db: Db): Promise<string[]> {
  const keys = (await db.select({ key: posts.key }).from(posts)).map(({ key }) => key.split("/"));
  return keys.flatMap(([about, , what]) => (about === "letter" && what ? [what] : []));
}

describe("a real server", () => {
  for (const [title, first, fate, error] of table) {
    const { says, state, told: tells, nextDay, mails } = FATES[fate];
    dbTest(`${title}: ${fate}`, async (db) => {
      const house = await openWithSmtp(db, first, EVENING);
      await house.press(await rewrite(house, await lateInvoice(house)), APPROVE);
      house.clock.set(MORNING);
      expect((await deliverOutbox(house.desk)).map(({ did }) => did)).toEqual([fate]);
      const row = await rowOf(db);
      expect(row).toMatchObject({ state, attempts: 1, leaseUntil: null });
      expect(row.why).toBe("asked for by Jo; approved by Jo");
      if (error) expect(row.lastError).toMatch(error);
      expect(wordsOf(await waitingCard(house))).toMatch(says);
      expect(await told(db)).toEqual(tells);
      expect(await recover(house)).toEqual(nextDay);
      expect(house.server.mails).toHaveLength(mails);
      for (const { mail, to } of house.server.mails) {
        expect(to).toEqual(["pay@acme.example"]);
        expect(mail.text?.trim()).toBe(OWN_WORDS.body);
      }
      expect(house.faults).toEqual([]);
    });
  }

  dbTest("one of two addresses refused: it is sent, and all are told who did not get it", async (db) => {
    const behaviour = { kind: "refuse-recipients", only: (a: string) => a.startsWith("gone") } as const;
    const house = await openWithSmtp(db, behaviour, EVENING);
    const card = await lateInvoice(house);
    await house.say("/client edit Acme email gone@acme.example");
    await house.press(await rewrite(house, await waitingCard(house)), APPROVE);
    expect(card.title).toMatch(/^Draft/);
    house.clock.set(MORNING);
    expect((await deliverOutbox(house.desk)).map(({ did }) => did)).toEqual(["sent"]);
    expect((await house.server.nextMail()).to).toEqual(["pay@acme.example"]);
    expect(await told(db)).toEqual(["missed"]);
    expect(wordsOf(await house.say("/invoice show 1"))).toContain(
      "sent by mail, but not to gone@acme.example (550",
    );
  });

  dbTest("what may have arrived and did not is sent again under another Message-ID", async (db) => {
    const house = await openWithSmtp(db, { kind: "drop-after-data" });
    await house.press(await rewrite(house, await lateInvoice(house)), APPROVE);
    house.server.behave({ kind: "accept" });
    const again = await house.press(await waitingCard(house), "It did not arrive");
    await house.press(again, APPROVE);
    const ids = house.server.mails.map(({ mail }) => mail.messageId);
    expect(new Set(ids).size).toBe(2);
  });
});
