import { expect, test } from "vitest";
import type { LetterId } from "../../src/domain/ids.ts";
import type { Mail, Mailer } from "../../src/ports.ts";
import { openPostgres } from "../../src/store/open-database.ts";
import { approveLetter } from "../../src/usecases/approve-letter.ts";
import { deliverOutbox } from "../../src/usecases/deliver-outbox.ts";
import { sweep } from "../../src/usecases/sweep.ts";
import { freshDatabase } from "../kit/db.ts";
import { buttonOf, openHouse } from "../kit/house.ts";

/** Two desks on one PostgreSQL, each with connections of its own, as two processes have. */
async function twoHouses(mailer: Mailer) {
  const { url, database } = await freshDatabase();
  const second = await openPostgres(url);
  const one = await openHouse(database.db, { mailer });
  const other = await openHouse(second.db, { mailer });
  return { one, other, close: () => second.close() };
}

function slowMailer(): Mailer & { mails: Mail[] } {
  const mails: Mail[] = [];
  return {
    name: "slow.example",
    domain: "studio.example",
    mails,
    async send(mail) {
      mails.push(mail);
      await new Promise(setImmediate); // the other one gets its turn while this has the mail
      return { kind: "sent", answer: "250" };
    },
  };
}

test("two sweeps at once draft once, two approvals queue once, two senders send once", async () => {
  const mailer = slowMailer();
  const { one, other, close } = await twoHouses(mailer);
  try {
    const names = ["Acme", "Bolt", "Crane"];
    for (const name of names) {
      await one.say(`/invoice add ${name} 300 issued 2026-10-01 due 2026-11-18 email ${name}@c.example`);
    }
    const swept = (await Promise.all([sweep(one.desk), sweep(other.desk)])).flat();
    expect(swept.map((s) => s.client).sort()).toEqual(names);

    const list = await one.say("/receivables drafts");
    for (const open of list.buttons ?? []) {
      const card = await one.forge(open.action);
      const { letter, version, hash } = buttonOf(card, "Approve & send").action.args;
      const approval = { letter: letter as LetterId, version: Number(version), hash: hash! };
      const both = [one, other].map((h) => approveLetter(h.desk, h.who, approval));
      expect((await Promise.all(both)).map((o) => o.ok).sort()).toEqual([false, true]);
    }
    const senders = [one, other, one, other].map((h) => deliverOutbox(h.desk));
    expect((await Promise.all(senders)).flat().map((d) => d.did)).toEqual(["sent", "sent", "sent"]);
    expect(mailer.mails.map((m) => m.to[0]!.email).sort()).toEqual(names.map((n) => `${n}@c.example`));
    expect([...one.faults, ...other.faults]).toEqual([]);
  } finally {
    await close();
  }
});

test("a payment in one process and an approval in the other: the letter goes before it or not at all", async () => {
  const mailer = slowMailer();
  const { one, other, close } = await twoHouses(mailer);
  try {
    await one.say("/invoice add Acme 300 issued 2026-10-01 due 2026-11-18 email a@c.example");
    const card = await one.say("/invoice remind 1");
    const [answer] = await Promise.all([one.press(card, "Approve & send"), other.say("/invoice paid 1")]);
    const sent = answer.title.startsWith("Sent");
    expect(mailer.mails).toHaveLength(sent ? 1 : 0);
    await sweep(one.desk);
    expect(mailer.mails).toHaveLength(sent ? 1 : 0);
  } finally {
    await close();
  }
});
