import { type FontBook, tidy, type Weight } from "./fonts.ts";

/** A sheet in points (1/72 inch); margins are clear of everything but running head and footer. */
export type Paper = {
  width: number;
  height: number;
  top: number;
  bottom: number;
  left: number;
  right: number;
};

export type Style = { size: number; weight: Weight; colour: string };

/**
 * One thing drawn on a page. Lengths are points, measured from the top left corner; colours are "#rrggbb".
 * A stamp lies across the middle of the page, under the text.
 */
export type Mark =
  | { kind: "text"; x: number; baseline: number; width: number; text: string; style: Style; href?: string }
  | { kind: "fill"; x: number; y: number; width: number; height: number; colour: string }
  | { kind: "stamp"; text: string; colour: string };

/** One line of text in a style, laid left or right in its box. */
export type Line = { text: string; style: Style; align?: "left" | "right"; href?: string };

/** Lines under each other in a box of the page. */
export type Column = { x: number; width: number; lines: readonly Line[] };

const LEADING = 1.4;
// Share of a line's height above its baseline: sets capitals in the middle of the line.
const ASCENT = 0.74;

/** US Letter where offices have that paper, A4 everywhere else. */
export function paperFor(country: string): Paper {
  const letter = country === "US" || country === "CA";
  const size = letter ? { width: 612, height: 792 } : { width: 595.28, height: 841.89 };
  return { ...size, top: 54, bottom: 62, left: 58, right: 58 };
}

export function lineHeight(style: Style): number {
  return style.size * LEADING;
}

/** Pages that fill from top to bottom; `y` is where the next thing goes. */
export class Flow {
  readonly paper: Paper;
  readonly fonts: FontBook;
  readonly pages: Mark[][] = [[]];
  y: number;

  constructor(paper: Paper, fonts: FontBook) {
    this.paper = paper;
    this.fonts = fonts;
    this.y = paper.top;
  }

  get width(): number {
    return this.paper.width - this.paper.left - this.paper.right;
  }

  get right(): number {
    return this.paper.width - this.paper.right;
  }

  /** Height left on this page. */
  get room(): number {
    return this.paper.height - this.paper.bottom - this.y;
  }

  /** Height of an empty page. */
  get depth(): number {
    return this.paper.height - this.paper.bottom - this.paper.top;
  }

  put(mark: Mark): void {
    this.pages.at(-1)!.push(mark);
  }

  turn(): void {
    this.pages.push([]);
    this.y = this.paper.top;
  }

  /** Goes on to the next page unless `height` fits on this one, or on none. */
  keep(height: number): void {
    if (height > this.room && height <= this.depth) this.turn();
  }

  /** White space; none at the top of a page. */
  skip(height: number): void {
    if (this.y > this.paper.top) this.y += Math.min(height, Math.max(this.room, 0));
  }

  /** A line at `top`, which may be anywhere on the page; does not move `y`. */
  line({ text, style, align, href }: Line, x: number, width: number, top: number): void {
    const shown = tidy(text);
    const extent = this.fonts.width(shown, style.weight, style.size);
    const start = align === "right" ? x + width - extent : x;
    const baseline = top + lineHeight(style) * ASCENT;
    if (shown.trim() === "") return;
    this.put({
      kind: "text",
      x: start,
      baseline,
      width: extent,
      text: shown,
      style,
      ...(href ? { href } : {}),
    });
  }

  /** Columns side by side, line by line, over as many pages as they need. */
  columns(columns: readonly Column[]): void {
    const count = Math.max(...columns.map((column) => column.lines.length));
    for (let i = 0; i < count; i++) {
      const row = columns.map((column) => column.lines[i]);
      const height = Math.max(...row.map((line) => (line ? lineHeight(line.style) : 0)));
      this.keep(height);
      for (const [j, { x, width }] of columns.entries()) {
        const line = row[j];
        if (line) this.line(line, x, width, this.y);
      }
      this.y += height;
    }
  }

  rule(colour: string, thickness = 0.6, x = this.paper.left, width = this.width): void {
    this.put({ kind: "fill", x, y: this.y, width, height: thickness, colour });
  }

  /** A text of any length as lines no wider than `width`. */
  wrapped(text: string, style: Style, width: number, more: Omit<Line, "text" | "style"> = {}): Line[] {
    return wrap(text, width, (part) => this.fonts.width(part, style.weight, style.size)).map((line) => ({
      text: line,
      style,
      ...more,
    }));
  }
}

// Without the wide signs of currencies (U+FFE0 and on): a ￥ stays with its figures.
const CJK = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\u3000-\u303f\u30fb\u30fc\uff00-\uffdf";
const CLOSING = "、。，．・：；？！）」』】〕〉》ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ";
const OPENING = "（「『【〔〈《";
// What must stay together: blanks, one ideograph with the brackets and stops that hold on to it, a word.
const ATOM = new RegExp(`[ \\u3000]+|[${OPENING}]*[${CJK}][${CLOSING}]*|(?:(?![${CJK}])[^ ])+`, "gu");

/**
 * Cuts text into lines no wider than `width`, at spaces and between ideographs; a word that is wider by
 * itself is cut between characters. Line breaks in the text stay. At least one line comes back.
 */
export function wrap(text: string, width: number, measure: (part: string) => number): string[] {
  return tidy(text)
    .split("\n")
    .flatMap((paragraph) => wrapParagraph(paragraph, width, measure));
}

function wrapParagraph(paragraph: string, width: number, measure: (part: string) => number): string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const atom of fittingAtoms(paragraph, width, measure)) {
    const extent = measure(atom);
    if (used + extent > width && atom.trim() !== "") {
      // Blanks alone are no line: where the first word does not fit beside them, they go.
      if (line.trim() !== "") lines.push(line.trimEnd());
      line = "";
      used = 0;
    }
    if (line === "" && lines.length > 0 && atom.trim() === "") continue;
    line += atom;
    used += extent;
  }
  return [...lines, line.trimEnd()];
}

function fittingAtoms(paragraph: string, width: number, measure: (part: string) => number): string[] {
  const atoms = paragraph.match(ATOM) ?? [];
  return atoms.flatMap((atom) =>
    measure(atom) <= width || atom.trim() === "" ? [atom] : cutWord(atom, width, measure),
  );
}

function cutWord(word: string, width: number, measure: (part: string) => number): string[] {
  const parts: string[] = [];
  let part = "";
  for (const { segment } of new Intl.Segmenter("en", { granularity: "grapheme" }).segment(word)) {
    if (part !== "" && measure(part + segment) > width) {
      parts.push(part);
      part = "";
    }
    part += segment;
  }
  return [...parts, part];
}
