import type { SlottedText } from "../domain/letter.ts";
import type { Where } from "./gate-b/fault.ts";
import type { BuiltInText, PromptFile } from "./prompt-files.ts";
import { slotsOf } from "./slots.ts";

/** What a text of one kind and variant has to say by slots, and which it may use. */
export type SlotRules = {
  /** Slots of any text of the variant that is built in. */
  allowed: readonly string[];
  /** Those that every English one has; of each group one has to be there. */
  required: readonly (readonly string[])[];
};

export type SlotFaultCode = "unknown-slot" | "missing-slot" | "repeated-slot" | "misplaced-slot";

/** `found` is the slot. */
export type SlotFault = { code: SlotFaultCode; where: Where; found: string };

/** They name the invoices, within a sentence and at its start. */
const NAMING: readonly string[] = ["invoice_phrase", "invoice_title"];

/**
 * The rules of a kind's variant, read off its built-in texts: what none of them leaves out, whatever the tone,
 * a letter of that kind cannot do without.
 */
export function slotRules(file: PromptFile, variant: string): SlotRules {
  const english = textsOf(file, "en", variant).map(({ paragraphs }) => paragraphs.flatMap(slotsOf));
  const every = [...file.texts.keys()].flatMap((language) => textsOf(file, language, variant));
  const used = every.flatMap(({ subject, paragraphs }) => [subject, ...paragraphs].flatMap(slotsOf));
  const allowed = [...new Set(used)];
  const groups = allowed.map((slot) => (NAMING.includes(slot) ? NAMING : [slot]));
  const inAll = [...new Map(groups.map((group) => [group.join(), group])).values()].filter((group) =>
    english.every((slots) => group.some((slot) => slots.includes(slot))),
  );
  // A table names its invoices itself.
  const hasTable = inAll.some(([slot]) => slot === "invoice_table");
  return { allowed, required: inAll.filter((group) => !hasTable || group !== NAMING) };
}

/** Tone by tone. */
function textsOf(file: PromptFile, language: string, variant: string): BuiltInText[] {
  const { texts } = file.texts.get(language)!;
  return [...texts].filter(([name]) => name.endsWith(`/${variant}`)).map(([, text]) => text);
}

/** What stands on lines of its own: tables, clauses, bank details, the name below. */
export function isBlock(slot: string): boolean {
  return slot === "greeting" || slot === "signature" || /_(?:block|table)$/.test(slot);
}

/** More often than this within a text, a fact is not said but repeated. */
const MOST_OFTEN = 3;

const SLOT = /\{\{([a-z_]+)\}\}/g;

/** Slots that are not there, are there too often, or stand where they cannot. */
export function judgeSlots({ subject, body }: SlottedText, rules: SlotRules): SlotFault[] {
  const inSubject = named(subject);
  const inBody = named(body);
  const missing = rules.required
    .filter((group) => !group.some((slot) => inBody.includes(slot)))
    .map((group): SlotFault => ({ code: "missing-slot", where: "body", found: group[0]! }));
  return [
    ...missing,
    ...unknown("subject", inSubject, rules),
    ...unknown("body", inBody, rules),
    ...inSubject
      .filter(isBlock)
      .map((found): SlotFault => ({ code: "misplaced-slot", where: "subject", found })),
    ...repeated(inBody),
    ...misplaced(body),
  ];
}

function named(text: string): string[] {
  return [...text.matchAll(SLOT)].map((match) => match[1]!);
}

function unknown(where: Where, slots: readonly string[], { allowed }: SlotRules): SlotFault[] {
  return [...new Set(slots)]
    .filter((slot) => !allowed.includes(slot))
    .map((found) => ({ code: "unknown-slot", where, found }));
}

function repeated(slots: readonly string[]): SlotFault[] {
  return [...new Set(slots)]
    .filter((slot) => slots.filter((s) => s === slot).length > (isBlock(slot) ? 1 : MOST_OFTEN))
    .map((found) => ({ code: "repeated-slot", where: "body", found }));
}

/** A block within a sentence, words before the greeting, words below the name. */
function misplaced(body: string): SlotFault[] {
  const lines = body.split("\n").map((line) => line.trim());
  const within = lines.flatMap((line) =>
    named(line).filter((slot) => isBlock(slot) && line !== `{{${slot}}}`),
  );
  const written = lines.filter((line) => line !== "");
  const isLast = written.at(-1) === "{{signature}}" || !body.includes("{{signature}}");
  const isFirst = written[0] === "{{greeting}}" || !body.includes("{{greeting}}");
  const wrong = [...within, ...(isFirst ? [] : ["greeting"]), ...(isLast ? [] : ["signature"])];
  return [...new Set(wrong)].map((found) => ({ code: "misplaced-slot", where: "body", found }));
}
