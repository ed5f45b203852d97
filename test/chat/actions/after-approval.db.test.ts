import { expect } from "vitest";
import { dbTest } from "../../kit/db.ts";
import { keepMail, openHouse, wordsOf } from "../../kit/house.ts";

dbTest("what fails after the approval is not told as if nothing had been changed", async (db) => {
  const mail = keepMail();
  const house = await openHouse(db, { mailer: mail });
  await house.say("/invoice add Acme 100 issued 2026-10-01 due 2026-11-10 email pay@acme.example");
  const draft = await house.say("/invoice remind 1");
  const { clock } = house.desk;
  const { send } = mail;
  // The books cannot be opened once the mail is out, as when the database goes away.
  let isGone = false;
  house.desk.clock = { now: () => (isGone ? JSON.parse("gone") : clock.now()) };
  mail.send = async (sent) => {
    isGone = true;
    return send(sent);
  };
  const answer = await house.press(draft, "Approve & send");
  house.desk.clock = clock;
  expect(mail.mails).toHaveLength(1);
  expect(answer.tone).toBe("refusal");
  expect(wordsOf(answer)).toContain("is approved");
  expect(wordsOf(answer)).not.toMatch(/nothing was (changed|sent)/i);
  expect(house.faults).toHaveLength(1);
  await house.press(draft, "Approve & send");
  expect(mail.mails).toHaveLength(1);
});
