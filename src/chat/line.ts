import type { Currency } from "../domain/money.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import type { Reading, Refusal } from "../domain/refusal.ts";
import { mayDo, type Workspace } from "../domain/workspace.ts";
import type { Card } from "./card.ts";
import type { Command, Context, ReadContext } from "./command.ts";
import { commands } from "./commands/index.ts";
import { nearest } from "./nearest.ts";
import { type Piece, type Pieces, parseArguments, quote, replacePiece } from "./read-text.ts";
import { refusalCard } from "./refusal-card.ts";
import type { Line } from "./refusals/parts.ts";

// One command line: which command it is, what its arguments are, and what comes of running it.

export function cardOf(outcome: Outcome<Card>, { locale }: Context, line?: Line): Card {
  return outcome.ok ? outcome.value : refusalCard(outcome.refusal, locale, line);
}

/** Runs a command line, with or without its slash; what is wrong with it comes back as a card that says so. */
export async function runLine(text: string, context: Context): Promise<Card> {
  const found = findCommand(text, context);
  if (!found.ok) return refusalCard(found.refusal, context.locale);
  const { command, rest } = found.value;
  const head = `${nameOf(command)} `;
  const no = forbids(command, context);
  if (no) return refusalCard(no, context.locale);
  if (rest === "" && command.form) return command.form(context);
  const read = await readArguments(command, rest, context);
  if (!read.ok) return refusalCard(read.refusal, context.locale, lineOf(head, rest, read.piece));
  const outcome = await command.run(read.value as never, context);
  return "ok" in outcome ? cardOf(outcome, context, lineOf(head, rest)) : outcome;
}

/** How the refused line is said again: one piece replaced, or the whole when the cut itself was unclear. */
export function lineOf(head: string, rest: string, piece?: Piece): Line {
  return {
    with: ({ text }: Reading) => head + (piece ? replacePiece(rest, piece, text) : text),
    adding: (words: string) => `${head}${rest} ${words}`,
  };
}

/** Why the person may not use a command; undefined where they may. */
export function forbids(command: Command, { person: { role } }: Context): Refusal | undefined {
  const { needs } = command;
  return mayDo(role, needs) ? undefined : { kind: "not-allowed", action: nameOf(command), role, needs };
}

/** "/invoice paid" */
export function nameOf({ group, name }: Command): string {
  return `/${group}${name ? ` ${name}` : ""}`;
}

/** The commands that there are where the words are exchanged. */
export function commandsAt(place: Context["place"]): Command[] {
  return commands.filter((c) => !c.only || c.only === place);
}

/** Takes the command's words off the line; unknown ones get the nearest command. */
export function findCommand(line: string, { place }: Context): Outcome<{ command: Command; rest: string }> {
  const text = line.trim().replace(/^\//, "");
  const [, first = "", afterFirst = ""] = /^(\S*)\s*(.*)$/s.exec(text) ?? [];
  const group = first.toLowerCase();
  const known = commandsAt(place);
  if (group === "help" || group === "?") return helpLine(known, afterFirst);
  const ofGroup = known.filter((c) => c.group === group);
  if (ofGroup.length === 0) return unknown(text, group, known);
  const [, second = "", afterSecond = ""] = /^(\S*)\s*(.*)$/s.exec(afterFirst) ?? [];
  const named = ofGroup.find((c) => c.name !== "" && c.name === second.toLowerCase());
  if (named) return done({ command: named, rest: afterSecond.trim() });
  const bare = ofGroup.find((c) => c.name === "");
  if (bare && second === "") return done({ command: bare, rest: "" });
  if (second === "" || second.toLowerCase() === "help") return helpLine(known, group);
  return unknown(text, `${group} ${second.toLowerCase()}`, known);
}

function helpLine(known: readonly Command[], about: string): Outcome<{ command: Command; rest: string }> {
  const help = known.find((c) => c.group === "dunlin" && c.name === "help")!;
  return done({ command: help, rest: about === "" ? "" : quote(about.replace(/^\//, "").slice(0, 60)) });
}

function unknown(text: string, typed: string, known: readonly Command[]): Outcome<never> {
  const names = known.map((c) => `${c.group} ${c.name}`.trim());
  const match = nearest(typed, [...names, ...new Set(known.map((c) => c.group))]) ?? byLastWord(typed, names);
  return refuse({ kind: "unknown-command", text, ...(match ? { nearest: `/${match}` } : {}) });
}

/** "paid 7" is meant as "invoice paid 7". */
function byLastWord(typed: string, names: readonly string[]): string | undefined {
  const word = typed.split(" ")[0] ?? "";
  const second = names.filter((name) => name.includes(" ")).map((name) => name.split(" ")[1]!);
  const close = nearest(word, second);
  return close && names.find((name) => name.endsWith(` ${close}`));
}

type ReadOutcome =
  | { ok: true; value: Record<string, unknown>; pieces: Pieces }
  | { ok: false; refusal: Refusal; piece?: Piece };

/** Cuts the line into arguments and reads each; the first that cannot be read is the answer. */
export async function readArguments(command: Command, text: string, context: Context): Promise<ReadOutcome> {
  const { workspace, locale } = context;
  const options = { example: command.example, currency: workspace.currency, locale };
  const pieces: Outcome<Pieces> = parseArguments(text, command.args, options);
  if (!pieces.ok) return pieces;
  const before: Record<string, unknown> = {};
  for (const [name, arg] of Object.entries(command.args)) {
    const piece = pieces.value[name];
    if (!piece) continue;
    const reading: ReadContext = {
      ...context,
      currency: currencyFor(before, workspace),
      before,
      quoted: /["'“”„«»‘]/.test(text[piece.start] ?? ""),
    };
    const value = await arg.read(piece.text, reading);
    if (!value.ok) return { ok: false, refusal: withExample(value.refusal, command), piece };
    before[name] = value.value;
  }
  return { ok: true, value: before, pieces: pieces.value };
}

/** A text that turned out to be empty does not know which line would have been right. */
function withExample(refusal: Refusal, { example }: Command): Refusal {
  return refusal.kind === "missing" ? { ...refusal, example } : refusal;
}

/** An amount without currency is in that of the invoice or project named before it, else in the workspace's. */
function currencyFor(before: Record<string, unknown>, workspace: Workspace): Currency {
  const about = before["invoice"] ?? (before["invoices"] as unknown[] | undefined)?.[0] ?? before["project"];
  return (about as { currency?: Currency } | undefined)?.currency ?? workspace.currency;
}
