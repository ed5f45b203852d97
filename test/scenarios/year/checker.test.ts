import { expect, test } from "vitest";
import type { Ask } from "../../../src/domain/ask.ts";
import type { Letter } from "../../../src/domain/letter.ts";
import type { Mail } from "../../../src/ports.ts";
import {
  type Checker,
  compareAsks,
  compareLetters,
  expectedNow,
  expectNothing,
  newChecker,
  touched,
} from "./checker.ts";
import { type Day, dayOf, type Place } from "./days.ts";
import { lastDayIn, readMail, readMails } from "./mails.ts";
import { NEVER, type OwnAsk, type OwnBill, openBill, openDebtor } from "./own-books.ts";
import { nudgeOn, STANDARD } from "./own-ladder.ts";
import { comparePosts } from "./posts.ts";

// The checker of the simulated year has to be able to find fault: one reminder, sent rightly and wrongly.

const MONDAY = dayOf("2026-03-30"); // the first working day of summer time
const WORDS = { subject: "Reminder", text: "The open balance is €1,200.00." };

type Scene = { checker: Checker; bill: OwnBill; mail: Mail };

/** INV-1 of 1,200.00, due five days ago, and its polite reminder, approved and about to go out. */
function scene(): Scene {
  const owing = { name: "Acme", email: "pay@acme.example", quiet: false, prompt: false };
  const debtor = openDebtor({ ...owing, ladder: STANDARD, ownLadder: false });
  const checker = newChecker([debtor]);
  const days = { issued: MONDAY - 19, due: MONDAY - 5, terms: "net 14" };
  const bill = openBill({ number: "INV-1", client: 0, currency: "EUR", face: 120_000n, ...days }, debtor);
  checker.bills.set(bill.number, bill);
  checker.now = { day: MONDAY, time: "09:00" };
  const about = [{ bill, step: "polite-reminder" as const }];
  bill.steps.push({ name: "check", on: MONDAY - 4, reached: false });
  const waits = { since: MONDAY - 3, nudged: NEVER, snoozedUntil: NEVER };
  const letter = { id: "letter-1", kind: "polite-reminder", about, approved: WORDS, ...waits };
  debtor.letters.set("letter-1", letter);
  const to = [{ email: debtor.email }];
  const mail = {
    messageId: "letter-1.1@studio.example",
    to,
    fromName: "Kite",
    language: "en",
    enclosures: [],
  };
  return { checker, bill, mail: { ...mail, ...WORDS } };
}

function open({ checker }: Scene) {
  return [...checker.debtors[0]!.letters.values()][0]!;
}

const MAILS: [string, (s: Scene) => void, RegExp | undefined][] = [
  ["as it should be", () => {}, undefined],
  ["about what is paid", ({ bill }) => (bill.open = 0n), /which is closed/],
  ["about what is a trifle", ({ bill }) => (bill.open = 500n), /which is a trifle/],
  ["about what is in dispute", ({ bill }) => (bill.disputed = "all"), /which is disputed/],
  [
    "about what is promised",
    ({ bill }) => (bill.promise = { last: MONDAY, amount: 1n, got: 0n }),
    /is promised/,
  ],
  ["about what is paused", ({ bill }) => (bill.pausedUntil = MONDAY + 1), /which is paused/],
  ["to a client not to be chased", ({ bill }) => (bill.debtor.quiet = true), /do not chase/],
  ["while there is credit", ({ bill }) => (bill.debtor.credit.EUR = 1n), /credit unused/],
  ["for which credit is not meant", credited, undefined],
  ["on a kept plan", ({ bill }) => (bill.plan = planFrom(MONDAY)), /on a plan/],
  [
    "with a figure that was open yesterday",
    ({ bill }) => (bill.open = 70_000n),
    /€700.00 is open and not in/,
  ],
  ["that nobody approved", (s) => delete open(s).approved, /nobody approved/],
  ["in other words", ({ mail }) => (mail.text += " Pay now."), /other words/],
  ["to somebody else", ({ mail }) => (mail.to = [{ email: "x@y.example" }]), /somebody else/],
  ["four days after the last", ({ bill }) => (bill.debtor.lastContact = MONDAY - 4), /too soon/],
  ["five days after the last", ({ bill }) => (bill.debtor.lastContact = MONDAY - 5), undefined],
  [
    "for a step that it had",
    ({ bill }) => bill.steps.push({ name: "polite-reminder", on: 1, reached: true }),
    /twice/,
  ],
  ["on a Sunday", ({ checker }) => (checker.now.day = MONDAY - 1), /out of hours/],
  ["before nine", ({ checker }) => (checker.now.time = "08:55"), /out of hours/],
  ["at five", ({ checker }) => (checker.now.time = "17:00"), /out of hours/],
  ["at nine in Berlin, to London", inZone("Europe/London"), /out of hours/],
  ["at nine in Berlin, to Tokyo", inZone("Asia/Tokyo"), undefined],
];

function credited({ bill }: Scene): void {
  bill.debtor.credit.EUR = 1n;
  bill.creditNotFor.add("polite-reminder");
}

function inZone(zone: Place): (s: Scene) => void {
  return ({ bill }) => {
    bill.debtor.zone = zone;
  };
}

test.each(MAILS)("a mail %s", (_, change, found) => {
  const it = scene();
  change(it);
  readMail(it.checker, it.mail);
  const said = it.checker.faults.join("\n");
  expect(said).toMatch(found ?? /^$/);
});

function planFrom(day: Day): NonNullable<OwnBill["plan"]> {
  const parts = [10, 40, 70].map((days) => ({ due: day + days, amount: 40_000n }));
  return { offered: day - 9, accepted: true, parts, paid: [] };
}

test("a second copy of a mail", () => {
  const { checker, mail } = scene();
  readMail(checker, mail);
  readMail(checker, mail);
  expect(checker.faults.join("\n")).toMatch(/a second copy/);
});

test("an approved letter that does not go out", () => {
  const { checker, mail } = scene();
  const expected = expectedNow(checker);
  readMails(checker, [], expected);
  expect(checker.faults.join("\n")).toMatch(/approved and not sent: polite-reminder about INV-1/);
  const again = scene();
  readMails(again.checker, [mail], expectedNow(again.checker));
  expect(again.checker.faults).toEqual([]);
});

test("a letter that waits although the ledger has moved on, and one that is gone without a word", () => {
  const { checker, bill } = scene();
  compareLetters(checker, [], expectNothing(), () => bill.number);
  expect(checker.faults.join("\n")).toMatch(/gone without a word: polite-reminder about INV-1/);
  const again = scene();
  touched(again.checker, again.bill);
  compareLetters(again.checker, [waiting("letter-1")], expectNothing(), () => bill.number);
  expect(again.checker.faults.join("\n")).toMatch(/still waits, and had to go/);
});

function waiting(id: string, step = "polite-reminder"): Letter {
  return { id, kind: step, invoices: [{ invoice: "x", step }] } as unknown as Letter;
}

/** The same invoice with nothing that waits, looked at on a day. */
function looked(on = "2026-03-30", time = "09:00"): Scene {
  const it = scene();
  it.checker.debtors[0]!.letters.clear();
  it.checker.now = { day: dayOf(on), time };
  return it;
}

test.each([
  ["2026-03-30", "08:55", []],
  ["2026-03-30", "09:00", ["polite-reminder"]],
  ["2026-03-30", "17:00", []],
  ["2026-03-28", "09:00", []], // a Saturday
  ["2026-04-03", "09:00", []], // Good Friday
])("on %s at %s the letters due are %s", (on, time, due) => {
  const { checker } = looked(on, time);
  expect([...expectedNow(checker).letters.values()].flat().map(({ kind }) => kind)).toEqual(due);
});

test("a letter too many, one of another kind, and one that is missing", () => {
  const right = looked();
  compareLetters(right.checker, [waiting("a")], expectedNow(right.checker), () => "INV-1");
  expect(right.checker.faults).toEqual([]);
  compareLetters(right.checker, [waiting("a"), waiting("b")], expectNothing(), () => "INV-1");
  expect(right.checker.faults.join()).toMatch(/written: polite-reminder .*; to be written: nothing/);
  const other = looked();
  compareLetters(other.checker, [waiting("a", "second-reminder")], expectedNow(other.checker), () => "INV-1");
  expect(other.checker.faults.join()).toMatch(/written: second-reminder .*; to be written: polite/);
  const none = looked();
  compareLetters(none.checker, [], expectedNow(none.checker), () => "INV-1");
  expect(none.checker.faults.join()).toMatch(/written: nothing; to be written: polite/);
});

/** Two reminders are behind it, and the call is due. */
function toCall(): Scene {
  const it = looked();
  it.bill.due = MONDAY - 20;
  for (const name of ["polite-reminder", "second-reminder"] as const) {
    it.bill.steps.push({ name, on: MONDAY - 10, reached: true });
  }
  return it;
}

function asked(id: string, kind: Ask["kind"], step: string): Ask {
  return { id, kind, step, invoice: "x" } as unknown as Ask;
}

test("a question too many, one that is missing, one that is gone, and one that stays too long", () => {
  const right = toCall();
  compareAsks(right.checker, [asked("a", "call", "call")], expectedNow(right.checker), () => "INV-1");
  expect(right.checker.faults).toEqual([]);
  compareAsks(right.checker, [], expectNothing(), () => "INV-1");
  expect(right.checker.faults.join()).toMatch(/gone without a word: call about INV-1/);
  const more = toCall();
  compareAsks(more.checker, [asked("a", "decide", "decide")], expectedNow(more.checker), () => "INV-1");
  expect(more.checker.faults.join()).toMatch(/should not be: decide .* not asked: call/);
  const long = toCall();
  compareAsks(long.checker, [asked("a", "call", "call")], expectedNow(long.checker), () => "INV-1");
  long.bill.pausedUntil = MONDAY + 9;
  compareAsks(long.checker, [asked("a", "call", "call")], expectNothing(), () => "INV-1");
  expect(long.checker.faults.join()).toMatch(/still asked, and had to go: call/);
});

test("what the team is told: once, in the morning, of what is new or has waited", () => {
  const told = (change: (it: Scene) => void, letters: string[] | undefined): string => {
    const it = scene();
    delete open(it).approved;
    change(it);
    const content = { kind: "morning", on: "2026-03-30", letters, asks: [] } as never;
    const posts = letters ? [{ key: "morning", content, due: it.checker.now }] : [];
    comparePosts(it.checker, posts, true);
    return it.checker.faults.join("\n");
  };
  const fresh = (it: Scene) => (open(it).since = MONDAY);
  expect(told(fresh, ["letter-1"])).toBe("");
  expect(told(fresh, undefined)).toMatch(/0 morning's lists, where 1/);
  expect(told(() => {}, ["letter-1"])).toMatch(/told of in the morning without need/); // three days, two of them free
  expect(told(() => {}, undefined)).toBe("");
  expect(told((it) => (it.checker.now.time = "08:55"), ["letter-1"])).toMatch(/at another time/);
  expect(told((it) => (open(it).since = MONDAY - 7), undefined)).toMatch(/not told of in the morning/);
  const twice = scene();
  twice.checker.fresh.letters.push("letter-1");
  comparePosts(twice.checker, [], false);
  expect(twice.checker.faults.join()).toMatch(/told 0 times of letter letter-1/);
});

test.each([
  [{}, "2026-04-02"], // the third business day
  [{ since: dayOf("2026-04-01") }, "2026-04-08"], // over Easter
  [{ nudged: dayOf("2026-04-02") }, "2026-04-09"],
  [{ nudged: dayOf("2026-03-30") }, "2026-04-07"], // Easter Monday is left out
  [{ snoozedUntil: dayOf("2026-04-15") }, "2026-04-15"],
  [{ snoozedUntil: dayOf("2026-04-15"), nudged: dayOf("2026-04-15") }, "2026-04-22"],
])("what waits with %j since Monday is told of again on %s", (change, on) => {
  const waits: Pick<OwnAsk, "since" | "nudged" | "snoozedUntil"> = {
    ...{ since: MONDAY, nudged: NEVER, snoozedUntil: NEVER },
    ...change,
  };
  expect(nudgeOn(waits)).toBe(dayOf(on));
});

test.each([
  ["Please pay by Tuesday, 2 June 2026.", "2026-06-02"],
  ["Invoice of 3 May 2026, due 17 May 2026: pay by Jun 2, 2026.", "2026-06-02"],
  ["Invoice of 3 March 2026.", undefined],
])("the last day in “%s” is %s", (text, day) => {
  expect(lastDayIn(text, MONDAY)).toBe(day && dayOf(day));
});
