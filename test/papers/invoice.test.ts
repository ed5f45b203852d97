import fc from "fast-check";
import { PDFDocument } from "pdf-lib";
import { describe, expect, test } from "vitest";
import { day } from "../../src/domain/calendar.ts";
import { lineNet, totalsOf } from "../../src/domain/invoice.ts";
import { allCurrencies, formatMoney, money, sum } from "../../src/domain/money.ts";
import { fontBook, openFontBook, tidy } from "../../src/papers/fonts.ts";
import { invoicePdf, layInvoice } from "../../src/papers/invoice.ts";
import type { InvoiceDocument } from "../../src/papers/invoice-document.ts";
import type { Mark, Paper } from "../../src/papers/page.ts";
import { writers } from "../../src/papers/sheet.ts";
import { readPdf } from "./render.ts";
import { currency, EUR, invoiceDocument, line, madeAt } from "./sample.ts";

const booked = [
  { kind: "payment" as const, on: day("2026-11-20"), effect: money(-100_000n, EUR) },
  { kind: "credit-memo" as const, on: day("2026-11-21"), effect: money(-5_000n, EUR) },
];
const manyLines = Array.from({ length: 200 }, (_, i) =>
  line(`Service ${i + 1}`, "1", `${(i * 37) % 900}.${10 + (i % 90)}`),
);

describe("what is printed", () => {
  test("everything a full invoice must show", async () => {
    const text = await textOf(
      invoiceDocument({
        booked,
        taxNote: "Reverse charge",
        legalNotices: ["No discount for early payment."],
      }),
    );
    for (const field of [
      ...[
        "Studio Möwe GmbH",
        "Speicherstraße 14",
        "accounts@studio-moewe.example",
        "DE123456789",
        "27/123/45678",
        "HRB 123456",
      ],
      ...["Acme Trading Ltd", "1 High Street", "United Kingdom", "GB999999973", "Jane Cooper"],
      ...[
        "INV-1042",
        "3 November 2026",
        "Date of supply",
        "Due by 3 December 2026",
        "30 days net",
        "PO-7781",
      ],
      ...["Workshop with the sales team, half a day", "€420.00", "€840.00", "19%", "7%"],
      ...["€2,814.00", "VAT 19% on €2,640.00", "€501.60", "VAT 7% on €174.00", "€12.18", "€3,327.78"],
      ...["Payment received, 20 November 2026", "-€1,000.00", "Credit note", "-€50.00", "€2,277.78"],
      ...[
        "DE02 1203 0000 0000 2020 51",
        "BYLADEM1001",
        "https://pay.example/studio-moewe/INV-1042",
        "Please quote",
      ],
      ...[
        "Reverse charge",
        "No discount for early payment.",
        "Thank you for the good work together.",
        "Page 1 of 1",
      ],
    ]) {
      expect(text).toContain(field);
    }
  });

  test("no tax column where no line bears tax and nothing is said about tax", async () => {
    const lines = [line("Lessons", "3", "50.00", "0")];
    expect(await textOf(invoiceDocument({ lines }))).not.toMatch(/VAT 0%|Net total/);
    expect(await textOf(invoiceDocument({ lines, taxNote: "Exempt, art. 132" }))).toMatch(
      /VAT 0% on €150.00/,
    );
  });

  test("a final invoice takes earlier ones off, each with its own tax", async () => {
    const lines = [
      line("Website", "1", "100.00"),
      line("Less: Deposit invoice INV-0001", "1", "-33.34", "16"),
      line("Less: Progress invoice INV-0002", "1", "-33.34"),
    ];
    const text = plain(await textOf(invoiceDocument({ kind: "final", lines })));
    for (const field of [
      "Final invoice INV-1042",
      "Less: Deposit invoice INV-0001",
      "-€33.34",
      "Net total",
      "€33.32",
      "VAT 19% on €100.00",
      "VAT 16% on -€33.34",
      "-€5.33",
      "VAT 19% on -€33.34",
      "-€6.33",
      "€40.66", // the price with tax less 38.67 and 39.67
    ]) {
      expect(text).toContain(field);
    }
  });

  test("nobody is asked to pay when nothing is owed", async () => {
    const settled = invoiceDocument();
    const paid = {
      kind: "payment" as const,
      on: day("2026-11-30"),
      effect: money(-settled.total.minor, EUR),
    };
    const text = await textOf(invoiceDocument({ booked: [paid] }));
    expect(text).not.toMatch(/How to pay|IBAN|Due by/);
    expect(text).toContain("€0.00");
  });

  test.each([
    ["de-DE", "Rechnung", "3.327,78 €", "3. Dezember 2026"],
    ["fr-FR", "Facture", "3 327,78 €", "3 décembre 2026"],
    ["es-ES", "Factura", "3327,78 €", "3 de diciembre de 2026"],
    ["nl-NL", "Factuur", "€ 3.327,78", "3 december 2026"],
    ["pl-PL", "Faktura", "3327,78 €", "3 grudnia 2026"],
    ["ja-JP", "請求書", "€3,327.78", "2026年12月3日"],
    ["en-US", "Invoice", "€3,327.78", "December 3, 2026"],
    ["sw-KE: no words, so English", "Invoice", "€3,327.78", "3 December 2026"],
    ["ar-EG", "Invoice", "€3,327.78", "3 December 2026"],
    ["de-DE-u-nu-arab", "Rechnung", "3.327,78 €", "3. Dezember 2026"],
  ])("%s: words, amounts and dates are of one language", async (locale, word, amount, date) => {
    const text = await textOf(invoiceDocument({ locale: locale.split(":")[0]! }));
    for (const field of [word, amount, date]) expect(text).toContain(field);
  });

  test("tax is called VAT or tax as the seller's country calls it", async () => {
    const seller = { name: "Gulf Works", country: "US", profile: {} };
    expect(await textOf(invoiceDocument({ seller }))).toContain("Tax 19% on €2,640.00");
  });

  test("a payment address that is not the web's is printed but cannot be clicked", async () => {
    const pay = (url: string) => linksOf(invoiceDocument({ paymentOptions: [{ kind: "link", url }] }));
    expect(await pay("https://pay.example/1")).toBe(1);
    expect(await pay("javascript:alert(1)")).toBe(0);
  });
});

describe("what is refused", () => {
  test.each([
    ["the client's name", { buyer: { name: "Rocket 🚀 Ltd" } }, "🚀"],
    ["the client's name", { buyer: { name: "شركة Gulf" } }, "شركة"],
    ["line 2", { lines: [line("Tea", "1", "2.00"), line("Party 🎉 hat 🎩", "1", "3.00")] }, "🎉🎩"],
    ["the note", { note: "תודה" }, "תודה"],
  ] as [string, Partial<InvoiceDocument>, string][])(
    "%s with characters no font has",
    async (what, changes, characters) => {
      const refusal = { kind: "cannot-show", what, characters };
      expect(await invoicePdf(invoiceDocument(changes), { madeAt })).toEqual({ ok: false, refusal });
    },
  );

  test("Japanese, where its fonts are not installed", async () => {
    const latinOnly = openFontBook((name) =>
      name.endsWith("fonts-latin") ? "node_modules/@embedpdf/fonts-latin" : undefined,
    );
    const pdf = await invoicePdf(
      invoiceDocument({ buyer: { name: "株式会社カモメ" } }),
      { madeAt },
      latinOnly,
    );
    expect(pdf).toEqual({
      ok: false,
      refusal: { kind: "cannot-show", what: "the client's name", characters: "株式会社カモメ" },
    });
    expect(await invoicePdf(invoiceDocument({ locale: "ja-JP" }), { madeAt }, latinOnly)).toMatchObject({
      ok: false,
    });
  });

  test("figures that do not add up are a bug, not a paper", () => {
    expect(() => layInvoice(invoiceDocument({ total: money(1n, EUR) }))).toThrow("lines add up to");
    expect(() => layInvoice(invoiceDocument({ balance: money(1n, EUR) }))).toThrow("bookings leave");
  });
});

describe("pages", () => {
  test("200 lines: heads on every page, each page carries the sum of the lines so far", async () => {
    const pages = await pagesOf(invoiceDocument({ lines: manyLines }));
    expect(pages.length).toBeGreaterThan(4);
    let printed = 0;
    for (const [i, text] of pages.entries()) {
      expect(text).toContain(`Page ${i + 1} of ${pages.length}`);
      const before = sumOfFirst(printed);
      printed += [...text.matchAll(/^Service \d+ /gm)].length;
      if (i > 0 && text.includes("Service ")) expect(text).toContain(`Brought forward ${before}`);
      if (printed < 200) expect(text).toContain(`Carried forward ${sumOfFirst(printed)}`);
      if (text.includes("Service ")) expect(text).toContain("Unit price");
    }
    expect(printed).toBe(200);
  });

  test.each([
    ["a name of 300 characters", { buyer: { name: `${"Nordwest ".repeat(33)}Ltd` } }],
    [
      "a name of 300 characters without a space",
      { buyer: { name: "W".repeat(300), address: "w".repeat(300) } },
    ],
    ["a business with long names everywhere", { seller: longSeller() }],
    [
      "a description longer than a page",
      { lines: [line("word ".repeat(2500), "1", "5.00"), line("end", "1", "1.00")] },
    ],
    ["200 lines", { lines: manyLines, booked: [] }],
    ["a charge worked out over 90 months", { booked: [...booked, chargedOver(90)] }],
    ["60 bookings", { booked: Array.from({ length: 60 }, () => booked[1]!) }],
    [
      "amounts of 22 digits in dinars",
      { lines: [line("Well", "1", "1234567890123456789.125", "5", currency("KWD"))] },
    ],
    ["a long number", { number: "INV-".repeat(25), reference: "R".repeat(200), note: "n ".repeat(3000) }],
  ] as [string, Partial<InvoiceDocument>][])(
    "%s: all on the page, nothing over anything else",
    (_, changes) => {
      const { pages, paper } = laidOut(invoiceDocument(changes));
      for (const marks of pages) {
        expect(outside(marks, paper)).toEqual([]);
        expect(overlaps(marks)).toEqual([]);
      }
    },
  );

  test("a long name is printed whole", () => {
    const name = "Ł".repeat(150) + "株".repeat(150);
    const { pages } = laidOut(invoiceDocument({ buyer: { name } }));
    const printed = texts(pages.flat())
      .map(({ text }) => text)
      .join("");
    expect(printed.replace(/[^Ł株]/g, "")).toBe(name);
  });
});

describe("the file", () => {
  test("the same invoice gives the same bytes", async () => {
    const [one, other] = await Promise.all([
      pdfOf(invoiceDocument({ booked })),
      pdfOf(invoiceDocument({ booked })),
    ]);
    expect(Buffer.compare(one, other)).toBe(0);
    const changed = await pdfOf(invoiceDocument({ booked, number: "INV-1043" }));
    expect(Buffer.compare(one, changed)).not.toBe(0);
  });

  test("what was drawn before leaves no trace in the next file", async () => {
    const [fresh, used] = [openFontBook(), openFontBook()];
    const doc = invoiceDocument({
      locale: "fr-FR",
      buyer: { name: "Ọláyẹ\u0301mí Ẹ\u0301bun \u00c5ngstr\u00f6m Ωmega fi" },
    });
    const before = invoiceDocument({
      buyer: { name: "E\u0323\u0301 e\u0323\u0300 \u212b\u2126 \u00a0\u2011- \ufb01" },
      note: "\u00a0\u00a0",
    });
    await invoicePdf(before, { madeAt }, used);
    const [one, other] = [await invoicePdf(doc, { madeAt }, fresh), await invoicePdf(doc, { madeAt }, used)];
    if (!one.ok || !other.ok) throw new Error("refused");
    expect(Buffer.compare(one.value, other.value)).toBe(0);
  });

  test("viewers are told title, author, language and date", async () => {
    const pdf = await PDFDocument.load(await pdfOf(invoiceDocument({ locale: "de-DE" })), {
      updateMetadata: false,
    });
    expect(pdf.getTitle()).toBe("Rechnung INV-1042");
    expect(pdf.getAuthor()).toBe("Studio Möwe GmbH");
    expect(pdf.getCreationDate()).toEqual(madeAt);
    expect(pdf.catalog.toString()).toContain("/Lang (de-DE)");
  });
});

test("the figures read from the PDF are the document's, in any currency and language (drawn at random)", async () => {
  const anyLine = fc.record({
    quantity: fc
      .integer({ min: 1, max: 9999 })
      .map((n) => `${Math.floor(n / 100)}.${String(n % 100).padStart(2, "0")}`),
    minor: fc.bigInt({ min: 0n, max: 10n ** 12n }),
    taxRate: fc.constantFrom("0", "5.5", "7", "19", "20"),
  });
  const locales = fc.constantFrom("en-GB", "de-DE", "fr-FR", "es-ES", "nl-NL", "pl-PL", "ja-JP");
  const drawn = fc.asyncProperty(
    fc.array(anyLine, { minLength: 1, maxLength: 6 }),
    fc.constantFrom(...allCurrencies()),
    locales,
    async (rows, code, locale) => {
      const lines = rows.map(({ quantity, minor, taxRate }) => ({
        description: "Work",
        quantity,
        taxRate,
        unitPrice: money(minor, code),
      }));
      const doc = invoiceDocument({ lines, locale });
      const text = await textOf(doc);
      const { net, taxes } = totalsOf(lines, code);
      const figures = [doc.total, doc.balance, ...lines.map((one) => one.unitPrice), ...lines.map(lineNet)];
      const taxed = taxes.some(({ rate }) => rate !== "0");
      for (const figure of [
        ...figures,
        ...(taxed ? [net, ...taxes.flatMap((tax) => [tax.net, tax.tax])] : []),
      ]) {
        expect(text).toContain(plain(formatMoney(figure, locale).replaceAll("฿", "THB")));
      }
    },
  );
  await fc.assert(drawn, { numRuns: 25 });
});

function chargedOver(months: number): InvoiceDocument["booked"][0] {
  const period = {
    from: day("2026-12-04"),
    until: day("2027-01-03"),
    days: 31,
    base: "2277.78",
    rate: "1.5",
  };
  const periods = Array.from({ length: months }, () => ({ ...period, amount: "34.17" }));
  return { kind: "late-fee", on: day("2027-01-10"), effect: money(307_530n, EUR), working: { periods } };
}

function longSeller(): InvoiceDocument["seller"] {
  const { profile } = invoiceDocument().seller;
  const long = { address: "Long Street 1, ".repeat(20), registration: "Register of companies ".repeat(12) };
  return {
    name: "Gesellschaft ".repeat(12),
    country: "DE",
    profile: { ...profile, ...long, legalName: "Möwe ".repeat(40) },
  };
}

function laidOut(doc: InvoiceDocument) {
  const laid = layInvoice(doc);
  if (!laid.ok) throw new Error(JSON.stringify(laid.refusal));
  return laid.value;
}

async function pdfOf(doc: InvoiceDocument): Promise<Uint8Array> {
  const pdf = await invoicePdf(doc, { madeAt });
  if (!pdf.ok) throw new Error(JSON.stringify(pdf.refusal));
  return pdf.value;
}

async function pagesOf(doc: InvoiceDocument): Promise<string[]> {
  return (await readPdf(await pdfOf(doc))).map(({ text }) => plain(text));
}

async function textOf(doc: InvoiceDocument): Promise<string> {
  return (await pagesOf(doc)).join("\n");
}

async function linksOf(doc: InvoiceDocument): Promise<number> {
  const pdf = await PDFDocument.load(await pdfOf(doc));
  return pdf.getPage(0).node.Annots()?.size() ?? 0;
}

/** A font has one glyph for both kinds of space, so the PDF's text does not tell them apart. */
function plain(text: string): string {
  return text.replaceAll("\u00a0", " ").replaceAll("\r", "");
}

function sumOfFirst(count: number): string {
  return formatMoney(sum(manyLines.slice(0, count).map(lineNet), EUR));
}

function texts(marks: readonly Mark[]) {
  return marks.filter((mark) => mark.kind === "text");
}

function outside(marks: readonly Mark[], paper: Paper): string[] {
  return texts(marks)
    .filter(
      ({ x, width, baseline }) =>
        x < paper.left - 0.1 || x + width > paper.width - paper.right + 0.1 || baseline > paper.height - 20,
    )
    .map(({ text }) => text);
}

/** Pairs of texts of which one is drawn over the other. */
function overlaps(marks: readonly Mark[]): string[] {
  const boxes = texts(marks).map(({ x, width, baseline, style, text }) => ({
    text,
    x,
    right: x + width,
    top: baseline - style.size * 0.75,
    baseline,
  }));
  return boxes.flatMap((a, i) =>
    boxes
      .slice(i + 1)
      .filter((b) => a.x < b.right - 0.1 && b.x < a.right - 0.1 && a.top < b.baseline && b.top < a.baseline)
      .map((b) => `${tidy(a.text)} / ${tidy(b.text)}`),
  );
}

test.each(["en-GB", "de-DE", "fr-FR", "es-ES", "nl-NL", "pl-PL", "ja-JP"])(
  "%s: every currency's amounts can be shown",
  (locale) => {
    const { amount } = writers(locale, fontBook);
    for (const code of allCurrencies()) expect(fontBook.unshowable(amount(money(-123_456n, code)))).toBe("");
    expect(amount(money(100n, currency("THB")))).toContain("THB");
  },
);
