import type { Field, Form } from "../../src/chat/card.ts";
import { harmless, harmlessLine } from "./harmless.ts";

/** A form on its way: the field that is asked for next, and what was said so far. */
export type Filling = {
  form: Form;
  at: number;
  values: Readonly<Record<string, string>>;
  /** Lines of a long text so far; absent before its first line and for other fields. */
  lines?: readonly string[];
  /** Set where the form was refused before: its fields hold what was said then. */
  again?: true;
  /** First thing that was wrong where nobody can be asked again. */
  fault?: string;
};

export type Filled =
  | { kind: "next"; filling: Filling; say?: string }
  | { kind: "cancelled" }
  | { kind: "complete"; values: Readonly<Record<string, string>>; fault?: string };

export function startForm(form: Form): Filling {
  return { form, at: 0, values: {} };
}

/** The same form once more, with what was filled in standing in its fields. */
export function sameFormAgain(form: Form, values: Readonly<Record<string, string>>): Form {
  const fields = form.fields.map((field) => {
    const value = values[field.name] ?? field.value;
    return value === undefined ? field : { ...field, value };
  });
  return { ...form, fields };
}

/** What stands above the first field; the form's title stands on its card. */
export function formIntroduction({ submitLabel }: Form): string {
  const how = `An empty line leaves a field as it is, "cancel" leaves the form. After the last field: ${submitLabel}.`;
  return harmlessLine(how);
}

/** What a person is told about the field before typing; empty when the prompt says it all. */
export function aboutField({ form, at, lines }: Filling): string {
  const field = form.fields[at];
  if (!field || lines) return "";
  const about = field.hint ? [harmlessLine(field.hint)] : [];
  if (field.kind === "choice")
    about.push((field.options ?? []).map((text, i) => `[${i + 1}] ${harmlessLine(text)}`).join("  "));
  if (field.kind === "long-text") {
    if (field.value) about.push(`At present:\n${harmless(field.value).replace(/^/gm, "  │ ")}`);
    about.push("End with a line that holds a single dot.");
  }
  return about.join("\n");
}

/** The prompt for the next line: "Amount (needed): ", "Due [7 December 2026]: ". */
export function fieldPrompt({ form, at, lines }: Filling): string {
  const field = form.fields[at];
  if (!field || lines) return "... ";
  const mark = field.required && field.value === undefined ? " (needed)" : "";
  const value = field.value && field.kind !== "long-text" ? ` [${harmlessLine(field.value)}]` : "";
  return `${harmlessLine(field.label)}${mark}${value}: `;
}

/**
 * Takes a line for the field that is asked for. An empty line leaves the field out. What cannot be taken is
 * asked for again where somebody is there (`interactive`); else it is kept as the form's fault, and the
 * lines of the other fields are read all the same, so that none of them is taken for a command.
 */
export function fillIn(filling: Filling, line: string, interactive: boolean): Filled {
  const field = filling.form.fields[filling.at];
  if (!field) return complete(filling);
  if (!filling.lines && line.trim().toLowerCase() === "cancel") return { kind: "cancelled" };
  if (field.kind === "long-text") return fillLongText(filling, field, line, interactive);
  return take(filling, field, readValue(field, line), interactive);
}

/** Goes past a line that could not be read at all; `because` becomes the form's fault. */
export function skipUnreadable(filling: Filling, because: string): Filled {
  const faulty = withFault(filling, because);
  const isLong = filling.form.fields[filling.at]?.kind === "long-text";
  return isLong ? { kind: "next", filling: { ...faulty, lines: filling.lines ?? [] } } : proceed(faulty);
}

function fillLongText(filling: Filling, field: Field, line: string, interactive: boolean): Filled {
  const lines = filling.lines ?? [];
  const ends = line.trim() === "." || (lines.length === 0 && !filling.lines && line.trim() === "");
  if (!ends) return { kind: "next", filling: { ...filling, lines: [...lines, line] } };
  const { lines: _, ...rest } = filling;
  return take(rest, field, { ok: true, value: lines.join("\n").trimEnd() }, interactive);
}

type Read = { ok: true; value: string } | { ok: false; because: string };

function readValue(field: Field, line: string): Read {
  const text = line.trim();
  if (field.kind !== "choice" || text === "") return { ok: true, value: text };
  const options = field.options ?? [];
  const byNumber = /^\d{1,3}$/.test(text) ? options[Number(text) - 1] : undefined;
  const option = options.find((each) => each.toLowerCase() === text.toLowerCase()) ?? byNumber;
  if (option !== undefined) return { ok: true, value: option };
  return { ok: false, because: `${field.label} is one of: ${options.join(", ")}.` };
}

function take(filling: Filling, field: Field, read: Read, interactive: boolean): Filled {
  const missing = read.ok && read.value.trim() === "" && field.required && field.value === undefined;
  const because = missing ? `${field.label} is needed.` : read.ok ? undefined : read.because;
  if (because !== undefined) {
    if (!interactive) return proceed(withFault(filling, because));
    return { kind: "next", filling, say: `${because} Type it again, or "cancel" to leave the form.` };
  }
  if (!read.ok || read.value.trim() === "") {
    // A field that an earlier, refused try had filled keeps what it says.
    const kept = filling.again ? field.value : undefined;
    return proceed(kept === undefined ? filling : withValue(filling, field, kept));
  }
  return proceed(withValue(filling, field, read.value));
}

function withValue(filling: Filling, field: Field, value: string): Filling {
  return { ...filling, values: { ...filling.values, [field.name]: value } };
}

function withFault(filling: Filling, because: string): Filling {
  return { ...filling, fault: filling.fault ?? because };
}

function proceed(filling: Filling): Filled {
  const { lines: _, ...rest } = filling;
  const next = { ...rest, at: filling.at + 1 };
  return next.at < next.form.fields.length ? { kind: "next", filling: next } : complete(next);
}

function complete({ values, fault }: Filling): Filled {
  return { kind: "complete", values, ...(fault !== undefined && { fault }) };
}
