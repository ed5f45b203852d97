import { describe, expect, test } from "vitest";
import { day } from "../../src/domain/calendar.ts";
import { decideNudge } from "../../src/domain/escalation.ts";
import { ladderOf, reminderByHand, STANDARD_LADDER } from "../../src/domain/ladder.ts";
import { money, readCurrency, zero } from "../../src/domain/money.ts";
import {
  ask,
  asked,
  askOf,
  type Changes,
  draft,
  EUR,
  next,
  ordinary,
  type Row,
  rest,
  used,
  usedBelow,
  wait,
} from "./chase.ts";

// What holds an invoice back, in which order, and how each hold ends; next-step.test.ts has the ladder.

const JPY = readCurrency("JPY")!;
const KWD = readCurrency("KWD")!;

const quarrel = { since: day("2026-11-03"), reason: "the work is unfinished" };
const promisedFor = (on: string, until: string) => ({ promisedFor: day(on), until: day(until) });

const FOR_GOOD = "2026-12-07"; // 30 days on is a Saturday

const holds: Row[] = [
  ["do not chase: held", { doNotChase: true }, wait(FOR_GOOD, "do-not-chase")],
  [
    "paused until a day: held until then",
    { invoicePause: { on: day("2026-11-01"), until: day("2026-11-18") } },
    wait("2026-11-18", "paused"),
  ],
  [
    "a pause that ends on a Sunday holds until Monday",
    { invoicePause: { on: day("2026-11-01"), until: day("2026-11-15") } },
    wait("2026-11-16", "paused"),
  ],
  [
    "paused for good: held, and looked at again",
    { invoicePause: { on: day("2026-11-01") } },
    wait(FOR_GOOD, "paused"),
  ],
  ["the client is paused: held", { clientPause: { on: day("2026-11-01") } }, wait(FOR_GOOD, "paused")],
  [
    "a client's pause that is over leaves the invoice's own",
    {
      clientPause: { on: day("2026-10-01"), until: day("2026-11-05") },
      invoicePause: { on: day("2026-11-01"), until: day("2026-11-10") },
    },
    wait("2026-11-10", "paused"),
  ],
  [
    "a pause ends by itself on the morning of its day",
    { invoicePause: { on: day("2026-11-01"), until: day("2026-11-05") } },
    draft("polite-reminder"),
  ],
  [
    "in dispute: held, and looked at again",
    { dispute: quarrel, chased: zero(EUR) },
    wait(FOR_GOOD, "disputed"),
  ],
  [
    "a part in dispute: the rest is chased",
    { dispute: quarrel, chased: money(90_000n, EUR) },
    draft("polite-reminder"),
  ],
  [
    "what is left beside the dispute is within the tolerance: held",
    { dispute: quarrel, chased: money(500n, EUR) },
    wait(FOR_GOOD, "tolerance"),
  ],
  [
    "promised: held to the morning after the bank's day",
    { promise: promisedFor("2026-11-09", "2026-11-11") },
    wait("2026-11-11", "promised"),
  ],
  [
    "promised for a Thursday: held over the weekend",
    { promise: promisedFor("2026-11-05", "2026-11-07") },
    wait("2026-11-09", "promised"),
  ],
  [
    "the morning after a promise that was not kept: the ladder goes on where it stood",
    { promise: promisedFor("2026-11-03", "2026-11-05") },
    draft("polite-reminder"),
  ],
  [
    "in dispute and promised: the dispute holds it",
    { dispute: quarrel, chased: zero(EUR), promise: promisedFor("2026-11-09", "2026-11-11") },
    wait(FOR_GOOD, "disputed"),
  ],
  [
    "a promise comes before the tolerance, the credit and a draft that waits",
    {
      promise: promisedFor("2026-11-09", "2026-11-11"),
      balance: 1n,
      credit: money(1n, EUR),
      waiting: { since: day("2026-11-05"), approved: false },
    },
    wait("2026-11-11", "promised"),
  ],
  [
    "paused by a person: the pause is named, not the promise",
    { invoicePause: { on: day("2026-11-01") }, promise: promisedFor("2026-11-09", "2026-11-11") },
    wait(FOR_GOOD, "paused"),
  ],
  [
    "on a plan: held to the morning after the bank's day of the next instalment",
    { plan: { rule: "on-plan", until: day("2026-12-03") } },
    wait("2026-12-03", "on-plan"),
  ],
  [
    "that morning is a Saturday: to Monday",
    { plan: { rule: "on-plan", until: day("2026-11-21") } },
    wait("2026-11-23", "on-plan"),
  ],
  [
    "on a plan that is to be judged today: held, until it is",
    { plan: { rule: "on-plan", until: day("2026-11-05") } },
    wait("2026-11-06", "on-plan"),
  ],
  [
    "a plan is offered: held until it is to be answered",
    { plan: { rule: "plan-offered", until: day("2026-11-12") } },
    wait("2026-11-12", "plan-offered"),
  ],
  [
    "a plan is named before what is too little, unused credit and a draft that waits",
    {
      plan: { rule: "on-plan", until: day("2026-12-03") },
      balance: 1n,
      credit: money(1n, EUR),
      waiting: { since: day("2026-11-05"), approved: false },
    },
    wait("2026-12-03", "on-plan"),
  ],
  [
    "paused by a person: the pause is named, not the plan",
    {
      invoicePause: { on: day("2026-11-01") },
      plan: { rule: "on-plan", until: day("2026-12-03") },
    },
    wait(FOR_GOOD, "paused"),
  ],
  [
    "a draft that waits holds the ladder, from one business day to the next",
    { today: day("2026-11-06"), waiting: { since: day("2026-11-05"), approved: false } },
    wait("2026-11-09", "draft-waits"),
  ],
  [
    "a snoozed draft holds it until it wakes up",
    { waiting: { since: day("2026-11-05"), snoozedUntil: day("2026-11-20"), approved: false } },
    wait("2026-11-20", "draft-waits"),
  ],
  [
    "a snooze that is over is a draft that waits",
    { waiting: { since: day("2026-11-03"), snoozedUntil: day("2026-11-05"), approved: false } },
    wait("2026-11-06", "draft-waits"),
  ],
  [
    "approved and on its way: held",
    { waiting: { since: day("2026-11-05"), approved: true } },
    wait("2026-11-06", "draft-waits"),
  ],
  [
    "of two holds the one that a person set is named",
    { doNotChase: true, invoicePause: { on: day("2026-11-01") }, balance: 1n },
    wait(FOR_GOOD, "do-not-chase"),
  ],
];

const closed: Row[] = [
  ["a draft rests", { state: { kind: "draft" } }, rest("draft")],
  ["a paid one rests", { state: { kind: "paid", on: day("2026-11-04") } }, rest("paid")],
  ["a cancelled one rests", { state: { kind: "cancelled", on: day("2026-11-04") } }, rest("cancelled")],
  ["a written-off one rests", { state: { kind: "written-off", on: day("2026-11-04") } }, rest("written-off")],
  [
    "closed comes before every hold",
    { state: { kind: "paid", on: day("2026-11-04") }, doNotChase: true },
    rest("paid"),
  ],
];

const answered = ask("tolerance", "2026-09-01");
const SMALL = { balance: 500n, asks: [answered] };

/** The team is asked once whether to write off what is too little to chase. */
const tolerance: Row[] = [
  ["exactly the tolerance: the team is asked", { balance: 500n }, askOf("tolerance")],
  [
    "asked and not answered: held",
    { balance: 500n, asks: [{ ...answered, open: true }] },
    wait(FOR_GOOD, "tolerance"),
  ],
  ["asked and answered: held, and not asked again", SMALL, wait(FOR_GOOD, "tolerance")],
  [
    "not yet overdue: asked on the day after the due date",
    { balance: 500n, dueOn: day("2026-11-10") },
    wait("2026-11-11", "tolerance"),
  ],
  ["on a Saturday: on Monday", { balance: 500n, today: day("2026-11-07") }, wait("2026-11-09", "tolerance")],
  ["a cent above the tolerance: chased", { balance: 501n }, draft("polite-reminder")],
  ["5 yen: asked", { balance: 5n, tolerance: money(5n, JPY) }, askOf("tolerance")],
  ["6 yen: chased", { balance: 6n, tolerance: money(5n, JPY) }, draft("polite-reminder")],
  ["5.000 dinar: asked", { balance: 5000n, tolerance: money(5000n, KWD) }, askOf("tolerance")],
  ["5.001 dinar: chased", { balance: 5001n, tolerance: money(5000n, KWD) }, draft("polite-reminder")],
  ["no tolerance at all: a cent is chased", { balance: 1n, tolerance: zero(EUR) }, draft("polite-reminder")],
];

const CREDIT = { credit: money(1n, EUR) };
const aboutCredit = (open: boolean, step = "polite-reminder") => ask("credit", "2026-11-05", { step, open });

/** The team is asked before anybody asks for more. */
const credit: Row[] = [
  ["credit that nobody has used: the team is asked first", CREDIT, askOf("credit", "polite-reminder")],
  [
    "asked and not answered: held",
    { ...CREDIT, asks: [aboutCredit(true)] },
    wait("2026-11-12", "unapplied-credit"),
  ],
  [
    "it is not meant for this: this rung goes on",
    { ...CREDIT, asks: [aboutCredit(false)] },
    draft("polite-reminder"),
  ],
  [
    "and still does when only the contact gap holds it",
    {
      ...CREDIT,
      asks: [aboutCredit(false)],
      used: [asked("check", "2026-11-03")],
      lastContactOn: day("2026-11-04"),
    },
    next("2026-11-09", "polite-reminder", "contact-gap"),
  ],
  [
    "before the next rung it is asked again",
    {
      ...CREDIT,
      asks: [aboutCredit(false)],
      today: day("2026-11-12"),
      used: [used("polite-reminder", "2026-11-05")],
    },
    askOf("credit", "second-reminder"),
  ],
  [
    "while nothing is due: held until then",
    { ...CREDIT, today: day("2026-11-10"), used: [used("polite-reminder", "2026-11-05")] },
    wait("2026-11-12", "unapplied-credit"),
  ],
  ["what is for the team alone goes on", { ...CREDIT, today: day("2026-11-03") }, askOf("check", "check")],
  ["used up: the ladder goes on", { credit: zero(EUR), asks: [aboutCredit(true)] }, draft("polite-reminder")],
];

const DRAFT = { waiting: { since: day("2026-11-05"), approved: false } };

/** A draft nobody has dealt with holds what reaches the client, and nothing else. */
const waits: Row[] = [
  [
    "the check of another invoice goes on beside it",
    { ...DRAFT, dueOn: day("2026-11-04") },
    askOf("check", "check"),
  ],
  [
    "so does a decision",
    { ...DRAFT, today: day("2026-12-21"), used: usedBelow("decide", "2026-10-01") },
    askOf("decide", "decide"),
  ],
  [
    "a heads-up that is snoozed past the due date does not keep the check back",
    {
      waiting: { ...DRAFT.waiting, snoozedUntil: day("2026-11-20") },
      dueOn: day("2026-11-06"),
    },
    wait("2026-11-09", "draft-waits"),
  ],
  [
    "nor does one that unused credit keeps back",
    { ...CREDIT, dueOn: day("2026-11-06"), asks: [aboutCredit(true, "heads-up")] },
    wait("2026-11-09", "unapplied-credit"),
  ],
  [
    "a call does not",
    { ...DRAFT, today: day("2026-11-19"), used: usedBelow("call", "2026-10-01") },
    wait("2026-11-20", "draft-waits"),
  ],
  [
    "nor does the fee, whose notice is a letter",
    { ...DRAFT, today: day("2026-11-26"), used: usedBelow("by-reason", "2026-10-01"), feeDue: true },
    wait("2026-11-27", "draft-waits"),
  ],
];

const decides = (rows: Row[]) =>
  test.each(rows)("%s", (_, changes, expected) => {
    expect(decideNudge(ordinary(changes))).toMatchObject(expected);
  });

describe("holds, and how they end", () => decides(holds));
describe("tolerance", () => decides(tolerance));
describe("unapplied credit", () => decides(credit));
describe("a draft that waits", () => decides(waits));
describe("closed", () => decides(closed));

const words: [title: string, changes: Changes, because: string][] = [
  [
    "a dispute says since when, and about what",
    { dispute: quarrel, chased: zero(EUR) },
    "it has been in dispute since 3 Nov 2026: the work is unfinished",
  ],
  [
    "a promise says for which day",
    { promise: promisedFor("2026-11-09", "2026-11-11") },
    "it is promised for 9 Nov 2026",
  ],
  ["whose pause it is", { clientPause: { on: day("2026-11-01") } }, "the client is paused"],
  [
    "a letter on its way is not called a draft",
    { waiting: { since: day("2026-11-05"), approved: true } },
    "a letter to this client is approved and on its way",
  ],
];

test.each(words)("in words: %s", (_, changes, because) => {
  expect(decideNudge(ordinary(changes)).because).toBe(because);
});

const byHand: [title: string, used: string[], step: string, letter: string][] = [
  ["none taken: the polite reminder, for it is late", [], "polite-reminder", "polite-reminder"],
  ["after the heads-up: the polite reminder", ["heads-up"], "polite-reminder", "polite-reminder"],
  ["after the polite one: the second", ["heads-up", "polite-reminder"], "second-reminder", "second-reminder"],
  ["after the second: the step by reason, as the third", ["second-reminder"], "by-reason", "third-reminder"],
  ["all taken: the highest once more", ["by-reason", "non-payment-letter"], "by-reason", "third-reminder"],
];

test.each(byHand)("a reminder by hand, %s", (_, taken, step, letter) => {
  expect(reminderByHand(STANDARD_LADDER, taken)).toEqual({ step, letter });
});

test("a reminder by hand beside a ladder that has none uses up no rung of it", () => {
  const calls = ladderOf([{ rung: "call", day: 5 }]);
  expect(reminderByHand(calls, [])).toEqual({ step: "third-reminder", letter: "third-reminder" });
  const taken = { ladder: calls, used: [used("third-reminder", "2026-10-20")], today: day("2026-11-09") };
  expect(decideNudge(ordinary(taken))).toMatchObject(askOf("call", "call"));
});
