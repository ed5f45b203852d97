import { formatShortDate, type LocalDate, readIsoDate } from "../../domain/calendar.ts";
import type { Client } from "../../domain/client.ts";
import type { Invoice } from "../../domain/invoice.ts";
import { formatMoney, type Money } from "../../domain/money.ts";
import { MOST_MEANT, meantInvoices } from "../../usecases/who-is-meant.ts";
import { type Action, type Button, type Card, type CardPart, commandButton } from "../card.ts";
import type { Arg, Command, Context } from "../command.ts";
import { findCommand, forbids, lineOf, nameOf, readArguments, runLine } from "../line.ts";
import { asWord, clearAmount, type Piece, type Pieces, quote, readDate } from "../read-text.ts";
import { refusalCard } from "../refusal-card.ts";
import { cut } from "../words.ts";

/** What a line was made of, for the card: the arithmetic behind a figure, and who read the words. */
export type Origin = { because?: string; model?: string };

/**
 * Shows what was understood. A command that only looks is run at once; one that changes anything is shown as it
 * would be run, with everything in it named exactly, and nothing happens before somebody presses Confirm.
 */
export async function propose(line: string, context: Context, origin: Origin = {}): Promise<Card> {
  const found = findCommand(line, context);
  if (!found.ok) return refusalCard(found.refusal, context.locale);
  const { command, rest } = found.value;
  const no = forbids(command, context);
  if (no) return refusalCard(no, context.locale);
  const head = `${nameOf(command)} `;
  const read = await readArguments(command, rest, context);
  if (!read.ok) {
    const card = refusalCard(read.refusal, context.locale, lineOf(head, rest, read.piece));
    return command.changes ? chosenFirst(card) : card;
  }
  const exact = (head + exactly(command, rest, read, context)).trim();
  if (command.changes) return confirmCard(command, exact, origin, await aboutPart(read.value, context));
  const card = await runLine(exact, context);
  return { ...card, parts: [...card.parts, { kind: "note", text: understoodWords(exact, origin) }] };
}

function understoodWords(line: string, { model, because }: Origin): string {
  return [`Understood as ${line}`, because, readBy(model)].filter(Boolean).join("\n");
}

function readBy(model: string | undefined): string | undefined {
  return model && `The words were read by ${model}.`;
}

/** Whose invoices a line is about, and what is open on them: of a number alone nobody knows that it is the right one. */
async function aboutPart(
  read: Readonly<Record<string, unknown>>,
  { desk, workspace, locale }: Context,
): Promise<CardPart[]> {
  const invoices = Object.values(read).flat().filter(isInvoice).slice(0, MOST_MEANT);
  const meant = await meantInvoices(
    desk,
    workspace,
    invoices.map(({ id }) => id),
  );
  const rows = meant.map(({ invoice, client, open }): [string, string] => [
    invoice.number,
    `${cut(client.name)}, ${formatMoney(open, locale)} open`,
  ]);
  return rows.length > 0 ? [{ kind: "facts", rows }] : [];
}

function isInvoice(value: unknown): value is Invoice {
  return typeof value === "object" && value !== null && "number" in value && "dueOn" in value;
}

function confirmCard(
  command: Command,
  line: string,
  { because, model }: Origin,
  about: readonly CardPart[],
): Card {
  const note = [`${command.summary}.`, readBy(model), "Nothing is changed before you confirm."];
  return {
    title: "Shall I do this?",
    tone: "question",
    parts: [
      { kind: "text", text: line },
      ...about,
      ...(because ? [{ kind: "text" as const, text: because }] : []),
      { kind: "note", text: note.filter(Boolean).join(" ") },
    ],
    buttons: [
      { ...commandButton("Confirm", line), style: "primary" },
      { label: "Cancel", action: { name: "words.cancel", args: {} } },
    ],
  };
}

/** The button that shows a line before it is run. */
export function chooseButton(label: string, line: string): Button {
  return { label, action: chooseAction(line) };
}

function chooseAction(text: string): Action {
  return { name: "words.choose", args: { text } };
}

/** What a question about a line offers would run at once; of words that were guessed at it is shown first. */
function chosenFirst(card: Card): Card {
  const buttons = card.buttons?.map((button) =>
    button.action.name === "command.run"
      ? { ...button, action: chooseAction(button.action.args["text"] ?? "") }
      : button,
  );
  return buttons ? { ...card, buttons } : card;
}

/** The arguments with every value that was read in the one form that means it: what is confirmed is what is run. */
function exactly(
  { args }: Command,
  rest: string,
  read: { value: Record<string, unknown>; pieces: Pieces },
  context: Context,
): string {
  const inTurn = Object.entries(read.pieces).toSorted(([, a], [, b]) => b.start - a.start);
  return inTurn.reduce((line, [name, piece]) => {
    const text = exactValue(read.value[name], args[name]!, context);
    return text === undefined ? line : replaced(line, piece, text);
  }, rest);
}

function replaced(line: string, { start, end }: Piece, text: string): string {
  return line.slice(0, start) + text + line.slice(end);
}

/** Undefined for what stays as it was said: texts, and words of a fixed set. */
function exactValue(value: unknown, arg: Arg<unknown>, { locale }: Context): string | undefined {
  if (Array.isArray(value)) return value.map((one) => asWord((one as Invoice).number)).join(",");
  if (typeof value === "string" && /^DATE$/i.test(arg.label)) return dayWords(value as LocalDate, locale);
  if (typeof value !== "object" || value === null) return undefined;
  if ("minor" in value) return clearAmount(value as Money);
  if ("number" in value) return asWord((value as Invoice).number);
  return "name" in value && arg.label === "client" ? quote((value as Client).name) : undefined;
}

/** The day as the place writes it, where it is read back as that very day; else as it is written everywhere. */
function dayWords(day: LocalDate, locale: string): string {
  if (readIsoDate(day) === undefined) return day;
  const words = [formatShortDate(day, locale), formatShortDate(day)];
  const isClear = (text: string) => {
    const read = readDate(text, { today: day, locale });
    return read.ok && read.value === day;
  };
  return words.find(isClear) ?? day;
}
