import fc from "fast-check";
import { PDFDocument } from "pdf-lib";
import { expect, test } from "vitest";
import { fontBook, openFontBook, tidy, unshowable } from "../../src/papers/fonts.ts";

test.each([
  ["Latin with marks", "Łódź Őrség Doğan Ñandú", ""],
  ["Greek", "Ελληνική Εταιρεία Ώθηση", ""],
  ["Cyrillic", "Щербаков, Їжак, Ґалаґан", ""],
  ["Japanese", "株式会社山﨑髙橋ウェブ・サービス", ""],
  ["money signs", "€ £ ¥ ₹ ₺ ₽ ￥", ""],
  ["emoji", "Rocket 🚀 Ltd 🎉🎉", "🚀🎉"],
  ["a family of emoji, joiners left out", "👨‍👩‍👧", "👨👩👧"],
  ["Arabic", "شركة A", "شركة"],
  ["Hebrew", "שלום", "שלום"],
  ["Devanagari, which needs shaping", "नम", "नम"],
  ["Korean and simplified Chinese, which have no font here", "한 简", "한简"],
  ["half a surrogate pair", "a\ud800b", "\ufffd"],
  ["direction marks and variation selectors are not printed at all", "a\u202eb 葛\u{e0100}", ""],
  ["line breaks and tabs", "a\nb\tc\r\nd", ""],
])("unshowable: %s", (_, text, expected) => {
  expect(unshowable(text)).toBe(expected);
});

test("without the Japanese fonts, Japanese is unshowable and the rest is not", () => {
  const latinOnly = openFontBook((name) =>
    name.endsWith("fonts-latin") ? "node_modules/@embedpdf/fonts-latin" : undefined,
  );
  expect(latinOnly.unshowable("Kamome 株式会社")).toBe("株式会社");
  expect(latinOnly.unshowable("Łódź Ώθηση Щербаков")).toBe("");
});

test("without the needed fonts, the message says which package is missing", () => {
  expect(() => openFontBook(() => undefined).unshowable("a")).toThrow(
    "@embedpdf/fonts-latin is not installed",
  );
});

test.each([
  ["an accent joins its letter", "Cafe\u0301", "Café"],
  ["a name keeps its own form of an ideograph", "\ufa19\ufa1a", "\ufa19\ufa1a"],
  ["sound marks join their kana", "か\u3099", "が"],
  ["all line ends are one", "a\r\nb\rc\u2028d", "a\nb\nc\nd"],
  ["control characters are blanks", "a\u0007b\tc", "a b c"],
])("tidy: %s", (_, text, expected) => {
  expect(tidy(text)).toBe(expected);
});

test("a run keeps to one face, and runs put together are the text", () => {
  const runs = fontBook.runs("INV-1 株式会社 Ltd", "regular");
  expect(runs.map(({ face, text }) => [face.name, text])).toEqual([
    ["NotoSans-Regular", "INV-1 "],
    ["NotoSansJP-Regular", "株式会社"],
    ["NotoSans-Regular", " Ltd"],
  ]);
});

test("measured widths are the widths that are drawn", async () => {
  const pdf = await PDFDocument.create();
  const [{ face } = { face: undefined }] = fontBook.runs("a", "bold");
  pdf.registerFontkit({ create: () => face!.setter as never });
  const drawn = await pdf.embedFont(face!.bytes, {
    subset: true,
  });
  const letters = fc.string({ unit: fc.constantFrom(..."AVTofil éŁğΩςЩї€0123456789.,\u00a0–") });
  fc.assert(
    fc.property(letters, fc.integer({ min: 6, max: 30 }), (text, size) => {
      expect(fontBook.width(text, "bold", size)).toBeCloseTo(drawn.widthOfTextAtSize(text, size), 6);
    }),
  );
});
