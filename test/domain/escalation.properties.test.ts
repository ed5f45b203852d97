import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, type BusinessDays, day, daysBetween, weekdays } from "../../src/domain/calendar.ts";
import { type ChaseFacts, type Decision, decideNudge } from "../../src/domain/escalation.ts";
import { LATE_REASONS, ladderOf, type Rung, rungs, STANDARD_LADDER } from "../../src/domain/ladder.ts";
import { money } from "../../src/domain/money.ts";
import { reachesClient } from "../../src/domain/next-step.ts";
import { EUR, ordinary, used } from "./chase.ts";

// What is so of every decision, whatever the facts and the ladder.

const TODAY = day("2026-06-11");
const aDay = (from: number, to: number) => fc.integer({ min: from, max: to }).map((n) => addDays(TODAY, n));
const aPause = fc
  .record({ on: aDay(-30, 0), until: rarely(aDay(-10, 30)) })
  .map(({ on, until }) => (until ? { on, until } : { on }));
const ASKS = ["check", "call", "dispute", "fee", "decide", "credit", "tolerance"] as const;

/** Holds are many, and each is seldom: else nothing would ever be due. */
function rarely<T>(some: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: 11, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: some });
}

/** Rungs in any order, on rising days: more than a ladder of one's own may have. */
const aLadder = fc.oneof(
  fc.constant(STANDARD_LADDER),
  fc
    .uniqueArray(fc.tuple(fc.integer({ min: -60, max: 90 }), fc.constantFrom<Rung>(...rungs)), {
      selector: ([on]) => on,
      maxLength: 8,
    })
    .map((steps) => ladderOf(steps.sort(([a], [b]) => a - b).map(([on, rung]) => ({ day: on, rung })))),
);

/** What may be absent is left out where it is `undefined`. */
function present<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}

const optional = fc.record({
  lateReason: fc.constantFrom(undefined, ...LATE_REASONS),
  invoicePause: rarely(aPause),
  clientPause: rarely(aPause),
  promise: rarely(fc.record({ promisedFor: aDay(-5, 20), until: aDay(-5, 20) })),
  plan: rarely(
    fc.record({ rule: fc.constantFrom("on-plan" as const, "plan-offered" as const), until: aDay(-5, 30) }),
  ),
  waiting: rarely(
    fc
      .record({ since: aDay(-9, 0), approved: fc.boolean(), snoozedUntil: rarely(aDay(-5, 20)) })
      .map(({ snoozedUntil, ...rest }) => ({ ...rest, ...present({ snoozedUntil }) })),
  ),
  lastContactOn: fc.option(aDay(-20, 0), { nil: undefined }),
});

/** Asked of a rung by its place on the ladder, or of none: what the rung asks for, or anything else. */
const aQuestion = fc.record({
  fits: fc.boolean(),
  kind: fc.constantFrom(...ASKS),
  place: fc.nat(8),
  open: fc.boolean(),
  askedOn: aDay(-40, 0),
});

const someFacts: fc.Arbitrary<ChaseFacts> = fc
  .record({
    dueOn: aDay(-90, 20),
    balance: fc.bigInt({ min: 400n, max: 10_000n }),
    disputed: fc.constantFrom(0n, 0n, 0n, 0n, 0n, 5_000n, 10_000n),
    ladder: aLadder,
    behind: fc.array(fc.nat(8), { maxLength: 3 }),
    deadline: rarely(aDay(-5, 20)),
    questions: fc.array(aQuestion, { maxLength: 4 }),
    feeDue: fc.boolean(),
    planTried: fc.boolean(),
    doNotChase: fc.constantFrom(false, false, false, false, false, true),
    credit: fc.constantFrom(0n, 0n, 0n, 0n, 1n),
    contactGapDays: fc.integer({ min: 0, max: 9 }),
    paysOnTime: fc.boolean(),
    holiday: fc.integer({ min: 1, max: 28 }),
    optional,
  })
  .map(({ balance, disputed, ladder, behind, deadline, questions, credit, holiday, optional, ...plain }) => {
    const idAt = (place: number) => ladder[place]?.id ?? "gone";
    const isBusinessDay: BusinessDays = (date) => weekdays(date) && Number(date.slice(-2)) !== holiday;
    return ordinary({
      ...plain,
      ...present(optional),
      today: TODAY,
      balance,
      ladder,
      isBusinessDay,
      used: behind.map((place) => ({ ...used(idAt(place), "2026-05-04"), ...present({ deadline }) })),
      asks: questions.map(({ place, fits, kind, ...each }) => {
        const own = ASKS.find((ask) => fits && ask === ladder[place]?.does.kind);
        return { ...each, kind: own ?? kind, step: idAt(place) };
      }),
      credit: money(credit, EUR),
      chased: money(balance > disputed ? balance - disputed : 0n, EUR),
      ...(disputed > 0n ? { dispute: { since: day("2026-06-03"), reason: "it leaks" } } : {}),
    });
  });

test("the facts are of every kind", () => {
  const seen = new Set(
    fc.sample(someFacts, 3000).map((facts) => {
      const decision = decideNudge(facts);
      if (decision.kind === "draft") return decision.letter;
      return decision.kind === "ask" ? `ask ${decision.ask}` : decision.rule;
    }),
  );
  const letters = [
    "heads-up",
    "polite-reminder",
    "third-reminder",
    "payment-plan-offer",
    "non-payment-letter",
  ];
  const waits = [
    "not-yet",
    "contact-gap",
    "deadline",
    "asked",
    "draft-waits",
    "unapplied-credit",
    "ladder-done",
  ];
  expect(
    [...letters, ...waits, ...ASKS.map((kind) => `ask ${kind}`)].filter((each) => !seen.has(each)),
  ).toEqual([]);
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

  test("a step is taken on a business day, in its time, above every step taken, and only once asked for", () => {
    holdsFor((facts, decision) => {
      if (decision.kind !== "draft" && decision.kind !== "ask") return;
      const { today, dueOn, isBusinessDay, lastContactOn, contactGapDays, asks, ladder } = facts;
      const { step } = decision;
      expect(isBusinessDay(today)).toBe(true);
      if (decision.kind === "ask")
        expect(asks.some((a) => a.open && a.kind === decision.ask && a.step === step?.id)).toBe(false);
      if (!step) return;
      expect(daysBetween(dueOn, today)).toBeGreaterThanOrEqual(step.day);
      if (step.rung === "heads-up") expect(today < dueOn).toBe(true);
      const place = ladder.findIndex(({ id }) => id === step.id);
      for (const taken of facts.used)
        expect(ladder.findIndex(({ id }) => id === taken.step)).toBeLessThan(place);
      if (lastContactOn && reachesClient(step, facts)) {
        expect(daysBetween(lastContactOn, today)).toBeGreaterThanOrEqual(contactGapDays);
      }
    });
  });

  test("nothing but what is for the team alone passes a draft that waits, unused credit or a deadline", () => {
    holdsFor((facts, decision) => {
      if (decision.kind !== "draft" && decision.kind !== "ask") return;
      const { step } = decision;
      if (!step || !reachesClient(step, facts)) return;
      const asksFirst = decision.kind === "ask" && decision.ask === "credit";
      const isAnswered = facts.asks.some((a) => a.kind === "credit" && !a.open && a.step === step.id);
      if (facts.credit.minor > 0n) expect(asksFirst || isAnswered).toBe(true);
      if (facts.waiting) expect(asksFirst).toBe(true);
      for (const { deadline } of facts.used) if (deadline) expect(facts.today > deadline).toBe(true);
    });
  });

  test("on the day that a wait names for a step, the step is taken", () => {
    holdsFor((facts, decision) => {
      if (decision.kind !== "wait" || !decision.next || decision.rule === "asked") return;
      const then = decideNudge(ordinary({ ...facts, state: facts.state, today: decision.until }));
      const isAsked = then.kind === "wait" && then.rule === "asked";
      expect(then).toMatchObject(isAsked ? { next: decision.next } : { step: decision.next });
    });
  });
});
