import fc from "fast-check";
import { expect, test } from "vitest";
import { fontBook } from "../../src/papers/fonts.ts";
import { Flow, type Mark, paperFor } from "../../src/papers/page.ts";
import { BODY, LABEL, SMALL } from "../../src/papers/sheet.ts";
import { layTable } from "../../src/papers/table.ts";

const look = { body: BODY, head: LABEL, sum: SMALL, rule: "#000000", hairline: "#000000" };
const columns = [
  { head: "Work", align: "left" as const, wide: true as const },
  { head: "Price", align: "right" as const },
];

test("rows go over whole where a page holds them, and every page says the sum it ends with", () => {
  // Words to a row: most are one line, some are longer than a page.
  const anyRow = fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 1, max: 60 }) },
    { weight: 1, arbitrary: fc.integer({ min: 900, max: 1800 }) },
  );
  const startsAt = fc.integer({ min: 0, max: 640 });
  fc.assert(
    fc.property(fc.array(anyRow, { minLength: 1, maxLength: 60 }), startsAt, (words, offset) => {
      const pages = lay(words, offset);
      const prices = pages.map((page) => page.filter(({ text }) => /^P\d+$/.test(text)).length);
      expect(prices.reduce((a, b) => a + b, 0)).toBe(words.length);
      let printed = 0;
      for (const [i, page] of pages.entries()) {
        const carriedIn = printed;
        printed += prices[i]!;
        const isLast = i === pages.length - 1;
        expect(sumBeside(page, "Brought forward")).toBe(carriedIn > 0 ? `S${carriedIn}` : undefined);
        expect(sumBeside(page, "Carried forward")).toBe(!isLast && printed > 0 ? `S${printed}` : undefined);
      }
      const drawn = pages.flat().filter(({ text }) => text.startsWith("word"));
      expect(
        drawn
          .map(({ text }) => text)
          .join(" ")
          .split(" ").length,
      ).toBe(words.reduce((a, b) => a + b, 0));
    }),
    { numRuns: 60 },
  );
});

test("nothing of a table goes below the bottom margin", () => {
  const paper = paperFor("DE");
  for (const page of lay([5, 300, 1500, 2, ...Array<number>(80).fill(1)], 400)) {
    for (const { baseline } of page) expect(baseline).toBeLessThanOrEqual(paper.height - paper.bottom + 0.1);
  }
});

/** A table of rows of so many words each, started `offset` points down the page, as text marks by page. */
function lay(words: readonly number[], offset: number) {
  const flow = new Flow(paperFor("DE"), fontBook);
  flow.y += offset;
  const rows = words.map((count, i) => ({
    cells: [Array(count).fill("word").join(" "), `P${i + 1}`],
    sumSoFar: `S${i + 1}`,
  }));
  layTable(flow, { columns, rows, carried: "Carried forward", brought: "Brought forward", look });
  const pages = flow.pages.map((marks) => marks.filter((mark) => mark.kind === "text"));
  return pages[0]?.length === 0 ? pages.slice(1) : pages;
}

function sumBeside(page: readonly Extract<Mark, { kind: "text" }>[], label: string): string | undefined {
  const found = page.find(({ text }) => text === label);
  return found && page.find(({ text, baseline }) => /^S\d+$/.test(text) && baseline === found.baseline)?.text;
}
