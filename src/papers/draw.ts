import {
  BlendMode,
  degrees,
  PDFArray,
  PDFDocument,
  type PDFFont,
  PDFHexString,
  PDFName,
  type PDFPage,
  rgb,
} from "pdf-lib";
import { accentsOf, type Face, type FontBook } from "./fonts.ts";
import type { Mark, Paper } from "./page.ts";

/** What a viewer shows about the file. `language` is BCP 47; `madeAt` stands for both file dates. */
export type PaperMeta = { title: string; author: string; language: string; madeAt: Date };

const LAYER: Record<Mark["kind"], number> = { fill: 0, stamp: 1, text: 2 };

type Ink = { page: PDFPage; paper: Paper; fonts: FontBook; embed: (face: Face) => Promise<PDFFont> };

/** Draws laid-out pages as a PDF. The same pages and meta give the same bytes. */
export async function drawPages(
  pages: readonly (readonly Mark[])[],
  paper: Paper,
  fonts: FontBook,
  meta: PaperMeta,
): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  describe(pdf, meta);
  const embed = fontEmbedder(pdf);
  for (const marks of pages) {
    const page = pdf.addPage([paper.width, paper.height]);
    // A stamp goes under the figures and over tinted boxes, which would cut it in pieces.
    const order = [...marks].sort((a, b) => LAYER[a.kind] - LAYER[b.kind]);
    for (const mark of order) await drawMark(mark, { page, paper, fonts, embed });
  }
  return pdf.save({ addDefaultPage: false });
}

function describe(pdf: PDFDocument, { title, author, language, madeAt }: PaperMeta): void {
  pdf.setTitle(title, { showInWindowTitleBar: true });
  pdf.setAuthor(author);
  pdf.setLanguage(language);
  pdf.setCreator("Dunlin");
  pdf.setProducer("Dunlin");
  pdf.setCreationDate(madeAt);
  pdf.setModificationDate(madeAt);
}

/** Embeds a face when its first run is drawn, cut down to the glyphs in use, under a name of its own. */
function fontEmbedder(pdf: PDFDocument): (face: Face) => Promise<PDFFont> {
  const embedded = new Map<Face, PDFFont>();
  return async (face) => {
    const known = embedded.get(face);
    if (known) return known;
    // Parsing is the slow part, so the library is handed the font that is parsed already.
    pdf.registerFontkit({ create: () => face.setter as never });
    const font = await pdf.embedFont(face.bytes, {
      subset: true,
      customName: `DUNLIN+${face.name}`,
    });
    embedded.set(face, font);
    return font;
  };
}

async function drawMark(mark: Mark, ink: Ink): Promise<void> {
  switch (mark.kind) {
    case "text":
      return drawText(mark, ink);
    case "fill": {
      const { x, width, height, colour } = mark;
      ink.page.drawRectangle({
        x,
        y: ink.paper.height - mark.y - height,
        width,
        height,
        color: colourOf(colour),
      });
      return;
    }
    case "stamp":
      return drawStamp(mark, ink);
  }
}

async function drawText(
  mark: Extract<Mark, { kind: "text" }>,
  { page, paper, fonts, embed }: Ink,
): Promise<void> {
  const { size, weight, colour } = mark.style;
  const y = paper.height - mark.baseline;
  let x = mark.x;
  for (const run of fonts.runs(mark.text, weight)) {
    const look = { size, font: await embed(run.face), color: colourOf(colour) };
    const { letters, accents } = accentsOf(run);
    page.drawText(letters, { x, y, ...look });
    for (const accent of accents) {
      page.drawText(accent.text, {
        x: x + (accent.x * size) / 1000,
        y: y + (accent.y * size) / 1000,
        ...look,
      });
    }
    x += fonts.width(run.text, weight, size);
  }
  if (mark.href) link(page, mark.href, [mark.x, y - size * 0.3, mark.x + mark.width, y + size]);
}

async function drawStamp(
  mark: Extract<Mark, { kind: "stamp" }>,
  { page, paper, fonts, embed }: Ink,
): Promise<void> {
  const angle = Math.atan2(paper.height, paper.width);
  const size = Math.min(
    150,
    (0.62 * Math.hypot(paper.width, paper.height) * 100) / fonts.width(mark.text, "bold", 100),
  );
  const length = fonts.width(mark.text, "bold", size);
  const [across, up] = [Math.cos(angle), Math.sin(angle)];
  // Half its length back along the diagonal, and a third of its height down from it, puts it in the middle.
  let x = paper.width / 2 - (across * length) / 2 + (up * size) / 3;
  let y = paper.height / 2 - (up * length) / 2 - (across * size) / 3;
  for (const { face, text } of fonts.runs(mark.text, "bold")) {
    const rotate = degrees((angle * 180) / Math.PI);
    page.drawText(text, {
      x,
      y,
      size,
      font: await embed(face),
      color: colourOf(mark.colour),
      rotate,
      blendMode: BlendMode.Multiply,
    });
    const step = fonts.width(text, "bold", size);
    x += across * step;
    y += up * step;
  }
}

/** Makes a box of the page open `href`, which is plain ASCII. */
function link(page: PDFPage, href: string, box: [number, number, number, number]): void {
  const { context } = page.doc;
  const uri = PDFHexString.of(Buffer.from(href, "ascii").toString("hex"));
  const annotation = context.obj({
    Type: "Annot",
    Subtype: "Link",
    Rect: box,
    Border: [0, 0, 0],
    A: { Type: "Action", S: "URI", URI: uri },
  });
  const known = page.node.lookupMaybe(PDFName.of("Annots"), PDFArray);
  const annotations = known ?? context.obj([]);
  annotations.push(context.register(annotation));
  if (!known) page.node.set(PDFName.of("Annots"), annotations);
}

function colourOf(hex: string) {
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return rgb(part(1), part(3), part(5));
}
