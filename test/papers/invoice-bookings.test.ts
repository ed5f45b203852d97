import { describe, expect, test } from "vitest";
import { day } from "../../src/domain/calendar.ts";
import { money } from "../../src/domain/money.ts";
import { invoicePdf } from "../../src/papers/invoice.ts";
import type { InvoiceDocument, PaperEntry } from "../../src/papers/invoice-document.ts";
import { readPdf } from "./render.ts";
import { currency, EUR, invoiceDocument, line, madeAt } from "./sample.ts";

const period = { from: day("2026-12-04"), until: day("2026-12-31"), days: 28, base: "2277.78" };
const interest: PaperEntry = {
  kind: "interest",
  on: day("2027-01-10"),
  effect: money(1_223n, EUR),
  working: {
    periods: [
      { ...period, rate: "10.15", amount: "17.73" },
      {
        ...period,
        from: day("2027-01-01"),
        until: day("2027-01-01"),
        days: 1,
        rate: "9.125",
        amount: "0.50",
      },
    ],
    chargedBefore: "6.00",
    rateBy: "year",
  },
};

async function textOf(changes: Partial<InvoiceDocument>): Promise<string> {
  const pdf = await invoicePdf(invoiceDocument(changes), { madeAt });
  if (!pdf.ok) throw new Error(JSON.stringify(pdf.refusal));
  const pages = await readPdf(pdf.value);
  return pages.map(({ text }) => text.replaceAll("\u00a0", " ").replaceAll("\r", "")).join("\n");
}

describe("charges", () => {
  test("stand with their day under the total, and show how they were worked out", async () => {
    const text = await textOf({ booked: [interest] });
    for (const field of [
      "Interest, 10 January 2027",
      "€12.23",
      "4 Dec 2026 – 31 Dec 2026 · 28 days · 10.15% a year on €2,277.78 · €17.73",
      "1 Jan 2027 · 1 day · 9.125% a year on €2,277.78 · €0.50",
      "Charged before: -€6.00",
      "Balance due",
      "€3,340.01",
    ]) {
      expect(text).toContain(field);
    }
  });

  const languages: [locale: string, name: string, working: string][] = [
    ["de-DE", "Verzugszinsen, 10. Januar 2027", "28 Tage · 10,15 % im Jahr auf 2.277,78 €"],
    ["fr-FR", "Intérêts de retard, 10 janvier 2027", "28 jours · 10,15 % par an sur 2 277,78 €"],
    ["es-ES", "Intereses de demora, 10 de enero de 2027", "28 días · 10,15 % anual sobre 2277,78 €"],
    ["nl-NL", "Vertragingsrente, 10 januari 2027", "28 dagen · 10,15% per jaar over € 2.277,78"],
    ["pl-PL", "Odsetki za opóźnienie, 10 stycznia 2027", "28 dni · 10,15% rocznie od 2277,78 €"],
    ["ja-JP", "遅延利息, 2027年1月10日", "€2,277.78に対し年10.15%"],
  ];
  test.each(languages)("%s: in the paper's language", async (locale, name, working) => {
    const text = (await textOf({ locale, booked: [interest] })).replace(/\n/g, " ");
    expect(text).toContain(name);
    expect(text).toContain(working);
  });

  test("a fee is a share of its base, of no year", async () => {
    const { rateBy: _, ...working } = interest.working!;
    const fee: PaperEntry = { ...interest, kind: "late-fee", working };
    expect(await textOf({ booked: [fee] })).toContain("10.15% of €2,277.78");
  });

  test.each([
    ["en-GB", "10.15% a day on €2,277.78"],
    ["de-DE", "10,15 % am Tag auf 2.277,78 €"],
    ["fr-FR", "10,15 % par jour sur 2 277,78 €"],
    ["es-ES", "10,15 % diario sobre 2277,78 €"],
    ["nl-NL", "10,15% per dag over € 2.277,78"],
    ["pl-PL", "10,15% dziennie od 2277,78 €"],
    ["ja-JP", "€2,277.78に対し日10.15%"],
  ])("%s: a fee by the day says so", async (locale, words) => {
    const fee: PaperEntry = {
      ...interest,
      kind: "late-fee",
      working: { ...interest.working!, rateBy: "day" },
    };
    expect((await textOf({ locale, booked: [fee] })).replace(/\n/g, " ")).toContain(words);
  });

  test.each([
    ["JPY", "50000", "1500", "JP¥1,500"],
    ["KWD", "50.125", "1.5", "KWD 1.500"],
  ])("in %s", async (code, price, fee, shown) => {
    const of = currency(code);
    const lines = [line("Work", "1", price, "0", of)];
    const effect = money(1_500n, of);
    const booked: PaperEntry[] = [
      {
        kind: "late-fee",
        on: day("2027-01-10"),
        effect,
        working: { periods: [{ ...period, base: price, amount: fee }] },
      },
    ];
    expect(await textOf({ lines, booked })).toContain(`4 Dec 2026 – 31 Dec 2026 · 28 days · ${shown}`);
  });
});

describe("early-payment discount", () => {
  const discount = { until: day("2026-11-13"), off: money(6_656n, EUR), pay: money(326_122n, EUR) };
  const languages: [locale: string, offer: string][] = [
    ["en-GB", "discount of €66.56 if you pay by 13 November 2026: you then pay €3,261.22."],
    ["de-DE", "Bei Zahlung bis zum 13. November 2026 66,56 € Skonto: zu zahlen sind dann 3.261,22 €."],
    ["fr-FR", "Escompte de 66,56 € pour paiement jusqu’au 13 novembre 2026 : vous payez alors 3 261,22 €."],
    ["es-ES", "Descuento por pronto pago de 66,56 € si paga hasta el 13 de noviembre de 2026"],
    ["nl-NL", "Betalingskorting van € 66,56 bij betaling uiterlijk 13 november 2026"],
    ["pl-PL", "Rabat 66,56 € za płatność do 13 listopada 2026: do zapłaty wtedy 3261,22 €."],
    ["ja-JP", "2026年11月13日までにお支払いの場合、早期支払割引€66.56"],
  ];
  test.each(languages)("%s: sum and last day are printed under the total", async (locale, offer) => {
    const bare = (text: string) => text.replace(/\s/g, "");
    expect(bare(await textOf({ locale, discount }))).toContain(bare(offer));
  });

  test("is not printed where none can be taken", async () => {
    expect(await textOf({ terms: "2/10 net 30" })).not.toContain("discount");
  });
});

test.each([
  ["en-GB", "Deposit invoice", "Progress invoice", "Final invoice"],
  ["de-DE", "Anzahlungsrechnung", "Abschlagsrechnung", "Schlussrechnung"],
  ["ja-JP", "着手金請求書", "中間請求書", "最終請求書"],
])("%s: an invoice of a project says which it is", async (locale, ...titles) => {
  const kinds = ["deposit", "progress", "final"] as const;
  for (const [i, kind] of kinds.entries()) {
    expect(await textOf({ locale, kind })).toContain(`${titles[i]} INV-1042`);
  }
});

test("what a final invoice takes off stands with its sign, in its line and in its tax", async () => {
  const lines = [line("Relaunch", "1", "10000.00"), line("Less deposit INV-1001", "-1", "3000.00", "16")];
  const text = await textOf({ kind: "final", lines });
  for (const field of ["-€3,000.00", "VAT 16% on -€3,000.00", "-€480.00", "€8,420.00"]) {
    expect(text).toContain(field);
  }
});
