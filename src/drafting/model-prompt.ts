import type { SlottedText } from "../domain/letter.ts";
import type { ModelAsk } from "../ports.ts";
import { isBlock, type SlotRules } from "./gate-a-slots.ts";
import type { LetterFacts, Tone } from "./letter-facts.ts";
import { LANGUAGES } from "./phrases/index.ts";
import { builtInText, type PromptFile } from "./prompt-files.ts";
import { SLOT_NOTES } from "./slot-notes.ts";
import type { Template } from "./slots.ts";

/** What a letter is to be, for whoever writes it. */
export type Commission = {
  file: PromptFile;
  tone: Tone;
  /** ISO 639-1. */
  language: string;
  variant: string;
  /** Of the slots that have something to say now. */
  rules: SlotRules;
  /** Blocks that have nothing to say now: they are put in their place by code. */
  silent: readonly string[];
  /** Paragraphs of the built-in text that make claims: they are added by code, word for word. */
  clauses: readonly string[];
  /** Words to start from, where a letter is written anew, and what is to become of them: in our own words. */
  rewrite?: { words: SlottedText; wish: string };
};

const TONES: Readonly<Record<Tone, string>> = {
  gentle: "gentle: warm and light, as to somebody one likes and works with again",
  neutral: "neutral: friendly and matter-of-fact",
  firm: "firm: clear, short and serious, and still polite",
};

/**
 * The instruction and input for one letter. Nothing of the ledger is in them: no name, number, amount, date, note
 * or reference, only what kind of letter it is, and about how late the oldest invoice.
 */
export function promptFor(
  commission: Commission,
  facts: LetterFacts,
): Pick<ModelAsk, "instruction" | "input"> {
  const { file, rules } = commission;
  return {
    instruction: [
      WRITER,
      `The letter:\n${file.instruction}`,
      HOW,
      slotLines(rules),
      ...grammarOf(commission),
    ].join("\n\n"),
    input: [
      `Language: ${languageName(commission.language)}`,
      `Tone: ${TONES[commission.tone]}`,
      `At most ${file.maxWords} words, without what the slots bring.`,
      ...situation(facts),
      file.enclosures.length > 0 ? "A copy is enclosed." : "Nothing is enclosed.",
      ...added(commission),
      ...(commission.rewrite ? rewritten(commission.rewrite, commission) : [sampleOf(commission)]),
    ].join("\n"),
  };
}

const WRITER =
  "You write the words of a business letter for a freelancer or a small company that wants its invoice to be " +
  "paid and the client to stay. Somebody reads and approves it before it goes out.";

const HOW = `How to write:
- You do not know any facts. Where one belongs, write its slot, as in {{balance}}; it is filled in later. Make the sentence right around it.
- Never write a figure, a number in words, a currency, a month, a weekday, a name, an address, a link or a telephone number. Only slots bring them.
- Plain, personal and short sentences. No heading, list, emphasis, emoji, markup, quotation or remark to whoever asked.
- Say nothing that the description of the letter does not ask for: no threat, no consequence, no fee, no discount, no more time, no instalments, no promise, nothing that is said to be paid, settled or cancelled.
- The subject is one short line. The body begins with {{greeting}}, ends with a closing line and {{signature}} below it, and has an empty line between paragraphs.`;

/** Which there are, what they hold, and how each is to stand. */
function slotLines({ allowed, required }: SlotRules): string {
  const lines = allowed.map((slot) => {
    const place = isBlock(slot) ? " Once, on a line of its own." : "";
    return `- {{${slot}}}: ${SLOT_NOTES[slot] ?? slot.replaceAll("_", " ")}.${place}`;
  });
  const wanted = required.map((group) => group.map((slot) => `{{${slot}}}`).join(" or "));
  return `The slots:\n${lines.join("\n")}\nThe body has to hold: ${wanted.join(", ")}.`;
}

/** Slots of a language with cases stand in one of them. */
function grammarOf({ language }: Commission): string[] {
  const grammar = LANGUAGES.get(language)?.grammar;
  return grammar ? [grammar] : [];
}

function languageName(language: string): string {
  return new Intl.DisplayNames(["en"], { type: "language" }).of(language) ?? language;
}

/** In words that fit many clients. */
function situation(facts: LetterFacts): string[] {
  const { invoices } = facts;
  if (invoices.length === 0) return [];
  const late = Math.max(...invoices.map((invoice) => invoice.days_overdue));
  const isPartly = invoices.some((invoice) => Number(invoice.balance) < Number(invoice.amount));
  return [
    `Invoices: ${invoices.length === 1 ? "one" : "several"}`,
    `The oldest is ${LATENESS.find(([days]) => late <= days)![1]}.`,
    ...(isPartly ? ["A part has been paid or credited; the slots say so."] : []),
    ...(invoices.some((invoice) => invoice.broken_promise) ? ["A promise to pay was not kept."] : []),
    ...(facts.dispute ? [`How the dispute stands: ${facts.dispute.state}.`] : []),
  ];
}

const LATENESS: readonly [days: number, words: string][] = [
  [-1, "not due yet"],
  [0, "due today"],
  [7, "late by some days"],
  [30, "late by some weeks"],
  [90, "late by some months"],
  [Number.POSITIVE_INFINITY, "late by more than a season"],
];

/** What is said of legal steps is never a model's to word. */
function added({ clauses }: Commission): string[] {
  if (clauses.length === 0) return [];
  return [`Added by itself, so that you write nothing of the kind: ${clauses.join(" ")}`];
}

/** The built-in text shows which facts belong where; it holds slots, too, and nobody's facts. */
function sampleOf(commission: Commission): string {
  const plain = shown(builtInWords(commission.file, commission), commission);
  return `\nA plain text of this letter, for its order and its slots. Do not copy it; write a better one.\n\n${plain}`;
}

/** Without what code puts there by itself. */
function shown({ subject, body }: SlottedText, { silent, clauses }: Commission): string {
  const ours = [...silent.map((slot) => `{{${slot}}}`), ...clauses];
  const said = body.split(/\n{2,}/).filter((paragraph) => !ours.includes(paragraph));
  return `Subject: ${subject}\n\n${said.join("\n\n")}`;
}

function rewritten({ words, wish }: NonNullable<Commission["rewrite"]>, commission: Commission): string[] {
  return [
    `\nThe letter as it is:\n\n${shown(words, commission)}`,
    `\nWrite it anew, with the same slots. What is wanted: ${wish}`,
  ];
}

/** A built-in text with its slots not filled. */
export function builtInWords(
  file: PromptFile,
  { language, tone, variant }: { language: string; tone: Tone; variant: string },
): SlottedText {
  const { text } = builtInText(file, language, tone, variant);
  return { subject: source(text.subject), body: text.paragraphs.map(source).join("\n\n") };
}

function source(template: Template): string {
  return template.map((part) => ("text" in part ? part.text : `{{${part.slot}}}`)).join("");
}
