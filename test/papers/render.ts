import { PDFiumLibrary } from "@hyzyla/pdfium";
import { PDFDocument, type PDFPage, rgb } from "pdf-lib";
import type { FontBook } from "../../src/papers/fonts.ts";
import type { Mark, Paper } from "../../src/papers/page.ts";

/** A page as pixels: `grey` holds one byte a pixel, 255 is paper white; `scale` pixels to the point. */
export type Picture = { grey: Uint8Array; width: number; height: number; scale: number };
export type Box = { x: number; y: number; width: number; height: number };

const SCALE = 3;
let library: Promise<PDFiumLibrary> | undefined;

/** The pages of a PDF as a viewer shows them, and the text that can be copied from each. */
export async function readPdf(bytes: Uint8Array): Promise<{ text: string; picture: Picture }[]> {
  library ??= PDFiumLibrary.init();
  const document = await (await library).loadDocument(bytes);
  const pages: { text: string; picture: Picture }[] = [];
  for (const page of document.pages()) {
    // Text first: drawing closes the page.
    const text = page.getText();
    const { data, width, height } = await page.render({ scale: SCALE, render: "bitmap" });
    pages.push({ text, picture: { grey: toGrey(data), width, height, scale: SCALE } });
  }
  document.destroy();
  return pages;
}

/** How much ink lies in a box of the page: 0 is blank, 1 is black all over. */
export function inkIn({ grey, width, height, scale }: Picture, box: Box): number {
  const [left, right] = [Math.floor(box.x * scale), Math.ceil((box.x + box.width) * scale)];
  const [top, bottom] = [Math.floor(box.y * scale), Math.ceil((box.y + box.height) * scale)];
  let ink = 0;
  for (let y = Math.max(0, top); y < Math.min(bottom, height); y++) {
    for (let x = Math.max(0, left); x < Math.min(right, width); x++) ink += 255 - grey[y * width + x]!;
  }
  return ink / 255 / ((right - left) * (bottom - top));
}

export type Glyph = { character: string; box: Box };

/** Where each visible character of the text marks stands. */
export function glyphsOf(marks: readonly Mark[], fonts: FontBook): Glyph[] {
  return texts(marks).flatMap(({ text, x, baseline, style }) => {
    const characters = [...text];
    return characters.flatMap((character, i) => {
      const before = fonts.width(characters.slice(0, i).join(""), style.weight, style.size);
      const width = fonts.width(character, style.weight, style.size);
      const box = { x: x + before, y: baseline - style.size, width, height: style.size * 1.3 };
      return /\S/.test(character) && width > 0 ? [{ character, box }] : [];
    });
  });
}

/**
 * The same page drawn a second way: every glyph's outline from the font file as a filled shape, with no
 * font in the PDF at all. What embedding does to a font cannot happen here.
 */
export async function drawOutlines(marks: readonly Mark[], paper: Paper, fonts: FontBook): Promise<Picture> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([paper.width, paper.height]);
  for (const mark of marks) {
    if (mark.kind !== "fill") continue;
    const { x, width, height } = mark;
    page.drawRectangle({ x, y: paper.height - mark.y - height, width, height, color: colourOf(mark.colour) });
  }
  for (const mark of texts(marks)) outlineText(page, mark, paper, fonts);
  const [first] = await readPdf(await pdf.save());
  return first!.picture;
}

function outlineText(
  page: PDFPage,
  mark: Extract<Mark, { kind: "text" }>,
  paper: Paper,
  fonts: FontBook,
): void {
  const { size, weight, colour } = mark.style;
  let x = mark.x;
  for (const { face, text } of fonts.runs(mark.text, weight)) {
    const scale = size / face.font.unitsPerEm;
    const { glyphs, positions } = face.font.layout(text, { kern: false, liga: false, clig: false });
    let advance = 0;
    // One shape a run: alone, an upright stroke is a rectangle, and the viewer moves those onto whole pixels.
    const shapes = glyphs.map((glyph, i) => {
      const { xAdvance, xOffset, yOffset } = positions[i]!;
      // A font's y runs upwards, a path's downwards.
      const shape = glyph.path
        .scale(1, -1)
        .translate(advance + xOffset, -yOffset)
        .toSVG();
      advance += xAdvance;
      return shape;
    });
    const path = shapes.join("");
    const look = { scale, color: colourOf(colour), borderWidth: 0 };
    if (path) page.drawSvgPath(path, { x, y: paper.height - mark.baseline, ...look });
    x += advance * scale;
  }
}

function texts(marks: readonly Mark[]) {
  return marks.filter((mark) => mark.kind === "text");
}

function toGrey(bgra: Uint8Array): Uint8Array {
  const grey = new Uint8Array(bgra.length / 4);
  // Rounded by whole numbers: a page has five million pixels.
  for (let i = 0; i < grey.length; i++)
    grey[i] = ((bgra[4 * i]! + bgra[4 * i + 1]! + bgra[4 * i + 2]! + 1) / 3) | 0;
  return grey;
}

function colourOf(hex: string) {
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return rgb(part(1), part(3), part(5));
}
