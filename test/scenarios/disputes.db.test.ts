import { expect, test } from "vitest";
import { addDays, day } from "../../src/domain/calendar.ts";
import { done } from "../../src/domain/outcome.ts";
import { sweep } from "../../src/usecases/sweep.ts";
import { verifyTimeline } from "../../src/usecases/verify-timeline.ts";
import { inRollback } from "../kit/db.ts";
import { openPosting, waitingCard } from "../usecases/letters-kit.ts";

const LATE = "/invoice add Acme 1200 for website issued 2026-10-01 due 2026-10-15 email pay@acme.example";

/** The first sum that a mail names: what it asks for, or credits. */
function sum(text: string): string | undefined {
  return /€[\d,]+\.\d\d/.exec(text)?.[0];
}

/** Day by day from 2 November 2026, weekends too: what was drafted, what went out over which sum, what was typed. */
async function story(typed: Record<string, string>, until: string): Promise<string[]> {
  return inRollback(async (db) => {
    const house = await openPosting(db, { now: "2026-11-02T08:05:00Z" });
    house.desk.papers = { invoice: async () => done(new Uint8Array([37, 80, 68, 70])) };
    await house.say(LATE);
    const told: string[] = [];
    for (let today = day("2026-11-02"); today <= day(until); today = addDays(today, 1)) {
      house.clock.set(`${today}T08:05:00Z`);
      const date = today.slice(5);
      for (const { step, did } of await sweep(house.desk)) told.push(`${date} ${step} ${did}`);
      const card = await waitingCard(house);
      if (card.buttons?.some((b) => b.label === "Approve & send")) {
        await house.press(card, "Approve & send");
        told.push(`${date} sent: ${sum(house.mails.at(-1)!.text)}`);
      }
      const line = typed[today];
      if (!line) continue;
      const answer = await house.say(line);
      expect(answer.tone, answer.title).toBeUndefined();
      told.push(`${date} ${line}: ${answer.title}`);
    }
    expect(await verifyTimeline(db, house.workspace.id)).toMatchObject({ kind: "intact" });
    expect(house.faults).toEqual([]);
    return told;
  });
}

const START = ["11-02 polite-reminder drafted", "11-02 sent: €1,200.00"];

const tales: [title: string, typed: Record<string, string>, until: string, expected: string[]][] = [
  [
    "of the whole is silent for weeks; the work is done again, and the next step follows",
    { "2026-11-04": "/invoice dispute 1 the shop is missing", "2026-12-09": "/invoice resolve 1 rework" },
    "2026-12-16",
    [
      ...START,
      "11-04 /invoice dispute 1 the shop is missing: INV-0001 is in dispute",
      "12-09 /invoice resolve 1 rework: INV-0001: the dispute is settled, the work was done again",
      "12-10 second-reminder drafted",
      "12-10 sent: €1,200.00",
      "12-15 call asked",
    ],
  ],
  [
    "that is rejected the next day costs the ladder nothing",
    { "2026-11-03": "/invoice dispute 1 too dear", "2026-11-04": "/invoice resolve 1 rejected as agreed" },
    "2026-11-10",
    [
      ...START,
      "11-03 /invoice dispute 1 too dear: INV-0001 is in dispute",
      "11-04 /invoice resolve 1 rejected as agreed: INV-0001: the dispute is settled, it was rejected",
      "11-09 second-reminder drafted",
      "11-09 sent: €1,200.00",
    ],
  ],
  [
    "of a part leaves the rest in the chase; credited, nothing more is asked for it",
    {
      "2026-11-03": "/invoice dispute 1 two hours too many amount 200",
      "2026-11-16": "/invoice paid 1 1000",
      "2026-11-24": "/invoice resolve 1 credit",
    },
    "2026-12-20",
    [
      ...START,
      "11-03 /invoice dispute 1 two hours too many amount 200: €200.00 of INV-0001 is in dispute",
      "11-09 second-reminder drafted",
      "11-09 sent: €1,000.00",
      "11-16 call asked",
      "11-16 /invoice paid 1 1000: €1,000.00 received for INV-0001",
      "11-24 /invoice resolve 1 credit: The dispute is settled: CM-0001 credits €200.00 of INV-0001",
      "11-25 sent: €200.00",
    ],
  ],
  [
    "of the whole that is credited cancels the invoice",
    { "2026-11-03": "/invoice dispute 1 never ordered", "2026-11-05": "/invoice resolve 1 credit" },
    "2026-12-20",
    [
      ...START,
      "11-03 /invoice dispute 1 never ordered: INV-0001 is in dispute",
      "11-05 /invoice resolve 1 credit: The dispute is settled: CM-0001 credits €1,200.00 of INV-0001",
      "11-06 sent: €1,200.00",
    ],
  ],
];

test.each(tales)("a dispute %s", async (_, typed, until, expected) => {
  expect(await story(typed, until)).toEqual(expected);
});
