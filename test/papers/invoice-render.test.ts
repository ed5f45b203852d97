import { expect, test } from "vitest";
import { fontBook } from "../../src/papers/fonts.ts";
import { invoicePdf, layInvoice } from "../../src/papers/invoice.ts";
import type { InvoiceDocument } from "../../src/papers/invoice-document.ts";
import type { Mark, Paper } from "../../src/papers/page.ts";
import { drawOutlines, type Glyph, glyphsOf, inkIn, type Picture, readPdf } from "./render.ts";
import { currency, invoiceDocument, line, madeAt } from "./sample.ts";

// Copying text out of a PDF tells nothing about what it shows: a font that was cut down wrongly has blank
// glyphs and still copies well. So the pages are drawn, and looked at glyph by glyph.
const JPY = currency("JPY");
const names: [script: string, name: string, changes?: Partial<InvoiceDocument>][] = [
  ["Latin", "Łódź Őrség Doğan Müller Ñandú Çelik Þór ß & Co."],
  ["Greek", "Ελληνική Ώθηση Α.Ε., Φίλιππος Ψαρός"],
  ["Cyrillic", "Щербаков и Ёлкина ООО, Їжак Ґалаґан"],
  ["accents typed after their letters", "Cafe\u0301 Zu\u0308rich"],
  ["accents that no joined letter exists for", "Ọláyẹ\u0301mí Ẹ\u0301bun q\u0308 l\u0303 J\u0301"],
  ["Japanese", "株式会社山﨑髙橋ウェブ・サービス（東京）御中"],
  [
    "Japanese words and yen",
    "カモメ商事 Kamome K.K.",
    { locale: "ja-JP", lines: [line("コンサルティング", "3", "45000", "10", JPY)] },
  ],
];

test.each(names)("%s: each glyph on the page looks as in the font file", async (_, name, changes) => {
  const doc = invoiceDocument({ buyer: { name }, ...changes });
  const { marks, paper, picture } = await drawFirstPage(doc);
  const outlines = await drawOutlines(marks, paper, fontBook);
  const glyphs = glyphsOf(marks, fontBook);
  const shown = new Set(glyphs.map(({ character }) => character));
  for (const character of name.normalize("NFC").replace(/\s|\p{M}/gu, "")) expect(shown).toContain(character);
  expect(
    glyphs.filter((glyph) => inkIn(picture, glyph.box) < 0.005).map(({ character }) => character),
  ).toEqual([]);
  expect(different(glyphs, picture, outlines)).toEqual([]);
});

test.each([
  ["a blank", "\u00a0ódź", "Ł"],
  ["another letter", "Łódz", "ź"],
  ["a letter without its accent", "Łodź", "ó"],
])("the comparison sees %s in place of a glyph", async (_, drawn, missed) => {
  const { marks, paper, picture } = await drawFirstPage(invoiceDocument({ buyer: { name: "Łódź" } }));
  const swapped = marks.map((mark) =>
    mark.kind === "text" && mark.text === "Łódź" ? { ...mark, text: drawn } : mark,
  );
  const outlines = await drawOutlines(swapped, paper, fontBook);
  expect(different(glyphsOf(marks, fontBook), picture, outlines)).toContain(missed);
});

test("a draft is marked across every page, and its figures stand out as before", async () => {
  const lines = Array.from({ length: 40 }, (_, i) => line(`Service ${i + 1}`, "1", "10.00"));
  const plain = await picturesOf(invoiceDocument({ lines }));
  const draft = await picturesOf(invoiceDocument({ lines, draft: true }));
  expect(draft.length).toBe(plain.length);
  for (const [i, page] of draft.entries()) {
    // The mark is light grey over a good part of the page; what is darker is as without it.
    expect(shareOf(page, isLight) - shareOf(plain[i]!, isLight)).toBeGreaterThan(0.04);
    expect(shareOf(page, isDark)).toBeCloseTo(shareOf(plain[i]!, isDark), 2);
  }
});

const isLight = (grey: number) => grey > 215 && grey < 250;
const isDark = (grey: number) => grey < 150;

async function drawFirstPage(
  doc: InvoiceDocument,
): Promise<{ marks: readonly Mark[]; paper: Paper; picture: Picture }> {
  const laid = layInvoice(doc);
  if (!laid.ok) throw new Error(JSON.stringify(laid.refusal));
  const [picture] = await picturesOf(doc);
  return { marks: laid.value.pages[0]!, paper: laid.value.paper, picture: picture! };
}

async function picturesOf(doc: InvoiceDocument): Promise<Picture[]> {
  const pdf = await invoicePdf(doc, { madeAt });
  if (!pdf.ok) throw new Error(JSON.stringify(pdf.refusal));
  return (await readPdf(pdf.value)).map(({ picture }) => picture);
}

/** Characters whose ink is spread differently in the two pictures, looked at in a grid of three by four. */
function different(glyphs: readonly Glyph[], one: Picture, other: Picture): string[] {
  const cells = Array.from({ length: 12 }, (_, i) => ({ column: i % 3, row: Math.floor(i / 3) }));
  const differs = ({ box }: Glyph) =>
    cells.some(({ column, row }) => {
      const [width, height] = [box.width / 3, box.height / 4];
      const cell = { x: box.x + column * width, y: box.y + row * height, width, height };
      return Math.abs(inkIn(one, cell) - inkIn(other, cell)) > 0.13;
    });
  return glyphs.filter(differs).map(({ character }) => character);
}

function shareOf({ grey }: Picture, is: (grey: number) => boolean): number {
  return grey.reduce((count, pixel) => count + Number(is(pixel)), 0) / grey.length;
}
