import { createReadStream, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { addDays, day } from "../../src/domain/calendar.ts";
import { type Currency, toDecimal } from "../../src/domain/money.ts";
import type { ImportFile } from "../../src/exchange/import-file.ts";
import {
  type ImportRow,
  importKeyOf,
  type ReadContext,
  type RowItem,
  readRows,
} from "../../src/exchange/read-rows.ts";
import { openSheet } from "../../src/exchange/sheet.ts";
import { type ReadOptions, survey } from "../../src/exchange/survey.ts";

const context: ReadContext = {
  currency: "EUR" as Currency,
  today: day("2026-11-23"),
  dueOn: (d) => addDays(d, 14),
};

function fixture(name: string): ImportFile {
  const url = new URL(`../fixtures/csv/${name}`, import.meta.url);
  return { name, open: () => createReadStream(url) };
}

function text(content: string | Uint8Array, name = "sheet.csv"): ImportFile {
  return {
    name,
    open: async function* () {
      yield Buffer.from(content);
    },
  };
}

async function read(file: ImportFile, options: ReadOptions = {}, given: ReadContext = context) {
  const sheet = await openSheet(file);
  if (!sheet.ok) return { refusal: sheet.refusal, format: "", items: [] as RowItem[], questions: [] };
  const found = await survey(sheet.value, options);
  const items: RowItem[] = [];
  for await (const item of readRows(sheet.value, found, given)) items.push(item);
  return { format: sheet.value.layout.format.id, items, questions: found.questions, sheet: sheet.value };
}

function rows(items: readonly RowItem[]): ImportRow[] {
  return items.flatMap((item) => (item.kind === "invoice" ? [item.row] : []));
}

/** An invoice in one line: what the formats have in common. */
function brief(row: ImportRow): string {
  const { currency } = row.total;
  const said = row.obstacle ? ` ! ${row.obstacle.what}` : row.draft ? " draft" : "";
  return `${row.line}: ${row.number ?? "-"} ${row.client}, ${row.issued} to ${row.due}, ${currency} ${toDecimal(row.total)}, paid ${toDecimal(row.paid)}${said}`;
}

function faults(items: readonly RowItem[]): string[] {
  return items.flatMap((item) => (item.kind === "fault" ? [`${item.fault.line}: ${item.fault.what}`] : []));
}

describe("the exports of other tools", () => {
  const table: [file: string, format: string, invoices: string[], faults: string[]][] = [
    [
      "stripe.csv",
      "stripe",
      [
        "2: A1B2-0001 Tern & Sons, 2026-01-15 to 2026-02-14, EUR 1250.50, paid 1250.50",
        "3: A1B2-0002 Gull Ltd, 2026-03-01 to 2026-03-31, GBP 800.00, paid 0.00",
        "4: - Gull Ltd, 2026-03-02 to 2026-04-01, GBP 90.00, paid 0.00 draft",
        "5: A1B2-0003 Plover Inc, 2026-03-03 to 2026-04-02, USD 60.00, paid 0.00 ! is cancelled and was left out",
        "6: A1B2-0004 Plover Inc, 2026-03-04 to 2026-04-03, USD 70.00, paid 0.00 ! is written off and was left out",
      ],
      [],
    ],
    [
      "xero.csv",
      "xero",
      [
        "2: INV-1001 Tern & Sons, 2026-04-03 to 2026-05-03, GBP 1200.00, paid 400.00",
        "4: INV-1002 Gull Ltd, 2026-04-25 to 2026-05-25, GBP 90.00, paid 0.00 draft",
        "6: INV-1003 Plover Inc, 2026-04-26 to 2026-05-26, GBP 70.00, paid 0.00 ! is cancelled and was left out",
      ],
      ["5: is a credit note and was left out"],
    ],
    [
      "quickbooks-invoice-list.csv",
      "quickbooks",
      [
        "6: 1041 Tern & Sons, 2026-01-15 to 2026-02-14, USD 1000.00, paid 1000.00",
        "7: 1042 Gull Ltd, 2026-02-03 to 2026-03-05, USD 2500.00, paid 1000.00",
      ],
      ["8: is a credit note and was left out"],
    ],
    [
      "quickbooks-by-customer.csv",
      "quickbooks",
      [
        "6: 1041 Tern & Sons, 2026-01-15 to 2026-02-14, USD 1000.00, paid 750.00",
        "9: 1042 Gull Ltd, 2026-01-16 to 2026-02-15, USD 300.00, paid 0.00",
      ],
      [],
    ],
    [
      "freshbooks.csv",
      "freshbooks",
      [
        "2: 0000041 Tern & Sons, 2026-01-15 to 2026-02-14, CAD 276.00, paid 0.00",
        "4: 0000042 Gull Ltd, 2026-01-20 to 2026-02-19, CAD 75.50, paid 75.50",
        "5: 0000043 Plover Inc, 2026-01-21 to 2026-02-20, CAD 80.00, paid 0.00 ! is paid in part, but the file does not say how much",
      ],
      [],
    ],
    [
      "invoice-ninja.csv",
      "invoice-ninja",
      [
        "2: 0041 Tern & Sons, 2026-01-15 to 2026-02-14, EUR 1250.50, paid 250.50",
        "3: 0042 Gull Ltd, 2026-01-16 to 2026-02-15, EUR 99.00, paid 99.00",
      ],
      [],
    ],
    [
      "plain-german-windows.csv",
      "plain",
      [
        "2: 2026-001 Müller & Söhne, 2026-02-03 to 2026-03-05, EUR 1250.50, paid 1250.50",
        "3: 2026-002 Jäger GmbH, 2026-02-04 to 2026-03-06, EUR 2000.00, paid 500.00",
        "4: 2026-003 Jäger GmbH, 2026-02-05 to 2026-03-07, EUR 75.00, paid 0.00",
      ],
      [],
    ],
  ];
  test.each(table)("%s", async (file, format, invoices, expectedFaults) => {
    const usd = { ...context, currency: (file.startsWith("quickbooks") ? "USD" : "EUR") as Currency };
    const result = await read(fixture(file), {}, usd);
    expect(result.format).toBe(format);
    expect(rows(result.items).map(brief)).toEqual(invoices);
    expect(faults(result.items)).toEqual(expectedFaults);
    expect(result.questions).toEqual([]);
  });

  test("lines of one invoice give one description, and the day of payment is kept", async () => {
    const [xero] = rows((await read(fixture("xero.csv"))).items);
    expect(xero).toMatchObject({ description: "Design; Build", note: "PO 77", emails: ["ap@tern.example"] });
    const [stripe] = rows((await read(fixture("stripe.csv"))).items);
    expect(stripe!.paidOn).toBe("2026-02-20");
  });
});

test("each bad line is told with its number, and the good ones are read", async () => {
  const { items } = await read(fixture("faults.csv"));
  expect(faults(items)).toEqual([
    "3: is not an amount",
    "4: is not a date",
    "5: is negative: a credit note, which was left out",
    "6: is nothing to pay: an invoice needs an amount above 0",
    "7: has 4 cells where the header row has 6",
    "8: has 7 cells where the header row has 6",
    "9: is missing",
    "10: is a spreadsheet formula",
    "11: holds control characters",
    "12: is longer than 200 characters",
    "13: has more decimals than EUR (2)",
    "14: is missing",
    "16: has a currency sign that could mean several; add a currency column",
  ]);
  expect(rows(items).map((row) => row.number)).toEqual(["1", "1", "15"]);
  const last = items.at(-1);
  expect(last).toMatchObject({ kind: "invoice", row: { client: "שלום 🐦", emails: [] } });
  expect(last?.kind === "invoice" && last.remarks.map((r) => [r.line, r.text, r.kept])).toEqual([
    [17, "not", true],
  ]);
});

test("a number by which an invoice could not be found again is a fault", async () => {
  const long = "7".repeat(41);
  const { items } = await read(
    text(`number,client,amount,due\n${long},Tern,1,2026-12-01\n---,Tern,1,2026-12-01\n`),
  );
  expect(faults(items)).toEqual(["2: is longer than 40 characters", "3: has neither letter nor figure"]);
});

test("an address with characters that nobody sees is left out", async () => {
  const cells = ["kim\u202e@tern.example", "a\u001b[2J@tern.example", "ap@tern.example"].join(";");
  const { items } = await read(text(`client,email,amount,due\nTern,${cells},1,2026-12-01\n`));
  expect(rows(items).map((row) => row.emails)).toEqual([["ap@tern.example"]]);
});

describe("what the column does not settle is asked", () => {
  const sheet = (cells: string) => text(`number,client,amount,due\n1,Tern,${cells}\n`);

  test("a date", async () => {
    const { questions, items } = await read(sheet("100,3/4/2026"));
    expect(questions).toEqual([
      {
        about: "dateOrder",
        column: "due",
        line: 2,
        text: "3/4/2026",
        readings: [
          { label: "3 April 2026", options: { dateOrder: "dmy" } },
          { label: "4 March 2026", options: { dateOrder: "mdy" } },
        ],
      },
    ]);
    expect(items).toEqual([{ kind: "waiting", line: 2 }]);
    const answered = await read(sheet("100,3/4/2026"), { dateOrder: "mdy" });
    expect(answered.questions).toEqual([]);
    expect(rows(answered.items)[0]!.due).toBe("2026-03-04");
  });

  test("an amount", async () => {
    const { questions, items } = await read(sheet('"1,250",2026-03-04'));
    expect(questions).toMatchObject([
      { about: "decimal", readings: [{ label: "1250" }, { label: "1.250" }] },
    ]);
    expect(items).toEqual([{ kind: "waiting", line: 2 }]);
    const answered = await read(sheet('"1,250",2026-03-04'), { decimal: "point" });
    expect(toDecimal(rows(answered.items)[0]!.total)).toBe("1250.00");
  });

  test("one telling cell settles all of them", async () => {
    const file = text(
      'number,client,amount,issued,due\n1,Tern,1.250,3/4/2026,4/4/2026\n2,Tern,"2,50",25/4/2026,1/5/2026\n',
    );
    const { questions, items } = await read(file);
    expect(questions).toEqual([]);
    expect(rows(items).map(brief)).toEqual([
      "2: 1 Tern, 2026-04-03 to 2026-04-04, EUR 1250.00, paid 0.00",
      "3: 2 Tern, 2026-04-25 to 2026-05-01, EUR 2.50, paid 0.00",
    ]);
  });

  test("cells that contradict each other leave the rest in doubt", async () => {
    const file = text("number,client,amount,due\n1,T,10,25/4/2026\n2,T,10,4/25/2026\n3,T,10,4/5/2026\n");
    const { questions, items } = await read(file);
    expect(questions).toHaveLength(1);
    expect(items.map((item) => item.kind)).toEqual(["invoice", "invoice", "waiting"]);
    const answered = await read(file, { dateOrder: "dmy" });
    expect(faults(answered.items)).toEqual([
      "3: is no day when the day comes first, as in the rest of the column",
    ]);
  });
});

describe("the paid column", () => {
  const table: [cell: string, paid: string][] = [
    ["", "0.00"],
    ["0", "0.00"],
    ["no", "0.00"],
    ["-", "0.00"],
    ["yes", "100.00"],
    ["✓", "100.00"],
    ["TRUE", "100.00"],
    ["2026-03-01", "100.00"],
    ["40.50", "40.50"],
    ["150", "150.00"],
  ];
  test.each(table)("%j is %s of 100.00", async (cell, paid) => {
    const { items } = await read(text(`number,client,amount,due,paid\n1,Tern,100.00,2026-02-14,${cell}\n`));
    expect(toDecimal(rows(items)[0]!.paid)).toBe(paid);
  });

  test("total, paid and balance have to fit", async () => {
    const { items } = await read(
      text("number,client,amount,due,paid,balance\n1,T,100.00,2026-02-14,40.00,70.00\n"),
    );
    expect(rows(items)[0]!.obstacle?.what).toBe("does not fit the total less what is paid");
  });

  test("a day to come is no day of payment", async () => {
    const { items } = await read(
      text("number,client,amount,due,paid on\n1,T,100.00,2026-02-14,2027-01-01\n"),
    );
    expect(faults(items)).toEqual(["2: is a day that is still to come"]);
  });
});

describe("how the file is written", () => {
  const content = "Client;Number;Amount;Due\nJäger;7;10,50;2026-02-14\n";
  const utf16 = Buffer.from(`\ufeff${content}`, "utf16le");
  const table: [title: string, file: ImportFile][] = [
    ["UTF-8", text(content)],
    ["UTF-8 with a mark", text(`\ufeff${content}`)],
    ["UTF-16", text(utf16)],
    ["UTF-16, big end first", text(Buffer.from(utf16).swap16())],
    ["Windows-1252", text(Buffer.from(content, "latin1"))],
    ["Windows line ends", text(content.replaceAll("\n", "\r\n"))],
    ["old Mac line ends", text(content.replaceAll("\n", "\r"))],
    ["tabs", text(content.replaceAll(";", "\t"))],
    ["Excel's hint", text(`sep=;\n${content}`)],
  ];
  test.each(table)("%s", async (_, file) => {
    expect(rows((await read(file)).items)).toMatchObject([
      { client: "Jäger", number: "7", total: { minor: 1050n }, due: "2026-02-14" },
    ]);
  });

  test("a byte at a time reads the same", async () => {
    const bytes = readFileSync(new URL("../fixtures/csv/xero.csv", import.meta.url));
    const dripping: ImportFile = {
      name: "xero.csv",
      open: async function* () {
        for (const byte of bytes) yield Uint8Array.of(byte);
      },
    };
    expect(rows((await read(dripping)).items)).toEqual(rows((await read(fixture("xero.csv"))).items));
  });
});

describe("files that are no list of invoices", () => {
  const table: [title: string, content: string | Uint8Array, because: RegExp][] = [
    ["empty", "", /^it is empty$/],
    ["XLSX", "PK\u0003\u0004rest", /^it is an Excel or other packed file; save the sheet as CSV/],
    ["PDF", "%PDF-1.7", /^it is a PDF/],
    ["binary", Uint8Array.of(1, 2, 0, 3), /^it is not a text file$/],
    ["other columns", "a,b\n1,2\n", /^its columns are "a", "b"; it needs client, amount, due date$/],
    ["no due date", "number,client,amount\n1,T,5\n", /it needs due date$/],
    [
      "QuickBooks without open balances",
      "Date,Transaction type,Num,Name,Due date,Amount\n1/1/2026,Invoice,1,T,1/2/2026,5\n",
      /\(read as an export of QuickBooks Online\); it needs open balance$/,
    ],
  ];
  test.each(table)("%s", async (_, content, because) => {
    const { refusal } = await read(text(content));
    expect(refusal).toEqual({
      kind: "import-wrong",
      file: "sheet.csv",
      because: expect.stringMatching(because),
    });
  });
});

test("a quotation mark that is never closed is told with its line, and the rows before it are read", async () => {
  const { items } = await read(
    text('number,client,amount,due\n1,T,5,2026-01-01\n2,"T,5,2026-01-01\n3,T,5,2026-01-01\n'),
  );
  expect(rows(items).map((row) => row.number)).toEqual(["1"]);
  expect(faults(items)).toEqual(["3: a quotation mark is opened and never closed"]);
});

test("the line of a row is right behind rows of several lines and empty ones", async () => {
  const { items } = await read(
    text('number,client,amount,due,note\n1,T,5,2026-01-01,"a\nb"\n\n2,T,x,2026-01-01,\n'),
  );
  expect(faults(items)).toEqual(["5: is not an amount"]);
});

test("rows without a number have a key by their content and their turn", async () => {
  const file = text("client,amount,due\nTern,5,2026-01-01\nTern,5,2026-01-01\nTern,6,2026-01-01\n");
  const [a, b, c] = rows((await read(file)).items);
  expect(importKeyOf(a!, 0)).toBe(importKeyOf(b!, 0));
  expect(importKeyOf(a!, 0)).not.toBe(importKeyOf(b!, 1));
  expect(importKeyOf(a!, 0)).not.toBe(importKeyOf(c!, 0));
});

test("without an issue date the due date stands in, or today; without a due date the terms", async () => {
  const { items } = await read(text("number,client,amount,due\n1,T,5,2026-01-01\n2,T,5,2027-01-01\n"));
  expect(rows(items).map((r) => [r.issued, r.due, r.assumed])).toEqual([
    ["2026-01-01", "2026-01-01", ["currency", "issued"]],
    ["2026-11-23", "2027-01-01", ["currency", "issued"]],
  ]);
  const terms = await read(text("number,client,amount,issued,due\n1,T,5,2026-01-01,\n"));
  expect(rows(terms.items)[0]).toMatchObject({ due: "2026-01-15", assumed: ["currency", "due"] });
});
