import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { day } from "../../src/domain/calendar.ts";
import type { InvoiceId } from "../../src/domain/ids.ts";
import { type Entry, openParts } from "../../src/domain/invoice.ts";
import { money, readCurrency } from "../../src/domain/money.ts";
import { allocate, allocateDiscounted, payParts } from "../../src/domain/payment.ts";

const EUR = readCurrency("EUR")!;
const eur = (minor: bigint) => money(minor, EUR);
const owed = (...balances: bigint[]) =>
  balances.map((minor, i) => ({ invoice: `invoice ${i}` as InvoiceId, balance: eur(minor) }));
const parts = (...amounts: [invoice: number, minor: bigint][]) =>
  amounts.map(([i, minor]) => ({ invoice: `invoice ${i}`, amount: eur(minor) }));

type Row = [title: string, payment: bigint, balances: bigint[], parts: [number, bigint][], rest: bigint];
const table: Row[] = [
  ["all of one invoice", 100n, [100n], [[0, 100n]], 0n],
  ["a part of one", 40n, [100n], [[0, 40n]], 0n],
  [
    "the first in full before the second gets anything",
    130n,
    [100n, 50n],
    [
      [0, 100n],
      [1, 30n],
    ],
    0n,
  ],
  [
    "more than is owed: the rest is left over",
    160n,
    [100n, 50n],
    [
      [0, 100n],
      [1, 50n],
    ],
    10n,
  ],
  ["an invoice without a balance is left out", 70n, [0n, 50n], [[1, 50n]], 20n],
  ["nothing owed at all", 70n, [], [], 70n],
  ["nothing paid", 0n, [100n], [], 0n],
];

test.each(table)("%s", (_, payment, balances, expected, rest) => {
  expect(allocate(eur(payment), owed(...balances))).toEqual({ parts: parts(...expected), rest: eur(rest) });
});

test("parts and rest are the payment, none is above its balance, and nobody is paid before the one ahead", () => {
  const minor = fc.bigInt({ min: 0n, max: 10n ** 15n });
  fc.assert(
    fc.property(minor, fc.array(minor, { maxLength: 8 }), (payment, balances) => {
      const payables = owed(...balances);
      const { parts: shares, rest } = allocate(eur(payment), payables);
      const share = (i: number) => shares.find((s) => s.invoice === payables[i]!.invoice)?.amount.minor ?? 0n;
      expect(shares.reduce((sum, s) => sum + s.amount.minor, rest.minor)).toBe(payment);
      for (const [i, balance] of balances.entries()) {
        expect(share(i) >= 0n && share(i) <= balance).toBe(true);
        const later = balances.slice(i + 1).some((_, n) => share(i + 1 + n) > 0n) || rest.minor > 0n;
        if (later) expect(share(i)).toBe(balance);
      }
    }),
  );
});

test("a payment in another currency than a balance is a bug and throws", () => {
  expect(() => allocate(money(5n, readCurrency("JPY")!), owed(100n))).toThrow(RangeError);
});

describe("several invoices of which some have a discount", () => {
  const both = [
    { invoice: "a" as InvoiceId, balance: eur(1000n), enough: eur(980n) },
    { invoice: "b" as InvoiceId, balance: eur(500n), enough: eur(500n) },
  ];
  const table: [title: string, payment: bigint, given: bigint[], rest: bigint][] = [
    ["enough for both with the discount", 1480n, [980n, 500n], 0n],
    ["more than that: the rest goes to the first", 1490n, [990n, 500n], 0n],
    ["all of both", 1500n, [1000n, 500n], 0n],
    ["more than all", 1510n, [1000n, 500n], 10n],
    ["not enough: the first in full before the second gets anything", 1400n, [1000n, 400n], 0n],
    ["enough for the first alone", 980n, [980n], 0n],
  ];
  test.each(table)("%s", (_, payment, given, rest) => {
    const { parts, ...left } = allocateDiscounted(eur(payment), both);
    expect(parts.map(({ amount }) => amount.minor)).toEqual(given);
    expect(left.rest).toEqual(eur(rest));
  });

  test("no invoice gets more than its balance, and nothing is lost", () => {
    const bill = fc.tuple(fc.bigInt({ min: 0n, max: 1000n }), fc.bigInt({ min: 0n, max: 100n }));
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 4000n }), fc.array(bill, { maxLength: 4 }), (payment, bills) => {
        const payables = bills.map(([minor, off], i) => ({
          invoice: `invoice ${i}` as InvoiceId,
          balance: eur(minor),
          enough: eur(minor > off ? minor - off : 0n),
        }));
        const { parts, rest } = allocateDiscounted(eur(payment), payables);
        expect(parts.reduce((sum, p) => sum + p.amount.minor, rest.minor)).toBe(payment);
        for (const { invoice, amount } of parts) {
          const balance = payables.find((p) => p.invoice === invoice)!.balance.minor;
          expect(amount.minor > 0n && amount.minor <= balance).toBe(true);
        }
        expect(new Set(parts.map((p) => p.invoice)).size).toBe(parts.length);
      }),
    );
  });
});

describe("the parts of one debt", () => {
  const charge = (kind: Entry["kind"], component: Entry["component"], minor: bigint, on = "2026-11-01") =>
    ({ kind, component, effect: eur(minor), on: day(on) }) as Entry;
  const debt = (...entries: Entry[]) => ({ invoice: { total: eur(100n) }, entries });
  const charged = debt(
    charge("late-fee", "fee", 10n),
    charge("interest", "interest", 5n),
    charge("compensation", "costs", 40n),
  );
  const today = day("2026-11-23");
  type Order = "principal-first" | "legal-order";
  const share = (found: typeof charged, minor: bigint, order: Order, on = today) =>
    Object.fromEntries(
      payParts(found, { amount: eur(minor), on, order }).map((p) => [
        p.component,
        p.revived.minor > 0n ? [p.paid.minor, p.revived.minor] : p.paid.minor,
      ]),
    );
  const table: [title: string, found: unknown, expected: unknown][] = [
    ["what was billed comes first", share(charged, 100n, "principal-first"), { principal: 100n }],
    [
      "then interest, then fees, then costs",
      share(charged, 120n, "principal-first"),
      { principal: 100n, interest: 5n, fee: 10n, costs: 5n },
    ],
    ["by law costs come first", share(charged, 30n, "legal-order"), { costs: 30n }],
    [
      "then fees and interest, and what was billed last",
      share(charged, 60n, "legal-order"),
      { costs: 40n, fee: 10n, interest: 5n, principal: 5n },
    ],
    [
      "a charge later than the value date comes last, by law too",
      share(debt(charge("compensation", "costs", 40n, "2026-11-20")), 110n, "legal-order", day("2026-11-10")),
      { principal: 100n, costs: 10n },
    ],
    [
      "what is open before what was given up",
      share(
        debt(charge("write-off", undefined, -60n), charge("late-fee", "fee", 10n)),
        55n,
        "principal-first",
      ),
      { principal: [45n, 5n], fee: 10n },
    ],
    [
      "what was given up in the same order",
      share(
        debt(
          charge("late-fee", "fee", 10n),
          charge("write-off", undefined, -100n),
          charge("write-off", "fee", -10n),
        ),
        105n,
        "principal-first",
      ),
      { principal: [100n, 100n], fee: [5n, 5n] },
    ],
  ];
  test.each(table)("%s", (_, found, expected) => {
    expect(found).toEqual(expected);
  });

  test("more than is owed is a bug and throws", () => {
    expect(() => payParts(debt(), { amount: eur(101n), on: today, order: "legal-order" })).toThrow(
      RangeError,
    );
  });

  test("no part gets more than it has, and nothing is lost", () => {
    const minor = fc.bigInt({ min: 0n, max: 50n });
    const order = fc.constantFrom<Order>("principal-first", "legal-order");
    fc.assert(
      fc.property(
        minor,
        minor,
        minor,
        fc.bigInt({ min: 1n, max: 100n }),
        order,
        (fee, interest, costs, pay, by) => {
          const found = debt(
            charge("late-fee", "fee", fee),
            charge("interest", "interest", interest, "2026-12-24"),
            charge("compensation", "costs", costs),
          );
          const open = openParts(found.invoice, found.entries);
          const parts = payParts(found, { amount: eur(pay), on: today, order: by });
          expect(parts.reduce((sum, p) => sum + p.paid.minor, 0n)).toBe(pay);
          for (const { component, paid } of parts) expect(paid.minor <= open[component].minor).toBe(true);
        },
      ),
    );
  });
});
