import { expect, test } from "vitest";
import { refusalCard } from "../../src/chat/refusal-card.ts";
import { sweptWords } from "../../src/chat/sweep-words.ts";
import { aLetter } from "../../src/chat/words.ts";
import { newId } from "../../src/domain/ids.ts";

test.each([
  ["invoice-cover", "an invoice mail"],
  ["polite-reminder", "a polite reminder"],
] as const)("%s is %s", (kind, words) => {
  expect(aLetter(kind)).toBe(words);
});

test.each([
  ["second-reminder", "INV-1  Acme: second reminder drafted (late)"],
  ["polite-reminder-2", "INV-1  Acme: polite reminder 2 drafted (late)"],
  ["invoice-cover", "INV-1  Acme: invoice mail drafted (late)"],
  ["by-reason", "INV-1  Acme: by reason drafted (late)"],
])("a tick says of %s: %s", (step, line) => {
  const swept = { ws: newId<never>(), invoice: "INV-1", client: "Acme", step, why: "late" };
  expect(sweptWords({ ...swept, did: "drafted" })).toBe(line);
});

test.each([
  ["terms", "“net 30 eom” could mean more than one thing."],
  ["date", "“net 30 eom” could be more than one date."],
])("what has two meanings as %s", (what, title) => {
  const card = refusalCard({ kind: "ambiguous", what, text: "net 30 eom", readings: [] }, "en-GB");
  expect(card.title).toContain(title);
});
