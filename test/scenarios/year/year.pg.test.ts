import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { done } from "../../../src/domain/outcome.ts";
import type { Db } from "../../../src/store/db.ts";
import { invoices } from "../../../src/store/schema.ts";
import { addClient } from "../../../src/usecases/add-client.ts";
import { sweep } from "../../../src/usecases/sweep.ts";
import { verifyTimeline } from "../../../src/usecases/verify-timeline.ts";
import { freshDatabase } from "../../kit/db.ts";
import { type KeptMail, keepMail, openHouse } from "../../kit/house.ts";
import {
  type Checker,
  compareDrafts,
  compareLetters,
  fault,
  newChecker,
  readMail,
  stepsDue,
  takenBack,
} from "./checker.ts";
import { type Day, dayOf, inBerlin, isWorkday } from "./days.ts";
import { type Act, makeYear, type Year } from "./mix.ts";
import { note, type Simulation, told } from "./notes.ts";
import { openDebtor } from "./own-books.ts";
import { lettersWaiting, readLetters } from "./person.ts";

// YEAR_CLIENTS=500 plays the whole year of 500 clients with 3,000 invoices; YEAR_SEED another one.
const CLIENTS = Number(process.env["YEAR_CLIENTS"] ?? 8);
const INVOICES = Math.max(72, CLIENTS * 6);
const SEED = Number(process.env["YEAR_SEED"] ?? 2026);

const FIRST = dayOf("2026-01-01");
const LAST = dayOf("2026-12-31");

/** The machine sleeps through these days; what people note meanwhile is noted all the same. */
const ASLEEP: readonly [Day, Day] = [dayOf("2026-08-12"), dayOf("2026-08-17")];

type Played = Simulation & { mailer: KeptMail; read: number; spent: Record<string, number> };

test(`a year of ${CLIENTS} clients: nobody gets a word too many, and nothing is forgotten`, {
  timeout: CLIENTS > 8 ? 3_600_000 : 120_000,
}, async () => {
  const { database } = await freshDatabase();
  const played = await open(database.db, makeYear(SEED, { clients: CLIENTS, invoices: INVOICES }));
  for (let day = FIRST; day <= LAST; day++) await live(played, day);
  const { checker, house } = played;
  if (process.env["YEAR_TELL"]) console.log(JSON.stringify([checker.seen, played.spent], null, 1));
  expect(checker.faults).toEqual([]);
  expect(checker.asked).toEqual([]);
  await compareBooks(played);
  expect(house.faults).toEqual([]);
  expect(await verifyTimeline(database.db, house.workspace.id)).toMatchObject({ kind: "intact" });
  for (const what of ALL_HAPPENED) expect(checker.seen[what] ?? 0, what).toBeGreaterThan(0);
});

/** A year in which one of these does not come up shows nothing about it. */
const ALL_HAPPENED = [
  ...["bill", "pay", "bounce", "cancel", "credit", "write-off", "refund", "charge", "pause", "pause-client"],
  ...["promise", "dispute", "dispute-part", "resolve", "offer", "accept", "decline"],
  ...["heads-up", "polite-reminder", "second-reminder", "mails", "drafted anew"],
  ...["leave", "edit", "snooze", "skip"],
];

async function open(db: Db, year: Year): Promise<Played> {
  const mailer = keepMail();
  const house = await openHouse(db, { mailer, now: inBerlin(FIRST, "08:00") });
  house.desk.papers = { invoice: async () => done(new Uint8Array([37, 80, 68, 70])) };
  const checker = newChecker(year.clients.map(openDebtor));
  const clients = [];
  for (const { name, email, quiet } of year.clients) {
    clients.push(told(await addClient(house.desk, house.who, { name, email, doNotChase: quiet })).id);
  }
  const known = { invoices: new Map(), snoozed: new Map(), read: 0, spent: {} };
  return { house, checker, year, clients, mailer, ...known };
}

/** A day: the clock is moved to its moments, and at each something is looked at, read or noted. */
async function live(played: Played, day: Day): Promise<void> {
  const acts = played.year.acts.filter((act) => act.on === day);
  const early = isWorkday(day) ? acts.filter((act) => act.does !== "bill" && act.bill % 4 === 0) : [];
  const asleep = day >= ASLEEP[0] && day <= ASLEEP[1];
  if (!asleep) {
    await look(played, day, "08:55");
    await look(played, day, "09:00");
  }
  if (!asleep && isWorkday(day)) {
    at(played, day, "10:00");
    await timed(played, "person", () => readLetters(played));
  }
  // Some news comes in after the letters are approved, and before they are sent.
  await noteAll(played, day, "10:02", early);
  if (!asleep) await look(played, day, "10:05");
  await noteAll(
    played,
    day,
    "14:00",
    acts.filter((act) => !early.includes(act)),
  );
  if (!asleep) await look(played, day, "15:00");
  if (day % 9 === 0) await nothingForgotten(played);
}

function at({ house, checker }: Played, day: Day, time: string): void {
  house.clock.set(inBerlin(day, time));
  checker.now = { day, time };
}

async function noteAll(played: Played, day: Day, time: string, acts: readonly Act[]): Promise<void> {
  at(played, day, time);
  await timed(played, "notes", async () => {
    for (const act of acts) await note(played, act);
  });
  if (acts.length > 0) await compareWaiting(played, false);
}

/** Dunlin looks at what is due; what comes of it is held against what has to come of it. */
async function look(played: Played, day: Day, time: string): Promise<void> {
  at(played, day, time);
  const { checker, house, mailer } = played;
  const expected = stepsDue(checker);
  const swept = await timed(played, "sweeps", () => sweep(house.desk));
  for (const { did, client, why } of swept) {
    if (did === "failed" || did === "later" || did === "refused" || did === "uncertain")
      fault(checker, `${client}: ${why}`);
  }
  const drafted = swept
    .filter(({ did }) => did === "drafted")
    .map(({ invoice, step }) => `${invoice} ${step}`);
  compareDrafts(checker, drafted, expected);
  for (const mail of mailer.mails.slice(played.read)) readMail(checker, mail);
  played.read = mailer.mails.length;
  await timed(played, "letters", () =>
    compareWaiting(
      played,
      swept.some(({ did }) => did === "withdrawn"),
    ),
  );
}

async function compareWaiting(played: Played, withdrawn: boolean): Promise<void> {
  const { checker, invoices: known } = played;
  const waiting = await lettersWaiting(played);
  if (withdrawn) {
    const open = new Set(waiting.map(({ id }) => String(id)));
    const gone = checker.debtors
      .flatMap((d) => [...d.letters.values()])
      .filter((l) => l.approved && !open.has(l.id));
    for (const letter of gone) takenBack(checker, letter);
  }
  const numbers = new Map([...known].map(([number, { id }]) => [String(id), number]));
  compareLetters(checker, waiting, (id) => numbers.get(id)!);
}

const BALANCE = sql<string>`(invoices.total_minor + coalesce((select sum(e.effect_minor) from entries e
  where e.invoice_id = invoices.id), 0))::text`;

/** Every open invoice has a next look, which lies ahead and within a month or so; a closed one has none. */
async function nothingForgotten({ house: { desk, clock }, checker }: Played): Promise<void> {
  const rows = await desk.db
    .select({ number: invoices.number, at: invoices.nextLookAt, open: BALANCE })
    .from(invoices);
  const now = clock.now().getTime();
  for (const { number, at: next, open } of rows) {
    const days = next ? (next.getTime() - now) / 86_400_000 : undefined;
    const isOpen = BigInt(open) > 0n;
    if (!isOpen && next) fault(checker, `${number} is closed and still looked at`);
    if (isOpen && !next) fault(checker, `${number} is open and forgotten`);
    if (isOpen && days !== undefined && days > 62)
      fault(checker, `${number} is looked at in ${days} days only`);
  }
}

async function compareBooks({
  house: { desk },
  checker,
}: {
  house: Simulation["house"];
  checker: Checker;
}): Promise<void> {
  const rows = await desk.db.select({ number: invoices.number, open: BALANCE }).from(invoices);
  const theirs = Object.fromEntries(rows.map(({ number, open }) => [number, BigInt(open)]));
  const ours = Object.fromEntries([...checker.bills.values()].map(({ number, open }) => [number, open]));
  expect(theirs).toEqual(ours);
}

/** Where the time goes, in milliseconds: told with YEAR_TELL=1, never judged. */
async function timed<T>({ spent }: Played, what: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  spent[what] = Math.round((spent[what] ?? 0) + performance.now() - start);
  return result;
}
