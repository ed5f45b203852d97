import { expect, test } from "vitest";
import type { Card } from "../../src/chat/card.ts";
import { invoiceTotals } from "../../src/domain/invoice.ts";
import { toDecimal } from "../../src/domain/money.ts";
import { findInvoiceByNumber, linesOf } from "../../src/store/invoices.ts";
import { verifyTimeline } from "../../src/usecases/verify-timeline.ts";
import { expectAnswer } from "../chat/books.ts";
import { dbTest, inRollback } from "../kit/db.ts";
import { type House, openHouse, wordsOf } from "../kit/house.ts";

async function sayAll(house: House, lines: readonly string[]): Promise<Card> {
  let card: Card | undefined;
  for (const line of lines) {
    card = await house.say(line);
    expectAnswer(card);
    expect(card.tone, card.title).toBeUndefined();
  }
  return card!;
}

async function invoiceOf(house: House, number: string) {
  const { db } = house.desk;
  const found = await findInvoiceByNumber(db, house.workspace.id, number);
  if (!found) throw new Error(`${number} is not on the books`);
  return { ...found, lines: await linesOf(db, house.workspace.id, found.invoice) };
}

/** The lines and the total as texts: what the paper prints. */
async function printed(house: House, number: string): Promise<string[]> {
  const { invoice, lines } = await invoiceOf(house, number);
  const { net, taxes, total } = invoiceTotals(invoice.kind, lines, invoice.currency);
  expect(total).toEqual(invoice.total);
  return [
    ...lines.map((l) => `${l.description}: ${toDecimal(l.unitPrice)} at ${l.taxRate}`),
    `net ${toDecimal(net)}, ${taxes.map((t) => `${t.rate}: ${toDecimal(t.tax)}`).join(", ")}`,
    `total ${toDecimal(total)}`,
  ];
}

const table: [title: string, lines: string[], number: string, expected: string[]][] = [
  [
    "a deposit, a milestone and the rest, by the tax of each",
    [
      "/project add Acme 10000.01 for Shop tax 19 deposit 33.33%",
      "/project milestone shop 33.33% for Design",
      "/project bill shop deposit",
      "/project edit shop tax 16",
      "/project bill shop 1",
      "/project bill shop final",
    ],
    "INV-0003",
    [
      "Shop: 10000.01 at 16",
      "Less: Deposit invoice INV-0001, 23 November 2026: -3333.00 at 19",
      "Less: Progress invoice INV-0002, 23 November 2026: -3333.00 at 16",
      "net 3334.01, 16: 1600.00, 19: -633.27, 16: -533.28",
      "total 3767.46",
    ],
  ],
  [
    "a credit memo on the deposit is left to the final invoice, to the cent that no net sum makes",
    [
      "/project add Acme 1000 for Shop tax 19 deposit 300",
      "/project bill shop deposit",
      "/invoice credit 1 0.03 a slip", // 356.97 with tax: 299.97 makes 356.96, 299.98 makes 356.98
      "/project bill shop final",
    ],
    "INV-0002",
    [
      "Shop: 1000.00 at 19",
      "Less: Deposit invoice INV-0001, 23 November 2026 (€357.00, Credit note CM-0001 -€0.03): -299.97 at 19",
      "Less: Deposit invoice INV-0001, 23 November 2026 (€357.00, Credit note CM-0001 -€0.03): -0.01 at 19",
      "net 700.02, 19: 190.00, 19: -56.99, 19: 0.00",
      "total 833.03",
    ],
  ],
  [
    "a deposit that is not paid is taken off as well: it stays open on its own invoice",
    [
      "/project add Acme 1000 for Shop deposit 400",
      "/project bill shop deposit",
      "/invoice paid 1 150",
      "/project bill shop final",
    ],
    "INV-0002",
    [
      "Shop: 1000.00 at 0",
      "Less: Deposit invoice INV-0001, 23 November 2026: -400.00 at 0",
      "net 600.00, 0: 0.00, 0: 0.00",
      "total 600.00",
    ],
  ],
  [
    "a cancelled deposit is not taken off",
    [
      "/project add Acme 1000 for Shop deposit 400",
      "/project bill shop deposit",
      "/invoice cancel 1 a slip",
      "/project bill shop final",
    ],
    "INV-0002",
    ["Shop: 1000.00 at 0", "net 1000.00, 0: 0.00", "total 1000.00"],
  ],
  [
    "yen",
    [
      "/project add Acme ¥100001 for Shop tax 10 deposit 33%",
      "/project milestone shop 33% for Design",
      "/project bill shop deposit",
      "/project bill shop design",
      "/project bill shop final",
    ],
    "INV-0003",
    [
      "Shop: 100001 at 10",
      "Less: Deposit invoice INV-0001, 23 November 2026: -33000 at 10",
      "Less: Progress invoice INV-0002, 23 November 2026: -33000 at 10",
      "net 34001, 10: 10000, 10: -3300, 10: -3300",
      "total 37401",
    ],
  ],
  [
    "dinars",
    [
      "/project add Acme KWD 1000.001 for Shop tax 5 deposit 12.5%",
      "/project bill shop deposit",
      "/project bill shop final",
    ],
    "INV-0002",
    [
      "Shop: 1000.001 at 5",
      "Less: Deposit invoice INV-0001, 23 November 2026: -125.000 at 5",
      "net 875.001, 5: 50.000, 5: -6.250",
      "total 918.751",
    ],
  ],
  [
    "in the client's language",
    [
      "/client add Acme language de country DE",
      "/project add Acme 1000 for Shop deposit 400",
      "/project bill shop deposit",
      "/project bill shop final",
    ],
    "INV-0002",
    [
      "Shop: 1000.00 at 0",
      "Abzüglich: Anzahlungsrechnung INV-0001, 23. November 2026: -400.00 at 0",
      "net 600.00, 0: 0.00, 0: 0.00",
      "total 600.00",
    ],
  ],
];

test.each(table)("%s", (_, lines, number, expected) =>
  inRollback(async (db) => {
    const house = await openHouse(db);
    await sayAll(house, lines);
    expect(await printed(house, number)).toEqual(expected);
    expect(await verifyTimeline(db, house.workspace.id)).toMatchObject({ kind: "intact" });
    const pdf = await house.say(`/invoice pdf ${number}`);
    expectAnswer(pdf);
    expect(house.faults).toEqual([]);
  }),
);

dbTest("a draft takes its stage, and is issued with the dates of the day it goes out", async (db) => {
  const house = await openHouse(db);
  await sayAll(house, [
    "/client add Acme email ap@acme.example",
    "/project add Acme 1000 for Shop deposit 400",
    "/project bill shop deposit draft",
  ]);
  const before = wordsOf(await house.say("/project show shop"));
  expect(before).toContain("Invoiced: €0.00");
  expect(before).toContain("Left to bill: €600.00");
  expect(before).toContain("INV-0001 is a draft; /invoice send INV-0001");
  house.clock.set("2026-12-01T10:00:00Z");
  await house.press(await house.say("/invoice send 1"), "Approve & copy");
  const { invoice } = await invoiceOf(house, "INV-0001");
  expect(invoice).toMatchObject({ draft: false, issuedOn: "2026-12-01", dueOn: "2026-12-01" });
  expect(wordsOf(await house.say("/project show shop"))).toContain("Invoiced: €400.00");
});

dbTest(
  "what was credited after it was paid is the client's credit, and the project's paid sum",
  async (db) => {
    const house = await openHouse(db);
    const card = await sayAll(house, [
      "/project add Acme 1000 for Shop deposit 400",
      "/project bill shop deposit",
      "/invoice paid 1",
      "/invoice credit 1 100 a gift",
      "/project show shop",
    ]);
    const words = wordsOf(card);
    expect(words).toContain("Invoiced: €300.00");
    expect(words).toContain("Paid: €300.00");
    expect(words).toContain("Open: €0.00");
    expect(words).toContain("Left to bill: €700.00");
  },
);
