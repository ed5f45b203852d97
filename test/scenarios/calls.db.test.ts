import { expect } from "vitest";
import { addDays, day } from "../../src/domain/calendar.ts";
import { sweep } from "../../src/usecases/sweep.ts";
import { verifyTimeline } from "../../src/usecases/verify-timeline.ts";
import { dbTest } from "../kit/db.ts";
import { wordsOf } from "../kit/house.ts";
import { openPosting, type Posting } from "../usecases/letters-kit.ts";

// Two invoices of one client, both due for a call: one call speaks of both.

const LADDER = "/dunlin ladder set 1 polite reminder, 8 call, 12 third reminder, 40 decide";

/** Opens the call sheet as the list of the day offers it, and presses what came of it. */
async function callFrom(house: Posting, label: string): Promise<string> {
  const today = await house.say("/receivables");
  const ask = await house.press(today, "Call Acme about INV-0001");
  const card = await house.press(await house.press(ask, "Call sheet"), label);
  return card.title;
}

dbTest("nobody answers, a message is left with them, and both invoices go on from there", async (db) => {
  const house = await openPosting(db, { now: "2026-11-02T09:00:00Z" });
  await house.say(LADDER);
  await house.say("/invoice add Acme 1200 issued 2026-10-01 due 2026-11-02 email pay@acme.example");
  await house.say("/invoice add Acme 300 issued 2026-10-01 due 2026-11-02");
  const does: Record<string, (house: Posting) => Promise<unknown>> = {
    "2026-11-10": (h) => callFrom(h, "No answer"),
    "2026-11-12": (h) => callFrom(h, "Left a message"),
  };
  const story: string[] = [];
  for (let on = day("2026-11-03"); on <= "2026-11-18"; on = addDays(on, 1)) {
    house.clock.set(`${on}T10:00:00Z`);
    for (const { invoice, step, did } of await sweep(house.desk))
      story.push(`${on} ${invoice} ${step} ${did}`);
    const drafts = await house.say("/receivables drafts");
    if (drafts.buttons?.some((b) => b.label === "Approve & send"))
      await house.press(drafts, "Approve & send");
    const done = await does[on]?.(house);
    if (done) story.push(`${on} ${done}`);
  }
  expect(story).toEqual([
    "2026-11-03 INV-0001 polite-reminder drafted",
    "2026-11-03 INV-0002 polite-reminder drafted",
    "2026-11-10 INV-0001 call asked",
    "2026-11-10 INV-0002 call asked",
    "2026-11-10 INV-0001: call logged, no answer",
    "2026-11-12 INV-0001: call logged, left a message",
    // The message that was left on the 12th is contact: five days pass before the next letter.
    "2026-11-17 INV-0001 third-reminder drafted",
    "2026-11-17 INV-0002 third-reminder drafted",
  ]);
  expect(house.mails).toHaveLength(2);
  expect(wordsOf(await house.say("/invoice show 2"))).toContain("Jo: done: call them");
  expect(await verifyTimeline(db, house.workspace.id)).toMatchObject({ kind: "intact" });
  expect(house.faults).toEqual([]);
});
