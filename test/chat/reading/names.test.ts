import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanParagraphs, cleanText, readEmail, readNumberText } from "../../../src/chat/read-text.ts";
import type { Outcome } from "../../../src/domain/outcome.ts";

const rule = { what: "name", limit: 20 };

function told(outcome: Outcome<string>): unknown {
  return outcome.ok ? outcome.value : outcome.refusal;
}

test.each([
  ["spaces fold", "  Acme \t\n Ltd\u00a0 ", "Acme Ltd"],
  ["letters are composed", "Mu\u0308ller", "Müller"],
  ["right to left needs no marks", "שלום", "שלום"],
  ["an emoji keeps its joiners", "👨‍👩‍👧 Co", "👨‍👩‍👧 Co"],
  ["a flag keeps its tags", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "🏴󠁧󠁢󠁷󠁬󠁳󠁿"],
  ["a name keeps its variant of a character", "葛\u{e0100}城", "葛\u{e0100}城"],
])("%s", (_, text, expected) => {
  expect(told(cleanText(text, rule))).toBe(expected);
});

test.each([
  ["NUL", "a\u0000b", "U+0000"],
  ["escape", "\u001b[31mred", "U+001B"],
  ["direction turned round", "a\u202egpj", "U+202E"],
  ["direction isolated", "a\u2066b", "U+2066"],
  ["no width", "Ac\u200bme", "U+200B"],
  ["a joiner outside emoji", "Ac\u200dme", "U+200D"],
  ["byte order mark", "\ufeffAcme", "U+FEFF"],
  ["soft hyphen", "Ac\u00adme", "U+00AD"],
  ["a letter that draws nothing", "\u3164", "U+3164"],
  ["bytes that were no text", "PK\ufffd", "U+FFFD"],
  ["half a character", "a\ud83d", "half a character"],
])("refused: %s", (_, text, found) => {
  expect(told(cleanText(text, rule))).toEqual({ kind: "strange-characters", what: "name", found });
});

test.each(["", "  ", "\n", "\ufe0f"])("%j is no name", (text) => {
  expect(told(cleanText(text, rule))).toMatchObject({ kind: "missing", what: "name" });
});

test("length counts characters as people do, not halves of an emoji", () => {
  expect(cleanText("🙂".repeat(20), rule).ok).toBe(true);
  expect(told(cleanText("a".repeat(10_000), rule))).toEqual({
    kind: "too-long",
    what: "name",
    length: 10_000,
    limit: 20,
  });
});

test("paragraphs keep their line breaks, one empty line between", () => {
  const text = " Dear Anna, \r\n\r\n\n\nthank  you.\u2028Bo \n";
  expect(told(cleanParagraphs(text, { what: "text", limit: 100 }))).toBe("Dear Anna,\n\nthank you.\nBo");
  expect(cleanParagraphs("a\u0000", rule).ok).toBe(false);
});

test("cleaning what is clean changes nothing", () => {
  const unit = fc.oneof(
    fc.constantFrom(..." \t\n\u00a0e\u0301ü🙂"),
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
  );
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 30 }), (text) => {
      for (const clean of [cleanText, cleanParagraphs]) {
        const once = clean(text, { what: "text", limit: 200 });
        if (once.ok) expect(clean(once.value, { what: "text", limit: 200 })).toEqual(once);
      }
    }),
  );
});

test.each([
  ["anna@example.com", "anna@example.com"],
  [" Anna.B+x@sub.example.co.uk ", "Anna.B+x@sub.example.co.uk"],
  ["anna@example", "unreadable"],
  ["Anna <anna@example.com>", "unreadable"],
  ["anna@example.com\r\nBcc: x@example.com", "unreadable"],
  ["a@b@example.com", "unreadable"],
  [`${"a".repeat(300)}@example.com`, "too-long"],
  ["", "missing"],
])("the address %.40j: %s", (text, expected) => {
  const email = readEmail(text);
  expect(email.ok ? email.value : email.refusal.kind).toBe(expected);
});

test.each([
  ["INV-0042", "INV-0042"],
  [" 2026/014 ", "2026/014"],
  ["RE 14", "RE 14"],
  ["7".repeat(40), "7".repeat(40)],
  ["7".repeat(41), "too-long"],
  ["---", "unreadable"],
  ["", "missing"],
  ["7\u200b", "strange-characters"],
])("the number %j: %s", (text, expected) => {
  const number = readNumberText(text);
  expect(number.ok ? number.value : number.refusal.kind).toBe(expected);
});
