import type { LetterId } from "../../../src/domain/ids.ts";
import type { LetterVersion } from "../../../src/domain/letter.ts";
import { newestVersion, openLetters } from "../../../src/store/letters.ts";
import { approveLetter } from "../../../src/usecases/approve-letter.ts";
import { editLetter, skipLetter, snoozeLetter, stopChasing } from "../../../src/usecases/edit-letter.ts";
import { count, endLetter, isReminder, takenBack, useSteps } from "./checker.ts";
import { type Day, isoOf } from "./days.ts";
import { type Act, drawsFor, weighted } from "./mix.ts";
import { dateOf, type Simulation, told } from "./notes.ts";
import { FOR_GOOD, type OwnBill, type OwnLetter } from "./own-books.ts";

/** What the person at the desk does with a letter, and how often; one left lying is looked at again each day. */
const HABITS = [
  { does: "approve", weight: 68 },
  { does: "edit", weight: 8 },
  { does: "leave", weight: 10 },
  { does: "leave for weeks", weight: 2 },
  { does: "snooze", weight: 6 },
  { does: "skip", weight: 5 },
  { does: "stop", weight: 1 },
] as const;

type Habit = (typeof HABITS)[number]["does"];

const WEEKS_DAYS = 17;
/** Of so many days one is a day on which nobody comes to the desk. */
const AWAY_EVERY = 10;

export function isAway(today: Day): boolean {
  return drawsFor(`away ${today}`)(AWAY_EVERY) === 0;
}

/** A morning at the desk: each letter that waits is read, and dealt with or left lying. */
export async function readLetters(simulation: Simulation): Promise<void> {
  const { checker } = simulation;
  const { day: today } = checker.now;
  for (const letter of checker.debtors.flatMap(({ letters }) => [...letters.values()])) {
    if (letter.approved || letter.snoozedUntil > today || isLeftForWeeks(letter, today)) continue;
    await dealWith(simulation, letter, habitFor(letter, today));
  }
}

/** Some are not looked at until they have waited for weeks. */
function isLeftForWeeks({ id: _, kind, about, since }: OwnLetter, today: Day): boolean {
  const draw = drawsFor(`${since} ${kind} ${about.map(({ bill }) => bill.number).join()}`);
  return today < since + WEEKS_DAYS && weighted(HABITS, draw).does === "leave for weeks";
}

function habitFor(letter: OwnLetter, today: Day): Habit {
  const { kind, about } = letter;
  const draw = drawsFor(`${today} ${kind} ${about.map(({ bill }) => bill.number).join()}`);
  const { does: habit } = weighted(HABITS, draw);
  return isReminder(letter) || habit === "leave" || habit === "snooze" ? habit : "approve";
}

async function dealWith(simulation: Simulation, letter: OwnLetter, habit: Habit): Promise<void> {
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
    case "leave for weeks":
      return;
    case "snooze":
      told(await snoozeLetter(house.desk, house.who, { letter: id, until: dateOf(today + 4) }));
      letter.snoozedUntil = today + 4;
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
    if (answer.freshness.kind === "withdrawn") return takenBack(checker, letter, answer.freshness.because);
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

/** What clients say to a plan that the ladder has offered, three days after its letter came. */
export function answersToPlans({ checker }: Simulation): Act[] {
  const { day: on } = checker.now;
  const offered = checker.debtors
    .flatMap(({ bills }) => bills)
    .filter(({ plan }) => plan?.letter && !plan.accepted && plan.sent !== undefined && plan.sent + 3 === on);
  return offered.flatMap((own) =>
    answerTo(own, on).map((does) => ({ ...does, bill: Number(own.number.slice(2)) - 1 })),
  );
}

type Does = { on: Day } & ({ does: "accept" | "decline" } | { does: "pay"; part?: number });

function answerTo({ number, plan }: OwnBill, on: Day): Does[] {
  const draw = drawsFor(`answer ${number}`)(10);
  if (draw < 3) return [];
  if (draw < 5) return [{ on, does: "decline" }];
  const kept = draw < 8 ? plan!.parts : plan!.parts.slice(0, 1);
  return [
    { on, does: "accept" },
    ...kept.map(({ due }) => ({ on: due - 1, does: "pay" as const, part: 1 / 3 })),
  ];
}

/** The letters that wait by now, as Dunlin has them. */
export function lettersWaiting({ house }: Simulation) {
  return openLetters(house.desk.db, house.workspace.id);
}
