import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type BusinessDays, day, weekdays } from "../../src/domain/calendar.ts";
import type { Dispute } from "../../src/domain/dispute.ts";
import type { PaymentId, PromiseId } from "../../src/domain/ids.ts";
import type { Entry, EntryKind, Invoice } from "../../src/domain/invoice.ts";
import { money, readCurrency, toDecimal } from "../../src/domain/money.ts";
import { judgedOn, lastDayOf, type PromiseToPay, standingOf } from "../../src/domain/promise-to-pay.ts";

const EUR = readCurrency("EUR")!;
const JPY = readCurrency("JPY")!;
const KWD = readCurrency("KWD")!;

/** Kind, value date, effect in minor units and, of a payment, which one; in the order of booking. */
type Booked = [kind: EntryKind, on: string, effect: bigint, payment?: string];

type Case = {
  today: string;
  promisedFor: string;
  amount: bigint;
  currency: typeof EUR;
  /** Booked before the promise was made, and after it. */
  before: readonly Booked[];
  booked: readonly Booked[];
  disputed?: bigint;
  isBusinessDay: BusinessDays;
};

/** 1,000.00 open; on Monday 2 November 2026 all of it is promised for Friday the 6th, and it is Wednesday. */
const ordinary: Case = {
  today: "2026-11-04",
  promisedFor: "2026-11-06",
  amount: 100_000n,
  currency: EUR,
  before: [],
  booked: [],
  isBusinessDay: weekdays,
};

function outcome(changes: Partial<Case>) {
  const c = { ...ordinary, ...changes };
  const entry = (prefix: string) => {
    return ([kind, on, effect, payment]: Booked, i: number): Entry => ({
      id: `${prefix}${String(i).padStart(3, "0")}` as Entry["id"],
      invoice: "i" as Entry["invoice"],
      kind,
      on: day(on),
      effect: money(effect, c.currency),
      ...(payment ? { payment: payment as PaymentId } : {}),
    });
  };
  const promise: PromiseToPay = {
    id: "b" as PromiseId,
    invoice: "i" as PromiseToPay["invoice"],
    madeOn: day("2026-11-02"),
    promisedFor: day(c.promisedFor),
    amount: money(c.amount, c.currency),
  };
  const dispute: Dispute | undefined =
    c.disputed === undefined
      ? undefined
      : {
          id: "d" as Dispute["id"],
          invoice: promise.invoice,
          openedOn: day("2026-11-03"),
          reason: "two hours too many",
          amount: money(c.disputed, c.currency),
        };
  const found = {
    invoice: { total: money(100_000n, c.currency), currency: c.currency } as Invoice,
    entries: [...c.before.map(entry("a")), ...c.booked.map(entry("c"))],
    ...(dispute ? { dispute } : {}),
  };
  const { kind, promised, received } = standingOf(promise, found, day(c.today), c.isBusinessDay);
  return `${kind}, ${toDecimal(received)} of ${toDecimal(promised)}`;
}

const paid = (on: string, minor: bigint, payment = "p1"): Booked => ["payment", on, -minor, payment];
const bounced = (on: string, minor: bigint, payment = "p1"): Booked => [
  "payment-reversal",
  on,
  minor,
  payment,
];

const AFTER = { today: "2026-11-10" };

const table: [title: string, changes: Partial<Case>, expected: string][] = [
  ["nothing in, days to go: running", {}, "running, 0.00 of 1000.00"],
  ["on the day itself: running", { today: "2026-11-06" }, "running, 0.00 of 1000.00"],
  ["on the bank's day, over the weekend: running", { today: "2026-11-09" }, "running, 0.00 of 1000.00"],
  ["the day after that: broken", AFTER, "broken, 0.00 of 1000.00"],
  [
    "a holiday moves the bank's day",
    { ...AFTER, isBusinessDay: (date) => weekdays(date) && date !== day("2026-11-09") },
    "running, 0.00 of 1000.00",
  ],
  ["all in early: kept at once", { booked: [paid("2026-11-03", 100_000n)] }, "kept, 1000.00 of 1000.00"],
  ["a part in, days to go: running", { booked: [paid("2026-11-03", 40_000n)] }, "running, 400.00 of 1000.00"],
  [
    "a part in and no more: kept in part",
    { ...AFTER, booked: [paid("2026-11-03", 40_000n)] },
    "kept-in-part, 400.00 of 1000.00",
  ],
  [
    "two parts that make it up: kept",
    { booked: [paid("2026-11-03", 40_000n), paid("2026-11-04", 60_000n, "p2")] },
    "kept, 1000.00 of 1000.00",
  ],
  [
    "a value date on the bank's day, typed after it: kept",
    { ...AFTER, booked: [paid("2026-11-09", 100_000n)] },
    "kept, 1000.00 of 1000.00",
  ],
  [
    "all in a day too late: broken",
    { ...AFTER, booked: [paid("2026-11-10", 100_000n)] },
    "broken, 0.00 of 1000.00",
  ],
  [
    "a part in time and the rest too late: kept in part",
    { ...AFTER, booked: [paid("2026-11-06", 40_000n), paid("2026-11-10", 60_000n, "p2")] },
    "kept-in-part, 400.00 of 1000.00",
  ],
  [
    "a part was promised: kept by that part",
    { amount: 30_000n, booked: [paid("2026-11-06", 30_000n)] },
    "kept, 300.00 of 300.00",
  ],
  [
    "a cent short: kept in part",
    { ...AFTER, booked: [paid("2026-11-06", 99_999n)] },
    "kept-in-part, 999.99 of 1000.00",
  ],
  [
    "what was paid before does not count",
    { ...AFTER, amount: 60_000n, before: [paid("2026-10-30", 40_000n, "p0")] },
    "broken, 0.00 of 600.00",
  ],
  [
    "what had come before and is typed only now lowers what is promised",
    { ...AFTER, booked: [paid("2026-10-30", 40_000n, "p0")] },
    "broken, 0.00 of 600.00",
  ],
  ["used credit counts", { booked: [["credit-used", "2026-11-04", -100_000n]] }, "kept, 1000.00 of 1000.00"],
  [
    "credit that is given back counts back",
    {
      ...AFTER,
      booked: [
        ["credit-used", "2026-11-04", -40_000n],
        ["credit-returned", "2026-11-05", 40_000n],
      ],
    },
    "broken, 0.00 of 1000.00",
  ],
  [
    "with credit from before the promise, no more than what was used since",
    {
      ...AFTER,
      amount: 80_000n,
      before: [["credit-used", "2026-10-30", -20_000n]],
      booked: [
        ["credit-used", "2026-11-04", -40_000n],
        ["credit-returned", "2026-11-05", 60_000n],
      ],
    },
    "broken, 0.00 of 800.00",
  ],
  [
    "a payment that bounced counts back",
    { ...AFTER, booked: [paid("2026-11-04", 100_000n), bounced("2026-11-06", 100_000n)] },
    "broken, 0.00 of 1000.00",
  ],
  [
    "also one that bounced after the last day",
    { ...AFTER, booked: [paid("2026-11-04", 100_000n), bounced("2026-11-10", 100_000n)] },
    "broken, 0.00 of 1000.00",
  ],
  [
    "an older payment that bounces now is not a broken promise",
    {
      amount: 60_000n,
      before: [paid("2026-10-30", 40_000n, "p0")],
      booked: [bounced("2026-11-03", 40_000n, "p0"), paid("2026-11-05", 60_000n)],
    },
    "kept, 600.00 of 600.00",
  ],
  [
    "a credit memo lowers what is promised",
    { booked: [["credit-memo", "2026-11-03", -30_000n], paid("2026-11-05", 70_000n)] },
    "kept, 700.00 of 700.00",
  ],
  [
    "a credit memo that leaves more open than was promised lowers nothing",
    { amount: 50_000n, booked: [["credit-memo", "2026-11-03", -30_000n]] },
    "running, 0.00 of 500.00",
  ],
  [
    "credited in full: nothing is promised any more",
    { booked: [["credit-memo", "2026-11-03", -100_000n]] },
    "void, 0.00 of 0.00",
  ],
  [
    "written off: nothing is waited for any more",
    { booked: [paid("2026-11-03", 40_000n), ["write-off", "2026-11-04", -60_000n]] },
    "void, 400.00 of 1000.00",
  ],
  [
    "an early-payment discount is not lacking",
    { booked: [paid("2026-11-05", 98_000n), ["early-discount", "2026-11-05", -2_000n, "p1"]] },
    "kept, 980.00 of 980.00",
  ],
  [
    "a fee on top was not promised",
    { booked: [["late-fee", "2026-11-03", 4_000n], paid("2026-11-05", 100_000n)] },
    "kept, 1000.00 of 1000.00",
  ],
  [
    "what is argued about since is not lacking",
    { disputed: 30_000n, booked: [paid("2026-11-05", 70_000n)] },
    "kept, 700.00 of 700.00",
  ],
  ["yen", { currency: JPY, booked: [paid("2026-11-05", 99_999n)] }, "running, 99999 of 100000"],
  ["dinar", { currency: KWD, booked: [paid("2026-11-05", 100_000n)] }, "kept, 100.000 of 100.000"],
];

test.each(table)("%s", (_, changes, expected) => {
  expect(outcome(changes)).toBe(expected);
});

const days: [title: string, promisedFor: string, last: string, judged: string][] = [
  ["for a Wednesday: to the end of Thursday", "2026-11-04", "2026-11-05", "2026-11-06"],
  ["for a Thursday: to the end of Friday", "2026-11-05", "2026-11-06", "2026-11-07"],
  ["for a Friday: to the end of Monday", "2026-11-06", "2026-11-09", "2026-11-10"],
  ["for a Saturday: to the end of Monday", "2026-11-07", "2026-11-09", "2026-11-10"],
  ["over New Year", "2026-12-31", "2027-01-01", "2027-01-02"],
  ["for the day before a leap day", "2028-02-28", "2028-02-29", "2028-03-01"],
  ["for a leap day", "2028-02-29", "2028-03-01", "2028-03-02"],
  ["for the end of a month, a Friday", "2027-04-30", "2027-05-03", "2027-05-04"],
];

test.each(days)("a promise %s", (_, promisedFor, last, judged) => {
  const promise = { promisedFor: day(promisedFor) };
  expect(lastDayOf(promise, weekdays)).toBe(last);
  expect(judgedOn(promise, weekdays)).toBe(judged);
});

test.each([
  ["a holiday in between does not count", "2026-11-25", "2026-11-27", "2026-11-28"],
  ["nor does one it is promised for", "2026-11-26", "2026-11-27", "2026-11-28"],
])("a promise: %s", (_, promisedFor, last, judged) => {
  const isBusinessDay: BusinessDays = (date) => weekdays(date) && date !== day("2026-11-26");
  const promise = { promisedFor: day(promisedFor) };
  expect(lastDayOf(promise, isBusinessDay)).toBe(last);
  expect(judgedOn(promise, isBusinessDay)).toBe(judged);
});

describe("whatever is paid", () => {
  const anyDay = fc.integer({ min: 2, max: 20 }).map((n) => `2026-11-${String(n).padStart(2, "0")}`);
  const anyPayments = fc.array(fc.tuple(anyDay, fc.bigInt({ min: 1n, max: 16_000n })), { maxLength: 6 });

  test("more of it in time never makes the outcome worse", () => {
    const rank = ["broken", "running", "kept-in-part", "kept"];
    fc.assert(
      fc.property(anyPayments, anyDay, (payments, today) => {
        const booked = payments.map(([on, minor], i) => paid(on, minor, `p${i}`));
        const kindOf = (list: readonly Booked[]) =>
          rank.indexOf(outcome({ amount: 40_000n, booked: list, today }).split(",")[0]!);
        for (let n = 0; n < booked.length; n++) {
          const inTime = booked[n]![1] <= "2026-11-09";
          if (inTime)
            expect(kindOf(booked.slice(0, n + 1))).toBeGreaterThanOrEqual(kindOf(booked.slice(0, n)));
        }
      }),
    );
  });

  test("a payment and its reversal leave it as it was", () => {
    fc.assert(
      fc.property(anyPayments, anyDay, anyDay, (payments, on, today) => {
        const booked = payments.map(([date, minor], i) => paid(date, minor, `p${i}`));
        const undone = [...booked, paid(on, 5_000n, "x"), bounced("2026-11-20", 5_000n, "x")];
        expect(outcome({ booked: undone, today })).toBe(outcome({ booked, today }));
      }),
    );
  });
});
