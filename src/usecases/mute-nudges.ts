import type { LocalDate } from "../domain/calendar.ts";
import type { MemberId } from "../domain/ids.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import { listMembers, setMute } from "../store/workspaces.ts";
import { change, type Who } from "./change.ts";
import type { Desk } from "./desk.ts";

/**
 * Has a member not named in what the team is told, until the morning of a day or for good; they are told of
 * everything all the same, with everybody else.
 */
export function muteNudges(
  desk: Pick<Desk, "db" | "clock">,
  who: Who,
  { member, until }: { member: MemberId; until?: LocalDate },
): Promise<Outcome<void>> {
  return change(desk, who, async ({ tx, ws, today, record }) => {
    if (until && until <= today) return refuse({ kind: "in-past", what: "a mute", on: until, today });
    await setMute(tx, ws, member, { on: today, ...(until ? { until } : {}) });
    record({ kind: "member-muted", data: { member, until: until ?? null } });
    return done(undefined);
  });
}

/** Has them named again; nothing is noted where they are already. */
export function unmuteNudges(
  desk: Pick<Desk, "db" | "clock">,
  who: Who,
  { member: id }: { member: MemberId },
): Promise<Outcome<void>> {
  return change(desk, who, async ({ tx, ws, record }) => {
    const member = (await listMembers(tx, ws)).find((m) => m.id === id);
    if (!member?.muted) return done(undefined);
    await setMute(tx, ws, id, undefined);
    record({ kind: "member-unmuted", data: { member: id } });
    return done(undefined);
  });
}
