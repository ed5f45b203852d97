import { expect } from "vitest";
import { addDays, day } from "../../src/domain/calendar.ts";
import { done } from "../../src/domain/outcome.ts";
import type { Db } from "../../src/store/db.ts";
import { sweep } from "../../src/usecases/sweep.ts";
import { verifyTimeline } from "../../src/usecases/verify-timeline.ts";
import { dbTest } from "../kit/db.ts";
import { openPosting, waitingCard } from "../usecases/letters-kit.ts";

const LADDER =
  "/dunlin ladder set 3 polite reminder, 10 second reminder, 24 by reason, 35 non-payment letter, 49 decide";

/** From the due date, 4 September 2026, on: every draft is approved on its morning, and nobody pays. */
async function story(db: Db, client: readonly string[], until: string): Promise<string[]> {
  const house = await openPosting(db, { now: "2026-08-20T09:00:00Z" });
  house.desk.papers = { invoice: async () => done(new Uint8Array([37, 80, 68, 70])) };
  await house.say(LADDER);
  await house.say("/invoice add Acme 1200 due 2026-09-04 email pay@acme.example");
  for (const line of client) await house.say(line);
  const told: string[] = [];
  for (let today = day("2026-09-04"); today <= until; today = addDays(today, 1)) {
    house.clock.set(`${today}T11:00:00Z`);
    for (const { step, did } of await sweep(house.desk)) told.push(`${today} ${step} ${did}`);
    const card = await waitingCard(house);
    if (!card.buttons?.some((b) => b.label === "Approve & send")) continue;
    const sent = house.mails.length;
    await house.press(card, "Approve & send");
    expect(house.mails).toHaveLength(sent + 1);
    told.push(`${today} “${house.mails.at(-1)!.subject}”`);
  }
  expect(await verifyTimeline(db, house.workspace.id)).toMatchObject({ kind: "intact" });
  expect(house.faults).toEqual([]);
  return told;
}

dbTest(
  "a client in England who may trade alone: 30 days, and nobody decides before they are over",
  async (db) => {
    const told = await story(
      db,
      ['/client edit Acme country GB address "1 Quay, London SE1 7PB"'],
      "2026-11-20",
    );
    expect(told).toEqual([
      "2026-09-07 polite-reminder drafted",
      "2026-09-07 “Reminder: Invoice INV-0001 from Studio Kite”",
      "2026-09-14 second-reminder drafted",
      "2026-09-14 “Second reminder: Invoice INV-0001 from Studio Kite”",
      "2026-09-28 by-reason drafted",
      "2026-09-28 “Third reminder: Invoice INV-0001 from Studio Kite”",
      "2026-10-09 non-payment-letter drafted",
      "2026-10-09 “Final notice: Invoice INV-0001 from Studio Kite, to be paid by 11 November 2026”",
      "2026-11-12 decide asked",
    ]);
  },
);

dbTest(
  "a client whose procedure holds it up gets the invoice again, and then a letter that says so",
  async (db) => {
    const told = await story(
      db,
      ["/client edit Acme country IE", "/client edit Acme order PO-4711", "/invoice reason 1 procedure"],
      "2026-10-09",
    );
    expect(told.slice(-4)).toEqual([
      "2026-09-28 by-reason drafted",
      "2026-09-28 “Where should it go? Invoice INV-0001 from Studio Kite”",
      "2026-10-09 non-payment-letter drafted",
      "2026-10-09 “Final notice: Invoice INV-0001 from Studio Kite, to be paid by 19 October 2026”",
    ]);
  },
);
