import { expect } from "vitest";
import { sweep } from "../../src/usecases/sweep.ts";
import { dbTest } from "../kit/db.ts";
import { wordsOf } from "../kit/house.ts";
import { openPosting, type Posting, waitingCard } from "../usecases/letters-kit.ts";

// One client with several invoices: what goes into the one letter, and how its tone follows what is left.

async function day(house: Posting, on: string): Promise<string[]> {
  house.clock.set(`${on}T11:00:00Z`);
  return (await sweep(house.desk)).map(({ invoice, step, did }) => `${invoice} ${step} ${did}`).sort();
}

const send = async (house: Posting) => house.press(await waitingCard(house), "Approve & send");
const lastMail = (house: Posting) => house.mails.at(-1)!;

dbTest("the highest step sets the tone; paid, the tone is that of what is left", async (db) => {
  const house = await openPosting(db, { now: "2026-11-09T10:00:00Z" });
  await house.say("/invoice add Acme 1200 issued 2026-10-01 due 2026-11-06 email pay@acme.example");
  await house.say("/invoice add Acme 300 issued 2026-10-01 due 2026-11-13");
  expect(await day(house, "2026-11-09")).toEqual(["INV-0001 polite-reminder drafted"]);
  await send(house);
  expect(await day(house, "2026-11-16")).toEqual([
    "INV-0001 second-reminder drafted",
    "INV-0002 polite-reminder drafted",
  ]);
  const card = await waitingCard(house);
  expect(card.title).toContain("second reminder");
  expect(wordsOf(card)).toContain("€1,500.00");
  await house.say("/invoice paid 1");
  expect((await house.press(card, "Approve & send")).tone).toBe("refusal");
  expect(await day(house, "2026-11-17")).toEqual(["INV-0002 polite-reminder drafted"]);
  await send(house);
  expect(lastMail(house).subject).toMatch(/^Reminder/);
  expect(lastMail(house).text).toContain("€300.00");
  expect(lastMail(house).text).not.toContain("INV-0001");
  expect(house.faults).toEqual([]);
});

dbTest("a formal letter speaks of what is due for it alone, and the rest waits its turn", async (db) => {
  const house = await openPosting(db, { now: "2026-11-09T10:00:00Z" });
  await house.say("/dunlin ladder set 1 polite reminder, 10 non-payment letter, 60 decide");
  await house.say("/invoice add Acme 1200 issued 2026-10-01 due 2026-11-06 email pay@acme.example");
  await house.say("/invoice add Acme 300 issued 2026-10-01 due 2026-11-13");
  expect(await day(house, "2026-11-09")).toEqual(["INV-0001 polite-reminder drafted"]);
  await send(house);
  expect(await day(house, "2026-11-16")).toEqual(["INV-0001 non-payment-letter drafted"]);
  const card = await waitingCard(house);
  expect(wordsOf(card)).not.toContain("INV-0002");
  expect(wordsOf(await house.say("/invoice why 2"))).toContain("Rule “a draft waits”");
  await house.press(card, "Skip this step");
  // Nothing went to the client, so that no gap has to pass.
  expect(await day(house, "2026-11-17")).toEqual(["INV-0002 polite-reminder drafted"]);
});

dbTest("one not yet due goes along as such with a reminder of another", async (db) => {
  const house = await openPosting(db, { now: "2026-11-09T10:00:00Z" });
  await house.say("/invoice add Acme 1200 issued 2026-10-01 due 2026-11-06 email pay@acme.example");
  await house.say("/invoice add Acme 300 issued 2026-11-01 due 2026-11-12");
  expect(await day(house, "2026-11-09")).toEqual([
    "INV-0001 polite-reminder drafted",
    "INV-0002 heads-up drafted",
  ]);
  await send(house);
  expect(lastMail(house).text).toContain("INV-0002 · due 12 November 2026 · due in 3 days · €300.00");
});
