import type { LetterId } from "../../../src/domain/ids.ts";
import type { LetterVersion } from "../../../src/domain/letter.ts";
import { newestVersion, openLetters } from "../../../src/store/letters.ts";
import { approveLetter } from "../../../src/usecases/approve-letter.ts";
import { editLetter, skipLetter, snoozeLetter, stopChasing } from "../../../src/usecases/edit-letter.ts";
import { count, endLetter, takenBack, useSteps } from "./checker.ts";
import { isoOf } from "./days.ts";
import { drawsFor, weighted } from "./mix.ts";
import { dateOf, type Simulation, told } from "./notes.ts";
import { FOR_GOOD, type OwnLetter } from "./own-books.ts";

/** What the person at the desk does with a letter, and how often; one left lying is looked at again each day. */
const HABITS = [
  { does: "approve", weight: 70 },
  { does: "edit", weight: 8 },
  { does: "leave", weight: 10 },
  { does: "snooze", weight: 6 },
  { does: "skip", weight: 5 },
  { does: "stop", weight: 1 },
] as const;

/** Of so many days one is a day on which nobody comes to the desk. */
const AWAY_EVERY = 10;

/** A morning at the desk: each letter that waits is read, and dealt with or left lying. */
export async function readLetters(simulation: Simulation): Promise<void> {
  const { checker, snoozed } = simulation;
  const today = checker.now.day;
  if (drawsFor(`away ${today}`)(AWAY_EVERY) === 0) return;
  for (const debtor of checker.debtors) {
    for (const letter of [...debtor.letters.values()]) {
      if (letter.approved || (snoozed.get(letter.id) ?? 0) > today) continue;
      await dealWith(simulation, letter, habitFor(letter, today));
    }
  }
}

function habitFor({ kind, about }: OwnLetter, today: number): (typeof HABITS)[number]["does"] {
  const draw = drawsFor(`${today} ${kind} ${about.map(({ bill }) => bill.number).join()}`);
  const { does: habit } = weighted(HABITS, draw);
  const isReminder = about.some(({ step }) => step);
  return isReminder || habit === "leave" || habit === "snooze" ? habit : "approve";
}

async function dealWith(
  simulation: Simulation,
  letter: OwnLetter,
  habit: (typeof HABITS)[number]["does"],
): Promise<void> {
  const { house, checker } = simulation;
  const { day: today } = checker.now;
  const id = letter.id as LetterId;
  if (habit !== "approve") count(checker, habit);
  switch (habit) {
    case "approve":
      return approve(simulation, letter);
    case "edit":
      return edit(simulation, letter);
    case "leave":
      return;
    case "snooze":
      told(await snoozeLetter(house.desk, house.who, { letter: id, until: dateOf(today + 4) }));
      simulation.snoozed.set(letter.id, today + 4);
      return;
    case "skip":
      told(await skipLetter(house.desk, house.who, id));
      useSteps(checker, letter);
      return endLetter(checker, letter);
    case "stop":
      told(await stopChasing(house.desk, house.who, id));
      for (const { bill } of letter.about) bill.pausedUntil = FOR_GOOD;
      endLetter(checker, letter);
  }
}

/** Presses Approve on what the card shows; where the card has changed, reads it and presses again. */
async function approve({ house, checker }: Simulation, letter: OwnLetter): Promise<void> {
  const { desk, who } = house;
  const id = letter.id as LetterId;
  let version: LetterVersion = (await newestVersion(desk.db, who.ws, id))!;
  for (let press = 0; press < 2; press++) {
    const approval = { letter: id, version: version.n, hash: version.hash };
    const answer = told(await approveLetter(desk, who, approval));
    if (answer.kind === "queued") {
      letter.approved = { subject: version.subject, text: version.body };
      return;
    }
    if (answer.kind !== "outdated") throw new Error(`approved, and then ${answer.kind}`);
    if (answer.freshness.kind === "withdrawn") return takenBack(checker, letter);
    count(checker, "drafted anew");
    version = answer.freshness.version;
  }
  throw new Error(`${isoOf(checker.now.day)}: a card changed each time it was approved`);
}

/** Puts other words in, which still say what is so, and approves them. */
async function edit(simulation: Simulation, letter: OwnLetter): Promise<void> {
  const { house, checker } = simulation;
  const { desk, who } = house;
  const shown = (await newestVersion(desk.db, who.ws, letter.id as LetterId))!;
  const body = shown.body.replace(/(Best|Kind) regards,/, "With many thanks and best wishes,");
  const words = { letter: letter.id as LetterId, version: shown.n, subject: shown.subject, body };
  const answer = await editLetter(desk, who, words);
  // What has been settled meanwhile may not be said any more, whoever says it: then Dunlin's own words go.
  if (!answer.ok) count(checker, "edit refused");
  return approve(simulation, letter);
}

/** The letters that wait by now, as Dunlin has them. */
export function lettersWaiting({ house }: Simulation) {
  return openLetters(house.desk.db, house.workspace.id);
}
