import { CELL } from "../../src/drafting/cell.ts";

const BODY = "font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:1.5;color:#222";
const CELL_STYLE = "padding:2px 16px 2px 0;text-align:left;vertical-align:top";
/** Japanese goes on without a space behind an address, with a particle, a bracket or a stop. */
const LINK = /https?:\/\/(?:(?![\p{Script=Hiragana}、。，（）「」『』【】])[^\s<>"])+(?<![.,;:!?)\]])/gu;

/**
 * The HTML part of a mail: the plain text's own words, in paragraphs, with tables (invoices, charges, instalments) as tables.
 * Nothing is loaded from elsewhere, and links are only those that the text shows, under their own address.
 *
 * @param language ISO 639-1, for screen readers and hyphenation.
 */
export function htmlOf(text: string, language: string): string {
  const paragraphs = text
    .replaceAll("\r\n", "\n")
    .trim()
    .split(/\n{2,}/)
    .map(paragraph);
  return [
    "<!DOCTYPE html>",
    `<html lang="${escapeHtml(language)}"><head><meta charset="utf-8"></head>`,
    `<body style="${BODY}">`,
    ...paragraphs,
    "</body></html>",
    "",
  ].join("\n");
}

function paragraph(text: string): string {
  const lines = text.split("\n");
  const cells = lines.map((line) => line.split(CELL));
  const width = cells[0]!.length;
  // The signature has one such line at most; a table has more lines, or more cells.
  const leastWidth = lines.length > 1 ? 2 : 3;
  const isTable = width >= leastWidth && cells.every((row) => row.length === width);
  return isTable ? table(cells) : `<p>${lines.map(withLinks).join("<br>\n")}</p>`;
}

function table(rows: readonly (readonly string[])[]): string {
  const shown = rows.map(
    (row) => `<tr>${row.map((cell) => `<td style="${CELL_STYLE}">${withLinks(cell)}</td>`).join("")}</tr>`,
  );
  return `<table style="border-collapse:collapse">\n${shown.join("\n")}\n</table>`;
}

/** Escaped text, in which an address shown is an address to press. */
function withLinks(text: string): string {
  let shown = "";
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    const address = escapeHtml(match[0]);
    shown += `${escapeHtml(text.slice(from, match.index))}<a href="${address}">${address}</a>`;
    from = match.index + match[0].length;
  }
  return shown + escapeHtml(text.slice(from));
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ENTITIES[char]!);
}
