import type { AskKind } from "../../domain/ask.ts";
import { formatShortDate } from "../../domain/calendar.ts";
import type { MorningLetter, MorningView } from "../../usecases/view-morning.ts";
import { type Button, type Card, type CardPart, commandButton } from "../card.ts";
import { amounts, count, cut, letterName, listWords } from "../words.ts";
import { askLine, openAskButtons } from "./ask-card.ts";
import { openButtons } from "./letter-card.ts";

/** More than anybody does in a morning; the rest is a command away. */
const MOST_LINES = 20;
const MOST_BUTTONS = 8;

type Line = { group: Group; words: string; open: Button };
type Group = keyof typeof GROUPS;

/** In the order of the list. */
const GROUPS = {
  mail: "Did it arrive?",
  draft: "To approve",
  call: "To call",
  decide: "To decide",
  check: "To check",
  waits: "Still waits",
} as const;

/** A working morning's list: what is new, then what has waited long enough to be told of again. */
export function morningCard(morning: MorningView, locale: string): Card {
  const lines = linesOf(morning, locale);
  const shown = lines.slice(0, MOST_LINES);
  const more = lines.length - shown.length;
  const parts: CardPart[] = [
    { kind: "facts", rows: shown.map(({ group, words }) => [GROUPS[group], words] as const) },
    { kind: "text", text: `Open on these invoices: ${amounts(morning.open, locale)}.` },
  ];
  if (more > 0) {
    const text = `${more.toLocaleString(locale)} more: /receivables drafts`;
    parts.push({ kind: "note", text });
  }
  if (morning.beingWritten.length > 0) {
    const text = `${count(morning.beingWritten.length, "letter")} being written: /receivables drafts`;
    parts.push({ kind: "note", text });
  }
  return {
    title: `${dayWords(morning.on, locale)}: ${titleWords(lines, morning.beingWritten.length)}`,
    parts,
    buttons: [
      ...lines.slice(0, MOST_BUTTONS).map(({ open }) => open),
      ...(more > 0 ? [commandButton("Show the next", "/receivables drafts page 2")] : []),
    ],
  };
}

function linesOf({ on, letters, asks }: MorningView, locale: string): Line[] {
  const opens = openButtons(letters);
  const openAsks = openAskButtons(asks);
  const lines = [
    ...letters.map((letter, i): Line => letterLine(letter, opens[i]!, on, locale)),
    ...asks.map(
      (waits, i): Line => ({
        group: waits.ask.askedOn === on ? ASKED[waits.ask.kind] : "waits",
        words: askLine(waits, locale),
        open: openAsks[i]!,
      }),
    ),
  ];
  const order = Object.keys(GROUPS);
  return lines.toSorted((a, b) => order.indexOf(a.group) - order.indexOf(b.group));
}

const ASKED: Record<AskKind, Group> = {
  check: "check",
  call: "call",
  dispute: "decide",
  fee: "decide",
  decide: "decide",
  credit: "decide",
  tolerance: "decide",
};

function letterLine(letter: MorningLetter, open: Button, on: MorningView["on"], locale: string): Line {
  const { client, invoices, needs, since } = letter;
  const isNew = since === on;
  const name = letterName(letter.letter.kind);
  const numbers = listWords(invoices.map((invoice) => invoice.number));
  const waits = isNew ? "" : `, since ${formatShortDate(since, locale)}`;
  const words = `${name} to ${cut(client.name)}${waits}: ${numbers}, ${amounts(letter.open, locale)}`;
  const group = needs === "answer" ? "mail" : isNew ? "draft" : "waits";
  return { group, words: words.charAt(0).toUpperCase() + words.slice(1), open };
}

/** "Monday, 23 Nov 2026". */
function dayWords(on: MorningView["on"], locale: string): string {
  const weekday = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" });
  return `${weekday.format(new Date(`${on}T12:00:00Z`))}, ${formatShortDate(on, locale)}`;
}

/** "2 things to do, 1 still waits". */
function titleWords(lines: readonly Line[], beingWritten: number): string {
  const waits = lines.filter(({ group }) => group === "waits").length;
  const fresh = lines.length - waits + beingWritten;
  return [
    ...(fresh > 0 ? [`${count(fresh, "thing")} to do`] : []),
    ...(waits > 0 ? [`${waits.toLocaleString("en")} still ${waits === 1 ? "waits" : "wait"}`] : []),
  ].join(", ");
}
