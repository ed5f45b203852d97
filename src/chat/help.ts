import type { Card, CardPart } from "./card.ts";
import type { Arg, Command } from "./command.ts";
import { usageOf } from "./read-text.ts";

/** "/invoice paid <no> [amount] [on DATE]" */
export function usageLine(command: Command): string {
  return [`/${command.group}`, command.name, usageOf(command.args)].filter(Boolean).join(" ");
}

/** Every command in a line, or one with all that it takes. */
export function helpCard(commands: readonly Command[], about: string | undefined): Card {
  const wanted = about?.trim().replace(/^\//, "").toLowerCase();
  const exact = commands.filter(
    (c) => `${c.group} ${c.name}`.trim() === wanted || (c.name !== "" && c.name === wanted),
  );
  if (exact.length === 1) return commandHelp(exact[0]!);
  const ofGroup = commands.filter((c) => c.group === wanted);
  const shown = ofGroup.length > 0 ? ofGroup : commands;
  return {
    title: ofGroup.length > 0 ? `/${wanted}` : "What I can do",
    parts: [
      {
        kind: "table",
        columns: [{ label: "Command" }, { label: "Does" }],
        rows: shown.map((c) => [`/${c.group} ${c.name}`.trim(), c.summary]),
      },
      { kind: "note", text: "More on one: /help invoice add. What stands in < > is required." },
    ],
  };
}

function commandHelp(command: Command): Card {
  return {
    title: usageLine(command),
    parts: [
      { kind: "text", text: `${command.summary}.` },
      ...partsTable(Object.values(command.args)),
      { kind: "note", text: `Example: ${command.example}` },
    ],
  };
}

function partsTable(args: readonly Arg<unknown>[]): CardPart[] {
  if (args.length === 0) return [];
  const rows = args.map((arg) => [
    arg.keyword === undefined || arg.take === "flag" ? arg.label : `${arg.keyword} ${arg.label}`,
    arg.hint,
  ]);
  return [{ kind: "table", columns: [{ label: "Part" }, { label: "Means" }], rows }];
}
