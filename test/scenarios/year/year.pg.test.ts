import { eq, isNull, or, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Ask } from "../../../src/domain/ask.ts";
import type { ClientId, PlanId } from "../../../src/domain/ids.ts";
import { done } from "../../../src/domain/outcome.ts";
import type { PostContent } from "../../../src/domain/post.ts";
import type { Db } from "../../../src/store/db.ts";
import { asks, clients, invoices, posts } from "../../../src/store/schema.ts";
import { addClient } from "../../../src/usecases/add-client.ts";
import { sweep } from "../../../src/usecases/sweep.ts";
import { verifyTimeline } from "../../../src/usecases/verify-timeline.ts";
import { freshDatabase } from "../../kit/db.ts";
import { type KeptMail, keepMail, openHouse } from "../../kit/house.ts";
import { answerAll } from "./answers.ts";
import {
  type Checker,
  compareAsks,
  compareLetters,
  type Expected,
  expectedNow,
  expectNothing,
  fault,
  newChecker,
  takenBack,
} from "./checker.ts";
import { type Day, dayOf, instantOf, isWorkday } from "./days.ts";
import { readMails } from "./mails.ts";
import { type Act, makeYear, type Owing, type Year } from "./mix.ts";
import { note, type Simulation, told } from "./notes.ts";
import { openDebtor } from "./own-books.ts";
import { answersToPlans, isAway, lettersWaiting, readLetters } from "./person.ts";
import { clockSetBack, comparePosts } from "./posts.ts";

// YEAR_CLIENTS=500 plays the whole year of 500 clients with 3,000 invoices; YEAR_SEED another one.
const CLIENTS = Number(process.env["YEAR_CLIENTS"] ?? 8);
const INVOICES = Number(process.env["YEAR_INVOICES"] ?? Math.max(50, CLIENTS * 6));
const SEED = Number(process.env["YEAR_SEED"] ?? 19);

const FIRST = dayOf("2026-01-01");
const LAST = dayOf("2026-12-31");

/** The machine sleeps through these days; what people note meanwhile is noted all the same. */
const ASLEEP: readonly (readonly [Day, Day])[] = [
  [dayOf("2026-03-02"), dayOf("2026-03-04")],
  [dayOf("2026-08-12"), dayOf("2026-08-17")],
];

/** On these evenings, Fridays, the clock of the machine runs two days ahead for a while, and is set right again. */
const CLOCK_AHEAD = [dayOf("2026-05-08"), dayOf("2026-10-09")];

/** Of so many days one is a day on which the clock is set back by an hour and a half in the afternoon. */
const CLOCK_BACK_EVERY = 23;

type Played = Simulation & { mailer: KeptMail; read: number; spent: Record<string, number> };

test(`a year of ${CLIENTS} clients: nobody gets a word too many, and nothing is forgotten`, {
  timeout: CLIENTS > 8 ? 7_200_000 : 120_000,
}, async () => {
  const { database } = await freshDatabase();
  const played = await open(database.db, makeYear(SEED, { clients: CLIENTS, invoices: INVOICES }));
  for (let day = FIRST; day <= LAST; day++) await live(played, day);
  const { checker, house } = played;
  if (process.env["YEAR_TELL"]) console.log(JSON.stringify([checker.seen, played.spent], null, 1));
  expect(checker.faults).toEqual([]);
  expect(house.faults).toEqual([]);
  expect(checker.asked).toEqual([]);
  await compareBooks(played);
  expect(await verifyTimeline(database.db, house.workspace.id)).toMatchObject({ kind: "intact" });
  expect(ALL_HAPPENED.filter((what) => !checker.seen[what])).toEqual([]);
});

/** A year in which one of these does not come up shows nothing about it. */
const ALL_HAPPENED = [
  ...["bill", "pay", "bounce", "cancel", "credit", "write-off", "refund", "charge", "pause", "pause-client"],
  ...["promise", "dispute", "dispute-part", "resolve", "offer", "accept", "decline", "reason", "move"],
  ...["heads-up", "polite-reminder", "second-reminder", "third-reminder", "resend-invoice"],
  ...["payment-plan-offer", "non-payment-letter", "mails", "drafted anew"],
  ...["ask check", "ask call", "ask dispute", "ask fee", "ask decide", "ask credit", "ask tolerance"],
  ...["call: reached", "call: left-message", "call: no-answer", "call: skip", "call: snooze"],
  ...["leave", "edit", "snooze", "skip", "nudged again", "quiet mornings"],
];

async function open(db: Db, year: Year): Promise<Played> {
  const mailer = keepMail();
  const now = instantOf({ day: FIRST, time: "08:00" });
  const house = await openHouse(db, { mailer, now, defaults: { country: "DE" } });
  house.desk.papers = { ...house.desk.papers, invoice: async () => done(new Uint8Array([37, 80, 68, 70])) };
  const checker = newChecker(year.clients.map(openDebtor));
  const known: ClientId[] = [];
  for (const owing of year.clients) known.push(await addOwing(house, owing));
  return { house, checker, year, clients: known, mailer, invoices: new Map(), read: 0, spent: {} };
}

async function addOwing({ desk, who }: Simulation["house"], owing: Owing): Promise<ClientId> {
  const { name, email, quiet, country, zone, ladder, ownLadder } = owing;
  const where = { ...(country ? { country } : {}), ...(zone ? { zone: zone as never } : {}) };
  const { id } = told(await addClient(desk, who, { name, email, doNotChase: quiet, ...where }));
  const kept = ladder.map(([day, rung]) => ({ rung, day }));
  if (ownLadder) await desk.db.update(clients).set({ ladder: kept }).where(eq(clients.id, id));
  return id;
}

/** A day: the clock is moved to its moments, and at each something is looked at, read or noted. */
async function live(played: Played, day: Day): Promise<void> {
  const acts = played.year.acts.filter((act) => act.on === day);
  const early = isWorkday(day, []) ? acts.filter((act) => act.does !== "bill" && act.bill % 4 === 0) : [];
  const asleep = ASLEEP.some(([from, until]) => day >= from && day <= until);
  const looks = async (isNeeded: boolean, ...times: string[]) => {
    const wanted = isNeeded || CLIENTS > 8 || hasLeaving(played) || day % 4 === 0;
    for (const time of asleep || !wanted ? [] : times) await look(played, day, time);
  };
  await looks(false, "02:10", "08:55");
  await looks(true, "09:00");
  if (!asleep && isWorkday(day, ["DE"]) && !isAway(day)) await work(played, day);
  // Some news comes in after the letters are approved, and before they are sent.
  await noteAll(played, day, "10:02", early);
  await looks(early.length > 0, "10:05");
  const late = acts.filter((act) => !early.includes(act));
  await noteAll(played, day, "14:00", late);
  await looks(late.length > 0, "15:00");
  if (CLOCK_AHEAD.includes(day)) await look(played, day + 2, "12:00");
  if (day % CLOCK_BACK_EVERY === 0 || CLOCK_AHEAD.includes(day)) {
    clockSetBack(played.checker, day);
    await looks(true, "13:30");
  }
  await looks(false, "23:30");
  if (day % 9 === 0) await nothingForgotten(played);
}

/** Where nothing is to leave and nothing was noted, a small year looks less often: one look a day is enough. */
function hasLeaving({ checker }: Played): boolean {
  return checker.debtors.some(({ letters }) => [...letters.values()].some((letter) => letter.approved));
}

async function work(played: Played, day: Day): Promise<void> {
  at(played, day, "10:00");
  await timed(played, "letters read", () => readLetters(played));
  await timed(played, "asks answered", () => answerAll(played));
  const answers = answersToPlans(played);
  for (const act of answers) {
    if (act.on > day) played.year.acts.push(act);
    else await note(played, act);
  }
  await compareAll(played, expectNothing(), { looked: false });
}

function at({ house, checker }: Played, day: Day, time: string): void {
  checker.now = { day, time };
  house.clock.set(instantOf(checker.now));
}

async function noteAll(played: Played, day: Day, time: string, acts: readonly Act[]): Promise<void> {
  if (acts.length === 0) return;
  at(played, day, time);
  await timed(played, "notes", async () => {
    for (const act of acts) await note(played, act);
  });
  await compareAll(played, expectNothing(), { looked: false });
}

/** Dunlin looks at what is due; what comes of it is held against what has to come of it. */
async function look(played: Played, day: Day, time: string): Promise<void> {
  at(played, day, time);
  const { checker, house, mailer } = played;
  const expected = expectedNow(checker);
  const swept = await timed(played, "sweeps", () => sweep(house.desk));
  for (const { did, client, why } of swept) {
    if (did === "failed" || did === "later" || did === "refused" || did === "uncertain")
      fault(checker, `${client}: ${why}`);
  }
  const withdrawn = swept.filter(({ did }) => did === "withdrawn");
  await compareAll(played, expected, {
    looked: true,
    mails: mailer.mails.slice(played.read),
    withdrawn: withdrawn.map(({ why }) => why).join("; "),
  });
  played.read = mailer.mails.length;
}

type Looked = { looked: boolean; mails?: KeptMail["mails"]; withdrawn?: string };

async function compareAll(
  played: Played,
  expected: Expected,
  { looked, mails, withdrawn }: Looked,
): Promise<void> {
  const { checker } = played;
  const start = performance.now();
  const numbers = new Map([...played.invoices].map(([number, { id }]) => [String(id), number]));
  const numberOf = (id: string) => numbers.get(id)!;
  const waiting = await lettersWaiting(played);
  if (withdrawn) {
    const open = new Set(waiting.map(({ id }) => String(id)));
    const sent = new Set((mails ?? []).map(({ messageId }) => messageId.split(".")[0]));
    const gone = checker.debtors
      .flatMap((d) => [...d.letters.values()])
      .filter((l) => l.approved && !open.has(l.id) && !sent.has(l.id));
    for (const letter of gone) takenBack(checker, letter, withdrawn);
  }
  if (looked) readMails(checker, mails ?? [], expected);
  compareLetters(checker, waiting, expected, numberOf);
  for (const { plan, invoices: about } of waiting) {
    if (plan) played.invoices.get(numberOf(about[0]!.invoice))!.plan = plan as PlanId;
  }
  compareAsks(checker, await asksNow(played), expected, numberOf);
  comparePosts(checker, await postsNow(played), looked);
  played.spent["comparing"] = Math.round((played.spent["comparing"] ?? 0) + performance.now() - start);
}

/** Questions that are open, and those that were asked at this moment. */
async function asksNow({ house: { desk, clock } }: Played): Promise<Ask[]> {
  const rows = await desk.db
    .select()
    .from(asks)
    .where(or(isNull(asks.doneOn), eq(asks.createdAt, clock.now())));
  return rows.map((row) => ({
    id: row.id as Ask["id"],
    client: row.clientId as ClientId,
    invoice: row.invoiceId as Ask["invoice"],
    kind: row.kind as Ask["kind"],
    askedOn: row.askedOn as Ask["askedOn"],
    ...(row.step ? { step: row.step } : {}),
    ...(row.doneOn
      ? { done: { on: row.doneOn as Ask["askedOn"], result: row.result as "asked", by: "" } }
      : {}),
  }));
}

async function postsNow({ house: { desk, clock } }: Played) {
  const rows = await desk.db.select().from(posts).where(eq(posts.createdAt, clock.now()));
  return rows.map(({ key, content, nextTryAt }) => ({
    key,
    content: content as PostContent,
    due: berlinAt(nextTryAt),
  }));
}

function berlinAt(instant: Date): Checker["now"] {
  const day = Math.floor(instant.getTime() / 86_400_000);
  const times = [day - 1, day, day + 1].flatMap((one) => {
    const minutes = Math.round(
      (instant.getTime() - Date.parse(instantOf({ day: one, time: "00:00" }))) / 60_000,
    );
    const two = (n: number) => String(n).padStart(2, "0");
    const time = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
    return minutes >= 0 && minutes < 1440 ? [{ day: one, time }] : [];
  });
  return times[0]!;
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

async function compareBooks({ house: { desk }, checker }: Played): Promise<void> {
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
