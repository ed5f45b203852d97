import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { money } from "../../src/domain/money.ts";
import { creditInvoice } from "../../src/usecases/issue-credit-memo.ts";
import { verifyTimeline } from "../../src/usecases/verify-timeline.ts";
import { inRollback } from "../kit/db.ts";
import { rowsOf } from "../kit/snapshot.ts";
import { expectWhole } from "./ledger-invariants.ts";
import {
  anyCommand,
  balances,
  type Command,
  CURRENCIES,
  creditIn,
  DISCOUNTED,
  discounts,
  openScene,
  run,
  type Scene,
  someBills,
  standOf,
} from "./ledger-model.ts";

/** The embedded engine plans each query anew and takes three times as long. */
const RUNS = process.env["TEST_DB"] === "pglite" ? 4 : 10;

const [YEN, EURO, DINAR] = CURRENCIES as [
  (typeof CURRENCIES)[0],
  (typeof CURRENCIES)[0],
  (typeof CURRENCIES)[0],
];
const euros = (...minors: bigint[]) => minors.map((minor) => ({ minor, currency: EURO }));
const pay = (on: number[], minor?: bigint, rest?: "credit" | "oldest"): Command => ({
  does: "pay",
  on,
  ...(minor === undefined ? {} : { minor }),
  ...(rest ? { rest } : {}),
});
const reverse = (payment: number): Command => ({ does: "reverse", payment });
const credit = (on: number, minor: bigint): Command => ({ does: "credit", on, minor });
const cancel = (on: number): Command => ({ does: "cancel", on });
const writeOff = (on: number): Command => ({ does: "write off", on });
const returnCredit = (on: number): Command => ({ does: "give credit back", on });
const applyCredit = (on: number): Command => ({ does: "use credit", on });

/** Runs them one after the other; "" where it was done, else the refusal. */
async function runAll(scene: Scene, commands: readonly Command[]): Promise<string[]> {
  const said: string[] = [];
  for (const command of commands) {
    const outcome = await run(scene, command);
    said.push(outcome.ok ? "" : outcome.refusal.kind);
  }
  return said;
}

const anyOrder = fc.constantFrom("principal-first" as const, "legal-order" as const);

test("whatever is done in whatever order, no minor unit is lost or invented, and a no changes nothing", async () => {
  const history = fc.array(anyCommand, { minLength: 5, maxLength: 12, size: "max" });
  await fc.assert(
    fc.asyncProperty(someBills, anyOrder, history, (bills, order, commands) =>
      inRollback(async (db) => {
        const scene = await openScene(db, bills, order);
        let before = await rowsOf(db, scene.ws);
        for (const command of commands) {
          const outcome = await run(scene, command);
          const after = await rowsOf(db, scene.ws);
          if (outcome.ok) expect(after["events"]!.length).toBeGreaterThan(before["events"]!.length);
          else expect(after).toEqual(before);
          await expectWhole(scene);
          before = after;
        }
        expect(await verifyTimeline(db, scene.ws)).toMatchObject({ kind: "intact" });
      }),
    ),
    { numRuns: Number(process.env["LEDGER_RUNS"] ?? RUNS) },
  );
});

describe("cancels itself out, whatever was done before:", () => {
  const minor = fc.bigInt({ min: 1n, max: 150n });
  const history = fc.array(anyCommand, { minLength: 1, maxLength: 8, size: "max" });

  test("a credit memo and its cancellation", () =>
    cancelsOut((scene, on, minor) => [
      { does: "credit", on, minor },
      { does: "cancel memo", memo: scene.memos.length },
    ]));

  test("a payment and its reversal", () =>
    cancelsOut((scene, on, minor) => [
      { does: "pay", on: [on], minor, rest: "credit", inTime: minor % 2n === 0n },
      reverse(scene.payments.length),
    ]));

  async function cancelsOut(doAndUndo: (scene: Scene, on: number, minor: bigint) => Command[]) {
    await fc.assert(
      fc.asyncProperty(
        someBills,
        anyOrder,
        history,
        fc.nat({ max: 2 }),
        minor,
        (bills, order, before, on, sum) =>
          inRollback(async (db) => {
            const scene = await openScene(db, bills, order);
            await runAll(scene, before);
            const stand = await standOf(scene);
            const [first, second] = doAndUndo(scene, on, sum) as [Command, Command];
            const did = await run(scene, first);
            if (did.ok) expect((await run(scene, second)).ok).toBe(true);
            expect(await standOf(scene)).toEqual(stand);
          }),
      ),
      { numRuns: Number(process.env["LEDGER_RUNS"] ?? RUNS / 2) },
    );
  }
});

describe("a bill of 100 with 10 off in time, and what is left of it after", () => {
  const early = (minor?: bigint): Command => ({
    ...{ does: "pay", on: [0], inTime: true, rest: "credit" },
    ...(minor === undefined ? { settle: "discounted" } : { minor }),
  });
  const fee = (minor: bigint): Command => ({ does: "charge", on: 0, minor, as: "late-fee" });
  const uncredit = (memo: number): Command => ({ does: "cancel memo", memo });
  const refund = (minor: bigint): Command => ({ does: "refund", on: 0, minor });
  type Row = [title: string, commands: Command[], open: bigint, credit: bigint, discount: bigint];
  const table: Row[] = [
    ["money in time", [early()], 0n, 0n, 10n],
    ["money in time that bounced", [early(), reverse(0)], 100n, 0n, 0n],
    ["one of two part payments in time bounced", [early(50n), early(40n), reverse(0)], 60n, 0n, 0n],
    ["late money", [pay([0], 90n)], 10n, 0n, 0n],
    ["a memo over half", [early(), credit(0, 50n)], 0n, 45n, 5n],
    ["that memo cancelled", [early(), credit(0, 50n), uncredit(0)], 0n, 0n, 10n],
    ["two memos, the first cancelled", [early(), credit(0, 20n), credit(0, 30n), uncredit(0)], 0n, 27n, 7n],
    ["cancelled, and that taken back", [early(), cancel(0), uncredit(0)], 0n, 0n, 10n],
    ["cancelled: what came in is credit, the discount is not", [early(), cancel(0)], 0n, 90n, 0n],
    [
      "money that bounced between memo and its cancellation",
      [early(), credit(0, 50n), reverse(0), uncredit(0)],
      100n,
      0n,
      0n,
    ],
    [
      "a memo that makes money in time enough, cancelled",
      [early(45n), credit(0, 50n), uncredit(0)],
      55n,
      0n,
      0n,
    ],
    [
      "more than the discounted sum, a memo and its cancellation",
      [early(95n), credit(0, 50n), uncredit(0)],
      0n,
      0n,
      5n,
    ],
    [
      "no cancellation once the credit is paid back",
      [early(), credit(0, 50n), refund(1n), uncredit(0)],
      0n,
      44n,
      5n,
    ],
    ["given up, then paid in time after all", [writeOff(0), early(90n)], 0n, 0n, 10n],
    ["that payment bounced: given up as before", [writeOff(0), early(90n), reverse(0)], 0n, 0n, 0n],
    [
      "a fee given up with the rest, paid, bounced: given up again",
      [fee(7n), writeOff(0), pay([0], 107n), reverse(0)],
      0n,
      0n,
      0n,
    ],
    [
      "a memo on what was given up in part",
      [pay([0], 40n), writeOff(0), reverse(0), credit(0, 30n), uncredit(0)],
      40n,
      0n,
      0n,
    ],
    ["a fee stays when what was billed is paid", [fee(7n), pay([0], 100n)], 7n, 0n, 0n],
    [
      "what was paid is released though a fee is open",
      [fee(7n), pay([0], 100n), credit(0, 30n)],
      7n,
      30n,
      0n,
    ],
    ["credit used in time is none: it is of today", [pay([1], 200n, "credit"), applyCredit(0)], 0n, 0n, 0n],
  ];

  test.each(table)("%s", async (_, commands, open, left, discount) => {
    await inRollback(async (db) => {
      const scene = await openScene(db, [{ ...euros(100n)[0]!, terms: DISCOUNTED }, ...euros(100n)]);
      await runAll(scene, commands);
      expect((await balances(scene))[0]).toBe(open);
      expect(await creditIn(scene, EURO)).toBe(left);
      expect((await discounts(scene))[0]).toBe(discount);
      await expectWhole(scene);
      expect(await verifyTimeline(db, scene.ws)).toMatchObject({ kind: "intact" });
    });
  });
});

describe("what is left after", () => {
  type Row = [title: string, commands: Command[], open: bigint[], credit: bigint];
  const table: Row[] = [
    ["a payment of all that is open on two invoices", [pay([0, 1])], [0n, 0n], 0n],
    ["a part payment for two: the older one first", [pay([0, 1], 130n)], [0n, 70n], 0n],
    ["an over-payment: the rest is credit", [pay([0], 130n, "credit")], [0n, 100n], 30n],
    ["an over-payment for the oldest: the rest goes on", [pay([0], 130n, "oldest")], [0n, 70n], 0n],
    ["an over-payment that nobody said what to do with", [pay([0], 130n)], [100n, 100n], 0n],
    ["credit used", [pay([0], 130n, "credit"), applyCredit(1)], [0n, 70n], 0n],
    [
      "credit given back: the invoice is open again, and the over-payment can be reversed",
      [pay([0], 130n, "credit"), applyCredit(1), returnCredit(1), reverse(0)],
      [100n, 100n],
      0n,
    ],
    [
      "no giving back of credit that a cancellation has given back",
      [pay([0], 130n, "credit"), applyCredit(1), cancel(1), returnCredit(1)],
      [0n, 0n],
      30n,
    ],
    ["an over-payment reversed", [pay([0], 130n, "credit"), reverse(0)], [100n, 100n], 0n],
    [
      "no reversal of an over-payment whose credit is used",
      [pay([0], 130n, "credit"), applyCredit(1), reverse(0)],
      [0n, 70n],
      0n,
    ],
    ["a second reversal, which does nothing", [pay([0], 40n), reverse(0), reverse(0)], [100n, 100n], 0n],
    ["a part credit", [credit(0, 30n)], [70n, 100n], 0n],
    ["a part credit of what is paid: it is the client's credit", [pay([0]), credit(0, 30n)], [0n, 100n], 30n],
    ["no credit above what was billed", [credit(0, 101n)], [100n, 100n], 0n],
    ["a cancelled invoice", [pay([0], 40n), cancel(0)], [0n, 100n], 40n],
    ["a write-off", [pay([0], 40n), writeOff(0)], [0n, 100n], 0n],
    ["a payment after the write-off", [writeOff(0), pay([0])], [0n, 100n], 0n],
    [
      "a payment after the write-off, reversed: given up again",
      [writeOff(0), pay([0]), reverse(0)],
      [0n, 100n],
      0n,
    ],
    // What bounces must not leave money behind that never came.
    [
      "a bounced payment of a cancelled invoice: it is not owed again",
      [pay([0]), cancel(0), reverse(0)],
      [0n, 100n],
      0n,
    ],
    [
      "a bounced payment of an invoice credited in part",
      [pay([0]), credit(0, 30n), reverse(0)],
      [70n, 100n],
      0n,
    ],
    [
      "one of two payments of an invoice credited in part bounced",
      [pay([0], 60n), pay([0], 40n), credit(0, 30n), reverse(1)],
      [10n, 100n],
      0n,
    ],
    [
      "no bounce of what became credit that is used",
      [pay([0]), cancel(0), applyCredit(1), reverse(0)],
      [0n, 0n],
      0n,
    ],
    [
      "a bounce after a write-off, then cancelled: what was given up was never paid",
      [pay([0], 40n), writeOff(0), reverse(0), cancel(0)],
      [0n, 100n],
      0n,
    ],
    [
      "a bounced payment of a revived invoice credited in part",
      [writeOff(0), pay([0]), credit(0, 30n), reverse(0)],
      [0n, 100n],
      0n,
    ],
  ];

  test.each(table)("%s", async (_, commands, open, left) => {
    await inRollback(async (db) => {
      const scene = await openScene(db, euros(100n, 100n));
      await runAll(scene, commands);
      expect(await balances(scene)).toEqual(open);
      expect(await creditIn(scene, EURO)).toBe(left);
      await expectWhole(scene);
      expect(await verifyTimeline(db, scene.ws)).toMatchObject({ kind: "intact" });
    });
  });
});

describe("a refusal", () => {
  type Row = [why: string, before: Command[], refused: Command];
  const table: Row[] = [
    ["more-than-open", [], pay([0], 101n)],
    ["nothing-open", [pay([0])], pay([0], 1n)],
    ["wrong-currency", [], pay([0, 2])],
    ["credit-in-use", [pay([0], 130n, "credit"), applyCredit(1)], reverse(0)],
    ["credit-in-use", [pay([0]), cancel(0), applyCredit(1)], reverse(0)],
    ["no-payment", [], reverse(0)],
    ["no-credit", [], applyCredit(0)],
    ["no-credit-used", [pay([0])], returnCredit(0)],
    ["more-than-billed", [credit(0, 60n)], credit(0, 41n)],
    ["nothing-open", [cancel(0)], cancel(0)],
    ["nothing-open", [pay([0]), cancel(0), reverse(0)], cancel(0)],
    ["nothing-open", [writeOff(0)], writeOff(0)],
    ["nothing-open", [writeOff(0)], credit(0, 1n)],
  ];

  test.each(table)(
    "%s: nothing is changed, the head of the timeline included",
    async (why, before, refused) => {
      await inRollback(async (db) => {
        const scene = await openScene(db, [...euros(100n, 100n), { minor: 100n, currency: YEN }]);
        expect(await runAll(scene, before)).toEqual(before.map(() => ""));
        const rows = await rowsOf(db, scene.ws);
        expect(await runAll(scene, [refused])).toEqual([why]);
        expect(await rowsOf(db, scene.ws)).toEqual(rows);
      });
    },
  );

  test.each([0n, -1n])("a credit of %s is a refusal, not a failure", async (minor) => {
    await inRollback(async (db) => {
      const { house, invoices } = await openScene(db, euros(100n));
      const amount = money(minor, EURO);
      const asked = { invoice: invoices[0]!, amount, reason: "x" };
      expect(await creditInvoice(house.desk, house.who, asked)).toMatchObject({
        refusal: { kind: "not-positive" },
      });
    });
  });

  test.each([0n, -1n])("a payment of %s is a refusal, not a failure", async (minor) => {
    await inRollback(async (db) => {
      const scene = await openScene(db, euros(100n));
      expect(await runAll(scene, [pay([0], minor)])).toEqual(["not-positive"]);
    });
  });
});

describe("order does not matter", () => {
  test("the same payments and reversals in any order leave the same balances", async () => {
    // Six parts of at most a sixth each, so that none is ever above what is open.
    const part = fc.record({
      on: fc.nat({ max: 2 }),
      minor: fc.bigInt({ min: 1n, max: 20n }),
      bounces: fc.boolean(),
    });
    const parts = fc.array(part, { minLength: 2, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(parts, fc.infiniteStream(fc.nat()), async (payments, dice) => {
        const one = await leftAfter(payments, payments);
        const shuffled = payments
          .map((payment) => ({ payment, at: dice.next().value as number }))
          .sort((a, b) => a.at - b.at);
        expect(
          await leftAfter(
            shuffled.map((s) => s.payment),
            payments,
          ),
        ).toEqual(one);
        const expected = [YEN, EURO, DINAR].map((_, i) =>
          payments.reduce((open, p) => (p.on === i && !p.bounces ? open - p.minor : open), 120n),
        );
        expect(one).toEqual(expected);
      }),
      { numRuns: 6 },
    );
  });

  type Part = { on: number; minor: bigint; bounces: boolean };

  /** Every other run books each bounce at once, the others all of them at the end. */
  async function leftAfter(ordered: readonly Part[], inFull: readonly Part[]): Promise<bigint[]> {
    return inRollback(async (db) => {
      const scene = await openScene(
        db,
        [YEN, EURO, DINAR].map((currency) => ({ minor: 120n, currency })),
      );
      const atOnce = ordered === inFull;
      for (const [i, { on, minor, bounces }] of ordered.entries()) {
        await runAll(scene, [pay([on], minor), ...(bounces && atOnce ? [reverse(i)] : [])]);
      }
      const late = ordered.flatMap(({ bounces }, i) => (bounces && !atOnce ? [reverse(i)] : []));
      await runAll(scene, late.reverse());
      return balances(scene);
    });
  }

  test("with over-payments, what is owed less what is credit is the same", async () => {
    const net = (commands: Command[]) =>
      inRollback(async (db) => {
        const scene = await openScene(db, euros(100n));
        expect(await runAll(scene, commands)).toEqual(commands.map(() => ""));
        return (await balances(scene))[0]! - (await creditIn(scene, EURO));
      });
    expect(await net([pay([0], 60n), pay([0], 70n, "credit"), reverse(0)])).toBe(30n);
    expect(await net([pay([0], 60n), reverse(0), pay([0], 70n, "credit")])).toBe(30n);
  });
});
