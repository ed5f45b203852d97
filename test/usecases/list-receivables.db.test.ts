import { expect } from "vitest";
import type { InvoiceFilter } from "../../src/store/reports.ts";
import { listReceivables, todaysList } from "../../src/usecases/list-receivables.ts";
import { expectAnswer } from "../chat/books.ts";
import { dbTest } from "../kit/db.ts";
import { type House, openHouse, wordsOf } from "../kit/house.ts";
import { openAsking } from "./asks-kit.ts";

/** An invoice for every way in which one can stand, the client's name telling which. */
async function booksOfAllKinds(house: House): Promise<void> {
  const lines = [
    "/invoice add Late 100 issued 2026-10-01 due 2026-10-15",
    "/invoice add Early 100 due 2026-12-24",
    "/invoice add Unsent 100 draft",
    "/invoice add Paid 100",
    "/invoice paid INV-0004",
    "/invoice add Half 100",
    "/invoice paid INV-0005 40",
    "/invoice write-off INV-0005 insolvent",
    "/invoice add Credited 100",
    "/invoice paid INV-0006 40",
    "/invoice cancel INV-0006 wrong work",
    "/invoice add Voided 100 draft",
    "/invoice cancel INV-0007 not ordered",
    "/invoice add Lowered 100",
    "/invoice credit INV-0008 60 less work",
    "/invoice paid INV-0008",
  ];
  for (const line of lines) expect((await house.say(line)).tone ?? "plain", line).toBe("plain");
}

dbTest("each list holds the invoices of its state and no others", async (db) => {
  const house = await openHouse(db);
  await booksOfAllKinds(house);
  const listed = async (filter: InvoiceFilter) => {
    const { rows, total } = await listReceivables(house.desk, house.workspace, { filter, page: 1 });
    expect(total).toBe(rows.length);
    return rows.map((row) => `${row.client}: ${row.state.kind}`).sort();
  };
  expect(await listed("overdue")).toEqual(["Late: open"]);
  expect(await listed("open")).toEqual(["Early: open", "Late: open"]);
  expect(await listed("draft")).toEqual(["Unsent: draft"]);
  expect(await listed("paid")).toEqual(["Lowered: paid", "Paid: paid"]);
  expect(await listed("all")).toHaveLength(8);
});

dbTest("a client's habit counts what was paid, not what was given up or credited away", async (db) => {
  const house = await openHouse(db);
  await booksOfAllKinds(house);
  expect(wordsOf(await house.say("/client show Paid"))).toContain("Pays: 1 invoice in time");
  expect(wordsOf(await house.say("/client show Half"))).toContain("Pays: no invoice paid yet");
  expect(wordsOf(await house.say("/client show Credited"))).toContain("Pays: no invoice paid yet");
});

dbTest("what a person waits for asks as many questions of a large ledger as of a small one", async (db) => {
  const house = await openHouse(db);
  const addLate = async (from: number, to: number) => {
    for (let n = from; n <= to; n++) {
      await house.say(
        `/invoice add "Client ${n}" 100 issued 2026-10-01 due 2026-11-10 email c${n}@x.example`,
      );
      await house.say(`/invoice remind ${n}`);
      await house.say(`/invoice add "Client ${n}" ${n} due 2026-12-01 number A-${n}`);
    }
  };
  const lines = [
    "/receivables",
    "/receivables drafts",
    "/receivables aging",
    "/invoice list",
    "/client list",
  ];
  const questions = async () => {
    let asked = 0;
    const counting = new Proxy(db, {
      get(target, name) {
        if (name === "select") asked++;
        return Reflect.get(target, name, target);
      },
    });
    const counts: [string, number][] = [];
    for (const line of lines) {
      asked = 0;
      Object.assign(house.desk, { db: counting });
      expect((await house.say(line)).tone ?? "plain").toBe("plain");
      Object.assign(house.desk, { db });
      counts.push([line, asked]);
    }
    return counts;
  };
  await addLate(1, 2);
  const few = await questions();
  await addLate(3, 6);
  expect(await questions()).toEqual(few);
});

dbTest("what waits for a person today is not told again as what the week brings", async (db) => {
  const house = await openAsking(db, "call");
  const upcoming = async () => {
    const list = await todaysList(house.desk, house.workspace);
    return list.upcoming.map(({ client, why }) => `${client}: ${why}`);
  };
  await house.say("/invoice add Bolt 100 due 2026-11-30 email pay@bolt.example");
  expect(await upcoming()).toEqual(["Bolt: heads-up"]);
  expectAnswer(await house.say("/invoice remind 2"));
  expect(await upcoming()).toEqual([]);
});
