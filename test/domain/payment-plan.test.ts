import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  day,
  daysBetween,
  endOfMonth,
  type LocalDate,
  weekdays,
} from "../../src/domain/calendar.ts";
import { type EntryId, type InvoiceId, newId, type PaymentId, type PlanId } from "../../src/domain/ids.ts";
import type { Entry, EntryKind } from "../../src/domain/invoice.ts";
import { type Currency, money, readCurrency, sum, toDecimal } from "../../src/domain/money.ts";
import {
  anew,
  instalmentsFor,
  isLapsed,
  type PaymentPlan,
  type PlanTerms,
  planHold,
  planProgress,
  rhythmDay,
  whyOutdated,
} from "../../src/domain/payment-plan.ts";

const [EUR, JPY, KWD] = ["EUR", "JPY", "KWD"].map((code) => readCurrency(code)!) as [
  Currency,
  Currency,
  Currency,
];
const TODAY = day("2026-11-23"); // a Monday
const invoice = { number: "INV-0007" };

/** Each payment as "2026-12-23 400.00". */
function table(minor: bigint, terms: PlanTerms, currency = EUR, today = TODAY): string[] {
  const cut = instalmentsFor(invoice, money(minor, currency), terms, today);
  if (!cut.ok) throw new Error(`refused: ${cut.refusal.kind}`);
  return cut.value.map(({ n, dueOn, amount }) => `${n}: ${dueOn} ${toDecimal(amount)}`);
}

describe("a balance is spread", () => {
  const monthly = { count: 3, every: "month" } as const;
  const rows: [title: string, minor: bigint, terms: PlanTerms, currency: Currency, table: string[]][] = [
    [
      "equal instalments, the first carry the odd cents, a month from today",
      100_000n,
      monthly,
      EUR,
      ["1: 2026-12-23 333.34", "2: 2027-01-23 333.33", "3: 2027-02-23 333.33"],
    ],
    [
      "month ends are kept from the first day, not from the one before",
      40_000n,
      { count: 4, every: "month", first: day("2027-01-31") },
      EUR,
      ["1: 2027-01-31 100.00", "2: 2027-02-28 100.00", "3: 2027-03-31 100.00", "4: 2027-04-30 100.00"],
    ],
    [
      "every week, over the turn of the year",
      30_000n,
      { count: 2, every: "week", first: day("2026-12-29") },
      EUR,
      ["1: 2026-12-29 150.00", "2: 2027-01-05 150.00"],
    ],
    [
      "every fortnight, two weeks from today",
      30_001n,
      { count: 2, every: "fortnight" },
      EUR,
      ["1: 2026-12-07 150.01", "2: 2026-12-21 150.00"],
    ],
    [
      "a deposit first, due when the offer is to be answered; the rest is equal",
      120_000n,
      { count: 3, every: "month", deposit: money(30_000n, EUR) },
      EUR,
      ["0: 2026-11-30 300.00", "1: 2026-12-30 300.00", "2: 2027-01-30 300.00", "3: 2027-02-28 300.00"],
    ],
    [
      "yen have no decimals",
      100_000n,
      monthly,
      JPY,
      ["1: 2026-12-23 33334", "2: 2027-01-23 33333", "3: 2027-02-23 33333"],
    ],
    [
      "dinars have three",
      1_000n,
      monthly,
      KWD,
      ["1: 2026-12-23 0.334", "2: 2027-01-23 0.333", "3: 2027-02-23 0.333"],
    ],
    [
      "one instalment is enough after a deposit",
      1_000n,
      { count: 1, every: "week", deposit: money(400n, EUR) },
      EUR,
      ["0: 2026-11-30 4.00", "1: 2026-12-07 6.00"],
    ],
  ];
  test.each(rows)("%s", (_, minor, terms, currency, expected) => {
    expect(table(minor, terms, currency)).toEqual(expected);
  });

  test("a leap year's February has its 29th", () => {
    const terms = { count: 2, every: "month", first: day("2028-01-31") } as const;
    expect(table(30_000n, terms, EUR, day("2028-01-01"))).toEqual([
      "1: 2028-01-31 150.00",
      "2: 2028-02-29 150.00",
    ]);
  });

  test.each<[title: string, terms: PlanTerms, days: string[]]>([
    [
      "from a leap day, monthly",
      { count: 3, every: "month", first: day("2028-02-29") },
      ["2028-02-29", "2028-03-29", "2028-04-29"],
    ],
    [
      "from 31 January, fortnightly",
      { count: 4, every: "fortnight", first: day("2028-01-31") },
      ["2028-01-31", "2028-02-14", "2028-02-28", "2028-03-13"],
    ],
    [
      "from 30 January: February alone is short",
      { count: 3, every: "month", first: day("2028-01-30") },
      ["2028-01-30", "2028-02-29", "2028-03-30"],
    ],
  ])("%s", (_, terms, days) => {
    const rows = table(40_000n, terms, EUR, day("2028-01-01"));
    expect(rows.map((row) => row.split(" ")[1])).toEqual(days);
  });

  test("over a year from a leap day the last one is on 28 February", () => {
    const terms = { count: 13, every: "month", first: day("2028-02-29") } as const;
    expect(table(130_000n, terms, EUR, day("2028-02-01")).at(-1)).toBe("13: 2029-02-28 100.00");
  });

  const refused: [title: string, minor: bigint, terms: PlanTerms, no: object][] = [
    [
      "one instalment is no plan",
      1_000n,
      { ...monthly, count: 1 },
      { kind: "how-many", fewest: 2, most: 60 },
    ],
    ["none", 1_000n, { ...monthly, count: 0 }, { kind: "how-many" }],
    ["more than sixty", 100_000n, { ...monthly, count: 61 }, { kind: "how-many" }],
    [
      "none after a deposit",
      1_000n,
      { ...monthly, count: 0, deposit: money(1n, EUR) },
      { kind: "how-many", fewest: 1 },
    ],
    ["instalments of nothing", 2n, monthly, { kind: "too-small" }],
    ["a deposit of all", 900n, { ...monthly, deposit: money(900n, EUR) }, { kind: "deposit-too-large" }],
    [
      "a deposit that leaves nothing to an instalment",
      900n,
      { ...monthly, deposit: money(898n, EUR) },
      { kind: "too-small" },
    ],
    ["a first day today", 900n, { ...monthly, first: TODAY }, { kind: "first-day" }],
    [
      "a first day more than a quarter off",
      900n,
      { ...monthly, first: addDays(TODAY, 93) },
      { kind: "first-day" },
    ],
  ];
  test.each(refused)("refused: %s", (_, minor, terms, no) => {
    expect(instalmentsFor(invoice, money(minor, EUR), terms, TODAY)).toMatchObject({
      ok: false,
      refusal: { kind: "plan", no },
    });
  });

  const anyTerms = fc.record({
    count: fc.integer({ min: 2, max: 60 }),
    every: fc.constantFrom("week", "fortnight", "month"),
    ahead: fc.integer({ min: 1, max: 92 }),
    deposit: fc.option(fc.bigInt({ min: 1n, max: 10n ** 9n }), { nil: undefined }),
  });
  const anyDebt = fc.bigInt({ min: 60n, max: 10n ** 12n });
  const anyCurrency = fc.constantFrom(EUR, JPY, KWD);

  test("instalments sum to the balance, differ by one unit at most, and follow each other", () => {
    fc.assert(
      fc.property(anyDebt, anyTerms, anyCurrency, (debt, { count, every, ahead, deposit }, currency) => {
        fc.pre(deposit === undefined || debt - deposit >= BigInt(count));
        const first = addDays(TODAY, ahead);
        const terms = { count, every, first, ...(deposit ? { deposit: money(deposit, currency) } : {}) };
        const cut = instalmentsFor(invoice, money(debt, currency), terms, TODAY);
        if (!cut.ok) throw new Error("refused");
        const amounts = cut.value.map((i) => i.amount);
        expect(sum(amounts, currency).minor).toBe(debt);
        const equal = cut.value.filter((i) => i.n > 0).map((i) => i.amount.minor);
        expect(equal).toHaveLength(count);
        expect(equal[0]! - equal.at(-1)!).toBeLessThanOrEqual(1n);
        expect(amounts.every(({ minor }) => minor > 0n)).toBe(true);
        const days = cut.value.map((i) => i.dueOn);
        expect(days).toEqual([...new Set(days)].sort());
        expect(days[0]).toBe(first);
      }),
    );
  });

  test("a month's day is the first one's, or the month's last where it has no such day", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 1, max: 59 }), (ahead, i) => {
        const first = addDays(TODAY, ahead);
        const on = rhythmDay(first, "month", i);
        expect(
          on.slice(8) === first.slice(8) || (on === endOfMonth(on) && on.slice(8) < first.slice(8)),
        ).toBe(true);
        expect(daysBetween(first, rhythmDay(first, "week", i))).toBe(7 * i);
      }),
    );
  });
});

/** A plan over EUR 1,200.00 in three months from 1 December on, accepted on 24 November. */
function agreed(changes: Partial<PaymentPlan> = {}): PaymentPlan {
  const terms = { count: 3, every: "month", first: day("2026-12-01") } as const;
  const cut = instalmentsFor(invoice, money(120_000n, EUR), terms, TODAY);
  if (!cut.ok) throw new Error("refused");
  return {
    id: newId<PlanId>(),
    invoice: newId<InvoiceId>(),
    total: money(120_000n, EUR),
    every: "month",
    instalments: cut.value,
    offeredOn: TODAY,
    acceptedOn: day("2026-11-24"),
    ...changes,
  };
}

type Booking = [kind: EntryKind, on: string, euros: number, more?: Partial<Entry>];

function entries(...bookings: Booking[]): Entry[] {
  return bookings.map(([kind, on, euros, more]) => ({
    id: newId<EntryId>(),
    invoice: newId<InvoiceId>(),
    kind,
    on: day(on),
    effect: money(BigInt(Math.round(euros * 100)), EUR),
    ...more,
  }));
}

const paid = (on: string, euros: number, payment = newId<PaymentId>()): Booking => [
  "payment",
  on,
  -euros,
  { payment },
];

/** "running 1/400.00 2/100.00 3/- missed 1" */
function standing(plan: PaymentPlan, booked: readonly Entry[], today: string | LocalDate): string {
  const planned = { invoice: { total: money(120_000n, EUR) }, entries: booked };
  const { state, instalments } = planProgress(plan, planned, day(today), weekdays);
  const missed = instalments.filter((i) => i.missed).map((i) => i.n);
  const amounts = instalments.map((i) => toDecimal(i.paid)).join(" ");
  return `${state} ${amounts}${missed.length > 0 ? ` missed ${missed.join(",")}` : ""}`;
}

describe("where a plan stands", () => {
  const one = newId<PaymentId>();
  const rows: [title: string, today: string, bookings: Booking[], expected: string][] = [
    ["nothing is due", "2026-11-30", [], "running 0.00 0.00 0.00"],
    ["on its day an instalment is not missed", "2026-12-01", [], "running 0.00 0.00 0.00"],
    ["nor on the business day after, for the bank", "2026-12-02", [], "running 0.00 0.00 0.00"],
    ["from the day after that it is missed", "2026-12-03", [], "running 0.00 0.00 0.00 missed 1"],
    [
      "value dates count: booked late, paid in time",
      "2026-12-20",
      [paid("2026-12-02", 400)],
      "running 400.00 0.00 0.00",
    ],
    [
      "paid a day too late it stays missed",
      "2026-12-20",
      [paid("2026-12-03", 400)],
      "running 400.00 0.00 0.00 missed 1",
    ],
    [
      "a cent too little is missed",
      "2026-12-03",
      [paid("2026-12-01", 399.99)],
      "running 399.99 0.00 0.00 missed 1",
    ],
    [
      "in two parts",
      "2026-12-03",
      [paid("2026-11-30", 150), paid("2026-12-02", 250)],
      "running 400.00 0.00 0.00",
    ],
    [
      "a payment pays the oldest instalment",
      "2027-01-05",
      [paid("2026-12-20", 400)],
      "broken 400.00 0.00 0.00 missed 1,2",
    ],
    [
      "caught up before the second, one is missed",
      "2027-01-05",
      [paid("2026-12-20", 800)],
      "running 400.00 400.00 0.00 missed 1",
    ],
    // 1 January is a Friday; the business day after it is Monday the 4th.
    [
      "a weekend moves the last day in time",
      "2027-01-04",
      [paid("2026-12-01", 400)],
      "running 400.00 0.00 0.00",
    ],
    [
      "and after it the second is missed",
      "2027-01-05",
      [paid("2026-12-01", 400)],
      "running 400.00 0.00 0.00 missed 2",
    ],
    [
      "the second missed instalment breaks it",
      "2027-02-03",
      [paid("2026-12-01", 400)],
      "broken 400.00 0.00 0.00 missed 2,3",
    ],
    [
      "two missed, one after the other, though caught up",
      "2027-02-03",
      [paid("2026-12-10", 400), paid("2027-01-10", 400)],
      "broken 400.00 400.00 0.00 missed 1,2,3",
    ],
    [
      "the last one missed does not break it yet",
      "2027-02-03",
      [paid("2026-12-01", 800)],
      "running 400.00 400.00 0.00 missed 3",
    ],
    [
      "nor on the day on which another would be due, and one more",
      "2027-03-02",
      [paid("2026-12-01", 800)],
      "running 400.00 400.00 0.00 missed 3",
    ],
    ["but after it", "2027-03-03", [paid("2026-12-01", 800)], "broken 400.00 400.00 0.00 missed 3"],
    ["settled early it is kept", "2026-11-25", [paid("2026-11-25", 1200)], "kept 400.00 400.00 400.00"],
    [
      "paid in full it is kept, however late",
      "2027-02-20",
      [paid("2027-02-20", 1200)],
      "kept 400.00 400.00 400.00 missed 1,2,3",
    ],
    [
      "credit memos count as paid",
      "2026-12-03",
      [["credit-memo", "2026-11-26", -400]],
      "running 400.00 0.00 0.00",
    ],
    [
      "credit used counts as paid",
      "2026-12-03",
      [["credit-used", "2026-11-26", -400]],
      "running 400.00 0.00 0.00",
    ],
    [
      "what is given up as lost is not paid",
      "2026-12-03",
      [["write-off", "2026-11-26", -1200]],
      "running 0.00 0.00 0.00 missed 1",
    ],
    [
      "what comes after all on what was given up is",
      "2026-12-03",
      [
        ["write-off", "2026-11-26", -1200],
        ["write-off-reversal", "2026-11-27", 400],
        paid("2026-11-27", 400),
      ],
      "running 400.00 0.00 0.00",
    ],
    [
      "a payment that bounced counts as never come",
      "2026-12-20",
      [paid("2026-12-01", 400, one), ["payment-reversal", "2026-12-19", 400, { payment: one }]],
      "running 0.00 0.00 0.00 missed 1",
    ],
    [
      "the one that bounced is taken back, not an older one",
      "2027-01-20",
      [
        paid("2026-12-01", 400),
        paid("2027-01-02", 400, one),
        ["payment-reversal", "2027-01-19", 400, { payment: one }],
      ],
      "running 400.00 0.00 0.00 missed 2",
    ],
    [
      "credit that was given back counts as never used",
      "2026-12-20",
      [
        ["credit-used", "2026-12-01", -400],
        ["credit-returned", "2026-12-19", 400],
      ],
      "running 0.00 0.00 0.00 missed 1",
    ],
    [
      "a charge since is beside it and takes nothing from what was paid",
      "2026-12-03",
      [["late-fee", "2026-11-25", 40, { component: "fee" }], paid("2026-12-01", 400)],
      "running 400.00 0.00 0.00",
    ],
    [
      "it is kept when all of it is paid, whatever was charged since",
      "2027-02-01",
      [["late-fee", "2026-11-25", 40, { component: "fee" }], paid("2027-02-01", 1200)],
      "kept 400.00 400.00 400.00 missed 1,2",
    ],
  ];
  test.each(rows)("%s", (_, today, bookings, expected) => {
    const plan = agreed();
    expect(standing(plan, entries(...bookings), today)).toBe(expected);
  });

  test("what was paid before the plan is not in it, and its bouncing is beside it", () => {
    const before = newId<PaymentId>();
    const earlier = entries(paid("2026-11-01", 300, before));
    const cut = instalmentsFor(
      invoice,
      money(90_000n, EUR),
      { count: 3, every: "month", first: day("2026-12-01") },
      TODAY,
    );
    if (!cut.ok) throw new Error("refused");
    const plan = agreed({ total: money(90_000n, EUR), instalments: cut.value });
    expect(standing(plan, earlier, "2026-12-03")).toBe("running 0.00 0.00 0.00 missed 1");
    const bounced = [
      ...earlier,
      ...entries(["payment-reversal", "2026-11-25", 300, { payment: before }], paid("2026-12-01", 900)),
    ];
    expect(standing(plan, bounced, "2026-12-03")).toBe("kept 300.00 300.00 300.00");
    const planned = { invoice: { total: money(120_000n, EUR) }, entries: bounced };
    expect(toDecimal(planProgress(plan, planned, day("2026-12-03"), weekdays).beside)).toBe("300.00");
  });

  test.each([
    [1000, "40.00"],
    [1200, "40.00"],
    [1215, "25.00"],
    [1240, "0.00"],
  ])("of a charge since, what %d has not paid is open beside it", (amount, beside) => {
    const plan = agreed();
    const charged = entries(["late-fee", "2026-11-25", 40, { component: "fee" }], paid("2026-12-01", amount));
    const planned = { invoice: { total: money(120_000n, EUR) }, entries: charged };
    expect(toDecimal(planProgress(plan, planned, day("2026-12-03"), weekdays).beside)).toBe(beside);
  });

  test("a charge from before that is waived counts as paid", () => {
    const charged = entries(["late-fee", "2026-11-01", 40, { component: "fee" }]);
    const terms = { count: 2, every: "month", first: day("2026-12-01") } as const;
    const cut = instalmentsFor(invoice, money(124_000n, EUR), terms, TODAY);
    if (!cut.ok) throw new Error("refused");
    const plan = agreed({ total: money(124_000n, EUR), instalments: cut.value });
    const waived = [...charged, ...entries(["charge-waived", "2026-11-26", -40, { component: "fee" }])];
    expect(standing(plan, waived, "2026-11-27")).toBe("running 40.00 0.00");
  });

  test("an offer misses nothing", () => {
    const { acceptedOn: _, ...offer } = agreed();
    expect(standing(offer, [], "2027-06-01")).toBe("offered 0.00 0.00 0.00");
  });

  test("an ended plan is as it ended", () => {
    const ended = { on: day("2026-12-10"), ending: "withdrawn" } as const;
    expect(standing(agreed({ ended }), [], "2027-06-01")).toBe("withdrawn 0.00 0.00 0.00 missed 1");
  });
});

const anyPayments = fc.array(
  fc.record({ after: fc.integer({ min: 0, max: 120 }), cents: fc.integer({ min: 1, max: 60_000 }) }),
  { maxLength: 6 },
);

/** Payments that never exceed what is open, by value date. */
function spent(payments: { after: number; cents: number }[]): Entry[] {
  let open = 120_000;
  return payments.flatMap(({ after, cents }) => {
    const amount = Math.min(cents, open);
    open -= amount;
    return amount === 0 ? [] : entries(paid(addDays(day("2026-11-24"), after), amount / 100));
  });
}

test("what is paid of the instalments sums to what came in; nothing is above its instalment", () => {
  fc.assert(
    fc.property(anyPayments, fc.integer({ min: 0, max: 150 }), (payments, after) => {
      const plan = agreed();
      const booked = spent(payments);
      const today = addDays(day("2026-11-24"), after);
      const seen = booked.filter((e) => e.on <= today);
      const progress = planProgress(plan, { invoice: { total: plan.total }, entries: seen }, today, weekdays);
      const came = -seen.reduce((minor, e) => minor + e.effect.minor, 0n);
      expect(progress.paid.minor).toBe(came);
      expect(
        sum(
          progress.instalments.map((i) => i.paid),
          EUR,
        ).minor,
      ).toBe(came);
      for (const i of progress.instalments) expect(i.paid.minor <= i.amount.minor).toBe(true);
      const gap = progress.instalments.findIndex((i) => i.paid.minor < i.amount.minor);
      if (gap >= 0) for (const i of progress.instalments.slice(gap + 1)) expect(i.paid.minor).toBe(0n);
    }),
  );
});

test("judged on the days it asks for, a plan tells no less and no later than judged every day", () => {
  fc.assert(
    fc.property(anyPayments, (payments) => {
      const plan = agreed();
      const booked = spent(payments);
      const tell = (every: boolean) => {
        const told: string[] = [];
        let live = plan;
        let look = day("2026-11-24");
        for (let today = day("2026-11-24"); today <= day("2027-04-30"); today = addDays(today, 1)) {
          const seen = booked.filter((e) => e.on <= today);
          const planned = { invoice: { total: plan.total }, entries: seen };
          if (!every && today < look && !booked.some((e) => e.on === today)) continue;
          const { state, instalments } = planProgress(live, planned, today, weekdays);
          if (state !== "running") return [...told, `${today} ${state}`];
          for (const { n } of instalments.filter((i) => i.missed && !i.toldMissedOn)) {
            told.push(`${today} missed ${n}`);
            live = {
              ...live,
              instalments: live.instalments.map((i) => (i.n === n ? { ...i, toldMissedOn: today } : i)),
            };
          }
          look = planHold(live, planned, { today, isBusinessDay: weekdays })!.until;
          expect(look > today, `${today} asks for ${look}`).toBe(true);
        }
        return told;
      };
      expect(tell(false)).toEqual(tell(true));
    }),
  );
});

describe("what a plan holds back", () => {
  const { acceptedOn: _, ...offer } = agreed();
  const planned = { invoice: { total: money(120_000n, EUR), number: "INV-0007" }, entries: [] };
  const hold = (plan: PaymentPlan, today: string, sentOn?: string, booked: Entry[] = []) =>
    planHold(
      plan,
      { ...planned, entries: booked },
      { today: day(today), isBusinessDay: weekdays, ...(sentOn ? { sentOn: day(sentOn) } : {}) },
    );

  test("an offer lapses once the day of its first payment has gone by, an accepted plan does not", () => {
    const lapses = (plan: PaymentPlan) => ["2026-12-01", "2026-12-02"].map((on) => isLapsed(plan, day(on)));
    expect(lapses(offer)).toEqual([false, true]);
    expect(lapses(agreed())).toEqual([false, false]);
  });

  test("an offer holds for seven days after it was made", () => {
    expect(hold(offer, "2026-11-23")).toEqual({ rule: "plan-offered", until: "2026-11-30" });
    expect(hold(offer, "2026-11-29")).toEqual({ rule: "plan-offered", until: "2026-11-30" });
    expect(hold(offer, "2026-11-30")).toBeUndefined();
  });

  test("a holiday gives the bank a day more", () => {
    const holiday = (date: LocalDate) => weekdays(date) && date !== day("2026-12-02");
    const today = day("2026-12-03");
    expect(planHold(agreed(), planned, { today, isBusinessDay: holiday })?.until).toBe("2026-12-04");
    expect(planProgress(agreed(), planned, today, holiday).instalments.some((i) => i.missed)).toBe(false);
    expect(planProgress(agreed(), planned, today, weekdays).instalments.some((i) => i.missed)).toBe(true);
  });

  test("or after its letter went out", () => {
    expect(hold(offer, "2026-11-30", "2026-11-26")).toEqual({ rule: "plan-offered", until: "2026-12-03" });
  });

  test("an accepted plan is looked at after the last day of its next unpaid instalment", () => {
    expect(hold(agreed(), "2026-11-24")).toEqual({ rule: "on-plan", until: "2026-12-03" });
    const plan = agreed();
    expect(hold(plan, "2026-11-25", undefined, entries(paid("2026-11-25", 400)))?.until).toBe("2027-01-05");
  });

  test("one that has to be judged is looked at today", () => {
    expect(hold(agreed(), "2026-12-03")).toEqual({ rule: "on-plan", until: "2026-12-03" });
  });

  test("an ended one holds nothing", () => {
    expect(
      hold(agreed({ ended: { on: day("2026-12-10"), ending: "broken" } }), "2026-12-11"),
    ).toBeUndefined();
  });

  const outdated: [title: string, today: string, bookings: Booking[], no: object | undefined][] = [
    ["as offered", "2026-12-01", [], undefined],
    ["its first day has gone by", "2026-12-02", [], { kind: "first-day-passed", first: "2026-12-01" }],
    ["something was paid", "2026-11-25", [paid("2026-11-25", 400)], { kind: "balance-changed" }],
    ["something was charged", "2026-11-25", [["late-fee", "2026-11-25", 40]], { kind: "balance-changed" }],
    [
      "paid and charged by the same sum",
      "2026-11-25",
      [paid("2026-11-25", 40), ["late-fee", "2026-11-25", 40]],
      { kind: "balance-changed" },
    ],
    [
      "a payment that was taken back changes nothing",
      "2026-11-25",
      [
        ["credit-used", "2026-11-25", -40],
        ["credit-returned", "2026-11-25", 40],
      ],
      undefined,
    ],
  ];
  test.each(outdated)("an offer is accepted or not: %s", (_, today, bookings, no) => {
    const plan = agreed();
    const found = { ...planned, entries: entries(...bookings) };
    const answer = whyOutdated(plan, found, day(today));
    if (no) expect(answer).toMatchObject(no);
    else expect(answer).toBeUndefined();
  });

  const again: [title: string, today: string, bookings: Booking[], terms: object][] = [
    [
      "the first paid: two are left",
      "2026-11-25",
      [paid("2026-11-25", 400)],
      { count: 2, first: "2027-01-01" },
    ],
    [
      "most of it paid: two at least",
      "2026-11-25",
      [paid("2026-11-25", 900)],
      { count: 2, first: "2027-02-01" },
    ],
    ["too late: three, from a rhythm on", "2026-12-20", [], { count: 3 }],
  ];
  test.each(again)("offered anew: %s", (_, today, bookings, terms) => {
    const plan = agreed();
    const found = { ...planned, entries: entries(...bookings) };
    const progress = planProgress(plan, found, day(today), weekdays);
    expect(anew(plan, progress, day(today))).toEqual({ every: "month", ...terms });
  });
});
