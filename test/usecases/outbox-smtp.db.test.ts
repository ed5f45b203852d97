import { describe, expect } from "vitest";
import { smtpMailer } from "../../adapters/email/smtp.ts";
import type { Db } from "../../src/store/db.ts";
import { deliverOutbox } from "../../src/usecases/deliver-outbox.ts";
import { dbTest } from "../kit/db.ts";
import { type House, openHouse, wordsOf } from "../kit/house.ts";
import { type SmtpBehaviour, smtpServer, type TestSmtp } from "../kit/smtp.ts";
import { lateInvoice, OWN_WORDS, rewrite, waitingCard } from "./letters-kit.ts";

const APPROVE = "Approve & send";

async function openWithSmtp(db: Db, first: SmtpBehaviour): Promise<House & { server: TestSmtp }> {
  const server = await smtpServer(first);
  const timeOuts = { connect: 2000, greeting: 500, socket: 500 };
  const mailer = smtpMailer({ url: server.urlWithLogIn, from: "kite@studio.example", timeOuts });
  return Object.assign(await openHouse(db, { mailer }), { server });
}

/** The server is well again, and it is tried on the next day. */
async function recover(house: House & { server: TestSmtp }): Promise<string[]> {
  house.server.behave({ kind: "accept" });
  house.clock.advance({ hours: 24 });
  return (await deliverOutbox(house.desk)).map((d) => d.did);
}

type Row = [title: string, first: SmtpBehaviour, says: RegExp, then: string[], mails: number];

const table: Row[] = [
  ["accepts: sent", { kind: "accept" }, /^Sent/, [], 1],
  ["550 for the address: a person", { kind: "refuse-recipients" }, /It was not sent: .*550/, [], 0],
  ["535 for the log-in: a person", { kind: "refuse-log-in" }, /It was not sent: .*535/, [], 0],
  ["421: tried again, sent once", { kind: "answer", code: 421, at: "sender" }, /tried again/, ["sent"], 1],
  [
    "451 after the text: tried again, sent once",
    { kind: "answer", code: 451, at: "data" },
    /tried again/,
    ["sent"],
    1,
  ],
  [
    "hangs before the text: tried again, sent once",
    { kind: "hang", at: "recipient" },
    /tried again/,
    ["sent"],
    1,
  ],
  [
    "hangs after the text: nobody knows, never again by itself",
    { kind: "hang", at: "data" },
    /Nobody knows/,
    [],
    1,
  ],
  ["drops the line after the text: the same", { kind: "drop-after-data" }, /Nobody knows/, [], 1],
];

describe("a real server", () => {
  for (const [title, first, says, then, mails] of table) {
    dbTest(title, async (db) => {
      const house = await openWithSmtp(db, first);
      const card = await rewrite(house, await lateInvoice(house));
      expect(wordsOf(await house.press(card, APPROVE))).toMatch(says);
      expect(await recover(house)).toEqual(then);
      expect(house.server.mails).toHaveLength(mails);
      for (const { mail, to } of house.server.mails) {
        expect(to).toEqual(["pay@acme.example"]);
        expect(mail.text?.trim()).toBe(OWN_WORDS.body);
      }
      expect(house.faults).toEqual([]);
    });
  }

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
