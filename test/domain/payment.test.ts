import fc from "fast-check";
import { expect, test } from "vitest";
import type { InvoiceId } from "../../src/domain/ids.ts";
import { money, readCurrency } from "../../src/domain/money.ts";
import { allocate } from "../../src/domain/payment.ts";

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
