import { done } from "../domain/outcome.ts";
import { markClock } from "../store/clock-marks.ts";
import { recallFutureOutbox } from "../store/outbox.ts";
import { listWorkspaces } from "../store/workspaces.ts";
import { change } from "./change.ts";
import type { Desk } from "./desk.ts";
import { planEverything } from "./plan-client.ts";

/** Two machines' clocks differ by less, and a small step back mends itself. */
const STEP_BACK_MS = 30 * 60_000;

/**
 * Looks whether the clock has been set back since the last sweep. What was planned while it was ahead would lie
 * still until then, as far off as it was wrong: the ladder is planned anew, and what waits to be sent is looked
 * at again now. Nothing is done twice by it, since what was done stands under its key.
 */
export async function mendClock(desk: Pick<Desk, "db" | "clock" | "log">): Promise<void> {
  const now = desk.clock.now();
  const before = await markClock(desk.db, now);
  if (!before || now.getTime() > before.getTime() - STEP_BACK_MS) return;
  desk.log.warn({ before, now }, "the clock was set back; everything is planned anew");
  await recallFutureOutbox(desk.db, now);
  for (const ws of await listWorkspaces(desk.db)) {
    await change(desk, { ws, name: "Dunlin", cause: "clock set back" }, async (ledger) => {
      await planEverything(ledger);
      return done(undefined);
    });
  }
}
