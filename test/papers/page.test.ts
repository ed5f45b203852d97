import fc from "fast-check";
import { expect, test } from "vitest";
import { paperFor, wrap } from "../../src/papers/page.ts";

/** Every character is one wide, so that the examples can be counted. */
const count = (text: string) => [...text].length;

test.each([
  ["words go over whole", "pay within ten days", 10, ["pay within", "ten days"]],
  ["the text's own lines stay", "1 High Street\nLeeds", 20, ["1 High Street", "Leeds"]],
  ["a word that is too long is cut", "abcdefghij kl", 4, ["abcd", "efgh", "ij", "kl"]],
  ["Japanese breaks anywhere", "東京都渋谷区神宮前", 4, ["東京都渋", "谷区神宮", "前"]],
  ["but no line starts with a stop or a small kana", "東京都渋。谷ッ区", 4, ["東京都", "渋。谷ッ", "区"]],
  ["and none ends with an opening bracket", "東京都（渋谷）", 4, ["東京都", "（渋谷）"]],
  ["amounts hold together", "total 1\u00a0250,00\u00a0€", 12, ["total", "1\u00a0250,00\u00a0€"]],
  ["a wide currency sign stays with its figures", "対象 ￥1,250", 7, ["対象", "￥1,250"]],
  ["an indent goes where the word needs its room", "   abcd", 4, ["abcd"]],
  ["no text is one empty line", "", 10, [""]],
] as [string, string, number, string[]][])("wrap: %s", (_, text, width, expected) => {
  expect(wrap(text, width, count)).toEqual(expected);
});

test("no line is wider than asked, and nothing but blanks gets lost", () => {
  const unit = fc.constantFrom(..."aé Ł東京。（）- \n");
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 80 }), fc.integer({ min: 3, max: 20 }), (text, width) => {
      const lines = wrap(text, width, count);
      for (const line of lines) expect(count(line)).toBeLessThanOrEqual(width);
      expect(lines.join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
    }),
  );
});

test.each([
  ["US", 612],
  ["CA", 612],
  ["DE", 595.28],
  ["JP", 595.28],
])("paper in %s is %d points wide", (country, width) => {
  expect(paperFor(country).width).toBe(width);
});
