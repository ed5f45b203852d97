import { expect } from "vitest";
import { addDays, day } from "../../src/domain/calendar.ts";
import { done } from "../../src/domain/outcome.ts";
import { sweep } from "../../src/usecases/sweep.ts";
import { verifyTimeline } from "../../src/usecases/verify-timeline.ts";
import { dbTest } from "../kit/db.ts";
import { openPosting, waitingCard } from "../usecases/letters-kit.ts";

// From the 20th to the 23rd of November the machine sleeps.
const ASLEEP = ["2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23"];

const TYPED: Record<string, string> = {
  "2026-11-18": "/invoice paid 1 500",
  "2026-12-15": "/invoice paid 1",
  "2026-12-18": "/invoice reverse 1",
};

dbTest("a late payer: heads-up, reminder, part payment, second reminder, payment, bounced", async (db) => {
  const house = await openPosting(db, { now: "2026-10-30T09:00:00Z" });
  house.desk.papers = { invoice: async () => done(new Uint8Array([37, 80, 68, 70])) };
  await house.say("/invoice add Acme 1200 for website due 2026-11-12 email pay@acme.example");
  const story: string[] = [];
  for (let today = day("2026-11-01"); today <= day("2027-01-10"); today = addDays(today, 1)) {
    house.clock.set(`${today}T08:00:00Z`);
    if (ASLEEP.includes(today)) continue;
    for (const { step, did } of await sweep(house.desk)) story.push(`${today} ${step} ${did}`);
    const card = await waitingCard(house);
    if (card.buttons?.some((b) => b.label === "Approve & send")) {
      await house.press(card, "Approve & send");
      const { subject, text } = house.mails.at(-1)!;
      story.push(`${today} “${subject}”, ${/€[\d.,]*\d( \(of €[\d.,]*\d\))?/.exec(text)?.[0]}`);
    }
    const typed = TYPED[today];
    if (!typed) continue;
    const answer = await house.say(typed);
    if (answer.tone === "question") await house.forge(answer.buttons![0]!.action);
    story.push(`${today} ${typed}`);
  }
  expect(story).toEqual([
    "2026-11-09 heads-up drafted",
    "2026-11-09 “Invoice INV-0001 from Studio Kite is due on 12 November 2026”, €1,200.00",
    "2026-11-13 check asked",
    "2026-11-16 polite-reminder drafted",
    "2026-11-16 “Reminder: Invoice INV-0001 from Studio Kite”, €1,200.00",
    "2026-11-18 /invoice paid 1 500",
    "2026-11-24 second-reminder drafted",
    "2026-11-24 “Second reminder: Invoice INV-0001 from Studio Kite”, €700.00 (of €1,200.00)",
    "2026-11-30 call asked",
    "2026-12-15 /invoice paid 1",
    "2026-12-18 /invoice reverse 1",
    // It was asked for before, and nobody has called: the money that came in had made it needless.
    "2026-12-21 call asked",
  ]);
  expect(await verifyTimeline(db, house.workspace.id)).toMatchObject({ kind: "intact" });
});
