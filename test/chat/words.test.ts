import { expect, test } from "vitest";
import { refusalCard } from "../../src/chat/refusal-card.ts";
import { aLetter } from "../../src/chat/words.ts";

test.each([
  ["invoice-cover", "an invoice mail"],
  ["polite-reminder", "a polite reminder"],
] as const)("%s is %s", (kind, words) => {
  expect(aLetter(kind)).toBe(words);
});

test.each([
  ["terms", "“net 30 eom” could mean more than one thing."],
  ["date", "“net 30 eom” could be more than one date."],
])("what has two meanings as %s", (what, title) => {
  const card = refusalCard({ kind: "ambiguous", what, text: "net 30 eom", readings: [] }, "en-GB");
  expect(card.title).toContain(title);
});
