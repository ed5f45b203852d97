import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { create, type Font, type Glyph } from "fontkit";

export type Weight = "regular" | "bold";

/** One font file: its bytes, its parsed form, which every paper shares, and that form as it is set. */
export type Face = { name: string; bytes: Uint8Array; font: Font; setter: Font };

/** A stretch of text that one face has all the glyphs for. */
export type Run = { face: Face; text: string };

/** Says where a font package is installed; `undefined` when it is not. */
export type FindPackage = (name: string) => string | undefined;

/** The fonts of a paper: which characters they show, how wide, and which file draws them. */
export type FontBook = {
  /** The characters of `text` that no font here shows, each once, in the order of the text; "" when all show. */
  unshowable(text: string): string;
  /** Cuts tidied text into runs of one face, Latin, Greek and Cyrillic first. */
  runs(text: string, weight: Weight): Run[];
  /** Width of one line in points. */
  width(text: string, weight: Weight, size: number): number;
};

// In order: a character is drawn with the first that has it.
const FAMILIES = [
  {
    package: "@embedpdf/fonts-latin",
    needed: true,
    files: { regular: "NotoSans-Regular.ttf", bold: "NotoSans-Bold.ttf" },
  },
  {
    package: "@embedpdf/fonts-jp",
    needed: false,
    files: { regular: "NotoSansJP-Regular.otf", bold: "NotoSansJP-Bold.otf" },
  },
] as const;

// These are written left to right, one glyph a character. Noto Sans has Devanagari too, but without
// shaping its vowels stand in the wrong place, so a script is in only when it needs none.
const PLAIN_SCRIPT =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Common}\p{Script=Inherited}]$/u;

const ACCENT = /^[\u0300-\u036f]$/;

/** Fonts found by `find`; files are read and parsed once, when the first text needs them. */
export function openFontBook(find: FindPackage = findInstalled): FontBook {
  const faces = { regular: openFamilies("regular", find), bold: openFamilies("bold", find) };
  const faceOf = (codePoint: number, weight: Weight) =>
    faces[weight].find((open) => open()?.font.hasGlyphForCodePoint(codePoint))?.();
  const isUnshowable = (character: string) =>
    character === "\ufffd" ||
    !PLAIN_SCRIPT.test(character) ||
    !faceOf(character.codePointAt(0)!, "regular") ||
    !faceOf(character.codePointAt(0)!, "bold");
  const runs = (text: string, weight: Weight) => cutRuns(text, (codePoint) => faceOf(codePoint, weight));
  return {
    unshowable: (text) => [...new Set(tidy(text).replaceAll("\n", ""))].filter(isUnshowable).join(""),
    runs,
    width: (text, weight, size) =>
      runs(text, weight).reduce((sum, run) => sum + advanceOf(run), 0) * (size / 1000),
  };
}

/** The fonts this installation has. */
export const fontBook: FontBook = openFontBook();

/** What `fontBook` cannot show of `text`; see FontBook. */
export function unshowable(text: string): string {
  return fontBook.unshowable(text);
}

/**
 * Text as papers print it: accents joined to their letters, tabs as spaces, invisible format characters
 * (joiners, direction marks, variation selectors) left out. Lines stay apart.
 *
 * Only letters with marks are normalised: NFC over all of it would swap compatibility ideographs, which
 * people have in their names, for their everyday forms.
 */
export function tidy(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/\p{Cf}|\p{Variation_Selector}/gu, "")
    .replace(/\P{M}\p{M}+/gu, (cluster) => cluster.normalize("NFC"))
    .replace(/[^\P{Cc}\n]/gu, " ");
}

/** An accent with its place in thousandths of the font size, from the start of its run. */
export type Accent = { text: string; x: number; y: number };

/**
 * Takes a run apart into its letters and the accents that no joined character exists for (ẹ́, q̈), each
 * with the place the font gives it: set one after the other, they would stand beside their letters.
 */
export function accentsOf({ face, text }: Run): { letters: string; accents: Accent[] } {
  const characters = [...text];
  const marks = characters.filter((character) => ACCENT.test(character));
  if (marks.length === 0) return { letters: text, accents: [] };
  const scale = 1000 / face.font.unitsPerEm;
  const { glyphs, positions } = face.font.layout(text, { kern: false, liga: false, clig: false });
  const accents: Accent[] = [];
  let pen = 0;
  for (const [i, glyph] of glyphs.entries()) {
    const { xAdvance, xOffset, yOffset } = positions[i]!;
    const mark = marks[accents.length];
    if (mark && glyph.id === glyphId(face, mark)) {
      accents.push({ text: mark, x: (pen + xOffset) * scale, y: yOffset * scale });
    }
    pen += xAdvance;
  }
  // Where the font makes one glyph of letter and accent, there is no accent to place.
  if (accents.length < marks.length) return { letters: text, accents: [] };
  return { letters: characters.filter((character) => !ACCENT.test(character)).join(""), accents };
}

function glyphId(face: Face, character: string): number {
  return face.font.glyphForCodePoint(character.codePointAt(0)!).id;
}

function openFamilies(weight: Weight, find: FindPackage): (() => Face | undefined)[] {
  return FAMILIES.map((family) => {
    let face: Face | undefined | "unopened" = "unopened";
    return () => {
      if (face === "unopened") face = openFace(family, weight, find);
      return face;
    };
  });
}

function openFace(family: (typeof FAMILIES)[number], weight: Weight, find: FindPackage): Face | undefined {
  const folder = find(family.package);
  if (!folder && family.needed) throw new Error(`${family.package} is not installed: run npm ci`);
  if (!folder) return undefined;
  const bytes = readFileSync(join(folder, "fonts", family.files[weight]));
  const font = create(bytes);
  if (!("glyphForCodePoint" in font)) throw new Error(`${family.files[weight]} holds several fonts`);
  return { name: font.postscriptName ?? family.files[weight], bytes, font, setter: plainSetter(font) };
}

function cutRuns(text: string, faceOf: (codePoint: number) => Face | undefined): Run[] {
  const runs: Run[] = [];
  for (const character of text) {
    const face = faceOf(character.codePointAt(0)!);
    if (!face) throw new RangeError(`no font shows ${JSON.stringify(character)}`);
    const last = runs.at(-1);
    if (last?.face === face) last.text += character;
    else runs.push({ face, text: character });
  }
  return runs;
}

/** In thousandths of the font size. */
function advanceOf({ face, text }: Run): number {
  return (face.setter.layout(text).advanceWidth * 1000) / face.font.unitsPerEm;
}

/**
 * The font, setting one glyph a character: no joined letters, no kerning, so widths simply add up.
 *
 * Its own layout hands out one object a glyph, which says for ever what it first stood for: a space that was
 * first a no-break space is copied as one from every later paper. Here each glyph says what it stands for now.
 */
function plainSetter(font: Font): Font {
  const known = new Map<number, Pick<Glyph, "id" | "advanceWidth" | "codePoints">>();
  const glyphOf = (character: string) => {
    const codePoint = character.codePointAt(0)!;
    const seen = known.get(codePoint);
    if (seen) return seen;
    const { id, advanceWidth } = font.glyphForCodePoint(codePoint);
    const glyph = { id, advanceWidth, codePoints: [codePoint] };
    known.set(codePoint, glyph);
    return glyph;
  };
  const layout = (text: string) => {
    const glyphs = [...text].map(glyphOf);
    return { glyphs, advanceWidth: glyphs.reduce((sum, glyph) => sum + glyph.advanceWidth, 0) };
  };
  return Object.create(font, { layout: { value: layout } });
}

function findInstalled(name: string): string | undefined {
  try {
    // A package's entry point lies in its dist folder; the fonts lie beside that.
    return join(dirname(createRequire(import.meta.url).resolve(name)), "..");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "MODULE_NOT_FOUND") return undefined;
    throw error;
  }
}
