import fc from "fast-check";
import { expect, test } from "vitest";
import { day } from "../../src/domain/calendar.ts";
import type { ClientId, CreditMemoId, EntryId, InvoiceId, PaymentId } from "../../src/domain/ids.ts";
import {
  balanceOf,
  type Entry,
  type EntryKind,
  type Invoice,
  type Line,
  lineNet,
  percentOf,
  plainRate,
  singleLine,
  stateOf,
  totalsOf,
} from "../../src/domain/invoice.ts";
import { add, type Currency, money, sum } from "../../src/domain/money.ts";

const EUR = "EUR" as Currency;
const today = day("2026-11-23");
const ordinary: Invoice = {
  id: "i" as InvoiceId,
  client: "c" as ClientId,
  number: "INV-0001",
  kind: "standard",
  currency: EUR,
  total: money(10_000n, EUR),
  issuedOn: day("2026-11-01"),
  dueOn: day("2026-11-15"),
  draft: false,
};

function entry(kind: EntryKind, minor: bigint, on = "2026-11-20"): Entry {
  return { id: "e" as EntryId, invoice: ordinary.id, kind, on: day(on), effect: money(minor, EUR) };
}

const open = (minor: bigint, due: string, daysPastDue: number) => ({
  kind: "open",
  balance: money(minor, EUR),
  due,
  daysPastDue,
});

const table: [title: string, changes: Partial<Invoice>, entries: Entry[], expected: unknown][] = [
  ["8 days past due", {}, [], open(10_000n, "overdue", 8)],
  ["due today is not overdue", { dueOn: today }, [], open(10_000n, "today", 0)],
  ["due tomorrow", { dueOn: day("2026-11-24") }, [], open(10_000n, "not-yet", -1)],
  ["a part payment leaves the rest", {}, [entry("payment", -4_000n)], open(6_000n, "overdue", 8)],
  [
    "paid in two parts, on the day of the second",
    {},
    [entry("payment", -4_000n), entry("payment", -6_000n, "2026-11-22")],
    { kind: "paid", on: day("2026-11-22") },
  ],
  [
    "a reversed payment opens it again",
    {},
    [entry("payment", -10_000n), entry("payment-reversal", 10_000n)],
    open(10_000n, "overdue", 8),
  ],
  [
    "credited away: cancelled",
    {},
    [entry("credit-memo", -10_000n)],
    { kind: "cancelled", on: day("2026-11-20") },
  ],
  [
    "part credited, the rest paid: paid",
    {},
    [entry("credit-memo", -1n), entry("payment", -9_999n)],
    { kind: "paid", on: day("2026-11-20") },
  ],
  [
    "the rest given up: written off",
    {},
    [entry("payment", -1n), entry("write-off", -9_999n)],
    { kind: "written-off", on: day("2026-11-20") },
  ],
  [
    "a write-off taken back, then paid",
    {},
    [entry("write-off", -10_000n), entry("write-off-reversal", 10_000n), entry("payment", -10_000n)],
    { kind: "paid", on: day("2026-11-20") },
  ],
  [
    "the day on which the last money came, in whatever order it was booked",
    {},
    [entry("payment", -4_000n, "2026-11-22"), entry("payment", -6_000n, "2026-11-18")],
    { kind: "paid", on: day("2026-11-22") },
  ],
  [
    "a bounce does not count, nor what bounced",
    {},
    [
      { ...entry("payment", -10_000n, "2026-11-21"), payment: "p" as PaymentId },
      { ...entry("payment-reversal", 10_000n, "2026-11-22"), payment: "p" as PaymentId },
      { ...entry("payment", -10_000n, "2026-11-20"), payment: "q" as PaymentId },
    ],
    { kind: "paid", on: day("2026-11-20") },
  ],
  [
    "principal paid, fee open: open by the fee",
    {},
    [{ ...entry("late-fee", 400n), component: "fee" as const }, entry("payment", -10_000n)],
    open(400n, "overdue", 8),
  ],
  [
    "then the fee paid: paid on that day",
    {},
    [
      { ...entry("late-fee", 400n), component: "fee" as const },
      entry("payment", -10_000n, "2026-11-21"),
      { ...entry("payment", -400n, "2026-11-23"), component: "fee" as const },
    ],
    { kind: "paid", on: day("2026-11-23") },
  ],
  [
    "only a fee given up: paid",
    {},
    [
      { ...entry("late-fee", 400n), component: "fee" as const },
      entry("payment", -10_000n),
      { ...entry("write-off", -400n, "2026-11-22"), component: "fee" as const },
    ],
    { kind: "paid", on: day("2026-11-22") },
  ],
  [
    "a credit memo cancelled, then paid: paid, not cancelled",
    {},
    [
      { ...entry("credit-memo", -10_000n), creditMemo: "m" as CreditMemoId },
      { ...entry("credit-memo-cancelled", 10_000n, "2026-11-21"), creditMemo: "m" as CreditMemoId },
      entry("payment", -10_000n, "2026-11-22"),
    ],
    { kind: "paid", on: day("2026-11-22") },
  ],
  ["a draft", { draft: true }, [], { kind: "draft" }],
  [
    "a draft voided",
    { draft: true },
    [entry("void", -10_000n)],
    { kind: "cancelled", on: day("2026-11-20") },
  ],
  [
    "nothing to pay from the start: paid, not cancelled",
    { total: money(0n, EUR) },
    [],
    { kind: "paid", on: day("2026-11-15") },
  ],
];
test.each(table)("%s", (_, changes, entries, expected) => {
  expect(stateOf({ ...ordinary, ...changes }, entries, today)).toEqual(expected);
});

test("the balance is the total and every effect, in whatever order they were booked", () => {
  const effects = fc.array(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), { maxLength: 20 });
  fc.assert(
    fc.property(effects, (minors) => {
      const entries = minors.map((minor) => entry("payment", minor));
      const expected = minors.reduce((a, b) => a + b, ordinary.total.minor);
      expect(balanceOf(ordinary, entries)).toEqual(money(expected, EUR));
      expect(balanceOf(ordinary, [...entries].reverse())).toEqual(money(expected, EUR));
    }),
  );
});

const line = (quantity: string, minor: bigint, taxRate: string): Line => ({
  description: "Design",
  quantity,
  unitPrice: money(minor, EUR),
  taxRate,
});

test("totals by tax rate, the highest first", () => {
  const totals = totalsOf([line("1.5", 9_999n, "7"), line("2", 5_000n, "19.00"), line("1", 1n, "19")], EUR);
  expect(totals).toEqual({
    net: money(25_000n, EUR),
    taxes: [
      { rate: "19", net: money(10_001n, EUR), tax: money(1_900n, EUR) },
      { rate: "7", net: money(14_999n, EUR), tax: money(1_050n, EUR) },
    ],
    total: money(27_950n, EUR),
  });
});

test("an invoice known by its total has just that total", () => {
  const amount = money(12_345n, EUR);
  expect(totalsOf([singleLine("Services", amount)], EUR).total).toEqual(amount);
});

test("printed figures add up: lines to net, net and taxes to the total", () => {
  const anyLine = fc
    .tuple(
      fc.integer({ min: 0, max: 9999 }),
      fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }),
      fc.constantFrom("0", "5.5", "7", "19", "19.00", "25"),
    )
    .map(([hundredths, minor, rate]) => line((hundredths / 100).toFixed(2), minor, rate));
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 12 }), (lines) => {
      const { net, taxes, total } = totalsOf(lines, EUR);
      expect(sum(lines.map(lineNet), EUR)).toEqual(net);
      expect(
        add(
          net,
          sum(
            taxes.map((group) => group.tax),
            EUR,
          ),
        ),
      ).toEqual(total);
      for (const group of taxes) expect(percentOf(group.net, group.rate)).toEqual(group.tax);
      expect(new Set(taxes.map((group) => group.rate)).size).toBe(taxes.length);
    }),
  );
});

test.each([
  ["19", 10_000n, 1_900n],
  ["7.7", 10_000n, 770n],
  ["0", 10_000n, 0n],
  ["100", 10_000n, 10_000n],
  ["0.5", 100n, 1n],
  ["0.5", -100n, -1n],
  ["125", 100n, 125n],
])("%s percent of %i is %i", (rate, minor, expected) => {
  expect(percentOf(money(minor, EUR), rate)).toEqual(money(expected, EUR));
});

test.each([
  ["19.00", "19"],
  ["10.0", "10"],
  ["5.50", "5.5"],
  ["0.00", "0"],
  ["100", "100"],
])("the rate %s is %s", (rate, plain) => {
  expect(plainRate(rate)).toBe(plain);
});
