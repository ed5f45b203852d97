import { expect } from "vitest";
import { addDays, day } from "../../src/domain/calendar.ts";
import { done } from "../../src/domain/outcome.ts";
import { sweep } from "../../src/usecases/sweep.ts";
import { verifyTimeline } from "../../src/usecases/verify-timeline.ts";
import { dbTest } from "../kit/db.ts";
import { wordsOf } from "../kit/house.ts";
import { openPosting, waitingCard } from "../usecases/letters-kit.ts";

const TYPED: Record<string, readonly string[]> = {
  "2026-09-01": ["/project bill website deposit"],
  "2026-09-03": ["/invoice paid 1"],
  "2026-09-21": ["/project bill website design"],
  "2026-10-02": ["/invoice paid 2 2380"],
  "2026-10-19": ["/project bill website final"],
  "2026-11-05": ["/invoice paid 2 2380"],
  "2026-11-16": ["/invoice paid 3"],
};

dbTest("a project: deposit paid, milestone half paid, final invoice; each on its own ladder", async (db) => {
  const house = await openPosting(db, { now: "2026-08-31T09:00:00Z" });
  house.desk.papers = { ...house.desk.papers, invoice: async () => done(new Uint8Array([37, 80, 68, 70])) };
  await house.say("/client add Acme email pay@acme.example");
  await house.say("/project add Acme 10000 for Website tax 19 deposit 30%");
  await house.say("/project milestone website 40% for Design");
  const story: string[] = [];
  for (let today = day("2026-09-01"); today <= day("2026-11-20"); today = addDays(today, 1)) {
    house.clock.set(`${today}T09:00:00Z`);
    for (const { invoice, step, did } of await sweep(house.desk))
      story.push(`${today} ${invoice} ${step} ${did}`);
    const card = await waitingCard(house);
    if (card.buttons?.some((b) => b.label === "Approve & send")) await house.press(card, "Approve & send");
    for (const line of TYPED[today] ?? []) story.push(`${today} ${(await house.say(line)).title}`);
  }
  expect(story).toEqual([
    "2026-09-01 INV-0001 · Acme · €3,570.00",
    "2026-09-02 INV-0001 check asked",
    "2026-09-03 €3,570.00 received for INV-0001",
    "2026-09-21 INV-0002 · Acme · €4,760.00",
    "2026-10-02 INV-0002 heads-up drafted",
    "2026-10-02 €2,380.00 received for INV-0002",
    "2026-10-06 INV-0002 check asked",
    "2026-10-08 INV-0002 polite-reminder drafted",
    "2026-10-15 INV-0002 second-reminder drafted",
    "2026-10-19 INV-0003 · Acme · €3,570.00",
    "2026-10-22 INV-0002 call asked",
    "2026-10-30 INV-0003 heads-up drafted",
    "2026-11-03 INV-0003 check asked",
    "2026-11-05 INV-0003 polite-reminder drafted",
    "2026-11-05 €2,380.00 received for INV-0002",
    "2026-11-12 INV-0003 second-reminder drafted",
    "2026-11-16 €3,570.00 received for INV-0003",
  ]);
  const card = wordsOf(await house.say("/project show website"));
  for (const words of ["Invoiced: €11,900.00", "Paid: €11,900.00", "Open: €0.00", "Left to bill: €0.00"]) {
    expect(card).toContain(words);
  }
  expect(wordsOf(await house.say("/project close website"))).toContain("Closed: 20 Nov 2026");
  expect(await verifyTimeline(db, house.workspace.id)).toMatchObject({ kind: "intact" });
  expect(house.faults).toEqual([]);
});
