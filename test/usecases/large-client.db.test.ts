import { expect } from "vitest";
import { day } from "../../src/domain/calendar.ts";
import { newId } from "../../src/domain/ids.ts";
import { singleLine } from "../../src/domain/invoice.ts";
import { done } from "../../src/domain/outcome.ts";
import { findInvoiceByNumber, insertInvoice } from "../../src/store/invoices.ts";
import { change } from "../../src/usecases/change.ts";
import { planClient } from "../../src/usecases/plan-client.ts";
import { sweep } from "../../src/usecases/sweep.ts";
import { dbTest } from "../kit/db.ts";
import type { House } from "../kit/house.ts";
import { openPosting } from "./letters-kit.ts";

/** Acme owes INV-0001 since 15 August, and so many more since the 20th. */
async function owesMany(house: House, more: number): Promise<void> {
  await house.say("/invoice add Acme 100 issued 2026-08-01 due 2026-08-15 email pay@acme.example");
  const planned = await change(house.desk, house.who, async (ledger) => {
    const { tx, ws, now } = ledger;
    const { invoice } = (await findInvoiceByNumber(tx, ws, "INV-0001"))!;
    const lines = [singleLine("Work", invoice.total)];
    for (let n = 1; n <= more; n++) {
      const another = {
        ...invoice,
        id: newId<typeof invoice.id>(),
        number: `A-${n}`,
        dueOn: day("2026-08-20"),
      };
      await insertInvoice(tx, ws, another, lines, now);
    }
    await planClient(ledger, invoice.client);
    return done(undefined);
  });
  expect(planned.ok).toBe(true);
}

dbTest(
  "a client who owes many invoices is written to about fifty, and about the rest after that",
  async (db) => {
    const house = await openPosting(db);
    await owesMany(house, 59);
    const first = await sweep(house.desk);
    expect(first.map((s) => s.did)).toEqual(Array<string>(50).fill("drafted"));
    expect(first[0]?.invoice).toBe("INV-0001"); // the longest due
    await house.press(await house.say("/receivables drafts"), "Approve & send");
    expect(house.mails[0]?.enclosures).toHaveLength(50);
    // Until the next letter may go out, the team is asked to check those that were left over.
    expect((await sweep(house.desk)).map((s) => s.did)).toEqual(Array<string>(10).fill("asked"));
    expect(await sweep(house.desk)).toEqual([]);
    house.clock.advance({ days: 7 });
    const second = await sweep(house.desk);
    const rest = second.filter((s) => s.step === "polite-reminder").map((s) => s.invoice);
    expect(rest).toHaveLength(10);
    expect(first.some((s) => rest.includes(s.invoice))).toBe(false);
    expect(second).toHaveLength(50); // room is left for those that stand one step further on
  },
);
