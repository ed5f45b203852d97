import { expect } from "vitest";
import { addDays, day } from "../../src/domain/calendar.ts";
import type { Db } from "../../src/store/db.ts";
import { insertDoor } from "../../src/store/workspaces.ts";
import { verifyTimeline } from "../../src/usecases/verify-timeline.ts";
import { dbTest } from "../kit/db.ts";
import { openHouse } from "../kit/house.ts";
import { keepTeam, tick } from "../kit/team.ts";
import { openPosting, type Posting, waitingCard } from "../usecases/letters-kit.ts";

type Did = (house: Posting) => Promise<unknown>;
const types =
  (line: string): Did =>
  (house) =>
    house.say(line);

/** What people do, after the tick of that hour. */
const SCRIPT: Record<string, Did> = {
  "2026-11-17 12:00": types("/invoice add Crane 90 issued 2026-10-01 due 2026-10-09 email pay@crane.example"),
  "2026-11-18 06:00": types("/client edit Acme owner Kim"),
  "2026-11-18 20:30": async ({ desk }) => (await kimAt(desk.db)).say("/invoice paid 2"),
  "2026-11-19 12:00": types("/dunlin mute until 24 nov"),
  "2026-11-23 12:00": async (house) => {
    const drafts = await waitingCard(house);
    await house.press(await house.press(drafts, "Open polite reminder to Acme"), "Skip this step");
  },
  "2026-11-25 12:00": async (house) => house.press(await waitingCard(house), "Skip this step"),
};

/** Kim comes in by another door of the same business. It is half past nine in the evening there. */
const kimAt = (db: Db) =>
  openHouse(db, {
    now: "2026-11-18T20:30:00Z",
    visitor: { platform: "slack", externalId: "T1", user: "U7", name: "Kim" },
  });

dbTest("two working weeks, told post by post", async (db) => {
  const house = await openPosting(db, { now: "2026-11-16T07:00:00Z" });
  await insertDoor(db, house.workspace.id, "slack", "T1");
  await kimAt(db);
  await house.say("/invoice add Acme 1200 issued 2026-10-01 due 2026-11-13 email pay@acme.example");
  await house.say("/invoice add Bolt 300 issued 2026-10-01 due 2026-11-16 email pay@bolt.example");
  const teams = [keepTeam("terminal"), keepTeam("slack")];
  const story: string[] = [];
  for (let today = day("2026-11-16"); today <= day("2026-11-27"); today = addDays(today, 1)) {
    for (const time of ["06:00", "08:00", "12:00", "13:00", "20:30"]) {
      const hour = `${today} ${time}`;
      house.clock.set(`${today}T${time}:00Z`);
      for (const team of teams) {
        await tick(house.desk, team);
        for (const said of team.heard()) story.push(`${hour} ${team.name}: ${said}`);
      }
      await SCRIPT[hour]?.(house);
    }
  }
  const everywhere = (hour: string, ...said: string[]) =>
    ["terminal", "slack"].flatMap((at) => said.map((words) => `${hour} ${at}: ${words}`));
  expect(story).toEqual([
    ...everywhere(
      "2026-11-16 08:00",
      "Monday, 16 Nov 2026: 1 thing to do @Jo",
      "Acme > Draft: polite reminder · Acme",
    ),
    ...everywhere(
      "2026-11-17 08:00",
      "Tuesday, 17 Nov 2026: 1 thing to do @Jo",
      "Bolt > Has Bolt paid INV-0002?",
    ),
    // It came after the day's list, so that its card names who is meant.
    ...everywhere("2026-11-17 13:00", "Crane > Draft: polite reminder · Crane @Jo"),
    // Kim has noted it in Slack late in the evening: there the answer said it, here it waits for the morning.
    "2026-11-19 06:00 terminal: Bolt > Bolt paid €300.00 for INV-0002. Nothing is open any more. @Jo",
    ...everywhere("2026-11-19 08:00", "Thursday, 19 Nov 2026: 1 still waits @Kim"),
    // Jo is not to be named any more, and nobody else looks after Crane.
    ...everywhere("2026-11-20 08:00", "Friday, 20 Nov 2026: 1 still waits"),
    // On the days after there is nothing to tell.
  ]);
  expect(house.faults).toEqual([]);
  expect(await verifyTimeline(db, house.workspace.id)).toMatchObject({ kind: "intact" });
});
