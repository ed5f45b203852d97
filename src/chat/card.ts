/**
 * What the bot says, as data. Adapters render it in their platform's words and escape every text: a
 * card holds plain text only, never markup, mentions or links of its own.
 */
export type Card = {
  title: string;
  /** "refusal" when nothing was changed because something was wrong; a pipe then ends with status 1. */
  tone?: "plain" | "refusal" | "question";
  parts: readonly CardPart[];
  buttons?: readonly Button[];
  files?: readonly CardFile[];
  /** A form to be filled in, field by field in the terminal, as a modal elsewhere. */
  form?: Form;
};

export type CardPart =
  /** A paragraph. */
  | { kind: "text"; text: string }
  /** Small print: rules, hints, what to type next. */
  | { kind: "note"; text: string }
  /** Label and value, one a line. */
  | { kind: "facts"; rows: readonly (readonly [label: string, value: string])[] }
  | { kind: "table"; columns: readonly Column[]; rows: readonly (readonly string[])[] }
  /** A letter's exact text, kept apart so that nobody takes it for the bot's own words. */
  | { kind: "letter"; text: string };

export type Column = { label: string; align?: "left" | "right" };

export type CardFile = { filename: string; contentType: string; bytes: Uint8Array };

/** A press: a name that chat/actions/index.ts knows, and small text values. Rights are looked up there. */
export type Action = { name: string; args: Readonly<Record<string, string>> };

export type Button = {
  label: string;
  action: Action;
  style?: "primary" | "danger";
  /** Asked before the press counts. */
  confirm?: string;
};

export type FieldKind = "text" | "long-text" | "money" | "date" | "choice";

export type Field = {
  name: string;
  label: string;
  kind: FieldKind;
  required: boolean;
  /** What stands in the field at first; leaving the field alone keeps it. */
  value?: string;
  hint?: string;
  /** For "choice". */
  options?: readonly string[];
};

/** A submit is `action` with the fields' values added to its args; a field left out is absent. */
export type Form = { title: string; fields: readonly Field[]; action: Action; submitLabel: string };

/** A button that types a line. */
export function commandButton(label: string, text: string): Button {
  return { label, action: { name: "command.run", args: { text } } };
}

export function say(title: string, ...paragraphs: string[]): Card {
  return { title, parts: paragraphs.map((text) => ({ kind: "text", text })) };
}

export function refusal(title: string, hint: string): Card {
  return { title, tone: "refusal", parts: [{ kind: "text", text: hint }] };
}
