import { nextOpening } from "../domain/hours.ts";
import { done } from "../domain/outcome.ts";
import { clockMark, cutShort, markClock } from "../store/clock-marks.ts";
import { listWorkspaces } from "../store/workspaces.ts";
import { businessDaysFor } from "./business-days.ts";
import { change, type Ledger } from "./change.ts";
import { LEASE_MS } from "./deliver-outbox.ts";
import type { Desk } from "./desk.ts";
import { planEverything } from "./plan-client.ts";

/** Two machines' clocks differ by less, and a small step back mends itself. */
const STEP_BACK_MS = 30 * 60_000;

/**
 * Looks whether the clock has been set back since the last sweep. What was planned while it was ahead would lie
 * still until then, as far off as it was wrong: the ladder is planned anew, and what waits to be written, sent or
 * said is looked at again now. Nothing is done twice by it, since what was done stands under its key. The mark is
 * set at the end, so that what a process left half done here the next one does again.
 */
export async function mendClock(desk: Pick<Desk, "db" | "clock" | "log">): Promise<void> {
  const now = desk.clock.now();
  const before = await clockMark(desk.db);
  if (before && now.getTime() <= before.getTime() - STEP_BACK_MS) {
    desk.log.warn({ before, now }, "the clock was set back; everything is planned anew");
    for (const ws of await listWorkspaces(desk.db)) {
      await change(desk, { ws, name: "Dunlin", cause: "clock set back" }, async (ledger) =>
        done(await mend(ledger)),
      );
    }
  }
  await markClock(desk.db, now);
}

async function mend(ledger: Ledger): Promise<void> {
  const { tx, ws, now, workspace } = ledger;
  const opening = nextOpening(now, workspace.zone, workspace.businessHours, businessDaysFor(workspace));
  await cutShort(tx, ws, { now, opening, lease: new Date(now.getTime() + LEASE_MS) });
  await planEverything(ledger);
}
