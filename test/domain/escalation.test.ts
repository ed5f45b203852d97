import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, type BusinessDays, day, daysBetween, weekdays } from "../../src/domain/calendar.ts";
import {
  type ChaseFacts,
  type Decision,
  decideNudge,
  LADDER,
  type StepId,
  stepByHand,
  stepOf,
} from "../../src/domain/escalation.ts";
import { money, readCurrency, zero } from "../../src/domain/money.ts";

const EUR = readCurrency("EUR")!;
const JPY = readCurrency("JPY")!;
const KWD = readCurrency("KWD")!;

type Changes = Partial<Omit<ChaseFacts, "state">> & { balance?: bigint; state?: ChaseFacts["state"] };

/** Due on Monday 2 November 2026, looked at on Thursday the 5th: day 3, nothing sent, nothing in the way. */
function ordinary({ balance = 120_000n, ...changes }: Changes): ChaseFacts {
  const today = changes.today ?? day("2026-11-05");
  const dueOn = changes.dueOn ?? day("2026-11-02");
  const currency = changes.tolerance?.currency ?? EUR;
  const daysPastDue = daysBetween(dueOn, today);
  const due = daysPastDue > 0 ? "overdue" : daysPastDue === 0 ? "today" : "not-yet";
  return {
    today,
    dueOn,
    state: { kind: "open", balance: money(balance, currency), due, daysPastDue },
    used: [],
    doNotChase: false,
    chased: money(balance, currency),
    tolerance: money(500n, EUR),
    credit: zero(currency),
    contactGapDays: 5,
    paysOnTime: false,
    isBusinessDay: weekdays,
    ...changes,
  };
}

const used = (step: StepId, on: string) => ({ step, on: day(on) });
const draft = (step: StepId) => ({ kind: "draft", step: stepOf(step), rule: `step ${step}` });
const wait = (until: string, rule: string) => ({ kind: "wait", until: day(until), rule });
const next = (until: string, step: StepId, rule = "not-yet") => ({
  ...wait(until, rule),
  next: stepOf(step),
});
const rest = (rule: string) => ({ kind: "rest", rule });

type Row = [title: string, changes: Changes, expected: object];

const steps: Row[] = [
  ["day 3: the polite reminder", {}, draft("polite-reminder")],
  [
    "not due for 10 days: nothing before the heads-up on day -3",
    { dueOn: day("2026-11-17"), today: day("2026-11-07") },
    next("2026-11-16", "heads-up"),
  ],
  [
    "3 days before the due date: the heads-up",
    { dueOn: day("2026-11-06"), today: day("2026-11-03") },
    draft("heads-up"),
  ],
  ["the eve of the due date: the heads-up is caught up", { dueOn: day("2026-11-06") }, draft("heads-up")],
  [
    "on the due date the heads-up has lapsed",
    { dueOn: day("2026-11-05") },
    next("2026-11-09", "polite-reminder"),
  ],
  [
    "a heads-up that a weekend moves past the due date has lapsed",
    { dueOn: day("2026-11-09"), today: day("2026-11-07") },
    next("2026-11-12", "polite-reminder"),
  ],
  [
    "a heads-up that the contact gap moves past the due date has lapsed",
    { dueOn: day("2026-11-09"), lastContactOn: day("2026-11-04") },
    next("2026-11-12", "polite-reminder"),
  ],
  [
    "no heads-up for who always pays on time",
    { dueOn: day("2026-11-06"), paysOnTime: true },
    next("2026-11-09", "polite-reminder"),
  ],
  ["days 1 and 2: not yet", { today: day("2026-11-04") }, next("2026-11-05", "polite-reminder")],
  [
    "day 3 is a Saturday: the polite reminder moves to Monday",
    { dueOn: day("2026-11-04"), today: day("2026-11-07") },
    next("2026-11-09", "polite-reminder"),
  ],
  [
    "and on that Monday it is due",
    { dueOn: day("2026-11-04"), today: day("2026-11-09") },
    draft("polite-reminder"),
  ],
  [
    "a holiday moves it too",
    { isBusinessDay: (date) => weekdays(date) && date !== day("2026-11-05") },
    next("2026-11-06", "polite-reminder"),
  ],
  [
    "day 10: the second reminder",
    {
      today: day("2026-11-12"),
      used: [used("polite-reminder", "2026-11-05")],
      lastContactOn: day("2026-11-05"),
    },
    draft("second-reminder"),
  ],
  [
    "day 9: the second reminder waits for its day",
    {
      today: day("2026-11-11"),
      used: [used("polite-reminder", "2026-11-05")],
      lastContactOn: day("2026-11-05"),
    },
    next("2026-11-12", "second-reminder"),
  ],
  ["first seen 60 days late: the polite reminder", { dueOn: day("2026-09-06") }, draft("polite-reminder")],
  [
    "after a long sleep one step at a time: the next waits for the contact gap",
    {
      dueOn: day("2026-09-06"),
      used: [used("polite-reminder", "2026-11-05")],
      lastContactOn: day("2026-11-05"),
    },
    next("2026-11-10", "second-reminder", "contact-gap"),
  ],
  [
    "a heads-up sent is behind it",
    { used: [used("heads-up", "2026-10-30")], lastContactOn: day("2026-10-30") },
    draft("polite-reminder"),
  ],
  [
    "a skipped step counts as taken",
    { today: day("2026-11-12"), used: [used("polite-reminder", "2026-11-05")] },
    draft("second-reminder"),
  ],
  [
    "a step skipped just now keeps the next one back as a message would",
    { today: day("2026-11-12"), used: [used("polite-reminder", "2026-11-11")] },
    wait("2026-11-16", "contact-gap"),
  ],
  [
    "a step below the highest one taken is not gone back to",
    { used: [used("second-reminder", "2026-11-05")], lastContactOn: day("2026-10-05") },
    wait("2026-11-12", "ladder-done"),
  ],
  [
    "a due date moved by a person moves the ladder, and a step already taken stays taken",
    { dueOn: day("2026-11-04"), used: [used("polite-reminder", "2026-10-20")] },
    next("2026-11-16", "second-reminder"),
  ],
  [
    "a message about something else 4 days ago holds it back until the fifth",
    { lastContactOn: day("2026-11-01") },
    next("2026-11-06", "polite-reminder", "contact-gap"),
  ],
  ["a message 5 days ago does not", { lastContactOn: day("2026-10-31") }, draft("polite-reminder")],
  ["the gap is a setting", { lastContactOn: day("2026-11-04"), contactGapDays: 1 }, draft("polite-reminder")],
  [
    "a gap that ends on a Sunday ends on Monday",
    { today: day("2026-11-06"), lastContactOn: day("2026-11-03") },
    next("2026-11-09", "polite-reminder", "contact-gap"),
  ],
  [
    "long late and long silent, on a Saturday: it is the weekend that holds it, not the gap",
    { dueOn: day("2026-09-06"), today: day("2026-11-07"), lastContactOn: day("2026-10-01") },
    next("2026-11-09", "polite-reminder"),
  ],
  [
    "the ladder is used up: looked at again in a week",
    { used: [used("polite-reminder", "2026-10-20"), used("second-reminder", "2026-10-27")] },
    wait("2026-11-12", "ladder-done"),
  ],
];

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
  ["exactly the tolerance: held", { balance: 500n }, wait(FOR_GOOD, "tolerance")],
  ["a cent above the tolerance: chased", { balance: 501n }, draft("polite-reminder")],
  ["5 yen: held", { balance: 5n, tolerance: money(5n, JPY) }, wait(FOR_GOOD, "tolerance")],
  ["6 yen: chased", { balance: 6n, tolerance: money(5n, JPY) }, draft("polite-reminder")],
  ["5.000 dinar: held", { balance: 5000n, tolerance: money(5000n, KWD) }, wait(FOR_GOOD, "tolerance")],
  ["5.001 dinar: chased", { balance: 5001n, tolerance: money(5000n, KWD) }, draft("polite-reminder")],
  ["unapplied credit: the team first", { credit: money(1n, EUR) }, wait("2026-11-06", "unapplied-credit")],
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

test.each([...steps, ...holds, ...closed])("%s", (_, changes, expected) => {
  expect(decideNudge(ordinary(changes))).toMatchObject(expected);
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
    { lastContactOn: day("2026-11-01") },
    "the polite reminder is due on 6 Nov 2026, at least 5 days after the last message",
  ],
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

const byHand: [title: string, used: StepId[], expected: StepId][] = [
  ["none taken: the polite reminder, for it is late", [], "polite-reminder"],
  ["after the heads-up: the polite reminder", ["heads-up"], "polite-reminder"],
  ["after the polite one: the second", ["heads-up", "polite-reminder"], "second-reminder"],
  ["all taken: the highest once more", ["polite-reminder", "second-reminder"], "second-reminder"],
];

test.each(byHand)("a reminder by hand, %s", (_, taken, expected) => {
  expect(stepByHand(taken).id).toBe(expected);
});

const aDay = fc.integer({ min: 0, max: 500 }).map((n) => addDays(day("2026-01-01"), n));
const someDay = fc.option(aDay, { nil: undefined });
const aPause = fc
  .record({ on: aDay, until: someDay })
  .map(({ on, until }) => (until ? { on, until } : { on }));

const someFacts: fc.Arbitrary<ChaseFacts> = fc
  .record({
    today: aDay,
    dueOn: aDay,
    balance: fc.bigInt({ min: 1n, max: 10_000n }),
    used: fc.subarray(LADDER.map((step) => step.id)).map((ids) => ids.map((id) => used(id, "2026-02-02"))),
    waiting: fc.option(fc.record({ since: aDay, approved: fc.boolean() }), { nil: undefined }),
    snoozedUntil: someDay,
    invoicePause: fc.option(aPause, { nil: undefined }),
    clientPause: fc.option(aPause, { nil: undefined }),
    doNotChase: fc.boolean(),
    credit: fc.constantFrom(0n, 0n, 1n),
    lastContactOn: someDay,
    contactGapDays: fc.integer({ min: 0, max: 30 }),
    paysOnTime: fc.boolean(),
    holiday: fc.integer({ min: 1, max: 28 }),
    promise: fc.option(fc.record({ promisedFor: aDay, until: aDay }), { nil: undefined }),
    plan: fc.option(
      fc.record({ rule: fc.constantFrom("on-plan" as const, "plan-offered" as const), until: aDay }),
      { nil: undefined },
    ),
    disputed: fc.constantFrom(0n, 0n, 5_000n, 10_000n),
  })
  .map(({ balance, credit, waiting, snoozedUntil, holiday, lastContactOn, ...rest }) => {
    const { invoicePause, clientPause, promise, plan, disputed, ...others } = rest;
    const chased = money(balance > disputed ? balance - disputed : 0n, EUR);
    const isBusinessDay: BusinessDays = (date) => weekdays(date) && Number(date.slice(-2)) !== holiday;
    return ordinary({
      ...others,
      balance,
      isBusinessDay,
      credit: money(credit, EUR),
      chased,
      ...(promise ? { promise } : {}),
      ...(plan ? { plan } : {}),
      ...(disputed > 0n ? { dispute: quarrel } : {}),
      ...(lastContactOn ? { lastContactOn } : {}),
      ...(invoicePause ? { invoicePause } : {}),
      ...(clientPause ? { clientPause } : {}),
      ...(waiting ? { waiting: { ...waiting, ...(snoozedUntil ? { snoozedUntil } : {}) } } : {}),
    });
  });

describe("whatever the facts", () => {
  const holdsFor = (rule: (facts: ChaseFacts, decision: Decision) => void) =>
    fc.assert(
      fc.property(someFacts, (facts) => rule(facts, decideNudge(facts))),
      { numRuns: 500 },
    );

  test("the same facts give the same decision, and are left as they were", () => {
    holdsFor((facts, decision) => {
      const { isBusinessDay: _, ...values } = facts;
      const before = structuredClone(values);
      expect(decideNudge(facts)).toEqual(decision);
      expect(values).toEqual(before);
    });
  });

  test("an open invoice never rests", () => {
    holdsFor((_, decision) => {
      expect(decision.kind).not.toBe("rest");
    });
  });

  test("a wait ends on a business day after today", () => {
    holdsFor(({ today, isBusinessDay }, decision) => {
      if (decision.kind !== "wait") return;
      expect(decision.until > today).toBe(true);
      expect(isBusinessDay(decision.until)).toBe(true);
    });
  });

  test("a step is drafted on a business day, in its time, above every step taken and clear of the last message", () => {
    holdsFor((facts, decision) => {
      if (decision.kind !== "draft") return;
      const { today, dueOn, isBusinessDay, lastContactOn, contactGapDays } = facts;
      const { step } = decision;
      expect(isBusinessDay(today)).toBe(true);
      expect(daysBetween(dueOn, today)).toBeGreaterThanOrEqual(step.day);
      if (step.id === "heads-up") expect(today < dueOn).toBe(true);
      for (const taken of facts.used) expect(stepOf(taken.step).day).toBeLessThan(step.day);
      if (lastContactOn) expect(daysBetween(lastContactOn, today)).toBeGreaterThanOrEqual(contactGapDays);
    });
  });

  test("on the day that a wait names for a step, the step is due", () => {
    holdsFor((facts, decision) => {
      if (decision.kind !== "wait" || !decision.next) return;
      const then = decideNudge(ordinary({ ...facts, state: facts.state, today: decision.until }));
      expect(then).toMatchObject({ kind: "draft", step: decision.next });
    });
  });
});
