import { describe, expect, test } from "vitest";
import { paymentTerms } from "../../src/facts/payment-terms.ts";
import { expectAnswer, expectRefused, sharedBooks } from "../chat/books.ts";
import { dbTest } from "../kit/db.ts";
import { openHouse, wordsOf } from "../kit/house.ts";

const examples = paymentTerms().flatMap((term) =>
  term.examples.map((example) => ({ id: term.id, ...example })),
);

const LONG: Record<string, string> = { month: "short", day: "numeric", year: "numeric" };
const spoken = (iso: string) => new Date(`${iso}T12:00:00Z`).toLocaleDateString("en-GB", LONG);

describe("terms that the trade knows, on an invoice", () => {
  const books = sharedBooks({ now: "2028-12-31T10:00:00Z" });

  test.each(examples)("$id: $terms from $issued is due on $due", ({ terms, issued, due, discountUntil }) =>
    books.aside(async (house) => {
      const added = await house.say(`/invoice add Acme 100 issued ${issued} terms ${terms} number T-1`);
      expectAnswer(added);
      expect(wordsOf(added)).toContain(`due ${spoken(due)} (`);
      if (!discountUntil) return;
      house.clock.set(`${discountUntil}T10:00:00Z`);
      expect(wordsOf(await house.say("/invoice show T-1"))).toContain(`until ${spoken(discountUntil)}`);
    }),
  );

  const dateless = paymentTerms()
    .filter((term) => term.examples.length === 0)
    .map(({ id }) => id);
  test.each(dateless)("%s names no day of its own, which is said", (id) =>
    books.aside(async (house) => {
      await expectRefused(house, () => house.say(`/invoice add Acme 100 terms ${id}`), ["No date follows"]);
    }),
  );
});

describe("net n EOM", () => {
  dbTest(
    "is asked once; the answer holds for invoices, clients and settings until it is changed",
    async (db) => {
      const house = await openHouse(db, { now: "2026-08-03T10:00:00Z" });
      const due = async (line: string) => /due (.*?) \(/.exec(wordsOf(await house.say(line)))?.[1];
      const question = await expectRefused(house, () => house.say("/invoice add Acme 10 terms net 30 eom"), [
        "The answer is kept",
      ]);
      const answered = await house.press(question, "30 days, then on to the end of that month");
      expect(wordsOf(answered)).toContain("due 30 Sept 2026 (net 30 EOM B)");
      expect(await due("/invoice add Acme 11 issued 2026-08-01 terms net 30 eom")).toBe("31 Aug 2026");
      await house.say("/client add Brown terms net 30 EOM");
      expect(await due("/invoice add Brown 12 issued 2026-08-01")).toBe("31 Aug 2026");
      expect(wordsOf(await house.say("/dunlin setup eom A terms net 30 EOM"))).toContain("(A)");
      expect(await due("/invoice add Gull 13 issued 2026-08-01")).toBe("30 Sept 2026");
      expect(await due("/invoice add Gull 14 issued 2026-08-01 terms 30 eom")).toBe("30 Sept 2026");
      expect(await due("/invoice add Brown 15 issued 2026-08-01")).toBe("31 Aug 2026");
      expect(await due("/invoice add Gull 16 issued 2026-08-01 terms net 30 EOM B")).toBe("31 Aug 2026");
      expect(await due("/invoice add Gull 17 issued 2026-08-01 terms net 30 EOM")).toBe("30 Sept 2026");
      expect(wordsOf(await house.say("/dunlin verify"))).toContain("The timeline is whole");
      expect(house.faults).toEqual([]);
    },
  );

  dbTest("is settled by whoever first agrees on it with a client, or in the settings", async (db) => {
    for (const line of ["/client add Acme terms net 30 EOM A", "/dunlin setup terms net 30 EOM A"]) {
      const house = await openHouse(db, { visitor: { externalId: line } });
      await house.say(line);
      expectAnswer(await house.say("/invoice add Gull 13 terms net 30 EOM"));
    }
  });

  dbTest("is not settled by terms that say nothing of it", async (db) => {
    const house = await openHouse(db);
    expectAnswer(await house.say("/invoice add Gull 13 terms EOM"));
    await expectRefused(house, () => house.say("/invoice add Gull 14 terms net 30 EOM"));
  });
});
