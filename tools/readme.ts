import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Command } from "../src/chat/command.ts";
import { commands } from "../src/chat/commands/index.ts";
import { usageLine } from "../src/chat/help.ts";
import { packageRoot } from "../src/store/package-root.ts";

// Writes the README's table of commands from their definitions; with --check it only says whether they
// agree, and ends with 1 when they do not.

const BEGIN = "<!-- commands -->";
const END = "<!-- /commands -->";

/** A row for each command, in the order of the definitions; a group's own answer comes before its others. */
export function commandTable(all: readonly Command[]): string {
  const rows = all.map((command) => `| \`${inCell(usageLine(command))}\` | ${inCell(summaryOf(command))} |`);
  return ["| command | does |", "|---|---|", ...rows].join("\n");
}

function summaryOf({ summary, only }: Command): string {
  return only ? `${summary} (${only} only)` : summary;
}

/** A bar ends a cell, in code too. */
function inCell(text: string): string {
  return text.replaceAll("|", "\\|");
}

/** The README with the table between its markers. @throws Error when it has not exactly one pair of them. */
export function withTable(readme: string, table: string): string {
  const [before, ...behind] = readme.split(BEGIN);
  const [between, ...after] = (behind[0] ?? "").split(END);
  if (behind.length !== 1 || after.length !== 1 || between === undefined) {
    throw new Error(`The README needs one ${BEGIN} and one ${END} after it.`);
  }
  return `${before}${BEGIN}\n\n${table}\n\n${END}${after[0]}`;
}

function main(path: string, check: boolean): void {
  const readme = readFileSync(path, "utf8");
  const renewed = withTable(readme, commandTable(commands));
  if (renewed === readme) return;
  if (!check) writeFileSync(path, renewed);
  else {
    console.error("The README's commands are not those of the program. To mend it: npm run readme");
    process.exitCode = 1;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  main(join(packageRoot(), "README.md"), process.argv.includes("--check"));
}
