import fc from "fast-check";
import { expect, test } from "vitest";
import { day } from "../../src/domain/calendar.ts";
import { chasedBalance, type Dispute, disputedBalance } from "../../src/domain/dispute.ts";
import { add, money, readCurrency, toDecimal } from "../../src/domain/money.ts";

const EUR = readCurrency("EUR")!;
const eur = (minor: bigint) => money(minor, EUR);

type Case = { total: bigint; booked: readonly bigint[]; dispute?: { amount?: bigint; resolved?: true } };

function found({ total, booked, dispute }: Case) {
  const about: Dispute | undefined = dispute && {
    id: "d" as never,
    invoice: "i" as never,
    openedOn: day("2026-11-03"),
    reason: "the work is unfinished",
    ...(dispute.amount === undefined ? {} : { amount: eur(dispute.amount) }),
    ...(dispute.resolved ? { resolved: { on: day("2026-11-09"), resolution: "rejected" as const } } : {}),
  };
  const entries = booked.map((minor) => ({ effect: eur(minor) }));
  return { invoice: { total: eur(total) }, entries, ...(about ? { dispute: about } : {}) };
}

const table: [title: string, changes: Partial<Case>, chased: string, disputed: string][] = [
  ["nothing argued about: all that is open is chased", {}, "1000.00", "0.00"],
  ["the whole of it: nothing is chased", { dispute: {} }, "0.00", "1000.00"],
  ["a part: the rest is chased", { dispute: { amount: 30_000n } }, "700.00", "300.00"],
  [
    "a payment comes off the rest first",
    { dispute: { amount: 30_000n }, booked: [-50_000n] },
    "200.00",
    "300.00",
  ],
  [
    "paid but for the part: nothing is chased",
    { dispute: { amount: 30_000n }, booked: [-70_000n] },
    "0.00",
    "300.00",
  ],
  [
    "paid into the part: only what is left of it is argued about",
    { dispute: { amount: 30_000n }, booked: [-80_000n] },
    "0.00",
    "200.00",
  ],
  ["paid in full: nothing of either", { dispute: { amount: 30_000n }, booked: [-100_000n] }, "0.00", "0.00"],
  ["a fee comes on top of the rest", { dispute: { amount: 30_000n }, booked: [4_000n] }, "740.00", "300.00"],
  ["a fee on the whole is argued about with it", { dispute: {}, booked: [4_000n] }, "0.00", "1040.00"],
  ["resolved: all of it again", { dispute: { resolved: true } }, "1000.00", "0.00"],
];

test.each(table)("%s", (_, changes, chased, disputed) => {
  const about = found({ total: 100_000n, booked: [], ...changes });
  expect(toDecimal(chasedBalance(about))).toBe(chased);
  expect(toDecimal(disputedBalance(about))).toBe(disputed);
});

test("what is chased and what is argued about are what is open, neither below zero", () => {
  const minor = fc.bigInt({ min: -100_000n, max: 50_000n });
  const anyCase = fc.record({
    total: fc.bigInt({ min: 1n, max: 100_000n }),
    booked: fc.array(minor, { maxLength: 4 }),
    amount: fc.option(fc.bigInt({ min: 1n, max: 100_000n }), { nil: undefined }),
  });
  fc.assert(
    fc.property(anyCase, ({ total, booked, amount }) => {
      const about = found({ total, booked, dispute: amount === undefined ? {} : { amount } });
      const balance = booked.reduce((a, b) => a + b, total);
      const [chased, disputed] = [chasedBalance(about), disputedBalance(about)];
      expect(add(chased, disputed).minor).toBe(balance > 0n ? balance : 0n);
      expect(chased.minor >= 0n && disputed.minor >= 0n).toBe(true);
    }),
  );
});
