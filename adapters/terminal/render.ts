import { styleText } from "node:util";
import stringWidth from "string-width";
import wrapAnsi from "wrap-ansi";
import type { Button, Card, CardPart, Column } from "../../src/chat/card.ts";
import { harmless, harmlessLine } from "./harmless.ts";

export type Look = {
  /** Columns of the terminal; Infinity where lines may be as long as they are, as in a pipe. */
  width: number;
  colour: boolean;
  /** Number of the card's first button, where buttons of an earlier card keep theirs; else 1. */
  firstButton?: number;
};

/** How cards look on `output`: plain and unbroken when it is no terminal. */
export function lookOf(output: { isTTY?: boolean; columns?: number }, mayColour: boolean): Look {
  if (!output.isTTY) return { width: Number.POSITIVE_INFINITY, colour: false };
  return { width: output.columns || 80, colour: mayColour };
}

/** The card as text, without a line break at its end. A form's fields are not shown: they are asked for. */
export function renderCard(card: Card, look: Look): string {
  const blocks = [paint(look, titleStyle(card), wrap(harmlessLine(card.title), look.width))];
  for (const part of card.parts) blocks.push(renderPart(part, look));
  if (card.buttons?.length) blocks.push(renderButtons(card.buttons, look));
  return blocks.filter((block) => block !== "").join("\n\n");
}

/** A card's title with its buttons behind it, for what is only mentioned. */
export function renderLine({ title, buttons = [] }: Card, look: Look): string {
  const buttonsLine = buttons.length > 0 ? renderButtons(buttons, { ...look, width: Infinity }) : "";
  return wrap(harmlessLine(title) + buttonsLine, look.width);
}

type Style = "bold" | "dim" | "red" | "green" | "yellow";

function titleStyle({ tone }: Card): Style {
  if (tone === "refusal") return "red";
  return tone === "question" ? "yellow" : "bold";
}

function renderPart(part: CardPart, look: Look): string {
  switch (part.kind) {
    case "text":
      return wrap(harmless(part.text), look.width);
    case "note":
      return paint(look, "dim", wrap(harmless(part.text), look.width));
    case "facts":
      return renderFacts(part.rows, look.width);
    case "table":
      return renderTable(part.columns, part.rows, look);
    case "letter":
      return renderLetter(part.text, look);
  }
}

/** Lines at most this wide are read with ease; tables may be wider. */
const READABLE = 100;

/** Breaks lines between words, and long words where they end; blanks at the start of a line stay. */
export function wrap(text: string, width: number): string {
  if (!Number.isFinite(width)) return text;
  const columns = Math.max(1, Math.min(width, READABLE));
  return text
    .split("\n")
    .map((line) => wrapLine(line, columns))
    .join("\n");
}

/** Also for whole blocks: each line is painted by itself, so that colours never run on. */
function paint({ colour }: Look, style: Style, text: string): string {
  if (!colour) return text;
  const painted = text
    .split("\n")
    .map((line) => (line ? styleText(style, line, { validateStream: false }) : line));
  return painted.join("\n");
}

const INDENT = "  ";

function renderFacts(rows: readonly (readonly [label: string, value: string])[], width: number): string {
  const clean = rows.map(([label, value]) => [harmlessLine(label), harmless(value)] as const);
  const widest = Math.max(0, ...clean.map(([label]) => stringWidth(label)));
  const labelWidth = Math.min(widest, Math.max(8, Math.floor(width / 3)));
  const columns = [{ label: "" }, { label: "" }];
  const valueWidth = Math.max(10, width - INDENT.length - labelWidth - GAP.length);
  return clean.flatMap((row) => renderRow(row, columns, [labelWidth, valueWidth])).join("\n");
}

const GAP = "  ";

function renderTable(columns: readonly Column[], rows: readonly (readonly string[])[], look: Look): string {
  const head = columns.map((column) => harmlessLine(column.label));
  const body = rows.map((row) => columns.map((_, i) => harmlessLine(row[i] ?? "")));
  const widths = columnWidths(columns, [head, ...body], look.width);
  const rule = INDENT + widths.map((width) => "─".repeat(width)).join(GAP);
  const title = renderRow(head, columns, widths).join("\n");
  const lines = body.flatMap((row) => renderRow(row, columns, widths));
  return [paint(look, "bold", title), paint(look, "dim", rule), ...lines].join("\n");
}

/** No column is narrowed further for the sake of others: below it the terminal itself breaks lines. */
const NARROWEST = 6;

/**
 * Each column as wide as its widest cell; where that is too much for `width`, the widest columns of words
 * are narrowed first, and figures (right-aligned columns) keep their width as long as they can.
 */
function columnWidths(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): number[] {
  const widths = columns.map((_, i) => Math.max(1, ...rows.map((row) => stringWidth(row[i] ?? ""))));
  const room = width - INDENT.length - GAP.length * (columns.length - 1);
  const total = (): number => widths.reduce((sum, each) => sum + each, 0);
  for (const align of ["left", "right"] as const) {
    const ofKind = columns.flatMap((column, i) => ((column.align ?? "left") === align ? [i] : []));
    while (total() > room) {
      const widest = ofKind.reduce((a, b) => (widths[b]! > widths[a]! ? b : a), ofKind[0] ?? -1);
      if (widest < 0 || widths[widest]! <= NARROWEST) break;
      widths[widest]!--;
    }
  }
  return widths;
}

/** One row as the lines it needs: cells that are too long go on below themselves. */
function renderRow(
  cells: readonly string[],
  columns: readonly Column[],
  widths: readonly number[],
): string[] {
  const wrapped = cells.map((cell, i) => wrapCell(cell, widths[i]!));
  const height = Math.max(1, ...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) => {
    const row = wrapped.map((lines, i) => pad(lines[line] ?? "", widths[i]!, columns[i]?.align));
    return (INDENT + row.join(GAP)).trimEnd();
  });
}

/** A line's own indent stays; the space at which it is broken goes. */
function wrapLine(line: string, columns: number): string {
  return brokenAt(line, columns)
    .map((part, i) => (i === 0 ? part : part.replace(/^ /, "")).trimEnd())
    .join("\n");
}

/** Japanese knows no spaces, and its lines begin with no mark that closes what was said before. */
const NEVER_FIRST = /^[、。，．・：；！？）」』】〉》〕ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ]/u;

/** The pieces of a line; where one would begin with such a mark, what stands before it comes along. */
function brokenAt(line: string, columns: number): string[] {
  const parts = wrapAnsi(line, columns, { hard: true, trim: false }).split("\n");
  const at = parts.findIndex((part, i) => i > 0 && NEVER_FIRST.test(part));
  if (at === -1) return parts;
  const before = [...parts[at - 1]!];
  const last = before.findLastIndex((char) => !NEVER_FIRST.test(char));
  if (last <= 0 || before.length - last > 3) return parts;
  const rest = before.slice(last).join("") + parts.slice(at).join("");
  return [...parts.slice(0, at - 1), before.slice(0, last).join(""), ...brokenAt(rest, columns)];
}

function wrapCell(text: string, width: number): string[] {
  if (!Number.isFinite(width)) return text.split("\n");
  return wrapAnsi(text, width, { hard: true }).split("\n");
}

function pad(text: string, width: number, align: Column["align"] = "left"): string {
  if (!Number.isFinite(width)) return text;
  const blank = " ".repeat(Math.max(0, width - stringWidth(text)));
  return align === "right" ? blank + text : text + blank;
}

/** A bar before every line: no text inside can pretend that the letter is over. */
function renderLetter(text: string, look: Look): string {
  const bar = paint(look, "dim", "│");
  const lines = wrap(harmless(text), look.width - INDENT.length - 2).split("\n");
  return lines.map((line) => `${INDENT}${bar} ${line}`.trimEnd()).join("\n");
}

function renderButtons(buttons: readonly Button[], look: Look): string {
  const first = look.firstButton ?? 1;
  const lines: string[] = [];
  let width = 0;
  for (const [i, button] of buttons.entries()) {
    const text = `[${first + i}] ${harmlessLine(button.label)}`;
    const painted = button.style ? paint(look, button.style === "danger" ? "red" : "green", text) : text;
    const needed = stringWidth(text) + GAP.length;
    if (lines.length === 0 || width + needed > look.width) {
      lines.push(INDENT + painted);
      width = INDENT.length + stringWidth(text);
    } else {
      lines.push(lines.pop() + GAP + painted);
      width += needed;
    }
  }
  return lines.join("\n");
}
