import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, day } from "../../src/domain/calendar.ts";
import { newId } from "../../src/domain/ids.ts";
import { balanceOf, type Entry, type Invoice } from "../../src/domain/invoice.ts";
import { money, readCurrency, sum } from "../../src/domain/money.ts";
import { statementsOf } from "../../src/domain/statement.ts";

const currencies = ["EUR", "JPY"].map((code) => readCurrency(code)!);
const first = day("2026-01-31");

const anyFound = fc
  .record({
    currency: fc.constantFrom(...currencies),
    total: fc.bigInt(1n, 1_000_000n),
    issued: fc.nat(400),
    booked: fc.array(fc.record({ after: fc.nat(60), minor: fc.bigInt(-50_000n, 50_000n) }), { maxLength: 5 }),
  })
  .map(({ currency, total, issued, booked }) => {
    const issuedOn = addDays(first, issued);
    const invoice: Invoice = {
      id: newId(),
      client: newId(),
      number: "INV-1",
      kind: "standard",
      currency,
      total: money(total, currency),
      issuedOn,
      dueOn: issuedOn,
      draft: false,
    };
    const entries = booked.map(
      ({ after, minor }): Entry => ({
        id: newId(),
        invoice: invoice.id,
        kind: "payment",
        on: addDays(issuedOn, after),
        effect: money(minor, currency),
      }),
    );
    return { invoice, entries };
  });

test("an account runs by date, each balance is the one before and the line, and the last is what is open", () => {
  fc.assert(
    fc.property(fc.array(anyFound, { maxLength: 6 }), (found) => {
      for (const { currency, lines, balance } of statementsOf(found)) {
        const mine = found.filter(({ invoice }) => invoice.currency === currency);
        expect(lines).toHaveLength(mine.length + mine.flatMap(({ entries }) => entries).length);
        expect(balance).toEqual(
          sum(
            mine.map((f) => balanceOf(f.invoice, f.entries)),
            currency,
          ),
        );
        let before = 0n;
        for (const [i, line] of lines.entries()) {
          expect(line.balance.minor).toBe(before + line.amount.minor);
          if (i > 0) expect(line.on >= lines[i - 1]!.on).toBe(true);
          before = line.balance.minor;
        }
      }
    }),
  );
});
