import fc from "fast-check";
import { expect, test } from "vitest";
import { changedLines, shareChanged } from "../../src/chat/text-changes.ts";

const LETTER = "Dear Anna,\n\nInvoice INV-7 was due on 3 November.\n\nPlease pay soon.\n\nStudio Kite";

const table: [title: string, now: string, lines: string[]][] = [
  ["nothing", LETTER, []],
  ["another line break between paragraphs", LETTER.replace("\n\n", "\n\n\n"), []],
  ["a word", LETTER.replace("Anna", "Ms Berg"), ["- Dear Anna,", "+ Dear Ms Berg,"]],
  [
    "a word far into a line",
    LETTER.replace("3 November", "4 November"),
    ["- … was due on 3 November.", "+ … was due on 4 November."],
  ],
  ["a line more", LETTER.replace("Studio", "Kind regards,\nStudio"), ["+ Kind regards,"]],
  ["a line less", LETTER.replace("Please pay soon.\n\n", ""), ["- Please pay soon."]],
  [
    "two places",
    LETTER.replace("Dear", "Hello").replace("soon", "now"),
    ["- Dear Anna,", "+ Hello Anna,", "- Please pay soon.", "+ Please pay now."],
  ],
  [
    "lines that changed places",
    "a\nc\nb",
    [
      "- Dear Anna,",
      "- Invoice INV-7 was due on 3 November.",
      "- Please pay soon.",
      "- Studio Kite",
      "+ a",
      "+ c",
      "+ b",
    ],
  ],
];

test.each(table)("%s", (_, now, lines) => {
  expect(changedLines(LETTER, now)).toEqual(lines);
});

test("a whole new text is cut to what can be read", () => {
  const lines = changedLines("a\n".repeat(40), Array.from({ length: 40 }, (_, i) => `line ${i}`).join("\n"));
  expect(lines).toHaveLength(15);
  expect(lines.at(-1)).toBe("and 66 more lines");
  expect(changedLines("", "x".repeat(10_000))[0]!.length).toBeLessThan(300);
});

// Compared pair by pair they would take minutes.
test("the longest texts that a form takes are compared at once", () => {
  const text = (of: string) => Array.from({ length: 5_000 }, (_, i) => `${of}${i}`).join("\n");
  expect(changedLines(text("a"), text("b"))).toHaveLength(15);
});

test("every line that is shown stands in one of the texts, and both have what neither loses nor gains", () => {
  const line = fc.constantFrom("a", "b", "c", "d");
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), fc.array(line, { maxLength: 6 }), (was, now) => {
      const changed = changedLines(was.join("\n"), now.join("\n"));
      const count = (lines: readonly string[], one: string) => lines.filter((l) => l === one).length;
      for (const one of ["a", "b", "c", "d"]) {
        expect(count(was, one) - count(changed, `- ${one}`)).toBe(
          count(now, one) - count(changed, `+ ${one}`),
        );
      }
    }),
  );
});

test("how much has changed is counted by the lines that are gone", () => {
  expect(shareChanged(LETTER, LETTER)).toBe(0);
  expect(shareChanged(LETTER, LETTER.replace("Anna", "Berg"))).toBe(0.25);
  expect(shareChanged(LETTER, "something else")).toBe(1);
  expect(shareChanged("", "something else")).toBe(0);
});
