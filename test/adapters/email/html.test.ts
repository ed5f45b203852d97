import fc from "fast-check";
import { expect, test } from "vitest";
import { htmlOf } from "../../../adapters/email/html.ts";

/** The words a reader of the HTML sees, without spaces. */
function wordsOf(html: string): string {
  const body = html.slice(html.indexOf("<body"));
  const text = body.replace(/<[^>]*>/g, "");
  const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name]!).replace(/\s/g, "");
}

test("paragraphs, lines, a table and links", () => {
  const html = htmlOf(
    "Dear <Jo>,\n\nA-1 · due today · €5\nA-2 · due today · €6\n\nPay:\nhttps://x.example/a?b=1&c=2.",
    "en",
  );
  expect(html).toContain('<html lang="en">');
  expect(html).toContain("<p>Dear &lt;Jo&gt;,</p>");
  expect(html.match(/<tr>/g)).toHaveLength(2);
  expect(html).toContain('<a href="https://x.example/a?b=1&amp;c=2">https://x.example/a?b=1&amp;c=2</a>.');
});

test.each([
  ["https://x.example/aよりお支払いください。"],
  ["お支払い（https://x.example/a）。"],
  ["https://x.example/a。"],
  ["see https://x.example/a, please"],
])("a link ends where it ends: %s", (text) => {
  expect(htmlOf(text, "ja")).toContain('<a href="https://x.example/a">https://x.example/a</a>');
});

test("says what the text says, and nothing of it becomes markup", () => {
  const line = fc.string({
    unit: fc.constantFrom(..."aé<>&\"' ·/:.\n", "https://a.example/", "javascript:", "<img src=x>"),
  });
  fc.assert(
    fc.property(line, (text) => {
      const html = htmlOf(text, "en");
      // A dot between cells becomes the table's columns.
      expect(wordsOf(html).replaceAll("·", "")).toBe(text.replace(/[\s·]/g, ""));
      const tags = new Set(html.slice(html.indexOf("<body")).match(/<\/?[a-z]+/g));
      const ours = [
        "<body",
        "</body",
        "</html",
        "<p",
        "</p",
        "<br",
        "<a",
        "</a",
        "<table",
        "</table",
        "<tr",
        "</tr",
        "<td",
        "</td",
      ];
      expect([...tags].filter((tag) => !ours.includes(tag))).toEqual([]);
      expect([...html.matchAll(/href="([^"]*)"/g)].every(([, href]) => href!.startsWith("https://"))).toBe(
        true,
      );
    }),
  );
});

const cellsOf = (html: string) =>
  [...html.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row]) =>
    [...row!.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell]) => cell),
  );

test("what an invoice's balance is made of is a table of two columns", () => {
  const html = htmlOf("It stands as follows:\n\nInvoice A-1 · €5\nLate fee · €1\nNow due · €6", "en");
  expect(cellsOf(html)).toEqual([
    ["Invoice A-1", "€5"],
    ["Late fee", "€1"],
    ["Now due", "€6"],
  ]);
});

test("instalments and the row of one charge are tables, a clause with dots in it and a signature are not", () => {
  const rows = "Deposit · 3 December 2026 · €300\nInstalment 1 · 3 January 2027 · €300";
  const charge = "12 November 2026 to 23 November 2026 · 12 days · 5% of €1,200 · €60";
  const clause = "Late fee charged on 1 May: €5\nBasis: 5% · as agreed · <td>in</td> May";
  const html = htmlOf(
    [rows, charge, clause, "Niamh\nHarbour · Studio\nmail@h.example · 123"].join("\n\n"),
    "en",
  );
  expect(cellsOf(html).map((row) => row.length)).toEqual([3, 3, 4]);
  expect(html).toContain("5% · as agreed · &lt;td&gt;in&lt;/td&gt; May");
  expect(html).toContain("Harbour · Studio");
});
