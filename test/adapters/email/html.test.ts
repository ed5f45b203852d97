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
