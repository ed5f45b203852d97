import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commands } from "../../src/chat/commands/index.ts";
import { usageLine } from "../../src/chat/help.ts";
import { packageRoot } from "../../src/store/package-root.ts";
import { commandTable, withTable } from "../../tools/readme.ts";

const readme = readFileSync(join(packageRoot(), "README.md"), "utf8");

test("the README's commands are those of the program: npm run readme", () => {
  expect(readme).toBe(withTable(readme, commandTable(commands)));
});

test("every command has its row, bars kept from ending a cell", () => {
  const rows = commandTable(commands).split("\n").slice(2);
  expect(rows).toHaveLength(commands.length);
  for (const [i, row] of rows.entries()) {
    expect(row.split(/(?<!\\)\|/)).toHaveLength(4);
    expect(row.replaceAll("\\|", "|")).toContain(`\`${usageLine(commands[i]!)}\``);
  }
});

describe("the table", () => {
  const [begin, end] = ["<!-- commands -->", "<!-- /commands -->"];

  test("replaces what stood between the markers, and nothing else", () => {
    expect(withTable(`a\n${begin}\nold\n${end}\nb\n`, "new")).toBe(`a\n${begin}\n\nnew\n\n${end}\nb\n`);
  });

  test.each([
    ["no markers", "a"],
    ["no end", `a ${begin}`],
    ["the end first", `${end} ${begin}`],
    ["two beginnings", `${begin} ${begin} ${end}`],
  ])("is not put where there are %s", (_, text) => {
    expect(() => withTable(text, "new")).toThrow("one <!-- commands -->");
  });
});
