import { describe, expect, test } from "vitest";
import { day, weekdays } from "../../src/domain/calendar.ts";
import { decideNudge } from "../../src/domain/escalation.ts";
import { ladderOf, type StepId } from "../../src/domain/ladder.ts";
import { zero } from "../../src/domain/money.ts";
import { stepsAhead } from "../../src/domain/next-step.ts";
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
  used,
  usedBelow,
  wait,
} from "./chase.ts";

// The ladder itself: which rung is next, when it is due, and what it asks for. DESIGN of the ladder, one rule a table.

const decides = (rows: Row[]) =>
  test.each(rows)("%s", (_, changes, expected) => {
    expect(decideNudge(ordinary(changes))).toMatchObject(expected);
  });

describe("each rung on its day", () => {
  const at = (today: string, step: StepId): Changes => ({
    today: day(today),
    used: usedBelow(step, "2026-10-01"),
  });
  decides([
    [
      "not due for 10 days: nothing before the heads-up on day -3",
      { dueOn: day("2026-11-17"), today: day("2026-11-07") },
      next("2026-11-16", "heads-up"), // the 14th is a Saturday
    ],
    ["day -3: the heads-up", { dueOn: day("2026-11-06"), today: day("2026-11-03") }, draft("heads-up")],
    ["day 0: due, and nothing is asked for", { dueOn: day("2026-11-05") }, next("2026-11-06", "check")],
    ["overdue from the day after: day 1 is the check", { today: day("2026-11-03") }, askOf("check", "check")],
    [
      "day 2: the check is behind it, the polite reminder not yet due",
      { today: day("2026-11-04"), used: [asked("check", "2026-11-03")] },
      next("2026-11-05", "polite-reminder"),
    ],
    ["day 3: the polite reminder", { used: [asked("check", "2026-11-03")] }, draft("polite-reminder")],
    [
      "day 9: the second one waits",
      at("2026-11-11", "second-reminder"),
      next("2026-11-12", "second-reminder"),
    ],
    ["day 10: the second reminder", at("2026-11-12", "second-reminder"), draft("second-reminder")],
    ["day 17: the call", at("2026-11-19", "call"), askOf("call", "call")],
    ["day 24: by reason", at("2026-11-26", "by-reason"), draft("by-reason", "third-reminder")],
    ["day 35: the non-payment letter", at("2026-12-07", "non-payment-letter"), draft("non-payment-letter")],
    ["day 49: the decision", at("2026-12-21", "decide"), askOf("decide", "decide")],
    [
      "all behind it: for a person to decide, and looked at again",
      {
        today: day("2026-12-22"),
        used: [...usedBelow("decide", "2026-10-01"), asked("decide", "2026-12-21")],
      },
      wait("2027-01-21", "ladder-done"),
    ],
  ]);
});

describe("the heads-up", () => {
  decides([
    ["on the eve of the due date it is caught up", { dueOn: day("2026-11-06") }, draft("heads-up")],
    [
      "where it would leave only after the due date, there is none",
      { dueOn: day("2026-11-06"), leavesOn: day("2026-11-09") },
      next("2026-11-09", "polite-reminder"), // the check's day is a Saturday
    ],
    [
      "nor where it would leave on that day",
      { dueOn: day("2026-11-06"), leavesOn: day("2026-11-06") },
      next("2026-11-09", "polite-reminder"), // the check's day is a Saturday
    ],
    [
      "a weekend that moves it past the due date ends it",
      { dueOn: day("2026-11-09"), today: day("2026-11-07") },
      next("2026-11-10", "check"),
    ],
    [
      "the contact gap that moves it past the due date ends it",
      { dueOn: day("2026-11-09"), lastContactOn: day("2026-11-04") },
      next("2026-11-10", "check"),
    ],
    [
      "who always pays on time gets none",
      { dueOn: day("2026-11-06"), paysOnTime: true },
      next("2026-11-09", "polite-reminder"), // the check falls on the same Monday
    ],
    [
      "sent, it is behind it",
      { used: [used("heads-up", "2026-10-30")], lastContactOn: day("2026-10-30") },
      draft("polite-reminder"),
    ],
  ]);
});

describe("steps are never skipped by the clock, and one is caught up", () => {
  decides([
    ["first seen 60 days late: the polite reminder", { dueOn: day("2026-09-06") }, draft("polite-reminder")],
    [
      "after it the next waits for the contact gap",
      {
        dueOn: day("2026-09-06"),
        used: [used("polite-reminder", "2026-11-05")],
        lastContactOn: day("2026-11-05"),
      },
      next("2026-11-10", "second-reminder", "contact-gap"),
    ],
    [
      "a check that was slept through is left out where the letter is due too",
      { today: day("2026-11-05") },
      draft("polite-reminder"),
    ],
    [
      "a check on its day is not, though the weekend brings the letter on the next",
      { dueOn: day("2026-11-05"), today: day("2026-11-06") },
      askOf("check", "check"),
    ],
    [
      "a check and a letter that fall on the same Monday: the letter",
      { dueOn: day("2026-11-06"), today: day("2026-11-09") },
      draft("polite-reminder"),
    ],
    [
      "a check is asked where only the contact gap holds the letter back",
      { lastContactOn: day("2026-11-04") },
      askOf("check", "check"),
    ],
    [
      "a call is not left out",
      { dueOn: day("2026-09-06"), used: usedBelow("call", "2026-10-01") },
      askOf("call"),
    ],
    [
      "a skipped step counts as taken",
      { today: day("2026-11-12"), used: [used("polite-reminder", "2026-11-05")] },
      draft("second-reminder"),
    ],
    [
      "a step below the highest one taken is not gone back to",
      { today: day("2026-11-12"), used: [used("second-reminder", "2026-11-05")] },
      next("2026-11-19", "call"),
    ],
  ]);
});

describe("business days", () => {
  decides([
    [
      "day 3 is a Saturday: Monday",
      { dueOn: day("2026-11-04"), today: day("2026-11-07"), used: [asked("check", "2026-11-05")] },
      next("2026-11-09", "polite-reminder"),
    ],
    [
      "on that Monday it is due",
      { dueOn: day("2026-11-04"), today: day("2026-11-09"), used: [asked("check", "2026-11-05")] },
      draft("polite-reminder"),
    ],
    [
      "a holiday moves it too",
      {
        used: [asked("check", "2026-11-03")],
        isBusinessDay: (date) => weekdays(date) && date !== day("2026-11-05"),
      },
      next("2026-11-06", "polite-reminder"),
    ],
    [
      "long late and long silent, on a Saturday: it is the weekend that holds it, not the gap",
      { dueOn: day("2026-09-06"), today: day("2026-11-07"), lastContactOn: day("2026-10-01") },
      next("2026-11-09", "polite-reminder"),
    ],
    [
      "the team is asked nothing on a Saturday either",
      { dueOn: day("2026-11-06"), today: day("2026-11-07") },
      next("2026-11-09", "polite-reminder"),
    ],
  ]);
});

describe("contact pressure", () => {
  const checked = { used: [asked("check", "2026-11-03")] };
  decides([
    [
      "a message about something else 4 days ago holds a letter back until the fifth",
      { ...checked, lastContactOn: day("2026-11-01") },
      next("2026-11-06", "polite-reminder", "contact-gap"),
    ],
    ["a message 5 days ago does not", { lastContactOn: day("2026-10-31") }, draft("polite-reminder")],
    [
      "the gap is a setting",
      { lastContactOn: day("2026-11-04"), contactGapDays: 1 },
      draft("polite-reminder"),
    ],
    [
      "a gap that ends on a Sunday ends on Monday",
      { ...checked, today: day("2026-11-06"), lastContactOn: day("2026-11-03") },
      next("2026-11-09", "polite-reminder", "contact-gap"),
    ],
    [
      "a step skipped just now keeps the next one back as a message would",
      { today: day("2026-11-12"), used: [used("polite-reminder", "2026-11-11")] },
      next("2026-11-16", "second-reminder", "contact-gap"),
    ],
    [
      "a call waits as a letter does",
      { today: day("2026-11-19"), used: usedBelow("call", "2026-10-01"), lastContactOn: day("2026-11-17") },
      next("2026-11-23", "call", "contact-gap"),
    ],
    [
      "so does the fee, whose notice goes to the client",
      {
        today: day("2026-11-26"),
        used: usedBelow("by-reason", "2026-10-01"),
        feeDue: true,
        lastContactOn: day("2026-11-24"),
      },
      next("2026-11-30", "by-reason", "contact-gap"),
    ],
    [
      "what is for the team alone does not",
      { today: day("2026-12-21"), used: usedBelow("decide", "2026-10-01"), lastContactOn: day("2026-12-21") },
      askOf("decide"),
    ],
  ]);
});

describe("a moved due date moves the ladder", () => {
  decides([
    [
      "steps already sent are not sent again",
      { dueOn: day("2026-11-04"), used: [used("polite-reminder", "2026-10-20")] },
      next("2026-11-16", "second-reminder"),
    ],
    [
      "back before the due date: nothing but the rest of the ladder",
      { dueOn: day("2026-12-01"), used: [used("polite-reminder", "2026-10-20")] },
      next("2026-12-11", "second-reminder"),
    ],
    [
      "a call that was asked for is no longer asked for",
      {
        dueOn: day("2026-12-01"),
        used: usedBelow("call", "2026-10-20"),
        asks: [ask("call", "2026-11-04", { step: "call", open: true })],
      },
      next("2026-12-18", "call"),
    ],
  ]);
});

describe("by reason", () => {
  const late = { today: day("2026-11-26"), used: usedBelow("by-reason", "2026-11-01") };
  decides([
    ["unknown, no fee: the third reminder", late, draft("by-reason", "third-reminder")],
    [
      "unknown, and a fee may be charged: the team is asked",
      { ...late, feeDue: true },
      askOf("fee", "by-reason"),
    ],
    ["oversight: as if unknown", { ...late, lateReason: "oversight" }, draft("by-reason", "third-reminder")],
    ["oversight with a fee", { ...late, lateReason: "oversight", feeDue: true }, askOf("fee", "by-reason")],
    [
      "cash flow: a payment plan, whatever fee may be charged",
      { ...late, lateReason: "cash-flow", feeDue: true },
      draft("by-reason", "payment-plan-offer"),
    ],
    [
      "cash flow, and a plan was offered before: the third reminder",
      { ...late, lateReason: "cash-flow", planTried: true },
      draft("by-reason", "third-reminder"),
    ],
    [
      "cash flow, and a part is in dispute: the rest is asked for, since it cannot be spread",
      { ...late, lateReason: "cash-flow", dispute: { since: day("2026-11-03"), reason: "it leaks" } },
      draft("by-reason", "third-reminder"),
    ],
    [
      "procedure: the invoice again",
      { ...late, lateReason: "procedure" },
      draft("by-reason", "resend-invoice"),
    ],
    [
      "dissatisfied: is it a dispute?",
      { ...late, lateReason: "dissatisfied" },
      askOf("dispute", "by-reason"),
    ],
    [
      "dissatisfied, and a part is in dispute already: the rest is asked for",
      { ...late, lateReason: "dissatisfied", dispute: { since: day("2026-11-03"), reason: "it leaks" } },
      draft("by-reason", "third-reminder"),
    ],
    [
      "asked whether it is a dispute, and then it is cash flow: the plan",
      {
        ...late,
        lateReason: "cash-flow",
        asks: [ask("dispute", "2026-11-26", { step: "by-reason", open: true })],
      },
      draft("by-reason", "payment-plan-offer"),
    ],
  ]);
});

describe("what the team was asked holds the ladder until it answers", () => {
  const called = (rest: Changes = {}): Changes => ({
    today: day("2026-11-24"),
    used: usedBelow("call", "2026-10-01"),
    asks: [ask("call", "2026-11-19", { step: "call", open: true })],
    ...rest,
  });
  decides([
    ["an open call: looked at in a week", called(), next("2026-12-01", "call", "asked")],
    [
      "put aside: until it comes back",
      called({
        asks: [ask("call", "2026-11-19", { step: "call", open: true, snoozedUntil: day("2026-11-26") })],
      }),
      next("2026-11-26", "call", "asked"),
    ],
    [
      "a letter about something else meanwhile does not ask it twice",
      called({ lastContactOn: day("2026-11-23") }),
      next("2026-12-01", "call", "asked"),
    ],
    [
      "answered: by reason, in its time",
      called({
        used: [...usedBelow("by-reason", "2026-10-01")],
        asks: [ask("call", "2026-11-19", { step: "call" })],
      }),
      next("2026-11-26", "by-reason"),
    ],
  ]);
});

describe("after a formal letter", () => {
  const sent = (deadline: string) => [
    ...usedBelow("non-payment-letter", "2026-10-20"),
    { ...used("non-payment-letter", "2026-12-07"), deadline: day(deadline) },
  ];
  decides([
    [
      "the decision waits for the day after its deadline",
      { today: day("2026-12-21"), used: sent("2027-01-05") },
      next("2027-01-06", "decide", "deadline"),
    ],
    [
      "a deadline on a Friday: on Monday",
      { today: day("2026-12-21"), used: sent("2027-01-08") },
      next("2027-01-11", "decide", "deadline"),
    ],
    [
      "a deadline that has passed holds nothing",
      { today: day("2026-12-21"), used: sent("2026-12-18") },
      askOf("decide"),
    ],
    [
      "no reminder of a ladder of one's own comes before it",
      {
        today: day("2026-12-21"),
        ladder: ladderOf([
          { rung: "non-payment-letter", day: 35 },
          { rung: "call", day: 40 },
        ]),
        used: [{ ...used("non-payment-letter", "2026-12-07"), deadline: day("2026-12-30") }],
      },
      next("2026-12-31", "call", "deadline"),
    ],
  ]);
});

describe("a ladder of one's own", () => {
  const own = ladderOf([
    { rung: "polite-reminder", day: 5 },
    { rung: "third-reminder", day: 9 },
    { rung: "call", day: 12 },
    { rung: "call", day: 15 },
  ]);
  const at = (today: string, changes: Changes = {}): Changes => ({
    today: day(today),
    ladder: own,
    ...changes,
  });
  decides([
    ["goes by its own days", at("2026-11-05"), next("2026-11-09", "polite-reminder")],
    [
      "has its own steps",
      at("2026-11-16", { used: [used("polite-reminder", "2026-11-09")] }),
      draft("third-reminder"),
    ],
    [
      "the same rung twice is two",
      at("2026-11-19", { used: usedBelow("call-2", "2026-11-10", own) }),
      askOf("call", "call-2"),
    ],
    [
      "without a decision at its end it is used up all the same",
      at("2026-11-19", { used: [...usedBelow("call-2", "2026-11-10", own), used("call-2", "2026-11-18")] }),
      wait("2026-12-21", "ladder-done"),
    ],
    [
      "a letter that has gone from it stands for those that are no firmer",
      at("2026-11-16", { used: [used("second-reminder", "2026-11-01")] }),
      draft("third-reminder"),
    ],
    [
      "a call that has gone from it counts for nothing",
      at("2026-11-16", { ladder: own.slice(0, 2), used: [used("call", "2026-11-01")] }),
      draft("polite-reminder"),
    ],
    ["an empty one asks for nothing", at("2026-11-16", { ladder: [] }), wait("2026-12-16", "ladder-done")],
  ]);
});

test("what comes after the next step leaves out what has lapsed", () => {
  const ids = (changes: Changes) => stepsAhead(ordinary(changes)).map(({ id }) => id);
  expect(ids({ today: day("2026-11-03") }).slice(0, 3)).toEqual([
    "check",
    "polite-reminder",
    "second-reminder",
  ]);
  expect(ids({}).slice(0, 2)).toEqual(["polite-reminder", "second-reminder"]);
  expect(ids({ used: [...usedBelow("decide", "2026-10-01")], credit: zero(EUR) })).toEqual(["decide"]);
});

const words: [title: string, changes: Changes, because: string][] = [
  ["a step names its day", {}, "polite reminder, day 3 after the due date"],
  [
    "the heads-up counts to the due date",
    { dueOn: day("2026-11-06") },
    "heads-up, 3 days before the due date",
  ],
  [
    "the contact gap says why it is later",
    { lastContactOn: day("2026-11-01"), used: [asked("check", "2026-11-03")] },
    "the polite reminder is due on 6 Nov 2026, at least 5 days after the last message or step",
  ],
  [
    "a gap of one day is one day",
    { lastContactOn: day("2026-11-05"), used: [asked("check", "2026-11-03")], contactGapDays: 1 },
    "the polite reminder is due on 6 Nov 2026, at least 1 day after the last message or step",
  ],
  [
    "by reason, it is called what it is",
    { today: day("2026-11-26"), used: usedBelow("by-reason", "2026-11-01"), lateReason: "procedure" },
    "invoice sent again to the right contact, day 24 after the due date",
  ],
  [
    "what the team was asked, and when",
    {
      today: day("2026-11-24"),
      used: usedBelow("call", "2026-10-01"),
      asks: [ask("call", "2026-11-19", { step: "call", open: true })],
    },
    "the team was asked on 19 Nov 2026 to call the client",
  ],
];

test.each(words)("in words: %s", (_, changes, because) => {
  expect(decideNudge(ordinary(changes)).because).toBe(because);
});
