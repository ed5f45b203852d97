import { dateIn } from "../domain/calendar.ts";
import type { Currency } from "../domain/money.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import type { Reading, Refusal } from "../domain/refusal.ts";
import { mayDo, type Workspace } from "../domain/workspace.ts";
import type { Desk } from "../usecases/desk.ts";
import { localeOf } from "../usecases/invoice-document.ts";
import type { News } from "../usecases/news.ts";
import { actions } from "./actions/index.ts";
import { type Action, type Card, refusal } from "./card.ts";
import type { Command, Context, ReadContext } from "./command.ts";
import { commands } from "./commands/index.ts";
import { nearest } from "./nearest.ts";
import { type Piece, type Pieces, parseArguments, quote, replacePiece } from "./read-text.ts";
import { refusalCard } from "./refusal-card.ts";
import type { Line } from "./refusals/parts.ts";

export type Ask =
  /** A command line, with or without the leading slash. */
  | { kind: "text"; text: string }
  /** A button of a card. */
  | { kind: "press"; action: Action }
  /** A form, with what was filled in; blank fields are left out. */
  | { kind: "submit"; action: Action; values: Readonly<Record<string, string>> };

/** Answers an ask; the person and the workspace are already known. */
export type Dispatch = (ask: Ask) => Promise<Card>;

/** Who asks, looked up anew for each ask, so that a changed role or setting counts at once. */
export type Enter = () => Promise<Pick<Context, "workspace" | "person" | "room">>;

export function dispatcher(desk: Desk, enter: Enter, place: Context["place"]): Dispatch {
  return async (ask) => {
    let hasChanged = false;
    const told: News[] = [];
    const asked: Desk = {
      ...desk,
      changed: (news) => {
        hasChanged = true;
        told.push(...news);
      },
    };
    try {
      const context = contextFor(asked, await enter(), place);
      return withNews(await answer(ask, context), told);
    } catch (error) {
      // Reaching this is a bug or a database that is gone; the log has the trace, the person a sentence.
      desk.log.error({ error: desk.describeError(error) }, "an ask failed");
      const explanation = desk.explainError?.(error);
      return hasChanged ? brokenOffCard(explanation) : failureCard(explanation);
    }
  };
}

/** What has come of promises and plans by an ask is told with its answer, and nowhere else. */
function withNews(card: Card, told: readonly News[]): Card {
  if (told.length === 0) return card;
  const parts = told.map(({ sentence }) => ({ kind: "text" as const, text: sentence }));
  return { ...card, parts: [...card.parts, ...parts] };
}

/** What an ask does in several transactions, as to draft a letter and to show it, stands as far as it came. */
function brokenOffCard(explanation: string | undefined): Card {
  const because = explanation?.replace(/\s*Nothing was changed\.$/, "");
  return refusal(
    "It is on the books, but what should have followed failed.",
    `${because ? `${because} ` : ""}Look with /receivables or /invoice show NO before you do it once more.`,
  );
}

/** A change is one transaction, so that a failure in the middle of it has changed nothing. */
function failureCard(explanation: string | undefined): Card {
  return explanation
    ? refusal("That could not be done now.", explanation)
    : refusal(
        "That did not work, and it is not your fault.",
        "Nothing was changed. Please try again in a moment; the log says what happened.",
      );
}

function contextFor(desk: Desk, entered: Awaited<ReturnType<Enter>>, place: Context["place"]): Context {
  const { workspace } = entered;
  const now = desk.clock.now();
  const locale = localeOf(workspace.language, workspace.country);
  return { desk, ...entered, place, now, today: dateIn(workspace.zone, now), locale };
}

async function answer(ask: Ask, context: Context): Promise<Card> {
  switch (ask.kind) {
    case "text":
      return runLine(ask.text, context);
    case "press":
      return ask.action.name === "command.run"
        ? runLine(ask.action.args["text"] ?? "", context)
        : runAction(ask.action, {}, context);
    case "submit":
      return runAction(ask.action, ask.values, context);
  }
}

async function runAction(
  { name, args }: Action,
  values: Readonly<Record<string, string>>,
  context: Context,
): Promise<Card> {
  const action = actions.find((a) => a.name === name);
  if (!action) return refusal("That button is from another version of Dunlin.", "Nothing was changed.");
  if (!mayDo(context.person.role, action.needs)) {
    const { role } = context.person;
    return refusalCard(
      { kind: "not-allowed", action: action.does, role, needs: action.needs },
      context.locale,
    );
  }
  const outcome = await action.run(args, values, context);
  return "ok" in outcome ? cardOf(outcome, context) : outcome;
}

function cardOf(outcome: Outcome<Card>, { locale }: Context, line?: Line): Card {
  return outcome.ok ? outcome.value : refusalCard(outcome.refusal, locale, line);
}

async function runLine(text: string, context: Context): Promise<Card> {
  const trimmed = text.trim().replace(/^\//, "");
  const found = findCommand(trimmed, context);
  if (!found.ok) return refusalCard(found.refusal, context.locale);
  const { command, rest } = found.value;
  const head = `/${command.group}${command.name ? ` ${command.name}` : ""} `;
  if (!mayDo(context.person.role, command.needs)) {
    const { role } = context.person;
    return refusalCard(
      { kind: "not-allowed", action: head.trim(), role, needs: command.needs },
      context.locale,
    );
  }
  if (rest === "" && command.form) return command.form(context);
  const read = await readArguments(command, rest, context);
  if (!read.ok) return refusalCard(read.refusal, context.locale, lineOf(head, rest, read.piece));
  const outcome = await command.run(read.value as never, context);
  return "ok" in outcome ? cardOf(outcome, context, lineOf(head, rest)) : outcome;
}

/** How the refused line is said again: one piece replaced, or the whole when the cut itself was unclear. */
function lineOf(head: string, rest: string, piece?: Piece): Line {
  return {
    with: ({ text }: Reading) => head + (piece ? replacePiece(rest, piece, text) : text),
    adding: (words: string) => `${head}${rest} ${words}`,
  };
}

/** Takes the command's words off the line; unknown ones get the nearest command. */
function findCommand(text: string, context: Context): Outcome<{ command: Command; rest: string }> {
  const [, first = "", afterFirst = ""] = /^(\S*)\s*(.*)$/s.exec(text) ?? [];
  const group = first.toLowerCase();
  const known = commands.filter((c) => !c.only || c.only === context.place);
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
  | { ok: true; value: Record<string, unknown> }
  | { ok: false; refusal: Refusal; piece?: Piece };

/** Cuts the line into arguments and reads each; the first that cannot be read is the answer. */
async function readArguments(command: Command, text: string, context: Context): Promise<ReadOutcome> {
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
  return { ok: true, value: before };
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

/** Candidates for the word that is being typed at the end of a line. */
export type CommandIndex = { complete(line: string): Promise<string[]> };
