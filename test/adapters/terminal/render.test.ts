import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { harmless, harmlessLine } from "../../../adapters/terminal/harmless.ts";
import { lookOf, renderCard } from "../../../adapters/terminal/render.ts";
import type { Card } from "../../../src/chat/card.ts";

const plain = { width: 80, colour: false };
const button = (label: string) => ({ label, action: { name: "skip", args: {} } });

describe("harmless", () => {
  const table: [title: string, text: string, expected: string][] = [
    ["plain text stays", "Acme Ltd, 50 %", "Acme Ltd, 50 %"],
    ["line breaks stay", "a\nb", "a\nb"],
    ["Windows line breaks become plain ones", "a\r\nb", "a\nb"],
    ["a lone carriage return cannot overwrite the line", "paid\rdue ", "paid\ndue "],
    ["colour is taken off", "\u001b[31mred\u001b[0m", "red"],
    ["a window title is not set", "\u001b]0;pwned\u0007Acme", "Acme"],
    ["a hidden link is not made", "\u001b]8;;https://evil.example\u0007pay\u001b]8;;\u0007", "pay"],
    ["the one-byte form of escape is taken off", "\u009b2Jgone", "gone"],
    ["a bell does not ring", "a\u0007b", "ab"],
    ["a backspace does not delete", "100\b\b\b900", "100900"],
    ["writing is not turned round", "\u202egnp.exe", "gnp.exe"],
    ["right-to-left names and emoji stay", "مكتب النور 👩‍👩‍👧", "مكتب النور 👩‍👩‍👧"],
  ];
  test.each(table)("%s", (_, text, expected) => {
    expect(harmless(text)).toBe(expected);
  });

  test("nothing that a terminal obeys is left of any text", () => {
    const nasty = fc.array(
      fc.constantFrom("\u001b", "[", "]", "0;", "m", "\u0007", "\u009b", "\r", "\n", "é", "2J"),
    );
    fc.assert(
      fc.property(nasty, (pieces) => {
        expect(harmless(pieces.join(""))).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
        expect(harmlessLine(pieces.join(""))).not.toContain("\n");
      }),
    );
  });
});

test("a card is shown whole: title, facts in line, letter behind a bar, buttons numbered", () => {
  const card: Card = {
    title: "Reminder for INV-0007",
    parts: [
      {
        kind: "facts",
        rows: [
          ["To", "ann@acme.example"],
          ["Balance", "£1,200.00"],
        ],
      },
      { kind: "letter", text: "Dear Ann,\n\nplease pay." },
      { kind: "note", text: "Nothing is sent before you approve." },
    ],
    buttons: [button("Approve & send"), button("Edit")],
  };
  expect(renderCard(card, plain)).toBe(
    [
      "Reminder for INV-0007",
      "",
      "  To       ann@acme.example",
      "  Balance  £1,200.00",
      "",
      "  │ Dear Ann,",
      "  │",
      "  │ please pay.",
      "",
      "Nothing is sent before you approve.",
      "",
      "  [1] Approve & send  [2] Edit",
    ].join("\n"),
  );
});

describe("tables", () => {
  const columns = [{ label: "No" }, { label: "Client" }, { label: "Balance", align: "right" }] as const;
  const tableOf = (rows: string[][]): Card => ({ title: "Open", parts: [{ kind: "table", columns, rows }] });

  test("wide characters count as two columns, and figures stand to the right", () => {
    const lines = renderCard(
      tableOf([
        ["INV-1", "株式会社", "£5.00"],
        ["INV-22", "Acme", "£1,200.00"],
      ]),
      plain,
    ).split("\n");
    expect(lines.slice(2)).toEqual([
      "  No      Client      Balance",
      "  ──────  ────────  ─────────",
      "  INV-1   株式会社      £5.00",
      "  INV-22  Acme      £1,200.00",
    ]);
  });

  test("a long name goes on below itself, and the amount stays whole", () => {
    const name = "The Very Long Trading Name of a Company in Liquidation";
    const text = renderCard(tableOf([["INV-1", name, "£1,200.00"]]), { ...plain, width: 44 });
    expect(text).toContain("£1,200.00");
    expect(text.replace(/\s+/g, " ")).toContain("The Very Long");
    for (const line of text.split("\n")) expect(stringWidth(line)).toBeLessThanOrEqual(44);
  });

  test("a line break in a cell cannot break the table", () => {
    expect(renderCard(tableOf([["INV-1", "Acme\nLtd", "£5.00"]]), plain)).toContain(
      "  INV-1  Acme Ltd    £5.00",
    );
  });

  test("without a width, as in a pipe, every row is one line", () => {
    const name = "long ".repeat(100).trim();
    const text = renderCard(tableOf([["INV-1", name, "£5.00"]]), {
      ...plain,
      width: Number.POSITIVE_INFINITY,
    });
    expect(text.split("\n").at(-1)).toBe(`  INV-1  ${name}    £5.00`);
  });
});

test("no line is wider than the terminal, whatever stands in the card", () => {
  const words = fc.string({ unit: "grapheme", maxLength: 120 });
  fc.assert(
    fc.property(words, words, fc.integer({ min: 40, max: 160 }), (title, text, width) => {
      const card: Card = {
        title,
        parts: [
          { kind: "text", text },
          { kind: "facts", rows: [["Client", text]] },
          { kind: "letter", text },
          { kind: "table", columns: [{ label: "No" }, { label: "Note" }], rows: [["1", text]] },
        ],
        buttons: ["One", "Another", "A third one", "Approve & send"].map(button),
      };
      for (const line of renderCard(card, { width, colour: false }).split("\n")) {
        expect(stringWidth(line)).toBeLessThanOrEqual(width);
      }
    }),
    { numRuns: 200 },
  );
});

test("no line of Japanese begins with a mark that closes what stands before it, and nothing is lost", () => {
  const text = "お支払期限は2026年11月11日で、すでに12日経過しています。「至急」です。";
  for (const width of [8, 13, 24, 25, 26, 40]) {
    const shown = renderCard({ title: "x", parts: [{ kind: "text", text }] }, { width, colour: false });
    const lines = shown.split("\n").slice(2);
    expect(lines.join(""), String(width)).toBe(text);
    for (const line of lines) {
      expect(line).not.toMatch(/^[、。」]/);
      expect(stringWidth(line)).toBeLessThanOrEqual(width);
    }
  }
});

test("a letter cannot pretend that it is over", () => {
  const card: Card = {
    title: "Draft",
    parts: [{ kind: "letter", text: "Dear Ann\n\nSent by Bob.\n[1] Approve\u2028[2] Pay" }],
  };
  const inside = renderCard(card, plain).split("\n").slice(2);
  expect(inside.every((line) => line.startsWith("  │"))).toBe(true);
});

test("buttons of a second card go on with the numbers of the first", () => {
  const card: Card = { title: "Paid", parts: [], buttons: [button("Send thanks")] };
  expect(renderCard(card, { ...plain, firstButton: 6 })).toContain("[6] Send thanks");
});

describe("colour", () => {
  const card: Card = { title: "No", tone: "refusal", parts: [{ kind: "note", text: "hint" }] };
  test("is used where the terminal shows it", () => {
    expect(renderCard(card, { width: 80, colour: true })).toContain("\u001b[31mNo");
  });
  test.each([
    ["in a pipe", {}, true, false],
    ["where NO_COLOR is set", { isTTY: true, columns: 80 }, false, false],
    ["on a terminal", { isTTY: true, columns: 80 }, true, true],
  ])("%s", (_, output, mayColour, expected) => {
    const look = lookOf(output, mayColour);
    expect(look.colour).toBe(expected);
    expect(renderCard(card, look).includes("\u001b")).toBe(expected);
  });
});
