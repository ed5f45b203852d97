import fc from "fast-check";
import { expect, test } from "vitest";
import { day } from "../../src/domain/calendar.ts";
import { isPaused, nameKey } from "../../src/domain/client.ts";

test.each([
  ["Müller & Söhne GmbH", "muller sohne gmbh"],
  ["  ACME,  Inc. ", "acme inc"],
  ["Straße", "strasse"],
  ["ﬁne ＡＢＣ", "fine abc"],
  ["Ένωση", "ενωση"],
  ["!!!", "!!!"],
])("%j is looked up as %j", (name, key) => {
  expect(nameKey(name)).toBe(key);
});

test.each([
  ["vowel signs", "राम", "रमा"],
  ["voicing marks", "ガス", "カス"],
  ["a figure", "Studio 54", "Studio 55"],
])("%s tell two names apart", (_, one, other) => {
  expect(nameKey(one)).not.toBe(nameKey(other));
});

test("case, composition and outer spaces make no other client, and folding twice changes nothing", () => {
  const name = fc.string({ unit: fc.constantFrom(..."abÄéßøñ 1-&.カガर्ा"), minLength: 1 });
  fc.assert(
    fc.property(name, (text) => {
      const key = nameKey(text);
      expect(nameKey(` ${text.normalize("NFD").toUpperCase()} `)).toBe(key);
      expect(nameKey(key)).toBe(key);
    }),
  );
});

test.each([
  ["no pause", undefined, false],
  ["for good", { on: day("2026-11-01") }, true],
  ["until tomorrow", { on: day("2026-11-01"), until: day("2026-11-24") }, true],
  ["until this morning", { on: day("2026-11-01"), until: day("2026-11-23") }, false],
])("isPaused: %s", (_, pause, expected) => {
  expect(isPaused(pause, day("2026-11-23"))).toBe(expected);
});
